"""What is derived is checked against what it was made of, and can be made again."""

import sqlite3
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from readroom.db import best
from readroom.db.check import check
from readroom.db.derived import DERIVED, rebuild, wrong
from readroom.db.library import Library
from readroom.db.search import matching_ids
from readroom.db.values import padded, title_key, values_like

TODAY = date(2031, 5, 6)
DAMAGE = {
    "term": "update term set articles = articles + 1 where term = 'quay'",
    "value": "delete from value where field = 'authors'",
    "source_year": "update source_year set articles = 9",
    "best": "update best set z = x'00' where term <> ''",
}


@pytest.fixture
def made(shelf: Any, make_article: Callable[..., Any], make_page: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Six articles, of whose words the lists hold those of more than two."""
    monkeypatch.setattr(best, "COMMON", 2)
    for n in range(6):
        one = make_article(f"A quay, number {n}.", f"Title {n}", "2020-01-02", authors=("Zoë Ash", "Bo Reyes"))
        shelf.put(make_page(one, source="Gull"))
    shelf.writer.rank_anew()
    return shelf


def test_a_sound_library_has_nothing_wrong(made: Any) -> None:
    with Library.open(made.path) as reader:
        assert list(wrong(reader.connection)) == []
        assert list(check(reader)) == []


@pytest.mark.parametrize("name", DERIVED)
def test_what_is_wrong_is_found_and_made_again(made: Any, name: str) -> None:
    connection = made.library.connection
    before = sorted(map(str, connection.execute(f"select * from {name}")))
    connection.execute(DAMAGE[name])
    with Library.open(made.path) as reader:
        assert {table for table, _, _ in wrong(reader.connection)} == {name}
        assert {finding.what for finding in check(reader)} == {name}
    rebuild(made.writer, name)
    assert list(wrong(connection)) == []
    assert sorted(map(str, connection.execute(f"select * from {name}"))) == before


@pytest.mark.parametrize("name", DERIVED)
def test_a_newer_version_is_said(made: Any, name: str) -> None:
    made.library.connection.execute("insert or replace into derived (name, version) values (?, 99)", (name,))
    assert [(table, where) for table, where, _ in wrong(made.library.connection)] == [(name, "version")]


def test_many_wrong_rows_are_counted(made: Any) -> None:
    made.library.connection.executemany("insert into term values (?, 1)", [(f"none{n}",) for n in range(50)])
    found = list(wrong(made.library.connection))
    assert len(found) == 21
    assert found[-1] == ("term", "more", "30 more rows are wrong; run: readroom rebuild term")


def test_a_title_in_a_wrong_place_is_found(made: Any) -> None:
    made.library.connection.execute("update article set title_key = 'zz' where id = 3")
    assert [where for _, where, _ in wrong(made.library.connection)] == ["article 3"]
    rebuild(made.writer, "value")
    assert list(wrong(made.library.connection)) == []


def test_a_value_is_found_before_it_is_folded_and_after(made: Any) -> None:
    connection = made.library.connection
    connection.execute("update article set authors = '[\"Ümit Kaya\"]', outlet = 'The Müller' where id = 2")
    for _ in range(2):
        assert list(matching_ids(made.library, "author:umit", today=TODAY)) == [2]
        assert list(matching_ids(made.library, "outlet:mull*", today=TODAY)) == [2]
        assert list(matching_ids(made.library, "-author:umit -outlet:muller", today=TODAY)) == [6, 5, 4, 3, 1]
        made.writer.begin()
        made.writer.commit()
    assert values_like(connection, "authors", " ash ") == ['["Zoë Ash", "Bo Reyes"]']
    assert values_like(connection, "authors", " ash bo ") == []


def test_names_are_folded_apart() -> None:
    assert padded('["Zoë Ash", "Bo"]', names=True) == " zoe ash | bo "
    assert padded("no list", names=True) == " "
    assert title_key("« Ärger! »", None) == "arger"
    assert title_key(None, "First words of it") == "first words of it"
    assert title_key("x" * 99, None) == "x" * 48


def test_a_library_of_the_schema_before_is_filled(made: Any, tmp_path: Any) -> None:
    from readroom.db.schema import SCHEMA_1, m0001_first, m0002_import
    from readroom.db.schema3 import m0003_million

    assert "create table article" in SCHEMA_1
    old = sqlite3.connect(tmp_path / "old.db", isolation_level=None)
    m0001_first(old)
    m0002_import(old)
    old.execute("attach ? as whole", (str(made.path),))
    for table in ("source", "import_run", "page", "article", "article_text", "keyword"):
        names = ", ".join(f'"{row[1]}"' for row in old.execute(f"pragma main.table_info ({table})"))
        old.execute(f"insert into main.{table} ({names}) select {names} from whole.{table}")
    m0003_million(old)
    for table in ("source_year", "value"):
        rows = [sorted(map(str, old.execute(f"select * from {which}.{table}"))) for which in ("main", "whole")]
        assert rows[0] == rows[1]
        assert rows[0]
    assert old.execute("select title_key from article where id = 2").fetchone() == ("title 1",)
    old.close()
