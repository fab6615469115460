"""Printed dates: where they stand in a line, and what they mean.

Only what the string says: no "last Tuesday", no year that is not printed, and no guess whether 3/4/2020 is in March
or in April, unless the caller knows the page's `order`. Hours are those of the page, never converted.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from readroom.text.model import Precision, PrintedDate
from readroom.text.months import MONTHS, PERSIAN_MONTHS, WEEKDAYS, gregorian

Order = Literal["dmy", "mdy"]
LINE_LIMIT = 10_000
"""How many code points of a line are looked at."""

_MAYBE = re.compile(r"\d{4}|[\d元]\s?年|\d[./-]\d{1,2}[./-]\d\d|[’']\d\d")
_NAME = r"([^\W\d_]{2,14}(?: (?:الثاني|الأول))?)"
_OF = r"(?:(?:of|de|del|di|do)\s+|d['’])?"
_ORDINAL = r"(?:st|nd|rd|th|er|ten|º|ª|°|-го|\.)?"
# A year of our days may run into what stands behind it ("12 May 2013214 notes").
_YEAR = r"((?:19|20)\d\d(?=\d{1,4}(?!\d))|(?:19|20)\d\d(?=\d{1,2}\.? ?[^\W\d_])|(?:\d{4}|[’']\d\d)(?!\d))"
_DAY_FIRST = re.compile(
    rf"(?:(?<!\d)|(?<=20\d\d)|(?<=19\d\d))(\d{{1,2}}){_ORDINAL}(?:[\s./-]{{0,3}}|,\s){_OF}{_NAME}(?:\sماه)?[.,،/-]?\s{{0,3}}{_OF}{_YEAR}"
)
_MONTH_FIRST = re.compile(
    rf"(?<![^\W\d_]){_NAME}(?:[.,]?\s{{1,3}}|[-/])(\d{{1,2}})(?:st|nd|rd|th|ª|º)?\.?"
    rf"(?:\s?[,،/-]\s{{0,3}}|\s{{1,3}}){_YEAR}"
)
# As clocks of machines print it: "Thu Aug 19 10:20:31 2004", with or without a zone before the year.
_CLOCK = re.compile(
    rf"(?<![^\W\d_]){_NAME}\s{{1,2}}(\d{{1,2}})\s(\d\d):(\d\d)(?::\d\d)?\s(?:[A-Z]{{2,5}}\s|[+-]\d{{4}}\s)?((?:19|20)\d\d)(?!\d)"
)
_YEAR_FIRST = re.compile(rf"(?<!\d)(\d{{4}})(?:[.,]?\s{{1,3}}{_NAME}[.,]?\s{{1,3}}|[-/]{_NAME}[-/])(\d{{1,2}})(?!\d)")
_ISO = re.compile(r"(?:(?<!\d)|(?<=-\d\d))(\d{4})([-/.])(\d{1,2})\2(\d{2}(?=\d{4}-)|\d{1,2}(?!\d))")
# With spaces behind the full stops: Korea, Hungary. Written so nowhere else.
_SPACED = re.compile(r"(?<!\d)(\d{4})\.\s(\d{1,2})\.\s(\d{1,2})\.?(?!\d)")
# With spaces and the year last: Czech, German.
_SPACED_LAST = re.compile(r"(?<![\d.])(\d{1,2})\.\s(\d{1,2})\.\s?(\d{4})(?!\d)")
_CJK = re.compile(r"(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日号號일])?")
# Years of Japanese eras, and of the Republic in Taiwan: the year before the first of each.
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "民國": 1911, "民国": 1911}
_ERA = re.compile(rf"({'|'.join(_ERAS)})\s?(\d{{1,3}}|元)\s?年\s?(\d{{1,2}})\s?月\s?(\d{{1,2}})\s?日")
# "ngày 12 tháng 3 năm 2018", "12 tháng 3, 2018"
_VIETNAMESE = re.compile(r"(?<!\d)(\d{1,2})\s(?:tháng|Tháng)\s(\d{1,2}),?\s(?:năm\s)?(\d{4})(?!\d)")
# "12 III 2018", as Polish, Czech and Hungarian pages print it.
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMAN_MONTHS = {name: number for number, name in enumerate(_ROMANS, 1)}
_ROMAN = re.compile(rf"(?<![\w.])(\d{{1,2}})[.\s]\s?({'|'.join(_ROMAN_MONTHS)})[.\s]\s?((?:19|20)\d\d)(?!\d)")
_CJK_MONTH = re.compile(r"(?<!\d)(\d{1,2})\s?[月월]\s?(\d{1,2})(?:st|nd|rd|th|日|일)?,?\s(\d{4})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d|\2\d)")
# Persian blogs print the day of the month in words.
_PERSIAN_UNITS = "یکم|دوم|سوم|چهارم|پنجم|ششم|هفتم|هشتم|نهم"
_PERSIAN_TENS = "دهم|یازدهم|دوازدهم|سیزدهم|چهاردهم|پانزدهم|شانزدهم|هفدهم|هجدهم|نوزدهم|بیستم"
_PERSIAN_DAYS = {
    **{word: number for number, word in enumerate((_PERSIAN_UNITS + "|" + _PERSIAN_TENS).split("|"), 1)},
    **{f"بیست و {word}": 20 + number for number, word in enumerate(_PERSIAN_UNITS.split("|"), 1)},
    "اول": 1, "سی ام": 30, "سی‌ام": 30, "سی‌اُم": 30, "سی و یکم": 31,
}  # fmt: skip
_PERSIAN = re.compile(
    rf"(?<!\w)({'|'.join(sorted(_PERSIAN_DAYS, key=len, reverse=True))})\s{_NAME}(?:\sماه)?[،,]?\s(\d{{4}})(?!\d)"
)
_MONTH_ONLY = re.compile(rf"(?<![^\W\d_]){_NAME}\.?,?\s{{1,3}}{_OF}(\d{{4}})(?!\d)")
_TIME = re.compile(
    r"[\s,;|·–-]{0,4}(?:\([^\W\d_]{1,3}\)\s?)?"
    r"(?:(?:at|um|à|alle|ore|om|a las|às|las|в|у|saat|kl\.?|klo|o|ob|T|@|ساعت|في الساعة|الساعة)\s?)?"
    r"(\d{1,2})(?:[:.h]|\sh\s)(\d{2})(?::\d{2})?(?:\s?([AaPp])\.?\s?[Mm]\b\.?)?(?!\d)"
)
_WEEKDAY_AHEAD = re.compile(r"([^\W\d_][^\W\d_\u200c-]{1,14})[.,،:]{0,2}\s{0,2}(?:den\s|el\s|le\s)?$")


class Found(NamedTuple):
    """A date in a line: its range in code points, `[start, end)`, and what it says."""

    start: int
    end: int
    date: PrintedDate


def find_dates(line: str, order: Order | None = None) -> list[tuple[int, int, PrintedDate]]:
    """Return the dates in `line` in their order, each with its range in code points; they do not overlap.

    `order` settles numeric dates that could be read either way; without it they are left out.
    """
    plain = line[:LINE_LIMIT]
    if not _MAYBE.search(plain):
        return []
    found: list[Found] = []
    if ":" in plain:
        found += _clocks(plain)
    for start, end, day in _candidates(plain, order):
        if all(end <= other.start or start >= other.end for other in found):
            end, value, precision = _with_time(plain, end, day)
            found.append(Found(start, end, PrintedDate(value, precision, line[start:end])))
    return sorted(((f.start, f.end, f.date) for f in found), key=lambda f: f[0])


def _clocks(text: str) -> Iterator[Found]:
    """Yield the dates in which the hour stands before the year."""
    for m in _CLOCK.finditer(text):
        for start, end, (year, month, day) in _named(m, m[1], int(m[5]), int(m[2])):
            if int(m[3]) < 24 and int(m[4]) < 60:
                value = f"{year:04d}-{month:02d}-{day:02d}T{m[3]}:{m[4]}"
                yield Found(start, end, PrintedDate(value, "minute", text[start:end]))


def parse_date(raw: str, order: Order | None = None) -> PrintedDate | None:
    """Return the date that the whole of `raw` is, but for a weekday before it and brackets around it; else None."""
    text = raw.strip(" \t\n\u00a0()[].,;|·")
    if re.fullmatch(r"(?:1[5-9]|20)\d\d", text):
        return PrintedDate(text, "year", raw)
    found = find_dates(text, order)
    if len(found) != 1:
        return None
    start, end, day = found[0]
    before = text[:start].strip(" ,،")
    if text[end:].strip(" .,;|r") or len(before.split()) > 1 or any(c.isdigit() for c in before):
        return None
    return PrintedDate(day.value, day.precision, raw)


def printed_order(lines: Iterable[str]) -> Order | None:
    """Return the order of day and month that the numeric dates of a page show, or None when they do not or disagree.

    Figures above 12 show it, or the weekday that stands before a date.
    """
    seen: set[Order] = set()
    for line in lines:
        for match in _NUMERIC.finditer(line[:LINE_LIMIT]):
            first, second = int(match[1]), int(match[3])
            if first > 12 >= second:
                seen.add("dmy")
            elif second > 12 >= first:
                seen.add("mdy")
            elif first != second and (order := _by_weekday(line, match)):
                seen.add(order)
    return seen.pop() if len(seen) == 1 else None


def _by_weekday(line: str, match: re.Match[str]) -> Order | None:
    """Return the one order of day and month in which a date falls on the weekday that is printed before it."""
    ahead = _WEEKDAY_AHEAD.search(line[max(0, match.start() - 24) : match.start()])
    weekday = WEEKDAYS.get(ahead[1].casefold()) if ahead else None
    if weekday is None:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    found: list[Order] = []
    for order, day, month in (("dmy", first, second), ("mdy", second, first)):
        try:
            if date(year, month, day).weekday() == weekday:
                found.append("dmy" if order == "dmy" else "mdy")
        except ValueError:
            continue
    return found[0] if len(found) == 1 else None


_Parts = tuple[int, int | None, int | None]


def _candidates(text: str, order: Order | None) -> Iterator[tuple[int, int, _Parts]]:
    """Yield (start, end, (year, month, day)) of every reading that is a real date, the surest forms first."""
    figures = "-" in text or "/" in text or "." in text
    if figures:
        for m in _ISO.finditer(text):
            yield from _real(m, int(m[1]), int(m[3]), int(m[4]))
    if ". " in text:
        for m in _SPACED.finditer(text):
            yield from _real(m, int(m[1]), int(m[2]), int(m[3]))
        for m in _SPACED_LAST.finditer(text):
            yield from _real(m, int(m[3]), int(m[2]), int(m[1]))
    if "月" in text or "월" in text:
        for m in _ERA.finditer(text):
            yield from _real(m, _ERAS[m[1]] + (1 if m[2] == "元" else int(m[2])), int(m[3]), int(m[4]))
        for m in _CJK.finditer(text):
            yield from _real(m, int(m[1]), int(m[2]), int(m[3]) if m[3] else None)
        for m in _CJK_MONTH.finditer(text):
            yield from _real(m, int(m[3]), int(m[1]), int(m[2]))
    for m in _DAY_FIRST.finditer(text):
        yield from _named(m, m[2], _year(m[3]), int(m[1]))
    for m in _MONTH_FIRST.finditer(text):
        yield from _named(m, m[1], _year(m[3]), int(m[2]))
    for m in _YEAR_FIRST.finditer(text):
        yield from _named(m, m[2] or m[3], int(m[1]), int(m[4]))
    if "háng " in text:
        for m in _VIETNAMESE.finditer(text):
            yield from _real(m, int(m[3]), int(m[2]), int(m[1]))
    for m in _ROMAN.finditer(text) if any(sign in text for sign in "IVX") else ():
        yield from _real(m, int(m[3]), _ROMAN_MONTHS[m[2]], int(m[1]))
    if "م " in text:
        for m in _PERSIAN.finditer(text):
            yield from _named(m, m[2], int(m[3]), _PERSIAN_DAYS[m[1]])
    if figures:
        for m in _NUMERIC.finditer(text):
            yield from _numeric(m, order)
    for m in _MONTH_ONLY.finditer(text):
        yield from _named(m, m[1], int(m[2]), None)


def _year(printed: str) -> int:
    """Return the year that is printed whole, or as an apostrophe and two figures."""
    if len(printed) == 4:
        return int(printed)
    short = int(printed[1:])
    return short + (2000 if short < 70 else 1900)


def _named(match: re.Match[str], name: str, year: int, day: int | None) -> Iterator[tuple[int, int, _Parts]]:
    name = name.casefold().replace("i\u0307", "i")
    if name in PERSIAN_MONTHS and 1244 <= year <= 1472:
        yield from _real(match, year, PERSIAN_MONTHS[name], day, named=True)
    elif name in MONTHS:
        yield from _real(match, year, MONTHS[name], day)


def _numeric(match: re.Match[str], order: Order | None) -> Iterator[tuple[int, int, _Parts]]:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if len(match[4]) == 2:
        year += 2000 if year < 70 else 1900
    if first > 12 or first == second:
        order = "dmy"
    elif second > 12:
        order = "mdy"
    elif order is None and match[2] == "." and len(match[4]) == 4:
        # Full stops between day, month and a whole year are written only where the day stands first.
        order = "dmy"
    if order is not None:
        day, month = (first, second) if order == "dmy" else (second, first)
        yield from _real(match, year, month, day)


def _real(
    match: re.Match[str], year: int, month: int, day: int | None, *, named: bool = False
) -> Iterator[tuple[int, int, _Parts]]:
    """Yield the reading if there is such a day; Solar Hijri years become Gregorian ones.

    In figures such a year may as well be one of the lunar calendar, but for those of our days.
    """
    try:
        if 1244 <= year <= 1472:
            if day is None or not (named or 1370 <= year <= 1410):
                return
            solar = gregorian(year, month, day)
            parts: _Parts = (solar.year, solar.month, solar.day)
        else:
            date(year, month, day or 1)
            parts = (year, month, day)
    except ValueError:
        return
    if 1500 <= parts[0] <= 2199:
        yield match.start(), match.end(), parts


def _with_time(text: str, end: int, parts: _Parts) -> tuple[int, str, Precision]:
    """Return where the date ends with the hour that follows it, its ISO value and its precision."""
    year, month, day = parts
    if month is None:
        return end, f"{year:04d}", "year"
    if day is None:
        return end, f"{year:04d}-{month:02d}", "month"
    value = f"{year:04d}-{month:02d}-{day:02d}"
    match = _TIME.match(text, end, end + 40)
    if match:
        hour, minute = int(match[1]), int(match[2])
        if match[3] and 1 <= hour <= 12:
            hour = hour % 12 + (12 if match[3] in "Pp" else 0)
        if hour < 24 and minute < 60:
            return match.end(), f"{value}T{hour:02d}:{minute:02d}", "minute"
    return end, value, "day"
