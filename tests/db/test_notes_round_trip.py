"""Out of a notebook and into an empty one: nothing is lost, nothing comes twice, one undo takes all of it back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from readroom.db.articles import get_article
from readroom.db.notebook import Notebook
from readroom.db.notebook_record import records
from readroom.db.notes_bundle import Bundle
from readroom.db.notes_export import exporter
from readroom.db.notes_import.placing import Placer
from readroom.db.notes_import.reading import read_notes

ABOUT = {"query": "", "library": "lib", "readroom": "9.9", "date": "2031-06-01T00:00:00Z", "counted": "all"}
NOW = "2032-01-01T00:00:00Z"
TEXT = "A 🚢 came in.\n\nThe pilot 🧭 slept; nobody said why & when."


@pytest.fixture
def full(shelf: Any, make_article: Any, make_page: Any, tmp_path: Path) -> Iterator[Notebook]:
    """A notebook with something of everything; `shelf` holds its articles."""
    ids = [
        shelf.put(make_page(make_article(TEXT + more, f"Ship {more}", "2031-05")), f"{more}.txt").articles[0]
        for more in ("one", "two")
    ]
    articles = [get_article(shelf.library, number) for number in ids]
    keys = [one.row.key for one in articles]
    with Notebook.open(tmp_path / "full.db", author="Ines") as notes:
        for one in articles:
            start = one.body.text.index("pilot")
            notes.add(
                one.row.key, one.digest, one.body.text, start, start + 8, tags=["crew/pilot"], note="see [[Plan]]"
            )
        notes.define_tag("crew", definition="who\nis on board", colour="#a0b0c0")
        notes.add_note("article", keys[0], title="Gist", text="Two\n\nparagraphs 𝄞.")
        notes.add_note("tag", "crew", text="rule")
        notes.add_note("story", "12", text="event", known=keys)
        notes.add_note("free", title="Plan", text="[[crew]] and [[tag:crew]]")
        notes.set_attribute(keys, "coding status", "half = done")
        notes.set_attribute("elsewhere", "stance", "hostile")
        notes.add_to_collection("Round 1", [keys[1], "elsewhere", keys[0]], reason="why\nnot", create=True)
        notes.set_items("Round 1", keys[:1], state="done")
        notes.new_collection("empty", "still")
        notes.save_table(
            "t", command=["words", "a b"], header=["w", "n"], rows=[["é", 1], [None, 2.5]], library=shelf.library,
            about={"counted": "each"}, picture="<svg/>",
        )  # fmt: skip
        yield notes


def everything(notes: Notebook) -> dict[str, Any]:
    codes = [code for code in notes.codes() if code.entry != ["", None, None]]
    return {"marks": notes.highlights(), "codes": codes, "rest": notes.rest()}


def write(notes: Notebook, library: Any, name: str, path: Path) -> Path:
    marks = notes.highlights()
    bundle = Bundle(
        ABOUT, marks, records(marks, library), codes=notes.codes(), library=library, text_of=notes.text_of,
        rest=notes.rest(),
    )  # fmt: skip
    path.write_text("".join(str(piece) for piece in exporter(name).export(bundle)), encoding="utf-8")
    return path


def take(notes: Notebook, library: Any, path: Path) -> tuple[int, ...]:
    read = read_notes(path)
    assert read.refused == []
    placed = Placer(library, notes.text_of, now=NOW).place(read.marks)
    assert placed.refused == []
    return tuple(notes.take_in(placed.highlights, placed.texts, read.codes, read.rest))


@pytest.mark.parametrize("name", ["jsonl", "w3c"])
def test_an_empty_notebook_gets_all_of_it(full: Notebook, shelf: Any, tmp_path: Path, name: str) -> None:
    path = write(full, shelf.library, name, tmp_path / "out")
    with Notebook.open(tmp_path / "empty.db", author="Uri") as notes:
        nothing = everything(notes)
        assert take(notes, shelf.library, path)[0] == 2
        assert everything(notes) == everything(full)
        assert write(notes, shelf.library, name, tmp_path / "again").read_bytes() == path.read_bytes()
        steps = notes.steps
        assert take(notes, shelf.library, path) == (0, 0, 0)
        assert notes.steps == steps
        assert notes.undo() is not None
        assert everything(notes) == nothing
        assert notes.undo() is None
        assert notes.redo() is not None
        assert everything(notes) == everything(full)


def test_what_the_notebook_says_itself_stays(full: Notebook, shelf: Any, tmp_path: Path) -> None:
    path = write(full, shelf.library, "jsonl", tmp_path / "out")
    with Notebook.open(tmp_path / "mine.db", author="Uri") as notes:
        notes.set_attribute("elsewhere", "stance", "friendly")
        notes.add_to_collection("round 1", ["mine", "elsewhere"], reason="my own", create=True)
        notes.define_tag("crew", definition="mine")
        take(notes, shelf.library, path)
        assert notes.attributes("elsewhere") == {"stance": "friendly"}
        items = notes.collection_items("round 1")
        assert [(one.article_key, one.reason) for one in items[:2]] == [("mine", "my own"), ("elsewhere", "my own")]
        assert len(items) == 4
        assert [one.place for one in items] == [1, 2, 3, 4]
        assert notes.codes()[0].definition == "mine"


def test_a_note_that_says_nothing_of_use_is_listed(tmp_path: Path) -> None:
    path = tmp_path / "odd.jsonl"
    path.write_text(
        '{"kind": "article", "note": "on what?"}\n{"kind": "attribute", "key": "k", "name": "n"}\n'
        '{"kind": "collection", "name": "c"}\n{"kind": "table", "name": "t"}\n{"kind": "code", "name": "/"}\n'
        '{"kind": "free", "note": "a\\u001b[2Jb", "heading": "x\\ny"}\n'
    )
    read = read_notes(path)
    assert len(read.refused) == 5
    (note,) = read.rest.notes
    assert (note.text, note.title) == ("a[2Jb", "x y")


def test_a_layer_has_highlights_only(full: Notebook, shelf: Any, tmp_path: Path) -> None:
    from readroom.db.layers import not_mine, open_kept

    path = write(full, shelf.library, "jsonl", tmp_path / "ines.jsonl")
    with Notebook.open(tmp_path / "other.db", author="Uri") as notes:
        notes.keep_layer(path)
        (layer,) = open_kept(notes, shelf.library, now=NOW)
        assert (layer.name, len(layer.highlights), layer.refused) == ("ines", 2, ())
        assert everything(notes)["rest"].notes == []
        notes.hide_layers(True)
        assert open_kept(notes, shelf.library, now=NOW) == []
        assert len(open_kept(notes, shelf.library, now=NOW, hidden=True)) == 1
        path.unlink()
        notes.hide_layer("ines", hidden=False)
        assert notes.adopt(layer.highlights[:1], layer.texts, tags={"crew": "people"}) == 1
        (mine,) = notes.highlights()
        assert (mine.author, mine.tags, mine.note) == ("Ines", ("people/pilot",), "see [[Plan]]")
        assert not_mine(open_kept(notes, shelf.library, now=NOW)[0], notes) == list(layer.highlights[1:])
        assert notes.adopt(layer.highlights, layer.texts, tags={"crew": None}) == 1
        assert notes.highlights()[1].tags == ()
        assert "adoption of" in str(notes.undo())
        notes.drop_layer("ines")
        assert notes.kept_layers() == []
        notes.undo()
        assert [one.name for one in notes.kept_layers()] == ["ines"]
