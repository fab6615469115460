"""Lists in windows, one article whole, the sources."""

import random

import pytest

from readroom.db.articles import (
    Selection,
    count_articles,
    find_article,
    get_article,
    list_articles,
    position_of,
    rows_by_id,
    source_counts,
)
from readroom.db.errors import LibraryError


@pytest.fixture
def full(shelf, make_article, make_page):
    """Forty articles of two sources over three years, a few undated."""
    dates = [f"{2018 + n % 3}-0{1 + n % 9}-1{n % 10}" if n % 8 else None for n in range(40)]
    for n, date in enumerate(dates):
        shelf.put(make_page(make_article(f"Text {n}", f"T{n}", date), source="Gull" if n % 4 else "Tern"))
    return shelf.library


SELECTIONS = [Selection(), Selection(source_id=1), Selection(year=2019), Selection(undated=True), Selection(2, 2018)]


@pytest.mark.parametrize("selection", SELECTIONS)
def test_windows_make_up_the_whole_list(full, selection: Selection) -> None:
    whole = list_articles(full, selection, limit=1000)
    assert len(whole) == count_articles(full, selection)
    assert [r.docid for r in whole] == sorted((r.docid for r in whole), reverse=True)
    down: list = []
    while part := list_articles(full, selection, after=down[-1].docid if down else None, limit=7):
        down += part
    assert down == whole
    up: list = []
    while part := list_articles(full, selection, before=up[0].docid if up else -1, last=not up, limit=7):
        up = part + up
    assert up == whole


@pytest.mark.parametrize("selection", SELECTIONS)
def test_a_position_counts_the_rows_before(full, selection: Selection) -> None:
    whole = list_articles(full, selection, limit=1000)
    for number, row in enumerate(whole):
        assert position_of(full, row.docid, selection) == number


def test_rows_come_in_the_order_asked(full) -> None:
    ids = [r.id for r in list_articles(full, limit=1000)]
    random.Random(4).shuffle(ids)
    assert [r.id for r in rows_by_id(full, [*ids, 99999])] == ids


def test_an_article_is_found_by_id_key_and_beginning(full) -> None:
    row = list_articles(full)[3]
    for ref in (str(row.id), row.key, row.key[:12]):
        assert find_article(full, ref) == row.id
    for ref in ("", "99999", "zz", "9" * 40, "a"):
        with pytest.raises(LibraryError):
            find_article(full, ref)


def test_an_article_that_is_not_there(full) -> None:
    with pytest.raises(LibraryError, match="no article 12345"):
        get_article(full, 12345)


def test_sources_count_every_article_once(full) -> None:
    sources = source_counts(full)
    assert [s.name for s in sources] == ["Gull", "Tern"]
    assert sum(s.articles for s in sources) == count_articles(full)
    for source in sources:
        assert source.articles == source.undated + sum(n for _, n in source.years)
        assert list(source.years) == sorted(source.years, reverse=True)
        for year, n in source.years:
            assert count_articles(full, Selection(source.id, year)) == n
        assert count_articles(full, Selection(source.id, undated=True)) == source.undated
