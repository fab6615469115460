"""The head of a page: JSON-LD, meta elements, links; whatever their types and sizes."""

import json

import pytest
from lxml.html import document_fromstring

from readroom.importer.html.meta import Head, author_names, read_head


def head(markup: str, attributes: str = "") -> Head:
    return read_head(document_fromstring(f"<html{attributes}><head>{markup}</head><body>x</body></html>"), "")


def linked_data(*objects: object) -> Head:
    return head("".join(f'<script type="application/ld+json">{json.dumps(o)}</script>' for o in objects))


def test_json_ld_is_believed_first() -> None:
    found = linked_data(
        {
            "@context": "https://schema.org",
            "@graph": [
                {"@type": "WebSite", "name": "Sound Observer"},
                {"@type": "Person", "@id": "#ida", "name": "Ida Storm"},
                {
                    "@type": ["NewsArticle"],
                    "headline": "Ferry &amp stays",
                    "author": [
                        {"@id": "#ida"},
                        {"@type": "Person", "name": "By Olaf Quay"},
                        {"@type": "Organization", "name": "Desk"},
                    ],
                    "datePublished": "2021-10-07T18:30:00Z",
                    "articleSection": ["Local"],
                    "keywords": "ferry, winter",
                },
            ],
        }
    )
    assert found.title == "Ferry &amp stays"
    assert found.authors == ("Ida Storm", "Olaf Quay")
    assert found.date is not None
    assert found.date.value == "2021-10-07T18:30"
    assert (found.section, found.keywords, found.site) == ("Local", ("ferry", "winter"), "Sound Observer")
    assert found.is_article


def test_meta_elements() -> None:
    found = head(
        '<title>T | S</title><meta property="og:title" content="T"><meta name="author" content="Ida '
        'Storm"><meta property="og:site_name" content="S">'
        '<meta property="article:published_time" content="2021-10-07"><meta property="article:section" content="Local">'
        '<meta property="article:tag" content="a, b"><meta property="article:tag" content="c"><link '
        'rel="canonical" href="https://s.example/t">',
        ' lang="en-GB"',
    )
    assert (found.title, found.page_title, found.authors, found.site) == ("T", "T | S", ("Ida Storm",), "S")
    assert (found.section, found.keywords, found.url, found.language) == (
        "Local",
        ("a, b", "c"),
        "https://s.example/t",
        "en",
    )
    assert found.date is not None
    assert found.date.value == "2021-10-07"


@pytest.mark.parametrize("value", ["https://facebook.example/ida", "desk@harbour.example", "Sound Observer", "admin"])
def test_what_is_no_author(value: str) -> None:
    assert author_names([value], "Sound Observer") == ()


@pytest.mark.parametrize(
    "data",
    [
        {
            "@type": ["NewsArticle", None],
            "author": [{"name": [[]]}, 3, None],
            "datePublished": {"x": 1},
            "headline": [None],
        },
        {"@type": "NewsArticle", "author": {"@id": ["x"]}, "publisher": 5, "keywords": {"a": 1}, "articleSection": 3},
        [[["x"]], None, 5, "NewsArticle"],
        {"@graph": {"@graph": {"@graph": []}}},
    ],
)
def test_wrong_types_say_nothing(data: object) -> None:
    found = linked_data(data)
    assert (found.title, found.authors, found.date, found.site) == (None, (), None, None)


def test_broken_and_deep_json_says_nothing() -> None:
    for text in (
        '{"headline": "x"',
        "[" * 100_000,
        '{"@type": "NewsArticle", "author": "' + "x" * 3_000_000 + '"}',
        "",
    ):
        assert head(f'<script type="application/ld+json">{text}</script>').title is None


def test_several_articles_say_nothing_about_one() -> None:
    found = linked_data(
        {"@type": "BlogPosting", "headline": "A"},
        {"@type": "BlogPosting", "headline": "B", "datePublished": "2020-01-01"},
    )
    assert (found.title, found.date) == (None, None)


def test_an_impossible_date_is_refused_and_remembered() -> None:
    found = head('<meta property="article:published_time" content="2024-02-30">')
    assert found.date is None
    assert found.refused
