"""Text from right to left: the order in which it is drawn, and the way back from the cells to the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.text.bidi import has_rtl, levels_of, mirrored, visual_order
from readroom.text.cells import cells
from readroom.text.layout import layout
from readroom.text.model import Body, Span

bidi = pytest.importorskip("bidi.algorithm", reason="the extra bidi")

TEXTS = st.text(st.sampled_from("abc 12.,()[]«»سلامعيشלוםا-ّ\n漢"), max_size=80)


def seen(text: str, width: int = 60, spans: tuple[Span, ...] = ()) -> list[str]:
    laid = layout(Body(text, spans), width, (), levels_of)
    rows = []
    for line in laid.lines(laid.first, 100):
        levels = line.levels or [0] * len(line.shown)
        drawn = "".join(mirrored(line.shown[at], levels[at]) for at in line.order)
        rows.append(line.prefix + " " * line.pad + drawn)
    return rows


def test_text_from_left_to_right_is_left_alone():
    assert levels_of("plain, café, 漢字") is None
    assert [has_rtl(text) for text in ("plain", "é", "a ש")] == [False, False, True]
    assert seen("plain text") == ["plain text"]


def test_a_paragraph_from_right_to_left_begins_at_the_right():
    assert seen("שלום (אחד) 25", 20) == ["       25 (דחא) םולש"]


def test_words_within_a_line_are_turned_where_they_stand():
    assert seen("the word שלום means peace") == ["the word םולש means peace"]


def test_lines_are_broken_before_they_are_turned():
    rows = seen("אחת שתיים שלוש ארבע חמש", 12)
    assert [row.strip() for row in rows] == ["םייתש תחא", "עברא שולש", "שמח"]


def test_marks_stay_with_their_letters():
    text = "שָׁלוֹם"
    assert seen(text, 10)[0].strip() == "םוֹלשָׁ"


@pytest.mark.parametrize("text", ["قال الرئيس (أمس) في CNN إن 25 شخصا", "a (שלום) b", "שלום 123 abc, עולם!"])
def test_the_order_is_that_of_the_library(text):
    levels = levels_of(text)
    order = visual_order(text, levels.levels, levels.base, None)
    assert "".join(mirrored(text[at], levels.levels[at]) for at in order) == bidi.get_display(text)


@settings(deadline=None)
@given(TEXTS, st.integers(4, 40), st.sampled_from(["code", "table", "quote"]))
def test_each_character_is_drawn_once_and_leads_back(text, width, kind):
    laid = layout(Body(text, (Span(kind, 0, len(text)),)), width, (), levels_of)
    for line in laid.lines(laid.first, 200):
        assert sorted(line.order) == list(range(len(line.shown)))
        assert line.wide or line.width <= width
        for index, offset in enumerate(line.offsets):
            if (line.starts is None or line.starts[index]) and cells(line.shown[index]):
                assert line.index(line.offset_at(line.column_of(offset))) == line.index(offset)
