"""Lists in cells, and names that stand family first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.importer.records.cells import listed, people_of, turned


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ('["locks", "silt"]', ["locks", "silt"]),
        ("['locks', 'O\\'Hara']", ["locks", "O\\'Hara"]),
        ("[]", []),
        ("[1, 2]", []),
        ("locks; silt", None),
        ("[unclosed", None),
        ("[" * 3000 + "]" * 3000, []),
    ],
)
def test_lists_as_programs_write_them(cell: str, items: list[str] | None) -> None:
    assert listed(cell) == items


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Hedda Lind; Jon Ask", ["Hedda Lind", "Jon Ask"]),
        ("Lind, Hedda; Ask, Jon", ["Hedda Lind", "Jon Ask"]),
        ("Hedda Lind|Jon Ask", ["Hedda Lind", "Jon Ask"]),
        ("['Hedda Lind']", ["Hedda Lind"]),
        ("By Hedda Lind and Jon Ask", "By Hedda Lind and Jon Ask"),
    ],
)
def test_several_names_in_a_cell(cell: str, names: str | list[str]) -> None:
    assert people_of(cell) == names


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Lind, Hedda", "Hedda Lind"),
        ("Ask, Jon, Jr.", "Jon Ask, Jr."),
        ("Ask, III, Jon", "Jon Ask, III"),
        ("van der Ask, Jon", "Jon van der Ask"),
        ("Mercury Press Agency, Inc.", "Mercury Press Agency, Inc."),
        ("Marrowicker Bote GmbH", "Marrowicker Bote GmbH"),
        ("Lind,", "Lind"),
        ("", ""),
        ("a, b, c, d", "a, b, c, d"),
    ],
)
def test_names_are_turned_round(name: str, printed: str) -> None:
    assert turned(name) == printed


@given(st.text(max_size=60))
def test_no_cell_breaks_anything(cell: str) -> None:
    assert isinstance(turned(cell), str)
    assert isinstance(people_of(cell), str | list)
