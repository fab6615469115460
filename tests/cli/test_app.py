"""`readroom`, `open` and `tour`: what is opened, and the tour library."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from readroom import app
from readroom.db.library import Library
from readroom.db.version import NEWEST


def inode(path: Path) -> tuple[int, int]:
    return path.stat().st_ino, path.stat().st_mtime_ns


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Pretend that there is a terminal, and note with what the app is opened."""
    calls: list[dict[str, Any]] = []

    def run(library: Path | None, notes: Path | None, **more: Any) -> int:
        calls.append({"library": library, "notes": notes, **more})
        return 0

    monkeypatch.setattr("readroom.tui.app.run", run)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    return calls


def test_the_tour_prints_its_path_and_is_built_once(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    first = desk("tour", "--no-open", files=False)
    path = Path(first.out.strip())
    assert first == (0, f"{path}\n", "")
    assert path == desk.folder / "data" / "readroom" / "tour.db"
    before = inode(path)

    def again(*_: object) -> None:
        raise AssertionError("the tour was built again")

    monkeypatch.setattr("readroom.importer.session.import_paths", again)
    assert desk("tour", "--no-open", files=False) == first
    assert inode(path) == before
    assert not [p for p in path.parent.iterdir() if p.name not in ("tour.db", "tour.made")]


def test_the_tour_is_a_sound_library(desk: Any) -> None:
    path = desk("tour", "--no-open", files=False).out.strip()
    assert desk("--library", path, "check", files=False).status == 0
    assert len(desk("--library", path, "articles", "--json", files=False).rows) == 41


def test_a_new_corpus_is_built_under_the_same_id_and_notes_stay(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(desk("tour", "--no-open", files=False).out.strip())
    library = ("--library", str(path))
    before = desk(*library, "stats", "--json", files=False).value
    note = desk(*library, "notes", "add", "1", "--start", "0", "--end", "5", "--json", files=False).value
    old = inode(path)
    monkeypatch.setattr("readroom.tour.corpus_digest", lambda: "another")
    assert desk("tour", "--no-open", files=False).out == f"{path}\n"
    assert inode(path) != old
    assert desk(*library, "stats", "--json", files=False).value == before
    (kept,) = desk(*library, "notes", "list", "--json", files=False).rows
    assert kept == note
    assert desk(*library, "check", files=False).status == 0
    rebuilt = inode(path)
    assert desk("tour", "--no-open", files=False).status == 0
    assert inode(path) == rebuilt


def test_a_tour_of_an_older_schema_is_built_anew_under_the_same_id(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(desk("tour", "--no-open", files=False).out.strip())
    library = ("--library", str(path))
    before = desk(*library, "stats", "--json", files=False).value
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma user_version = 1")
    assert desk(*library, "stats", files=False).status == 1
    with monkeypatch.context() as other:
        other.setattr("readroom.db.version.NEWEST", NEWEST + 1)
        assert desk("tour", "--no-open", files=False).status == 0
    assert desk("tour", "--no-open", files=False).status == 0
    assert desk(*library, "stats", "--json", files=False).value == before


@pytest.mark.parametrize("damage", ["missing", "truncated", "other"])
def test_a_tour_that_was_damaged_is_built_again(desk: Any, monkeypatch: pytest.MonkeyPatch, damage: str) -> None:
    path = Path(desk("tour", "--no-open", files=False).out.strip())
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:5000] if damage == "truncated" else b"a letter")
        monkeypatch.setattr("readroom.tour.corpus_digest", lambda: "another")
    assert desk("tour", "--no-open", files=False).out == f"{path}\n"
    assert desk("--library", path, "check", files=False).status == 0


def test_a_build_that_stops_leaves_nothing_half(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("readroom.importer.session.import_paths", stopped)
        assert desk("tour", "--no-open", files=False) == (130, "", "")
    folder = desk.folder / "data" / "readroom"
    assert list(folder.iterdir()) == []
    assert desk("tour", "--no-open", files=False).status == 0


def test_a_folder_that_cannot_be_made_is_one_line(desk: Any) -> None:
    desk.write("data", "a file where the folder should be")
    said = desk("tour", "--no-open", files=False)
    assert (said.status, said.out) == (1, "")
    assert "data" in said.line


def test_the_app_gets_the_library_that_was_named(
    tour: Any, opened: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert tour().status == 0
    assert tour("--no-mouse", "open").status == 0
    assert tour("open", "--no-mouse").status == 0
    assert tour("open").status == 0
    assert [call["library"] for call in opened] == [tour.library] * 4
    assert [call["notes"] for call in opened] == [tour.notes] * 4
    assert [call["mouse"] for call in opened] == [True, False, False, True]


def test_without_a_library_the_app_is_told_so(
    desk: Any, opened: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert desk(files=False).status == 0
    (call,) = opened
    assert (call["library"], call["wanted"]) == (None, desk.folder / "data" / "readroom" / "library.db")
    built = call["build_tour"]()
    assert built == app.tour_path()
    with Library.open(built) as library:
        assert library.id


def test_what_is_no_library_does_not_open_the_app(
    desk: Any, opened: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    desk.library.write_bytes(b"a letter")
    said = desk()
    assert (said.status, said.out) == (1, "")
    assert "is not a library" in said.line
    assert opened == []


def test_layers_are_taken_before_and_behind_the_command(
    desk: Any, opened: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert desk("--layer", "a.jsonl", "--layer", "~/b.jsonl").status == 0
    assert desk("--layer", "a.jsonl", "open", "--layer", "c.jsonl").status == 0
    assert [call["layers"] for call in opened] == [
        [Path("a.jsonl"), tmp_path / "b.jsonl"], [Path("a.jsonl"), Path("c.jsonl")],
    ]  # fmt: skip
