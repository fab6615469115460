"""Dates as files of records write them: with time zones behind the hour, with slashes, in the order of their column."""

import re
from dataclasses import replace

from readroom.importer.fields import date_of, line_of
from readroom.text.dates import Order, parse_date
from readroom.text.model import PrintedDate

_ZONE = re.compile(
    r"(\d\d?:\d\d(?::\d\d)?)(?:[.,]\d{1,9})?\s*"
    r"(?:(?:Z|UTC?|GMT|BST|CES?T|MES?Z|[ECMPA][SD]T)?\s*[+-]\d\d:?\d\d|Z|UTC?|GMT|BST|CES?T|MES?Z|[ECMPA][SD]T)"
    r"(?:\s*\([\w :+-]{1,40}\))?$"
)
_MIDNIGHT = re.compile(r"[\s,T]+00:00(?::00)?$")
_SLASHED = re.compile(r"(\d{4})/(\d{0,2})/?(\d{0,2})(?:/[^/]{0,60})?/?$")


def stamp_of(value: object, order: Order | None = None) -> PrintedDate | None:
    """Return the date that a value is, as printed, or None when it is none or ambiguous.

    Beside what `date_of` reads: RFC 822 (`Mon, 15 Mar 2021 10:00:00 GMT`; the hour stays the printed one) and what
    reference managers write (`2021/03/15/`, `2021/3//spring`). `order` settles figures that could be read either way.
    """
    found = date_of(value)
    if found is not None or not isinstance(value, str):
        return found
    printed = line_of(value)
    if printed is None or len(printed) > 100:
        return None
    if match := _SLASHED.match(printed):
        parts = [match[1], *(part.zfill(2) for part in match.groups()[1:] if part)]
        found = date_of("-".join(parts))
    else:
        text = _MIDNIGHT.sub("", _ZONE.sub(r"\1", printed))
        found = date_of(text) or parse_date(text, order)
    return replace(found, raw=printed) if found else None
