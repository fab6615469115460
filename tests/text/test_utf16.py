"""Positions in code points and in UTF-16 code units."""

from hypothesis import given
from hypothesis import strategies as st

from readroom.text.utf16 import Utf16

TEXTS = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("🚢𝄞a\u0301é")), max_size=60)


@given(TEXTS)
def test_both_ways_lead_back(text: str) -> None:
    both = Utf16(text)
    for point in range(len(text) + 1):
        unit = both.units(point)
        assert unit == len(text[:point].encode("utf-16-le")) // 2
        assert both.point(unit) == point


def test_within_a_pair_and_outside_there_is_nothing() -> None:
    both = Utf16("a🚢b")
    assert [both.point(unit) for unit in range(-1, 7)] == [None, 0, 1, None, 2, 3, None, None]
