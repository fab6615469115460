"""Counting what a query finds, exactly: every article that matches is held against the query."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from readroom.db.fields import NotebookView
from readroom.db.library import Library
from readroom.db.plan import Plan, left_out, make_plan
from readroom.db.saved import resolved
from readroom.db.search import running
from readroom.db.texts import conditions, unpacked
from readroom.text.header import Count, Summary
from readroom.text.match import Match, Matcher
from readroom.text.query import Query
from readroom.text.query_tree import holds_words


def count(
    library: Library,
    query: Query,
    *,
    notebook: NotebookView | None = None,
    most: int | None = None,
    exact: bool = True,
    seconds: float | None = None,
    progress: Callable[[int], None] | None = None,
) -> Summary:
    """Return the counts of a query; takes some 0.1 ms for each article that matches. Raise Interrupted when stopped.

    `most`: when more articles match, only they are counted, up to there. `exact`, `seconds` and `progress` are those
    of `make_plan`: with `exact` false the counts are of what a page of results shows.
    """
    with running(library):
        query = replace(query, tree=resolved(query.tree, notebook, query.today))
        plan = make_plan(library, query, notebook, exact=exact, seconds=seconds, progress=progress)
        words = plan.words
        if most is not None and not plan.held_by and _at_least(library.connection, plan, most + 1):
            return Summary(articles=most, has_words=False, more=True, notes=tuple(plan.remarks()))
        undated = _left_out(library, query, "date", notebook, exact, seconds)
        without_first = _left_out(library, query, "first", notebook, exact, seconds)
        if words is None or not holds_words(words):
            articles, undated_matching = _articles(library.connection, plan)
            summary = Summary(0, articles, {}, {}, undated, undated_matching, without_first, has_words=False)
        else:
            tally = _Tally()
            for title, text, match, dated in _matches(library, plan, Matcher(words)):
                tally.add(title, text, match, dated=dated)
            summary = tally.summary(undated, without_first)
        return replace(summary, notes=tuple(plan.remarks()))


def count_articles(
    library: Library,
    query: Query,
    *,
    notebook: NotebookView | None = None,
    most: int | None = None,
    exact: bool = True,
) -> int:
    """Return how many articles a query finds, without counting its words; at most `most` + 1 are looked for."""
    with running(library):
        plan = make_plan(library, query, notebook, exact=exact)
        if most is None:
            return _articles(library.connection, plan)[0]
        sql = f"select count(*) from (select 1 from {plan.tables} where {plan.where} limit ?)"
        return int(library.connection.execute(sql, [*plan.values, most + 1]).fetchone()[0])


def _at_least(connection: sqlite3.Connection, plan: Plan, number: int) -> bool:
    sql = f"select 1 from {plan.tables} where {plan.where} limit 1 offset ?"
    return connection.execute(sql, [*plan.values, number - 1]).fetchone() is not None


def _articles(connection: sqlite3.Connection, plan: Plan) -> tuple[int, int]:
    """Return how many articles a plan finds, and how many of them are undated."""
    sql = f"select count(*), ifnull(sum(a.date is null), 0) from {plan.tables} where {plan.where}"
    articles, undated = connection.execute(sql, plan.values).fetchone()
    return int(articles), int(undated)


def _left_out(
    library: Library, query: Query, name: str, notebook: NotebookView | None, exact: bool, seconds: float | None
) -> int:
    missing = left_out(query.tree, name) if query.tree is not None else None
    if missing is None:
        return 0
    plan = make_plan(library, replace(query, tree=missing), notebook, exact=exact, seconds=seconds)
    return _articles(library.connection, plan)[0]


def _matches(library: Library, plan: Plan, matcher: Matcher) -> Iterator[tuple[str, str, Match, bool]]:
    columns, values = plan.truths()
    # One statement, open until the last article: an interruption between two of them is not lost.
    sql = (
        f"select a.id, ifnull(a.title, ''), a.date is not null, t.z{columns} from {plan.tables} "
        f"join article_text t on t.article_id = a.id where {plan.where}"
    )
    for article_id, title, dated, packed, *truths in library.connection.execute(sql, [*values, *plan.values]):
        text = unpacked(library, article_id, packed)
        holds = conditions(plan, truths)
        yield title, text, matcher.match(title, text, holds.__getitem__) or Match(), bool(dated)


class _Tally:
    """Counts as they grow, article by article."""

    def __init__(self) -> None:
        self._hits: Counter[str] = Counter()
        self._articles: Counter[str] = Counter()
        self._form_hits: Counter[str] = Counter()
        self._form_articles: Counter[str] = Counter()
        self._total = 0
        self._undated = 0

    def add(self, title: str, text: str, match: Match, *, dated: bool) -> None:
        self._total += 1
        self._undated += not dated
        forms: Counter[str] = Counter()
        for name, source, spots in (("title", title, match.title), ("text", text, match.text)):
            if spots:
                self._hits[name] += len(spots)
                self._articles[name] += 1
                forms.update(" ".join(source[spot.start : spot.end].split()) for spot in spots)
        self._form_hits.update(forms)
        self._form_articles.update(forms.keys())

    def summary(self, undated: int, without_first: int) -> Summary:
        return Summary(
            hits=self._hits.total(),
            articles=self._total,
            by_field={name: Count(self._hits[name], self._articles[name]) for name in ("title", "text")},
            forms={form: Count(hits, self._form_articles[form]) for form, hits in self._form_hits.most_common()},
            undated=undated,
            undated_matching=self._undated,
            without_first=without_first,
        )
