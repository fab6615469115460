"""A notebook that cannot be written is read, whatever state it was left in, and nothing of it or beside it changes."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from readroom.db import migrate
from readroom.db.errors import NotebookError
from readroom.db.notebook import Notebook, read_only
from readroom.db.notebook.schema import APPLICATION_ID, STEPS

TEXT = "The quay held when the water came. Nobody slept on the island."
LATER = "It rained. The quay held when the water came. Nobody slept on the island."


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The notebook's path in a folder that says it cannot be written, to root too, once `shut` is in its parent."""
    folder = tmp_path / "snapshot"
    folder.mkdir(mode=0o700)
    real = os.access

    def access(path: Path, mode: int, **more: bool) -> bool:
        shut = (tmp_path / "shut").exists() and Path(path) == folder
        return not (shut and mode & os.W_OK) and real(path, mode, **more)

    monkeypatch.setattr(os, "access", access)
    return folder / "n.db"


def fill(path: Path) -> str:
    """Write a notebook and return the id of its highlight."""
    with Notebook.open(path, "library") as notebook:
        made = notebook.add("key", "digest", TEXT, 4, 13, tags=["place"], note="kept")
        notebook.add_note("free", title="Plan", text="read more")
        notebook.set_attribute("key", "stance", "calm")
        notebook.new_collection("First")
        notebook.set_position("key", 7)
        notebook.set_state("place", {"row": "key"})
    return made.id


def shut(path: Path) -> dict[str, bytes]:
    """Make it read-only; return what is there."""
    (path.parent.parent / "shut").touch()
    return files(path)


def files(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in path.parent.iterdir()}


def test_everything_is_read_and_nothing_written(place: Path) -> None:
    mark = fill(place)
    before = shut(place)
    with Notebook.open(place, "another library") as notebook:
        assert notebook.read_only
        line = f"notebook {place} cannot be written: its folder is read-only; name another with --notes"
        assert notebook.notices == []
        (found,) = notebook.highlights()
        assert (found.id, found.exact, found.tags, found.note) == (mark, "quay held", ("place",), "kept")
        assert [one.name for one in notebook.collections()] == ["First"]
        assert notebook.attributes("key") == {"stance": "calm"}
        assert notebook.position("key") == 7
        writes: list[Callable[[], object]] = [
            lambda: notebook.add("key", "digest", TEXT, 0, 3),
            lambda: notebook.edit(mark, note="lost"),
            lambda: notebook.remove(mark),
            lambda: notebook.add_note("free", text="lost"),
            lambda: notebook.set_attribute("key", "stance", "angry"),
            lambda: notebook.new_collection("Second"),
            lambda: notebook.rename_tag("place", "places"),
            lambda: notebook.propose("key", "title", "Another"),
            lambda: notebook.take_in([], {}),
            notebook.undo,
            notebook.redo,
        ]
        for write in writes:
            with pytest.raises(NotebookError) as caught:
                write()
            assert str(caught.value) == line
        assert [one.note for one in notebook.highlights()] == ["kept"]
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            notebook._connection.execute("delete from highlight")
        # What the program keeps by itself lives as long as the notebook is open.
        notebook.set_position("key", 9)
        notebook.set_state("place", None)
        assert notebook.position("key") == 9
    assert files(place) == before
    with Notebook.open(place) as notebook:
        assert (notebook.position("key"), notebook.library_ids) == (7, ("library",))


def test_marks_stand_on_their_words_in_todays_text(place: Path) -> None:
    fill(place)
    before = shut(place)
    with Notebook.open(place) as notebook:
        (moved,) = notebook.reanchor("key", "digest of later", LATER)
        assert LATER[moved.start : moved.end] == moved.exact == "quay held"
        assert (moved.digest, moved.state) == ("digest of later", "shifted")
    assert files(place) == before


@pytest.mark.parametrize("schema", range(1, len(STEPS)))
def test_an_older_schema_is_brought_up_to_date_in_memory(place: Path, schema: int) -> None:
    connection = sqlite3.connect(place, isolation_level=None)
    migrate.apply(connection, STEPS[:schema], name="readroom.notebook", application_id=APPLICATION_ID)
    connection.close()
    place.chmod(0o600)
    before = shut(place)
    with Notebook.open(place) as notebook:
        assert notebook.highlights() == []
        assert notebook.collections() == []
    assert files(place) == before


def left_by_a_killed_program(place: Path, journal: str) -> None:
    """Leave a notebook as a program that was killed in a transaction leaves it: a second mark half or wholly there."""
    fill(place)
    busy = sqlite3.connect(place, isolation_level=None)
    busy.execute(f"pragma journal_mode = {journal}")
    busy.execute("pragma cache_size = 1")
    busy.execute("begin immediate")
    for number in range(200):
        busy.execute("insert into state values (?, ?)", (f"key {number}", '"' + "x" * 500 + '"'))
    if journal == "wal":
        busy.execute("commit")
    left = place.parent.parent / "left"
    shutil.copytree(place.parent, left)
    busy.close()
    shutil.rmtree(place.parent)
    left.rename(place.parent)
    for file in place.parent.iterdir():
        file.chmod(0o600)


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_what_a_killed_program_left_is_taken_in(place: Path, journal: str) -> None:
    left_by_a_killed_program(place, journal)
    before = shut(place)
    assert len(before) > 1
    with Notebook.open(place) as notebook:
        assert [one.note for one in notebook.highlights()] == ["kept"]
        assert (notebook.state("key 150") is None) == (journal == "delete")
    assert files(place) == before


def test_a_file_of_another_journal_gets_none_beside_it(place: Path) -> None:
    fill(place)
    connection = sqlite3.connect(place)
    assert connection.execute("pragma journal_mode = wal").fetchone() == ("wal",)
    connection.close()
    before = shut(place)
    assert list(before) == ["n.db"]
    with Notebook.open(place) as notebook:
        assert len(notebook.highlights()) == 1
        assert files(place) == before


def refused(path: Path) -> str:
    with pytest.raises(NotebookError) as caught:
        Notebook.open(path)
    assert len(str(caught.value).splitlines()) == 1
    return str(caught.value)


def test_what_is_refused_to_writers_is_refused_to_readers(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(place)
    (place.parent.parent / "shut").touch()
    place.chmod(0o620)
    assert "can be changed by other users" in refused(place)
    place.chmod(0o600)
    monkeypatch.setattr(read_only, "BUSY_SECONDS", 0.05)
    with sqlite3.connect(place, isolation_level=None) as busy:
        busy.execute("begin exclusive")
        assert "locked" in refused(place)
        busy.execute("rollback")
    whole = place.read_bytes()
    place.write_bytes(b"no notebook at all, " * 60)
    assert "not a database" in refused(place)
    place.write_bytes(whole[:4096])
    assert "notes restore" in refused(place) or "it has no backup" in refused(place)


def test_a_file_that_is_read_only_stays_so_when_it_is_closed_to_others(place: Path) -> None:
    fill(place)
    place.chmod(0o444)
    Notebook.open(place).close()
    assert place.stat().st_mode & 0o777 == 0o400


def test_a_file_that_is_closed_to_all_is_closed_to_root(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    fill(path)
    path.chmod(0o444)
    with Notebook.open(path) as notebook:
        assert notebook.read_only
    assert path.stat().st_mode & 0o777 == 0o400
    path.chmod(0o600)
    with Notebook.open(path) as notebook:
        assert not notebook.read_only
