"""Dates that a page prints and that no calendar has, such as 31 February: the article stays undated, and it is said.

They are looked for where a date stands: in the short lines at the head and at the foot of an article without a date.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from readroom.text.dates import find_dates
from readroom.text.model import Article, Evidence, Page
from readroom.text.months import MONTHS, PERSIAN_MONTHS

HEAD, FOOT, ABOVE = 8, 3, 2
"""How many lines are looked at: the first and last ones of an article, and those above it."""
LONGEST = 80
"""Code points of a line that may be a date line."""
_NAME = r"([^\W\d_]{3,14})"
_DAY = r"(\d{1,2})"
_ORDINAL = r"(?:st|nd|rd|th|er|\.)?"
_FORMS = (
    (re.compile(rf"(?<!\d){_DAY}{_ORDINAL}[\s-](?:de\s|of\s)?{_NAME}\.?,?(?:\sde)?[\s-](\d{{4}})(?!\d)"), (3, 2, 1)),
    (re.compile(rf"(?<![^\W\d_]){_NAME}\.?\s{_DAY}{_ORDINAL},?\s(\d{{4}})(?!\d)"), (3, 1, 2)),
    (re.compile(rf"(?<![\d.-])(\d{{4}})-(\d\d)-{_DAY}(?![\d-])"), (1, 2, 3)),
    (re.compile(rf"(?<![\d./-]){_DAY}([./-])(\d{{1,2}})\2(\d{{4}})(?![\d./-])"), (4, 3, 1)),
)


def refused_date(line: str) -> str | None:
    """Return what in a line has the form of a day with its year and is none; None when there is nothing of it."""
    if len(line) > LONGEST or not any(c.isdigit() for c in line):
        return None
    for form, (year, month, day) in _FORMS:
        for match in form.finditer(line):
            if _is_none(match[year], match[month], match[day]):
                return match[0]
    return None


def _is_none(year: str, month: str, day: str) -> bool:
    """Tell whether no reading of a year, a month and a day is one that there is."""
    y, d = int(year), int(day)
    if not 1500 <= y <= 2199:
        return False
    if month.isdecimal():
        return not (_is_day(y, int(month), d) or _is_day(y, d, int(month)))
    number = MONTHS.get(month.casefold())
    return number is not None and month.casefold() not in PERSIAN_MONTHS and not _is_day(y, number, d)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def with_refused_dates(page: Page) -> Page:
    """Return a page whose articles without a date say which printed one was refused, if one was."""
    if all(a.date is not None and a.date.precision != "month" for a in page.articles):
        return page
    lines: list[str] = page.text.split("\n")
    alone = (1, len(lines)) if len(page.articles) == 1 else None
    articles = tuple(_told(article, lines, article.lines or alone) for article in page.articles)
    return page if articles == page.articles else replace(page, articles=articles)


def _told(article: Article, lines: Sequence[str], own: tuple[int, int] | None) -> Article:
    known = article.evidence.get("date")
    if article.date is not None:
        line = article.date.line
        if article.date.precision != "month" or line is None or not 1 <= line <= len(lines):
            return article
        raw = refused_date(lines[line - 1])
        if raw is None:
            return article
        # A day that is none makes its month doubtful, too.
        told = Evidence(line, 0.0, f"not read as a date: {raw} is no day that there is")
        return replace(article, date=None, evidence={**article.evidence, "date": told})
    if known is not None or own is None:
        return article
    for number in _places(own, len(lines)):
        raw = refused_date(lines[number - 1])
        # "31 June 2021" has the month June 2021 in it, which is no day.
        if raw is not None and all(day.precision in ("month", "year") for *_, day in find_dates(lines[number - 1])):
            told = Evidence(number, 0.0, f"not read as a date: {raw} is no day that there is")
            return replace(article, evidence={**article.evidence, "date": told})
    return article


def _places(own: tuple[int, int], count: int) -> Iterator[int]:
    """Yield the numbers (1-based) of the lines at an article's head and foot."""
    first, last = max(own[0], 1), min(own[1], count)
    head = range(max(first - ABOVE, 1), min(first + HEAD, last + 1))
    yield from head
    yield from range(max(last - FOOT + 1, head.stop), last + 1)
