"""Facets: how the articles that a query finds are spread over sources, years, outlets, tags and the like.

`facet` counts all results. `facets` is for a screen: it first gives each field over the newest results, which is soon
done and says over how many, and then each of them exactly; whoever asks may stop in between.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol, get_args, runtime_checkable

from readroom.db.fields import NotebookView
from readroom.db.library import Library
from readroom.db.plan import Plan, make_plan
from readroom.db.search import running
from readroom.db.tally import EVERY
from readroom.text.query import Query

Facet = Literal["source", "year", "outlet", "language", "section", "keyword", "author", "tag", "story"]
FACETS: tuple[Facet, ...] = tuple(name for name in get_args(Facet) if name != "story")
"""What results can be spread over; stories only by their ids."""
NEWEST = 5_000
"""Over how many results a screen first hears of."""

_VALUES: dict[Facet, tuple[str, str]] = {
    "source": ("s.name", "join source s on s.id = a.source_id"),
    "year": ("substr(a.date, 1, 4)", ""),
    "outlet": ("ifnull(a.outlet_name, a.outlet)", ""),
    "language": ("a.language", ""),
    "section": ("a.section", ""),
    "keyword": ("k.keyword", "left join keyword k on k.article_id = a.id"),
    "author": ("j.value", "left join json_each(a.authors) j"),
    "story": ("m.story_id", "left join story_member m on m.article_id = a.id and not m.maybe"),
}
_SEVERAL = frozenset({"keyword", "author", "story"})


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many articles have a value; None: they have none (undated, without an author)."""

    value: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class Facets:
    """A field's values with their articles. `over`: only the newest so many results were counted; None: all were."""

    name: Facet
    counts: tuple[FacetCount, ...]
    over: int | None = None


@runtime_checkable
class Tagged(Protocol):
    """What a notebook can say of tags."""

    def tags(self) -> list[tuple[str, int]]:
        """Return every tag with its number of highlights."""
        ...

    def keys_tagged(self, tag: str) -> set[str]:
        """Return the articles with a highlight that has this tag."""
        ...


def facet(
    library: Library,
    query: Query,
    name: Facet,
    *,
    notebook: NotebookView | None = None,
    exact: bool = True,
    newest: int | None = None,
) -> list[FacetCount]:
    """Return every value of a field with the number of articles among a query's results, the most frequent first.

    Years come newest first. Articles without a value are one row, at the end. An article with several authors,
    keywords or tags counts for each. `newest`: only so many results are counted, the newest ones. `exact` is that of
    `make_plan`. Raise Interrupted when stopped.
    """
    with running(library):
        plan = make_plan(library, query, notebook, exact=exact)
        if newest is None and query.tree is None and name in ("source", "year"):
            return _kept(library, name)
        return _counted(library, plan, name, notebook, newest)


def facets(
    library: Library,
    query: Query,
    names: Sequence[Facet],
    *,
    notebook: NotebookView | None = None,
    exact: bool = False,
    newest: int = NEWEST,
) -> Iterator[Facets]:
    """Yield each field over the newest results, as soon as it is counted, and then each over all results.

    Where there are no more than `newest`, the first time is exact, and the only one.
    """
    with running(library):
        plan = make_plan(library, query, notebook, exact=exact)
        whole = query.tree is None
        if whole or _more_than(library, plan, newest):
            for name in names:
                if not (whole and name in ("source", "year")):
                    yield Facets(name, tuple(_counted(library, plan, name, notebook, newest)), newest)
        for name in names:
            found = _kept(library, name) if whole and name in ("source", "year") else None
            yield Facets(name, tuple(_counted(library, plan, name, notebook, None) if found is None else found))


def _more_than(library: Library, plan: Plan, number: int) -> bool:
    sql = f"select 1 from {plan.tables} where {plan.where} limit 1 offset ?"
    return library.connection.execute(sql, [*plan.values, number]).fetchone() is not None


def _results(plan: Plan, newest: int | None) -> tuple[str, list[Any]]:
    """Return what to count: `article a`, joined to a query's results or the newest of them."""
    if newest is None:
        return f"{plan.tables} {{}} where {plan.where}", list(plan.values)
    found = f"select a.id as id from {plan.tables} where {plan.where} order by {plan.docid} desc limit ?"
    return f"({found}) found cross join article a on a.id = found.id {{}}", [*plan.values, newest]


def _counted(
    library: Library, plan: Plan, name: Facet, notebook: NotebookView | None, newest: int | None
) -> list[FacetCount]:
    if name == "tag":
        return _tags(library, plan, notebook, newest)
    value, join = _VALUES[name]
    results, values = _results(plan, newest)
    count = "count(distinct a.id)" if name in _SEVERAL else "count(*)"
    sql = (
        f"select {value} as value, {count} from {results.format(join)} "
        f"group by value order by value is null, {'value desc' if name == 'year' else '2 desc, value'}"
    )
    rows = library.connection.execute(sql, values)
    return [FacetCount(None if found is None else str(found), articles) for found, articles in rows]


def _tags(library: Library, plan: Plan, notebook: NotebookView | None, newest: int | None) -> list[FacetCount]:
    """Count by tags of highlights: only the articles that have some are looked for among the results."""
    marked: dict[str, list[str]] = {}
    if isinstance(notebook, Tagged):
        for tag, _ in notebook.tags():
            for key in notebook.keys_tagged(tag):
                marked.setdefault(key, []).append(tag)
    results, values = _results(plan, newest)
    execute = library.connection.execute
    among = f"select a.key from {results.format('')} {'where' if newest is not None else 'and'} "
    found = execute(f"{among} a.key in (select value from json_each(?))", [*values, json.dumps(sorted(marked))])
    keys = [key for (key,) in found]
    (every,) = execute(f"select count(*) from {results.format('')}", values).fetchone()
    counts: dict[str, int] = {}
    for key in keys:
        for tag in marked[key]:
            counts[tag] = counts.get(tag, 0) + 1
    rows = [FacetCount(tag, n) for tag, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    return rows + ([FacetCount(None, every - len(keys))] if every > len(keys) else [])


def _kept(library: Library, name: Facet) -> list[FacetCount]:
    """Return the sources or years of the whole library, which are kept."""
    if name == "source":
        sql = (
            "select s.name, sum(y.articles) from source_year y join source s on s.id = y.source_id "
            "where y.articles > 0 group by s.id order by 2 desc, 1"
        )
    else:
        sql = (
            "select case when year > 0 then printf('%04d', year) end, articles from source_year "
            f"where source_id = {EVERY} and articles > 0 order by year desc"
        )
    return [FacetCount(value, articles) for value, articles in library.connection.execute(sql)]
