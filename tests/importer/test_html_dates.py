"""Where dates may come from."""

import pytest

from readroom.importer.formats.html import FORMAT
from readroom.importer.html.dates import address_date, scripted_date
from readroom.importer.html.tree import parse
from readroom.text.model import Article

TEXT = "".join(
    f"<p>{p}</p>"
    for p in (
        "The harbour board voted on 3 May 1904 to keep the small ferry through the winter, after two hours of talk.",
        "Olaf Quay, who has steered it for thirty years, said that the island would be cut off if it stayed in port.",
        "The operator had asked to end the service in October because fewer than nine passengers a day cross then.",
    )
)


def article(above: str = "", below: str = "", head: str = "", foot: str = "") -> Article:
    body = f"{above}<div><h1>Winter ferry stays</h1>{below}{TEXT}</div>{foot}"
    source = f"<html lang=en><head><title>Winter ferry stays</title>{head}</head><body>{body}</body></html>"
    return FORMAT.read(source.encode(), "x.html").articles[0]


@pytest.mark.parametrize(
    "parts",
    [
        {"foot": '<h4>More</h4><ul><li><a href="/2">Fog in the Sound</a> <small>7 October 2021</small></ul>'},
        {"foot": '<div class=x><a href="/2">The other ferry is late</a><div class=date>7 October 2021</div></div>'},
        {"foot": '<div class=x><h3><a href="/2">Late</a></h3><time datetime="2021-10-07">7 October</time></div>'},
        {"foot": "<footer>Last change: 7 October 2021</footer>"},
        {"above": "<div class=w><h4>Today</h4><p>Thursday, 7 October 2021</p></div>"},
        {"above": '<div class=w><a href="/">Sound</a><p>Thursday, 7 October 2021</p></div>'},
        {"below": '<img src="/2021/10/07/a.jpg">'},
        {"head": '<meta property="article:modified_time" content="2021-10-07">'},
        {"head": '<meta property="og:image" content="https://sound.example/2021/10/07/a.jpg">'},
        {"head": '<script>var a = [{"publishedAt": "2021-10-07"}, {"publishedAt": "2021-10-08"}];</script>'},
    ],
)
def test_undated(parts: dict[str, str]) -> None:
    assert article(**parts).date is None


@pytest.mark.parametrize(
    ("parts", "value"),
    [
        ({"below": "<p>7 October 2021</p>"}, "2021-10-07"),
        ({"below": "<p>Updated 9 October 2021. First published 7 October 2021.</p>"}, "2021-10-07"),
        ({"above": "<p>Thursday, 7 October 2021</p>"}, "2021-10-07"),
        ({"foot": "<p>Posted on 7 October 2021 by Ida Storm</p>"}, "2021-10-07"),
        ({"foot": '<p>7 October 2021 in <a rel="category" href="/x">Boats and the sea</a></p>'}, "2021-10-07"),
        ({"head": '<meta name="xyz.publication-date" content="2021-10-07">'}, "2021-10-07"),
        ({"head": '<link rel="canonical" href="https://sound.example/2021/10/7/ferry">'}, "2021-10-07"),
        ({"head": '<script>var a = {"datePublished": "2021-10-07T10:00:00Z"};</script>'}, "2021-10-07T10:00"),
        ({"below": '<p><time datetime="2021-10-01">October 2021</time></p>'}, "2021-10"),
        (
            {
                "below": "<p>October 2021</p>",
                "head": '<meta property="article:published_time" content="2021-10-01T00:00:00Z">',
            },
            "2021-10",
        ),
    ],
)
def test_dated(parts: dict[str, str], value: str) -> None:
    found = article(**parts).date
    assert found is not None
    assert found.value == value


def test_addresses() -> None:
    found = address_date("https://sound.example/news/2021-10-07-ferry.html")
    assert found is not None
    assert (found.value, found.precision) == ("2021-10-07", "day")
    assert address_date("https://sound.example/2021/10/ferry") is None
    assert address_date("https://sound.example/2021/13/07/ferry") is None
    assert address_date(None) is None


def test_scripts() -> None:
    found = scripted_date(parse("<p>x</p><script>{'pubDate': '2021-10-07'}</script>").root)
    assert found is not None
    assert found.value == "2021-10-07"
