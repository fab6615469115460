"""The page of a record: a line for each of its fields, where each value stands, and what was not read."""

from hypothesis import given
from hypothesis import strategies as st

from readroom.importer.formats import Unreadable
from readroom.importer.records.page import PageLines, record_page
from readroom.text.model import Article, Body, Evidence, LineVerdict, Page, PrintedDate


def test_lines_have_their_numbers_and_verdicts() -> None:
    lines = PageLines()
    assert lines.add("one\ntwo", "kept", "body") == 1
    assert lines.add("three", "cut", "x: not read") == 3
    page = lines.page(Page("csv", "", (Article(Body("one\ntwo")),)))
    assert page.text == "one\ntwo\nthree"
    assert page.verdicts == (
        LineVerdict(1, "kept", "body", 1),
        LineVerdict(2, "kept", "body", 1),
        LineVerdict(3, "cut", "x: not read"),
    )
    assert page.articles[0].lines == (1, 3)


def test_the_date_is_the_first_that_can_be_read() -> None:
    page = record_page({"date": "next week", "year": "2019", "text": "Words."}, "csv", 1, what="column")
    article = page.articles[0]
    assert article.date == PrintedDate("2019", "year", "2019", 2)
    assert article.evidence["date"] == Evidence(2, 1.0, "column year")
    assert page.verdicts[0].reason == "date: not read"


def test_figures_are_read_in_the_order_of_their_column() -> None:
    record = {"date": "03/04/2021", "text": "Words.", "crawl_date": "Mon, 05 Apr 2021 10:00:00 GMT"}
    assert record_page(record, "csv", 1).articles[0].date is None
    page = record_page(record, "csv", 1, order="dmy")
    assert page.articles[0].date == PrintedDate("2021-04-03", "day", "03/04/2021", 1)
    assert page.crawl_date is not None
    assert page.crawl_date.value == "2021-04-05T10:00"


def test_values_that_are_no_lines() -> None:
    record = {"text": "Words.", "scores": {"a": [1, 2]}, "flag": False, "none": None, "empty": [], "long": "a\nb"}
    page = record_page(record, "json", 1)
    assert page.text.split("\n") == ["Words.", 'scores: {"a": [1, 2]}', "flag: false", "long: a", "b"]


def test_of_two_texts_the_first_by_name_is_read_and_the_other_shown() -> None:
    page = record_page({"content": "The one.", "text": "The other.", "html": "<p>Third</p>"}, "json", 1)
    assert page.articles[0].body.text == "Third"
    assert [(v.verdict, v.reason) for v in page.verdicts] == [
        ("cut", "content: not read"),
        ("cut", "text: not read"),
        ("kept", "html"),
    ]


def test_a_name_is_data() -> None:
    page = record_page({"text": "Words.", "a\x1b[31m\nb": "c\x1b]0;x\x07"}, "json", 1)
    assert page.text == "Words.\na[31m\nb: c]0;x"
    assert page.verdicts[-1].reason == "a[31m b: not read"


NAMES = st.sampled_from(["text", "title", "date", "url", "authors", "html", "markdown", "x", "spans", "keywords"])
VALUES = st.none() | st.text(max_size=30) | st.integers() | st.lists(st.text(max_size=5), max_size=3)


@given(st.dictionaries(NAMES, VALUES, max_size=6))
def test_any_record_has_a_verdict_on_every_line(record: dict[str, object]) -> None:
    try:
        page = record_page(record, "json", 1)
    except Unreadable:
        return
    total = page.text.count("\n") + 1
    assert [v.line for v in page.verdicts] == list(range(1, total + 1))
    for article in page.articles:
        assert all(e.line is None or 1 <= e.line <= total for e in article.evidence.values())
