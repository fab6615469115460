"""The palette: commands by their names."""

from readroom.tui.commands import in_context
from readroom.tui.screens.palette import matching


def test_every_word_must_be_there_and_titles_come_first():
    commands = in_context("articles")
    found = matching(commands, "article")
    assert found[0].title.startswith("Article") or "article" in found[0].title.lower()
    assert matching(commands, "next article")[0].id == "next-article"
    assert matching(commands, "quit")[0].id == "quit"
    assert matching(commands, "zzz") == []
    assert matching(commands, "") == commands


async def test_a_command_runs_where_the_palette_was_opened(room):
    room.fill(30)
    async with room.open() as desk:
        await desk.press(":")
        assert "Line down            j  Down" in desk.text
        await desk.type("line down")
        assert "Line down" in desk.lines[1]
        assert "Move one line down." in desk.lines[1]
        await desk.press("enter")
        assert desk.focused() == "articles"
        assert desk.status == "row 2 of 30"


async def test_rows_are_chosen_and_the_way_back_does_nothing(room):
    room.fill(30)
    async with room.open() as desk:
        await desk.press(":")
        await desk.type("page")
        names = [c.id for c in desk.app.screen.list.rows]
        await desk.press("down", "down", "up")
        assert desk.app.screen.list.cursor == 1
        assert "page-down" in names
        await desk.press("escape")
        assert desk.status == "row 1 of 30"
        await desk.press(":")
        await desk.type("no such thing")
        assert "No command has these words." in desk.text
        await desk.press("enter")
        assert "No command has these words" in desk.status


async def test_a_command_that_opens_a_screen(room):
    room.fill(3)
    async with room.open() as desk:
        await desk.press(":")
        await desk.type("search")
        await desk.press("enter")
        assert "Search:" in desk.lines[0]
        await desk.type("q")
        assert desk.app.screen.field.value == "q"


async def test_what_is_typed_after_a_command_of_the_palette_waits_for_it(room):
    room.fill(3)
    async with room.open() as desk:
        await desk.pilot.press(":", *"search", "enter", *"ferry")
        await desk.settle()
        assert desk.app.screen.field.value == "ferry"
