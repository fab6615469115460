"""CSV: one article a row, with its text; lists are joined with "; "."""

from collections.abc import Iterable, Iterator

from readroom.db.articles import FullArticle
from readroom.db.csv_lines import csv_line
from readroom.db.record_json import article_json

COLUMNS = (
    "id", "key", "title", "authors", "date", "date_precision", "date_raw", "first_date", "source", "outlet", "section",
    "language", "url", "file", "words", "keywords", "text",
)  # fmt: skip


def export(articles: Iterable[FullArticle]) -> Iterator[str]:
    """Yield the head and a row for each article."""
    yield csv_line(COLUMNS)
    for article in articles:
        fields = article_json(article)
        yield csv_line([_cell(fields[name]) for name in COLUMNS])


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)
