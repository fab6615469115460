"""Tables of counts in the app: opened from where one is, ordered, led from and back to, kept, written, stopped."""

import csv
import threading
from pathlib import Path

import pytest

from readroom.tui.screens.counting import TableScreen
from readroom.tui.screens.saved_tables import SavedTablesScreen
from readroom.tui.screens.search import SearchScreen

TEXT = "The old zeppelin crossed the bay. A zeppelin of 1912 crossed the old bay.\n\nNo zeppelin landed."


@pytest.fixture
def papers(room, make_article):
    """Twenty articles without a zeppelin, and two of different sources and years with four of them."""
    more = [
        make_article(TEXT, "Airship", "2030-01-01", source="Quay"),
        make_article("An old zeppelin crossed.", "Bay", "2031-05", source="Old Quay"),
    ]
    room.fill(20, more=more)
    return room


async def count(desk, key, text="zeppelin"):
    """Open a table of a query from the list of articles."""
    await desk.press("#", key)
    await desk.type(text)
    await desk.press("enter")
    screen = desk.app.screen
    assert isinstance(screen, TableScreen)
    return screen


def column(screen, key):
    return [row[key] for row in screen.list.rows]


async def test_over_time_by_month_and_source_leads_to_its_places_and_back(papers):
    async with papers.open() as desk:
        screen = await count(desk, "t")
        assert desk.lines[0] == " Over time · zeppelin · by year · bars: per million"
        assert desk.lines[1].startswith(" 4 hits in 2 articles · text · every copy counted")
        assert sum(column(screen, "hits")) == 4
        await desk.press(",", "b", ",", "p")
        assert "by month and source" in desk.lines[0]
        rows = {(row["period"], row["source"]): row["hits"] for row in screen.list.rows if row["hits"]}
        assert rows == {("2030-01", "Quay"): 3, ("2031-05", "Old Quay"): 1}
        await desk.press("/")
        await desk.type("2030-01")
        await desk.press("enter", "l", "h", "enter")
        assert desk.lines[0].startswith(' Concordance · zeppelin date:2030-01 source:"quay" -source:"old quay"')
        assert " 3 lines in 1 article" in desk.lines[1]
        await desk.press("q")
        assert desk.app.screen is screen
        await desk.press("l", "enter")
        assert isinstance(desk.app.screen, SearchScreen)
        assert desk.lines[1].startswith(" 3 hits in 1 article")
        await desk.press("q")
        assert desk.app.screen is screen
        await desk.press("q")
        assert desk.app.screen is desk.app.main


async def test_collocates_from_the_concordance_with_other_windows_and_orders(papers):
    async with papers.open(120, 30) as desk:
        await desk.press("K")
        await desk.type("zeppelin")
        await desk.press("enter", "#", "c", "2", ",", "m")
        screen = desk.app.screen
        assert "zeppelin · 5 left, 5 right · E = f1·f2/N · 2 hits or more" in desk.lines[0]
        found = dict(zip(column(screen, "word"), column(screen, "hits"), strict=True))
        assert found == {"old": 3, "crossed": 3, "the": 3, "bay": 2}
        await desk.press("1", ",", "n")
        assert "1 left, 1 right" in desk.lines[0]
        narrow = dict(zip(column(screen, "word"), column(screen, "hits"), strict=True))
        assert narrow == {"old": 2, "crossed": 2}
        await desk.press(",", "e")
        assert "E = f1·f2·2/N" in desk.lines[0]
        await desk.press("h", "o")
        assert column(screen, "word") == sorted(narrow)
        await desk.press("o")
        assert column(screen, "word") == sorted(narrow, reverse=True)
        screen.list.go_to(column(screen, "word").index("old"))
        await desk.press("l", "enter")
        assert desk.lines[0].startswith(" Concordance · near/0(zeppelin old)")


async def test_words_runs_and_keyness(papers):
    async with papers.open(120, 30) as desk:
        screen = await count(desk, "w", "zeppelin")
        assert (column(screen, "word")[0], column(screen, "hits")[0]) == ("zeppelin", 4)
        await desk.press("2", ",", "n")
        assert "runs of 2 words" in desk.lines[0]
        assert "old zeppelin" in column(screen, "word")
        assert {len(word.split()) for word in column(screen, "word")} == {2}
        await desk.press("#", "k", "1", ",", "m", ",", "r")
        await desk.type("source:wire")
        await desk.press("enter")
        keyness = desk.app.screen
        assert "Keyness · zeppelin · against source:wire · 1 hit or more" in desk.lines[0]
        assert keyness.list.rows[0]["target"] > keyness.list.rows[0]["reference"]
        await desk.press(",", "k", ",", "k")
        assert "negative only" in desk.lines[0]
        assert not any(column(keyness, "positive"))


@pytest.mark.parametrize("size", [(30, 8), (80, 24), (200, 50)])
async def test_any_size_shows_the_rows(papers, size):
    async with papers.open(*size) as desk:
        screen = await count(desk, "d")
        assert column(screen, "part") == ["Quay", "Old Quay"]
        width = screen.list.size.width
        for row in range(2):
            assert sum(len(segment.text) for segment in screen.list.row_line(row, 0, width)) == width
        assert any("Quay" in line for line in desk.lines)


async def test_a_table_is_kept_and_written_with_what_it_is(papers, tmp_path, monkeypatch):
    async with papers.open() as desk:
        await count(desk, "t")
        copied = []
        monkeypatch.setattr(desk.app, "copy_text", lambda text: copied.append(text) or "")
        await desk.press("y")
        assert copied == [f"readroom --library {papers.library} over-time -- zeppelin"]
        target = tmp_path / "table.csv"
        await desk.press("e", "ctrl+u")
        await desk.type(str(target))
        await desk.press("enter")
        head, again, *lines = target.read_text(encoding="utf-8").splitlines()
        assert head.startswith("# 4 hits in 2 articles")
        assert again == "# readroom over-time -- zeppelin"
        assert sum(int(row["hits"]) for row in csv.DictReader(lines)) == 4
        await desk.press(",", "s", "ctrl+u")
        await desk.type("airships")
        await desk.press("enter", "#", "s")
        assert isinstance(desk.app.screen, SavedTablesScreen)
        assert desk.lines[1].split()[1:] == ["over-time", "airships"]
        await desk.press("enter")
        shown = ["".join(segment.text for segment in row).split()[:3] for row in desk.app.screen.list.rows]
        assert ["2030", "3", "1"] in shown
        await desk.press("d")
        assert "No table is kept" in desk.text
        await desk.press("u", "q")


async def test_a_count_can_be_stopped(papers, monkeypatch):
    begun = threading.Event()

    def endless(library, query, **asked):
        begun.set()
        sql = "with recursive n (i) as (select 1 union all select i + 1 from n) select max(i) from n"
        library.connection.execute(sql).fetchone()

    async with papers.open() as desk:
        screen = await count(desk, "t")
        monkeypatch.setattr("readroom.tui.screens.counting_hits.over_time", endless)
        await desk.pilot.press("R")
        await desk.until(begun.is_set)
        await desk.pilot.press("escape")
        await desk.settle()
        assert "Stopped" in desk.text
        assert desk.app.screen is screen
        assert len(screen.list.rows) == 23  # what was there stays


def test_every_setting_is_in_the_document():
    page = (Path(__file__).parents[2] / "docs" / "counting.md").read_text(encoding="utf-8")
    from readroom.tui.commands.counting import COMMANDS

    for command in COMMANDS:
        for key in command.keys:
            if key.startswith((",", "#")):
                assert f"`{key}`" in page, command.id
