"""Words as comparing counts them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.text import align_tokens
from readroom.text.align_tokens import Lexicon, Words, split_words, units


def folded(text: str) -> list[str]:
    lexicon = Lexicon()
    return [lexicon.folded[n] for n in split_words(text, lexicon).numbers]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the U.S. fleet", "The US fleet"),
        ("U.S.-led", "US led"),
        ("the Minister’s car", "the minister car"),
        ("don't", "don’t"),
        ("MÜLLER", "muller"),
        ("1,055 men", "1055 men"),
        ("cafe\u0301", "café"),
        ("كتاب", "كِتَاب"),
        ("٣٫٥", "3٫5"),
    ],
)
def test_forms_of_one_word_are_equal(left: str, right: str) -> None:
    assert folded(left) == folded(right)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("O'Neill isn't there; the groups' leader's is.", ["oneill", "isnt", "there", "the", "groups", "leader", "is"]),
        ("3.5 percent, 12.01.2020, 1,5 and 10.", ["3.5", "percent", "12.01.2020", "1,5", "and", "10"]),
        ("well-known e-mail_address", ["well", "known", "e", "mail_address"]),
        ("A.B. Cole met J.R.", ["ab", "cole", "met", "jr"]),
        ("报道说 OK", ["报", "道", "说", "ok"]),
        ("क्या हुआ", ["क्या", "हुआ"]),
        ("the नमस्ते U.S. don’t 1,000", ["the", "नमस्ते", "us", "dont", "1000"]),
        ("", []),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert folded(text) == words


def test_ranges_lead_back_to_the_printed_words() -> None:
    text = "In the U.S., Müller’s 1,055 men."
    words = split_words(text, Lexicon())
    assert [text[s:e] for s, e in zip(words.starts, words.ends, strict=True)] == [
        "In", "the", "U.S.", "Müller’s", "1,055", "men",
    ]  # fmt: skip
    assert text[slice(*words.span(2, 4))] == "U.S., Müller’s"
    assert words.span(2, 2) == (6, 6)
    assert words.within(8, 22) == (3, 4)


PLAIN = st.text(st.sampled_from(list("abU.S'’1,0_é -\n“é")), max_size=60)


@settings(max_examples=500, deadline=None)
@given(PLAIN)
def test_both_ways_of_splitting_agree(text: str) -> None:
    words = split_words(text, Lexicon())
    assert list(zip(words.starts, words.ends, strict=True)) == align_tokens._general(text)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60) | PLAIN)
def test_words_are_ordered_and_apart(text: str) -> None:
    words = split_words(text, Lexicon())
    edges = [at for pair in zip(words.starts, words.ends, strict=True) for at in pair]
    assert edges == sorted(edges)
    assert all(s < e for s, e in zip(words.starts, words.ends, strict=True))
    assert all(0 <= at <= len(text) for at in edges)


def test_units_count_the_words_of_parts() -> None:
    words: Words = split_words("one two three four five", Lexicon())
    found = units(words, [(4, 13), (13, 14), (19, 23)])
    assert found.of_word == [-1, 0, 0, -1, 1]
    assert found.sizes == [2, 1]
