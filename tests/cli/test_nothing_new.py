"""What finds or changes nothing says so: no empty answer, no step in the log, no promise of undo."""

import sqlite3
from typing import Any

import pytest

EMPTY = (
    ("articles zzz", "nothing found"), ("stories zzz", "nothing found"), ("notes list", "no note is there yet"),
    ("notes list zzz", "nothing found"), ("notes list --by tag", "no note is there yet"), ("tags list", "no tag is"),
    ("collection list", "no collection is"), ("attributes list", "nothing is said of any"),
    ("attributes list 3", "nothing is said of this"), ("review", "nothing waits"), ("alias zzz", "nothing found"),
    ("edit --list", "nothing was corrected"), ("edit --list --mine", "nothing is corrected"),
    ("remove --list", "nothing was withdrawn"), ("notes history", "nothing was done"),
    ("notes layer list", "no layer is kept"), ("search zzz --facet tag", "each copy counted\nnothing found"),
)  # fmt: skip


@pytest.mark.parametrize(("command", "told"), EMPTY)
def test_a_list_without_rows_says_so(tour: Any, command: str, told: str) -> None:
    said = tour(*command.split())
    assert (said.status, said.out) == (0, "")
    assert said.err.startswith(told)
    assert said.err.count("\n") == told.count("\n") + 1
    as_json = tour(*command.split(), "--json")
    assert (as_json.status, as_json.out, as_json.err) == (0, "", "each copy counted\n" if "facet" in command else "")


def test_names_without_proposals_say_so(desk: Any) -> None:
    desk.write("in/a.txt", "The mole\n\nThe mole held the water back, and the boats lay safe until the evening.\n")
    assert desk("import", desk.folder / "in").status == 0
    assert desk("variants").err == "no spelling is proposed that is not decided\n"
    assert desk("alias").err == "no name has another one in brackets\n"


def test_marking_again_is_no_step(tour: Any) -> None:
    first = tour("notes", "mark-all", "ferry", "--tag", "boat", "--yes")
    assert first.err.endswith("0 were there; readroom notes undo takes it back\n")
    again = tour("notes", "mark-all", "ferry", "--tag", "Boat", "--yes")
    assert again.err.endswith("0 new highlights, 15 were there; nothing changed\n")
    assert len(tour("notes", "history", "--json").rows) == 1
    more = tour("notes", "mark-all", "ferry", "--tag", "more", "--yes", "--json")
    assert (more.value["made"], more.value["known"], more.value["tagged"]) == (0, 15, 15)
    assert "readroom notes undo takes it back" in more.err
    assert tour("notes", "undo").out == "undid: 15 passages of “ferry” marked #more\n"
    assert tour("notes", "undo").out == "undid: 15 passages of “ferry” marked #boat\n"
    assert tour("notes", "list").out == ""


def test_what_is_so_already_is_no_step(tour: Any) -> None:
    made = tour("notes", "add", 20, "--start", 0, "--end", 20, "--tag", "hedge", "--note", "n", "--json").value["id"]
    note = tour("notes", "add", "--on", "article:20", "--title", "t", "--note", "n", "--json").value["id"]
    assert tour("collection", "add", "round", 20).status == tour("attributes", "set", "stance=hostile", 20).status == 0
    steps = len(tour("notes", "history", "--json").rows)
    for edit in (["--tag", "HEDGE"], ["--note", "n"], ["--untag", "nothing"], ["--start", 0, "--end", 20]):
        assert tour("notes", "edit", made, *edit).out.startswith("unchanged ")
    assert tour("notes", "edit", note, "--title", "t").out.startswith("unchanged ")
    assert tour("collection", "add", "round", 20).out == "put 0 articles into round\n"
    assert tour("attributes", "set", "Stance=hostile", 20).out == "changed 0 articles\n"
    assert tour("tags", "define", "Hedge").status == 0
    assert len(tour("notes", "history", "--json").rows) == steps
    assert tour("notes", "edit", made, "--untag", "HEDGE").out.startswith("changed ")
    assert tour("notes", "list", "--json").rows[0]["tags"] == []


def test_a_value_that_an_article_has_is_no_correction(tour: Any) -> None:
    assert tour("edit", 9, "--set", "title=The quays", "--yes").out.startswith("corrected 1 article;")
    again = tour("edit", 9, "--set", "title=The quays", "--yes", "--json")
    assert (again.status, again.value) == (1, {"corrections": [], "articles": 0})
    assert again.err == "title is that already\nnothing was changed\n"
    both = tour("edit", 9, "--set", "title=The quays", "--set", "section=News", "--yes", "--json")
    assert both.value == {"corrections": [2], "articles": 1}
    some = tour("edit", "id:3,9", "--set", "section=News", "--yes")
    assert some.out.startswith("corrected 1 article;")
    assert some.err.startswith("section of 1 article is that already\nset section=News: 1 article\n")
    dated = tour("show", 21, "--json").value["date"]
    assert tour("edit", 21, "--set", f"date={dated}", "--yes").err.startswith("date is that already")
    assert len(tour("edit", "--list", "--json").rows) == 3


def test_a_doubtful_value_is_confirmed_by_a_correction(tour: Any) -> None:
    with sqlite3.connect(tour.library) as connection:
        sql = "insert or replace into evidence values (9, 'title', 1, 0.3, 'a guess')"
        connection.execute(sql)
    connection.close()
    title = tour("show", 9, "--json").value["title"]
    assert tour("edit", 9, "--set", f"title={title}", "--yes").out.startswith("corrected 1 article;")
    assert tour("edit", 9, "--set", f"title={title}", "--yes").status == 1


def test_an_article_comes_back_by_its_id(tour: Any) -> None:
    assert tour("remove", 1, "--yes").status == 0
    assert tour("remove", "--undo", "11").line.startswith("readroom: no article '11' was withdrawn")
    assert tour("remove", "--undo", "1").out == "article 1 is back\n"


def test_every_field_is_named_where_one_is_wrong(tour: Any) -> None:
    assert "authors, byline, date" in tour("edit", 9, "--set", "bylin=x", "--yes").line


def test_a_folder_is_not_explained(desk: Any) -> None:
    desk.write("in/a.txt", "x")
    folder = desk.folder / "in"
    assert desk("explain", folder).line == (
        f"readroom: {folder} is a folder, and files are explained one by one: readroom explain FILE"
    )
