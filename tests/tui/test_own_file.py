"""Settings are taken from files that nobody else can change."""

import os
from pathlib import Path

import pytest

from readroom.tui import keys, settings

KEYS = '[keys]\nline-down = ["j", "f12"]\n'


@pytest.mark.parametrize(("mode", "taken"), [(0o600, True), (0o644, True), (0o646, False), (0o666, False)])
def test_a_file_that_others_can_change_is_not_taken(tmp_path: Path, mode: int, taken: bool) -> None:
    path = tmp_path / "keys.toml"
    path.write_text(KEYS)
    path.chmod(mode)
    keymap, problems = keys.load(path)
    assert (keymap == keys.build()[0]) is not taken
    assert len(problems) == (not taken)
    beside = tmp_path / "settings.toml"
    beside.write_text('[reader]\nbidi = "off"\n')
    beside.chmod(mode)
    found, problems = settings.load(beside)
    assert (found.bidi == "off") is taken
    assert len(problems) == (not taken)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_file_of_another_user_is_not_taken(tmp_path: Path) -> None:
    path = tmp_path / "keys.toml"
    path.write_text(KEYS)
    os.chown(path, 12345, 12345)
    keymap, (problem,) = keys.load(path)
    assert keymap == keys.build()[0]
    assert "another user" in problem


def test_the_current_folder_has_no_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "readroom").mkdir()
    (tmp_path / "readroom" / "keys.toml").write_text(KEYS)
    monkeypatch.chdir(tmp_path)
    for base in ("", ".", "readroom", "../x"):
        assert keys.keymap_path({"XDG_CONFIG_HOME": base}).is_absolute()
        assert not keys.keymap_path({"XDG_CONFIG_HOME": base}).is_relative_to(tmp_path)
