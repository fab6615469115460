"""A page behind the text gate, whatever its reader let through: what the one write path stores.

What is clean comes back as the same object, so that a page that its reader has cleaned costs a look at it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Any, TypeVar

from readroom.text.gate import clean, clean_line
from readroom.text.line_runs import LineRuns
from readroom.text.model import Article, Aside, Body, Evidence, LineVerdict, Page, PrintedDate, Span, Voice

_T = TypeVar("_T", Aside, Article, Body, Evidence, LineVerdict, Page, PrintedDate, Span, Voice)
_PAGE_LINES = ("source", "url", "language", "problem", "recipe")
_ARTICLE_LINES = (
    *("title", "outlet", "outlet_name", "section", "language", "url", "key", "source"),
    *("database", "accession", "edition", "print_page"),
)
_page_lines = attrgetter(*_PAGE_LINES)
_article_lines = attrgetter(*_ARTICLE_LINES)


def gated_page(page: Page) -> Page:
    """Return the page with every string of it cleaned; offsets move along with what is taken out."""
    if _is_gated(page):
        return page
    found: dict[str, Any] = dict(zip(_PAGE_LINES, map(_line, _page_lines(page)), strict=True))
    found["text"] = clean(page.text)
    found["format"], found["extractor"] = clean_line(page.format), clean_line(page.extractor)
    found["crawl_date"] = _date(page.crawl_date)
    found["articles"] = _each(page.articles, _article)
    found["verdicts"] = _verdicts(page.verdicts)
    return _changed(page, found)


def _is_gated(page: Page) -> bool:
    """Tell of most pages in one look that the gate leaves them as they are; it may say no too often."""
    texts = [page.text]  # often the very one of its article, which is looked at once then
    # What may be empty is told apart from what may not by a dash.
    lines: list[str | None] = [page.format or "-", page.extractor or "-", *_page_lines(page), *_said(page.crawl_date)]
    if page.verdicts:
        lines += _reasons(page.verdicts)
    for article in page.articles:
        body = article.body
        if body.text is not page.text:
            texts.append(body.text)
        if (body.spans or body.asides or body.voices) and not _add_parts(body, lines, texts):
            return False
        lines += (*_article_lines(article), *article.authors, *article.keywords)
        lines += (*_said(article.date), *_said(article.first_date))
        for field, evidence in article.evidence.items():
            lines += (field or "-", evidence.reason or "-")
    # Bars at both ends: white space at the ends of a line, and an empty line, are two spaces then.
    joined = f"| {' '.join([line for line in lines if line is not None])} |"
    plain = "  " not in joined if joined.isascii() and joined.isprintable() else clean_line(joined) == joined
    return plain and all(clean(text) == text for text in texts)


def _reasons(verdicts: Sequence[LineVerdict]) -> list[str]:
    if isinstance(verdicts, LineRuns):
        return [reason or "-" for _, reason, _ in verdicts.fates]
    return [reason or "-" for reason in {verdict.reason for verdict in verdicts}]


def _add_parts(body: Body, lines: list[str | None], texts: list[str]) -> bool:
    """Add the strings of what stands off from a text to `lines` and `texts`; return whether no range is empty."""
    lines += [span.href for span in body.spans if span.href]
    texts.append("\n".join([aside.text for aside in body.asides]))
    for voice in body.voices:
        lines += (voice.title, voice.outlet, voice.url, *voice.authors, *_said(voice.date))
    return all(s.start < s.end for s in body.spans) and all(v.start < v.end for v in body.voices)


def _said(date: PrintedDate | None) -> tuple[str, ...]:
    return (date.value or "-", date.raw or "-") if date else ()


def gated_body(body: Body) -> Body:
    """Return the body with its text cleaned and its ranges where they belong then; empty ones are left out."""
    text = clean(body.text)
    if text == body.text and not (body.spans or body.asides or body.voices):
        return body
    spans, asides, voices = body.spans, body.asides, body.voices
    if text != body.text:
        spans = tuple(replace(s, start=_moved(body.text, s.start), end=_moved(body.text, s.end)) for s in spans)
        asides = tuple(replace(a, at=_moved(body.text, a.at)) for a in asides)
        voices = tuple(replace(v, start=_moved(body.text, v.start), end=_moved(body.text, v.end)) for v in voices)
    found = {
        "text": text,
        "spans": _each(tuple(s for s in spans if s.start < s.end), _span),
        "asides": _each(asides, _aside),
        "voices": _each(tuple(v for v in voices if v.start < v.end), _voice),
    }
    return _changed(body, found)


def _changed(record: _T, found: dict[str, Any]) -> _T:
    """Return a record with what was found for its fields: itself when they hold nothing else."""
    new = {name: value for name, value in found.items() if value != getattr(record, name)}
    return replace(record, **new) if new else record


def _each(records: tuple[_T, ...], gated: Callable[[_T], _T]) -> tuple[_T, ...]:
    return tuple(map(gated, records)) if records else records


def _verdicts(verdicts: Sequence[LineVerdict]) -> Sequence[LineVerdict]:
    return verdicts.with_reasons(clean_line) if isinstance(verdicts, LineRuns) else _each(tuple(verdicts), _verdict)


def _moved(text: str, offset: int) -> int:
    return len(clean(text[:offset]))


def _line(value: str | None) -> str | None:
    return clean_line(value) or None if value else None


def _lines(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(line for line in map(clean_line, values) if line)


def _date(date: PrintedDate | None) -> PrintedDate | None:
    return _changed(date, {"value": clean_line(date.value), "raw": clean_line(date.raw)}) if date else None


def _verdict(verdict: LineVerdict) -> LineVerdict:
    return _changed(verdict, {"reason": clean_line(verdict.reason)})


def _evidence(evidence: Evidence) -> Evidence:
    return _changed(evidence, {"reason": clean_line(evidence.reason)})


def _span(span: Span) -> Span:
    return _changed(span, {"href": _line(span.href)}) if span.href else span


def _aside(aside: Aside) -> Aside:
    return _changed(aside, {"text": clean(aside.text)})


def _voice(voice: Voice) -> Voice:
    found = {
        "title": _line(voice.title),
        "authors": _lines(voice.authors),
        "outlet": _line(voice.outlet),
        "date": _date(voice.date),
        "url": _line(voice.url),
    }
    return _changed(voice, found)


def _article(article: Article) -> Article:
    found: dict[str, Any] = dict(zip(_ARTICLE_LINES, map(_line, _article_lines(article)), strict=True))
    found["body"] = gated_body(article.body)
    found["authors"] = _lines(article.authors)
    found["keywords"] = _lines(article.keywords)
    found["date"], found["first_date"] = _date(article.date), _date(article.first_date)
    if article.evidence:
        found["evidence"] = {clean_line(f): _evidence(e) for f, e in article.evidence.items()}
    return _changed(article, found)
