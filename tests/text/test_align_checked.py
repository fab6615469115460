"""Differences to check of a base and several texts: those of each pair, each place once, with who says what."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.text.align import compare_texts
from readroom.text.align_checked import Checked
from readroom.text.align_many import Many, compare_many
from readroom.text.fold import fold
from readroom.text.model import Body

ACCOUNTS = (
    "{count} boats sank near the lighthouse of Ardo when the ice broke in the bay, the harbour office said.",
    "Mayor {name} {denied}signed the order that closed the northern quay to all ships for nine weeks.",
    "“The new pier will cost {sum} crowns,” the chairman of the commission said after the long meeting on {day}.",
    "As the first mayor of the town, {name} named Ulla Varga, a pilot for many years, as head of the harbour office.",
    "To mend the lights after the storm, {name} named Ulla Varga as the head of the harbour office.",
    "It was {denied}known who had lit the lamp, a keeper of the ledge light wrote in the log on {day}.",
)
SLOTS = {
    "count": ("Twelve", "12", "Fifteen", "Some fifteen", "TWELVE"),
    "name": ("Holm", "Berg", "Holmm", "Ada Berg", "Qasem Holm"),
    "denied": ("", "", "never ", "not "),
    "sum": ("40 million", "45 million", "$40 million", "€40 million", "forty"),
    "day": ("3 March 2020", "4 March 2020", "Tuesday", "3 March"),
}
TOLD = st.tuples(st.sampled_from(ACCOUNTS), st.fixed_dictionaries({k: st.sampled_from(v) for k, v in SLOTS.items()}))
TEXT = st.lists(TOLD, max_size=6).map(lambda said: " ".join(sentence.format(**slots) for sentence, slots in said))
BASE = "Three men died at the quay in the storm of January, the harbour office of the northern town said on Friday."


def said(place: Checked, texts: list[str]) -> list[tuple[str | None, list[int]]]:
    """Return what each version prints, and which articles (the base is 0) say it."""
    return [
        (v[0].range and texts[v[0].article][slice(*v[0].range)], [saying.article for saying in v])
        for v in place.versions
    ]


def compared(*texts: str) -> Many:
    return compare_many(Body(texts[0]), [Body(text) for text in texts[1:]])


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXT, min_size=3, max_size=5), st.booleans())
def test_they_are_those_of_each_pair_and_no_others(texts: list[str], loose: bool) -> None:
    base, *others = texts
    many = compare_many(Body(base), [Body(text) for text in others], loose=loose)
    pairs = [(n, d) for n, other in enumerate(others, 1) for d in compare_texts(base, other, loose=loose).differences]
    found = [(place, saying) for place in many.differences for saying in place.differing]
    assert Counter((saying.article, saying.difference) for _, saying in found) == Counter(pairs)
    for place, saying in found:
        difference = saying.difference
        assert (difference.kind, difference.right) == (place.kind, saying.range)
        if difference.left:
            assert place.base[0] <= difference.left[0] < difference.left[1] <= place.base[1]
    for sentence, witnesses in many.differing.items():
        # The sign stands where the witness has something of that sentence.
        assert all(many.sentences[sentence].marks[n] for n in witnesses)


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXT, min_size=3, max_size=5))
def test_each_place_counts_once_and_who_agrees_has_the_same_words(texts: list[str]) -> None:
    many = compared(*texts)
    taken: set[tuple[str, int]] = set()
    for place in many.differences:
        start, end = many.sentences[place.sentence].range
        own, *others = place.versions
        assert own[0].article == 0
        if place.base:
            assert start <= place.base[0] < end
            here = {(place.kind, offset) for offset in range(*place.base)}
            assert not here & taken
            taken |= here
        words = texts[0][slice(*place.base)] if place.base else None
        differing = {saying.article for saying in place.differing}
        for saying in own[1:]:
            assert saying.article not in differing
            assert (saying.range is None) == (words is None)
            if words:
                assert fold(texts[saying.article][slice(*saying.range)]) == fold(words)
        values = [{fold(texts[s.article][slice(*s.range)]) if s.range else None for s in v} for v in others]
        assert not any(one & other for n, one in enumerate(values) for other in values[:n] if place.kind != "amount")


def test_who_says_what_and_copies_count_once() -> None:
    four = BASE.replace("Three", "Four").replace("January", "February")
    texts = [BASE, "Snow fell. " + BASE.replace("Three men", "THREE men"), four, four + " Snow fell.", "Snow fell."]
    many = compared(*texts)
    assert [(place.kind, said(place, texts)) for place in many.checked()] == [
        ("number", [("Three", [0, 1]), ("Four", [2, 3])]),
        ("date", [("January", [0, 1]), ("February", [2, 3])]),
    ]
    assert texts[1][slice(*many.differences[0].versions[0][1].range)] == "THREE"
    assert many.differing == {0: {1, 2}}
    written = many.to_json()["differences"][0]
    assert written["base"] == [0, 5]
    assert written["versions"][1][0] == {"witness": 1, "range": [0, 4], "base": [0, 5], "row": 0}
    assert many.to_json(2)["differences"] == []


@pytest.mark.parametrize(
    ("old", "new", "kind", "versions"),
    [
        ("died", "never died", "negation", [(None, [0, 2, 3]), ("never", [1])]),
        ("Three", "3", "", []),
        ("harbour", "harbor", "spelling", [("harbour", [0, 2, 3]), ("harbor", [1])]),
    ],
)
def test_where_one_side_has_nothing_and_spellings(
    old: str, new: str, kind: str, versions: list[tuple[str | None, list[int]]]
) -> None:
    texts = [BASE, BASE.replace(old, new), BASE.replace("storm", "gale"), BASE]
    many = compared(*texts)
    assert [(place.kind, said(place, texts)) for place in many.differences] == ([(kind, versions)] if kind else [])
    assert len(many.checked()) == (kind == "negation")


def test_money_of_another_kind_is_another_version() -> None:
    texts = [f"The council of the northern town paid {sign}40 for each of the old boats." for sign in ("$", "€", "£")]
    (place,) = compared(*texts).differences
    assert said(place, texts) == [("40", [0]), ("40", [1]), ("40", [2])]
