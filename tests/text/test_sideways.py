from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.text.blocks import Face
from readroom.text.cells import cells, shown_char
from readroom.text.layout import layout
from readroom.text.model import Body, Span
from readroom.text.sideways import crop, shift_to

ROWS = st.text(st.sampled_from("abcd  漢字한e\u0301👩🇩🇪कि|é"), min_size=1, max_size=60)


def line_of(text, width=20, kind="code", more=()):
    body = Body(text, (Span(kind, 0, len(text)), *more))
    return next(iter(layout(body, width).lines(layout(body, width).first, 1)))


def test_signs_stand_where_something_is_hidden():
    line = line_of("0123456789abcdefghijklmnopqrstuvwxyz")
    assert crop(line, 0, 20).shown == "0123456789abcdefghi›"
    assert crop(line, 8, 20).shown == "‹9abcdefghijklmnopq›"
    assert crop(line, 16, 20).shown == "‹hijklmnopqrstuvwxyz"
    assert crop(line, 99, 20).shown.rstrip() == "‹"


def test_half_of_a_wide_character_is_a_blank():
    line = line_of("ab漢字漢字漢字漢字漢字漢字")
    assert crop(line, 0, 20).shown == "ab漢字漢字漢字漢字 ›"
    assert crop(line, 2, 20).shown == "‹ 字漢字漢字漢字漢 ›"


def test_a_bar_stays_where_it_is():
    text = "0123456789abcdefghijklmnopqrstuvwxyz"
    line = line_of(text, 20, "code", (Span("quote", 0, len(text), 1),))
    shown = crop(line, 4, 20)
    assert shown.prefix + shown.shown == "│ ‹56789abcdefghijk›"


def test_a_line_that_fits_stays_itself():
    line = line_of("short", 20)
    assert crop(line, 0, 20) is line


@settings(deadline=None)
@given(ROWS, st.integers(4, 30), st.integers(0, 80), st.data())
def test_what_is_seen_fits_and_leads_back_to_the_text(text, width, shift, data):
    line = line_of(text, width)
    seen = crop(line, shift, width)
    assert seen.width <= width
    assert cells(seen.shown) == seen.width
    assert len(seen.offsets) == len(seen.shown)
    assert list(seen.offsets) == sorted(seen.offsets)
    assert (seen.start, seen.end) == (line.start, line.end)
    for index, offset in enumerate(seen.offsets):
        if seen.shown[index] not in "‹› ":
            assert shown_char(text[offset])[:1] == seen.shown[index] or cells(seen.shown[index]) == 1
    offset = data.draw(st.integers(0, len(text) - 1))
    moved = shift_to(line, offset, shift, width)
    there = crop(line, moved, width)
    if text[offset].isalpha() and width > 7:
        assert text[offset] in there.shown
        assert there.offset_at(there.column_of(offset)) <= offset


def test_faces_move_along():
    text = "a" * 30 + "bold" + "c" * 30
    line = line_of(text, 20, "code", (Span("strong", 30, 34),))
    seen = [crop(line, shift, 20) for shift in (0, 20, 40)]
    bold = ["".join(s.shown[a:b] for a, b, face in s.faces if Face.BOLD in face) for s in seen]
    assert bold == ["", "bold", ""]
