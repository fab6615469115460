"""Every drawn line takes exactly its cells in a terminal, whatever script it is in: nothing shifts the frame."""

import pyte
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.segment import Segment

from readroom.text.bidi import levels_of
from readroom.text.cells import FILLER, cells
from readroom.text.layout import layout
from readroom.text.model import Body, Span
from readroom.text.sideways import crop
from readroom.tui.frames import Shadow
from readroom.tui.widgets.cells import fit, plain
from readroom.tui.widgets.reader_lines import GUTTER, paint

PIECES = [
    "word ", "two words ", "漢字", "ひらがな、", "한국어 ", "e\u0301", "a\u0323\u0302", "किताब ", "क्षत्रिय ",
    "தமிழ் கொடி ", "কোথায় ", "ကျောင်း ", "ខ្មែរ ", "ไทยภาษา ", "👍🏽 ", "👩\u200d👩\u200d👧 ", "❤\ufe0f ",
    "1\ufe0f\u20e3 ", "🇩🇪", "🇫", "\t", "\u00ad", "\u200b", "\u2060", "\u200d", "سلام عليكم ", "שָׁלוֹם ",
    "(a) ", "25 ", "½ ", "☰ ", "㉈", "\u3164", FILLER, "\ufdd0", "ﬁ ", "Ａｂ", "\u0301", "|", " | ", "\n", "\n\n",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)
EDGE = "│"
NO_WRAP = "\x1b[?7l"
"""What Textual sends first: nothing that is written at the right edge begins a new line."""


def drawn(text, width, kind):
    body = Body(text, (Span(kind, 0, len(text)),) if kind and text else ())
    laid = layout(body, width, (), levels_of)
    lines = [line if line.wide is None else crop(line, 3, width) for line in laid.lines(laid.first, 12)]
    return lines, [paint(line, (), [Segment(" " * GUTTER)], None, width + GUTTER) for line in lines]


@settings(deadline=None)
@example("word word 🇩🇪\u0301", 7, None)
@example("किताबें और काग़ज़ात क्षत्रिय राजा", 12, None)
@example("ab" * 9 + "漢字कि" * 9, 11, "code")
@given(TEXTS, st.integers(6, 40), st.sampled_from([None, "code", "table"]))
def test_what_stands_behind_a_line_is_where_it_belongs(text, width, kind):
    _, strips = drawn(text, width, kind)
    columns = width + GUTTER
    assert all(strip.cell_length == columns for strip in strips)
    rows = [f"\x1b[{y + 1};1H{strip.text}\x1b[{y + 1};{columns + 1}H{EDGE}" for y, strip in enumerate(strips)]
    sent = Shadow().thin("".join(rows) + "\x1b[1;1H", (columns + 1, len(strips)))
    assert FILLER not in sent
    screen = pyte.Screen(columns + 1, len(strips))
    pyte.Stream(screen).feed(NO_WRAP + sent)
    assert all(screen.buffer[y][columns].data == EDGE for y in range(len(strips)))


@settings(deadline=None)
@given(TEXTS, st.integers(6, 40), st.data())
def test_offset_to_cell_to_offset(text, width, data):
    lines, strips = drawn(text, width, None)
    for line, strip in zip(lines, strips, strict=True):
        for offset in {*line.offsets}:
            if text[offset].isspace() or offset < line.start or not cells(line.shown[line.index(offset)]):
                continue
            column = line.column_of(offset)
            assert line.left <= column < line.width
            assert strip.cell_length > column
            back = line.offset_at(column)
            assert line.index(back) == line.index(offset)


@given(TEXTS, st.integers(1, 40))
def test_titles_in_lists_take_their_cells_too(text, width):
    shown = fit(plain(text), width)
    sent = Shadow().thin(f"\x1b[1;1H{shown}\x1b[1;{width + 1}H{EDGE}\x1b[1;1H", (width + 1, 1))
    screen = pyte.Screen(width + 1, 1)
    pyte.Stream(screen).feed(NO_WRAP + sent)
    assert screen.buffer[0][width].data == EDGE


def test_vowel_signs_are_not_written_over():
    # Many terminals give each of these signs a cell of its own: what follows begins behind it.
    sent = Shadow().thin(f"\x1b[1;1H{plain('का त')}     \x1b[1;1H", (9, 1))
    assert "का\x1b[1;3H त" in sent
