"""What a library has to complete a query with."""

import pytest

from readroom.db.library import Library
from readroom.tui.values import VALUED, values_of, words_of, years_of


@pytest.fixture
def library(room, make_article):
    more = [
        make_article("Fog.", "One", "1998-05-01", outlet="Quay Record", section="Harbour", language="en"),
        make_article("Fog fogs.", "Two", "2031-05-01", outlet="The Record", language="pt-BR", keywords=("sea walls",)),
    ]
    room.fill(30, more=more)
    with Library.open(room.library) as library:
        yield library


@pytest.mark.parametrize(
    ("field", "typed", "found"),
    [
        ("source", "", ["Harbour Gazette", "Island Post", "Northern Wire"]),
        ("source", "POST", ["Island Post"]),
        ("source", "ost", []),
        ("outlet", "rec", ["Quay Record", "The Record"]),
        ("outlet", "quay r", ["Quay Record"]),
        ("section", "h", ["Harbour"]),
        ("author", "re", ["Ada Reed"]),
        ("keyword", "wal", ["sea walls"]),
        ("lang", "p", ["pt-BR"]),
    ],
)
def test_values_with_a_word_that_begins_so(library, field, typed, found):
    assert [v for v in values_of(library, field, typed) if v != "papers"] == found


def test_every_field_with_values_can_be_asked(library):
    for field in VALUED:
        assert values_of(library, field, "zzz") == []


def test_words_come_with_their_articles_the_commonest_first(library):
    found = words_of(library, "st")
    assert {word for word, _ in found} == {"storm", "strike"}
    assert [count for _, count in found] == sorted((count for _, count in found), reverse=True)
    assert dict(words_of(library, "fog")) == {"fog": 2, "fogs": 1}
    assert words_of(library, "xylo") == []


def test_years_are_those_between_the_first_and_the_last(library, room):
    assert years_of(library) == range(2031, 1997, -1)


def test_a_library_without_dates_has_no_years(room, make_article):
    room.fill(0, more=[make_article("Fog.", "One")])
    with Library.open(room.library) as library:
        assert list(years_of(library)) == []
