"""Libraries that older versions made, as their readers find them: nothing is written, and every answer is the same."""

import json
import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from readroom.__main__ import main
from readroom.db.articles import get_article, list_articles, source_counts
from readroom.db.check import check
from readroom.db.errors import LibraryError
from readroom.db.library import Library
from readroom.db.older import OLDEST
from readroom.db.planted import differences
from readroom.db.schema import STEPS

TEXT = (
    "The ferry to Lindholm was stopped by a broken crane on the quay, and {n} people waited for it in the rain.\n\n"
    "Odile Brandt said that nobody had told the crew. \u201cWe will wait until the tide turns, not a day longer,\u201d "
    "she wrote to the harbour council, which has not answered her letter to this day, nor the one before."
)


@pytest.fixture(scope="module")
def newest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of today with everything derived, two near-duplicates among its articles."""
    folder = tmp_path_factory.mktemp("newest")
    pages = folder / "pages"
    pages.mkdir()
    for n in range(6):
        day = f"2020-0{n % 3 + 1}-11"
        more = "Nothing else was said." if n == 5 else f"Entry {n} of the log is about berth {n * 7}."
        (pages / f"{n}.md").write_text(
            f"---\ntitle: The ferry {n}\ndate: {day}\nsource: Paper {n % 2}\n---\n\n{TEXT.format(n=n)}\n\n{more}\n"
        )
    path = folder / "new.db"
    assert main(["--library", str(path), "import", str(pages), "--json"]) == 0
    return path


def older(newest: Path, path: Path, version: int) -> Path:
    """Make a library of schema `version`: what later steps added is taken out of a new one."""
    shutil.copyfile(newest, path)
    empty = sqlite3.connect(":memory:", isolation_level=None)
    for step in STEPS[:version]:
        step(empty)
    ours = {name for (name,) in empty.execute("select name from sqlite_master")}
    file = sqlite3.connect(path, isolation_level=None)
    file.execute("pragma journal_mode = delete")
    sql = "select type, name from sqlite_master where type in ('trigger', 'index', 'table') and sql is not null"
    for kind, name in sorted(file.execute(sql).fetchall(), key=lambda row: ("trigger", "index", "table").index(row[0])):
        if name not in ours and not name.startswith(("sqlite_", "_sqlite_")):
            file.execute(f'drop {kind} if exists "{name}"')
    file.execute(f"pragma user_version = {version}")
    later = [step.__name__ for step in STEPS[version:]]
    file.execute(f"delete from _sqlite_migrations where name in ({', '.join('?' * len(later))})", later)
    # This is what the steps of then make, to the letter.
    assert list(differences(file)) == []
    file.close()
    return path


@pytest.mark.parametrize("version", range(OLDEST, len(STEPS)))
def test_an_older_library_is_read_like_a_new_one(
    newest: Path, tmp_path: Path, version: int, capsys: pytest.CaptureFixture[str]
) -> None:
    path = older(newest, tmp_path / "old.db", version)
    before = path.read_bytes()
    with Library.open(path) as old, Library.open(newest) as new:
        assert list_articles(old) == list_articles(new)
        assert source_counts(old) == source_counts(new)
        assert get_article(old, 1) == get_article(new, 1)
        assert list(check(old)) == []
        with pytest.raises(sqlite3.OperationalError):
            old.connection.execute("create temp table more (a)")
        with pytest.raises(sqlite3.OperationalError):
            old.connection.execute("delete from reuse_left")
    for command in (
        ["search", "ferry -crane", "--json"], ["search", "tide", "--count", "--json"], ["articles", "--json"],
        ["concordance", "letter", "--json"], ["words", "--json"], ["over-time", "ferry", "--json"],
        ["collocates", "ferry", "--min", "1", "--json"], ["dispersion", "ferry", "--json"], ["stats", "--json"],
        ["sources", "--json"],
    ):  # fmt: skip
        told = []
        for library in (newest, path):
            capsys.readouterr()
            status = main(["--library", str(library), "--notes", str(tmp_path / "n.db"), *command])
            # How many copies were folded is what near-duplicates say: None until they are known.
            told.append((status, re.sub(r'"folded": .*|"command": "[^"]*"', "", capsys.readouterr().out)))
        if command[0] != "stats":
            assert told[0] == told[1], command
        assert told[0][0] == told[1][0] == 0, command
    assert path.read_bytes() == before


def test_what_was_not_derived_yet_is_said(newest: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = older(newest, tmp_path / "old.db", OLDEST)
    for command in (["reuse", "1"], ["duplicates"], ["stories"], ["variants"]):
        assert main(["--library", str(path), *command]) == 0, command
        assert "6 articles" in capsys.readouterr().err, command
    # A new import brings the file up to date.
    assert main(["--library", str(path), "import", str(newest.parent / "pages"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["unchanged"] == 6
    with Library.open(path) as library:
        assert library.connection.execute("pragma user_version").fetchone()[0] == len(STEPS)


def test_schemas_with_other_columns_ask_for_an_import(newest: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    file = sqlite3.connect(path, isolation_level=None)
    for step in STEPS[: OLDEST - 1]:
        step(file)
    with Library.open(newest) as new:
        (application,) = new.connection.execute("pragma application_id").fetchone()
    file.execute(f"pragma application_id = {application}")
    file.execute(f"pragma user_version = {OLDEST - 1}")
    file.close()
    with pytest.raises(LibraryError, match="older schema"):
        Library.open(path)
