"""Finding files: order, names, links, hidden ones."""

import os
from pathlib import Path

import pytest

from readroom.db.errors import ReadroomError
from readroom.importer.discover import discover, shown_name


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)


def test_folders_are_walked_in_the_order_of_names(tmp_path: Path) -> None:
    make(tmp_path / "press", "b.txt", "a/z.txt", "a/b/c.txt", "c.md")
    found = list(discover([tmp_path / "press"]))
    assert [f.file for f in found] == ["b.txt", "c.md", "a/z.txt", "a/b/c.txt"]
    assert [f.folder for f in found] == ["press", "press", "a", "b"]
    assert all(f.refused is None for f in found)


def test_a_named_file_has_its_base_name(tmp_path: Path) -> None:
    make(tmp_path, "deep/page.html")
    (found,) = discover([tmp_path / "deep" / "page.html"])
    assert (found.file, found.folder) == ("page.html", "deep")


def test_links_and_hidden_things_are_not_followed_and_say_so(tmp_path: Path) -> None:
    make(tmp_path / "press", "a.txt", ".hidden.txt", ".git/config")
    make(tmp_path / "outside", "secret.txt")
    (tmp_path / "press" / "link.txt").symlink_to(tmp_path / "outside" / "secret.txt")
    (tmp_path / "press" / "folder").symlink_to(tmp_path / "outside")
    (tmp_path / "press" / "loop").symlink_to(tmp_path / "press")
    refused = {f.file: f.refused for f in discover([tmp_path / "press"])}
    assert refused == {
        "a.txt": None,
        ".hidden.txt": "a hidden file",
        ".git/": "a hidden folder",
        "link.txt": "a link, not followed",
        "folder/": "a link to a folder, not followed",
        "loop/": "a link to a folder, not followed",
    }


def test_only_takes_names_that_match(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b.md", "c/d.txt")
    assert [f.file for f in discover([tmp_path], only="*.txt")] == ["a.txt", "c/d.txt"]


def test_a_missing_path_stops_before_anything_is_done(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    with pytest.raises(ReadroomError, match="not there"):
        next(discover([tmp_path / "a.txt", tmp_path / "b.txt"]))


def test_odd_names_can_be_stored_and_shown(tmp_path: Path) -> None:
    for raw in (b"caf\xe9.txt", b"a\x1b]52;c;x\x07.txt", "é\u202e.txt".encode(), b"line\nbreak.txt"):
        (tmp_path / os.fsdecode(raw)).write_text("x")
    names = {f.file for f in discover([tmp_path])}
    assert names == {"caf\\xe9.txt", "a\\x1b]52;c;x\\x07.txt", "é\\u202e.txt", "line\\nbreak.txt"}
    for name in names:
        name.encode()


def test_ordinary_names_stay() -> None:
    assert shown_name("Übersicht 2020 — 北京.html") == "Übersicht 2020 — 北京.html"
