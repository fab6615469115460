"""Texts in files of their own: private, complete, and taken away only by name."""

import os
import stat

import pytest

from readroom.tui import note_files


@pytest.fixture
def environ(tmp_path):
    return {"XDG_STATE_HOME": str(tmp_path / "state"), "HOME": str(tmp_path)}


def test_a_file_is_its_owners_alone(environ):
    old = os.umask(0)
    try:
        path = note_files.keep("Ünlaut\nзаметка", "unsaved", environ)
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert note_files.read(path) == "Ünlaut\nзаметка"
    assert note_files.left(environ) == [path]
    note_files.rewrite(path, "short")
    assert note_files.read(path) == "short"
    note_files.forget(path)
    assert note_files.left(environ) == []


def test_where_the_state_folder_cannot_be_written_another_one_is_found(tmp_path, environ):
    (tmp_path / "state").write_text("no folder")
    path = note_files.keep("kept", "unsaved", environ)
    try:
        assert path.read_text() == "kept"
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    finally:
        note_files.forget(path)
    assert not path.parent.exists()


def test_what_an_editor_left_is_read_or_refused_in_words(tmp_path):
    file = tmp_path / "note.md"
    file.write_bytes("\ufeffone\r\ntwo".encode())
    assert note_files.read(file) == "one\ntwo"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(ValueError, match="not UTF-8"):
        note_files.read(file)
    with pytest.raises(ValueError, match="cannot be read"):
        note_files.read(tmp_path / "gone.md")


@pytest.mark.parametrize(
    ("environ", "command"),
    [
        ({"VISUAL": "code -w", "EDITOR": "vi"}, ["code", "-w"]),
        ({"EDITOR": "emacs -nw"}, ["emacs", "-nw"]),
        ({"EDITOR": "broken '"}, ["vi"]),
        ({}, ["vi"]),
    ],
)
def test_the_editor_is_the_readers(environ, command):
    assert note_files.editor_command(environ) == command


def test_how_an_editor_ended_is_said(tmp_path):
    file = tmp_path / "note.md"
    file.write_text("x")
    assert note_files.run_editor(["true"], file) == ""
    assert note_files.run_editor(["sh", "-c", "exit 3"], file) == "sh ended with status 3"
    assert note_files.run_editor(["sh", "-c", "kill -9 $$"], file) == "sh was ended by signal 9"
    assert "cannot be run" in note_files.run_editor(["no-such-editor-here"], file)
