"""Lines with several things in them: the name among day, labels and counters."""

import pytest

from readroom.importer.cut.kinds import classify
from readroom.importer.cut.lines import read_units
from readroom.importer.cut.metaline import pieces, read_names


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("23/04/2017 / Duarte Falcon / 3 Comentários", ("Duarte Falcon",)),
        ("2 Yorum / Tren Notes / Nermin Alkan / 17/02/2023", ("Nermin Alkan",)),
        ("March 14, 2016 By Priya Raman 52 Comments", ("Priya Raman",)),
        ("26 lutego 2015 Halina Wrzos Dodaj komentarz", ("Halina Wrzos",)),
        ("posted by juniper @ 03/11/2002 11:16 PM [more..] [3 comments]", ("juniper",)),
        ("Par Raymonde le dimanche 9 novembre 2008, 18:20 - Conseil", ("Raymonde",)),
        ("Publié le 21 septembre 2012 par Soizic Le Bihan", ("Soizic Le Bihan",)),
        ("Par Claire Montagne Publié le 18/03/2014 à 18h30 - Mis à jour le 19/03/2014", ("Claire Montagne",)),
        ("am 17. März 2017 von Peter Wiese Abgelegt unter Alltag 18 Kommentare", ("Peter Wiese",)),
        ("نُشِرت في 5 نوفمبر، 2016الكاتب سلمى الحدادالتصنيفات حكايات", ("سلمى الحداد",)),
        ("정다연 기자 | 승인 2014.06.30 19:12 | 댓글 2", ("정다연 기자",)),
        ("Redacción - octubre 19, 2018", ("Redacción",)),
    ],
)
def test_the_name_is_found(line: str, authors: tuple[str, ...]) -> None:
    unit = read_units(line)[0][0]
    classify(unit, "dmy")
    found = read_names(unit, {"Tren Notes"})
    assert found is not None
    assert found[0].authors == authors


@pytest.mark.parametrize(
    "line",
    ["Posted on Monday, May 3, 2012", "Published Saturday, January 18, 2020", "Archivado en Cine Clásico el 25/03/2014",
     "May 3, 2012 | Coast Walks | 5 min read"],
)  # fmt: skip
def test_days_and_labels_are_no_names(line: str) -> None:
    unit = read_units(line)[0][0]
    classify(unit, "dmy")
    assert read_names(unit, {"Coast Walks"}) is None


def test_pieces_are_what_is_left_without_days_hours_and_counters() -> None:
    unit = read_units("Posted on Monday, May 3, 2012 at 5:21 pm | Coast | 12 Comments")[0][0]
    classify(unit, None)
    assert [piece.text for piece in pieces(unit)] == ["Coast"]
