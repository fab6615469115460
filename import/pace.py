"""How fast an import goes, and how long it will take."""

from collections import deque

WINDOW = 20.0
"""Seconds that are looked back on: what was known already goes by faster than what has to be read."""


class Pace:
    """Keeps what was done when, for as long as it counts."""

    def __init__(self, now: float) -> None:
        """`now` is a time in seconds, like that of every note."""
        self._notes: deque[tuple[float, int, int]] = deque([(now, 0, 0)])

    def note(self, now: float, done: int, articles: int) -> None:
        """Note how many bytes are done and how many articles there are."""
        self._notes.append((now, done, articles))
        while len(self._notes) > 2 and now - self._notes[1][0] >= WINDOW:
            self._notes.popleft()

    @property
    def rate(self) -> float:
        """Articles a second."""
        seconds, _, articles = self._passed()
        return articles / seconds if seconds > 0 else 0.0

    def left(self, total: int) -> float | None:
        """Return how many seconds it will take until `total` bytes are done; None when that cannot be told yet."""
        seconds, done, _ = self._passed()
        if seconds < 1 or done <= 0:
            return None
        return max(total - self._notes[-1][1], 0) * seconds / done

    def _passed(self) -> tuple[float, int, int]:
        (start, before, fewer), (now, done, articles) = self._notes[0], self._notes[-1]
        return now - start, done - before, articles - fewer
