"""Marking what a query hits: which passages that would be, and marking them as one step."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from readroom.db.articles import get_article
from readroom.db.concordance import lines
from readroom.db.fields import NotebookView
from readroom.db.library import Library
from readroom.text.concordance import Line
from readroom.text.query import Query
from readroom.text.sentences import sentences

if TYPE_CHECKING:
    from readroom.db.articles import FullArticle
    from readroom.db.notebook import Notebook

Passage = tuple[int, int]
Unit = Literal["sentence", "hit"]


@dataclass(frozen=True, slots=True)
class Passages:
    """Parts of an article's text that are to be marked (code points), for so many lines of a concordance."""

    article: "FullArticle"
    ranges: list[Passage]
    lines: int


@dataclass(slots=True)
class Marked:
    """What marking came to: highlights that were made, and that were there before; for how many lines, of what.

    `tagged`: how many of those that were there got tags.
    """

    made: int = 0
    known: int = 0
    tagged: int = 0
    lines: int = 0
    keys: set[str] = field(default_factory=set)


def preview(
    library: Library, query: Query, notebook: NotebookView | None = None, *, unit: Unit = "sentence"
) -> Iterator[Passages]:
    """Yield what marking every hit of a query in a text would mark, the newest article first.

    Raise QueryError when the query holds no words.
    """
    found = lines(library, query, window=0, notebook=notebook)
    for _, group in groupby(found, key=lambda line: line.place.id):
        yield from passages(library, list(group), unit=unit)


def passages(library: Library, chosen: Sequence[Line], *, unit: Unit = "sentence") -> list[Passages]:
    """Return the sentences that lines of a concordance are in (or their words alone), by article, each once.

    A line whose words are no longer where they were has none: its text has changed since it was read.
    """
    found = []
    by_article = sorted(chosen, key=lambda line: (line.place.id, line.start))
    for article_id, group in groupby(by_article, key=lambda line: line.place.id):
        article = get_article(library, article_id)
        text = article.body.text
        there = [line for line in group if text[line.start : line.end] == line.node or not line.node]
        if unit == "hit":
            ranges = [(line.start, line.end) for line in there]
        else:
            every = sentences(text)
            ranges = [_holding(every, line.start, line.end) for line in there]
        found.append(Passages(article, list(dict.fromkeys(ranges)), len(there)))
    return found


def _holding(every: list[Passage], start: int, end: int) -> Passage:
    """Return the sentences that hold a range, from the first to the last; the range itself where there are none."""
    held = [(first, last) for first, last in every if first < end and last > start]
    return (min(start, held[0][0]), max(end, held[-1][1])) if held else (start, end)


def mark(
    notebook: "Notebook", found: Iterable[Passages], tags: Sequence[str] | None, group: str, marked: Marked
) -> Marked:
    """Mark passages in one step of undo (that of `group`). `tags`: those of the last mark when None.

    What is marked already gets the tags that it does not have.
    """
    return _mark(notebook, found, tags, marked, None, "", group, None)


def tag_hits(
    notebook: "Notebook",
    found: Iterable[Passages],
    tags: Sequence[str],
    *,
    colour: str | None = None,
    note: str = "",
    said: Callable[[int], str] | None = None,
) -> Marked:
    """Mark passages with tags in one transaction, which is one step of undo where any of them changes.

    `said` returns what the step was, in words, from the number of passages that changed.
    """
    return _mark(notebook, found, tags, Marked(), colour, note, None, said)


def _mark(
    notebook: "Notebook",
    found: Iterable[Passages],
    tags: Sequence[str] | None,
    marked: Marked,
    colour: str | None,
    note: str,
    group: str | None,
    said: Callable[[int], str] | None,
) -> Marked:
    texts = []
    for one in found:
        texts.append((one.article.row.key, one.article.digest, one.article.body.text, one.ranges))
        marked.keys.add(one.article.row.key)
        marked.lines += one.lines
    done = notebook.mark_passages(texts, tags, colour=colour, note=note, group=group, said=said)
    marked.made += done.made
    marked.known += done.known
    marked.tagged += done.tagged
    return marked
