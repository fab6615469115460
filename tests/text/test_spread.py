"""Lines by year and by their place in the text."""

from readroom.text.concordance import Line, Place
from readroom.text.spread import BARS, PARTS, Spread, bars, spread_of, year_bars


def line(date, start=0, length=100):
    return Line(Place(1, "k", 1, None, "S", None, date, length), start, start + 1, "", "x", "")


def test_years_without_lines_are_there_and_the_undated_apart():
    found = spread_of([line("2019-03"), line("2022"), line("2019-12-01"), line(None)])
    assert found.years == ((2019, 2), (2020, 0), (2021, 0), (2022, 1))
    assert found.undated == 1


def test_parts_of_the_text():
    found = spread_of([line("2020", 0), line("2020", 99), line("2020", 50), line("2020", 51)])
    assert sum(found.parts) == 4
    assert (found.parts[0], found.parts[10], found.parts[PARTS - 1]) == (1, 2, 1)


def test_bars_rise_with_the_number_and_none_is_a_dot():
    assert bars([0, 1, 400, 800]) == "·" + BARS[0] + BARS[3] + BARS[7]
    assert bars([]) == ""
    assert bars([3, 3]) == BARS[7] * 2


def test_years_in_the_room_there_is():
    years = tuple((2000 + n, n % 3) for n in range(20))
    assert year_bars(Spread(years, 0, ()), 60).startswith("2000 ·")
    assert year_bars(Spread(years, 4, ()), 41).count("·") == 7
    tight = year_bars(Spread(years, 4, ()), 40)
    assert tight == f"2000 {BARS[6]}{BARS[7]}{BARS[6]} 2019, undated 4 (7 years each)"
    assert len(tight) <= 40
    assert year_bars(Spread(((2020, 7),), 0, ()), 40) == "2020 7"
    assert year_bars(Spread((), 3, ()), 40) == "undated 3"
    assert year_bars(Spread((), 0, ()), 40) == ""
