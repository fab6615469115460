"""What the written documents say is what the program does: their queries run, their names are those of the code."""

import re
from datetime import date
from pathlib import Path

import pytest

from readroom.importer import limits
from readroom.importer.formats import formats
from readroom.text.query import MAX_DEPTH, MAX_LENGTH, MAX_WORDS, parse
from readroom.text.query_lex import FIELDS

TODAY = date(2031, 5, 6)


def text_of(root: Path, name: str) -> str:
    return (root / "docs" / name).read_text(encoding="utf-8")


def examples(root: Path) -> list[str]:
    """The queries in the first column of the tables."""
    rows = re.findall(r"^\| (`.*?) \| ", text_of(root, "searching.md"), re.MULTILINE)
    return [query for row in rows for query in re.findall(r"`([^`]+)`", row)]


def test_every_query_of_the_document_is_understood(root: Path) -> None:
    found = examples(root)
    assert len(found) >= 35
    for query in found:
        parsed = parse(query, today=TODAY)
        assert parsed.tree is not None, query
        assert parsed.notices == (), query


def test_every_field_is_in_the_document(root: Path) -> None:
    text = text_of(root, "searching.md")
    asked = {match for query in examples(root) for match in re.findall(r"([a-z]+):", query)}
    assert asked == FIELDS
    for number in (f"{MAX_LENGTH:,}", str(MAX_WORDS), str(MAX_DEPTH)):
        assert number in text


@pytest.mark.parametrize("query", ["/(pat+)+ern/", "~nam*", "what:x", "/look(?=ahead)/"])
def test_what_is_not_understood_yet_has_a_notice(query: str) -> None:
    assert parse(query, today=TODAY).notices


def test_every_limit_is_in_the_document(root: Path) -> None:
    text = text_of(root, "importing.md")
    assert f"| {limits.FILE_BYTES >> 20} MiB |" in text
    assert f"| {limits.RECORD_BYTES >> 20} MiB |" in text
    assert f"| {limits.CPU_SECONDS} s | processor time for a file, {limits.WALL_SECONDS} s" in text
    assert f"| {limits.MEMORY_BYTES / (1 << 30)} GiB |" in text


def test_every_format_says_what_it_reads() -> None:
    for each in formats():
        assert each.title, each.name
        assert each.about.endswith("."), each.name
        assert bool(each.needs) == bool(each.modules), each.name
