"""What only the text of an article can say (how a word is printed, a regular expression), as a condition in SQL.

A statement that asks it may have to unpack many texts, so it has a budget of time: when that is spent, what was not
looked at counts as not found, and it is said how much that is.
"""

import sqlite3
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from readroom.text.counted import number_of
from readroom.text.match import Matcher
from readroom.text.query_tree import And, Node, Regex, Term
from readroom.text.regex import literals

PER_ARTICLE = 0.25
"""How long a regular expression is looked for in one article (seconds)."""
NOT_ALL = "the others were not, since that takes too long"
"""Stands in what is said of a search whose time was over."""
STEP = 1000
"""How many texts are looked at between two reports of progress."""

Row = TypeVar("Row")

_held: "WeakValueDictionary[int, Holder]" = WeakValueDictionary()
_numbers = count(1)


class Budget:
    """The time that one search may take for looking into texts. `seconds`: None is as long as it takes.

    `looked` articles were looked at, `cut` took too long themselves; `over`: others were not, since the time was over.
    `progress` is told how many were looked at, every now and then. `stops`: a statement that finds the time over is
    ended there (see `until_over`); else it goes on with what it knows.
    """

    def __init__(
        self,
        seconds: float | None = None,
        *,
        progress: Callable[[int], None] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.clock = clock
        self._progress = progress
        self.looked = self.cut = 0
        self.over = self.stops = False
        self._seconds = seconds
        self._until: float | None = None

    def left(self) -> bool:
        """Tell whether there is time left; it begins to run when this is first asked."""
        if self._seconds is None:
            return True
        now = self.clock()
        if self._until is None:
            self._until = now + self._seconds
        return now < self._until

    def look(self) -> None:
        """Hear that one more text is looked at."""
        self.looked += 1
        if self._progress is not None and self.looked % STEP == 0:
            self._progress(self.looked)

    def remarks(self) -> list[str]:
        """Return what has to be said about articles that were not looked at, or not to their end."""
        said = []
        if self.over:
            looked = number_of(self.looked, "text was", "texts were")
            said.append(f"{looked} looked at and {NOT_ALL}; --exact looks at all")
        if self.cut:
            said.append(f"{number_of(self.cut, 'text')} took too long for the pattern: not finished")
        return said


def until_over(begin: Callable[[], Iterable[Row]], budget: Budget) -> Iterator[Row]:
    """Yield the rows of a statement that `begin` runs until they end, or the time for looking into texts is over."""
    try:
        yield from begin()
    except sqlite3.OperationalError:
        if not (budget.over and budget.stops):
            raise


class Holder:
    """A part of a query that is held against texts. It must be kept as long as a statement asks it."""

    def __init__(self, tree: Node, budget: Budget) -> None:
        self.number = next(_numbers)
        self.budget = budget
        self._matcher = Matcher(tree)
        self._needs = [literal.encode("utf-8", "surrogatepass") for literal in literals_of(tree)]
        _held[self.number] = self

    @property
    def sql(self) -> tuple[str, list[Any]]:
        """The condition, over `article a`, with its values."""
        text = "(select t.z from article_text t where t.article_id = a.id)"
        return f"readroom_holds(?, a.title, case when readroom_left(?) then {text} end)", [self.number, self.number]

    def _lacks(self, title: str | None, data: bytes) -> bool:
        """Tell whether something that every match has is in neither title nor text: most articles go no further."""
        head = None
        for need in self._needs:
            if need not in data:
                head = (title or "").encode("utf-8", "surrogatepass") if head is None else head
                if need not in head:
                    return True
        return False

    def holds(self, title: str | None, packed: bytes | None) -> bool | None:
        """Tell whether an article matches; None when the time is over, or its text is damaged: nobody knows."""
        budget = self.budget
        if packed is None:
            budget.over = True
            return None
        try:
            data = zlib.decompress(packed)
            if self._lacks(title, data):
                budget.look()
                return False
            text = data.decode()
        except (zlib.error, UnicodeDecodeError, TypeError):
            return None
        budget.look()
        until = budget.clock() + PER_ARTICLE
        stopped = False

        def go_on() -> bool:
            nonlocal stopped
            stopped = stopped or budget.clock() >= until
            return not stopped

        match = self._matcher.match(title or "", text, go_on=go_on)
        budget.cut += stopped
        return None if stopped and match is None else match is not None


def literals_of(tree: Node) -> list[str]:
    """Return what stands, as it is printed, in title or text of every article that a tree matches."""
    match tree:
        case And():
            return [literal for child in tree.children for literal in literals_of(child)]
        case Term():
            return list(tree.printed)
        case Regex() if not tree.any_case:
            return list(literals(tree.pattern))
        case _:
            return []


def register(connection: sqlite3.Connection) -> None:
    """Give a connection the functions that the conditions use, unless it has them."""

    def holds(number: int, title: str | None, packed: bytes | None) -> bool | None:
        try:
            return _held[number].holds(title, packed)
        except KeyboardInterrupt:
            # What is raised in here is lost in SQLite; the statement ends as one that was interrupted.
            connection.interrupt()
            return None

    def left(number: int) -> bool:
        holder = _held.get(number)
        if holder is None or holder.budget.left():
            return holder is not None
        holder.budget.over = True
        if holder.budget.stops:
            raise TimeoutError  # SQLite ends the statement
        return False

    try:
        connection.execute("select readroom_left(0)")
    except sqlite3.OperationalError:
        connection.create_function("readroom_left", 1, left)
        connection.create_function("readroom_holds", 3, holds)
