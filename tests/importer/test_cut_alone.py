"""Names that stand alone beside a text dump's article, days in pieces, boxes about authors."""

import pytest

from readroom.importer.cut.alone import name_of_sign, names_alone
from readroom.importer.cut.page import cut_lines

TEXT = (
    "The bakery on Mill Lane closed its shutters for good on a wet morning, and nobody had told the pigeons of it.\n\n"
    "For thirty years one family had lit the ovens at two, and the street had learned to sleep through it all.\n\n"
    "When the lease came up for renewal the landlord asked for twice the rent; the answer was a card in the window."
)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ada Wren", ("Ada Wren",)),
        ("(Ada Wren)", ("Ada Wren",)),
        ("— Ada Wren", ("Ada Wren",)),
        ("Ada Wren und Tom Pike", ("Ada Wren", "Tom Pike")),
        ("Ada Wren, Staff Reporter", ("Ada Wren",)),
        ("Ada Wren, Valley Post", ("Ada Wren",)),
        ("Local News", ()),
        ("Roman Catholic", ()),
        ("Ada Wren:", ()),
        ("Ada Wren wins", ()),
        ("Ada Wren 2019", ()),
    ],
)
def test_names_alone(line: str, names: tuple[str, ...]) -> None:
    assert names_alone(line) == names


def test_a_sign_is_read_only_by_its_legend() -> None:
    assert name_of_sign("… for years. (aw)", ["aw = Ada Wren, tp = Tom Pike"]) == "Ada Wren"
    assert name_of_sign("… for years. (tp)", ["aw = Ada Wren, tp = Tom Pike"]) == "Tom Pike"
    assert name_of_sign("… for years. (xy)", ["aw = Ada Wren"]) is None
    assert name_of_sign("… for years. (dpa)", ["dpa = Deutsche Agentur"]) is None


@pytest.mark.parametrize(
    "page",
    [
        f"The last loaf\n\nAda Wren\n\n{TEXT}\n",
        f"The last loaf\n\nAda Wren, Reporter\n\n{TEXT}\n",
        f"The last loaf\n\nWords: Ada Wren. Photographs: Tom Pike\n\n{TEXT}\n",
        f"The last loaf\n\n{TEXT}\n\nAda Wren\n",
        f"The last loaf\n\n{TEXT}\n\n(Ada Wren)\n",
        f"The last loaf\n\n{TEXT} (aw)\n\n(aw) = Ada Wren\n",
        f"The last loaf\n\n{TEXT}\n\nAbout the author\n\nAda Wren writes about bread and rent for this paper.\n",
    ],
)
def test_who_signs_alone(page: str) -> None:
    (article,) = cut_lines(page).articles
    assert (article.title, article.authors) == ("The last loaf", ("Ada Wren",))
    assert "Wren" not in article.body.text


@pytest.mark.parametrize(
    ("page", "day"),
    [
        (f"The last loaf\n\n3\n\nMay\n\n2019\n\n{TEXT}\n", "2019-05-03"),
        (f"The last loaf\n\nUpdated 7 June 2019 - Published 3 May 2019\n\n{TEXT}\n", "2019-05-03"),
        (f"The last loaf\n\nFreiburg, 3 May 2019. {TEXT}\n", "2019-05-03"),
        (f"The last loaf\n\nParis, 14 July 1789. {TEXT}\n", None),
    ],
)
def test_the_day(page: str, day: str | None) -> None:
    (article,) = cut_lines(page).articles
    assert (article.date.value if article.date else None) == day


def test_a_last_sentence_with_an_agency_is_text() -> None:
    (article,) = cut_lines(f"The last loaf\n\n{TEXT} (dpa)\n").articles
    assert article.body.text.endswith("card in the window. (dpa)")


def test_the_text_ends_at_the_box_about_its_author() -> None:
    page = (
        f"The last loaf\n\nBy Ada Wren\n\n{TEXT}\n\n{TEXT[:112]}\n\nAda Wren\n\n"
        "Reporter at the Post since 2016, she follows bread, rent and trains.\n\nAll her articles\n\n"
        "The Post lives without advertisements. Every gift counts.\n"
    )
    (article,) = cut_lines(page).articles
    assert "Every gift" not in article.body.text
    assert "since 2016" in " ".join(a.text for a in article.body.asides)


def test_names_between_titles_and_texts_are_no_titles() -> None:
    parts = zip(
        ("Ada Wren", "Tom Pike", "Ida Storm"), ("3 May", "21 April", "2 April"), TEXT.split("\n\n"), strict=True
    )
    page = "\n\n".join(
        f"The story of {n} loaves\n\n{d} 2019\n\n{name}\n\n{t}\n\n{t[:-1]} then."
        for n, (name, d, t) in enumerate(parts)
    )
    articles = cut_lines(page).articles
    assert [a.title for a in articles] == ["The story of 0 loaves", "The story of 1 loaves", "The story of 2 loaves"]
    assert [a.authors for a in articles] == [("Ada Wren",), ("Tom Pike",), ("Ida Storm",)]


def test_the_day_of_the_page_and_a_comment_are_no_two_articles() -> None:
    page = (
        f"Log In | Help Thursday, August 2, 2012\n\nValley Post\n\nThe last loaf\n\nBy Ada Wren\n\n"
        f"Posted: Wednesday, July 18, 2012 5:30 am | Updated: 9:14 am, Thu Jul 19, 2012.\n\n{TEXT}\n\n2 comments:\n\n"
        "Bob Marsh posted at 8:02 am on Wed, Jul 18, 2012.\n\nI will miss the smell of it in the morning.\n\n"
        "yankee49 posted at 10:47 am on Wed, Jul 18, 2012.\n\nWho is going to pay for the school's new floor now?\n"
    )
    (article,) = cut_lines(page).articles
    assert (article.title, article.authors) == ("The last loaf", ("Ada Wren",))
    assert article.date is not None
    assert article.date.value[:10] == "2012-07-18"


def test_a_row_of_counters_is_no_title() -> None:
    row = "Household • (3) Comments • (0) Trackbacks • Permalink"
    parts = [
        f"The story of {n} loaves\n\n{t}\n\nPosted by Ada on 05/{20 - n}/2005 at 12:40 PM\n{row.replace('3', str(n))}"
        for n, t in enumerate(TEXT.split("\n\n"))
    ]
    articles = cut_lines("\n\n".join(parts)).articles
    assert [a.title for a in articles] == ["The story of 0 loaves", "The story of 1 loaves", "The story of 2 loaves"]


def test_whom_the_text_names_is_not_its_author() -> None:
    (article,) = cut_lines(f"Ada Wren\n\nThe last loaf\n\n{TEXT} So said Wren at the end of the long day.\n").articles
    assert article.authors == ()


def test_the_hour_of_a_day_is_nobody() -> None:
    parts = [
        f"Die Geschichte {n}\n\nAda, {7 - n}. Mai 2019, 12:40 Uhr\n\n{t}\n\n{t[:-1]} {n}."
        for n, t in enumerate(TEXT.split("\n\n"))
    ]
    assert [a.authors for a in cut_lines("\n\n".join(parts)).articles] == [("Ada",)] * 3
