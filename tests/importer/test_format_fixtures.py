"""Every file of the fixtures: it is read by its own format, every line has a verdict, and damage ends in an outcome."""

import contextlib
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.importer.formats import Format, Record, Unreadable, find_format, formats
from readroom.text.model import Page

FOLDER = Path(__file__).parents[1] / "fixtures" / "formats"
WITHOUT_TEXT = frozenset(("scan.pdf",))
"""Files that no reader can take a word from, and says so."""
FILES = sorted(path.name for path in FOLDER.iterdir())


def read(data: bytes, name: str) -> Iterator[Page]:
    """Yield the pages of a file; what cannot be read is left out, any other exception is a fault."""
    found = find_format(data[:65536], name)
    if found is None:
        return
    with contextlib.suppress(Unreadable):
        if not found.container:
            yield found.read(data, name)
            return
        for part in found.records(io.BytesIO(data)):
            if isinstance(part, Record) and not part.refused:
                with contextlib.suppress(Unreadable):
                    yield member(part, found, name)


def member(part: Record, container: Format, name: str) -> Page:
    reader = next(f for f in formats() if f.name == (part.format or container.name))
    if reader.container:
        return reader.read_record(part.data, part.number, part.member or name)
    return reader.read(part.data, part.member or name)


def check(page: Page) -> None:
    lines = page.text.count("\n") + 1
    numbers = [v.line for v in page.verdicts]
    assert numbers == sorted(set(numbers))
    assert not numbers or (numbers[0] >= 1 and numbers[-1] <= lines)
    for article in page.articles:
        size = len(article.body.text)
        assert article.body.text
        assert all(0 <= s.start < s.end <= size for s in article.body.spans)
        assert all(0 <= a.at <= size for a in article.body.asides)
        assert all(e.line is None or 1 <= e.line <= lines for e in article.evidence.values())


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_whole(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    found = list(read(data, name))
    assert any(page.articles for page in found) or name in WITHOUT_TEXT, name
    for page in found:
        check(page)


@pytest.mark.parametrize("name", FILES)
def test_the_ending_does_not_matter(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    by_name, by_content = find_format(data[:65536], name), find_format(data[:65536], "")
    assert by_content is None or by_content is by_name


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(FILES), st.data())
def test_any_damage_ends_in_pages_or_a_reason(name: str, data: st.DataObject) -> None:
    whole = (FOLDER / name).read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 400)))
    hurt = whole[:start] + data.draw(st.binary(max_size=12)) + whole[end:]
    if data.draw(st.booleans()):
        hurt = hurt[: data.draw(st.integers(0, len(hurt)))]
    for page in read(hurt, name):
        check(page)
