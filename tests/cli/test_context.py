"""Which files a command works with, and how text leaves it."""

import argparse
import json
import re
from pathlib import Path
from typing import Any

import pytest

from readroom import context
from readroom.db.errors import LibraryError

HOSTILE = "a\x1b[2Jb\x07\x9bc\u202ed\u200ce\nf\u2028g"


def args(**named: str | None) -> argparse.Namespace:
    return argparse.Namespace(**{"library": None, "notes": None, **named})


def test_the_library_is_named_by_option_then_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("READROOM_LIBRARY", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert context.library_path(args()) == tmp_path / "readroom" / "library.db"
    monkeypatch.setenv("READROOM_LIBRARY", str(tmp_path / "env.db"))
    assert context.library_path(args()) == tmp_path / "env.db"
    assert context.library_path(args(library="named.db")) == Path("named.db")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert context.library_path(args(library="~/named.db")) == tmp_path / "named.db"


def test_the_notebook_is_named_by_option_then_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("READROOM_NOTES", raising=False)
    assert context.notes_path(args()) is None
    monkeypatch.setenv("READROOM_NOTES", str(tmp_path / "env.db"))
    assert context.notes_path(args()) == tmp_path / "env.db"
    assert context.notes_path(args(notes="named.db")) == Path("named.db")


@pytest.mark.parametrize("value", ["", "relative/folder"])
def test_a_data_folder_that_is_no_absolute_path_is_ignored(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", value)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert context.data_folder() == tmp_path / ".local" / "share" / "readroom"


def test_the_environment_names_both_files(tour: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READROOM_LIBRARY", str(tour.library))
    monkeypatch.setenv("READROOM_NOTES", str(tour.folder / "mine.db"))
    assert len(tour("articles", "--json", files=False).rows) == 41
    made = tour("notes", "add", "1", "--start", "0", "--end", "4", "--json", files=False).value
    assert (tour.folder / "mine.db").exists()
    assert not (tour.folder / "data").exists()
    monkeypatch.delenv("READROOM_NOTES")
    assert tour("notes", "list", "--json", files=False).rows == []
    assert tour("--notes", tour.folder / "mine.db", "notes", "list", "--json", files=False).rows[0]["id"] == made["id"]


def test_a_notebook_of_its_own_for_each_library(tour: Any) -> None:
    tour("--library", tour.library, "notes", "add", "1", "--start", "0", "--end", "4", files=False)
    (found,) = (tour.folder / "data" / "readroom" / "notebooks").glob("*.db")
    assert found.stem == tour("stats", "--json").value["library"]


def test_text_for_a_file_keeps_every_letter(capsys: pytest.CaptureFixture[str]) -> None:
    context.emit_text(HOSTILE)
    assert capsys.readouterr().out == "a[2Jbcd\u200ce\nf\ng\n"


def test_text_for_a_terminal_has_nothing_unseen(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    context.emit_text(HOSTILE)
    assert capsys.readouterr().out == "a[2Jbcde\nf\ng\n"
    context.write_pieces(["x\x1b[31m\n", "y\u202e\n"], None, "export")
    assert capsys.readouterr().out == "x[31m\ny\n"


def test_a_message_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    context.say(HOSTILE)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", capsys.readouterr().err[:-1])


def test_json_is_a_line_with_its_letters(capsys: pytest.CaptureFixture[str]) -> None:
    context.emit_json({"text": "Høglund, 十四\n", "absent": None, "list": []})
    out = capsys.readouterr().out
    assert out == '{"text": "Høglund, 十四\\n", "absent": null, "list": []}\n'


def test_a_file_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=r"export .*absent/x cannot be written: No such file"):
        context.write_pieces(["x"], tmp_path / "absent" / "x", "export")
    context.write_pieces(["é\n", "x\n"], tmp_path / "x", "export")
    assert (tmp_path / "x").read_bytes() == "é\nx\n".encode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("much", [1, 100_000])
def test_a_full_disk_is_said_with_the_file(much: int) -> None:
    with pytest.raises(LibraryError, match=r"^export /dev/full cannot be written: No space .*; make room on that disk"):
        context.write_pieces(["x" * much], Path("/dev/full"), "export")


@pytest.mark.parametrize("locale", ["ascii", "latin-1", "cp1252"])
def test_output_is_utf8_whatever_the_locale(tour: Any, locale: str) -> None:
    rows = tour.apart("articles", "--json", PYTHONIOENCODING=locale).rows
    assert any(row["language"] == "ar" and re.search("[ء-ي]", row["title"]) for row in rows)
    chinese = next(row for row in rows if row["language"] == "zh")
    assert tour.apart("show", str(chinese["id"]), PYTHONIOENCODING=locale).out == tour("show", chinese["id"]).out
    exported = tour.apart("export", "articles", PYTHONIOENCODING=locale)
    assert json.loads(exported.out.splitlines()[0])["key"] == rows[0]["key"]


def test_what_is_said_never_fails_on_a_letter(tour: Any) -> None:
    said = tour.apart("show", "zzz—十四", PYTHONIOENCODING="ascii")
    assert said.status == 1
    assert "zzz—十四" in said.line
