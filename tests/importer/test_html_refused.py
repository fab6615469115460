"""Dates in a page's metadata that cannot be: the article stays undated, and the string is kept for the reviewer."""

import pytest

from readroom.importer.html.dates import machine_date
from readroom.importer.html.page import read_page
from readroom.text.model import Article, Evidence, PrintedDate

TEXT = "<p>" + "The lock keeper counts the boats by their lamps, and the lamps by their owners. " * 4 + "</p>"


def read(head: str, body: str = "") -> Article:
    (article,) = read_page(f"<html><head>{head}</head><body><h1>Lamps</h1>{body}{TEXT}</body></html>").articles
    return article


@pytest.mark.parametrize("raw", ["2019-13-04", "0001-01-01T00:00:00", "2199-05-05", "20190230"])
def test_a_refused_date_of_a_meta_element_waits_for_review(raw: str) -> None:
    article = read(f'<meta property="article:published_time" content="{raw}">')
    assert article.date is None
    assert article.evidence["date"] == Evidence(None, 0.0, f"not read as a date: {raw}")


def test_json_ld_and_time_elements_are_judged_alike() -> None:
    article = read('<script type="application/ld+json">{"@type": "Article", "datePublished": "2020-00-10"}</script>')
    assert article.evidence["date"].reason == "not read as a date: 2020-00-10"
    article = read("", '<time datetime="2020-02-31">last of February</time>')
    assert article.evidence["date"].reason == "not read as a date: 2020-02-31"


def test_a_date_that_is_printed_takes_its_place() -> None:
    article = read('<meta property="article:published_time" content="0001-01-01">', "<p class=date>4 May 2011</p>")
    assert article.date is not None
    assert article.date.value == "2011-05-04"
    assert article.evidence["date"].confidence >= 0.6


def test_a_page_is_not_dated_long_after_it_was_fetched() -> None:
    crawled = PrintedDate("2021-06-01", "day", "2021-06-01")
    assert machine_date("2031-01-01", crawled) is None
    assert machine_date("2021-06-02", crawled) is not None


def test_a_word_is_no_refused_date() -> None:
    assert "date" not in read('<meta name="date" content="yesterday">').evidence
