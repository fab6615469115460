"""The screens in docs/comparing.md are those of the app."""

import re
import runpy
from pathlib import Path

import pytest


async def test_the_screens_are_those_of_the_app(
    root: Path, tour_built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.delenv("READROOM_NOTES", raising=False)
    script = runpy.run_path(str(root / "docs" / "comparing.py"))
    document = (root / "docs" / "comparing.md").read_text(encoding="utf-8")
    screens = await script["draw"](tour_built, tmp_path / "notes.db")
    assert re.findall("<!-- screen: (.*?) -->", document) == list(screens)
    assert script["filled"](document, screens) == document


def test_every_sign_is_explained(root: Path) -> None:
    from readroom.text.align_report import CHECK, MARKS
    from readroom.tui.widgets.compare_lines import MOVED, STOCK

    document = (root / "docs" / "comparing.md").read_text(encoding="utf-8")
    for sign in (*MARKS.values(), CHECK, MOVED, STOCK):
        assert f"`{sign}`" in document
