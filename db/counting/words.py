"""Word lists: how often each word stands in the articles that a query finds, and in how many of them."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from heapq import nsmallest
from typing import Literal

from readroom.db.counting.head import Head, command
from readroom.db.counting.scope import Progress, Scope, counting
from readroom.db.counting.vocabulary import vocabulary
from readroom.db.fields import NotebookView
from readroom.db.library import Library
from readroom.text.counted import number_of
from readroom.text.fold import fold
from readroom.text.query import Query
from readroom.text.query_print import printed
from readroom.text.query_tree import WILD
from readroom.text.wild import fits

Sort = Literal["hits", "articles", "word"]


@dataclass(frozen=True, slots=True)
class WordRow:
    """A word (or several) as folded: how often it stands there, per million words, and in how many articles (range)."""

    word: str
    hits: int
    per_million: float
    articles: int


@dataclass(frozen=True, slots=True)
class WordList:
    """The rows that were asked for, and how many words there were: `types` different ones, `listed` after all filters.

    `stopped`: how many hits the stop words had that were left out.
    """

    head: Head
    rows: tuple[WordRow, ...]
    types: int
    listed: int
    stopped: int = 0


def word_list(
    library: Library,
    query: Query,
    *,
    notebook: NotebookView | None = None,
    pattern: str | None = None,
    stop: Collection[str] = (),
    stop_name: str | None = None,
    minimum: int = 1,
    sort: Sort = "hits",
    limit: int | None = 50,
    progress: Progress | None = None,
) -> WordList:
    """Count the words of titles and texts of the articles that a query finds. Raise Interrupted when stopped.

    `pattern`: only words that fit it, where `*` is any letters. `stop`: folded words that are left out of the list, and
    stay in the number of words that frequencies are relative to; `stop_name` is what the command calls them. `minimum`:
    only words with so many hits. `limit`: so many rows, None is all.
    """
    fitting = folded_pattern(pattern) if pattern else None
    with counting(library):
        scope = Scope(library, query, notebook, progress)
        found = vocabulary(scope)
        left = _left(stop, fitting)
        stopped = sum(found.hits.get(word, 0) for word in set(stop))
        kept = [word for word, hits in found.hits.items() if hits >= minimum and left(word)]
        key = _order(sort, found.hits, found.articles)
        shown = sorted(kept, key=key) if limit is None else nsmallest(limit, kept, key=key)
        rows = tuple(_row(word, found.hits[word], found.articles[word], found.words) for word in shown)
        head = scope.head(
            command(
                "words", [printed(query.tree)], pattern=pattern, stop=stop_name, min=none_if(minimum, 1),
                sort=none_if(sort, "hits"), **limits(limit),
            ),
            (found.texts, found.words),
            said=number_of(len(found.hits), "different word"),
            notes=filters(fitting, minimum, len(kept), len(set(stop)), stopped),
        )  # fmt: skip
        return WordList(_found_only(head), rows, len(found.hits), len(kept), stopped)


def _found_only(head: Head) -> Head:
    """Return a head whose numbers are those of the articles that were found, not of the conditions alone."""
    return replace(head, within=head.query)


def folded_pattern(pattern: str) -> str:
    """Return a pattern with its words folded; `*` stands for any letters."""
    return WILD.join(fold(part) for part in pattern.split(WILD))


def _left(stop: Collection[str], pattern: str | None) -> Callable[[str], bool]:
    stopped = frozenset(stop)
    if pattern is None:
        return lambda word: word not in stopped
    return lambda word: word not in stopped and fits(pattern, word)


def _order(sort: Sort, hits: dict[str, int], articles: dict[str, int]) -> Callable[[str], tuple[float, str]]:
    if sort == "word":
        return lambda word: (0, word)
    by = hits if sort == "hits" else articles
    return lambda word: (-by[word], word)


def _row(word: str, hits: int, articles: int, words: int) -> WordRow:
    return WordRow(word, hits, hits / words * 1e6, articles)


def filters(pattern: str | None, minimum: int, listed: int, stop: int, stopped: int) -> tuple[str, ...]:
    """Return what has to be said of a list's filters."""
    found = []
    if pattern is not None:
        found.append(f"only {pattern}")
    if minimum > 1:
        found.append(f"only with {number_of(minimum, 'hit')} or more")
    if stop:
        words, hits = number_of(stop, "stop word"), number_of(stopped, "hit")
        found.append(f"{words} left out of the list ({hits}), not of the number of words")
    if found:
        found.append(f"{listed:,} left")
    return tuple(found)


def none_if(value: object, default: object) -> object:
    """Return None for an option that has its default, so that the command leaves it out."""
    return None if value == default else value


def limits(limit: int | None) -> dict[str, object]:
    """Return the option of how many rows there are, for the command."""
    return {"all": True} if limit is None else {"limit": none_if(limit, 50)}
