import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.tui.widgets.reader_cursor import Cursor, TextUnits

TEXT = "One two. Three four five.\n\nSix seven. Eight.\n- Nine"
UNITS = TextUnits(TEXT)


def at(word):
    return TEXT.index(word)


@pytest.mark.parametrize(
    ("unit", "start", "count", "end"),
    [
        ("word", "One", 1, "two"),
        ("word", "One", 3, "four"),
        ("word", "Six", -1, "five"),
        ("sentence", "One", 1, "Three"),
        ("sentence", "two", 1, "Three"),
        ("sentence", "two", -1, "One"),
        ("sentence", "Three", 1, "Six"),
        ("sentence", "four", -1, "Three"),
        ("sentence", "Three", 99, "- Nine"),
        ("paragraph", "two", 1, "Six"),
        ("paragraph", "seven", -1, "Six"),
        ("paragraph", "Six", -1, "One"),
        ("character", "One", 1, "ne two"),
        ("character", "Six", -1, "."),
    ],
)
def test_motions(unit, start, count, end):
    moved = UNITS.move(unit, at(start), count)
    assert TEXT[moved:].startswith(end)


def test_characters_that_belong_together_are_one_step():
    units = TextUnits("e\u0301👩\u200d👧x")
    assert [units.move("character", 0, n) for n in (1, 2)] == [2, 5]
    assert units.move("character", 5, -1) == 2


def test_select_takes_the_sentence_then_words_then_characters():
    cursor = Cursor(UNITS, at("four"))
    cursor.select()
    assert TEXT[slice(*cursor.selection)] == "Three four five."
    cursor.select()
    assert cursor.grain == "word"
    assert TEXT[slice(*cursor.selection)] == "Three four five."
    cursor.move("word", -2)
    assert TEXT[slice(*cursor.selection)] == "Three four"
    cursor.select()
    cursor.move("character", -2)
    assert TEXT[slice(*cursor.selection)] == "Three fo"
    cursor.select()
    assert TEXT[slice(*cursor.selection)] == "Three four five."


def test_a_selection_grows_backwards():
    cursor = Cursor(UNITS, at("Eight"))
    cursor.select()
    cursor.move("sentence", -2)
    assert TEXT[slice(*cursor.selection)] == "Three four five.\n\nSix seven. Eight."
    cursor.select()
    cursor.move("word", 1)
    assert TEXT[slice(*cursor.selection)] == "four five.\n\nSix seven. Eight."


@pytest.mark.parametrize("unit", ["character", "word", "sentence"])
def test_small_motions_grow_a_selection_by_sentences(unit):
    cursor = Cursor(UNITS, at("One"))
    cursor.select()
    cursor.move(unit, 1)
    assert TEXT[slice(*cursor.selection)] == "One two. Three four five."


def test_a_paragraph_motion_selects_to_the_end_of_the_paragraph_first():
    cursor = Cursor(UNITS, at("One"))
    cursor.select()
    cursor.move("paragraph", 1)
    assert TEXT[slice(*cursor.selection)] == "One two. Three four five."
    cursor.move("paragraph", 1)
    assert TEXT[slice(*cursor.selection)] == TEXT


def test_back_leaves_the_selection_then_the_cursor():
    cursor = Cursor(UNITS, 3)
    cursor.select()
    assert [cursor.back(), cursor.selection, cursor.offset] == [True, None, 3]
    assert [cursor.back(), cursor.offset, cursor.back()] == [True, None, False]


@settings(deadline=None)
@given(
    st.text(st.sampled_from("ab. \n漢。e\u0301👩\u200d"), max_size=30),
    st.lists(st.tuples(st.sampled_from(["character", "word", "sentence", "paragraph", "v"]), st.integers(-3, 3))),
    st.integers(0, 40),
)
def test_no_motion_leads_out_of_the_text(text, motions, start):
    cursor = Cursor(TextUnits(text))
    cursor.place(start)
    for unit, count in motions:
        if unit == "v":
            cursor.select()
        else:
            cursor.move(unit, count)
        assert 0 <= cursor.offset <= max(len(text) - 1, 0)
        if cursor.selection:
            first, last = cursor.selection
            assert 0 <= first < last <= len(text)
