"""Pages that somebody fetched and put into another file (WARC, MHTML): read as what they are, with where and when."""

import re
from dataclasses import replace

from readroom.importer.fields import url_of
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Evidence, Page, PrintedDate

_TOP = 1 << 16  # characters of a page in which its head begins
_ITS_OWN = re.compile(r"""rel\s{0,9}=\s{0,9}["']?canonical|property\s{0,9}=\s{0,9}["']?og:url""", re.IGNORECASE)
_NOTE = 0.9
"""How sure an address is that the one who fetched the page noted."""


def read_html(
    data: bytes, name: str, settings: Settings = NOTHING, *, charset: str | None = None, url: str | None = None
) -> Page:
    """Return the page of HTML that came from `url`; raise Unreadable when it holds no text.

    `charset` is what its sender said, `name` what it is called. The page's own address, where it gives one, is
    believed before `url`.
    """
    from readroom.importer.damage import damage_of, with_problem
    from readroom.importer.decode import decode
    from readroom.importer.formats.html import FORMAT, declared_charset

    text, encoding = decode(data, charset or declared_charset(data))
    given = url_of(url)
    if given and not _ITS_OWN.search(text[: 4 * _TOP]):
        text = _with_address(text, given)
    else:
        given = None
    page = FORMAT.read(b"\xef\xbb\xbf" + text.encode("utf-8", "replace"), name, settings)
    if given:
        page = _noting(page, given)
    return with_problem(page, damage_of(encoding))


def read_text(data: bytes, name: str, settings: Settings = NOTHING, *, charset: str | None = None) -> Page:
    """Return the page of plain text; raise Unreadable when it holds none."""
    from readroom.importer.damage import damage_of, with_problem
    from readroom.importer.decode import decode
    from readroom.importer.formats.text import FORMAT

    text, encoding = decode(data, charset)
    page = FORMAT.read(b"\xef\xbb\xbf" + text.encode("utf-8", "replace"), name, settings)
    return with_problem(page, damage_of(encoding))


def captured(page: Page, kind: str, *, url: str | None = None, fetched: PrintedDate | None = None) -> Page:
    """Return the page as one of a file of format `kind`, fetched from `url` on a day, where it says nothing else."""
    given = url_of(url)
    page = replace(page, format=kind, url=page.url or given, crawl_date=fetched or page.crawl_date)
    if given and len(page.articles) == 1 and page.articles[0].url is None:
        article = page.articles[0]
        evidence = {**article.evidence, "url": Evidence(None, _NOTE, "noted where the page was fetched")}
        page = replace(page, articles=(replace(article, url=page.url, evidence=evidence),))
    return page


def _with_address(text: str, url: str) -> str:
    """Return HTML with its address in its head, as pages themselves give it: links are relative to it."""
    top = text[:_TOP].lower()
    link = '<link rel="canonical" href="{}">'.format(url.replace("&", "&amp;").replace('"', "%22"))
    for tag in ("<head", "<html", "<!doctype"):
        start = top.find(tag)
        end = top.find(">", start) + 1 if start >= 0 else 0
        if end and not (tag == "<head" and top[start + 5] not in " \t\r\n>/"):
            return text[:end] + link + text[end:]
    return link + text


def _noting(page: Page, url: str) -> Page:
    """Return the page with the reason for an address that it did not give itself."""
    said = Evidence(None, _NOTE, "noted where the page was fetched")
    articles = tuple(replace(a, evidence={**a.evidence, "url": said}) if a.url == url else a for a in page.articles)
    return replace(page, articles=articles)
