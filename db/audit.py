"""The balance of an import: what became of files, lines and articles, and a sample that anybody can draw again."""

import json
import random
import zlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from readroom.db.articles import rows_by_id
from readroom.db.decisions import edits_of
from readroom.db.errors import LibraryError
from readroom.db.library import Library
from readroom.db.record_json import row_json
from readroom.db.stored_page import stored_cut
from readroom.text.recut import recut

VERDICTS = ("kept", "metadata", "aside", "cut")
EXTREMES = 5
"""How many of the shortest and longest articles are named."""
_EVERY = 500
"""After how many pages progress is told."""


@dataclass(slots=True)
class Audit:
    """The balance of a library. Lines are those of its pages; words and articles are counted with every copy."""

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
    rows = execute(
        "select coalesce(a.outlet_name, a.outlet, s.name), cast(substr(a.date, 1, 4) as integer), count(*) "
        "from article a join source s on s.id = a.source_id group by 1, 2"
    )
    ordered = sorted(rows.fetchall(), key=lambda row: (row[0].casefold(), row[0], row[1] is None, row[1] or 0))
    found.years = [{"outlet": name, "year": year, "articles": count} for name, year, count in ordered]
    for order, into in (("asc", found.shortest), ("desc", found.longest)):
        sql = f"select id from article order by words {order}, id limit ?"
        into += _told(library, [i for (i,) in execute(sql, (EXTREMES,)).fetchall()])


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
    fields, cuts, withdrawn = execute(
        "select ifnull(sum(field <> 'cut'), 0), ifnull(sum(field = 'cut'), 0), (select count(*) from withdrawn) "
        "from correction where undone is null"
    ).fetchone()
    found.corrections = {"fields": fields, "cuts": cuts, "withdrawn": withdrawn}
    missing = execute(
        "select c.id, c.field, x.article_key from correction_article x join correction c on c.id = x.correction_id "
        "where c.undone is null and not exists (select 1 from article a where a.key = x.article_key) "
        "and not exists (select 1 from withdrawn w where w.key = x.article_key) order by c.id, x.article_key"
    )
    found.unfit = [
        {"correction": number, "what": name, "where": f"article {key}", "why": "the article is not in the library"}
        for number, name, key in missing
    ]
    found.unfit += _unfit_cuts(library)


def _unfit_cuts(library: Library) -> list[dict[str, Any]]:
    """Return the edits of pages that fit their pages no more."""
    execute = library.connection.execute
    unfit: list[dict[str, Any]] = []
    by_page: dict[int, list[tuple[int, str]]] = {}
    for number, value, digest, file, record in execute(
        "select id, value, page_digest, file, record from correction where field = 'cut' and undone is null order by id"
    ).fetchall():
        page = execute(
            "select id from page where digest = ? or (file = ? and record is ?) order by digest = ? desc limit 1",
            (digest, file, record, digest),
        ).fetchone()
        if page is not None:
            by_page.setdefault(page[0], []).append((number, value))
            continue
        where = f"{file} record {record}" if record else str(file)
        unfit.append({"correction": number, "what": "cut", "where": where, "why": "the page is not in the library"})
    for page_id, cuts in by_page.items():
        cut = stored_cut(library, page_id)
        numbered = [(number, edit) for number, value in cuts for edit in edits_of([value])]
        result = recut(cut.page.text, cut.page.verdicts, cut.page.articles, [edit for _, edit in numbered])
        for one in result.unfit:
            number = next(number for number, edit in numbered if edit is one.edit)
            where = f"{cut.origin.file} line {one.edit.line}: {one.edit.text}"
            unfit.append({"correction": number, "what": one.edit.do, "where": where, "why": one.why})
    return unfit


def draw(library: Library, size: int, seed: int) -> list[dict[str, Any]]:
    """Return a random sample of articles, in the order of its drawing; the same seed draws the same ones."""
    ids = [i for (i,) in library.connection.execute("select id from article order by id")] if size > 0 else []
    drawn = random.Random(seed).sample(ids, min(size, len(ids)))  # noqa: S311 - no secret is made
    return _told(library, drawn)


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
