"""The lane of differences to check."""

import pytest

from readroom.text.align import compare_texts

FRAME = "The council of the northern town said that {} before the long winter began in earnest."


def checks(left: str, right: str, frame: str = FRAME) -> list[tuple[str, str | None, str | None]]:
    a, b = frame.format(left), frame.format(right)
    return [
        (d.kind, a[slice(*d.left)] if d.left else None, b[slice(*d.right)] if d.right else None)
        for d in compare_texts(a, b).differences
    ]


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("twelve boats sank", "fourteen boats sank", [("number", "twelve", "fourteen")]),
        ("twelve boats sank", "12 boats sank", []),
        ("several boats sank", "30 boats sank", [("number", "several", "30")]),
        ("it paid 1,500 crowns", "it paid 1500 crowns", []),
        ("it met on Monday", "it met on Friday", [("date", "Monday", "Friday")]),
        ("it met in 1987", "it met in 1989", [("date", "1987", "1989")]),
        ("mayor Holm signed", "mayor Berg signed", [("name", "Holm", "Berg")]),
        ("mayor Qasem signed", "mayor Qassim signed", [("spelling", "Qasem", "Qassim")]),
        ("the harbour closed", "the harbor closed", [("spelling", "harbour", "harbor")]),
        ("nobody had been warned", "everybody had been warned", [("negation", "nobody", "everybody")]),
        ("it was warned", "it wasn’t warned", [("negation", "was", "wasn’t")]),
        ("it was warned", "it was not warned", [("negation", None, "not")]),
        ("boats sank", "twelve boats sank", []),
        ("twelve boats sank", "about twelve boats sank", []),
        ("sixty boats sank", "sixty-four boats sank", [("number", "sixty", "sixty-four")]),
        ("it paid 40 million crowns", "it paid 45 million crowns", [("amount", "40 million", "45 million")]),
        ("it met on 20 January", "it met on 28 January", [("date", "20 January", "28 January")]),
        ("it met on 3 March 2020", "it met on 3 March 2021", [("date", "3 March 2020", "3 March 2021")]),
        ("it met on 20 January", "it met in January", [("date", "20 January", "January")]),
        ("12 men on Monday sank", "14 women on Monday sank", [("number", "12", "14")]),
        ("old boats sank", "new boats sank", []),
    ],
)
def test_what_is_worth_checking(left: str, right: str, found: list[tuple[str, str | None, str | None]]) -> None:
    assert checks(left, right) == found


def test_capitals_at_the_start_of_a_sentence_say_nothing() -> None:
    frame = "{} the council of the northern town closed its harbour before the long winter began in earnest."
    assert checks("Yesterday", "Holm", frame) == [("date", "Yesterday", "Holm")]
    assert checks("Furthermore", "Holm", frame) == []


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("it paid $40 for each", "it paid €40 for each", [("amount", "40", "40")]),
        ("it paid 40 dollars", "it paid 50 dollars", [("amount", "40", "50")]),
        ("a large part, 40 %, sank", "a large part, 60 %, sank", [("amount", "40", "60")]),
        ("it met on Wednesday", "it met on 17 March 2021", []),
        ("it met on Thursday", "it met on 17 March 2021", [("date", "Thursday", "17 March 2021")]),
        ("the boats sank", "the boats, as old Holm of the red inn by the quay has it, never sank", []),
        (
            "Otto Holm, who liked the town and its inns, signed",
            "Ada Berg of the office for ships by the red quay signed",
            [],
        ),
    ],
)
def test_amounts_days_and_what_is_too_long_to_be_a_difference(
    left: str, right: str, found: list[tuple[str, str | None, str | None]]
) -> None:
    assert checks(left, right) == found
