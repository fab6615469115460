"""The app as a whole: panes at every size, keys to handlers, the way back, what is remembered."""

import asyncio
import threading

import pytest
from textual.events import Key

from readroom.tui.dispatch import find_handlers


async def test_the_first_screen_lists_sources_and_articles(room):
    room.fill(30)
    async with room.open() as desk:
        assert desk.lines[0].startswith(" Sources 3")
        assert "│ Articles 30" in desk.lines[0]
        assert "All sources" in desk.lines[1]
        assert desk.focused() == "articles"
        assert desk.status == "row 1 of 30"
        assert "Enter Open" in desk.lines[-1]
        assert desk.lines[-1].endswith("? Help")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50), (40, 10), (20, 5), (10, 3), (2, 2)])
async def test_every_size_shows_panes_and_reads(room, size):
    room.fill(60)
    async with room.open(*size) as desk:
        await desk.press("j", "enter", "j", "space", "alt+4", "tab", "q", "q", "s")
        assert all(len(line) <= size[0] for line in desk.lines)
        assert len(desk.lines) == size[1]


async def test_panes_by_width(room):
    room.fill(30)
    async with room.open(120, 40) as desk:
        assert desk.lines[0].count("│") == 1
        await desk.press("enter")
        titles = desk.lines[0]
        assert "Articles" in titles
        assert "Highlights" in titles
        assert "Sources" not in titles
        await desk.press("z")
        assert "│" not in desk.lines[0]
        await desk.press("z", "z", "alt+2")
        assert desk.lines[0].count("│") == 2
        await desk.press("q")
        assert "Sources" in desk.lines[0]
        assert "Highlights" not in desk.lines[0]
        assert desk.focused() == "sources"
    async with room.open(200, 50) as desk:
        await desk.press("enter")
        assert all(name in desk.lines[0] for name in ("Sources", "Articles", "Highlights"))


async def test_a_resize_keeps_place_and_focus(room):
    room.fill(100)
    async with room.open() as desk:
        await desk.press("4", "0", "j")
        chosen = desk.app.main.articles.chosen
        for size in ((40, 10), (120, 40), (20, 5), (80, 24)):
            await desk.pilot.resize_terminal(*size)
            await desk.settle()
            pane = desk.app.main.articles
            assert pane.chosen == chosen
            assert pane.top <= pane.cursor < pane.top + pane.rows_shown
            assert desk.focused() == "articles"


async def test_back_leads_from_the_text_to_the_sources_and_q_quits_there(room):
    room.fill(10)
    async with room.open() as desk:
        await desk.press("enter")
        assert desk.focused() == "reader"
        await desk.press("escape")
        assert desk.focused() == "articles"
        await desk.press("escape")
        assert desk.focused() == "sources"
        await desk.press("escape")
        assert "Ctrl-Q quits" in desk.status
        assert desk.app.is_running
        await desk.pilot.press("q")
        await desk.pilot.pause()
        assert desk.app.return_value == 0


async def test_ctrl_c_says_how_to_quit(room):
    room.fill(3)
    async with room.open() as desk:
        await desk.press("ctrl+c")
        assert "Ctrl-Q quits" in desk.status
        assert desk.app.is_running


async def test_panes_by_number_and_in_turn(room):
    room.fill(3)
    async with room.open() as desk:
        await desk.press("tab")
        assert desk.focused() == "sources"
        await desk.press("alt+4")
        assert desk.focused() == "highlights"
        await desk.press("shift+tab")
        assert desk.focused() == "reader"
        await desk.press("alt+1")
        assert desk.focused() == "sources"
        await desk.press("alt+2")
        assert desk.focused() == "articles"
        await desk.press("alt+3", "tab", "tab")
        assert desk.focused() == "sources"


async def test_pending_keys_and_counts_are_shown(room):
    room.fill(50)
    async with room.open() as desk:
        await desk.press("1", "2")
        assert desk.status.startswith("12…")
        await desk.press("j")
        assert desk.status == "row 13 of 50"
        await desk.press("g")
        assert desk.status.startswith("g…")
        await desk.press("escape")
        assert desk.status == "row 13 of 50"
        await desk.press("g", "g")
        assert desk.status == "row 1 of 50"
        await desk.press("5", "x")
        assert "x means nothing here" in desk.status


async def test_history_leads_back_and_forth(room):
    room.fill(5)
    async with room.open() as desk:
        titles = []
        for _ in range(3):
            await desk.press("enter")
            titles.append(desk.app.main.article.row.title)
            await desk.press("q", "j")
        await desk.press("H")
        assert desk.app.main.article.row.title == titles[1]
        await desk.press("H", "H")
        assert desk.app.main.article.row.title == titles[0]
        assert "this is where the way begins" in desk.status
        await desk.press("2", "L")
        assert desk.app.main.article.row.title == titles[2]


async def test_next_and_previous_article_from_the_text(room):
    room.fill(4)
    async with room.open() as desk:
        rows = desk.app.main.articles.rows
        await desk.press("enter", "ctrl+n", "ctrl+n")
        assert desk.app.main.article.row == rows[2]
        assert desk.focused() == "reader"
        await desk.press("ctrl+p")
        assert desk.app.main.article.row == rows[1]
        await desk.press("5", "ctrl+p", "ctrl+p")
        assert "first article" in desk.status


async def test_keys_typed_while_an_article_loads_are_played_in_it(room):
    room.fill(5)
    async with room.open() as desk:
        backend, gate = desk.app.backend, asyncio.Event()
        load = backend.article

        async def slow(article_id):
            await gate.wait()
            return await load(article_id)

        backend.article = slow
        await desk.pilot.press("enter", "5", "j", "G")
        await desk.pilot.pause()
        assert desk.focused() == "articles"
        assert desk.app.keys.busy
        gate.set()
        await desk.settle()
        reader = desk.app.focused
        assert desk.focused() == "reader"
        assert reader.position == "100 %"


async def test_escape_stops_a_slow_command_and_forgets_what_was_typed(room):
    room.fill(5)
    async with room.open() as desk:
        never = asyncio.Event()

        async def endless(article_id):
            await never.wait()

        desk.app.backend.article = endless
        await desk.pilot.press("enter", "j", "j")
        await desk.pilot.press("escape")
        await desk.settle()
        assert desk.status.startswith("Stopped")
        assert desk.app.main.articles.cursor == 0
        assert not desk.app.keys.busy


async def test_a_command_that_takes_long_says_how_to_stop_it(room, monkeypatch):
    from readroom.tui import dispatch

    monkeypatch.setattr(dispatch, "SLOW_SECONDS", 0.0)
    room.fill(5)
    async with room.open() as desk:
        gate, load = asyncio.Event(), desk.app.backend.article

        async def slow(article_id):
            await gate.wait()
            return await load(article_id)

        desk.app.backend.article = slow
        await desk.pilot.press("enter")
        await desk.pilot.pause()
        assert "Esc stops it" in desk.status
        gate.set()
        await desk.settle()
        assert desk.focused() == "reader"
        assert "Esc stops it" not in desk.status


async def test_text_typed_right_after_the_search_key_is_not_lost(room):
    room.fill(5)
    async with room.open() as desk:
        await desk.pilot.press("s", "f", "e", "r", "r", "y", "enter", "j", "enter")
        await desk.settle()
        assert desk.focused() == "reader"
        assert desk.app.screen is desk.app.main


async def test_the_last_place_comes_back(room):
    room.fill(300)
    async with room.open() as desk:
        await desk.press("k", "tab", "j", "enter", "4", "0", "j", "enter")
        article = desk.app.main.article
        desk.app.flush()
    async with room.open() as desk:
        assert desk.focused() == "reader"
        assert desk.app.main.article == article
        await desk.press("q")
        assert desk.app.main.articles.chosen == article.row
        assert desk.app.main.articles.selection.source_id == article.row.source_id
        assert desk.status == "row 41 of 100"


async def test_a_place_that_is_gone_is_the_top(room):
    room.fill(3)
    async with room.open() as desk:
        desk.app.backend.keep("place", {"source": 99, "row": "no such key", "article": "neither", "pane": "nowhere"})
        desk.app.backend.flush_now()
    async with room.open() as desk:
        assert desk.status == "row 1 of 3"
        assert desk.app.main.article is None


async def test_taking_an_article_for_comparison(room):
    room.fill(3)
    async with room.open() as desk:
        await desk.press("c")
        assert "Taken for comparison" in desk.status
        assert desk.app.taken == desk.app.main.articles.chosen.id
        assert "│c " in desk.lines[1]
        await desk.press("j")
        assert desk.status.startswith("compare: ")
        await desk.press("k", "c")
        assert desk.app.taken is None
        assert desk.status.startswith("Let go")


async def test_a_second_article_is_compared_with_the_first(room):
    room.fill(3)
    async with room.open() as desk:
        await desk.press("c", "j", "c")
        from readroom.tui.screens.compare import CompareScreen

        screen = desk.app.screen
        assert isinstance(screen, CompareScreen)
        rows = desk.app.main.articles.rows
        assert (screen.left.row, screen.right.row) == (rows[0], rows[1])
        await desk.press("q")
        assert desk.focused() == "articles"


async def test_undo_without_a_change_says_so(room):
    room.fill(2)
    async with room.open() as desk:
        await desk.press("u")
        assert "nothing to undo" in desk.status
        await desk.press("ctrl+r")
        assert "nothing to do again" in desk.status


async def test_an_article_that_cannot_be_read_is_one_line(room):
    room.fill(2)
    async with room.open() as desk:
        await desk.press("H")
        await desk.app.open_article(1)
        desk.app.start(desk.app.main, desk.app.open_article(999), "test")
        await desk.settle()
        assert "no article 999" in desk.status


async def test_every_flusher_is_called_and_none_may_fail(room):
    room.fill(1)
    called = []
    async with room.open() as desk:
        desk.app.add_flusher(lambda: called.append(1))
        desk.app.add_flusher(lambda: 1 / 0)
        desk.app.add_flusher(lambda: called.append(2))
        desk.app.flush()
    assert called == [1, 2]


async def test_no_markup_and_no_control_character_of_a_title_takes_effect(room, make_article):
    nasty = "[red]See[/] [a b] [@click=app.quit]\u202e\u200b"
    room.fill(0, more=[make_article("Text.", nasty, "2020-01-01", source="[b]x[/b]")])
    async with room.open() as desk:
        assert "[red]See[/] [a b]" in desk.text
        assert "\u202e" not in desk.text
        await desk.press("c", "enter", "?", "q", "p")
        assert "[red]See[/]" in desk.text


async def test_page_view_shows_each_line_and_why(room):
    room.fill(2)
    async with room.open() as desk:
        await desk.press("p")
        assert desk.lines[0].startswith(" Page")
        assert "7 lines: 7 kept" in desk.lines[0]
        assert "kept: prose" in desk.lines[1]
        await desk.press("/")
        await desk.type("harbour")
        await desk.press("enter", "n")
        await desk.press("q")
        assert desk.focused() == "articles"


async def test_a_handler_that_returns_false_leaves_it_to_the_next(room):
    room.fill(2)
    async with room.open() as desk:
        pane = desk.app.main.articles
        pane.do_zen = lambda count: False
        handlers = find_handlers(pane, desk.app.keys._commands["zen"])
        assert len(handlers) == 2
        await desk.press("z")
        assert desk.app.main.zen


async def test_keys_typed_before_the_first_picture_are_played_on_it(room):
    room.fill(20)
    app = room.app()
    app.when_ready(lambda: [app.post_message(Key(name, name)) for name in "3jk"])
    async with app.run_test() as pilot:
        desk = room.desk(app, pilot)
        await desk.settle()
        assert desk.status == "row 3 of 20"
    app.backend.close()


async def test_a_library_that_cannot_be_read_is_said_in_place_of_the_list(room):
    async with room.open() as desk:
        assert "library.db is not there" in " ".join(line.split("│")[-1].strip() for line in desk.lines)
        await desk.press("j", "G", "enter", "tab", "q")
        assert "library.db is not there" in " ".join(line.split("│")[-1].strip() for line in desk.lines)


async def test_a_library_that_is_slow_to_open_comes_later(room, monkeypatch):
    from readroom.tui import backend, going

    room.fill(20)
    monkeypatch.setattr(going, "OPENING_SECONDS", 0.0)
    gate, read = threading.Event(), backend.read_opening
    monkeypatch.setattr(backend, "read_opening", lambda lib, place: (gate.wait(20), read(lib, place))[1])
    app = room.app()
    async with app.run_test() as pilot:
        await pilot.pause()
        desk = room.desk(app, pilot)
        assert desk.status == "Opening the library…"
        gate.set()
        await desk.settle()
        assert desk.status == "row 1 of 20"
    app.backend.close()


async def test_a_command_that_is_stopped_while_a_screen_goes_leaves_the_app_alive(room):
    room.fill(3)
    async with room.open() as desk:
        await desk.press("?")
        below = desk.app.screen_stack[0]

        async def leave():
            await desk.app.pop_screen()

        leaving = asyncio.create_task(leave())
        while not leaving.done() and len(desk.app.screen_stack) > 1:
            await asyncio.sleep(0)
        leaving.cancel()
        await desk.press("j")
        assert desk.app.screen is below
        assert desk.app.is_running
        assert desk.status == "row 2 of 3"
