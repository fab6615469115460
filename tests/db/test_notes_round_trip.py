"""Out of a notebook and into an empty one: nothing is lost, nothing comes twice, one undo takes all of it back."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from readroom.db.articles import get_article
from readroom.db.decided import REVIEW, SEARCH, SPELLING, STORY
from readroom.db.notebook import Notebook
from readroom.db.notebook_record import records
from readroom.db.notes_bundle import Bundle
from readroom.db.notes_export import exporter
from readroom.db.notes_import.placing import Placer
from readroom.db.notes_import.reading import read_notes
from readroom.db.saved import save_search
from readroom.db.story_decisions import StoryDecision, keep_here
from readroom.db.variants import decide_here
from readroom.text.query import parse

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
        for name, query in (("fog & boats", "/a  b/ tag:crew date:30d"), ("ships", 'saved:"fog & boats" -ship')):
            save_search(notes, name, parse(query, today=date(2031, 5, 6)))
        decide_here(notes, ["Órla", "Orlagh", "Aurla"], "accepted")
        decide_here(notes, ["Orla", "Orlando"], "rejected")
        parts = StoryDecision("m1", known=tuple(keys), pinned=True, own=True), StoryDecision("12", out=(keys[0],))
        keep_here(notes, [*parts, StoryDecision("7", "A title", joined=((keys[1],), ("elsewhere",)))])
        marks = [[keys[0], "title", "Two  blanks"], ["one.txt 0", "page", "no article was found on this page"]]
        notes.decide(REVIEW, {json.dumps(mark, ensure_ascii=False): mark for mark in marks}, "accepted in review")
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
        for kind in (SEARCH, SPELLING, STORY, REVIEW):
            assert list(notes.decided(kind).items()) == list(full.decided(kind).items()) != []
        assert write(notes, shelf.library, name, tmp_path / "again").read_bytes() == path.read_bytes()
        steps = notes.steps
        assert take(notes, shelf.library, path) == (0, 0, 0)
        assert notes.steps == steps
        assert notes.undo() is not None
        assert set(notes.last_decided) == {SEARCH, SPELLING, STORY, REVIEW}
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


def test_what_the_notebook_has_decided_itself_stays(full: Notebook, shelf: Any, tmp_path: Path) -> None:
    path = write(full, shelf.library, "jsonl", tmp_path / "out")
    with Notebook.open(tmp_path / "mine.db", author="Uri") as notes:
        save_search(notes, "ships", parse("sails", today=date(2031, 5, 6)))
        decide_here(notes, ["Orla", "Orlagh"], "rejected")
        split = StoryDecision("m1", known=("mine",), own=True)
        keep_here(notes, [split, StoryDecision("12", "Mine")])
        take(notes, shelf.library, path)
        assert notes.decided(SEARCH) == {"ships": "sails", "fog & boats": full.decided(SEARCH)["fog & boats"]}
        assert [(b, state) for _, b, state in notes.decided(SPELLING).values()] == [
            ("Orlagh", "rejected"), ("Aurla", "accepted"), ("Orlando", "rejected"),
        ]  # fmt: skip
        stories = notes.decided(STORY)
        # What they split off is another part than what was split off here, and so it has another number.
        assert list(stories) == ["m1", "12", "m2", "7"]
        assert (stories["m1"]["known"], stories["12"]["title"]) == (["mine"], "Mine")
        assert stories["m2"] == full.decided(STORY)["m1"] | {"id": "m2"}
        assert take(notes, shelf.library, path) == (0, 0, 0)


def test_a_decision_that_nobody_could_have_made_is_listed(tmp_path: Path) -> None:
    odd = [
        ("fate", "x", 1), ("search", "", "fog"), ("search", "x", 7), ("spelling", "x", ["a", "A", "accepted"]),
        ("spelling", "x", ["a", "b", "perhaps"]), ("spelling", "x", "ab"), ("story", "1", {"known": ["k"]}),
        ("story", "1", []), ("review", "x", ["k", "title"]), ("review", "x", [1, 2, 3]), (None, None, None),
    ]  # fmt: skip
    good = [
        ("search", " so  called ", "a\x1b[2Jb"), ("spelling", "wrong", ["Órla", "Aurla", "accepted"]),
        ("story", "wrong", {"id": "3", "known": ["k", 7], "out": "no list", "joined": [["a"], [], 5], "pinned": 1}),
    ]  # fmt: skip
    path = tmp_path / "odd.jsonl"
    rows = [{"kind": "decision", "of": of, "name": name, "value": value} for of, name, value in odd + good]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    read = read_notes(path)
    assert len(read.refused) == len(odd)
    assert [(one.kind, one.name, one.value) for one in read.rest.decisions] == [
        ("search", "so called", "a[2Jb"),
        ("spelling", "aurla = orla", ["Órla", "Aurla", "accepted"]),
        ("story", "3", {
            "id": "3", "title": None, "known": ["k"], "pinned": False, "out": [], "joined": [["a"]], "own": False,
        }),
    ]  # fmt: skip
    with Notebook.open(tmp_path / "n.db") as notes:
        assert notes.take_in([], {}, others=read.rest).rest == 3


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
