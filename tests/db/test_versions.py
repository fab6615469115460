"""When texts count as one."""

import sqlite3

import pytest

from readroom.db.reuse.duplicates import groups, representatives, representatives_of
from readroom.text.versions import COPY, are_copies, are_near


@pytest.mark.parametrize(
    ("shares", "near", "copies"),
    [
        ((1.0, 1.0), True, True),
        ((0.34, COPY), True, True),  # cut from the end
        ((0.76, 0.58), True, False),  # the whole of a report, and a quarter of one's own
        ((0.51, 0.5), True, False),
        ((1.0, 0.2), False, False),  # a note that a long article quotes
        ((0.49, 0.49), False, False),
    ],
)
def test_half_is_near_and_nearly_all_is_a_copy(shares: tuple[float, float], near: bool, copies: bool) -> None:
    assert are_near(*shares) is are_near(*shares[::-1]) is near
    assert are_copies(*shares) is are_copies(*shares[::-1]) is copies


def test_groups_are_of_near_duplicates_and_only_copies_count_once() -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("create table near_duplicate (a, b, a_in_b, b_in_a, words)")
    rows = [(1, 2, 0.9, 0.9, 80), (2, 3, 0.6, 0.5, 50), (4, 5, 0.5, 0.82, 40)]
    connection.executemany("insert into near_duplicate values (?, ?, ?, ?, ?)", rows)
    assert groups(connection) == [[1, 2, 3], [4, 5]]
    assert representatives(connection) == {1: 1, 2: 1, 4: 4, 5: 4}
    assert representatives_of(connection, [3, 2, 5]) == {1: 1, 2: 1, 4: 4, 5: 4}
