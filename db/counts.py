"""Counting what a query finds, exactly: every article that matches is held against the query."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from readroom.db.fields import NotebookView
from readroom.db.folding import copies
from readroom.db.holding import until_over
from readroom.db.library import Library
from readroom.db.plan import Plan, left_out, make_plan
from readroom.db.reuse.duplicates import folded
from readroom.db.saved import resolved
from readroom.db.search import running
from readroom.db.tally import tallied
from readroom.db.terms import articles_with
from readroom.db.texts import conditions, read_texts, unpacked
from readroom.text.header import Count, Summary
from readroom.text.match import Match, Matcher
from readroom.text.query import Query
from readroom.text.query_tree import Term, asks_once, holds_words


def count(
    library: Library,
    query: Query,
    *,
    notebook: NotebookView | None = None,
    most: int | None = None,
    capped: int | None = None,
    exact: bool = True,
    seconds: float | None = None,
    progress: Callable[[int], None] | None = None,
) -> Summary:
    """Return the counts of a query; takes some 0.1 ms for each article that matches. Raise Interrupted when stopped.

    `most`: when more articles match, only they are counted and not their hits, up to `capped` (or `most`). `exact`,
    `seconds` and `progress` are those of `make_plan`: with `exact` false the counts are what a page of results shows.
    """
    with running(library):
        query = replace(query, tree=resolved(query.tree, notebook, query.today))
        plan = make_plan(library, query, notebook, exact=exact, seconds=seconds, progress=progress)
        words = plan.words
        if most is not None and not plan.held_by and (found := _at_most(library, plan, max(most, capped or 0))) > most:
            limit = max(most, capped or 0)
            notes = tuple(plan.remarks())
            return Summary(articles=min(found, limit), has_words=False, more=found > limit, notes=notes, once=plan.once)
        undated_out = _left_out(library, query, "date", notebook, exact, seconds)
        first_out = _left_out(library, query, "first", notebook, exact, seconds)
        if words is None or not holds_words(words):
            articles, undated = _articles(library.connection, plan)
            once = Count(0, articles) if plan.once else _articles_once(library, plan, articles)
            summary = Summary(0, articles, {}, {}, undated, undated_out, first_out, has_words=False, folded=once)
        else:
            tally = _Tally({} if plan.once else copies(library))
            for article_id, title, text, match, dated in _matches(library, plan, Matcher(words)):
                tally.add(article_id, title, text, match, dated=dated)
            summary = tally.summary(undated_out, first_out)
        each = with_every_copy(library, plan, summary.hits, summary.articles) if plan.once else None
        return replace(summary, notes=tuple(plan.remarks()), once=plan.once, each=each)


def with_every_copy(library: Library, plan: Plan, hits: int, articles: int) -> Count:
    """Return the counts of a plan in which copies count once as they are with every copy.

    It takes some 0.1 ms for each copy that is left out, where there are words to count.
    """
    if plan.words is not None and holds_words(plan.words):
        matcher = Matcher(plan.words)
        for _, title, text, holds in read_texts(library, plan, sorted(plan.hidden)):
            match = matcher.match(title, text, holds.__getitem__)
            hits += match.hits if match else 0
    return Count(hits, articles + len(plan.hidden))


class Among(NamedTuple):
    """Near-duplicates in what a query finds. `once`: they count once. `copies`: how many there are; None: unknown."""

    once: bool
    copies: int | None


def copies_among(library: Library, query: Query, *, notebook: NotebookView | None = None) -> Among:
    """Return how many copies there are among what a query finds if they are counted, and whether they are."""
    with running(library):
        plan = make_plan(library, query, notebook, fold=True)
        once = plan.once and asks_once(resolved(query.tree, notebook, query.today))
        return Among(once, len(plan.hidden) if plan.once else None)


def _articles_once(library: Library, plan: Plan, articles: int) -> Count | None:
    """Return how many articles a plan without words finds when near-duplicates count once; None if not known."""
    groups = copies(library)
    if groups is None:
        return None
    sql = (
        f"select a.id from {plan.tables} where {plan.where} "
        "and a.id in (select a from near_duplicate union select b from near_duplicate)"
    )
    found = [article_id for (article_id,) in library.connection.execute(sql, plan.values)]
    return Count(0, articles - len(found) + sum(1 for _ in folded(found, groups)))


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
        if most is not None:
            return _at_most(library, plan, most)
        known = _known(library, plan)
        return _articles(library.connection, plan)[0] if known is None else known


def _at_most(library: Library, plan: Plan, number: int) -> int:
    """Return how many articles a plan finds; one more than `number` where there are more."""
    if (known := _known(library, plan)) is not None:
        return min(known, number + 1)
    sql = f"select count(*) from (select 1 from {plan.tables} where {plan.where} limit ?)"
    return int(library.connection.execute(sql, [*plan.values, number + 1]).fetchone()[0])


def _known(library: Library, plan: Plan) -> int | None:
    """Return how many articles a plan finds if that is kept: those with one word, or all."""
    connection = library.connection
    if plan.held != ("1", []) or plan.held_by:
        return None
    if plan.words is None:
        return tallied(connection)
    term = plan.words
    if not isinstance(term, Term) or len(term.words) > 1 or term.prefix or term.forms or term.column:
        return None
    return articles_with(connection, term.words).get(term.words[0], 0)


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
    plan.budget.stops = True
    sql = f"select 1 from {plan.tables} where {plan.where}"
    return sum(1 for _ in until_over(lambda: library.connection.execute(sql, plan.values), plan.budget))


def _matches(library: Library, plan: Plan, matcher: Matcher) -> Iterator[tuple[int, str, str, Match, bool]]:
    columns, values = plan.truths()
    # One statement, open until the last article: an interruption between two of them is not lost.
    sql = (
        f"select a.id, ifnull(a.title, ''), a.date is not null, t.z{columns} from {plan.tables} "
        f"join article_text t on t.article_id = a.id where {plan.where}"
    )
    plan.budget.stops = True
    execute = library.connection.execute
    for article_id, title, dated, packed, *truths in until_over(
        lambda: execute(sql, [*values, *plan.values]), plan.budget
    ):
        text = unpacked(library, article_id, packed)
        holds = conditions(plan, truths)
        yield article_id, title, text, matcher.match(title, text, holds.__getitem__) or Match(), bool(dated)


class _Tally:
    """Counts as they grow, article by article. `groups`: which article stands for its near-duplicates."""

    def __init__(self, groups: dict[int, int] | None) -> None:
        self._groups = groups
        self._copies: dict[int, tuple[int, int]] = {}
        self._extra = Count(0, 0)
        self._hits: Counter[str] = Counter()
        self._articles: Counter[str] = Counter()
        self._form_hits: Counter[str] = Counter()
        self._form_articles: Counter[str] = Counter()
        self._total = 0
        self._undated = 0

    def add(self, article_id: int, title: str, text: str, match: Match, *, dated: bool) -> None:
        self._total += 1
        if self._groups and article_id in self._groups:
            self._fold(article_id, len(match.title) + len(match.text))
        self._undated += not dated
        forms: Counter[str] = Counter()
        for name, source, spots in (("title", title, match.title), ("text", text, match.text)):
            if spots:
                self._hits[name] += len(spots)
                self._articles[name] += 1
                forms.update(" ".join(source[spot.start : spot.end].split()) for spot in spots)
        self._form_hits.update(forms)
        self._form_articles.update(forms.keys())

    def _fold(self, article_id: int, hits: int) -> None:
        """Of a group the article with the smallest id among those that match is the one that counts."""
        group = (self._groups or {})[article_id]
        other = self._copies.get(group)
        if other is not None:
            hits_out = max((article_id, hits), other)[1]
            self._extra = Count(self._extra.hits + hits_out, self._extra.articles + 1)
        self._copies[group] = min((article_id, hits), other or (article_id, hits))

    def summary(self, undated_out: int, first_out: int) -> Summary:
        hits = self._hits.total()
        return Summary(
            hits=hits,
            articles=self._total,
            by_field={name: Count(self._hits[name], self._articles[name]) for name in ("title", "text")},
            forms={form: Count(hits, self._form_articles[form]) for form, hits in self._form_hits.most_common()},
            undated=self._undated,
            undated_out=undated_out,
            first_out=first_out,
            folded=None if self._groups is None else Count(hits - self._extra.hits, self._total - self._extra.articles),
        )
