"""The one article of a page without markers: where its text is, and which line is its title."""

from readroom.importer.cut.byline import is_domain, parse_names
from readroom.importer.cut.facts import META, Facts
from readroom.importer.cut.head import is_signed_above
from readroom.importer.cut.labels import is_section, trail_end
from readroom.importer.cut.markers import best_title
from readroom.importer.cut.region import main_range, skip_meta, with_last_lines, without_teasers
from readroom.importer.cut.split import Block
from readroom.importer.cut.threads import thread_start

_HEAD = 16
_LEAST_TEXT = 12
_SURE_TITLE = 0.9


def find_single(facts: Facts) -> Block | None:
    """Return the block of the page's one article, or None when the page holds furniture only."""
    units = facts.units
    limit = thread_start(facts)
    found = main_range(facts, 0, limit) or _short_text(facts, limit)
    if found is None:
        return None
    first, last = found
    title = find_title(facts, first, last)
    if title is not None and facts.content(title + 1, last) < _LEAST_TEXT:
        title = None
    last = without_teasers(facts, first, with_last_lines(facts, first, last, limit))
    end = last
    while end < limit and end - last < 6 and units[end].kind in META and units[end].kind != "copyright":
        end += 1
    start = first if title is None else min(title, first)
    for index in range(start - 1, max(start - 5, -1), -1):
        # Dates, names and breadcrumbs above the title are the article's; menus are not.
        if (
            units[index].kind in ("date", "byline", "partial", "breadcrumb", "tags")
            or is_section(facts, index)
            or trail_end(facts, index)
        ):
            start = index
        elif units[index].kind != "text":
            break
    if title is None:
        start = first
        # Without a title nothing says that a line right above the first paragraph is not the article's.
        while start and (
            units[start - 1].kind in ("date", "byline")
            or (not units[start].above and units[start - 1].kind in ("text", "caption"))
        ):
            start -= 1
    sure = min(0.95, 0.5 + facts.prose(first, last) / 4000)
    return Block(start, end, "single", title, None, "the stretch of the page that holds its prose", round(sure, 2))


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


def find_title(facts: Facts, first: int, last: int) -> int | None:
    """Return the title of the text in the units `[first, last)`: above it, or its first line."""
    prose = facts.first_prose(first, last)
    if prose == last:
        # No paragraph at all: the title of a poem or a list is its first line.
        prose = first
    prose = min(prose, first + _HEAD)
    scores = {i: _score(facts, i, prose, last) for i in range(max(0, prose - _HEAD), min(prose + 1, last))}
    best = max(scores, key=lambda i: scores[i], default=None)
    if best is not None and scores[best] >= _SURE_TITLE:
        return best - 1 if _is_standfirst(facts, best) else best
    inner = best_title(facts, first, min(first + 3, last), near=True) if facts.spaced else None
    return inner if inner is not None and facts.title_score(inner) >= 1.5 else None


def _is_standfirst(facts: Facts, index: int) -> bool:
    """Tell the line between a title and its byline: longer than the title, which is no section and no name of the site.

    A site's name has a menu near it, or comes again below.
    """
    units = facts.units
    if not 0 < index < len(units) - 1 or units[index].size < 40 or not units[index].alone:
        return False
    above, below = units[index - 1], units[index + 1]
    if below.kind not in ("byline", "date") and not is_signed_above(facts, index + 1):
        return False
    return (
        facts.title_score(index - 1) >= 2.0
        and len(above.text.split()) >= 3
        and above.size < units[index].size
        and facts.counts[above.text] == 1
        and not is_section(facts, index - 1)
        and not trail_end(facts, index - 1)
        and not any(is_domain(word) for word in above.text.split())
        and (index > 1 or not any(u.kind == "copyright" for u in units))
        and not any(u.kind == "copyright" and above.text.casefold() in u.text.casefold() for u in units)
    )


def _score(facts: Facts, index: int, first: int, last: int) -> float:
    """Return how likely the unit is the title of the text in the units `[first, last)`."""
    unit = facts.units[index]
    score = facts.title_score(index)
    if score <= 0.3 or (index == first and (unit.size > 140 or (not unit.below and facts.spaced))):
        return 0.0
    words = len(unit.text.split()) if unit.size == len(unit.text) else unit.size // 6
    score += 0.3 if words >= 3 else -0.2
    score -= 0.04 * max(first - index, 0)
    if unit.text.endswith("#"):
        # The sign that links to a section: a sub-heading.
        score -= 0.8
    if unit.text[-1] in "…" or unit.text.endswith("..."):
        score -= 0.2
    if facts.counts[unit.text] == 2:
        score -= 0.4
    if _beside_date(facts, index):
        score += 0.6
    if index and facts.units[index - 1].kind in ("ui", "bullet", "pager", "breadcrumb", "share"):
        # The first line after a menu, all the more with a standfirst and a byline below it.
        score += 0.9 if _heads_standfirst(facts, index) else 0.3
    if names := parse_names(unit.text):
        if _touches_date(facts, index):
            score -= 0.6
        elif len(names.authors) > 1 and index and facts.units[index - 1].size > unit.size:
            score -= 0.9 if is_signed_above(facts, index) else 0.0
    if _named_elsewhere(facts, index, last):
        score += 1.0
    between = facts.units[index + 1 : first]
    if any(u.bullet or u.kind in ("ui", "pager", "widget") for u in between if u.kind not in ("share",)):
        score -= 0.7
    signed = index + 1 < len(facts.units) and facts.units[index + 1].kind == "byline"
    if index <= 2 and not signed and not any(u.bullet for u in facts.units[:index]) and index < first - 1:
        # The first lines of a page are its site's name and motto more often than not.
        score -= 0.4
    return score


def _beside_date(facts: Facts, index: int) -> bool:
    units = facts.units
    below = skip_meta(facts, index + 1, min(index + 3, len(units)))
    # A byline stands below its title; a date may stand on either side.
    return any(u.kind in ("date", "byline") for u in units[index + 1 : below]) or (
        index > 0 and units[index - 1].kind == "date"
    )


def _heads_standfirst(facts: Facts, index: int) -> bool:
    below = facts.units[index + 1 : index + 3]
    return (
        len(below) == 2
        and below[0].kind in ("text", "prose")
        and below[0].size <= 300
        and below[1].kind in ("byline", "date")
    )


def _touches_date(facts: Facts, index: int) -> bool:
    units = facts.units
    above = index > 0 and not units[index].above and units[index - 1].kind == "date"
    below = index + 1 < len(units) and not units[index].below and units[index + 1].kind == "date"
    return above or below


def _named_elsewhere(facts: Facts, index: int, last: int) -> bool:
    """Tell whether another line quotes the whole line: the page's name above, "10 responses to …" below the text."""
    text = facts.units[index].text
    if len(text) < 6:
        return False
    return any(
        len(text) < len(u.text) <= len(text) + 120
        and u.kind != "pager"
        and (u.text.startswith(text) if place < index else place >= last and text in u.text)
        for place, u in enumerate(facts.units)
    )
