"""Notes on other things than highlights, links between them, and two windows that write to the same one."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from readroom.db.errors import NotebookError
from readroom.db.notebook import Notebook
from readroom.db.notebook.links import links_in
from readroom.db.notebook.saving import OTHER

TEXT = "Rain fell on the market. The stalls stood empty."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "n.db"


@pytest.fixture
def notes(path: Path) -> Iterator[Notebook]:
    with Notebook.open(path, author="Ines") as opened:
        yield opened


def test_a_note_says_what_it_is_on(notes: Notebook) -> None:
    notes.define_tag("Actor", definition="who")
    on = [
        notes.add_note("article", "k1", text="x"), notes.add_note("tag", "actor", text="y"),
        notes.add_note("story", "7", known=["k1", "k2"]), notes.add_note("free", title="T\x1b[2J\nU"),
    ]  # fmt: skip
    assert [one.subject for one in on] == ["k1", "Actor", "7", ""]
    assert on[3].title == "T[2J U"
    assert notes.notes() == on
    assert notes.notes("tag", "ACTOR") == [on[1]]
    assert notes.notes("article", "k2") == []
    assert notes.entry(on[2].id[:8]) == on[2]
    assert (notes.keys_noted("x"), notes.keys_noted([]), notes.keys_noted("y")) == ({"k1"}, {"k1"}, set())
    for kind, subject in (("article", ""), ("free", "x"), ("tag", "/"), ("page", "x")):
        with pytest.raises(NotebookError):
            notes.add_note(kind, subject)  # type: ignore[arg-type]
    with pytest.raises(NotebookError, match="there is no note 'ff'"):
        notes.note("ff")
    assert notes.remove_note(on[0].id) == on[0]
    assert notes.undo() == "undid: removal of note “x” on article k1"
    assert notes.note(on[0].id) == on[0]


def test_links_lead_to_notes_tags_articles_and_back(notes: Notebook) -> None:
    mark = notes.add("k1", "d", TEXT, 0, 4, tags=["rain/heavy"], note="see [[plan]] and [[tag:RAIN/heavy|rain]]")
    plan = notes.add_note("free", title="Plan", text=f"[[{mark.id[:8]}]] [[article:k1]] [[nowhere]]")
    untitled = notes.add_note("free", text="First line\nof [[Plan]]")
    assert [(one.target, one.label) for one in links_in(mark.note)] == [("plan", "plan"), ("tag:RAIN/heavy", "rain")]
    assert links_in("[[]] [[ ]] [[a\nb]] [x]") == []

    def to(target: str) -> tuple[str, str] | None:
        found = notes.linked(target)
        return (found.kind, found.id) if found else None

    assert to("PLAN") == ("note", plan.id)
    assert to("first line") == ("note", untitled.id)
    assert to(mark.id[:6]) == ("highlight", mark.id)
    assert to("tag:rain/heavy") == ("tag", "rain/heavy")
    assert to("article:k1") == to("k1") == ("article", "k1")
    assert to("nowhere") is None
    assert {one.entry.id for one in notes.backlinks("note", plan.id)} == {mark.id, untitled.id}
    assert [one.entry.id for one in notes.backlinks("article", "k1")] == [plan.id]
    assert [one.entry.id for one in notes.backlinks("tag", "rain/heavy")] == [mark.id]
    assert notes.link_targets("pl") == ["Plan"]


@pytest.mark.parametrize("on_highlight", [True, False])
def test_what_another_window_wrote_is_not_lost(notes: Notebook, path: Path, on_highlight: bool) -> None:
    with Notebook.open(path, author="Ines") as other:
        base = "first\n\nlast"
        if on_highlight:
            made = notes.add("k1", "d", TEXT, 0, 4, note=base).id
        else:
            made = notes.add_note("free", text=base).id
        before = notes.version()
        other.save_text(made, "first, more\n\nlast", base)
        assert notes.version() != before
        saved = notes.save_text(made, "first\n\nlast\nand mine", base, group="sitting")
        assert (saved.text, saved.merged, saved.both) == ("first, more\n\nlast\nand mine", True, False)
        again = notes.save_text(made, saved.text + "!", saved.text, group="sitting")
        assert (again.merged, again.text) == (False, "first, more\n\nlast\nand mine!")
        clash = other.save_text(made, "first, more\n\nlast\ntheirs", "first, more\n\nlast")
        assert clash.both
        assert clash.text == f"first, more\n\nlast\ntheirs\n\n{OTHER}\n\n{again.text}"
        kept = notes.entry(made)
        assert clash.text in (getattr(kept, "note", None), getattr(kept, "text", None))
        notes.undo()
        notes.undo()
        kept = other.entry(made)
        assert "first, more\n\nlast" in (getattr(kept, "note", None), getattr(kept, "text", None))


WRITES = """
import sys
from pathlib import Path
from readroom.db.notebook import Notebook

who = sys.argv[2]
with Notebook.open(Path(sys.argv[1]), author=who) as notes:
    for number in range(8):
        notes.add_note("free", title=f"{who} {number}")
        notes.add("k", "d", "Rain fell on the market.", number, number + 3, tags=[f"{who}/{number}"])
        notes.add_to_collection("both", [f"{who}{number}"], create=True)
        notes.set_attribute(f"k{number}", who, str(number))
"""


def test_two_processes_write_at_once_and_nothing_is_lost(path: Path) -> None:
    Notebook.open(path).close()
    running = [subprocess.Popen([sys.executable, "-c", WRITES, path, who], stderr=subprocess.PIPE) for who in "ab"]
    assert [process.communicate(timeout=60)[1] for process in running] == [b"", b""]
    with Notebook.open(path) as notes:
        assert sorted(one.title for one in notes.notes()) == [f"{who} {n}" for who in "ab" for n in range(8)]
        assert len(notes.highlights()) == len(dict(notes.tags())) == 16
        items = notes.collection_items("both")
        assert sorted(one.article_key for one in items) == [f"{who}{n}" for who in "ab" for n in range(8)]
        assert sorted(one.place for one in items) == list(range(1, 17))
        assert [notes.attributes(f"k{n}") for n in range(8)] == [{"a": str(n), "b": str(n)} for n in range(8)]
        undone = 0
        while notes.undo():
            undone += 1
        assert undone == 64
        assert (notes.notes(), notes.highlights(), notes.collections(), notes.all_attributes()) == ([], [], [], {})
        assert len(notes.history(200)) == 128
        assert all(one.undone for one in notes.history(200) if one.kind == "do")


def test_a_history_says_what_each_step_was(notes: Notebook) -> None:
    mark = notes.add("k1", "d", TEXT, 0, 4, tags=[])
    notes.edit(mark.id, note="n", group="g")
    notes.edit(mark.id, note="no", group="g")
    notes.set_attribute(["k1", "k2"], "stance", "for")
    notes.remove(mark.id)
    notes.undo()
    found = [(one.kind, one.words, one.keys, one.changes, one.undone) for one in notes.history()]
    assert found == [
        ("undo", "undid: removal of “Rain” in k1", ("k1",), 1, False),
        ("do", "removal of “Rain” in k1", ("k1",), 1, True),
        ("do", "stance = for of 2 articles", ("k1", "k2"), 2, False),
        ("do", "note on “Rain” in k1", ("k1",), 2, False),
        ("do", "mark “Rain” in k1", ("k1",), 1, False),
    ]
    first = notes.history(2)
    assert [one.words for one in notes.history(1, before=first[-1].seq)] == ["stance = for of 2 articles"]


def test_an_orphan_that_is_kept_waits_no_longer_until_the_text_changes(notes: Notebook) -> None:
    mark = notes.add("k1", "d", TEXT, 0, 4)
    notes.reanchor("k1", "d2", "Nothing of it is left here.")
    assert [one.id for one in notes.waiting()] == [mark.id]
    kept = notes.keep_orphan(mark.id)
    assert (kept.state, kept.waiting, kept.undecided) == ("orphan", True, False)
    assert notes.waiting() == []
    notes.reanchor("k1", "d2", "Nothing of it is left here.")
    assert notes.waiting() == []
    assert notes.undo() == "undid: no place for “Rain” in k1"
    assert len(notes.waiting()) == 1
    notes.redo()
    notes.reanchor("k1", "d3", "Nor here.")
    assert len(notes.waiting()) == 1
    notes.reanchor("k1", "d", TEXT)
    assert (notes.get(mark.id).state, notes.get(mark.id).exact) == ("exact", "Rain")
    with pytest.raises(NotebookError, match="has a place"):
        notes.keep_orphan(mark.id)
