"""How the words of a row look: what is gone, what is new, what is to be checked, on each side. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style

from readroom.text.align_model import Comparison, Difference, Op, Passage, Range, Row
from readroom.text.cells import Flow, flow
from readroom.text.wrap import wrap

# Each of these can be told without its colour.
GONE = Style(color="red", bold=True, strike=True)
NEW = Style(color="green", bold=True, underline=True)
SPELLED = Style(color="yellow", underline=True)
TO_CHECK = Style(bold=True, reverse=True)
COMMON = Style(bold=True)
PHRASE = Style(dim=True, underline=True)
FOUND = Style(reverse=True)

GUTTERS = (Style(dim=True), Style(dim=True))
"""The margins of both sides, told apart as objects: in the row that one is at, that of one side is reversed."""

Line = list[Segment]
Painted = tuple[int, int, Style]
"""A range of a text (code points) and its style; later ones lie over earlier ones."""


@dataclass(slots=True)
class Sheet:
    """A comparison with its two texts, and what is shown of it now.

    `hits` are ranges of each text that were found, `marked` those with highlights; `stock` shows stock phrases;
    `missing` says of each side that it has not what the other one says.
    """

    comparison: Comparison
    texts: tuple[str, str]
    missing: tuple[str, str]
    stock: bool = False
    hits: tuple[Sequence[Range], Sequence[Range]] = ((), ())
    marked: tuple[Sequence[Range], Sequence[Range]] = ((), ())
    _checks: dict[int, list[Difference]] = field(init=False, default_factory=dict)
    _phrases: list[Passage] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        for difference in self.comparison.differences:
            if difference.kind != "spelling":
                self._checks.setdefault(difference.row, []).append(difference)
        self._phrases = [p for p in self.comparison.passages if p.kind == "stock"]

    @property
    def rows(self) -> Sequence[Row]:
        """The rows of the comparison."""
        return self.comparison.rows

    def checks(self, number: int) -> Sequence[Difference]:
        """Return the differences to check in a row, without spellings."""
        return self._checks.get(number, ())

    def is_marked(self, row: Row, side: int) -> bool:
        """Tell whether there is a highlight in one side of a row."""
        part = (row.left, row.right)[side]
        return part is not None and any(start < part[1] and part[0] < end for start, end in self.marked[side])

    def phrases(self, row: Row) -> tuple[list[Range], list[Range]]:
        """Return the stock phrases of what one side has alone, on each side; none while they are not shown."""
        found: tuple[list[Range], list[Range]] = ([], [])
        if self.stock and row.kind in ("left", "right"):
            for passage in self._phrases:
                for side, part, where in zip(found, (row.left, row.right), (passage.left, passage.right), strict=True):
                    if part and where[0] < part[1] and part[0] < where[1]:
                        side.append(where)
        return found


def side_lines(sheet: Sheet, number: int, side: int, width: int) -> list[Line]:
    """Return the wrapped lines of one side (0 left, 1 right) of a row; none where it has no text."""
    row, text = sheet.rows[number], sheet.texts[side]
    part = (row.left, row.right)[side]
    if part is None:
        return []
    painted = _painted(sheet, number, side)
    painted += [(*hit, FOUND) for hit in sheet.hits[side] if hit[0] < part[1] and part[0] < hit[1]]
    lines: list[Line] = []
    for start, end in _printed_lines(text, part):
        shown = flow(text, start, end)
        lines += [list(segments(shown, cut.first, cut.last, painted)) for cut in wrap(shown, width)]
    return lines


def note_lines(text: str, width: int, style: Style | None = None) -> list[Line]:
    """Return a string as wrapped lines in one style; none for an empty one."""
    if not text:
        return []
    shown = flow(text, 0, len(text))
    return [[Segment(shown.shown[cut.first : cut.last], style)] for cut in wrap(shown, width)]


def _painted(sheet: Sheet, number: int, side: int) -> list[Painted]:
    """Return the styles of the words of one side of a row."""
    row = sheet.rows[number]
    painted: list[Painted] = []
    whole = row.kind in ("same", "edited")
    for op in row.ops:
        style = _style(op, side, whole=whole)
        if style is not None:
            painted.append((*(op.left, op.right)[side], style))
    places = [(difference.left, difference.right)[side] for difference in sheet.checks(number)]
    painted += [(*where, TO_CHECK) for where in places if where]
    painted += [(*phrase, PHRASE) for phrase in sheet.phrases(row)[side]]
    return painted


def _style(op: Op, side: int, *, whole: bool) -> Style | None:
    """Return how an operation looks on a side; where only a part of a row corresponds, that part stands out."""
    if op.kind == "equal":
        return None if whole else COMMON
    return SPELLED if op.kind == "spelling" else (GONE, NEW)[side]


def _printed_lines(text: str, part: Range) -> Iterator[Range]:
    """Yield the ranges of the lines of a part of a text, without those that are blank."""
    at = part[0]
    for line in text[slice(*part)].split("\n"):
        if line.strip():
            yield at, at + len(line)
        at += len(line) + 1


def segments(shown: Flow, first: int, last: int, painted: Sequence[Painted]) -> Iterator[Segment]:
    """Yield the characters `[first, last)` of a flow in their styles; the last of those that lie over one holds."""
    marks = [(max(first, shown.index(s)), min(last, shown.index(e)), style) for s, e, style in painted]
    marks = [mark for mark in marks if mark[0] < mark[1]]
    edges = sorted({first, last, *(m[0] for m in marks), *(m[1] for m in marks)})
    begun = first
    styles = [next((m[2] for m in reversed(marks) if m[0] <= s and e <= m[1]), None) for s, e in pairwise(edges)]
    for n, style in enumerate(styles):
        if n + 1 == len(styles) or styles[n + 1] != style:
            yield Segment(shown.shown[begun : edges[n + 1]], style)
            begun = edges[n + 1]
