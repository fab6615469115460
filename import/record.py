"""One record with named fields (a JSON object, a row) to a page with one article.

The names are those of `readroom export articles` and what others call the same thing. Text comes as it is, as
Markdown or as HTML, by its field's name and, for HTML, by its looks; nothing else is guessed.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from readroom.importer import record_names as names
from readroom.importer.fields import date_of, keywords_of, language_of, line_of, names_of, url_of
from readroom.importer.formats import Unreadable
from readroom.importer.record_body import exported_body, plain_body
from readroom.text.gate import clean
from readroom.text.model import Article, Body, Evidence, Page, PrintedDate

_WHOLE_PAGE = re.compile(r"\s*(?:<!doctype|<html)", re.IGNORECASE)
_KEY = re.compile(r"\S{1,200}$")


def read_fields(record: Mapping[str, object], kind: str, number: int | None, problem: str | None = None) -> Page:
    """Return the page that a record is; raise Unreadable("no text in this record") when it has none.

    `kind` is the name of the file's format, `number` the record's place in its file, from 1.
    """
    fields: dict[str, Any] = {}
    for name, value in record.items():
        fields.setdefault(names.plain_name(name), value)
    page = _from_page(fields)
    if page is not None and page.articles:
        articles = tuple(_overlaid(a, fields) if len(page.articles) == 1 else a for a in page.articles)
        return replace(
            page,
            format=kind,
            articles=articles,
            record=number,
            crawl_date=_date(fields, names.CRAWL_DATE) or page.crawl_date,
        )
    body, said = _body(fields)
    if not body.text.strip():
        raise Unreadable("no text in this record")
    article = _overlaid(Article(body), fields)
    return Page(
        kind,
        body.text,
        (article,),
        source=article.source,
        url=article.url,
        language=article.language,
        crawl_date=_date(fields, names.CRAWL_DATE),
        extractor="record",
        problem=problem or said,
        record=number,
    )


def _first(fields: Mapping[str, Any], wanted: tuple[str, ...]) -> Any:
    return next((fields[n] for n in wanted if n in fields and fields[n] not in (None, "", [], {})), None)


def _from_page(fields: Mapping[str, Any]) -> Page | None:
    """Return the page of a record that holds a whole HTML page, or None."""
    value = _first(fields, (*names.HTML, "content", "body"))
    if (
        not isinstance(value, str)
        or not _WHOLE_PAGE.match(value)
        or any(fields.get(n) for n in (*names.MARKDOWN, "text"))
    ):
        return None
    from readroom.importer.html_page import read_page

    try:
        return read_page(value)
    except Unreadable:
        return None


def _body(fields: Mapping[str, Any]) -> tuple[Body, str | None]:
    """Return a record's body, and what could not be kept of it."""
    text = fields.get("text")
    if isinstance(text, str) and text.strip() and isinstance(fields.get("spans"), list):
        return exported_body(fields)
    if isinstance(value := _first(fields, names.MARKDOWN), str):
        from readroom.text.markdown import from_markdown

        return from_markdown(value), None
    value = _first(fields, names.HTML)
    html = isinstance(value, str)
    if not html:
        value = _first(fields, names.TEXT)
        if isinstance(value, list):
            value = "\n\n".join(v for v in value if isinstance(v, str))
        if isinstance(value, dict):
            value = _first(value, ("text", "content", "value", "body"))
    if not isinstance(value, str):
        return Body(), None
    from readroom.importer.html_fragment import fragment_body, looks_like_html

    if html or ("<" in value and looks_like_html(value)):
        return fragment_body(value, url_of(fields.get("url"))), None
    return plain_body(clean(value)), None


def _date(fields: Mapping[str, Any], wanted: tuple[str, ...]) -> PrintedDate | None:
    return next((d for n in wanted if n in fields and (d := date_of(fields[n]))), None)


def _name(value: Any) -> str | None:
    """Return the name that a value is or, as an object, has."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("title") or value.get("domain")
    return line_of(value)


def _overlaid(article: Article, fields: Mapping[str, Any]) -> Article:
    """Return an article with what its record says about it; what the record does not say stays as it is."""
    evidence = dict(article.evidence)
    date = _date(fields, names.DATE)
    if date and isinstance(raw := fields.get("date_raw"), str) and raw.strip():
        date = replace(date, raw=line_of(raw) or date.raw)
    if date is None and (raw := line_of(_first(fields, names.DATE))):
        evidence["date"] = Evidence(None, 0.0, f"not read as a date: {raw[:80]}")
    source, outlet = _name(_first(fields, names.SOURCE)), _name(fields.get("outlet"))
    section = _first(fields, names.SECTION)
    section = section[0] if isinstance(section, list) and section else section
    language = language_of(_first(fields, names.LANGUAGE))
    if language is None and article.language is None:
        from readroom.text.language import detect

        language = detect(article.body.text[:4000])
    exported = "spans" in fields and isinstance(key := fields.get("key"), str) and _KEY.match(key)
    return replace(
        article,
        title=line_of(_first(fields, names.TITLE)) or article.title,
        authors=names_of(_first(fields, names.AUTHORS)) or article.authors,
        date=date or article.date,
        first_date=_date(fields, names.FIRST_DATE) or article.first_date,
        outlet=outlet or article.outlet,
        outlet_name=line_of(fields.get("outlet_name")) or article.outlet_name,
        section=line_of(section) or article.section,
        language=language or article.language,
        url=url_of(_first(fields, names.URL)) or article.url,
        key=str(fields["key"]) if exported else article.key,
        source=source or outlet or article.source,
        keywords=keywords_of(_first(fields, names.KEYWORDS)) or article.keywords,
        evidence=evidence,
    )
