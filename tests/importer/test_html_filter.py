"""Which lines of an article's element are its text."""

# ruff: noqa: E501 (pages read best one a line)

import pytest

from readroom.importer.html.filter import beside_image, text_lines
from readroom.importer.html.region import find_region, measure
from readroom.importer.html.tree import parse
from readroom.importer.html.zones import zones_of

LONG = (
    "The pilot said that number {} of the old lanterns would have to be lit again before the first boat left the quay."
)
PROSE = [LONG.format(n) for n in range(6)]
ABOVE, BELOW = ("".join(f"<p>{s}</p>" for s in part) for part in (PROSE[:3], PROSE[3:]))


def kept(middle: str, *, below: str = BELOW, after: str = "") -> list[str]:
    """Return what is kept of `middle` (between two halves of a text) and of `after`, the text itself left out."""
    tree = parse(f"<body><div class=body>{ABOVE}{middle}{below}{after}</div></body>")
    region = find_region(tree, measure(tree, zones_of(tree)))
    assert region
    found = [tree.lines[i].text for i in text_lines(tree, region)]
    text = [s for s in PROSE if s in found]
    assert text == (PROSE if below else PROSE[:3])
    return [s for s in found if s not in text]


@pytest.mark.parametrize(
    "middle",
    [
        "<div class=share><a href=/f>Facebook</a> <a href=/t>Telegram</a></div>",
        "<p><a href=/x>Storm closes the road along the coast for a third day</a></p>",
        "<p>Read also: <a href=/x>The storm on the coast</a></p>",
        "<p><strong>Lesen Sie auch:</strong> <a href=/x>Der Sturm</a></p>",
        "<div><h3><a href=/x>The storm on the coast road</a></h3><p>Nobody may drive there before Friday, the mayor says.</p></div>",
        "<div><h3>Other news</h3><ul class=l><li><a href=/1>The storm on the coast road</a></li><li><a href=/2>A bell comes home</a></li></ul></div>",
        "<div><p>Story continues below advertisement</p></div>",
        "<p>ANZEIGE</p>",
        "<div><h4>Our letter</h4><p>Every Friday we write to you about tides and timetables.</p><p>Subscribe to our newsletter.</p></div>",
        "<div class=x><div><img src=a.jpg></div><div>A lantern on the third pier, in May.</div></div>",
        "<div class=comments><p>I have never liked these lanterns, and I am not the only one on this pier.</p></div>",
        "<span class=n><div>312</div></span>",
    ],
)
def test_what_is_no_text_within_one(middle: str) -> None:
    assert kept(middle) == []


@pytest.mark.parametrize(
    ("middle", "texts"),
    [
        ("<h3>What the pilot saw</h3>", ["What the pilot saw"]),
        ("<h3><a href=/map>The map</a></h3>", ["The map"]),
        ("<p>No.</p>", ["No."]),
        ("<ul><li>Oil</li><li>Wicks</li></ul>", ["Oil", "Wicks"]),
        ("<blockquote><p>Light them all.</p></blockquote>", ["Light them all."]),
        ("<pre>light --all</pre>", ["light --all"]),
        ("<table><tr><th>Pier</th><th>Lanterns</th></tr><tr><td>3</td><td>14</td></tr></table>", ["Pier", "Lanterns", "3", "14"]),
        ("<p>The advertisement said that it would rain.</p>", ["The advertisement said that it would rain."]),
        ("<p>The club asks for a donation of oil and hopes that its newsletter will be read.</p>",
         ["The club asks for a donation of oil and hopes that its newsletter will be read."]),
        ("<div class=teaser-content><p>" + LONG.format("ninety") + "</p></div>", [LONG.format("ninety")]),
        ("<p><a href=/rules>The rules of the harbour say so in their ninth and longest part.</a></p>",
         ["The rules of the harbour say so in their ninth and longest part."]),
    ],
)  # fmt: skip
def test_what_is_text_all_the_same(middle: str, texts: list[str]) -> None:
    assert kept(middle) == texts


def test_what_follows_a_heading_of_comments_is_none() -> None:
    said = "<h3>4 comments</h3><div class=c><p>I have never liked these lanterns, and I am not the only one here.</p></div>"
    assert kept("", after=said) == []


def test_boxes_below_the_text_are_none() -> None:
    box = "<div class=k><h2>For more information</h2><p>Ada Lindqvist, office of the harbour, will answer all questions on Monday.</p></div>"
    assert kept("", after=box) == []


def test_a_heading_whose_lines_are_all_cut_goes_too() -> None:
    assert kept("<h3>Watch</h3>", below="") == []


def test_a_line_beside_an_image_is_its_caption() -> None:
    tree = parse(f"<div><div><img><div>The pier in May.</div></div><p>The pier in May.</p>{ABOVE}</div>")
    assert [beside_image(tree, i) for i in range(3)] == [True, False, False]
