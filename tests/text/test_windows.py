"""Windows round the places of words."""

from hypothesis import given
from hypothesis import strategies as st

from readroom.text.fold import folded_words
from readroom.text.windows import (
    around,
    find_phrase,
    find_words,
    once_around,
    only_windows,
    sentence_starts,
    spaced,
)


def test_words_and_phrases_are_found() -> None:
    words = ["a", "b", "a", "b", "a", "c"]
    assert find_words(words, "a") == [(0, 1), (2, 3), (4, 5)]
    assert find_words(words, {"b", "c"}.__contains__) == [(1, 2), (3, 4), (5, 6)]
    assert find_words(words, "z") == []
    assert find_phrase(words, ("a", "b", "a")) == [(0, 3), (2, 5)]


def test_a_window_ends_with_the_text_and_the_sentence() -> None:
    assert around([(3, 4)], 2, 2, 10)[0] == [1, 2, 4, 5]
    assert around([(0, 1)], 2, 2, 2)[0] == [1]
    assert around([(3, 4)], 5, 5, 10, [0, 3, 5])[0] == [4]
    assert around([(3, 6)], 2, 2, 10, [0, 2, 5, 7])[0] == [2, 6]  # a phrase over the end of a sentence


def test_overlapping_windows_count_once_or_each() -> None:
    once, each = around([(1, 2), (4, 5)], 2, 2, 7)
    assert once == [0, 2, 3, 5, 6]
    assert each == [0, 2, 3, 2, 3, 5, 6]


@given(st.lists(st.integers(0, 19), unique=True, max_size=6), st.integers(0, 5), st.integers(0, 5))
def test_windows_by_their_definition(starts: list[int], left: int, right: int) -> None:
    places = [(start, start + 1) for start in sorted(starts)]
    once, each = around(places, left, right, 20)
    near = [[n for n in range(20) if s - left <= n <= s + right and n not in starts] for s in sorted(starts)]
    assert sorted(once) == sorted({n for window in near for n in window})
    assert sorted(each) == sorted(n for window in near for n in window)


def test_sentences_without_words_begin_nowhere() -> None:
    assert sentence_starts([3, 0, 2]) == [0, 3]


TEXTS = st.lists(st.sampled_from(["quay", "Ferry", "été", "ferryman", "—", ".", "北"]), max_size=12).map(" ".join)


@given(TEXTS, st.integers(0, 3), st.integers(0, 3), st.sampled_from([["ferry"], ["ete", "quay"], ["北"]]))
def test_windows_of_a_part_are_those_of_all_words(text: str, left: int, right: int, wanted: list[str]) -> None:
    words = folded_words(text)
    places = sorted(place for word in wanted for place in find_words(words, word))
    part, there = only_windows(spaced(text), wanted, left, right)
    assert [part[slice(*place)] for place in there] == [words[slice(*place)] for place in places]
    for which in (0, 1):
        whole = [words[n] for n in around(places, left, right, len(words))[which]]
        assert [part[n] for n in around(there, left, right, len(part))[which]] == whole


PLACES = st.lists(st.tuples(st.integers(0, 12), st.integers(1, 3)), max_size=5)


@given(PLACES, st.integers(0, 4), st.integers(0, 4))
def test_words_in_several_windows_come_once(spans: list[tuple[int, int]], left: int, right: int) -> None:
    words = "abcdefghijklmno"
    places = sorted({(start, start + length) for start, length in spans})
    once, _ = around(places, left, right, len(words))
    assert sorted(once_around(words, places, left, right)) == [words[n] for n in sorted(once)]
