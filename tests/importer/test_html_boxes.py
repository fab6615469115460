"""Posts in boxes of any name, or between rules: each must say who wrote it, or when."""

from readroom.importer.html.boxes import find_boxes
from readroom.importer.html.page import read_page
from readroom.importer.html.tree import parse
from readroom.text.model import Page

TEXTS = (
    "The weir was mended with stones from the old mill, and nobody asked the miller about it at all.",
    "Two swans have moved in below the bridge, where the council had planned to put a bench instead.",
    "The lock keeper retires in May after forty years, and takes the brass bell home with him at last.",
)
NAMES = ("Ann Roe", "Bo Chen", "Cy Dale")


def read(body: str, head: str = "") -> Page:
    return read_page(f"<html><head><title>River Leaf</title>{head}</head><body>{body}</body></html>")


def test_boxes_with_a_title_and_a_dated_foot_are_posts() -> None:
    boxes = "".join(
        f'<div class="cutting"><p class="cuttitle"><b>No {n} of the cuttings here</b></p><p>{text}</p>'
        f'<p class="src">Source: Weekly Leaf, {n} May 2009. By {name}.</p></div>'
        for n, (text, name) in enumerate(zip(TEXTS, NAMES, strict=True), 1)
    )
    articles = read(f"<div>{boxes}</div>").articles
    assert [a.title for a in articles] == [f"No {n} of the cuttings here" for n in (1, 2, 3)]
    assert [a.date.value for a in articles if a.date] == ["2009-05-01", "2009-05-02", "2009-05-03"]
    assert [a.body.text for a in articles] == list(TEXTS)


def test_boxes_that_say_nothing_of_their_writer_are_sections_of_one_article() -> None:
    boxes = "".join(f'<div class="part"><h3>Part {n}</h3><p>{text}</p></div>' for n, text in enumerate(TEXTS))
    assert len(read(f"<h1>River</h1><div>{boxes}</div>").articles) == 1


def test_texts_with_their_writers_above_the_titles_are_posts() -> None:
    parts = "".join(
        f"<p align=right><b>{name}</b></p><h2>Piece {n}</h2><p>{text}</p><p>{text[::-1]}.</p><hr>"
        for n, (text, name) in enumerate(zip(TEXTS, NAMES, strict=True), 1)
    )
    articles = read(f"{parts}<p>Printed with leave of the river.</p>").articles
    assert [(a.title, a.authors) for a in articles] == [
        ("Piece 1", ("Ann Roe",)),
        ("Piece 2", ("Bo Chen",)),
        ("Piece 3", ("Cy Dale",)),
    ]
    assert "Printed with leave" not in articles[2].body.text


def test_a_page_that_says_it_is_one_article_is_not_divided() -> None:
    parts = "".join(
        f"<h2>Piece {n}</h2><p>{a}</p><p>{t}</p>" for n, (t, a) in enumerate(zip(TEXTS, NAMES, strict=True))
    )
    assert len(read(parts, '<meta property="og:type" content="article">').articles) == 1


def test_posts_below_a_day_have_titles_in_phrases() -> None:
    def entry(title: str, text: str) -> str:
        return f"<div class=entry>{title}<div>{text}</div><span><a href='#1'>#</a> posted at 9:08 AM</span></div>"

    page = read(
        f"<div class=date>Monday, May 4, 2009</div>{entry('<span class=title>Weir</span><br>', TEXTS[0])}"
        f"{entry('<span class=title>Swans</span><br>', TEXTS[1])}<div class=date>Sunday, May 3, 2009</div>"
        f"{entry('', TEXTS[2])}"
    )
    assert [(a.title, a.date and a.date.value, a.body.text) for a in page.articles] == [
        ("Weir", "2009-05-04", TEXTS[0]),
        ("Swans", "2009-05-04", TEXTS[1]),
        (None, "2009-05-03", TEXTS[2]),
    ]


def test_headings_that_name_a_day_date_their_posts() -> None:
    parts = "".join(f"<h3>Wharf {n}, {n} May 2009</h3><p>{t}</p><p>{t}</p>" for n, t in enumerate(TEXTS, 1))
    articles = read(f"<div>{parts}</div>").articles
    assert [a.date.value for a in articles if a.date] == ["2009-05-01", "2009-05-02", "2009-05-03"]


def test_items_of_a_list_without_classes_are_posts() -> None:
    items = "".join(
        f"<li><span>{n} May 2009</span><h3><a href='/{n}'>Wharf {n}</a></h3><p>{t}</p></li>"
        for n, t in enumerate(TEXTS, 1)
    )
    articles = read(f"<ul>{items}</ul>").articles
    assert [(a.title, a.body.text) for a in articles] == [(f"Wharf {n}", t) for n, t in enumerate(TEXTS, 1)]


def test_boxes_of_one_class_in_several_days_are_posts() -> None:
    def day(number: int, *texts: str) -> str:
        parts = "".join(f"<div class=part><h3>Berth {t[:9]}</h3><p>{t}</p></div>" for t in texts)
        return f"<div class=day><h2>2009-05-0{number}</h2><div>{parts}</div></div>"

    articles = read(day(4, TEXTS[0], TEXTS[1]) + day(3, TEXTS[2])).articles
    assert [a.date.value for a in articles if a.date] == ["2009-05-04", "2009-05-04", "2009-05-03"]


def test_rows_with_a_day_and_a_bold_title_are_posts() -> None:
    rows = "".join(
        f"<tr><td><b>{n}.05.2009</b></td><td><b>Wharf {n}</b><br>{t}</td></tr>" for n, t in enumerate(TEXTS, 13)
    )
    articles = read(f"<table>{rows}</table>").articles
    assert [(a.title, a.body.text) for a in articles] == [(f"Wharf {n}", t) for n, t in enumerate(TEXTS, 13)]


def test_linked_titles_and_days_are_announcements_and_comments_are_none() -> None:
    def boxes(titles: tuple[str, ...]) -> str:
        parts = zip(titles, TEXTS, strict=True)
        return "".join(f"<div class=b><a href='/x'>{a}</a><p>{t}</p><time>May 4</time></div>" for a, t in parts)

    assert len(read(boxes(("On the old wharf", "Swans at noon", "Three weirs"))).articles) == 3
    assert not find_boxes(parse(f"<body>{boxes(('ida', 'Rolf Beck', 'mo'))}</body>"))


def test_addresses_of_the_titles_date_the_posts() -> None:
    boxes = "".join(
        f"<div class=b><h3><a href='/2009/05/0{n}/wharf'>Wharf {n}</a></h3><p>{t}</p></div>"
        for n, t in enumerate(TEXTS, 1)
    )
    assert [a.date.value for a in read(boxes).articles if a.date] == ["2009-05-01", "2009-05-02", "2009-05-03"]


def test_cards_that_are_links_as_a_whole_are_announcements() -> None:
    cards = "".join(
        f"<article><a href='/{n}'><h2>Wharf {n}</h2><p>{t}</p></a></article>" for n, t in enumerate(TEXTS, 1)
    )
    articles = read(cards).articles
    assert [(a.title, a.body.text) for a in articles] == [(f"Wharf {n}", t) for n, t in enumerate(TEXTS, 1)]


def test_days_in_lines_above_the_headings_belong_to_what_follows() -> None:
    parts = "".join(f"<p><b>{n} May 2009</b></p><h3>Wharf {n}</h3><p>{t}</p><hr>" for n, t in enumerate(TEXTS, 1))
    articles = read(f"<h1>Wharves</h1>{parts}").articles
    assert [(a.title, a.date and a.date.value) for a in articles] == [
        (f"Wharf {n}", f"2009-05-0{n}") for n in (1, 2, 3)
    ]


def test_a_button_in_brackets_is_no_part_of_a_heading_and_a_time_zone_no_name() -> None:
    parts = "".join(
        f"<h2>Wharf {n}<span>[<a href='#'>edit</a>]</span></h2><p>{t}</p>"
        f"<p>— <a href='#'>Rolfo</a> (<a href='#'>talk</a>) 21:17, {n} May 2009 (UTC)</p>"
        for n, t in enumerate(TEXTS, 1)
    )
    articles = read(f"<h1>Wharves</h1><div>{parts}</div>").articles
    assert [(a.title, a.authors) for a in articles] == [(f"Wharf {n}", ("Rolfo",)) for n in (1, 2, 3)]
