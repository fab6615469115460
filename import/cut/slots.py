"""The template that lines of several articles share, and what each of them has in its places.

Lines that stand at one place of every article are laid one over the other: the words, days and signs that all have in
common are the template, what stands between them are its slots ("Wpis dodany przez … w dniu …, DAY").
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from readroom.importer.cut.lines import Unit
from readroom.importer.cut.patterns import READING_TIME
from readroom.importer.cut.wording_comments import COUNTERS

DAY, HOUR, COUNTER = "\x1f", "\x1e", "\x1d"
"""What stands for a day, an hour and a counter of comments among the words of a template."""

_HOUR = re.compile(r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?", re.I)
_WORD = re.compile(
    "[\u3040-\u309f]+|[\u30a0-\u30ff]+|[\u3400-\u9fff々]+|[\uac00-\ud7a3]+"
    r"|[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3](?:[\w'’\u200c-]*\w)?\.?|\d+|[^\w\s]"
)
_GLUE = re.compile(
    r"(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bDi)(?<!\bLa)(?<!\bLe)(?<!\bDu)(?<!\bVan)(?<=[a-zà-ÿа-яё])(?=[A-ZÀ-ÞА-ЯЁ])"
    r"|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])"
)
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_ROW_MOST, _TOKENS_MOST, _COUNTER_MOST = 160, 40, 14


class Token(NamedTuple):
    """A word, a sign, a day or an hour of a line, masked, with its range in the line's text."""

    form: str
    start: int
    end: int


class Slot(NamedTuple):
    """What the lines have at one place of their template, with the common words and signs right before it.

    `behind` is the common word right behind it, `lines` are the whole lines without their days.
    """

    values: tuple[str, ...]
    before: tuple[str, ...]
    behind: str
    lines: tuple[str, ...]


def tokens(unit: Unit) -> list[Token]:
    """Return the words and signs of a short line, days and hours as one each, figures masked."""
    return _tokens(unit.text, tuple((f.start, f.end, DAY) for f in unit.dates))


@lru_cache(maxsize=1024)
def _tokens(text: str, days: tuple[tuple[int, int, str], ...]) -> list[Token]:
    spans = list(days)
    spans += [
        (m.start(), m.end(), HOUR) for m in _HOUR.finditer(text) if not any(a <= m.start() < b for a, b, _ in spans)
    ]
    found: list[Token] = []
    place, stop = 0, _counter_start(text)
    if stop < len(text):
        spans = [*(s for s in spans if s[0] < stop), (stop, len(text), COUNTER)]
    for start, end, form in sorted([*spans, (len(text), len(text), "")]):
        for match in _WORD.finditer(text, place, start):
            found += _parts(match)
        if form:
            found.append(Token(form, start, end))
        place = end
    return found[:_TOKENS_MOST]


def _counter_start(text: str) -> int:
    """Return where a counter of comments begins at the end of a line in a script without spaces, else its length."""
    if not _UNSPACED.search(text):
        return len(text)
    spots = [i for i in range(max(1, len(text) - _COUNTER_MOST), len(text)) if not text[i].isspace()]
    return next((i for i in spots if COUNTERS.is_whole(text[i:])), len(text))


def _parts(match: re.Match[str]) -> Iterator[Token]:
    """Yield the parts of a word that were glued together: "MillerTravel"."""
    start, text = match.start(), match[0]
    cuts = [0, len(text)]
    if len(text) > 3 and not text.islower():
        cuts = [0, *(m.start() for m in _GLUE.finditer(text)), len(text)]
    for a, b in pairwise(cuts):
        part = text[a:b]
        yield Token("0" if part.isdigit() else part.casefold().strip("."), start + a, start + b)


def common_forms(rows: Sequence[Sequence[Token]]) -> list[str]:
    """Return the forms that all rows have in common, in their order."""
    common = [t.form for t in rows[0]]
    for row in rows[1:]:
        common = _subsequence(common, [t.form for t in row])
        if not common:
            break
    return common


def _subsequence(one: Sequence[str], other: Sequence[str]) -> list[str]:
    """Return the longest sequence that is part of both, in order."""
    lengths = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) - 1, -1, -1):
        for j in range(len(other) - 1, -1, -1):
            same = one[i] == other[j]
            lengths[i][j] = lengths[i + 1][j + 1] + 1 if same else max(lengths[i + 1][j], lengths[i][j + 1])
    found, i, j = [], 0, 0
    while i < len(one) and j < len(other):
        if one[i] == other[j]:
            found.append(one[i])
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def share_template(units: Sequence[Unit]) -> bool:
    """Tell lines of one template: at least half of each on average is common to all, and not figures or signs alone."""
    if len({u.text for u in units}) == 1:
        return units[0].size <= _ROW_MOST
    if any(u.size > _ROW_MOST for u in units):
        return False
    rows = [tokens(u) for u in units]
    if not all(rows):
        return False
    common = common_forms(rows)
    worded = sum(any(map(str.isalpha, form)) or form in (DAY, HOUR) for form in common)
    least = 3 if len(units) == 2 else 2
    return worded >= min(least, max(map(len, rows))) and len(common) * len(rows) >= 0.5 * sum(map(len, rows))


def slots(units: Sequence[Unit]) -> list[Slot]:
    """Return the slots of the lines' template in their order; none when the lines have nothing in common."""
    rows = [tokens(u) for u in units]
    if not all(rows) or any(u.size > _ROW_MOST for u in units):
        return []
    common = common_forms(rows)
    if not common:
        return []
    gaps = [_gaps(row, common) for row in rows]
    lines = tuple(_without_days(u) for u in units)
    found: list[Slot] = []
    before: list[str] = []
    for place in range(len(common) + 1):
        values = tuple(
            unit.text[gap[place][0].start : gap[place][-1].end] if gap[place] else ""
            for unit, gap in zip(units, gaps, strict=True)
        )
        if any(values):
            behind = next((units[0].text[t.start : t.end] for t in rows[0] if _follows(t, gaps[0], place)), "")
            found.append(Slot(values, tuple(before), behind, lines))
            before = []
        if place < len(common):
            before.append(common[place])
    return found


def _gaps(row: Sequence[Token], common: Sequence[str]) -> list[list[Token]]:
    """Return the tokens of a row before, between and behind those of the template."""
    places = _align([t.form for t in row], common)
    ends = [-1, *places, len(row)]
    return [list(row[a + 1 : b]) for a, b in pairwise(ends)]


def _align(forms: Sequence[str], common: Sequence[str]) -> list[int]:
    """Return where the tokens of the template stand in a row: a sign rather beside its neighbours in the template."""
    latest: list[int] = []
    place = len(forms)
    for form in reversed(common):
        place = max(i for i in range(place) if forms[i] == form)
        latest.append(place)
    latest.reverse()
    found: list[int] = []
    for number, form in enumerate(common):
        start = found[-1] + 1 if found else 0
        may = [i for i in range(start, latest[number] + 1) if forms[i] == form]
        following = common[number + 1] if number + 1 < len(common) else None
        close = [
            i
            for i in may
            if (found and i == start) or (i + 1 < len(forms) and forms[i + 1] == following) or i + 1 == len(forms)
        ]
        found.append(close[0] if close and not form.isalnum() else may[0])
    return found


def _without_days(unit: Unit) -> str:
    text = unit.text
    for found in reversed(unit.dates):
        text = f"{text[: found.start]} {text[found.end :]}"
    return text.strip()


def _follows(token: Token, gap: Sequence[Sequence[Token]], place: int) -> bool:
    """Tell the token right behind what stands in the slot."""
    return bool(gap[place]) and 0 <= token.start - gap[place][-1].end <= 1


def unglued(text: str) -> list[str]:
    """Return the parts of a line that were glued together, without a reading time: "Anna MillerTravel4 min read"."""
    cuts = [0, *(m.start() for m in _GLUE.finditer(text)), len(text)]
    parts = [text[a:b].strip(" ·•|,–—-") for a, b in pairwise(cuts)]
    kept: list[str] = []
    for place, part in enumerate(parts):
        if READING_TIME.match(" ".join(parts[place:])):
            break
        if part:
            kept.append(part)
    return kept
