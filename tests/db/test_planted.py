"""A library whose schema is not readroom's: what was planted or is missing is found, and nothing planted acts."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from readroom.db.check import check
from readroom.db.errors import LibraryError
from readroom.db.library import Library

TRIGGER = "create trigger greedy after insert on article begin delete from article where id < new.id; end"
PLANTED = {
    "trigger greedy": TRIGGER,
    "view article_list": "create view article_list as select * from article",
    "table stowaway": "create table stowaway (x)",
    "index article_stowaway": "create index article_stowaway on article (words)",
}
ACTING = ("trigger greedy", "view article_list")


@pytest.fixture
def path(shelf, make_article, make_page) -> Path:
    for n in range(3):
        shelf.put(make_page(make_article(f"The ferry number {n} was late.", f"Ferry {n}")))
    shelf.library.close()
    return shelf.path


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("pragma writable_schema = 1")
        for statement in statements:
            raw.execute(statement)
        raw.commit()


def found(path: Path) -> dict[str, str]:
    with Library.open(path) as library:
        return {finding.where: finding.detail for finding in check(library) if finding.what == "schema"}


@pytest.mark.parametrize("what", PLANTED)
def test_what_was_planted_is_found(path: Path, what: str) -> None:
    assert found(path) == {}
    change(path, PLANTED[what])
    assert list(found(path)) == [what]
    assert "is not readroom's" in found(path)[what]


@pytest.mark.parametrize("what", ACTING)
def test_what_would_act_is_refused_before_anything_is_written(path: Path, what: str) -> None:
    change(path, PLANTED[what])
    before = path.read_bytes()
    with pytest.raises(LibraryError, match=f"{what} that is not readroom's") as problem:
        Library.open_writable(path)
    assert "\n" not in str(problem.value)
    assert path.read_bytes() == before
    with Library.open(path) as library:
        assert library.connection.execute("select count(*) from article").fetchone() == (3,)


def test_a_trigger_of_ours_with_another_body_is_found_and_refused(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        (name,) = raw.execute("select name from sqlite_master where type = 'trigger' order by name").fetchone()
    change(path, f"drop trigger {name}", TRIGGER.replace("greedy", name))
    assert "is not as readroom makes it" in found(path)[f"trigger {name}"]
    with pytest.raises(LibraryError, match=f"trigger {name} that is not readroom's"):
        Library.open_writable(path)


@pytest.mark.parametrize("what", ["index article_source", "index import_file_page", "table aside"])
def test_what_is_missing_is_found(path: Path, what: str) -> None:
    change(path, f"drop {what}")
    assert "is missing" in found(path)[what]


def test_a_column_that_was_added_is_found(path: Path) -> None:
    change(path, "alter table article add column stowaway")
    assert list(found(path)) == ["table article"]


def test_what_sqlite_keeps_for_itself_is_not_found(path: Path) -> None:
    change(path, "analyze")
    assert found(path) == {}


def test_salvage_leaves_what_was_planted_behind(path: Path, tmp_path: Path) -> None:
    from readroom.db.salvage import salvage

    change(path, *PLANTED.values())
    assert salvage(path, tmp_path / "new.db").articles == 3
    assert found(tmp_path / "new.db") == {}
