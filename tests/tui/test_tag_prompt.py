"""The tag picker: which tags are offered, in which order, and with how many keys one is taken."""

import runpy
from pathlib import Path

import pytest

from readroom.tui.widgets.tag_rows import Offer, fragment, offers, split_tags, with_tag

HOST = runpy.run_path(str(Path(__file__).with_name("reading_host.py")))
reading = HOST["reading"]
KNOWN = [("winter/ice", 9), ("Port", 5), ("winter", 2), ("wind", 1), ("actor/state/us", 1), ("north wind", 1)]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", ["winter/ice", "Port", "winter", "wind", "actor/state/us", "north wind"]),
        ("winter", ["winter", "winter/ice"]),
        ("wi", ["winter/ice", "winter", "wind", "north wind", "+wi"]),
        ("ice", ["winter/ice", "+ice"]),
        ("asu", ["actor/state/us", "+asu"]),
        ("PORT", ["Port"]),
        ("port, wi", ["winter/ice", "winter", "wind", "north wind", "+wi"]),
        ("wind, wind", ["north wind"]),
        ("port, port", []),
        ("quay / north", ["+quay/north"]),
        ("#1917", ["+1917"]),
    ],
)
def test_what_is_offered(typed, offered):
    assert [f"{'+' if one.new else ''}{one.name}" for one in offers(typed, KNOWN)] == offered


def test_tags_of_a_line():
    assert split_tags(" one, #two words ,,three/four, ") == ("one", "two words", "three/four")
    assert split_tags(" , ") == ()
    assert fragment("one, #tw") == "tw"
    assert with_tag("one, tw", "two") == "one, two, "
    assert offers("one", [("one", 3)]) == [Offer("one", 3)]


async def test_a_tag_takes_two_keys(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("v", "t", *"winter/ice, port", "enter", ")", "v", "t")
        assert [line.split() for line in here.screen()[-3:]] == [
            ["1", "winter/ice", "1"],
            ["2", "port", "1"],
            ["Tags:"],
        ]
        await here.press("2")
        assert [h.tags for h in await here.notes()] == [("winter/ice", "port"), ("port",)]
        # What was given last is offered first.
        await here.press(")", "v", "t", "1")
        assert (await here.notes())[2].tags == ("port",)
        assert here.app.focused is here.pane


async def test_enter_takes_the_row_with_the_sign_and_a_comma_what_is_typed(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("v", "t", *"winter/ice", "enter", ")", "v", "t", *"ic")
        assert [line.split() for line in here.screen()[-3:]] == [
            ["Enter:", "winter/ice"],
            ["›", "winter/ice", "1"],
            ["Tags:", "ic"],
        ]
        await here.press("enter", ")", "v", "t", *"ice,", "enter", ")", "v", "t", *"ice", "enter")
        await here.press(")", "v", "t", *"winte", "up", "enter")
        assert [h.tags for h in await here.notes()] == [
            ("winter/ice",),
            ("winter/ice",),
            ("ice",),
            ("ice",),
            ("winte",),
        ]


async def test_several_tags_with_tab_and_a_digit(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("v", "t", *"one, two, three", "enter", ")", "v", "t", *"tw", "tab", "1")
        assert (await here.notes())[1].tags == ("two", "one")


async def test_a_tag_may_begin_with_a_digit(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("v", "t", *"one", "enter", ")", "v", "t", "number_sign", *"1917", "enter")
        assert (await here.notes())[1].tags == ("1917",)


async def test_the_picker_leaves_the_words_in_sight(tmp_path):
    async with reading(tmp_path, size=(40, 10)) as here:
        await here.press("v", "t", *"a,b,c,d,e,f,g", "enter", *")))))", "v", "t")
        assert here.screen()[5].startswith("1-9 takes one")
        start = here.pane.shown_range()[0]
        assert start <= here.pane.cursor.offset < here.pane.shown_range()[1]
