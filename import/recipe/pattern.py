"""Regular expressions out of a recipe: compiled when they are sound, refused when a line could keep them busy for long.

A pattern is read as the positions that it can be in. Where a repeated group leaves more than one way to go on with the
same character, the ways multiply with each repetition; where several repetitions may share the same characters, the
work grows with a power of the line's length.
"""

import importlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from typing import Any, NamedTuple

LONGEST = 500
"""Characters of a pattern."""
LINE = 2000
"""Characters of a line that a pattern is run on."""

_MOST_STEPS = 20_000_000_000  # on the worst line there is; such lines are rare, and a file has its limit of time
_MOST_POSITIONS = 1500
_COPIES = 8  # a repetition of exactly so many is written out
_SAMPLE = "".join(map(chr, range(32, 127))) + "\t\u00a0é\u00df\u0416\u0627\u0663\u4e2d\u2014\u201c"
_NESTED = (
    "repeats a group that repeats the same characters inside, which can take for ever; write it as one repetition "
    "([a-z ]+ instead of ([a-z]+ ?)+)"
)
_ALIKE = "repeats a group whose alternatives begin alike, which can take for ever"
# The standard library's own parser of patterns: what it says is what runs. It has no public name.
_PARSER: Any = importlib.import_module("re._parser")


class PatternError(ValueError):
    """A pattern that is not taken; the message is the reason, without the pattern."""


def tidy(line: str) -> str:
    """Return a line as patterns see it: no white space at the ends, runs of it one space, at most `LINE` characters."""
    return " ".join(line[: 4 * LINE].split())[:LINE]


@lru_cache(maxsize=2048)
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return the compiled pattern; raise PatternError when it is none, or could take too long on one line."""
    if not pattern:
        raise PatternError("is empty and would match every line")
    if len(pattern) > LONGEST:
        raise PatternError(f"has more than {LONGEST} characters")
    try:
        compiled = re.compile(pattern)
        parsed = _PARSER.parse(pattern)
    except re.error as problem:
        where = f" at position {problem.pos}" if problem.pos is not None else ""
        raise PatternError(f"is no regular expression: {problem.msg}{where}") from problem
    except (OverflowError, RecursionError, ValueError) as problem:
        raise PatternError(f"is no regular expression: {problem or 'nested too deeply'}") from problem
    try:
        nullable = _Reading(parsed).check()
    except RecursionError as problem:
        raise PatternError("is nested too deeply") from problem
    if nullable and not compiled.groupindex:
        raise PatternError("matches an empty line, and so every line")
    return compiled


class _Part(NamedTuple):
    """A piece of a pattern: whether it may be nothing, and the positions that it begins and ends with."""

    nullable: bool
    first: frozenset[int]
    last: frozenset[int]


_NOTHING = _Part(True, frozenset(), frozenset())


@dataclass(slots=True)
class _Reading:
    """The positions of a pattern: what each takes (bits of the alphabet), what may follow, how often it repeats.

    `twice` are the positions with two ways to the same next one, `choices` the ways that alternatives leave.
    """

    parsed: Any
    alphabet: str = ""
    takes: list[int] = field(default_factory=list)
    follow: list[set[int]] = field(default_factory=list)
    repeats: dict[int, int] = field(default_factory=dict)
    twice: set[int] = field(default_factory=set)
    choices: int = 1

    def check(self) -> bool:
        """Return whether the pattern matches an empty line; raise PatternError when it could take too long."""
        self.alphabet = "".join(dict.fromkeys(_SAMPLE + "".join(_literals(self.parsed))))
        whole = self._sequence(self.parsed, self.parsed.state.flags)
        if self._steps(1 if _anchored(self.parsed) else LINE) > _MOST_STEPS:
            raise PatternError(
                "has several repetitions that may take the same characters, which is slow on long lines; "
                "begin it with ^, and say what a repetition may not hold ([^,]+ instead of .+)"
            )
        return whole.nullable

    def _steps(self, starts: int) -> int:
        """Return how many steps the pattern may take on the worst line, when it begins at so many places."""
        ways, steps, everything = starts * self.choices, 0, (1 << len(self.alphabet)) - 1
        for position, most in self.repeats.items():
            others = [q for q in self.follow[position] if q != position]
            if others or self.takes[position] != everything:
                # A last repetition that takes anything has nothing to come back for.
                steps += ways * min(most, LINE)
            if any(self.takes[q] & self.takes[position] for q in others):
                ways *= min(most, LINE)
        return max(steps, ways)

    def _sequence(self, items: Iterable[Any], flags: int) -> _Part:
        part = _NOTHING
        for op, value in items:
            part = self._join(part, self._item(str(op), value, flags))
        return part

    def _join(self, left: _Part, right: _Part) -> _Part:
        self._connect(left.last, right.first)
        return _Part(
            left.nullable and right.nullable,
            left.first | right.first if left.nullable else left.first,
            left.last | right.last if right.nullable else right.last,
        )

    def _item(self, op: str, value: Any, flags: int) -> _Part:
        if op in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
            return self._leaf(self._bits(op, value, flags))
        if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            least, most, inner = value
            return self._repeat(least, most, inner, flags)
        if op == "SUBPATTERN":
            _, added, removed, inner = value
            return self._sequence(inner, (flags | added) & ~removed)
        if op == "ATOMIC_GROUP":
            return self._sequence(value, flags)
        if op == "BRANCH":
            return self._either(value[1], flags)
        if op == "GROUPREF_EXISTS":
            return self._either([v for v in value[1:] if v is not None], flags)
        if op == "GROUPREF":
            part = self._leaf((1 << len(self.alphabet)) - 1)
            self._loop(part, LINE)
            return part._replace(nullable=True)
        if op in ("ASSERT", "ASSERT_NOT"):
            self._sequence(value[1], flags)
        return _NOTHING

    def _leaf(self, bits: int) -> _Part:
        if len(self.takes) >= _MOST_POSITIONS:
            raise PatternError("repeats too much of itself")
        self.takes.append(bits)
        self.follow.append(set())
        only = frozenset((len(self.takes) - 1,))
        return _Part(False, only, only)

    def _either(self, branches: Sequence[Any], flags: int) -> _Part:
        parts = [self._sequence(branch, flags) for branch in branches]
        begin = [self._union(part.first) for part in parts]
        alike = max(sum(bits >> place & 1 for bits in begin) for place in range(len(self.alphabet)))
        self.choices *= max(1, alike + any(part.nullable for part in parts))
        return _Part(
            any(p.nullable for p in parts),
            frozenset().union(*(p.first for p in parts)),
            frozenset().union(*(p.last for p in parts)),
        )

    def _repeat(self, least: int, most: int, inner: Any, flags: int) -> _Part:
        before = len(self.takes)
        part = self._sequence(inner, flags)
        if least == most and most <= _COPIES and not part.nullable:
            for _ in range(1, most):
                part = self._join(part, self._sequence(inner, flags))
            return part if most else _NOTHING
        if not part.first and most > 1:
            raise PatternError("repeats something that takes no character")
        if most == 1:
            self.repeats |= {position: max(2, self.repeats.get(position, 0)) for position in part.last}
        else:
            nested = any(position >= before for position in self.repeats)
            self._loop(part, int(most))
            self._one_way(before, part, nested=nested)
        return part._replace(nullable=part.nullable or not least)

    def _loop(self, part: _Part, most: int) -> None:
        self._connect(part.last, part.first)
        self.repeats |= {position: max(most, self.repeats.get(position, 0)) for position in part.last}

    def _connect(self, last: Iterable[int], first: frozenset[int]) -> None:
        for position in last:
            if self.follow[position] & first:
                self.twice.add(position)
            self.follow[position] |= first

    def _union(self, positions: Iterable[int]) -> int:
        found = 0
        for position in positions:
            found |= self.takes[position]
        return found

    def _one_way(self, start: int, part: _Part, *, nested: bool) -> None:
        """Raise PatternError unless within a repeated group every character leaves one way to go on."""
        inside = range(start, len(self.takes))
        if any(position in self.twice for position in inside):
            raise PatternError(_NESTED)
        for choice in (part.first, *(self.follow[p] for p in inside)):
            here = [p for p in choice if p >= start]
            if any(self.takes[a] & self.takes[b] for a, b in combinations(here, 2)):
                raise PatternError(_NESTED if nested else _ALIKE)

    def _bits(self, op: str, value: Any, flags: int) -> int:
        if op == "ANY":
            return (1 << len(self.alphabet)) - 1
        items = value if op == "IN" else [(op, value)]
        negated = bool(items) and str(items[0][0]) in ("NEGATE", "NOT_LITERAL")
        found = 0
        for place, char in enumerate(self.alphabet):
            same = {char, char.swapcase()} if flags & re.IGNORECASE else {char}
            if any(_takes(str(kind), what, c) for kind, what in items for c in same):
                found |= 1 << place
        return ~found & ((1 << len(self.alphabet)) - 1) if negated else found


def _takes(kind: str, value: Any, char: str) -> bool:
    if kind in ("LITERAL", "NOT_LITERAL"):
        return bool(ord(char[0]) == value)
    if kind == "RANGE":
        return bool(value[0] <= ord(char[0]) <= value[1])
    if kind == "CATEGORY":
        name = str(value)
        if "DIGIT" in name:
            belongs = char.isdecimal()
        else:
            belongs = char.isspace() if "SPACE" in name else char.isalnum() or char == "_"
        return belongs != ("NOT" in name)
    return False


def _literals(items: Any) -> Iterable[str]:
    """Yield every character that a parsed pattern names."""
    for item in items:
        if isinstance(item, tuple | list):
            if len(item) == 2 and str(item[0]) in ("LITERAL", "NOT_LITERAL"):
                yield chr(item[1])
            elif len(item) == 2 and str(item[0]) == "RANGE":
                yield from map(chr, item[1])
            else:
                yield from _literals(item)
        elif hasattr(item, "data"):
            yield from _literals(item.data)


def _anchored(items: Any) -> bool:
    """Tell whether a pattern can only match at the beginning of a line."""
    for op, value in items:
        name = str(op)
        if name == "AT":
            return "BEGINNING" in str(value)
        if name == "SUBPATTERN":
            return _anchored(value[3])
        if name == "BRANCH":
            return all(_anchored(branch) for branch in value[1])
        return False
    return False
