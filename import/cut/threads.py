"""Readers' comments below an article: where they begin, and which repeated date lines are theirs."""

import re
from collections.abc import Sequence
from itertools import pairwise

from readroom.importer.cut import patterns
from readroom.importer.cut.byline import is_name
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.lines import Unit
from readroom.importer.cut.shapes import names_speaker
from readroom.importer.cut.talks import talk_start
from readroom.importer.cut.wording_bylines import BY
from readroom.importer.cut.wording_comments import REPLY

_LEAST_PROSE = 100


_TOP = 2  # units at the top of a page, where the day on which it is looked at stands
_POSTED_AT = re.compile(
    r"(?P<name>[^\W\d_][^:,|]{1,30}?)\s(?:posted|wrote|commented|said|says|schrieb|a écrit|escribió|ha scritto)\s"
    r"(?:at|on|am|um|le|el|il)\s"
)


def thread_start(facts: Facts) -> int:
    """Return the unit at which the comments of a page with one article begin, or the number of its units.

    They begin at a heading that counts them, or at the first of several lines that say who wrote when.
    """
    units = facts.units
    headed = next(
        (
            i
            for i, unit in enumerate(units)
            if unit.kind == "comments"
            and not unit.bullet
            and (facts.prose(0, i) >= _LEAST_PROSE or facts.quotes_title(i))
        ),
        len(units),
    )
    signed = [i for i in range(len(units)) if _is_signature(units, i) and facts.prose(0, i) >= _LEAST_PROSE]
    if len(signed) >= 2 and _is_labelled(units[signed[0]]) and not any(_is_labelled(units[i]) for i in signed[1:]):
        # "Von Anna Miller 24.09.2016, 06:00": below the text, but its own.
        del signed[0]
    starts = [headed]
    if len(signed) >= 2 and signed[0] < headed:
        starts.append(signed[0] - 1 if _name_above(units, signed[0]) else signed[0])
    if (talk := talk_start(facts)) is not None:
        starts.append(talk)
    return min(starts)


def _is_signature(units: Sequence[Unit], index: int) -> bool:
    """Tell a line that says when somebody commented: a name and a date with its hour, or "X says:" above a date."""
    unit = units[index]
    if unit.kind != "date" or unit.size > 100 or patterns.POSTED.search(unit.text):
        return False
    if _name_above(units, index):
        return True
    return unit.dates[0].date.precision == "minute" and unit.dates[0].start > 0 and unit.text[0] != "("


def _is_labelled(unit: Unit) -> bool:
    """Tell a line whose day or name stands behind a label: "By …", "Published: …"."""
    return BY.end(unit.text) > 0 or unit.text[: unit.dates[0].start].rstrip().endswith((":", "："))


def _name_above(units: Sequence[Unit], index: int) -> bool:
    """Tell whether the line above names who speaks: "X says", or a name right above a date with its hour."""
    if index == 0:
        return False
    above, unit = units[index - 1], units[index]
    if above.size <= 120 and names_speaker(above.text):
        return True
    return (
        unit.above == 0
        and above.above > 0
        and unit.dates[0].start == 0
        and unit.dates[0].date.precision == "minute"
        and is_name(above.text, marked=True)
    )


def is_thread(facts: Facts, members: list[int]) -> bool:
    """Tell comments from articles: a heading of comments stands above them, and not once an article.

    Or most of their dates stand below "X says".
    """
    says = sum(m > 0 and names_speaker(facts.units[m - 1].text) for m in members)
    if says > 0.5 * len(members) or _is_talk(facts, members):
        return True
    head = facts.thread_start(0, members[min(1, len(members) - 1)])
    if head is None:
        return False
    counters = sum(any(facts.units[i].kind == "comments" for i in range(a, b)) for a, b in pairwise(members))
    return counters < 0.5 * (len(members) - 1)


def before_thread(facts: Facts, members: list[int]) -> list[int]:
    """Return the markers that stand above the heading of the readers' comments, all when there is no such heading.

    Below every article of a page stands a counter of its comments; the heading of a thread stands there once, and the
    days behind it are no earlier than that of the article.
    """
    if len(members) < 2:
        return members
    heads = [
        any(facts.units[i].kind == "comments" and not facts.units[i].bullet for i in range(a, b))
        and facts.prose(a, b) >= _LEAST_PROSE // 2
        for a, b in pairwise(members)
    ]
    if heads[0] and _is_heading(facts, members[0], members[1]):
        heads = [True]
    if sum(heads) != 1 or not heads[0]:
        talk = len(members) > 2 and not any(heads) and _is_talk(facts, members[1:])
        return members[:1] if talk and _is_day(facts.units[members[0]]) else members
    later = [facts.units[m].dates[0].date.value[:10] for m in members[1:] if facts.units[m].dates]
    day = facts.units[members[0]].dates[0].date.value[:10] if facts.units[members[0]].dates else ""
    today = members[0] <= _TOP and _names_reader(facts.units[members[1]].text)
    if any(a > b for a, b in pairwise([day, *later])) and not today:
        return members
    if today:
        return members[:1]
    if len(members) == 2 and (not is_reader(facts, members[1]) or _is_counted_again(facts, *members)):
        return members
    return members[:1]


def _names_reader(text: str) -> bool:
    """Tell a line of who commented and when: "Bob Marsh posted at 8:02 am on Wed, Jul 18, 2012"."""
    match = _POSTED_AT.match(text)
    return match is not None and is_name(match["name"], marked=True)


def _is_counted_again(facts: Facts, start: int, end: int) -> bool:
    """Tell whether what says "comments" between two markers says the same below the second: a counter, no heading."""
    unit = next(u for u in facts.units[start:end] if u.kind == "comments" and not u.bullet)
    below = facts.units[end:]
    return any(u.kind == "comments" and u.text == unit.text for u in below) and any(
        facts.title_score(i) >= 1.8 and not is_name(facts.units[i].text)
        for i in range(start + 1, end)
        if facts.units[i].kind == "text"
    )


def _is_heading(facts: Facts, start: int, end: int) -> bool:
    """Tell whether what says "comments" between two markers is a heading: alone, without a number, once on the page."""
    unit = next(u for u in facts.units[start:end] if u.kind == "comments" and not u.bullet)
    return unit.alone and not any(map(str.isdigit, unit.text)) and facts.counts[unit.text] == 1 and " " not in unit.text


def _is_day(unit: Unit) -> bool:
    return bool(unit.dates) and unit.dates[0].date.precision == "day"


def is_reader(facts: Facts, index: int) -> bool:
    """Tell the line with the day of a reader's comment: with the hour, a name beside it, "Reply" below it."""
    units = facts.units
    near = units[max(0, index - 1) : index + 2]
    return (
        any(d.date.precision == "minute" for d in units[index].dates)
        or any(names_speaker(u.text) for u in near)
        or any(u is not units[index] and is_name(u.text, marked=True) and u.size <= 40 for u in near)
        or any(REPLY.is_whole(u.text) for u in units[index + 1 : index + 6])
    )


def _is_talk(facts: Facts, members: list[int]) -> bool:
    """Tell lines that say who spoke when: their hours rise down the page, below a text, with names above or in them.

    The articles of a page are printed with their newest first, and rarely with the hour alone to tell them apart.
    """
    days = [facts.units[m].dates[0].date for m in members if facts.units[m].dates]
    if len(days) < max(2, len(members)) or any(d.precision != "minute" for d in days):
        return False
    rising = all(a.value <= b.value for a, b in pairwise(days)) and days[0].value < days[-1].value
    named = sum(
        is_name(facts.units[m - 1].text, marked=True) or facts.units[m].dates[0].start > 0 for m in members if m > 0
    )
    return rising and named >= 0.7 * len(members) and facts.prose(0, members[0]) >= 200
