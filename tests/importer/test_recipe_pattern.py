"""Patterns of recipes: what is taken, what is refused and in which words, how a line is seen."""

import pytest

from readroom.importer.recipe.pattern import LINE, LONGEST, PatternError, compile_pattern, tidy

TAKEN = (
    r"^(?P<date>[A-Z][a-z]+ \d{1,2}, \d{4}) \d+ comments?$",
    r"^blank$",
    r"(?:[A-Z][a-z]+ )+by",
    r"^(.+), (.+) - (?P<d>.+)$",
    r"by (?P<author>.+) on (?P<date>.+)$",
    r"(?i)^posted (?:by|on) .*$",
    r"^={3,}\s*(?P<title>\S.*?)\s*={3,}$",
    r"(?:\d{4}-\d{2}-\d{2} ?)+",
    r"^(?:\w+, )*\w+$",
    r"^(?:By|von) (?P<author>[A-Z][\w'-]+(?: (?:[a-z]+ )?[A-Z][\w'-]+)*)$",
    r"^Posted by (?P<author>.+?) (?:at|on) (?P<date>.+?)(?: in (?P<section>.+))?$",
    r"^(?:January|February|March|April|May|June|July|August) \d{1,2}, \d{4}$",
    r"(?P<section>.*)",
    r"^(?P<a>\w+) (?P=a)$",
    r"^a(?=b)b(?!c)$",
)
ENDLESS = (
    r"(a+)+$",
    r"(?:\w+ ?)+$",
    r"(?:a|ab|b)*x",
    r"(.*a){12}",
    r"(?:(?:x?){9}){9}",
    r"(?:\d{4}\d*)+x",
    r"((((((((((a?){9}){9}){9}){9}){9}){9}){9}){9}){9})",
)
SLOW = (r".+,.+,.+,.+x", r"(?:a|aa)" * 30 + "x", "a?" * 60 + "x", r".*.*.*.*!")


@pytest.mark.parametrize("pattern", TAKEN)
def test_what_people_write_is_taken(pattern: str) -> None:
    assert compile_pattern(pattern).pattern == pattern


@pytest.mark.parametrize("pattern", ENDLESS)
def test_what_may_never_end_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError, match="can take for ever"):
        compile_pattern(pattern)


@pytest.mark.parametrize("pattern", SLOW)
def test_what_is_slow_on_long_lines_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError, match="slow on long lines"):
        compile_pattern(pattern)


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("", "is empty and would match every line"),
        (".*", "matches an empty line, and so every line"),
        ("x?", "matches an empty line, and so every line"),
        ("(x", "is no regular expression: missing ), unterminated subpattern at position 0"),
        (r"\p{L}", r"is no regular expression: bad escape \p at position 0"),
        ("*a", "is no regular expression: nothing to repeat at position 0"),
        ("a" * (LONGEST + 1), "has more than 500 characters"),
        (r"(?:\b){9999}", "repeats something that takes no character"),
        ("(?:abcdefg){8}" * 35, "repeats too much of itself"),
    ],
)
def test_a_fault_is_said_plainly(pattern: str, said: str) -> None:
    with pytest.raises(PatternError) as fault:
        compile_pattern(pattern)
    assert str(fault.value) == said


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises(PatternError):
        compile_pattern("(" * 240 + "a" + ")" * 240 + "[")


def test_letter_case_counts_for_what_overlaps() -> None:
    assert compile_pattern(r"(?:A+b)+")
    assert compile_pattern(r"(?:a+A)+")
    with pytest.raises(PatternError, match="can take for ever"):
        compile_pattern(r"(?i)(?:a+A)+")


def test_a_line_is_seen_without_its_white_space_and_cut() -> None:
    assert tidy("  January\u00a025,\t2020   0 comments ") == "January 25, 2020 0 comments"
    assert len(tidy("word " * 10_000)) == LINE
    assert tidy(" \t ") == ""
