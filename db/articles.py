"""Reading articles: lists in windows of rows, one article whole, and what the sources hold."""

import json
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from readroom.db.errors import LibraryError
from readroom.db.library import Library
from readroom.db.listing import END, Order, Part, Place, ids_from, place_of, rank_in, span_of
from readroom.db.tally import tallied, year_of
from readroom.text.record import record

if TYPE_CHECKING:  # lists do without what an article is made of
    from readroom.text.model import Body, Evidence, Voice

DAY_SHIFT = 20
"""A docid is the day's ordinal shifted by this many bits, plus a number within the day."""
FIRST_DATED = 1 << 30
"""Docids below this are undated articles."""


@record
class ArticleRow:
    """What a list shows of an article. `opening` is its first words, given when it has no title.

    `own` are the fields that its reader has corrected, where it is shown as they have it (see `db/own_values.py`).
    """

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
    own: tuple[str, ...] = ()


@record
class Selection:
    """Which articles a list shows: of a source, of a year of publication, or those without a date. Empty: all."""

    source_id: int | None = None
    year: int | None = None
    undated: bool = False


@record
class FullArticle:
    """One article whole. `lines` are the first and last line of its page (1-based, inclusive)."""

    row: ArticleRow
    body: "Body"
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
    evidence: "dict[str, Evidence]"
    member: str | None = None
    database: str | None = None
    accession: str | None = None
    edition: str | None = None
    print_page: str | None = None


@record
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


EVERYTHING = Selection()


def list_articles(
    library: Library,
    selection: Selection = EVERYTHING,
    *,
    order: Order = "date",
    reverse: bool = False,
    after: "int | ArticleRow | None" = None,
    before: "int | ArticleRow | None" = None,
    at_date: str | None = None,
    last: bool = False,
    limit: int = 200,
) -> list[ArticleRow]:
    """Return up to `limit` rows of a list, each page as fast as the first one.

    `order`: newest first and the undated at the end; by title; by source, newest first; longest first; what was added
    last first. Rows that are equal in that stand newest first. `reverse`: the same from the end.
    `after`: the rows that follow this row, or the one with this docid. `before`: those just ahead of it. `last`: the
    last ones. `at_date`: from the articles of a day, a month or a year (ISO) on, or what follows where it has none; in
    order of date only. None of them: from the top. Raise LibraryError when the row of a docid is gone and its place
    with it, ValueError for a date that is none.
    """
    connection = library.connection
    upwards = before is not None or (last and after is None)
    row = after if before is None else before
    place = None if row is None else _place(library, row, order)
    if at_date is not None:
        if order != "date":
            raise ValueError("a list goes to a date in the order of dates only")
        first, end = span_of(at_date)
        place = Place(0, first - 1 if reverse else end, 0, "", 0)
    ids = ids_from(connection, _part(connection, selection), order, place, limit, back=upwards is not reverse)
    return rows_by_id(library, ids[::-1] if upwards else ids)


def _place(library: Library, row: "int | ArticleRow", order: Order) -> Place:
    docid = row if isinstance(row, int) else row.docid
    found = place_of(library.connection, docid)
    if found is not None and (isinstance(row, int) or found.id == row.id):
        return found
    if order == "date":
        return Place(0, docid, 0, "", 0)
    if isinstance(row, int):
        raise LibraryError(f"the list has changed: no article stands at {row} in library {library.path}; list it anew")
    from readroom.db.values import title_key

    return Place(row.id, row.docid, row.source_id, title_key(row.title, row.opening), row.words)


def _part(connection: sqlite3.Connection, selection: Selection) -> Part:
    first, end = 0, END
    years: tuple[int | None, int | None] = (None, None)
    if selection.undated:
        end, years = FIRST_DATED, (0, 0)
    elif selection.year is not None:
        first, end = docids_of_year(selection.year)
        years = (selection.year, selection.year)
    articles = tallied(connection, selection.source_id, first=years[0], last=years[1])
    return Part(selection.source_id, first, end, articles)


def count_articles(library: Library, selection: Selection = EVERYTHING) -> int:
    """Return how many articles the selection has: kept, not counted."""
    return _part(library.connection, selection).articles


def position_of(
    library: Library, docid: int, selection: Selection = EVERYTHING, *, order: Order = "date", reverse: bool = False
) -> int:
    """Return how many rows of the list stand before the article with this docid.

    In order of date only those of its year are counted; in another order it may take 0.05 µs for each article.
    """
    connection, part = library.connection, _part(library.connection, selection)
    place = _place(library, docid, order)
    if order == "date":
        year = year_of(docid)
        first, end = docids_of_year(year) if year else (0, FIRST_DATED)
        before = rank_in(connection, Part(part.source_id, first, end, 0), order, place)
        if selection.year is None and not selection.undated:
            before += tallied(connection, part.source_id, first=year + 1)
    else:
        before = rank_in(connection, part, order, place)
    return part.articles - before - 1 if reverse else before


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


def body_of(library: Library, article_id: int) -> "Body":
    """Return the text of an article with its spans, asides and voices."""
    from readroom.text.model import Aside, Body, Span

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


def _voice(values: Sequence[Any]) -> "Voice":
    from readroom.text.model import PrintedDate, Voice

    start, end, title, authors, outlet, value, precision, raw, line, url = values
    printed = PrintedDate(value, precision, raw, line) if value else None
    return Voice(start, end, title, tuple(json.loads(authors)), outlet, printed, url)


def get_article(library: Library, article_id: int) -> FullArticle:
    """Return one article whole; raise LibraryError when it is not there or damaged."""
    from readroom.text.model import Evidence

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
    """Return every source that has articles, the one with most first: kept by triggers, not counted."""
    sql = (
        "select s.id, s.name, y.year, y.articles from source s join source_year y on y.source_id = s.id "
        "where y.articles > 0 order by s.id, y.year desc"
    )
    found: list[SourceCount] = []
    for (source_id, name), rows in groupby(library.connection.execute(sql), key=lambda row: (row[0], row[1])):
        years = [(int(year), int(articles)) for _, _, year, articles in rows]
        undated = sum(articles for year, articles in years if year == 0)
        dated = tuple((year, articles) for year, articles in years if year)
        found.append(SourceCount(source_id, name, sum(n for _, n in years), undated, dated))
    return sorted(found, key=lambda s: (-s.articles, s.name.casefold()))


def docids_of_year(year: int) -> tuple[int, int]:
    """Return the range of docids `[start, end)` of the articles of a year."""
    return first_docid(year), first_docid(year + 1) if year < 9999 else 1 << 62
