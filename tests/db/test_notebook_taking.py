"""Notes that come from a file: one step of undo, and nothing of one's own is written over."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from readroom.db import migrate
from readroom.db.highlights import Highlight, Suggestion, digest_of, is_piece, piece
from readroom.db.notebook import Notebook
from readroom.db.notebook.codes import Code
from readroom.db.notebook.schema import APPLICATION_ID, m0001_first, m0002_corrections

TEXT = "The lamp was out on the ninth evening, and nobody asked."
ONE = Highlight(
    "1" * 32, "k1", "d1", 4, 8, "lamp", "The ", " was out", "green", ("light/oil",), "note", "Ines",
    "2031-05-06T07:08:09Z", "2031-05-06T07:08:09Z",
)  # fmt: skip


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    with Notebook.open(tmp_path / "n.db", author="Uri") as opened:
        yield opened


def test_all_of_a_file_is_one_step(notebook: Notebook) -> None:
    two = replace(ONE, id="2" * 32, article_key="k2")
    codes = [Code("light", "what burns", "#aabbcc", "g-1"), Code("silence", "", None, "g-2")]
    taken = notebook.take_in([ONE, two], {"d1": TEXT}, codes)
    assert taken == (2, 2, 0)
    assert notebook.highlights() == [ONE, two]
    assert notebook.text_of("d1") == TEXT
    assert notebook.tags() == [("light/oil", 2), ("light", 0), ("silence", 0)]
    assert notebook.undo() == "undid: import of 2 marks in 2 articles"
    assert notebook.highlights() == []
    assert notebook.codes() == []
    assert notebook.last_touched == ("k1", "k2")
    assert notebook.redo() == "redid: import of 2 marks in 2 articles"
    assert notebook.highlights() == [ONE, two]
    assert notebook.codes() == [codes[0], Code("light/oil"), codes[1]]


def test_what_is_there_stays_as_it_is(notebook: Notebook) -> None:
    notebook.take_in([ONE], {"d1": TEXT}, [Code("light", "mine")])
    mine = notebook.edit(ONE.id, note="mine")
    other = replace(ONE, note="theirs")
    assert notebook.take_in([other], {"d1": TEXT}, [Code("light", "theirs", "#aabbcc")]) == (0, 1, 0)
    assert notebook.get(ONE.id) == mine
    assert [code for code in notebook.codes() if code.name == "light"] == [Code("light", "mine", "#aabbcc")]
    steps = notebook.steps
    assert notebook.take_in([other], {"d1": TEXT}, [Code("light", "theirs", "#aabbcc")]) == (0, 0, 0)
    assert notebook.steps == steps


def test_a_file_that_fails_in_the_middle_leaves_nothing(notebook: Notebook) -> None:
    broken = replace(ONE, id="2" * 32, start=9, end=3)
    with pytest.raises(Exception, match="not saved"):
        notebook.take_in([ONE, broken], {"d1": TEXT})
    assert notebook.highlights() == []
    assert notebook.steps == 0


def test_the_words_of_a_lost_text_are_looked_for_by_themselves(notebook: Notebook) -> None:
    kept = "    " + "before lamp after"
    digest = piece("d0", ONE.id)
    lost = replace(ONE, digest=digest, start=11, end=15, prefix="before ", suffix=" after", state="orphan")
    notebook.take_in([replace(lost, suggestion=Suggestion("d1", None, None, 0.0))], {digest: kept, "d1": TEXT})
    assert is_piece(digest)
    assert not is_piece("d0")
    assert digest_of(lost) == "d0"
    (found,) = notebook.reanchor("k1", "d2", "No such word.")
    assert (found.state, found.exact, found.note) == ("orphan", "lamp", "note")
    text = "Long before lamp after all."
    (found,) = notebook.reanchor("k1", "d3", text)
    assert (found.state, text[found.start : found.end], found.digest) == ("shifted", "lamp", "d3")


def test_a_notebook_of_before_gets_a_codebook(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    path.touch(mode=0o600)
    with sqlite3.connect(path) as connection:
        steps = (m0001_first, m0002_corrections)
        migrate.apply(connection, steps, name="readroom.notebook", application_id=APPLICATION_ID)
        connection.execute("insert into tag (name, folded) values ('kept', 'kept')")
    connection.close()
    with Notebook.open(path) as notebook:
        notebook.take_in([replace(ONE, tags=("kept",))], {"d1": TEXT}, [Code("new", "n")])
        assert notebook.codes() == [Code("kept"), Code("new", "n")]
