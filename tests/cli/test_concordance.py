"""`readroom concordance` as it is called: lines of JSON, tables, text, and what is said beside them."""

import csv
import io
import json
import shlex

import pytest

from readroom.__main__ import main
from readroom.db.articles import get_article
from readroom.db.library import Library
from readroom.db.write import Origin, Writer
from readroom.text.model import Article, Body, Page, PrintedDate

ARTICLES = (
    ("Ferry strike", "The old ferry stays in port.\n\nNo ferry left on Monday.", "2020-03-15"),
    ("Quay", "The old-quay inn, the OLD quay.", "2019"),
    (None, "A text without a title, on ferry ramps and tides.", None),
    ("Bad\x1b[31m", "Something \x1b]0;x\x07 evil about a mole.", "2018-01-01"),
)


@pytest.fixture
def paths(tmp_path):
    """A small library and a notebook, as options of the command line."""
    with Library.open_writable(tmp_path / "library.db") as library:
        writer = Writer(library)
        writer.begin()
        run = writer.start_run({}, version="test", now="2026-01-01T00:00:00+00:00")
        for n, (title, text, day) in enumerate(ARTICLES):
            printed = PrintedDate(day, "year" if len(day) == 4 else "day", day) if day else None
            made = Article(Body(text), title, date=printed, outlet="Dock Herald" if n == 1 else None)
            writer.store_page(
                Page("text", text, (made,), source="Quay Times"), Origin(f"/p/{n}", f"{n}", 0, bytes([n])), run
            )
        writer.commit()
    return ["--library", str(tmp_path / "library.db"), "--notes", str(tmp_path / "notes.db")]


@pytest.fixture
def call(paths, capsys):
    """Call the command; return its status, its output and the lines beside it."""

    def run(*args):
        try:
            status = main([*paths, "concordance", *args])
        except SystemExit as left:
            status = left.code
        done = capsys.readouterr()
        return status, done.out, done.err.splitlines()

    return run


def rows(out):
    return [json.loads(line) for line in out.splitlines()]


def test_json_lines_point_at_the_node(call, paths):
    status, out, err = call("ferry", "--json")
    found = rows(out)
    assert status == 0
    assert [(row["start"], row["node"]) for row in found] == [(8, "ferry"), (33, "ferry"), (27, "ferry")]
    with Library.open(paths[1]) as library:
        for row in found:
            text = get_article(library, row["id"]).body.text
            assert text[row["start"] : row["end"]] == row["node"]
            assert text.startswith(row["left"] + row["node"] + row["right"], row["start"] - len(row["left"]))
    assert found[0]["left"] == "The old "
    assert (found[0]["source"], found[0]["outlet"], found[0]["date"]) == ("Quay Times", None, "2020-03-15")
    assert found[2]["date"] is None
    assert err[0].startswith("3 lines in 2 articles · hits in titles have no line · 4 hits in 2 articles")
    assert err[1] == f"again: readroom --library {paths[1]} concordance ferry --json"


def test_the_window_is_in_words(call):
    assert [row["left"] + "|" + row["right"] for row in rows(call("ferry", "--window", "1", "--json")[1])] == [
        "old | stays",
        "No | left",
        "on | ramps",
    ]
    assert rows(call("ferry", "--window", "0", "--json")[1])[0]["left"] == ""


def test_sorting_by_several_levels(call):
    found = rows(call("old", "--sort", "node,R1", "--json")[1])
    assert [row["right"].split()[0] for row in found] == ["ferry", "-quay", "quay."]
    narrow = rows(call("ferry", "--sort=-R2", "--window", "1", "--json")[1])
    assert [row["right"] for row in narrow] == [" left", " stays", " ramps"]


def test_a_limit_says_what_was_read(call):
    _status, out, err = call("ferry", "--limit", "1", "--json")
    assert len(rows(out)) == 1
    assert err[0].startswith("1 line in 1 article · the newest: others were not read")
    assert "--limit 1" in err[1]
    err = call("ferry", "--limit", "9", "--json")[2]
    assert err[0].startswith("3 lines in 2 articles")
    _, out, err = call("ferry", "--limit", "1", "--sort", "R1", "--json")
    assert err[0].startswith("3 lines in 2 articles")
    assert err[-1] == "the first 1 of them are written; more with --limit"


def test_a_sample_is_had_again_by_the_command_that_is_said(call):
    _, out, err = call("ferry", "OR", "old", "--sample", "3", "--json")
    assert len(rows(out)) == 3
    assert "a random sample of 6, seed " in err[0]
    again = shlex.split(err[1].removeprefix("again: "))
    assert call(*again[again.index("concordance") + 1 :])[1] == out


def test_a_table(call):
    _, out, _ = call("old", "--csv")
    found = list(csv.DictReader(io.StringIO(out)))
    assert [row["node"] for row in found] == ["old", "old", "OLD"]
    assert found[1]["outlet"] == "Dock Herald"


def test_text_is_aligned_and_holds_no_control_character(call):
    _, out, _ = call("ferry OR mole")
    found = out.splitlines()
    assert len(found) == 4
    assert [line[65:70].rstrip(" .") for line in found] == ["ferry", "ferry", "mole", "ferry"]
    assert "¶ No ferry left" in out
    assert "undated" in out
    assert "\x1b" not in out


def test_nothing_found_is_no_failure(call):
    status, out, err = call("zeppelin", "--json")
    assert (status, out) == (0, "")
    assert err[0] == "0 lines in 0 articles · nothing found"


def test_a_notice_of_the_parser_is_said(call):
    assert call("(ferry")[2][0] == "note: a parenthesis is not closed: it is read to the end"


@pytest.mark.parametrize("text", ["date:2019", "-ferry", "source:quay"])
def test_a_query_without_words_fails_with_one_line(call, text):
    status, _, err = call("--", text)
    assert status == 1
    assert err == ["readroom: a concordance needs a word, a phrase or a pattern that is looked for in texts"]


@pytest.mark.parametrize("wrong", [("--sort", "L9"), ("--window", "-1"), ("--sample", "0"), ("--json", "--csv")])
def test_wrong_usage(call, wrong):
    assert call("ferry", *wrong)[0] == 2


def test_a_query_may_ask_the_notebook(call, paths):
    assert main([*paths, "notes", "add", "1", "--start", "0", "--end", "3", "--tag", "ice"]) == 0
    call("zeppelin")
    assert [row["id"] for row in rows(call("ferry tag:ice", "--json")[1])] == [1, 1]
