"""What the concordance asks of the library and the notebook; each of these runs on a lane of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice
from typing import TYPE_CHECKING

from readroom.db.articles import get_article
from readroom.db.concordance import count_left_out, lines, sample
from readroom.db.fields import NotebookView
from readroom.db.library import Library
from readroom.db.search import SECONDS
from readroom.text.concordance import Line
from readroom.text.concordance_head import Tally
from readroom.text.query import Query
from readroom.text.sentences import sentences

if TYPE_CHECKING:
    from readroom.db.articles import FullArticle
    from readroom.db.notebook import Notebook

FIRST = 60
"""Lines that are read before anything is shown: what a screen has room for."""
PAGE = 500
"""Lines that are read at once after that."""
AHEAD = 5000
"""Lines that are read without being asked."""
MOST = 30_000
"""Lines that are kept at most: some 30 MB."""
WINDOW = 40
"""Words on each side: as many as a wide terminal has room for, in scripts whose words are characters too."""
BATCH = 100
"""Articles whose lines are marked at once."""

Passage = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a concordance is of. `exact`: nothing is cut short, however long it takes."""

    query: Query
    notebook: NotebookView | None = None
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines, and what was counted up to here."""

    lines: list[Line]
    tally: Tally


def read_page(library: Library, asked: Asked, tally: Tally, after: Line | None, limit: int) -> Page:
    """Return the next lines of a concordance, after a line that was read before (None: from its beginning)."""
    counted = tally.copy()
    found = list(islice(
        lines(
            library, asked.query, window=WINDOW, after=after, notebook=asked.notebook, exact=asked.exact,
            seconds=None if asked.exact else SECONDS, tally=counted,
        ),
        limit,
    ))  # fmt: skip
    if counted.whole:
        count_left_out(library, asked.query, counted, notebook=asked.notebook, exact=asked.exact)
    return Page(found, counted)


def read_sample(library: Library, asked: Asked, size: int, seed: int) -> Page:
    """Return lines taken at random from all."""
    tally = Tally()
    found = sample(library, asked.query, size, seed, window=WINDOW, notebook=asked.notebook, tally=tally)
    count_left_out(library, asked.query, tally, notebook=asked.notebook)
    return Page(found, tally)


# Marking


@dataclass(frozen=True, slots=True)
class Passages:
    """Parts of an article's text that are to be marked, for so many lines."""

    article: "FullArticle"
    ranges: list[Passage]
    lines: int


@dataclass(slots=True)
class Marked:
    """What marking came to: highlights that were made, and that were there before; for how many lines, of what."""

    made: int = 0
    known: int = 0
    lines: int = 0
    keys: set[str] = field(default_factory=set)


def passages(library: Library, chosen: Sequence[Line]) -> list[Passages]:
    """Return the sentences that lines are in, by article, each once.

    A line whose words are no longer where they were has none: its text has changed since it was read.
    """
    found = []
    by_article = sorted(chosen, key=lambda line: (line.place.id, line.start))
    for article_id, group in groupby(by_article, key=lambda line: line.place.id):
        article = get_article(library, article_id)
        every = sentences(article.body.text)
        there = [line for line in group if article.body.text[line.start : line.end] == line.node]
        ranges = [_holding(every, line.start, line.end) for line in there]
        found.append(Passages(article, list(dict.fromkeys(ranges)), len(there)))
    return found


def _holding(every: list[Passage], start: int, end: int) -> Passage:
    """Return the sentences that hold a range, from the first to the last; the range itself where there are none."""
    held = [(first, last) for first, last in every if first < end and last > start]
    return (min(start, held[0][0]), max(end, held[-1][1])) if held else (start, end)


def mark(
    notebook: "Notebook", found: Iterable[Passages], tags: tuple[str, ...] | None, group: str, marked: Marked
) -> Marked:
    """Mark passages in one step of undo (that of `group`). `tags`: those of the last mark when None.

    What is marked already gets the tags that it does not have.
    """
    for one in found:
        key, digest, text = one.article.row.key, one.article.digest, one.article.body.text
        there = {(h.start, h.end): h for h in notebook.highlights(key) if h.digest == digest}
        for start, end in one.ranges:
            old = there.get((start, end))
            if old is None:
                notebook.add(key, digest, text, start, end, tags=tags, group=group)
                marked.made += 1
            else:
                if tags:
                    notebook.edit(old.id, tags=dict.fromkeys([*old.tags, *tags]), group=group)
                marked.known += 1
        marked.keys.add(key)
        marked.lines += one.lines
    return marked


def marked_places(notebook: "Notebook") -> dict[str, list[Passage]]:
    """Return where there are highlights, by the key of the article."""
    found: dict[str, list[Passage]] = {}
    for highlight in notebook.highlights():
        if not highlight.waiting:
            found.setdefault(highlight.article_key, []).append((highlight.start, highlight.end))
    return found
