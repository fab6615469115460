"""A stored page as its reader cut it: what corrections of the cut and of fields start from."""

import json
import sqlite3
import zlib
from dataclasses import dataclass, replace
from typing import Any

from readroom.db.articles import get_article
from readroom.db.corrections import with_state
from readroom.db.decisions import unpacked_page
from readroom.db.errors import LibraryError
from readroom.db.import_log import Origin
from readroom.db.library import Library
from readroom.db.pages import page_lines, page_text
from readroom.text.model import Article, LineVerdict, Page, PrintedDate


@dataclass(frozen=True, slots=True)
class StoredCut:
    """A page as it was read, where it came from, and the run that read it."""

    page: Page
    origin: Origin
    run: int


def stored_cut(library: Library, page_id: int) -> StoredCut:
    """Return a page as its reader cut it, its articles with their keys; raise LibraryError when it is not there."""
    execute = library.connection.execute
    row = execute(
        "select p.digest, p.file, p.record, p.run_id, p.format, p.extractor, "
        "(select f.path from import_file f where f.page_id = p.id order by f.id limit 1), s.name, c.z "
        "from page p left join source s on s.id = p.source_id left join page_cut c on c.page_id = p.id "
        "where p.id = ?",
        (page_id,),
    ).fetchone()
    if row is None:
        raise LibraryError(f"no page {page_id} in library {library.path}; see the pages of articles: readroom show ID")
    digest, file, record, run, name, extractor, path, source, kept = row
    origin = Origin(path or file, file, record or 0, digest)
    if kept is not None:
        try:
            return StoredCut(unpacked_page(kept), origin, run)
        except (ValueError, KeyError, TypeError, zlib.error) as problem:
            raise LibraryError(f"page {page_id} in library {library.path} is damaged: {problem}") from problem
    lines = page_lines(library, page_id)
    verdicts = tuple(LineVerdict(v.line, v.verdict, v.reason, v.article) for v in lines)  # type: ignore[arg-type]
    page = Page(name, page_text(library, page_id), _articles(library, page_id), verdicts, source, extractor=extractor)
    return StoredCut(page, origin, run)


def _articles(library: Library, page_id: int) -> tuple[Article, ...]:
    """Return the articles of a page by their numbers on it, those that were withdrawn among them."""
    execute = library.connection.execute
    found: dict[int, Article] = {}
    for position, article_id in execute("select position, id from article where page_id = ?", (page_id,)).fetchall():
        found[position] = as_cut(library, article_id)
    rows = execute("select position, key, source, z from withdrawn where page_id = ?", (page_id,)).fetchall()
    for position, key, source, z in rows:
        article = unpacked_page(z).articles[0]
        found.setdefault(position, replace(article, key=key, source=article.source or source))
    return tuple(found[position] for position in sorted(found))


def as_cut(library: Library, article_id: int) -> Article:
    """Return an article with its key and source, without the corrections of its fields."""
    full = get_article(library, article_id)
    row = full.row
    lines = library.connection.execute(
        "select date_line, first_date_line from article where id = ?", (article_id,)
    ).fetchone()
    article = Article(
        full.body,
        row.title,
        row.authors,
        _printed(row.date, row.date_precision, full.date_raw, lines[0]),
        _printed(row.first_date, full.first_date_precision, full.first_date_raw, lines[1]),
        row.outlet,
        full.outlet_name,
        row.section,
        row.language,
        row.url,
        full.database,
        full.accession,
        full.edition,
        full.print_page,
        row.key,
        row.source,
        full.keywords,
        full.lines,
        full.evidence,
    )
    for field, state in first_states(library.connection, row.key).items():
        article = with_state(article, field, state)
        if field == "source":
            article = replace(article, source=state["source"])
    return article


def first_states(connection: sqlite3.Connection, key: str) -> dict[str, dict[str, Any]]:
    """Return what an article's page says of each field that was ever corrected."""
    states: dict[str, dict[str, Any]] = {}
    rows = connection.execute(
        "select c.field, x.before from correction_article x join correction c on c.id = x.correction_id "
        "where x.article_key = ? order by c.id",
        (key,),
    )
    for field, before in rows:
        if before is not None:
            states.setdefault(field, json.loads(before))
    return states


def _printed(value: str | None, precision: Any, raw: str | None, line: int | None) -> PrintedDate | None:
    return PrintedDate(value, precision, raw or "", line) if value else None
