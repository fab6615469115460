"""What furniture says."""

# ruff: noqa: E501 (pages read best one a line)

import pytest

from readroom.importer.html.phrases import asks, bare, is_button, is_credit, leads_elsewhere, promotes, promotes_at_once


@pytest.mark.parametrize(
    "text", ["Share", "» Print «", "312", "1.2K", "* * *", "Share on Facebook", "Drucken", "Leer más"]
)
def test_buttons(text: str) -> None:
    assert is_button(text)


@pytest.mark.parametrize("text", ["The harbour", "Share of the market", "14 lanterns", "No."])
def test_no_buttons(text: str) -> None:
    assert not is_button(text)


@pytest.mark.parametrize(
    "text",
    ["Read also: The storm", "READ MORE", "Mehr zum Thema", "Lesen Sie auch", "À lire aussi : le pont", "Leggi anche", "Lea también: x",
     "Читайте также", "延伸阅读", "بیشتر بخوانید", "Related: a map"],
)  # fmt: skip
def test_lines_that_lead_to_another_article(text: str) -> None:
    assert leads_elsewhere(text)


@pytest.mark.parametrize(
    "text", ["Reading the map took an hour.", "More than nine boats", "The related question is old."]
)
def test_lines_that_lead_nowhere(text: str) -> None:
    assert not leads_elsewhere(text)


def test_calls_and_marks_of_advertisements() -> None:
    for text in (
        "Advertisement",
        "Anzeige",
        "Sign up for our letter",
        "Folgen Sie uns",
        "Follow us on Mastodon",
        "Pubblicità",
    ):
        assert promotes(text), text
    assert not promotes("The harbour is closed.")
    assert promotes("They said in the advertisement that it would rain.")
    assert not promotes_at_once("They said in the advertisement that it would rain.")


def test_boxes_that_ask() -> None:
    assert asks("Subscribe now and read on")
    assert asks("Jetzt unterstützen mit einer Spende")
    assert not asks("The oil is dear this year.")


def test_credits() -> None:
    assert is_credit("Photo: Ada Lindqvist")
    assert is_credit("Foto: Uli Brandt / dpa")
    assert not is_credit("The photo shows a pier and two boats.")


def test_marks_at_the_ends_do_not_count() -> None:
    assert bare("» Share: …") == "share"
