"""The element that holds an article: what counts for it, and what against it."""

# ruff: noqa: E501 (pages read best one a line)

from readroom.importer.html.region import find_region, is_prose, kind_of, measure, sureness
from readroom.importer.html.tree import Tree, parse
from readroom.importer.html.zones import names_of, zones_of

LONG = (
    "The pilot said that number {} of the old lanterns would have to be lit again before the first boat left the quay."
)
PROSE = "".join(f"<p>{LONG.format(n)}</p>" for n in range(5))


def region_names(source: str) -> str:
    tree = parse(f"<body>{source}</body>")
    found = find_region(tree, measure(tree, zones_of(tree)))
    return names_of(found.element) if found else ""


def sure(source: str) -> float:
    tree: Tree = parse(f"<body>{source}</body>")
    found = find_region(tree, measure(tree, zones_of(tree)))
    assert found
    return sureness(tree, found, [i for i in range(found.first, found.last) if found.measures.prose[i]])


def test_a_sentence_is_prose_and_a_label_or_a_link_is_not() -> None:
    tree = parse(f"<p>{LONG}</p><div>Nine words in a row that end without any stop</div><p><a href=/x>{LONG}</a></p>")
    assert [is_prose(line) for line in tree.lines] == [True, False, False]


def test_paragraphs_of_one_text_are_of_one_kind() -> None:
    tree = parse("<div class=b><p class='para first odd'>One.</p><p class='para 2 even'>Two.</p></div>")
    assert kind_of(tree.lines[0]) == kind_of(tree.lines[1]) == ("p", "para", "div", "b")


def test_the_innermost_element_with_all_of_the_text_is_taken() -> None:
    menu = "<ul>" + "".join(f"<li><a href=/{n}>Section {n}</a></li>" for n in range(6)) + "</ul>"
    assert region_names(f"<div class=page>{menu}<div class=wrap><div class=inner>{PROSE}</div></div></div>") == "inner"


def test_a_text_in_several_boxes_is_taken_whole() -> None:
    boxes = "".join(f"<div class=col>{PROSE}</div>" for _ in range(3))
    assert (
        region_names(f"<div class=page><div class=text>{boxes}</div><div class=menu><a href=/>Home</a></div></div>")
        == "text"
    )


def test_announcements_of_other_articles_do_not_widen_it() -> None:
    cards = "".join(
        f"<div class=item><h4><a href=/{n}>Another title number {n}</a></h4><p>{LONG.format(n)}</p></div>"
        for n in range(4)
    )
    assert region_names(f"<div class=page><div class=text>{PROSE}</div><div class=box>{cards}</div></div>") == "text"


def test_a_large_table_does_not_narrow_it_to_one_paragraph() -> None:
    table = "<table>" + "<tr><td>12</td><td>7</td><td>3</td></tr>" * 200 + "</table>"
    assert region_names(f"<div class=text>{PROSE}{table}</div>") == "text"


def test_a_zone_that_holds_most_of_the_page_is_not_believed() -> None:
    paid = "".join(f"<div class=subscribe-only><p>{LONG.format(n)}</p></div>" for n in range(5))
    assert region_names(f"<div class=text>{paid}</div>") == "text"


def test_a_line_of_rights_is_no_text() -> None:
    rights = "Copyright by the quay company, all rights reserved, and nothing may be printed again without its leave in writing."
    assert (
        region_names(
            f"<table><tr><td class=text><p>{LONG}</p><p>{LONG}</p></td></tr><tr><td><p>{rights}</p></td></tr></table>"
        )
        == "text"
    )


def test_how_sure_it_is() -> None:
    plain = sure(f"<div>{PROSE}</div>")
    assert sure(f"<article>{PROSE}</article>") > plain
    cards = "".join(
        f"<div class={c}><h4><a href=/{c}>Another title of four words</a></h4><p>{LONG}</p></div>" for c in "abcde"
    )
    assert sure(f"<div>{PROSE}</div><div>{cards}</div>") < plain
    assert sure(f"<div><p>{LONG}</p></div>") < plain


def test_a_page_without_prose_has_none() -> None:
    assert region_names("<ul><li><a href=/>Home</a><li><a href=/x>News</a></ul>") == ""
