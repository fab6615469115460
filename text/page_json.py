"""Pages as JSON: how they travel from a worker. What is at its default is left out; small records are lists."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields
from operator import attrgetter
from typing import Any

from readroom.text.model import Article, Aside, Body, Evidence, LineVerdict, Page, PrintedDate, Span, Voice


def _plain_of(record: type[Any], *without: str) -> Callable[[Any], dict[str, Any]]:
    """Return a function that gives the fields of a record that are not at their defaults."""
    names = tuple(f.name for f in fields(record) if f.name not in without)
    defaults = tuple(f.default if f.default is not MISSING else None for f in fields(record) if f.name in names)
    values = attrgetter(*names)

    def plain(one: Any) -> dict[str, Any]:
        pairs = zip(names, values(one), defaults, strict=True)
        return {name: value for name, value, default in pairs if value is not default and value != default}

    return plain


_page_fields = _plain_of(Page, "text", "articles", "verdicts", "crawl_date")
_article_fields = _plain_of(Article, "body", "date", "first_date", "evidence")
_span = attrgetter("kind", "start", "end", "level", "href")
_aside = attrgetter("kind", "at", "text", "line")
_date = attrgetter("value", "precision", "raw", "line")
_verdict = attrgetter("line", "verdict", "reason", "article")
_evidence = attrgetter("line", "confidence", "reason")
_voice = attrgetter("start", "end", "title", "authors", "outlet", "date", "url")


def page_to_json(page: Page) -> dict[str, Any]:
    """Return a page as plain JSON values; its text is left out where it equals its one article's."""
    found = _page_fields(page)
    found["articles"] = [_article_to_json(article) for article in page.articles]
    if [a.body.text for a in page.articles] != [page.text]:
        found["text"] = page.text
    if page.verdicts:
        found["verdicts"] = list(map(_verdict, page.verdicts))
    if page.crawl_date:
        found["crawl_date"] = _date(page.crawl_date)
    return found


def _article_to_json(article: Article) -> dict[str, Any]:
    found = _article_fields(article)
    found["body"] = _body_to_json(article.body)
    if article.date:
        found["date"] = _date(article.date)
    if article.first_date:
        found["first_date"] = _date(article.first_date)
    if article.evidence:
        found["evidence"] = {field: _evidence(e) for field, e in article.evidence.items()}
    return found


def _body_to_json(body: Body) -> dict[str, Any]:
    found: dict[str, Any] = {"text": body.text}
    if body.spans:
        found["spans"] = list(map(_span, body.spans))
    if body.asides:
        found["asides"] = list(map(_aside, body.asides))
    if body.voices:
        found["voices"] = [
            [_date(value) if isinstance(value, PrintedDate) else value for value in _voice(v)] for v in body.voices
        ]
    return found


def page_from_json(data: Mapping[str, Any]) -> Page:
    """Return the page that `page_to_json` made; raise KeyError, TypeError or ValueError when `data` is none."""
    values = dict(data)
    articles = tuple(_article_from_json(a) for a in values.pop("articles"))
    if "text" not in values:
        (values["text"],) = (a.body.text for a in articles)
    if "verdicts" in values:
        values["verdicts"] = tuple(LineVerdict(*v) for v in values["verdicts"])
    if "crawl_date" in values:
        values["crawl_date"] = PrintedDate(*values["crawl_date"])
    return Page(articles=articles, **values)


def _article_from_json(data: Mapping[str, Any]) -> Article:
    values = dict(data)
    for name in ("authors", "keywords", "lines"):
        if name in values:
            values[name] = tuple(values[name])
    for name in ("date", "first_date"):
        if name in values:
            values[name] = PrintedDate(*values[name])
    if "evidence" in values:
        values["evidence"] = {field: Evidence(*e) for field, e in values["evidence"].items()}
    values["body"] = _body_from_json(values["body"])
    return Article(**values)


def _body_from_json(data: Mapping[str, Any]) -> Body:
    if len(data) == 1:
        return Body(data["text"])
    return Body(
        data["text"],
        tuple(Span(*s) for s in data.get("spans", ())),
        tuple(Aside(*a) for a in data.get("asides", ())),
        tuple(_voice_from_json(*v) for v in data.get("voices", ())),
    )


def _voice_from_json(
    start: int,
    end: int,
    title: str | None,
    authors: Sequence[str],
    outlet: str | None,
    date: Sequence[Any] | None,
    url: str | None,
) -> Voice:
    return Voice(start, end, title, tuple(authors), outlet, PrintedDate(*date) if date else None, url)
