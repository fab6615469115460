"""Who wrote, in boxes between title and text whatever they are called; and names there that are not the writer's."""

import pytest

from readroom.importer.html.page import read_page

_TEXT = (
    "<p>The ferry left an hour late because the deckhand had to fetch a goat that somebody had booked as luggage.</p>"
    "<p>Nobody complained, and the goat stood at the bow the whole way across with the look of a retired admiral.</p>"
    "<p>On the far side it walked off without a ticket, and the purser wrote it down as an act of God.</p>"
)
_TITLE = "<h1>The goat that took the ferry</h1>"


def _authors(inside: str, lang: str = "en") -> tuple[str, ...]:
    page = read_page(
        f'<html lang="{lang}"><head><title>The goat that took the ferry - Sound Post</title></head><body>'
        f'<div id="top"><a href="/">Sound Post</a> <a href="/n">News</a></div><div id="mid">{inside}</div></body>'
    )
    (article,) = page.articles
    assert article.title == "The goat that took the ferry"
    assert "act of God." in article.body.text
    assert "Berta Quill" not in article.body.text
    return article.authors


@pytest.mark.parametrize(
    "box",
    [
        "<aside>{}</aside>",
        '<p class="credits">{}</p>',
        '<div class="page-header">{}</div>',
        '<div class="widget">{}</div>',
        "<footer>{}</footer>",
        '<div class="teaser">{}</div>',
    ],
)
@pytest.mark.parametrize("words", ["By Berta Quill", "Text: Berta Quill | Photos: Hugo Marsh", "Berta Quill"])
def test_a_box_between_title_and_text_says_who_wrote(box: str, words: str) -> None:
    lead = '<p class="lead">It had a return ticket and no intention of using it.</p>'
    assert _authors(f"{_TITLE}{lead}{box.format(words)}<p>3 May 2018</p>{_TEXT}") == ("Berta Quill",)


@pytest.mark.parametrize(
    "line",
    [
        "<p>3 May 2018</p><p>Berta Quill / Harwich</p>",
        "<p>Berta Quill | 3 May 2018 | 10:14</p>",
        "<ul><li>3 May 2018</li><li>Berta Quill</li><li>Views: 312</li></ul>",
        "<div><div>Author</div><div>Berta Quill</div><div>Date</div><div>3 May 2018</div></div>",
        '<p class="byline"><span class="name">Berta Quill</span> <span class="role">Ferry correspondent</span></p>',
        '<div class="yazar"><span class="yazar-adi">Berta Quill</span></div>',
        '<div class="meta"><span>By BERTA QUILL</span><span>May 3, 2018</span></div>',
    ],
)
def test_a_line_of_facts_names_the_author(line: str) -> None:
    assert tuple(name.title() for name in _authors(f"{_TITLE}{line}{_TEXT}")) == ("Berta Quill",)


@pytest.mark.parametrize(
    "below",
    [
        "<p>Berta Quill, purser</p>",
        '<p align="right">Berta Quill</p>',
        "<p>(Berta Quill)</p>",
        "<p>Words and pictures: Berta Quill.</p>",
    ],
)
def test_a_signature_below_the_text_is_no_part_of_it(below: str) -> None:
    assert _authors(f"{_TITLE}<p>3 May 2018</p>{_TEXT}{below}") == ("Berta Quill",)


@pytest.mark.parametrize(
    "below",
    [
        "<div><h3>Contact</h3><p>Berta Quill</p></div>",
        "<div><p>Berta Quill</p><p>Phone 0123 456789</p></div>",
        "<div><h3>Guest of the month</h3><p>Berta Quill</p></div>",
        "<div><h3>Comments</h3><p>Berta Quill</p><p>4 May 2018</p><p>I saw it.</p></div>",
    ],
)
def test_who_is_named_below_for_something_else_is_no_author(below: str) -> None:
    assert _authors(f"{_TITLE}<p>3 May 2018</p>{_TEXT}{below}") == ()


def test_a_site_named_in_the_title_element_is_no_author() -> None:
    page = read_page(
        "<title>The goat - Sound Shipping - news</title><body><header><a href='/'>Sound Shipping</a></header>"
        f"<main><h3>The goat</h3>{_TEXT}<p>3 May 2018</p></main></body>"
    )
    assert page.articles[0].authors == ()


def test_the_site_in_a_heading_that_leads_home_is_no_title() -> None:
    page = read_page(
        "<title>The goat - Friends of the Sound Ferry Harwich</title><body><h2><a href='/'>Friends of the Sound Ferry "
        f"Harwich</a></h2><div><h1>The goat</h1>{_TEXT}</div></body>"
    )
    assert page.articles[0].title == "The goat"


def test_a_foot_within_the_article_dates_it() -> None:
    page = read_page(
        "<title>The goat</title><body><div itemscope itemtype='http://schema.org/Article'><h1>The goat</h1>"
        "<div class='footer'><p><time itemprop='datePublished' datetime='2018-05-03'>03.05.2018</time></p></div>"
        f"<div>{_TEXT}</div></div></body>"
    )
    date = page.articles[0].date
    assert date is not None
    assert date.value == "2018-05-03"
