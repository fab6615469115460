"""Where the words of a highlight may be in another text: what is offered, in which order, and what differs."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from readroom.text.anchor import make_anchor
from readroom.tui.notebook_places import candidates, compared

OLD = "The mill was sold on Monday. The price was not told. Two workers stood at the gate.\n\nThe mayor was not asked."
NEW = OLD.replace("not told", "never told by either side").replace("The mayor was not asked", "Nobody came")


def anchor(words: str):
    start = OLD.index(words)
    return make_anchor(OLD, start, start + len(words))


def test_the_sentence_that_was_edited_comes_first():
    first = candidates(anchor("The price was not told."), NEW)[0]
    assert NEW[first.start : first.end] == "The price was never told by either side."
    assert 0.5 < first.words < 1
    assert first.said.endswith("% the same surroundings")


def test_the_same_words_come_before_all_others():
    first = candidates(anchor("Two workers stood at the gate."), NEW)[0]
    assert (first.words, NEW[first.start : first.end]) == (1.0, "Two workers stood at the gate.")


def test_twins_are_all_offered_and_what_was_suggested_too():
    text = "Stock words here. Some more of it. Stock words here. The end of it all."
    found = candidates(make_anchor(text, 0, 17), text, suggested=(54, 60))
    assert {text[one.start : one.end] for one in found} >= {"Stock words here.", text[54:60]}
    assert len(found) >= 3


def test_words_that_are_gone_have_no_place():
    assert candidates(anchor("The mayor was not asked."), "Quite another text, about a harbour and its ice.") == []
    assert candidates(anchor("The mayor was not asked."), "") == []


@given(st.text("ab .\n", max_size=40), st.text("ab .\n", max_size=40))
def test_what_differs_is_all_that_differs(old, new):
    gone, come = compared(old, new)
    kept = ["".join(c for n, c in enumerate(text) if not any(a <= n < b for a, b in some))
            for text, some in ((old, gone), (new, come))]  # fmt: skip
    assert kept[0] == kept[1]


@given(st.text("ab .!\n", min_size=1, max_size=60), st.text("ab .!\n", max_size=60), st.data())
def test_places_lie_in_the_text_and_apart(old, new, data):
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    found = candidates(make_anchor(old, start, end), new)
    for one in found:
        assert 0 <= one.start < one.end <= len(new)
    ordered = sorted(found, key=lambda one: one.start)
    assert all(a.end <= b.start for a, b in pairwise(ordered))
