"""The one article of a page without markers: where its text is, and which line is its title."""

from readroom.importer.cut.alone import names_alone
from readroom.importer.cut.appeals import without_appeals
from readroom.importer.cut.byline import parse_names
from readroom.importer.cut.facts import META, STOP, Facts
from readroom.importer.cut.kinds import ends_sentence
from readroom.importer.cut.labels import is_section, trail_end
from readroom.importer.cut.lines import Kind, Unit
from readroom.importer.cut.region import main_range, with_last_lines, without_box, without_teasers
from readroom.importer.cut.shapes import steps
from readroom.importer.cut.single_title import find_title
from readroom.importer.cut.split import Block
from readroom.importer.cut.threads import thread_start
from readroom.importer.cut.titles import beside_titles

_LEAST_TEXT = 12
_ABOUT_MOST = 6  # lines about an article below its text, buttons not counted
_PLAIN: frozenset[Kind] = frozenset(
    ("text", "date", "byline", "prose", "bullet", "caption", "note", "ui", "tags", "partial")
)


def find_single(facts: Facts) -> Block | None:
    """Return the block of the page's one article, or None when the page holds furniture only."""
    units = facts.units
    limit = min(thread_start(facts), _announced(facts))
    found = main_range(facts, 0, limit) or _short_text(facts, limit) or _list_text(facts, limit)
    if found is None:
        return None
    first, last = found
    anchor = _anchor(facts, first)
    if anchor is not None:
        # Short lines and lists between the day and the first paragraph are text too.
        first = anchor[1]
        last = max(last, first + 1)
    title = find_title(facts, first, last) if anchor is None else anchor[0]
    if title is not None and facts.content(title + 1, last) < _LEAST_TEXT:
        title = None
    heading = None
    if title is None or title >= first:
        heading = _heading_beside(facts, first)
        title = None if heading else title
    last = without_box(facts, first, last)
    last = without_teasers(facts, first, with_last_lines(facts, first, last, limit))
    last = without_appeals(facts, first, last)
    end = last
    left = _ABOUT_MOST
    while end < limit and left and (_is_about(units[end]) or _is_line_between(facts, end, limit)):
        left -= units[end].kind not in ("share", "ui")
        end += 1
    start = first if title is None else min(title, first)
    for index in range(start - 1, max(start - 5, -1), -1):
        # Dates, names and breadcrumbs above the title are the article's; menus are not.
        if (
            units[index].kind in ("date", "byline", "partial", "breadcrumb", "tags")
            or _is_item_of_meta(facts, index)
            or is_section(facts, index)
            or trail_end(facts, index)
        ) or (index == start - 1 and units[index].alone and names_alone(units[index].text)):
            start = index
        elif units[index].kind not in ("text", "comments", "share", "more"):
            break
    if title is None:
        start = first
        # Without a title nothing says that a line right above the first paragraph is not the article's.
        while start and (
            units[start - 1].kind in ("date", "byline")
            or (not units[start].above and units[start - 1].kind in ("text", "caption"))
        ):
            start -= 1
    return one_block(start, end, title, facts.prose(first, last), heading)


def one_block(start: int, end: int, title: int | None, prose: int, heading: str | None = None) -> Block:
    """Return the units `[start, end)` as the one article of a page; `prose` is how many code points of it they hold."""
    sure = round(min(0.95, 0.5 + prose / 4000), 2)
    return Block(start, end, "single", title, None, "the stretch of the page that holds its prose", sure, heading)


def _announced(facts: Facts) -> int:
    """Return where other articles are announced, with the heading of the box; the number of units without that."""
    start = facts.announced
    above = facts.units[start - 1] if 0 < start < len(facts.units) else None
    heads = above is not None and above.kind == "text" and above.alone and above.size <= 60
    return start - 1 if above is not None and heads and not ends_sentence(above.text) else start


def _is_about(unit: Unit) -> bool:
    return unit.kind in META and unit.kind != "copyright"


def _is_line_between(facts: Facts, index: int, limit: int) -> bool:
    """Tell the line about rights right below a text, between it and the day."""
    units = facts.units
    return units[index].kind == "copyright" and index + 1 < limit and units[index + 1].kind == "date"


def _is_item_of_meta(facts: Facts, index: int) -> bool:
    """Tell an item of the short list above a title that holds the day: name, day, reading time."""
    units = facts.units
    near = units[max(0, index - 2) : index + 3]
    return units[index].bullet and units[index].size <= 40 and any(u.bullet and u.kind == "date" for u in near)


def _heading_beside(facts: Facts, first: int) -> str | None:
    """Return the title that shares its line with the day, right above the text that begins at `first`."""
    for index in range(first - 1, max(first - 3, -1), -1):
        unit = facts.units[index]
        if unit.kind == "date" and len(unit.dates) == 1:
            heading = beside_titles(facts, [index])[0]
            words = len(heading.split()) if unit.size == len(unit.text) else len(heading) // 2
            return heading if words >= 2 and not parse_names(heading) else None
    return None


def _anchor(facts: Facts, first: int) -> tuple[int, int] | None:
    """Return the title and the first unit of a text that begins further up than its first paragraph.

    A line alone with a day or a byline below it, and from there to the paragraph nothing but lines of text.
    """
    units = facts.units
    start = first
    while start and (units[start - 1].kind in _PLAIN or units[start - 1].bullet) and units[start - 1].kind not in STOP:
        start -= 1
    for index in range(start, first - 1):
        if units[index].kind not in ("date", "byline") or any(
            u.kind in ("date", "byline") for u in units[index + 1 : first]
        ):
            continue
        title = facts.skip(index, -1, 2)
        lines = [u for u in units[index + 1 : first] if u.kind == "text"]
        if (
            title >= 0
            and units[title].above
            and facts.title_score(title) >= 1.4
            and len(lines) >= 3
            and all(len(steps(u.text)) == 1 for u in lines)
            and sum(u.size for u in lines) >= 60
            and not any(u.kind == "ui" and not u.text[0].isdigit() for u in units[index + 1 : first])
        ):
            return title, index + 1
    return None


def _list_text(facts: Facts, limit: int) -> tuple[int, int] | None:
    """Return the plain lines below a title with its day, of a page without any paragraph: a recipe, a list."""
    units = facts.units
    for index in range(1, limit):
        if (
            units[index].kind not in ("date", "byline")
            or not units[index - 1].above
            or facts.title_score(index - 1) < 1.4
        ):
            continue
        first = index + 1
        while first < limit and units[first].kind in META:
            first += 1
        last = first
        while last < limit and units[last].kind in ("text", "bullet", "caption", "note"):
            last += 1
        if last - first >= 3 and sum(u.size for u in units[first:last] if u.kind == "text") >= 60:
            return first, last
    return None


def _short_text(facts: Facts, limit: int) -> tuple[int, int] | None:
    """Return the longest stretch of plain lines of a page that has no paragraph: a poem, a list, a note."""
    best, found = 0, None
    start, total, words = 0, 0, 0
    for index in range(limit + 1):
        unit = facts.units[index] if index < limit else None
        if unit is not None and unit.kind in ("text", "prose", "caption", "note", "byline", "tweet"):
            total += unit.size
            words += len(unit.text.split()) + unit.size // 30
            continue
        if total > best and words >= 6 and (total >= 200 or index - start >= 0.7 * len(facts.units)):
            best, found = total, (start, index)
        start, total, words = index + 1, 0, 0
    return found
