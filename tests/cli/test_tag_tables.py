"""Tags counted by what is known of their articles, and tables that the notebook keeps."""

import csv
import io
import sqlite3
from typing import Any

import pytest


@pytest.fixture
def tagged(tour: Any) -> Any:
    """The tour with four highlights: 20 and 21 are of 2021, 3 is of 2022."""
    for article, start, *tags in ((20, 0, "hedge", "press/tone"), (20, 30, "hedge"), (21, 5, "hedge"), (3, 5, "press")):
        options = [option for tag in tags for option in ("--tag", tag)]
        assert tour("notes", "add", article, "--start", start, "--end", start + 20, *options).status == 0
    return tour


def rows(tagged: Any, *options: str) -> dict[str, dict[str, Any]]:
    return {row["tag"]: row for row in tagged("tag-table", *options, "--json").value["rows"]}


def test_a_tag_counts_with_those_below_it(tagged: Any) -> None:
    found = rows(tagged, "--by", "year")
    assert {tag: (row["total"], row["articles"], row["2021"]) for tag, row in found.items()} == {
        "hedge": (3, 2, 3), "press": (2, 2, 1), "press/tone": (1, 1, 1),
    }  # fmt: skip
    assert rows(tagged, "--by", "year", "--count", "articles")["hedge"]["2021"] == 2
    assert rows(tagged, "date:2022").keys() == {"press"}


def test_tags_that_stand_together(tagged: Any) -> None:
    found = rows(tagged, "--by", "tag")
    assert (found["hedge"]["press"], found["press"]["hedge"], found["press"]["press/tone"]) == (1, 1, 1)
    assert found["hedge"]["hedge"] == 0


def test_a_table_of_tags_says_what_it_counts(tagged: Any) -> None:
    head, again, keys, *lines = tagged("tag-table", "--by", "source", "--csv").out.splitlines()
    assert head.startswith("# 4 highlights in 3 articles, with 3 tags · in all articles · highlights counted")
    assert again.endswith("tag-table")
    assert keys.startswith("tag,total,articles,")
    assert sum(int(cell) for cell in next(csv.reader(io.StringIO(lines[0])))[3:]) == 3
    assert "not by" in tagged("tag-table", "--by", "weather").err


def test_a_kept_table_says_when_the_library_has_changed_since(tagged: Any) -> None:
    assert "kept in your notebook: boats" in tagged("over-time", "ferry", "--save", "boats").err
    listed = tagged("tables", "list", "--json").value
    assert (listed["name"], listed["kind"], listed["changed"]) == ("boats", "over-time", None)
    shown = tagged("tables", "show", "boats", "--json").value
    assert shown["header"][0] == "period"
    assert [row[0] for row in shown["rows"]] == ["2021", "2022", "2023", "undated"]
    assert "again: readroom" in tagged("tables", "show", "boats").out
    more = tagged.write("new/one.txt", "Ferry sails again\n\nThe ferry sailed again on Monday, and the quay was full.")
    assert tagged("import", more, "--source", "Quay Times").status == 0
    assert "changed since" in tagged("tables", "list").out
    assert tagged("tables", "remove", "boats").status == 0
    assert tagged("tables", "list").out == ""
    assert tagged("tables", "show", "boats").status == 1


def test_a_tag_is_one_in_whatever_case(tour: Any) -> None:
    for start, tag in ((0, "blame"), (30, "blame"), (60, "Blame")):
        tour("notes", "add", 20, "--start", start, "--end", start + 20, "--tag", tag)
    with sqlite3.connect(tour.notes) as connection:
        # As in a notebook of before: one passage has another spelling, one has both.
        connection.execute("insert into tag (name, folded) values ('Blame', 'blame')")
        of = "(select id from highlight where start = {})"
        other = "(select id from tag where name = 'Blame')"
        connection.execute(f"insert into highlight_tag values ({of.format(0)}, {other}, 1)")
        connection.execute(f"update highlight_tag set tag_id = {other} where highlight_id = {of.format(60)}")
    connection.close()
    held = [row["tags"] for row in tour("notes", "list", "--json").rows]
    assert held == [["blame"]] * 3
    assert len(tour("notes", "list", "tag:BLAME", "--json").rows) == 3
    assert [(row["tag"], row["highlights"]) for row in tour("tags", "list", "--json").rows] == [("blame", 3)]
    assert rows(tour)["blame"]["total"] == 3
    assert rows(tour, "--by", "tag") == {"blame": rows(tour, "--by", "tag")["blame"]}
    assert tour("search", "has:highlight", "--facet", "tag", "--json").rows == [{"value": "blame", "articles": 1}]
    (group,) = tour("notes", "list", "--by", "tag", "--json").rows
    assert (group["value"], group["highlights"]) == ("blame", 3)
    csv_tags = {row["tags"] for row in csv.DictReader(io.StringIO(tour("notes", "export", "--format", "csv").out))}
    assert csv_tags == {"blame"}
    assert tour("tags", "rename", "blame", "Blame").out == "#blame is #Blame\n"
    with sqlite3.connect(tour.notes) as connection:
        sql = "select distinct name from highlight_tag join tag on id = tag_id"
        assert connection.execute(sql).fetchall() == [("Blame",)]
    connection.close()
