"""A real terminal for tests: a pty, every byte that was written to it, and the screen that those bytes make."""

import contextlib
import errno
import fcntl
import os
import pty
import re
import select
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pyte
import pytest

KEYS = {
    "enter": "\r", "escape": "\x1b", "tab": "\t", "down": "\x1b[B", "up": "\x1b[A", "left": "\x1b[D", "right": "\x1b[C",
    "pagedown": "\x1b[6~", "backspace": "\x7f", "space": " ", "shift+tab": "\x1b[Z", "ctrl+c": "\x03", "ctrl+n": "\x0e",
    "ctrl+d": "\x04", "ctrl+q": "\x11", "ctrl+r": "\x12",
    "alt+1": "\x1b1", "alt+2": "\x1b2", "alt+3": "\x1b3", "alt+4": "\x1b4",
}  # fmt: skip
# What a terminal is asked at start, and what this one answers.
ANSWERS = (
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
)
PATIENCE = float(os.environ.get("READROOM_TEST_PATIENCE", "60"))
"""Seconds until a screen that does not come is a failure; a screen that comes is seen at once."""


def _set_size(fd: int, columns: int, rows: int) -> None:
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


class Terminal:
    """A program in a pty of a given size."""

    def __init__(self, argv: list[str], environment: dict[str, str], columns: int, rows: int) -> None:
        self.raw = bytearray()
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            _set_size(0, columns, rows)
            os.execvpe(argv[0], argv, environment)
        self.status: int | None = None
        self.open = True

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        self.screen.resize(rows, columns)
        _set_size(self.fd, columns, rows)

    def text(self) -> str:
        """The screen as plain text, a line for each row."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def read(self, seconds: float = 0.0) -> bool:
        """Take in what the program has written; wait up to `seconds` for it. Tell whether anything came."""
        if not self.open or not select.select([self.fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError as problem:
            if problem.errno != errno.EIO:
                raise
            data = b""
        if not data:
            self.open = False
            return False
        self.raw += data
        for question, answer in ANSWERS:
            if question.search(data):
                self.write(answer)
        # pyte does not know private mode strings with "$" and prints their ends; they are no text.
        self._stream.feed(re.sub(rb"\x1b\[[?=<>]?[\d;]*(?:\$[a-z]|u)", b"", data))
        return True

    def write(self, data: bytes) -> None:
        """Send bytes as they are."""
        while data:
            data = data[os.write(self.fd, data) :]

    def press(self, *keys: str) -> None:
        """Press keys one after the other: names of `KEYS`, or characters to type."""
        for key in keys:
            self.write(KEYS.get(key, key).encode())

    def paste(self, text: str) -> None:
        """Paste a text, as a terminal does that was asked to bracket it."""
        self.write(b"\x1b[200~" + text.encode() + b"\x1b[201~")

    def line(self, row: int) -> str:
        """A line of the screen; negative rows count from the bottom."""
        return self.text().split("\n")[row]

    def until(self, test: "str | Callable[[str], object]") -> str:
        """Read until the screen holds a text or meets a test, and return it; fail when it does not come."""
        meets = (lambda s: test in s) if isinstance(test, str) else test
        end = time.monotonic() + PATIENCE
        while self._painting() or not meets(shown := self.text()):
            if not self.read(0.2) and (not self.open or time.monotonic() > end):
                raise AssertionError(f"the screen does not show {test!r}:\n{self.text()}\nstatus {self.wait(0)}")
        return shown

    def _painting(self) -> bool:
        """Tell whether a frame has begun that is not complete."""
        return self.raw.rfind(b"\x1b[?2026h") > self.raw.rfind(b"\x1b[?2026l")

    def until_raw(self, data: bytes, after: int = 0) -> int:
        """Read until these bytes have come after the first `after` ones, and return where they end."""
        end = time.monotonic() + PATIENCE
        while (found := self.raw.find(data, after)) < 0:
            if not self.read(0.2) and (not self.open or time.monotonic() > end):
                raise AssertionError(f"{data!r} was not written; the end is {bytes(self.raw[-200:])!r}")
        return found + len(data)

    def quiet(self, seconds: float = 0.4) -> None:
        """Read until nothing has come for this long."""
        while self.read(seconds):
            pass

    def kill(self, *numbers: int) -> float:
        """Send signals, wait for the end, and return how many seconds it took."""
        started = time.monotonic()
        for number in numbers:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)
        self.wait()
        return time.monotonic() - started

    def wait(self, seconds: float = PATIENCE) -> int | None:
        """Wait for the end of the program and return its status as a shell gives it; None when it goes on."""
        end = time.monotonic() + seconds
        while self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
            elif time.monotonic() > end:
                return None
            elif self.open:
                self.read(0.05)
            else:
                select.select([], [], [], 0.05)
        while self.read():
            pass
        return self.status

    def hang_up(self) -> None:
        """Close the terminal, as a lost connection does."""
        os.close(self.fd)
        self.open = False

    def close(self) -> None:
        """End the program if it still runs."""
        if self.status is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.status = -9
        if self.fd >= 0:
            with contextlib.suppress(OSError):
                os.close(self.fd)
            self.fd = -1


class Desk:
    """A reader's place: folders of their own, and terminals."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data" / "readroom"
        # COLUMNS and LINES would be believed rather than the terminal.
        ours = ("READROOM", "XDG", "TMUX", "TEXTUAL", "NO_COLOR", "COLUMNS", "LINES")
        keep = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
        self.environment = {
            **keep,
            "HOME": str(folder),
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LC_ALL": "C.UTF-8",
        }
        self._terminals: list[Terminal] = []

    def run(self, *argv: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run a command line of readroom without a terminal."""
        return subprocess.run(
            [sys.executable, "-m", "readroom", *argv],
            capture_output=True, text=True, check=check, env=self.environment, cwd=self.folder,
        )  # fmt: skip

    def open(
        self,
        *argv: str,
        columns: int = 80,
        rows: int = 24,
        prefix: Sequence[str] = (),
        environment: Mapping[str, str] | None = None,
    ) -> Terminal:
        """Run a command line of readroom in a terminal; `prefix` is a command that runs it."""
        command = [*prefix, sys.executable, "-m", "readroom", *argv]
        terminal = Terminal(command, {**self.environment, **(environment or {})}, columns, rows)
        self._terminals.append(terminal)
        return terminal

    @property
    def notebook(self) -> Path:
        """The notebook that the reader made: there is one."""
        (found,) = (self.data / "notebooks").glob("*.db")
        return found

    def notes(self) -> list[tuple[str, str]]:
        """The highlights: the words that were marked, and the note."""
        with contextlib.closing(sqlite3.connect(self.notebook)) as file:
            return file.execute("select exact, note from highlight order by created").fetchall()

    def close(self) -> None:
        """End every program that still runs."""
        for terminal in self._terminals:
            terminal.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A reader's place, empty."""
    found = Desk(tmp_path)
    yield found
    found.close()


@pytest.fixture(scope="session")
def tour_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the tour library, made once."""
    maker = Desk(tmp_path_factory.mktemp("tour"))
    maker.run("tour", "--no-open")
    return maker.data


@pytest.fixture
def tour(desk: Desk, tour_library: Path) -> Desk:
    """A reader's place where the tour library is made already."""
    shutil.copytree(tour_library, desk.data)
    return desk
