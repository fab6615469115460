"""One thread with one thing of its own (a connection, the notebook): jobs run there in order, and can be dropped."""

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from queue import SimpleQueue
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
CHASE_SECONDS = 0.02
"""How often a job that is to stop is interrupted."""


class Lane(Generic[T]):
    """A thread that opens one resource when the first job comes, and runs jobs on it one after the other.

    `interrupt` is called from another thread to stop the job that runs (its answer is no longer wanted).
    """

    def __init__(
        self,
        name: str,
        opener: Callable[[], T],
        closer: Callable[[T], None],
        interrupt: Callable[[T], None] | None = None,
    ) -> None:
        self._open = opener
        self._close = closer
        self._interrupt = interrupt
        self._queue: SimpleQueue[tuple[Callable[[T], object], Future[object]] | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._running: Future[object] | None = None
        self._resource: T | None = None
        self._closed = False
        self._dropping = False
        self._thread = threading.Thread(target=self._work, name=f"readroom-{name}", daemon=True)
        self._started = False

    def submit(self, job: Callable[[T], R]) -> "Future[R]":
        """Queue a job; the future gives its result, from any thread."""
        future: Future[R] = Future()
        with self._lock:
            if self._closed:
                future.cancel()
                return future
            if not self._started:
                self._started = True
                self._thread.start()
        self._queue.put((job, future))  # type: ignore[arg-type]
        return future

    async def run(self, job: Callable[[T], R]) -> R:
        """Return the result of a job without holding up the event loop; when cancelled, the job is dropped."""
        future = self.submit(job)
        try:
            return await asyncio.wrap_future(future)
        except asyncio.CancelledError:
            future.cancel()
            self._chase(asyncio.get_running_loop(), future)
            raise

    def renew(self) -> None:
        """Have the resource opened anew by the job that follows those that are queued."""
        if self._started:
            self.submit(self._let_go)

    def _let_go(self, resource: T) -> None:
        with self._lock:
            self._resource = None
        self._close(resource)

    def _chase(self, loop: asyncio.AbstractEventLoop, future: "Future[R]") -> None:
        """Stop a job that runs; again and again, since between two of its statements there is nothing to be stopped."""
        if self._stop(future) and not loop.is_closed():
            loop.call_later(CHASE_SECONDS, self._chase, loop, future)

    def _stop(self, future: "Future[R] | None" = None) -> bool:
        """Interrupt the job that runs (if it is that of `future`), and tell whether there was one."""
        with self._lock:
            runs = self._running is not None and future in (None, self._running)
            if runs and self._resource is not None and self._interrupt is not None:
                self._interrupt(self._resource)
        return runs and self._interrupt is not None

    def close(self, patience: float = 2.0, *, drop: bool = False) -> None:
        """Run what is queued (with `drop`: stop and forget it), close the resource; wait at most `patience` seconds."""
        with self._lock:
            self._closed = True
            if not self._started:
                return
            self._dropping = drop
        self._queue.put(None)
        end = time.monotonic() + patience
        while drop and self._thread.is_alive() and time.monotonic() < end:
            self._stop()
            self._thread.join(CHASE_SECONDS)
        self._thread.join(max(0.0, end - time.monotonic()))

    def _work(self) -> None:
        while (item := self._queue.get()) is not None:
            self._do(*item)
        if self._resource is not None:
            self._close(self._resource)

    def _do(self, job: Callable[[T], object], future: "Future[object]") -> None:
        if self._dropping:
            future.cancel()
        if not future.set_running_or_notify_cancel():
            return
        try:
            if self._resource is None:
                self._resource = self._open()
            with self._lock:
                self._running = future
            try:
                result = job(self._resource)
            finally:
                with self._lock:
                    self._running = None
        except (Exception, CancelledError) as error:
            future.set_exception(error)
        else:
            future.set_result(result)
