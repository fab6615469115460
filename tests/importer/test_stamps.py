"""Dates of records: zones, slashes, and figures that only their column explains."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.importer.records.stamps import stamp_of


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("Mon, 15 Mar 2021 10:00:00 +0000", "2021-03-15T10:00"),
        ("Mon, 15 Mar 2021 10:00:00 GMT", "2021-03-15T10:00"),
        ("Mon, 15 Mar 2021 00:00:00 EST", "2021-03-15"),
        ("15 Mar 2021 10:00 +0100 (CET)", "2021-03-15T10:00"),
        ("Montag, 15. März 2021 10:00 MEZ", "2021-03-15T10:00"),
        ("2021/03/15/", "2021-03-15"),
        ("2021/3/5", "2021-03-05"),
        ("2021/03//", "2021-03"),
        ("2021///spring", "2021"),
        ("2021/05/01/07:00:00", "2021-05-01"),
        ("2021-03-15T10:00:00.123Z", "2021-03-15T10:00"),
        ("2021-03-15 10:00:00 UTC", "2021-03-15T10:00"),
        (1616000000, "2021-03-17"),
        ("15 de marzo de 2021", "2021-03-15"),
    ],
)
def test_forms_that_records_use(raw: object, value: str) -> None:
    found = stamp_of(raw)
    assert found is not None
    assert found.value == value
    assert found.raw == str(raw)


@pytest.mark.parametrize("raw", ["", "next week", "2021/13/45/", None, True, 12, "yesterday 10:00 GMT", "x" * 5000, []])
def test_what_is_no_date_is_none(raw: object) -> None:
    assert stamp_of(raw) is None


def test_the_order_of_a_column_settles_its_figures() -> None:
    assert stamp_of("03/04/2021") is None
    for order, value in (("dmy", "2021-04-03"), ("mdy", "2021-03-04")):
        found = stamp_of("03/04/2021", order)  # type: ignore[arg-type]
        assert found is not None
        assert found.value == value


@given(st.text(alphabet="0123456789/-:. +GMTadMrç", max_size=40))
def test_any_string_ends_in_a_date_or_none(raw: str) -> None:
    found = stamp_of(raw)
    assert found is None or found.value[:4].isdigit()
