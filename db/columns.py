"""What the columns of a page and of an article hold."""

from collections.abc import Sequence
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any
from urllib.parse import urlsplit

from readroom.db.import_log import Origin
from readroom.db.values import title_key
from readroom.text.gate import clean_line
from readroom.text.model import Article, Page, PrintedDate

OPENING_LENGTH = 90
"""How much of an untitled article stands for its title in lists (code points)."""

DateColumns = tuple[str | None, str | None, str | None, int | None]


def date_columns(printed: PrintedDate | None) -> DateColumns:
    """Return value, precision, printed form and line of a date; four times None when it is absent."""
    if printed is None:
        return None, None, None, None
    return printed.value, printed.precision, printed.raw or None, printed.line


def names_json(names: Sequence[str]) -> str:
    """Return names as they are stored: a list in JSON."""
    return f"[{', '.join(map(encode_basestring, names))}]"


def article_columns(article: Article, digest: str, words: int) -> dict[str, Any]:
    """Return the columns of an article that come from itself; `words` is how many its text has."""
    first, last = article.lines or (None, None)
    date, precision, raw, line = date_columns(article.date)
    first_date, first_precision, first_raw, first_line = date_columns(article.first_date)
    first_words = None if article.title else opening(article.body.text)
    return {
        "title": article.title,
        "opening": first_words,
        "title_key": title_key(article.title, first_words),
        "authors": names_json(article.authors),
        "date": date,
        "date_precision": precision,
        "date_raw": raw,
        "date_line": line,
        "first_date": first_date,
        "first_date_precision": first_precision,
        "first_date_raw": first_raw,
        "first_date_line": first_line,
        "outlet": article.outlet,
        "outlet_name": article.outlet_name,
        "section": article.section,
        "language": article.language,
        "url": article.url,
        "database": article.database,
        "accession": article.accession,
        "edition": article.edition,
        "print_page": article.print_page,
        "words": words,
        "digest": digest,
        "line_first": first,
        "line_last": last,
    }


def opening(text: str) -> str:
    """Return the first words of a text, at most `OPENING_LENGTH` code points, cut between words."""
    line = clean_line(text[: OPENING_LENGTH * 4])
    if len(line) <= OPENING_LENGTH:
        return line
    return line[: OPENING_LENGTH + 1].rsplit(" ", 1)[0][:OPENING_LENGTH] + "…"


def source_name(page: Page, article: Article | None, origin: Origin, override: str | None) -> str:
    """Return who published the page: as named by the run, the record, the page's site, its domain, or its folder."""
    names = (
        override,
        article.source if article else None,
        page.source,
        (article.outlet_name or article.outlet) if article and origin.record else None,
    )
    for name in names:
        if name and (found := _line(name)):
            return found
    url = page.url or (article.url if article else None)
    if url and (domain := clean_line(_domain(url) or "")):
        return domain
    return _line(origin.folder or "") or "unknown"


_line = lru_cache(maxsize=1 << 10)(clean_line)
"""The names of sources and folders come again and again."""


def _domain(url: str) -> str | None:
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
