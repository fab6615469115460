"""What is stored is behind the gate, whatever a reader let through."""

from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from readroom.text.gate import clean
from readroom.text.gated import gated_body, gated_page
from readroom.text.model import Article, Aside, Body, Evidence, LineVerdict, Page, PrintedDate, Span, Voice

DIRTY = "a\x1b]52;c;x\x07b\x9b1m\u202ec\ud800"
ANY_TEXT = st.text(st.characters(), max_size=40)


def strings(value: Any) -> Iterator[str]:
    """Every string in a JSON value, keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from strings(key)
            yield from strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from strings(part)


def dirty_page(text: str) -> Page:
    date = PrintedDate(text, "day", text, 1)
    size = len(text)
    body = Body(
        text,
        (Span("link", 0, size, None, text),),
        (Aside("note", size, text),),
        (Voice(0, size, text, (text,), text, date, text),),
    )
    article = Article(
        body, text, (text,), date, date, outlet=text, outlet_name=text, section=text, language=text, url=text,
        database=text, accession=text, edition=text, print_page=text, key=text, source=text, keywords=(text,),
        lines=(1, 1), evidence={text: Evidence(1, 0.5, text)},
    )  # fmt: skip
    return Page(
        "text", text, (article,), (LineVerdict(1, "kept", text, 1),), text, text, text, date, text, text, recipe=text
    )


def test_every_string_of_a_page_passes() -> None:
    page = gated_page(dirty_page(DIRTY)).to_json()
    found = list(strings(page))
    assert len(found) > 25
    for string in found:
        assert clean(string) == string


@given(ANY_TEXT)
def test_no_string_gets_through(text: str) -> None:
    for string in strings(gated_page(dirty_page(text)).to_json()):
        assert clean(string) == string


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_ranges_move_with_the_text(before: str, inside: str, after: str) -> None:
    text = before + inside + after
    start, end = len(before), len(before) + len(inside)
    body = gated_body(Body(text, (Span("strong", start, end),), (Aside("note", end, "x"),), (Voice(start, end),)))
    for part in (*body.spans, *body.voices):
        assert 0 <= part.start < part.end <= len(body.text)
    assert 0 <= body.asides[0].at <= len(body.text)


def test_a_span_stays_on_its_words() -> None:
    body = gated_body(Body("x\x1b[1mbold\x1b[0m", (Span("strong", 5, 9),)))
    span = body.spans[0]
    assert body.text[span.start : span.end] == "bold"


def test_a_clean_page_is_unchanged() -> None:
    page = Page("text", "Text", (Article(Body("Text", (Span("strong", 0, 1),)), "T"),), (LineVerdict(1, "kept", "x"),))
    assert gated_page(page) == page
