"""Tags in a query are put under other names where the query itself has them, and nowhere else."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from readroom.text.query import BadValue, parse
from readroom.text.query_lex import QUOTES
from readroom.text.query_print import printed
from readroom.text.query_tags import retagged
from readroom.text.query_tree import walk

TODAY = date(2031, 5, 6)
NAMES = {"old": ("new",), "old name": ("a new name",), "people/anna": ("friends/anna",), "war": ("war", "Krieg")}


def retag(text: str) -> str:
    return retagged(text, lambda name: NAMES.get(name, ()), today=TODAY)


@pytest.mark.parametrize(
    ("query", "after"),
    [
        ("tag:old", 'tag:"new"'),
        ('old "tag:old" tag:old title:old note:old', 'old "tag:old" tag:"new" title:old note:old'),
        ("TAG:“old name” ferry", 'TAG:"a new name" ferry'),
        ('-tag:"old"  (tag:old OR -tag:people/anna)', '-tag:"new"  (tag:"new" OR -tag:"friends/anna")'),
        ("tag:(old -other (people/anna OR x)) y", 'tag:("new" -other ("friends/anna" OR x)) y'),
        ("tag:old OR (tag:old in:old) tag:old", 'tag:"new" OR (tag:"new" in:old) tag:"new"'),
        ("-tag:war fog", '-tag:("war" OR "Krieg") fog'),
        ("tag:war OR tag:(fog war)", 'tag:("war" OR "Krieg") OR tag:(fog ("war" OR "Krieg"))'),
        ('tag:"old', 'tag:"new"'),
        ("tag:older tag:o* tag:people date:2019", "tag:older tag:o* tag:people date:2019"),
    ],
)
def test_only_the_names_of_tags_change(query: str, after: str) -> None:
    assert retag(query) == after


def test_what_cannot_be_read_or_written_is_refused() -> None:
    with pytest.raises(BadValue):
        retag("is:nonsense tag:old")
    with pytest.raises(BadValue, match="a quotation mark is in it"):
        retagged("fog tag:old", lambda name: ('so "called"',), today=TODAY)
    with pytest.raises(BadValue, match="longer than 2,000 characters"):
        retagged(f"tag:old {'fog ' * 490}", lambda name: ("n" * 90,), today=TODAY)


def test_what_lies_beyond_the_part_that_is_read_stays() -> None:
    long = f"tag:old {'fog ' * 900}tag:old"
    assert retag(long) == f'tag:"new" {"fog " * 900}tag:old'


WORDS = st.sampled_from(
    ["tag:", "old", "people/anna", '"', "(", ")", " ", "-", "OR", "near/3(", "title:", "*", "=", "~"]
)


@given(st.lists(WORDS, max_size=14).map("".join))
@example('tag:"old"*')
@example("tag:(near/3(old x))")
def test_any_query_asks_the_same_of_the_new_names(text: str) -> None:
    """What the rewritten query means is what the old one means with its tags exchanged."""
    before = parse(text, today=TODAY)
    after = parse(retag(text), today=TODAY)
    asked = [NAMES.get(one.value, (one.value,))[0] if one.name == "tag" else one.value for one in before.exact]
    assert [one.value for one in after.exact] == asked
    assert [type(node) for node in walk(after.tree)] == [type(node) for node in walk(before.tree)]


@given(st.text(alphabet='ab/ "()-:*OR', max_size=30))
def test_a_query_without_a_renamed_tag_is_left_as_it_is(text: str) -> None:
    assert retagged(text, lambda name: (), today=TODAY) == text


@given(st.text(alphabet="ab/ ()-:*=~OR", min_size=1, max_size=12).filter(lambda name: " ".join(name.split()) == name))
def test_any_name_is_written_so_that_it_is_read_again(name: str) -> None:
    query = parse(retagged("x -tag:old", lambda _: (name,), today=TODAY), today=TODAY)
    assert [one.value for one in query.exact] == [name]
    assert set(QUOTES).isdisjoint(name)
    assert printed(query.tree).startswith("x -tag:")
