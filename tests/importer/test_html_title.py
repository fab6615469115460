"""The title as the page prints it."""

# ruff: noqa: E501 (pages read best one a line)

import pytest

from readroom.importer.html.meta import read_head
from readroom.importer.html.title import choose_title
from readroom.importer.html.tree import parse
from readroom.importer.html.zones import Zones


def title(head: str, body: str) -> str | None:
    source = f"<html><head>{head}</head><body>{body}<p>The harbour board voted to keep the ferry.</p></body></html>"
    tree = parse(source)
    found, _, _ = choose_title(read_head(tree.root, source), tree.lines, [len(tree.lines) - 1], Zones())
    return found


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<title>Winter ferry stays | Sound Observer</title>", ""),
        ("<title>Winter ferry stays - Sound Observer</title>", "<h1>Winter ferry stays</h1>"),
        ("<title>Sound Observer » Winter ferry stays</title>", "<h1>Sound Observer</h1><h2>Winter ferry stays</h2>"),
        (
            '<meta property="og:title" content="Winter ferry stays | Sound Observer"><meta '
            'property="og:site_name" content="Sound Observer">',
            "",
        ),
        ("<title>Sound Observer</title>", '<h1>Sound Observer</h1><h3 class="post-title">Winter ferry stays</h3>'),
        ("", "<h1>Winter ferry stays</h1><h2>And the fare rises</h2>"),
        ('<meta property="og:title" content="WINTER FERRY STAYS">', "<h1>Winter ferry stays</h1>"),
    ],
)
def test_titles(head: str, body: str) -> None:
    assert title(head, body) == "Winter ferry stays"


def test_a_separator_inside_a_title_stays() -> None:
    assert (
        title("<title>Ferry: winter - and spring</title>", "<h1>Ferry: winter - and spring</h1>")
        == "Ferry: winter - and spring"
    )


def test_a_page_without_one_has_none() -> None:
    assert title("", "") is None


def test_a_heading_with_a_kicker_is_the_title_s_line() -> None:
    source = (
        "<html><head><meta property='og:title' content='Ferry stays'></head><body><h2>Sound News</h2>"
        "<h1><span>Winter</span> <span>Ferry stays</span></h1><p>The harbour board voted to keep the ferry.</p></body></html>"
    )
    tree = parse(source)
    found, line, _ = choose_title(read_head(tree.root, source), tree.lines, [2], Zones())
    assert (found, line) == ("Ferry stays", 1)


def test_signs_of_full_width_part_a_site_s_name() -> None:
    assert title("<title>渡し場を存続：朝夕新聞</title>", "<h1>渡し場を存続</h1>") == "渡し場を存続"
