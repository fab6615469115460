"""Two changes of one text: both are there, or nobody claims that they are."""

from hypothesis import given
from hypothesis import strategies as st

from readroom.text.merge import merged

TEXTS = st.lists(st.sampled_from(["a", "b", "c", "", "a b"]), max_size=6).map("\n".join)


def test_changes_that_do_not_touch_are_both_made() -> None:
    base = "one\ntwo\nthree\nfour"
    assert merged(base, "one!\ntwo\nthree\nfour", "one\ntwo\nthree\nfour\nfive") == "one!\ntwo\nthree\nfour\nfive"
    assert merged(base, "two\nthree\nfour", "one\ntwo\nfour") == "two\nfour"
    assert merged(base, base, "else") == "else"
    assert merged(base, "one\n2\nthree\nfour", "one\n2\nthree\nfour") == "one\n2\nthree\nfour"


def test_changes_of_the_same_line_are_not() -> None:
    assert merged("one\ntwo", "one\ntwo a", "one\ntwo b") is None
    assert merged("one", "one\nmine", "one\ntheirs") is None
    assert merged("", "mine", "theirs") is None


@given(TEXTS, TEXTS)
def test_one_change_alone_is_that_change(base: str, changed: str) -> None:
    assert merged(base, changed, base) == merged(base, base, changed) == merged(base, changed, changed) == changed


@given(TEXTS, TEXTS, TEXTS)
def test_who_comes_first_does_not_matter(base: str, mine: str, theirs: str) -> None:
    assert merged(base, mine, theirs) == merged(base, theirs, mine)
