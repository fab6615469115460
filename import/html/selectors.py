"""Selectors of HTML elements, a small part of CSS: tag, *, .class, #id, [attribute], [attribute=value] and its kin,
joined without a space; a space between two for "anywhere inside", > for "directly inside", a comma for "or".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

LONGEST = 300
"""Characters of a selector."""

_MOST_STEPS = 12
_PIECE = re.compile(
    r"(?P<tag>\*|[A-Za-z][A-Za-z0-9-]*)"
    r"|\.(?P<class>-?[\w-]+)"
    r"|#(?P<id>[\w-]+)"
    r"|\[\s*(?P<name>[\w:.-]+)\s*(?:(?P<how>[~^$*|]?=)\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[\w.:/-]+))\s*)?\]"
)
_JOIN = re.compile(r"\s*(>)\s*|\s+")


class SelectorError(ValueError):
    """A selector that is not taken; the message is the reason."""


class _Test(NamedTuple):
    """One thing that an element must show: `what` is "tag", "class", "id" or the name of an attribute."""

    what: str
    how: str
    value: str


class _Step(NamedTuple):
    """An element on the way to the one that is looked for; `direct` when it must be the last one's own child."""

    tests: tuple[_Test, ...]
    direct: bool


@dataclass(frozen=True, slots=True)
class Selector:
    """A selector that was read: its alternatives, each the steps from the outermost element in."""

    text: str
    ways: tuple[tuple[_Step, ...], ...]

    def find(self, root: Any) -> list[Any]:
        """Return the elements in and under `root` that match, in the order of the page; those above it count as steps.

        One pass: for each element, which beginnings of each way it and its ancestors are the end of.
        """
        found: list[Any] = []
        known: dict[Any, tuple[list[int], list[int]]] = {}
        for element in (*reversed(list(root.iterancestors())), *root.iter()):
            if not isinstance(element.tag, str):
                continue
            parent = known.get(element.getparent())
            own, above, hit = [], [], False
            for number, steps in enumerate(self.ways):
                before_own, before_above = (parent[0][number], parent[1][number]) if parent else (0, 0)
                ends = _ends(element, steps, before_own, before_above)
                own.append(ends)
                above.append(before_above | ends)
                hit = hit or bool(ends >> (len(steps) - 1) & 1)
            known[element] = own, above
            if hit:
                found.append(element)
        inside = set(root.iter())
        return [element for element in found if element in inside]


def parse_selector(text: str) -> Selector:
    """Return the selector that `text` is; raise SelectorError when it is none."""
    if not text.strip():
        raise SelectorError("is empty")
    if len(text) > LONGEST:
        raise SelectorError(f"has more than {LONGEST} characters")
    return Selector(text.strip(), tuple(_way(part.strip()) for part in _alternatives(text)))


def _alternatives(text: str) -> list[str]:
    """Split at the commas that stand outside brackets."""
    parts, depth, start = [], 0, 0
    for place, char in enumerate(text):
        depth += (char == "[") - (char == "]")
        if char == "," and not depth:
            parts.append(text[start:place])
            start = place + 1
    return [*parts, text[start:]]


def _way(text: str) -> tuple[_Step, ...]:
    if not text:
        raise SelectorError("has nothing on one side of a comma")
    steps: list[_Step] = []
    place, direct = 0, False
    while place < len(text):
        tests: list[_Test] = []
        while match := _PIECE.match(text, place):
            if match["tag"] and tests:
                break
            tests.append(_test(match))
            place = match.end()
        if not tests:
            raise SelectorError(f"cannot be read from {text[place : place + 20]!r} on")
        steps.append(_Step(tuple(tests), direct))
        if place == len(text):
            break
        join = _JOIN.match(text, place)
        if join is None or join.end() == len(text):
            raise SelectorError(f"cannot be read from {text[place : place + 20]!r} on")
        direct, place = join[1] is not None, join.end()
    if len(steps) > _MOST_STEPS:
        raise SelectorError(f"has more than {_MOST_STEPS} steps")
    return tuple(steps)


def _test(match: re.Match[str]) -> _Test:
    if tag := match["tag"]:
        return _Test("tag", "*" if tag == "*" else "=", tag.lower())
    if match["class"]:
        return _Test("class", "~=", match["class"])
    if match["id"]:
        return _Test("id", "=", match["id"])
    value = next((v for v in (match["double"], match["single"], match["bare"]) if v is not None), "")
    return _Test(match["name"].lower(), match["how"] or "has", value)


def _ends(element: Any, steps: Sequence[_Step], parent_own: int, parent_above: int) -> int:
    """Return, as bits, which steps this element is with all the steps before it around it."""
    found = 0
    for number, step in enumerate(steps):
        before = 1 if number == 0 else (parent_own if step.direct else parent_above) >> (number - 1) & 1
        if before and all(_shows(element, test) for test in step.tests):
            found |= 1 << number
    return found


def _shows(element: Any, test: _Test) -> bool:
    if test.what == "tag":
        return test.how == "*" or element.tag == test.value
    value = element.get(test.what)
    if value is None:
        return False
    wanted = test.value
    if test.how == "=":
        return bool(value == wanted)
    if test.how == "~=":
        return wanted in value.split()
    if test.how == "|=":
        return bool(value == wanted or value.startswith(f"{wanted}-"))
    if test.how == "has":
        return True
    # CSS: an empty value is the beginning, the end and a part of nothing.
    how = {"^=": value.startswith, "$=": value.endswith, "*=": value.__contains__}[test.how]
    return bool(wanted) and bool(how(wanted))
