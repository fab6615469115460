"""Folding: what a word is, and which forms meet."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from readroom.text.fold import count_words, fold, fold_word, folded_words, index_form, tokens, words
from readroom.text.gate import clean

STORED = st.text(st.characters(), max_size=120).map(clean)
WESTERN = st.text(st.sampled_from([
    *map(chr, range(0x20, 0x7F)), "\n", *bytes(range(0x80, 0x100)).decode("cp1252", "ignore"), "\xad", "\x85",
]), max_size=60)  # fmt: skip
CJK = st.text(st.sampled_from("北京が。、（）！：2a -\u3099\ufe00\U000e0100ガｶ\u200cé٢ー々〇"), max_size=40)
INDEXED = re.compile("[0-9A-Za-z_\x80-\U0010ffff]+")


@given(STORED)
def test_every_token_leads_back_to_its_place(text: str) -> None:
    at = 0
    for token in tokens(text):
        assert at <= token.start < token.end <= len(text)
        assert fold_word(text[token.start : token.end]) == token.folded
        at = token.end


@given(STORED)
def test_the_index_has_one_word_for_each_token(text: str) -> None:
    found = [t.folded for t in tokens(text)]
    assert fold(text).split(" ") == (found or [""])
    assert folded_words(text) == found
    assert words(text) == len(found)


@settings(max_examples=400, deadline=None)
@given(STORED | WESTERN | CJK)
@example("“Straße” – m² ½ œuvre Œ Ætna µ ª ƒ ˆ")
def test_the_index_is_fed_the_words_of_tokens(text: str) -> None:
    found = [t.folded for t in tokens(text)]
    form = index_form(text)
    fed = ["".join(c.lower() if c.isascii() else c for c in word) for word in INDEXED.findall(form)]
    assert fed == found
    assert count_words(form) == len(found)
    assert folded_words(text) == found


def test_every_character_alone_between_letters_and_between_signs() -> None:
    for code in range(0x80, 0x3100):
        for text in (f"a{chr(code)}b", f"北{chr(code)}京", f" {chr(code)} "):
            assert folded_words(text) == [t.folded for t in tokens(text)], hex(code)


def test_surrogates_are_no_obstacle() -> None:
    assert folded_words("a\ud800b \udcff") == [t.folded for t in tokens("a\ud800b \udcff")]


@given(STORED)
def test_folded_words_hold_nothing_that_cuts_a_word_in_the_index(text: str) -> None:
    for token in tokens(text):
        assert all(not c.isascii() or c.isalnum() or c == "_" for c in token.folded)
        assert token.folded == token.folded.casefold()


@given(STORED)
@example("น้ำ ນ້ຳ")
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(max_codepoint=127), max_size=200))
def test_ascii_words_are_runs_of_word_characters(text: str) -> None:
    assert folded_words(text) == re.findall(r"[a-z0-9_]+", text.lower())


@given(STORED)
def test_every_letter_and_digit_is_in_a_word(text: str) -> None:
    covered = {i for t in tokens(text) for i in range(t.start, t.end)}
    for i, char in enumerate(text):
        if char.isalnum() and fold_word(char):
            assert i in covered


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller", "muller"),
        ("STRASSE", "straße"),
        ("ＡＢＣ", "abc"),
        ("Łódź", "lodz"),
        ("مُحَمَّد", "محمد"),
        ("الحكومة", "الحكومه"),
        ("مجاهدین", "مجاهدين"),
        ("می\u200cروم", "ميروم"),
        ("كـــتاب", "كتاب"),
        ("٢٠٢٠", "2020"),
        ("۱۳۹۸", "1398"),
        ("co\u00adoperate", "cooperate"),
        ("Ёлка", "елка"),
        ("ﬁnance", "finance"),
    ],
)
def test_forms_that_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Soleimani's U.S.", ["soleimani", "s", "u", "s"]),
        ("snake_case 4a", ["snake_case", "4a"]),
        ("北京 2020年", ["北", "京", "2020", "年"]),
        ("தமிழ் हिन्दी", ["தமிழ்", "हिन्दी"]),
        ("สวัส", ["ส", "วั", "ส"]),
        ("서울 시민", ["서울", "시민"]),
        ("ＡＢとか", ["ab", "と", "か"]),
        ("", []),
        ("— … ؟", []),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert folded_words(text) == found


def test_kana_with_and_without_voicing_stay_apart() -> None:
    assert fold("が") != fold("か")
