"""A random sample of what comes by one by one, the same for the same seed in whatever pieces and order it comes."""

import heapq
from hashlib import blake2b
from typing import Generic, TypeVar

T = TypeVar("T")


class Reservoir(Generic[T]):
    """Keeps `size` of all that it is offered. Each one draws a number from the seed and its name; the lowest stay.

    So a sample depends on nothing but the seed and what there is: more articles in a library take few of its lines away
    (bottom-k sampling: Cohen and Kaplan, 2007).
    """

    def __init__(self, size: int, seed: int) -> None:
        self.size = size
        self.seed = seed
        self.offered = 0
        self._key = seed.to_bytes(8, "big", signed=True)
        self._kept: list[tuple[int, int, T]] = []

    def draw(self, name: str) -> int | None:
        """Hear of one more, and return its number; None when it does not stay."""
        self.offered += 1
        number = int.from_bytes(
            blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8, key=self._key).digest(), "big"
        )
        full = len(self._kept) == self.size
        return None if not self.size or (full and number >= -self._kept[0][0]) else number

    def keep(self, number: int, item: T) -> None:
        """Take in what drew `number`; what has the highest goes."""
        entry = -number, self.offered, item
        if len(self._kept) < self.size:
            heapq.heappush(self._kept, entry)
        else:
            heapq.heapreplace(self._kept, entry)

    def items(self) -> list[T]:
        """Return what was kept, in the order in which it came."""
        return [item for _, _, item in sorted(self._kept, key=lambda entry: entry[1])]
