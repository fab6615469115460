"""Block characters."""

from readroom.text.bars import bar, bars, columns, strip


def test_bars_are_in_proportion_and_nothing_above_none_is_invisible() -> None:
    assert bars([4, 2, 0, None, 0.001], 4) == ["████", "██", "", "", "▏"]
    assert bar(3, 8, 1) == "▍"
    assert bar(1, 0, 5) == ""
    assert all(len(bar(n, 97, 20)) <= 20 for n in range(98))


def test_a_strip_has_a_column_for_each_number() -> None:
    assert strip([0, 1, 4, 8], 8) == "·▁▄█"
    assert strip([0, 0], 0) == "··"


def test_columns_stand_side_by_side_and_none_above_none_is_invisible() -> None:
    assert columns([8, 4, 0, None, 0.01], 5, 2) == ["█", "██  ▁"]
    assert columns([1, 2], 8, 1) == ["▄▄▄ ███"]
    assert columns(list(range(1000)), 10, 3)[0].strip()
    assert all(len(line) <= 10 for line in columns(list(range(1000)), 10, 3))
    assert columns([], 5, 2) == ["", ""]
