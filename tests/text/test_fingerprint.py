"""Fingerprints: what common text guarantees, where they stand, and that stored ones stay readable."""

import time
from hashlib import blake2b
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.text.align_tokens import Lexicon, fold_printed, printed_words, split_words
from readroom.text.fingerprint import (
    ASKED_WINDOW,
    GRAM,
    PRINT_GRAM,
    PRINT_WINDOW,
    WINDOW,
    WordHashes,
    asked_fingerprints,
    fingerprints,
    gram_hashes,
    quotation_prints,
)

HASHES = WordHashes()
# What may go wrong where a text is split at its blanks: marks, joiners, dots within words, scripts without blanks.
PIECES = st.lists(st.sampled_from(
    ["a", "É", "ß", "1.", ",5", ".", "U.S.", "’", "'s", "“", "-", "_", "字", "เก", "\u0301", "\u200d", "\xad", "\u0e33",
     "ا", "ﬁ", "²", "$", " ", "\n", "\t", "\xa0", "\u3000", "\x1c", "\u2028"]
), max_size=12).map("".join)  # fmt: skip
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


@given(st.one_of(st.text(max_size=200), PIECES))
def test_words_are_those_of_comparing(text: str) -> None:
    forms = [fold_printed(word) for word in printed_words(text)]
    hashes = list(HASHES.of(text))
    assert len(hashes) == len(split_words(text, Lexicon()))
    one_by_one = [blake2b(form.encode("utf-8", "surrogatepass"), digest_size=8).digest() for form in forms]
    assert hashes == [int.from_bytes(digest, "little") for digest in one_by_one]


HASH = st.integers(0, (1 << 64) - 1)


@given(st.lists(HASH, max_size=4).flatmap(
    lambda few: st.lists(st.one_of(HASH, st.sampled_from([0, (1 << 64) - 1, *few])), max_size=50)
))  # fmt: skip
def test_reckoning_with_all_words_at_once_is_reckoning_with_each(words: list[int]) -> None:
    bits, (pair, square, last) = (1 << 30) - 1, (0x2545F491, 0x1B873593, 0x3C6EF35F)
    two = [((a & bits) * pair + (b & bits)) & bits for a, b in pairwise(words)]
    four = [(a * square + b) & bits for a, b in zip(two, two[2:], strict=False)]
    grams = [(a * last + b) & bits for a, b in zip(four, two[4:], strict=False)]
    assert gram_hashes(words) == grams
    assert quotation_prints(words, every=True) == set(four)
    assert quotation_prints(words) == smallest(four, PRINT_WINDOW)
    more = [(a + 3 * b + 5 * c >> 32) & 0x3FFFF for a, b, c in zip(words, words[2:], words[4:], strict=False)]
    for window, found in ((WINDOW, dict(fingerprints(words))), (ASKED_WINDOW, asked_fingerprints(words))):
        assert found == {g << 18 | more[grams.index(g)]: grams.index(g) for g in smallest(grams, window)}


def smallest(hashes: list[int], window: int) -> set[int]:
    return {min(hashes[at : at + window]) for at in range(max(1, len(hashes) - window + 1)) if hashes}


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
