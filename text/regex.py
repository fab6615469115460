"""Regular expressions that cannot run away: a small language of our own, with a bound on what a match may cost.

Python's engine goes back and tries again wherever a repeat could have ended elsewhere, and takes forever when repeats
stand in one another. So a pattern is read here first: what is repeated may hold no repeat and no alternatives, there
are no references back, and a text is looked through in slices so short that even the worst one is soon done.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 200
"""How long a pattern may be (code points)."""
STEPS = 2e7
"""How many steps the worst slice of a text may take: some 0.2 s."""
SLICES = (4000, 400, 100)
"""Lengths of slices (code points), the longest first: the more repeats, the shorter they have to be."""
_MOST = 1000

_COUNT = re.compile(r"\{(\d{1,4})(?:(,)(\d{0,4}))?\}", re.ASCII)
_CLASS = re.compile(r"\[\^?\]?(?:[^\]\\\[]|\\.)*\]")
_LETTERS = "wWdDsS"
_EDGES = "bB"


class BadPattern(ValueError):  # noqa: N818 - what it is, as the field calls it
    """A pattern that cannot be looked for; str() says why."""


@dataclass(frozen=True, slots=True)
class _Cost:
    """What can vary in a part of a pattern: how many ways there are, how many open repeats, how long it is."""

    ways: float = 1
    repeats: int = 0
    length: int = 1

    def then(self, other: "_Cost") -> "_Cost":
        return _Cost(self.ways * other.ways, self.repeats + other.repeats, self.length + other.length)


class _Reader:
    """Reads a pattern from left to right, and says what it costs."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0

    def whole(self) -> _Cost:
        cost = self._choice(0)
        if self.at < len(self.source):
            raise BadPattern("a parenthesis closes nothing")
        return cost

    def _choice(self, depth: int) -> _Cost:
        if depth > 10:
            raise BadPattern("its parentheses stand too deep in one another")
        parts = [self._row(depth)]
        while self._peek() == "|":
            self.at += 1
            parts.append(self._row(depth))
        if len(parts) == 1:
            return parts[0]
        return _Cost(
            sum(part.ways for part in parts), max(part.repeats for part in parts), max(part.length for part in parts)
        )

    def _row(self, depth: int) -> _Cost:
        cost = _Cost(length=0)
        while (char := self._peek()) and char not in "|)":
            cost = cost.then(self._repeated(self._atom(char, depth)))
        return cost

    def _peek(self) -> str:
        return self.source[self.at : self.at + 1]

    def _atom(self, char: str, depth: int) -> _Cost:
        if char == "(":
            return self._group(depth)
        if char == "[":
            found = _CLASS.match(self.source, self.at)
            if found is None:
                raise BadPattern("a bracket is not closed")
            self.at = found.end()
            return _Cost()
        if char == "\\":
            return self._escape()
        if char in "*+?":
            raise BadPattern(f"a {char} repeats nothing")
        self.at += 1
        return _Cost(length=0 if char in "^$" else 1)

    def _group(self, depth: int) -> _Cost:
        self.at += 1
        if self._peek() == "?":
            if not self.source.startswith("?:", self.at):
                raise BadPattern("looking ahead, names and switches are not part of the language")
            self.at += 2
        cost = self._choice(depth + 1)
        if self._peek() != ")":
            raise BadPattern("a parenthesis is not closed")
        self.at += 1
        return cost

    def _escape(self) -> _Cost:
        char = self.source[self.at + 1 : self.at + 2]
        if not char:
            raise BadPattern("a backslash stands at its end")
        if char.isalnum() and char not in _LETTERS + _EDGES + "t":
            raise BadPattern(f"\\{char} is not part of the language")
        self.at += 2
        return _Cost(length=0 if char in _EDGES else 1)

    def _repeated(self, cost: _Cost) -> _Cost:
        char = self._peek()
        least, most = 0, _MOST + 1
        if char == "?":
            most = 1
        elif char == "+":
            least = 1
        elif char == "{" and (found := _COUNT.match(self.source, self.at)):
            least = int(found[1])
            most = least if not found[2] else int(found[3]) if found[3] else _MOST + 1
            self.at = found.end() - 1
        elif char != "*":
            return cost
        self.at += 1
        if self._peek() == "?":
            self.at += 1
        if self._peek() and self._peek() in "*+?{":
            raise BadPattern("a repeat stands right after a repeat")
        return self._times(cost, least, most)

    def _times(self, cost: _Cost, least: int, most: int) -> _Cost:
        if most < least or least > _MOST:
            raise BadPattern(f"a repeat goes from few to many, up to {_MOST}")
        if most > 1 and (cost.ways > 1 or cost.repeats):
            raise BadPattern("what is repeated may hold no repeat and no alternatives")
        if cost.length == 0:
            raise BadPattern("what is repeated holds no letter")
        length = cost.length * max(least, 1)
        if length > _MOST:
            raise BadPattern("it is too long when it is written out")
        if most > _MOST:
            return _Cost(cost.ways, cost.repeats + 1, length)
        return _Cost(cost.ways * (most - least + 1), cost.repeats, cost.length * max(most, 1))


class Pattern:
    """A pattern that was found to be bounded, ready to be looked for."""

    def __init__(self, source: str, *, any_case: bool) -> None:
        if len(source) > LONGEST:
            raise BadPattern(f"it is longer than {LONGEST} characters")
        cost = _Reader(source).whole()
        self._slice = next((n for n in SLICES if cost.ways * _steps(n, cost.repeats + 1) <= STEPS), 0)
        if not self._slice or cost.length > self._slice // 2:
            raise BadPattern("it has too many repeats or alternatives")
        try:
            pattern = re.compile(source, re.MULTILINE | (re.IGNORECASE if any_case else 0))
        except (re.error, OverflowError, RecursionError) as problem:
            raise BadPattern(str(problem)) from problem
        self._find, self._search = pattern.finditer, pattern.search

    def find(self, text: str, go_on: Callable[[], bool] = lambda: True) -> list[tuple[int, int]]:
        """Return the ranges of `text` (code points) that match, in order, apart from one another and never empty.

        No match goes over the end of a line. `go_on` is asked before each slice; when it says no, the rest is left.
        """
        found: list[tuple[int, int]] = []
        last = 0
        for start, owned, end in self._likely_slices(text, go_on):
            if not go_on():
                break
            for match in self._find(text, max(start, last), end):
                if match.start() >= owned:
                    break
                if match.end() > match.start():
                    found.append(match.span())
                    last = match.end()
        return found

    def _likely_slices(self, text: str, go_on: Callable[[], bool]) -> Iterator[tuple[int, int, int]]:
        """Yield the slices of those lines that can hold a match; lines that are short together are asked together."""
        begin = 0
        while begin <= len(text):
            stop = text.find("\n", begin)
            stop = len(text) if stop < 0 else stop
            # As many lines as a slice may be long. What matches in one of them matches something in all of them.
            last = text.rfind("\n", stop, begin + self._slice)
            stop = len(text) if len(text) - begin <= self._slice else max(stop, last)
            if stop - begin > self._slice or (go_on() and self._search(text, begin, stop)):
                yield from self._slices(text, begin, stop)
            begin = stop + 1

    def _slices(self, text: str, begin: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Yield (start, where the next one starts, end); the last half of a slice is the first one of the next."""
        while begin <= end:
            stop = text.find("\n", begin, end)
            stop = end if stop < 0 else stop
            start = begin
            while stop - start > self._slice:
                yield start, start + self._slice // 2, start + self._slice
                start += self._slice // 2
            yield start, stop + 1, stop
            begin = stop + 1


def literals(source: str) -> tuple[str, ...]:
    """Return letters that stand in whatever a pattern matches: the runs of them outside of groups and alternatives.

    None when there are alternatives at the outside. What a repeat may leave out is not among them.
    """
    runs, run, at = [], "", 0
    while at < len(source):
        char, more = source[at], True
        if char == "|":
            return ()
        if char in "([":
            at, more = _past(source, at), False
        elif char == "\\":
            at += 2
            char, more = source[at - 1 : at], not source[at - 1 : at].isalnum()
        else:
            at, more = at + 1, char not in ".^$"
        repeat = source[at : at + 1]
        if more and not (repeat and repeat in "?*{"):
            run += char
        if not more or (repeat and repeat in "?*{+"):
            runs.append(run)
            run = ""
            found = _COUNT.match(source, at)
            at = found.end() if found else at + (repeat != "" and repeat in "?*+")
            at += source[at : at + 1] == "?" and repeat != "" and repeat in "?*{+"
    return tuple(run for run in [*runs, run] if run)


def _past(source: str, at: int) -> int:
    """Return where a class or a group that begins at a place of a readable pattern ends."""
    if source[at] == "[":
        found = _CLASS.match(source, at)
        return found.end() if found else len(source)
    depth = 0
    while at < len(source):
        if source[at] == "[":
            at = _past(source, at)
            continue
        depth += (source[at] == "(") - (source[at] == ")")
        at += 2 if source[at] == "\\" else 1
        if not depth:
            break
    return at


def _steps(length: int, power: int) -> float:
    """Return in how many ways the ends of `power` things can be chosen among `length` places, about."""
    steps = 1.0
    for n in range(1, power + 1):
        steps *= length / n
    return steps


@lru_cache(maxsize=64)
def compiled(source: str, *, any_case: bool = False) -> Pattern:
    """Return a pattern ready to be looked for; raise BadPattern when it is none, or could take forever."""
    return Pattern(source, any_case=any_case)
