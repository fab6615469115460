"""The author that a page names away from its text: in the title element, in a box, in a dateline."""

from readroom.importer.html.page import read_page
from readroom.text.model import Article

TEXT = "<p>" + "The ferryman counts the gulls by their calls, and the calls by their length. " * 4 + "</p>"


def read(body: str, title: str = "Gulls") -> Article:
    (article,) = read_page(f"<html><head><title>{title}</title></head><body>{body}</body></html>").articles
    return article


def test_a_name_between_title_and_site_is_the_authors_when_the_page_prints_it() -> None:
    body = f"<div><span>Ann Roe</span></div><h1>Gulls</h1>{TEXT}"
    assert read(body, "Gulls – Ann Roe – Leaf").authors == ("Ann Roe",)
    assert read(f"<h1>Gulls</h1>{TEXT}", "Gulls – Ann Roe – Leaf").authors == ()


def test_the_name_of_the_site_is_no_author() -> None:
    assert read(f"<div>Slack Water</div><h1>Gulls</h1>{TEXT}", "Gulls - Slack Water").authors == ()


def test_one_box_in_the_margin_names_the_author_and_is_doubted() -> None:
    box = '<div class="sidebar"><h3 class="author__name">Ann Roe</h3></div>'
    article = read(f"{box}<article><h1>Gulls</h1>{TEXT}</article>")
    assert article.authors == ("Ann Roe",)
    assert article.evidence["authors"].confidence < 0.6


def test_what_an_author_does_is_no_part_of_the_name() -> None:
    body = f'<h1>Gulls</h1><div class="writer"><a href="#">هالة الشريف</a><span>كاتبة من الساحل</span></div>{TEXT}'
    assert read(body).authors == ("هالة الشريف",)


def test_a_date_in_a_byline_is_no_name() -> None:
    body = f'<h1>Gulls</h1><span class="byline">By Ann Roe</span> <span class="byline">May 22, 2021</span>{TEXT}'
    assert read(body).authors == ("Ann Roe",)


def test_a_russian_dateline_names_the_correspondent() -> None:
    line = "<p>СЕВЕР, 4 мая. /Корр. Анна Рогова/. Чайки вернулись на пристань и не собираются уходить до осени.</p>"
    assert read(f"<h1>Чайки</h1>{line}<p>{'Паромщик считает их по голосам каждое утро. ' * 5}</p>").authors == (
        "Анна Рогова",
    )


def test_the_section_before_a_heading_is_left_out_when_the_title_element_has_the_rest() -> None:
    assert read(f'<h1><a href="#">Notes</a> → Counting gulls</h1>{TEXT}', "Counting gulls").title == "Counting gulls"


def test_bylines_with_commas_are_read() -> None:
    assert read(f'<h1>Gulls</h1><p class="byline">By Ann Roe, Bo Chen, and Cy Dale</p>{TEXT}').authors == (
        "Ann Roe",
        "Bo Chen",
        "Cy Dale",
    )
    assert read(f'<h1>Gulls</h1><p class="author">Ann Roe, Bo Chen</p>{TEXT}').authors == ("Ann Roe", "Bo Chen")
    assert read(f'<h1>Gulls</h1><p class="author">Ann Roe, Ferry Correspondent</p>{TEXT}').authors == ("Ann Roe",)
    assert read(f'<h1>Gulls</h1><p class="byline">By ANN ROE and BO CHEN</p>{TEXT}').authors == ("ANN ROE", "BO CHEN")
    assert read(f'<h1>Gulls</h1><p class="byline">By <a href="/a">Ann Roe</a> and Bo Chen</p>{TEXT}').authors == (
        "Ann Roe",
        "Bo Chen",
    )


def test_a_zone_that_is_written_twice_is_read() -> None:
    article = read(f'<h1>Gulls</h1><time datetime="2023-06-02 00:00:00 +0000 UTC">2 June</time>{TEXT}')
    assert article.date is not None
    assert article.date.value == "2023-06-02"
