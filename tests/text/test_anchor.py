"""Anchors must follow their words, and must never take other words for them."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.text.anchor import CONTEXT, Anchor, find_anchor, make_anchor

HARBOUR = (
    "The harbour council met on Thursday to hear why the ferry had stopped.\n\n"
    "Its chair, Odile Brandt, said the pier was unsafe. The minister had been told twice, she added.\n\n"
    "Nobody from the shipping line attended. A letter was read out instead, and it ran to nine pages.\n\n"
    "The next meeting is in March."
)
QUOTE = "A letter was read out instead"


def anchor_of(text: str, quote: str, nth: int = 0) -> Anchor:
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return make_anchor(text, start, start + len(quote))


def test_an_anchor_keeps_32_code_points_on_each_side() -> None:
    text = "😀" * 40 + "words" + "é" * 40
    anchor = make_anchor(text, 40, 45)
    assert anchor == Anchor("words", "😀" * CONTEXT, "é" * CONTEXT, 40, 45)
    assert make_anchor("words", 0, 5) == Anchor("words", "", "", 0, 5)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2), (0, 6)])
def test_no_anchor_of_nothing(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="is not in a text of 5 characters"):
        make_anchor("words", start, end)


def test_an_unchanged_text_is_exact() -> None:
    anchor = anchor_of(HARBOUR, QUOTE)
    found = find_anchor(anchor, HARBOUR)
    assert (found.state, found.start, found.end, found.score) == ("exact", anchor.start, anchor.end, 1.0)


def test_a_change_elsewhere_is_exact() -> None:
    anchor = anchor_of(HARBOUR, "the pier was unsafe")
    assert find_anchor(anchor, HARBOUR.replace("in March", "in the first week of May")).state == "exact"


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("quote", [QUOTE, "minister", "The harbour council", "is in March."])
def test_text_put_in_before_shifts(quote: str, known: bool) -> None:
    anchor = anchor_of(HARBOUR, quote)
    text = "Correction: an earlier version named the wrong pier.\n\n" + HARBOUR
    found = find_anchor(anchor, text, HARBOUR if known else None)
    assert found.state == "shifted"
    assert found.start == anchor.start + len(text) - len(HARBOUR)
    assert text[found.start : found.end] == quote


def test_a_paragraph_put_in_just_before_a_long_passage_shifts_it() -> None:
    text = HARBOUR.replace("Nobody from", "There was some shouting from the gallery at this point.\n\nNobody from")
    found = find_anchor(anchor_of(HARBOUR, "Nobody from the shipping line attended."), text, HARBOUR)
    assert found.state == "shifted"
    assert text[found.start : found.end] == "Nobody from the shipping line attended."


def test_a_word_at_the_start_of_another_text_is_not_the_same_word() -> None:
    new = "The weather kept every boat at home, and so the shop was full by nine."
    assert find_anchor(make_anchor(HARBOUR, 0, 3), new, HARBOUR).state in ("ambiguous", "orphan")
    assert find_anchor(make_anchor("The", 0, 3), "The", "The").state == "exact"


@pytest.mark.parametrize("known", [True, False])
def test_one_word_does_not_jump_out_of_a_rewritten_sentence(known: bool) -> None:
    old = HARBOUR + " The minister will not be there."
    anchor = anchor_of(old, "minister", 0)
    new = old.replace(
        "The minister had been told twice, she added.", "Warnings went to the capital in May and in June."
    )
    assert find_anchor(anchor, new, old if known else None).state in ("ambiguous", "orphan")


def test_a_passage_that_has_gone_is_an_orphan() -> None:
    text = HARBOUR.replace("Nobody from the shipping line attended. " + QUOTE + ", and it ran to nine pages.\n\n", "")
    found = find_anchor(anchor_of(HARBOUR, QUOTE), text, HARBOUR)
    assert (found.state, found.start, found.end) == ("orphan", None, None)


@pytest.mark.parametrize("known", [True, False])
def test_a_near_twin_is_not_taken_for_a_passage_that_has_gone(known: bool) -> None:
    first = "Fishing crews who crossed at dawn said the swell was the worst in years, and turned back."
    twin = "The log shows that crews who crossed at dawn said the swell was the worst in years. None filed a claim."
    middle = " ".join(f"Entry {n} concerns berth {n * 7 % 11}." for n in range(30))
    old = f"{first}\n\n{middle}\n\n{twin}"
    anchor = anchor_of(old, "crews who crossed at dawn said the swell was the worst in years")
    found = find_anchor(anchor, f"{middle}\n\n{twin}", old if known else None)
    assert found.state == "ambiguous"


REFRAIN = "He gave no answer.\n\nThe committee asked once more whether the pier was safe.\n\n"


def test_twins_cannot_be_told_apart_by_their_surroundings() -> None:
    text = "Start.\n\n" + REFRAIN * 4 + "End."
    anchor = anchor_of(text, "The committee asked once more", 1)
    moved = "Note.\n\n" + text
    assert find_anchor(anchor, moved).state == "ambiguous"


def test_twins_are_told_apart_by_the_old_text() -> None:
    text = "Start of it all.\n\n" + REFRAIN * 4 + "The end came late."
    anchor = anchor_of(text, "The committee asked once more", 1)
    moved = "An editor's note.\n\n" + text
    found = find_anchor(anchor, moved, text)
    assert (found.state, found.start) == ("shifted", anchor.start + len("An editor's note.\n\n"))


def test_a_twin_is_not_taken_for_a_passage_that_has_gone() -> None:
    block = "Asked about the cost of the new pier, the treasurer said that it was too early to tell anyone."
    middle = " ".join(f"Item {n} was put off until berth {n * 5 % 13} is free." for n in range(20))
    old = f"{block}\n\n{middle}\n\n{block}\n\nGoodbye."
    anchor = anchor_of(old, "the treasurer said that it was too early")
    assert find_anchor(anchor, f"{middle}\n\n{block}\n\nGoodbye.", old).state == "ambiguous"


def test_changed_words_are_suggested_whole() -> None:
    text = HARBOUR.replace("the pier was unsafe", "the old pier was not safe")
    found = find_anchor(anchor_of(HARBOUR, "said the pier was unsafe."), text, HARBOUR)
    assert found.state == "edited"
    assert text[found.start : found.end] == "said the old pier was not safe."


def test_changed_words_are_suggested_when_their_surroundings_changed_too() -> None:
    old = HARBOUR
    new = old.replace("Nobody from the shipping line attended. ", "No one else came. ").replace("nine pages", "9 pages")
    new = new.replace("A letter was read out instead, and it", "Instead a long letter was read out, and it")
    found = find_anchor(anchor_of(old, "A letter was read out instead, and it ran to nine pages."), new, old)
    assert found.state == "edited"
    assert "letter was read out, and it ran to 9 pages." in new[found.start : found.end]


def test_a_suggestion_ends_where_the_old_surroundings_begin() -> None:
    old = HARBOUR
    new = old.replace("to hear why the ferry had stopped.", "and heard at last why the ferry, it seems, had not run.")
    found = find_anchor(anchor_of(old, "to hear why the ferry had stopped."), new, old)
    assert (found.state, new[found.start : found.end]) == (
        "edited", "and heard at last why the ferry, it seems, had not run."
    )  # fmt: skip
    new = new.replace("Its chair, Odile Brandt", "The council's chair")
    found = find_anchor(anchor_of(old, "to hear why the ferry had stopped."), new, old)
    assert new[found.start : found.end].startswith("and heard at last why the ferry")


def test_a_word_that_was_mended_is_suggested() -> None:
    text = HARBOUR.replace("Brandt", "Brant")
    found = find_anchor(anchor_of(HARBOUR, "Brandt"), text)
    assert (found.state, text[found.start : found.end]) == ("edited", "Brant")


def test_changed_words_with_an_equal_rival_are_ambiguous() -> None:
    line = "The keel of the {} was laid in the same wet spring as her sister's."
    old = "\n".join([line.format("Aurora"), "x" * 80, "That was all."])
    new = "\n".join([line.format("Borealis"), "x" * 80, line.format("Corona"), "That was all."])
    anchor = make_anchor(old, 0, len(line.format("Aurora")))
    assert find_anchor(anchor, new).state in ("ambiguous", "edited")
    assert find_anchor(Anchor(anchor.exact, "q" * 32, "q" * 32, 0, anchor.end), new).state == "ambiguous"


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_what_is_certain_has_the_same_words(data: st.DataObject) -> None:
    """Promise 9, whatever happens to a text: over few letters, so that everything occurs often."""
    letters = st.text("ab \n", min_size=1, max_size=60)
    old, new = data.draw(letters), data.draw(letters)
    start = data.draw(st.integers(0, len(old) - 1))
    anchor = make_anchor(old, start, data.draw(st.integers(start + 1, len(old))))
    for known in (None, old):
        found = find_anchor(anchor, new, known)
        if found.state in ("exact", "shifted"):
            assert new[found.start : found.end] == anchor.exact
        elif found.start is not None:
            assert found.end is not None
            assert 0 <= found.start < found.end <= len(new)


NOUNS = ["pier", "ferry", "March", "letter", "council", "swell", "berth", "keel", "tide"]
WORDS = st.lists(st.sampled_from(NOUNS), min_size=3, max_size=80)


@given(WORDS, WORDS, st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
@settings(max_examples=300, deadline=None)
def test_text_put_in_or_taken_out_before_shifts(body: list[str], put: list[str], a: int, b: int, where: int) -> None:
    """Numbers make every place of the text different, as real prose is."""
    numbered = [f"{word}{n}" for n, word in enumerate(body)]
    old = " ".join(numbered)
    first, last = sorted((a % len(body), b % len(body)))
    start = old.index(numbered[first])
    end = old.index(numbered[last]) + len(numbered[last])
    anchor = make_anchor(old, start, end)
    extra = " ".join(put) + " "
    # Far enough away, so that the surroundings are those that were marked.
    cut = where % (start - CONTEXT) if start > CONTEXT else 0
    new = old[:cut] + extra + old[cut:]
    found = find_anchor(anchor, new, old)
    assert (found.state, found.start) == ("shifted", start + len(extra))
    assert new[found.start : found.end] == anchor.exact
    if start > CONTEXT:
        back = find_anchor(make_anchor(new, found.start, found.end), old, new)
        assert (back.state, back.start) == ("shifted", start)


def test_a_mark_on_one_letter_of_a_long_text_is_quick_and_honest() -> None:
    shuffled = random.Random(5)
    text = "".join(shuffled.choice("abc ") for _ in range(200_000))
    anchor = make_anchor(text, 150_000, 150_001)
    assert find_anchor(anchor, text, text).state == "exact"
    found = find_anchor(anchor, "zzz " + text, text)
    assert found.state in ("ambiguous", "orphan")


def test_a_very_long_passage_is_found_by_its_ends() -> None:
    words = random.Random(7)
    prose = " ".join(f"{words.choice('abcdefgh')}{words.randrange(10**6)}" for _ in range(6000))
    passage = prose[10_000:30_000]
    start = prose.index(passage)
    changed = prose.replace(passage[9_000:9_040], "something else").replace(prose[start - 60 : start], " new start ")
    changed = changed.replace(prose[start + 20_000 : start + 20_060], " new end ")
    found = find_anchor(make_anchor(prose, start, start + 20_000), changed, prose)
    assert found.state in ("edited", "ambiguous")
    assert found.start is not None
    assert found.end is not None
    assert passage[100:9_000] in changed[found.start : found.end]
    assert found.end - found.start < 20_100
