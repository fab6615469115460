"""The registry: found by itself, cheap to import, and open to a new format by one file."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from readroom.importer import formats as registry
from readroom.importer.formats import Unreadable, find_format, formats
from readroom.text.model import Page

NEW = '''
"""A format of a test."""

from readroom.importer.formats import Plain
from readroom.text.model import Page


class Shouted(Plain):
    """Files in capitals."""

    name = "shouted"
    endings = (".shout",)

    def read(self, data: bytes, name: str) -> Page:
        """Return the page."""
        return Page("shouted", data.decode().upper())


FORMAT = Shouted()
'''


def name_of(head: bytes, name: str) -> str | None:
    found = find_format(head, name)
    return found.name if found else None


def test_the_formats_are_there() -> None:
    assert {"html", "jsonl", "markdown", "text"} <= {f.name for f in formats()}
    assert len({f.name for f in formats()}) == len(formats())


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (b"plain words", "a.txt", "text"),
        (b"plain words", "A.TXT", "text"),
        (b"plain words", "a.md", "markdown"),
        (b"plain words", "a.html", "html"),
        (b"\xef\xbb\xbf <!DOCTYPE html><p>x", "a.txt", "html"),
        (b"<?xml version='1.0'?>\n<html xmlns='x'>", "page", "html"),
        (b"<!-- saved from somewhere -->\n<html>", "a.md", "html"),
        (b'{"title": "x", "text": "y"}\n{"title"', "a.txt", "jsonl"),
        (b'{"title": "x"}', "a.jsonl", "jsonl"),
        (b"not json at all", "a.jsonl", "jsonl"),
        (b"words in a file without an ending", "0042", "text"),
        (b"{\n  'a': 1", "a.json", None),
        (b"words", "a.xyz", None),
        (b"bin\0ary", "0042", None),
        (b"words", ".hidden", None),
        (b"", "0042", None),
    ],
)
def test_content_comes_first_and_the_ending_second(head: bytes, name: str, expected: str | None) -> None:
    assert name_of(head, name) == expected


def test_a_format_is_added_by_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shouted.py").write_text(NEW)
    monkeypatch.setattr(registry, "__path__", [*registry.__path__, str(tmp_path)])
    formats.cache_clear()
    try:
        found = find_format(b"hello", "a.shout")
        assert found is not None
        assert found.read(b"hello", "a.shout") == Page("shouted", "HELLO")
    finally:
        sys.modules.pop("readroom.importer.formats.shouted", None)
        formats.cache_clear()


def test_the_registry_is_cheap_to_import() -> None:
    code = (
        "import sys; from readroom.importer.formats import find_format; find_format(b'<html>', 'a.html');"
        "print(sorted({'lxml', 'trafilatura', 'markdownify', 'bs4', 'textual', 'sqlite_utils'} & set(sys.modules)))"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )


def test_a_page_has_no_members_and_a_container_no_page() -> None:
    for each in formats():
        if each.container:
            with pytest.raises(Unreadable, match="record by record"):
                each.read(b"x", "x")
        else:
            with pytest.raises(Unreadable, match="one page"):
                each.records(io.BytesIO(b"x"))


@pytest.mark.parametrize("name", ["html", "markdown", "text"])
@pytest.mark.parametrize("data", [b"", b" \n\t\n"])
def test_an_empty_file_is_refused(name: str, data: bytes) -> None:
    found = next(f for f in formats() if f.name == name)
    with pytest.raises(Unreadable):
        found.read(data, "a")
