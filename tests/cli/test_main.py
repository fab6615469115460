"""The front door: exit statuses, one line for what went wrong, and where the output goes."""

import argparse
import os
import re
import shlex
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from readroom.__main__ import parser
from readroom.db.errors import ReadroomError
from readroom.groups import GROUPS, needed
from readroom.plain import opening
from readroom.version import VERSION

COMMANDS = tuple(next(a for a in parser()._actions if isinstance(a, argparse._SubParsersAction)).choices)


def test_each_module_adds_the_commands_that_it_is_said_to_add() -> None:
    assert tuple(name for names in GROUPS.values() for name in names) == COMMANDS
    for group, names in GROUPS.items():
        alone = next(a for a in parser([group])._actions if isinstance(a, argparse._SubParsersAction))
        assert tuple(alone.choices) == names


def test_only_what_a_command_needs_is_loaded() -> None:
    assert needed([]) == needed(["--library", "search", "--notes=x", "--debug"]) == ()
    assert needed(["--debug", "--library", "x.db", "search", "import"]) == ("search",)
    for unclear in (["nonsense"], ["--help"], ["--lib", "search", "articles"], ["--version"]):
        assert needed(unclear) == tuple(GROUPS)


def test_a_line_that_only_opens_the_app_means_what_the_parser_makes_of_it() -> None:
    from readroom.app import run

    lines = ["", "open", "--library a open", "--notes b --library a", "open --library a --no-mouse --notes b",
             "--no-mouse --library a open --library c"]  # fmt: skip
    for line in map(str.split, lines):
        plain = opening(line)
        assert plain is not None
        assert vars(plain) == {"run": run, **vars(parser().parse_args(line))}
    others = [
        "--library",
        "--library=a",
        "--library -a",
        "open open",
        "tour",
        "--debug",
        "--lib a",
        "--",
        "open --layer x",
    ]
    assert [line for line in others if opening(line.split())] == []


def test_help_names_every_command(desk: Any) -> None:
    said = desk("--help", files=False)
    assert (said.status, said.err) == (0, "")
    assert all(re.search(rf"^    {command}\b", said.out, re.MULTILINE) for command in COMMANDS)
    assert desk("--version", files=False).out == f"readroom {VERSION}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help(desk: Any, command: str) -> None:
    said = desk(command, "--help", files=False)
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith(f"usage: readroom {command}")


@pytest.mark.parametrize(
    "late",
    [["sources", "--library"], ["notes", "list", "--library"], ["export", "articles", "--library"]],
    ids=" ".join,
)
def test_the_library_may_be_named_behind_the_command(tour: Any, late: list[str]) -> None:
    before = tour("--library", tour.library, *late[:-1], files=False)
    assert before.status == 0
    assert tour(*late, tour.library, files=False).out == before.out
    assert tour(*late, "/nowhere/x.db", files=False).status == 1


@pytest.mark.parametrize(
    "wrong",
    [
        ["nonsense"], ["--nonsense"], ["show"], ["import"], ["search"], ["compare", "1"], ["export"], ["notes"],
        ["export", "articles", "--format", "docx"], ["show", "1", "--format", "xml"], ["keys", "--json", "--markdown"],
        ["search", "x", "--sort", "size"], ["search", "x", "--limit", "0"], ["import", ".", "--workers", "0"],
        ["import", ".", "--workers", "many"], ["notes", "add", "1"], ["notes", "edit", "x", "--start", "1"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_wrong_usage_is_2(desk: Any, wrong: list[str]) -> None:
    said = desk(*wrong)
    assert (said.status, said.out) == (2, "")
    assert said.err.splitlines()[-1].startswith("readroom")
    assert "_number" not in said.err
    assert "_positive" not in said.err


@pytest.mark.parametrize(
    "command",
    [
        ["articles"], ["show", "1"], ["export", "articles"], ["sources"], ["search", "x"], ["compare", "1", "2"],
        ["stats"], ["check"], ["notes", "add", "1", "--quote", "x"], ["notes", "undo"], ["notes", "restore"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_without_a_library_every_command_says_so_in_one_line(desk: Any, command: list[str]) -> None:
    said = desk("--library", desk.library, *command, files=False)
    assert (said.status, said.out) == (1, "")
    assert "not there" in said.line
    assert str(desk.library) in said.line
    assert not desk.library.exists()


def test_debug_shows_the_traceback(desk: Any) -> None:
    with pytest.raises(ReadroomError):
        desk("--debug", "articles")
    said = desk.apart("--debug", "articles")
    assert said.status == 1
    assert said.err.startswith("Traceback")
    assert desk.apart("articles").line.startswith("readroom: ")


def raising(problem: BaseException) -> Any:
    def run(args: argparse.Namespace) -> int:
        raise problem

    return run


@pytest.mark.parametrize(
    ("problem", "status"),
    [
        (KeyboardInterrupt(), 130),
        (OSError(28, "No space left on device"), 1),
        (sqlite3.OperationalError("disk I/O error"), 1),
        (ReadroomError("what, where, what to do\x1b]0;evil\x07"), 1),
    ],
    ids=lambda p: type(p).__name__ if isinstance(p, BaseException) else str(p),
)
def test_what_stops_a_command(desk: Any, monkeypatch: pytest.MonkeyPatch, problem: BaseException, status: int) -> None:
    monkeypatch.setattr("readroom.upkeep.run_stats", raising(problem))
    said = desk("stats")
    assert (said.status, said.out) == (status, "")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f]", said.err)
    if status == 1:
        assert said.line.startswith("readroom: ")
        with pytest.raises(type(problem)):
            desk("--debug", "stats")


@pytest.mark.parametrize("command", [[], ["open"], ["tour"]], ids=["no command", "open", "tour"])
def test_the_app_without_a_terminal_says_so_in_one_line(tour: Any, command: list[str]) -> None:
    said = tour(*command)
    assert (said.status, said.out) == (1, "")
    assert said.line == "readroom: the app needs a terminal; for scripts there are commands: readroom --help"


@pytest.mark.parametrize(
    "command",
    ["articles", "articles --json", "export articles", "export articles --format csv", "search the", "show 1", "keys"],
)
def test_a_reader_that_has_gone_is_no_trouble(tour: Any, command: str) -> None:
    gone, into = os.pipe()
    os.close(gone)
    done = subprocess.run(
        [sys.executable, "-m", "readroom", *tour.files, *command.split()],
        stdout=into, stderr=subprocess.PIPE, env=tour.environment, check=False, text=True,
    )  # fmt: skip
    os.close(into)
    assert (done.returncode, done.stderr) == (1, "")


def test_the_first_line_is_enough_for_head(tour: Any) -> None:
    command = " ".join(
        shlex.quote(part) for part in (sys.executable, "-m", "readroom", *tour.files, "export", "articles")
    )
    done = subprocess.run(
        ["/bin/sh", "-c", f"{command} | head -n 1"], capture_output=True, text=True, env=tour.environment, check=True
    )
    assert done.stdout.count("\n") == 1
    assert "Traceback" not in done.stderr
    assert "Broken" not in done.stderr


@pytest.mark.parametrize("place", ["inside", "outside", "cli"])
def test_it_runs_wherever_it_is_started(desk: Any, root: Path, place: str) -> None:
    folder = {"inside": root, "outside": desk.folder, "cli": root / "cli"}[place]
    said = desk.apart("--version", files=False, cwd=folder)
    assert said == (0, f"readroom {VERSION}\n", "")
    assert desk.apart("keys", "--json", files=False, cwd=folder).rows


def test_a_file_of_the_reader_is_not_taken_for_a_module(desk: Any) -> None:
    page = desk.write("pages/page.md", "# A quay\n\nThe quay held when the water came.\n")
    for name in ("json", "sqlite3", "readroom", "trafilatura", "worker"):
        desk.write(f"pages/{name}.py", "raise SystemExit('the wrong module')\n")
    script = Path(sys.executable).with_name("readroom")
    if not script.exists():
        pytest.skip("the script is not installed beside this Python")
    done = subprocess.run(
        [str(script), *desk.files, "import", str(page), "--json"],
        capture_output=True, text=True, cwd=page.parent, env=desk.environment, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert '"new": 1' in done.stdout


def lesson_commands(truth: dict[str, Any]) -> list[str]:
    return sorted({command for lesson in truth["lessons"] for command in lesson["commands"]})


def test_the_lessons_name_commands_that_there_are(desk: Any, truth: dict[str, Any]) -> None:
    names = lesson_commands(truth)
    assert len(names) >= 8
    assert set(names) <= set(COMMANDS)
    assert all(desk(name, "--help", files=False).status == 0 for name in names)


def test_the_command_lines_of_the_lessons_are_understood(truth: dict[str, Any]) -> None:
    from readroom.tour import corpus

    lines = [
        line.strip()
        for lesson in truth["lessons"]
        for line in (corpus() / truth["articles"][lesson["article"]]["file"]).read_text(encoding="utf-8").splitlines()
        if line.startswith("    readroom ")
    ]
    assert len(lines) >= 8
    for line in lines:
        assert parser().parse_args(shlex.split(line)[1:])


def test_the_queries_of_the_lessons_find_something(tour: Any, truth: dict[str, Any]) -> None:
    queries = [query for lesson in truth["lessons"] for query in lesson["queries"]]
    assert len(queries) >= 12
    found = {query: tour("search", "--count", "--json", "--", query) for query in queries}
    assert {q: s.err for q, s in found.items() if s.err} == {}
    assert [q for q, s in found.items() if not s.value["articles"]] == []
