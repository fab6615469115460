"""The import as a whole: outcomes, reports, second runs, changes, stops."""

import json
import sqlite3
from pathlib import Path

import pytest

from readroom.db.articles import get_article, list_articles
from readroom.db.check import check
from readroom.db.errors import LibraryError, ReadroomError
from readroom.db.library import Library
from readroom.importer import limits
from readroom.importer.formats import Unreadable
from readroom.importer.report import Counts, Row
from readroom.importer.session import Options, import_paths, read_file
from readroom.text.model import Page

STABLE = (
    "select a.id, a.key, a.docid, a.title, a.authors, a.date, s.name, a.digest, a.position, p.file, p.record "
    "from article a join source s on s.id = a.source_id join page p on p.id = a.page_id order by a.id"
)


def run(library: Path, *paths: Path, **options: object) -> tuple[Counts, list[Row]]:
    rows: list[Row] = []
    counts, _ = import_paths(library, paths, Options(2, "test", **options), rows.append)  # type: ignore[arg-type]
    assert counts.rows == len(rows)
    for outcome in ("new", "updated", "unchanged", "partial", "skipped"):
        assert getattr(counts, outcome) == sum(r.outcome == outcome for r in rows)
    return counts, rows


def contents(library: Path) -> list[tuple[object, ...]]:
    with Library.open(library) as opened:
        assert not list(check(opened))
        return opened.connection.execute(STABLE).fetchall()


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def markdown(n: int, more: str = "") -> str:
    return f"# Title {n}\n\nThe quay of number {n} held when the water came over the wall. {more}\n"


def record_line(n: int, **more: object) -> str:
    fields = {"title": f"Record {n}", "text": f"What was said on day {n} of the inquiry.", "source": "Gull", **more}
    return json.dumps(fields) + "\n"


@pytest.fixture
def press(tmp_path: Path) -> Path:
    folder = tmp_path / "press"
    for n in range(8):
        write(folder, f"{n}.md", markdown(n))
    write(folder, "all.jsonl", "".join(record_line(n) for n in range(30)))
    write(folder, "picture.png", "no")
    return folder


def test_a_folder_is_imported_and_the_second_time_nothing_changes(press: Path, tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    counts, rows = run(library, press)
    assert (counts.files, counts.articles, counts.new, counts.skipped) == (10, 38, 38, 1)
    assert [r.reason for r in rows if r.outcome == "skipped"] == ["no reader for .png files"]
    assert [r.record for r in rows if r.file == "all.jsonl"] == list(range(1, 31))
    before = contents(library)
    again, _ = run(library, press)
    assert (again.new, again.unchanged, again.skipped, again.articles) == (0, 38, 1, 38)
    assert contents(library) == before


def test_a_page_that_changed_is_updated(press: Path, tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    run(library, press)
    before = {r[1]: r[0] for r in contents(library)}
    write(press, "3.md", markdown(3, "And the wall was mended."))
    counts, rows = run(library, press)
    assert [(r.file, r.outcome) for r in rows if r.outcome not in ("unchanged", "skipped")] == [("3.md", "updated")]
    assert {r[1]: r[0] for r in contents(library)} == before
    assert counts.updated == 1


def test_records_that_moved_are_unchanged_and_a_new_one_is_new(press: Path, tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    run(library, press)
    ids = {r[3]: r[0] for r in contents(library)}
    lines = [record_line(99), *(record_line(n) for n in range(30) if n != 7)]
    write(press, "all.jsonl", "".join(lines))
    counts, _ = run(library, press)
    assert (counts.new, counts.updated) == (1, 0)
    after = {r[3]: r[0] for r in contents(library)}
    assert {t: i for t, i in after.items() if t != "Record 99"} == ids
    places = {r[3]: r[10] for r in contents(library)}
    assert (places["Record 99"], places["Record 0"], places["Record 8"]) == (1, 2, 9)


def test_a_record_that_was_edited_keeps_its_article(press: Path, tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    run(library, press)
    ids = {r[3]: r[0] for r in contents(library)}
    write(
        press,
        "all.jsonl",
        "".join(record_line(n, **({"text": "Corrected words."} if n == 4 else {})) for n in range(30)),
    )
    counts, _ = run(library, press)
    assert (counts.new, counts.updated, counts.unchanged) == (0, 1, 37)
    assert {r[3]: r[0] for r in contents(library)} == ids
    with Library.open(library) as opened:
        assert get_article(opened, ids["Record 4"]).body.text == "Corrected words."


def test_one_bad_record_stops_no_other(tmp_path: Path) -> None:
    path = write(tmp_path, "all.jsonl", record_line(1) + "{broken\n" + '{"title": "no text"}\n' + record_line(2))
    counts, rows = run(tmp_path / "library.db", path)
    assert [r.outcome for r in rows] == ["new", "skipped", "skipped", "new"]
    assert counts.articles == 2
    assert all(r.reason and "\n" not in r.reason for r in rows[1:3])


@pytest.mark.parametrize("after", [1, 2, 5, 9, 20, 33])
def test_an_import_that_was_stopped_ends_the_same(press: Path, tmp_path: Path, after: int, monkeypatch) -> None:
    whole, stopped = tmp_path / "whole.db", tmp_path / "stopped.db"
    run(whole, press)
    monkeypatch.setattr(limits, "COMMIT_PAGES", 1)
    monkeypatch.setattr(limits, "BATCH_RECORDS", 4)
    seen: list[Row] = []

    def stop(row: Row) -> None:
        seen.append(row)
        if len(seen) == after:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_paths(stopped, [press], Options(2, "test"), stop)
    run(stopped, press)
    assert contents(stopped) == contents(whole)


def test_a_full_disk_is_one_line_and_the_rest_is_done_later(press: Path, tmp_path: Path, monkeypatch) -> None:
    from readroom.db.write import Writer

    library = tmp_path / "library.db"
    stored = Writer.store_page
    left = [5]

    def store(self: Writer, *args: object, **more: object) -> object:
        left[0] -= 1
        if left[0] == 0:
            raise sqlite3.OperationalError("database or disk is full")
        return stored(self, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Writer, "store_page", store)
    with pytest.raises(LibraryError, match="disk is full") as problem:
        run(library, press)
    assert "\n" not in str(problem.value)
    run(library, press)
    whole = tmp_path / "whole.db"
    run(whole, press)
    assert contents(library) == contents(whole)


def test_a_missing_path_imports_nothing(press: Path, tmp_path: Path) -> None:
    with pytest.raises(ReadroomError, match="not there"):
        run(tmp_path / "library.db", press, tmp_path / "absent")
    assert not (tmp_path / "library.db").exists()


def test_a_dry_run_stores_nothing(press: Path, tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    counts, _ = run(library, press, dry_run=True)
    assert counts.new == 38
    assert not library.exists()
    run(library, press)
    before = library.read_bytes()
    write(press, "3.md", markdown(3, "changed"))
    counts, _ = run(library, press, dry_run=True)
    assert (counts.new, counts.updated, counts.unchanged) == (0, 1, 37)
    assert library.read_bytes() == before


def test_source_and_only(press: Path, tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    run(library, press, only="*.md", source="The Gull")
    with Library.open(library) as opened:
        rows = list_articles(opened)
    assert {r.source for r in rows} == {"The Gull"}
    assert len(rows) == 8


def test_an_export_read_again_gives_the_same_articles(press: Path, tmp_path: Path) -> None:
    from readroom.db.export.jsonl import export

    first, second = tmp_path / "first.db", tmp_path / "second.db"
    run(first, press)

    def exported(library: Path) -> list[dict[str, object]]:
        with Library.open(library) as opened:
            articles = [get_article(opened, r.id) for r in list_articles(opened, limit=1000)]
            lines = [json.loads(piece) for piece in export(articles)]
        for line in lines:
            for own in ("id", "file", "page", "evidence"):
                del line[own]
        return sorted(lines, key=lambda line: str(line["key"]))

    write(tmp_path, "export.jsonl", "".join(json.dumps(line) + "\n" for line in exported(first)))
    run(second, tmp_path / "export.jsonl")
    assert exported(second) == exported(first)


def test_one_file_can_be_read_alone(press: Path) -> None:
    ((record, page),) = read_file(press / "3.md")
    assert record is None
    assert isinstance(page, Page)
    assert page.articles[0].title == "Title 3"
    write(press, "some.jsonl", record_line(1) + "{broken\n" + record_line(2))
    read = list(read_file(press / "some.jsonl"))
    assert [number for number, _ in read] == [1, 2, 3]
    assert [isinstance(page, Page) for _, page in read] == [True, False, True]
    with pytest.raises(Unreadable):
        list(read_file(press / "picture.png"))


def test_a_container_that_breaks_off_gives_what_stood_before(tmp_path: Path) -> None:
    import gzip

    whole = gzip.compress("".join(record_line(n) for n in range(3000)).encode())
    (tmp_path / "all.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    counts, rows = run(tmp_path / "library.db", tmp_path / "all.jsonl.gz")
    assert counts.new > 500
    assert [(r.record, r.outcome) for r in rows[-1:]] == [(None, "skipped")]
    assert "cut short" in (rows[-1].reason or "")
    (tmp_path / "all.jsonl.gz").write_bytes(whole)
    again, _ = run(tmp_path / "library.db", tmp_path / "all.jsonl.gz")
    assert (again.new, again.unchanged) == (3000 - counts.new, counts.new)


def test_the_same_line_twice_is_one_page(tmp_path: Path) -> None:
    path = write(tmp_path, "all.jsonl", record_line(1) + record_line(2) + record_line(1))
    counts, rows = run(tmp_path / "library.db", path)
    assert [r.outcome for r in rows] == ["new", "new", "unchanged"]
    assert counts.articles == 3


def test_a_resumed_import_reads_only_what_is_new(press: Path, tmp_path: Path, monkeypatch) -> None:
    from readroom.importer.pool import Pool

    library = tmp_path / "library.db"
    stop_after = [12]

    def stop(row: Row) -> None:
        stop_after[0] -= 1
        if not stop_after[0]:
            raise KeyboardInterrupt

    monkeypatch.setattr(limits, "COMMIT_PAGES", 1)
    monkeypatch.setattr(limits, "BATCH_RECORDS", 4)
    with pytest.raises(KeyboardInterrupt):
        import_paths(library, [press], Options(2, "test"), stop)
    with Library.open(library) as opened:
        (stored,) = opened.connection.execute("select count(*) from page").fetchone()
    sent: list[int] = []
    submitted = Pool.submit

    def submit(self: Pool, task: object) -> object:
        sent.append(len(task.head.get("numbers", [0])))  # type: ignore[attr-defined]
        return submitted(self, task)  # type: ignore[arg-type]

    monkeypatch.setattr(Pool, "submit", submit)
    counts, _ = run(library, press)
    assert stored >= 5
    assert sum(sent) == counts.new == 38 - stored


def test_only_so_much_waits_at_a_time(tmp_path: Path, monkeypatch) -> None:
    from readroom.importer.jobs import Job
    from readroom.importer.pipeline import Import

    path = write(tmp_path, "all.jsonl", "".join(record_line(n, text="word " * 400) for n in range(200)))
    monkeypatch.setattr(limits, "BATCH_RECORDS", 4)
    monkeypatch.setattr(limits, "WAITING_BYTES", 20_000)
    held, most = [0], [0]
    submitted, finished = Import._submit, Import._finish

    def submit(self: Import, job: Job) -> object:
        held[0] += job.size
        most[0] = max(most[0], held[0])
        return submitted(self, job)

    def finish(self: Import, job: Job) -> None:
        held[0] -= job.size
        finished(self, job)

    monkeypatch.setattr(Import, "_submit", submit)
    monkeypatch.setattr(Import, "_finish", finish)
    counts, _ = run(tmp_path / "library.db", path)
    assert counts.new == 200
    assert 0 < most[0] <= 30_000


def test_files_that_were_not_modified_since_are_left_alone(press: Path, tmp_path: Path) -> None:
    import os

    for path in press.iterdir():
        os.utime(path, (1_000_000, 1_000_000))
    os.utime(press / "3.md", (2_000_000, 2_000_000))
    counts, rows = run(tmp_path / "library.db", press, since=1_500_000.0)
    assert [(r.file, r.outcome) for r in rows] == [("3.md", "new")]
    assert counts.files == 1


def test_the_way_is_told_by_bytes(press: Path, tmp_path: Path) -> None:
    from readroom.importer.deriving import STEPS
    from readroom.importer.report import Progress

    seen: list[Progress] = []
    run(tmp_path / "library.db", press, watch=seen.append)
    total = sum(path.stat().st_size for path in press.iterdir())
    derived = [p for p in seen if p.derived]
    seen = [p for p in seen if not p.derived]
    assert [p.file for p in derived if not p.total] == [step.title for step in STEPS]
    assert {p.total for p in seen} == {total}
    done = [p.done for p in seen]
    assert done == sorted(done)
    assert done[-1] == total
    assert [p.file for p in seen][-2:] == ["all.jsonl", "picture.png"]


def test_a_worker_that_answers_something_else_is_a_reason(press: Path, tmp_path: Path, monkeypatch) -> None:
    from concurrent.futures import Future

    from readroom.importer.pool import Answer, Pool, Task

    def submit(self: Pool, task: Task) -> "Future[Answer]":
        future: Future[Answer] = Future()
        count = len(task.head.get("numbers", [0]))
        future.set_result(Answer({"pages": [{"page": {"nonsense": 1}}] * count, "digest": None}))
        return future

    monkeypatch.setattr(Pool, "submit", submit)
    _, rows = run(tmp_path / "library.db", press)
    assert {r.outcome for r in rows} == {"skipped"}
    assert all("gave no page" in (r.reason or "") for r in rows if r.file != "picture.png")


def test_lines_that_come_again_while_the_first_is_being_read(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(limits, "BATCH_RECORDS", 1)
    path = write(tmp_path, "all.jsonl", "".join(record_line(n) for n in (1, 2, 1, 1, 3, 2, 3, 1)))
    counts, rows = run(tmp_path / "library.db", path)
    assert [r.outcome for r in rows] == ["new", "new", "unchanged", "unchanged", "new", *["unchanged"] * 3]
    assert len(contents(tmp_path / "library.db")) == 3
    assert counts.articles == 8
