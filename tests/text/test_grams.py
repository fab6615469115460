"""Runs of words: inside their line or sentence, and each place once."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from readroom.text.grams import grams, grams_round, runs

WORDS = st.lists(st.sampled_from("abcd"), max_size=14)


def test_lines_and_sentences_part_words() -> None:
    text = "One quay. Two boats.\n\nThree GULLS"
    assert list(runs(text)) == [["one", "quay", "two", "boats"], ["three", "gulls"]]
    assert list(runs(text, by_sentence=True)) == [["one", "quay"], ["two", "boats"], ["three", "gulls"]]


def test_grams_follow_one_another() -> None:
    assert grams(["a", "b", "c"], 2) == ["a b", "b c"]
    assert grams(["a", "b"], 3) == []


@given(WORDS, st.integers(2, 5), st.lists(st.sampled_from("abcd"), min_size=1, max_size=2))
def test_those_round_a_word_are_those_that_hold_it(words: list[str], size: int, node: list[str]) -> None:
    padded = f" {' '.join(node)} "
    held = [gram for gram in grams(words, size) if padded in f" {gram} "]
    assert Counter(grams_round(words, size, node)) == Counter(held if len(node) <= size else [])
