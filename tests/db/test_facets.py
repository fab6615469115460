"""Facets for a screen: first over the newest results, and then over all."""

from datetime import date
from typing import Any

import pytest

from readroom.db.counts import count, count_articles
from readroom.db.facets import FACETS, FacetCount, Facets, facet, facets
from readroom.db.library import Library
from readroom.db.search import understand

TODAY = date(2031, 5, 6)


@pytest.fixture
def many(shelf: Any, make_article: Any, make_page: Any) -> Library:
    """Thirty articles of two sources and three years, the last of them undated."""
    for n in range(30):
        day = f"{2010 + n % 3}-01-02" if n else None
        made = make_article(
            "The tide.", f"T{n}", day, language="en", keywords=("sea", "b") if n % 2 else (), key=f"k{n}"
        )
        shelf.put(make_page(made, source="Gull" if n % 5 else "Tern"))
    found: Library = shelf.library
    return found


class Tags:
    """A notebook with two tags."""

    def tags(self) -> list[tuple[str, int]]:
        return [("odd", 9), ("late", 2)]

    def keys_tagged(self, tag: str) -> set[str]:
        return {"k1", "k3", "gone"} if tag == "odd" else {"k3"}

    def keys_noted(self, words: Any) -> set[str]:
        return set()

    def article_keys_with_highlights(self) -> set[str]:
        return set()

    def keys_read(self) -> set[str]:
        return set()

    def decided(self, kind: str) -> dict[str, Any]:
        return {}


@pytest.mark.parametrize("text", ["tide", "title:t1 OR tide", "source:gull", ""])
def test_the_newest_come_first_and_then_all(many: Library, text: str) -> None:
    query = understand(text, today=TODAY)
    names = tuple(name for name in FACETS if name != "tag")
    found = list(facets(many, query, names, newest=7))
    first, whole = [one for one in found if one.over], [one for one in found if one.over is None]
    assert [one.name for one in whole] == list(names)
    assert found == first + whole
    for one in whole:
        assert one.counts == tuple(facet(many, query, one.name))
    kept = ("source", "year") if not text else ()
    assert [one.name for one in first] == [name for name in names if name not in kept]
    for one in first:
        several = one.name == "keyword"
        assert sum(row.articles for row in one.counts) == 7 or several
        assert one.counts == tuple(facet(many, query, one.name, newest=7))


def test_few_results_are_counted_once(many: Library) -> None:
    found = list(facets(many, understand("title:t3", today=TODAY), ("year", "source")))
    assert found == [Facets("year", (FacetCount("2010", 1),)), Facets("source", (FacetCount("Gull", 1),))]


def test_tags_are_counted_by_articles(many: Library) -> None:
    query = understand("tide", today=TODAY)
    assert facet(many, query, "tag", notebook=Tags()) == [
        FacetCount("odd", 2),
        FacetCount("late", 1),
        FacetCount(None, 28),
    ]
    assert facet(many, query, "tag", notebook=Tags(), newest=1) == [FacetCount(None, 1)]
    assert facet(many, query, "tag") == [FacetCount(None, 30)]


def test_stories_are_counted_by_their_ids(many: Library) -> None:
    many.connection.execute("insert into story (id) values (7), (8)")
    many.connection.executemany(
        "insert into story_member (article_id, story_id, score, maybe) values (?, ?, 1.0, ?)",
        [(1, 7, 0), (2, 7, 0), (3, 8, 0), (4, 8, 1)],
    )
    query = understand("tide", today=TODAY)
    assert facet(many, query, "story") == [FacetCount("7", 2), FacetCount("8", 1), FacetCount(None, 27)]


def test_counts_that_are_kept_are_those_of_the_index(many: Library) -> None:
    for text, articles in (("", 30), ("tide", 30), ("TIDE", 30), ("t7", 1), ("nowhere", 0), ("tide source:tern", 6)):
        query = understand(text, today=TODAY)
        assert count_articles(many, query) == articles, text
        assert count_articles(many, query, most=5) == min(articles, 6), text


def test_articles_are_counted_further_than_hits(many: Library) -> None:
    query = understand("tide", today=TODAY)
    part = count(many, query, most=10, capped=20)
    assert (part.articles, part.more, part.hits) == (20, True, 0)
    part = count(many, query, most=10, capped=30)
    assert (part.articles, part.more, part.hits) == (30, False, 0)
    assert count(many, query, most=30).hits == 30
