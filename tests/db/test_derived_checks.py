"""`check` on the tables of shared text, names and stories: each kind of damage is named, health is silence."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from readroom.db.check import check
from readroom.db.library import Library
from readroom.db.reuse.derive import derive as derive_reuse
from readroom.db.stories import derive as derive_stories

SAID = "“We carried the ladders down to the pump house before the water came over the wall”, said the warden."
TOLD = (
    "The pump house of Orrin was under water on Monday and nobody could reach the valve that Greta Halvorsen had "
    "left open. " + SAID + " A boat of the fire service took four people and a clock to the school on the hill."
)


@pytest.fixture
def related(shelf: Any, make_page: Callable[..., Any], make_article: Callable[..., Any]) -> Path:
    """A library with two versions of a text, and everything derived."""
    for text in (TOLD, TOLD.replace("four", "five"), "Something else entirely happened here."):
        shelf.put(make_page(make_article(text, "A title", "2021-05-04")))
    shelf.writer.begin()
    shelf.writer.settle_terms()
    shelf.writer.commit()
    derive_reuse(shelf.library.connection)
    derive_stories(shelf.library.connection)
    shelf.library.close()
    path: Path = shelf.path
    return path


def findings(path: Path) -> set[tuple[str, str]]:
    with Library.open(path) as library:
        return {(found.what, found.where) for found in check(library)}


def test_a_healthy_library_has_nothing_wrong(related: Path) -> None:
    with Library.open(related) as library:
        execute = library.connection.execute
        assert execute("select count(*) from near_duplicate").fetchone() == (1,)
        assert execute("select count(*) from quotation").fetchone() == (2,)
        assert list(check(library)) == []


@pytest.mark.parametrize(
    ("damage", "table", "where"),
    [
        ("insert into fingerprint_new values (7, 99, 0)", "fingerprint_new", "article 99"),
        ("delete from fingerprint", "fingerprint", "article 1"),
        ("update near_duplicate set a = 90, b = 91", "near_duplicate", "article 90"),
        ("update near_duplicate set a_in_b = 7", "near_duplicate", "articles 1 and 2"),
        ("delete from near_duplicate", "passage", "articles 1 and 2"),
        ("update quotation set family = 77 where id = 2", "quotation", "quotation 2"),
        ('update quotation set start = 5, "end" = 5', "quotation", "article 1"),
        ('update quotation set "end" = 99999', "quotation", "article 2"),
        ("update story_member set story_id = 4444", "story_member", "article 1"),
        ("insert into story_member values (1, (select max(id) + 0 from story) * 1, 1, 0) on conflict do update set "
         "score = 1; insert into story default values; insert into story_member values "
         "(1, (select max(id) from story), 1, 0)", "story_member", "article 1"),
        ("update story_word set day = 5", "story_word", "article 1"),
        ("update story_article set words = x'00'", "story_article", "article 2"),
        ("update story_article set day = 9, until = 3", "story_article", "article 1"),
        ("delete from story_article where article_id = 2", "story_article", "article 2"),
        ("update name set inside = uses + 1 where term = 'greta'", "name", "name greta"),
        ("update derived set version = 99 where name = 'story'", "story", "version"),
        ("update derived set version = 99 where name = 'fingerprint'", "fingerprint", "version"),
    ],
)  # fmt: skip
def test_damage_is_named(related: Path, damage: str, table: str, where: str) -> None:
    with Library.open_writable(related) as library:
        for statement in damage.split("; "):
            library.connection.execute(statement)
    assert (table, where) in findings(related)


def test_what_waits_is_no_damage(related: Path) -> None:
    with Library.open_writable(related) as library:
        connection = library.connection
        connection.execute("insert into story_left (article_id) values (1)")
        connection.execute("insert into reuse_left (article_id) values (1)")
        connection.execute("delete from fingerprint where article_id = 1")
        connection.execute("delete from story_article where article_id = 1")
        connection.execute("delete from story_word where article_id = 1")
    assert findings(related) == set()
