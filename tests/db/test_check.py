"""Checking finds every kind of damage that it promises to find, and nothing in a healthy library."""

import sqlite3

import pytest

from readroom.db.check import check
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
