"""What a citation needs to know of an article, or of the voice in it that the quoted words belong to."""

from readroom.db.articles import FullArticle
from readroom.text.citation import Cited
from readroom.text.model import Voice


def cited(article: FullArticle, start: int | None = None, end: int | None = None) -> Cited:
    """Return what is cited: the article, or the innermost voice that holds all of `[start, end)` (code points).

    A voice of which nothing is known but its place leaves the citation to the article.
    """
    row = article.row
    where = {"file": row.file, "record": article.record, "lines": article.lines}
    voice = None if start is None or end is None else _voice(article, start, end)
    if voice:
        return Cited(
            voice.authors,
            voice.title,
            voice.outlet,
            voice.date.value if voice.date else None,
            republished_in=row.source,
            republished_on=row.date,
            url=voice.url or row.url,
            **where,  # type: ignore[arg-type]
        )
    if row.outlet and row.outlet != row.source:
        return Cited(
            row.authors,
            row.title,
            row.outlet,
            row.first_date,
            republished_in=row.source,
            republished_on=row.date,
            url=row.url,
            **where,  # type: ignore[arg-type]
        )
    return Cited(row.authors, row.title, row.source, row.date or row.first_date, url=row.url, **where)  # type: ignore[arg-type]


def _voice(article: FullArticle, start: int, end: int) -> Voice | None:
    around = [v for v in article.body.voices if v.start <= start and end <= v.end]
    known = [v for v in around if v.authors or v.title or v.outlet or v.date or v.url]
    return min(known, key=lambda v: v.end - v.start, default=None)
