"""The rows that a page and an article are made of: the statements that write them, and their values."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from readroom.db.columns import article_columns, date_columns, names_json
from readroom.db.import_log import Origin
from readroom.db.pages import pack_verdicts
from readroom.db.stored_text import StoredText, packed_by
from readroom.text.model import Article, Page

Rows = list[tuple[Any, ...]]
Statement = tuple[str, tuple[Any, ...]]
"""A statement and the values of one row."""
_PLACE = ("id", "key", "docid", "source_id", "page_id", "position")

INSERT_TEXT = "insert into article_text values (?, ?)"
"""Writes an article's id and its text as it is stored."""


def page_row(
    page_id: int,
    page: Page,
    origin: Origin,
    source: int,
    run: int,
    reading: str | None,
    prepared: Mapping[str, StoredText],
) -> Statement:
    """Return the statement that inserts a page, and its values.

    `source` is the id of its source; `prepared` has its text packed if that was done before.
    """
    alone = [article.body.text for article in page.articles] == [page.text]
    date, precision, raw, _ = date_columns(page.crawl_date)
    columns, values = _there(
        {
            "id": page_id,
            "digest": origin.digest,
            "file": origin.file,
            "record": origin.record or None,
            "format": page.format,
            "source_id": source,
            "extractor": page.extractor,
            "url": page.url,
            "language": page.language,
            "crawl_date": date,
            "crawl_date_precision": precision,
            "crawl_date_raw": raw,
            "problem": page.problem,
            "text": None if alone else packed_by(prepared, page.text),
            "verdicts": pack_verdicts(page.verdicts),
            "run_id": run,
            "member": origin.member,
            "reading": reading,
            "recipe": page.recipe,
        }
    )
    return _insert_page(columns), values


def article_row(place: tuple[int, str, int, int, int, int], article: Article, digest: str, words: int) -> Statement:
    """Return the statement that inserts an article, and its values.

    `place` is its id, key and docid, the ids of its source and page, and its number on it.
    """
    columns, values = _there(article_columns(article, digest, words))
    return _insert_article(columns), place + values


def _there(row: dict[str, Any]) -> tuple[tuple[str, ...], tuple[Any, ...]]:
    """Return the columns of a row that hold something, and what: to hand over a null takes as long as to store it."""
    columns = tuple([column for column, value in row.items() if value is not None])
    return columns, tuple([value for value in row.values() if value is not None])


@lru_cache(maxsize=128)
def _insert_article(columns: tuple[str, ...]) -> str:
    return _insert("article", (*_PLACE, *columns))


@lru_cache(maxsize=128)
def _insert_page(columns: tuple[str, ...]) -> str:
    return _insert("page", columns)


def _insert(table: str, columns: tuple[str, ...]) -> str:
    return f"insert into {table} ({', '.join(columns)}) values ({', '.join('?' * len(columns))})"


def part_rows(article_id: int, article: Article) -> Iterator[tuple[str, Rows]]:
    """Yield what an article has beside its row and its text: statements, and the rows that each writes."""
    body = article.body
    if article.keywords:
        yield (
            "insert into keyword values (?, ?, ?)",
            [(article_id, n, k) for n, k in enumerate(dict.fromkeys(article.keywords))],
        )
    if article.evidence:
        yield (
            "insert into evidence values (?, ?, ?, ?, ?)",
            [(article_id, f, e.line, e.confidence, e.reason) for f, e in article.evidence.items()],
        )
    if body.spans:
        yield (
            "insert into span values (?, ?, ?, ?, ?, ?, ?)",
            [(article_id, n, s.kind, s.start, s.end, s.level, s.href) for n, s in enumerate(body.spans)],
        )
    if body.voices:
        yield (
            "insert into voice values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (article_id, n, v.start, v.end, v.title, names_json(v.authors), v.outlet,
                 *date_columns(v.date), v.url)
                for n, v in enumerate(body.voices)
            ],
        )  # fmt: skip
    if body.asides:
        yield (
            "insert into aside values (?, ?, ?, ?, ?, ?)",
            [(article_id, n, a.kind, a.at, a.text, a.line) for n, a in enumerate(body.asides)],
        )
