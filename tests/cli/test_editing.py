"""`readroom edit`, `remove` and `sources`: what is asked, what is changed, and the way back."""

import json
from pathlib import Path
from typing import Any

from readroom.db.library import Library

DUMP = """Menu
Home
About

The mole holds
By Ann Brook
12 March 2020

The water came over the mole at dawn, and the boats lay safe behind it until the evening came at last.

The lamp on the second mole went out at nine, and nobody went to light it before the wind had gone down.

Share this page
"""


def write_dump(desk: Any, name: str = "page.txt", text: str = DUMP) -> Path:
    """A page on the disk, imported."""
    path: Path = desk.folder / name
    path.write_text(text, encoding="utf-8")
    assert desk("import", path).status == 0
    return path


def row(desk: Any) -> dict[str, Any]:
    """The library's one article."""
    (found,) = desk("articles", "--json").rows
    return found  # type: ignore[no-any-return]


def test_an_article_is_corrected_listed_and_taken_back(desk: Any) -> None:
    write_dump(desk)
    before = row(desk)
    said = desk(
        "edit", before["id"], "--set", "title=Another", "--set", "date=2021", "--reason", "seen", "--yes", "--json"
    )
    assert said.value == {"corrections": [1, 2], "articles": 1}
    after = row(desk)
    assert (after["id"], after["key"], after["title"], after["date"]) == (
        before["id"],
        before["key"],
        "Another",
        "2021",
    )
    shown = desk("show", before["id"], "--json").value
    assert shown["evidence"]["title"]["reason"].startswith("corrected by ")
    assert shown["evidence"]["title"]["reason"].endswith(": seen")
    listed = desk("edit", "--list", "--json").rows
    assert [(one["id"], one["field"], one["value"], one["key"]) for one in listed] == [
        (2, "date", "2021", before["key"]), (1, "title", "Another", before["key"]),
    ]  # fmt: skip
    assert desk("edit", "--undo", 1).status == desk("edit", "--undo", 2).status == 0
    assert row(desk) == before
    assert all("taken back" in line for line in desk("edit", "--list").out.splitlines())
    assert desk("edit", "--undo", 1).line.startswith("readroom: correction 1 was taken back on")


def test_without_a_terminal_yes_is_needed(desk: Any) -> None:
    write_dump(desk)
    said = desk("edit", "mole", "--set", "section=Sea")
    assert said.status == 1
    assert "set section=Sea: 1 article" in said.err
    assert said.err.splitlines()[-1].endswith("repeat the command with --yes")
    assert row(desk)["section"] is None
    assert desk("edit", "mole", "--set", "section=Sea", "--yes").status == 0
    assert row(desk)["section"] == "Sea"
    assert desk("edit", "--list", "--json").value["query"] == "mole"


def test_what_is_wrong_is_said_in_one_line(desk: Any) -> None:
    write_dump(desk)
    for argv, word in (
        (["edit", "mole", "--set", "date=tomorrow", "--yes"], "is no date"),
        (["edit", "nowhere", "--set", "title=X", "--yes"], "no article is found by 'nowhere'"),
        (["edit", "99", "--set", "title=X", "--yes"], "no article '99'"),
        (["edit", "mole", "--line", "chop=3", "--yes"], "is no edit of lines"),
        (["edit", "mole", "--line", "cut=300", "--yes"], "the page has the lines 1 to"),
        (["edit", "--import", str(desk.folder / "none.jsonl")], "cannot be read"),
        (["remove", "nowhere", "--yes"], "no article is found"),
        (["remove", "--undo", "x"], "no article 'x' was withdrawn"),
        (["sources", "rename", "Nobody", "X"], "no source 'Nobody'"),
    ):
        said = desk(*argv)
        assert said.status == 1
        assert word in said.err.splitlines()[-1]
    for argv in (["edit", "mole"], ["edit"], ["edit", "mole", "--list"], ["remove"], ["remove", "x", "--list"]):
        assert desk(*argv).status == 2


def test_nothing_is_made_where_there_is_no_library(desk: Any) -> None:
    assert desk("edit", "mole", "--set", "title=X", "--yes").status == 1
    assert not desk.library.exists()


def test_a_page_is_cut_anew_and_stays_so_when_its_file_changes(desk: Any) -> None:
    path = write_dump(desk)
    (first,) = desk("articles", "--json").rows
    split = DUMP.split("\n").index(next(line for line in DUMP.split("\n") if line.startswith("The lamp"))) + 1
    said = desk("edit", first["id"], "--line", f"split={split}", "--line", "title=1", "--yes")
    assert (said.status, len(desk("articles", "--json").rows)) == (0, 2)
    second = next(r for r in desk("articles", "--json").rows if r["id"] != first["id"])
    assert desk("show", second["id"], "--no-head").out.startswith("The lamp on the second mole went out")
    path.write_text(DUMP.replace("behind it until", "behind the old wall until"), encoding="utf-8")
    assert desk("import", path, "--json").value["updated"] == 1
    assert {r["id"] for r in desk("articles", "--json").rows} == {first["id"], second["id"]}
    assert "old wall" in desk("show", first["id"]).out
    assert desk("edit", "--undo", 1).status == 0
    assert [r["id"] for r in desk("articles", "--json").rows] == [first["id"]]
    assert desk("check").status == 0


def test_corrections_go_from_one_library_to_another(desk: Any) -> None:
    path = write_dump(desk)
    first = row(desk)["id"]
    desk("edit", first, "--set", "byline=By Ben Hill and Ann Brook", "--yes")
    split = next(n for n, line in enumerate(DUMP.split("\n"), 1) if line.startswith("The lamp"))
    desk("edit", first, "--line", f"cut={split}", "--yes")
    file = desk.folder / "corrections.jsonl"
    assert desk("edit", "--export", "-o", file).status == 0
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [(r["field"], len(r["keys"])) for r in rows] == [("authors", 1), ("cut", 0)]
    assert rows[0]["value"] == ["Ben Hill", "Ann Brook"]
    there = desk("show", first, "--json").value
    desk.library.unlink()
    assert desk("import", path).status == 0
    assert desk("edit", "--import", file, "--json").value == {"new": 2, "known": 0, "articles": 2, "waiting": 0}
    here = desk("show", first, "--json").value
    assert {k: here[k] for k in ("key", "text", "authors", "spans")} == {
        k: there[k] for k in ("key", "text", "authors", "spans")
    }
    assert desk("edit", "--import", file, "--json").value["known"] == 2


def test_corrections_wait_for_articles_that_are_not_here_yet(desk: Any) -> None:
    path = write_dump(desk)
    desk("edit", row(desk)["id"], "--set", "title=Another", "--yes")
    file = desk.folder / "corrections.jsonl"
    desk("edit", "--export", "-o", file)
    desk.library.unlink()
    write_dump(desk, "other.txt", DUMP.replace("mole", "quay"))
    assert desk("edit", "--import", file, "--json").value == {"new": 1, "known": 0, "articles": 0, "waiting": 1}
    desk("import", path)
    assert "Another" in [r["title"] for r in desk("articles", "--json").rows]


def test_a_file_that_is_no_corrections_changes_nothing(desk: Any) -> None:
    write_dump(desk)
    good = {"field": "section", "value": "Sea", "keys": [row(desk)["key"]], "made": "2026-01-01"}
    file = desk.folder / "bad.jsonl"
    for bad in ("not json", "[1]", json.dumps({"field": "colour"}), json.dumps({**good, "keys": []}),
                json.dumps({"field": "cut", "value": [{"do": "chop"}], "page": {"digest": "00"}})):  # fmt: skip
        file.write_text(json.dumps(good) + "\n" + bad + "\n", encoding="utf-8")
        said = desk("edit", "--import", file)
        assert said.status == 1
        assert said.line
        assert row(desk)["section"] is None


def test_an_article_is_withdrawn_and_comes_back(desk: Any) -> None:
    path = write_dump(desk)
    before = row(desk)
    assert desk("remove", before["id"], "--reason", "asked for", "--yes", "--json").value["articles"] == 1
    assert desk("articles", "--json").rows == []
    withdrawn = desk("remove", "--list", "--json").value
    assert (withdrawn["key"], withdrawn["title"], withdrawn["reason"]) == (before["key"], before["title"], "asked for")
    path.write_text(DUMP.replace("dawn", "noon"), encoding="utf-8")
    assert desk("import", path).status == 0
    assert desk("articles", "--json").rows == []
    assert desk("remove", "--undo", before["key"], "--json").value == {"article": before["id"]}
    assert row(desk)["key"] == before["key"]
    assert "noon" in desk("show", before["id"]).out
    assert desk("check").status == 0


def test_sources_are_renamed_and_merged(desk: Any) -> None:
    write_dump(desk)
    (found,) = desk("sources", "--json").rows
    assert (found["articles"], found["undated"], found["first"], found["last"]) == (1, 0, "2020-03-12", "2020-03-12")
    assert desk("sources", "rename", found["name"], "The Gull").status == 0
    write_dump(desk, "b.txt", DUMP.replace("mole", "quay"))
    assert [(s["name"], s["articles"]) for s in desk("sources", "--json").rows] == [("The Gull", 2)]
    assert len(desk("articles", 'source:"the gull"', "--json").rows) == 2
    assert len(desk("articles", f'source:"{found["name"]}"', "--json").rows) == 2
    other = desk.folder / "c.md"
    other.write_text(
        "---\ntitle: A calm\nsource: Gull\n---\n\nNothing moved on the water that day.\n", encoding="utf-8"
    )
    desk("import", other)
    said = desk("sources", "merge", "Gull", "The Gull").out
    assert said == "The Gull has 3 articles now; take it back with: readroom sources undo\n"
    assert [(s["name"], s["articles"]) for s in desk("sources", "--json").rows] == [("The Gull", 3)]
    listed = desk("edit", "--list").out
    assert "merge: Gull → The Gull  [sources]  names" in listed
    assert desk("sources", "undo").out == "took back merge Gull → The Gull, of 1 article\n"
    assert {(s["name"], s["articles"]) for s in desk("sources", "--json").rows} == {("The Gull", 2), ("Gull", 1)}
    assert desk("edit", "--undo", 1).status == 0
    assert {(s["name"], s["articles"]) for s in desk("sources", "--json").rows} == {(found["name"], 2), ("Gull", 1)}
    assert desk("sources", "undo").line.startswith("readroom: no source was renamed or merged")
    assert desk("sources", "undo", 99).line.startswith("readroom: correction 99 renames and merges no source")
    assert all("value" in row for row in desk("edit", "--list", "--json").rows)


def test_what_a_reader_proposes_goes_to_the_curator(desk: Any) -> None:
    from readroom.db.notebook import Notebook

    write_dump(desk)
    key = row(desk)["key"]
    with Notebook.open(desk.notes, author="Ines") as notebook:
        notebook.propose(key, "section", "Sea")
    assert desk("edit", "--list", "--mine", "--json").value["value"] == "Sea"
    assert desk("edit", "--list", "--mine").out.endswith(f"section: Sea  [{key}]\n")
    file = desk.folder / "mine.jsonl"
    assert desk("edit", "--export", "--mine", "-o", file).status == 0
    assert desk("edit", "--import", file, "--json").value["new"] == 1
    assert row(desk)["section"] == "Sea"
    assert desk("edit", "1", "--set", "section=X", "--mine", "--yes").status == 2


def test_many_are_shown_counted_and_come_back_by_one_command(desk: Any) -> None:
    for n in range(7):
        desk.write(f"in/{n}.md", f"# Boat {n}\n\nThe boat of number {n} was safe behind the wall.\n")
    desk("import", desk.folder / "in")
    asked = desk("remove", "boat")
    assert (asked.status, asked.out) == (1, "")
    assert asked.err.splitlines()[0] == "withdraw: 7 articles"
    assert asked.err.splitlines()[-2:] == [
        "        and 2 more",
        "readroom: nothing was changed: there is no terminal to ask at; repeat the command with --yes",
    ]
    said = desk("remove", "boat", "--yes").out
    assert said.startswith("withdrew 7 articles; take it back with: readroom remove --undo 2")
    assert desk("articles").out == ""
    assert desk("remove", *said.split("remove ")[1].split()).out == "7 articles are back\n"
    assert len(desk("articles").out.splitlines()) == 7
    assert desk("remove", "--undo", "2001-01-01T10:00:00").line.startswith("readroom: nothing was withdrawn at 2001")
    changed = desk("edit", "boat", "--set", "section=Sea", "--set", "outlet=Gull", "--yes")
    assert changed.err.splitlines()[0] == "set section=Sea, outlet=Gull: 7 articles"
    assert changed.out == (
        "corrected 7 articles; take it back with: readroom edit --undo 2 and readroom edit --undo 1\n"
    )
    for number in (2, 1):
        assert desk("edit", "--undo", number).out == f"took back correction {number}: 7 articles differ by that\n"
    assert {(row["section"], row["outlet"]) for row in desk("articles", "--json").rows} == {(None, None)}


def test_who_cannot_write_keeps_corrections_in_their_notebook(desk: Any) -> None:
    write_dump(desk)
    before = row(desk)
    with Library.open_writable(desk.library):  # somebody else's import
        said = desk("edit", before["id"], "--set", "title=Mine", "--set", "section=Sea", "--yes")
        assert (said.status, said.out.startswith("kept in your notebook, corrected by you: 1 article")) == (0, True)
        assert "another import" in said.err
        assert desk("edit", before["id"], "--line", "cut=9", "--yes", "--json").value["corrections"] == []
    assert row(desk) == {**before, "title": "Mine", "section": "Sea", "corrected_by_you": ["section", "title"]}
    assert f"  {before['source']}  * Mine" in desk("articles").out
    assert "yours:    corrected by you: section, title" in desk("show", before["id"]).out
    assert desk("search", "title:Mine", "--count", "--json").value["articles"] == 0
    mine = desk("edit", "--list", "--mine", "--json").rows
    assert [(one["field"], one["keys"]) for one in mine] == [
        ("title", [before["key"]]), ("section", [before["key"]]), ("cut", [before["key"]]),
    ]  # fmt: skip
    assert desk("edit", "--undo", mine[2]["id"][:8], "--mine").status == 0
    assert all(desk("notes", "undo").status == 0 for _ in range(3))  # the cut is there again, and gone; the fields
    assert row(desk) == before
    assert desk("edit", "--undo", mine[0]["id"], "--mine").line.startswith("readroom: there is no correction")
    assert desk("edit", "--undo", "x").status == 2


def test_edits_that_change_nothing_are_said_to_be_none(desk: Any) -> None:
    write_dump(desk)
    lines = DUMP.split("\n")
    blank, title = lines.index("") + 1, lines.index("The mole holds") + 1
    for line in (f"split={blank}", f"title={title}"):
        said = desk("edit", 1, "--line", line, "--yes")
        assert (said.status, said.out) == (1, "")
        assert said.err.splitlines()[-1] == "nothing was changed"
        assert desk("edit", 1, "--line", line, "--yes", "--json").value == {"corrections": [], "articles": 0}
    with Library.open_writable(desk.library):
        assert desk("edit", 1, "--line", f"title={title}", "--yes").status == 1
    assert desk("edit", "--list").out == desk("edit", "--list", "--mine").out == ""


BULLETIN = """Kettle Bay Times

The bridge is shut
By Ann Roe
12 March 1931

The county shut the bridge at Dunmoor on Wednesday, after a carter had fallen through the planks with his horse.

The horse was saved by four men with ropes, and the carter has a broken arm.

Prices at the market
By Tom Lee
13 March 1931

Butter rose by twopence and eggs fell by a penny at the market on Thursday, since carts lose two hours by the mill.

A goat escaped and was found in the vestry.

Council hears surveyor
By Ann Roe
17 March 1931

The surveyor told the council that he had written three letters about the planks and had no answer to any.

The bridge stays shut until the summer.
"""
LINE = BULLETIN.split("\n").index("Council hears surveyor") + 1


def test_it_is_counted_which_articles_differ(desk: Any) -> None:
    write_dump(desk, text=BULLETIN)
    said = desk("edit", 1, "--line", "cut=9", "--yes")
    assert said.err.splitlines()[0] == "cut=9 on the page of: 1 article"
    assert said.out == "corrected 1 article; take it back with: readroom edit --undo 1\n"
    assert desk("edit", "--undo", 1).out == "took back correction 1: 1 article differs by that\n"
    joined = desk("edit", 3, "--line", f"merge={LINE}", "--set", "section=Town", "--yes", "--json").value
    assert joined == {"corrections": [2, 3], "articles": 2, "changed": [2], "added": [], "gone": [3]}
    assert desk("edit", "--undo", 3).out == "took back correction 3: 2 articles differ by that (1 changed, 1 added)\n"
    assert [one["id"] for one in desk("search", "id:3", "--json").rows] == [3]
    assert desk("edit", "--undo", 2, "--json").value == {"correction": 2, "articles": 1}


def test_highlights_follow_their_words_and_what_is_said_of_the_article_waits(desk: Any) -> None:
    write_dump(desk, text=BULLETIN)
    desk("notes", "add", 3, "--quote", "three letters", "--tag", "keep", "--note", "important")
    desk("notes", "add", "--on", "article:3", "--note", "Slow.")
    key = desk("show", 3, "--json").value["key"]
    desk("edit", 3, "--line", f"merge={LINE}", "--yes")
    assert [one["id"] for one in desk("search", "has:highlight", "--json").rows] == [2]
    note, mark = sorted(desk("notes", "list", "--json").rows, key=lambda one: one["kind"])
    assert (mark["article"], mark["state"], mark["tags"]) == (2, "shifted", ["keep"])
    assert (note["article"], note["key"]) == (None, key)
    assert desk("notes", "list").err == "1 thing is said of 1 article that is gone: readroom notes follow\n"
    waits = {"key": key, "notes": 1, "attributes": 0, "places": 0, "corrections": 0, "decisions": 0}
    waits["suggested_article"] = 2
    assert desk("notes", "follow", "--json").rows == [waits]
    assert desk("notes", "follow", key[:5]).out.startswith("said of article 2 now: 1 note; take it back with: ")
    assert [one["article"] for one in desk("notes", "list", "--json").rows] == [2, 2]
    assert desk("notes", "follow").out == ""
    assert desk("notes", "follow", key).status == 1
    desk("edit", "--undo", 1)
    assert {one["article"] for one in desk("notes", "list", "kind:highlight", "--json").rows} == {3}


def test_a_highlight_that_waits_is_placed_in_another_article(desk: Any) -> None:
    path = write_dump(desk, text=BULLETIN)
    desk("notes", "add", 3, "--quote", "The bridge stays shut until the summer.")
    moved = BULLETIN.split("\n\nCouncil hears")[0] + "\n\nThe bridge will stay shut until the summer, it is said.\n"
    path.write_text(moved, encoding="utf-8")
    desk("import", path)
    (mark,) = desk("notes", "list", "--json").rows
    assert (mark["article"], mark["state"], mark["suggested_article"]) == (None, "orphan", 2)
    listed = desk("notes", "list")
    assert "(orphan, perhaps in 2)" in listed.out
    assert listed.err.startswith("1 highlight waits for a decision, since texts have changed: ")
    assert "waits for your decision" in desk("check").out
    refused = desk("notes", "edit", mark["id"], "--quote", "A goat")
    assert refused.line.endswith("is not in the library; say in which one its words are: --in ID")
    accepted = desk("notes", "edit", mark["id"], "--accept", "--json").value
    assert (accepted["article"], accepted["state"]) == (2, "exact")
    assert "bridge will stay shut until the summer" in accepted["exact"]
    placed = desk("notes", "edit", mark["id"], "--in", 1, "--quote", "a broken arm", "--json").value
    assert (placed["article"], placed["exact"]) == (1, "a broken arm")
    assert desk("notes", "edit", mark["id"], "--in", 1).status == 2
