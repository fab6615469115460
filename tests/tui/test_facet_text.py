"""Facets as text of a query."""

from datetime import date

import pytest

from readroom.text.query import parse
from readroom.tui.facet_text import filter_of, has_filter, with_filter, without_filter

ISLAND = 'source:"Island Post"'


def read(text):
    return parse(text, today=date(2024, 5, 1))


@pytest.mark.parametrize(
    ("facet", "value", "text"),
    [
        ("source", "Island Post", ISLAND),
        ("language", "en", "lang:en"),
        ("year", "2021", "date:2021"),
        ("year", None, "date:none"),
        ("outlet", None, None),
        ("keyword", '"', None),
        ("author", 'Ann "Nan" Reed', 'author:"Ann Nan Reed"'),
    ],
)
def test_the_filter_of_a_value(facet, value, text):
    assert filter_of(facet, value) == text


@pytest.mark.parametrize(
    ("query", "both"),
    [
        ("", ISLAND),
        ("ferry", f"ferry {ISLAND}"),
        ("ferry OR boat", f"(ferry OR boat) {ISLAND}"),
        ("(ferry OR boat) bay", f"(ferry OR boat) bay {ISLAND}"),
        ('"the ferry', f'"the ferry" {ISLAND}'),
        ("(ferry boat", f"(ferry boat) {ISLAND}"),
        ("((ferry boat", f"((ferry boat)) {ISLAND}"),
    ],
)
def test_putting_a_filter_in(query, both):
    assert with_filter(query, ISLAND, read) == both
    assert has_filter(both, ISLAND)
    kinds = [type(part).__name__ for part in getattr(read(both).tree, "children", [read(both).tree])]
    assert kinds[-1] == "Field"
    assert not read(both).notices


@pytest.mark.parametrize(
    ("query", "left"),
    [
        (ISLAND, ""),
        (f"ferry {ISLAND}", "ferry"),
        (f"{ISLAND} ferry", "ferry"),
        (f"ferry {ISLAND} bay", "ferry bay"),
        ("ferry", "ferry"),
        (f"-{ISLAND}", f"-{ISLAND}"),
    ],
)
def test_taking_a_filter_out(query, left):
    assert without_filter(query, ISLAND) == left


def test_a_part_of_a_word_or_of_a_quotation_is_no_filter():
    assert not has_filter("date:2021-03", "date:2021")
    assert not has_filter('"see date:2021 here"', "date:2021")
    assert has_filter("(date:2021)", "date:2021")
    assert has_filter("date:2021-03 date:2021", "date:2021")
