"""Lines that a program has broken at a width, and the link numbers that it has put into them.

Text browsers (`lynx -dump`, `links`, `w3m`) and mail programs break paragraphs at about 80 columns. Where blank lines
part the paragraphs, a line may be shorter by some columns and still be broken; where none do, only a line that the
next word would not have fitted on is. Numbers of links, `[7]`, stand glued before what they lead to and count
upwards; the list of their addresses ends the page. Numbers of footnotes follow their words.
"""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from readroom.importer.hyphens import SIGNS, PageWords, is_parted

_UNSPACED = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_WIDE = re.compile("[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uffef]")
_BULLET = re.compile(r"[•▪◦‣∙●○■□➤►*·]\s|[•▪◦‣●]|[-–]\s(?!\S+\s?$)")
_NUMBERED = re.compile(r"\d{1,3}[.)]\s")
_BREAK_AFTER = re.compile(r"[.!?…:;,”\"»)\]。！？，、；：」』]$")
_ADDRESS = re.compile(r"\s*(\d{1,4})\.\s+(?:https?|ftp|file|mailto|javascript|about)\b:?\S*\s*")
_LIST = re.compile(r"(?:[^\d:/.]{1,40}:?\s)?1\.\s(?:https?|ftp|file)://")
_NUMBER = re.compile(r"\[(\d{1,4})\](?=[^\s,.;:!?)\]])")
_LEAST, _MOST = 45, 100
_DUMPED = 65  # columns from which on short lines between the paragraphs say nothing against a break
_GRACE, _WIDE_GRACE = 8, 3
_TIGHT, _FEW = 0.06, 0.15  # shares of blank lines
_HEAD = 0.7  # of the width
_SENTENCE_END = re.compile(r"[.!?…。！？][”\"'’»)]*$")
_HEADING_MOST, _HEADINGS = 24, 2
_LINKS = 3
_SET_IN, _FIRSTS = 2, 3


@dataclass(frozen=True, slots=True)
class _Width:
    """Where lines are broken: `columns`, less a `grace`; `wide`: the page has characters that take two columns.

    `indented`: the first line of each paragraph is set in, and no blank lines part them.
    """

    columns: int
    grace: int
    wide: bool
    indented: bool = False

    def breaks(self, line: str, following: str) -> bool:
        """Tell whether `line` was broken where `following` begins: its first word would not have fitted."""
        used, start = _columns(line, self.wide), following.strip()
        if not _LEAST - 10 <= used <= _MOST or _BULLET.match(start):
            return False
        if _NUMBERED.match(start) and (following[0] == " " or _NUMBERED.match(line.strip())):
            return False
        if self.indented and _indent(following) >= _indent(line) + _SET_IN:
            return False
        if line.rstrip().endswith(SIGNS) and start[0].islower() and is_parted(line.rstrip(), start):
            return True
        if self.wide and _UNSPACED.match(start):
            # A full stop is not put at the start of a line, and takes the character before it along.
            return used + 2 > self.columns - _WIDE_GRACE
        word = start.split(None, 1)[0]
        gap = 1
        if self.wide and (other := _UNSPACED.search(word)):
            word, gap = word[: other.start()], 0
        return used + gap + _columns(word, self.wide) > self.columns - self.grace

    def heads(self, lines: Sequence[str], index: int, last: int) -> bool:
        """Tell a short line without a full stop below a line that ends a sentence, where no blank lines part them.

        The last line of a paragraph ends as sentences do.
        """
        if self.grace or not _SENTENCE_END.search(lines[index].rstrip()):
            return False
        below = lines[index + 1].strip()
        goes_on = index + 2 <= last and self.breaks(lines[index + 1], lines[index + 2])
        short = _columns(below, self.wide) <= _HEAD * self.columns
        return short and not goes_on and not _BREAK_AFTER.search(below) and not below[0].islower()


def spans(lines: Sequence[str], apart: Container[int], *, wide: bool) -> Iterator[tuple[int, int]]:
    """Yield the ranges of lines that are one unit each, 0-based and inclusive: a line, or a broken paragraph.

    Lines whose numbers (1-based) are in `apart` stay alone. The list of addresses below a page is one unit.
    `wide`: the page has characters that take two columns.
    """
    end = _addresses(lines)
    body = lines if end == len(lines) else lines[:end]
    width = _width(body, wide)
    if width is None:
        yield from ((i, i) for i, line in enumerate(body) if line and not line.isspace())
    else:
        for first, last in _runs(body):
            yield from _paragraphs(body, first, last, width, apart)
    if end < len(lines):
        yield end, max(i for i in range(end, len(lines)) if lines[i].strip())


def without_numbers(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines without the numbers of links, if they count upwards from 1 through the page."""
    end = _addresses(lines)
    kept, following = list(lines), 1
    for place, line in enumerate(lines[:end]):
        if "[" in line:
            kept[place], following = _without(line, following)
    return kept if following > _LINKS or (end < len(lines) and following > 1) else lines


def is_addresses(text: str) -> bool:
    """Tell the list of addresses that stands below a page whose links are numbered."""
    return _LIST.match(text) is not None


def joined(lines: Sequence[str], words: PageWords) -> str:
    """Return the lines of a paragraph as one; between characters of scripts without spaces nothing is put.

    Words that are parted at the end of a line are put together; `words` are those of the page.
    """
    text = lines[0].strip()
    for line in lines[1:]:
        part = line.strip()
        if text.endswith(SIGNS) and is_parted(text, part):
            text = words.join(text, part)
            continue
        text += part if _UNSPACED.match(part) or _UNSPACED.match(text[-1:]) else " " + part
    return text


def are_whole(lengths: Sequence[int]) -> bool:
    """Tell from the lengths of a page's lines (code points) that none is broken: they are few, or many are too long."""
    ordered = sorted(lengths)
    return len(ordered) < 6 or ordered[-1 - len(ordered) // 20] > _MOST or sum(ordered[-3:]) > 30_000


def _without(line: str, following: int) -> tuple[str, int]:
    """Return a line without the link numbers that follow one another from `following`, and the next one to come."""
    parts: list[str] = []
    last = 0
    for match in _NUMBER.finditer(line):
        if int(match[1]) == following:
            following += 1
            before = line[last : match.start()]
            # A link begins a word, also where the page has no space before it.
            glued = before[-1:].isalnum() and not _UNSPACED.match(before[-1])
            parts.append(before + " " if glued else before)
            last = match.end()
    return "".join((*parts, line[last:])), following


def _addresses(lines: Sequence[str]) -> int:
    """Return the line with which the list of addresses begins below a page, the number of lines when there is none."""
    top, number, headings = len(lines), 0, 0
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index].strip()
        match = _ADDRESS.fullmatch(line) if line[:1].isdigit() else None
        if match is not None and number != 1:
            top, number = index, int(match[1])
        elif line and number == 1 and headings < _HEADINGS and len(line) <= _HEADING_MOST and line[-1] not in ".!?":
            # "References", "Visible links"
            top, headings = index, headings + 1
            if line[-1] not in ":：" and not line.endswith("links"):
                break
        elif line:
            break
    return top if number == 1 else len(lines)


def _columns(line: str, wide: bool) -> int:
    line = line.rstrip()
    return len(line) + len(_WIDE.findall(line)) if wide and not line.isascii() else len(line)


def _width(lines: Sequence[str], wide: bool) -> _Width | None:
    """Return the width at which the lines are broken, None when each is a paragraph of its own."""
    lengths = [_columns(line, wide) for line in lines if line and not line.isspace()]
    if are_whole(lengths):
        return None
    columns = max((n for n in lengths if n <= _MOST), default=0)
    if columns < _LEAST:
        return None
    # Paragraphs of one page are not all broken at the same width; where no blank lines part them, this one counts.
    tight = len(lines) - len(lengths) <= _TIGHT * len(lines)
    indented = len(lines) - len(lengths) <= _FEW * len(lines) and _are_indented(lines)
    width = _Width(columns, 0 if tight and not indented else _GRACE, wide, indented)
    least = _LEAST if columns >= _DUMPED else 0
    broken = whole = ended = 0
    for first, last in _runs(lines):
        for index in range(first, last):
            if width.breaks(lines[index], lines[index + 1]):
                broken += 1
                ended += _SENTENCE_END.search(lines[index].rstrip()) is not None
            elif not _BREAK_AFTER.search(lines[index].rstrip()) and _columns(lines[index], wide) >= least:
                whole += 1
    # Where most lines end a sentence each is a paragraph.
    return width if broken >= 4 and broken > 2 * whole and 2 * ended <= broken else None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_item(line: str) -> bool:
    start = line.lstrip()
    return _BULLET.match(start) is not None or _NUMBERED.match(start) is not None


def _are_indented(lines: Sequence[str]) -> bool:
    """Tell whether paragraphs begin with a line that is set in: single lines, amid others that are not."""
    firsts = sum(
        _indent(above) <= _indent(line) - _SET_IN >= _indent(below)
        for above, line, below in zip(lines, lines[1:], lines[2:], strict=False)
        # Lines of lists are set in too; the first line of a paragraph is long.
        if below and not below.isspace() and len(line) >= _LEAST and not _is_item(line)
    )
    return firsts >= _FIRSTS and 2 * firsts <= len(lines)


def _runs(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Return the stretches of lines without a blank one, as 0-based inclusive ranges."""
    runs: list[tuple[int, int]] = []
    start = -1
    for index, line in enumerate(lines):
        if line and not line.isspace():
            if start < 0:
                start = index
        elif start >= 0:
            runs.append((start, index - 1))
            start = -1
    if start >= 0:
        runs.append((start, len(lines) - 1))
    return runs


def _paragraphs(
    lines: Sequence[str], first: int, last: int, width: _Width, apart: Container[int]
) -> list[tuple[int, int]]:
    """Return the ranges of lines within a run that are one broken paragraph each."""
    ranges: list[tuple[int, int]] = []
    start = first
    for index in range(first, last + 1):
        whole = index + 1 in apart or index + 2 in apart
        if (
            index == last
            or whole
            or not width.breaks(lines[index], lines[index + 1])
            or width.heads(lines, index, last)
        ):
            ranges.append((start, index))
            start = index + 1
    return ranges
