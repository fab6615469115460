"""Names of persons that lines print without a "By", and lines that look like it."""

import pytest

from readroom.importer.html.east import closing_name, is_eastern_name
from readroom.importer.html.offices import is_office_name
from readroom.importer.html.page import read_page
from readroom.importer.html.people import initials, names_printed


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Berta Quill", ("Berta Quill",)),
        ("BERTA QUILL", ("BERTA QUILL",)),
        ("Berta Quill and Hugo Marsh", ("Berta Quill", "Hugo Marsh")),
        ("Jürgen Ohm, Vorsitzender", ("Jürgen Ohm",)),
        ("Lucía Prado / Vigo", ("Lucía Prado",)),
        ("Turin – Paolo Grassi", ("Paolo Grassi",)),
        ("Zoltán Szabó", ("Zoltán Szabó",)),
        ("Szabó Zoltán", ("Szabó Zoltán",)),
        ("Сергей КОЛОКОЛЬЦЕВ", ("Сергей КОЛОКОЛЬЦЕВ",)),
        ("В. Колокольцев", ("В. Колокольцев",)),
        ("Της Ελένης Μελά", ("Ελένης Μελά",)),
        ("de Mircea Lupu", ("Mircea Lupu",)),
        ("محمود سعيد", ("محمود سعيد",)),
        ("Phạm Thu Sương", ("Phạm Thu Sương",)),
        ("— Berta Quill", ("Berta Quill",)),
    ],
)
def test_a_line_that_is_persons(line: str, names: tuple[str, ...]) -> None:
    assert names_printed(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "Local News",
        "Frohe Ostern",
        "Santa Maria",
        "Villa María",
        "Monte Carlo",
        "Photo: Berta Quill",
        "Berta Quill had another plan",
        "Read more",
        "Berta Quill:",
        "12 Berta Street",
    ],
)
def test_a_line_that_is_no_person(line: str) -> None:
    assert names_printed(line) == ()


def test_initials_are_a_sign_and_hours_are_none() -> None:
    assert initials("(B.Q.)") == "B.Q."
    assert initials("A.M.") is None
    assert initials("BQ") is None


def test_an_office_is_what_a_house_calls_itself() -> None:
    assert is_office_name("Пресс-служба музея")
    assert is_office_name("Ufficio stampa")
    assert not is_office_name("The newsroom moved on 3 May.")
    assert not is_office_name("Berta Quill")


def test_names_of_the_east_by_their_family() -> None:
    assert is_eastern_name("林秋月")
    assert is_eastern_name("박서연")
    assert is_eastern_name("高橋一郎", japanese=True)
    assert not is_eastern_name("新闻网")
    assert closing_name("橋はその晩のうちに直った。【高橋一郎】") == "高橋一郎"
    assert closing_name("橋はその晩のうちに直った。（おわり）") is None


_TEXT = "<p>{}</p><p>{}</p>".format(
    "La barca tornò vuota poco prima dell'alba, con le reti piegate come se qualcuno le avesse stirate una per una.",
    "Nel porto nessuno disse niente, ma per tre giorni si parlò soltanto di nodi, di lenzuola e di ferri da stiro.",
)


def _authors(*, below: str = "", end: str = "") -> tuple[str, ...]:
    page = read_page(
        "<html lang='it'><title>La barca vuota</title><body><nav><a href='/'>Il Molo</a> <a href='/c'>Cronaca</a></nav>"
        f"<div class='x'><h1>La barca vuota</h1>{below}<p>3 maggio 2018</p>{_TEXT}{end}</div></body></html>"
    )
    return page.articles[0].authors


@pytest.mark.parametrize(
    ("places", "names"),
    [
        ({"below": "<p>Duilio Zanfrà / Chioggia</p>"}, ("Duilio Zanfrà",)),
        ({"below": "<p>Duilio Zanfrà e Ersilia Botto</p>"}, ("Duilio Zanfrà", "Ersilia Botto")),
        ({"end": "<p><em>Duilio Zanfrà</em></p>"}, ("Duilio Zanfrà",)),
        ({"end": "<p>Duilio Zanfrà, nostromo</p>"}, ("Duilio Zanfrà",)),
        ({"below": "<p>Acqua Alta</p>"}, ()),
        ({"end": "<p>Buone Feste</p>"}, ()),
    ],
)
def test_an_uncommon_name_needs_a_sign_besides_its_shape(places: dict[str, str], names: tuple[str, ...]) -> None:
    assert _authors(**places) == names
