"""Pages: the lines as they were, and what became of each of them."""

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from readroom.db.errors import LibraryError
from readroom.db.library import Library
from readroom.db.stored_text import pack, packed
from readroom.text.line_runs import LineRuns, runs_of
from readroom.text.model import LineVerdict

__all__ = ["PageLine", "pack", "pack_verdicts", "page_lines", "page_text"]
_NO_VERDICTS = zlib.compress(b"[]")
_SHORT = 48
"""Runs of a page whose verdicts may come again."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a page (1-based), what became of it, why, and in which of the page's articles (1-based)."""

    line: int
    text: str
    verdict: str
    reason: str
    article: int | None


def pack_verdicts(verdicts: Sequence[LineVerdict]) -> bytes:
    """Return verdicts as they are stored: runs of lines with the same fate, JSON, zlib."""
    if not verdicts:
        return _NO_VERDICTS
    found = runs_of(verdicts)
    return _packed_often(found) if len(found.runs) <= _SHORT else _packed(found)


def _packed(found: LineRuns) -> bytes:
    fates = [_fate_json(*fate) for fate in found.fates]
    rows = ", ".join([f"[{first}, {last}, {fates[fate]}" for first, last, fate in found.runs])
    return packed(f"[{rows}]".encode())


_packed_often = lru_cache(maxsize=1 << 8)(_packed)
"""Short pages of one origin often have the same lines, with the same fates."""


@lru_cache(maxsize=1 << 10)
def _fate_json(verdict: str, reason: str, article: int | None) -> str:
    """Return the end of a row of verdicts: what all runs with this fate have."""
    return json.dumps((verdict, reason, article), ensure_ascii=False)[1:]


def page_text(library: Library, page_id: int) -> str:
    """Return the linear text of a page; raise LibraryError when it is not there or damaged."""
    row = library.connection.execute(
        "select p.text, (select t.z from article a join article_text t on t.article_id = a.id where a.page_id = p.id) "
        "from page p where p.id = ?",
        (page_id,),
    ).fetchone()
    if row is None:
        raise LibraryError(f"no page {page_id} in library {library.path}; list its articles with: readroom articles")
    packed = row[0] if row[0] is not None else row[1]
    try:
        return zlib.decompress(packed).decode() if packed is not None else ""
    except (zlib.error, UnicodeDecodeError, TypeError) as problem:
        raise LibraryError(f"page {page_id} in library {library.path} is damaged: {problem}") from problem


def page_lines(library: Library, page_id: int) -> list[PageLine]:
    """Return every line of a page with its verdict; a line that none speaks of has the verdict "kept"."""
    lines = page_text(library, page_id).split("\n")
    packed = library.connection.execute("select verdicts from page where id = ?", (page_id,)).fetchone()[0]
    fates: dict[int, tuple[str, str, int | None]] = {}
    for first, last, verdict, reason, article in json.loads(zlib.decompress(packed)):
        for number in range(first, last + 1):
            fates[number] = (verdict, reason, article)
    return [PageLine(n, text, *fates.get(n, ("kept", "", None))) for n, text in enumerate(lines, 1)]
