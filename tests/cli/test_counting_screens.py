"""The screens in docs/counting.md are what the app shows on the tour library."""

import importlib.util
import re
from pathlib import Path

import pytest


def test_the_screens_of_the_document_are_those_of_the_app(
    root: Path, tour_built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = importlib.util.spec_from_file_location("screens", root / "docs" / "screens.py")
    assert spec is not None
    assert spec.loader is not None
    screens = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(screens)
    page = (root / "docs" / "counting.md").read_text(encoding="utf-8")
    blocks = [found[0] for found in re.finditer(r"^```screen .*?^```$", page, re.MULTILINE | re.DOTALL)]
    assert len(blocks) >= 5
    monkeypatch.setattr("readroom.app.build_tour", lambda: tour_built)
    shown = "\n".join(blocks)
    assert shape(screens.renewed(shown, tmp_path)) == shape(shown), "run: python docs/screens.py docs/counting.md"


def shape(text: str) -> list[str]:
    """Screens without their numbers and pictures, which change with every better cut of the tour's pages."""
    lines = [" ".join(re.sub(r"[\d.,▁-█▉-▏·]+", " ", line).split()) for line in text.splitlines()]
    return [line for line in lines if line]
