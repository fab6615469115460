"""Decisions on the command line: what they need, and `notes undo` takes them back like everything else."""

from typing import Any

import pytest


@pytest.mark.parametrize(
    "words",
    [
        "variants accept", "variants accept Qadrani", "variants reject Qadrani", "variants forget",
        "alias add", "alias add KHWB", "alias remove KHWB",
        "stories name", "stories name 1", "stories pin", "stories pin 1 2", "stories split 1", "stories merge 1",
        "stories forget 1 2",
    ],
)  # fmt: skip
def test_half_a_decision_is_wrong_usage_and_no_search(tour: Any, words: str) -> None:
    said = tour(*words.split())
    assert (said.status, said.out) == (2, "")
    last = said.err.splitlines()[-1]
    assert last.startswith(f"readroom {words.split()[0]}: error: {words.split()[1]} is ")
    assert f"readroom {' '.join(words.split()[:2])} " in last


def test_a_query_may_begin_with_such_a_word_in_quotation_marks(tour: Any) -> None:
    assert tour("stories", '"name"').status == 0


def test_undo_and_redo_take_each_decision_in_its_turn(tour: Any) -> None:
    story = tour("stories", "--json", "--limit", 1).value["id"]
    assert tour("variants", "accept", "Qadrani", "Kadrani", "Qaderani").status == 0
    assert tour("notes", "add", 1, "--start", 0, "--end", 4).status == 0
    assert tour("alias", "add", "Kaldrey Harbour and Waterways Board", "KHWB").status == 0
    assert tour("stories", "pin", story).status == 0
    assert tour("stories", "name", story, "Zap", "it").status == 0
    assert tour("search", "ferry", "--save", "my boats", "--count").status == 0
    words = [line.split("  ", 1)[1] for line in tour("notes", "history").out.splitlines()]
    assert words[0] == "saved search “my boats” kept"
    assert words[1:3] == [f"story {story} called “Zap it”", f"story {story} pinned"]
    assert words[3] == "accepted: Kaldrey Harbour and Waterways Board and KHWB are one"
    assert words[4].startswith("mark “")
    assert words[5:] == ["accepted: Qadrani, Kadrani and Qaderani are one"]
    assert [tour("notes", "undo").out.strip() for _ in words] == [f"undid: {said}" for said in words]
    assert "nothing to undo" in tour("notes", "undo").line
    assert "names no saved search" in tour("search", 'saved:"my boats"').line
    assert {row["state"] for row in tour("variants", "Qadrani", "--json").rows} == {"asked", "proposed"}
    now = tour("stories", "--json", "--limit", 1).value
    assert (now["id"], now["pinned"], now["named"]) == (story, False, False)
    assert [tour("notes", "redo").out.strip() for _ in words] == [f"redid: {said}" for said in reversed(words)]
    assert tour("search", 'saved:"my boats"', "--count").status == 0
    assert tour("stories", f"story:{story}", "--json").value["title"] == "Zap it"


def test_what_waits_for_nobody_is_not_accepted(tour: Any) -> None:
    waiting = {row["article"] for row in tour("review", "--json").rows}
    sure = next(row["id"] for row in tour("articles", "--json").rows if row["id"] not in waiting)
    said = tour("review", "accept", sure)
    assert (said.status, said.out) == (1, "")
    assert said.line == f"readroom: nothing of {sure} waits for review; list what does with: readroom review"
    assert tour("review", "reopen", sure).line == f"readroom: nothing of {sure} was accepted; nothing was changed"


def test_one_entry_leaves_and_two_leave(desk: Any) -> None:
    prose = "The harbour board voted on Tuesday to keep the small ferry running through the whole of the winter. " * 3
    desk.write("papers/a.txt", f"Ferry stays\n31 June 2021\n\n{prose}\n")
    desk("import", desk.folder / "papers")
    rows = desk("review", "--json").rows
    page, many = f"page:{rows[0]['page']}", len(desk("review", "--below", "1", "--json").rows)
    assert 1 < len(rows) < many
    for below, count in (("0.1", len(rows)), ("1", many)):
        assert desk("review", "--below", below, "accept", page).out == (
            f"accepted: {count} entries leave the list until the page changes\n"
        )
        assert desk("review", "--below", below).out == ""
        assert "nothing of" in desk("review", "accept", page).line
        assert desk("review", "reopen", page).out == f"took back 1 decision about {page}\n"
    assert desk("review", "accept", page, "date").out == "accepted: 1 entry leaves the list until the page changes\n"
    assert len(desk("review", "--json").rows) == len(rows) - 1
