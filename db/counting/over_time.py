"""Hits and articles over time, absolute and relative to what was published."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from readroom.db.counting.head import Head, command
from readroom.db.counting.hits import find
from readroom.db.counting.kept import has_kept
from readroom.db.counting.scope import SPLITS, Progress, Scope, Split, counting
from readroom.db.counting.vocab import ALL_WORDS, SIZES
from readroom.db.counting.words import none_if
from readroom.db.fields import NotebookView
from readroom.db.library import Library
from readroom.text.periods import Period, Unit, every_period, period_of
from readroom.text.query import Query
from readroom.text.query_print import printed

Dated = Literal["date", "first"]
"""By the date of the page's own source, or by that of first publication."""
_COLUMNS = {"date": "date", "first": "first_date"}


@dataclass(frozen=True, slots=True)
class OverTimeRow:
    """A period, of one source or outlet where they are told apart.

    `hits` are in `articles`; both are out of `words` and `all_articles`, which were published then. `per_million` is
    None where nothing was. `kind`: "period", "imprecise" (a date that does not say which period) or "undated".
    """

    period: str
    kind: Literal["period", "imprecise", "undated"]
    part: str | None
    hits: int
    articles: int
    words: int
    all_articles: int

    @property
    def per_million(self) -> float | None:
        """Hits per million words."""
        return self.hits / self.words * 1e6 if self.words else None


@dataclass(frozen=True, slots=True)
class OverTime:
    """Rows by period in order (those that are not precise enough and the undated at the end), then by part."""

    head: Head
    rows: tuple[OverTimeRow, ...]


def over_time(
    library: Library,
    query: Query,
    *,
    by: Unit = "year",
    split: Split | None = None,
    dated: Dated = "date",
    notebook: NotebookView | None = None,
    progress: Progress | None = None,
) -> OverTime:
    """Count a query's hits and articles by period, out of all words that its conditions allow.

    There is a row for every period between the first and the last with an article; split, for every part that has
    articles then. Raise Interrupted when stopped.
    """
    with counting(library):
        scope = Scope(library, query, notebook, progress)
        column = _COLUMNS[dated]
        rows: dict[tuple[Period, str | None], list[int]] = {}
        total_articles = total_words = 0
        for day, part, articles, words in _published(scope.base(), column, split):
            row = rows.setdefault((period_of(day, by), part), [0, 0, 0, 0])
            row[2] += words
            row[3] += articles
            total_articles += articles
            total_words += words
        found = find(scope, column, split)
        for (day, part), (hits, articles) in found.buckets.items():
            row = rows.setdefault((period_of(day, by), part), [0, 0, 0, 0])
            row[0] += hits
            row[1] += articles
        if split is None:
            _fill(rows, by)
        head = scope.head(
            command(
                "over-time", [printed(query.tree)], by=none_if(by, "year"), split=split, date=none_if(dated, "date")
            ),
            (total_articles, total_words),
            summary=found.summary,
            notes=(f"by {by} of {'date' if dated == 'date' else 'first publication'}",),
        )
        return OverTime(head, tuple(_rows(rows)))


_KINDS: tuple[Literal["period", "imprecise", "undated"], ...] = ("period", "imprecise", "undated")


def _rows(rows: dict[tuple[Period, str | None], list[int]]) -> Iterator[OverTimeRow]:
    for (period, part), numbers in sorted(rows.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        hits, articles, words, all_articles = numbers
        yield OverTimeRow(period.name, _KINDS[period.order], part, hits, articles, words, all_articles)


def _fill(rows: dict[tuple[Period, str | None], list[int]], by: Unit) -> None:
    """Add the periods between the first and the last in which nothing was published."""
    names = [period.name for period, _ in rows if period.order == 0]
    if names:
        for name in every_period(min(names), max(names), by):
            rows.setdefault((Period(0, name), None), [0, 0, 0, 0])


def _published(base: Scope, column: str, split: Split | None) -> Iterator[tuple[str | None, str | None, int, int]]:
    """Yield (day, part, articles, words) of what a scope's conditions allow."""
    connection = base.library.connection
    if base.whole and column == "date" and split != "outlet" and has_kept(connection) and _counted(base):
        if split is None:
            sql = "select day, null, sum(articles), sum(tokens) from counted_days group by day"
        else:
            sql = "select d.day, s.name, d.articles, d.tokens from counted_days d join source s on s.id = d.source_id"
        yield from connection.execute(sql)
        return
    value, join = SPLITS[split] if split else ("null", "")
    sql = (
        f"select substr(a.{column}, 1, 10), {value}, count(*), sum({ALL_WORDS}) from {base.plan.tables} {SIZES} {join} "
        f"where {base.plan.where} group by 1, 2"
    )
    yield from connection.execute(sql, base.plan.values)


def _counted(base: Scope) -> bool:
    """Tell whether nothing has changed since days were counted."""
    return base.library.connection.execute("select 1 from counted_stale limit 1").fetchone() is None
