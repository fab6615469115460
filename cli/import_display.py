"""What the person at the keyboard sees of an import: how far it is, and what could not be read."""

import contextlib
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Protocol

from readroom.context import say
from readroom.importer.pace import Pace
from readroom.text.counted import number_of
from readroom.text.gate import display

if TYPE_CHECKING:
    from readroom.importer.report import Progress, Row

TOLD = 20
"""How many problems are told one by one at a terminal; all of them are summed up at the end."""
REDRAW_SECONDS = 0.2


class Display(Protocol):
    """Something that is told what happens."""

    told: int

    def row(self, row: "Row") -> None:
        """Take note of what became of a file or record."""
        ...

    def progress(self, progress: "Progress") -> None:
        """Take note of how far the run is."""
        ...

    def pause(self) -> contextlib.AbstractContextManager[object]:
        """Make room for a question."""
        ...


class Lines:
    """A line for each problem, and nothing else: standard error is a file or a pipe. `quiet`: not even that."""

    def __init__(self, *, quiet: bool) -> None:
        self.told = 0
        self._quiet = quiet

    def row(self, row: "Row") -> None:
        """Tell what was skipped or partly read."""
        if not self._quiet and row.outcome in ("skipped", "partial"):
            self.told += 1
            say(problem_line(row))

    def progress(self, progress: "Progress") -> None:
        """Say nothing."""

    def pause(self) -> contextlib.AbstractContextManager[object]:
        """Nothing is in the way."""
        return contextlib.nullcontext()


class Bar:
    """A line that moves, with the first problems above it."""

    def __init__(self, bar: Any) -> None:
        self.told = 0
        self._bar = bar
        self._task = bar.add_task("import", total=None, line="looking at what there is to import")
        self._rows = 0
        self._pace = Pace(time.monotonic())
        self._drawn = 0.0
        self._step = "", 0.0

    def row(self, row: "Row") -> None:
        """Count, and tell the first problems."""
        self._rows += 1
        if row.outcome in ("skipped", "partial") and self.told < TOLD:
            from rich.text import Text

            self.told += 1
            self._bar.console.print(Text(display(problem_line(row))))
            if self.told == TOLD:
                self._bar.console.print("more problems are summed up at the end; --report FILE has each of them")

    def progress(self, progress: "Progress") -> None:
        """Draw the line anew, if it is time."""
        now = time.monotonic()
        if now - self._drawn < REDRAW_SECONDS:
            return
        self._drawn = now
        if progress.derived:
            self._bar.update(self._task, line=step_line(progress, now - self._stepped(progress.file, now)))
            return
        self._pace.note(now, progress.done, progress.counts.articles)
        self._bar.update(self._task, line=line_of(progress, self._rows, self._pace))

    def _stepped(self, step: str, now: float) -> float:
        """Return when a step of what is derived began."""
        if self._step[0] != step:
            self._step = step, now
        return self._step[1]

    @contextlib.contextmanager
    def pause(self) -> Iterator[None]:
        """Take the line away while something is asked."""
        self._bar.stop()
        try:
            yield
        finally:
            self._bar.start()


@contextlib.contextmanager
def shown(*, quiet: bool) -> Iterator[Display]:
    """Show how far an import is: a line that moves on a terminal, otherwise a line for what went wrong."""
    if not sys.stderr.isatty():
        yield Lines(quiet=quiet)
        return
    from rich.console import Console
    from rich.progress import Progress, TextColumn
    from rich.table import Column

    column = TextColumn("{task.fields[line]}", markup=False, table_column=Column(no_wrap=True, overflow="ellipsis"))
    with Progress(column, console=Console(stderr=True), transient=True, refresh_per_second=5) as bar:
        yield Bar(bar)


def line_of(progress: "Progress", rows: int, pace: Pace) -> str:
    """Return the line that moves: how much is done, how fast, what is left, what went wrong, and the file at hand."""
    parts = [number_of(rows, "file or record", "files and records"), f"{pace.rate:,.0f} articles/s"]
    if progress.total:
        parts.append(f"{min(progress.done / progress.total, 1):.0%}")
        left = pace.left(progress.total)
        if left is not None:
            parts.append(f"{clock(left)} left")
    counts = progress.counts
    parts += [f"{n:,} {name}" for name in ("unchanged", "partial", "skipped") if (n := getattr(counts, name))]
    name, odd, _ = display(progress.file).partition("\\x")  # bytes that are no text have no place in a line that moves
    return " · ".join((*parts, f"{name}…" if odd else name))


def step_line(progress: "Progress", seconds: float) -> str:
    """Return the line that moves while something is derived; `seconds` is how long this step has taken so far."""
    parts = [f"{number_of(progress.counts.stored_articles, 'article')} imported", f"deriving {progress.file}"]
    if progress.total:
        parts.append(f"{min(progress.done / progress.total, 1):.0%}")
        if 0 < progress.done < progress.total and seconds > 1:
            parts.append(f"{clock(seconds * (progress.total - progress.done) / progress.done)} left")
    return " · ".join((*parts, "Ctrl-C leaves the rest for the next import"))


def clock(seconds: float) -> str:
    """Return a length of time as hours, minutes and seconds: "1:02:03", "2:03"."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def problem_line(row: "Row") -> str:
    """Return a problem in one line: what became of which file or record, and why."""
    record = f" record {row.record}" if row.record else ""
    return f"{row.outcome}: {row.file}{record}: {row.reason}"
