"""Texts in one byte a character."""

import unicodedata

import pytest

from readroom.text.western import CHARSETS, LATIN, WINDOWS, one_byte


@pytest.mark.parametrize(
    ("text", "charset"),
    [("plain", LATIN), ("Fähre", LATIN), ("the “quay” – 5 €", WINDOWS), ("Łódź", None), ("港", None), ("", LATIN)],
)
def test_the_first_charset_that_holds_a_text(text: str, charset: int | None) -> None:
    found = one_byte(text)
    assert (found and found[1]) == charset
    if found:
        assert found[0].decode(CHARSETS[found[1]]) == text


@pytest.mark.parametrize("charset", CHARSETS)
def test_both_hold_composed_forms_only(charset: str) -> None:
    everything = bytes(range(256)).decode(charset, "ignore")
    assert unicodedata.is_normalized("NFC", everything)
    for char in everything:
        assert not unicodedata.combining(char)
