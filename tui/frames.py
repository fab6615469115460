"""Sending only what has changed: frames as Textual writes them, made into what a terminal needs to show the same.

Textual paints whole lines, restates every colour and pads with blanks. A `Shadow` remembers what the terminal shows
and turns a frame into its differences: changed cells, one attribute change where the style changes, an erase for a
blank rest of a line, a scroll for lines that only moved. What it does not understand it passes on unchanged.
"""

import re
from collections import Counter
from functools import cache, lru_cache

from rich.cells import split_graphemes

from readroom.text.cells import FILLER, is_western

MOVE = re.compile(r"\x1b\[(\d+);(\d+)H")
_TOKEN = re.compile(r"\x1b\[(\d+);(\d+)H|\x1b\[([\d;]*)m|([^\x1b\n]+)|(\n)|(\x1b)")
GAP = 6
"""Unchanged cells that are sent again rather than skipped: a move of the cursor costs as much."""
UNKNOWN = "?"
"""The style of a cell of which nothing is known."""
Row = tuple[list[str], list[str]]
"""The characters and the styles of a line, by cell. The second cell of a wide character is an empty string."""


@cache
def _unsure() -> re.Pattern[str]:
    """Clusters about whose width terminals differ: joined and modified emoji, flags, syllables of Indic scripts."""
    return re.compile(
        "[\u0900-\u0dff\u0f00-\u109f\u1700-\u17ff\u1900-\u1aff\u1b00-\u1c4f\u1cd0-\u1cff\u200c\u200d\u20e3\u2630-\u2637"
        "\u268a-\u268f\u302e\u302f\u3248-\u324f\ua800-\ua8ff\ua926-\uaaff\uabc0-\uabff\ufe00-\ufe0f\U00011000-\U00011fff"
        "\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]"
    )


@lru_cache(maxsize=1024)
def plain_style(parameters: str) -> str:
    """Return the parameters of an SGR sequence that differ from the terminal's defaults, after a reset."""
    kept: list[str] = []
    parts = parameters.split(";")
    while parts:
        part = parts.pop(0)
        if part in ("38", "48"):
            extra = 2 if parts[:1] == ["5"] else 4
            kept += [part, *parts[:extra]]
            del parts[:extra]
        elif part in ("", "0"):
            kept.clear()
        elif part not in ("39", "49"):
            kept.append(part)
    return ";".join(kept)


@lru_cache(maxsize=1024)
def blank_style(style: str) -> str:
    """Return what of a style can be seen on a blank: nothing, unless it has a ground or a line, or is reversed."""
    parts = style.split(";")
    seen = any(p in ("4", "7", "9", "21", "53") or p == "48" or (p[:1] == "4" and len(p) == 2 and p != "49")
               or (p.startswith("10") and len(p) == 3) for p in parts)  # fmt: skip
    return style if seen else ""


class Shadow:
    """What a terminal of `columns` and `lines` shows, as far as it is known."""

    def __init__(self) -> None:
        self._size = (0, 0)
        self._rows: list[Row | None] = []

    def forget(self) -> None:
        """Know nothing of what the terminal shows: the next frame is sent whole."""
        self._rows = [None] * self._size[1]

    def thin(self, frame: str, size: tuple[int, int]) -> str:
        """Return what makes the terminal (columns, lines) show `frame`; empty when it shows that already."""
        if size != self._size:
            self._size = size
            self.forget()
        painted = self._read(frame)
        if painted is None:
            self.forget()
            return frame
        target, cursor = painted
        scroll = self._scroll(target)
        writer = _Writer()
        for y in sorted(target):
            self._send(writer, y, target[y])
        body = scroll + writer.finish()
        if not body:
            return ""
        return body + f"\x1b[{cursor[0] + 1};{cursor[1] + 1}H"

    # Reading a frame

    def _read(self, frame: str) -> tuple[dict[int, Row], tuple[int, int]] | None:
        """Return the lines that a frame paints, as they will be, and its last cursor position; None if it is none."""
        columns, lines = self._size
        target: dict[int, Row] = {}
        y = x = 0
        style = ""
        for match in _TOKEN.finditer(frame):
            row_number, column, parameters, text, newline, other = match.groups()
            if text is not None:
                if not 0 <= y < lines:
                    return None
                if y not in target:
                    target[y] = self._copy(y)
                x = _paint(target[y], x, text, style, columns)
            elif parameters is not None:
                style = plain_style(parameters)
            elif row_number is not None:
                y, x = int(row_number) - 1, int(column) - 1
            elif other is not None:
                return None
            elif newline is not None:
                x = columns
        return target, (y, x)

    def _copy(self, y: int) -> Row:
        known = self._rows[y]
        if known is None:
            return [""] * self._size[0], [UNKNOWN] * self._size[0]
        return known[0][:], known[1][:]

    # Sending the differences

    def _send(self, writer: "_Writer", y: int, new: Row) -> None:
        """Write what is to be changed in line `y`, and remember it."""
        old = self._rows[y]
        self._rows[y] = new
        if old == new:
            return
        if _is_unsure(new) or (old is not None and _is_unsure(old)):
            _send_unsure(writer, y, new)
            return
        chars, styles = new
        columns = end = len(chars)
        while end and chars[end - 1] == " " and not styles[end - 1]:
            end -= 1
        for first, last in _changed(old, new):
            stop = min(last, end)
            if first < stop:
                writer.put(y, first, chars[first:stop], styles[first:stop])
                first = stop
            if first < last:
                if last == columns and last - first > 3:
                    writer.erase(y, first)
                else:
                    writer.put(y, first, chars[first:last], styles[first:last])

    def _scroll(self, target: dict[int, Row]) -> str:
        """Return a scroll of the lines that a frame paints, if that saves sending most of them; else nothing."""
        lines = sorted(target)
        if len(lines) < 5 or lines[-1] - lines[0] + 1 != len(lines):
            return ""
        first, last = lines[0], lines[-1]
        old = {y: self._rows[y] for y in lines}
        places: dict[tuple[str, ...], list[int]] = {}
        for y, row in old.items():
            if row is not None and "".join(row[0]).strip():
                places.setdefault((*row[0], *row[1]), []).append(y)
        moves: Counter[int] = Counter()
        same = 0
        for y in lines:
            same += old[y] == target[y]
            for place in places.get((*target[y][0], *target[y][1]), ())[:4]:
                moves[place - y] += 1
        moves.pop(0, None)
        if not moves:
            return ""
        by, gained = moves.most_common(1)[0]
        if gained < 3 or gained <= same:
            return ""
        rows = [old[y] for y in lines]
        columns = self._size[0]
        gap: list[Row | None] = [([" "] * columns, [""] * columns) for _ in range(abs(by))]
        moved = rows[by:] + gap if by > 0 else gap + rows[:by]
        wanted = [target[y] for y in lines]
        if sum(map(_distance, moved, wanted)) + 20 > sum(map(_distance, rows, wanted)):
            return ""
        self._rows[first : last + 1] = moved
        edge = last if by > 0 else first
        step = "\n" if by > 0 else "\x1bM"
        return f"\x1b[{first + 1};{last + 1}r\x1b[{edge + 1};1H{step * abs(by)}\x1b[r"


def _paint(row: Row, x: int, text: str, style: str, columns: int) -> int:
    """Put a text into a line at cell `x`, and return the cell after it."""
    chars, styles = row
    if text.isascii() or is_western(text):
        cells = list(text)
    else:
        cells = []
        for start, end, width in split_graphemes(text)[0]:
            if text[start] == FILLER:
                cells.append("" if cells and _unsure().search(_whole(cells)) else " ")
            elif width:
                cells += [text[start:end], *[""] * (width - 1)]
            elif cells:
                cells[-1] += text[start:end]
    cells = cells[: max(0, columns - x)]
    end = x + len(cells)
    if not cells:
        return end
    # Half of a wide character that is painted over leaves a blank.
    if x and chars[x] == "" and styles[x] != UNKNOWN:
        chars[x - 1] = " "
    if end < columns and chars[end] == "" and styles[end] != UNKNOWN:
        chars[end] = " "
    chars[x:end] = cells
    styles[x:end] = [style] * len(cells)
    blank = blank_style(style)
    if blank != style:
        for i, char in enumerate(cells, x):
            if char == " ":
                styles[i] = blank
    return end


def _whole(cells: list[str]) -> str:
    """Return the last character of some cells, whose other cells are empty."""
    return next((cell for cell in reversed(cells) if cell), "")


def _is_unsure(row: Row) -> bool:
    """Tell whether terminals may disagree about where the characters of a line stand."""
    text = "".join(row[0])
    return not (text.isascii() or is_western(text)) and _unsure().search(text) is not None


def _distance(old: Row | None, new: Row) -> int:
    """Return how many cells of a line differ."""
    if old is None:
        return len(new[0])
    if old == new:
        return 0
    return sum(a != b or c != d for a, b, c, d in zip(old[0], new[0], old[1], new[1], strict=True))


def _changed(old: Row | None, new: Row) -> list[tuple[int, int]]:
    """Return the ranges of cells that differ, grown to whole characters and joined over short gaps."""
    chars, styles = new
    columns = len(chars)
    if old is None:
        return _known(styles)
    old_chars, old_styles = old
    ranges: list[tuple[int, int]] = []
    x = 0
    while x < columns:
        if old_chars[x] == chars[x] and old_styles[x] == styles[x]:
            x += 1
            continue
        first = x
        while first and (chars[first] == "" or old_chars[first] == "") and styles[first - 1] != UNKNOWN:
            first -= 1
        x += 1
        while (
            x < columns
            and styles[x] != UNKNOWN
            and (chars[x] == "" or old_chars[x] == "" or old_chars[x] != chars[x] or old_styles[x] != styles[x])
        ):
            x += 1
        if ranges and first - ranges[-1][1] < GAP and UNKNOWN not in styles[ranges[-1][1] : first]:
            ranges[-1] = (ranges[-1][0], x)
        else:
            ranges.append((first, x))
    return ranges


def _known(styles: list[str]) -> list[tuple[int, int]]:
    """Return the ranges of cells of a line of which anything is known."""
    ranges: list[tuple[int, int]] = []
    for x, style in enumerate(styles):
        if style != UNKNOWN:
            if ranges and ranges[-1][1] == x:
                ranges[-1] = (ranges[-1][0], x + 1)
            else:
                ranges.append((x, x + 1))
    return ranges


def _send_unsure(writer: "_Writer", y: int, row: Row) -> None:
    """Write a line whole, with a move after each character of which nobody knows how wide it is shown."""
    chars, styles = row
    if UNKNOWN not in styles:
        writer.erase(y, 0)
    for first, last in _known(styles):
        start = first
        for x in range(first, last):
            if not chars[x].isascii() and _unsure().search(chars[x]):
                writer.put(y, start, chars[start : x + 1], styles[start : x + 1])
                writer.lose()
                start = x + 1
                while start < last and chars[start] == "":
                    start += 1
        if start < last:
            writer.put(y, start, chars[start:last], styles[start:last])


class _Writer:
    """Writes runs of cells with as few moves and style changes as it takes."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._style = ""
        self._at: tuple[int, int] | None = None

    def put(self, y: int, x: int, chars: list[str], styles: list[str]) -> None:
        """Write cells at (y, x)."""
        self._move(y, x)
        start = 0
        for i in range(1, len(chars) + 1):
            if i == len(chars) or styles[i] != styles[start]:
                self._restyle(styles[start])
                self._parts.append("".join(chars[start:i]))
                start = i
        self._at = (y, x + len(chars))

    def erase(self, y: int, x: int) -> None:
        """Make the rest of a line blank."""
        self._move(y, x)
        self._restyle("")
        self._parts.append("\x1b[K")

    def lose(self) -> None:
        """Hear that nobody knows where the cursor is now."""
        self._at = None

    def finish(self) -> str:
        """Return all that was written, with the style as at the beginning."""
        self._restyle("")
        return "".join(self._parts)

    def _restyle(self, style: str) -> None:
        if style != self._style:
            self._parts.append(f"\x1b[0;{style}m" if self._style and style else f"\x1b[{style}m")
            self._style = style

    def _move(self, y: int, x: int) -> None:
        if self._at == (y, x):
            return
        if self._at is not None and x == 0 and self._at[0] == y - 1:
            self._parts.append("\r\n")
        else:
            self._parts.append(f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H")
        self._at = (y, x)
