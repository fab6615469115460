"""What completes a query: what is wanted at a place, what fits it, and what the query is then."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.tui.completing import (
    WORD,
    Offer,
    Wanted,
    choices_offered,
    completed,
    dates_offered,
    names_offered,
    quoted,
    values_offered,
    wanted_at,
    words_offered,
)


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("harb", Wanted(WORD, "harb", 0, 4)),
        ("ferry harb", Wanted(WORD, "harb", 6, 10)),
        ("-harb", Wanted(WORD, "harb", 1, 5)),
        ("(ferry OR harb", Wanted(WORD, "harb", 10, 14)),
        ("title:harb", Wanted(WORD, "harb", 6, 10)),
        ("source:", Wanted("source", "", 7, 7)),
        ("source:isl", Wanted("source", "isl", 7, 10)),
        ('-source:"isl po', Wanted("source", "isl po", 8, 15)),
        ("ferry Lang:e", Wanted("lang", "e", 11, 12)),
        ("date:20", Wanted("date", "20", 5, 7)),
        ("h", None),
        ("harb ", None),
        ("", None),
        ("=Harb", None),
        ("/harb", None),
        ('"the harb', None),
        ('source:"Island Post"', None),
        ("har*", None),
    ],
)
def test_what_is_wanted_at_the_end(query, wanted):
    assert wanted_at(query, len(query)) == wanted


def test_what_stands_behind_the_cursor_is_not_completed_over():
    assert wanted_at("harbour ferry", 4) is None
    assert wanted_at("harb ferry", 4) == Wanted(WORD, "harb", 0, 4)
    assert wanted_at("(harb)", 5) == Wanted(WORD, "harb", 1, 5)


@given(st.text(max_size=40), st.integers(0, 40))
def test_any_query_can_be_completed_anywhere(query, at):
    wanted = wanted_at(query, min(at, len(query)))
    if wanted is not None:
        assert 0 <= wanted.start <= wanted.end <= len(query)
        text, cursor = completed(query, wanted, Offer("word", "word"))
        assert text == f"{query[: wanted.start]}word{query[wanted.end :]}"
        assert text[:cursor].endswith("word")


def test_values_that_begin_so_come_before_those_with_a_word_that_does():
    values = ["Northern Wire", "Island Post", "Wired", "The Wire", 'Say "wire"']
    offered = values_offered(Wanted("source", "wir", 7, 10), values)
    assert [offer.shown for offer in offered] == ["Wired", "Northern Wire", "The Wire", 'Say "wire"']
    assert [offer.text for offer in offered] == ["Wired", '"Northern Wire"', '"The Wire"', '"Say wire"']
    assert [offer.shown for offer in values_offered(Wanted("source", "MÜN", 7, 10), ["münster", "Bonn"])] == ["münster"]


def test_what_is_typed_already_is_not_offered():
    assert [o.text for o in words_offered("Ferry", [("ferry", 9), ("ferryman", 2)])] == ["ferryman"]
    assert [o.text for o in dates_offered("2021", [2021, 2020])] == []
    assert [o.text for o in choices_offered(Wanted("is", "read", 3, 7))] == []


def test_names_dates_and_choices():
    assert [o.text for o in names_offered("so")] == ["source:"]
    assert "saved:" in [o.text for o in names_offered("s")]
    assert [o.text for o in dates_offered("20", [2021, 2019, 1999])] == ["2021", "2019"]
    assert [o.text for o in dates_offered("n", [2021])] == ["none"]
    assert [o.text for o in choices_offered(Wanted("is", "", 3, 3))] == ["unread", "read"]


@pytest.mark.parametrize(
    ("value", "text"),
    [("en", "en"), ("method/survey", '"method/survey"'), ("Island Post", '"Island Post"'), ('a "b" c', '"a b c"')],
)
def test_a_value_is_quoted_where_it_has_to_be(value, text):
    assert quoted(value) == text
