"""Lists in any order: pages make up the whole, equal keys stand newest first, and a date is one step away."""

from typing import Any

import pytest

from readroom.db.articles import (
    EVERYTHING,
    ArticleRow,
    Selection,
    count_articles,
    list_articles,
    position_of,
    source_counts,
)
from readroom.db.errors import LibraryError
from readroom.db.library import Library
from readroom.db.listing import Order
from readroom.db.tally import rebuild_tally, wrong_tallies
from readroom.text.fold import fold

ORDERS: tuple[Order, ...] = ("date", "title", "source", "words", "added")
TITLES = ("Ärger am Kai", "« The Quay »", "quay", "Quay", None, "北京", "Zoo", "Abel")
SELECTIONS = [EVERYTHING, Selection(1), Selection(year=2019), Selection(undated=True), Selection(2, 2018), Selection(9)]


@pytest.fixture
def full(shelf: Any, make_article: Any, make_page: Any) -> Library:
    """Forty-eight articles of three sources, with many equal titles, lengths and dates, a few undated."""
    for n in range(48):
        day = f"{2018 + n % 3}-0{1 + n % 2}-1{n % 3}" if n % 8 else None
        text = " ".join(["word"] * (1 + n % 4))
        shelf.put(make_page(make_article(text, TITLES[n * 7 % 8], day), source=("Gull", "Tern", "auk")[n * n % 3]))
    found: Library = shelf.library
    return found


def in_order(rows: list[ArticleRow], order: Order) -> list[ArticleRow]:
    keys = {
        "date": lambda r: (),
        "title": lambda r: (fold(r.title or r.opening),),
        "source": lambda r: (r.source.casefold(),),
        "words": lambda r: (-r.words,),
        "added": lambda r: (-r.id,),
    }
    return sorted(rows, key=lambda r: (*keys[order](r), -r.docid))


@pytest.mark.parametrize("few", [0, 1000])
@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("selection", SELECTIONS)
def test_pages_make_up_the_whole_list(
    full: Library, monkeypatch: pytest.MonkeyPatch, selection: Selection, order: Order, reverse: bool, few: int
) -> None:
    monkeypatch.setattr("readroom.db.listing.SORTED", few)
    every = list_articles(full, limit=1000)
    kept = [
        row
        for row in every
        if selection.source_id in (None, row.source_id)
        and (selection.year is None or (row.date or "").startswith(str(selection.year)))
        and (not selection.undated or row.date is None)
    ]
    whole = in_order(kept, order)[:: -1 if reverse else 1]
    how: dict[str, Any] = {"order": order, "reverse": reverse, "limit": 5}
    assert list_articles(full, selection, **(how | {"limit": 1000})) == whole
    down: list[ArticleRow] = []
    while part := list_articles(full, selection, after=down[-1] if down else None, **how):
        down += part
    assert down == whole
    up: list[ArticleRow] = []
    while part := list_articles(full, selection, before=up[0].docid if up else None, last=not up, **how):
        up = part + up
    assert up == whole
    assert len(whole) == count_articles(full, selection)
    for number, row in enumerate(whole):
        assert position_of(full, row.docid, selection, order=order, reverse=reverse) == number


def test_a_date_is_one_step_away(full: Library) -> None:
    def first(at: str, **more: Any) -> ArticleRow:
        return list_articles(full, at_date=at, limit=1, **more)[0]

    whole = list_articles(full, limit=1000)
    dated = [row for row in whole if row.date]
    for at in ("2019", "2019-02", "2019-01-11", "2020", "2031-12"):
        assert first(at) == next(row for row in dated if (row.date or "")[: len(at)] <= at)
        here = [row for row in dated[::-1] if (row.date or "") >= at]
        assert list_articles(full, at_date=at, reverse=True, limit=1) == here[:1]
    assert list_articles(full, at_date="1990", limit=1)[0].date is None
    assert first("2019", selection=Selection(2)).source_id == 2
    for bad in ("", "2019-13", "today", "2019-01-01-01"):
        with pytest.raises(ValueError, match=r".*"):
            list_articles(full, at_date=bad)
    with pytest.raises(ValueError, match="order of dates"):
        list_articles(full, at_date="2019", order="title")


def test_a_row_that_is_gone_keeps_its_place(shelf: Any, full: Library) -> None:
    whole = list_articles(full, order="title", limit=1000)
    gone = whole[20]
    for table, column in (("article_text", "article_id"), ("span", "article_id"), ("article", "id")):
        full.connection.execute(f"delete from {table} where {column} = ?", (gone.id,))
    assert list_articles(full, order="title", after=gone, limit=3) == whole[21:24]
    assert list_articles(full, after=gone.docid, limit=48) == [
        row for row in list_articles(full, limit=48) if row.docid < gone.docid
    ]
    with pytest.raises(LibraryError, match="list has changed"):
        list_articles(full, order="title", after=gone.docid)


def test_counts_are_kept_whatever_happens(shelf: Any, full: Library, make_article: Any, make_page: Any) -> None:
    def counted() -> dict[tuple[str, int], int]:
        return {(s.name, y): n for s in source_counts(full) for y, n in (*s.years, (0, s.undated)) if n}

    before = counted()
    assert list(wrong_tallies(full.connection)) == []
    stored = shelf.put(make_page(make_article("One", "One", "2018-01-01", key="k"), source="Gull"), "a.txt")
    assert counted()["Gull", 2018] == before["Gull", 2018] + 1
    shelf.put(make_page(make_article("One", "One", "1999", key="k"), source="Tern"), "a.txt", replaces=[stored.page_id])
    assert counted() == before | {("Tern", 1999): 1}
    assert list(wrong_tallies(full.connection)) == []
    full.connection.execute("update source_year set articles = 7 where source_id = 1 and year = 2018")
    assert len(list(wrong_tallies(full.connection))) == 1
    rebuild_tally(full.connection)
    assert counted() == before | {("Tern", 1999): 1}


@pytest.mark.parametrize("day", ["0003-01-01", "1582-10-15", "1999-12-31", "2000-02-29", "9999-12-31"])
def test_the_year_of_a_docid_is_that_of_its_day(shelf: Any, make_article: Any, make_page: Any, day: str) -> None:
    shelf.put(make_page(make_article("One", "One", day)))
    (source,) = source_counts(shelf.library)
    assert source.years == ((int(day[:4]), 1),)


def test_a_changed_title_has_a_new_place(shelf: Any, full: Library) -> None:
    (row, *_) = list_articles(full, order="title", limit=1)
    shelf.writer.begin()
    full.connection.execute("update article set title = 'Zzz' where id = ?", (row.id,))
    shelf.writer.commit()
    assert [r.title for r in list_articles(full, order="title", limit=1000) if r.title and r.title[0] == "Z"][
        -1
    ] == "Zzz"
