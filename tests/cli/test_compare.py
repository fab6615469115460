"""`readroom compare` on a library of our own."""

import argparse
import csv
import json
from pathlib import Path
from typing import Any

import pytest

from readroom import compare
from readroom.db.errors import LibraryError
from readroom.db.library import Library
from readroom.db.write import Origin, Writer
from readroom.text import align
from readroom.text.gate import has_control
from readroom.text.model import Article, Body, LineVerdict, Page, PrintedDate

LEFT = """The lamp of the ledge light was dark for nine weeks, and no ship was warned of it by the harbour office.

Twelve men asked why. Keepers have always written the log by hand.
"""
RIGHT = """Twelve men asked why. A ballad about it was sung in all the inns until spring.

The lamp of the ledge light was dark for eleven weeks, and no ship was warned of it by the harbor office.
"""
FOURTH = """Gulls watched from the mast all day and thought nothing of any lamp, dark or bright, in any year.

The council sat until midnight over the price of oil. Twelve men asked why. Nobody had an answer that cost nothing.
"""


def store(writer: Writer, run: int, name: str, article: Article, source: str) -> None:
    text = article.body.text
    verdicts = tuple(LineVerdict(n, "kept", "prose", 1) for n in range(1, text.count("\n") + 2))
    page = Page("text", text, (article,), verdicts, source=source, extractor="test")
    writer.store_page(page, Origin(f"/p/{name}", name, 0, name.encode(), "p"), run)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    with Library.open_writable(path) as opened:
        writer = Writer(opened)
        writer.begin()
        run = writer.start_run({}, version="test", now="2026-01-01T00:00:00+00:00")
        dated = PrintedDate("2021-03-17", "day", "17 March 2021")
        store(writer, run, "a.txt", Article(Body(LEFT), "Dark for weeks", date=dated), "Ledge Mail")
        store(writer, run, "b.txt", Article(Body(RIGHT), None), "Isle \x1b[2JPost")
        store(writer, run, "c.txt", Article(Body(RIGHT + "\nMore soon."), "*Ballads*"), "Ledge Mail")
        store(writer, run, "d.txt", Article(Body(FOURTH), "Gulls"), "Gull Gazette")
        writer.commit()
    return path


def call(library: Path, *args: str) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--library")
    compare.register(parser.add_subparsers())
    parsed = parser.parse_args(["--library", str(library), "compare", *args])
    return int(parsed.run(parsed))


def compared(library: Path, capsys: pytest.CaptureFixture[str], *ids: str) -> dict[str, Any]:
    assert call(library, *ids, "--json") == 0
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    return json.loads(out)  # type: ignore[no-any-return]


def test_json_names_the_articles_and_what_they_share(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = compared(library, capsys, "1", "2")
    assert (found["left"], found["right"]) == (1, 2)
    assert 0.7 < found["left_in_right"] < 0.8
    assert found["longest"] == 10
    duplicate = next(p for p in found["passages"] if p["kind"] == "duplicate")
    assert set(duplicate) == {"kind", "moved", "left", "right", "words", "identity"}
    assert LEFT[slice(*duplicate["left"])].startswith("The lamp")
    assert RIGHT[slice(*duplicate["right"])].startswith("The lamp")
    assert {r["kind"] for r in found["rows"]} == {"edited", "same", "moved", "left", "right"}
    assert [d["kind"] for d in found["differences"]] == ["number", "spelling"]


def test_exchanged_ids_exchange_the_sides(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found, back = compared(library, capsys, "1", "2"), compared(library, capsys, "2", "1")
    assert found["left_in_right"] == back["right_in_left"]
    assert (back["left"], back["right"]) == (2, 1)


def test_text_says_what_is_shared_and_what_differs(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(library, "1", "2") == 0
    out = capsys.readouterr().out
    assert not has_control(out.replace("\n", ""))
    lines = out.splitlines()
    assert lines[0] == "A  Dark for weeks"
    assert lines[1].startswith("   posted by Ledge Mail on 2021-03-17; 34 words; id 1")
    assert lines[2].startswith("B  « Twelve men")
    assert "undated" in lines[3]
    assert "of A (" in out
    assert "of B (" in out
    assert "  number: “nine” / “eleven”  (row 3)" in lines
    assert "  spelling: “harbour” / “harbor”  (row 3)" in lines
    assert "dark for [-nine-]{+eleven+} weeks" in out
    assert "  A Keepers have always written the log by hand." in lines
    assert "  B A ballad about it was sung in all the inns until spring." in lines
    assert "⇅" in out


def test_three_articles_are_a_base_and_its_witnesses(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = compared(library, capsys, "1", "2", "3")
    assert found["base"] == 1
    assert [(w["id"], w["outlet"]) for w in found["witnesses"]] == [(2, "Isle [2JPost"), (3, "Ledge Mail")]
    # The witnesses are copies of one text; the base says much that they do not.
    assert (found["texts"], found["outlets"]) == (2, 2)
    assert [w["text"] for w in found["witnesses"]] == [1, 1]
    first = found["sentences"][0]
    assert (first["witnesses"], first["texts"], first["outlets"]) == (["edited", "edited"], 2, 2)
    assert LEFT[slice(*found["sentences"][found["only_in_base"][0]]["range"])].startswith("Keepers have")
    assert found["said_by_all"] == [0, 1]
    ballad, _ = found["not_in_base"]
    assert [s["witness"] for s in ballad["sentences"]] == [0, 1]
    assert (ballad["texts"], ballad["outlets"]) == (1, 2)


def test_three_articles_as_text(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(library, "1", "2", "3") == 0
    out = capsys.readouterr().out
    assert not has_control(out.replace("\n", ""))
    assert (
        "3 articles: 2 distinct texts, 2 outlets; of 3 sentences of the base, 2 said by all texts, 1 only here" in out
    )
    assert "≈!≈! all    1.1  The lamp of the ledge light was dark" in out
    assert "· ·  only   2.2  Keepers have always" in out
    assert " 1,2  A ballad about it" in out


def test_the_differences_of_three_articles_are_listed(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(library, "1", "2", "3", "4") == 0
    lines = capsys.readouterr().out.splitlines()
    counted = "differences to check: 1 number; spellings: 1; each place of the base counts once, however many texts"
    assert any(line.startswith(counted) for line in lines)
    said = "“nine”: Ledge Mail (base) · “eleven”, 1 text: Isle [2JPost (1), Ledge Mail (2)"
    assert f"  number: {said}  (1.1)" in lines
    assert any(line.startswith("≈!≈!· ") and "  1.1  The lamp" in line for line in lines)
    found = compared(library, capsys, "1", "2", "3", "4")
    number, spelling = found["differences"]
    assert [(d["kind"], d["sentence"]) for d in (number, spelling)] == [("number", 0), ("spelling", 0)]
    assert LEFT[slice(*number["base"])] == "nine"
    own, other = number["versions"]
    assert [v["words"] for v in (own, other)] == ["nine", "eleven"]
    assert (other["texts"], other["outlets"], [a["id"] for a in other["articles"]]) == (1, 2, [2, 3])
    for written in other["articles"]:
        assert RIGHT[slice(*written["range"])] == "eleven"
    pair = compared(library, capsys, "1", "2")["differences"]
    assert [(d["kind"], d["left"], d["right"], d["row"]) for d in pair] == [
        (d["kind"], a["base"], a["range"], a["row"])
        for d in found["differences"]
        for v in d["versions"][1:]
        for a in v["articles"]
        if a["id"] == 2
    ]


def test_what_so_many_texts_say(library: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    whole = compared(library, capsys, "4", "1", "2")
    assert (whole["texts"], whole["said_by"]["at_least"]) == (3, 1)
    kept = [s["number"] for s in whole["sentences"] if s["texts"] >= 2]
    absent = [s["number"] for s in whole["not_in_base"] if s["texts"] >= 2]
    assert 0 < len(kept) < len(whole["sentences"])
    found = compared(library, capsys, "4", "1", "2", "--said-by", "2")
    assert [s["number"] for s in found["sentences"]] == kept
    assert found["said_by"] == {
        "at_least": 2,
        "sentences": len(kept),
        "of_sentences": len(whole["sentences"]),
        "not_in_base": len(absent),
        "of_not_in_base": len(whole["not_in_base"]),
    }
    assert call(library, "4", "1", "2", "--said-by", "2") == 0
    out = capsys.readouterr().out
    of = len(whole["sentences"]) + len(whole["not_in_base"])
    assert f"shown: said by 2 or more of 3 texts: {len(kept) + len(absent)} of {of} ({len(kept)} of " in out
    assert "Gulls watched" not in out
    for form in ("csv", "markdown"):
        assert call(library, "4", "1", "2", "--said-by", "2", "--format", form, "-o", str(tmp_path / form)) == 0
        written = (tmp_path / form).read_text(encoding="utf-8")
        assert "Gulls watched" not in written
        assert "Twelve men asked why" in written
    with pytest.raises(SystemExit, match="2"):
        call(library, "1", "2", "--said-by", "2")


@pytest.mark.parametrize("ids", [("1", "2"), ("1", "2", "3")])
def test_a_comparison_is_written_as_a_file(library: Path, tmp_path: Path, ids: tuple[str, ...]) -> None:
    for form in ("csv", "markdown", "text"):
        target = tmp_path / form
        assert call(library, *ids, "--format", form, "-o", str(target)) == 0
        written = target.read_text(encoding="utf-8")
        assert "Keepers have always written the log by hand." in written
        assert not has_control(written.replace("\n", ""))
    rows = [r for r in csv.DictReader((tmp_path / "csv").open(encoding="utf-8")) if r.get("start_a", "1")]
    text = rows[0]["text_a" if len(ids) == 2 else "text"]
    start, end = (int(rows[0][name]) for name in (("start_a", "end_a") if len(ids) == 2 else ("start", "end")))
    assert text == LEFT[start:end]
    if len(ids) == 3:
        row = next(row for row in rows if row["to_check"])
        assert RIGHT[int(row["found_start"]) : int(row["found_end"])] == row["found"]
        nine, eleven = LEFT.index("nine"), RIGHT.index("eleven")
        said = f"number: nine [{nine}, {nine + 4}) / eleven [{eleven}, {eleven + 6})"
        assert said in row["to_check"].split("; ")
        said = f"“eleven”, 1 text: Isle [2JPost (1) [{eleven}, {eleven + 6})"
        assert said in (tmp_path / "markdown").read_text("utf-8").replace("\\", "")
    if len(ids) == 2:
        assert any(row["to_check"].startswith("number: nine / eleven") for row in rows)
        assert "~~nine~~" in (tmp_path / "markdown").read_text(encoding="utf-8")


def test_what_is_too_long_or_too_many_is_one_line(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LibraryError, match="too many"):
        call(library, *["1", "2"] * 8)
    monkeypatch.setattr(align, "MOST_WORDS", 10)
    with pytest.raises(LibraryError, match="A has 34 words; texts of up to 10 words are compared"):
        call(library, "1", "2")


def test_lines_are_broken_at_the_width_of_a_terminal() -> None:
    line = "  A " + "word " * 40
    parts = compare._wrapped(line.rstrip(), 60)
    assert max(map(len, parts)) <= 60
    assert all(part.startswith("    word") for part in parts[1:])
    assert compare._wrapped(line, None) == [line]


def test_an_article_that_is_not_there_is_one_line(library: Path) -> None:
    with pytest.raises(LibraryError, match="no article '99'"):
        call(library, "1", "99")
