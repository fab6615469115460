"""Pages on their way from a worker."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.db.stored_text import stored_text
from readroom.importer.page_rows import page_of, page_row
from readroom.importer.parcel import unwrapped, with_pieces, wrapped
from readroom.text.gated import gated_page
from readroom.text.line_runs import LineRuns
from readroom.text.model import Article, Aside, Body, LineVerdict, Page, Span

PLAIN = Page("jsonl", "One.", (Article(Body("One."), "A title"),))
SEVERAL = Page(
    "text",
    "Menu\nOne.\nZwei Fähren.",
    (Article(Body("One.", (Span("strong", 0, 3),))), Article(Body("Zwei Fähren.", (), (Aside("note", 0, "N"),)))),
)


def sent(*pages: Page) -> list[tuple[Page, dict[str, object]]]:
    """Send pages as a worker does."""
    parts: list[bytes] = []
    entries = json.loads(json.dumps([wrapped(page, parts) for page in pages]))
    return [unwrapped(entry, pieces) for entry, pieces in with_pieces(entries, b"".join(parts))]  # type: ignore[misc]


def test_pages_arrive_as_they_were_with_what_is_stored_of_their_texts() -> None:
    for (page, prepared), before in zip(sent(PLAIN, SEVERAL, PLAIN), (PLAIN, SEVERAL, PLAIN), strict=True):
        assert page == before
        assert prepared == {a.body.text: stored_text(a.body.text) for a in before.articles}


@given(st.text(st.characters(), max_size=30), st.text(st.characters(), max_size=30))
def test_what_was_prepared_is_of_the_text_behind_the_gate(text: str, title: str) -> None:
    ((page, prepared),) = sent(Page("text", text, (Article(Body(text, (Span("strong", 0, len(text)),)), title),)))
    gated = gated_page(page)
    assert {a.body.text for a in gated.articles} == set(prepared)
    assert gated == gated_page(Page("text", text, (Article(Body(text, (Span("strong", 0, len(text)),)), title),)))


def test_texts_do_not_travel_as_json() -> None:
    parts: list[bytes] = []
    assert "Zwei" not in json.dumps(wrapped(SEVERAL, parts))
    assert b"Zwei" in b"".join(parts)


def test_an_entry_without_a_page_takes_no_pieces() -> None:
    parts: list[bytes] = []
    entries = [wrapped(PLAIN, parts), {"skipped": "no text"}, wrapped(SEVERAL, parts)]
    found = list(with_pieces(entries, b"".join(parts)))
    assert found[1] == ({"skipped": "no text"}, [])
    assert unwrapped(*found[2])[0] == SEVERAL


@pytest.mark.parametrize(
    "broken", [{"sizes": [1]}, {"stored": []}, {"page": []}, {"page": None}, {"stored": [["d", "x"]]}]
)
def test_what_is_no_page_is_an_error(broken: dict[str, object]) -> None:
    parts: list[bytes] = []
    entry = {**wrapped(PLAIN, parts), **broken}
    ((_, pieces),) = with_pieces([entry], b"".join(parts))
    with pytest.raises((LookupError, TypeError, ValueError)):
        unwrapped(entry, pieces)


def test_a_page_of_many_lines_takes_no_room_for_each() -> None:
    """A million lines with the same fate come from a worker as a handful of numbers, and stay that."""
    many = tuple(LineVerdict(n, "cut", "button", None) for n in range(1, 1_000_001))
    row = json.loads(json.dumps(page_row(Page("text", "a", verdicts=many))))
    assert len(json.dumps(row)) < 500
    page = page_of(row, [], "a")
    assert isinstance(page.verdicts, LineRuns)
    assert len(page.verdicts) == 1_000_000
