"""Records to pages: the project's own export comes back as it was, and the names that others use are known."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.importer.recipe.recipe import Chooser, Recipe, chooser
from readroom.importer.records.body import plain_body
from readroom.importer.records.record import read_fields
from readroom.importer.settings import Settings
from readroom.text.body import BodyBuilder
from readroom.text.gate import clean
from readroom.text.model import Article, Aside, Page, PrintedDate, Span, Voice

WORDS = "The harbour board voted on Thursday to keep the small ferry running."


def read(record: dict[str, Any]) -> Page:
    return read_fields(record, "jsonl", 1)


def only(record: dict[str, Any]) -> Article:
    page = read(record)
    assert len(page.articles) == 1
    return page.articles[0]


EXPORTED = {
    "id": 7,
    "key": "sound.example/ferry",
    "title": "Winter ferry stays",
    "authors": ["Ida Storm", "von Quay"],
    "date": "2021-10-07T18:30",
    "date_precision": "minute",
    "date_raw": "7 Oct 2021, 6.30 pm",
    "first_date": "2021-10",
    "source": "Sound Observer",
    "outlet": "Island Gazette",
    "section": "Local",
    "language": "en",
    "url": "https://sound.example/ferry",
    "file": "a.html",
    "words": 12,
    "text": "Sub-heading\n\n- one *star*\n  - two\n\nHe said: no.",
    "spans": [
        {"kind": "heading", "start": 0, "end": 11, "level": 2},
        {"kind": "link", "start": 13, "end": 18, "href": "https://sound.example/x"},
        {"kind": "voice", "start": 35, "end": 47},
    ],
    "voices": [
        {
            "start": 35,
            "end": 47,
            "title": "No",
            "authors": ["Olaf"],
            "outlet": "G",
            "date": "2020",
            "date_precision": "year",
            "date_raw": "in 2020",
            "url": None,
        }
    ],
    "asides": [{"kind": "caption", "at": 11, "text": "A quay", "line": None}],
    "keywords": ["ferry", "winter, cold"],
    "page": {"file": "a.html", "record": None, "lines": [1, 9]},
}


def test_an_exported_article_comes_back_as_it_was() -> None:
    article = only(EXPORTED)
    assert article.body.text == EXPORTED["text"]
    assert article.body.spans == (
        Span("heading", 0, 11, level=2),
        Span("link", 13, 18, href="https://sound.example/x"),
        Span("voice", 35, 47),
    )
    assert article.body.asides == (Aside("caption", 11, "A quay"),)
    assert article.body.voices == (Voice(35, 47, "No", ("Olaf",), "G", PrintedDate("2020", "year", "in 2020")),)
    assert article.key == "sound.example/ferry"
    assert article.authors == ("Ida Storm", "von Quay")
    assert article.date == PrintedDate("2021-10-07T18:30", "minute", "7 Oct 2021, 6.30 pm")
    assert article.first_date == PrintedDate("2021-10", "month", "2021-10")
    assert (article.source, article.outlet, article.section) == ("Sound Observer", "Island Gazette", "Local")
    assert (article.language, article.url, article.keywords) == (
        "en",
        "https://sound.example/ferry",
        ("ferry", "winter, cold"),
    )
    assert read(EXPORTED).problem is None


def test_spans_that_do_not_fit_are_left_out_and_said() -> None:
    page = read(
        {
            **EXPORTED,
            "spans": [
                {"kind": "heading", "start": 0, "end": 999},
                {"kind": "x", "start": 0, "end": 1},
                5,
                {"kind": "quote", "start": 0, "end": 4},
            ],
        }
    )
    assert page.articles[0].body.spans == (Span("quote", 0, 4),)
    assert page.problem is not None


def test_a_text_that_the_gate_changes_loses_its_spans() -> None:
    page = read({**EXPORTED, "text": "a\x1bb" * 30})
    assert page.articles[0].body.text == "ab" * 30
    assert page.articles[0].body.spans == ()
    assert page.problem is not None


@pytest.mark.parametrize("name", ["text", "body", "content", "Article", "full text", "fulltext", "maintext"])
def test_plain_text_is_taken_as_it_is(name: str) -> None:
    source = "# no heading\n* no list\n\n\n\n1. two  *spaces*\n    indented"
    assert only({name: source}).body.text == "# no heading\n* no list\n\n1. two  *spaces*\n    indented"


def test_markdown_and_html_by_name_and_by_looks() -> None:
    assert only({"markdown": "**Ferry** stays"}).body.text == "Ferry stays"
    assert only({"content_html": "Ferry <b>stays</b>"}).body.text == "Ferry stays"
    assert only({"content": "<p>Ferry</p><p>stays &amp; goes</p>"}).body.text == "Ferry\n\nstays & goes"
    assert only({"text": "if a < b and b > c"}).body.text == "if a < b and b > c"


def test_paragraphs_may_be_a_list() -> None:
    assert only({"paragraphs": ["one", "two", 3]}).body.text == "one\n\ntwo"


def test_a_whole_page_is_read_as_one() -> None:
    body = f"<nav>Home</nav><article><h1>Winter ferry</h1>{f'<p>{WORDS}</p>' * 4}</article>"
    html = f"<html><head><title>Winter ferry</title></head><body>{body}</body></html>"
    page = read({"html": html, "url": "https://sound.example/a", "author": "By Ida Storm"})
    article = page.articles[0]
    assert (article.title, article.authors, article.url) == ("Winter ferry", ("Ida Storm",), "https://sound.example/a")
    assert article.body.text == "\n\n".join([WORDS] * 4)
    assert (page.format, page.record) == ("jsonl", 1)


def test_names_that_others_use() -> None:
    article = only(
        {
            "Headline": "Winter ferry",
            "byline": "By Ida Storm and Olaf Quay",
            "publication_date": "7 October 2021",
            "publisher": {"name": "Sound Observer"},
            "link": "https://sound.example/a",
            "lang": "en-GB",
            "tags": "ferry, quay",
            "category": ["Local", "Sea"],
            "content": WORDS,
        }
    )
    assert (article.title, article.authors, article.source) == (
        "Winter ferry",
        ("Ida Storm", "Olaf Quay"),
        "Sound Observer",
    )
    assert (article.url, article.language, article.keywords, article.section) == (
        "https://sound.example/a",
        "en",
        ("ferry", "quay"),
        "Local",
    )
    assert article.date is not None
    assert article.date.value == "2021-10-07"
    assert article.key is None


def test_only_an_outlet_is_the_source() -> None:
    article = only({"text": WORDS, "outlet": "Island Gazette"})
    assert (article.source, article.outlet) == ("Island Gazette", "Island Gazette")


def test_what_is_no_date_is_absent_and_remembered() -> None:
    article = only({"text": WORDS, "date": "last Tuesday"})
    assert article.date is None
    assert "last Tuesday" in article.evidence["date"].reason


def test_a_key_is_ours_only_in_an_export() -> None:
    assert only({"text": WORDS, "key": "k"}).key is None


def test_absent_is_absent() -> None:
    article = only({"text": "…"})
    assert (
        article.title,
        article.authors,
        article.date,
        article.source,
        article.outlet,
        article.url,
        article.keywords,
    ) == (None, (), None, None, None, None, ())


def test_when_it_was_fetched_is_the_pages() -> None:
    page = read({"text": WORDS, "crawl_date": "2022-01-02"})
    assert page.crawl_date is not None
    assert page.crawl_date.value == "2022-01-02"
    assert page.articles[0].date is None


@given(st.text("ab \n\t\u00a0", max_size=60))
def test_plain_text_is_shaped_the_same_by_either_way(source: str) -> None:
    builder = BodyBuilder()
    for paragraph in re.split(r"\n(?:[^\S\n]*\n)+", clean(source)):
        builder.block(paragraph)
    assert plain_body(clean(source)) == builder.done()


def _harbour(**more: dict[str, object]) -> Chooser | None:
    tables = {"source": {"name": "Harbour Circular", "match_url": "harbour.example"}, **more}
    return chooser(Settings(recipes=(Recipe.of(tables, "harbour").to_json(),)), "rows.jsonl")


FRAGMENT = (
    "<p class='who'>Tilda Brough</p><p>The new crane lifts four tons.</p><div class='ad'>Buy a hat today.</div>"
    "<p>It complains about each of them.</p>"
)


def test_a_recipe_is_followed_in_a_record_with_an_html_body() -> None:
    recipe = _harbour(html={"remove": ".ad", "byline": ".who"})
    record = {"title": "Crane", "html": FRAGMENT, "url": "https://harbour.example/1", "author": "admin"}
    page = read_fields(record, "jsonl", 3, recipe=recipe)
    (article,) = page.articles
    assert (page.recipe, page.source, page.record, page.format) == ("harbour", "Harbour Circular", 3, "jsonl")
    assert article.body.text == "The new crane lifts four tons.\n\nIt complains about each of them."
    assert (article.title, article.authors) == ("Crane", ("Tilda Brough",))


def test_a_record_of_another_site_is_read_without_the_recipe() -> None:
    recipe = _harbour(html={"remove": ".ad"})
    page = read_fields({"html": FRAGMENT, "url": "https://quay.example/1"}, "jsonl", 1, recipe=recipe)
    assert page.recipe is None
    assert "Buy a hat today." in page.articles[0].body.text


def test_a_recipe_is_followed_in_a_record_that_holds_a_whole_page() -> None:
    whole = (
        f"<html><head><link rel=canonical href='https://harbour.example/2'></head><body>{FRAGMENT * 3}</body></html>"
    )
    page = read_fields({"html": whole}, "jsonl", 1, recipe=_harbour(html={"remove": ".ad"}))
    assert page.recipe == "harbour"
    assert "hat" not in page.articles[0].body.text


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("Ida Storm", ("Ida Storm",)),
        ("By Storm", ("Storm",)),
        ("Von Quay", ("Quay",)),
        ("Ida Jr", ("Ida Jr",)),
        ("Ida Storm\n", ("Ida Storm",)),
        ("Storm, Ida", ("Storm, Ida",)),
    ],
)
def test_bylines_of_two_words(byline: str, authors: tuple[str, ...]) -> None:
    assert only({"text": WORDS, "author": byline}).authors == authors
