"""`readroom notes export`, `import`, `attach`, `agreement` and layers, as one types them."""

import json
import os
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from readroom.db.decided import SEARCH
from readroom.db.library import Library
from readroom.db.notebook import Notebook, notebook_path

FERRY = (
    "The ferry 🚢 left before dawn. Nobody on the quay waved at it that day.\n\n"
    "The pilot slept on. His log says that the fog was thick and the bell was silent.\n\n"
    "Gulls 𝄞 sang over the mole until the evening came."
)
LAMP = "The lamp was out on the ninth evening. Nobody asked why the keeper had not come."


def write_papers(desk: Any, ferry: str = FERRY) -> Path:
    rows = [
        {"title": "The ferry", "text": ferry, "url": "https://valley.example/ferry", "date": "2031-05-06"},
        {"title": "The lamp", "text": LAMP, "url": "https://valley.example/lamp"},
    ]
    return desk.write("papers.jsonl", "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


@pytest.fixture
def island(desk: Any) -> Any:
    """A place with two articles and four marks."""
    said = desk("import", write_papers(desk), "--source", "The Valley")
    assert said.status == 0, said.err
    titles = {row["title"]: row["id"] for row in desk("articles", "--json").rows}
    desk.ferry, desk.lamp = titles["The ferry"], titles["The lamp"]
    marks: list[tuple[Any, ...]] = [
        (desk.ferry, "Nobody on the quay waved at it", "--tag", "crowd/silent", "--note", "who\n*counts*?"),
        (desk.ferry, "the fog was thick and the bell was silent", "--tag", "weather", "--colour", "blue"),
        (desk.ferry, "Gulls 𝄞 sang over the mole", "--tag", "weather", "--tag", "sound 🔊"),
        (desk.lamp, "Nobody asked why", "--tag", "crowd"),
    ]
    for article, quote, *more in marks:
        assert desk("notes", "add", article, "--quote", quote, *more).status == 0
    return desk


def change_text(island: Any) -> None:
    """Import the ferry's text anew: something before its marks, one marked sentence rewritten, one gone."""
    changed = "Corrected at noon.\n\n" + FERRY.replace("the fog was thick and the bell was silent", "the fog was thin")
    changed = changed.replace("Gulls 𝄞 sang over the mole until the evening came.", "Rain fell.")
    write_papers(island, changed)
    said = island("import", island.folder / "papers.jsonl", "--source", "The Valley")
    assert said.status == 0, said.err


def other_notes(island: Any, name: str = "other.db") -> Callable[..., Any]:
    """Return the command line with another notebook."""
    return lambda *argv: island("--library", island.library, "--notes", island.folder / name, *argv, files=False)


@pytest.mark.parametrize("changed", [False, True])
@pytest.mark.parametrize("form", ["jsonl", "w3c"])
def test_what_goes_out_comes_back_as_it_was(island: Any, form: str, changed: bool) -> None:
    if changed:
        change_text(island)
    before = island("notes", "list", "--json").rows
    assert len({row["state"] for row in before}) == (4 if changed else 1)
    file = island.folder / "notes.out"
    assert island("notes", "export", "--format", form, "-o", file).status == 0
    other = other_notes(island)
    assert "would add 4 highlights" in other("notes", "import", file, "--dry-run").err
    assert other("notes", "list", "--json").rows == []
    first = other("notes", "import", file, "--json")
    assert (first.status, "added 4 highlights" in first.err) == (0, True)
    assert {row["outcome"] for row in first.rows} == ({"added", "waits"} if changed else {"added"})
    assert other("notes", "list", "--json").rows == before
    again = other("notes", "import", file)
    assert "added 0 highlights · 4 were there already" in again.err
    assert other("notes", "list", "--json").rows == before
    assert other("notes", "undo").out.startswith("undid: import of 4 marks in 2 articles")
    assert other("notes", "list", "--json").rows == []
    assert "there is nothing to undo" in other("notes", "undo").err


def test_notes_go_to_a_library_that_was_cut_otherwise(island: Any) -> None:
    file = island.folder / "notes.jsonl"
    island("notes", "export", "-o", file)
    change_text(island)
    other = other_notes(island)
    said = other("notes", "import", file)
    assert said.status == 0
    assert "2 wait for their place" in said.err
    assert len([line for line in said.out.splitlines() if line.startswith("waits ")]) == 2
    text = island("show", island.ferry, "--format", "json").value["text"]
    for row in other("notes", "list", "--json", f"in:{island.ferry}").rows:
        if row["state"] in ("exact", "shifted"):
            assert text[row["start"] : row["end"]] == row["exact"]
        else:
            assert row["exact"] in FERRY
    (waiting,) = other("notes", "list", "--json", "state:orphan", f"in:{island.ferry}").rows
    placed = other("notes", "edit", waiting["id"], "--start", 0, "--end", 9, "--json").value
    assert (placed["exact"], placed["state"], placed["tags"]) == ("Corrected", "exact", waiting["tags"])


def test_one_s_own_changes_are_not_written_over(island: Any) -> None:
    file = island.folder / "notes.jsonl"
    island("notes", "export", "-o", file)
    mine = island("notes", "list", "--json", "tag:crowd/silent").value
    island("notes", "edit", mine["id"], "--note", "changed since")
    assert "added 0 highlights" in island("notes", "import", file).err
    assert island("notes", "list", "--json", "tag:crowd/silent").value["note"] == "changed since"


def test_a_file_that_holds_nothing_usable_is_a_failure(island: Any) -> None:
    said = island("notes", "import", island.write("x.jsonl", '{"exact": ""}\n'))
    assert said.status == 1
    assert said.out.startswith("refused  line 1: no highlight")
    assert island("notes", "import", island.write("y.txt", "words\nand words")).line.startswith("readroom: ")


def test_a_codebook_goes_and_comes(island: Any) -> None:
    file = island.folder / "codes.qdc"
    assert island("notes", "export", "--format", "qdc", "-o", file).status == 0
    other = other_notes(island)
    assert "4 entries of tags" in other("notes", "import", file, "--dry-run").err
    assert "4 entries of tags" in other("notes", "import", file).err
    assert "0 entries of tags" in other("notes", "import", file).err
    out = other("notes", "export", "--format", "qdc").out
    assert out.splitlines()[3:] == file.read_text().splitlines()[3:]
    assert other("notes", "undo").out == "undid: entries of 4 tags\n"


def test_an_export_says_what_was_asked(island: Any) -> None:
    said = island("notes", "export", "--format", "w3c", "tag:weather")
    document = json.loads(said.out)
    assert (document["readroom:query"], document["total"]) == ("tag:weather", 2)
    assert document["readroom:library"] in said.err
    assert "2 highlights in 1 article; each highlight once" in said.err
    codes = island("notes", "export", "--format", "qdc", "tag:crowd/silent").out
    assert "crowd" in codes
    assert "weather" not in codes


def test_a_name_stands_for_one_s_own(island: Any) -> None:
    rows = island("notes", "export", "--as", "Coder \x1b[1mB").rows
    assert {row["author"] for row in rows} == {"Coder [1mB"}
    own = {row["author"] for row in island("notes", "list", "--json").rows}
    for form in ("markdown", "csv", "w3c", "qdc"):
        assert not any(f'"{name}"' in island("notes", "export", "--as", "B", "--format", form).out for name in own)


def test_a_project_is_a_file(island: Any) -> None:
    file = island.folder / "p.qdpx"
    assert island("notes", "export", "--format", "qdpx", "-o", file).status == 0
    with zipfile.ZipFile(file) as archive:
        assert len(archive.namelist()) == 3
    assert island("notes", "export", "--format", "qdpx", "-o", island.folder / "absent" / "p").status == 1


def test_a_folder_is_not_written_over_unasked(island: Any) -> None:
    folder = island.folder / "vault"
    assert island("notes", "export", "--format", "markdown", "--into", folder).status == 0
    assert sorted(path.name for path in folder.iterdir()) == ["2031-05-06 The ferry.md", "The lamp.md", "index.md"]
    page = folder / "The lamp.md"
    page.write_text("my own words")
    said = island("notes", "export", "--format", "markdown", "--into", folder)
    assert said.status == 1
    assert "is there already" in said.line
    assert page.read_text() == "my own words"
    assert island("notes", "export", "--format", "markdown", "--into", folder, "--replace").status == 0
    assert "> Nobody asked why" in page.read_text()
    assert island("notes", "export", "--format", "ris", "--into", island.folder / "refs").status == 0
    assert (island.folder / "refs" / "notes.ris").read_text().count("TY  - ") == 2
    about = json.loads((island.folder / "refs" / "notes.about.json").read_text())
    assert about.keys() == {"query", "library", "readroom", "date", "counted"}
    assert island("notes", "export", "--into", folder, "-o", folder / "x").status == 2


def test_layers_stand_beside_one_s_own(island: Any) -> None:
    rows = island("notes", "export", "--as", "Uri\x1b[2J").rows[:2]
    rows[0]["note"] = "<script>*their* note\x1b]0;x\x07"
    layer = island.write("uri.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    steps = island.notes.read_bytes()
    listed = island("notes", "list", "--layer", layer, "--json").rows
    assert [row["layer"] for row in listed].count("uri") == 2
    assert [row["layer"] for row in listed].count(None) == 4
    assert island("--layer", layer, "notes", "list", "--json").rows == listed
    said = island("notes", "list", "--layer", layer).out
    assert "— Uri[2J [uri]" in said
    assert "\x1b" not in said
    assert island("notes", "list", "--layer", layer, "by:uri[2j").out.count("[uri]") == 2
    assert "[uri 2]" in island("notes", "list", "--layer", layer, "--layer", layer).out
    page = island("notes", "export", "--format", "markdown", "--layer", layer).out
    assert "\\<script\\>\\*their\\* note" in page
    assert "2 of them in layers" in page
    project = island.folder / "p.qdpx"
    assert island("notes", "export", "--format", "qdpx", "--layer", layer, "-o", project).status == 0
    with zipfile.ZipFile(project) as archive:
        qde = archive.read("project.qde").decode()
    assert qde.count("<PlainTextSelection ") == len(set(qde.split('<PlainTextSelection guid="')[1:])) == 6
    assert 'name="Uri[2J"' in qde
    assert island.notes.read_bytes() == steps
    assert "cannot be read" in island("notes", "list", "--layer", island.folder / "absent").line


def test_agreement_is_counted_by_the_unit_that_is_said(island: Any) -> None:
    rows = island("notes", "export", "--as", "Uri").rows
    theirs = [row for row in rows if "weather" not in row["tags"]]
    layer = island.write("uri.jsonl", "".join(json.dumps(row) + "\n" for row in theirs))
    said = island("notes", "agreement", "mine", layer, "--unit", "sentence", "--json")
    figures = said.value
    assert (figures["unit"], figures["units"], figures["articles"]) == ("sentence", 7, 2)
    assert figures["tags"]["weather"] == {
        "both": 0, "first": 2, "second": 0, "neither": 5, "agreed": 0.7143, "kappa": 0.0, "alpha": -0.0833,
    }  # fmt: skip
    assert figures["tags"]["crowd"]["kappa"] == 1.0
    assert "unit: sentence, 7 in 2 articles" in said.err
    differ = island("notes", "agreement", "mine", layer, "--tag", "weather", "--disagreements").rows
    assert [(row["tag"], row["first"], row["second"], row["article"]) for row in differ] == [
        ("weather", "mine", None, island.ferry)
    ] * 2
    text = island("show", island.ferry, "--format", "json").value["text"]
    assert all(text[row["start"] : row["end"]] == row["text"] for row in differ)
    crowd = island("notes", "agreement", "mine", layer, "--tag", "crowd", "--unit", "article", "--json").value
    assert crowd["tags"] == {
        "crowd": {**figures["tags"]["crowd"], "both": 2, "neither": 0, "kappa": None, "alpha": None}
    }
    table = island("notes", "agreement", "mine", layer, "--unit", "character").out
    assert "(all tags)" in table
    more = island("notes", "agreement", "mine", layer, "--tag", "weather", "--articles", "lamp", "--json").value
    assert (more["articles"], more["query"]) == (2, "lamp")


def test_another_library_takes_the_notebook(island: Any) -> None:
    own = ("--library", island.library)
    marked = island("notes", "list", "--json").rows
    file = island.folder / "n.jsonl"
    island("notes", "export", "-o", file)
    assert island(*own, "notes", "import", file, files=False).status == 0
    other = island.folder / "second.db"
    assert island("--library", other, "import", island.folder / "papers.jsonl", files=False).status == 0
    assert island("--library", other, "notes", "list", "--json", files=False).rows == []
    said = island(*own, "notes", "attach", other, files=False)
    assert said.status == 0
    assert "has 2 of the 2 marked articles" in said.out
    assert "with no notes in it: " in said.out
    there = island("--library", other, "notes", "list", "--json", files=False).rows
    assert [row["id"] for row in there] == [row["id"] for row in marked]
    island("--library", other, "notes", "remove", marked[0]["id"], files=False)
    assert len(island(*own, "notes", "list", "--json", files=False).rows) == 3
    assert "already" in island(*own, "notes", "attach", other, files=False).out


def test_a_notebook_in_use_is_not_moved(island: Any) -> None:
    other = island.folder / "second.db"
    island("--library", other, "import", island.folder / "papers.jsonl", files=False)
    island("--library", other, "notes", "add", "1", "--start", "0", "--end", "3", files=False)
    said = island("notes", "attach", other)
    assert said.status == 1
    assert "has a notebook with notes of its own" in said.line
    assert len(island("--library", other, "notes", "list", "--json", files=False).rows) == 1
    third = island.folder / "third.db"
    stray = island.write("stray.jsonl", json.dumps({"title": "Else", "text": "Other words."}) + "\n")
    island("--library", third, "import", stray, files=False)
    assert "has none of the 2 articles" in island("notes", "attach", third).line


def test_a_damaged_article_does_not_stop_the_others(island: Any) -> None:
    with closing(sqlite3.connect(island.library)) as connection, connection:
        connection.execute("update article_text set z = x'00' where article_id = ?", (island.lamp,))
    said = island("notes", "export", "--format", "csv")
    assert (said.status, said.out.count("Nobody asked why")) == (0, 1)
    assert f"the text of article {island.lamp}" in said.err
    assert said.out.count("https://valley.example/ferry") == 3


def test_an_article_is_asked_for_by_its_key_without_its_library(island: Any) -> None:
    keys = {row["article"]: row["key"] for row in island("notes", "list", "--json").rows}
    island.library.unlink()
    rows = island("notes", "list", "--json", f"in:{keys[island.lamp]}").rows
    assert [row["exact"] for row in rows] == ["Nobody asked why"]
    assert island("notes", "export", "--format", "csl").out.split() == ["[", "]"]


def test_saved_searches_are_not_moved_away(island: Any) -> None:
    other = island.folder / "second.db"
    island("--library", other, "import", island.folder / "papers.jsonl", files=False)
    with Library.open(other) as library, Notebook.open(notebook_path(library.id, os.environ), library.id) as theirs:
        theirs.decide(SEARCH, {"fog": "fog"}, "saved")
    assert "has a notebook with notes of its own" in island("notes", "attach", other).line
