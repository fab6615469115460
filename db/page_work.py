"""A page as one works on its cut: what it is, and what it would be after some edits, without writing anything."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readroom.db.decisions import LIVE_CUTS, edits_of
from readroom.db.library import Library
from readroom.db.pages import PageLine, page_lines
from readroom.db.stored_page import stored_cut
from readroom.text.model import Article, Page
from readroom.text.recut import recut
from readroom.text.recut_edits import LineEdit, Unfit

if TYPE_CHECKING:
    from readroom.db.notebook.proposals import Proposal


def proposed_edits(proposals: "Iterable[Proposal]") -> list[LineEdit]:
    """Return the edits of lines that a reader's corrections of one page's cut have, in their order."""
    cuts = (json.loads(one.value or "[]") for one in proposals if one.field == "cut")
    return [LineEdit.from_json(edit) for cut in cuts for edit in cut]


@dataclass(frozen=True, slots=True)
class PageWork:
    """A page as its reader cut it, the library's edits of it, and its lines as the library has them now."""

    page_id: int
    place: tuple[bytes, str, int | None]
    page: Page
    standing: tuple[LineEdit, ...]
    lines: tuple[PageLine, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What a page would be: its lines, its articles, and the edits that do not fit."""

    lines: tuple[PageLine, ...]
    articles: tuple[Article, ...]
    unfit: tuple[Unfit, ...]


def page_work(library: Library, page_id: int) -> PageWork:
    """Return what is needed to work on a page's cut; raise LibraryError when it is not there."""
    cut = stored_cut(library, page_id)
    place = (cut.origin.digest or b"", cut.origin.file, cut.origin.record or None)
    rows = library.connection.execute(f"select c.value {LIVE_CUTS} order by c.id", place)
    edits = edits_of(value for (value,) in rows.fetchall())
    return PageWork(page_id, place, cut.page, tuple(edits), tuple(page_lines(library, page_id)))


def look(work: PageWork, edits: Sequence[LineEdit]) -> Look:
    """Return what a page would be with more edits after those that it has."""
    page = work.page
    found = recut(page.text, page.verdicts, page.articles, [*work.standing, *edits])
    lines = tuple(
        PageLine(v.line, old.text, v.verdict, v.reason, v.article)
        for v, old in zip(found.verdicts, work.lines, strict=True)
    )
    return Look(lines, found.articles, tuple(u for u in found.unfit if any(u.edit is e for e in edits)))


def changes_anything(work: PageWork, before: Sequence[LineEdit], edits: Sequence[LineEdit]) -> bool:
    """Tell whether edits make anything else of a page than those `before` them do: of a line or of an article."""
    was, now = look(work, before), look(work, [*before, *edits])
    return _cut_of(was) != _cut_of(now)


def _cut_of(seen: Look) -> tuple[object, ...]:
    lines = [(line.verdict, line.article) for line in seen.lines]
    return lines, [(a.title, a.authors, a.date, a.first_date, a.body) for a in seen.articles]


def changed_lines(work: PageWork, seen: Look) -> frozenset[int]:
    """Return the lines (1-based) of which something else becomes than in the library."""
    return frozenset(
        new.line
        for old, new in zip(work.lines, seen.lines, strict=True)
        if (old.verdict, old.article) != (new.verdict, new.article)
    )
