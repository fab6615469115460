"""`readroom check` and `stats`."""

import re
import sqlite3
from typing import Any

import pytest

from readroom.db.derived import REBUILDS
from readroom.text.counted import number_of
from readroom.upkeep import DERIVED


def change(tour: Any, sql: str) -> None:
    connection = sqlite3.connect(tour.library)
    connection.execute(sql)
    connection.commit()
    connection.close()


def test_a_sound_library_is_0(tour: Any) -> None:
    assert tour("check") == (0, f"{tour.library} is healthy\n", "")
    assert tour("check", "--json") == (0, "", "")


@pytest.mark.parametrize(
    "sql",
    [
        "update article set digest = 'ffffffffffffffffffffffffffffffff' where id = 3",
        "update article_text set z = x'00' where article_id = 3",
        "delete from article_text where article_id = 3",
        'update span set "end" = 1000000 where article_id = (select article_id from span limit 1)',
    ],
)
def test_damage_is_1_with_what_where_and_detail(tour: Any, sql: str) -> None:
    change(tour, sql)
    said = tour("check", "--json")
    assert (said.status, said.err) == (1, "")
    assert said.rows
    assert all(tuple(row) == ("what", "where", "detail") for row in said.rows)
    lines = tour("check").out.splitlines()
    assert len(lines) == len(said.rows) + 1
    assert lines[-1] == f"{number_of(len(said.rows), 'finding')} in {tour.library}"


@pytest.mark.parametrize("content", [b"", b"no library at all", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_what_is_no_library_is_a_finding(desk: Any, content: bytes) -> None:
    desk.library.write_bytes(content)
    said = desk("check", "--json")
    assert (said.status, said.err) == (1, "")
    (row,) = said.rows
    assert row["where"] == str(desk.library)
    assert desk.library.read_bytes() == content


def test_a_truncated_library_is_said_plainly(tour: Any) -> None:
    data = tour.library.read_bytes()
    tour.library.write_bytes(data[: len(data) // 2])
    said = tour("check")
    assert said.status == 1
    assert "1 finding in" in said.out
    for command in (["articles"], ["search", "ferry"], ["show", "1"], ["stats"], ["export", "articles"]):
        one = tour(*command)
        assert one.status in (0, 1)
        assert "Traceback" not in one.err
        assert len(one.err.splitlines()) <= 1


def test_highlights_are_checked_too(tour: Any) -> None:
    made = tour("notes", "add", "1", "--start", "0", "--end", "5", "--json").value
    assert tour("check").status == 0
    connection = sqlite3.connect(tour.notes)
    connection.execute("update highlight set exact = 'other'")
    connection.commit()
    connection.close()
    said = tour("check", "--json")
    assert said.status == 1
    assert [row["where"] for row in said.rows] == [f"highlight {made['id']}"]


def test_stats_count_what_the_lists_show(tour: Any) -> None:
    found = tour("stats", "--json").value
    rows = tour("articles", "--json").rows
    assert found["articles"] == len(rows)
    assert found["words"] == sum(row["words"] for row in rows)
    assert found["sources"] == len({row["source"] for row in rows})
    assert found["languages"] == len({row["language"] for row in rows if row["language"]})
    assert found["undated_articles"] == sum(row["date"] is None for row in rows)
    assert found["untitled_articles"] == sum(row["title"] is None for row in rows)
    assert found["skipped_files_and_records"] == 0
    assert (found["first_date"], found["last_date"]) == (min(r["date"] for r in rows if r["date"]), rows[0]["date"])
    assert re.fullmatch(r"[0-9a-f-]{36}", found["library"])
    lines = tour("stats").out.splitlines()
    assert len(lines) == len(found)
    assert f"words: {found['words']:,}" in lines


def test_what_is_derived_is_made_again(tour: Any) -> None:
    change(tour, "update term set articles = articles + 3 where term = 'the'")
    change(tour, "delete from source_year")
    (term, *_) = [row for row in tour("check", "--json").rows if row["what"] == "term"]
    assert term["where"] == "word the"
    said = tour("rebuild", "term", "source_year")
    assert (said.status, said.out) == (0, "")
    assert [line.split(" was made again in ")[0] for line in said.err.splitlines()] == ["term", "source_year"]
    assert tour("check").status == 0
    assert len(tour("rebuild").err.splitlines()) == len(DERIVED) - 1
    assert tour("check").status == 0


def test_what_is_not_derived_is_wrong_usage(tour: Any) -> None:
    said = tour("rebuild", "article")
    assert said.status == 2
    assert "'article' is not derived; what is: term, value, source_year, best" in said.err


def test_nothing_is_made_again_where_there_is_no_library(desk: Any) -> None:
    said = desk("rebuild")
    assert (said.status, said.out) == (1, "")
    assert not desk.library.exists()


def test_everything_that_is_derived_can_be_named() -> None:
    assert {*DERIVED, "streams"} == set(REBUILDS)  # streams are made on request only
