"""What separates articles: a cut pays for itself, lines with an hour end posts, a column of names stands at titles."""

from readroom.importer.cut.page import cut_lines
from readroom.text.model import Article


def posts(page: str) -> list[Article]:
    return list(cut_lines(page).articles)


_PIER = (
    "The council has voted to rebuild the old ferry pier after seven years of argument. Eleven members were for the "
    "plan and four against it, while two stayed away until the vote was over.",
    "The work will start in spring. Engineers say that the piles under the waterline are sound and can carry a much "
    "wider deck than the one which the storm took away.",
)
_HENS = (
    "The allotment committee has finally allowed hens, on the condition that none of them is called Gerald. There is "
    "a history there that nobody will explain to me, though the treasurer went red.",
    "I have ordered three brown ones and a book about coops, which says that a hen needs less room than a bicycle and "
    "a good deal more conversation.",
)
_MARROW = (
    "We lost the marrow competition by eleven grams. The winner was weighed with a slug on it, and the slug, by the "
    "rules of the society, counts as a part of the marrow if it came willingly.",
)


def _one(page: str) -> Article:
    (article,) = posts(page)
    return article


def test_todays_day_above_the_menu_separates_nothing() -> None:
    article = _one(
        "Saturday, 18 May 2024\n  • Home\n  • News\n  • Sport\n  • Letters\n\nPier will be rebuilt at last\n\n"
        f"15 May 2024\n\n{_PIER[0]}\n\n{_PIER[1]}\n"
    )
    assert article.title == "Pier will be rebuilt at last"
    assert article.date is not None
    assert article.date.value == "2024-05-15"


def test_a_comment_with_its_day_is_no_second_article() -> None:
    article = _one(
        "Harbour Post\nHome\nNews\n\nPier will be rebuilt at last\n\nAda Moss / WEXMOOR 16.02.2010 09:45\n\n"
        f"{_PIER[0]}\n\n{_PIER[1]}\n\nYour comment\n\nsailor17 16.02.2010 11:20\n\n"
        "About time that somebody did something for the people who still cross by boat every single day.\n"
    )
    assert article.title == "Pier will be rebuilt at last"
    assert "About time" not in article.body.text


def test_announcements_with_their_days_in_a_box_are_no_articles() -> None:
    article = _one(
        "The weather ledger – Long Acre\n\nLong Acre\n\nThe weather ledger\n\nPosted on March 10, 2018 by rosalind\n\n"
        f"{_PIER[0]}\n\n{_PIER[1]}\n\n{_HENS[0]}\n\nRelated\n\nThe barn door\nJanuary 14, 2018\n"
        "It was never painted the same colour twice, and the man who painted it would not say who chose the...\n\n"
        "Counting sheep properly\nNovember 30, 2017\n"
        "There is an old way of counting in these parts that stops at twenty, after which you put a stone in...\n"
    )
    assert article.title == "The weather ledger"
    assert "barn door" not in article.body.text
    assert "old way of counting" not in article.body.text


def test_two_posts_with_texts_of_their_own_stay_two() -> None:
    first, second = posts(
        "Plot Nineteen\n\nHome\nAbout\n\nHens at last\nSeptember 4, 2013 by Wilf Ormerod\n\n"
        f"{_HENS[0]}\n\n{_HENS[1]}\n\n3 comments\n\nEleven grams\nAugust 25, 2013 by Wilf Ormerod\n\n{_MARROW[0]}\n\n"
        "No comments\n\nOlder posts\n"
    )
    assert (first.title, second.title) == ("Hens at last", "Eleven grams")


def test_what_is_not_cut_in_two_says_so() -> None:
    article = _one(
        "Harbour Post\n\nWhat else was said\n\nPosted on 15 May 2024\n\nOf the pier, the planks, the bollards, the "
        "bread of the bakery beside the slipway and the weather, as far as anybody kept a record of it\n\n"
        f"Pier will be rebuilt at last\n\nPosted on 16 May 2024\n\n{_PIER[0]}\n\n{_PIER[1]}\n\n{_HENS[0]}\n"
    )
    assert "not taken for two articles" in article.evidence["cut"].reason


_STAMPED = (
    "small weather\nTuesday, October 12, 2004\nLinks\n"
    f"{_PIER[0]}\n# posted at 9:08 AM | Comments (2)\nLunch\n{_HENS[0]}\n# posted at 8:15 AM | Comments (0)\n"
    f"Monday, October 11, 2004\n{_MARROW[0]}\n# posted at 2:40 PM | Comments (5)\nLinks\n{_HENS[1]}\n"
    "# posted at 7:55 AM | Comments (1)\nArchives\nSeptember 2004\nAugust 2004\n"
)


def test_lines_with_an_hour_end_posts_also_where_titles_are_alike_or_missing() -> None:
    found = posts(_STAMPED)
    assert [a.title for a in found] == ["Links", "Lunch", None, "Links"]


def test_a_day_over_several_posts_is_that_of_all_of_them() -> None:
    days = [a.date.value if a.date else None for a in posts(_STAMPED)]
    assert days == ["2004-10-12", "2004-10-12", "2004-10-11", "2004-10-11"]


def _issue(*parts: str) -> str:
    texts = (_PIER, _HENS, (_MARROW[0], _PIER[1]))
    body = "\n\n".join(f"{head}\n\n" + "\n\n".join(text) for head, text in zip(parts, texts, strict=True))
    return f"Quay, an almanac\n\nHome\nArchive\n\nQuay 9, winter\n\n{body}\n\n© Quay\n"


def test_names_over_titles_separate_the_texts_of_an_issue() -> None:
    found = posts(
        _issue("Lev Doran\n\nThe stop in the plain", "Vera Somm\n\nA tin of buttons", "Igor Talne\n\nThe closed bridge")
    )
    assert [a.title for a in found] == ["The stop in the plain", "A tin of buttons", "The closed bridge"]
    assert [a.authors for a in found] == [("Lev Doran",), ("Vera Somm",), ("Igor Talne",)]


def test_names_under_titles_separate_the_texts_of_an_issue() -> None:
    found = posts(
        _issue("The stop in the plain\n\nLev Doran", "A tin of buttons\n\nVera Somm", "The closed bridge\n\nIgor Talne")
    )
    assert [a.authors for a in found] == [("Lev Doran",), ("Vera Somm",), ("Igor Talne",)]


def test_portraits_within_one_text_stay_one() -> None:
    article = _one(
        "The Tideway Reader\nCulture\nLetters\n\nThe people on the number nine bus\n\nBy Corin Hale\n"
        f"12 February 2016\n\n{_PIER[0]}\n\nMartin Ashdown\n\nWelder, forty years on the line\n\n{_HENS[0]}\n\n"
        f"Bettina Crowe\n\nCanteen cook since the strike\n\n{_HENS[1]}\n\nOskar Lund\n\nApprentice, third month\n\n"
        f"{_MARROW[0]}\n"
    )
    assert article.title == "The people on the number nine bus"
    assert article.authors == ("Corin Hale",)


def test_source_lines_end_the_texts_of_a_press_archive() -> None:
    found = posts(
        "In the press: 2009\n\nClinic ship returns with fewer passengers\n\n"
        f"{_PIER[0]}\n\nSource: The Lakeside Standard (Kenya), 14 May 2009. By Samuel Odero.\n\n"
        "Letter from the lake\n\n"
        f"{_HENS[0]}\n\nSource: Nordvestbladet (Norway), 2 April 2009. By Inga Solberg. "
        "Translated from the Norwegian.\n\n"
        f"Project wins a prize it did not enter\n\n{_MARROW[0]}\n\nSource: Equator Press Agency, 19 March 2009.\n"
    )
    assert [a.title for a in found] == [
        "Clinic ship returns with fewer passengers",
        "Letter from the lake",
        "Project wins a prize it did not enter",
    ]
    assert [a.date.value if a.date else None for a in found] == ["2009-05-14", "2009-04-02", "2009-03-19"]
    assert [a.authors for a in found] == [("Samuel Odero",), ("Inga Solberg",), ()]
