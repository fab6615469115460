"""The line to type in."""

import pytest

from readroom.tui.widgets.field import LineField


class Still(LineField):
    """A line that is not on a screen."""

    def refresh(self, *regions, **more):
        return self


def typed(value, *keys):
    heard = []
    field = Still("Label", value, heard.append)
    for key in keys:
        field.take_key(key, key if len(key) == 1 else None)
    return field, heard


@pytest.mark.parametrize(
    ("keys", "value", "at"),
    [
        ("a b", "one twoab", 9),
        (("left", "left", "x"), "one txwo", 6),
        (("home", "x"), "xone two", 1),
        (("ctrl+left", "x"), "one xtwo", 5),
        (("home", "ctrl+right", "x"), "onex two", 4),
        (("backspace",), "one tw", 6),
        (("home", "delete"), "ne two", 0),
        (("ctrl+w",), "one ", 4),
        (("ctrl+w", "ctrl+w"), "", 0),
        (("left", "ctrl+u"), "o", 0),
        (("home", "right", "ctrl+k"), "o", 1),
        (("space",), "one two ", 8),
        (("home", "left", "end", "right"), "one two", 7),
    ],
)
def test_editing(keys, value, at):
    field, _ = typed("one two", *[k for k in keys if k != " "])
    assert (field.value, field.at) == (value, at)


def test_a_change_is_heard_once_and_a_movement_never():
    _, heard = typed("", "a", "left", "right", "b", "backspace", "ctrl+w", "ctrl+w")
    assert heard == ["a", "ab", "a", ""]


def test_a_key_that_means_nothing_is_left_to_others():
    field, _ = typed("")
    assert not field.take_key("f5", None)
    assert not field.take_key("pagedown", None)
    assert field.take_key("x", "x")


def test_a_character_of_several_code_points_is_one():
    field, _ = typed("ae\u0301b", "left", "backspace")
    assert field.value == "ab"
    assert field.at == 1


def test_what_is_put_in_is_clean_and_on_one_line():
    field, _ = typed("")
    field.insert("a\x1b]0;x\x07\nb\tc\u202e\ud800")
    assert field.value == "a]0;x b c"
    field.set("x\x1by")
    assert field.value == "xy"
    field.insert("z" * 10_000)
    assert len(field.value) == 4000


async def test_the_cursor_stays_in_sight(room):
    room.fill(1)
    async with room.open(30, 10) as desk:
        await desk.press("s")
        await desk.type("x" * 40 + "end")
        line = desk.lines[0]
        assert line.startswith("Search:")
        assert line.endswith("end")
        await desk.press("home")
        assert desk.lines[0].startswith("Search: xxx")


async def test_a_paste_goes_into_the_line(room):
    from textual.events import Paste

    room.fill(1)
    async with room.open() as desk:
        await desk.press("s")
        desk.app.post_message(Paste("ferry\nstorm\x1b[31m"))
        await desk.settle()
        assert desk.app.screen.field.value == "ferry storm[31m"


def selected(*keys):
    heard = []
    field = Still("Label", "one two", heard.append)
    field.select()
    for key in keys:
        field.take_key(key, key if len(key) == 1 else None)
    return field, heard


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (("x",), "x"),
        (("x", "y"), "xy"),
        (("backspace",), ""),
        (("ctrl+w",), ""),
        (("delete", "x"), "x"),
        (("left", "x"), "one twxo"),
        (("home", "x"), "xone two"),
        (("end", "x"), "one twox"),
    ],
)
def test_what_is_selected_is_replaced_by_what_is_typed_and_left_by_what_moves(keys, value):
    field, _ = selected(*keys)
    assert field.value == value
    assert not field.selected


def test_a_selection_is_heard_of_only_when_it_is_replaced():
    field, heard = selected("left")
    assert heard == []
    field.select()
    field.insert("ferry")
    assert (field.value, heard) == ("ferry", ["ferry"])
    field.set("")
    field.select()
    assert not field.selected


async def test_a_selected_line_is_shown_in_reverse(room):
    room.fill(1)
    async with room.open() as desk:
        await desk.press("s")
        await desk.type("ferry")
        await desk.press("escape", "s")
        strip = desk.app.screen.field.render_line(0)
        assert any(s.text == "ferry" and s.style and s.style.reverse for s in strip)
