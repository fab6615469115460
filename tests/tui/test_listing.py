"""The list of articles: jumping to a date, a filter line, and what comes into the library while it is read."""

import random
from datetime import date

import pytest

from readroom.db.articles import Selection
from readroom.db.errors import QueryError
from readroom.db.library import Library
from readroom.db.values import title_key
from readroom.text.query import parse
from readroom.tui import watching
from readroom.tui.backend import Backend
from readroom.tui.listing import ORDERS, TOP, Listing, around_date, around_row, count, docid_of, window

TODAY = date(2024, 5, 1)


def query(text):
    return parse(text, today=TODAY)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("2012", "2012-12-31"),
        ("2012-03", "2012-03-31"),
        ("2012-03-05", "2012-03-05"),
        ("2011..2012-02", "2012-02-29"),
        ("..1999-01-01", "1999-01-01"),
        ("2012-12", "2012-12-31"),
    ],
)
def test_a_date_is_the_end_of_its_span(written, found):
    day = date.fromisoformat(found).toordinal()
    assert docid_of(written, TODAY) == (day + 1) << 20


def test_an_open_span_begins_at_the_top_and_a_wrong_date_is_an_error():
    assert docid_of("2012..", TODAY) == TOP
    with pytest.raises(QueryError, match="soon is no date"):
        docid_of("soon", TODAY)


def by_hand(rows, order, *, reverse):
    """The rows in an order, sorted in memory."""
    keys = {
        "date": lambda row: (),
        "title": lambda row: (title_key(row.title, row.opening),),
        "source": lambda row: (row.source.casefold(), row.source_id),
        "words": lambda row: (-row.words,),
        "added": lambda row: (-row.id,),
    }
    return sorted(rows, key=lambda row: (*keys[order](row), -row.docid), reverse=reverse)


@pytest.mark.parametrize("asked", [None, "harbour -title:ferry"])
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("reverse", [False, True])
def test_windows_meet_without_gaps_in_every_order(room, order, reverse, asked):
    room.fill(200)
    listing = Listing(query=query(asked) if asked else None, order=order, reverse=reverse)
    with Library.open(room.library) as library:
        whole = window(library, listing, limit=1000)
        assert 20 < len(whole) <= 200
        assert whole == by_hand(whole, order, reverse=reverse)
        assert count(library, listing) == len(whole)
        assert window(library, listing, last=True, limit=7) == whole[-7:]
        pick = random.Random(1)
        for _ in range(12):
            at = pick.randrange(len(whole))
            size = pick.randrange(1, 20)
            assert window(library, listing, after=whole[at], limit=size) == whole[at + 1 : at + 1 + size]
            assert window(library, listing, before=whole[at], limit=size) == whole[max(0, at - size) : at]
            assert count(library, listing, before=whole[at]) == at
            found = around_row(library, listing, None, whole[at], size)
            assert found.rows[found.cursor] == whole[at]
            assert (found.at_start, found.at_end) == (at < size, len(whole) - at < size)


@pytest.mark.parametrize("reverse", [False, True])
def test_a_date_in_either_direction(room, reverse):
    room.fill(200)
    listing = Listing(reverse=reverse)
    with Library.open(room.library) as library:
        dated = [row for row in window(library, Listing(), limit=1000) if row.date]
        found = around_date(library, listing, None, docid_of("2012-05", TODAY), 10)
        assert found.rows[found.cursor] == next(row for row in dated if row.date <= "2012-05-31")


def test_a_row_that_is_not_in_the_list_leads_to_its_place(room):
    room.fill(100)
    with Library.open(room.library) as library:
        every = window(library, Listing(), limit=200)
        listing = Listing(query=query("title:ferry"))
        other = next(row for row in every[5:] if "ferry" not in (row.title or "").lower())
        found = around_row(library, listing, None, other, 200)
        assert found.rows[found.cursor] == next(r for r in found.rows if r.docid < other.docid)


def test_a_filter_stays_in_its_selection(room):
    room.fill(200)
    with Library.open(room.library) as library:
        every = window(library, Listing(query=query("harbour")), limit=1000)
        source = every[0].source_id
        cases = (
            (Selection(source), lambda row: row.source_id == source),
            (Selection(source, 2011), lambda row: row.source_id == source and (row.date or "")[:4] == "2011"),
            (Selection(undated=True), lambda row: row.date is None),
        )
        for selection, fits in cases:
            wanted = [row for row in every if fits(row)]
            assert wanted
            assert window(library, Listing(selection, query("harbour")), limit=1000) == wanted
            assert count(library, Listing(selection, query("harbour"))) == len(wanted)


async def test_a_date_is_typed_and_the_list_is_there(room):
    room.fill(1000)
    async with room.open() as desk:
        pane = desk.app.main.articles
        every = await desk.app.backend.list_articles(limit=2000)
        assert "newest first" in desk.lines[0]
        await desk.press(",", "d")
        await desk.type("2020-03")
        await desk.press("enter")
        wanted = next(row for row in every if row.date and row.date[:7] <= "2020-03")
        assert pane.chosen == wanted
        assert desk.status == f"row {every.index(wanted) + 1} of 1,000"
        await desk.press("j", "k", "k")
        assert pane.chosen == every[every.index(wanted) - 1]
        await desk.press(",", "d")
        await desk.type("none")
        await desk.press("enter")
        assert pane.chosen == next(row for row in every if row.date is None)
        await desk.press(",", "d")
        await desk.type("1900")
        await desk.press("enter")
        assert pane.chosen.date is None
        await desk.press(",", "d")
        await desk.type("2099..")
        await desk.press("enter")
        assert desk.status == "row 1 of 1,000"
        await desk.press(",", "d")
        await desk.type("soon")
        await desk.press("enter")
        assert "is no date" in desk.status
        assert pane.chosen == every[0]


async def test_one_key_for_the_orders_of_the_list_and_the_article_stays(room):
    room.fill(700)
    async with room.open(120, 30) as desk:
        pane = desk.app.main.articles
        every = await desk.app.backend.list_articles(limit=2000)
        await desk.press("3", "0", "0", "j")
        chosen = pane.chosen
        for order, name in (
            ("title", "by title"),
            ("source", "by source"),
            ("words", "longest first"),
            ("added", "last added first"),
        ):
            await desk.press("o")
            assert f"Articles 700 · {name}" in desk.lines[0]
            assert pane.chosen == chosen
            rows = by_hand(every, order, reverse=False)
            assert desk.status == f"row {rows.index(chosen) + 1} of 700"
            await desk.press("g", "g")
            assert pane.chosen == rows[0]
            await desk.press("G")
            assert pane.chosen == rows[-1]
            await desk.press(*str(rows.index(chosen) + 1), "G")
            assert pane.chosen == chosen
        await desk.press("O")
        assert "first added first" in desk.lines[0]
        assert pane.chosen == chosen
        await desk.press("R")
        assert "first added first" in desk.lines[0]
        assert pane.chosen == chosen
        await desk.press("o")
        assert "newest first" in desk.lines[0]
        assert pane.chosen == chosen


async def test_a_date_is_gone_to_in_order_of_date(room):
    room.fill(300)
    async with room.open() as desk:
        await desk.press("o", "o", ",", "d")
        await desk.type("2012")
        await desk.press("enter")
        assert "newest first" in desk.lines[0]
        assert desk.app.main.articles.chosen.date.startswith("2012")


async def test_a_filtered_list_has_every_order_too(room):
    room.fill(300)
    async with room.open() as desk:
        pane = desk.app.main.articles
        await desk.press(",", "f")
        await desk.type("harbour -title:ferry")
        await desk.press("enter", "o", "G")
        listing = Listing(query=query("harbour -title:ferry"), order="title")
        whole = await desk.app.backend.library(lambda lib: window(lib, listing, limit=1000))
        assert pane.chosen == whole[-1]
        assert desk.status == f"row {len(whole)} of {len(whole)}"
        await desk.press("/")
        await desk.type("harbour")
        await desk.press("enter")
        assert "harbour" in pane.chosen.title.lower()
        assert pane.chosen in whole


async def test_a_filter_lists_only_what_it_finds(room):
    room.fill(700)
    async with room.open() as desk:
        pane = desk.app.main.articles
        await desk.press("3", "0", "0", "j")
        chosen = pane.chosen
        await desk.press(",", "f")
        await desk.type("title:harbour")
        await desk.press("enter")
        total = pane.total
        assert 50 < total < 700
        assert desk.status == f"row 1 of {total}"
        assert f"Articles {total} · filter: title:harbour" in desk.lines[0]
        assert all("harbour" in row.title.lower() for row in pane.rows)
        await desk.press("G")
        assert desk.status == f"row {total} of {total}"
        await desk.press(",", "d")
        await desk.type("2015")
        await desk.press("enter")
        assert "harbour" in pane.chosen.title.lower()
        assert pane.chosen.date < "2016"
        await desk.press("R")
        assert pane.total == total
        here = pane.chosen
        await desk.press(",", "f", "ctrl+u", "enter")
        assert pane.chosen == here
        assert pane.total == 700
        assert "filter" not in desk.lines[0]
        assert chosen in await desk.app.backend.list_articles(limit=700)


async def test_a_filter_that_finds_nothing_or_cannot_be_read(room):
    room.fill(30)
    async with room.open() as desk:
        await desk.press(",", "f")
        await desk.type("xylophone")
        await desk.press("enter")
        assert "No article here is found by the filter." in desk.text
        await desk.press(",", "f", "ctrl+u")
        await desk.type("saved:none")
        await desk.press("enter")
        assert "names no saved search" in desk.status
        assert "filter: xylophone" in desk.text
        await desk.press(",", "f", "ctrl+u", "enter")
        assert len(desk.app.main.articles.rows) == 30


# What comes in meanwhile


def add(room, articles):
    with Library.open(room.library) as library:
        before = library.connection.execute("select count(*) from article").fetchone()[0]
    room.fill(before + articles)


async def test_what_an_import_adds_is_told_and_shown_when_asked(room):
    room.fill(20)
    async with room.open() as desk:
        main = desk.app.main
        await watching.look(main)
        assert desk.status == "row 1 of 20"
        await desk.press("j", "j")
        chosen = main.articles.chosen
        add(room, 5)
        await watching.look(main)
        assert desk.status == "5 new: R · row 3 of 20"
        assert len(main.articles.rows) == 20
        await desk.press("R")
        assert "5 new articles" in desk.status
        assert main.articles.chosen == chosen
        assert main.articles.total == 25
        assert main.sources.rows[0].articles == 25
        await desk.press("j", "R")
        assert "No new articles" in desk.status


async def test_a_look_that_finds_nothing_new_draws_nothing(room):
    room.fill(20)
    async with room.open() as desk:
        await watching.look(desk.app.main)
        drawn = []
        desk.app.changed = lambda: drawn.append(1)
        for _ in range(3):
            await watching.look(desk.app.main)
        assert drawn == []


async def test_a_library_that_was_replaced_is_opened_anew(room, tmp_path):
    room.fill(20)
    backend = Backend(room.library, room.notes)
    assert await backend.growth() == 0
    assert len(await backend.list_articles()) == 20
    other = type(room)(tmp_path / "other")
    other.folder.mkdir()
    other.fill(30)
    other.library.replace(room.library)
    assert await backend.growth() is None
    assert backend.news == "library replaced: R"
    assert len(await backend.list_articles()) == 20
    await backend.settle()
    assert backend.news == ""
    assert len(await backend.list_articles()) == 30
    backend.close()


async def test_results_are_asked_again_too(room):
    room.fill(20)
    async with room.open() as desk:
        await desk.press("s")
        await desk.type("harbour OR ferry OR storm")
        await desk.press("enter")
        total = desk.app.screen.results.total
        await watching.look(desk.app.main)
        add(room, 10)
        await watching.look(desk.app.main)
        assert desk.status.startswith("10 new: R · row 1 of")
        await desk.press("R")
        assert desk.app.screen.results.total > total
        assert "10 new articles" in desk.status
