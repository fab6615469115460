"""Keyness: the words that the articles of one query use more often, or more rarely, than those of another."""

from collections import Counter
from dataclasses import dataclass, replace
from heapq import nsmallest
from math import inf
from typing import Literal, get_args

from readroom.db.counting.head import Head, command
from readroom.db.counting.kept import Vocabulary
from readroom.db.counting.scope import Progress, Scope, counting, everything
from readroom.db.counting.vocabulary import vocabulary
from readroom.db.counting.words import limits, none_if
from readroom.db.errors import QueryError
from readroom.db.fields import NotebookView
from readroom.db.library import Library
from readroom.text.counted import number_of
from readroom.text.measures import keyness as by
from readroom.text.query import Query
from readroom.text.query_print import printed

Measure = Literal["ll2", "ll4", "log-ratio", "diff", "odds", "simple", "bic"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
Side = Literal["both", "positive", "negative"]
Correction = Literal["bonferroni", "none"]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which words are listed, and in which order.

    `minimum`: with so many hits in target and reference together. `level`: with a p of the four-cell log-likelihood
    below it, after `correction`; None is all. `added`: what simple maths adds to both frequencies.
    """

    sort: Measure = "ll4"
    side: Side = "both"
    minimum: int = 5
    level: float | None = None
    correction: Correction = "bonferroni"
    added: float = 1.0
    limit: int | None = 50


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A word: hits and articles in target and reference, per million words, and the measures.

    `positive`: relatively more frequent in the target. `diff` and `odds` are None where they are not defined. `p` and
    `p_corrected` are of `ll4`.
    """

    word: str
    target: int
    reference: int
    target_articles: int
    reference_articles: int
    target_per_million: float
    reference_per_million: float
    positive: bool
    ll2: float
    ll4: float
    log_ratio: float
    diff: float | None
    odds: float | None
    simple: float
    bic: float
    p: float
    p_corrected: float


@dataclass(frozen=True, slots=True)
class Keyness:
    """Rows, strongest first. `target` and `reference` are (articles, words); `shared` articles are in both.

    `tested`: how many words were tested, after the minimum; `listed`: how many passed everything.
    """

    head: Head
    rows: tuple[KeyRow, ...]
    target: tuple[int, int]
    reference: tuple[int, int]
    shared: int
    tested: int
    listed: int


def keyness(
    library: Library,
    target: Query,
    reference: Query | None = None,
    choice: Choice | None = None,
    *,
    notebook: NotebookView | None = None,
    progress: Progress | None = None,
) -> Keyness:
    """Compare the words of the articles that two queries find; without a reference, with all other articles.

    Copies that the target leaves out are none of the others. Raise QueryError when one of them finds no word,
    Interrupted when stopped.
    """
    choice = choice or Choice()
    with counting(library):
        scope = Scope(library, target, notebook, progress)
        one, other, shared = _both(scope, reference)
        for found, query in ((one, target), (other, reference)):
            if not found.words:
                name = repr(query.text) if query is not None else "the rest of the library"
                raise QueryError(f"{name} finds no words to compare", None)
        rows, tested = _ranked(one, other, choice)
        listed = len(rows)
        order = lambda row: (-row[0], row[1])  # noqa: E731
        shown = sorted(rows, key=order) if choice.limit is None else nsmallest(choice.limit, rows, key=order)
        made = tuple(_row(word, one, other, tested, choice.added) for _, word in shown)
        queries = [printed(target.tree), *([printed(reference.tree)] if reference else [])]
        notes = _notes(one, other, reference, shared, choice, tested, listed, len(scope.plan.hidden))
        said = f"{number_of(tested, 'word')} tested"
        head = scope.head(_command(queries, choice), (one.texts, one.words), said=said, notes=notes)
        return Keyness(
            replace(head, within=head.query), made, (one.texts, one.words), (other.texts, other.words), shared, tested,
            listed,
        )  # fmt: skip


def _both(scope: Scope, reference: Query | None) -> tuple[Vocabulary, Vocabulary, int]:
    """Return the words of target and reference, and how many articles are in both."""
    one = vocabulary(scope)
    if reference is None:
        rest = vocabulary(scope.narrowed(everything(scope.query.today).tree))
        rest.take(one, -1)
        if scope.plan.hidden:
            rest.take(vocabulary(scope.of_hidden()), -1)
        return one, rest, 0
    against = scope.narrowed(reference.tree)
    values = [*scope.plan.values, *against.plan.values]
    sql = (
        f"select count(*) from (select a.id from {scope.plan.tables} where {scope.plan.where} "
        f"intersect select a.id from {against.plan.tables} where {against.plan.where})"
    )
    (shared,) = scope.library.connection.execute(sql, values).fetchone()
    return one, vocabulary(against), int(shared)


def _ranked(one: Vocabulary, other: Vocabulary, choice: Choice) -> tuple[list[tuple[float, str]], int]:
    """Return (strength, word) of the words that pass, and how many were tested.

    Log ratio is taken by its distance from none; ratios and %DIFF from below where only negative words are asked for.
    """
    c, d = one.words, other.words
    together: Counter[str] = Counter({w: n for w, n in one.hits.items() if n + other.hits.get(w, 0) >= choice.minimum})
    together.update({w: n for w, n in other.hits.items() if w not in one.hits and n >= choice.minimum})
    tested = len(together)
    found = []
    for word in together:
        a, b = one.hits.get(word, 0), other.hits.get(word, 0)
        positive = by.overused(a, b, c, d)
        if choice.side != "both" and positive != (choice.side == "positive"):
            continue
        if choice.level is not None:
            p = by.p_value(by.log_likelihood_4(a, b, c, d))
            if (by.bonferroni(p, tested) if choice.correction == "bonferroni" else p) >= choice.level:
                continue
        found.append((_strength(choice, a, b, c, d), word))
    return found, tested


def _strength(choice: Choice, a: int, b: int, c: int, d: int) -> float:
    match choice.sort:
        case "ll2":
            return by.log_likelihood_2(a, b, c, d)
        case "ll4":
            return by.log_likelihood_4(a, b, c, d)
        case "bic":
            return by.bic(by.log_likelihood_2(a, b, c, d), c, d)
        case "log-ratio":
            return abs(by.log_ratio(a, b, c, d) or 0.0)
        case "diff":
            return _or_most(by.percent_difference(a, b, c, d), choice.side)
        case "odds":
            return _or_most(by.odds_ratio(a, b, c, d), choice.side)
        case "simple":
            return _or_most(by.simple_maths(a, b, c, d, choice.added), choice.side)


def _or_most(value: float | None, side: Side) -> float:
    value = inf if value is None else value
    return -value if side == "negative" else value


def _row(word: str, one: Vocabulary, other: Vocabulary, tested: int, added: float) -> KeyRow:
    a, b, c, d = one.hits.get(word, 0), other.hits.get(word, 0), one.words, other.words
    four, two = by.log_likelihood_4(a, b, c, d), by.log_likelihood_2(a, b, c, d)
    p = by.p_value(four)
    return KeyRow(
        word, a, b, one.articles.get(word, 0), other.articles.get(word, 0), a / c * 1e6, b / d * 1e6,
        positive=by.overused(a, b, c, d), ll2=two, ll4=four, log_ratio=by.log_ratio(a, b, c, d) or 0.0,
        diff=by.percent_difference(a, b, c, d), odds=by.odds_ratio(a, b, c, d),
        simple=by.simple_maths(a, b, c, d, added) or 0.0, bic=by.bic(two, c, d), p=p,
        p_corrected=by.bonferroni(p, tested),
    )  # fmt: skip


def _command(queries: list[str], choice: Choice) -> tuple[str, ...]:
    return command(
        "keyness", queries, sort=none_if(choice.sort, "ll4"), side=none_if(choice.side, "both"),
        min=none_if(choice.minimum, 5), p=choice.level, correction=none_if(choice.correction, "bonferroni"),
        add=none_if(choice.added, 1.0), **limits(choice.limit),
    )  # fmt: skip


def _notes(
    one: Vocabulary,
    other: Vocabulary,
    reference: Query | None,
    shared: int,
    choice: Choice,
    tested: int,
    listed: int,
    hidden: int,
) -> tuple[str, ...]:
    against = "all other articles" if reference is None else printed(reference.tree) or "the whole library"
    notes = [
        f"against {number_of(other.words, 'word')} in {number_of(other.texts, 'article')} of {against}",
        f"words with {number_of(choice.minimum, 'hit')} or more in both together",
    ]
    if reference is None and hidden:
        notes.append(f"{number_of(hidden, 'copy', 'copies')} of the target left out there, too")
    if shared:
        both = number_of(shared, "article is in both, and counts", "articles are in both, and count")
        notes.append(f"{both} on each side")
    if choice.side != "both":
        notes.append(f"only {choice.side} keywords")
    if choice.level is not None:
        tests = number_of(tested, "test")
        how = f"corrected for {tests} (Bonferroni)" if choice.correction == "bonferroni" else "not corrected"
        notes.append(f"only p < {choice.level:g} of the four-cell log-likelihood, {how}")
    return (*notes, f"{listed:,} listed by {choice.sort}")
