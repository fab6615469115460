"""The folded form holds the same words as `tokens`, and every place in it leads back to the text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.text import fold, folded
from readroom.text.fold import tokens
from readroom.text.folded import Folded, Phrase

TEXTS = st.lists(
    st.sampled_from([
        *"aB _-.’“\n", "ß", "é", "e\u0301", "港口", "\u200b", "\u200c", "\xad", "İ", "ı", "Σ", "ς", "ﬁ", "½", "٣", "ـ",
        "ک", "น้ำ", "\ufdfa", "ᏸ", "Ⅷ", "…", "\xa0", "ᄀ", "ᅡ", "가", "\uffff", "\xff", "œ", "ł", "\x1a",
    ]) | st.characters(),
    max_size=30,
).map("".join)  # fmt: skip
ALPHABETS = ("aé ", "ałśž", "бйЁ ", "άςΣ ", "אבּ", "آیک", "北京の ", "한글 ", "தமிழ்", "ไทย")
MIXED = st.sampled_from(ALPHABETS).flatmap(
    lambda letters: st.lists(
        st.sampled_from(letters) | st.sampled_from(" ,’—→ab2\u0301") | st.sampled_from("".join(ALPHABETS)), max_size=40
    ).map("".join)
)
"""Texts mostly in one script: each is folded in its own way."""


@settings(max_examples=800, deadline=None)
@given(TEXTS | MIXED)
def test_the_words_are_those_of_tokens(text: str) -> None:
    form = Folded(text)
    words = re.finditer(f"[{folded._IN_WORD}]+", form.form)
    assert [(w[0], *form.span(*w.span())) for w in words] == [tuple(t) for t in tokens(text)]


@settings(max_examples=800, deadline=None)
@given(TEXTS | MIXED, st.data())
def test_a_phrase_is_found_where_its_words_follow_one_another(text: str, data: st.DataObject) -> None:
    words = tokens(text)
    if not words:
        return
    at = data.draw(st.integers(0, len(words) - 1))
    wanted = tuple(t.folded for t in words[at : at + data.draw(st.integers(1, 3))])
    prefix = data.draw(st.booleans())
    if prefix:
        wanted = (*wanted[:-1], wanted[-1][: data.draw(st.integers(1, len(wanted[-1])))])
    expected = []
    for n in range(len(words) - len(wanted) + 1):
        here = [t.folded for t in words[n : n + len(wanted)]]
        last = here.pop()
        if here == list(wanted[:-1]) and (last.startswith(wanted[-1]) if prefix else last == wanted[-1]):
            expected.append((words[n].start, words[n + len(wanted) - 1].end))
    form = Folded(text)
    assert [form.span(*place) for place in form.find(Phrase(wanted, prefix=prefix))] == expected


def test_characters_that_are_taken_for_separators_are_separators() -> None:
    for code in range(0x80, 0x3000):
        if fold._BETWEEN.match(chr(code)):
            assert [t.folded for t in tokens(f"a{chr(code)}b")] == ["a", "b"], hex(code)


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("Straße und STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("l’Iran, l'Iran", "iran", ["Iran", "Iran"]),
        ("می\u200cخواهم و میخواهم", "ميخواهم", ["می\u200cخواهم", "میخواهم"]),
        ("北京和北海", "北", ["北", "北"]),
        ("ferry ferryman aferry", "ferry", ["ferry"]),
        ("the the", "the", ["the", "the"]),
    ],
)
def test_words_are_found_as_printed(text: str, word: str, found: list[str]) -> None:
    form = Folded(text)
    places = [form.span(*place) for place in form.find(Phrase((word,)))]
    assert [text[start:end] for start, end in places] == found


def test_phrases_may_overlap_and_cross_punctuation() -> None:
    form = Folded("ha ha ha. Ha!\n\nha")
    assert len(form.find(Phrase(("ha", "ha")))) == 4
    starts = [start for start, _ in form.find(Phrase(("ha",)))]
    assert form.numbers(starts, 9) == {start: number for number, start in enumerate(starts)}


@settings(max_examples=300, deadline=None)
@given(MIXED, st.integers(0, 2), st.data())
def test_words_are_as_far_apart_as_their_numbers_say(text: str, far: int, data: st.DataObject) -> None:
    form = Folded(text * 4)
    starts = [word.start() for word in re.finditer(f"[{folded._IN_WORD}]+", form.form)]
    numbers = form.numbers(picked := data.draw(st.sets(st.sampled_from(starts or [0]))), far)
    for one in picked if starts else ():
        for other in picked:
            apart, said = starts.index(one) - starts.index(other), numbers[one] - numbers[other]
            assert said == apart or (far < abs(said) <= abs(apart) and said * apart > 0)
