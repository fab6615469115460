"""Running heads and page numbers of scanned text: lines that come again page by page and differ in a number only.

A scan that was made into text keeps them between the lines of its articles: "4  THE GAZETTE.  [1 March 1871" on the
left pages, "1 March 1871  THE GAZETTE.  5" on the right ones. Their numbers go up as the pages do, and so much text as
a page holds stands between them; numbered headings differ from them by one sign of a page at least.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import accumulate, pairwise

from readroom.importer.cut.labelled_head import is_rule
from readroom.importer.cut.shapes import ends_sentence

_RUNNING, _NUMBER, _RULE = "running head of a page", "page number", "rule below a running head"
_LONGEST, _LINE_MOST, _EDGE_MOST, _LETTERS_LEAST, _MOST_LINES = 160, 240, 14, 4, 200_000
_AT_START = re.compile(r"[\W_]{0,4}(\d{1,4})(?![\d.,:/'’]*\d)\b")
_ALONE = re.compile(
    r"\W{0,4}(?:(?:page|seite|página|pagina|strona|str|стр|страница|sida|side|p|pg|s)\.?\s{0,3})?(\d{1,4})\s{0,2}"
    r"(?:(?:of|von|sur|de|di|van|z|из|av|/|\|)\s{0,2}\d{1,4})?\W{0,4}",
    re.IGNORECASE,
)
_AT_END = re.compile(r"(?<![\d.,:/'’])(\d{1,4})[\W_]{0,4}$")
_WORD, _FIGURE = re.compile(r"\w+"), re.compile(r"\d")
_WIDE = re.compile(r"\S(?:\s{3,}|\t)\S")
_YEARS = (1900, 2100)  # numbers that are years sooner than pages
_PAGE_LEAST, _NUMBERED_LEAST = 350, 800  # code points between two heads of pages; between two bare numbers
_BACK, _RISING = 6, 0.7
_STEPS, _BEAT, _EDGE = 4, 3.0, 2.5
_SHORT, _AGAIN, _APART, _ALONE_MOST = 40, 3, 3, 30


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that may be a running head: its place (0-based), the number at its edge, and on which side it stands."""

    place: int
    number: int
    left: bool


def find_running(lines: Sequence[str]) -> dict[int, str]:
    """Return the lines (0-based) that are running heads or page numbers of a text's pages, each with the reason."""
    if len(lines) > _MOST_LINES:
        return {}
    series = _series(lines)
    runs = [(key, run) for key, rows in series.items() if len(run := _rising(rows)) >= (2 if key else 3)]
    if not runs:
        return {}
    sizes = [0, *accumulate(len(line.strip()) for line in lines)]
    runs = [(key, run) for key, run in runs if _is_regular(run, sizes, key)]
    repeated = _repeated(lines) if runs else frozenset()
    found: dict[int, str] = {}
    known: list[_Line] = []
    # The heads of left and right pages say different things; one kind that shows what it is speaks for the other.
    shown = [(key, run) for key, run in runs if _is_of_pages(lines, run, key, repeated)]
    for key, run in [*shown, *(each for each in runs if each not in shown)]:
        if (key, run) in shown or (key and known and _go_together(known, run)):
            known += run
            found |= {row.place: _RUNNING if key else _NUMBER for row in (series[key] if key else run)}
    return _with_companions(lines, found) if found else {}


def _series(lines: Sequence[str]) -> dict[tuple[str, ...], list[_Line]]:
    """Return the lines with a number at an edge by their other words, sorted, where these come again."""
    rows: dict[tuple[str, ...], list[_Line]] = defaultdict(list)
    for place, line in enumerate(lines):
        if len(line) > _LINE_MOST or _FIGURE.search(line) is None:
            continue
        text = line.strip()
        if len(text) > _LONGEST or not (_FIGURE.search(text, 0, _EDGE_MOST) or _FIGURE.search(text, len(text) - 6)):
            continue
        for key, row in _readings(text, place):
            rows[key].append(row)
    return {key: found for key, found in rows.items() if len(found) > 1}


def _readings(text: str, place: int) -> Iterator[tuple[tuple[str, ...], _Line]]:
    if len(text) <= _ALONE_MOST and (alone := _ALONE.fullmatch(text)):
        yield (), _Line(place, int(alone[1]), True)
        return
    for match, left in ((_AT_START.match(text), True), (_AT_END.search(text, max(0, len(text) - 9)), False)):
        if match is None or _YEARS[0] <= int(match[1]) <= _YEARS[1]:
            continue
        rest = text[match.end() :] if left else text[: match.start()]
        key = tuple(sorted(w.casefold() for w in _WORD.findall(rest)))
        if sum(map(str.isalpha, rest)) >= _LETTERS_LEAST:
            yield key, _Line(place, int(match[1]), left)


def _rising(rows: Sequence[_Line]) -> list[_Line]:
    """Return the longest run of lines whose numbers go up by a page or a few; none when more than a few do not.

    A scan misreads a number now and then.
    """
    longest = [1] * len(rows)
    before = [-1] * len(rows)
    for i, row in enumerate(rows):
        for j in range(max(0, i - _BACK), i):
            if 0 < row.number - rows[j].number <= _STEPS and rows[j].place < row.place and longest[j] >= longest[i]:
                longest[i], before[i] = longest[j] + 1, j
    last = max(range(len(rows)), key=longest.__getitem__)
    if longest[last] < max(_RISING * len(rows), 2):
        return []
    run: list[_Line] = []
    while last >= 0:
        run.append(rows[last])
        last = before[last]
    return run[::-1]


def _is_regular(run: Sequence[_Line], sizes: Sequence[int], key: tuple[str, ...]) -> bool:
    """Tell whether as much text stands between the lines, for each page, as a page holds."""
    pages = [(sizes[b.place] - sizes[a.place]) / (b.number - a.number) for a, b in pairwise(run)]
    least, most = min(pages), max(pages)
    if least < (_PAGE_LEAST if key else _NUMBERED_LEAST) or most > _BEAT * least:
        return False
    step = max(b.number - a.number for a, b in pairwise(run))
    return sizes[run[0].place] <= _EDGE * step * most and sizes[-1] - sizes[run[-1].place] <= _EDGE * step * most


def _repeated(lines: Sequence[str]) -> frozenset[int]:
    """Return the short lines that come again and again: they may be a part of what stands between two pages."""
    short = [(place, line.strip()) for place, line in enumerate(lines) if line.strip() and len(line) <= _SHORT]
    counts = Counter(text for _, text in short)
    return frozenset(
        place for place, text in short if counts[text] >= _AGAIN and not ends_sentence(text) and not text[0].islower()
    )


def _is_of_pages(lines: Sequence[str], run: Sequence[_Line], key: tuple[str, ...], repeated: Set[int]) -> bool:
    """Tell running heads from numbered headings: by wide gaps, both sides of a spread, or a sentence they part."""
    parted = any(_parts_sentence(lines, row.place, repeated) for row in run)
    if not key:
        return parted
    wide = sum(_WIDE.search(lines[row.place].strip()) is not None for row in run)
    return parted or 2 * wide >= len(run) or len({row.left for row in run}) > 1


def _go_together(known: Sequence[_Line], run: Sequence[_Line]) -> bool:
    """Tell whether lines stand among the known heads of pages in the order of all their numbers."""
    rows = sorted([*known, *run], key=lambda row: row.place)
    return all(a.number < b.number for a, b in pairwise(rows))


def _parts_sentence(lines: Sequence[str], place: int, repeated: Set[int]) -> bool:
    above, below = near_line(lines, place, -1, repeated), near_line(lines, place, 1, repeated)
    if above is None or below is None:
        return False
    before, after = lines[above].strip(), lines[below].strip()
    return len(before) >= 30 and not ends_sentence(before) and after[0].islower()


def near_line(lines: Sequence[str], place: int, step: int, gone: Set[int] = frozenset()) -> int | None:
    """Return the nearest line with text in a direction that is not `gone`, None at the ends of the page."""
    place += step
    while 0 <= place < len(lines) and (not lines[place].strip() or place in gone):
        place += step
    return place if 0 <= place < len(lines) else None


def _with_companions(lines: Sequence[str], found: dict[int, str]) -> dict[int, str]:
    """Return the lines with those that go with them: rules, and a line that stands beside each page number."""
    more = dict(found)
    for step in (-1, 1):
        beside: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for place in found:
            near = near_line(lines, place, step)
            if near is None or abs(near - place) > _APART or near in more:
                continue
            if is_rule(lines[near]):
                more[near] = _RULE
            elif found[place] == _NUMBER and len(lines[near].strip()) <= _SHORT:
                beside[tuple(sorted(map(str.casefold, _WORD.findall(lines[near]))))].append(near)
        for key, places in beside.items():
            if key and len(places) >= max(3, 0.4 * len(found)):
                more |= dict.fromkeys(places, _RUNNING)
                top = near_line(lines, -1, 1)
                if top is not None and tuple(sorted(map(str.casefold, _WORD.findall(lines[top])))) == key:
                    more[top] = _RUNNING
    words = {tuple(sorted(map(str.casefold, _WORD.findall(lines[p])[:12]))) for p in found}
    # A head whose number the scan has lost.
    bare = {tuple(w for w in key if not w.isdecimal()) for key in words}
    first = min(found)
    for place, line in enumerate(lines):
        text = line.strip()
        if place > first and place not in more and len(text) <= _LONGEST and _WIDE.search(text):
            key = tuple(sorted(w for w in map(str.casefold, _WORD.findall(text)) if not w.isdecimal()))
            if len(key) > 1 and key in bare:
                more[place] = _RUNNING
    return more
