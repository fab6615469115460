"""The balance of an import: what became of files, lines and articles, and a sample that anybody can draw again."""

import json
import random
import zlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from readroom.db.articles import rows_by_id
from readroom.db.corrections import CUT, SOURCE_DEEDS
from readroom.db.errors import LibraryError
from readroom.db.library import Library
from readroom.db.record_json import row_json
from readroom.db.waiting import waiting

VERDICTS = ("kept", "metadata", "aside", "cut")
_OF_SOURCES = f"({', '.join(map(repr, SOURCE_DEEDS))})"
_OF_NO_ARTICLE = f"({', '.join(map(repr, (CUT, *SOURCE_DEEDS)))})"
"""The corrections of sources' names, and those that are of no article's field, as SQL."""
EXTREMES = 5
"""How many of the shortest and longest articles are named."""
_EVERY = 500
"""After how many pages progress is told."""


@dataclass(slots=True)
class Audit:
    """The balance of a library. Lines are those of its pages; words and articles are counted with every copy.

    `years` has the outlets that pages print (None: the page prints none), `source_years` who published the pages.
    """

    files: int = 0
    containers: int = 0
    records: int = 0
    pages: int = 0
    articles: int = 0
    words: int = 0
    outcomes: list[dict[str, Any]] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    articles_per_page: dict[int, int] = field(default_factory=dict)
    undated: int = 0
    untitled: int = 0
    without_author: int = 0
    years: list[dict[str, Any]] = field(default_factory=list)
    source_years: list[dict[str, Any]] = field(default_factory=list)
    shortest: list[dict[str, Any]] = field(default_factory=list)
    longest: list[dict[str, Any]] = field(default_factory=list)
    declared: list[dict[str, Any]] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)
    corrections: dict[str, int] = field(default_factory=dict)
    unfit: list[dict[str, Any]] = field(default_factory=list)
    sample: list[dict[str, Any]] = field(default_factory=list)


def audit(
    library: Library,
    *,
    sample: int = 0,
    seed: int = 0,
    progress: Callable[[int, int], object] = lambda done, total: None,
) -> Audit:
    """Return the balance of a library, with a sample of so many articles; the same seed draws the same ones.

    Every page's verdicts are read once (about 20 µs each); `progress` is told how many of how many pages were. Raise
    LibraryError when a page is damaged.
    """
    found = Audit()
    _count_files(library, found)
    _count_articles(library, found)
    found.lines = _count_lines(library, found.pages, progress)
    _count_corrections(library, found)
    found.sample = draw(library, sample, seed)
    return found


def _count_files(library: Library, found: Audit) -> None:
    execute = library.connection.execute
    holder = "exists (select 1 from import_file r where r.path = f.path and r.record > 0)"
    found.files, found.containers, found.records = execute(
        f"select ifnull(sum(record = 0), 0), ifnull(sum(record = 0 and {holder}), 0), ifnull(sum(record > 0), 0) "
        "from import_file f"
    ).fetchone()
    rows = execute(
        f"select outcome, reason, count(*) from import_file f where record > 0 or not {holder} "
        "group by outcome, reason order by outcome, count(*) desc, reason"
    )
    found.outcomes = [{"outcome": outcome, "reason": reason, "count": count} for outcome, reason, count in rows]
    for file, path, declared, left in execute(
        "select file, path, declared, left_out from import_file where declared is not null or left_out is not null "
        "order by file"
    ).fetchall():
        if declared is not None:
            (held,) = execute(
                "select ifnull(sum(articles), 0) from import_file where path = ? and record > 0", (path,)
            ).fetchone()
            found.declared.append({"file": file, "declared": declared, "found": held})
        for reason, count in json.loads(left or "{}").items():
            found.left_out[reason] = found.left_out.get(reason, 0) + count


def _count_articles(library: Library, found: Audit) -> None:
    execute = library.connection.execute
    found.articles, found.words, found.undated, found.untitled, found.without_author = execute(
        "select count(*), ifnull(sum(words), 0), count(*) - count(date), count(*) - count(title), "
        "ifnull(sum(authors = '[]'), 0) from article"
    ).fetchone()
    (found.pages,) = execute("select count(*) from page").fetchone()
    counts = execute(
        "select n, count(*) from (select count(*) as n from article group by page_id) group by n order by n"
    ).fetchall()
    empty = found.pages - sum(pages for _, pages in counts)
    found.articles_per_page = {**({0: empty} if empty else {}), **dict(counts)}
    found.years = _by_year(library, "coalesce(a.outlet_name, a.outlet)", "outlet")
    found.source_years = _by_year(library, "s.name", "source")
    for order, into in (("asc", found.shortest), ("desc", found.longest)):
        sql = f"select id from article order by words {order}, id limit ?"
        into += _told(library, [i for (i,) in execute(sql, (EXTREMES,)).fetchall()])


def _by_year(library: Library, column: str, name: str) -> list[dict[str, Any]]:
    """Return how many articles there are by a column and by year; None where it, or the date, is absent."""
    rows = library.connection.execute(
        f"select {column}, cast(substr(a.date, 1, 4) as integer), count(*) "
        "from article a join source s on s.id = a.source_id group by 1, 2"
    ).fetchall()
    ordered = sorted(
        rows, key=lambda row: (row[0] is None, (row[0] or "").casefold(), row[0] or "", row[1] is None, row[1] or 0)
    )
    return [{name: value, "year": year, "articles": count} for value, year, count in ordered]


def _count_lines(library: Library, total: int, progress: Callable[[int, int], object]) -> dict[str, int]:
    """Return how many lines of all pages had which verdict."""
    counts: Counter[str] = Counter()
    for done, (page, packed) in enumerate(library.connection.execute("select id, verdicts from page"), 1):
        try:
            for first, last, verdict, *_ in json.loads(zlib.decompress(packed)):
                counts[verdict] += last - first + 1
        except (zlib.error, ValueError, TypeError) as problem:
            raise LibraryError(
                f"page {page} in library {library.path} is damaged: {problem}; run: readroom check"
            ) from (problem)
        if done % _EVERY == 0 or done == total:
            progress(done, total)
    return {verdict: counts[verdict] for verdict in VERDICTS}


def _count_corrections(library: Library, found: Audit) -> None:
    execute = library.connection.execute
    fields, cuts, withdrawn, sources = execute(
        f"select ifnull(sum(field not in {_OF_NO_ARTICLE}), 0), ifnull(sum(field = 'cut'), 0), "
        f"(select count(*) from withdrawn), ifnull(sum(field in {_OF_SOURCES}), 0) "
        "from correction where undone is null"
    ).fetchone()
    found.corrections = {"fields": fields, "cuts": cuts, "withdrawn": withdrawn, "sources": sources}
    found.unfit = [
        {"correction": one.correction, "what": one.what, "where": one.where, "why": one.why} for one in waiting(library)
    ]


def draw(library: Library, size: int, seed: int) -> list[dict[str, Any]]:
    """Return a random sample of articles, in the order of its drawing; the same seed draws the same ones."""
    return _told(library, drawn(library, size, seed))


def drawn(library: Library, size: int, seed: int) -> list[int]:
    """Return the ids of a random sample of articles, in the order of its drawing; a seed always draws the same."""
    ids = [i for (i,) in library.connection.execute("select id from article order by id")] if size > 0 else []
    return random.Random(seed).sample(ids, min(size, len(ids)))  # noqa: S311 - no secret is made


def _told(library: Library, ids: list[int]) -> list[dict[str, Any]]:
    """Return what is said of an article in a balance: who it is, and where it comes from."""
    told = []
    for row in rows_by_id(library, ids):
        record, first, last = library.connection.execute(
            "select p.record, a.line_first, a.line_last from article a join page p on p.id = a.page_id where a.id = ?",
            (row.id,),
        ).fetchone()
        whole = row_json(row)
        kept = {name: whole[name] for name in ("id", "key", "title", "date", "source", "file", "words")}
        told.append(
            {**kept, "opening": row.opening or None, "record": record, "lines": [first, last] if first else None}
        )
    return told
