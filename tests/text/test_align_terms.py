"""Like words, spellings, number words."""

import pytest

from readroom.text.align_terms import alike, is_number, respelled, skeleton


@pytest.mark.parametrize(
    ("left", "right"),
    [("qasem", "qassim"), ("behaviour", "behavior"), ("wurzburg", "wuerzburg"), ("mujahideen", "mujahedeen"),
     ("republican", "repulbican"), ("jarret", "jarrett"), ("organisation", "organization")],
)  # fmt: skip
def test_spellings_of_one_word(left: str, right: str) -> None:
    assert respelled(left, right)
    assert respelled(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [("iran", "iraq"), ("2019", "2018"), ("could", "would"), ("attacked", "attacker"), ("twelve", "twenty"),
     ("chairman", "chairmen's"), ("accepted", "rejected"), ("north", "south")],
)  # fmt: skip
def test_other_words_are_no_spellings(left: str, right: str) -> None:
    assert not respelled(left, right)


def test_alike_carries_over_endings_and_never_over_figures() -> None:
    assert alike("assassination", "assassinating")
    assert not alike("1250", "1251")
    assert not alike("men", "man")
    assert not alike("herring", "dredge")


def test_skeleton_keeps_the_first_vowel_as_one() -> None:
    assert skeleton("ashraf") == skeleton("asharaf") == "asrf"
    assert skeleton("usama") == skeleton("osama")
    assert skeleton("cecil") == skeleton("sesil")


def test_numbers() -> None:
    assert is_number("twelve")
    assert is_number("3.5")
    assert is_number("u2")
    assert not is_number("one")
