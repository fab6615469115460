"""Words with a star in them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.text.wild import WildPhrase, fits, words_in


@given(st.text("ab*", max_size=8), st.text("ab", max_size=10))
def test_a_star_is_any_letters(pattern: str, word: str) -> None:
    regex = "".join(".*" if c == "*" else c for c in pattern)
    assert fits(pattern, word) == bool(re.fullmatch(regex, word))


def test_it_is_linear() -> None:
    assert not fits("*a*a*a*a*a*a*a*a*a*b", "a" * 100_000)


@pytest.mark.parametrize(
    ("words", "prefix", "forms", "expected"),
    [
        (("q*y",), False, None, ["quay", "qy"]),
        (("*ay",), False, None, ["quay"]),
        (("q",), True, None, ["quay", "quays", "qy"]),
        (("q",), True, frozenset({"quays", "other"}), ["quays"]),
        (("old", "q*y"), False, None, ["old-quay"]),
        (("old", "q"), True, None, ["old-quay", "old quays"]),
        (("n*e", "at", "all"), False, None, []),
    ],
)
def test_phrases(words: tuple[str, ...], prefix: bool, forms: frozenset[str] | None, expected: list[str]) -> None:
    form = "old-quay, old quays; qy"
    found = WildPhrase(words, prefix=prefix, forms=forms).find(words_in(form))
    assert [form[s:e] for s, e in found] == expected


PARTS = st.text("stone*", min_size=1, max_size=4)


@settings(max_examples=400)
@given(st.lists(st.text("stone -,é", max_size=5), max_size=20).map(" ".join), st.lists(PARTS, min_size=1, max_size=3))
def test_what_is_found_by_a_part_of_a_word_is_found_among_all_words(form: str, words: list[str]) -> None:
    phrase = WildPhrase(tuple(words), prefix=False, forms=None)
    assert phrase.find_in(form) == phrase.find(words_in(form))
