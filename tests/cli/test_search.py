"""`readroom search` as it is called: its lines, its JSON, and what goes to standard error."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from readroom.__main__ import main
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
def paths(tmp_path: Path) -> list[str]:
    """A small library and a notebook, as options of the command line."""
    with Library.open_writable(tmp_path / "library.db") as library:
        writer = Writer(library)
        writer.begin()
        run = writer.start_run({}, version="test", now="2026-01-01T00:00:00+00:00")
        for n, (title, text, day) in enumerate(ARTICLES):
            printed = PrintedDate(day, "year" if len(day) == 4 else "day", day) if day else None
            made = Article(Body(text), title, date=printed, outlet="Dock Herald" if n == 1 else None)
            page = Page("text", text, (made,), source="Quay Times")
            writer.store_page(page, Origin(f"/p/{n}", f"{n}", 0, bytes([n])), run)
        writer.commit()
    return ["--library", str(tmp_path / "library.db"), "--notes", str(tmp_path / "notes.db")]


def call(paths: list[str], capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    status = main([*paths, "search", *args])
    done = capsys.readouterr()
    return status, done.out, done.err


def rows(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_json_lines(paths: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = call(paths, capsys, "old", "--json")
    assert (status, err) == (0, "")
    first, second = rows(out)
    assert first["title"] == "Ferry strike"
    assert {"id", "key", "title", "source", "outlet", "date", "score", "snippet", "marks", "hits", "start"} == set(
        first
    )
    assert (first["source"], first["outlet"], first["date"], first["score"], first["start"]) == (
        "Quay Times", None, "2020-03-15", None, 4,
    )  # fmt: skip
    assert [[row["snippet"][s:e] for s, e in row["marks"]] for row in (first, second)] == [["old"], ["old", "OLD"]]
    assert (second["outlet"], second["hits"]) == ("Dock Herald", 2)
    assert "port. No ferry" in first["snippet"]


def test_limit_and_rank(paths: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert [r["title"] for r in rows(call(paths, capsys, "ferry", "--json", "--limit", "1")[1])] == ["Ferry strike"]
    found = rows(call(paths, capsys, "old ferry OR ramps", "--json", "--sort", "rank")[1])
    assert len(found) == 2
    assert found[0]["score"] < found[1]["score"] < 0
    for wrong in ("0", "-1", "many"):
        with pytest.raises(SystemExit) as stop:
            call(paths, capsys, "ferry", "--limit", wrong)
        assert stop.value.code == 2


def test_count_as_json(paths: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = call(paths, capsys, "ferry", "--count", "--json")
    assert status == 0
    (found,) = rows(out)
    assert found == {
        "hits": 4, "articles": 2, "by_field": {"title": {"hits": 1, "articles": 1}, "text": {"hits": 3, "articles": 2}},
        "variants": {"ferry": {"hits": 3, "articles": 2}, "Ferry": {"hits": 1, "articles": 1}},
        "undated": 1, "undated_out": 0, "first_out": 0, "counted": "each", "folded": None,
        "query": "ferry", "command": f"readroom --library {paths[1]} search --count --json ferry",
    }  # fmt: skip


def test_plain_lines_with_a_header(paths: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = call(paths, capsys, "ferry", "date:2018..")
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "3 hits in 1 article · text 2 in 1, title 1 in 1 · ferry 2 in 1, Ferry 1 in 1 · every copy counted · "
        "1 undated not considered",
        "      1  2020-03-15  Quay Times  Ferry strike",
        "         The old ferry stays in port. No ferry left on Monday.",
    ]
    assert call(paths, capsys, "ferry", "--count")[1].startswith("4 hits in 2 articles · ")
    assert "« A text without a title" in call(paths, capsys, "ramps")[1]
    status, out, err = call(paths, capsys, "old OR ferry", "--limit", "2")
    assert len(out.splitlines()) == 5
    assert err == "2 of 3 articles are shown; more with --limit\n"


def test_nothing_found_is_no_failure(paths: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert call(paths, capsys, "nowhere") == (0, "nothing found\n", "")
    assert call(paths, capsys, "nowhere", "--json") == (0, "", "")
    assert call(paths, capsys, "ferry date:1999")[1] == "nothing found · 1 undated not considered\n"


def test_notices_go_to_standard_error(paths: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = call(paths, capsys, 'ferry "old', "--json")
    assert status == 0
    assert len(rows(out)) == 1
    assert err == "note: a quotation is not closed: it is read to the end\n"


def test_explain(paths: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    _, out, err = call(paths, capsys, "ferry -old", "--explain", "--count")
    assert err == ""
    assert out.splitlines()[:3] == [
        "read as: ferry -old", "  all of", '    the word "ferry" in title or text',
    ]  # fmt: skip
    _, out, err = call(paths, capsys, "ferry -old", "--explain", "--json")
    assert len(rows(out)) == 1
    assert "read as: ferry -old" in err


def test_an_impossible_value_fails_with_one_line(paths: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = call(paths, capsys, "ferry date:2020-13")
    assert (status, out) == (1, "")
    assert err.startswith("readroom: date:2020-13 has no month 13")
    assert err.count("\n") == 1


def test_a_query_of_negations_stands_after_two_dashes(paths: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert [r["title"] for r in rows(call(paths, capsys, "--json", "--", "-ferry", "-mole")[1])] == ["Quay"]


def test_the_notebook_is_opened_only_when_it_is_asked(
    paths: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call(paths, capsys, "ferry", "--json")
    assert not (tmp_path / "notes.db").exists()
    assert call(paths, capsys, "ferry has:highlight", "--json") == (0, "", "")
    assert (tmp_path / "notes.db").exists()
    assert len(rows(call(paths, capsys, "ferry -tag:x", "--json")[1])) == 2


def test_no_control_character_reaches_the_terminal(
    paths: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    control = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
    assert not control.search(call(paths, capsys, "evil")[1])
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    out = call(paths, capsys, "evil")[1]
    assert "\x1b[1;7mevil\x1b[0m" in out
    assert not control.search(re.sub("\x1b\\[[0-9;]*m", "", out))
    assert "]0;x" in re.sub("\x1b\\[[0-9;]*m", "", out)


def test_articles_are_listed_by_the_same_query(paths: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*paths, "articles", "ferry -old", "--json"]) == 0
    assert [r["title"] for r in rows(capsys.readouterr().out)] == [None]


def test_facets(paths: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert call(paths, capsys, "ferry OR old", "--facet", "year") == (
        0, "        1  2020\n        1  2019\n        1  undated\n", "each copy counted\n",
    )  # fmt: skip
    assert rows(call(paths, capsys, "ferry OR old", "--facet", "outlet", "--json")[1]) == [
        {"value": "Dock Herald", "articles": 1}, {"value": None, "articles": 2},
    ]  # fmt: skip
    with pytest.raises(SystemExit) as stop:
        call(paths, capsys, "ferry", "--facet", "colour")
    assert stop.value.code == 2


def test_exact_streams_the_same(paths: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    for sort in ("date", "rank"):
        plain = call(paths, capsys, "old OR ferry", "--json", "--sort", sort)[1]
        assert call(paths, capsys, "old OR ferry", "--json", "--sort", sort, "--exact")[1] == plain
    assert len(rows(call(paths, capsys, "old OR ferry", "--json", "--exact", "--limit", "2")[1])) == 2


def test_what_was_cut_short_is_said(
    paths: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("readroom.search.COUNTED", 2)
    monkeypatch.setattr("readroom.db.forms.FORMS", 1)
    status, out, err = call(paths, capsys, "old OR ferry OR mole")
    assert out.startswith("2+ articles · every copy counted · hits not counted: --count counts them\n")
    assert len(rows(call(paths, capsys, "old OR ferry OR mole", "--json")[1])) == 4
    monkeypatch.setattr("readroom.db.search.SECONDS", 0.0)
    status, out, err = call(paths, capsys, "/ferry/", "--json")
    assert (status, out) == (0, "")
    assert (
        err == "note: 0 texts were looked at and the others were not, since that takes too long; --exact looks at all\n"
    )
    assert call(paths, capsys, "/ferry/")[2] == ""
    assert "the others were not" in call(paths, capsys, "/ferry/")[1]
    assert len(rows(call(paths, capsys, "/ferry/", "--json", "--exact")[1])) == 2
    assert call(paths, capsys, "/ferry/", "--count")[1].startswith("3 hits in 2 articles")


def test_a_search_is_saved_with_its_dates_as_days(paths: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = call(paths, capsys, "ferry OR =OLD", "--save", "boats", "--json")
    assert len(rows(out)) == 3
    assert err == "saved:boats is kept as: ferry OR =OLD\n"
    assert len(rows(call(paths, capsys, "saved:boats -quay", "--json")[1])) == 2
    status, out, err = call(paths, capsys, "saved:nothing")
    assert (status, out) == (1, "")
    assert "there is boats" in err
    assert re.search(r"kept as: date:\d{4}-\d\d-\d\d\.\.\d{4}", call(paths, capsys, "date:30d", "--save", "new")[2])


def test_an_interrupted_search_ends_as_interrupted(
    paths: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("readroom.db.holding.Holder.holds", stop)
    assert call(paths, capsys, "/ferry/", "--json")[0] == 130
