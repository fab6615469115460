"""Pages on their way from a worker."""

import json
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.db.library import Library
from readroom.db.stored_text import pack, packed_by, stored_text
from readroom.db.write import Origin, Writer
from readroom.importer import parcel
from readroom.importer.page_rows import page_of, page_row
from readroom.importer.parcel import unwrapped, with_pieces, wrapped
from readroom.text.gate import has_control
from readroom.text.gated import gated_page
from readroom.text.line_runs import LineRuns
from readroom.text.model import Article, Aside, Body, Evidence, LineVerdict, Page, PrintedDate, Span, Voice

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
        assert packed_by(prepared, page.text) == pack(page.text)


@given(st.text(st.characters(), max_size=30), st.text(st.characters(), max_size=30))
def test_what_was_prepared_is_of_the_text_behind_the_gate(text: str, title: str) -> None:
    ((page, prepared),) = sent(Page("text", text, (Article(Body(text, (Span("strong", 0, len(text)),)), title),)))
    gated = gated_page(page)
    assert {a.body.text for a in gated.articles} == set(prepared)
    assert gated == gated_page(Page("text", text, (Article(Body(text, (Span("strong", 0, len(text)),)), title),)))


def test_a_text_without_a_word_has_none_in_the_index() -> None:
    ((_, prepared),) = sent(Page("jsonl", "“…”", (Article(Body("“…”")),)))
    assert prepared["“…”"].form.strip() == ""


def test_texts_do_not_travel_as_json() -> None:
    parts: list[bytes] = []
    assert "Zwei" not in json.dumps(wrapped(SEVERAL, parts))
    assert pack("Zwei Fähren.") in parts


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


HOSTILE = "a\x1b]52;c;x\x07b\x9bc\u202ed"
DATE = PrintedDate("2021-05-04", "day", "4 May 2021", 2)
VOICE = Voice(0, 1, "T", ("A",), "O", DATE, "u")
FULL = Page(
    "text",
    "Menu\nOne.",
    (
        Article(
            Body("One.", (Span("link", 0, 1, 1, "u"),), (Aside("note", 0, "N", 1),), (VOICE,)),
            "Title", ("Ann",), DATE, DATE, "o", "n", "s", "en", "u", "d", None, "e", "p", "k", "s", ("w",), (1, 2),
            {"title": Evidence(1, 0.5, "head")},
        ),
    ),
    (LineVerdict(1, "cut", "menu"), LineVerdict(2, "kept", "paragraph", 1)),
    "Quay", "u", "en", DATE, "lines", "why", None, "ours",
)  # fmt: skip


def with_one_changed(value: Any, put: Any) -> Iterator[Any]:
    """Yield what a JSON value is with one of its strings, numbers or nulls changed, for each of them; keys too."""
    if isinstance(value, list):
        for n, part in enumerate(value):
            yield from ([*value[:n], other, *value[n + 1 :]] for other in with_one_changed(part, put))
    elif isinstance(value, dict):
        for key, part in value.items():
            rest = {k: v for k, v in value.items() if k != key}
            yield {**rest, str(put): part}
            yield from ({**rest, key: other} for other in with_one_changed(part, put))
    else:
        yield put


def everything_in(library: Path) -> str:
    """All that a library holds, what is packed unpacked, and the words of its index."""
    file = sqlite3.connect(library)
    file.execute("create virtual table temp.words using fts5vocab (main, article_fts, row)")
    tables = file.execute("select name from sqlite_master where type = 'table' and name not like 'article_fts%'")
    found = [row for (name,) in (*tables, ("temp.words",)) for row in file.execute(f"select * from {name}")]
    packed = [zlib.decompress(v).decode() for (v,) in file.execute("select z from article_text")]
    packed += [zlib.decompress(v).decode() for row in file.execute("select text, verdicts from page") for v in row if v]
    file.close()
    return " ".join([*packed, *(str(v) for row in found for v in row if not isinstance(v, bytes))])


def stored_in(folder: Path, entries: list[tuple[dict[str, Any], list[bytes]]]) -> tuple[str, int]:
    """Store what answers of a worker hold; return all that the library has then, and how many were no page."""
    refused = 0
    with Library.open_writable(folder / "library.db") as library:
        writer = Writer(library)
        writer.begin()
        run = writer.start_run({}, version="test", now="2026-01-01T00:00:00+00:00")
        for n, (entry, pieces) in enumerate(entries):
            try:
                page, prepared = unwrapped(json.loads(json.dumps(entry)), pieces)
            except (LookupError, TypeError, ValueError):
                refused += 1
                continue
            writer.store_page(page, Origin(f"/p/{n}", f"{n}", 0, b"%d" % n, "p"), run, prepared=prepared)
        writer.commit()
    return everything_in(folder / "library.db"), refused


@pytest.mark.parametrize("put", [HOSTILE, [HOSTILE], {HOSTILE: HOSTILE}, 10**6, None])
def test_whatever_a_worker_puts_into_a_field_does_not_get_into_the_library(put: Any, tmp_path: Path) -> None:
    parts: list[bytes] = []
    row, stored, sizes = json.loads(json.dumps(list(wrapped(FULL, parts).values())))
    assert list(wrapped(FULL, [])) == ["page", "stored", "sizes"]
    entries = [{"page": other, "stored": stored, "sizes": sizes} for other in with_one_changed(row, put)]
    entries += [{"page": row, "stored": other, "sizes": sizes} for other in with_one_changed(stored, put)]
    found, refused = stored_in(tmp_path, [(entry, parts) for entry in entries])
    assert len(entries) > 70
    assert not has_control(found)
    assert 0 < refused < len(entries)
    assert "One." in found


@pytest.mark.parametrize(
    "put", [HOSTILE.encode(), pack(HOSTILE), pack("x") + b"\x1b", pack("x" * 999)[:-1], pack("y" * 9999)]
)
@pytest.mark.parametrize("piece", [0, 1, 2])
def test_what_a_worker_made_of_a_text_is_of_that_text(
    put: bytes, piece: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bytes that unpack to a hostile text, to two texts, to none or to a bomb."""
    monkeypatch.setattr(parcel, "MEMORY_BYTES", 5000)
    parts: list[bytes] = []
    entry = wrapped(FULL, parts)
    parts[piece] = put
    found, _ = stored_in(tmp_path, [(entry, parts)])
    assert not has_control(found)
    assert "yyyy" not in found
