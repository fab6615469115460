"""A random sample in the app: drawn with a seed, walked through, each article opened and come back from."""

import pytest

from readroom.db.audit import drawn
from readroom.db.errors import ReadroomError
from readroom.db.library import Library
from readroom.tui.screens.sample import parse_draw


async def test_a_sample_is_drawn_walked_and_opened(room) -> None:
    room.fill(40)
    with Library.open(room.library) as library:
        ids = drawn(library, 5, 7)
        other = drawn(library, 5, 8)
    assert ids != other

    def shown(desk):
        """The ids on the screen, in their order."""
        return [int(line.split()[1].replace("+", "")) for line in desk.lines[2:7]]

    async with room.open(100, 24) as desk:
        await desk.press("number_sign", "a")
        await desk.press("ctrl+u")
        await desk.type("5 7")
        await desk.press("enter")
        assert desk.lines[0].strip() == "Random sample · 5 articles of 40 · seed 7"
        assert desk.lines[1].startswith(" 0 of 5 opened")
        assert desk.lines[1].endswith("readroom audit --sample 5 --seed 7")
        assert shown(desk) == ids
        await desk.press(")", "j", "(", "enter")
        assert desk.app.main.article.row.id == ids[1]
        await desk.press("q")
        assert desk.lines[1].startswith(" 1 of 5 opened")
        await desk.press(")", "p")
        assert desk.lines[0].startswith(" Page")
        await desk.press("q", "number_sign", "a")
        await desk.press("ctrl+u")
        await desk.type("5 8")
        await desk.press("enter")
        assert shown(desk) == other
        await desk.press("number_sign", "a")
        await desk.type(" many")
        await desk.press("enter")
        assert "is no sample" in desk.status


def test_what_is_typed_is_a_size_and_a_seed() -> None:
    assert (parse_draw("20 7"), parse_draw(" 5 ")) == ((20, 7), (5, 0))
    for wrong in ("", "0", "x", "5 x", "5 7 9", "9999999"):
        with pytest.raises(ReadroomError):
            parse_draw(wrong)
