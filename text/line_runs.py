"""The verdicts of a page's lines as runs of lines with the same fate: a file of a million lines has a few of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from readroom.text.model import LineVerdict

Run = tuple[int, int, int]
"""First and last line (1-based, inclusive) of some that have the same verdict, reason and article, and which fate."""


@dataclass(frozen=True, slots=True)
class LineRuns(Sequence[LineVerdict]):
    """A sequence of line verdicts that keeps runs of them. `fates`: (verdict, reason, article), which runs refer to."""

    fates: tuple[tuple[str, str, int | None], ...]
    runs: tuple[Run, ...]

    def __len__(self) -> int:
        return sum(last - first + 1 for first, last, _ in self.runs)

    def __bool__(self) -> bool:
        return bool(self.runs)

    def __iter__(self) -> Iterator[LineVerdict]:
        for first, last, number in self.runs:
            verdict, reason, article = self.fates[number]
            for line in range(first, last + 1):
                yield LineVerdict(line, verdict, reason, article)  # type: ignore[arg-type]

    @overload
    def __getitem__(self, index: int) -> LineVerdict: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[LineVerdict, ...]: ...

    def __getitem__(self, index: int | slice) -> LineVerdict | tuple[LineVerdict, ...]:
        if isinstance(index, slice):
            return tuple(self)[index]
        left = index + len(self) if index < 0 else index
        for first, last, number in self.runs:
            if 0 <= left <= last - first:
                verdict, reason, article = self.fates[number]
                return LineVerdict(first + left, verdict, reason, article)  # type: ignore[arg-type]
            left -= last - first + 1
        raise IndexError(index)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, LineRuns):
            return (self.fates, self.runs) == (other.fates, other.runs)
        return tuple(self) == other

    def __hash__(self) -> int:
        return hash((self.fates, self.runs))

    def with_reasons(self, changed: Callable[[str], str]) -> "LineRuns":
        """Return the runs with what `changed` makes of each reason."""
        return LineRuns(
            tuple((verdict, changed(reason), article) for verdict, reason, article in self.fates), self.runs
        )


NO_RUNS = LineRuns((), ())
"""The runs of no lines at all."""


def runs_of(verdicts: Iterable[LineVerdict]) -> LineRuns:
    """Return verdicts as runs: neighbours with the same fate are one."""
    if isinstance(verdicts, LineRuns):
        return verdicts
    if verdicts == ():
        return NO_RUNS
    fates: dict[tuple[str, str, int | None], int] = {}
    runs: list[Run] = []
    first = last = number = -1
    for v in verdicts:
        fate = fates.setdefault((v.verdict, v.reason, v.article), len(fates))
        if fate == number and v.line == last + 1:
            last = v.line
            continue
        if number >= 0:
            runs.append((first, last, number))
        first = last = v.line
        number = fate
    if number >= 0:
        runs.append((first, last, number))
    return LineRuns(tuple(fates), tuple(runs))
