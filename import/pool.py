"""readroom's own small pool of workers.

One task in flight for each worker, so a worker that dies takes only its file with it. `submit` gives a future, the
shape that other executors have too. Each worker has a thread here that waits for it; nothing else is shared.
"""

import contextlib
import fcntl
import os
import queue
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from readroom.importer import limits
from readroom.importer.wire import read_frame, write_frame

PIPE_BYTES = 1 << 20
"""How much a pipe to a worker holds; Linux allows so much to everybody."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker is asked: a head that goes as JSON, and raw bytes."""

    head: Mapping[str, Any]
    payload: bytes = b""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the worker's JSON and the bytes beside it, or why there is none.

    `passing` failures come from the machine rather than the file: another run may have better luck.
    """

    found: Mapping[str, Any] | None
    failure: str | None = None
    passing: bool = False
    payload: bytes = b""


class Pool:
    """Up to `workers` processes; they are started as tasks come."""

    def __init__(self, workers: int) -> None:
        self._most = max(1, workers)
        self._tasks: queue.SimpleQueue[tuple[Task, Future[Answer]] | None] = queue.SimpleQueue()
        self._hands: list[_Hand] = []
        self._waiting = 0
        self._lock = threading.Lock()

    def submit(self, task: Task) -> "Future[Answer]":
        """Hand a task to the next free worker."""
        future: Future[Answer] = Future()
        with self._lock:
            self._waiting += 1
            idle = sum(not hand.busy for hand in self._hands)
            if self._waiting > idle and len(self._hands) < self._most:
                self._hands.append(_Hand(self))
        self._tasks.put((task, future))
        return future

    def close(self, *, at_once: bool = False) -> None:
        """Stop the workers: when they are idle, or at once."""
        for hand in self._hands:
            if at_once:
                hand.kill()
            self._tasks.put(None)
        for hand in self._hands:
            hand.thread.join(timeout=limits.WALL_SECONDS)

    def take(self) -> "tuple[Task, Future[Answer]] | None":
        """Return the next task for a worker's thread, or None when there is no more work."""
        taken = self._tasks.get()
        if taken is not None:
            with self._lock:
                self._waiting -= 1
        return taken


class _Hand:
    """A thread with its worker process."""

    def __init__(self, pool: Pool) -> None:
        self.busy = False
        self._pool = pool
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False
        self.thread = threading.Thread(target=self._run, daemon=True, name="readroom-worker")
        self.thread.start()

    def kill(self) -> None:
        """End the worker process at once."""
        self._stopped = True
        process = self._process
        if process is not None:
            process.kill()

    def _run(self) -> None:
        while (taken := self._pool.take()) is not None:
            self.busy = True
            task, future = taken
            try:
                future.set_result(Answer(None, "stopped") if self._stopped else self._ask(task))
            except Exception as problem:
                # No worker could be started: the machine's fault, and the file is read again the next time.
                future.set_result(Answer(None, f"the worker could not be asked: {problem}", passing=True))
            self.busy = False
        self._end()

    def _ask(self, task: Task) -> Answer:
        if self._process is None or self._process.poll() is not None:
            self._process = _start()
        process = self._process
        assert process.stdin is not None  # noqa: S101 - opened as pipes
        assert process.stdout is not None  # noqa: S101
        try:
            write_frame(process.stdin.fileno(), dict(task.head), task.payload)
            if not _readable(process.stdout.fileno(), limits.WALL_SECONDS):
                self._end(kill=True)
                return Answer(None, f"took longer than the limit of {limits.WALL_SECONDS} s", passing=True)
            frame = read_frame(process.stdout.fileno())
        except (OSError, ValueError):
            frame = None
        if frame is None:
            status = self._end(kill=True)
            return Answer(None, _why(status), passing=status in (-signal.SIGKILL, -signal.SIGTERM))
        if frame[0].get("last"):
            self._end()
        return Answer(frame[0], payload=frame[1])

    def _end(self, *, kill: bool = False) -> int:
        process, self._process = self._process, None
        if process is None:
            return 0
        if process.stdin is not None:
            process.stdin.close()
        if kill and process.poll() is None:
            # A worker that died by itself needs a moment until its status is there.
            try:
                process.wait(timeout=0.5)
            except subprocess.TimeoutExpired:
                process.kill()
        status = process.wait()
        if process.stdout is not None:
            process.stdout.close()
        return status


def _readable(descriptor: int, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        if select.select([descriptor], [], [], left)[0]:
            return True
    return False


def _start() -> subprocess.Popen[bytes]:
    # -P: a file in the current folder must not be taken for a module. The address space is the worker's own affair.
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "readroom.importer.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
        env=dict(os.environ, PYTHONIOENCODING="utf-8"),
    )
    for pipe in (process.stdin, process.stdout):
        # Where the system allows it: a whole batch goes through without waiting for the other side.
        if pipe is not None and hasattr(fcntl, "F_SETPIPE_SZ"):
            with contextlib.suppress(OSError):
                fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, PIPE_BYTES)
    return process


def _why(status: int) -> str:
    if status == -signal.SIGXCPU:
        return f"took more than the limit of {limits.CPU_SECONDS} s of processor time"
    if status == -signal.SIGKILL:
        return "its worker was killed (out of memory, or by hand)"
    if status < 0:
        return f"its reader crashed (signal {-status})"
    return f"its worker ended without an answer (status {status})"
