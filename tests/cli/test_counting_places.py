"""Every number of a table leads to a query that counts exactly this number."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from readroom.db.counting.collocates import Window, collocates
from readroom.db.counting.dispersion import PARTS, dispersion
from readroom.db.counting.keyness import Choice, keyness
from readroom.db.counting.over_time import over_time
from readroom.db.counting.tables import (
    Table,
    collocates_table,
    dispersion_table,
    keyness_table,
    over_time_table,
    words_table,
)
from readroom.db.counting.words import word_list
from readroom.db.counts import count
from readroom.db.library import Library
from readroom.db.search import understand
from readroom.text.periods import UNITS

TODAY = date(2031, 5, 6)


@pytest.fixture
def library(tour_built: Path) -> Iterator[Library]:
    with Library.open(tour_built) as opened:
        yield opened


def led(library: Library, table: Table, keys: tuple[str, ...]) -> int:
    """Hold the numbers of a table against what their queries count; return how many lead somewhere."""
    found = 0
    for row in table.rows:
        for key in keys:
            place = table.where(row, key)
            if place.kind is None or not row[key]:
                continue
            counted = count(library, understand(place.query, today=TODAY), exact=True, seconds=None)
            assert (counted.hits if place.kind == "lines" else counted.articles) == row[key], (key, place)
            found += 1
    return found


@pytest.mark.parametrize("split", [None, "source", "outlet"])
@pytest.mark.parametrize("dated", ["date", "first"])
def test_over_time(library: Library, split: Any, dated: Any) -> None:
    query = understand("ferry OR fire", today=TODAY)
    for by in UNITS:
        found = over_time(library, query, by=by, split=split, dated=dated)
        table = over_time_table(found, query, library, split=split, dated=dated, shown="hits")
        assert led(library, table, ("hits", "articles", "all_articles"))


@pytest.mark.parametrize("by", PARTS)
def test_dispersion(library: Library, by: Any) -> None:
    query = understand("ferry", today=TODAY)
    table = dispersion_table(dispersion(library, query, by_part=by), query, library, by)
    assert led(library, table, ("hits", "articles"))


def test_words(library: Library) -> None:
    query = understand("date:2021 -source:lantern", today=TODAY)
    table = words_table(word_list(library, query, limit=25), query)
    assert led(library, table, ("hits", "articles")) == 50


@pytest.mark.parametrize("reference", ["", "date:2021"])
def test_keyness(library: Library, reference: str) -> None:
    target = understand("source:radio", today=TODAY)
    other = understand(reference, today=TODAY) if reference else None
    table = keyness_table(keyness(library, target, other, Choice(limit=12)), target, other, sort="ll4")
    assert led(library, table, ("target", "reference", "target_articles", "reference_articles"))


def test_collocates(library: Library) -> None:
    query, window = understand("ferry", today=TODAY), Window()
    found = collocates(library, query, window=window, minimum=2)
    table = collocates_table(found, query, window=window, sort="logdice")
    assert led(library, table, ("total", "articles")) == 2 * len(table.rows)
    near = count(library, understand(table.where(table.rows[0], "hits").query, today=TODAY))
    spelt = {form.casefold(): counted.hits for form, counted in near.forms.items()}
    assert spelt[table.rows[0]["word"]] == table.rows[0]["hits"]


def test_what_the_query_language_cannot_say_is_said(library: Library) -> None:
    query = understand("date:2021", today=TODAY)
    found = dispersion(library, understand("ferry", today=TODAY), by_part="month")
    table = dispersion_table(found, query, library, "month")
    (undated,) = [row for row in table.rows if row["part"] is None]
    assert table.where(undated, "hits").kind is None
    assert table.where(undated, "hits").note
