"""Fingerprints: what common text guarantees, where they stand, and that stored ones stay readable."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.text.align_tokens import Lexicon, split_words
from readroom.text.fingerprint import (
    GRAM,
    PRINT_GRAM,
    PRINT_WINDOW,
    WordHashes,
    fingerprints,
    gram_hashes,
    quotation_prints,
)

HASHES = WordHashes()
STORED, STORED_PRINT = 77042239599269, 338906859
numbers = st.lists(st.integers(0, 60), max_size=60)


def prints(text: str) -> list[tuple[int, int]]:
    return fingerprints(HASHES.of(text))


def words(values: list[int], letter: str) -> str:
    return " ".join(f"{letter}{value}" for value in values)


@given(st.lists(st.integers(0, 400), min_size=17, max_size=40), numbers, numbers, numbers, numbers)
def test_a_common_run_of_seventeen_words_shares_a_fingerprint(
    common: list[int], a: list[int], b: list[int], c: list[int], d: list[int]
) -> None:
    shared = words(common, "c")
    left, right = (f"{words(x, p)} {shared} {words(y, q)}" for x, y, p, q in ((a, b, "k", "l"), (c, d, "m", "n")))
    assert {found for found, _ in prints(left)} & {found for found, _ in prints(right)}


@given(st.lists(st.sampled_from(["Ash", "bell", "cóve", "U.S.", "don't", "字", "7", "–"]), max_size=120))
def test_a_position_is_that_of_the_first_word_of_the_run(parts: list[str]) -> None:
    text = " ".join(parts)
    hashes = gram_hashes(HASHES.of(text))
    for found, position in prints(text):
        assert hashes.index(found >> 18) == position


@given(st.text(max_size=200))
def test_words_are_those_of_comparing(text: str) -> None:
    assert len(HASHES.of(text)) == len(split_words(text, Lexicon()))


@given(st.lists(st.integers(0, 400), min_size=PRINT_GRAM + PRINT_WINDOW - 1, max_size=20), numbers, numbers)
def test_six_common_words_of_two_quotations_share_a_print(common: list[int], a: list[int], b: list[int]) -> None:
    shared = words(common, "c")
    left, right = (quotation_prints(HASHES.of(f"{words(x, p)} {shared}")) for x, p in ((a, "k"), (b, "m")))
    assert left & right
    assert left <= quotation_prints(HASHES.of(f"{words(a, 'k')} {shared}"), every=True)


def test_spelling_that_folding_takes_away_makes_no_difference() -> None:
    one = "The U.S. keeper’s report said on Monday that the café had never been closed by anybody at all"
    other = "the US keeper report SAID on monday that the cafe had never been closed by anybody at all"
    assert prints(one) == prints(other)


def test_order_of_words_makes_a_difference() -> None:
    assert gram_hashes(HASHES.of("a b c d e f")) != gram_hashes(HASHES.of("b a c d e f"))
    assert gram_hashes(HASHES.of("a b c d e f")) != gram_hashes(HASHES.of("a b d c e f"))
    assert gram_hashes(HASHES.of("a b c d e f")) != gram_hashes(HASHES.of("e f c d a b"))


def test_what_is_stored_by_one_program_is_found_by_the_next() -> None:
    assert prints("one two three four five six") == [(STORED, 0)]
    assert quotation_prints(HASHES.of("one two three four")) == {STORED_PRINT}


def test_short_texts() -> None:
    assert prints("") == []
    assert prints("one two three four five") == []
    assert len(prints("one two three four five six seven")) == 1


def test_they_are_sparse_and_each_hash_stands_once() -> None:
    text = " ".join(f"w{n * 7919 % 5003}" for n in range(5000))
    found = prints(text)
    assert found == sorted(found)
    assert len({one for one, _ in found}) == len(found)
    assert 0.14 < len(found) / 5000 < 0.23
    assert all(0 <= one < 1 << 48 for one, _ in found)
    assert max(position for _, position in found) > 4900


def test_a_text_may_have_more_words_than_sixteen_bits_count() -> None:
    found = prints(" ".join(f"w{n}" for n in range(70_000)))
    assert max(position for _, position in found) > 0xFFFF


def test_one_word_a_million_times_is_one_fingerprint_and_takes_no_time() -> None:
    started = time.process_time()
    assert len(prints("again " * 1_000_000)) == 1
    assert time.process_time() - started < 10


@settings(max_examples=20)
@given(st.lists(st.sampled_from("天地玄黄宇宙洪荒日月盈昃"), min_size=GRAM, max_size=60))
def test_scripts_without_spaces_go_by_character(characters: list[str]) -> None:
    assert len(gram_hashes(HASHES.of("".join(characters)))) == len(characters) - GRAM + 1
