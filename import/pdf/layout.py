"""The reading order of a PDF's page: columns from left to right, lines from top to bottom.

A gutter is looked for that hardly any line crosses and that has lines on both sides at the same height. Lines that do
cross it (a headline, a wide picture's caption) part the page into bands; in each the left side is read before the
right one, and each side is looked at again for columns of its own.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from readroom.importer.pdf.lines import Line, Sheet

_DEEPEST = 4  # columns within columns
_LEAST = 4  # lines of a column
_CROSSING = 0.4  # the share of lines that may cross a gutter
_TEXT = 14  # characters that the middle line of a column has at least; cells of a table have fewer
_SLACK = 2.0  # points
_MARK = re.compile(r"(?:\d{1,3}|[*†‡§]{1,3})$")
_GRID = 3.0  # points within which the left ends of lines count as the same


def in_order(sheet: Sheet) -> list[Line]:
    """Return a page's upright lines in reading order, each with the ends of its column; parts of a line joined."""
    return _ordered([line for line in sheet.lines if line.upright and line.text], 0)


def _ordered(lines: list[Line], depth: int) -> list[Line]:
    gutter = _gutter(lines) if depth < _DEEPEST and len(lines) >= 2 * _LEAST else None
    if gutter is None:
        return _column(lines)
    found: list[Line] = []
    band: list[Line] = []

    def flush() -> None:
        left = [line for line in band if line.left < gutter - _SLACK]
        right = [line for line in band if line.left >= gutter - _SLACK]
        for side in (left, right):
            if side:
                found.extend(_ordered(side, depth + 1))
        band.clear()

    wide: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.base):
        if _crosses(line, gutter):
            flush()
            wide.append(line)
        else:
            if wide:
                found.extend(_column(wide))
                wide = []
            band.append(line)
    flush()
    found.extend(_column(wide))
    return found


def _crosses(line: Line, gutter: float) -> bool:
    return line.left < gutter - _SLACK and line.right > gutter + _SLACK


def _gutter(lines: Sequence[Line]) -> float | None:
    """Return the left end of the column right of the best gutter, None when the lines are one column."""
    first, last = min(line.left for line in lines), max(line.right for line in lines)
    ends = Counter(round(line.left / _GRID) for line in lines)
    best, best_score = None, 0.0
    for step, count in ends.items():
        if count + ends.get(step + 1, 0) < 3 or step * _GRID < first + 0.15 * (last - first):
            continue
        at = min(line.left for line in lines if round(line.left / _GRID) == step)
        crossing = sum(_crosses(line, at) for line in lines)
        if crossing > _CROSSING * len(lines):
            continue
        left = [line for line in lines if line.right <= at + _SLACK]
        right = [line for line in lines if line.left >= at - _SLACK]
        if not _are_columns(left, right):
            continue
        score = min(len(left), len(right)) - 2 * crossing + (at - max(line.right for line in left)) / 1000
        if best is None or score > best_score:
            best, best_score = at, score
    return best


def _are_columns(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Tell whether two groups of lines are columns of text side by side, not the cells of a table."""
    if min(len(left), len(right)) < _LEAST:
        return False
    for one, other in ((left, right), (right, left)):
        low, high = min(line.base for line in other), max(line.base for line in other)
        beside = sum(low - line.size <= line.base <= high + line.size for line in one)
        if beside < 3 or (beside < 0.3 * len(one) and beside < 0.3 * len(other)):
            return False
        if median(len(line.text) for line in one) < _TEXT:
            return False
    return True


def _column(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of one column from top to bottom, those on the same height joined."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.base):
        if rows and abs(rows[-1][0].base - line.base) < _tolerance(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    joined = _with_initials([_joined(sorted(row, key=lambda line: line.left)) for row in rows])
    sizes: dict[float, list[Line]] = {}
    for line in joined:
        sizes.setdefault(round(line.size * 2) / 2, []).append(line)
    edges = {size: _edges(group) for size, group in sizes.items()}
    return [replace(line, column=edges[round(line.size * 2) / 2]) for line in joined]


def _tolerance(one: Line, other: Line) -> float:
    """Return by how much the bases of two parts of a line may differ; raised figures stand higher than words."""
    small, large = sorted((one, other), key=lambda line: line.size)
    return 0.45 * (large.size if _MARK.match(small.text) and large.size < 2.5 * small.size else small.size)


def _edges(lines: Sequence[Line]) -> tuple[float, float]:
    """Return where the lines of one size begin and end, but for a tenth that stick out."""
    left, right = sorted(line.left for line in lines), sorted(line.right for line in lines)
    return left[(len(left) - 1) // 10], right[len(right) - 1 - (len(right) - 1) // 10]


def _joined(row: Sequence[Line]) -> Line:
    if len(row) == 1:
        return row[0]
    text = ""
    marks: list[tuple[int, int]] = []
    longest = max(row, key=lambda line: len(line.text))
    for line in row:
        start = len(text) + bool(text)
        text = f"{text} {line.text}" if text else line.text
        marks += [(start + a, start + b) for a, b in line.marks]
        if line.size < 0.85 * longest.size and _MARK.match(line.text):
            marks.append((start, len(text)))
    return replace(
        longest,
        text=text,
        marks=marks,
        left=min(line.left for line in row),
        right=max(line.right for line in row),
        base=min(line.base for line in row),
        bold=all(line.bold for line in row),
        broken=row[-1].broken,
    )


def _with_initials(lines: list[Line]) -> list[Line]:
    """Return lines in which a large initial stands before the line that it begins."""
    found = list(lines)
    for index, initial in enumerate(lines):
        if len(initial.text) > 2 or not initial.text[:1].isupper():
            continue
        top = initial.base + 0.75 * initial.size
        beside = [
            line
            for line in lines
            if line is not initial
            and initial.size > 1.6 * line.size
            and line.left >= initial.right - _SLACK
            and initial.base - 0.3 * line.size <= line.base <= top
        ]
        if beside:
            head = max(beside, key=lambda line: line.base)
            at = next(n for n, line in enumerate(found) if line is head)
            size = len(initial.text)
            found[at] = replace(
                head,
                text=initial.text + head.text,
                left=initial.left,
                marks=[(a + size, b + size) for a, b in head.marks],
            )
            found = [line for line in found if line is not lines[index]]
    return found
