"""The names of fields: each stands for one field, in the form in which names are compared."""

from collections import Counter

import pytest

from readroom.importer.records.names import FIELDS, names_table, plain_name


def test_a_name_stands_for_one_field() -> None:
    counts = Counter(name for names in FIELDS.values() for name in names)
    assert [name for name, count in counts.items() if count > 1] == []


def test_names_are_plain() -> None:
    assert [name for names in FIELDS.values() for name in names if plain_name(name) != name] == []


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("Pub Date", "pub_date"),
        (" Überschrift ", "uberschrift"),
        ("Mots-clés", "mots_cles"),
        ("AÑO", "ano"),
        ("Fließtext", "fliesstext"),
        ("日付", "日付"),
    ],
)
def test_case_accents_spaces_and_hyphens_do_not_count(printed: str, plain: str) -> None:
    assert plain_name(printed) == plain


def test_the_table_has_every_field() -> None:
    assert names_table().count("\n") == len(FIELDS) + 2
