"""A job: what a worker is to read at one go, and what is known of it already."""

from collections.abc import Callable, Container
from concurrent.futures import Future
from dataclasses import dataclass

from readroom.db.write import Origin
from readroom.importer.formats import Format, Record
from readroom.importer.pool import Answer
from readroom.importer.report import Row
from readroom.importer.settings import NOTHING, Settings


@dataclass(slots=True)
class Item:
    """One page-to-be: where it comes from, its outcome if it needs no reading, else what to read.

    `path` is the file as the system knows it, `part` a record of it, or a short file as a whole, numbered 0. `known` is
    the row of what need not be read, `known_page` the page that holds the same bytes, if that has to be noted.
    """

    origin: Origin
    path: str = ""
    part: Record | None = None
    known: Row | None = None
    known_page: int | None = None


@dataclass(slots=True)
class Job:
    """What is read at one go: a file, a handful of short ones, or some records of one.

    `done` is run when all of it is stored. `at`: bytes of the files that were offered up to its end; `size`: bytes that
    it holds itself. `reading` is the digest of `settings`.
    """

    items: list[Item]
    file: str
    format: Format | None = None
    settings: Settings = NOTHING
    reading: str | None = None
    future: "Future[Answer] | None" = None
    vanished: Container[int] = ()
    done: Callable[[], None] | None = None
    at: int = 0
    size: int = 0

    @property
    def fresh(self) -> list[Item]:
        """The items that have to be read."""
        return [item for item in self.items if item.known is None]
