"""Articles that tell the same event, by their words and days."""

import random

import pytest

from readroom.text.clusters import DAYS, FEW, MANY, UNTIMED, Days, Told, cluster, nearness, room_of
from readroom.text.telling import rarity, vector


def of(words: str, days: "Days | None" = None, names: str = "") -> Told:
    used = dict.fromkeys(words.split(), 1)
    told = vector(used, dict.fromkeys(used, rarity(2, 100)), 100)
    return Told(told, days or Days(), frozenset(names.split()))


def day(number: int) -> Days:
    return Days(700_000 + number, 700_000 + number)


ALL = {
    1: of("ferry fog ledge quay bell", day(0)), 2: of("ferry fog ledge light bell", day(1)),
    3: of("fire archive boxes quay cellar", day(1)), 4: of("fire archive boxes roof cellar", day(2)),
    5: of("ferry gull salt rope tar net oar mast keel weed sand ebb buoy tide", day(1)),
    6: of("ferry fog ledge light bell", day(60)),
}  # fmt: skip
LINKS = [(a, b) for a in ALL for b in ALL if a < b]


def test_articles_of_one_event_are_together() -> None:
    found = cluster(ALL, LINKS)
    assert found.groups == [[1, 2], [3, 4]]
    assert all(0.4 < score <= 1 for scores in found.scores for score in scores)


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
    undated = {article: Told(told.words) for article, told in ALL.items()}
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


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("farina perth sydney", "hewitt davis cahill", False),
        ("farina perth sydney", "farina davis cahill", True),
        ("farina perth", "hewitt davis cahill", True),
    ],
)
def test_what_is_alike_without_a_name_in_common_counts_less(first: str, second: str, together: bool) -> None:
    one, other = (
        "coach contract talks season club wage fans pitch",
        "coach contract tennis court racket title tour draw",
    )
    told = {
        n: of(f"{words} {names}", day(0), names) for n, (words, names) in enumerate(((one, first), (other, second)))
    }
    assert bool(cluster(told, [(0, 1)]).groups) is together


def test_without_days_two_that_nothing_else_is_like_join_earlier() -> None:
    def words(own: str, *shared: str) -> Told:
        return of(" ".join([*shared, *(f"{own}{n}" for n in range(14 - len(shared)))]))

    two = {1: words("a", "ferry", "fog"), 2: words("b", "ferry", "fog")}
    assert cluster(two, [(1, 2)]).groups == [[1, 2]]
    three = {1: words("a", "ferry", "fog", "fire", "roof"), 2: two[2], 3: words("c", "fire", "roof")}
    assert cluster(three, [(1, 2), (1, 3)]).groups == []
    assert cluster({n: Told(told.words, day(4)) for n, told in enumerate(two.values())}, [(0, 1)]).groups == [[0, 1]]
    apart = {n: Told(told.words, day(9 * n)) for n, told in enumerate(two.values())}
    assert cluster(apart, [(0, 1)]).groups == []


def test_the_more_articles_there_are_of_these_days_the_more_alike_they_have_to_be() -> None:
    rooms = [room_of(beside) for beside in (0, FEW, 40, MANY, 500, 1_000, 100_000)]
    assert rooms == sorted(rooms, reverse=True)
    assert rooms[0] == rooms[1] > 1 == rooms[3] == rooms[4] > rooms[5]


def test_nothing_comes_of_nothing() -> None:
    found = cluster({}, [])
    assert (found.groups, found.maybe) == ([], [])
