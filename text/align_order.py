"""The order of passages: which of them rise together in both texts, and weigh most; the others moved."""

from bisect import bisect_left
from collections.abc import Sequence


def in_order(items: Sequence[tuple[int, int, int, int, float]]) -> list[bool]:
    """Tell for each item whether it belongs to the heaviest chain that rises on both sides.

    An item is (left start, left end, right start, right end, weight); no two of the chain overlap on either side by
    more than a third of the shorter one. Items without weight never belong.
    """
    order = sorted((n for n, item in enumerate(items) if item[4] > 0), key=lambda n: (items[n][0], items[n][2]))
    best: dict[int, float] = {}
    previous: dict[int, int] = {}
    # Frontier by right end: the heaviest chain that ends at or before it.
    ends: list[int] = []
    tops: list[int] = []
    waiting = sorted(order, key=lambda n: _inner_end(items[n][0], items[n][1]))
    at = 0
    for n in order:
        start = items[n][0]
        while at < len(waiting) and _inner_end(items[waiting[at]][0], items[waiting[at]][1]) <= start:
            _note(ends, tops, best, items, waiting[at])
            at += 1
        place = bisect_left(ends, items[n][2] + 1) - 1
        best[n] = items[n][4] + (best[tops[place]] if place >= 0 else 0.0)
        if place >= 0:
            previous[n] = tops[place]
    chosen = [False] * len(items)
    tip: int | None = max(best, key=lambda n: best[n], default=None)
    while tip is not None:
        chosen[tip] = True
        tip = previous.get(tip)
    return chosen


def _inner_end(start: int, end: int) -> int:
    """Return where a range ends for the order: a third of it may be overlapped by the next."""
    return max(start + 1, end - (end - start) // 3)


def _note(
    ends: list[int],
    tops: list[int],
    best: dict[int, float],
    items: Sequence[tuple[int, int, int, int, float]],
    item: int,
) -> None:
    """Put an item into the frontier, and take out what it beats."""
    end = _inner_end(items[item][2], items[item][3])
    place = bisect_left(ends, end + 1)
    if place and best[tops[place - 1]] >= best[item]:
        return
    while place < len(ends) and best[tops[place]] <= best[item]:
        del ends[place], tops[place]
    if place and ends[place - 1] == end:
        ends[place - 1], tops[place - 1] = end, item
    else:
        ends.insert(place, end)
        tops.insert(place, item)
