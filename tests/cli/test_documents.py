"""What a program can print is printed, not written: the documents are up to date."""

from pathlib import Path

import pytest

from readroom.documents import PAGES


@pytest.mark.parametrize("name", PAGES)
def test_documents_are_what_the_program_prints(root: Path, name: str) -> None:
    written = (root / "docs" / name).read_text(encoding="utf-8")
    assert written == PAGES[name](root), "run: python -m readroom.documents docs"
