"""CSV: one article a row, with its text; lists are joined with "; "."""

import csv
import io
from collections.abc import Iterable, Iterator

from readroom.db.articles import FullArticle
from readroom.db.record_json import article_json

COLUMNS = (
    "id", "key", "title", "authors", "date", "date_precision", "date_raw", "first_date", "source", "outlet", "section",
    "language", "url", "file", "words", "keywords", "text",
)  # fmt: skip


def export(articles: Iterable[FullArticle]) -> Iterator[str]:
    """Yield the head and a row for each article."""
    yield _line(COLUMNS)
    for article in articles:
        fields = article_json(article)
        yield _line([_cell(fields[name]) for name in COLUMNS])


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([_inert(cell) for cell in cells])
    return out.getvalue()


def _inert(cell: str) -> str:
    # A spreadsheet would run a cell that begins like a formula; the apostrophe is its own sign for text.
    return "'" + cell if cell[:1] in "=+-@\t\r" and not cell[1:2].isspace() and cell[:1] else cell
