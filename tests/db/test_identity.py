"""Keys, digests and places by date."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.db.articles import DAY_SHIFT, FIRST_DATED
from readroom.db.identity import base_key, day_base, own_url, text_digest
from readroom.text.model import Article, Body, PrintedDate


def article(text: str = "A text.", title: str | None = None, day: str | None = None, **more: object) -> Article:
    printed = PrintedDate(day, "day", day) if day else None
    return Article(Body(text), title, date=printed, **more)  # type: ignore[arg-type]


def test_a_digest_is_that_of_the_text() -> None:
    assert re.fullmatch(r"[0-9a-f]{32}", text_digest("A text."))
    assert text_digest("A text.") == text_digest("A text.")
    assert len({text_digest(t) for t in ("A text.", "a text.", "A text. ", "")}) == 4


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("HTTPS://Example.ORG/A/b/", "https://example.org/A/b"),
        ("https://example.org/a?x=1#part", "https://example.org/a?x=1"),
        ("https://example.org", "https://example.org"),
        (" https://example.org/ ", "https://example.org"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_a_page_has_one_address(url: str, own: str) -> None:
    assert own_url(url) == own
    assert own_url(own) == own


def key(made: Article, source: str = "The Gull", *, alone: bool = True) -> str:
    found = base_key(made, source, alone=alone)
    assert re.fullmatch(r"a[0-9a-f]{16}", found)
    return found


def test_the_url_names_an_article_that_is_alone_on_its_page() -> None:
    url = "https://gull.example/a"
    made = article(title="A", day="2031-05-06", url=url)
    assert key(made) == key(article("Other words.", "B", "2001-01-01", url=url + "#top"), "The Tern")
    assert key(made, alone=False) == key(article(title="A", day="2031-05-06"))
    assert key(made) != key(made, alone=False)


def test_else_source_title_and_day_do() -> None:
    made = article(title="A Title", day="2031-05-06")
    assert key(made) == key(article("Corrected.", "a  tïtle!", "2031-05-06T10:00"), "the gull")
    others = (("A Title", "2031-05-07"), ("B Title", "2031-05-06"), ("A Title", None))
    for other in (article(title=title, day=day) for title, day in others):
        assert key(made) != key(other)
    assert key(made) != key(made, "The Tern")


def test_else_the_text_does() -> None:
    assert key(article("One.")) == key(article("One.", day="2031-05-06"), "The Tern")
    assert key(article("One.")) != key(article("Two."))


def test_a_key_that_was_brought_along_stays() -> None:
    assert base_key(article(key="a-key", url="https://gull.example/a"), "The Gull", alone=True) == "a-key"


@given(st.dates(min_value=date(3, 1, 1)), st.dates(min_value=date(3, 1, 1)))
def test_places_are_in_the_order_of_days(one: date, other: date) -> None:
    assert (day_base(one.isoformat()) < day_base(other.isoformat())) == (one < other)
    assert day_base(one.isoformat()) >= FIRST_DATED
    assert day_base(one.isoformat() + "T10:00") == day_base(one.isoformat())


def test_a_year_and_a_month_stand_at_their_first_day() -> None:
    assert day_base("2020") == day_base("2020-01") == day_base("2020-01-01")
    assert day_base("2020-02") == day_base("2020-02-01") == day_base("2020-01-31") + (1 << DAY_SHIFT)


@pytest.mark.parametrize("none", [None, "", "2020-13", "2020-02-30", "0000"])
def test_what_is_no_day_is_undated(none: str | None) -> None:
    assert day_base(none) == 0


def test_the_first_years_are_dated_too() -> None:
    assert day_base("0001-01-01") == FIRST_DATED
