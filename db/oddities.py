"""Fields that stick out among the articles of their source: what a threshold of confidence does not see.

A date after the day of the import, a title that pages of many days share, and what is absent from one article
while nearly all others of its source have it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from readroom.db.articles import DAY_SHIFT, FIRST_DATED
from readroom.db.library import Library
from readroom.text.counted import number_of

FUTURE, SHARED, ABSENT = 0.1, 0.3, 0.5
"""How sure a field is that sticks out in each of the three ways."""
SHARED_PAGES, SHARED_SHARE = 3, 1 / 3
"""On how many pages, and on which share of its source's, a title stands that is probably the site's own."""
LEAST, MOST_ABSENT = 10, 0.1
"""How many articles a source must have, and which share of them may be without a field that the others have."""


@dataclass(frozen=True, slots=True)
class Odd:
    """A field of an article that sticks out."""

    article: int
    field: str
    confidence: float
    reason: str


def oddities(library: Library, page: int | None = None) -> Iterator[Odd]:
    """Yield the fields that stick out, or those of one page."""
    yield from _future(library, page)
    yield from _shared(library, page)
    yield from _absent(library, page)


def _only(page: int | None) -> str:
    return "" if page is None else f"and a.page_id = {page:d}"


def _future(library: Library, page: int | None) -> Iterator[Odd]:
    execute = library.connection.execute
    (first,) = execute("select min(substr(started, 1, 10)) from import_run").fetchone()
    if first is None:
        return
    # Two days more: the page's clock may be ahead of the importer's.
    sql = (
        "select a.id from article a join page p on p.id = a.page_id join import_run r on r.id = p.run_id "
        f"where a.docid >= ? and a.date > date(r.started, '+2 days') {_only(page)} order by a.docid desc"
    )
    for (article,) in execute(sql, (date.fromisoformat(first).toordinal() << DAY_SHIFT,)):
        yield Odd(article, "date", FUTURE, "later than the day of its import")


def _shared(library: Library, page: int | None) -> Iterator[Odd]:
    execute = library.connection.execute
    titled = dict(execute("select source_id, count(title) from article group by source_id").fetchall())
    # Copies of one article share its date; so they are no sign.
    groups = execute(
        "select source_id, title, count(distinct page_id) from article where title is not null "
        "group by source_id, title having count(distinct page_id) >= ?1 and count(distinct date) >= ?1 order by 3 desc",
        (SHARED_PAGES,),
    ).fetchall()
    for source, title, pages in groups:
        if pages < SHARED_SHARE * titled[source]:
            continue
        sql = f"select a.id from article a where a.source_id = ? and a.title = ? {_only(page)} order by a.id"
        for (article,) in execute(sql, (source, title)):
            yield Odd(article, "title", SHARED, f"the same title stands on {number_of(pages, 'page')} of its source")


def _absent(library: Library, page: int | None) -> Iterator[Odd]:
    execute = library.connection.execute
    counts = execute(
        f"select source_id, count(*), sum(docid < {FIRST_DATED}), sum(title is null) from article group by source_id"
    ).fetchall()
    for source, articles, undated, untitled in counts:
        for field, without, missing in (
            ("date", undated, f"a.docid < {FIRST_DATED}"),
            ("title", untitled, "a.title is null"),
        ):
            if articles < LEAST or not 0 < without <= MOST_ABSENT * articles:
                continue
            sql = f"select a.id from article a where a.source_id = ? and {missing} {_only(page)} order by a.id"
            said = f"absent; {articles - without:,} of the {number_of(articles, 'article')} of its source have one"
            for (article,) in execute(sql, (source,)):
                yield Odd(article, field, ABSENT, said)
