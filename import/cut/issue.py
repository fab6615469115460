"""Issues of a newsletter: a number and a day at the top, below them short items without days of their own."""

import re

from readroom.importer.cut import wording
from readroom.importer.cut.byline import is_name
from readroom.importer.cut.dated import has_day
from readroom.importer.cut.facts import STOP, Facts
from readroom.importer.cut.lines import Unit
from readroom.importer.cut.shapes import ends_sentence

_NUMBER = re.compile(
    r"(?:\b(?:issue|number|no\.|nr\.?|n[°º]|num[eé]ro|número|vol(?:ume|\.)|ausgabe|edition|édition|edición|edição|edizione|"
    r"editie|uitgave|nummer|numer|heft|zeszyt|cuaderno|cahier|broj|čísla|τεύχος|n\.|выпуск|номер|sayı|číslo|szám|العدد|شماره)\s?[#№:.]{0,2}\s?\d{1,4}\b)"
    r"|\b(?:newsletter|bulletin|rundbrief|infobrief|infolettre|boletín|bollettino|boletim|nieuwsbrief|nyhetsbrev|nyhedsbrev|"
    r"biuletyn|бюллетень|bülten)\b|通讯|通訊|ニュースレター|نشرة|خبرنامه"
    r"|第\s?\d{1,4}\s?[期号號]|[#№]\s?\d{1,4}\b",
    re.I,
)
TOP_LINE = 120
"""How long a line may be that says which issue it is, in code points."""

_TOP, _PARAGRAPH = 25, 100
_LEAST_ITEMS, _LEAST_TEXT, _ITEM_MOST = 4, 20, 900


def issue_line(facts: Facts, end: int | None = None) -> int | None:
    """Return the line at the top of the page, above the unit `end`, that says which issue it is; None without one."""
    found = None
    for index, unit in enumerate(facts.units[: min(_TOP, len(facts.units) if end is None else end)]):
        if unit.kind == "prose" and unit.size >= _PARAGRAPH:
            break
        if (
            unit.kind not in ("caption", "comments")
            and unit.size <= TOP_LINE
            and not unit.bullet
            and not ends_sentence(unit.text)
            and _NUMBER.search(unit.text)
        ):
            if has_day(unit):
                return index
            found = index if found is None else found
    return found


def items(facts: Facts) -> list[int] | None:
    """Return the titles of the short items of an issue: lines alone, each right above a text, and nothing else."""
    top = issue_line(facts)
    if top is None or any(u.kind == "byline" for u in facts.units[: top + 4]):
        return None
    if any(wording.names_after_by(u.text) for u in facts.units[: top + 4] if u.kind == "date"):
        return None
    titles = [i for i in range(top + 1, len(facts.units) - 1) if _is_item(facts, i)]
    if titles and all(t - 1 > top and _is_over(facts, t - 1) for t in titles):
        # Between title and text stands a label each time.
        titles = [t - 1 for t in titles]
    if len(titles) < _LEAST_ITEMS or len({facts.units[t].text for t in titles}) < len(titles):
        return None
    ends = [*titles[1:], _end(facts, titles[-1])]
    sizes = [facts.content(a + 1, b) for a, b in zip(titles, ends, strict=True)]
    if min(sizes) < _LEAST_TEXT or max(sizes) > _ITEM_MOST:
        return None
    return titles


def _is_item(facts: Facts, index: int) -> bool:
    unit, below = facts.units[index], facts.units[index + 1]
    return (
        unit.kind == "text"
        and not unit.bullet
        and (unit.alone or not facts.spaced or unit.above > 0)
        and facts.title_score(index) >= 1.0
        and not ends_sentence(unit.text)
        and not is_name(unit.text)
        and sum(map(str.isalpha, unit.text)) > 2 * sum(map(str.isdigit, unit.text))
        and below.kind == "prose"
    )


def _is_over(facts: Facts, index: int) -> bool:
    """Tell a line above another short one that is its title rather than the end of the item before."""
    unit = facts.units[index]
    return unit.kind == "text" and not unit.bullet and unit.above > 0 and not ends_sentence(unit.text)


def _end(facts: Facts, start: int) -> int:
    return next((i for i in range(start + 1, len(facts.units)) if facts.units[i].kind in STOP), len(facts.units))


def numbers_issue(unit: Unit) -> bool:
    """Tell a line in which the number of the issue reads as a day: "number 23. September 2005"."""
    first = unit.dates[0] if unit.dates else None
    return first is not None and any(
        m.start() < first.end and first.start < m.end() for m in _NUMBER.finditer(unit.text)
    )
