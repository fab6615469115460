"""A page behind the text gate, whatever its reader let through: what the one write path stores."""

from collections.abc import Sequence
from dataclasses import replace

from readroom.text.gate import clean, clean_line
from readroom.text.model import Article, Aside, Body, Evidence, LineVerdict, Page, PrintedDate, Span, Voice


def gated_page(page: Page) -> Page:
    """Return the page with every string of it cleaned; offsets move along with what is taken out."""
    return replace(
        page,
        text=clean(page.text),
        articles=tuple(_article(a) for a in page.articles),
        verdicts=tuple(_verdict(v) for v in page.verdicts),
        source=_line(page.source),
        url=_line(page.url),
        language=_line(page.language),
        crawl_date=_date(page.crawl_date),
        problem=_line(page.problem),
    )


def gated_body(body: Body) -> Body:
    """Return the body with its text cleaned and its ranges where they belong then; empty ones are left out."""
    text = clean(body.text)
    spans, asides, voices = body.spans, body.asides, body.voices
    if text != body.text:
        spans = tuple(_moved_span(body.text, s) for s in spans)
        asides = tuple(replace(a, at=_moved(body.text, a.at)) for a in asides)
        voices = tuple(_moved_voice(body.text, v) for v in voices)
    return Body(
        text,
        tuple(replace(s, href=_line(s.href)) if s.href else s for s in spans if s.start < s.end),
        tuple(_aside(a) for a in asides),
        tuple(_voice(v) for v in voices if v.start < v.end),
    )


def _moved(text: str, offset: int) -> int:
    return len(clean(text[:offset]))


def _moved_span(text: str, span: Span) -> Span:
    return replace(span, start=_moved(text, span.start), end=_moved(text, span.end))


def _moved_voice(text: str, voice: Voice) -> Voice:
    return replace(voice, start=_moved(text, voice.start), end=_moved(text, voice.end))


def _line(value: str | None) -> str | None:
    return clean_line(value) or None if value else None


def _lines(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(line for line in map(clean_line, values) if line)


def _date(date: PrintedDate | None) -> PrintedDate | None:
    return replace(date, value=clean_line(date.value), raw=clean_line(date.raw)) if date else None


def _verdict(verdict: LineVerdict) -> LineVerdict:
    reason = clean_line(verdict.reason)
    return verdict if reason == verdict.reason else replace(verdict, reason=reason)


def _aside(aside: Aside) -> Aside:
    text = clean(aside.text)
    return aside if text == aside.text else replace(aside, text=text)


def _voice(voice: Voice) -> Voice:
    return replace(
        voice,
        title=_line(voice.title),
        authors=_lines(voice.authors),
        outlet=_line(voice.outlet),
        date=_date(voice.date),
        url=_line(voice.url),
    )


def _article(article: Article) -> Article:
    return replace(
        article,
        body=gated_body(article.body),
        title=_line(article.title),
        authors=_lines(article.authors),
        date=_date(article.date),
        first_date=_date(article.first_date),
        outlet=_line(article.outlet),
        outlet_name=_line(article.outlet_name),
        section=_line(article.section),
        language=_line(article.language),
        url=_line(article.url),
        key=_line(article.key),
        source=_line(article.source),
        keywords=_lines(article.keywords),
        evidence={clean_line(f): _evidence(e) for f, e in article.evidence.items()},
    )


def _evidence(evidence: Evidence) -> Evidence:
    reason = clean_line(evidence.reason)
    return evidence if reason == evidence.reason else replace(evidence, reason=reason)
