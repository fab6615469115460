"""From the command to the first paint: processor time against a Textual app with one label, bytes and memory.

    python benchmarks/start.py LIBRARY [LIBRARY ...] [--rounds N]

Each program runs in turn on a terminal of 80x24 of its own until its screen shows what it has to show; then its
processor time (its own and the system's for it) and its memory are read, and it is stopped. Lines are medians of the
rounds; a ratio is that of the medians. Name libraries of different sizes: the figures should not differ.
"""

import argparse
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from dataclasses import dataclass
from pathlib import Path

ONE_LABEL = """
from textual.app import App
from textual.widgets import Label

class One(App):
    def compose(self):
        yield Label("one label")

One().run()
"""
SIZE = (24, 80)
PATIENCE = 60.0
"""Seconds that a program has to show its first screen."""
ALL_THREADS = 2
"""With a process's number, what Linux calls its clock of processor time: in nanoseconds, where /proc has hundredths."""


@dataclass(frozen=True)
class Start:
    """What a start took: processor and clock in seconds, bytes sent to the terminal, memory in MiB."""

    processor: float
    clock: float
    sent: int
    memory: float


def start_of(argv: list[str], shown: bytes) -> Start:
    """Run a program until its output has `shown`, and return what that took; raise RuntimeError if it never comes."""
    begun = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
        os.execvp(argv[0], argv)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
    sent = b""
    try:
        while shown not in sent:
            if time.perf_counter() - begun > PATIENCE or not select.select([terminal], [], [], PATIENCE)[0]:
                raise RuntimeError(f"{argv[0]} shows no first screen")
            try:
                sent += os.read(terminal, 1 << 16)
            except OSError as problem:
                raise RuntimeError(f"{' '.join(argv)} ended: {sent[-300:]!r}") from problem
        clock = time.perf_counter() - begun
        processor = time.clock_gettime((~child << 3) | ALL_THREADS)
        pages = int(Path(f"/proc/{child}/statm").read_text().split()[1])
        memory = pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)
        return Start(processor, clock, len(sent), memory)
    finally:
        os.kill(child, signal.SIGKILL)
        os.close(terminal)
        os.waitpid(child, 0)


def main() -> int:
    """Measure in turn and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path, nargs="+")
    parser.add_argument("--rounds", type=int, default=15)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder
        programs = {"one label": ([sys.executable, "-c", ONE_LABEL], b"one label")}
        for path in args.library:
            command = [sys.executable, "-m", "readroom", "--library", str(path), "open"]
            programs[f"readroom, {path.stat().st_size / 1e6:,.0f} MB"] = (command, b"Sources")
        found: dict[str, list[Start]] = {name: [] for name in programs}
        for round_number in range(args.rounds + 1):
            for name, (argv, shown) in programs.items():
                start = start_of(argv, shown)
                if round_number:  # the first one fills caches
                    found[name].append(start)
    print(f"{'':<24}{'processor ms':>13}{'ratio':>7}{'clock ms':>10}{'bytes':>8}{'MiB':>6}")
    base = statistics.median(s.processor for s in found["one label"])
    for name, starts in found.items():
        processor, clock, sent, memory = (
            statistics.median(getattr(s, part) for s in starts) for part in ("processor", "clock", "sent", "memory")
        )
        ratio = processor / base
        print(f"{name:<24}{processor * 1e3:13.0f}{ratio:7.2f}{clock * 1e3:10.0f}{sent:8,.0f}{memory:6.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
