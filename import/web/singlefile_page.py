"""A page that was saved as one HTML file, without the files inside it, with the address and the day of its note."""

import re

from readroom.importer.formats.singlefile import note_of, without_data
from readroom.importer.settings import NOTHING, Settings
from readroom.importer.web.captured import captured, read_html
from readroom.text.gate import clean_line
from readroom.text.model import Page, PrintedDate

_URL = re.compile(r"url:\s{0,20}(https?://\S+)|saved from url=\(\d{4}\)(https?://\S+)", re.IGNORECASE)
_DATE = re.compile(
    r"saved date:\s{0,20}([A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{4})(?: (\d\d):(\d\d):\d\d[^\n]{0,100})?)"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def read_page(data: bytes, name: str, settings: Settings = NOTHING) -> Page:
    """Return the page of a saved file; raise Unreadable when it holds no text."""
    note = (note_of(data) or b"").decode("utf-8", "replace")
    place = _URL.search(note)
    url = (place[1] or place[2]) if place else None
    page = read_html(without_data(data), name, settings, url=url)
    return captured(page, "singlefile", url=url, fetched=saved_date(note))


def saved_date(note: str) -> PrintedDate | None:
    """Return the day and hour that a note gives, as the browser printed them; None when it gives none."""
    found = _DATE.search(note)
    if not found or found[2] not in _MONTHS:
        return None
    month, day = _MONTHS.index(found[2]) + 1, int(found[3])
    if not 1 <= day <= 31 or int(found[5] or 0) > 23 or int(found[6] or 0) > 59:
        return None
    value = f"{found[4]}-{month:02}-{day:02}"
    if found[5] is None:
        return PrintedDate(value, "day", clean_line(found[1]))
    return PrintedDate(f"{value}T{found[5]}:{found[6]}", "minute", clean_line(found[1]))
