"""Articles that tell the same event, by their words and days."""

import random

import pytest

from readroom.text.clusters import DAYS, UNTIMED, Days, cluster, cosine, nearness, rarity, vector


def of(words: str) -> dict[str, float]:
    counts = dict.fromkeys(words.split(), 1)
    return vector(counts, dict.fromkeys(counts, rarity(2, 100)))


def day(number: int) -> Days:
    return Days(700_000 + number, 700_000 + number)


ALL = {
    1: (of("ferry fog ledge quay bell"), day(0)), 2: (of("ferry fog ledge light bell"), day(1)),
    3: (of("fire archive boxes quay cellar"), day(1)), 4: (of("fire archive boxes roof cellar"), day(2)),
    5: (of("ferry gull salt rope tar net oar mast keel weed sand ebb"), day(1)),
    6: (of("ferry fog ledge light bell"), day(60)),
}  # fmt: skip
LINKS = [(a, b) for a in ALL for b in ALL if a < b]


def test_a_vector_has_length_one_and_no_word_of_one_article_alone() -> None:
    found = vector(
        {"ferry": 3, "fog": 1, "own": 9},
        {word: rarity(articles, 50) for word, articles in (("ferry", 4), ("fog", 2), ("own", 1))},
    )
    assert found.keys() == {"ferry", "fog"}
    assert cosine(found, found) == pytest.approx(1)


def test_articles_of_one_event_are_together() -> None:
    found = cluster(ALL, LINKS)
    assert found.groups == [[1, 2], [3, 4]]
    assert all(0.5 < score <= 1 for scores in found.scores for score in scores)


def test_what_is_only_a_little_alike_may_belong_to_it() -> None:
    assert [(article, index) for article, index, _ in cluster(ALL, LINKS).maybe] == [(5, 0)]


def test_the_order_of_links_does_not_matter() -> None:
    mixed = [(b, a) for a, b in LINKS]
    random.Random(3).shuffle(mixed)
    assert cluster(dict(reversed(ALL.items())), mixed) == cluster(ALL, LINKS)


def test_seeds_stay_together() -> None:
    assert cluster(ALL, LINKS, [[1, 6]]).groups[0][0] == 1
    assert {1, 6} <= set(cluster(ALL, LINKS, [[1, 6]]).groups[0])


def test_without_days_the_words_decide() -> None:
    undated = {article: (words, Days()) for article, (words, _) in ALL.items()}
    assert cluster(undated, LINKS).groups == [[1, 2, 6], [3, 4]]


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        (day(0), day(0), 1.0), (day(0), day(DAYS + 1), 0.0), (Days(100, 130), Days(90, 95), pytest.approx(1 / UNTIMED)),
        (Days(100, 130), Days(10, 40), 0.0), (Days(), day(5), pytest.approx(1 / UNTIMED)),
    ],
)  # fmt: skip
def test_days(one: Days, other: Days, near: float) -> None:
    assert nearness(one, other) == nearness(other, one) == near


def test_nothing_comes_of_nothing() -> None:
    found = cluster({}, [])
    assert (found.groups, found.maybe) == ([], [])
