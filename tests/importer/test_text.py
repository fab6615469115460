"""Plain-text files."""

import pytest

from readroom.importer.formats import Unreadable
from readroom.importer.formats.text import FORMAT

WORDS = "The harbour board voted on Thursday to keep the small ferry through the winter, after two hours of talk.\n\n"


def test_a_text_is_decoded_gated_and_cut() -> None:
    page = FORMAT.read(("Winter f\u00e4hre\x1b\n\n" + WORDS * 3).encode("latin-1"), "a.txt")
    assert "\x1b" not in page.text
    assert page.text.startswith("Winter fähre")
    assert len(page.verdicts) == page.text.count("\n") + 1


def test_damage_is_said() -> None:
    assert FORMAT.read(("é café " + WORDS * 3).encode() + b"\xff.", "a.txt").problem is not None


@pytest.mark.parametrize("data", [b"", b" \n", b"\0", b"\x89PNG\r\n\x1a\n"])
def test_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        FORMAT.read(data, "a.txt")


def test_lines_beyond_the_limit_are_not_read_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    data = ("A long log of the winter\n\n" + WORDS * 20).encode()
    whole = FORMAT.read(data, "a.txt")
    monkeypatch.setattr("readroom.importer.formats.text.TEXT_LINES", 12)
    page = FORMAT.read(data, "a.txt")
    assert page.problem == f"{whole.text.count(chr(10)) + 1 - 12:,} lines beyond the limit of 12 were not read"
    assert len(page.verdicts) == 12
    assert whole.text.startswith(page.text)
    monkeypatch.setattr("readroom.importer.formats.text.TEXT_LINES", whole.text.count("\n") + 1)
    assert FORMAT.read(data, "a.txt") == whole
