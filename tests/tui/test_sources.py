"""The Sources pane."""

from readroom.db.articles import EVERYTHING, Selection, SourceCount
from readroom.tui.widgets.sources import ALL, source_rows

SOURCES = [
    SourceCount(2, "Harbour Gazette", 12, 2, ((2021, 7), (2019, 3))),
    SourceCount(1, "Island Post", 4, 0, ((2020, 4),)),
]


def test_rows_with_years_newest_first_and_the_undated_last():
    rows = source_rows(SOURCES, {2})
    assert [(r.name, r.articles, r.depth) for r in rows] == [
        (ALL, 16, 0),
        ("Harbour Gazette", 12, 0),
        ("2021", 7, 1),
        ("2019", 3, 1),
        ("undated", 2, 1),
        ("Island Post", 4, 0),
    ]
    assert [r.selection for r in rows[:5]] == [
        EVERYTHING,
        Selection(2),
        Selection(2, 2021),
        Selection(2, 2019),
        Selection(2, undated=True),
    ]


def test_an_empty_library_has_one_row():
    assert [r.name for r in source_rows([], set())] == [ALL]


async def test_choosing_a_source_lists_its_articles(room):
    room.fill(60)
    async with room.open() as desk:
        await desk.press("tab", "j", "enter")
        name = desk.app.main.sources.row.name
        assert desk.focused() == "articles"
        assert {row.source for row in desk.app.main.articles.rows} == {name}
        assert f"Articles 20 · {name}" in desk.lines[0]


async def test_years_open_and_close(room):
    room.fill(60)
    async with room.open() as desk:
        await desk.press("tab", "j", "l")
        assert "- " in desk.lines[2]
        assert any(line.strip().startswith("2011") for line in desk.lines)
        assert any(line.strip().startswith("undated") for line in desk.lines)
        await desk.press("j", "j", "h")
        assert "+ " in desk.lines[2]
        assert desk.app.main.sources.cursor == 1
        await desk.press("l", "j", "right")
        chosen = desk.app.main.articles.selection
        assert chosen.year == 2011
        assert all(row.date.startswith("2011") for row in desk.app.main.articles.rows)


async def test_the_undated_have_a_row_of_their_own(room):
    room.fill(60)
    async with room.open() as desk:
        await desk.press("tab", "j", "l")
        pane = desk.app.main.sources
        pane.go_to(next(i for i, r in enumerate(pane.rows) if r.selection.undated))
        await desk.press("enter")
        rows = desk.app.main.articles.rows
        assert rows
        assert all(row.date is None for row in rows)
        assert "undated" in desk.lines[0]


async def test_finding_a_source_goes_round(room):
    room.fill(9)
    async with room.open() as desk:
        await desk.press("tab", "/")
        await desk.type("WIRE")
        await desk.press("enter")
        pane = desk.app.main.sources
        assert pane.row.name == "Northern Wire"
        await desk.press("n")
        assert pane.row.name == "Northern Wire"
        await desk.press("/", "ctrl+u", "z", "z", "enter")
        assert "No source has" in desk.status
        await desk.press("/", "escape")
        assert desk.focused() == "sources"


async def test_numbers_stand_right_and_long_names_are_cut(room, make_article):
    long = "The Very Long Name of a Newspaper of the Northern Islands"
    more = [make_article("One.", "A", "2020-01-01", source=long), make_article("Two.", "B", source="港の新聞")]
    room.fill(0, more=more)
    async with room.open() as desk:
        rows = [line.split("│")[0] for line in desk.lines[1:4]]
        assert rows[0].rstrip().endswith("2")
        assert "…" in desk.text
        assert len({len(row.encode("utf-32")) for row in rows[:2]}) == 1
