"""One thread with one thing of its own (a connection, the notebook): jobs run there in order, and can be dropped."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from queue import SimpleQueue
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


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
            self.drop(future)
            raise

    def drop(self, future: "Future[R]") -> None:
        """Take a job out of the queue, or stop it when it is running."""
        future.cancel()
        with self._lock:
            if self._running is future and self._resource is not None and self._interrupt is not None:
                self._interrupt(self._resource)

    def close(self, patience: float = 2.0, *, drop: bool = False) -> None:
        """Run what is queued (with `drop`: stop and forget it), close the resource; wait at most `patience` seconds."""
        with self._lock:
            self._closed = True
            if not self._started:
                return
            self._dropping = drop
            if drop and self._running is not None and self._resource is not None and self._interrupt is not None:
                self._interrupt(self._resource)
        self._queue.put(None)
        self._thread.join(patience)

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
