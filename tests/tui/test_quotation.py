from dataclasses import replace

import pytest

from readroom.db.articles import ArticleRow, FullArticle
from readroom.text.model import Body, PrintedDate, Voice
from readroom.tui.widgets.quotation import quotation

TEXT = "One two three.\n\nTheir words here. More of them.\n\nThe end."
VOICE = Voice(
    16, 47, "First seen", ("Bo Lind",), "Island News", PrintedDate("2019", "year", "2019"), "https://b.example/"
)


@pytest.fixture
def article():
    row = ArticleRow(
        7, "k", 1, "The ice", "", ("Ada Reed", "Jo Poe"), "2020-01-25", "day", "2020-01-20", "Post", 1, "TRT", None,
        None, "https://a.example/1", 11, None,
    )  # fmt: skip
    return FullArticle(
        row, Body(TEXT, (), (), (VOICE,)), "d", None, None, None, None, "TRT World", (), 1, None, None, {}
    )


def test_a_quotation_has_its_citation(article):
    assert quotation(article, 4, 13) == (
        "“two three”\n— Ada Reed, Jo Poe, “The ice”, TRT World, Post, 2020-01-25 (first published 2020-01-20), "
        "words 2–3, https://a.example/1\n"
    )


def test_words_of_a_voice_are_cited_as_that_voice(article):
    assert quotation(article, 16, 33).startswith(
        "“Their words here.”\n— Bo Lind, “First seen”, Island News, 2019, https://b.example/; in: Ada Reed,"
    )


def test_words_over_the_edge_of_a_voice_are_the_articles(article):
    assert "Bo Lind" not in quotation(article, 10, 33)


def test_paragraphs_are_kept_apart(article):
    assert quotation(article, 0, 33).startswith("“One two three.\n\nTheir words here.”\n")


def test_what_is_not_known_is_not_said(article):
    row = replace(article.row, title=None, authors=(), date=None, first_date=None, outlet=None, url=None)
    bare = replace(article, row=row, outlet_name=None)
    assert quotation(bare, 0, 3) == "“One”\n— untitled, Post, undated, word 1\n"
