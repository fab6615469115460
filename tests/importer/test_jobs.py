"""Short files: looked at together, read by a worker in handfuls, stored as if each had come alone."""

import json
from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path

import pytest

from readroom.db.library import Library
from readroom.importer import limits
from readroom.importer.pool import Answer, Pool, Task
from readroom.importer.report import Row
from readroom.importer.session import Options, import_paths

STORED = (
    "select a.id, a.key, a.title, p.file, p.digest, f.outcome, f.reason from import_file f "
    "left join page p on p.id = f.page_id left join article a on a.page_id = p.id order by f.path, f.record, a.id"
)


def page(n: int) -> str:
    return f"Title {n}\n\nThe quay of number {n} held when the water came over the wall, and nobody was hurt.\n"


def run(library: Path, *paths: Path) -> list[Row]:
    rows: list[Row] = []
    import_paths(library, paths, Options(2, "test", derive=False), rows.append)
    return rows


def stored(library: Path) -> list[tuple[object, ...]]:
    with Library.open(library) as opened:
        return opened.connection.execute(STORED).fetchall()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "press"
    found.mkdir()
    for n in range(9):
        (found / f"{n}.txt").write_text(page(n))
    (found / "1a.md").write_text("# A title\n\nSome text of a page in Markdown.\n")
    (found / "2a.html").write_text(f"<html><title>Ten</title><body><article><h1>Ten</h1><p>{page(10)}</p></article>")
    (found / "2b.jsonl").write_text(json.dumps({"title": "In a list", "text": "A record among pages."}) + "\n")
    (found / "3a.txt").write_text(page(0))  # a copy
    (found / "4a.txt").write_text("")
    (found / "5a.png").write_text("no")
    (found / "6a.txt").write_text(page(6) * 2000)  # longer than a short file
    (found / "7a.txt").symlink_to(found / "7.txt")
    return found


def tasks_of(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """Have the names of what is sent to workers noted."""
    sent: list[Sequence[str]] = []
    submitted = Pool.submit

    def submit(self: Pool, task: Task) -> "Future[Answer]":
        sent.append(task.head.get("names") or [task.head["name"]])
        return submitted(self, task)

    monkeypatch.setattr(Pool, "submit", submit)
    return sent


def test_a_handful_is_stored_as_if_each_file_came_alone(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = tasks_of(monkeypatch)
    rows = run(tmp_path / "many.db", folder)
    assert sent[0] == ["0.txt", "1.txt", "1a.md", "2.txt"]
    assert {len(names) for names in sent if "2a.html" in names or "6a.txt" in names} == {1}
    monkeypatch.setattr(limits, "HAND_FILES", 1)
    sent.clear()
    alone = run(tmp_path / "alone.db", folder)
    assert {len(names) for names in sent} == {1}
    assert [(r.file, r.outcome, r.reason) for r in rows] == [(r.file, r.outcome, r.reason) for r in alone]
    assert [r.file for r in rows if r.outcome == "unchanged"] == ["3a.txt"]
    assert stored(tmp_path / "many.db") == stored(tmp_path / "alone.db")


def test_what_is_there_is_not_read_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tmp_path / "l.db", folder)
    before = stored(tmp_path / "l.db")
    sent = tasks_of(monkeypatch)
    (folder / "4.txt").write_text(page(4) + "\nMore was written.\n")
    rows = run(tmp_path / "l.db", folder)
    assert sent == [["4.txt"]]
    assert [(r.file, r.outcome) for r in rows if r.outcome not in ("unchanged", "skipped")] == [("4.txt", "updated")]
    after = stored(tmp_path / "l.db")
    assert [row[0] for row in before] == [row[0] for row in after]


def test_a_file_that_is_named_twice_is_one_page(folder: Path, tmp_path: Path) -> None:
    rows = run(tmp_path / "l.db", folder / "1.txt", folder / "1.txt", folder / "2.txt", folder / "1.txt")
    assert [r.outcome for r in rows] == ["new", "unchanged", "new", "unchanged"]


def test_a_page_that_kills_its_worker_takes_no_other_with_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    submitted = Pool.submit

    def submit(self: Pool, task: Task) -> "Future[Answer]":
        if "2.txt" not in (task.head.get("names") or [task.head["name"]]):
            return submitted(self, task)
        future: Future[Answer] = Future()
        future.set_result(Answer(None, "its reader crashed (signal 11)"))
        return future

    monkeypatch.setattr(Pool, "submit", submit)
    rows = {row.file: row for row in run(tmp_path / "l.db", folder)}
    assert (rows["2.txt"].outcome, rows["2.txt"].reason) == ("skipped", "its reader crashed (signal 11)")
    assert all(rows[f"{n}.txt"].outcome == "new" for n in range(9) if n != 2)
    assert rows["1a.md"].outcome == "new"
