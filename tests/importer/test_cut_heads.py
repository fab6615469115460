"""Titles, days and authors from the head of an article, where several lines may be meant."""

import pytest

from readroom.importer.cut.byline import parse_byline, parse_labelled
from readroom.importer.cut.page import cut_lines
from readroom.text.model import Article


def posts(page: str) -> list[Article]:
    return list(cut_lines(page).articles)


_TEXT = (
    "The old ferry pier will be rebuilt after seven years of argument, and the harbour master has already painted the "
    "bollards, although nobody asked him to do so.",
    "The work will start in spring. Engineers say that the piles under the waterline are sound and can carry a much "
    "wider deck than the one which the storm took away.",
    "Opponents fear that cruise boats will follow. The mayor promised that no ship longer than forty metres would be "
    "allowed to moor there as long as he lives.",
)
_BODY = "\n\n".join(_TEXT)
_OTHER = (
    "A neighbour has bought an electric cockerel. It crows at six, Sundays too, and if you applaud it starts again, "
    "which the whole street found out in the first week.",
    "I went back to my old school to vote. The desks have become small, and the teacher knew me by my handwriting, "
    "which has not changed since the third form.",
)


def _one(page: str) -> Article:
    (article,) = posts(page)
    return article


def test_the_day_of_the_page_gives_way_to_the_articles_own() -> None:
    article = _one(
        f"Home|News|Today is Sunday, 10 November 2013\n\nPier will be rebuilt\n\n8 November 2013\n\n{_BODY}\n"
    )
    assert article.date is not None
    assert article.date.value == "2013-11-08"


def test_a_day_of_change_is_taken_where_there_is_no_other_and_said_to_be_unsure() -> None:
    article = _one(f"Home\nNews\n\nPier will be rebuilt\n\n{_BODY}\n\nUpdated: 14 February 2021\n")
    assert article.date is not None
    assert article.date.value == "2021-02-14"
    assert article.evidence["date"].confidence < 0.5


def test_a_day_of_change_gives_way_to_the_day_of_publication() -> None:
    article = _one(f"Home\nNews\n\nPier will be rebuilt\n\n12 January 2021\n\n{_BODY}\n\nUpdated: 14 February 2021\n")
    assert article.date is not None
    assert article.date.value == "2021-01-12"


def test_a_title_may_hold_a_day_of_its_own() -> None:
    found = posts(
        f"Letters\nOn the road\n\nSamarkand, le 14 avril 2000\n\n{_TEXT[0]}\n\n[top]\n\nBoukhara, le 21 avril 2000\n\n"
        f"{_TEXT[1]}\n\n[top]\n\nKhiva, le 3 mai 2000\n\n{_TEXT[2]}\n\n[top]\n"
    )
    assert [a.title for a in found] == [
        "Samarkand, le 14 avril 2000",
        "Boukhara, le 21 avril 2000",
        "Khiva, le 3 mai 2000",
    ]
    assert [a.date.value if a.date else None for a in found] == ["2000-04-14", "2000-04-21", "2000-05-03"]


def test_a_single_title_with_a_day_is_known_by_the_name_of_the_page() -> None:
    article = _one(
        "Boukhara, le 3 mai 2002 - Carnets de Lucien\n\nCarnets de Lucien\n\nAccueil\nContact\n\n11 mai 2002\n\n"
        f"Boukhara, le 3 mai 2002\n\n{_BODY}\n"
    )
    assert article.title == "Boukhara, le 3 mai 2002"
    assert article.date is not None
    assert article.date.value == "2002-05-11"


def test_a_label_with_a_number_is_no_title() -> None:
    article = _one(
        f"  • Home\n  • City\n\nNews code: 482110\n12 September 2015\n\nThe last painter of screens\n\n{_BODY}\n"
    )
    assert article.title == "The last painter of screens"


def test_a_breadcrumb_with_wide_signs_is_no_title() -> None:
    article = _one(
        f"2011年10月15日（土）\n\nトップ ＞ ニュース ＞ 地域\n\n廃校の体育館、天文台に\n\n2011年10月2日\n\n{_BODY}\n"
    )
    assert article.title == "廃校の体育館、天文台に"


def test_a_subtitle_right_above_the_day_is_not_the_title() -> None:
    article = _one(
        f"Lamplight\n  • Home\n  • About\n\nA year among books\n\nWhat I learnt by leaving the office\n\n"
        f"18 December 2022\n\n{_BODY}\n"
    )
    assert article.title == "A year among books"


def test_the_card_of_a_columnist_is_neither_title_nor_text() -> None:
    article = _one(
        "Valley Courier\n\nThursday, 8 October 2015\n\n  • Front\n  • City\n  • Opinion\n\nFront > Opinion\n\n"
        "The parking space of our grocer\n\nAnselm Figgis\n\nRetired teacher. Writes here on Thursdays.\n\n"
        f"6 October 2015\n\n{_BODY}\n\nRead other columns by Anselm Figgis\n\n© Valley Courier 2015\n"
    )
    assert article.title == "The parking space of our grocer"
    assert article.authors == ("Anselm Figgis",)
    assert article.date is not None
    assert article.date.value == "2015-10-06"


def test_a_column_of_names_above_the_days_is_not_the_titles() -> None:
    found = posts(
        f"Left Bank\n  • Home\n\nThe electric cockerel\n\nNives Batton\n\n12 November 2014\n\n{_OTHER[0]}\n\n"
        f"My old signature\n\nDino Marran\n\n8 November 2014\n\n{_OTHER[1]}\n\nThe pier and the painter\n\n"
        f"Nives Batton\n\n2 November 2014\n\n{_TEXT[0]}\n"
    )
    assert [a.title for a in found] == ["The electric cockerel", "My old signature", "The pier and the painter"]
    assert [a.authors for a in found] == [("Nives Batton",), ("Dino Marran",), ("Nives Batton",)]


def test_a_name_with_a_button_glued_to_it_signs() -> None:
    article = _one(
        f"Homepage\nSign in Get started\nDana WhitrowFollow\nMay 22, 2018\n\nI counted every apology\n\n{_BODY}\n"
    )
    assert article.title == "I counted every apology"
    assert article.authors == ("Dana Whitrow",)


def test_whose_blog_it_is_says_who_wrote_its_unsigned_posts() -> None:
    found = posts(
        f"Small Weather\na weblog by Tobias Renning\n\nThe cockerel\nOctober 12, 2004\n\n{_OTHER[0]}\n\nThe vote\n"
        f"October 11, 2004\n\n{_OTHER[1]}\n\nThe pier\nOctober 3, 2004\n\n{_TEXT[0]}\n"
    )
    assert {a.authors for a in found} == {("Tobias Renning",)}


def test_a_name_in_a_box_below_the_text_signs_nothing() -> None:
    article = _one(f"Home\nNews\n\nPier will be rebuilt\n\n8 November 2013\n\n{_BODY}\n\nRelated\n\nCorin Hale\n")
    assert article.authors == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("文＝高瀬みどり 写真＝北村亮", ("高瀬みどり",)),
        ("取材・文／高瀬みどり", ("高瀬みどり",)),
        ("오민재 기자", ("오민재 기자",)),
        ("오민재 기자 ojm@haean.example", ("오민재 기자",)),
        ("撰文／王小明", ("王小明",)),
        ("نویسنده: سارا نیک\u200cنام", ("سارا نیک\u200cنام",)),
        ("Text och foto: Anna Berg", ("Anna Berg",)),
        ("Text und Fotos: Jutta Hemm", ("Jutta Hemm",)),
    ],
)
def test_bylines_of_papers(line: str, names: tuple[str, ...]) -> None:
    found = parse_byline(line)
    assert found is not None
    assert found.authors == names


def test_a_sentence_about_reporters_is_no_byline() -> None:
    assert parse_byline("신문사 기자 두 명이 어제 마을을 찾았다") is None


def test_the_reporter_in_a_line_with_the_day() -> None:
    found = parse_labelled("2019-11-26 09:30 海風新聞網 記者林育文／北區報導")
    assert found is not None
    assert found.authors == ("林育文",)


def test_a_column_of_the_week_names_its_author_in_the_head_of_the_page() -> None:
    found = posts(
        f"La mezza colonna\n\nRubrica del sabato di Delio Cantarini\n\n24/06/06 Il semaforo\n\n{_OTHER[0]}\n\n"
        f"17/06/06 Errata corrige\n\n{_OTHER[1]}\n\n03/06/06 La sedia\n\n{_TEXT[0]}\n"
    )
    assert {a.authors for a in found} == {("Delio Cantarini",)}


def test_a_whole_name_before_the_day_is_taken_whole() -> None:
    found = posts(
        f"Notes from the green\n\nThe cockerel\n\n{_OTHER[0]}\n\nDora Finch on 21 June 2012 | Permalink\n\nThe vote\n\n"
        f"{_OTHER[1]}\n\nDora Finch on 14 June 2012 | Permalink\n\nThe pier\n\n{_TEXT[0]}\n\n"
        "Dora Finch on 2 June 2012 | Permalink\n"
    )
    assert {a.authors for a in found} == {("Dora Finch",)}


def test_the_greater_part_of_the_pages_name_is_the_title() -> None:
    article = _one(
        "The man at the crank of the gate - Havel Courier\n\nTuesday, 3 September 2013\nLog in\n\nHavel Courier\n\n"
        "  • Politics\n  • Region\n\nRegion\nRailways:\nThe man at the crank of the gate\n\n"
        f"The last keeper of the branch line retires in autumn\n\nby Sybil Kranz\n\n30 August 2013\n\n{_BODY}\n"
    )
    assert article.title == "The man at the crank of the gate"


def test_the_name_of_the_site_at_its_foot_is_not_the_title() -> None:
    article = _one(
        f"Valley of the Mills\n\nThursday, 8 October 2015\n\nHome\nCity\n\nA space for our grocer\n\n{_BODY}\n\n"
        "© Valley of the Mills 2015\n"
    )
    assert article.title == "A space for our grocer"
