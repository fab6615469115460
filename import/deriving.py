"""What is derived from articles, after those of a run are stored: its steps in their order, each resumable."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from readroom.db.write import Writer

Progress = Callable[[int, int], None]
"""Is told how much of a step is done, and of how much; what it raises stops the step, and the next run goes on."""
WHOLE = 20
"""The library's own word list is made anew at once where a run brought at least one in so many of its articles."""


class Step(NamedTuple):
    """A step: what the person at the keyboard is told of it, and the work."""

    title: str
    run: Callable[[Writer, Progress], object]


def _words(writer: Writer, progress: Progress) -> None:
    writer.begin()
    writer.settle_terms()
    writer.commit()
    writer.merge_index()


def _reuse(writer: Writer, progress: Progress) -> None:
    from readroom.db.reuse.derive import derive

    derive(writer.library.connection, progress)


def _stories(writer: Writer, progress: Progress) -> None:
    from readroom.db.stories import derive

    derive(writer.library.connection, progress)


def _counts(writer: Writer, progress: Progress) -> None:
    from readroom.db.counting.kept import recount, stale_articles

    fresh, every = stale_articles(writer.library.connection)
    recount(writer.library.connection, progress=progress, whole=fresh * WHOLE >= every)


STEPS = (
    Step("words of the index", _words),
    Step("shared text", _reuse),
    Step("stories and names", _stories),
    Step("word counts", _counts),
)


def derive(writer: Writer, told: Callable[[str, int, int], None] = lambda title, done, of: None) -> None:
    """Bring everything derived up to date. `told`: title of a step, how much of it is done, of how much."""
    for step in STEPS:
        told(step.title, 0, 0)
        step.run(writer, partial(told, step.title))
