"""Edits of a page's cut: what each does to which line, so that it is found again when the page has changed a little."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

Do = Literal["cut", "keep", "split", "merge", "title", "byline", "date"]
DOINGS: tuple[Do, ...] = get_args(Do)
"""What can be done to a line: cut it, keep it as text, begin an article at it, join its article to the one before,
or take it for the title, the byline, the date."""


@dataclass(frozen=True, slots=True)
class LineEdit:
    """One line (1-based) and what is done to it. `text` is the line; `above` and `below` are the ones around it."""

    do: Do
    line: int
    text: str
    above: str = ""
    below: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the edit as plain JSON values."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "LineEdit":
        """Return the edit that `to_json` made; raise ValueError when `data` is none."""
        do, line, text = data.get("do"), data.get("line"), data.get("text")
        if do not in DOINGS or not isinstance(line, int) or line < 1 or not isinstance(text, str):
            raise ValueError(f"no edit of a line: {dict(data)!r:.80}")
        return cls(do, line, text, str(data.get("above") or ""), str(data.get("below") or ""))


@dataclass(frozen=True, slots=True)
class Unfit:
    """An edit that could not be applied, and why."""

    edit: LineEdit
    why: str


def edit_lines(text: str, do: Do, first: int, last: int | None = None) -> list[LineEdit]:
    """Return edits of the lines from `first` to `last` (1-based, inclusive) of a page; blank ones are passed over."""
    lines = text.split("\n")
    last = first if last is None else last
    return [
        LineEdit(
            do, number, lines[number - 1].strip(), line_beside(lines, number - 1, -1), line_beside(lines, number - 1, 1)
        )
        for number in range(max(first, 1), min(last, len(lines)) + 1)
        if lines[number - 1].strip()
    ]


def line_beside(lines: Sequence[str], index: int, step: int) -> str:
    """Return the nearest line that is not blank, above (-1) or below (1) an index; empty at the ends of the page."""
    index += step
    while 0 <= index < len(lines):
        if stripped := lines[index].strip():
            return stripped
        index += step
    return ""
