"""Pages of papers, stations, parishes and offices: where they say who wrote and when, and what is not of the text."""

import pytest

from readroom.importer.cut.page import cut_lines
from readroom.text.model import Article

P1 = (
    "The ferry to Sollen will run on Sundays again from Easter, the council has decided, after a winter in which the "
    "island had its bread brought over by whoever happened to be rowing."
)
P2 = (
    "Captain Brask had offered to sail for nothing if somebody paid for the oil, and in the end the brass band did, "
    "out of what was left from the concert for the new drum."
)
P3 = "“We are not giving up the drum,” said its conductor, who lives on the far side and has missed four rehearsals."
TEXT = f"{P1}\n\n{P2}\n\n{P3}"
MENU = "Sollen Post\n  • News\n  • Sport\n  • Letters"


def only(text: str) -> Article:
    (article,) = cut_lines(text).articles
    return article


def facts(article: Article) -> tuple[str | None, str | None, tuple[str, ...]]:
    return article.title, article.date.value[:10] if article.date else None, article.authors


@pytest.mark.parametrize(
    ("head", "foot", "authors"),
    [
        ("4 May 2016", "Ada Wren\n\nReporter\n\nada.wren@post.example", ("Ada Wren",)),
        ("4 May 2016", "Rev. Ada Wren", ("Rev. Ada Wren",)),
        ("4 May 2016", "Ada WREN", ("Ada WREN",)),
        ("4 May 2016", "Yours faithfully,\nAda Wren", ("Ada Wren",)),
        ("4 May 2016", "A.W.", ("A.W.",)),
        ("Ada Wren in Sollen\n\n4 May 2016", "", ("Ada Wren",)),
        ("Ada Wren Harbour correspondent\n\n4 May 2016", "", ("Ada Wren",)),
        ("Ada Wrenada.wren@post.example\n\n4 May 2016", "", ("Ada Wren",)),
        ("4 May 2016", "Contact\n\nAda Wren\nPress officer\n\npress@post.example", ()),
        ("4 May 2016 | Picture: Ada Wren", "", ()),
    ],
)
def test_who_wrote_is_who_signs_and_not_whom_to_ask(head: str, foot: str, authors: tuple[str, ...]) -> None:
    article = only(f"{MENU}\n\nSunday ferry back at Easter\n\n{head}\n\n{TEXT}\n\n{foot}\n\n© Sollen Post")
    assert facts(article) == ("Sunday ferry back at Easter", "2016-05-04", authors)


@pytest.mark.parametrize(
    "line",
    [
        "4. 5. 2016 | Autor: Ada Wren | Přečteno: 318x | Vytisknout",
        "Share this:\n  • Twitter\n  • Facebook\n\nRelated\n\nOil\n\nMay 2, 2016\n\n"
        "Posted on May 4, 2016May 6, 2016Author Ada WrenCategories Ferries",
    ],
)
def test_day_and_name_may_stand_below_the_text(line: str) -> None:
    article = only(
        f"{MENU}\n\nSunday ferry back at Easter\n\n{TEXT}\n\n{line}\n\n2 comments\n\nJoan says:\nMay 9, 2016\n\nOh."
    )
    assert facts(article) == ("Sunday ferry back at Easter", "2016-05-04", ("Ada Wren",))


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "4 May 2016\n\nA report from the far island\n\nThe captain who rows on Sundays",
            "The captain who rows on Sundays",
        ),
        ("Home News Sollen\n\nSunday ferry back at Easter\n\n4 May 2016", "Sunday ferry back at Easter"),
        (
            "Ferries\n\nThe ferry runs again at Easter\n\nBand pays the oil\n\n4 May 2016",
            "The ferry runs again at Easter",
        ),
        (
            "FOR IMMEDIATE RELEASE\n4 May 2016\n\nMedia: Tom, tom@post.example\n\nFerry Back At Easter",
            "Ferry Back At Easter",
        ),
        ("Reportage\n\nBread and oil\n\nOne winter, one captain, one drum\n\nBy Ada Wren", "Bread and oil"),
    ],
)
def test_kickers_trails_and_summaries_are_no_titles(head: str, title: str) -> None:
    assert only(f"{MENU}\n\n{head}\n\n{TEXT}\n\n© Sollen Post").title == title


@pytest.mark.parametrize(
    "line",
    [
        "READ MORE: Bread by rowing boat", "Lesen Sie auch: Brot mit dem Ruderboot", "À lire aussi : le pain en barque",
        "Читайте также: Хлеб на лодке", "Baca juga: Roti naik perahu", "اقرأ أيضاً: الخبز في القارب",
        "相关阅读：划船送面包",
    ],
)  # fmt: skip
def test_lines_that_lead_to_another_text_are_no_part_of_this_one(line: str) -> None:
    text = f"{MENU}\n\nSunday ferry back at Easter\n\n4 May 2016\n\n{P1}\n\n{line}\n\n{P2}\n\n{P3}\n\n© Sollen Post"
    assert only(text).body.text == TEXT


@pytest.mark.parametrize(
    "box",
    [
        "Материалы по теме\nМасло для парома 02.05.2016", "İLGİLİ HABERLER\nFeribot yağı",
        "ΣΧΕΤΙΚΑ ΑΡΘΡΑ\nΛάδι για το πλοίο",
        "Berita Terkait\n  • Minyak untuk feri", "Previous articleOil for the ferry\nNext articleA drum",
        "Verwandte Nachrichten\n  • Öl",
    ],
)  # fmt: skip
def test_the_boxes_of_papers_end_the_text(box: str) -> None:
    text = f"{MENU}\n\nSunday ferry back at Easter\n\n4 May 2016\n\n{TEXT}\n\n{box}"
    assert only(text).body.text == TEXT


def test_the_day_may_be_a_number_below_the_month() -> None:
    entries = ["May 2016", "14", "Oil", P1, "3", "Bread", P2, "April 2016", "27", "The drum", P3]
    found = cut_lines("\n\n".join(["Parish of Sollen", *entries, "Archive"])).articles
    assert [facts(a)[:2] for a in found] == [("Oil", "2016-05-14"), ("Bread", "2016-05-03"), ("The drum", "2016-04-27")]


def test_entries_with_their_hours_have_the_day_of_the_page() -> None:
    entries = ["14:05", "Ferry sails", P1, "13:20", "Band arrives", P2, "11:58", "Oil on the quay", P3]
    found = cut_lines("\n\n".join(["Live: the first ferry", "4 May 2016", *entries])).articles
    assert [facts(a)[:2] for a in found] == [
        (t, "2016-05-04") for t in ("Ferry sails", "Band arrives", "Oil on the quay")
    ]


def test_days_of_changes_do_not_date_articles() -> None:
    posts = [
        f"{title}\n\nWpisany przez Ada Wren\n{day} maja 2016 10:00\n\n{body}\n\nPoprawiony: {day + 2} maja 2016 11:00"
        for title, day, body in (("Prom", 14, P1), ("Chleb", 9, P2), ("Bęben", 4, P3))
    ]
    found = cut_lines("\n\n".join(["Wyspa Sollen", *posts])).articles
    assert [facts(a)[1] for a in found] == ["2016-05-14", "2016-05-09", "2016-05-04"]


def test_signatures_at_the_ends_of_all_texts_are_their_authors() -> None:
    office, person = "Прес-служба громади", "Оксана Шевчук"
    rows = (("Пором", 9, f"{P1}\n\n{P2}", office), ("Хліб", 5, P2, person), ("Барабан", 2, P3, office))
    posts = [f"0{day}.05.2016 10:00\n\n{title}\n\n{body}\n\n{name}\n\nДрук" for title, day, body, name in rows]
    found = cut_lines("\n\n".join(["Громада Соллен", *posts])).articles
    assert [a.authors for a in found] == [(office,), (person,), (office,)]


def test_an_issue_dates_its_articles_and_initials_sign_as_names_do() -> None:
    rows = (("The ferry", "Ada Wren", P1 + P2), ("The oil", "R.C.", P2 + P3), ("The drum", "Tom Sedge", P1 + P3))
    parts = [f"{title}\n\n{name}\n\n{body}" for title, name, body in rows]
    found = cut_lines("\n\n".join(["The Sollen Gull", "Issue 12, 4 May 2016", *parts, "Printed on the quay"])).articles
    assert [facts(a) for a in found] == [(title, "2016-05-04", (name,)) for title, name, _ in rows]
