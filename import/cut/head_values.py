"""What the values of a labelled head say: names and days, and how sure that is."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from readroom.importer.cut.byline import is_name, parse_names
from readroom.importer.cut.wording_bylines import BY
from readroom.importer.refused_dates import refused_date
from readroom.text.dates import Order, find_dates, parse_date
from readroom.text.gate import clean_line
from readroom.text.given_names import has_given_name
from readroom.text.model import PrintedDate

SURE, DOUBTED = 0.97, 0.5
"""How sure a labelled value is, and one that may be something else (0 to 1)."""

_ADDRESS = re.compile(r"\s*[<(\[][^<>()\[\]]*@[^<>()\[\]]*[>)\]]\s*|\s*\S+@\S+")
_ABOUT = re.compile(r"\b(?:ca?|circa|um|about|vers|hacia|около|omkring|ok)\b|[?\[\]~]", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]")
_NAME_MOST = 200


class Authors(NamedTuple):
    """Who wrote, as printed, and the paper beside the names; `sure`: all of them look like names."""

    names: tuple[str, ...]
    outlet: str | None
    sure: bool


def read_authors(values: Iterable[str]) -> Authors | None:
    """Return who wrote by the values of the labels for authors, None when they hold nobody."""
    names: list[str] = []
    outlet: str | None = None
    sure = True
    for value in values:
        line = without_by(_ADDRESS.sub(" ", value).strip(' "') or value)
        for part in filter(None, map(str.strip, line.split(";"))):
            if _is_inverted(part):
                names.append(part)
                continue
            parsed = parse_names(part, marked=True)
            found = parsed.authors if parsed else ()
            sure = sure and bool(found) and all(is_name(name, marked=True) for name in found)
            names += found or (part[:_NAME_MOST],)
            outlet = outlet or (parsed.outlet if parsed else None)
    return Authors(tuple(dict.fromkeys(names)), outlet, sure) if names else None


def read_day(raw: str, order: Order | None) -> tuple[PrintedDate | None, float, str | None]:
    """Return the date that a labelled value prints, how sure it is, and what is to be said where that is little."""
    raw = clean_line(raw)
    if refused := refused_date(raw):
        return None, 0.0, f"not read as a date: {refused} is no day that there is"
    if whole := parse_date(raw, order):
        return whole, SURE, None
    found = find_dates(raw, order)
    if not found:
        either = find_dates(raw, "dmy")
        why = "can be read in more than one way" if either else "is no date that can be read"
        return None, 0.0, f"not read as a date: {raw[:80]} {why}"
    start, end, day = found[0]
    rest = raw[:start] + raw[end:]
    if any(map(str.isdigit, rest)):
        return day, DOUBTED, f"only a part of {raw[:80]}"
    if _ABOUT.search(rest):
        return replace(day, raw=raw[:100]), 0.4, f"{raw[:80]} is about that time"
    return day, SURE if len(_LETTERS.findall(rest)) <= 12 else 0.8, None


def without_by(value: str) -> str:
    """Return who wrote without the "By" before the name; a particle of a name is none."""
    end = BY.end(value)
    rest = value[end:].lstrip(" :")
    if not end or not rest or value[end : end + 1] not in (" ", ":"):
        return value
    english = value[:end].casefold().endswith("by")
    return rest if english or (" " in rest and has_given_name(rest)) else value


def _is_inverted(name: str) -> bool:
    """Tell "Vance, Harriet", as catalogues print names."""
    family, _, given = name.partition(", ")
    return " " not in family and "," not in given and len(given.split()) <= 2 and has_given_name(f"{given} {family}")
