"""The first screen, and the tour."""

import threading

from readroom.tui.screens.welcome import welcome_lines


def test_it_says_what_to_do_and_where_the_library_would_be(tmp_path):
    lines = welcome_lines(tmp_path / "library.db", can_tour=True)
    assert any("readroom import FOLDER" in line for line in lines)
    assert any(str(tmp_path / "library.db") in line for line in lines)
    assert any("tour" in line for line in lines)
    assert not any("tour" in line for line in welcome_lines(None, can_tour=False))


async def test_without_a_library_the_app_says_what_to_do(room):
    async with room.open(library=False, wanted=room.library) as desk:
        assert "There is no library here yet." in desk.text
        assert "readroom import FOLDER" in desk.text
        await desk.press("enter", "s")
        assert "no library to search" in desk.status
        await desk.press("?", "q", ":", "escape", "alt+2", "z", "u", "c", "p", "ctrl+n", "H")
        assert desk.app.is_running
        await desk.pilot.press("q")
        await desk.pilot.pause()
        assert desk.app.return_value == 0


async def test_the_tour_is_made_and_opened(room):
    threads = []

    def build():
        threads.append(threading.current_thread())
        room.fill(12)
        return room.library

    async with room.open(library=False, build_tour=build) as desk:
        assert "Or take the tour" in desk.text
        await desk.press("enter")
        assert "Articles 12" in desk.lines[0]
        assert threads[0] is not threading.main_thread()
        await desk.press("enter", "j")
        assert desk.focused() == "reader"
        await desk.press("q")
        assert desk.focused() == "articles"


async def test_a_tour_that_cannot_be_made_is_one_line(room):
    from readroom.db.errors import LibraryError

    def build():
        raise LibraryError("library tour.db cannot be written: no space left on device")

    async with room.open(library=False, build_tour=build) as desk:
        await desk.press("enter")
        assert "no space left on device" in desk.status
        assert "There is no library here yet." in desk.text
