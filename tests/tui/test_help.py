"""The help screen: the whole table for where one is."""

import pytest

from readroom.tui.commands import CONTEXTS, in_context
from readroom.tui.keys import build
from readroom.tui.screens.help import help_rows


@pytest.mark.parametrize("context", CONTEXTS)
def test_every_command_of_a_context_is_in_its_help(context):
    rows = help_rows(build()[0], context)
    for command in in_context(context):
        assert any(text == command.help for _, text in rows), command.id
    assert ("", CONTEXTS["global"]) in rows
    assert ("", CONTEXTS[context]) in rows


def test_the_users_keys_are_in_the_help():
    keymap, _ = build(overrides={"zen": ["Z"]})
    assert any(keys == "Z" for keys, _ in help_rows(keymap, "reader"))


async def test_help_is_of_where_one_is_and_scrolls(room):
    room.fill(3)
    async with room.open() as desk:
        await desk.press("?")
        assert desk.lines[0] == " Help · Articles"
        assert "Open what the cursor is on." in desk.text
        first = desk.lines[1]
        await desk.press("G")
        assert "Everywhere" not in first
        assert "--no-mouse" in desk.text
        await desk.press("g", "g", "/")
        await desk.type("comparison")
        await desk.press("enter")
        assert "comparison" in desk.app.focused.rows[desk.app.focused.cursor][1]
        await desk.press("n", "N", "?")
        assert desk.focused() == "articles"


async def test_help_of_the_sources(room):
    room.fill(3)
    async with room.open(120, 40) as desk:
        await desk.press("alt+1", "?")
        assert "Show the years of the source." in desk.text
        await desk.press("escape")
        assert desk.focused() == "sources"
