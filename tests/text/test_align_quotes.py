"""Quotations by their marks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.text.align_quotes import quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “we go” and went.", ["we go"]),
        ('He said "we go" and "we stay".', ["we go", "we stay"]),
        ("Er sagte: „Wir gehen“ und ging.", ["Wir gehen"]),
        ("Sie rief: »Halt!« Dann «Nein».", ["Halt!", "Nein"]),
        ("It was called ”a trick” by all.", ["a trick"]),
        ("‘We don’t know,’ she said.", ["We don’t know,"]),
        ("the groups’ leaders and rock ’n’ roll", []),
        ("他说「走吧」就走了", ["走吧"]),
        ("“Never closed\nNext line “is”", ["Never closed", "is"]),
        ('a 12" record', []),
        ("(“inside”)", ["inside"]),
        ('“He called it "odd" and left”', ['He called it "odd']),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    assert [text[s:e] for s, e in quotations(text)] == quoted


def test_block_quotations_are_added_in_order() -> None:
    assert quotations("abc “d” efg", [(8, 11), (0, 3)]) == [(0, 3), (5, 6), (8, 11)]


@given(st.text(st.sampled_from(list('ab \n"“”„«»‘’「」')), max_size=40))
def test_ranges_are_ordered_and_inside_lines(text: str) -> None:
    found = quotations(text)
    assert all(s < e for s, e in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert all("\n" not in text[s:e] for s, e in found)
