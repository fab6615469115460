"""The command line on the tour corpus: its library is built once, every test has a copy and folders of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from readroom.__main__ import main
from readroom.importer.session import Options, import_paths
from readroom.tour import corpus


class Said(NamedTuple):
    """What a command line came to."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Standard output as JSON lines; fails when anything else is there."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def value(self) -> Any:
        """Standard output as the one JSON value that it must be."""
        (line,) = self.out.splitlines()
        return json.loads(line)

    @property
    def line(self) -> str:
        """Standard error as the one line that it must be."""
        (line,) = self.err.splitlines()
        assert "Traceback" not in line
        return line


class Desk:
    """A reader's place: a library (when it was copied), folders of their own, and the command line."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.library = folder / "library.db"
        self.notes = folder / "notes.db"
        self._capsys = capsys
        keep = {k: v for k, v in os.environ.items() if not k.startswith(("READROOM", "XDG", "PYTHONIOENCODING"))}
        self.environment = {**keep, "HOME": str(folder), "XDG_DATA_HOME": str(folder / "data")}

    @property
    def files(self) -> tuple[str, ...]:
        """The library and the notebook as options."""
        return "--library", str(self.library), "--notes", str(self.notes)

    def __call__(self, *argv: str | Path | int, files: bool = True) -> Said:
        """Run a command line in this process."""
        self._capsys.readouterr()
        try:
            status = main([*(self.files if files else ()), *map(str, argv)])
        except SystemExit as stop:
            status = stop.code if isinstance(stop.code, int) else 1
        return Said(status, *self._capsys.readouterr())

    def apart(self, *argv: str | Path, files: bool = True, cwd: Path | None = None, **more: str) -> Said:
        """Run a command line in a process of its own; `more` is environment."""
        done = subprocess.run(
            [sys.executable, "-m", "readroom", *(self.files if files else ()), *map(str, argv)],
            capture_output=True, encoding="utf-8", check=False,
            env={**self.environment, **more}, cwd=cwd or self.folder,
        )  # fmt: skip
        return Said(done.returncode, done.stdout, done.stderr)

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path


@pytest.fixture(scope="session")
def tour_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library of the tour corpus; not to be written to."""
    path = tmp_path_factory.mktemp("tour") / "library.db"
    import_paths(path, [corpus()], Options(2, "test"))
    return path


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A place without a library."""
    for name in ("READROOM_LIBRARY", "READROOM_NOTES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    return Desk(tmp_path, capsys)


@pytest.fixture
def tour(desk: Desk, tour_built: Path) -> Desk:
    """A place with the tour library."""
    shutil.copyfile(tour_built, desk.library)
    return desk


@pytest.fixture(scope="session")
def truth(root: Path) -> dict[str, Any]:
    """What stands in the tour corpus."""
    found: dict[str, Any] = json.loads((root / "tests" / "fixtures" / "tour_truth.json").read_text(encoding="utf-8"))
    return found
