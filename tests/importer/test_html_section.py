"""The section that a page prints for its article."""

import pytest

from readroom.importer.formats.html import FORMAT
from readroom.importer.html.section import is_section_name, last_step

TEXT = "".join(
    f"<p>{p}</p>"
    for p in (
        "The harbour board voted on Thursday evening to keep the small ferry through the winter, after two hours.",
        "Olaf Quay, who has steered it for thirty years, said that the island would be cut off if it stayed in port.",
        "The operator had asked to end the service in October because fewer than nine passengers a day cross then.",
    )
)
MENU = '<div class="m"><a href="/">Sound</a> <a href="/harbour">Harbour</a> <a href="/sport">Sport</a></div>'
TITLE = "<h1>Winter ferry stays</h1>"


def section(above: str, below: str = "", foot: str = "", head: str = "") -> str | None:
    body = f"{MENU}<main>{above}{TITLE}{below}<div>{TEXT}</div>{foot}</main>"
    source = f"<html lang=en><head><title>Winter ferry stays</title>{head}</head><body>{body}</body></html>"
    return FORMAT.read(source.encode(), "x.html").articles[0].section


@pytest.mark.parametrize(
    "above",
    [
        '<p class="kicker"><a rel="category tag" href="/h">Harbour</a></p>',
        '<p class="kicker"><a href="/harbour">Harbour</a></p>',
        '<a href="/harbour">Harbour</a>',
        '<span class="section-name">Harbour</span>',
        '<div itemprop="articleSection">Harbour</div>',
        '<nav class="breadcrumb"><ul><li><a href="/">Home</a></li><li><a href="/h">Harbour</a></li></ul></nav>',
        '<p class="breadcrumb"><a href="/">Home</a> › <a href="/h">Harbour</a> › Winter ferry stays</p>',
        '<div aria-label="Breadcrumb"><a href="/">Start</a> / <a href="/h">Harbour</a> / Winter ferry st…</div>',
        '<p><a href="/">Home</a> &gt; <a href="/h">Harbour</a></p>',
    ],
)
def test_above_the_title(above: str) -> None:
    assert section(above) == "Harbour"


def test_below_the_title_and_the_text() -> None:
    assert section("", '<p class="meta">by Ida Storm in <a rel="category" href="/h">Harbour</a></p>') == "Harbour"
    assert section("", foot='<p>Filed under: <a href="/h">Harbour</a>, <a href="/b">Boats</a></p>') == "Harbour"


def test_in_the_head() -> None:
    trail = '{"@type": "BreadcrumbList", "itemListElement": [{"name": "Home"}, {"item": {"name": "Harbour"}}]}'
    assert section("", head=f'<script type="application/ld+json">{trail}</script>') == "Harbour"
    assert section("<p class=kicker><a href=/sport>Sport</a></p>", head='<meta name="section" content="Harbour">') == (
        "Harbour"
    )


@pytest.mark.parametrize(
    "above",
    [
        "",
        '<p class="kicker">A long night</p>',
        '<a href="/ida" rel="author">Ida Storm</a>',
        '<a href="#text">Skip to the text</a>',
        '<a rel="category tag" href="/u">Uncategorized</a>',
        '<p class="breadcrumb"><a href="/">Home</a> › Winter ferry stays</p>',
        '<p class="category">7 October 2021</p>',
    ],
)
def test_no_section(above: str) -> None:
    assert section(above) is None


def test_links_to_other_articles_name_no_section() -> None:
    teaser = '<li><a href="/2">The other ferry is late again</a> <a rel="category" href="/s">Sport</a></li>'
    assert section("", foot=f"<ul>{teaser}</ul>") is None


def test_steps_and_names() -> None:
    assert last_step(["Home", "News", "Harbour", "Winter ferry"], "Winter ferry", None) == "Harbour"
    assert last_step(["Sound", "Harbour"], None, "Sound") == "Harbour"
    assert last_step(["Home"], "Winter ferry", None) is None
    assert is_section_name("Births, deaths, tides")
    assert not is_section_name("Read it now!")
