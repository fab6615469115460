"""An import that is killed or interrupted: a healthy library, nothing lost, and the same command finishes the work."""

import contextlib
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

FILES = 500
ROUNDS, KILLS = 5, 4
SECONDS_TO_STOP = 1.0
CONTENTS = (
    "select a.id, a.key, a.title, a.date, s.name, hex(t.z) from article a join source s on s.id = a.source_id "
    "join article_text t on t.article_id = a.id order by a.id"
)
TOPICS = ("the quay", "a lost anchor", "the night ferry", "two lamps", "the choir", "a late spring", "the bakery")


@pytest.fixture(scope="session")
def pages(tmp_path_factory):
    """A folder of small articles, the same in every run."""
    folder = tmp_path_factory.mktemp("pages")
    chance = random.Random(4)
    for number in range(FILES):
        title = f"Letter {number} about {chance.choice(TOPICS)}"
        body = "\n\n".join(
            " ".join(f"On day {chance.randrange(400)} somebody wrote of {chance.choice(TOPICS)}." for _ in range(5))
            for _ in range(6)
        )
        day = f"2019-{1 + number % 12:02}-{1 + number % 28:02}"
        text = f"---\ntitle: {title}\ndate: {day}\n---\n\n# {title}\n\n{body}\n"
        (folder / f"{number:04}.md").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def whole(pages, tmp_path_factory):
    """What an import that nobody disturbs makes of the pages."""
    library = tmp_path_factory.mktemp("whole") / "library.db"
    subprocess.run(command(library, pages), check=True, capture_output=True)
    return contents(library)


def command(library: Path, pages: Path) -> list[str]:
    return [sys.executable, "-m", "readroom", "--library", str(library), "import", str(pages), "--json"]


def wait(process: "subprocess.Popen[str]", seconds: float) -> None:
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(seconds)


def contents(library: Path) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(f"file:{library}?mode=ro", uri=True)) as file:
        return file.execute(CONTENTS).fetchall()


def assert_healthy(desk, library: Path) -> None:
    checked = desk.run("--library", str(library), "check", check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def committed(library: Path) -> set[tuple[object, ...]]:
    """What another process sees of the library while it is being written."""
    if not library.exists():
        return set()
    try:
        return set(contents(library))
    except sqlite3.OperationalError:
        return set()  # the first tables are not there yet


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_a_killed_import_is_finished_by_the_same_command(desk, pages, whole, seed):
    chance = random.Random(seed)
    library = desk.folder / "library.db"
    for _ in range(KILLS):
        process = subprocess.Popen(
            command(library, pages), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        wanted = chance.randrange(400)  # an import commits a few hundred pages at a time
        while process.poll() is None and len(committed(library)) < wanted:
            wait(process, 0.01)
        wait(process, chance.uniform(0, 0.3))
        seen = committed(library)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert seen <= committed(library)
        if seen:
            assert_healthy(desk, library)
    done = desk.run("--library", str(library), "import", str(pages), "--json")
    assert f'"files": {FILES}' in done.stdout
    assert contents(library) == whole
    assert_healthy(desk, library)


def test_ctrl_c_stops_an_import_soon(desk, pages, whole):
    library = desk.folder / "library.db"
    terminal = desk.open("--library", str(library), "import", str(pages), "--workers", "1")
    terminal.until(lambda shown: re.search(r"[1-9]\d* files and records", shown))
    terminal.press("ctrl+c")
    started = time.monotonic()
    assert terminal.wait() == 130
    assert time.monotonic() - started < SECONDS_TO_STOP
    shown = terminal.text()
    assert "stopped; what was imported is kept" in shown
    assert "Traceback" not in shown
    assert len(contents(library)) < FILES
    assert_healthy(desk, library)
    desk.run("--library", str(library), "import", str(pages))
    assert contents(library) == whole


def test_sigint_from_elsewhere_stops_an_import_too(desk, pages, whole):
    library = desk.folder / "library.db"
    process = subprocess.Popen(
        command(library, pages), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=desk.environment
    )
    while not committed(library) and process.poll() is None:
        wait(process, 0.01)
    process.send_signal(signal.SIGINT)
    started = time.monotonic()
    _, said = process.communicate(timeout=60)
    assert time.monotonic() - started < SECONDS_TO_STOP
    assert process.returncode == 130
    assert said.strip().count("\n") == 0
    assert_healthy(desk, library)
    desk.run("--library", str(library), "import", str(pages))
    assert contents(library) == whole
