"""JSON lines: one article a line, as `readroom show --format json` prints it. What `readroom import` reads back."""

import json
from collections.abc import Iterable, Iterator

from readroom.db.articles import FullArticle
from readroom.db.record_json import article_json


def export(articles: Iterable[FullArticle]) -> Iterator[str]:
    """Yield a line for each article."""
    for article in articles:
        yield json.dumps(article_json(article), ensure_ascii=False) + "\n"
