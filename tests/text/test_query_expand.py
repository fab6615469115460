"""A query's words are also looked for in their other spellings, and nothing else changes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.text.query import parse
from readroom.text.query_expand import MOST, digraphs, expanded
from readroom.text.query_print import printed
from readroom.text.query_say import explained

DAY = date(2031, 5, 6)
KNOWN = {"londono": ("londoʊo",), "kopfe": ("ka pfe",)}


def found(query: str) -> str:
    return printed(expanded(parse(query, today=DAY).tree, lambda word: KNOWN.get(word, ())))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Müller", "muller OR mueller"),
        ("muller", "muller"),
        ('"Jörg Müller" boat', '("jorg muller" OR "jorg mueller" OR "joerg muller" OR "joerg mueller") boat'),
        ("-Müller", "-(muller OR mueller)"),
        ("Müll*", "mull* OR muell*"),
        ("Londono", "londono OR londoʊo"),
        ("londo*", "londo*"),
        ("Köpfe", 'kopfe OR koepfe OR "ka pfe"'),
        ("title:Ærø", "title:aero"),
        ("near/5(Göran boat)", "near/5(goran boat) OR near/5(goeran boat)"),
        ("source:Müller", 'source:"muller"'),
        ("", ""),
    ],
)
def test_words_are_looked_for_in_every_spelling(query: str, expected: str) -> None:
    assert found(query) == expected


def test_a_phrase_has_no_more_spellings_than_the_limit() -> None:
    assert found('"ü ö ä ü ö ä ü"').count(" OR ") == MOST - 1


@pytest.mark.parametrize(("word", "other"), [("Größe", "groesse"), ("Ångström", "aangstroem"), ("Straße", None)])
def test_two_letters_stand_for_one(word: str, other: str | None) -> None:
    assert digraphs(word) == other


@given(st.text(max_size=60))
def test_any_query_without_other_spellings_stays_as_it_is(text: str) -> None:
    tree = parse("".join(c for c in text if c not in ":äöüåÄÖÜÅ" and c.isascii()), today=DAY).tree
    assert expanded(tree, lambda word: ()) == tree


def test_other_spellings_are_shown() -> None:
    def said(text: str) -> list[str]:
        tree = parse(text, today=DAY).tree
        return explained(tree, spellings=lambda word: ["mã ller"] if word == "muller" else [])

    assert said("Müller") == ['the word "muller" (and its other spellings "mueller", "mã ller") in title or text']
    assert explained(parse("Müller", today=DAY).tree) == [
        'the word "muller" (and its other spelling "mueller") in title or text'
    ]
    assert said("author:Jörg") == ['an author with the words jorg (and its other spelling "joerg")']
    assert said("plain =Müller") == ["all of", '  the word "plain" in title or text',
                                     '  the word "Müller" as printed in title or text']  # fmt: skip


def test_notes_that_say_the_same_are_one() -> None:
    query = parse("+ " * 60 + "ferry (a", today=DAY)
    assert [notice.message for notice in query.notices] == [
        '"+" holds no word: it is left out (60 times)', "a parenthesis is not closed: it is read to the end",
    ]  # fmt: skip
