"""Pages as rows of JSON: the shortest way from a worker to the library, both of which are the same program.

A row has the fields of its record in their order. Texts are not in it; they travel beside it. On arrival every value
must be of the kind that its field has: a string where a number belongs would pass by the gate.
"""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from itertools import chain
from operator import attrgetter, itemgetter
from typing import Any, get_args

from readroom.text.line_runs import LineRuns, runs_of
from readroom.text.model import (
    Article,
    Aside,
    AsideKind,
    Body,
    Evidence,
    LineVerdict,
    Page,
    Precision,
    PrintedDate,
    Span,
    SpanKind,
    Verdict,
    Voice,
)

_PAGE = tuple(f.name for f in fields(Page))
_ARTICLE = tuple(f.name for f in fields(Article))
_page = attrgetter(*_PAGE)
_article = attrgetter(*_ARTICLE)
_span = attrgetter(*(f.name for f in fields(Span)))
_aside = attrgetter(*(f.name for f in fields(Aside)))
_printed = attrgetter(*(f.name for f in fields(PrintedDate)))
_voice = attrgetter(*(f.name for f in fields(Voice)))
_evidence = attrgetter(*(f.name for f in fields(Evidence)))
_TEXT, _ARTICLES, _VERDICTS, _CRAWLED, _RECORD = map(
    _PAGE.index, ("text", "articles", "verdicts", "crawl_date", "record")
)
_BODY, _DATE, _FIRST = map(_ARTICLE.index, ("body", "date", "first_date"))
_AUTHORS, _KEYWORDS, _LINES, _EVIDENCE = map(_ARTICLE.index, ("authors", "keywords", "lines", "evidence"))
_VOICE_DATE = [f.name for f in fields(Voice)].index("date")
_page_strings = itemgetter(*map(_PAGE.index, ("source", "url", "language", "problem", "recipe")))
_article_strings = itemgetter(
    *map(_ARTICLE.index, ("title", "outlet", "outlet_name", "section", "language", "url", "database", "accession")),
    *map(_ARTICLE.index, ("edition", "print_page", "key", "source")),
)
_page_words = itemgetter(*map(_PAGE.index, ("format", "extractor")))
_STRING, _STRING_OR_NONE = frozenset({str}), frozenset({str, type(None)})
_NUMBER, _NUMBER_OR_NONE, _SHARE = frozenset({int}), frozenset({int, type(None)}), frozenset({int, float})
_VERDICT, _PRECISION = frozenset(get_args(Verdict)), frozenset(get_args(Precision))
_SPAN, _ASIDE = frozenset(get_args(SpanKind)), frozenset(get_args(AsideKind))


def page_row(page: Page) -> list[Any]:
    """Return a page as a row of plain JSON values, without its texts."""
    row = list(_page(page))
    row[_TEXT] = None
    row[_ARTICLES] = [_article_row(article) for article in page.articles]
    row[_VERDICTS] = _runs_row(page.verdicts)
    row[_CRAWLED] = _date_row(page.crawl_date)
    return row


def _runs_row(verdicts: Sequence[LineVerdict]) -> list[Any]:
    """Return verdicts as a row: their fates, and first line, last line and fate of each run, one after the other."""
    found = runs_of(verdicts)
    return [found.fates, list(chain.from_iterable(found.runs))]


def _article_row(article: Article) -> list[Any]:
    row = list(_article(article))
    body = article.body
    if body.spans or body.asides or body.voices:
        row[_BODY] = [list(map(_span, body.spans)), list(map(_aside, body.asides)), list(map(_voice_row, body.voices))]
    else:
        row[_BODY] = None
    row[_DATE], row[_FIRST] = _date_row(article.date), _date_row(article.first_date)
    row[_EVIDENCE] = {field: _evidence(e) for field, e in article.evidence.items()}
    return row


def _date_row(date: PrintedDate | None) -> Any:
    return _printed(date) if date else None


def _voice_row(voice: Voice) -> list[Any]:
    row = list(_voice(voice))
    row[_VOICE_DATE] = _date_row(voice.date)
    return row


def page_of(row: list[Any], texts: list[str], text: str | None) -> Page:
    """Return the page that `page_row` made a row of, which is used up; raise TypeError, ValueError or IndexError.

    `texts` are those of its articles, `text` its own (None: that of its one article).
    """
    _must_be(_STRING, _page_words(row))
    _must_be(_STRING_OR_NONE, _page_strings(row))
    _must_be(_NUMBER_OR_NONE, (row[_RECORD],))
    articles = tuple(_article_of(each, body) for each, body in zip(row[_ARTICLES], texts, strict=True))
    row[_TEXT] = articles[0].body.text if text is None else text
    row[_ARTICLES] = articles
    row[_VERDICTS] = _verdicts_of(*row[_VERDICTS])
    row[_CRAWLED] = _date_of(row[_CRAWLED])
    return Page(*row)


def _must_be(kinds: frozenset[object], values: Iterable[Any]) -> None:
    if not kinds.issuperset(map(type, values)):
        raise TypeError("a value of another kind than its field has")


def _must_be_among(names: frozenset[str], values: Iterable[Any]) -> None:
    if not names.issuperset(values):
        raise ValueError("a name that its field does not have")


def _verdicts_of(fates: list[Any], numbers: list[int]) -> Sequence[LineVerdict]:
    if not numbers:
        return ()
    verdicts, reasons, articles = zip(*fates, strict=True)
    _must_be_among(_VERDICT, verdicts)
    _must_be(_STRING, reasons)
    _must_be(_NUMBER_OR_NONE, articles)
    _must_be(_NUMBER, numbers)
    if not (min(numbers) >= 0 and max(numbers[2::3]) < len(fates)):
        raise IndexError("a line without a fate")
    three = [iter(numbers)] * 3
    return LineRuns(tuple(zip(verdicts, reasons, articles, strict=True)), tuple(zip(*three, strict=True)))


def _article_of(row: list[Any], text: str) -> Article:
    more = row[_BODY]
    row[_BODY] = _body_of(text, *more) if more else Body(text)
    row[_AUTHORS], row[_KEYWORDS] = tuple(row[_AUTHORS]), tuple(row[_KEYWORDS])
    _must_be(_STRING_OR_NONE, _article_strings(row))
    _must_be(_STRING, row[_AUTHORS] + row[_KEYWORDS])
    if row[_LINES]:
        first, last = row[_LINES]
        row[_LINES] = (first, last)
        _must_be(_NUMBER, row[_LINES])
    row[_DATE], row[_FIRST] = _date_of(row[_DATE]), _date_of(row[_FIRST])
    row[_EVIDENCE] = _evidence_of(row[_EVIDENCE])
    return Article(*row)


def _evidence_of(found: Any) -> dict[str, Evidence]:
    if not found:
        return {}
    if not isinstance(found, dict):
        raise TypeError("evidence that is of no field")
    lines, shares, reasons = zip(*found.values(), strict=True)
    _must_be(_NUMBER_OR_NONE, lines)
    _must_be(_SHARE, shares)
    _must_be(_STRING, reasons)
    return {field: Evidence(*e) for field, e in found.items()}


def _body_of(text: str, spans: list[Any], asides: list[Any], voices: list[Any]) -> Body:
    if spans:
        kinds, starts, ends, levels, targets = zip(*spans, strict=True)
        _must_be_among(_SPAN, kinds)
        _must_be(_NUMBER, starts + ends)
        _must_be(_NUMBER_OR_NONE, levels)
        _must_be(_STRING_OR_NONE, targets)
    if asides:
        kinds, places, texts, lines = zip(*asides, strict=True)
        _must_be_among(_ASIDE, kinds)
        _must_be(_NUMBER, places)
        _must_be(_STRING, texts)
        _must_be(_NUMBER_OR_NONE, lines)
    return Body(
        text, tuple([Span(*s) for s in spans]), tuple([Aside(*a) for a in asides]), tuple(map(_voice_of, voices))
    )


def _voice_of(row: list[Any]) -> Voice:
    start, end, title, authors, outlet, date, url = row
    _must_be(_NUMBER, (start, end))
    _must_be(_STRING_OR_NONE, (title, outlet, url))
    _must_be(_STRING, authors)
    return Voice(start, end, title, tuple(authors), outlet, _date_of(date), url)


def _date_of(row: Any) -> PrintedDate | None:
    if not row:
        return None
    value, precision, raw, line = row
    _must_be(_STRING, (value, raw))
    _must_be_among(_PRECISION, (precision,))
    _must_be(_NUMBER_OR_NONE, (line,))
    return PrintedDate(value, precision, raw, line)
