"""Pages as JSON: short for plain ones, and the same page again."""

import json

import pytest

from readroom.text.model import Article, Body, LineVerdict, Page, PrintedDate, Span
from readroom.text.page_json import page_from_json, page_to_json


def test_what_is_at_its_default_is_left_out() -> None:
    page = Page("jsonl", "Text.", (Article(Body("Text."), "T"),), record=4)
    assert page_to_json(page) == {
        "format": "jsonl",
        "record": 4,
        "articles": [{"title": "T", "body": {"text": "Text."}}],
    }


@pytest.mark.parametrize(
    "page",
    [
        Page("text", ""),
        Page("text", "Only a page."),
        Page("text", "One.", (Article(Body("One.")),)),
        Page("text", "", (Article(Body("")),)),
        Page(
            "text",
            "One.\nTwo.",
            (Article(Body("One.")), Article(Body("Two.", (Span("strong", 0, 3),)), lines=(2, 2))),
        ),
        Page("text", "One.", (Article(Body("One."), keywords=("a",), first_date=PrintedDate("2020", "year", "")),),
             (LineVerdict(1, "kept", "prose", 1),), crawl_date=PrintedDate("2021", "year", "2021")),
    ],
)  # fmt: skip
def test_a_page_comes_back(page: Page) -> None:
    assert page_from_json(json.loads(json.dumps(page_to_json(page)))) == page


@pytest.mark.parametrize("data", [{}, {"articles": []}, {"articles": [{}]}, {"articles": [{"body": {}}]}])
def test_what_is_no_page_is_an_error(data: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        page_from_json(data)
