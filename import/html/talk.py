"""What stands below a text and no element gives away: readers' comments, and announcements of other articles."""

from collections.abc import Sequence

from readroom.importer.cut.appeals import asks_readers
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.kinds import settle
from readroom.importer.cut.lines import read_units
from readroom.importer.cut.talks import talk_start
from readroom.importer.cut.words import ABOUT_AUTHOR
from readroom.importer.html.known import dates_in
from readroom.importer.html.region import HEADINGS
from readroom.importer.html.tree import Line
from readroom.text.dates import Order

_WORDS, _LEAST, _MOST = 14, 3, 4000
_BOX = 80  # words of a box below a text
_LAST = 6  # lines at the end of a text that may be a box
_TEASER = 60  # words of a line that announces an article


def own_lines(lines: Sequence[Line], kept: list[int], order: Order | None) -> list[int]:
    """Return the lines of a page's one article without what stands below its text."""
    return without_boxes(lines, without_teasers(lines, without_talk(lines, kept, order)))


def without_talk(lines: Sequence[Line], kept: list[int], order: Order | None) -> list[int]:
    """Return the lines of a page's one article without the comments below it."""
    if len(kept) < _LEAST or len(lines) > _MOST:
        return kept
    signed = sum(1 for i in range(kept[0], len(lines)) if _may_sign(lines[i], order))
    if signed < _LEAST:
        return kept
    units, _ = read_units("\n\n".join(line.text.replace("\n", " ") for line in lines))
    settle(units, order)
    start = talk_start(Facts(units))
    if start is None:
        return kept
    first = (units[start].first - 1) // 2
    above = [i for i in kept if i < first]
    return above if sum(lines[i].words for i in above) >= 0.4 * sum(lines[i].words for i in kept) else kept


def without_boxes(lines: Sequence[Line], kept: list[int]) -> list[int]:
    """Return the lines of a page's one article without what follows it: about its author, what is asked of readers."""
    total = sum(lines[i].words for i in kept)
    for place in range(len(kept) - 1, max(len(kept) - _LAST, 1), -1):
        if place >= len(kept):
            continue
        text = lines[kept[place]].text
        about = text.casefold().strip(" :：") in ABOUT_AUTHOR
        if not about and not asks_readers(text):
            continue
        start = place
        heading = lines[kept[place - 1]]
        if not about and heading.block.tag in HEADINGS and heading.words <= _WORDS:
            start -= 1
        below = sum(lines[i].words for i in kept[start:])
        if below <= min(_BOX, 0.25 * total):
            kept = kept[:start]
    return kept


def _may_sign(line: Line, order: Order | None) -> bool:
    return line.words <= _WORDS and (line.text.endswith(" ago") or bool(dates_in(line.text, order)))


def without_teasers(lines: Sequence[Line], kept: list[int]) -> list[int]:
    """Return the lines of a page's one article without the run of linked headings at its end, and what is under them.

    Headings inside a text lead nowhere; several that are links, with a few words below each, announce other articles.
    """
    if len(kept) < _LEAST:
        return kept
    heads = [i for i in range(kept[0] + 1, kept[-1] + 1) if lines[i].block.tag in HEADINGS]
    linked = [i for i in heads if lines[i].linked >= 0.8 * len(lines[i].text)]
    run = len(heads)
    while run and heads[run - 1] in linked:
        run -= 1
    found = heads[run:]
    if len(found) < 2:
        return kept
    start = found[0] - 1 if run and heads[run - 1] == found[0] - 1 else found[0]
    above = [i for i in kept if i < start]
    below = [i for i in kept if i >= start and i not in linked]
    short = all(lines[i].words <= _TEASER for i in below)
    total = sum(lines[i].words for i in kept)
    return above if above and short and sum(lines[i].words for i in above) >= 0.6 * total else kept
