"""Which part of a text came from which line: a partition, right for wrapped paragraphs, lists and signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.text.names import byline_names
from readroom.text.recut_lines import pieces


def parts(text: str, *lines: str) -> list[str]:
    """The piece of the text that each line has, without the white space around it."""
    return [text[start:end].strip() for start, end in pieces(text, lines)]


def test_lines_of_a_wrapped_paragraph_have_their_words() -> None:
    lines = ["The water", "came, over", "the mole.", "Then not."]
    assert parts("The water came, over the mole.\n\nThen not.", *lines) == lines


def test_marks_of_lists_and_cells_stay_with_their_line() -> None:
    assert parts("1. ropes\n2. lamps ↩\n\na | b", "ropes", "lamps ↩", "a b") == ["1. ropes", "2. lamps ↩", "a | b"]


def test_a_line_of_signs_has_its_own_piece() -> None:
    assert parts("One.\n\n* * *\n\nTwo.\n\n***", "One.", "* * *", "Two.", "***") == ["One.", "* * *", "Two.", "***"]


def test_a_line_that_is_not_in_the_text_has_nothing() -> None:
    assert parts("One.\n\nTwo.", "One.", "Something else", "Two.") == ["One.", "", "Two."]
    assert parts("One. " + "x" * 500 + " two", "One.", "two") == ["One. " + "x" * 500 + " two", ""]


def test_a_text_of_which_no_line_is_found_stays_whole() -> None:
    assert parts("One.", "Two", "Three") == ["One.", ""]
    assert pieces("", ["Two"]) == [(0, 0)]
    assert pieces("One", []) == []


@given(st.lists(st.text("ab .—\n1Ωß", max_size=12), max_size=8), st.text("ab .—\n1Ωß", max_size=60))
def test_pieces_are_a_partition(lines: list[str], text: str) -> None:
    found = pieces(text, lines)
    assert len(found) == len(lines)
    position = 0
    for start, end in found:
        assert start == position
        assert end >= start
        position = end
    assert position == (len(text) if lines else 0)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Brook and Ben Hill", ("Ann Brook", "Ben Hill")),
        ("by ANN BROOK, Ben Hill & Cy Dale | The Gull", ("ANN BROOK", "Ben Hill", "Cy Dale")),
        ("Von Anna Müller", ("Anna Müller",)),
        ("Автор: Анна Иванова", ("Анна Иванова",)),
        ("Ann Brook – The Gull", ("Ann Brook",)),
        ("Byron Hill", ("Byron Hill",)),
        ("…", ()),
        ("By", ("By",)),
        ("  ", ()),
    ],
)
def test_names_of_a_byline(line: str, names: tuple[str, ...]) -> None:
    assert byline_names(line) == names
