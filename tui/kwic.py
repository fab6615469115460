"""What the concordance asks of the library and the notebook; each of these runs on a lane of its own."""

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from readroom.db.concordance import count_left_out, lines, sample
from readroom.db.fields import NotebookView
from readroom.db.library import Library
from readroom.db.mark_all import Passage
from readroom.db.search import SECONDS
from readroom.text.concordance import Line
from readroom.text.concordance_head import Tally
from readroom.text.query import Query

if TYPE_CHECKING:
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


def marked_places(notebook: "Notebook") -> dict[str, list[Passage]]:
    """Return where there are highlights, by the key of the article."""
    found: dict[str, list[Passage]] = {}
    for highlight in notebook.highlights():
        if not highlight.waiting:
            found.setdefault(highlight.article_key, []).append((highlight.start, highlight.end))
    return found
