"""Selectors: which elements they find, in which order, and what is refused."""

from typing import Any

import pytest
from lxml.html import document_fromstring

from readroom.importer.html.selectors import SelectorError, parse_selector

PAGE = document_fromstring(
    '<html><body><div id="main" class="a b"><p class="x" id="one">1</p><section><p class="x y" id="two" data-k="v w">2'
    '</p></section></div><div class="b" id="side"><p lang="en-US" id="three">3</p></div></body></html>'
)


def found(selector: str, root: Any = PAGE) -> list[str]:
    return [element.get("id") or element.tag for element in parse_selector(selector).find(root)]


@pytest.mark.parametrize(
    ("selector", "ids"),
    [
        ("p", ["one", "two", "three"]),
        ("P", ["one", "two", "three"]),
        (".x", ["one", "two"]),
        ("p.x.y", ["two"]),
        ("#main", ["main"]),
        ("div > p", ["one", "three"]),
        ("div p", ["one", "two", "three"]),
        (".a>p, .b > p", ["one", "three"]),
        ("body > div section p", ["two"]),
        ("section > .y", ["two"]),
        ("div div p", []),
        ("[data-k]", ["two"]),
        ('[data-k="v w"]', ["two"]),
        ("[data-k~=w]", ["two"]),
        ("[data-k=v]", []),
        ("[lang|=en]", ["three"]),
        ("[lang^=en]", ["three"]),
        ("[lang$='US']", ["three"]),
        ("[id*=hre]", ["three"]),
        ("[id*='']", []),
        ("p[data-k*='v'], #side", ["two", "side"]),
        ("* > section", ["section"]),
    ],
)
def test_elements_are_found_in_the_order_of_the_page(selector: str, ids: list[str]) -> None:
    assert found(selector) == ids


def test_steps_may_stand_above_the_element_that_is_searched() -> None:
    section = PAGE.find(".//section")
    assert found("div p", section) == ["two"]
    assert found("#side p", section) == []
    assert found("section", section) == ["section"]


@pytest.mark.parametrize(
    ("selector", "said"),
    [
        ("", "is empty"),
        (" ", "is empty"),
        ("p >", "cannot be read from ' >' on"),
        ("> p", "cannot be read from '> p' on"),
        ("p,,q", "has nothing on one side of a comma"),
        ("a:hover", "cannot be read from ':hover' on"),
        ("p[x", "cannot be read from '[x' on"),
        ("a" * 301, "has more than 300 characters"),
        ("p " * 13, "has more than 12 steps"),
    ],
)
def test_a_fault_is_said_plainly(selector: str, said: str) -> None:
    with pytest.raises(SelectorError) as fault:
        parse_selector(selector)
    assert str(fault.value) == said


def test_a_deep_page_is_searched_in_one_pass() -> None:
    root = document_fromstring("<div>" * 200 + "<p class=x>end</p>" + "</div>" * 200)
    assert len(parse_selector("div " * 11 + "p").find(root)) == 1
    assert parse_selector("div " * 10 + "> p > p").find(root) == []
