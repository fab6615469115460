"""`readroom export articles`: three formats, a fourth in one file, and the way back in."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

KEPT_BY_JSON = (
    "key", "title", "authors", "date", "date_precision", "date_raw", "first_date", "source", "outlet", "section",
    "language", "url", "words", "keywords", "digest", "text", "spans", "asides",
)  # fmt: skip
KEPT_BY_MARKDOWN = (
    "title", "authors", "date", "date_precision", "first_date", "source", "outlet", "section", "language", "url",
    "keywords", "text",
)  # fmt: skip
CARRIED = ("heading", "link", "quote", "list_item", "table", "emphasis", "strong", "code")


def exported(desk: Any, *argv: str) -> list[dict[str, Any]]:
    said = desk("export", "articles", *argv)
    assert said.status == 0
    return said.rows  # type: ignore[no-any-return]


def test_a_line_is_what_show_says(tour: Any) -> None:
    rows = exported(tour)
    assert [row["id"] for row in rows] == [row["id"] for row in tour("articles", "--json").rows]
    assert all(row == tour("show", row["id"], "--json").value for row in rows)


def test_what_was_exported_is_said_on_standard_error(tour: Any) -> None:
    said = tour("export", "articles", "date:2021-11")
    library = tour("stats", "--json").value["library"]
    assert re.fullmatch(
        rf"{len(said.rows)} articles, each copy counted · query date:2021-11 · library {library} · readroom \S+ · "
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ",
        said.line,
    )
    assert said.rows
    assert all(row["date"].startswith("2021-11") for row in said.rows)
    assert tour("export", "articles", "date:1066").out == ""
    assert tour("export", "articles", "date:66").status == 1


def test_copies_are_left_out_when_asked_and_the_rule_is_said_everywhere(tour: Any, tmp_path: Path) -> None:
    every, once = (tour("search", "--count", "--json", f"dup:{rule} ragna").value for rule in ("all", "fold"))
    assert (every["counted"], once["counted"]) == ("each", "once")
    assert once["query"] == 'dup:"fold" ragna'
    assert once["command"].endswith("search --count --json 'dup:fold ragna'")
    assert {"hits": once["hits"], "articles": once["articles"]} == once["folded"] == every["folded"]
    assert once["each"] == {"hits": every["hits"], "articles": every["articles"]}
    more, fewer = every["articles"], once["articles"]
    assert more > fewer
    file = tmp_path / "folded.jsonl"
    said = tour("export", "articles", "dup:fold ragna", "-o", file)
    assert f"{fewer} articles, copies counted once ({more} with every copy) · query" in said.err
    assert f"counting: copies counted once ({more} with every copy)\n" in Path(f"{file}.txt").read_text("utf-8")
    ids = [json.loads(line)["id"] for line in file.read_text("utf-8").splitlines()]
    for command in (("articles", "--json"), ("search", "--json"), ("search", "--json", "--exact")):
        assert [row["id"] for row in tour(*command, "dup:fold ragna").rows] == ids
    assert len(ids) == fewer
    assert "copies counted once" in tour("concordance", "dup:fold ragna").err
    facets = tour("search", "--facet", "year", "--json", "dup:fold ragna")
    assert (sum(row["articles"] for row in facets.rows), facets.err) == (fewer, "copies counted once\n")


@pytest.mark.parametrize("form", ["jsonl", "csv", "markdown"])
def test_a_file_holds_what_standard_output_does(tour: Any, form: str) -> None:
    target = tour.folder / "out"
    said = tour("export", "articles", "--format", form, "-o", target)
    assert (said.status, said.out) == (0, "")
    assert target.read_text(encoding="utf-8") == tour("export", "articles", "--format", form).out
    assert b"\r" not in target.read_bytes()


def test_a_file_that_cannot_be_written_is_one_line(tour: Any) -> None:
    for target in (tour.folder, tour.folder / "absent" / "out"):
        said = tour("export", "articles", "-o", target)
        assert (said.status, said.out) == (1, "")
        assert str(target) in said.line


def test_csv_is_a_table(tour: Any) -> None:
    rows = list(csv.DictReader(io.StringIO(tour("export", "articles", "--format", "csv").out, newline="")))
    articles = exported(tour)
    assert len(rows) == len(articles) == 41
    for row, article in zip(rows, articles, strict=True):
        assert None not in row.values()
        assert row["text"] == article["text"]
        assert row["title"] == (article["title"] or "")
        assert row["authors"] == "; ".join(article["authors"])
        assert row["id"] == str(article["id"])


def test_an_export_read_again_is_the_same(tour: Any) -> None:
    before = exported(tour)
    file = tour.folder / "out.jsonl"
    tour("export", "articles", "-o", file)
    tour.library = tour.folder / "again.db"
    assert tour("import", file, "--json").value["new"] == 41
    after = {row["key"]: row for row in exported(tour)}
    for row in before:
        again = after[row["key"]]
        assert {n: again[n] for n in KEPT_BY_JSON} == {n: row[n] for n in KEPT_BY_JSON}
        for voice, other in zip(row["voices"], again["voices"], strict=True):
            assert {n: v for n, v in voice.items() if n != "date_raw"} == {
                n: v for n, v in other.items() if n != "date_raw"
            }


def test_markdown_read_again_is_the_same(tour: Any) -> None:
    before = {row["key"]: row for row in exported(tour)}
    folder = tour.folder / "markdown"
    folder.mkdir()
    for key, row in before.items():
        (folder / f"{key}.md").write_text(tour("show", row["id"], "--format", "markdown").out, encoding="utf-8")
    tour.library = tour.folder / "again.db"
    assert tour("import", folder, "--json").value["new"] == 41
    for again in exported(tour):
        row = before[Path(again["file"]).stem]
        assert {n: again[n] for n in KEPT_BY_MARKDOWN} == {n: row[n] for n in KEPT_BY_MARKDOWN}
        assert structure(again) == structure(row)
        captions = [a["text"] for a in row["asides"] if a["kind"] == "caption"]
        assert [a["text"] for a in again["asides"]] == captions


def structure(row: dict[str, Any]) -> list[tuple[Any, ...]]:
    spans = (s for s in row["spans"] if s["kind"] in CARRIED)
    return sorted((s["kind"], s["start"], s["end"], s.get("href") or "") for s in spans)


def test_a_format_is_added_by_one_file(tour: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import readroom.db.export

    (tmp_path / "titles.py").write_text(
        '"""Titles, one a line."""\n\n\ndef export(articles):\n'
        '    """Yield a line for each article."""\n'
        "    for article in articles:\n        yield f\"{article.row.title or '-'}\\n\"\n"
    )
    monkeypatch.setattr(readroom.db.export, "__path__", [*readroom.db.export.__path__, str(tmp_path)])
    said = tour("export", "articles", "--format", "titles")
    assert said.status == 0
    assert said.out.splitlines() == [row["title"] or "-" for row in tour("articles", "--json").rows]
    assert "titles" in tour("export", "articles", "--help").out


def test_only_formats_are_offered(desk: Any) -> None:
    from readroom.db.export import names

    assert names() == ["csv", "jsonl", "markdown"]


def test_json_lines_have_their_letters(tour: Any) -> None:
    out = tour("export", "articles", "lang:zh").out
    assert "票" in out
    assert json.loads(out.splitlines()[0])["language"] == "zh"
