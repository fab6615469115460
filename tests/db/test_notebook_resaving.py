"""Saved searches follow a tag that is renamed, moved or merged, in the same step of the log."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from readroom.db.decided import SEARCH
from readroom.db.notebook import Notebook
from readroom.db.saved import save_search, saved_searches
from readroom.text.query import parse

TEXT = "Rain fell on the market. The stalls stood empty."
TODAY = date(2031, 5, 6)


@pytest.fixture
def notebook(tmp_path: Path) -> Any:
    with Notebook.open(tmp_path / "n.db", author="Ines", now=lambda: datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)) as made:
        for start, tags in ((0, ["people/anna"]), (5, ["people/bo/home"]), (10, ["place"]), (17, ["War"])):
            made.add("k", "d", TEXT, start, start + 4, tags=tags)
        yield made


def save(notebook: Notebook, name: str, query: str) -> str:
    return save_search(notebook, name, parse(query, today=TODAY))


def asked(notebook: Notebook) -> list[str]:
    return list(saved_searches(notebook).values())


def test_a_renamed_tree_is_followed_and_undone_in_one_step(notebook: Notebook) -> None:
    save(notebook, "all", "tag:people -tag:place rain")
    save(notebook, "one", 'note:"people" tag:(People/Anna OR place) people')
    save(notebook, "deep", "tag:people/bo")
    save(notebook, "not", "tag:peoples people/anna")
    before, steps = asked(notebook), notebook.next_undone
    notebook.rename_tag("people", "who/is it")
    assert asked(notebook) == [
        'tag:"who/is it" -tag:"place" rain',
        'note:"people" (tag:"who/is it/Anna" OR tag:"place") people',
        'tag:"who/is it/bo"',
        before[3],
    ]
    assert notebook.undo() == "undid: tag “people” renamed “who/is it”"
    assert (asked(notebook), notebook.next_undone, notebook.last_decided) == (before, steps, (SEARCH,))
    notebook.redo()
    assert asked(notebook)[0] == 'tag:"who/is it" -tag:"place" rain'
    assert list(saved_searches(notebook)) == ["all", "one", "deep", "not"]


def test_a_moved_tag_is_followed_and_what_stood_above_it_is_not(notebook: Notebook) -> None:
    save(notebook, "above", "tag:people")
    save(notebook, "it", "tag:people/anna OR tag:people/anna/letters")
    notebook.move_tag("people/anna", "place")
    assert asked(notebook) == ['tag:"people"', 'tag:"place/anna" OR tag:"place/anna/letters"']


def test_a_merged_tag_is_followed(notebook: Notebook) -> None:
    save(notebook, "a", "tag:place OR tag:people/anna")
    notebook.merge_tags(["place", "people/anna"], "people/bo")
    assert asked(notebook) == ['tag:"people/bo" OR tag:"people/bo"']
    notebook.undo()
    # What lies below the goal already stays there, and so does the search for it.
    save(notebook, "b", "tag:people OR tag:people/bo/home")
    notebook.merge_tags(["people"], "people/bo")
    assert asked(notebook)[1] == 'tag:"people/bo" OR tag:"people/bo/home"'


def test_a_search_follows_a_tag_in_whatever_case(notebook: Notebook) -> None:
    save(notebook, "both", "tag:war")
    found = notebook.keys_tagged("war")
    notebook.rename_tag("WAR", "Krieg")
    assert asked(notebook) == ['tag:"Krieg"']
    notebook.undo()
    notebook.rename_tag("War", "WAR")
    assert asked(notebook) == ['tag:"war"']
    assert notebook.keys_tagged("war") == found


def test_a_search_that_cannot_be_read_stays_and_is_named(notebook: Notebook) -> None:
    notebook.decide(SEARCH, {"odd": "is:nonsense tag:place", "good": "tag:place"}, "taken in")
    notebook.rename_tag("place", "where")
    assert asked(notebook) == ["is:nonsense tag:place", 'tag:"where"']
    assert notebook.searches_left == ("odd",)
    notebook.rename_tag("where", 'so "called"')
    assert notebook.searches_left == ("odd", "good")
    notebook.define_tag("war", definition="x")
    assert notebook.searches_left == ()
