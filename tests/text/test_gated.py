"""What is stored is behind the gate, whatever a reader let through."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.text import gated
from readroom.text.gate import clean
from readroom.text.gated import gated_body, gated_page
from readroom.text.line_runs import LineRuns, runs_of
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


def full_page(verdicts: Sequence[LineVerdict]) -> Page:
    """A page that the gate leaves as it is, with all that a page can have."""
    date = PrintedDate("2021-05-04", "day", "4 May 2021", 2)
    body = Body(
        "Größe zählt.",
        (Span("link", 0, 5, None, "https://quay.example/a"), Span("strong", 1, 3)),
        (Aside("note", 3, "One.\nTwo."),),
        (Voice(0, 3, "Title", ("Ann Ode",), "Quay", date, "https://quay.example/b"),),
    )
    article = Article(
        body, "Title", ("Ann Ode",), date, date, "Quay", "The Quay", "local", "en", "https://quay.example/c", "Base",
        "12", "late", "A1", "a1", "Quay", ("boats",), (1, 2), {"title": Evidence(1, 0.5, "its head")},
    )  # fmt: skip
    return Page(
        "text", "Title\nGröße zählt.", (article,), verdicts, "Quay", "https://quay.example", "en", date, "lines", "why",
        None, "ours",
    )  # fmt: skip


MOST = 1000
VERDICTS = (LineVerdict(1, "metadata", "title", 1), LineVerdict(2, "kept", "paragraph", 1), LineVerdict(3, "cut", ""))
LINES = ("a\x1bb", "a\x9bb", "a\u202eb", "a\ud800b", "a\tb", "a\nb", "a  b", " a", "a\u2028b", "e\u0301", "a\xa0b")


def with_one(value: Any, places: list[int], put: str) -> Any:
    """A record, or what it holds, with the string of one place changed; `places` counts down to it."""
    if isinstance(value, str):
        places[0] -= 1
        return put if places[0] == -1 else value
    if isinstance(value, Mapping):
        return {with_one(key, places, put): with_one(part, places, put) for key, part in value.items()}
    if isinstance(value, tuple):
        return tuple(with_one(part, places, put) for part in value)
    if isinstance(value, LineRuns):
        return LineRuns(with_one(value.fates, places, put), value.runs)
    if hasattr(value, "__match_args__"):
        return type(value)(*(with_one(getattr(value, name), places, put) for name in value.__match_args__))
    return value


@pytest.mark.parametrize("verdicts", [VERDICTS, runs_of(VERDICTS)])
def test_a_clean_page_is_the_same_object_behind_the_gate(verdicts: Sequence[LineVerdict]) -> None:
    page = full_page(verdicts)
    assert gated_page(page) is page


@pytest.mark.parametrize("verdicts", [VERDICTS, runs_of(VERDICTS)])
@pytest.mark.parametrize("line", LINES)
def test_one_look_sees_each_string_of_a_page(
    verdicts: Sequence[LineVerdict], line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever the only string stands that is not clean, the page becomes what it does when each is looked at."""
    page = full_page(verdicts)
    left = [MOST]
    with_one(page, left, "")
    pages = [with_one(page, [place], line) for place in range(MOST - left[0])]
    assert len(pages) > 45
    found = list(map(gated_page, pages))
    monkeypatch.setattr(gated, "_is_gated", lambda page: False)
    assert found == list(map(gated_page, pages))


def test_a_range_without_a_character_does_not_get_through() -> None:
    for body in (Body("Text", (Span("strong", 2, 2),)), Body("Text", voices=(Voice(3, 1),))):
        page = gated_page(Page("text", "Text", (Article(body),)))
        assert page.articles[0].body == Body("Text")


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
