"""Dates as machines write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.importer.iso import iso_date, stamp


@pytest.mark.parametrize(
    ("raw", "value", "precision"),
    [
        ("2020-01-25", "2020-01-25", "day"),
        ("20200125", "2020-01-25", "day"),
        ("2020-01", "2020-01", "month"),
        ("2020", "2020", "year"),
        ("2020-01-25T10:00:00+02:00", "2020-01-25T10:00", "minute"),
        ("2020-01-25 23:30", "2020-01-25T23:30", "minute"),
        ("2020-01-25T10:00:00.123Z", "2020-01-25T10:00", "minute"),
        ("2020-01-25T00:00:00Z", "2020-01-25", "day"),
        ("January 25, 2020", "2020-01-25", "day"),
    ],
)
def test_dates(raw: str, value: str, precision: str) -> None:
    found = iso_date(raw)
    assert found is not None
    assert (found.value, found.precision, found.raw) == (value, precision, raw)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "0000-00-00",
        "9999-99-99",
        "2024-02-30",
        "99999-01-01",
        "13/13/2013",
        "now",
        "1e400",
        "202001",
        "2024-01-02T25:61:61Z",
        "2024-01-02T00:00:00+99:99",
        "\u202e2024-01-02",
        "1" * 30,
        "x" * 500,
        "last Tuesday",
    ],
)
def test_what_is_no_date(raw: str) -> None:
    assert iso_date(raw) is None


@given(
    st.tuples(*(st.integers(0, most) for most in (30, 13, 32, 24, 61, 61))),
    st.sampled_from(("", "", "", "Z", "\n", ".")),
)
def test_a_stamp_is_the_date_that_it_is_the_long_way(numbers: tuple[int, ...], end: str) -> None:
    year, month, day, hour, minute, second = numbers
    raw = f"{1890 + 10 * year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{end}"
    assert stamp(raw) in (None, iso_date(raw))


def test_most_stamps_need_no_long_way() -> None:
    for raw, value in (("2020-02-29T10:15:00", "2020-02-29T10:15"), ("2020-02-29T00:00:00", "2020-02-29")):
        found = stamp(raw)
        assert found is not None
        assert (found.value, found.raw) == (value, raw)
    assert stamp("2021-02-29T10:15:00") is None
