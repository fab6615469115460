"""`readroom notes`: what it prints, what it keeps, and how it says no."""

import argparse
import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from readroom import notes
from readroom.db.errors import ReadroomError
from readroom.db.library import Library
from readroom.db.notebook.backup import backup_folder
from readroom.db.write import Origin, Writer
from readroom.text.body import BodyBuilder
from readroom.text.model import Article, LineVerdict, Page, PrintedDate

TEXT = (
    "The mill closed on a Friday. Nobody said “goodbye”, and the wheel went on turning.\n\n"
    "On Monday the wheel stood still. The miller's daughter had tied it to the oak."
)
FIELDS = ["id", "key", "article", "start", "end", "exact", "prefix", "suffix", "colour", "tags", "note"]
FIELDS += ["author", "created", "modified", "state"]


class Said(NamedTuple):
    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Said]


def one_line(problem: ReadroomError) -> str:
    assert len(str(problem).splitlines()) == 1
    return str(problem)


def store(path: Path, text: str, name: str = "mill.txt") -> None:
    """Store one article that is known by its URL, so that it keeps its key when its text changes."""
    builder = BodyBuilder()
    for block in text.split("\n\n"):
        builder.block(block)
    article = Article(
        builder.done(), "The mill", ("Ada Quist",), PrintedDate("2031-05-06", "day", "6 May 2031"),
        url=f"https://valley.example/{name}",
    )  # fmt: skip
    verdicts = tuple(LineVerdict(n, "kept", "prose", 1) for n in range(1, text.count("\n") + 2))
    page = Page("text", text, (article,), verdicts, source="The Valley", extractor="test")
    with Library.open_writable(path) as library:
        writer = Writer(library)
        writer.begin()
        run = writer.start_run({}, version="test", now="2031-06-01T00:00:00Z")
        former = [
            i for (i,) in library.connection.execute("select page_id from article where url like ?", (f"%{name}",))
        ]
        origin = Origin(f"/papers/{name}", name, 0, text.encode(), "papers")
        writer.store_page(page, origin, run, replaces=former)
        writer.commit()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    store(path, TEXT)
    return path


@pytest.fixture
def run(library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `readroom notes` and return its status and what it wrote."""
    for name in ("READROOM_LIBRARY", "READROOM_NOTES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def command(*arguments: str | int, stdin: str = "", before: tuple[str, ...] = ()) -> Said:
        parser = argparse.ArgumentParser()
        parser.add_argument("--library")
        parser.add_argument("--notes")
        notes.register(parser.add_subparsers())
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        capsys.readouterr()
        try:
            args = parser.parse_args(["--library", str(library), *before, "notes", *map(str, arguments)])
            status = args.run(args)
        except ReadroomError as problem:
            return Said(1, capsys.readouterr().out, one_line(problem))
        except SystemExit as problem:
            return Said(int(problem.code or 0), "", capsys.readouterr().err)
        return Said(status, *capsys.readouterr())

    return command


def test_a_passage_is_marked_by_its_place(run: Run, tmp_path: Path) -> None:
    said = run(
        "add", 1, "--start", 4, "--end", 8, "--tag", "a/b", "--tag", "c", "--colour", "red", "--note", "n", "--json"
    )
    (made,) = said.rows
    assert list(made)[:4] == ["id", "kind", "key", "article"]
    assert set(made) >= set(FIELDS)
    assert (made["exact"], made["prefix"], made["suffix"]) == ("mill", "The ", TEXT[8:40])
    assert (made["start"], made["end"], made["colour"], made["tags"], made["note"]) == (4, 8, "red", ["a/b", "c"], "n")
    assert (made["article"], made["state"], made["suggested"]) == (1, "exact", None)
    assert run("list", "--json").rows == [made]
    (notebook,) = (tmp_path / "data/readroom/notebooks").glob("*.db")
    assert notebook.stat().st_mode & 0o777 == 0o600


def test_a_passage_is_marked_by_its_words(run: Run) -> None:
    (made,) = run("add", "1", "--quote", 'Nobody said "goodbye",  and the wheel', "--json").rows
    assert made["exact"] == "Nobody said “goodbye”, and the wheel"
    assert (made["colour"], made["tags"], made["note"]) == ("yellow", [], None)


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("wheel", "“wheel” occurs 2 times in the text of article 1; quote more of it"),
        ("the windmill", "occurs 0 times in the text of article 1; compare it with: readroom show 1"),
        ("", "occurs 0 times"),
    ],
)
def test_words_that_do_not_stand_once_are_refused(run: Run, quote: str, told: str) -> None:
    said = run("add", 1, "--quote", quote)
    assert said.status == 1
    assert told in said.err
    assert run("list", "--json").rows == []


@pytest.mark.parametrize(
    "arguments",
    [(), ("--start", 1), ("--end", 3), ("--quote", "mill", "--start", 1, "--end", 4), ("--colour", "mauve")],
)
def test_a_passage_that_is_not_said_is_wrong_usage(run: Run, arguments: tuple[str | int, ...]) -> None:
    assert run("add", 1, *arguments).status == 2


def test_an_article_or_a_place_that_is_not_there_gives_one_line(run: Run) -> None:
    assert "no article '9'" in run("add", 9, "--start", 0, "--end", 3).err
    assert "nothing was marked" in run("add", 1, "--start", 0, "--end", 9999).err


def test_a_note_comes_from_standard_input(run: Run) -> None:
    (made,) = run("add", 1, "--quote", "the oak", "--note", "-", "--json", stdin="one\x1b[31m\ntwo\n").rows
    assert made["note"] == "one[31m\ntwo"
    (changed,) = run("edit", made["id"], "--note", "-", "--json", stdin="three").rows
    assert changed["note"] == "three"


def test_a_highlight_is_changed_by_the_beginning_of_its_id(run: Run) -> None:
    (made,) = run("add", 1, "--quote", "the oak", "--tag", "a", "--tag", "b", "--json").rows
    said = run("edit", made["id"][:7], "--untag", "a", "--tag", "c", "--colour", "cyan", "--note", "x", "--json")
    (changed,) = said.rows
    assert (changed["tags"], changed["colour"], changed["note"]) == (["b", "c"], "cyan", "x")
    assert run("undo").out == f"undid: change of “the oak” in {made['key']}\n"
    assert run("list", "--json").rows[0]["tags"] == ["a", "b"]
    assert "there is no note 'zzz'" in run("edit", "zzz", "--note", "y").err


def test_what_is_removed_comes_back(run: Run) -> None:
    (made,) = run("add", 1, "--quote", "the oak", "--note", "kept", "--json").rows
    assert run("remove", made["id"][:8]).out == f"removed {made['id'][:8]}  “the oak”\n"
    assert run("list", "--json").rows == []
    assert run("undo").status == 0
    assert run("list", "--json").rows == [made]
    assert run("redo").out == f"redid: removal of “the oak” in {made['key']}\n"
    said = run("redo")
    assert (said.status, "there is nothing to redo" in said.err) == (1, True)


def test_a_query_narrows_the_list(run: Run, library: Path) -> None:
    store(library, "A second paper has other words altogether.", "second.txt")
    run("add", 1, "--quote", "the oak", "--tag", "trees/oak", "--colour", "green", "--note", "Ängste")
    run("add", 1, "--quote", "on a Friday", "--tag", "days")
    run("add", 2, "--quote", "other words", "--tag", "days", "--colour", "green")

    def exact(*query: str) -> list[str]:
        return [row["exact"] for row in run("list", "--json", *query).rows]

    assert len(exact()) == 3
    assert exact("tag:trees") == ["the oak"]
    assert exact("angste", "OAK") == ["the oak"]
    assert exact("angste", "friday") == []
    assert exact("tag:days", "colour:green") == ["other words"]
    assert exact("in:2") == ["other words"]
    assert exact("state:orphan") == []


def test_the_list_for_people_is_safe_to_print(run: Run) -> None:
    run("add", 1, "--quote", "the oak", "--tag", "t\x1b]0;x\x07", "--note", "two\nlines")
    out = run("list").out
    assert "“the oak” #t]0;x" in out
    assert "two lines" in out
    assert "\x1b" not in out


def test_highlights_follow_a_text_that_changed(run: Run, library: Path) -> None:
    run("add", 1, "--quote", "on a Friday")
    (oak,) = run("add", 1, "--quote", "tied it to the oak", "--note", "n", "--json").rows
    changed = "A correction was added.\n\n" + TEXT.replace("tied it to the oak", "tied it to an old oak")
    store(library, changed)
    first, second = run("list", "--json").rows
    assert (first["state"], changed[first["start"] : first["end"]]) == ("shifted", "on a Friday")
    assert (second["state"], second["exact"], second["note"]) == ("edited", "tied it to the oak", "n")
    assert changed[slice(*second["suggested"])] == "tied it to an old oak"
    assert run("list", "--json", "state:edited").rows == [second]
    assert "(edited)" in run("list").out
    (accepted,) = run("edit", oak["id"], "--accept", "--json").rows
    assert (accepted["state"], accepted["exact"], accepted["suggested"]) == ("exact", "tied it to an old oak", None)
    (placed,) = run("edit", oak["id"], "--start", 0, "--end", 12, "--json").rows
    assert placed["exact"] == "A correction"
    assert run("edit", oak["id"], "--start", 0).status == 2


def test_the_exports_hold_every_highlight(run: Run, tmp_path: Path) -> None:
    run("add", 1, "--quote", "the oak", "--tag", "a", "--tag", "b", "--note", '=1+1 "and"\nmore')
    run("add", 1, "--quote", "on a Friday", "--colour", "blue")
    listed = run("list", "--json").rows
    said = run("export")
    assert said.rows == listed
    assert "2 highlights in 1 article" in said.err
    table = list(csv.DictReader(io.StringIO(run("export", "--format", "csv").out)))
    assert [row["exact"] for row in table] == ["on a Friday", "the oak"]
    assert (table[1]["tags"], table[1]["note"]) == ("a; b", '\'=1+1 "and"\nmore')
    target = tmp_path / "out.md"
    assert run("export", "oak", "--format", "markdown", "-o", target).out == ""
    page = target.read_text()
    assert page.startswith('---\nquery: "oak"\nlibrary: "')
    assert f"## The mill\n\n2031-05-06 · {listed[0]['key']}\n" in page
    assert "\n> the oak\n" in page
    assert "Friday" not in page
    assert run("export", "-o", tmp_path / "absent" / "x").status == 1


def test_a_backup_is_listed_and_restored(run: Run, tmp_path: Path) -> None:
    assert "has no backup" in run("restore").err
    run("add", 1, "--quote", "the oak")
    run("add", 1, "--quote", "on a Friday")
    (line,) = run("restore", "--list").out.splitlines()
    name = Path(line.split()[-1]).name
    assert "restored from" in run("restore").out
    assert [row["exact"] for row in run("list", "--json").rows] == ["the oak"]
    (notebook,) = (tmp_path / "data/readroom/notebooks").glob("*.db")
    (before,) = backup_folder(notebook).glob("*before-restore.db")
    run("restore", str(before))
    assert len(run("list", "--json").rows) == 2
    run("restore", name)
    assert len(run("list", "--json").rows) == 1
    assert run("restore", "absent.db").status == 1


def test_a_damaged_notebook_says_how_to_bring_it_back(run: Run, tmp_path: Path) -> None:
    run("add", 1, "--quote", "the oak")
    run("add", 1, "--quote", "on a Friday")
    (notebook,) = (tmp_path / "data/readroom/notebooks").glob("*.db")
    notebook.write_bytes(b"\x00" * 100)
    said = run("list")
    assert said.status == 1
    assert "readroom notes restore" in said.err
    assert run("restore").status == 0
    assert len(run("list", "--json").rows) == 1


def test_a_named_notebook_opens_without_its_library(run: Run, library: Path, tmp_path: Path) -> None:
    own = ("--notes", str(tmp_path / "own.db"))
    run("add", 1, "--quote", "the oak", before=own)
    assert run("list", "--json").rows == []
    library.write_bytes(b"")
    said = run("list", "--json", before=own)
    assert [(row["exact"], row["article"]) for row in said.rows] == [("the oak", None)]
    assert "without the library" in said.err
    assert run("list", "--json").status == 1
    assert [row["exact"] for row in run("export", before=own).rows] == ["the oak"]
    assert run("undo", before=own).status == 0
