"""What waits for a reviewer: pages and fields that may be wrong, and what was decided about them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from typing import Any

from readroom.db.articles import find_article, text_of
from readroom.db.errors import LibraryError
from readroom.db.library import Library
from readroom.db.review_lines import Places
from readroom.text.model import NO_ARTICLE as NO_ARTICLE

BELOW = 0.6
"""Fields that are less sure than this are looked at, unless another threshold is asked for."""
INDEXED = 0.7
"""Below this, the library has an index of what is unsure; a higher threshold reads all of the evidence."""
WHOLE = "*"
"""The field that stands for everything about a page or an article."""
PAGE, SPELLING, CORRECTION = "page", "spelling", "correction"
_VALUES = ("title", "authors", "date", "first_date", "outlet", "section", "language", "url", "source")
_ODD = "*[ÂÃÄÅâÎÏÐÑØÙÚÛРС\u01a0-\u01bf]*"
"""What a name that may be mojibake holds: most names need not be looked at."""
_COLUMNS = (
    "a.page_id, a.id, a.key, e.field, e.confidence, e.reason, e.line, p.file, p.record, a.opening, "
    "a.title, a.authors, a.date, a.first_date, a.outlet, a.section, a.language, a.url, s.name"
)
_OPEN = (
    "not exists (select 1 from reviewed r where r.page_digest = p.digest and r.article_key in ('', a.key) "
    f"and r.field in ('{WHOLE}', {{field}}))"
)

_OPEN_PAGE = (
    "not exists (select 1 from reviewed r where r.page_digest = p.digest and r.article_key = '' "
    f"and r.field in ('{WHOLE}', '{{field}}'))"
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A field, or a page, that may be wrong. `line` is of the page, 1-based; `article` its id.

    `page` is None for a correction whose page, or article, is not in the library.
    """

    page: int | None
    field: str
    value: str | None
    confidence: float
    reason: str
    article: int | None
    key: str | None
    title: str | None
    file: str
    record: int | None
    line: int | None

    def to_json(self) -> dict[str, Any]:
        """Return the doubt as `readroom review --json` says it."""
        return asdict(self)


def doubts(library: Library, *, below: float = BELOW, field: str | None = None) -> Iterator[Doubt]:
    """Yield what waits for review: the least sure fields first, then fields that stick out in their source, words that
    may be misspelt, pages that were partly read or have no article, and corrections that wait.
    """
    if field not in (PAGE, SPELLING, CORRECTION):
        yield from _unsure(library, below, field)
        yield from _odd(library, below, field)
    if field in (None, SPELLING):
        yield from _misspelt(library)
    if field in (None, PAGE):
        yield from _problems(library)
        yield from _empty(library)
    if field in (None, CORRECTION):
        yield from _waiting(library)


def doubts_of(library: Library, page: int, *, below: float = BELOW) -> Iterator[Doubt]:
    """Yield what waits for review on one page, but for words that may be misspelt."""
    yield from _unsure(library, below, None, page)
    yield from _odd(library, below, None, page)
    yield from _problems(library, page)
    yield from _empty(library, page)
    yield from _waiting(library, page)


def _unsure(library: Library, below: float, field: str | None, page: int | None = None) -> Iterator[Doubt]:
    if page is not None:
        tables = "article a cross join evidence e on e.article_id = a.id"
        where, values = ["a.page_id = ?", "e.confidence < ?"], [page, below]
    else:
        # The order of the index, and nothing that is not asked for: the list of a large library begins at once.
        tables = "evidence e cross join article a on a.id = e.article_id"
        where, values = ["e.confidence < ?"], [below]
    if below <= INDEXED:
        where.append(f"e.confidence < {INDEXED}")
    if field is not None:
        where.append("e.field = ?")
        values.append(field)  # type: ignore[arg-type]
    sql = (
        f"select {_COLUMNS} from {tables} join page p on p.id = a.page_id join source s on s.id = a.source_id "
        f"where {' and '.join(where)} and {_OPEN.format(field='e.field')} order by e.confidence, e.article_id, e.field"
    )
    for row in library.connection.execute(sql, values):
        yield _of_row(row)


def _of_row(row: Sequence[Any]) -> Doubt:
    page_id, article, key, name, confidence, reason, line, file, record, opening, *held = row
    known = dict(zip(_VALUES, held, strict=True))
    title = known["title"] or opening
    value = "; ".join(json.loads(known["authors"])) if name == "authors" else known.get(name, title)
    return Doubt(page_id, name, value, confidence, reason, article, key, title, file, record, line)


def _odd(library: Library, below: float, field: str | None, page: int | None = None) -> Iterator[Doubt]:
    """Yield the fields that stick out in their source, unless the import was unsure of them, too."""
    from readroom.db.oddities import oddities

    columns = _COLUMNS.replace("e.field, e.confidence, e.reason, e.line", "?, ?, ?, e.line")
    sql = (
        f"select {columns} from article a join page p on p.id = a.page_id join source s on s.id = a.source_id "
        "left join evidence e on e.article_id = a.id and e.field = ? "
        f"where a.id = ? and (e.confidence is null or e.confidence >= ?) and {_OPEN.format(field='?')}"
    )
    for odd in oddities(library, page):
        if odd.confidence < below and field in (None, odd.field):
            named = (odd.field, odd.confidence, odd.reason, odd.field, odd.article, below, odd.field)
            for row in library.connection.execute(sql, named):
                yield _of_row(row)


def _problems(library: Library, page: int | None = None) -> Iterator[Doubt]:
    only = "and p.id = ? " if page is not None else ""
    sql = (
        "select p.id, p.problem, p.file, p.record, (select a.id from article a where a.page_id = p.id limit 1), "
        f"(select a.key from article a where a.page_id = p.id limit 1) from page p where p.problem is not null {only}"
        f"and (p.problem <> '{NO_ARTICLE}' or not exists (select 1 from article a where a.page_id = p.id)) "
        f"and {_OPEN_PAGE.format(field=PAGE)} order by p.id"
    )
    for page_id, problem, file, record, article, key in library.connection.execute(
        sql, () if page is None else (page,)
    ):
        yield Doubt(page_id, PAGE, None, 0.0, problem, article, key, None, file, record, None)


def _empty(library: Library, page: int | None = None) -> Iterator[Doubt]:
    """Yield pages in which no article was found; none were withdrawn from them, or are in the library elsewhere."""
    only = "and p.id = ? " if page is not None else ""
    sql = (
        f"select p.id, p.file, p.record from page p where p.problem is null {only}"
        "and not exists (select 1 from article a where a.page_id = p.id) "
        "and not exists (select 1 from withdrawn w where w.page_id = p.id) "
        "and exists (select 1 from import_file f where f.page_id = p.id and f.outcome <> 'unchanged') "
        f"and {_OPEN_PAGE.format(field=PAGE)} order by p.id"
    )
    for page_id, file, record in library.connection.execute(sql, () if page is None else (page,)):
        yield Doubt(page_id, PAGE, None, 0.0, NO_ARTICLE, None, None, None, file, record, None)


def _waiting(library: Library, page: int | None = None) -> Iterator[Doubt]:
    """Yield the corrections that fit nothing now."""
    from readroom.db.waiting import waiting

    execute = library.connection.execute
    about = (
        f"select p.file, p.record, {_OPEN_PAGE.format(field=CORRECTION)}, a.id, a.key from page p "
        "left join article a on a.page_id = p.id where p.id = ? order by a.position limit 1"
    )
    for one in waiting(library, page):
        reason = f"correction {one.correction} waits: {one.why}; edit --undo {one.correction} takes it back"
        if one.page is None:
            value = f"{one.what} of {one.where}"
            yield Doubt(None, CORRECTION, value, 0.0, reason, None, None, None, one.where, None, None)
            continue
        file, record, still, article, key = execute(about, (one.page,)).fetchone()
        if still:
            value = f"{one.what} line {one.line}: {one.text}"
            yield Doubt(one.page, CORRECTION, value, 0.0, reason, article, key, None, file, record, None)


def _misspelt(library: Library, page: int | None = None) -> Iterator[Doubt]:
    """Yield words that look like mojibake, with how they would be spelt: those of names first, then those of texts.

    The words of texts were noted at storage, and the index tells in which articles they are.
    """
    from readroom.text.mojibake import proposals

    execute, places = library.connection.execute, Places(library)
    columns = "a.id, a.page_id, a.key, coalesce(a.title, a.opening), p.file, p.record"
    still = _OPEN.format(field=repr(SPELLING)) + (f" and p.id = {page:d}" if page is not None else "")
    for table, owner in (("article", "v.id"), ("voice", "v.article_id")):
        names = execute(
            f"select {columns}, coalesce(v.title, ''), v.authors, coalesce(v.outlet, '') from {table} v "
            f"join article a on a.id = {owner} join page p on p.id = a.page_id "
            f"where (v.title glob ? or v.authors glob ? or v.outlet glob ?) and {still} order by a.id",
            (_ODD,) * 3,
        )
        for *whose, title, authors, outlet in names:
            for where, text in (("title", title), ("authors", "; ".join(json.loads(authors))), ("outlet", outlet)):
                place = where if table == "article" else f"{where} of a voice"
                for start, end, mended in proposals(text):
                    word = text[start:end]
                    name = next((one for one in text.split("; ") if word in one), text)
                    line = places.of_name(whose[0], whose[1], word, name)
                    yield _spelling(whose, f"{word} → {mended}", place, line)
    seen: set[int] = set()
    sql = (
        f"select {columns} from article_fts f join article a on a.docid = f.rowid join page p on p.id = a.page_id "
        f"where article_fts match ? and {still} order by a.id"
    )
    for (printed,) in execute("select distinct printed from spelling order by printed").fetchall():
        for whose in execute(sql, (f'text : "{printed}"',)).fetchall():
            if whose[0] not in seen:
                seen.add(whose[0])
                text = text_of(library, whose[0])
                for start, end, mended in proposals(text):
                    word = text[start:end]
                    line = places.of_text(whose[0], whose[1], word, text.count(word, 0, start))
                    yield _spelling(whose, f"{word} → {mended}", "text", line)


def _spelling(whose: Sequence[Any], value: str, where: str, line: int | None) -> Doubt:
    article, page, key, title, file, record = whose
    reason = f"in the {where}; may be mojibake, stays as printed"
    return Doubt(page, SPELLING, value, 0.5, reason, article, key, title, file, record, line)


def accept(
    library: Library, ref: str, field: str | None, *, author: str | None, now: str, below: float = BELOW
) -> int:  # fmt: skip
    """Take an article (an ID) or a page (`page:N`), or one of its fields, off the list until the page changes.

    Return how many entries that takes off: those less sure than `below`, or all of a field that is named. Raise
    LibraryError when there are none, or no such page or article. The caller holds the transaction.
    """
    page, key = _place(library, ref)
    doubtful = doubts_of(library, page, below=below if field is None else 1.01)
    waiting = [d for d in chain(doubtful, _misspelt(library, page)) if key is None or d.key == key]
    wanted = [d for d in waiting if field in (None, d.field)]
    if not wanted:
        who = f"{field!r} of {ref} does not wait" if field is not None else f"nothing of {ref} waits"
        raise LibraryError(f"{who} for review; list what does with: readroom review")
    (digest,) = library.connection.execute("select digest from page where id = ?", (page,)).fetchone()
    alone = key is not None and _articles_on(library, page) == 1
    library.connection.execute(
        "insert into reviewed values (?, ?, ?, ?, ?, 'accepted') on conflict (page_digest, article_key, field) "
        "do update set made = excluded.made, author = excluded.author",
        (digest, "" if key is None or alone else key, field or WHOLE, now, author),
    )
    return len(wanted)


def reopen(library: Library, ref: str, field: str | None = None) -> int:
    """Put an article or page on the list again: everything about it, or what was accepted of a field, or as a whole
    (WHOLE); return how many decisions that takes back.
    """
    page, key = _place(library, ref)
    cursor = library.connection.execute(
        "delete from reviewed where page_digest = (select digest from page where id = ?) "
        "and (? is null or article_key in ('', ?)) and ? in ('', field)",
        (page, key, key, field or ""),
    )
    return cursor.rowcount


def _place(library: Library, ref: str) -> tuple[int, str | None]:
    """Return the page that is meant, and the key of the article (None: the page as a whole)."""
    execute = library.connection.execute
    if ref.startswith("page:"):
        number = ref.removeprefix("page:")
        row = execute("select id from page where id = ?", (number,)).fetchone() if number.isdecimal() else None
        if row is None:
            raise LibraryError(f"no page {number!r} in library {library.path}; list them with: readroom review")
        return int(row[0]), None
    row = execute("select page_id, key from article where id = ?", (find_article(library, ref),)).fetchone()
    return int(row[0]), str(row[1])


def page_named(library: Library, ref: str) -> int:
    """Return the id of the page that an article (an ID) or `page:N` names; raise LibraryError."""
    return _place(library, ref)[0]


def _articles_on(library: Library, page: int) -> int:
    return int(library.connection.execute("select count(*) from article where page_id = ?", (page,)).fetchone()[0])
