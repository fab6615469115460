"""The reader's corrections: kept, found, undone and redone across the whole notebook, and handed to a curator."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from readroom.db.correction_file import take_in
from readroom.db.curator import Curator
from readroom.db.errors import NotebookError
from readroom.db.notebook import Notebook
from readroom.db.notebook.schema import APPLICATION_ID, m0001_first
from readroom.text.recut_edits import edit_lines

PAGE = (b"\x01\x02", "a.txt", None)


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    with Notebook.open(tmp_path / "n.db", author="Ines", now=lambda: datetime(2031, 5, 6, tzinfo=UTC)) as opened:
        yield opened


def test_what_is_proposed_is_found_by_article_and_page(notebook: Notebook) -> None:
    title = notebook.propose("k1", "title", "Another", reason="misread")
    cut = notebook.propose_cut("k2", PAGE, edit_lines("one\ntwo", "cut", 2))
    assert notebook.proposals() == [title, cut]
    assert notebook.proposals("k1") == [title]
    assert notebook.proposals(page_digest=b"\x01\x02") == [cut]
    assert notebook.proposals(page_digest=b"\x01") == []
    assert (title.author, title.created) == ("Ines", "2031-05-06T00:00:00Z")


def test_proposals_are_undone_among_marks(notebook: Notebook) -> None:
    title = notebook.propose("k1", "title", "Another")
    notebook.add("k1", "d", "A dog slept.", 2, 5, colour="red", tags=[])
    notebook.drop_proposal(title.id)
    assert notebook.proposals() == []
    assert notebook.undo() == "undid: correction of title in k1"
    assert notebook.proposals() == [title]
    assert notebook.undo() == "undid: mark “dog” in k1"
    assert notebook.undo() == "undid: correction of title in k1"
    assert (notebook.proposals(), notebook.undo()) == ([], None)
    assert notebook.last_touched == ()
    assert notebook.redo() == "redid: correction of title in k1"
    assert notebook.proposals() == [title]
    assert notebook.last_touched == ("k1",)
    with pytest.raises(NotebookError, match="there is no correction"):
        notebook.drop_proposal("nothing")


def test_the_log_keeps_what_was_proposed(notebook: Notebook) -> None:
    notebook.propose("k1", "section", None)
    notebook.undo()
    rows = notebook._connection.execute("select kind, action, change from log order by seq").fetchall()
    assert [(kind, action) for kind, action, _ in rows] == [("do", "correct"), ("undo", "correct")]
    assert json.loads(rows[0][2])["correction"][1]["field"] == "section"


def test_a_curator_takes_in_what_a_reader_proposes(notebook: Notebook, shelf, make_article, make_page) -> None:
    page = make_page(make_article("One line.\n\nAnother line.", "T"))
    stored = shelf.put(page, "a.txt", digest=b"\x01\x02")
    key = shelf.library.connection.execute("select key from article").fetchone()[0]
    notebook.propose(key, "authors", '["Ann Brook", "Ben Hill"]')
    notebook.propose_cut(key, PAGE, edit_lines(page.text, "cut", 3))
    rows = [json.loads(json.dumps(one.to_row())) for one in notebook.proposals()]
    curator = Curator(shelf.library, author="Cy", now="2031-06-01T00:00:00+00:00")
    curator.begin()
    taken = take_in(curator, rows)
    curator.commit()
    assert (taken.new, taken.waiting) == (2, 0)
    (article_id,) = stored.articles
    from readroom.db.articles import get_article

    full = get_article(shelf.library, article_id)
    assert (full.row.authors, full.body.text) == (("Ann Brook", "Ben Hill"), "One line.")
    assert full.evidence["authors"].reason == "corrected by Ines"


def test_a_notebook_of_the_first_schema_gets_the_table(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    connection = sqlite3.connect(path, isolation_level=None)
    m0001_first(connection)
    connection.execute(f"pragma application_id = {APPLICATION_ID}")
    connection.execute("pragma user_version = 1")
    connection.execute(
        "create table _sqlite_migrations (id integer primary key, migration_set text, name text, applied_at text)"
    )
    connection.execute("insert into _sqlite_migrations values (1, 'readroom.notebook', 'm0001_first', '2030-01-01')")
    connection.execute("insert into state values ('k', '1')")
    connection.close()
    path.chmod(0o600)
    with Notebook.open(path) as notebook:
        notebook.propose("k1", "title", "X")
        assert notebook.state("k") == 1
        assert len(notebook.proposals()) == 1
