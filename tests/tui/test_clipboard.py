"""Copying: by which way, and what is said about it."""

import base64
import os

import pytest

from readroom.tui.clipboard import LONGEST, copy


class Terminal:
    def __init__(self):
        self.written = ""

    def write(self, data):
        self.written += data


@pytest.fixture
def terminal():
    return Terminal()


def test_outside_tmux_the_terminal_is_asked(terminal):
    said = copy("A “quotation”,\nin two lines.", terminal, {})
    head, _, rest = terminal.written.partition(";c;")
    assert head == "\x1b]52"
    assert base64.b64decode(rest.rstrip("\x07")).decode() == "A “quotation”,\nin two lines."
    assert "OSC 52" in said


def test_what_is_copied_is_clean(terminal):
    copy("a\x1b]0;x\x07\u202eb", terminal, {})
    assert base64.b64decode(terminal.written.split(";c;")[1].rstrip("\x07")) == b"a]0;xb"


def test_inside_tmux_tmux_is_asked(terminal, tmp_path, monkeypatch):
    tmux = tmp_path / "tmux"
    tmux.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/argv\ncat > {tmp_path}/text\n')
    tmux.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    said = copy("$(touch hacked) `x`", terminal, {"TMUX": "/tmp/s,1,0"})
    assert (tmp_path / "argv").read_text() == "load-buffer -w -\n"
    assert (tmp_path / "text").read_text() == "$(touch hacked) `x`"
    assert terminal.written == ""
    assert "tmux" in said


def test_when_tmux_fails_the_terminal_is_asked(terminal, tmp_path, monkeypatch):
    tmux = tmp_path / "tmux"
    tmux.write_text("#!/bin/sh\nexit 1\n")
    tmux.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert "OSC 52" in copy("x", terminal, {"TMUX": "/tmp/s,1,0"})
    assert terminal.written


def test_what_cannot_be_copied_is_said(terminal):
    assert copy("x" * (LONGEST + 1), terminal, {}).startswith("Not copied")
    assert terminal.written == ""
    assert copy("x", None, {}).startswith("Not copied")
