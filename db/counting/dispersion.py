"""Dispersion: how evenly a query's hits are spread over articles, sources, outlets or years, and where they lie."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from heapq import nsmallest
from typing import Literal, get_args

from readroom.db.counting.head import Head, command
from readroom.db.counting.hits import Tally, find, matches, places
from readroom.db.counting.phrases import by_article, indexed_phrases, phrase_places
from readroom.db.counting.scope import SPLITS, Progress, Scope, counting
from readroom.db.counting.vocab import SIZES, TITLE_WORDS
from readroom.db.counting.words import limits, none_if
from readroom.db.errors import QueryError
from readroom.db.fields import NotebookView
from readroom.db.library import Library
from readroom.text.counted import number_of
from readroom.text.header import Summary
from readroom.text.measures import dispersion as by
from readroom.text.query import Query
from readroom.text.query_print import printed

Parts = Literal["article", "source", "outlet", "year", "month"]
PARTS: tuple[Parts, ...] = get_args(Parts)
_COLUMNS: dict[Parts, tuple[str, str]] = {
    "article": ("a.id", ""),
    "source": SPLITS["source"],
    "outlet": SPLITS["outlet"],
    "year": ("substr(a.date, 1, 4)", ""),
    "month": ("case when length(a.date) >= 7 then substr(a.date, 1, 7) end", ""),
}


@dataclass(slots=True)
class Part:
    """A part of what is looked at: its hits and words, and where the hits lie (how many of its words stand before).

    The articles of a part stand one after the other in order of date, the undated first.
    """

    name: str | None
    hits: int = 0
    words: int = 0
    articles: int = 0
    places: "array[int]" = field(default_factory=lambda: array("Q"))

    @property
    def per_million(self) -> float | None:
        """Hits per million words."""
        return self.hits / self.words * 1e6 if self.words else None

    def barcode(self, width: int) -> list[int]:
        """Return how many hits lie in each of `width` equal stretches of the part."""
        bars = [0] * width
        for place in self.places:
            bars[min(width - 1, place * width // max(1, self.words))] += 1
        return bars


@dataclass(frozen=True, slots=True)
class Dispersion:
    """The measures over `parts` parts, and the parts with most hits. Each measure says its direction in its docstring.

    `range` parts have hits. `arf`, `awt`, `ald` are measured in words over everything in order of date.
    """

    head: Head
    parts: int
    range: int
    juilland_d: float | None
    dp: float | None
    dp_norm: float | None
    egbert: float | None
    carroll_d2: float | None
    rosengren_s: float | None
    arf: float | None
    awt: float | None
    ald: float | None
    rows: tuple[Part, ...]


def dispersion(
    library: Library,
    query: Query,
    *,
    by_part: Parts = "article",
    limit: int | None = 50,
    notebook: NotebookView | None = None,
    progress: Progress | None = None,
) -> Dispersion:
    """Measure how a query's hits are spread over the parts of what its conditions allow.

    Articles without an outlet, or a date that is precise enough, are one part, whose name is None. Raise QueryError for
    a query without words, Interrupted when stopped.
    """
    with counting(library):
        scope = Scope(library, query, notebook, progress)
        if not scope.has_words:
            raise QueryError(f"{query.text!r} looks for no word that could be spread", None)
        spread = _Spread()
        summary = spread.read(scope, by_part)
        hits, sizes = spread.hits, spread.sizes
        holding = [n for n, number in enumerate(hits) if number] if limit is not None else list(range(len(hits)))
        order = lambda n: (-hits[n], n)  # noqa: E731
        shown = sorted(holding, key=order) if limit is None else nsmallest(limit, holding, key=order)
        undated_out, first_out = scope.left_out()
        head = scope.head(
            command("dispersion", [printed(query.tree)], by=none_if(by_part, "article"), **limits(limit)),
            (spread.articles, spread.words),
            summary=replace(summary, undated_out=undated_out, first_out=first_out),
            notes=(f"over {number_of(len(hits), 'part')}, by {by_part}",),
        )
        return Dispersion(
            head, len(hits), by.part_range(hits), by.juilland_d(hits, sizes), by.gries_dp(hits, sizes),
            by.gries_dp_norm(hits, sizes), by.egbert_dp(hits, sizes), by.carroll_d2(hits, sizes),
            by.rosengren_s(hits, sizes), by.reduced_frequency(spread.places, spread.words),
            by.waiting_time(spread.places, spread.words), by.logarithmic_distance(spread.places, spread.words),
            tuple(spread.part(n) for n in shown),
        )  # fmt: skip


class _Spread:
    """The parts, filled in order of date: every article adds its words, and its hits' places after those before it."""

    def __init__(self) -> None:
        self.names: list[str | int | None] = []
        self.hits, self.sizes, self.holding = array("Q"), array("Q"), array("Q")
        self.places = array("Q")
        self.words = self.articles = 0
        self._numbers: dict[str | int | None, int] = {}
        self._places: dict[int, array[int]] = {}

    def part(self, number: int) -> Part:
        """Return a part by its number."""
        name = self.names[number]
        places = self._places.get(number, array("Q"))
        return Part(
            None if name is None else str(name), self.hits[number], self.sizes[number], self.holding[number], places
        )

    def read(self, scope: Scope, by_part: Parts) -> Summary:
        """Read the parts of what the conditions allow, with the hits there; return what the header says of these."""
        base, (value, join) = scope.base(), _COLUMNS[by_part]
        sql = (
            f"select a.docid, {value}, {TITLE_WORDS}, a.words from {base.plan.tables} {SIZES} {join} "
            f"where {base.plan.where} order by {base.plan.docid}"
        )
        phrases = indexed_phrases(scope)
        source = _Indexed(scope, phrases) if phrases is not None else _Read(scope)
        hits = source.hits()
        at = next(hits, None)
        for docid, name, in_title, in_body in base.library.connection.execute(sql, base.plan.values):
            number = self._number(name, new=by_part == "article")
            while at is not None and at[0] < docid:
                at = next(hits, None)
            if at is not None and at[0] == docid:
                self._add(number, sorted(place + in_title * in_text for in_text, place in at[1]))
            self.sizes[number] += in_title + in_body
            self.holding[number] += 1
            self.words += in_title + in_body
            self.articles += 1
        for _ in hits:
            pass  # the summary is of all of them
        return source.summary()

    def _number(self, name: str | int | None, *, new: bool) -> int:
        number = None if new else self._numbers.get(name)
        if number is None:
            number = len(self.names)
            self.names.append(name)
            if not new:
                self._numbers[name] = number
            for column in (self.hits, self.sizes, self.holding):
                column.append(0)
        return number

    def _add(self, number: int, found: list[int]) -> None:
        self.hits[number] += len(found)
        self._places.setdefault(number, array("Q")).extend(self.sizes[number] + place for place in found)
        self.places.extend(self.words + place for place in found)


Places = tuple[int, list[tuple[bool, int]]]
"""A docid, with (whether in the text, words before the hit there) of each hit; what is read counts from the title."""


class _Indexed:
    """Hits of words and phrases, which the index knows."""

    def __init__(self, scope: Scope, phrases: list[tuple[str, ...]]) -> None:
        self._scope = scope
        self._phrases = phrases

    def hits(self) -> Iterator[Places]:
        """Yield the hits of each article, by docid."""
        return by_article(phrase_places(self._scope.library.connection, self._phrases))

    def summary(self) -> Summary:
        """Return what the header says."""
        return find(self._scope, "date", None).summary


class _Read:
    """Hits of any other query, read from the texts."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._tally = Tally()

    def hits(self) -> Iterator[Places]:
        """Yield the hits of each article, by docid."""
        for title, text, match, (docid, dated) in matches(self._scope, ", a.docid, a.date is not null", ordered=True):
            self._tally.add(title, text, match, dated=bool(dated))
            yield docid, [(False, place) for place in places(title, text, match)]

    def summary(self) -> Summary:
        """Return what the header says."""
        return self._tally.summary()
