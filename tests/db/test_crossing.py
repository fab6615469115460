"""Conditions with an index each are gone through side by side, and find what one after the other finds."""

import random
from datetime import date

import pytest

from readroom.db import crossing
from readroom.db.crossing import crossed
from readroom.db.plan import make_plan
from readroom.db.search import search, understand

TODAY = date(2030, 5, 6)
QUERIES = (
    "lang:de source:paper",
    'lang:de source:"paper one"',
    "lang:en source:other",
    "source:paper section:town lang:de",
    'lang:de source:"paper one" date:2012..2015',
    'lang:de source:"paper one" section:town',
    "lang:de section:town date:none",
    'lang:de source:"paper one" -author:roe',
    'lang:fr source:"paper one"',
)


@pytest.fixture
def library(shelf, make_page, make_article):
    pick = random.Random(8)
    for n in range(240):
        made = make_article(
            f"Text {n}",
            f"Title {n}",
            None if n % 9 == 0 else f"20{10 + n % 11}",
            language=pick.choice(["de", "en", None]),
            section=pick.choice(["Town", None]),
            authors=pick.choice([(), ("Ann Roe",)]),
        )
        shelf.put(make_page(made, source=pick.choice(["Paper one", "Paper two", "Other"])))
    return shelf.library


@pytest.mark.parametrize("text", QUERIES)
def test_pages_are_those_of_one_condition_after_the_other(library, text, monkeypatch):
    query = understand(text, today=TODAY)
    plan = make_plan(library, query, exact=False)
    sql = f"select a.id from {plan.tables} where {plan.where} order by a.docid desc"
    expected = [article_id for (article_id,) in library.connection.execute(sql, plan.values)]
    monkeypatch.setattr("readroom.db.plan.FEW", 10)
    monkeypatch.setattr(crossing, "LOOKED_UP", 4)
    monkeypatch.setattr(crossing, "FIRST", 2)
    forwards, hits = [], search(library, query, limit=5)
    while hits:
        forwards += [hit.row.id for hit in hits]
        last = hits[-1]
        hits = search(library, query, limit=5, after=last)
    backwards, hits = [], search(library, query, limit=5, before=-1)
    while hits:
        backwards = [hit.row.id for hit in hits] + backwards
        hits = search(library, query, limit=5, before=hits[0])
    assert forwards == backwards == expected


def test_they_are_gone_through_so_where_both_have_an_index(library, monkeypatch):
    monkeypatch.setattr("readroom.db.plan.FEW", 10)
    monkeypatch.setattr(crossing, "LOOKED_UP", 4)

    def way(text):
        return crossed(library, make_plan(library, understand(text, today=TODAY), exact=False), 5)

    assert way('lang:de source:"paper one"') is not None
    assert way("lang:de source:paper") is not None
    assert way("lang:de") is None
    assert way("lang:e* date:2012") is None
    assert way('Text source:"paper one" lang:de') is None
