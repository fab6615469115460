"""The Articles pane: rows in columns, windows of any library, exact positions."""

import pytest
from rich.cells import cell_len

from readroom.db.articles import ArticleRow
from readroom.tui.widgets.articles import date_of, row_segments, title_of
from readroom.tui.widgets.cells import cut, fit, fit_right, plain

TITLES = [
    "Ferry runs again",
    "港の新聞、港の新聞、港の新聞、港の新聞",
    "Z" + "\u0335" * 500 + "algo",
    "e\u0301" * 60,
    "👩‍👩‍👧 family 👍🏽 heart ❤️",
    "हार्बर फेरी फिर से चलने लगी",
    "\u202eevil\u202c [b]markup[/b] \x1b]0;title\x07 \x9b31m",
    "مرحبا بالعالم",
    "",
    "tab\there\nline",
]


def row(title, **more):
    fields = {
        "id": 1, "key": "k", "docid": 5, "title": title, "opening": "First words of it", "authors": (),
        "date": "2020-01-25T10:00", "date_precision": "minute", "first_date": None, "source": "港の新聞 Gazette",
        "source_id": 1, "outlet": None, "section": None, "language": None, "url": None, "words": 12345, "file": None,
    }  # fmt: skip
    return ArticleRow(**{**fields, **more})


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("width", [2, 3, 10, 31, 42, 57, 80, 200])
def test_a_row_has_exactly_the_width(title, width):
    text = "".join(segment.text for segment in row_segments(row(title), width))
    assert cell_len(text) == width
    assert all(c.isprintable() for c in text)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("width", range(12))
def test_cutting_and_padding(title, width):
    shown = plain(title)
    assert cell_len(cut(shown, width)) <= width
    assert cell_len(fit(shown, width)) == width
    assert cell_len(fit_right(shown, width)) == width


def test_what_fits_is_not_cut():
    assert cut("ferry", 5) == "ferry"
    assert cut("ferry", 4) == "fer…"
    assert cut("港の新聞", 5) == "港の…"
    assert fit_right("7", 3) == "  7"


def test_columns_come_with_the_room():
    assert "2020-01-25" not in "".join(s.text for s in row_segments(row("T"), 28))
    wide = "".join(s.text for s in row_segments(row("T"), 80))
    assert "Gazette" in wide
    assert "2020-01-25" in wide
    assert wide.endswith("12,345")
    assert "Gazette" not in "".join(s.text for s in row_segments(row("T"), 80, source=False))


def test_an_article_without_a_title_shows_its_first_words_in_another_form():
    untitled = row(None)
    assert title_of(untitled) == "« First words of it… »"
    assert row_segments(untitled, 60)[1].style.italic
    assert row_segments(row("T"), 60)[1].style is None
    assert title_of(row(None, opening="")) == "« no text »"


def test_an_undated_article_shows_a_dash():
    assert date_of(row("T", date=None)) == "—"
    assert date_of(row("T", date="2020")) == "2020"


async def test_an_empty_library_says_how_to_fill_it(room):
    room.fill(0)
    async with room.open() as desk:
        assert "The library is empty." in desk.text
        assert "readroom import FOLDER" in desk.text
        await desk.press("j", "G", "g", "g", "enter", "c", "n", "space", "tab", "enter", "p", "ctrl+n")
        assert desk.app.is_running


async def test_positions_are_exact_from_end_to_end(room):
    room.fill(1000)
    async with room.open() as desk:
        pane = desk.app.main.articles
        assert len(pane.rows) < 300
        every = [row.id for row in await desk.app.backend.list_articles(limit=2000)]

        def here():
            return every.index(pane.chosen.id)

        await desk.press("G")
        assert desk.status == "row 1,000 of 1,000"
        assert here() == 999
        assert len(pane.rows) <= 200
        await desk.press("1", "0", "k")
        assert desk.status == "row 990 of 1,000"
        assert here() == 989
        await desk.press("4", "5", "0", "k")
        assert desk.status == "row 540 of 1,000"
        assert here() == 539
        await desk.press("g", "g")
        assert desk.status == "row 1 of 1,000"
        await desk.press("7", "7", "7", "G")
        assert desk.status == "row 777 of 1,000"
        assert here() == 776
        await desk.press("5", "0", "pageup")
        assert here() == 0
        for _ in range(3):
            await desk.press("1", "0", "space")
        assert desk.status == f"row {here() + 1:,} of 1,000"


async def test_nothing_between_the_ends_is_read_and_memory_has_a_bound(room):
    room.fill(3000)
    async with room.open() as desk:
        pane, asked = desk.app.main.articles, []
        fetch = pane.fetch

        async def counted(**more):
            asked.append(more["limit"])
            return await fetch(**more)

        pane.fetch = counted
        await desk.press("G")
        await desk.press("g", "g")
        assert sum(asked) <= 800
        for _ in range(15):
            await desk.press("2", "0", "0", "j")
            assert len(pane.rows) <= 1400
        assert desk.status == "row 3,000 of 3,000"


async def test_a_place_in_the_middle_finds_its_number(room):
    room.fill(900)
    async with room.open() as desk:
        await desk.press("6", "0", "0", "j")
        chosen = desk.app.main.articles.chosen
        desk.app.flush()
    async with room.open() as desk:
        pane = desk.app.main.articles
        assert pane.chosen == chosen
        assert not pane.at_start
        assert desk.status == "row 601 of 900"
        await desk.press("5", "9", "0", "k")
        assert desk.status == "row 11 of 900"
        await desk.press("5", "9", "0", "k")
        assert desk.status == "row 1 of 900"


async def test_a_move_repaints_two_rows_and_a_page_all(room):
    room.fill(100)
    async with room.open() as desk:
        drawn = []
        pane = desk.app.main.articles
        draw = pane.row_line

        def counted(index, part, width):
            drawn.append(index)
            return draw(index, part, width)

        pane.row_line = counted
        await desk.press("j")
        assert sorted(drawn) == [0, 1]
        drawn.clear()
        await desk.press("space")
        assert len(set(drawn)) == pane.rows_shown
        drawn.clear()
        await desk.press("5", "escape", "x", "ctrl+c")
        assert drawn == []


async def test_a_step_beyond_the_edge_moves_half_a_page(room):
    room.fill(100)
    async with room.open() as desk:
        pane = desk.app.main.articles
        shown = pane.rows_shown
        await desk.press(*str(shown - 1), "j")
        assert pane.top == 0
        await desk.press("j")
        assert pane.top == shown // 2 + 1
        assert pane.top <= pane.cursor < pane.top + shown


async def test_finding_in_the_titles_reaches_what_is_not_loaded(room, make_article):
    days = ["1990-05-05", "1991-05-05", "1992-05-05"]
    special = [make_article("A text.", f"Zeppelin over the quay {n}", day, source="Wire") for n, day in enumerate(days)]
    room.fill(700, more=special)
    async with room.open() as desk:
        pane = desk.app.main.articles
        await desk.press("/")
        await desk.type("zeppelin over")
        await desk.press("enter")
        assert pane.chosen.title == "Zeppelin over the quay 2"
        assert desk.status == "row 673 of 703"
        await desk.press("n", "n")
        assert pane.chosen.title == "Zeppelin over the quay 0"
        await desk.press("n")
        assert pane.chosen.title == "Zeppelin over the quay 2"
        assert "from the other end" in desk.status
        await desk.press("N")
        assert pane.chosen.title == "Zeppelin over the quay 0"
        await desk.press("N")
        assert pane.chosen.title == "Zeppelin over the quay 1"
        await desk.press("/", "ctrl+u", "enter")
        assert "Nothing to find yet" in desk.status


async def test_finding_stays_in_the_selection(room, make_article):
    def made(n):
        return make_article("A text.", f"Zeppelin {n}", f"{1990 + n}-05-05", source=("Wire", "Post")[n % 2])

    more = [made(n) for n in range(6)]
    room.fill(20, more=more)
    async with room.open() as desk:
        pane = desk.app.main.articles
        await desk.press("tab", "/")
        await desk.type("Wire")
        await desk.press("enter")
        sources = desk.app.main.sources
        sources.go_to(next(i for i, r in enumerate(sources.rows) if r.name == "Wire"))
        await desk.press("enter", "/")
        await desk.type("zepp")
        await desk.press("enter", "n", "n")
        assert pane.chosen.title == "Zeppelin 0"
        assert {r.source for r in pane.rows} == {"Wire"}


async def test_a_double_click_opens(room):
    room.fill(20)
    async with room.open() as desk:
        pane = desk.app.main.articles
        await desk.pilot.click("#articles", offset=(10, 3))
        await desk.settle()
        assert pane.cursor == 3
        await desk.pilot.click("#articles", offset=(10, 5), times=2)
        await desk.settle()
        assert desk.app.main.article.row == pane.rows[5]
