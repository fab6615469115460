"""A worker as it runs: frames in, frames out, limits of the operating system, nothing else on its way."""

import hashlib
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from readroom.importer import limits, worker
from readroom.importer.formats import Unreadable
from readroom.importer.parcel import unwrapped, with_pieces
from readroom.importer.wire import read_frame, write_frame
from readroom.text.model import Page


@pytest.fixture
def process() -> Iterator[subprocess.Popen[bytes]]:
    found = subprocess.Popen(
        [sys.executable, "-P", "-m", "readroom.importer.worker"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0,
    )  # fmt: skip
    yield found
    found.kill()
    found.wait()
    for stream in (found.stdin, found.stdout, found.stderr):
        if stream is not None:
            stream.close()


def ask(process: "subprocess.Popen[bytes]", head: dict[str, Any], payload: bytes = b"") -> dict[str, Any]:
    assert process.stdin is not None
    assert process.stdout is not None
    write_frame(process.stdin.fileno(), head, payload)
    frame = read_frame(process.stdout.fileno())
    assert frame is not None
    found, beside = frame
    for entry, pieces in with_pieces(found["pages"], beside):
        if "page" in entry:
            # As the page was before its texts went beside it.
            entry["page"] = unwrapped(entry, pieces)[0].to_json()
    return found  # type: ignore[no-any-return]


def file_task(path: Path, name: str = "markdown") -> dict[str, Any]:
    return {"op": "file", "format": name, "path": str(path), "name": path.name}


def records(*lines: bytes) -> tuple[dict[str, Any], bytes]:
    head = {"op": "records", "format": "jsonl", "name": "a.jsonl", "numbers": list(range(1, len(lines) + 1))}
    return {**head, "sizes": [len(line) for line in lines]}, b"".join(lines)


def test_a_file_is_answered_with_its_page_and_digest(process: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"# A title\n\nA text.\n")
    found = ask(process, file_task(path))
    assert found["digest"] == hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
    (entry,) = found["pages"]
    page = Page.from_json(entry["page"])
    assert (page.articles[0].title, page.articles[0].body.text) == ("A title", "A text.")
    assert found["last"] is False


def test_records_are_answered_one_by_one(process: Any) -> None:
    found = ask(process, *records(b'{"title": "A", "text": "One."}', b"{broken", b'{"title": "C", "text": "Three."}'))
    assert [("page" in entry) for entry in found["pages"]] == [True, False, True]
    assert [entry["page"]["record"] for entry in found["pages"] if "page" in entry] == [1, 3]
    assert found["pages"][1]["skipped"].startswith("broken JSON")


def test_one_worker_answers_many_and_ends_when_its_input_does(process: Any, tmp_path: Path) -> None:
    for number in range(5):
        path = tmp_path / f"{number}.md"
        path.write_text(f"# Title {number}\n\nText.\n")
        assert ask(process, file_task(path))["pages"][0]["page"]["articles"][0]["title"] == f"Title {number}"
    process.stdin.close()
    assert process.wait() == 0
    assert process.stderr.read() == b""


def test_an_interrupt_of_the_terminal_is_not_for_the_worker(process: Any) -> None:
    ask(process, *records(b'{"title": "A", "text": "One."}'))
    process.send_signal(signal.SIGINT)
    assert "page" in ask(process, *records(b'{"title": "A", "text": "One."}'))["pages"][0]


@pytest.mark.parametrize("name", ["nothing", "", "../text"])
def test_an_unknown_reader_is_a_reason(process: Any, tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.md"
    path.write_text("x")
    assert ask(process, file_task(path, name))["pages"] == [{"skipped": f"no reader called {name}"}]


def test_the_limits_hold_in_the_worker() -> None:
    code = (
        "import json, resource\n"
        "from readroom.importer import worker\n"
        "worker._set_limits(); worker._grant_cpu()\n"
        "names = ('RLIMIT_AS', 'RLIMIT_FSIZE', 'RLIMIT_CORE', 'RLIMIT_CPU')\n"
        "print(json.dumps([resource.getrlimit(getattr(resource, name))[0] for name in names]))\n"
        "try: bytearray(4 << 30)\n"
        "except MemoryError: print('no memory')\n"
    )
    # The limit on files would stop the test's own output, were it a file: it is a pipe.
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    memory, size, core, cpu = json.loads(lines[0])
    assert (memory, size, core) == (limits.MEMORY_BYTES, 0, 0)
    assert 1 <= cpu - limits.CPU_SECONDS <= 5
    assert lines[1:] == ["no memory"]


def test_a_worker_that_has_grown_says_that_it_is_the_last(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    answers: list[dict[str, Any]] = []
    frames = iter([(records(b'{"text": "One."}')), (records(b'{"text": "Two."}')), None])
    monkeypatch.setattr(worker, "read_frame", lambda _: next(frames))
    monkeypatch.setattr(worker, "write_frame", lambda _, head, payload: answers.append(head))
    for name in ("_set_limits", "_grant_cpu"):
        monkeypatch.setattr(worker, name, lambda *_: None)
    monkeypatch.setattr(worker.signal, "signal", lambda *_: None)
    monkeypatch.setattr(worker.logging, "disable", lambda _: None)
    monkeypatch.setattr(worker.sys, "setrecursionlimit", lambda _: None)
    monkeypatch.setattr(worker.os, "dup2", lambda *_: None)
    monkeypatch.setattr(worker.limits, "RECYCLE_BYTES", 1)
    assert worker.main() == 0
    assert [answer["last"] for answer in answers] == [True]


def test_formats_are_found_by_name() -> None:
    assert worker.format_named("jsonl").container
    assert not worker.format_named("text").container
    with pytest.raises(Unreadable):
        worker.format_named("nothing")


def test_what_a_reader_prints_is_not_in_the_answers(process: Any, tmp_path: Path) -> None:
    # HTML goes through libraries that print warnings.
    path = tmp_path / "a.html"
    path.write_bytes(b"<html><body><p>" + b"<b>" * 300 + b"A text of the page." + b"</p></table></body></html>")
    for _ in range(3):
        found = ask(process, file_task(path, "html"))
        assert set(found) == {"digest", "pages", "last"}
    process.stdin.close()
    assert process.wait() == 0
    assert process.stdout.read() == b""


def test_a_deep_page_is_a_reason_or_a_page(process: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"<html><body>" + b"<div>" * 60_000 + b"A text.")
    (entry,) = ask(process, file_task(path, "html"))["pages"]
    assert ("page" in entry) != ("skipped" in entry)
