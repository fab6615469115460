"""Newsletters: one day for many short articles, and a list of contents."""

import pytest

from readroom.importer.formats.html import FORMAT

ITEMS = {
    "Gate opens": "The lock keeper opened the upper gate at six and the first barge went through before dawn.",
    "Bridge moved": "Nobody had told the baker about the new bridge, so he walked the long way round once more.",
    "Heron seen": "A heron stood on the roof of the pump house all morning and watched the men below it.",
}


def page(head: str, form: str) -> bytes:
    contents = "".join(f"<li><a href=#{n}>{title}</a></li>" for n, title in enumerate(ITEMS))
    items = "".join(form.format(title=title, text=text) for title, text in ITEMS.items())
    return f"<html lang=en><body><h1>Canal Post</h1><p>{head}</p><ul>{contents}</ul>{items}</body></html>".encode()


FORMS = [
    "<div class=i><h2>{title}</h2><p>{text}</p><p><a href=#top>Top</a></p></div>",
    "<h3>{title}</h3><p>{text}</p>",
]


@pytest.mark.parametrize("form", FORMS)
def test_an_issue_is_its_articles_and_dates_them(form: str) -> None:
    found = FORMAT.read(page("Issue 14, Tuesday 3 May 2011", form), "x.html").articles
    assert [(a.title, a.body.text) for a in found] == list(ITEMS.items())
    assert {a.date.value for a in found if a.date} == {"2011-05-03"}


@pytest.mark.parametrize("form", FORMS)
def test_a_guide_with_contents_and_a_day_is_one_article(form: str) -> None:
    assert len(FORMAT.read(page("Last updated 3 May 2011", form), "x.html").articles) == 1
