"""How fast, and how long."""

import pytest

from readroom.importer.pace import WINDOW, Pace


def test_nothing_is_said_before_there_is_something_to_go_by() -> None:
    pace = Pace(100.0)
    assert pace.rate == 0
    assert pace.left(1000) is None
    pace.note(100.5, 10, 1)
    assert pace.left(1000) is None


def test_rate_and_time_left() -> None:
    pace = Pace(100.0)
    pace.note(110.0, 200, 50)
    assert pace.rate == pytest.approx(5)
    assert pace.left(1000) == pytest.approx(40)
    assert pace.left(100) == 0


def test_only_the_last_seconds_count() -> None:
    pace = Pace(0.0)
    pace.note(1.0, 900, 10_000)
    for second in range(2, 60):
        pace.note(float(second), 900 + second, 10_000 + 3 * second)
    assert pace.rate == pytest.approx(3)
    assert pace.left(1059) == pytest.approx(100)
    assert WINDOW < 60
