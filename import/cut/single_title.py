"""The title of a page's one article: the line above its text that looks most like one, with all that speaks for it."""

import re
from itertools import pairwise

from readroom.importer.cut.alone import names_alone
from readroom.importer.cut.byline import is_domain, parse_names
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.head import is_signed_above, name_in_place
from readroom.importer.cut.labels import is_section, trail_end
from readroom.importer.cut.lines import Kind
from readroom.importer.cut.region import skip_meta
from readroom.importer.cut.shapes import ends_sentence, steps
from readroom.importer.cut.title_heads import (
    heads_page,
    is_alone,
    is_below_head,
    is_dek,
    is_kicker,
    is_trail,
    least,
    stands_twice,
    touches_date_apart,
)
from readroom.importer.cut.titles import best_title
from readroom.importer.cut.wording_site import GENRES

_HEAD = 16
_SURE_TITLE = 0.9
_SURE_ALONE = 1.5
_STANDFIRST = 30
_ABOUT: frozenset[Kind] = frozenset(("date", "byline", "share"))
"""Below such a line a button that is glued to it is about the article."""
_LONGER = 1.25
_TOPIC, _TOPIC_REACH, _STEM = 0.3, 30, 6
_COUNTERS, _LISTED = 6, 14
_TOPIC_WORD = re.compile(r"[^\W\d_]{4,}")
_SUFFIX = re.compile(r"\s?[|–—:·»«-]\s?\S.{1,40}$")


def find_title(facts: Facts, first: int, last: int) -> int | None:
    """Return the title of the text in the units `[first, last)`: above it, or its first line."""
    prose = facts.first_prose(first, last)
    if prose == last:
        # No paragraph at all: the title of a poem or a list is its first line.
        prose = first
    prose = min(prose, first + _HEAD)
    if (named := _dated_title(facts, prose)) is not None:
        return named
    scores = {i: _score(facts, i, prose, last) for i in range(max(0, prose - _HEAD), min(prose + 1, last))}
    best = max(scores, key=lambda i: scores[i], default=None)
    if best is not None and scores[best] >= _SURE_TITLE:
        if is_kicker(facts, best):
            return best + 1
        if is_dek(facts, best):
            return best - 1
        return best - 1 if _is_standfirst(facts, best) or _is_lead_in(facts, best) else best
    inner = best_title(facts, first, min(first + 3, last), near=True) if facts.spaced else None
    return inner if inner is not None and facts.title_score(inner) >= 1.5 else None


def _dated_title(facts: Facts, prose: int) -> int | None:
    """Return the line with a day above the text that is the page's own name too: "Samarkand, 14 April 2000"."""
    units = facts.units
    whole = units[0].text if units else ""
    for index in range(prose - 1, max(0, prose - _HEAD), -1):
        text = units[index].text
        if units[index].kind == "date" and len(text) < len(whole) and whole.startswith(text):
            words = [w for w in text.split() if w.strip(",.;:").isalpha()]
            if len(words) >= 3 and not whole[len(text)].isalnum():
                return index
    return None


def _has_rival(facts: Facts, index: int) -> bool:
    """Tell whether another line right above may be the title: not across a menu, and not the name of the site."""
    for place in range(index - 1, max(index - 5, 1), -1):
        unit = facts.units[place]
        if unit.bullet or unit.kind in ("pager", "widget"):
            return False
        if facts.title_score(place) >= 1.3:
            return True
    return False


def _is_below_title(facts: Facts, index: int) -> bool:
    """Tell a name right below a line that stands alone and is worded as titles are: the author's, not the title."""
    above = facts.units[index - 1] if index > 1 else None
    return (
        above is not None
        and above.kind == "text"
        and above.alone
        and len(above.text.split()) >= 3
        and facts.title_score(index - 1) >= 1.8
        and len(steps(above.text)) == 1
        and not is_section(facts, index - 1)
        and not parse_names(above.text)
    )


def _by_breadcrumb(facts: Facts, index: int) -> float:
    """Return what the breadcrumb above says for the line: it ends with the title, sections stand before it."""
    text = facts.units[index].text.casefold()
    for unit in facts.units[max(0, index - 8) : index]:
        if unit.kind == "breadcrumb" or (unit.kind == "text" and len(steps(unit.text)) > 2):
            found = [step.casefold() for step in steps(unit.text)]
            if text == found[-1] and len(text) >= 12:
                return 1.0
            if text in found:
                return -0.8
    return 0.0


def _is_lead_in(facts: Facts, index: int) -> bool:
    """Tell a line glued to the day below it that sums up the text: its title stands above it, right below the menu."""
    units = facts.units
    if index < 2 or index + 1 >= len(units) or units[index].below or units[index + 1].kind != "date":
        return False
    above, menu = units[index - 1], units[index - 2]
    return (
        (units[index].size >= 30 or (units[index].size >= 15 and len(above.text.split()) >= 3))
        and above.alone
        and above.kind == "text"
        and len(above.text.split()) >= 2
        and (menu.kind in ("ui", "bullet", "breadcrumb", "pager", "share", "widget") or len(steps(menu.text)) > 1)
        and len(steps(above.text)) == 1
    )


def _is_standfirst(facts: Facts, index: int) -> bool:
    """Tell the line between a title and its byline: longer than the title, which is no section and no name of the site.

    A site's name has a menu near it, or comes again below.
    """
    units = facts.units
    if not 0 < index < len(units) - 1 or units[index].size < _STANDFIRST or not is_alone(facts, units[index]):
        return False
    above, below = units[index - 1], units[index + 1]
    if below.kind not in ("byline", "date") and not is_signed_above(facts, index + 1):
        return False
    return (
        facts.title_score(index - 1) >= (2.0 if facts.spaced else least(facts))
        and len(above.text.split()) >= 3
        and len(steps(above.text)) == 1
        # A line that is hardly longer is a title too, and the one above it the site's motto.
        and (_LONGER * above.size < units[index].size or heads_page(facts, index - 1))
        and not (above.size <= 2 * _STANDFIRST // 3 and (":" in above.text or "：" in above.text))
        and facts.counts[above.text] == 1
        and not is_section(facts, index - 1)
        and not trail_end(facts, index - 1)
        and not is_trail(facts, index - 1)
        and not any(is_domain(word) for word in above.text.split())
        and (index > 1 or not any(u.kind == "copyright" for u in units))
        and not any(u.kind == "copyright" and above.text.casefold() in u.text.casefold() for u in units)
    )


def is_sure(facts: Facts, index: int) -> bool:
    """Tell by the line alone that its score as a title is at least `_SURE_TITLE`, for the first line of a plain page.

    There hardly anything speaks against three words with a blank line beside them: .12 for two lines between them and
    the text, .3 for names beside a day, .4 for a head without a byline.
    """
    unit = facts.units[index]
    text = unit.text
    if index or unit.kind != "text" or unit.size != len(text) or text[-1] in ":：#…" or text.endswith("..."):
        return False
    if text.casefold() in GENRES or name_in_place(text) is not None or names_alone(text):
        return False
    return text.count(" ") >= 2 and len(steps(text)) == 1 and facts.title_score(index) >= _SURE_ALONE


def _score(facts: Facts, index: int, first: int, last: int) -> float:
    """Return how likely the unit is the title of the text in the units `[first, last)`."""
    unit = facts.units[index]
    score = facts.title_score(index)
    if (
        score <= 0.3
        or is_trail(facts, index)
        or (index == first and (unit.size > 140 or (not unit.below and facts.spaced)))
    ):
        return 0.0
    words = len(unit.text.split()) if unit.size == len(unit.text) else unit.size // 6
    score += 0.3 if words >= 3 else -0.2
    score -= 0.04 * max(first - index, 0)
    if unit.text[-1] in ":：":
        score -= 0.6
    if unit.kind == "prose" and unit.text[-1] in ".。" and not unit.text.endswith(".."):
        score -= 0.6
    if unit.text.endswith("#"):
        # The sign that links to a section: a sub-heading.
        score -= 0.8
    if unit.text[-1] in "…" or unit.text.endswith("..."):
        score -= 0.2
    if facts.counts[unit.text] == 2:
        score -= 0.4
    if _has_day_of_another(facts, index):
        score -= 0.8
    elif _beside_date(facts, index):
        score += 0.6
    if is_below_head(facts, index):
        score -= 0.8
    if index and facts.units[index - 1].kind in ("ui", "bullet", "pager", "breadcrumb", "share"):
        # The first line after a menu, all the more with a standfirst and a byline below it.
        score += 0.9 if _heads_standfirst(facts, index) else 0.3
    if _heads_list(facts, index):
        score += 0.5
    if len(steps(unit.text)) > 1 and not unit.text.endswith(("»", ">")):
        # Steps that lead here: a breadcrumb of two.
        score -= 0.8
    if unit.text.casefold() in GENRES and index + 1 < first:
        # What sort of text follows: its title stands below.
        score -= 1.0
    if name_in_place(unit.text) and touches_date_apart(facts, index):
        score -= 1.2
    if (names := parse_names(unit.text)) is None and touches_date_apart(facts, index) and names_alone(unit.text):
        score -= 1.2
    if names:
        if facts.counts[unit.text] > 1:
            score -= 0.8
        if _is_below_title(facts, index):
            score -= 1.0
        if _touches_date(facts, index):
            score -= 1.2 if _has_rival(facts, index) else 0.3
        elif len(names.authors) > 1 and index and facts.units[index - 1].size > unit.size:
            score -= 0.9 if is_signed_above(facts, index) else 0.0
    if unit.text in facts.entries and words <= 2:
        # An entry of the menu: a section.
        score -= 0.5
    elif _names_site(facts, index):
        score -= 0.6
    elif _names_page(facts, index) or stands_twice(facts, index):
        score += 1.6
    elif _named_elsewhere(facts, index, last):
        score += 1.0
    elif index > 2 and facts.units[0].text == unit.text and _beside_date(facts, index):
        # The first line of the dump is the page's own name.
        score += 1.0
    score += _by_breadcrumb(facts, index)
    between = facts.units[index + 1 : _meta_below(facts, index, first)]
    if facts.title_score(index) >= _SURE_TITLE:
        score += _TOPIC * _topic(facts, unit.text, first, last)
    if any(
        u.bullet or (u.kind in ("ui", "pager", "widget") and not (above.kind in _ABOUT and not u.above))
        for above, u in pairwise([unit, *between])
    ):
        score -= 0.7
    signed = index + 1 < len(facts.units) and facts.units[index + 1].kind == "byline"
    if index <= 2 and not signed and not any(u.bullet for u in facts.units[:index]) and index < first - 1:
        # The first lines of a page are its site's name and motto more often than not.
        score -= 0.4
    return score


def _meta_below(facts: Facts, index: int, first: int) -> int:
    """Return the day or the name right below the unit if only a few counters stand glued below it, else `first`.

    What stands there is about the text, and no menu.
    """
    units = facts.units
    place = next((i for i in range(index + 1, min(index + 4, first)) if units[i].kind in ("date", "byline")), first)
    while first > place and units[first - 1].kind == "caption":
        first -= 1
    listed = _LISTED if all(u.bullet for u in units[place:first]) else _COUNTERS
    glued = all(u.above == 0 for u in units[place:first]) and first - place <= listed
    return place if glued else first


def _topic(facts: Facts, text: str, first: int, last: int) -> float:
    """Return which share of the longer words of a line come again in the text (0 to 1): a title says what it is of."""
    found = {w.casefold() for w in _TOPIC_WORD.findall(text)}
    if not found:
        return 0.0
    body = " ".join(u.text for u in facts.units[first : min(last, first + _TOPIC_REACH)] if u.text != text).casefold()
    return sum(word[:_STEM] in body for word in found) / len(found)


def _has_day_of_another(facts: Facts, index: int) -> bool:
    """Tell a line below a day that is glued to the line above it: that one is the title."""
    units = facts.units
    if index < 2 or units[index - 1].kind != "date" or units[index - 1].above:
        return False
    above = units[index - 2].text
    if not facts.spaced and (index == 2 or facts.counts[above] > 1 or is_section(facts, index - 2)):
        # The name of the site, an entry of the menu.
        return False
    return facts.title_score(index - 2) >= (1.3 if facts.spaced else 1.0)


def _beside_date(facts: Facts, index: int) -> bool:
    units = facts.units
    below = skip_meta(facts, index + 1, min(index + 3, len(units)))
    if below == index + 1 < len(units) and is_signed_above(facts, below):
        return True
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
        and (below[0].below > 0 or below[0].size >= _LONGER * facts.units[index].size or ends_sentence(below[0].text))
        and below[1].kind in ("byline", "date")
    )


def _heads_list(facts: Facts, index: int) -> bool:
    """Tell a line with a list glued below it whose first item is who wrote, or the day."""
    below = facts.units[index + 1] if index + 1 < len(facts.units) else None
    return below is not None and below.bullet and not below.above and below.kind in ("byline", "date")


def _touches_date(facts: Facts, index: int) -> bool:
    units = facts.units
    above = index > 0 and not units[index].above and units[index - 1].kind == "date"
    below = index + 1 < len(units) and not units[index].below and units[index + 1].kind == "date"
    return above or below


def _names_site(facts: Facts, index: int) -> bool:
    """Tell a line that the copyright line at the foot of the page prints too, with hardly anything else."""
    text = facts.units[index].text.casefold()
    return any(
        u.kind == "copyright" and text in u.text.casefold() and len(u.text) <= len(text) + 60
        for u in facts.units[index:]
    )


def _names_page(facts: Facts, index: int) -> bool:
    """Tell the line that is the greater part of the page's own name: the site's name follows it there."""
    text, whole = facts.units[index].text, facts.units[0].text
    return index > 0 and len(whole) < 2 * len(text) and whole.startswith(text) and bool(_SUFFIX.match(whole, len(text)))


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
