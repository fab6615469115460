"""A quotation is found as it was typed: with other quotes, dashes and line ends than the text's."""

import pytest

from readroom.text.quote import find_quote

HARBOUR = (
    "The harbour council met on Thursday to hear why the ferry had stopped.\n\n"
    "Its chair, Odile Brandt, said the pier was unsafe. The minister had been told twice, she added.\n\n"
    "The next meeting is in March (or May)."
)


@pytest.mark.parametrize(
    ("quote", "count"),
    [
        ("the pier was unsafe", 1),
        ("The", 3),
        ("met  on\nThursday", 1),
        ("hear why\tthe ferry", 1),
        ("", 0),
        ("  ", 0),
        ("the peer", 0),
        ("(or May)", 1),
    ],
)
def test_quotes_are_counted(quote: str, count: int) -> None:
    assert len(find_quote(HARBOUR, quote)) == count


def test_places_that_overlap_are_counted() -> None:
    assert find_quote("no no no", "no no") == [(0, 5), (3, 8)]


def test_quotes_and_dashes_are_folded() -> None:
    text = "She said: “It’s over — for good.”\n\nThen nothing."
    (place,) = find_quote(text, '"It\'s over - for good." Then')
    assert text[slice(*place)] == "“It’s over — for good.”\n\nThen"
