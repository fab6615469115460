"""Who wrote it and when, as the page prints it."""

import pytest

from readroom.importer.html.byline import read_facts, tells
from readroom.importer.html.elements import Facts
from readroom.importer.html.tree import parse
from readroom.importer.html.zones import Zones


def facts(body: str) -> Facts:
    tree = parse(f"<body>{body}</body>")
    return read_facts(tree.root, tree.lines, range(len(tree.lines)), Zones(), order="dmy")


@pytest.mark.parametrize(
    "markup",
    [
        '<a rel="author" href=x>Ida Storm</a>',
        '<span itemprop="author"><span itemprop="name">Ida Storm</span></span>',
        '<span class="byline">By <b>Ida Storm</b></span>',
        '<div class="post-author vcard">Posted by <span class="fn">Ida Storm</span></div>',
        "<p>By Ida Storm</p>",
        "<p>By Ida Storm, 7 October 2021</p>",
        "<p>Posted on October 7, 2021 by Ida Storm</p>",
        '<footer>x</footer><div class="place"><div>Author</div><div>Ida Storm</div></div>',
    ],
)
def test_authors(markup: str) -> None:
    assert facts(markup).authors == ("Ida Storm",)


def test_several_authors_stand_side_by_side() -> None:
    assert facts('<p><a rel="author">Ida Storm</a>, <a rel="author">Olaf Quay</a></p>').authors == (
        "Ida Storm",
        "Olaf Quay",
    )


@pytest.mark.parametrize(
    ("markup", "value"),
    [
        ('<time datetime="2021-10-07T18:30:00+02:00">yesterday</time>', "2021-10-07T18:30"),
        ('<abbr class="published" title="2021-10-07T18:30:00Z">Thursday</abbr>', "2021-10-07T18:30"),
        ('<meta itemprop="datePublished" content="2021-10-07">', "2021-10-07"),
        (
            '<time class="updated" datetime="2022-01-01">x</time><time class="published" '
            'datetime="2021-10-07">y</time>',
            "2021-10-07",
        ),
        ("<p>07/10/2021</p>", "2021-10-07"),
        ('<span class="entry-date">October 7, 2021</span>', "2021-10-07"),
    ],
)
def test_dates(markup: str, value: str) -> None:
    found = facts(markup).date
    assert found is not None
    assert found.value == value


def test_a_printed_date_gives_its_line_and_its_letters() -> None:
    found = facts('<h1>T</h1><p><time datetime="2021-10-07">7 October 2021</time></p>').date
    assert found is not None
    assert (found.raw, found.line) == ("7 October 2021", 2)


@pytest.mark.parametrize(
    "markup",
    [
        '<div id="comments"><a rel="author">Nils</a> <time datetime="2021-10-08">x</time></div>',
        '<div class="related-posts"><time datetime="2021-10-08">x</time></div>',
        '<aside><span class="author">Nils Below</span> 8 October 2021</aside>',
    ],
)
def test_what_stands_elsewhere_says_nothing(markup: str) -> None:
    found = facts(markup)
    assert (found.authors, found.date) == ((), None)


def test_an_impossible_date_is_remembered() -> None:
    found = facts('<time datetime="2024-02-30">x</time>')
    assert found.date is None
    assert found.refused


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Ida Storm", True),
        ("7 October 2021", True),
        ("Ida Storm | Soundport | 07/10/2021", True),
        ("The ferry sank on 7 October 2021.", False),
        ("By and large the board agreed with what the operator had asked for in the autumn", False),
        ("A short line", False),
    ],
)
def test_lines_that_are_no_sentence_of_the_text(text: str, expected: bool) -> None:
    assert tells(parse(f"<body><p>{text}</p></body>").lines[0], "dmy") is expected


@pytest.mark.parametrize(
    "markup",
    [
        "<div>by</div><div>Ida Storm</div>",
        "<p>April 21, 2023 · 2 min · Ida Storm | Suggest a change</p>",
        '<div class="td-post-author-name">By <a href=x>Ida Storm</a> -</div>',
        '<div id="paper_article_author"><a>Ida Storm</a></div>',
        '<p><a href="/authors/ida-storm">Ida Storm</a></p>',
        '<div class="meta"><div>Ida Storm</div></div>',
        '<figure><figcaption><span class="author">B. Lens</span></figcaption></figure><p>By Ida Storm</p>',
    ],
)
def test_authors_of_many_templates(markup: str) -> None:
    assert facts(markup).authors == ("Ida Storm",)


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="author">Continue reading</div>',
        "<p>June 11th, 2007 · No Comments</p>",
        '<figure><figcaption><span class="author">B. Lens</span></figcaption></figure>',
        "<ul class=tags><li><a href=/tag/x>Ida Storm</a></li></ul>",
    ],
)
def test_no_authors(markup: str) -> None:
    assert facts(markup).authors == ()


def test_the_date_of_a_change_yields_to_that_of_publication() -> None:
    found = facts("<p>Aggiornamento: 9 ottobre 2021</p><p>7 ottobre 2021</p>")
    assert found.date
    assert found.date.value == "2021-10-07"
    alone = facts("<p>Updated: 9 October 2021</p>")
    assert alone.date
    assert alone.evidence["date"].confidence < found.evidence["date"].confidence


def test_a_sentence_with_a_date_in_it_is_no_dateline() -> None:
    assert facts("<ul><li>The old ferry act was signed into law on August 14, 1935</li></ul>").date is None


def test_a_day_said_to_be_that_of_publication_goes_before_another() -> None:
    found = facts("<ul><li>Oct 4, 2017</li></ul><ul><li>Posted Oct 2, 2017</li><li>Updated Oct 4, 2017</li></ul>")
    assert found.date is not None
    assert found.date.value == "2017-10-02"


@pytest.mark.parametrize(
    "markup",
    [
        "<ul><li><span>Ida Quay</span></li><li>4 May 2009</li><li>2 min</li></ul>",
        "<div><img alt='Portrait of Ida Quay'><a href='#'>Ida Quay</a><div>4 May 2009</div></div>",
        "<div><span><a href='#'>Ida Quay</a></span><span><time>4 May 2009</time> • 4 min read</span></div>",
        "<p>Rédigé par Ida Quay et publié depuis <a href='#'>Quai</a></p>",
    ],
)
def test_a_name_beside_the_day(markup: str) -> None:
    assert facts(f"<div><div>{markup}</div></div>").authors == ("Ida Quay",)


def test_a_linked_section_beside_the_day_is_no_name() -> None:
    assert facts("<div><div><a href='/x'>Upper Quay</a><div>4 May 2009</div></div></div>").authors == ()
