"""Putting a text together."""

from hypothesis import given
from hypothesis import strategies as st

from readroom.text.body import BodyBuilder
from readroom.text.gate import clean
from readroom.text.model import Span, Voice

BLOCK = st.text(st.characters(), max_size=40)


def test_blocks_and_their_spans() -> None:
    builder = BodyBuilder()
    assert builder.block("  A heading ", [Span("strong", 2, 3)]) == (0, 9)
    builder.aside("caption", "  seen from the mole ")
    assert builder.block("- one") == (11, 16)
    assert builder.block("- two", tight=True) == (17, 22)
    assert builder.block(" \n ") == (22, 22)
    body = builder.done()
    assert body.text == "A heading\n\n- one\n- two"
    assert body.spans == (Span("strong", 0, 1),)
    assert [(a.kind, a.at, a.text) for a in body.asides] == [("caption", 9, "seen from the mole")]


@given(st.lists(BLOCK, max_size=6))
def test_the_text_is_behind_the_gate_and_keeps_every_letter(blocks: list[str]) -> None:
    builder = BodyBuilder()
    for block in blocks:
        builder.block(block)
    text = builder.done().text
    assert clean(text) == text
    assert "".join(text.split()) == "".join("".join(clean(b).split()) for b in blocks)


@given(st.lists(st.tuples(BLOCK, st.integers(0, 40), st.integers(0, 40)), max_size=6))
def test_every_span_is_inside_the_text(blocks: list[tuple[str, int, int]]) -> None:
    builder = BodyBuilder()
    for block, start, end in blocks:
        builder.block(block, [Span("emphasis", min(start, len(block)), min(end, len(block)))])
    body = builder.done()
    for span in body.spans:
        assert 0 <= span.start < span.end <= len(body.text)


def test_spans_move_with_what_the_gate_takes_out() -> None:
    builder = BodyBuilder()
    builder.block("a\x1b[1mbold\x1b[0m end", [Span("strong", 5, 9)])
    body = builder.done()
    assert body.text == "a[1mbold[0m end"
    span = body.spans[0]
    assert body.text[span.start : span.end] == "bold"


def test_a_voice_has_its_span() -> None:
    builder = BodyBuilder()
    start, end = builder.block("What another paper said.")
    builder.voice(Voice(start, end, outlet="Another Paper"))
    body = builder.done()
    assert body.voices[0].outlet == "Another Paper"
    assert body.spans == (Span("voice", start, end),)
