"""Pages as rows of JSON: the shortest way from a worker to the library, both of which are the same program.

A row has the fields of its record in their order. Texts are not in it; they travel beside it.
"""

from collections.abc import Sequence
from dataclasses import fields
from itertools import chain, starmap
from operator import attrgetter
from typing import Any

from readroom.text.line_runs import LineRuns, Run, runs_of
from readroom.text.model import Article, Aside, Body, Evidence, LineVerdict, Page, PrintedDate, Span, Voice

_PAGE = tuple(f.name for f in fields(Page))
_ARTICLE = tuple(f.name for f in fields(Article))
_page = attrgetter(*_PAGE)
_article = attrgetter(*_ARTICLE)
_span = attrgetter(*(f.name for f in fields(Span)))
_aside = attrgetter(*(f.name for f in fields(Aside)))
_printed = attrgetter(*(f.name for f in fields(PrintedDate)))
_voice = attrgetter(*(f.name for f in fields(Voice)))
_evidence = attrgetter(*(f.name for f in fields(Evidence)))
_TEXT, _ARTICLES, _VERDICTS, _CRAWLED = map(_PAGE.index, ("text", "articles", "verdicts", "crawl_date"))
_BODY, _DATE, _FIRST = map(_ARTICLE.index, ("body", "date", "first_date"))
_AUTHORS, _KEYWORDS, _LINES, _EVIDENCE = map(_ARTICLE.index, ("authors", "keywords", "lines", "evidence"))
_MANY_LINES = 20_000
_VOICE_DATE, _VOICE_AUTHORS = map([f.name for f in fields(Voice)].index, ("date", "authors"))


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
    articles = tuple(_article_of(each, body) for each, body in zip(row[_ARTICLES], texts, strict=True))
    row[_TEXT] = articles[0].body.text if text is None else text
    row[_ARTICLES] = articles
    row[_VERDICTS] = _verdicts_of(*row[_VERDICTS])
    row[_CRAWLED] = _date_of(row[_CRAWLED])
    return Page(*row)


def _verdicts_of(fates: list[Any], numbers: list[int]) -> Sequence[LineVerdict]:
    if not numbers:
        return ()
    three = [iter(numbers)] * 3
    kinds = tuple((verdict, reason, article) for verdict, reason, article in fates)
    runs = LineRuns(kinds, tuple(starmap(Run, zip(*three, strict=True))))
    # What is short is handled a little faster as a tuple; what is long would take a hundred bytes for each line.
    return tuple(runs) if len(runs) <= _MANY_LINES else runs


def _article_of(row: list[Any], text: str) -> Article:
    more = row[_BODY]
    row[_BODY] = _body_of(text, *more) if more else Body(text)
    row[_AUTHORS], row[_KEYWORDS] = tuple(row[_AUTHORS]), tuple(row[_KEYWORDS])
    if row[_LINES]:
        row[_LINES] = tuple(row[_LINES])
    row[_DATE], row[_FIRST] = _date_of(row[_DATE]), _date_of(row[_FIRST])
    if row[_EVIDENCE]:
        row[_EVIDENCE] = {field: Evidence(*e) for field, e in row[_EVIDENCE].items()}
    return Article(*row)


def _body_of(text: str, spans: list[Any], asides: list[Any], voices: list[Any]) -> Body:
    return Body(
        text, tuple(Span(*s) for s in spans), tuple(Aside(*a) for a in asides), tuple(_voice_of(v) for v in voices)
    )


def _voice_of(row: list[Any]) -> Voice:
    row[_VOICE_DATE] = _date_of(row[_VOICE_DATE])
    row[_VOICE_AUTHORS] = tuple(row[_VOICE_AUTHORS])
    return Voice(*row)


def _date_of(row: Any) -> PrintedDate | None:
    return PrintedDate(*row) if row else None
