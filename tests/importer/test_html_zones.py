"""The part of a page that an element belongs to."""

import pytest
from lxml.html import fromstring

from readroom.importer.html.tree import parse
from readroom.importer.html.zones import Zones, is_body, zone_of, zones_of


@pytest.mark.parametrize(
    ("tag", "names", "zone"),
    [
        ("nav", "", "navigation"),
        ("div", "sidebar-right", "sidebar"),
        ("section", "comments-area", "comments"),
        ("div", "sharedaddy sd-sharing", "share"),
        ("div", "jp-relatedposts", "related"),
        ("p", "post-meta", "meta"),
        ("div", "entry-footer", "meta"),
        ("div", "site-footer", "footer"),
        ("div", "entry-content", None),
        ("div", "post has-sidebar no-comments tag-navigation category-menu", None),
        ("body", "has-menu nav", None),
        ("p", "", None),
        ("p", "navigator", None),
    ],
)
def test_zones(tag: str, names: str, zone: str | None) -> None:
    assert zone_of(tag, names) == zone


def test_an_element_is_in_the_zone_of_what_it_stands_in() -> None:
    root = fromstring('<div><div class="sidebar"><p>a</p></div><article><footer><p>b</p></footer></article></div>')
    first, second = root.iter("p")
    assert Zones()(first) == "sidebar"
    assert Zones()(second) == "meta"
    assert Zones(until=first.getparent())(first) is None


def test_names_of_bodies() -> None:
    assert all(is_body(n) for n in ("entry-content", "post_body", "article__content", "e-content", "entry"))
    assert not any(is_body(n) for n in ("content", "main", "post", "postmetadata", ""))


def test_a_teaser_in_a_list_of_articles_is_an_article() -> None:
    assert zone_of("div", "teaser") == "related"
    assert zone_of("div", "node node-teaser node-promoted") is None
    assert zone_of("article", "post teaser") is None


def test_what_is_for_subscribers_is_no_form() -> None:
    assert zone_of("div", "subscriber-only") is None
    assert zone_of("div", "subscribe-box") == "form"


def test_the_zones_of_a_page_are_worked_out_once() -> None:
    tree = parse("<body><nav>x</nav></body>")
    assert zones_of(tree) is zones_of(tree)
