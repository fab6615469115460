"""HTML pages: `.html`, `.htm`, `.xhtml`, and whatever begins as HTML does."""

import re

from readroom.importer.formats import Plain, Unreadable, ending
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Page

_BEGINS = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(
    rb"""<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)


class HtmlFormat(Plain):
    """One HTML file, one page; it may hold several articles."""

    name = "html"
    title = "HTML pages"
    about = (
        "The main content is found, furniture is left out, and what the page says about itself is read: JSON-LD, meta "
        "elements, bylines, `lang`. A page of several posts becomes several articles. Headings, emphasis, links, "
        "quotations, lists, tables and code are kept; images leave their captions. Nothing is fetched, no script is "
        "run."
    )
    limits = "64 MiB a page"
    endings = (".html", ".htm", ".xhtml", ".xht", ".shtml")
    begins = b"<"

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by a doctype or an html element at the beginning, or by the ending."""
        return _BEGINS.match(head.removeprefix(b"\xef\xbb\xbf")[:8192]) is not None or ending(name) in self.endings

    def read(self, data: bytes, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page; raise Unreadable when it holds no text."""
        from readroom.importer.damage import damage_of, with_problem
        from readroom.importer.decode import decode
        from readroom.importer.html.page import read_page
        from readroom.importer.recipe.recipe import chooser

        if not data.strip():
            raise Unreadable("the file is empty")
        text, encoding = decode(data, declared_charset(data))
        page = read_page(text, chooser(settings, name))
        if not page.text.strip():
            raise Unreadable("no text on this page")
        return with_problem(page, damage_of(encoding))


def declared_charset(data: bytes) -> str | None:
    """Return the charset that an HTML file declares in its first bytes, or None."""
    found = _CHARSET.search(data[:4096])
    return (found[1] or found[2]).decode("ascii") if found else None


FORMAT = HtmlFormat()
