"""A WARC record to a page: the answer unpacked, read as HTML or as text, with its address and the day of the crawl."""

import re
from dataclasses import replace

from readroom.importer.damage import with_problem
from readroom.importer.fields import language_of
from readroom.importer.formats import Unreadable
from readroom.importer.formats.html import FORMAT as HTML
from readroom.importer.iso import iso_date
from readroom.importer.settings import NOTHING, Settings
from readroom.importer.web.captured import captured, read_html, read_text
from readroom.importer.web.http_message import content_type, http_head, payload_of
from readroom.importer.web.warc_records import Fields, parse_head, uri_of
from readroom.text.gate import clean_line
from readroom.text.model import Evidence, Page

_END = re.compile(rb"\r?\n\r?\n")


def read_record(data: bytes, number: int, name: str, settings: Settings = NOTHING) -> Page:
    """Return the page of a record (its header without the first line, and its block); raise Unreadable without text."""
    end = _END.search(data)
    fields = parse_head(data[: end.start()] if end else b"")
    block = data[end.end() :] if end else data
    url = uri_of(fields)
    fetched = iso_date(fields.get("warc-date", ""))
    if not block.strip():
        raise Unreadable("the record is empty")
    if fields.get("warc-type", "").lower() == "conversion":
        page = _with_language(read_text(block, name, settings), fields)
    else:
        page = _answer(block, fields, name, settings)
    if cut := clean_line(fields.get("warc-truncated", ""))[:40]:
        page = with_problem(page, f"the crawler cut it ({cut})")
    return replace(captured(page, "warc", url=url, fetched=fetched), record=number)


def _answer(block: bytes, fields: Fields, name: str, settings: Settings) -> Page:
    """Return the page of an answer with its HTTP head, or of a bare payload."""
    media, charset = content_type(fields.get("content-type"))
    problem = None
    if head := http_head(block):
        media, charset = content_type(head.fields.get("content-type"))
        block, problem = payload_of(block, head)
    if not block.strip():
        raise Unreadable(problem or "an empty answer")
    sniffed = HTML.looks_like(block[:8192], "")
    if media == "text/plain" and not sniffed:
        page = read_text(block, name, settings, charset=charset)
    elif sniffed or "html" in media or b"<" in block[:1000]:
        page = read_html(block, name, settings, charset=charset, url=uri_of(fields))
    else:
        raise Unreadable("no HTML and no plain text")
    return with_problem(page, problem)


def _with_language(page: Page, fields: Fields) -> Page:
    """Return the page of a text in the language that the crawler has found in it, when it has found one only."""
    found = language_of(fields.get("warc-identified-content-language", ""))
    if found is None:
        return page
    said = Evidence(None, 0.8, "WARC-Identified-Content-Language")
    articles = tuple(
        replace(a, language=found, evidence={**a.evidence, "language": said}) if a.language in (None, found) else a
        for a in page.articles
    )
    return replace(page, language=found, articles=articles)
