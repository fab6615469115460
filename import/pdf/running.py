"""What a PDF prints on every page beside its text: running heads and feet, page numbers; and the notes below it."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median

from readroom.importer.pdf.lines import Line, Sheet

_EDGE = 3  # lines at the top and at the bottom of a page that are looked at
_SET_OFF = 1.45  # of the size; lines of a text are nearer to one another
_SHARE = 0.16  # of a page's height in which running heads stand
_LONGEST = 160  # characters
_NEAR = 12.0  # points between the places of a running head on two pages
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"\W{0,3}(?:(?:page|pages|seite|p|pg|s|página|pág|pagina|pag|стр|с)\.?\s{0,2})?"
    r"(?P<number>\d{1,4}|[ivxlc]{1,7})\s{0,2}(?:(?:of|von|sur|de|di|/|из|\|)\s{0,2}\d{1,5})?\W{0,3}$",
    re.IGNORECASE,
)
_AT_END = re.compile(r"^\d{1,4}(?=\s)|(?<=\s)\d{1,4}$")
_MARKED = re.compile(r"(?P<mark>\d{1,3}|[*†‡§]{1,3})(?:[.)]\s?|\s)?(?=[^\W\d_]|[\"“„«‘'(\[])")
_SMALL = 0.93  # of the text's size; notes are set no larger


def running(sheets: Sequence[Sheet], ordered: Sequence[Sequence[Line]]) -> dict[int, str]:
    """Return the lines (by `id`) that are running heads or page numbers, each with the reason.

    `ordered` are the pages' lines in reading order. A line is a running head when it comes again, but for its
    figures, at the same height of several pages.
    """
    places: dict[str, list[tuple[int, float, Line]]] = defaultdict(list)
    numbers: list[tuple[int, int, Line]] = []
    with_words: list[tuple[int, int, Line]] = []
    for sheet, lines in zip(sheets, ordered, strict=True):
        usual = median(line.size for line in lines) if lines else 0.0
        for line in _edges(sheet, lines):
            text = line.text.strip()
            if found := _NUMBER.match(text):
                numbers.append((sheet.number, _value(found["number"]), line))
            elif len(text) <= _LONGEST and line.size <= 1.1 * usual:
                with_words += ((sheet.number, int(n), line) for n in _AT_END.findall(text))
            if len(text) <= _LONGEST:
                places[_DIGITS.sub("#", text).casefold()].append((sheet.number, line.base, line))
    said = {id(line): "running head with a page number" for line in _numbered(with_words, len(sheets), numbers)}
    said |= {id(line): "page number" for line in _numbered(numbers, len(sheets), with_words)}
    least = 3 if len(sheets) > 4 else 2
    for text, found_at in places.items():
        if len(text) < 2 or text in ("#", "##"):
            continue
        for page, base, line in found_at:
            pages = {p for p, b, _ in found_at if abs(b - base) <= _NEAR} | {page}
            if len(pages) >= least and id(line) not in said:
                said[id(line)] = "running head"
    return said


def _edges(sheet: Sheet, lines: Sequence[Line]) -> list[Line]:
    """Return the lines in the margins of a page: the first and last ones by height, set off from the text."""
    if not 0 < sheet.height < 20_000:
        return []
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.base):
        if rows and rows[-1][0].base - line.base < 0.5 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    top, foot = (1 - _SHARE) * sheet.height, _SHARE * sheet.height
    head, below = _set_off(rows[: _EDGE + 1]), _set_off(rows[::-1][: _EDGE + 1])
    return [
        line
        for row in (*(r for r in head if r[0].base > top), *(r for r in below if r[0].base < foot and r not in head))
        for line in row
    ]


def _set_off(rows: Sequence[Sequence[Line]]) -> list[Sequence[Line]]:
    """Return the rows at the edge of a page up to the last gap, or change of size, that sets them off."""
    kept = 0
    for index in range(min(len(rows), _EDGE)):
        if index + 1 == len(rows):
            kept = index + 1
            break
        one, two = rows[index][0], rows[index + 1][0]
        apart = abs(one.base - two.base) > _SET_OFF * max(one.size, two.size)
        if apart or abs(one.size - two.size) > 0.1 * max(one.size, two.size):
            kept = index + 1
    return list(rows[:kept])


def _value(printed: str) -> int:
    """Return the number that figures or Roman ones print."""
    if printed.isdecimal():
        return int(printed)
    sizes = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    total = 0
    values = [sizes[c] for c in printed.lower()]
    for value, following in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < following else value
    return total


def _numbered(
    numbers: Sequence[tuple[int, int, Line]], pages: int, more: Sequence[tuple[int, int, Line]]
) -> list[Line]:
    """Return the lines whose numbers are those of pages: they go up as the pages do, or say "1 of 2" of a single one.

    `more` are other numbers in the margins that go up as well.
    """
    if pages == 1:
        return [line for _, value, line in numbers if _NUMBER.match(line.text.strip()) and _is_first(value, line)]
    steps = Counter({(value - page, page) for page, value, _ in (*numbers, *more)})
    along = Counter(step for step, _ in steps)
    least = 2 if pages < 6 else 3
    return [line for page, value, line in numbers if along[value - page] >= least]


def _is_first(value: int, line: Line) -> bool:
    return value == 1 or not line.text.strip().isdecimal()


def notes_of(lines: Sequence[Line], size: float) -> list[list[Line]]:
    """Return the footnotes of one page, each a run of lines: small ones below the text that begin with a mark.

    `lines` are the page's without its running heads, in reading order; `size` is that of the text in points.
    """
    runs: list[list[Line]] = []
    for column in _columns(lines):
        start = len(column)
        while start and column[start - 1].size <= _SMALL * size:
            start -= 1
        if start == 0 and len(column) > 1 and not any(line.size > _SMALL * size for line in lines):
            continue  # a page that is set in small type throughout
        notes: list[list[Line]] = []
        for line in column[start:]:
            if _MARKED.match(line.text):
                notes.append([line])
            elif notes:
                notes[-1].append(line)
        runs += notes
    return runs


def mark_of(line: Line) -> str | None:
    """Return the figure or sign that a footnote begins with."""
    found = _MARKED.match(line.text)
    return found["mark"] if found else None


def _columns(lines: Sequence[Line]) -> list[list[Line]]:
    """Part lines in reading order where they go on at the top of another column."""
    columns: list[list[Line]] = []
    for line in lines:
        if columns and columns[-1][-1].base > line.base:
            columns[-1].append(line)
        else:
            columns.append([line])
    return columns
