"""Days without a year above the entries of a diary."""

import pytest

from readroom.importer.formats.html import FORMAT
from readroom.importer.html.yearless import day_at, is_day

TEXTS = (
    "We put the boat into the water and it stayed there, which is more than can be said of last year.",
    "Somebody painted the door of the shed during the night and left the brush standing in a jar.",
    "Snow again, a hand deep on the pier, and the gulls walk about in it as if they had ordered it.",
)


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [("12/5 Boat", 5, 12), ("3 May: a door", 5, 3), ("Friday, May 4th", 5, 4), ("28.4.", 4, 28)],
)
def test_days_are_read(text: str, month: int, day: int) -> None:
    found = day_at(text)
    assert found is not None
    assert (found.month, found.day) == (month, day)


@pytest.mark.parametrize("text", ["3 May 2007 A door", "1.2 Methods", "2.1. Results", "40/5 x", "May I", "12 boats"])
def test_others_are_not(text: str) -> None:
    assert day_at(text) is None
    assert not is_day(text)


def test_the_year_of_the_page_dates_its_entries() -> None:
    days = zip(("12/5 Boat in", "3/5 The shed", "28/4 Snow again"), TEXTS, strict=True)
    body = "".join(f"<h3>{title}</h3><p>{text}</p>" for title, text in days)
    found = FORMAT.read(f"<html lang=en><body><h1>Diary 2003</h1>{body}</body></html>".encode(), "x.html").articles
    assert [(a.title, a.date and a.date.value) for a in found] == [
        ("Boat in", "2003-05-12"),
        ("The shed", "2003-05-03"),
        ("Snow again", "2003-04-28"),
    ]


def test_numbered_sections_are_one_article() -> None:
    parts = zip(("1.1 Boats", "1.2 Sheds", "2.1 Snow"), TEXTS, strict=True)
    body = "".join(f"<h3>{title}</h3><p>{text}</p>" for title, text in parts)
    found = FORMAT.read(f"<html lang=en><body><h1>Report of 2003</h1>{body}</body></html>".encode(), "x.html")
    assert len(found.articles) == 1
