"""Shapes of lines: cut off, rows of buttons, speakers, breadcrumbs; names and outlets below a text."""

import pytest

from readroom.importer.cut.byline import parse_labelled
from readroom.importer.cut.page import cut_lines
from readroom.importer.cut.shapes import breaks_off, cells, is_button_row, names_speaker, steps
from readroom.importer.cut.signature import parse_signature


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Divers make ready to go down to the wreck off the island, where it has lain since the", True),
        ("Vor dem Rathaus stehen am Morgen die ersten Besucher und warten auf die Eröffnung der", True),
        ("The mayor speaks to guests in front of the hall that was opened on the same morning,", True),
        ("What are we waiting for", False),
        ("A title that is as long as a caption may be, and says all that it has to say about it", False),
    ],
)
def test_a_long_line_that_stops_at_a_small_word_is_cut_off(text: str, cut: bool) -> None:
    assert breaks_off(text) is cut


def test_a_row_of_buttons_has_nothing_but_actions_and_their_objects() -> None:
    rows = ("Artikel drucken Artikel versenden Teilen", "Share this article", "Compartir en Facebook", "Print | Save")
    assert all(is_button_row(row) for row in rows)
    assert not any(is_button_row(text) for text in ("Share the rope", "Facebook", "Print 3 pages", "", "the article"))


def test_a_headline_that_ends_with_says_names_no_speaker() -> None:
    assert names_speaker("Anna says:")
    assert names_speaker("anna of the marsh says")
    assert not names_speaker("Light was dark for weeks, harbour master says")


def test_cells_and_steps() -> None:
    assert cells("Start   Stadt   Küste\tSport") == ["Start", "Stadt", "Küste", "Sport"]
    assert steps("News / Harbour") == ["News", "Harbour"]
    assert steps("and/or") == ["and/or"]


def test_a_signature_with_an_outlet_that_no_word_tells() -> None:
    one = parse_signature("Anna Miller, Harbour and Coast")
    assert one is not None
    assert (one.authors, one.outlet) == (("Anna Miller",), "Harbour and Coast")
    quoted = parse_signature("Анна Мельник, «Берег»")
    assert quoted is not None
    assert quoted.outlet == "Берег"
    two = parse_signature("Anna Miller, Tom Baker")
    assert two is not None
    assert (two.authors, two.outlet) == (("Anna Miller", "Tom Baker"), None)


def test_labels_within_a_date_line() -> None:
    found = parse_labelled("2020-03-12 | Source: Evening Post | Author: Anna Miller")
    assert found is not None
    assert (found.authors, found.outlet) == (("Anna Miller",), "Evening Post")
    assert parse_labelled("12 March 2020") is None


def test_hostile_lines_all_get_a_verdict() -> None:
    pieces = (
        "A ",
        "A. ",
        "(A",
        "a/",
        ". A.A'A ",
        "From: ",
        "By ",
        "Author: ",
        "— ",
        "a, ",
        "foto: ",
        "AA / ",
        "zuerst ",
    )
    page = "\n".join((piece * 5_000)[:size] for piece in pieces for size in (60, 120, 240, 300, 400, 9_000))
    assert len(cut_lines(page).verdicts) == page.count("\n") + 1
