"""Collocates: the words that stand near the hits of a query, and how closely they belong there."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain, pairwise
from typing import Literal, get_args

from readroom.db.counting.head import Head, command
from readroom.db.counting.nodes import Line, nodes, phrases_of
from readroom.db.counting.scope import Progress, Scope, counting
from readroom.db.counting.streams import Reader, decoded, has_streams
from readroom.db.counting.vocabulary import hits_of
from readroom.db.counting.words import limits, none_if
from readroom.db.errors import QueryError
from readroom.db.fields import NotebookView
from readroom.db.library import Library
from readroom.text.counted import number_of
from readroom.text.header import Count, Summary
from readroom.text.measures import association as by
from readroom.text.query import Query
from readroom.text.query_print import printed
from readroom.text.windows import around, once_around

Expected = Literal["plain", "window"]
Measure = Literal["logdice", "mi", "mi3", "t", "dice", "ll2", "ll4", "hits"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
PENDING = 50_000
"""So many words are counted at once."""


@dataclass(frozen=True, slots=True)
class Window:
    """What counts as near. `left` and `right` are words; `by_sentence`: not beyond the sentence.

    `each`: a word in two windows counts for each; otherwise once. `expected`: "plain" is f1·f2/N, "window" is
    f1·f2·W/N with W = left + right.
    """

    left: int = 5
    right: int = 5
    by_sentence: bool = False
    each: bool = False
    expected: Expected = "plain"


@dataclass(frozen=True, slots=True)
class CollocateRow:
    """A collocate: `hits` in windows, in `articles`; `total` hits in all of what is looked at; the measures."""

    word: str
    hits: int
    articles: int
    total: int
    expected: float
    logdice: float
    mi: float
    mi3: float
    t: float
    dice: float
    ll2: float
    ll4: float


@dataclass(frozen=True, slots=True)
class Collocates:
    """Rows by a measure, highest first. `nodes`: hits of the query; `inside`: words in all windows; `listed`: rows."""

    head: Head
    rows: tuple[CollocateRow, ...]
    nodes: int
    inside: int
    listed: int


def collocates(
    library: Library,
    query: Query,
    *,
    window: Window | None = None,
    minimum: int = 5,
    sort: Measure = "logdice",
    stop: Collection[str] = (),
    stop_name: str | None = None,
    limit: int | None = 50,
    notebook: NotebookView | None = None,
    progress: Progress | None = None,
) -> Collocates:
    """Count the words round a query's hits. `minimum`: collocates with so many hits in windows.
    `stop`: folded words that are left out of the list, and stay in the windows; the command calls them `stop_name`.

    Windows do not go beyond a title or a text, and hold no word of a node. Raise QueryError for a query without words,
    Interrupted when stopped.
    """
    window = window or Window()
    with counting(library):
        scope = Scope(library, query, notebook, progress)
        if not scope.has_words:
            raise QueryError(f"{query.text!r} looks for no word that others could stand near", None)
        near, reader = _Near(), _reader(scope, window)
        for lines in nodes(scope, window.left, window.right, by_sentence=window.by_sentence, reader=reader):
            near.add(lines, window)
        near.done()
        if reader is not None:
            near.decode(reader)
        stopped = frozenset(stop)
        found = [word for word, hits in near.hits.items() if hits >= minimum and word not in stopped]
        base = hits_of(scope.base(), found)
        made = [_row(word, near, base.hits[word], base.words, window) for word in found]
        order = lambda row: (-getattr(row, sort), row.word)  # noqa: E731
        shown = sorted(made, key=order) if limit is None else nsmallest(limit, made, key=order)
        head = scope.head(
            command(
                "collocates", [printed(query.tree)], left=none_if(window.left, 5), right=none_if(window.right, 5),
                sentence=window.by_sentence, each=window.each, expected=none_if(window.expected, "plain"),
                min=none_if(minimum, 5), stop=stop_name, sort=none_if(sort, "logdice"), **limits(limit),
            ),
            (base.texts, base.words),
            summary=near.summary(scope.undated(), *scope.left_out()),
            notes=(_said(window), f"{number_of(near.inside, 'word')} in windows",
                   f"{number_of(len(made), 'collocate')} with {number_of(minimum, 'hit')} or more",
                   *([f"{number_of(len(stopped), 'stop word')} left out of the list"] if stopped else [])),
        )  # fmt: skip
        return Collocates(head, tuple(shown), near.nodes, near.inside, len(made))


def _reader(scope: Scope, window: Window) -> Reader | None:
    """Return what reads the articles' words as they are kept, where that is enough."""
    if window.by_sentence or phrases_of(scope) is None or not has_streams(scope.library.connection):
        return None
    return Reader(scope)


def _said(window: Window) -> str:
    limit = "the sentence" if window.by_sentence else "the text"
    twice = "each" if window.each else "once"
    span = window.left + window.right
    awaited = "f1·f2/N" if window.expected == "plain" else f"f1·f2·{span}/N"
    return (
        f"windows of {number_of(window.left, 'word')} left and {window.right} right inside {limit}, "
        f"words in several windows counted {twice}, expected frequency {awaited}"
    )


class _Near:
    """What stands in windows, as it grows."""

    def __init__(self) -> None:
        self.hits: Counter[str] = Counter()
        self.articles: Counter[str] = Counter()
        self.in_nodes: Counter[str] = Counter()
        self.by_field: Counter[str] = Counter()
        self.holding: Counter[str] = Counter()
        self.form_hits: Counter[str] = Counter()
        self.form_articles: Counter[str] = Counter()
        self.nodes = self.texts = self.inside = self.node_words = 0
        # Counting many words at once takes a third of the time.
        self._pending: dict[str, list[str]] = {"hits": [], "articles": [], "forms": [], "form articles": []}

    def add(self, lines: list[Line], window: Window) -> None:
        """Count the windows of one article."""
        found: list[str] = []
        forms: list[str] = []
        for column, words, places, bounds in lines:
            if bounds or (window.each and len(places) > 1):
                once, apart = around(places, window.left, window.right, len(words), bounds)
                found += [words[number] for number in (apart if window.each else once)]
            else:
                found += once_around(words, places, window.left, window.right)
            spelt = [words[start:end] for start, end in places]
            forms += map(" ".join, spelt)
            inner = list(chain.from_iterable(spelt))
            if len(places) > 1 and any(after[0] < before[1] for before, after in pairwise(places)):
                inner = [words[number] for number in {number for place in places for number in range(*place)}]
            self.in_nodes.update(inner)
            self.node_words += len(inner)
            self.nodes += len(places)
            self.by_field[column] += len(places)
            self.holding[column] += 1
        pending = self._pending
        pending["hits"] += found
        pending["articles"] += set(found)
        pending["forms"] += forms
        pending["form articles"] += set(forms)
        self.inside += len(found)
        self.texts += 1
        if len(pending["hits"]) > PENDING:
            self.done()

    def done(self) -> None:
        """Count what is pending."""
        counters = (self.hits, self.articles, self.form_hits, self.form_articles)
        for counter, words in zip(counters, self._pending.values(), strict=True):
            counter.update(words)
            words.clear()

    def decode(self, reader: Reader) -> None:
        """Turn the characters of streams into words."""
        words = reader.words({*self.hits, *self.in_nodes})
        self.hits, self.articles, self.in_nodes = (
            decoded(counts, words) for counts in (self.hits, self.articles, self.in_nodes)
        )
        spelt = {form: " ".join(map(words.__getitem__, form.split(" "))) for form in self.form_hits}
        self.form_hits, self.form_articles = (decoded(counts, spelt) for counts in (self.form_hits, self.form_articles))

    def summary(self, undated: int, undated_out: int, first_out: int) -> Summary:
        """Return what the header says of the nodes."""
        by_field = {name: Count(self.by_field[name], self.holding[name]) for name in ("title", "text")}
        forms = {form: Count(hits, self.form_articles[form]) for form, hits in self.form_hits.most_common()}
        return Summary(self.nodes, self.texts, by_field, forms, undated, undated_out, first_out)


def _row(word: str, near: _Near, total: int, words: int, window: Window) -> CollocateRow:
    o, f1 = near.hits[word], near.nodes
    span = window.left + window.right if window.expected == "window" else 1
    elsewhere = max(0, total - o - near.in_nodes[word])
    outside = max(1, words - near.inside - near.node_words)
    return CollocateRow(
        word, o, near.articles[word], total,
        expected=by.expected(f1, total, words, span),
        logdice=by.log_dice(o, f1, total),
        mi=by.mutual_information(o, f1, total, words, span),
        mi3=by.mutual_information_3(o, f1, total, words, span),
        t=by.t_score(o, f1, total, words, span),
        dice=by.dice(o, f1, total),
        ll2=by.window_likelihood_2(o, elsewhere, near.inside, outside),
        ll4=by.window_likelihood_4(o, elsewhere, near.inside, outside),
    )  # fmt: skip
