"""Spellings of one name: what is proposed, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.text.variants import LIKELY, PROPOSED, Name, inflected, likeness, near_keys, proposals, skeleton


def name(term: str, uses: int = 3, *beside: str) -> Name:
    return Name(term, uses, frozenset(beside))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("qadrani", "kadrani"), ("tchekov", "chekov"), ("philipp", "filip"), ("wagner", "vagner"), ("ahmed", "ahmad"),
        ("khalil", "kalil"), ("zelenski", "selensky"), ("muller", "mueller"), ("mathew", "matthew"),
    ],
)  # fmt: skip
def test_spellings_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("carrow", "barrow"), ("ashgrove", "shgrove"), ("hoglund", "hagen")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (name("qadrani", 19, "bashir"), name("kadrani", 8, "bashir")),
        (name("bashir", 9), name("basheer", 2)),
        (name("marnhythe", 40), name("marhythe", 1)),
        (name("kaldrey", 90, "island"), name("kadlrey", 1, "island")),
    ],
)
def test_spellings_are_proposed(one: Name, other: Name) -> None:
    assert likeness(one, other) == likeness(other, one) >= PROPOSED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (name("norway", 30, "coast"), name("norwegian", 12, "coast")),
        (name("iceland", 30, "coast"), name("icelands", 12, "coast")),
        (name("tarrel", 30), name("barrel", 30)),
        (name("dane", 4), name("danes", 9)),
        (name("lysk", 50), name("lynn", 50)),
        (name("dan"), name("don")),
        (name("same"), name("same")),
    ],
)
def test_inflections_and_other_names_are_not(one: Name, other: Name) -> None:
    assert likeness(one, other) < PROPOSED


def test_a_common_neighbour_speaks_for_it() -> None:
    apart = likeness(name("rudi", 9, "mayor"), name("rudy", 9, "singer"))
    assert likeness(name("rudi", 9, "mayor"), name("rudy", 9, "mayor")) > apart


def test_an_ending_that_is_rare_beside_the_same_words_may_be_a_slip() -> None:
    assert inflected("soleman", "solemani")
    assert likeness(name("solemani", 60, "general"), name("soleman", 1, "general")) >= LIKELY
    assert likeness(name("solemani", 60, "general"), name("soleman", 30, "general")) < PROPOSED


def test_proposals_come_in_order() -> None:
    others = [name("kadrani", 8, "bashir"), name("qaderani", 5, "bashir"), name("bashir", 12), name("carrow", 3)]
    found = proposals(name("qadrani", 19, "bashir"), others)
    assert [each.term for each, _ in found] == ["qaderani", "kadrani"]
    assert found[0][1] >= found[1][1]


@given(st.text("abcdefghijklmnopqrstuvwxyz", max_size=12), st.text("abcdefghijklmnopqrstuvwxyz", max_size=12))
def test_likeness_is_a_share_and_goes_both_ways(one: str, other: str) -> None:
    assert 0 <= likeness(name(one), name(other)) == likeness(name(other), name(one)) <= 1


@given(st.text("bdfgklmnrst", min_size=2, max_size=6), st.integers(0, 5))
def test_a_skeleton_without_a_letter_is_near(key: str, at: int) -> None:
    shorter = key[: at % len(key)] + key[at % len(key) + 1 :]
    assert shorter in set(near_keys(key))
    assert key in set(near_keys(shorter))
