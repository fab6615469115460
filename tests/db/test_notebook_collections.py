"""Collections and attributes of articles, and tables that are kept."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from readroom.db import migrate
from readroom.db.errors import NotebookError
from readroom.db.notebook import Notebook
from readroom.db.notebook.schema import APPLICATION_ID, STEPS
from readroom.db.notebook.tables import changed_since


@pytest.fixture
def notes(tmp_path: Path) -> Iterator[Notebook]:
    with Notebook.open(tmp_path / "n.db", author="Ines") as opened:
        yield opened


def test_a_collection_is_a_queue_with_reasons(notes: Notebook) -> None:
    assert notes.add_to_collection("Round 1", ["k3", "k1", "k3"], reason="first", create=True) == 2
    assert notes.add_to_collection("ROUND 1", ["k1", "k2"], reason="later") == 1
    assert [(one.article_key, one.place, one.reason) for one in notes.collection_items("round 1")] == [
        ("k3", 1, "first"), ("k1", 2, "first"), ("k2", 3, "later"),
    ]  # fmt: skip
    assert notes.set_items("round 1", ["k3"], state="done") == 1
    assert notes.set_items("round 1", ["k3"], state="done") == 0
    following = [notes.next_item("Round 1", after=key) for key in (None, "k1", "k2", "gone")]
    assert [one.article_key for one in following if one] == ["k1", "k2", "k1", "k1"]
    assert (notes.collection("round 1").articles, notes.collection("round 1").todo) == (3, 2)
    assert notes.keys_in("round 1") == {"k1", "k2", "k3"}
    assert notes.keys_in("none") is None
    assert [one.collection for one in notes.collections_of("k2")] == ["Round 1"]
    notes.set_items("round 1", ["k1", "k2"], state="done")
    assert notes.next_item("round 1") is None
    assert notes.delete_collection("round 1").articles == 3
    assert notes.collections() == []
    assert notes.undo() == "undid: collection “Round 1” deleted"
    assert len(notes.collection_items("round 1", state="done")) == 3


def test_what_cannot_be_is_said_in_one_line(notes: Notebook) -> None:
    notes.new_collection("a")
    for wrong, said in (
        (lambda: notes.new_collection("A"), "there is a collection 'A' already"),
        (lambda: notes.new_collection(" \n "), "needs a name"),
        (lambda: notes.collection("b"), "there is no collection 'b'; there is a"),
        (lambda: notes.set_items("a", ["k"], state="todo"), "article k is not in collection 'a'"),
        (lambda: notes.set_items("a", [], state="later"), "is todo or done, not 'later'"),
        (lambda: notes.set_attribute("k", "a=b", "x"), "is no name of an attribute"),
        (lambda: notes.rename_attribute("none", "x"), "no article has an attribute 'none'"),
    ):
        with pytest.raises(NotebookError, match=said):
            wrong()


def test_attributes_are_known_by_name_and_value(notes: Notebook) -> None:
    assert notes.set_attribute(["k1", "k2"], "Stance", "hostile\nto all") == 2
    assert notes.set_attribute("k2", "stance", "friendly") == 1
    notes.set_attribute("k1", "genre", "column")
    assert notes.attributes("k1") == {"Stance": "hostile to all", "genre": "column"}
    assert notes.attribute_names() == [("Stance", 2), ("genre", 1)]
    assert notes.attribute_values("STANCE") == [("friendly", 1), ("hostile to all", 1)]
    assert notes.keys_with_attribute("stance") == {"k1", "k2"}
    assert notes.keys_with_attribute("stance", "FRIENDLY") == {"k2"}
    assert notes.rename_attribute("stance", "position") == 2
    assert notes.undo() == "undid: attribute “Stance” renamed “position”"
    assert notes.set_attribute("k1", "stance", None) == 1
    assert notes.keys_with_attribute("stance") == {"k2"}
    with pytest.raises(NotebookError, match="there is an attribute 'Stance' already"):
        notes.rename_attribute("genre", "stance")


def test_a_table_says_when_its_library_has_changed(
    notes: Notebook, shelf: Any, make_article: Any, make_page: Any
) -> None:
    shelf.put(make_page(make_article("One.")), "1.txt")
    rows: list[tuple[Any, ...]] = [("a\x1b[2J", 1), (None, 2.5)]
    kept = notes.save_table(
        "t", command=["words"], header=["w", "n"], rows=rows, library=shelf.library, picture="<svg/>"
    )
    assert notes.table("t") == notes.table(kept.id) == kept
    assert kept.rows == (("a[2J", 1), (None, 2.5))
    assert changed_since(kept, shelf.library) is None
    shelf.put(make_page(make_article("Two.")), "2.txt")
    assert "1 article then, 2 now" in str(changed_since(kept, shelf.library))
    again = notes.save_table("t", command=[], header=["w"], rows=[], library=shelf.library)
    assert [one.id for one in notes.tables()] == [again.id]
    assert notes.undo() == "undid: table “t” kept"
    assert notes.tables() == [kept]
    notes.remove_table("t")
    with pytest.raises(NotebookError, match="there is no table 't'; none is kept yet"):
        notes.table("t")
    notes.undo()
    assert notes.tables() == [kept]


def test_a_notebook_of_the_third_schema_keeps_all_that_it_has(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    old = sqlite3.connect(path, isolation_level=None)
    migrate.apply(old, STEPS[:3], name="readroom.notebook", application_id=APPLICATION_ID)
    old.execute("insert into marked_text values ('d', x'789c4b04000062')")
    old.execute(
        "insert into highlight values ('" + "a" * 32 + "', 'k', 'd', 0, 1, 'a', '', '', 'red', 'note', 'Ines', "
        "'2031-05-06T07:08:09Z', '2031-05-06T07:08:09Z', 'exact', null, null, null, null)"
    )
    old.execute("insert into tag (name, folded, definition) values ('x/y', 'x/y', 'meaning')")
    old.execute("insert into highlight_tag values ('" + "a" * 32 + "', 1, 0)")
    old.execute("insert into position values ('k', 5, '2031-05-06T07:08:09Z')")
    change = '{"note": [0, "", "note"]}'
    old.execute(
        "insert into log values (1, '2031-05-06T07:08:09Z', 'do', 1, 'note', ?, 'k', ?, 'Ines')", ("a" * 32, change)
    )
    old.close()
    path.chmod(0o600)
    with Notebook.open(path) as notes:
        (one,) = notes.highlights()
        assert (one.note, one.tags, one.kept_in) == ("note", ("x/y",), None)
        assert notes.codes()[0].definition == "meaning"
        assert notes.position("k") == 5
        assert [past.words for past in notes.history()] == ["note on “a” in k"]
        notes.rename_tag("x", "z")
        assert notes.undo() is not None
        assert notes.undo() == "undid: note on “a” in k"
        assert notes.get("a" * 32).note == ""
        assert (notes.notes(), notes.collections(), notes.kept_layers(), notes.tables()) == ([], [], [], [])
    assert ["schema-3" in file.name
            for file in (tmp_path / "old.db-backups").iterdir()].count(True) == 1  # fmt: skip
