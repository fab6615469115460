"""Which column is which field: given, kept, asked."""

import io
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from readroom.db.articles import get_article, list_articles
from readroom.db.library import Library
from readroom.importer.asking import Ask, Unclear, checked_map, reason_for
from readroom.importer.formats.jsonl import FORMAT
from readroom.importer.report import Counts, Row
from readroom.importer.session import Options, import_paths
from readroom.importer.settings import NOTHING, Settings

MAP = {"Inhalte": "text", "Kopf": "title"}


def lines(*numbers: int) -> str:
    return "".join(json.dumps({"Kopf": f"Title {n}", "Inhalte": f"The ferry left on day {n}."}) + "\n" for n in numbers)


def run(
    library: Path, *paths: Path, columns: Mapping[str, str] | None = None, ask: Ask | None = None, **options: object
) -> tuple[Counts, list[Row]]:
    rows: list[Row] = []
    settings = Settings(columns=columns)
    found, _ = import_paths(library, paths, Options(1, "test", settings=settings, ask=ask, **options), rows.append)  # type: ignore[arg-type]
    return found, rows


def titles(library: Path) -> list[str | None]:
    with Library.open(library) as opened:
        return sorted(row.title or "" for row in list_articles(opened))


@pytest.fixture
def press(tmp_path: Path) -> Path:
    for name, numbers in (("a", (1, 2)), ("b", (3, 4))):
        (tmp_path / f"{name}.jsonl").write_text(lines(*numbers))
    return tmp_path


def test_without_anybody_to_ask_the_file_is_skipped_and_the_reason_says_what_to_type(press: Path) -> None:
    counts, (row,) = run(press / "l.db", press / "a.jsonl")
    assert counts.skipped == 1
    assert "--map COLUMN=text" in (row.reason or "")
    assert "Inhalte" in (row.reason or "")
    again, _ = run(press / "l.db", press / "a.jsonl", columns=MAP)
    assert again.new == 2


def test_what_was_given_is_kept_for_files_like_it(press: Path) -> None:
    library = press / "l.db"
    run(library, press / "a.jsonl", columns=MAP)
    counts, _ = run(library, press / "a.jsonl", press / "b.jsonl")
    assert (counts.unchanged, counts.new, counts.skipped) == (2, 2, 0)
    assert titles(library) == ["Title 1", "Title 2", "Title 3", "Title 4"]
    with Library.open(library) as opened:
        assert get_article(opened, 3).body.text == "The ferry left on day 3."


def test_a_map_for_one_source_is_not_for_another(press: Path) -> None:
    library = press / "l.db"
    run(library, press / "a.jsonl", columns=MAP, source="Gull")
    counts, _ = run(library, press / "b.jsonl", source="Tern")
    assert counts.skipped == 1
    counts, _ = run(library, press / "b.jsonl", source="Gull")
    assert counts.new == 2


def test_a_person_is_asked_once_and_the_answer_is_kept(press: Path) -> None:
    asked: list[Unclear] = []

    def ask(unclear: Unclear) -> Mapping[str, str]:
        asked.append(unclear)
        return {"Inhalte": "text"}

    library = press / "l.db"
    counts, _ = run(library, press / "a.jsonl", press / "b.jsonl", ask=ask)
    assert counts.new == 4
    (unclear,) = asked
    assert (unclear.file, list(unclear.columns), list(unclear.missing)) == ("a.jsonl", ["Kopf", "Inhalte"], ["text"])
    assert unclear.samples["Kopf"] == "Title 1"
    assert run(library, press / "a.jsonl")[0].unchanged == 2


def test_a_map_goes_together_with_what_was_kept(press: Path) -> None:
    library = press / "l.db"
    asked: list[Unclear] = []

    def ask(unclear: Unclear) -> Mapping[str, str]:
        asked.append(unclear)
        return {"Inhalte": "text"}

    run(library, press / "a.jsonl", ask=ask)
    assert asked[0].absent == ("title", "date")
    assert titles(library) == ["", ""]
    counts, _ = run(library, press / "a.jsonl", columns={"Kopf": "title"})
    assert (counts.updated, counts.skipped) == (2, 0)
    assert titles(library) == ["Title 1", "Title 2"]
    assert run(library, press / "b.jsonl")[0].new == 2
    assert titles(library)[2:] == ["Title 3", "Title 4"]
    run(library, press / "b.jsonl", columns={"Kopf": "text"})  # another column is the text now, and Inhalte is nothing
    with Library.open(library) as opened:
        assert sorted(get_article(opened, row.id).body.text for row in list_articles(opened))[-1] == "Title 4"


def test_nobody_answers(press: Path) -> None:
    asked: list[Unclear] = []
    counts, rows = run(press / "l.db", press / "a.jsonl", press / "b.jsonl", ask=asked.append)  # type: ignore[arg-type]
    assert counts.skipped == 2
    assert len(asked) == 1
    assert all(row.reason for row in rows)


def test_a_dry_run_keeps_no_map(press: Path) -> None:
    library = press / "l.db"
    run(library, press / "b.jsonl", columns=MAP)
    with Library.open(library) as opened:
        before = opened.connection.execute("select * from column_map").fetchall()
    run(library, press / "a.jsonl", columns={"Kopf": "text"}, dry_run=True)
    with Library.open(library) as opened:
        assert opened.connection.execute("select * from column_map").fetchall() == before


def test_a_map_changes_nothing_about_files_without_its_columns(press: Path) -> None:
    library = press / "l.db"
    (press / "c.jsonl").write_text('{"title": "T", "text": "The quay held."}\n')
    (press / "d.md").write_text("# A page\n\nThe quay held twice.\n")
    run(library, press / "c.jsonl", press / "d.md")
    counts, _ = run(library, press / "c.jsonl", press / "d.md", columns=MAP)
    assert (counts.unchanged, counts.updated, counts.new) == (2, 0, 0)


def test_a_map_goes_into_a_compressed_file(press: Path) -> None:
    import gzip

    (press / "z.jsonl.gz").write_bytes(gzip.compress(lines(7, 8).encode()))
    assert run(press / "l.db", press / "z.jsonl.gz")[0].skipped == 1
    assert run(press / "l.db", press / "z.jsonl.gz", columns=MAP)[0].new == 2


def test_a_file_with_a_known_column_is_clear_even_if_it_is_empty() -> None:
    stream = io.BytesIO(b'{"text": "", "x": 1}\n')
    assert FORMAT.columns(stream) == ["text", "x"]
    stream.seek(0)
    assert FORMAT.unclear(stream, NOTHING) is None
    assert FORMAT.unclear(io.BytesIO(b"{broken\n[1]\n"), NOTHING) is None
    assert FORMAT.columns(io.BytesIO(b"{broken\n")) is None


def test_pairs_are_checked() -> None:
    assert checked_map(["Head line=Title", "a=b=text"]) == {"Head line": "title", "a=b": "text"}
    for wrong, said in (("x", "COLUMN=FIELD"), ("=text", "COLUMN=FIELD"), ("x=colour", "no field")):
        with pytest.raises(ValueError, match=said):
            checked_map([wrong])


def test_a_reason_is_one_line_whatever_the_columns_are_called() -> None:
    columns = ["a\nb", "\x1b[31m", *(f"column {n}" for n in range(50))]
    reason = reason_for(Unclear(columns, {}, ["text", "title"]))
    assert "\n" not in reason
    assert "\x1b" not in reason
    assert "--map COLUMN=text --map COLUMN=title" in reason
    assert len(reason) < 700
