"""The page in an MHTML file: its root part, in the part's charset, with the address and the day of saving."""

from readroom.importer.damage import joined, with_problem
from readroom.importer.fields import url_of
from readroom.importer.formats import Unreadable
from readroom.importer.mail.date import mail_date
from readroom.importer.mail.mime import content_of
from readroom.importer.mail.mime_parts import Part, split_parts
from readroom.importer.settings import NOTHING, Settings
from readroom.importer.web.captured import captured, read_html
from readroom.text.model import Page

_HTML = ("text/html", "application/xhtml+xml")


def read_page(data: bytes, name: str, settings: Settings = NOTHING) -> Page:
    """Return the page that a saved file holds; raise Unreadable when it holds none."""
    message, problem = split_parts(data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"))
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    root = _root(message)
    if root is None:
        raise Unreadable("no HTML page in this file")
    html, said = content_of(root.headers, data[root.start : root.end])
    places = (
        message.headers.raw("snapshot-content-location"),
        root.headers.raw("content-location"),
        message.headers.raw("content-location"),
    )
    url = next((found for place in places if (found := url_of((place or "").strip()))), None)
    page = read_html(html, name, settings, charset=root.headers.parameter("content-type", "charset"), url=url)
    page = captured(page, "mhtml", url=url, fetched=mail_date(message.headers.text("date")))
    return with_problem(page, joined(problem, said))


def _root(message: Part) -> Part | None:
    """Return the part that is the page: the one that the header names, else the first that is HTML."""
    leaves = [part for part in message.leaves() if part.kind in _HTML and not part.attached]
    start = (message.headers.parameter("content-type", "start") or "").strip("<> ")
    if start:
        for part in leaves:
            if (part.headers.raw("content-id") or "").strip().strip("<>") == start:
                return part
    return leaves[0] if leaves else None
