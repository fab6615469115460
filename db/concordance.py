"""Concordances of a library: each hit of a query in a text as a line, in any order, all of them or a sample.

Lines are streamed from one statement, the newest article first. Nothing of what was read is kept but counts, so memory
does not grow with the library; what has to be sorted is sorted in memory up to `IN_MEMORY` lines, and on disk beyond.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import chain, islice
from typing import Any

from readroom.db.counts import count_articles, with_every_copy
from readroom.db.errors import QueryError
from readroom.db.fields import NotebookView
from readroom.db.folding import CHEAP
from readroom.db.library import Library
from readroom.db.plan import Plan, left_out, make_plan
from readroom.db.saved import resolved
from readroom.db.search import running
from readroom.db.tally import tallied
from readroom.db.terms import articles_with
from readroom.db.texts import conditions, unpacked
from readroom.text.concordance import WINDOW, Line, Place, SortKey, in_order, is_reversed, line_at, sort_values
from readroom.text.concordance_head import Tally
from readroom.text.match import Match, Matcher
from readroom.text.query import Query
from readroom.text.query_tree import Condition, Term, holds_words
from readroom.text.reservoir import Reservoir

IN_MEMORY = 10_000
"""Up to so many lines are sorted in memory."""
PART = 32
"""How many articles are read at once at most."""
FORMS = 500
"""Of more forms of a word it is asked whether they stand in most articles."""
STEP = 1000
"""How many articles are read between two reports of progress."""
_CACHE_KIB = 8192
_NONE: dict[Condition, bool] = {}


def lines(
    library: Library,
    query: Query,
    *,
    window: int = WINDOW,
    after: Line | None = None,
    notebook: NotebookView | None = None,
    exact: bool = True,
    seconds: float | None = None,
    tally: Tally | None = None,
    progress: Callable[[int], None] | None = None,
) -> Iterator[Line]:
    """Yield the lines of a query, those of the newest article first, and in the order of its text.

    `window`: how many words stand on each side. `after`: only those that follow this line. `exact` and `seconds` are
    those of `make_plan`. `tally` counts what is read; `progress` is told how many articles were. Raise QueryError when
    the query holds no words, Interrupted when it is stopped.
    """
    counted = Tally() if tally is None else tally
    for place, title, text, match in _articles(library, query, after, notebook, exact, seconds, counted, progress):
        passed = (-1, -1)
        if after is not None and after.place.docid == place.docid:
            passed = after.start, after.end  # its article was counted when its first line was read
        else:
            counted.add(title, text, match, dated=place.date is not None)
        for start, end, _ in match.text:
            if (start, end) > passed:
                yield line_at(place, text, start, end, window)


def sample(
    library: Library,
    query: Query,
    size: int,
    seed: int,
    *,
    window: int = WINDOW,
    notebook: NotebookView | None = None,
    tally: Tally | None = None,
    progress: Callable[[int], None] | None = None,
) -> list[Line]:
    """Return `size` lines taken at random from all, in the order of `lines`; the same for the same seed.

    Every hit of the library is looked at, but only the sample is kept.
    """
    counted = Tally() if tally is None else tally
    pool: Reservoir[Line] = Reservoir(size, seed)
    for place, title, text, match in _articles(library, query, None, notebook, True, None, counted, progress):
        counted.add(title, text, match, dated=place.date is not None)
        for start, end, _ in match.text:
            number = pool.draw(f"{place.key} {start} {end}")
            if number is not None:
                pool.keep(number, line_at(place, text, start, end, window))
    return pool.items()


def ordered(found: Iterable[Line], keys: Sequence[SortKey], *, in_memory: int = IN_MEMORY) -> Iterator[Line]:
    """Yield lines sorted by several levels; without one, as they come. Those that are equal in all keep their order."""
    if not keys:
        yield from found
        return
    coming = iter(found)
    first = list(islice(coming, in_memory))
    more = next(coming, None)
    if more is None:
        yield from in_order(first, keys)
    else:
        yield from _on_disk(chain(first, [more], coming), keys)


def _on_disk(found: Iterable[Line], keys: Sequence[SortKey]) -> Iterator[Line]:
    """Yield lines sorted by a database of SQLite that has no name and is gone when it is closed."""
    names = [f"k{level}" for level in range(len(keys))]
    order = ", ".join(f"{name}{' desc' if is_reversed(key) else ''}" for name, key in zip(names, keys, strict=True))
    with closing(sqlite3.connect("", isolation_level=None)) as heap:
        for pragma in ("journal_mode = off", "synchronous = off", "temp_store = file", f"cache_size = -{_CACHE_KIB}"):
            heap.execute(f"pragma {pragma}")
        heap.execute(f"create table line ({', '.join(names)}, packed)")
        heap.execute("begin")
        heap.executemany(
            f"insert into line values ({', '.join('?' * len(names))}, ?)",
            ((*sort_values(line, keys), _packed(line)) for line in found),
        )
        for (packed,) in heap.execute(f"select packed from line order by {order}, rowid"):
            yield _line(packed)


def _packed(line: Line) -> str:
    place = line.place
    return json.dumps([
        [place.id, place.key, place.docid, place.title, place.source, place.outlet, place.date, place.length],
        line.start, line.end, line.left, line.node, line.right,
    ])  # fmt: skip


def _line(packed: str) -> Line:
    place, *rest = json.loads(packed)
    return Line(Place(*place), *rest)


def count_left_out(
    library: Library, query: Query, tally: Tally, *, notebook: NotebookView | None = None, exact: bool = True
) -> None:
    """Count the articles that only the lack of a date keeps out."""
    with running(library):
        tree = resolved(query.tree, notebook, query.today)
    for name in ("date", "first"):
        missing = left_out(tree, name) if tree is not None else None
        if missing is not None:
            number = count_articles(library, replace(query, tree=missing), notebook=notebook, exact=exact)
            tally.undated_out, tally.first_out = (
                (number, tally.first_out) if name == "date" else (tally.undated_out, number)
            )


def _articles(
    library: Library,
    query: Query,
    after: Line | None,
    notebook: NotebookView | None,
    exact: bool,
    seconds: float | None,
    tally: Tally,
    progress: Callable[[int], None] | None,
) -> Iterator[tuple[Place, str, str, Match]]:
    """Yield the articles that match with their titles, texts and hits, the newest first."""
    with running(library):
        plan = make_plan(library, query, notebook, exact=exact, seconds=seconds, progress=progress)
        if plan.words is None or not holds_words(plan.words):
            raise QueryError("a concordance needs a word, a phrase or a pattern that is looked for in texts")
        tally.note(plan.notes)
        tally.once = plan.once
        matcher = Matcher(plan.words)
        cursor = library.connection.execute(*_statement(library, plan, after))
        number = 0
        # Some at a time: going to and fro between index, texts and words after each takes a tenth longer.
        for part in _parts(cursor, 1 if plan.held_by else PART):
            texts = [unpacked(library, row[7], row[0]) for row in part]
            for (_, source, outlet, date, title, key, docid, article_id, *truths), text in zip(
                part, texts, strict=True
            ):
                number += 1
                holds = conditions(plan, truths) if truths else _NONE
                match = matcher.match(title or "", text, holds.__getitem__)
                if match is not None:
                    place = Place(article_id, key, docid, title, source, outlet, date, len(text))
                    yield place, title or "", text, match
                if progress is not None and number % STEP == 0:
                    progress(number)
        tally.note(plan.remarks())
        if plan.once and len(plan.hidden) <= CHEAP and not plan.budget.over:
            tally.each = with_every_copy(library, plan, tally.lines + tally.title_hits, tally.matching)
        tally.whole = True


def _parts(cursor: sqlite3.Cursor, most: int) -> Iterator[list[Any]]:
    """Yield the rows of a statement in lists, short ones first, so that the first one is soon there."""
    size = min(4, most)
    while part := cursor.fetchmany(size):
        yield part
        size = min(2 * size, most)


def _statement(library: Library, plan: Plan, after: Line | None) -> tuple[str, list[object]]:
    columns, values = plan.truths()
    tables, where, held, docid = plan.tables, plan.where, list(plan.values), plan.docid
    if _stands_everywhere(library, plan):
        tables, docid, (where, held) = "article a", "a.docid", (plan.held[0], list(plan.held[1]))
    if after is not None:
        where += f" and {docid} <= ?"
        held.append(after.place.docid)
    return (
        f"select t.z, s.name, ifnull(a.outlet_name, a.outlet), a.date, a.title, a.key, a.docid, a.id{columns} "
        f"from {tables} cross join article_text t on t.article_id = a.id "
        f"cross join source s on s.id = a.source_id where {where} order by {docid} desc"
    ), [*values, *held]


def _stands_everywhere(library: Library, plan: Plan) -> bool:
    """Tell whether a word with a `*` stands for so many that most articles hold one.

    The index would have to open the places of each; the texts are read all the same.
    """
    term = plan.words
    if not isinstance(term, Term) or len(term.words) > 1 or len(term.forms or ()) < FORMS or plan.held_by:
        return False
    return sum(articles_with(library.connection, term.forms or ()).values()) >= tallied(library.connection)
