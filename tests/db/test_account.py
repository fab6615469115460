"""The name of the account: from the list of local accounts, else from the system."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from readroom.db import account


@pytest.fixture
def listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "passwd"
    path.write_text(f"other:x:{os.geteuid() + 1}:1::/:/bin/sh\nreader\x1b[1m:x:{os.geteuid()}:1:R:/home/r:/bin/sh\n")
    monkeypatch.setattr(account, "ACCOUNTS", path)
    return path


def test_a_local_account_is_named_without_asking_a_service(listed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account, "pwd", None)
    name = account.account_name()
    assert name is not None
    assert name.startswith("reader")
    assert "\x1b" not in name


@pytest.mark.parametrize("there", ["no such account", "no list"])
def test_the_system_knows_the_others(listed: Path, monkeypatch: pytest.MonkeyPatch, there: str) -> None:
    if there == "no list":
        listed.unlink()
    else:
        listed.write_text("broken line\n::\n")
    known = SimpleNamespace(getpwuid=lambda user: SimpleNamespace(pw_name=f"user {user}"))
    monkeypatch.setattr(account, "pwd", known)
    assert account.account_name() == f"user {os.geteuid()}"


def test_an_account_without_a_name_has_none(listed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(user: int) -> None:
        raise KeyError(user)

    listed.unlink()
    monkeypatch.setattr(account, "pwd", SimpleNamespace(getpwuid=unknown))
    assert account.account_name() is None
