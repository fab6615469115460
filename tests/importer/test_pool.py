"""The pool: answers for every task, whatever becomes of a worker."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from readroom.importer import limits, worker
from readroom.importer.parcel import unwrapped, with_pieces
from readroom.importer.pool import Pool, Task
from readroom.importer.settings import Settings
from readroom.importer.tasks import file_task
from readroom.importer.wire import read_frame, write_frame


@pytest.fixture
def pool() -> Iterator[Pool]:
    found = Pool(2)
    yield found
    found.close(at_once=True)


def page_task(folder: Path, number: int) -> Task:
    path = folder / f"{number}.md"
    path.write_text(f"# Title {number}\n\nThe quay of number {number} held when the water came.\n")
    return Task({"op": "file", "format": "markdown", "path": str(path), "name": path.name})


def test_every_task_is_answered(pool: Pool, tmp_path: Path) -> None:
    futures = [pool.submit(page_task(tmp_path, n)) for n in range(12)]
    for number, future in enumerate(futures):
        found = future.result().found
        assert found is not None
        ((entry, pieces),) = with_pieces(found["pages"], future.result().payload)
        assert unwrapped(entry, pieces)[0].articles[0].title == f"Title {number}"


def test_a_worker_that_dies_takes_only_its_own_file(pool: Pool, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    first = pool.submit(page_task(tmp_path, 1)).result()
    assert first.found is not None
    for hand in pool._hands:
        if hand._process is not None:
            os.kill(hand._process.pid, signal.SIGSEGV)
            hand._process.wait()
    again = [pool.submit(page_task(tmp_path, n)).result() for n in range(4)]
    assert all(a.found is not None for a in again)


def test_a_worker_killed_at_work_is_a_passing_failure(
    pool: Pool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "WALL_SECONDS", 0)
    answer = pool.submit(page_task(tmp_path, 1)).result()
    assert answer.found is None
    assert answer.passing
    assert "limit of 0 s" in (answer.failure or "")
    monkeypatch.undo()
    assert pool.submit(page_task(tmp_path, 2)).result().found is not None


def test_a_stopped_pool_answers_what_is_left(tmp_path: Path) -> None:
    pool = Pool(1)
    futures = [pool.submit(page_task(tmp_path, n)) for n in range(5)]
    pool.close(at_once=True)
    assert all(f.done() or f.result(timeout=10) for f in futures)


def test_what_cannot_be_opened_is_skipped_with_the_reason(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "link.md").symlink_to(tmp_path / "pipe.md")
    for name, reason in (("pipe.md", "not a regular file"), ("link.md", "cannot be opened"), ("no.md", "No such file")):
        frame = ({"op": "file", "format": "markdown", "path": str(tmp_path / name), "name": name}, b"")
        (entry,) = worker.answer(frame)[0]["pages"]
        assert reason in entry["skipped"]


def test_no_exception_of_a_reader_gets_out(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        container = True

        def read_record(self, data: bytes, number: int, name: str, settings: Settings) -> None:
            raise {1: RecursionError, 2: MemoryError, 3: KeyError, 4: ValueError}[number]("boom")

    monkeypatch.setattr(worker, "format_named", lambda name: Broken())
    frame = ({"op": "records", "format": "x", "name": "x", "numbers": [1, 2, 3, 4], "sizes": [1, 1, 1, 1]}, b"abcd")
    reasons = [entry["skipped"] for entry in worker.answer(frame)[0]["pages"]]
    assert "nested too deeply" in reasons[0]
    assert "more memory" in reasons[1]
    assert "KeyError" in reasons[2]


def test_frames_go_through_a_pipe() -> None:
    out, into = os.pipe()
    write_frame(into, {"name": "a\udcff"}, b"\x00payload")
    write_frame(into, [1], b"")
    os.close(into)
    assert read_frame(out) == ({"name": "a\udcff"}, b"\x00payload")
    assert read_frame(out) == ([1], b"")
    assert read_frame(out) is None
    os.close(out)


def test_a_file_task_says_all_that_a_worker_needs() -> None:
    from readroom.importer.formats import find_format

    found = find_format(b"# x", "a.md")
    assert found is not None
    assert file_task(found, "/x/a.md", "a.md") == {
        "op": "file",
        "format": "markdown",
        "path": "/x/a.md",
        "name": "a.md",
        "settings": None,
    }


def test_a_worker_that_cannot_be_started_is_a_passing_failure(
    pool: Pool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no-python"))
    answer = pool.submit(page_task(tmp_path, 1)).result()
    assert answer.found is None
    assert answer.passing
