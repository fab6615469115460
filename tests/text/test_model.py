"""The records that travel between the rooms."""

import json

from readroom.text.model import (
    Article,
    Aside,
    Body,
    Evidence,
    LineVerdict,
    Page,
    PrintedDate,
    Span,
    Voice,
)


def test_a_page_goes_through_json_and_back() -> None:
    date = PrintedDate("2020-01-25", "day", "January 25, 2020", 7)
    body = Body(
        "Text",
        (Span("link", 0, 4, None, "https://example.org/"), Span("heading", 0, 4, 2)),
        (Aside("caption", 0, "A quay", 3),),
        (Voice(0, 4, "Another", ("A. Writer",), "Paper", date, "https://example.org/x"), Voice(0, 2)),
    )
    article = Article(
        body,
        "Title",
        ("Ann Brook", "Jo Hill"),
        date,
        PrintedDate("2020", "year", "2020"),
        outlet="Paper",
        keywords=("quay",),
        lines=(1, 9),
        evidence={"title": Evidence(2, 0.9, "alone between blank lines")},
    )
    page = Page(
        "text", "All", (article, Article(Body())), (LineVerdict(1, "cut", "navigation"),), crawl_date=date, record=3
    )
    assert Page.from_json(json.loads(json.dumps(page.to_json()))) == page
