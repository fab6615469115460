"""Facets: how the articles that a query finds are spread over sources, years, outlets and the like, exactly."""

from dataclasses import dataclass
from typing import Literal, get_args

from readroom.db.fields import NotebookView
from readroom.db.library import Library
from readroom.db.plan import make_plan
from readroom.db.search import running
from readroom.text.query import Query

Facet = Literal["source", "year", "outlet", "language", "section", "keyword", "author"]
FACETS: tuple[Facet, ...] = get_args(Facet)
"""What results can be spread over."""

_VALUES: dict[Facet, tuple[str, str]] = {
    "source": ("s.name", "join source s on s.id = a.source_id"),
    "year": ("substr(a.date, 1, 4)", ""),
    "outlet": ("ifnull(a.outlet_name, a.outlet)", ""),
    "language": ("a.language", ""),
    "section": ("a.section", ""),
    "keyword": ("k.keyword", "left join keyword k on k.article_id = a.id"),
    "author": ("j.value", "left join json_each(a.authors) j"),
}


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many articles have a value; None: they have none (undated, without an author)."""

    value: str | None
    articles: int


def facet(
    library: Library, query: Query, name: Facet, *, notebook: NotebookView | None = None, exact: bool = True
) -> list[FacetCount]:
    """Return every value of a field with the number of articles among a query's results, the most frequent first.

    Years come newest first. Articles without a value are one row, at the end. An article with several authors or
    keywords counts for each. `exact` is that of `make_plan`. Raise Interrupted when stopped.
    """
    value, join = _VALUES[name]
    with running(library):
        plan = make_plan(library, query, notebook, exact=exact)
        sql = (
            f"select {value} as value, count(distinct a.id) from {plan.tables} {join} where {plan.where} "
            f"group by value order by value is null, {'value desc' if name == 'year' else '2 desc, value'}"
        )
        rows = library.connection.execute(sql, plan.values)
        return [FacetCount(None if found is None else str(found), articles) for found, articles in rows]
