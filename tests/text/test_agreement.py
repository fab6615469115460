"""Agreement of two coders, against figures that are known."""

import random

import pytest

from readroom.text.agreement import (
    UNITS,
    Metric,
    Table,
    alpha,
    compared,
    covered,
    joined,
    kappa,
    observed,
    table_alpha,
    units,
)

TEXT = "The tide was late. Nobody minded.\n\nThe pilot slept! He dreamt of 🚢 ships."
_ = None
# The example of three coders and fifteen units that Krippendorff's alpha is usually shown with.
CODERS = (
    (_, _, _, _, _, 3, 4, 1, 2, 1, 1, 3, 3, _, 3),
    (1, _, 2, 1, 3, 3, 4, 3, _, _, _, _, _, _, _),
    (_, _, 2, 1, 3, 4, 4, _, 2, 1, 1, 3, 3, _, 4),
)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (Table(20, 5, 10, 15), 0.4),
        (Table(1000, 200, 100, 50_000), 0.867),
        (Table(1000, 200, 100, 0), -0.114),
        (Table(5, 0, 0, 5), 1.0),
        (Table(0, 5, 5, 0), -1.0),
    ],
)
def test_kappa_has_its_known_values(table: Table, expected: float) -> None:
    found = kappa(table)
    assert found is not None
    assert round(found, 3) == expected


@pytest.mark.parametrize(
    ("metric", "expected"), [("nominal", 0.6914), ("ordinal", 0.8067), ("interval", 0.8108), ("ratio", 0.8089)]
)
def test_alpha_has_its_known_values(metric: Metric, expected: float) -> None:
    found = alpha(CODERS, metric)
    assert found is not None
    assert abs(found - expected) < 0.0001


def test_where_nothing_could_differ_there_is_no_figure() -> None:
    for table in (Table(), Table(7, 0, 0, 0), Table(0, 0, 0, 7)):
        assert kappa(table) is None
        assert table_alpha(table) is None
    assert observed(Table()) is None
    assert observed(Table(3, 1, 0, 0)) == 0.75
    assert alpha(((1, 1), (1, 1))) is None


def test_alpha_of_a_table_is_alpha_of_its_units() -> None:
    chance = random.Random(5)
    for _round in range(50):
        table = Table(*(chance.randrange(1, 9) for _cell in range(4)))
        pairs = [(1, 1)] * table.both + [(1, 0)] * table.first + [(0, 1)] * table.second + [(0, 0)] * table.neither
        long_way = alpha(list(zip(*pairs, strict=True)))
        assert table_alpha(table) == pytest.approx(long_way)


def test_units_are_those_that_are_said() -> None:
    assert [TEXT[slice(*place)] for place in units(TEXT, "sentence")][1:3] == ["Nobody minded.", "The pilot slept!"]
    assert len(units(TEXT, "paragraph")) == 2
    assert units(TEXT, "article") == [(0, len(TEXT))]
    assert units("", "article") == []


def test_a_mark_is_on_every_unit_that_it_covers_in_part() -> None:
    places = [(0, 5), (6, 9), (10, 14)]
    assert covered(places, [(4, 7)]) == {0, 1}
    assert covered(places, [(5, 6), (9, 10)]) == set()
    assert covered(places, [(0, 99)]) == {0, 1, 2}
    assert joined([(5, 7), (0, 2), (2, 4), (6, 9), (3, 3)]) == [(0, 4), (5, 9)]


def test_differences_are_named_with_whose_they_are() -> None:
    first, second = [(0, 3)], [(20, 22), (2, 3)]
    found = compared(TEXT, "sentence", first, second)
    assert found.table == Table(1, 0, 1, 2)
    assert [(TEXT[start:end], mine) for start, end, mine in found.differences] == [("Nobody minded.", False)]
    by_character = compared(TEXT, "character", first, second)
    assert by_character.table == Table(1, 2, 2, len(TEXT) - 5)
    assert by_character.differences == ((0, 2, True), (20, 22, False))


def test_characters_are_counted_as_one_would_by_hand() -> None:
    chance = random.Random(9)
    for _round in range(60):
        sides = [
            [tuple(sorted(chance.sample(range(len(TEXT) + 1), 2))) for _mark in range(chance.randrange(4))]
            for _ in "ab"
        ]
        one, two = ({i for start, end in side for i in range(start, end)} for side in sides)
        table = compared(TEXT, "character", *sides).table  # type: ignore[arg-type]
        assert table == Table(len(one & two), len(one - two), len(two - one), len(TEXT) - len(one | two))


def test_every_unit_counts_all_of_a_text() -> None:
    for unit in UNITS:
        table = compared(TEXT, unit, [(0, 1)], []).table
        assert table.units == (len(TEXT) if unit == "character" else len(units(TEXT, unit)))
    assert compared("", "character", [], []).table == Table()
