"""Checking finds every kind of damage that it promises to find, and nothing in a healthy library."""

import sqlite3

import pytest

from readroom.db.check import check
from readroom.db.errors import LibraryError
from readroom.db.library import Library
from readroom.db.pages import pack

DAMAGE = {
    "text": ("update article_text set z = ? where article_id = 1", (pack("Other words."),)),
    "unpackable": ("update article_text set z = x'00ff' where article_id = 1", ()),
    "missing text": ("delete from article_text where article_id = 2", ()),
    "span": ('update span set "end" = 9999 where article_id = 1', ()),
    "empty span": ('update span set "end" = start where article_id = 1', ()),
    "page": ("delete from page where id = 2", ()),
    "index": ("delete from article_fts_data where id > 10", ()),
    "index row": ("delete from article_fts_docsize where id = (select min(id) from article_fts_docsize)", ()),
    "a lost index": ("drop index article_source", ()),
    "aside": ("insert into aside (article_id, seq, kind, at, text) values (1, 0, 'caption', 9999, 'Words')", ()),
    "orphaned span": ("insert into span (article_id, seq, kind, start, \"end\") values (99, 0, 'strong', 0, 1)", ()),
    "orphaned keyword": ("insert into keyword select 99, 0, 'harbours'", ()),
    "orphan": ("delete from article where id = 2", ()),
    "title": ("update article set title = 'Another' where id = 1", ()),
    "fold": ("update derived set version = 0 where name = 'article_fts'", ()),
    "control": ("update article set title = 'a' || char(27) where id = 1", ()),
}


@pytest.fixture
def path(shelf, make_article, make_page):
    for n in range(3):
        shelf.put(make_page(make_article(f"Some words number {n}.", f"Title {n}")))
    shelf.library.close()
    return shelf.path


def test_a_healthy_library_has_no_findings(path) -> None:
    with Library.open(path) as library:
        assert list(check(library)) == []


@pytest.mark.parametrize("what", DAMAGE)
def test_damage_is_found(path, what: str) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute(*DAMAGE[what])
    raw.close()
    with Library.open(path) as library:
        findings = list(check(library))
    assert findings
    assert all("\n" not in f.detail for f in findings)


def test_flipped_bits_are_found(path) -> None:
    data = bytearray(path.read_bytes())
    page = 16384
    for at in range(page * 2 + 5, len(data), page):
        data[at] ^= 0xFF
    path.write_bytes(data)
    with Library.open(path) as library:
        assert list(check(library))


def wrong(path) -> list[str]:
    """What is said of a library: that it cannot be opened, or what checking finds."""
    try:
        with Library.open(path) as library:
            return [finding.detail for finding in check(library)]
    except LibraryError as problem:
        return [str(problem)]


@pytest.mark.parametrize("share", [0.9999, 0.99, 0.7, 0.3, 0.001])
def test_a_file_that_was_cut_short_is_found(path, share: float) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    said = wrong(path)
    assert said
    assert all("\n" not in line for line in said)


def test_a_schema_that_is_no_text_is_one_line(path) -> None:
    data = path.read_bytes()
    wrong = data.replace(b"tablearticle_textarticle_text", b"tablearticle_text\xf2rticle_text")
    assert wrong != data
    path.write_bytes(wrong)
    for opening in (Library.open, Library.open_writable):
        with pytest.raises(LibraryError) as problem:
            opening(path)
        assert "\n" not in str(problem.value)
