"""The app on a notebook that cannot be written: all of it is shown, and nothing is typed that could not be kept."""

import os
from pathlib import Path

import pytest

from readroom.db.library import Library
from readroom.db.notebook import Notebook
from readroom.tui.commands import by_id
from readroom.tui.commands.writing import INTO_NOTEBOOK
from readroom.tui.screens.prompt import PromptScreen

TEXT = "The ferry left late. The harbour was dark and nobody came.\n\nA second boat was sent."


@pytest.fixture
def snapshot(room, make_article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """A library with one article, and a notebook in a folder that says it cannot be written, to root too."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    room.fill(3, more=[make_article(TEXT, "The ferry", "2031-03-01", source="Post")])
    room.notes.parent.mkdir(mode=0o700, exist_ok=True)
    with Library.open(room.library) as library:
        ((key, digest),) = library.connection.execute("select key, digest from article where title = 'The ferry'")
        with Notebook.open(room.notes, library.id) as notebook:
            start = TEXT.index("The harbour")
            made = notebook.add(key, digest, TEXT, start, start + 20, tags=["place"], note="look at this")
            notebook.new_collection("First")
            notebook.set_attribute(key, "stance", "calm")
            notebook.set_position(key, made.start)
            notebook.set_state("place", {"article": key, "pane": "reader"})
    real = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode, **more: Path(path) != room.notes.parent and real(path, mode, **more)
    )
    return files(room.notes)


def files(notes: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in notes.parent.iterdir()}


async def test_everything_is_shown_and_nothing_can_be_typed(room, snapshot):
    line = f"notebook {room.notes} cannot be written: its folder is read-only; name another with --notes"
    async with room.open(200, 30) as desk:
        assert desk.app.backend.unwritable == line
        await desk.until(lambda: desk.app.message)
        assert desk.app.message.startswith(f"notebook {room.notes} is read-only: ")
        assert "look at this" in desk.text
        assert desk.app.main.article.row.title == "The ferry"
        # In the reader, and the lists beside it.
        for keys in (["a"], ["m"], ["t"], ["M"], ["semicolon", "n"], ["semicolon", "a"], ["semicolon", "equals_sign"],
                     ["semicolon", "k"], ["semicolon", "q"]):  # fmt: skip
            before = desk.lines[:-2]
            await desk.press(*keys)
            assert desk.app.message == line, keys
            assert desk.lines[:-2] == before, keys
            assert desk.app.screen is desk.app.main
        await desk.press("u")
        assert desk.app.message == line
        # The library can be written: a correction is kept there.
        await desk.press("comma", "c")
        assert isinstance(desk.app.screen, PromptScreen)
        await desk.press("escape")
        await desk.press("B")
        assert "1 highlight" in desk.text
        assert "place" in desk.text
        await desk.press("q", "semicolon", "t")
        assert "place" in desk.text
        await desk.press("plus")
        assert desk.app.message == line
        await desk.press("q", "semicolon", "h")
        assert "collection" in desk.text
        await desk.press("enter")
        assert desk.app.message == line
        await desk.press("q", "semicolon", "c")
        assert "First" in desk.text
        await desk.press("q", "s")
        await desk.type("tag:place")
        await desk.press("enter")
        assert "The ferry" in desk.text
        await desk.press("q")
        desk.app.flush()
    assert files(room.notes) == snapshot


async def test_a_correction_that_neither_file_takes_is_not_asked_for(room, snapshot):
    async with room.open(100, 30) as desk:
        importing = Library.open_writable(room.library)
        try:
            await desk.press("comma", "c")
            assert desk.app.message == desk.app.backend.unwritable
            assert desk.app.screen is desk.app.main
            await desk.press("p", "x")
            assert desk.app.message == desk.app.backend.unwritable
            assert "not written" not in desk.lines[0]
        finally:
            importing.close()
    assert files(room.notes) == snapshot


def test_what_writes_is_named_by_commands_that_there_are():
    assert by_id().keys() >= INTO_NOTEBOOK
