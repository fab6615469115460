"""`readroom import`: what it prints, what it reports, and when it has failed."""

import errno
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from readroom.tour import corpus

COUNTS = (
    "files",
    "pages",
    "articles",
    "new",
    "updated",
    "unchanged",
    "partial",
    "skipped",
    "recut",
    "stored_pages",
    "stored_articles",
    "without_article",
    "source_changed",
    "source_correction",
    "seconds",
)
ROW = ("file", "record", "outcome", "reason", "articles", "member")
OUTCOMES = ("new", "updated", "unchanged", "partial", "skipped")
PAGE = "# The quay\n\nThe quay held when the water came over the wall, and nobody was hurt.\n"
RECORD = '{"title": "A record", "text": "What was said on the second day of the hearing.", "source": "Gull"}\n'


def report(desk: Any, *argv: str | Path, status: int = 0) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Import, and return the counts and the report; they must agree."""
    file = desk.folder / "report.jsonl"
    said = desk("import", *argv, "--json", "--report", file)
    assert said.status == status, said.err
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    counts = said.value
    assert tuple(counts) == COUNTS
    assert all(tuple(row) == ROW for row in rows)
    assert sum(counts[outcome] for outcome in OUTCOMES) == len(rows)
    for outcome in OUTCOMES:
        assert counts[outcome] == sum(row["outcome"] == outcome for row in rows)
    assert counts["articles"] == sum(row["articles"] for row in rows)
    assert counts["pages"] == sum(row["outcome"] != "skipped" for row in rows)
    assert all(row["reason"] for row in rows if row["outcome"] in ("skipped", "partial"))
    assert all(row["reason"] is None for row in rows if row["outcome"] == "new")
    return counts, rows


def test_the_tour_is_imported(desk: Any, truth: dict[str, Any]) -> None:
    counts, rows = report(desk, corpus())
    assert (counts["files"], counts["new"], counts["articles"]) == (29, 34, 41)
    per_file = {(a["file"], a["record"] if a["file"].endswith("l") else None) for a in truth["articles"]}
    assert {(row["file"], row["record"]) for row in rows if row["outcome"] == "new"} >= {
        place for place in per_file if place[1] is not None or not place[0].endswith(".jsonl")
    }
    assert isinstance(counts["seconds"], float)
    again, _ = report(desk, corpus())
    assert (again["new"], again["unchanged"], again["articles"]) == (0, 34, 41)


def test_what_cannot_be_read_is_skipped_and_the_rest_is_not(desk: Any) -> None:
    desk.write("in/a.md", PAGE)
    desk.write("in/b.png", b"\x89PNG\r\n\x1a\n")
    desk.write("in/c.txt", b"")
    desk.write("in/d.jsonl", RECORD + "{broken\n" + '{"title": "no text"}\n')
    desk.write("in/.hidden.md", PAGE)
    (desk.folder / "in" / "e.md").symlink_to(desk.folder / "in" / "a.md")
    os.mkfifo(desk.folder / "in" / "f.txt")
    counts, rows = report(desk, desk.folder / "in")
    assert (counts["new"], counts["skipped"]) == (2, 7)
    reasons = {(row["file"], row["record"]): row["reason"] for row in rows if row["outcome"] == "skipped"}
    assert reasons.keys() == {
        (".hidden.md", None), ("b.png", None), ("c.txt", None), ("d.jsonl", 2), ("d.jsonl", 3), ("e.md", None),
        ("f.txt", None),
    }  # fmt: skip
    assert reasons["d.jsonl", 2].startswith("broken JSON")
    assert "no text" in reasons["d.jsonl", 3]
    assert all("\n" not in reason for reason in reasons.values())


def test_skips_are_told_one_by_one_without_a_terminal(desk: Any) -> None:
    desk.write("in/a.md", PAGE)
    desk.write("in/b.png", b"\x89PNG")
    desk.write("in/d.jsonl", RECORD + "{broken\n")
    said = desk("import", desk.folder / "in")
    assert said.status == 0
    first, second = said.out.splitlines()
    assert re.fullmatch(r"imported: 2 articles on 2 pages, in \d+\.\d s", first)
    assert second == "of 4 files and records in 3 files that were looked at: 2 new, 2 skipped"
    assert [line.split(":")[1] for line in said.err.splitlines()] == [" b.png", " d.jsonl record 2"]
    assert desk("import", desk.folder / "in", "--json").err == ""


def test_when_every_input_was_skipped_it_is_1(desk: Any) -> None:
    desk.write("in/a.png", b"\x89PNG")
    desk.write("in/b.txt", b"  \n")
    said = desk("import", desk.folder / "in", "--json")
    assert said.status == 1
    assert said.value["skipped"] == 2
    assert said.line.startswith("readroom: nothing was imported: 2 inputs skipped")
    desk.write("in/c.md", PAGE)
    assert desk("import", desk.folder / "in").status == 0
    assert desk("import", desk.folder / "in").status == 0


def test_a_path_that_is_missing_is_1_and_nothing_is_imported(desk: Any) -> None:
    page = desk.write("a.md", PAGE)
    said = desk("import", page, desk.folder / "absent")
    assert (said.status, said.out) == (1, "")
    assert f"{desk.folder / 'absent'} is not there" in said.line
    assert not desk.library.exists()


def test_an_empty_folder_is_no_failure(desk: Any) -> None:
    (desk.folder / "in").mkdir()
    said = desk("import", desk.folder / "in", "--json")
    assert said.status == 0
    assert "nothing was found in" in said.line
    assert said.value["files"] == 0


def test_a_dry_run_counts_and_makes_no_library(desk: Any) -> None:
    desk.write("in/a.md", PAGE)
    said = desk("import", desk.folder / "in", "--dry-run", "--json")
    assert said.value["new"] == 1
    assert not desk.library.exists()
    assert desk("import", desk.folder / "in", "--dry-run").out.startswith("would be imported: 1 article")


def test_source_and_only(desk: Any) -> None:
    desk.write("in/a.md", PAGE)
    desk.write("in/b.jsonl", RECORD)
    counts, _ = report(desk, desk.folder / "in", "--only", "*.md", "--source", "The Gull", "--workers", "1")
    assert (counts["files"], counts["new"], counts["skipped"]) == (1, 1, 0)
    assert [row["source"] for row in desk("articles", "--json").rows] == ["The Gull"]


def test_a_source_that_is_named_is_also_that_of_files_that_are_there(desk: Any) -> None:
    page, records = desk.write("in/a.md", PAGE), desk.write("in/b.jsonl", RECORD)
    report(desk, page, records)
    before = {row["id"]: row["source"] for row in desk("articles", "--json").rows}
    dry = desk("import", page, records, "--source", "The Gull", "--dry-run")
    assert "2 pages that were here before would get the source that is named" in dry.out
    assert {row["id"]: row["source"] for row in desk("articles", "--json").rows} == before
    counts, rows = report(desk, page, records, "--source", "The Gull")
    assert (counts["unchanged"], counts["source_changed"], counts["source_correction"]) == (2, 2, 1)
    assert {row["reason"] for row in rows} == {"its source is The Gull now"}
    assert {row["source"] for row in desk("articles", "--json").rows} == {"The Gull"}
    # Once is enough, and it holds when the file changes and is imported without the option.
    counts, _ = report(desk, page, records, "--source", "The Gull")
    assert (counts["source_changed"], counts["source_correction"]) == (0, None)
    desk.write("in/a.md", PAGE + "\nMore of it.\n")
    report(desk, page)
    assert {row["source"] for row in desk("articles", "--json").rows} == {"The Gull"}
    # Another name is another order; each can be taken back.
    said = desk("import", page, records, "--source", "Wire").out
    assert (
        "2 pages that were here before have the source now that is named; take it back with: readroom edit --undo 2"
        in (said)
    )
    assert {row["source"] for row in desk("articles", "--json").rows} == {"Wire"}
    assert desk("edit", "--undo", 2).status == 0
    assert {row["source"] for row in desk("articles", "--json").rows} == {"The Gull"}
    assert desk("edit", "--undo", 1).status == 0
    assert {row["id"]: row["source"] for row in desk("articles", "--json").rows} == before


def test_an_older_correction_of_the_source_gives_way_to_the_one_that_is_named(desk: Any) -> None:
    page = desk.write("in/a.md", PAGE)
    report(desk, page)
    assert desk("edit", "1", "--set", "source=Old", "--yes").status == 0
    desk.write("in/a.md", PAGE + "\nMore of it.\n")
    counts, _ = report(desk, page, "--source", "New")
    assert (counts["updated"], counts["source_changed"]) == (1, 1)
    assert [row["source"] for row in desk("articles", "--json").rows] == ["New"]


def test_a_second_run_says_that_nothing_is_new(desk: Any) -> None:
    for name in "ab":
        desk.write(f"in/{name}.md", f"# {name}\n\n{PAGE}")
    desk("import", desk.folder / "in")
    assert desk("import", desk.folder / "in").out == "nothing new: 2 files unchanged\n"
    desk.write("in/c.jsonl", RECORD + "{broken\n")
    desk("import", desk.folder / "in")
    assert desk("import", desk.folder / "in").out.startswith("nothing new: 3 files and records unchanged, 1 skipped\n")
    assert desk("import", desk.folder / "in" / "a.md").out == "nothing new: 1 file unchanged\n"


def test_pages_without_an_article_are_counted(desk: Any) -> None:
    for name in "ab":
        desk.write(f"in/{name}.txt", f"Home\nAbout\nContact {name}\n")
    desk.write("in/c.md", PAGE)
    dry = desk("import", desk.folder / "in", "--dry-run").out
    assert dry.endswith("2 pages with no article in them\n")
    assert desk("import", desk.folder / "in").out.endswith(
        "2 pages with no article in them: readroom review lists them\n"
    )
    assert len(desk("review").out.splitlines()) == 2
    assert desk("import", desk.folder / "in", "--json").value["without_article"] == 0


@pytest.mark.parametrize("where", ["folder", "text", "absent/file"])
def test_a_library_that_cannot_be_written_is_one_line(desk: Any, where: str) -> None:
    page = desk.write("a.md", PAGE)
    (desk.folder / "folder").mkdir()
    desk.write("text", "no library")
    target = desk.folder / ("text/file" if where == "absent/file" else where)
    said = desk("--library", target, "import", page, files=False)
    assert (said.status, said.out) == (1, "")
    assert str(target) in said.line
    assert (desk.folder / "text").read_text() == "no library"


def test_a_report_that_cannot_be_written_is_one_line(desk: Any) -> None:
    said = desk("import", desk.write("a.md", PAGE), "--report", desk.folder / "absent" / "r.jsonl")
    assert (said.status, said.out) == (1, "")
    assert "report" in said.line
    assert not desk.library.exists()


def test_another_import_is_one_line(desk: Any) -> None:
    from readroom.db.library import Library

    page = desk.write("a.md", PAGE)
    with Library.open_writable(desk.library):
        said = desk("import", page)
    assert said.status == 1
    assert "another import" in said.line


def test_stopped_by_the_reader_it_is_130(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("readroom.importer.session.import_paths", stopped)
    said = desk("import", desk.write("a.md", PAGE))
    assert (said.status, said.out) == (130, "")
    assert "the same command imports the rest" in said.line


HOSTILE = ["a\nb.md", "tab\there.md", "\x1b]0;evil\x07.md", "rtl\u202egpj.md", "[red]markup[bold].md", "-n.md", "é.md"]


def hostile(desk: Any) -> Path:
    for number, name in enumerate(HOSTILE):
        desk.write(f"in/{name}", PAGE + f"\nNumber {number}.\n")
    desk.write("in/no\x1b[31mreader.\x1b[0mxyz", PAGE)
    return desk.folder / "in"


def test_hostile_names_are_stored_and_shown_as_text(desk: Any) -> None:
    folder = hostile(desk)
    counts, rows = report(desk, folder)
    assert (counts["new"], counts["skipped"]) == (len(HOSTILE), 1)
    names = {row["file"] for row in rows}
    assert {"é.md", "-n.md", "[red]markup[bold].md", "a\\nb.md"} <= names
    assert not any(re.search("[\x00-\x1f\x7f-\x9f\u202e]", name) for name in names)
    plain = desk("import", folder)
    for text in (plain.out, plain.err, desk("articles", "--json").out, desk("search", "quay").out):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
    skipped = {row["file"] for row in rows if row["outcome"] == "skipped"}
    assert {row["file"] for row in desk("articles", "--json").rows} == names - skipped


def test_a_name_that_is_no_utf8_is_no_obstacle(desk: Any) -> None:
    (desk.folder / "in").mkdir()
    with open(os.fsencode(desk.folder / "in") + b"/\xff\xfe.md", "wb") as file:
        file.write(PAGE.encode())
    counts, rows = report(desk, desk.folder / "in")
    assert [row["file"] for row in rows] == ["\\xff\\xfe.md"]
    assert counts["new"] == 1
    assert [row["file"] for row in desk("articles", "--json").rows] == ["\\xff\\xfe.md"]
    assert report(desk, desk.folder / "in")[0]["unchanged"] == 1


def seen_in_a_terminal(desk: Any, *argv: str | Path) -> tuple[int, str, str]:
    """Run a command with standard error on a terminal; return its status, standard output and what was seen."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "readroom", *desk.files, *map(str, argv)],
        stdout=subprocess.PIPE, stderr=theirs, env={**desk.environment, "TERM": "xterm", "COLUMNS": "200"}, text=True,
    )  # fmt: skip
    os.close(theirs)
    parts = []
    while True:
        try:
            part = os.read(ours, 1 << 16)
        except OSError as problem:
            if problem.errno != errno.EIO:  # what a terminal says that nobody writes to any longer
                raise
            break
        parts.append(part)
    os.close(ours)
    out, _ = process.communicate()
    return process.returncode, out, b"".join(parts).decode()


def test_a_terminal_sees_a_line_that_moves(desk: Any) -> None:
    folder = hostile(desk)
    status, out, seen = seen_in_a_terminal(desk, "import", folder)
    assert status == 0
    assert out.startswith("imported: 7 articles")
    assert "file or record" in seen or "files and records" in seen
    assert "skipped: no" in seen
    assert "]0;evil" not in seen
    assert "\x1b[31m" not in seen
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f]", seen)


def test_without_a_terminal_there_is_no_bar(desk: Any) -> None:
    desk.write("in/a.md", PAGE)
    said = desk.apart("import", desk.folder / "in")
    assert (said.status, said.err) == (0, "")
    assert "\x1b" not in said.out


def test_problems_that_repeat_are_summed_up(desk: Any) -> None:
    desk.write("in/a.jsonl", RECORD + "{broken\n" * 3 + '{"text": ""}\n')
    said = desk("import", desk.folder / "in")
    assert len(said.err.splitlines()) == 4
    reason = said.err.splitlines()[0].split(": ", 2)[2]
    assert said.out.splitlines()[:2] == [
        f"3 skipped: {reason} (first: a.jsonl record 2)",
        "1 skipped: no text in this record (first: a.jsonl record 5)",
    ]
    assert said.out.splitlines()[-1] == "of 5 files and records in 1 file that was looked at: 1 new, 4 skipped"
    assert desk("import", desk.folder / "in", "--json").err == ""


def test_a_terminal_sees_many_problems_as_a_sum(desk: Any) -> None:
    desk.write("in/a.jsonl", RECORD + "{broken\n" * 200)
    status, out, seen = seen_in_a_terminal(desk, "import", desk.folder / "in")
    assert status == 0
    assert seen.count("skipped: a.jsonl record") == 20
    assert "200 skipped: broken JSON" in out


def test_a_map_is_given_and_kept(desk: Any) -> None:
    path = desk.write("a.jsonl", '{"Kopf": "A title", "Own words": "The quay held."}\n')
    said = desk("import", path)
    assert said.status == 1
    assert "--map COLUMN=text" in said.err
    counts, _ = report(desk, path, "--map", "Own words=text", "--map", "Kopf=Title")
    assert counts["new"] == 1
    assert [row["title"] for row in desk("articles", "--json").rows] == ["A title"]
    counts, _ = report(desk, path)
    assert counts["unchanged"] == 1


@pytest.mark.parametrize(
    "wrong",
    [("--map", "Own words"), ("--map", "Own words=colour"), ("--map", "=text"), ("--since", "yesterday"),
     ("--since", "d"),
     ("--since", ""), ("--since", "99999999999d")],
)  # fmt: skip
def test_wrong_usage_is_2(desk: Any, wrong: tuple[str, str]) -> None:
    said = desk("import", desk.write("a.md", PAGE), *wrong)
    assert (said.status, said.out) == (2, "")
    assert not desk.library.exists()


def test_since_goes_by_the_time_of_the_file(desk: Any) -> None:
    old, new = desk.write("in/a.md", PAGE), desk.write("in/b.md", PAGE + "\nAnd it held again.\n")
    os.utime(old, (1_500_000_000, 1_500_000_000))  # July 2017
    os.utime(new, (1_600_000_000, 1_600_000_000))  # September 2020
    counts, rows = report(desk, desk.folder / "in", "--since", "2019-01-01")
    assert [row["file"] for row in rows] == ["b.md"]
    counts, _ = report(desk, desk.folder / "in", "--since", "1d")
    assert counts["files"] == 0
    counts, _ = report(desk, desk.folder / "in", "--since", "2017-01-01", "--no-derive")
    assert (counts["new"], counts["unchanged"]) == (1, 1)


def test_a_question_is_asked_once_at_a_terminal(desk: Any) -> None:
    desk.write("in/a.jsonl", '{"Kopf": "A title", "Own words": "The quay held."}\n')
    desk.write("in/b.jsonl", '{"Kopf": "Another", "Own words": "The quay held twice."}\n')
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "readroom", *desk.files, "import", str(desk.folder / "in")],
        stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, text=True,
        env={**desk.environment, "TERM": "xterm", "COLUMNS": "200"},
    )  # fmt: skip
    os.close(theirs)
    seen = b""
    answers = {
        b"which one is the text?": b"Own words\n",
        b"which one is the title?": b"1\n",
        b"which one is the date?": b"\n",
    }
    asked = set()
    while True:
        try:
            part = os.read(ours, 1 << 16)
        except OSError:
            break
        seen += part
        for question in [one for one in answers if one in seen and one not in asked]:
            asked.add(question)
            os.write(ours, answers[question])
    os.close(ours)
    out, _ = process.communicate()
    assert process.returncode == 0, seen
    assert [seen.count(question) for question in answers] == [1, 1, 1]
    assert b"import again with: --map COLUMN=date" in seen
    assert out.startswith("imported: 2 articles")


def test_nothing_to_import_is_said_with_what_to_do(desk: Any) -> None:
    desk.write("in/a.txt", "A")
    found = desk("import", desk.folder / "in", "--only", "*.html")
    assert (found.status, found.out) == (0, "")
    assert "matches --only *.html" in found.err
    found = desk("import", desk.folder / "in", "--since", "2990-01-01")
    assert found.status == 0
    assert "leave out --since" in found.err


def test_a_text_without_an_article_is_partial_as_an_html_page_is(desk: Any) -> None:
    desk.write("in/a.txt", "Other\n")
    desk.write("in/b.html", "<html><body><p>Other</p></body></html>")
    report = desk.folder / "report.jsonl"
    assert desk("import", desk.folder / "in", "--report", report).status == 0
    rows = [json.loads(line) for line in report.read_text().splitlines()]
    assert {(row["outcome"], row["reason"]) for row in rows} == {("partial", "no article was found on this page")}


def test_an_empty_name_is_no_folder(desk: Any) -> None:
    assert desk("import", "").status == 2


def test_without_its_recipe_a_page_stays_as_the_recipe_cut_it(desk: Any) -> None:
    folder = desk.folder / "in"
    folder.mkdir()
    lines = [
        f"** Number {n} **\nThe boat {n} left the pier in the morning and came back at night with nets."
        for n in (1, 2, 3)
    ]
    (folder / "a.txt").write_text("\n".join(lines))
    (desk.folder / "cut.toml").write_text("[source]\nname = 'Pier'\n[drop]\nlines = ['^The boat 2 .*']\n")
    first = desk("import", folder, "--recipe", desk.folder / "cut.toml", "--json")
    assert first.status == 0, first.err
    _, rows = report(desk, folder)
    assert [row["outcome"] for row in rows] == ["unchanged"]
    assert "as it was read before" in rows[0]["reason"]


def test_what_went_with_a_change_of_its_page_is_said(desk: Any) -> None:
    folder = desk.folder / "in"
    folder.mkdir()
    texts = [
        f"Boat {n} lost\nMarch {n}, 2021\nThe {name} went down at night off the north pier, said the board on {n}.\n"
        f"Its crew of {n} was saved by the people of the {name} inn, who had seen the light go out.\n"
        for n, name in ((1, "Heron"), (2, "Plover"), (3, "Curlew"))
    ]
    (folder / "a.txt").write_text("\n".join(texts))
    counts, _ = report(desk, folder)
    assert counts["articles"] == 3
    (folder / "a.txt").write_text("\n".join(texts[:2]))
    _, rows = report(desk, folder)
    assert (rows[0]["outcome"], rows[0]["reason"]) == ("updated", "1 article that the page had before is gone")
