"""Where a text quotes: the ranges between quotation marks, of whatever shape and nation."""

import re
from collections.abc import Iterable

_MARK = re.compile('["“”„«»‘’「」『』]')
_DOUBLE = frozenset('"“”„«»')
_CORNERS = {"「": "」", "『": "』"}
_BEFORE_OPENING = frozenset("([{-–—/")


def quotations(text: str, blocks: Iterable[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """Return the ranges of `text` inside quotation marks, and the block quotations `blocks`, in order.

    Opening and closing are told by what stands beside a mark, not by its shape, since printers mix them up; a
    quotation that is not closed ends with its line.
    """
    found = list(blocks)
    start = 0
    for line in text.split("\n"):
        found += ((start + s, start + e) for s, e in _in_line(line))
        start += len(line) + 1
    return sorted(found)


def _in_line(line: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    opened: tuple[str, int] | None = None
    for match in _MARK.finditer(line):
        mark, at = match[0], match.start()
        before, after = line[at - 1 : at], line[at + 1 : at + 2]
        if opened is None:
            if _opens(mark, before, after):
                opened = mark, at + 1
        elif _closes(opened[0], mark, before, after):
            found.append((opened[1], at))
            opened = None
    if opened is not None and opened[0] != "‘":
        found.append((opened[1], len(line)))
    return [(s, e) for s, e in found if s < e]


def _opens(mark: str, before: str, after: str) -> bool:
    if mark in _CORNERS:
        return True
    if not after or after.isspace() or mark == "’":
        return False
    free = not before or before.isspace() or before in _BEFORE_OPENING
    return free or (mark in "“„«" and not before.isalnum())


def _closes(opening: str, mark: str, before: str, after: str) -> bool:
    if opening in _CORNERS:
        return mark == _CORNERS[opening]
    if opening == "‘":
        return mark == "’" and not after.isalnum()
    if mark not in _DOUBLE:
        return False
    # A mark that opens something else inside does not close: a blank before it and none after.
    return not (before.isspace() and after and not after.isspace())
