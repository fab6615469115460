"""The text gate: what is stored, and what reaches a terminal."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from readroom.text.gate import clean, clean_line, display, has_control

FORBIDDEN = (
    {chr(c) for c in range(32) if chr(c) != "\n"}
    | {chr(c) for c in range(0x7F, 0xA0)}
    | set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u2028\u2029")
)
ANY_TEXT = st.text(st.characters(), max_size=80)


@given(ANY_TEXT)
@example("e\x1b\u0301")
@example("\u2028\t\r\n\ud800")
def test_nothing_forbidden_is_stored(text: str) -> None:
    stored = clean(text)
    assert not FORBIDDEN & set(stored)
    assert not any(0xD800 <= ord(c) < 0xE000 for c in stored)
    assert unicodedata.is_normalized("NFC", stored)


@given(st.text(st.characters(max_codepoint=0x2100), max_size=60))
def test_texts_of_one_byte_a_character_are_cleaned_like_all_others(text: str) -> None:
    # The same text is looked at in another way when it holds a character from elsewhere.
    assert clean(text + " 港")[:-2] == clean(text)
    assert clean_line(text) == " ".join(clean(text).split())


@given(ANY_TEXT)
@example("a\x00\u0300")
def test_the_gate_is_a_fixed_point(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(ANY_TEXT)
def test_what_is_shown_is_one_line_without_controls(text: str) -> None:
    shown = display(text)
    assert not FORBIDDEN & set(shown)
    assert "\n" not in shown
    assert not has_control(shown)


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=60))
def test_ordinary_text_passes_unchanged(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("a\tb", "a b"),
        ("a\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\ne"),
        ("\x1b]52;c;aGk=\x07x", "]52;c;aGk=x"),
        ("\x9b31mred", "31mred"),
        ("می\u200cروم", "می\u200cروم"),
        ("\u202eabc\u202c", "abc"),
        ("e\u0301", "é"),
        ("x\ud800y", "xy"),
    ],
)
def test_examples(raw: str, stored: str) -> None:
    assert clean(raw) == stored


def test_joiners_are_not_shown_and_lines_become_spaces() -> None:
    assert display("a\u200cb\u200fc\nd\te") == "abc d e"


def test_a_line_has_single_spaces() -> None:
    assert clean_line("  a \n\t b\u2028c ") == "a b c"
