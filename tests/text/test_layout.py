import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from readroom.text.blocks import Face
from readroom.text.body import BodyBuilder
from readroom.text.cells import cells, cluster_start, shown_char
from readroom.text.layout import Place, layout
from readroom.text.model import Aside, Body, PrintedDate, Span, Voice

TEXTS = st.text(
    st.one_of(
        st.sampled_from("abcdefgh   \n\n-|.,’“漢字。한é\u0301\u0323👩\u200d👧🇩🇪\u200c\u3000\xad\ufe0f"), st.characters()
    ),
    max_size=150,
)
KINDS = st.sampled_from(
    ["heading", "emphasis", "strong", "link", "quote", "list_item", "table", "row", "cell", "code", "voice"]
)


@st.composite
def bodies(draw):
    """Any text with any spans, asides and voices on it, also such as no reader would make."""
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    spans = draw(st.lists(st.builds(Span, KINDS, places, places, st.integers(-1, 9), st.none()), max_size=8))
    asides = draw(st.lists(st.builds(Aside, st.sampled_from(["caption", "other"]), places, TEXTS), max_size=2))
    voices = draw(st.lists(st.builds(Voice, places, places, st.none() | TEXTS), max_size=2))
    return Body(text, tuple(spans), tuple(asides), tuple(voices))


def all_lines(laid):
    return list(laid.lines(laid.first, 10**6))


def page(body, width=30, head=()):
    """The lines as they are shown, without blanks at their ends."""
    return [(line.prefix + line.shown).rstrip() for line in all_lines(layout(body, width, head))]


@settings(deadline=None)
@given(bodies(), st.integers(4, 200))
def test_no_line_is_wider_than_the_layout(body, width):
    for line in all_lines(layout(body, width)):
        assert line.width <= width or line.wide
        assert cell_len(line.prefix + line.shown) == line.width


@settings(deadline=None)
@given(bodies(), st.integers(4, 200))
def test_the_lines_cover_the_text_in_order(body, width):
    at = 0
    for line in all_lines(layout(body, width)):
        if line.kind in ("text", "blank"):
            assert line.start == at
            at = line.end
    assert at == len(body.text)


@settings(deadline=None)
@given(bodies(), st.integers(4, 200))
def test_every_character_that_can_be_seen_is_shown_once(body, width):
    seen = []
    for line in all_lines(layout(body, width)):
        own = dict.fromkeys(at for at in line.offsets if at >= line.start and shown_char(body.text[at]))
        seen += [offset for offset in own if not body.text[offset].isspace()]
        for offset in own:
            assert line.shown[line.offsets.index(offset)] == shown_char(body.text[offset])
    assert seen == [at for at, char in enumerate(body.text) if not char.isspace() and shown_char(char)]


@settings(deadline=None)
@given(bodies(), st.integers(4, 200), st.data())
def test_there_and_back(body, width, data):
    laid = layout(body, width)
    offset = data.draw(st.integers(0, max(len(body.text) - 1, 0)))
    place, column = laid.position_of(offset)
    line = laid.line(place)
    assert line.start <= offset < line.end or not body.text
    assert cells(line.prefix) <= column <= line.width
    seen = body.text[offset : offset + 1]
    if seen.strip() and shown_char(seen):
        back = laid.offset_at(place, column)
        assert back <= offset
        assert cluster_start(body.text, offset) <= back or back == line.start or cells(seen) == 0


@settings(deadline=None)
@given(bodies(), st.integers(4, 60), st.integers(-30, 60), st.integers(0, 30))
def test_moving_is_counting_lines(body, width, count, start):
    laid = layout(body, width)
    places = [Place(b, r) for b in range(len(laid.blocks)) for r in range(len(laid.rows(b)))]
    start = min(start, len(places) - 1)
    target = laid.move(places[start], count)
    assert target == places[max(0, min(start + count, len(places) - 1))]
    assert laid.distance(places[start], target, 1000) == places.index(target) - start
    assert laid.last == places[-1]


def test_headings_lists_and_quotations():
    build = BodyBuilder()
    start, end = build.block("The gate opens")
    build.span(Span("heading", start, end, 2))
    for item in ("- one short thing", "- another thing that takes more than a line"):
        start, end = build.block(item, tight=item.startswith("- another"))
        build.span(Span("list_item", start, end, 1))
    start, end = build.block("Nobody here expected the river to come so far.")
    build.span(Span("quote", start, end, 1))
    start, _ = build.block("Nor did the neighbours.")
    build.span(Span("quote", start, build.length, 1))
    assert page(build.done()) == [
        "## The gate opens",
        "",
        "- one short thing",
        "- another thing that takes",
        "  more than a line",
        "",
        "│ Nobody here expected the",
        "│ river to come so far.",
        "",
        "│ Nor did the neighbours.",
    ]


def test_a_bar_runs_through_the_blank_lines_of_one_quotation():
    text = "First part.\n\nSecond part."
    assert page(Body(text, (Span("quote", 0, len(text), 1),))) == ["│ First part.", "│", "│ Second part."]


def test_nested_lists_are_indented():
    text = "- outer\n- inner item of the list\n- outer"
    spans = (Span("list_item", 0, 7, 1), Span("list_item", 8, 32, 2), Span("list_item", 33, 40, 1))
    assert page(Body(text, spans), 20) == ["- outer", "  - inner item of", "    the list", "- outer"]


def test_a_voice_has_a_bar_and_a_head_line():
    text = "My view.\n\nTheir first words.\n\nTheir last.\n\nMine again."
    voice = Voice(10, 41, "A title", ("Ada Reed",), "Harbour Post", PrintedDate("2020-01", "month", "Jan 2020"))
    assert page(Body(text, (Span("voice", 10, 41),), (), (voice,)), 60) == [
        "My view.",
        "",
        "┃ Ada Reed · Harbour Post · 2020-01 · “A title”",
        "┃ Their first words.",
        "┃",
        "┃ Their last.",
        "",
        "Mine again.",
    ]


def test_asides_stand_in_their_place_and_are_dimmed():
    build = BodyBuilder()
    build.block("Before the picture.")
    build.aside("caption", "A boat on the river")
    build.block("After the picture.")
    laid = layout(build.done(), 40)
    lines = all_lines(laid)
    assert [line.shown for line in lines] == [
        "Before the picture.", "", "caption: A boat on the river", "", "After the picture."
    ]  # fmt: skip
    assert lines[2].faces == ((0, 28, Face.DIM),)
    assert lines[2].start == lines[2].end == 19


def test_links_are_underlined_with_their_number():
    text = "See the report and the map."
    spans = (Span("link", 4, 14, None, "https://a.example/"), Span("link", 19, 26, None, "https://b.example/"))
    laid = layout(Body(text, spans), 60)
    line = laid.line(laid.first)
    assert line.shown == "See the report[1] and the map[2]."
    assert [line.shown[a:b] for a, b, face in line.faces if face == Face.UNDERLINE] == ["the report[1]", "the map[2]"]
    assert laid.offset_at(laid.first, line.column_of(19)) == 19


def test_faces_of_spans_that_overlap_are_joined():
    text = "plain bold both italic"
    laid = layout(Body(text, (Span("strong", 6, 15), Span("emphasis", 11, 22))), 60)
    line = laid.line(laid.first)
    assert line.faces == ((6, 11, Face.BOLD), (11, 15, Face.BOLD | Face.ITALIC), (15, 22, Face.ITALIC))


def test_a_table_that_fits_has_columns():
    text = "Gate | Boats\nNorth | 12\nHarbour mouth | 7"
    assert page(Body(text, (Span("table", 0, len(text)),)), 40) == [
        "Gate          | Boats", "North         | 12", "Harbour mouth | 7"
    ]  # fmt: skip


def test_a_table_that_is_too_wide_keeps_its_columns():
    text = "North gate | twelve boats | closed\nEast | 7 | open"
    laid = layout(Body(text, (Span("table", 0, len(text)),)), 20)
    assert [line.shown for line in all_lines(laid)] == [
        "North gate | twelve boats | closed", "East       | 7            | open"
    ]  # fmt: skip
    assert [bool(line.wide) for line in all_lines(laid)] == [True, True]


def test_a_table_of_prose_breaks_between_cells():
    text = "North gate | twelve boats | " + "closed " * 20
    laid = layout(Body(text, (Span("table", 0, len(text)),)), 20)
    assert [line.shown for line in all_lines(laid)][:2] == ["North gate |", "twelve boats |"]
    assert not any(line.wide for line in all_lines(laid))


def test_numbers_of_links_in_a_table_keep_its_columns_straight():
    text = "Gate | Boats\nNorth | 12"
    spans = (Span("table", 0, len(text)), Span("link", 13, 18, None, "https://a.example/"))
    assert page(Body(text, spans), 40) == ["Gate     | Boats", "North[1] | 12"]


def test_code_is_not_wrapped():
    text = "for x in y:\n    print(x, end)"
    laid = layout(Body(text, (Span("code", 0, len(text)),)), 12)
    assert [line.shown for line in all_lines(laid)] == text.split("\n")
    assert all(line.wide for line in all_lines(laid))
    assert not any(line.wide for line in all_lines(layout(Body(text, (Span("code", 0, len(text)),)), 17)))


def test_the_head_stands_above_the_text():
    laid = layout(Body("Text."), 20, [("A long title of many words", Face.BOLD), ("Ada Reed", Face.PLAIN)])
    assert [line.shown for line in all_lines(laid)] == ["A long title of many", "words", "Ada Reed", "", "Text."]
    assert laid.place_of(0) == Place(3, 0)


def test_control_characters_are_not_shown():
    assert page(Body("a\x1b]52;c;x\x07b\u202ec"), 40, [("\x1b[2Jtitle", Face.PLAIN)])[:1] == ["[2Jtitle"]
    assert page(Body("a\x1b]52;c;x\x07b\u202ec")) == ["a]52;c;xbc"]


def test_an_empty_text_has_one_line():
    laid = layout(Body(), 20)
    assert laid.first == laid.last == laid.place_of(5) == Place(0, 0)


@pytest.mark.parametrize("width", [4, 72, 200])
@settings(deadline=None)
@given(st.text(st.sampled_from("ab \n"), max_size=400))
def test_what_is_wrapped_does_not_depend_on_the_order_of_asking(width, text):
    body = Body(text)
    down = all_lines(layout(body, width))
    laid = layout(body, width)
    up = [laid.rows(block) for block in reversed(range(len(laid.blocks)))]
    assert down == [line for rows in reversed(up) for line in rows]


def test_a_long_text_is_laid_out_when_it_is_looked_at():
    words = " ".join(["riverbank"] * 100)
    text = "\n\n".join([words] * 500)
    started = time.process_time()
    laid = layout(Body(text), 72)
    shown = list(laid.lines(laid.place_of(len(text) // 2), 24))
    assert time.process_time() - started < 0.1
    assert len(shown) == 24
    assert len(laid._rows) < 6


@pytest.mark.parametrize("kind", ["heading", "table", "code"])
@pytest.mark.parametrize("text", ["a" + " " * 50_000 + "b | c", "e" + "\u0301" * 50_000, " | " * 30_000, "\n" * 30_000])
def test_a_hostile_text_takes_no_more_than_its_length(text, kind):
    started = time.process_time()
    laid = layout(Body(text, (Span(kind, 0, len(text)),)), 72)
    assert len(list(laid.lines(laid.first, 24))) >= 1
    assert time.process_time() - started < 3
