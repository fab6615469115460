"""Reading articles: lists by date in windows of rows, one article whole, and what the sources hold."""

import json
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from readroom.db.errors import LibraryError
from readroom.db.library import Library
from readroom.text.model import Aside, Body, Evidence, PrintedDate, Span, Voice

DAY_SHIFT = 20
"""A docid is the day's ordinal shifted by this many bits, plus a number within the day."""
FIRST_DATED = 1 << 30
"""Docids below this are undated articles."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What a list shows of an article. `opening` is its first words, given when it has no title."""

    id: int
    key: str
    docid: int
    title: str | None
    opening: str
    authors: tuple[str, ...]
    date: str | None
    date_precision: str | None
    first_date: str | None
    source: str
    source_id: int
    outlet: str | None
    section: str | None
    language: str | None
    url: str | None
    words: int
    file: str | None


@dataclass(frozen=True, slots=True)
class Selection:
    """Which articles a list shows: of a source, of a year of publication, or those without a date. Empty: all."""

    source_id: int | None = None
    year: int | None = None
    undated: bool = False


@dataclass(frozen=True, slots=True)
class FullArticle:
    """One article whole. `lines` are the first and last line of its page (1-based, inclusive)."""

    row: ArticleRow
    body: Body
    digest: str
    date_raw: str | None
    first_date_precision: str | None
    first_date_raw: str | None
    crawl_date: str | None
    outlet_name: str | None
    keywords: tuple[str, ...]
    page_id: int
    record: int | None
    lines: tuple[int, int] | None
    evidence: dict[str, Evidence]
    member: str | None = None
    database: str | None = None
    accession: str | None = None
    edition: str | None = None
    print_page: str | None = None


@dataclass(frozen=True, slots=True)
class SourceCount:
    """A source with its number of articles, how many of them are undated, and (year, articles), newest first."""

    id: int
    name: str
    articles: int
    undated: int
    years: tuple[tuple[int, int], ...]


_ROW = """
select a.id, a.key, a.docid, a.title, a.opening, a.authors, a.date, a.date_precision, a.first_date, s.name,
       a.source_id, a.outlet, a.section, a.language, a.url, a.words,
       (select p.file from page p where p.id = a.page_id)
from article a join source s on s.id = a.source_id
"""


def _row(values: Sequence[Any]) -> ArticleRow:
    fields = list(values)
    fields[4] = fields[4] or ""
    fields[5] = tuple(json.loads(fields[5]))
    return ArticleRow(*fields)


def first_docid(year: int) -> int:
    """Return the docid before which every article of the years before `year` lies (years 3 to 9999)."""
    return date(year, 1, 1).toordinal() << DAY_SHIFT


def _where(selection: Selection) -> tuple[list[str], list[int]]:
    conditions: list[str] = []
    values: list[int] = []
    if selection.source_id is not None:
        conditions.append("a.source_id = ?")
        values.append(selection.source_id)
    if selection.undated:
        conditions.append("a.docid < ?")
        values.append(FIRST_DATED)
    elif selection.year is not None:
        conditions.append("a.docid >= ? and a.docid < ?")
        values += docids_of_year(selection.year)
    return conditions, values


def _clause(conditions: Sequence[str]) -> str:
    return f" where {' and '.join(conditions)}" if conditions else ""


EVERYTHING = Selection()


def list_articles(
    library: Library,
    selection: Selection = EVERYTHING,
    *,
    after: int | None = None,
    before: int | None = None,
    last: bool = False,
    limit: int = 200,
) -> list[ArticleRow]:
    """Return up to `limit` rows, newest first, the undated at the end.

    `after`: the rows that follow this docid in that order. `before`: those just ahead of it. `last`: the last ones.
    None of them: from the top.
    """
    conditions, values = _where(selection)
    if after is not None:
        conditions.append("a.docid < ?")
        values.append(after)
    if before is not None:
        conditions.append("a.docid > ?")
        values.append(before)
    backwards = last or before is not None
    order = "asc" if backwards else "desc"
    sql = f"{_ROW}{_clause(conditions)} order by a.docid {order} limit ?"
    rows = [_row(r) for r in library.connection.execute(sql, (*values, limit))]
    return rows[::-1] if backwards else rows


def count_articles(library: Library, selection: Selection = EVERYTHING) -> int:
    """Return how many articles the selection has."""
    conditions, values = _where(selection)
    return int(library.connection.execute(f"select count(*) from article a{_clause(conditions)}", values).fetchone()[0])


def position_of(library: Library, docid: int, selection: Selection = EVERYTHING) -> int:
    """Return how many rows of the list stand before the article with this docid."""
    conditions, values = _where(selection)
    conditions.append("a.docid > ?")
    sql = f"select count(*) from article a{_clause(conditions)}"
    return int(library.connection.execute(sql, (*values, docid)).fetchone()[0])


def rows_by_id(library: Library, ids: Sequence[int]) -> list[ArticleRow]:
    """Return the rows of these articles in the order asked; ids that are not there are left out."""
    found: dict[int, ArticleRow] = {}
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        marks = ",".join("?" * len(part))
        for values in library.connection.execute(f"{_ROW} where a.id in ({marks})", part):
            found[values[0]] = _row(values)
    return [found[i] for i in ids if i in found]


def every_id(library: Library) -> Iterator[int]:
    """Yield the id of every article, newest first."""
    for (found,) in library.connection.execute("select id from article order by docid desc"):
        yield found


def find_article(library: Library, ref: str) -> int:
    """Return the id of the article with this id, key or unique beginning of a key; raise LibraryError if none."""
    execute = library.connection.execute
    if ref.isascii() and ref.isdigit() and len(ref) < 19:
        rows = execute("select id from article where id = ?", (int(ref),)).fetchall()
    else:
        rows = execute("select id from article where key = ?", (ref,)).fetchall()
        if not rows and ref:
            rows = execute(
                "select id from article where key >= ? and key < ? limit 2", (ref, ref + "\U0010ffff")
            ).fetchall()
    if len(rows) == 1:
        return int(rows[0][0])
    problem = f"more than one article has a key that begins with {ref!r}" if rows else f"no article {ref!r}"
    raise LibraryError(f"{problem} in library {library.path}; list them with: readroom articles")


def text_of(library: Library, article_id: int) -> str:
    """Return the text of an article; raise LibraryError when it is not there or damaged."""
    row = library.connection.execute("select z from article_text where article_id = ?", (article_id,)).fetchone()
    if row is None:
        raise LibraryError(f"no article {article_id} in library {library.path}; list them with: readroom articles")
    try:
        return zlib.decompress(row[0]).decode()
    except (zlib.error, UnicodeDecodeError, TypeError) as problem:
        raise LibraryError(
            f"the text of article {article_id} in library {library.path} is damaged: {problem}"
        ) from problem


def body_of(library: Library, article_id: int) -> Body:
    """Return the text of an article with its spans, asides and voices."""
    execute = library.connection.execute
    text = text_of(library, article_id)
    spans = execute(
        'select kind, start, "end", level, href from span where article_id = ? order by seq', (article_id,)
    ).fetchall()
    asides = execute(
        "select kind, at, text, line from aside where article_id = ? order by seq", (article_id,)
    ).fetchall()
    voices = execute(
        'select start, "end", title, authors, outlet, date, date_precision, date_raw, date_line, url '
        "from voice where article_id = ? order by seq",
        (article_id,),
    ).fetchall()
    return Body(
        text, tuple(Span(*s) for s in spans), tuple(Aside(*a) for a in asides), tuple(_voice(v) for v in voices)
    )


def _voice(values: Sequence[Any]) -> Voice:
    start, end, title, authors, outlet, value, precision, raw, line, url = values
    printed = PrintedDate(value, precision, raw, line) if value else None
    return Voice(start, end, title, tuple(json.loads(authors)), outlet, printed, url)


def get_article(library: Library, article_id: int) -> FullArticle:
    """Return one article whole; raise LibraryError when it is not there or damaged."""
    execute = library.connection.execute
    rows = rows_by_id(library, [article_id])
    if not rows:
        raise LibraryError(f"no article {article_id} in library {library.path}; list them with: readroom articles")
    try:
        more = execute(
            "select a.digest, a.date_raw, a.first_date_precision, a.first_date_raw, p.crawl_date, a.outlet_name, "
            "a.database, a.accession, a.edition, a.print_page, a.page_id, p.record, p.member, "
            "a.line_first, a.line_last "
            "from article a join page p on p.id = a.page_id where a.id = ?",
            (article_id,),
        ).fetchone()
        keywords = execute("select keyword from keyword where article_id = ? order by seq", (article_id,)).fetchall()
        evidence = execute(
            "select field, line, confidence, reason from evidence where article_id = ?", (article_id,)
        ).fetchall()
        body = body_of(library, article_id)
    except sqlite3.DatabaseError as problem:
        raise LibraryError(f"article {article_id} in library {library.path} is damaged: {problem}") from problem
    if more is None:
        raise LibraryError(f"the page of article {article_id} in library {library.path} is gone; run: readroom check")
    digest, date_raw, first_precision, first_raw, crawl_date, outlet_name, *place, first, last = more
    database, accession, edition, print_page, page_id, record, member = place
    return FullArticle(
        row=rows[0],
        body=body,
        digest=digest,
        date_raw=date_raw,
        first_date_precision=first_precision,
        first_date_raw=first_raw,
        crawl_date=crawl_date,
        outlet_name=outlet_name,
        keywords=tuple(k for (k,) in keywords),
        database=database,
        accession=accession,
        edition=edition,
        print_page=print_page,
        page_id=page_id,
        record=record,
        member=member,
        lines=(first, last) if first is not None else None,
        evidence={field: Evidence(line, confidence, reason) for field, line, confidence, reason in evidence},
    )


def source_counts(library: Library) -> list[SourceCount]:
    """Return every source that has articles, the one with most first.

    Counted year by year along the index of sources and dates: nothing is sorted, whatever the size of the library.
    """
    execute = library.connection.execute
    found: list[SourceCount] = []
    for source_id, name in execute("select id, name from source").fetchall():
        undated = _count_between(library, source_id, 0, FIRST_DATED)
        first, last = execute(
            "select min(docid), max(docid) from article where source_id = ? and docid >= ?", (source_id, FIRST_DATED)
        ).fetchone()
        span = () if first is None else range(_year_of(last), _year_of(first) - 1, -1)
        counts = ((year, _count_between(library, source_id, *docids_of_year(year))) for year in span)
        years = [(year, count) for year, count in counts if count]
        if articles := undated + sum(count for _, count in years):
            found.append(SourceCount(source_id, name, articles, undated, tuple(years)))
    return sorted(found, key=lambda s: (-s.articles, s.name.casefold()))


def _count_between(library: Library, source_id: int, start: int, end: int) -> int:
    sql = "select count(*) from article where source_id = ? and docid >= ? and docid < ?"
    return int(library.connection.execute(sql, (source_id, start, end)).fetchone()[0])


def _year_of(docid: int) -> int:
    return date.fromordinal(docid >> DAY_SHIFT).year


def docids_of_year(year: int) -> tuple[int, int]:
    """Return the range of docids `[start, end)` of the articles of a year."""
    return first_docid(year), first_docid(year + 1) if year < 9999 else 1 << 62
