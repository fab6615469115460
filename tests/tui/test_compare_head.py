"""Steps from one row to the next of its kind."""

import pytest

from readroom.tui.widgets.compare_head import step

ROWS = [2, 5, 5, 9]


@pytest.mark.parametrize(
    ("here", "by", "shown", "found"),
    [
        (None, 1, [0, 1], 0),
        (None, 1, [3, 4, 5], 1),
        (None, 2, [0], 1),
        (None, -1, [6, 7], 2),
        (None, -1, [0, 1], None),
        (None, 1, [10], None),
        (0, 1, [1, 2, 3], 1),
        (1, 1, [5], 2),
        (1, -1, [5], 0),
        (3, 1, [9], None),
        (0, -1, [2], None),
        (0, 1, [8, 9], 3),
        (7, 1, [0], 0),
        (None, 1, [], 0),
    ],
)
def test_step(here: int | None, by: int, shown: list[int], found: int | None) -> None:
    assert step(ROWS, here, by, shown) == found
