"""Fixtures for all tests: the repository's folders, and the real pages when they are at hand."""

import contextlib
import os
import signal
from pathlib import Path

import pytest

# A run in the background, or under nohup, ignores these, and so would every program that a test starts.
for _number, _handler in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL)):
    if signal.getsignal(_number) is signal.SIG_IGN:
        with contextlib.suppress(ValueError):  # not the main thread
            signal.signal(_number, _handler)

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test from what the person who runs it has: notebooks, settings, rescued notes."""
    home = tmp_path_factory.mktemp("home", numbered=True)
    for name in ("DATA", "STATE", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    for name in ("READROOM_LIBRARY", "READROOM_NOTES"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with real pages and their truth, which stands beside the checkout; the test is skipped without it."""
    folder = Path(os.environ.get("READROOM_SHARED") or ROOT.parent / "shared")
    if not (folder / "seeds").is_dir():
        pytest.skip(f"the real pages are not at hand (no folder seeds in {folder.name}; READROOM_SHARED names it)")
    return folder
