"""The Search screen: results as one types, marks, counts, notices, the way there and back."""

import asyncio
from functools import partial

import pytest
from rich.cells import cell_len

from readroom.db.search import Interrupted
from readroom.tui import asking, finding
from readroom.tui.screens.search import MARK, SearchScreen, snippet_segments


@pytest.mark.parametrize("width", [1, 2, 10, 30, 100])
@pytest.mark.parametrize(
    ("text", "marks"),
    [("the ferry", ((4, 9),)), ("港の新聞 ferry 港", ((0, 2), (5, 10))), ("", ()), ("e\u0301\u200d[b]x", ((0, 2),))],
)
def test_a_snippet_has_exactly_the_width(text, marks, width):
    segments = snippet_segments(text, marks, width)
    assert sum(cell_len(s.text) for s in segments) == width


def test_marks_are_bold_underlined_and_coloured():
    segments = snippet_segments("the ferry ran", ((4, 9),), 30)
    assert [s.text for s in segments if s.style == MARK] == ["ferry"]
    assert MARK.bold
    assert MARK.underline


async def test_results_come_as_one_types(room, make_article):
    text = "A zeppelin crossed the bay.\n\nThe zeppelin landed."
    room.fill(20, more=[make_article(text, "Zeppelin day", "2030-01-01")])
    async with room.open() as desk:
        await desk.press("s")
        assert "Search:" in desk.lines[0]
        assert "near/5" in desk.text
        await desk.type("zeppelin")
        assert "3 hits in 1 article" in desk.lines[1]
        assert "Zeppelin day" in desk.lines[3]
        assert "2030-01-01" in desk.lines[3]
        assert desk.lines[3].rstrip().endswith("3")
        assert "A zeppelin crossed the bay." in desk.lines[4]
        await desk.press(*["backspace"] * 8)
        assert "near/5" in desk.text


async def test_nothing_found_is_said(room):
    room.fill(5)
    async with room.open() as desk:
        await desk.press("s")
        await desk.type("xylophone")
        assert "Nothing was found." in desk.text
        assert "nothing found" in desk.lines[1]
        await desk.press("enter")
        assert isinstance(desk.app.screen, SearchScreen)
        assert desk.app.screen.field.has_focus


async def test_an_impossible_value_is_one_line_and_a_notice_another(room):
    room.fill(5)
    async with room.open() as desk:
        await desk.press("s")
        await desk.type("ferry date:foo")
        assert desk.lines[2].index("^") == desk.lines[0].index("foo")
        assert "date:foo is no date" in desk.lines[2]
        assert "(character 12 of the query)" in desk.text
        await desk.press("ctrl+u")
        await desk.type("(ferry x")
        assert "note: a parenthesis is not closed" in desk.lines[2]


async def test_a_hit_opens_in_the_text_and_n_goes_on(room, make_article):
    before = ["Nothing here but words of no weight at all."] * 30
    text = "\n\n".join([*before, "A zeppelin crossed.", "Then the zeppelin fell."])
    room.fill(3, more=[make_article(text, "The airship", "2030-01-01")])
    async with room.open() as desk:
        await desk.press("s")
        await desk.type("zeppelin")
        await desk.press("enter", "enter")
        assert desk.focused() == "reader"
        assert "A zeppelin crossed." in desk.text
        assert len(desk.app.focused.hits) == 2
        await desk.press("n")
        assert desk.status.startswith("2 of 2")


async def test_the_way_back_is_the_way_one_came(room):
    room.fill(40)
    async with room.open() as desk:
        await desk.press("j", "j", "s")
        await desk.type("harbour")
        await desk.press("enter", "j", "j")
        results = desk.app.screen.results
        chosen = results.chosen
        await desk.press("enter")
        assert desk.app.screen is desk.app.main
        await desk.press("q")
        assert desk.app.screen.results is results
        assert results.has_focus
        assert results.chosen is chosen
        assert desk.status.startswith("row 3 of")
        await desk.press("i")
        assert desk.app.screen.field.has_focus
        assert desk.app.screen.field.value == "harbour"
        await desk.press("enter", "q")
        assert desk.focused() == "articles"
        assert desk.app.main.articles.cursor == 2


async def test_next_article_goes_through_the_results(room):
    room.fill(40)
    async with room.open() as desk:
        await desk.press("s")
        await desk.type("harbour")
        await desk.press("enter", "enter")
        rows = [hit.row for hit in desk.app.get_screen("search").results.rows]
        await desk.press("ctrl+n")
        assert desk.app.main.article.row == rows[1]
        await desk.press("ctrl+p", "ctrl+p")
        assert desk.app.main.article.row == rows[0]
        assert "first result" in desk.status


async def test_results_are_as_long_as_what_was_found(room):
    room.fill(300)
    async with room.open() as desk:
        await desk.press("s")
        await desk.type("harbour OR ferry OR storm OR bridge")
        await desk.press("enter", "G")
        total = int(desk.status.split()[-1].replace(",", ""))
        results = desk.app.screen.results
        assert total > 200
        assert desk.status == f"row {total} of {total}"
        assert len(results.rows) <= 40
        last = results.chosen.row
        await desk.press("g", "g", *str(total), "j")
        assert results.chosen.row == last


async def test_an_older_query_is_dropped(room):
    room.fill(5)
    async with room.open() as desk:
        await desk.press("s")
        screen, backend = desk.app.screen, desk.app.backend
        search, begun, dropped, gate = backend.search, [], [], asyncio.Event()

        async def slow(job):
            begun.append(1)
            try:
                await gate.wait()
                return await search(job)
            except asyncio.CancelledError:
                dropped.append(1)
                raise

        backend.search = slow
        screen._typed("harbour")
        await desk.until(lambda: begun == [1])
        screen._typed("ferry")
        await desk.until(lambda: begun == [1, 1])
        assert dropped == [1]
        gate.set()
        await desk.settle()
        assert screen._shown == "ferry"


async def test_a_search_that_was_stopped_shows_no_error(room):
    room.fill(5)
    async with room.open() as desk:
        await desk.press("s")

        async def stopped(job):
            raise Interrupted("the search was stopped")

        desk.app.backend.search = stopped
        await desk.type("ferry")
        assert "stopped" in desk.status


async def test_the_last_queries_come_back(room):
    room.fill(20)
    async with room.open() as desk:
        for query in ("harbour", "ferry", "harbour", "storm"):
            await desk.press("s", "ctrl+u")
            await desk.type(query)
            await desk.press("enter", "q")
        desk.app.flush()
    async with room.open() as desk:
        await desk.press("s", "up")
        field = desk.app.screen.field
        assert field.value == "storm"
        await desk.press("up", "up", "up")
        assert field.value == "ferry"
        await desk.press("down")
        assert field.value == "harbour"
        assert "hits in" in desk.lines[1]
        await desk.press("down", "down")
        assert desk.app.screen.results.has_focus


async def test_many_matches_are_counted_when_asked(room, monkeypatch):
    room.fill(30)
    monkeypatch.setattr(asking, "COUNTED", 5)
    async with room.open() as desk:
        await desk.press("s")
        await desk.type("harbour")
        assert "hits not counted: = counts them" in desk.lines[1]
        await desk.press("enter", "=")
        assert "hits in" in desk.lines[1]


async def test_results_come_first_then_a_bounded_count_then_the_exact_one(room, monkeypatch):
    room.fill(60)
    monkeypatch.setattr(asking, "COUNTED", 2)
    monkeypatch.setattr(asking, "FIRST", 5)
    monkeypatch.setattr(finding, "few", partial(_few, finding.few))
    heads = []
    monkeypatch.setattr(SearchScreen, "counted", _told(SearchScreen.counted, heads))
    async with room.open() as desk:
        await desk.press("s")
        await desk.type("harbour")
        assert "5+ articles" in heads[0][1]
        assert heads[0][0] is None
        assert heads[1][0] == desk.app.screen.results.total
        assert f"{heads[1][0]} articles" in desk.lines[1]


def _few(few, library, query, notebook, most=5):
    return few(library, query, notebook, most)


def _told(counted, heads):
    def told(screen, query, articles, line):
        assert screen.results.rows, "the count came before the results"
        heads.append((articles, line))
        counted(screen, query, articles, line)

    return told


async def test_other_keys_of_the_list(room):
    room.fill(30)
    async with room.open() as desk:
        await desk.press("s")
        await desk.type("harbour")
        await desk.press("tab", "n", "n", "N")
        assert desk.status.startswith("row 2 of")
        await desk.press("c")
        assert desk.app.taken == desk.app.screen.row.id
        assert "\nc " in desk.text
        await desk.press("i")
        assert desk.app.screen.field.has_focus
        await desk.press("tab", "/")
        assert desk.app.screen.field.has_focus
        await desk.press("tab", "s")
        assert desk.app.screen.field.has_focus
        await desk.press("alt+1")
        assert desk.focused() == "sources"


async def test_a_query_may_ask_the_notebook(room):
    room.fill(10)
    async with room.open() as desk:
        article = await desk.app.backend.article(3)
        key, digest, text = article.row.key, article.digest, article.body.text
        await desk.app.backend.notes(lambda notebook: notebook.add(key, digest, text, 0, 5, tags=["ice"]))
        await desk.press("s")
        await desk.type("tag:ice")
        assert [hit.row.id for hit in desk.app.screen.results.rows] == [3]


async def test_a_key_drops_the_counts_that_it_makes_stale(room):
    room.fill(20)
    async with room.open(100, 30) as desk:
        await desk.press("s")
        await desk.type("harbour")
        await desk.press("enter", ",", "f", "i")
        screen, backend = desk.app.screen, desk.app.backend
        count, dropped, gate = backend.count, [], asyncio.Event()

        async def slow(job):
            try:
                await gate.wait()
                return await count(job)
            except asyncio.CancelledError:
                dropped.append(1)
                raise

        backend.count = slow
        screen._typed("ferry")
        await desk.until(lambda: screen.results.query_run.text == "ferry")  # the results do not wait for their count
        await desk.until(lambda: "… " in desk.lines[4])
        assert desk.lines[1].strip() == "…"
        assert all("… " in line for line in desk.lines[3:5]), "counts of another query are marked"
        screen._typed("storm")
        await desk.pilot.pause(0)
        assert dropped == [1]
        gate.set()
        await desk.settle()
        assert "hits in" in desk.lines[1]
        assert screen.results.query_run.text == "storm"
