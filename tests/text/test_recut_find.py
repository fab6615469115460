"""A line is found again when its page has changed a little; where two may be meant, or none, none is taken."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.text.recut_edits import LineEdit, edit_lines
from readroom.text.recut_find import GONE, UNSURE, find_line, places_of

PAGE = """Menu
The mole holds
By Ann Brook
12 March 2020
The water came over the mole at dawn and every boat in the basin was safe.
Share this page
13 March 2020
It came back in April, and the lamps on the second mole went out one after the other.
Share this page
Footer"""


def found(line: int, page: str, before: str = PAGE) -> int | str:
    """Where the line of the page before stands in the page of now, or why nowhere."""
    (edit,) = edit_lines(before, "cut", line)
    lines = page.split("\n")
    return find_line(edit, lines, places_of(lines))


@pytest.mark.parametrize("line", range(1, 11))
def test_an_unchanged_page_has_every_line_where_it_was(line: int) -> None:
    assert found(line, PAGE) == line


@pytest.mark.parametrize("line", range(1, 11))
def test_lines_above_and_a_changed_word_do_not_hide_it(line: int) -> None:
    changed = PAGE.replace("boat in the basin", "barge in the basin").replace("Ann Brook", "Anne Brook")
    assert found(line, "A new menu\n\n" + changed) == line + 2


def test_a_line_that_is_gone_is_no_other_line() -> None:
    lines = PAGE.split("\n")
    without = "\n".join(lines[:3] + lines[4:])
    assert found(4, without) == GONE  # not the other date, though it is much alike
    assert found(6, "\n".join([*lines[:5], "Quite another line", *lines[6:]])) == GONE  # not the other "Share"
    assert found(5, "\n".join([*lines[:4], "Nothing of it is left here.", *lines[5:]])) == GONE


def test_a_short_line_alone_among_strangers_is_not_taken_for_it() -> None:
    assert found(6, "Other\nwords\nall\naround\nShare this page\nand below") == GONE
    assert found(5, "Other words above\n" + PAGE.split("\n")[4] + "\nand below") == 2  # a long one is nobody else's


def test_where_two_lines_may_be_meant_none_is() -> None:
    before = "top\nThe same long line, which the page will print twice from tomorrow on, as it seems.\nend"
    twice = before.replace("tomorrow", "Monday").replace("\nend", "\nend\ntop") + "\n" + before.replace(
        "tomorrow", "Sunday").split("\n", 1)[1]  # fmt: skip
    assert found(2, twice, before) == UNSURE
    same = "a\nStar\nb\n\nx\na\nStar\nb"
    assert found(2, "new\n" + same, same) == UNSURE
    assert found(2, same, same) == 2


def test_an_edit_without_neighbours_is_about_the_only_line_with_its_words() -> None:
    assert find_line(LineEdit("cut", 9, "b"), ["a", "b", "c"], places_of(["a", "b", "c"])) == 2
    assert find_line(LineEdit("cut", 9, "b"), ["b", "b", "c"], places_of(["b", "b", "c"])) == UNSURE


WORD = st.sampled_from(["mole", "lamp", "water", "Ω", "rope", "sea.", "港の灯", "7", "Share", "2020"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(WORD, min_size=1, max_size=9).map(" ".join), min_size=1, max_size=9), st.data())
def test_a_line_of_the_page_is_found_where_it_stands(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(lines)
    for line in range(1, len(lines) + 1):
        assert found(line, text, text) == line
    gone = data.draw(st.integers(1, len(lines)))
    left = lines[: gone - 1] + lines[gone:]
    at = found(gone, "\n".join(left), text)
    # What is taken for a line that is gone has at least its words.
    assert isinstance(at, str) or left[at - 1] == lines[gone - 1] or len(lines[gone - 1]) >= 40
