"""Corrections that wait: they count, and fit what the library has at hand no more, or not yet."""

from collections.abc import Iterator
from dataclasses import dataclass

from readroom.db.corrections import CUT
from readroom.db.decisions import edits_of
from readroom.db.library import Library
from readroom.db.stored_page import stored_cut
from readroom.text.recut import recut


@dataclass(frozen=True, slots=True)
class Waiting:
    """A correction, or one edit of it, that fits nothing now. `page` is the one that it is about (None: not here)."""

    correction: int
    what: str
    where: str
    why: str
    page: int | None = None
    line: int | None = None
    text: str | None = None


def waiting(library: Library, page: int | None = None) -> Iterator[Waiting]:
    """Yield the corrections that wait, those of articles first; only those of a page, if one is named."""
    if page is None:
        yield from _without_article(library)
    yield from _without_line(library, page)


def _without_article(library: Library) -> Iterator[Waiting]:
    missing = library.connection.execute(
        "select c.id, c.field, x.article_key from correction_article x join correction c on c.id = x.correction_id "
        "where c.undone is null and not exists (select 1 from article a where a.key = x.article_key) "
        "and not exists (select 1 from withdrawn w where w.key = x.article_key) order by c.id, x.article_key"
    ).fetchall()
    for number, name, key in missing:
        yield Waiting(number, name, f"article {key}", "the article is not in the library")


def _without_line(library: Library, only: int | None) -> Iterator[Waiting]:
    """Yield the edits of pages whose line is not found, or that can do nothing there."""
    execute = library.connection.execute
    by_page: dict[int, list[tuple[int, str]]] = {}
    cuts = f"select id, value, page_digest, file, record from correction where field = '{CUT}' and undone is null"
    for number, value, digest, file, record in execute(f"{cuts} order by id").fetchall():
        found = execute(
            "select id from page where digest = ? or (file = ? and record is ?) order by digest = ? desc limit 1",
            (digest, file, record, digest),
        ).fetchone()
        if found is not None:
            by_page.setdefault(found[0], []).append((number, value))
        elif only is None:
            where = f"{file} record {record}" if record else str(file)
            yield Waiting(number, CUT, where, "the page is not in the library")
    for page_id, values in by_page.items():
        if only in (None, page_id):
            yield from _unfit(library, page_id, values)


def _unfit(library: Library, page_id: int, values: list[tuple[int, str]]) -> Iterator[Waiting]:
    cut = stored_cut(library, page_id)
    numbered = [(number, edit) for number, value in values for edit in edits_of([value])]
    found = recut(cut.page.text, cut.page.verdicts, cut.page.articles, [edit for _, edit in numbered])
    for one in found.unfit:
        number = next(number for number, edit in numbered if edit is one.edit)
        where = f"{cut.origin.file} line {one.edit.line}: {one.edit.text}"
        yield Waiting(number, one.edit.do, where, one.why, page_id, one.edit.line, one.edit.text)
