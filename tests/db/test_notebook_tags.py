"""Tags as a tree: other names, fewer of them, what each means."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from readroom.db.errors import NotebookError
from readroom.db.notebook import Notebook

TEXT = "Rain fell on the market. The stalls stood empty."


@pytest.fixture
def notes(tmp_path: Path) -> Iterator[Notebook]:
    with Notebook.open(tmp_path / "n.db", author="Ines") as opened:
        for start, tags in ((0, ["actor/state/us"]), (5, ["actor/state", "place"]), (10, ["actor"]), (15, ["place"])):
            opened.add("k", "d", TEXT, start, start + 4, tags=tags, colour="red")
        yield opened


def tags(notes: Notebook) -> list[tuple[str, ...]]:
    return [one.tags for one in notes.highlights()]


def test_a_subtree_is_renamed_in_one_step(notes: Notebook) -> None:
    notes.add_note("tag", "actor/state", text="rule")
    notes.define_tag("actor", definition="who acts")
    modified = [one.modified for one in notes.highlights()]
    assert notes.rename_tag("ACTOR", "who") == [
        ("actor", "who"), ("actor/state", "who/state"), ("actor/state/us", "who/state/us"),
    ]  # fmt: skip
    assert tags(notes) == [("who/state/us",), ("who/state", "place"), ("who",), ("place",)]
    assert [one.modified for one in notes.highlights()] == modified
    assert notes.notes("tag", "who/state")[0].text == "rule"
    assert notes.keys_tagged("who") == {"k"}
    assert notes.keys_tagged("actor") == set()
    assert [one.definition for one in notes.codes() if one.name == "who"] == ["who acts"]
    assert notes.undo() == "undid: tag “ACTOR” renamed “who”"
    assert tags(notes)[0] == ("actor/state/us",)
    assert notes.redo() is not None
    assert tags(notes)[0] == ("who/state/us",)


def test_a_tag_moves_below_another_or_itself(notes: Notebook) -> None:
    notes.move_tag("place", "actor/state")
    assert tags(notes)[1] == ("actor/state", "actor/state/place")
    notes.move_tag("actor/state/place", None)
    assert tags(notes)[3] == ("place",)
    notes.rename_tag("actor", "actor/old")
    assert tags(notes)[0] == ("actor/old/state/us",)


def test_a_name_that_is_taken_is_refused(notes: Notebook) -> None:
    steps = notes.steps
    with pytest.raises(NotebookError, match="there is a tag 'place' already; merge them instead"):
        notes.rename_tag("actor", "place")
    with pytest.raises(NotebookError, match="there is no tag 'nobody'"):
        notes.rename_tag("nobody", "x")
    with pytest.raises(NotebookError, match="is no name of a tag"):
        notes.rename_tag("actor", " / ")
    with pytest.raises(NotebookError, match="is no colour of a tag; write it as #rrggbb"):
        notes.define_tag("actor", colour="red")
    assert notes.steps == steps
    notes.rename_tag("actor", "Actor")
    assert tags(notes)[2] == ("Actor",)


def test_tags_are_merged_with_what_is_said_of_them(notes: Notebook) -> None:
    notes.define_tag("place", definition="where", colour="#112233")
    notes.define_tag("actor/state", definition="a state")
    notes.add_note("tag", "place", text="on places")
    assert notes.merge_tags(["place"], "actor/state") == 2
    assert tags(notes) == [("actor/state/us",), ("actor/state",), ("actor",), ("actor/state",)]
    (code,) = (one for one in notes.codes() if one.name == "actor/state")
    assert (code.definition, code.colour) == ("a state\n\nwhere", "#112233")
    assert [one.subject for one in notes.notes()] == ["actor/state"]
    assert "place" not in dict(notes.tags())
    assert notes.undo() == "undid: tags “place” merged into “actor/state”"
    assert tags(notes)[1] == ("actor/state", "place")
    assert [one.subject for one in notes.notes()] == ["place"]
    assert notes.merge_tags(["actor/state"], "actor") == 2
    assert tags(notes)[0] == ("actor/us",)
    assert notes.merge_tags(["actor"], "actor/us") == 2
    assert tags(notes)[:3] == [("actor/us",), ("actor/us", "place"), ("actor/us",)]


def test_a_note_outlives_its_tag(notes: Notebook) -> None:
    notes.add_note("tag", "actor/state", text="a rule")
    assert notes.delete_tag("actor", below=False) == 1
    assert tags(notes)[2] == ()
    assert notes.delete_tag("actor") == 2
    (note,) = notes.notes()
    assert (note.kind, note.title, note.text) == ("free", "#actor/state", "a rule")
    assert [name for name, _ in notes.tags()] == ["place"]
    notes.undo()
    assert notes.notes()[0].subject == "actor/state"


def test_the_tree_counts_each_highlight_once(notes: Notebook) -> None:
    notes.define_tag("empty/leaf")
    tree = [(one.name, one.depth, one.last, one.used, one.below, one.implied) for one in notes.tag_tree()]
    assert tree == [
        ("actor", 0, "actor", 1, 3, False), ("actor/state", 1, "state", 1, 2, False),
        ("actor/state/us", 2, "us", 1, 1, False), ("place", 0, "place", 2, 2, False),
    ]  # fmt: skip
    notes.define_tag("empty/leaf", definition="x")
    assert [(one.name, one.implied) for one in notes.tag_tree()][3:5] == [("empty", True), ("empty/leaf", False)]


def test_what_is_typed_is_completed(notes: Notebook) -> None:
    assert next(name for name, _ in notes.complete_tags("")) == "place"
    assert [name for name, _ in notes.complete_tags("ST")] == ["actor/state", "actor/state/us"]
    assert [name for name, _ in notes.complete_tags("act")] == ["actor", "actor/state", "actor/state/us"]
    assert notes.complete_tags("lac") == [("place", 2)]
    assert notes.complete_tags("", limit=1) == [("place", 2)]


def test_links_follow_their_tags_in_the_same_step(notes: Notebook) -> None:
    first = notes.highlights()[0].id
    said = "see [[tag:ACTOR/state|the state]], [[actor/state]] and [[tag:place]], tag:actor/state"
    notes.edit(first, note=said)
    memo = notes.add_note("free", text="[[ tag:actor/state/us ]] [[tag:actor/states]]").id

    def texts() -> tuple[str, str]:
        return notes.get(first).note, notes.note(memo).text

    before = texts()
    notes.move_tag("actor/state", "place")
    after = (
        "see [[tag:place/state|the state]], [[actor/state]] and [[tag:place]], tag:actor/state",
        "[[ tag:place/state/us ]] [[tag:actor/states]]",
    )
    assert texts() == after
    assert {one.entry.id for one in notes.backlinks("tag", "place/state/us")} == {memo}
    assert notes.highlights()[0].tags == ("place/state/us",)
    notes.undo()
    assert texts() == before
    assert notes.highlights()[0].tags == ("actor/state/us",)
    notes.redo()
    assert texts() == after
    notes.merge_tags(["place"], "actor")
    assert texts()[0].startswith("see [[tag:actor/state|the state]], [[actor/state]] and [[tag:actor]]")
    assert texts()[1].startswith("[[ tag:actor/state/us ]]")
    notes.undo()
    assert texts() == after
    notes.delete_tag("place")
    assert texts() == after
