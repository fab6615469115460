"""Dates as machines write them."""

import pytest

from readroom.importer.iso import iso_date


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
