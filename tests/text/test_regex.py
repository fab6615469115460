"""Patterns: what is part of the language, what is refused, and that none runs away."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.text.regex import LONGEST, SLICES, BadPattern, compiled, literals


def found(pattern: str, text: str, *, any_case: bool = False) -> list[str]:
    return [text[start:end] for start, end in compiled(pattern, any_case=any_case).find(text)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("fer+y", "fery ferrry Ferry", ["fery", "ferrry"]),
        (r"\bq\w+", "a quay, aqua, quite", ["quay", "quite"]),
        ("(gr[ae]y|black) cat", "a gray cat, a black cat, a grey dog", ["gray cat", "black cat"]),
        (r"\d{4}-\d{2}", "2020-03 and 20-3", ["2020-03"]),
        ("^The", "The\nthe\nThe end. The", ["The", "The"]),
        ("end$", "the end\nend of it", ["end"]),
        ("a*", "baab", ["aa"]),
        ("said.*quay", "he said: the quay\nsaid no\nquay", ["said: the quay"]),
        (r"\(no\)", "yes (no)", ["(no)"]),
        ("[^a-z ]+", "a quay, 12", [",", "12"]),
        ("(?:old )?quay", "the old quay", ["old quay"]),
        ("x{2,3}", "xxxxx", ["xxx", "xx"]),
        ("é", "café", ["é"]),
    ],
)
def test_what_is_found(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


def test_capitals_matter_unless_said_otherwise() -> None:
    assert found("quay", "Quay QUAY quay") == ["quay"]
    assert found("quay", "Quay QUAY quay", any_case=True) == ["Quay", "QUAY", "quay"]


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+$", "(.*a){25}", "(a|b)*", "(a?)+", "((ab)*)*", r"(a)\1", "(?=a)b", "(?!a)", "(?<=a)b", "(?P<n>a)",
        "(?i)a",
        "(", ")", "[", "a)", "*a", "+", "a**", "a*+", "a{2}{3}", "a{1001}", "(a{100}){100}", "a{3,2}",
        "\\", r"\Z", r"\x41",
        "a*b*c*d*e*", "a?" * 40 + "a" * 40, "(a|a)" * 30, "^*", "a" * (LONGEST + 1), "(" * 20 + "a" + ")" * 20,
    ],
)  # fmt: skip
def test_what_is_refused_has_a_reason(pattern: str) -> None:
    with pytest.raises(BadPattern, match=r"\w"):
        compiled(pattern)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (".*.*x", "a" * 20_000),
        (r"\w+\w+!", "a" * 20_000),
        ("a*b", "a" * 50_000),
        ("(a|b)(a|b)(a|b)a*a*x", "ab" * 5_000),
        ("a?" * 9 + "x", "a" * 20_000),
    ],
)
def test_it_can_be_stopped_between_short_slices(pattern: str, text: str) -> None:
    asked: list[float] = []

    def go_on() -> bool:
        asked.append(time.perf_counter())
        return len(asked) < 4

    assert compiled(pattern).find(text, go_on) == []
    assert len(asked) == 4


def test_a_line_longer_than_a_slice_is_looked_through_whole() -> None:
    text = ("x" * 37 + " quay ") * 400
    assert len(text) > 3 * SLICES[0]
    assert len(found("quay", text)) == 400
    assert len(found(r"\bquay\b", text)) == 400
    assert len(found("q.{0,3}y", text)) == 400


@settings(max_examples=400, deadline=None)
@given(st.text("ab|*+?(){}[]^.2,\\", max_size=14), st.text("ab2 \n", max_size=40))
def test_any_string_is_refused_or_found_as_python_finds_it(pattern: str, text: str) -> None:
    try:
        made = compiled(pattern)
    except BadPattern as problem:
        said = str(problem)
        made = None
    if made is None:
        assert said
        assert "\n" not in said
        return
    lines = text.split("\n")
    expected = [m[0] for line in lines for m in re.compile(pattern).finditer(line) if m[0]]
    assert [text[s:e] for s, e in made.find(text)] == expected


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("gov[a-z]+ment", ("gov", "ment")),
        ("h[ao]rbou?r", ("h", "rbo", "r")),
        ("ab+c", ("ab", "c")),
        ("a(b|c)d", ("a", "d")),
        ("x|y", ()),
        ("^Sea$", ("Sea",)),
        (r"\bfoo\.bar\b", ("foo.bar",)),
        ("ab{2,3}c", ("a", "c")),
        ("ab*?cd", ("a", "cd")),
        ("(a(b[)])c)de", ("de",)),
        (r"\d\w+", ()),
    ],
)
def test_the_letters_that_every_match_has(source: str, found: tuple[str, ...]) -> None:
    assert literals(source) == found


@given(st.from_regex(r"[ab.]([ab]|\[ab\]|\(a\|b\)|[ab][?*+]|\.){0,6}", fullmatch=True), st.text("ab", max_size=12))
def test_a_text_without_them_does_not_match(source: str, text: str) -> None:
    try:
        found = compiled(source).find(text)
    except BadPattern:
        return
    if found:
        assert all(letters in text for letters in literals(source))
