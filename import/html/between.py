"""Boxes between a title and its text: whatever a template calls them, what they say is said about the article.

A byline stands in an `aside`, in "credits", in a "widget" as well: the place tells more than the name of the box.
"""

from collections.abc import Sequence
from typing import Any

from readroom.importer.html.known import byline_of, dates_in
from readroom.importer.html.tree import Line, Tree
from readroom.importer.html.zones import Zones

_AWAY = frozenset(("sidebar", "footer", "navigation", "related", "header"))
_WORDS = 30  # of a box that tells about the article
_HEAD = 60  # words of a head that holds the title too
_OPENING = 3  # lines of a text among which its standfirst ends
_FAR = 12  # lines between a title and its text
_NEAR = 2  # lines above a title and below a text in which a box may stand that says "By"
_DAY = 5  # words of a line that is a day
_BYLINE = 14  # words of a line that says it


def own_boxes(tree: Tree, title: int | None, kept: Sequence[int], zones: Zones, *, dated: bool = False) -> None:
    """Make lines of facts of the boxes between the line of a title and its text, and of bylines right beside both.

    `kept` are the lines of the text; what changes is what `zones` says of those boxes. `dated`: in a post a day beside
    the title is the post's, too; above a page's one article it may be the day of the visit.
    """
    lines = tree.lines
    first, last = kept[0], kept[-1]
    if title is not None and title < first and first - title <= _FAR:
        text = set(kept[:_OPENING])
        # A standfirst is text already; what stands between it and the rest counts too.
        end = kept[min(_OPENING, len(kept)) - 1]
        for index in range(title + 1, min(end, title + _FAR)):
            if index in text or zones(lines[index].block) not in _AWAY:
                continue
            stop = next(i for i in kept if i > index)
            begin = max((i for i in kept[:_OPENING] if i < index), default=title)
            if (box := _box(tree, index, begin, stop, zones)) is not None:
                zones.tell(box, "meta")
    top = title if title is not None and title < first else first
    for index in (*range(top - 1, max(top - _NEAR, 0) - 1, -1), *range(last + 1, min(last + 1 + _NEAR, len(lines)))):
        if lines[index].words > _BYLINE or zones(lines[index].block) not in _AWAY:
            continue
        if not (_says_by(lines[index]) or (dated and index < top and _is_day(lines[index]))):
            continue
        box = _box(tree, index, last if index > last else -1, len(lines) if index > last else top, zones)
        if box is not None:
            zones.tell(box, "meta")


def _box(tree: Tree, index: int, after: int, before: int, zones: Zones) -> Any:
    """Return the outermost box of few words around a line that opens a zone and lies between two lines, else None.

    A head that holds the title, the line `after`, is one too.
    """
    found = None
    element = tree.lines[index].block
    while element is not None and element.tag not in ("body", "html", "main", "article"):
        first, last = tree.spans.get(element, (index, index + 1))
        if last > before or first < after:
            break
        words = sum(tree.lines[i].words for i in range(first, last))
        if words > (_WORDS if first > after else _HEAD):
            break
        if zones(element) in _AWAY:
            found = element
        element = element.getparent()
    return found


def _says_by(line: Line) -> bool:
    """Tell whether a short line says "By" somebody."""
    if line.words > _BYLINE:
        return False
    byline = byline_of(line.text)
    return byline is not None and bool(byline.authors)


def _is_day(line: Line) -> bool:
    """Tell whether a line is a day and nothing else."""
    dates = dates_in(line.text, "dmy") if line.words <= _DAY else ()
    return len(dates) == 1 and dates[0][2].precision in ("day", "minute")
