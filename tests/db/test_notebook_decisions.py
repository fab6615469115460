"""Saved searches, spellings, stories and what was accepted in review are steps of the notebook's log."""

import json
import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from readroom.db import migrate
from readroom.db.attaching import _in_use
from readroom.db.decided import REVIEW, SEARCH, SPELLING, STORY
from readroom.db.notebook import Notebook
from readroom.db.notebook.schema import APPLICATION_ID, STEPS
from readroom.db.saved import remove_saved, save_search, saved_searches
from readroom.db.story_decisions import StoryDecision, keep_here
from readroom.db.variants import decide_here, pair_of
from readroom.text.query import parse

TEXT = "Rain fell on the market. The stalls stood empty."
TODAY = date(2031, 5, 6)


def now() -> datetime:
    return datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "n.db"


@pytest.fixture
def notebook(path: Path) -> Any:
    with Notebook.open(path, author="Ines", now=now) as opened:
        yield opened


def save(notebook: Notebook, name: str, query: str) -> None:
    save_search(notebook, name, parse(query, today=TODAY))


def test_undo_takes_back_what_was_done_last_whatever_it_was(notebook: Notebook) -> None:
    notebook.add("k", "d", TEXT, 0, 4)
    decide_here(notebook, ["Orla", "Orlagh", "Aurla"], "accepted")
    decide_here(notebook, ["Orla", "Orlagh"], "rejected")
    decide_here(notebook, ["Orla", "Aurla"], None)
    save(notebook, "boats in fog", "ferry")
    save(notebook, "boats in fog", "ferry fog")
    remove_saved(notebook, "boats in fog")
    keep_here(notebook, [StoryDecision("2", pinned=True)], said="story 2 pinned")
    notebook.decide(REVIEW, {"a": ["a"]}, "accepted in review: \x1b“T”")
    done = [
        "mark “Rain” in k",
        "accepted: Orla, Orlagh and Aurla are one",
        "rejected: Orla and Orlagh are not one",
        "decision about Orla and Aurla taken back",
        "saved search “boats in fog” kept",
        "saved search “boats in fog” asks something else",
        "saved search “boats in fog” removed",
        "story 2 pinned",
        "accepted in review: “T”",
    ]
    assert [past.words for past in notebook.history()] == done[::-1]
    states = []
    for words in reversed(done):
        states.append({kind: notebook.decided(kind) for kind in (SEARCH, SPELLING, STORY, REVIEW)})
        assert notebook.undo() == f"undid: {words}"
    assert notebook.undo() is None
    assert notebook.highlights() == []
    assert not any(notebook.decided(kind) for kind in (SEARCH, SPELLING, STORY, REVIEW))
    for words, state in zip(done, reversed(states), strict=True):
        assert notebook.redo() == f"redid: {words}"
        assert {kind: notebook.decided(kind) for kind in state} == state


def test_a_step_says_which_decisions_it_touched(notebook: Notebook) -> None:
    save(notebook, "fog", "fog")
    notebook.add("k", "d", TEXT, 0, 4)
    notebook.undo()
    assert (notebook.last_touched, notebook.last_decided) == (("k",), ())
    notebook.undo()
    assert (notebook.last_touched, notebook.last_decided) == ((), (SEARCH,))


def test_what_is_decided_already_is_no_step(notebook: Notebook) -> None:
    for _ in range(2):
        decide_here(notebook, ["Orla", "Orlagh"], "accepted")
        save(notebook, "fog", "fog")
        remove_saved(notebook, "rain")
    assert len(notebook.history()) == 2
    assert decide_here(notebook, ["Orla", "orla"], "accepted") == []
    assert notebook.steps == 2


def test_two_programs_lose_nothing_of_each_other(notebook: Notebook, path: Path) -> None:
    with Notebook.open(path, author="Ugo", now=now) as other:
        for number in range(4):
            both = notebook, other
            save(both[number % 2], f"s{number}", f"fog{number}")
            decide_here(both[number % 2], ["Orla", f"Orla{number}"], "accepted")
        assert saved_searches(notebook) == saved_searches(other) == {f"s{n}": f"fog{n}" for n in range(4)}
        assert len(notebook.decided(SPELLING)) == 4
        assert other.undo() == "undid: accepted: Orla and Orla3 are one"
        assert notebook.undo() == "undid: saved search “s3” kept"
        assert len(other.decided(SEARCH)) == len(other.decided(SPELLING)) == 3


OLD: dict[str, Any] = {
    "saved searches": {"fog": "fog date:2031-04-06..2031-05-06"},
    "variants": [["Orlagh", "Órla", "accepted"], ["Orla", "Aurla", "rejected"]],
    "stories": [{"id": "7", "title": "Z", "known": ["k"], "pinned": True}, {"id": "m1", "own": True}],
    "accepted": [["k", "date", "2031"]],
    "queries": ["fog"],
}


def old_notebook(path: Path, kept: dict[str, str]) -> None:
    old = sqlite3.connect(path, isolation_level=None)
    migrate.apply(old, STEPS[:5], name="readroom.notebook", application_id=APPLICATION_ID)
    old.executemany("insert into state values (?, ?)", kept.items())
    old.close()
    path.chmod(0o600)


def test_a_notebook_of_the_fifth_schema_keeps_its_decisions(path: Path) -> None:
    old_notebook(path, {key: json.dumps(value) for key, value in OLD.items()})
    with Notebook.open(path, now=now) as notes:
        assert saved_searches(notes) == OLD["saved searches"]
        assert notes.decided(SPELLING) == {
            " = ".join(pair_of(one, other)): [one, other, state] for one, other, state in OLD["variants"]
        }
        assert notes.decided(STORY) == {"7": OLD["stories"][0], "m1": OLD["stories"][1]}
        assert [json.loads(name) for name in notes.decided(REVIEW)] == OLD["accepted"]
        assert notes._rows("select key from state") == [("queries",)]
        assert notes.undo() is None
        decide_here(notes, ["Orla", "Orlagh"], None)
        assert list(notes.decided(SPELLING)) == ["aurla = orla"]
        assert notes.undo() is not None
        assert list(notes.decided(SPELLING)) == ["orla = orlagh", "aurla = orla"]
    assert sum("schema-5" in file.name for file in (path.parent / "n.db-backups").iterdir()) == 1


def test_what_an_older_notebook_holds_that_is_no_decision_stays_as_it_is(path: Path) -> None:
    kept = {"saved searches": "not JSON", "variants": '[["a"]]', "stories": "[{}]", "accepted": "7"}
    old_notebook(path, kept)
    with Notebook.open(path, now=now) as notes:
        assert dict(notes._rows("select key, value from state")) == kept
        assert not any(notes.decided(kind) for kind in (SEARCH, SPELLING, STORY, REVIEW))


@pytest.mark.parametrize("steps", [5, 6])
def test_a_notebook_with_decisions_is_in_use(path: Path, steps: int) -> None:
    old_notebook(path, {"saved searches": "{}", "queries": '["fog"]'})
    if steps == 6:
        Notebook.open(path, now=now).close()
    assert not _in_use(path)
    other = path.with_name("other.db")
    old_notebook(other, {"saved searches": '{"fog": "fog"}'})
    if steps == 6:
        Notebook.open(other, now=now).close()
    assert _in_use(other)
