"""Undo and redo across the whole notebook, after a restart, and a log that cannot be changed."""

import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.db.highlights import Highlight
from readroom.db.notebook import Notebook
from readroom.db.notebook.log import apply, difference

TEXT = "Rain fell on the market. The stalls stood empty. A dog slept under the fish stand until noon."


def now() -> datetime:
    return datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "n.db"


@pytest.fixture
def notebook(path: Path) -> Iterator[Notebook]:
    with Notebook.open(path, author="Ines", now=now) as opened:
        yield opened


def mark(notebook: Notebook, quote: str, key: str = "k", group: str | None = None) -> str:
    start = TEXT.index(quote)
    return notebook.add(key, "d", TEXT, start, start + len(quote), colour="red", tags=[], group=group).id


def log(notebook: Notebook) -> list[tuple[str, int | None, str]]:
    return notebook._connection.execute("select kind, step, action from log order by seq").fetchall()


def test_each_change_is_undone_and_redone_in_words(notebook: Notebook) -> None:
    made = mark(notebook, "The stalls stood empty")
    notebook.edit(made, note="a note")
    notebook.edit(made, tags=["weather"])
    notebook.edit(made, tags=["weather", "x"], note="another")
    notebook.remove(made)
    said = [notebook.undo() for _ in range(6)]
    quoted = "“The stalls stood empty” in k"
    assert said == [
        f"undid: removal of {quoted}",
        f"undid: change of {quoted}",
        f"undid: colour and tags of {quoted}",
        f"undid: note on {quoted}",
        f"undid: mark {quoted}",
        None,
    ]
    assert notebook.last_touched == ()
    assert notebook.redo() == f"redid: mark {quoted}"
    assert notebook.last_touched == ("k",)
    assert notebook.redo() == f"redid: note on {quoted}"
    assert notebook.get(made).note == "a note"
    assert [notebook.redo() is None for _ in range(4)] == [False, False, False, True]
    assert notebook.highlights() == []


def test_long_quotations_are_cut_in_words(notebook: Notebook) -> None:
    mark(notebook, "A dog slept under the fish stand until noon.")
    assert notebook.undo() == "undid: mark “A dog slept under the fish stand until…” in k"


def test_a_note_that_is_saved_while_it_is_typed_is_one_step(notebook: Notebook) -> None:
    made = mark(notebook, "dog", group="sitting-1")
    for end in range(1, 11):
        notebook.edit(made, note="ten saves."[:end], group="sitting-1")
    assert notebook.undo() is not None
    assert notebook.highlights() == []
    assert notebook.redo() is not None
    assert notebook.get(made).note == "ten saves."


def test_a_group_ends_where_something_else_was_done(notebook: Notebook) -> None:
    made = mark(notebook, "dog")
    notebook.edit(made, note="one", group="g")
    other = mark(notebook, "Rain")
    notebook.edit(made, note="one two", group="g")
    notebook.edit(made, note="one two three", group="g")
    notebook.undo()
    assert notebook.get(made).note == "one"
    notebook.edit(made, note="one four", group="g")
    notebook.undo()
    notebook.undo()
    assert [h.id for h in notebook.highlights()] == [made]
    assert other != made


def test_several_highlights_are_one_step(notebook: Notebook) -> None:
    ids = [mark(notebook, "dog"), mark(notebook, "Rain"), mark(notebook, "noon", key="k2")]
    for highlight_id in ids:
        notebook.remove(highlight_id, group="all")
    assert notebook.undo() == "undid: removal of 3 marks in 2 articles"
    assert {h.id for h in notebook.highlights()} == set(ids)
    assert notebook.last_touched == ("k", "k2")


def test_something_new_ends_redo(notebook: Notebook) -> None:
    mark(notebook, "dog")
    notebook.undo()
    mark(notebook, "Rain")
    assert notebook.redo() is None
    assert notebook.undo() is not None
    assert notebook.undo() is None


def test_undo_and_redo_work_after_a_restart(notebook: Notebook, path: Path) -> None:
    made = mark(notebook, "dog")
    notebook.edit(made, note="n")
    with Notebook.open(path, now=now) as second:
        assert second.undo() is not None
        assert second.get(made).note == ""
    with Notebook.open(path, now=now) as third:
        assert third.redo() is not None
        assert third.get(made).note == "n"
        assert [third.undo() is not None for _ in range(3)] == [True, True, False]


def test_what_a_note_was_stays_in_the_log_in_pieces(notebook: Notebook) -> None:
    made = mark(notebook, "dog")
    for end in range(0, 2000, 20):
        notebook.edit(made, note="0123456789" * 200 + "x" * end, group="g")
    rows = [json.loads(c) for (c,) in notebook._connection.execute("select change from log where action = 'note'")]
    assert rows[-1]["note"] == [2000 + 1960, "", "x" * 20]
    assert sum(len(json.dumps(row)) for row in rows[1:]) < 100 * 200


def test_a_removed_highlight_is_whole_in_the_log(notebook: Notebook) -> None:
    made = notebook.get(mark(notebook, "dog"))
    notebook.remove(made.id)
    (change,) = notebook._connection.execute("select change from log order by seq desc limit 1").fetchone()
    assert Highlight.from_json(json.loads(change)["highlight"][0]) == made
    notebook.undo()
    notebook.undo()
    (change,) = notebook._connection.execute("select change from log order by seq desc limit 1").fetchone()
    assert json.loads(change)["highlight"] == [made.to_json(), None]


@pytest.mark.parametrize(
    "sql",
    [
        "update log set change = '{}'",
        "delete from log",
        "insert or replace into log select * from log where seq = 1",
        "insert into log (seq, at, kind, action, highlight_id, article_key) values (1, '', 'do', '', '', '')",
        "update or ignore log set seq = seq + 100",
    ],
)
@pytest.mark.parametrize("recursive", [0, 1])
def test_the_log_cannot_be_changed(notebook: Notebook, path: Path, sql: str, recursive: int) -> None:
    mark(notebook, "dog")
    before = log(notebook)
    other = sqlite3.connect(path)
    other.execute(f"pragma recursive_triggers = {recursive}")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        other.execute(sql)
    other.close()
    assert log(notebook) == before


def test_a_highlight_that_another_program_took_away_does_not_stop_undo(notebook: Notebook, path: Path) -> None:
    first, second = mark(notebook, "dog"), mark(notebook, "Rain")
    notebook.edit(first, note="gone")
    other = sqlite3.connect(path)
    other.execute("delete from highlight where id = ?", (first,))
    other.commit()
    other.close()
    assert notebook.undo() == "undid: note on a mark that is gone in k"
    assert [notebook.undo() is not None for _ in range(3)] == [True, True, False]
    assert second not in {h.id for h in notebook.highlights()}
    assert notebook.redo() is not None
    assert notebook.get(first).exact == "dog"


def test_a_note_that_another_program_wrote_to_is_not_cut_up(notebook: Notebook, path: Path) -> None:
    made = mark(notebook, "dog")
    notebook.edit(made, note="short")
    notebook.edit(made, note="short and long")
    other = sqlite3.connect(path)
    other.execute("update highlight set note = 'mine'")
    other.commit()
    other.close()
    notebook.undo()
    assert notebook.get(made).note == "mine"


NOTES = st.text("ab\n😀é", max_size=8)


@given(NOTES, NOTES)
def test_a_difference_leads_there_and_back(before: str, after: str) -> None:
    old = Highlight("i", "k", "d", 0, 3, "abc", "", "", "red", ("t",), before, None, "c", "m")
    new = Highlight("i", "k", "d", 0, 3, "abc", "", "", "blue", (), after, "A", "c", "n")
    change = json.loads(json.dumps(difference(old, new)))
    assert apply(old, change, forwards=True) == new
    assert apply(new, change, forwards=False) == old
    for one in (old, new):
        assert apply(None, json.loads(json.dumps(difference(None, one))), forwards=True) == one
        assert apply(one, json.loads(json.dumps(difference(None, one))), forwards=False) is None


class Model:
    """What undo and redo should lead to, as two stacks of whole contents."""

    def __init__(self, notebook: Notebook) -> None:
        self.notebook = notebook
        self.past: list[dict[str, Highlight]] = []
        self.future: list[dict[str, Highlight]] = []
        self.group: str | None = None

    def contents(self) -> dict[str, Highlight]:
        return {h.id: h for h in self.notebook.highlights()}

    def run(self, op: str, pick: int, group: str | None) -> None:
        before = self.contents()
        ids = sorted(before)
        if op == "undo":
            assert (self.notebook.undo() is None) == (not self.past)
            if self.past:
                self.future.append(before)
                assert self.contents() == self.past.pop()
            self.group = None
            return
        if op == "redo":
            assert (self.notebook.redo() is None) == (not self.future)
            if self.future:
                self.past.append(before)
                assert self.contents() == self.future.pop()
            self.group = None
            return
        if op == "add" or not ids:
            start = pick % 40
            self.notebook.add(f"k{pick % 3}", "d", TEXT, start, start + 5, tags=["t"] * (pick % 2), group=group)
        elif op == "remove":
            self.notebook.remove(ids[pick % len(ids)], group=group)
        elif op == "note":
            self.notebook.edit(ids[pick % len(ids)], note="pq" * (pick % 7), group=group)
        else:
            colour = ("red", "blue")[pick % 2]
            self.notebook.edit(ids[pick % len(ids)], colour=colour, tags=[f"t{pick % 4}"], group=group)
        if self.contents() == before:
            return
        if not (group and group == self.group):
            self.past.append(before)
        self.future.clear()
        self.group = group


OPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "add", "note", "style", "remove", "undo", "redo", "reopen"]),
        st.integers(0, 1000),
        st.sampled_from([None, "g", "h"]),
    ),
    max_size=30,
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "n.db"
    Notebook.open(path, now=now).close()
    return path


@settings(max_examples=80, deadline=None)
@given(ops=OPS)
def test_any_sequence_can_be_undone_and_redone(ops: list[tuple[str, int, str | None]], empty: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "n.db"
        shutil.copy(empty, path)

        def reopened() -> Notebook:
            notebook = Notebook.open(path, now=now)
            notebook._connection.execute("pragma synchronous = off")
            return notebook

        model = Model(reopened())
        for op, pick, group in ops:
            if op == "reopen":
                model.notebook.close()
                model.notebook, model.group = reopened(), None
            else:
                model.run(op, pick, group)
        end = model.contents()
        undone = 0
        while model.notebook.undo():
            undone += 1
        assert undone == len(model.past)
        assert model.contents() == {}
        for _ in range(undone):
            assert model.notebook.redo() is not None
        assert model.contents() == end
        assert model.notebook._connection.execute("pragma foreign_key_check").fetchall() == []
        model.notebook.close()
