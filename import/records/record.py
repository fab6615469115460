"""One record with named fields (a JSON object, a row) to a page with one article.

The names are those of `readroom export articles` and what others call the same thing. Text comes as it is, as
Markdown or as HTML, by its field's name and, for HTML, by its looks; nothing else is guessed.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from readroom.importer.damage import joined, with_problem
from readroom.importer.fields import SHORT, date_of, keywords_of, language_of, line_of, name_of, names_of, url_of
from readroom.importer.formats import Unreadable
from readroom.importer.records.body import exported_body, plain_body
from readroom.importer.records.places import Columns, Places
from readroom.text.model import Article, Body, Evidence, Page, PrintedDate
from readroom.text.names import as_printed, byline_names, inverted_names, prepared, without_by

if TYPE_CHECKING:
    from readroom.importer.recipe.recipe import Chooser

_WHOLE_PAGE = re.compile(r"\s*(?:<!doctype|<html)", re.IGNORECASE)
_KEY = re.compile(r"\S{1,200}$")
_TWO_WORDS = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+$")
"""What most bylines are; nothing but "By" can be in it that is not of the name."""
_WIDE = "\u2e80"  # the first character of scripts without spaces
LEAD = 1000
"""How many code points of white space may stand before a whole HTML page."""


def read_fields(
    record: Mapping[str, object],
    kind: str,
    number: int | None,
    problem: str | None = None,
    columns: Columns = (),
    recipe: "Chooser | None" = None,
) -> Page:
    """Return the page that a record is; raise Unreadable("no text in this record") when it has none.

    `kind` is the name of the file's format, `number` the record's place in its file, from 1. `columns` says of names
    in the record which field of readroom's they are, before what they are known for. `recipe` finds the recipe of a
    body of HTML; what that says of a field goes before what the record says.
    """
    places = Places(record, columns)
    crawled = _date(places, "crawl_date")
    page = _from_page(places, recipe)
    if page is not None and page.articles:
        articles = page.articles
        if len(articles) == 1:
            articles = (_told(articles[0], places),)
        page = replace(page, format=kind, articles=articles, record=number, crawl_date=crawled or page.crawl_date)
        return with_problem(page, problem)
    body, said = _body(places)
    if not body.text.strip():
        raise Unreadable("no text in this record")
    article = Article(body, **_said(places, body.text))
    return Page(
        kind,
        body.text,
        (article,),
        source=article.source,
        url=article.url,
        language=article.language,
        crawl_date=crawled,
        extractor="record",
        problem=joined(problem, said),
        record=number,
    )


def _told(article: Article, places: Places) -> Article:
    """Return an article of a page with what its record says of it, where no recipe said it."""
    said = _said(places, article.body.text, article)
    kept = {field: why for field, why in article.evidence.items() if why.reason.startswith("recipe ")}
    if "evidence" in said:
        said["evidence"] |= kept
    return replace(article, **{field: value for field, value in said.items() if field not in kept})


def _from_page(places: Places, recipe: "Chooser | None") -> Page | None:
    """Return the page of a record that holds a whole HTML page, or a fragment that a recipe is for; or None."""
    value = places.held.get("whole page")
    if not isinstance(value, str) or "<" not in value[:LEAD] or not _WHOLE_PAGE.match(value):
        return _from_fragment(places, recipe) if recipe else None
    if "rather than a whole page" in places.held:
        return None
    from readroom.importer.html.page import read_page

    try:
        return read_page(value, recipe)
    except Unreadable:
        return None


def _from_fragment(places: Places, recipe: "Chooser") -> Page | None:
    """Return the page of a record whose body is HTML that a recipe is for, or None."""
    held = places.held
    if "spans" in places or "markdown" in held:
        return None
    value = held.get("html", held.get("text"))
    if not isinstance(value, str) or "<" not in value:
        return None
    from readroom.importer.html.fragment import fragment_page, looks_like_html

    if "html" not in held and not looks_like_html(value):
        return None
    return fragment_page(value, url_of(held.get("url")), recipe)


def _body(places: Places) -> tuple[Body, str | None]:
    """Return a record's body, and what could not be kept of it."""
    held = places.held
    if "spans" in places and isinstance(places.value("spans"), list):
        text = held.get("exported text")
        if isinstance(text, str) and text.strip():
            parts = {name: places.value(name) for name in ("spans", "asides", "voices")}
            return exported_body({"text": text, **parts})
    if isinstance(value := held.get("markdown"), str):
        from readroom.text.markdown import from_markdown

        return from_markdown(value), None
    value = held.get("html")
    html = isinstance(value, str)
    if not html:
        value = held.get("text")
        if isinstance(value, list):
            value = "\n\n".join(v for v in value if isinstance(v, str))
        if isinstance(value, dict):
            value = next((value[n] for n in ("text", "content", "value", "body") if value.get(n)), None)
    if not isinstance(value, str):
        return Body(), None
    if html or "<" in value:
        from readroom.importer.html.fragment import fragment_body, looks_like_html

        if html or looks_like_html(value):
            return fragment_body(value, url_of(held.get("url"))), None
    return plain_body(value), None


def _date(places: Places, field: str) -> PrintedDate | None:
    if field in places.held:
        for value in places.each(field):
            if date := date_of(value):
                return date
    return None


def _name(value: Any) -> str | None:
    """Return the name that a value is or, as an object, has."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("title") or value.get("domain")
    return name_of(value)


def _section(value: Any) -> str | None:
    return name_of(value[0] if isinstance(value, list) and value else value)


def _authors(value: Any) -> tuple[str, ...]:
    """Return the names of a field, as printed: family names first too, where a comma stands within one name."""
    if not isinstance(value, str):
        return names_of(value)
    return _known_byline(value) if len(value) <= SHORT else _from_byline(value)


def _from_byline(value: str) -> tuple[str, ...]:
    line = line_of(value)
    if line and _TWO_WORDS.match(line) and without_by(line) == line:
        return (line,)
    if not line or "@" in line or (" " not in line and max(line) <= _WIDE):
        return names_of(value)
    if max(line) > _WIDE:
        return byline_names(line)
    bare = without_by(line)
    found = inverted_names(bare, sure=bare != line)
    if found:
        from readroom.importer.cut.byline import is_outlet  # the wording that it knows takes time to load

        if not any(is_outlet(name.rpartition(",")[2].strip()) for name in found):
            return found
    names, suffixes = prepared(line)
    return tuple(as_printed(names_of(names), line, suffixes))


_known_byline = lru_cache(maxsize=1 << 14)(_from_byline)


_SAYS: dict[str, Callable[[Any], Any]] = {
    "title": line_of,
    "authors": _authors,
    "outlet": _name,
    "outlet_name": line_of,
    "section": _section,
    "language": language_of,
    "url": url_of,
    "source": _name,
    "keywords": keywords_of,
    "database": line_of,
    "accession": line_of,
    "edition": line_of,
    "print_page": line_of,
}
"""What the value of a field says of an article."""


def _said(places: Places, text: str, before: Article | None = None) -> dict[str, Any]:
    """Return what a record says about its article, as the article's fields; what it does not say is left out.

    `before` is the article that was read from a page which the record holds.
    """
    found: dict[str, Any] = {}
    for field, value in places.held.items():
        if field in _SAYS and (said := _SAYS[field](value)):
            found[field] = said
    if date := _date(places, "date"):
        raw = places.held.get("date_raw")
        raw = line_of(raw) if isinstance(raw, str) else None
        found["date"] = replace(date, raw=raw) if raw else date
    elif raw := line_of(places.first("date")):
        unread = Evidence(None, 0.0, f"not read as a date: {raw[:80]}")
        found["evidence"] = {**(before.evidence if before else {}), "date": unread}
    if first_date := _date(places, "first_date"):
        found["first_date"] = first_date
    if "outlet" in found:
        found.setdefault("source", found["outlet"])
    if "language" not in found and not (before and before.language):
        from readroom.text.language import detect

        if language := detect(text[:4000]):
            found["language"] = language
    if "spans" in places and isinstance(key := places.first("key"), str) and _KEY.match(key):
        found["key"] = key
    return found
