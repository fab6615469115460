"""Which words stand near enough to one another, by their numbers in a text."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence


def near_enough(groups: Sequence[list[int]], lengths: Sequence[int], distance: int) -> set[tuple[int, int]]:
    """Return (group, number) of what stands in a clump that has one of each group; the numbers of each in order.

    As FTS5 defines it: between the end of each and the beginning of the last one are at most `distance` words.
    """
    reach = [length + distance for length in lengths]
    return _of_two(groups, reach) if len(groups) == 2 else _of_all(groups, reach)


def _of_two(groups: Sequence[list[int]], reach: Sequence[int]) -> set[tuple[int, int]]:
    used: set[tuple[int, int]] = set()
    for n, other in ((0, 1), (1, 0)):
        others, back, ahead = groups[other], reach[other], reach[n]
        for number in groups[n]:
            at = bisect_left(others, number - back)
            if at < len(others) and others[at] <= number + ahead:
                used.add((n, number))
    return used


def _of_all(groups: Sequence[list[int]], reach: Sequence[int]) -> set[tuple[int, int]]:
    used: set[tuple[int, int]] = set()
    marked = [0] * len(groups)
    for last in sorted({number for group in groups for number in group}):
        clump = []
        for group, far in zip(groups, reach, strict=True):
            first, end = bisect_left(group, last - far), bisect_right(group, last)
            if first == end:
                break
            clump.append((first, end))
        else:
            for n, (first, end) in enumerate(clump):
                used.update([(n, number) for number in groups[n][max(first, marked[n]) : end]])
                marked[n] = end
    return used
