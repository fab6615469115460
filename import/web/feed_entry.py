"""One entry of a feed to a page: read by feedparser, from a document that holds this entry and nothing else."""

import io
import re
import warnings
from collections.abc import Mapping
from dataclasses import replace
from html.entities import html5
from typing import Any

from readroom.importer.damage import damage_of, joined
from readroom.importer.decode import decode
from readroom.importer.fields import keywords_of, language_of, line_of, names_of, url_of
from readroom.importer.formats import Unreadable
from readroom.importer.html.fragment import fragment_body, looks_like_html
from readroom.importer.records.body import plain_body
from readroom.importer.records.page import PageLines
from readroom.importer.records.stamps import stamp_of
from readroom.text.language import detect
from readroom.text.model import Article, Body, Evidence, Page, PrintedDate
from readroom.text.tags import lines as text_lines

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+))")
_LAST, _DIGITS = 0x10FFFF, 12
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31};)")
# An address with the name behind it, which is what RSS asks for; feedparser takes long domains apart.
_MAILED = re.compile(
    r"<((?:[\w.-]+:)?(?:author|managingEditor))>\s*(?:<!\[CDATA\[)?\s*[^\s<>()]{1,200}@[^\s<>()]{1,200}\s*"
    r"\(([^<>()]{1,200})\)\s*(?:\]\]>)?\s*</\1>"
)
_BREAKS_OFF = re.compile(
    r"(?:\[\s?(?:…|\.\.\.)\s?\]|…|\.\.\.|\b(?:read more|continue reading|read the full (?:story|article)|weiterlesen|"
    r"mehr lesen|lire la suite|leer más|seguir leyendo|sigue leyendo)\W{0,6})$",
    re.IGNORECASE,
)


def read_entry(entry: bytes, around: Mapping[str, str | None], number: int) -> Page:
    """Return the page of an entry; `around` is its feed's head as strings (see `FeedHead`).

    Raise Unreadable when it is broken, or holds no text. It needs feedparser.
    """
    text, encoding = decode(entry, around["charset"])
    parts = [around["opening"], around["about"], _MAILED.sub(r"<\1>\2</\1>", text), around["closing"]]
    document = "".join(['<?xml version="1.0" encoding="utf-8"?>', *(part or "" for part in parts)])
    document = _ENTITY.sub(_letter, _NO_XML.sub("", document))
    found, problem = _parsed(document)
    problem = joined(problem, damage_of(encoding))
    if not found.entries:
        raise Unreadable(f"broken XML: {problem}" if problem else "no entry that can be read")
    try:
        atom = str(found.get("version")).startswith("atom")
        return _page(found.entries[0], found.feed, number, problem, atom=atom)
    except Unreadable as reason:
        raise Unreadable(f"{reason}; {problem}" if problem else str(reason)) from None


def _letter(match: "re.Match[str]") -> str:
    """Return the letter that an entity of HTML is; those of XML, and what would be markup, as they are."""
    letter = html5.get(match[1], "")
    return letter if letter and not set(letter) & set("<>&\"'") else match[0]


def _parsed(document: str) -> tuple[Any, str | None]:
    """Return what feedparser reads, and what was wrong with the XML. It gets bytes in a stream: never an address."""
    import feedparser

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = feedparser.parse(io.BytesIO(_REFERENCE.sub(_a_character, document).encode("utf-8", "replace")))
    fault = str(found.get("bozo_exception") or "") if found.bozo else ""
    if not fault or "declared as" in fault:
        return found, None
    return found, f"broken XML, read as far as it goes ({line_of(fault.split(':')[-1])})"


def _a_character(reference: "re.Match[str]") -> str:
    """Return a numeric reference as it stands, or U+FFFD where there is no such character: feedparser fails on it."""
    hexadecimal, decimal = reference.groups()
    digits = hexadecimal or decimal
    value = int(digits, 16 if hexadecimal else 10) if len(digits) <= _DIGITS else _LAST + 1
    return reference[0] if value <= _LAST and not 0xD800 <= value < 0xE000 else "\ufffd"


class _Notes:
    """The lines of an entry's page, and the line that each field of the article stands on."""

    def __init__(self) -> None:
        self.lines = PageLines()
        self.evidence: dict[str, Evidence] = {}

    def add(self, field: str | None, label: str, value: str | None, confidence: float = 1.0) -> None:
        """Add a line of metadata; one without a value is none, one without a field explains nothing."""
        if value:
            line = self.lines.add(f"{label}: {value}", "metadata", label)
            if field:
                self.evidence[field] = Evidence(line, confidence, label)


def _page(entry: Any, feed: Any, number: int, problem: str | None, *, atom: bool) -> Page:
    body, name, rest = _body(entry)
    notes = _Notes()
    article = _article(entry, feed, body, notes)
    if not article.authors and atom and (authors := _names(feed)):
        # In Atom, who wrote the feed wrote the entries that name nobody.
        article = replace(article, authors=authors)
        notes.evidence["authors"] = Evidence(None, 0.8, "the feed's author")
    notes.evidence["text"] = Evidence(notes.lines.add(body.text, "kept", name), *_whole(body, name))
    for aside in body.asides:
        notes.lines.add(aside.text, "aside", aside.kind)
    if rest:
        notes.lines.add(rest, "cut", "summary: the content is read")
    page = Page(
        "feed",
        body.text,
        (replace(article, evidence=notes.evidence),),
        source=article.source,
        url=article.url,
        language=article.language,
        extractor=name,
        problem=problem,
        record=number,
    )
    return notes.lines.page(page)


def _article(entry: Any, feed: Any, body: Body, notes: _Notes) -> Article:
    """Return the article of an entry, its facts noted as lines."""
    title, authors = line_of(_plain(entry, "title")), _names(entry)
    address = next((url for key in ("feedburner_origlink", "link", "id") if (url := url_of(entry.get(key)))), None)
    outlet = line_of(_plain(entry.get("source") or {}, "title"))
    words = keywords_of([tag.get("label") or tag.get("term") for tag in entry.get("tags", ())])
    date, label, sure = _date(entry)
    notes.add("title", "title", title)
    notes.add("authors", "author", "; ".join(authors))
    notes.add("date", label, date.raw if date else line_of(_raw(entry, label)), sure)
    if label != "updated":
        notes.add(None, "updated", line_of(_raw(entry, "updated")))
    notes.add("url", "link", address)
    notes.add(None, "id", None if entry.get("id") == address else line_of(entry.get("id")))
    notes.add("keywords", "category", "; ".join(words))
    notes.add("outlet", "source", outlet)
    language, why = _language(body, feed, entry)
    if language:
        notes.evidence["language"] = Evidence(None, *why)
    source = line_of(_plain(feed, "title"))
    if source:
        notes.evidence["source"] = Evidence(None, 1.0, "the feed's title")
    return Article(
        body,
        title=title,
        authors=authors,
        date=replace(date, line=notes.evidence["date"].line) if date else None,
        outlet=outlet,
        language=language,
        url=address,
        source=source or outlet,
        keywords=words,
    )


def _names(part: Any) -> tuple[str, ...]:
    return names_of([person["name"] for person in part.get("authors", ()) if person.get("name")])


def _body(entry: Any) -> tuple[Body, str, str | None]:
    """Return the body of an entry, what it was made of, and the summary beside it; raise Unreadable without text."""
    contents = [part for part in entry.get("content", ()) if isinstance(part.get("value"), str)]
    summary = entry.get("summary") or ""
    for part in sorted(contents, key=lambda part: -len(part["value"])):
        if (body := _read(part["value"], part.get("type"), part.get("base"))).text:
            beside = " ".join(text_lines(summary))
            same = not beside or " ".join(body.text.split()).startswith(beside.rstrip(" .…[]")[:200])
            return body, "content", None if same else beside
    detail = entry.get("summary_detail") or {}
    body = _read(summary, detail.get("type"), detail.get("base"))
    if not body.text:
        raise Unreadable("no text in this record")
    return body, "summary", None


def _read(value: str, kind: str | None, base: str | None) -> Body:
    if kind != "text/plain" or looks_like_html(value):
        return fragment_body(value, url_of(base))
    return plain_body(value)


def _whole(body: Body, name: str) -> tuple[float, str]:
    """Return how sure it is that a text is the whole article's, and why."""
    if _BREAKS_OFF.search(body.text[-60:]):
        return 0.3, f"{name}: it breaks off, and is a teaser of the article"
    if name == "summary":
        return 0.5, "summary: the feed's own, perhaps only a teaser of the article"
    return 1.0, name


def _plain(part: Any, key: str) -> str | None:
    """Return a line of a feed without the HTML that it may be written in."""
    value = part.get(key)
    if not isinstance(value, str):
        return None
    kind = (part.get(f"{key}_detail") or {}).get("type")
    html = kind != "text/plain" or looks_like_html(value)
    return line_of(" ".join(text_lines(value)) if html else value)


def _raw(entry: Any, key: str) -> Any:
    # feedparser's own `get` takes one date for the other.
    return dict.get(entry, key)


def _date(entry: Any) -> tuple[PrintedDate | None, str, float]:
    """Return the date of an entry, the name that it stands under, and how sure it is that this is its publication."""
    for label, sure in (("published", 1.0), ("updated", 0.6), ("created", 0.6)):
        if raw := _raw(entry, label):
            found = stamp_of(raw)
            return found, label, sure if found else 0.0
    return None, "published", 0.0


def _language(body: Body, feed: Any, entry: Any) -> tuple[str | None, tuple[float, str]]:
    """Return the language of an entry: what its text shows, else what the feed says of all of them."""
    detail = entry.get("summary_detail") or entry.get("title_detail") or {}
    said = language_of(detail.get("language")) or language_of(feed.get("language"))
    shown = detect(body.text[:4000])
    if shown and shown != said:
        return shown, (0.7, "the text's own words")
    return said, (0.95, "the feed's language")
