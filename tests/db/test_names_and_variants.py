"""Names of a library: what is proposed as a spelling of what, what was decided, and what `~name` finds."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from readroom.db.counts import count
from readroom.db.names import known_aliases, proposed
from readroom.db.notebook import Notebook
from readroom.db.search import understand
from readroom.db.stories import derive, rebuild_names, stories_left
from readroom.db.variants import (
    accepted_sets,
    all_proposals,
    counted,
    decide_for_all,
    decide_here,
    decisions,
    members,
    set_of,
    spellings,
)

TODAY = date(2026, 1, 1)
TEXTS = (
    "The mayor Bashir Qadrani said so. Nobody asked Bashir Qadrani twice.",
    "They met Bashir Kadrani at the quay. The Kaldrey Harbour Board (KHB) paid.",
    "We saw Bashir Qaderani there, and the KHB was silent.",
    "The Norwegians left Norway. The Norwegian flag of Norway flew.",
)


@pytest.fixture
def named(shelf: Any, make_article: Any, make_page: Any) -> Any:
    """A library of four articles, with its names."""
    for number, text in enumerate(TEXTS):
        shelf.put(make_page(make_article(text, f"Title {number}", "2021-03-15")))
    derive(shelf.library.connection)
    return shelf.library


@pytest.fixture
def notebook(tmp_path: Path) -> Any:
    """A notebook of its own."""
    with Notebook.open(tmp_path / "notes.db", author="A Reader") as opened:
        yield opened


def found(library: Any, notebook: Any, text: str) -> dict[str, int]:
    summary = count(library, understand(text, today=TODAY), notebook=notebook)
    return {form: each.hits for form, each in summary.forms.items()}


def test_spellings_are_proposed_and_inflections_are_not(named: Any) -> None:
    assert {term for term, _ in proposed(named.connection, "qadrani")} == {"kadrani", "qaderani"}
    assert proposed(named.connection, "norway") == []
    assert proposed(named.connection, "abc") == []


def test_a_name_that_is_not_there_has_spellings_too(named: Any) -> None:
    assert "qadrani" in {term for term, _ in proposed(named.connection, "quadrani", 0.5)}


def test_acronyms_are_known_by_both_names(named: Any) -> None:
    assert known_aliases(named.connection, "khb") == [("Kaldrey Harbour Board", "KHB", 1)]
    assert known_aliases(named.connection, "kaldrey harbour board") == known_aliases(named.connection)


def test_counts_are_exact(named: Any) -> None:
    assert counted(named, "qadrani") == (1, 2)
    assert counted(named, "kaldrey harbour board") == (1, 1)
    assert counted(named, "nowhere") == (0, 0)


def test_nothing_is_merged_before_it_is_accepted(named: Any, notebook: Any) -> None:
    assert found(named, notebook, "~Qadrani") == {"Qadrani": 2}
    summary = count(named, understand("~Qadrani", today=TODAY), notebook=notebook)
    assert summary.notes == ("no spelling of qadrani was accepted; see: readroom variants qadrani",)


def test_accepted_spellings_are_found_and_counted_apart(named: Any, notebook: Any) -> None:
    decide_here(notebook, ["Qadrani", "Kadrani", "Qaderani"], "accepted")
    assert found(named, notebook, "~kadrani") == {"Qadrani": 2, "Kadrani": 1, "Qaderani": 1}
    assert found(named, notebook, "near/2(bashir ~kadrani)").keys() == {"Bashir", "Qadrani", "Kadrani", "Qaderani"}
    assert found(named, notebook, "said -~kadrani") == {}
    assert found(named, None, "~kadrani") == {"Kadrani": 1}


def test_a_name_of_several_words_is_one_with_its_acronym(named: Any, notebook: Any) -> None:
    decide_here(notebook, ["Kaldrey Harbour Board", "KHB"], "accepted")
    assert found(named, notebook, "~KHB") == {"KHB": 2, "Kaldrey Harbour Board": 1}


def test_decisions_of_the_library_and_of_a_reader(named: Any, notebook: Any) -> None:
    named.connection.execute("begin")
    decide_for_all(named, ["Qadrani", "Kadrani"], "accepted", made="2026", author="C")
    named.connection.execute("commit")
    assert set_of(named, None, "kadrani") == ["kadrani", "qadrani"]
    decide_here(notebook, ["kadrani", "QADRANI"], "rejected")
    assert set_of(named, notebook, "kadrani") == ["kadrani"]
    assert [each.whose for each in decisions(named, notebook).values()] == ["notebook"]
    decide_here(notebook, ["kadrani", "qadrani"], None)
    assert accepted_sets(decisions(named, notebook)) == [["kadrani", "qadrani"]]


def test_sets_go_from_one_to_the_next() -> None:
    assert members([("a", "b"), ("b", "c"), ("x", "y")], "c") == ["c", "b", "a"]


def test_spellings_of_a_name_with_their_states(named: Any, notebook: Any) -> None:
    decide_here(notebook, ["Qadrani", "Kadrani"], "accepted")
    decide_here(notebook, ["Qadrani", "Qaderani"], "rejected")
    rows = spellings(named, notebook, "Qadrani")
    assert [(row.term, row.state, row.articles, row.hits) for row in rows] == [
        ("Qadrani", "asked", 1, 2), ("Kadrani", "accepted", 1, 1), ("Qaderani", "rejected", 1, 1),
    ]  # fmt: skip


def test_what_was_decided_is_not_proposed_again(named: Any, notebook: Any) -> None:
    before = {(row.of, row.term) for row in all_proposals(named, notebook)}
    assert len(before) == 4
    decide_here(notebook, ["Qadrani", "Kadrani", "Qaderani"], "accepted")
    assert {(row.of, row.term) for row in all_proposals(named, notebook)} == {("Kaldrey Harbour Board", "KHB")}


def test_a_rebuild_comes_to_the_same(named: Any) -> None:
    rows = named.connection.execute("select * from name order by term").fetchall()
    assert rebuild_names(named.connection) == len(TEXTS)
    assert named.connection.execute("select * from name order by term").fetchall() == rows
    assert stories_left(named.connection) == 0
