"""Authors told by the place that the articles of a page share, and by labels that no table of wordings holds."""

import pytest

from readroom.importer.cut.byline import parse_byline
from readroom.importer.cut.page import cut_lines

PROSE = [
    "The tower clock of Brennick has gone backwards since the flood, and the council likes it, since nobody is late.",
    "A watchmaker came from the city to look at it. He stayed for a week and left younger, as the children say.",
    "The flood took the lower mill and the upper bridge. It would have been easier the other way round, they found.",
]
TITLES = ["The clock", "A watchmaker", "What the flood took"]
DAYS = ["March 3, 2010", "February 19, 2010", "February 2, 2010"]
NAMES = ["Petra Lunn", "Simon Teale", "Petra Lunn"]


def authors(form: str, names: list[str] = NAMES) -> list[tuple[str, ...]]:
    rows = zip(TITLES, DAYS, names, PROSE, strict=True)
    page = "Brennick Notes\n\n" + "\n\n".join(form.format(title=t, day=d, name=n, body=b) for t, d, n, b in rows)
    return [article.authors for article in cut_lines(page).articles]


@pytest.mark.parametrize(
    "form",
    [
        "{title}\n\n{name}\n\n{body}\n\nby the mill at {day}",
        "{title}\n{day}\n\n{body}\n\n{name}",
        "{title}\n{day}\nTepal: {name}\n\n{body}",
        "{title}\n{day}\nTepal {name}\n\n{body}",
        "{title}\n\n{body}\n\n{name}",
    ],
)
def test_a_name_at_one_place_of_every_article_is_the_author(form: str) -> None:
    assert authors(form) == [(name,) for name in NAMES]


def test_a_name_beside_the_days_goes_before_a_paper_that_looks_like_one() -> None:
    papers = iter(["Brennick Argus", "Evening Lowlander", "Brennick Argus"])
    rows = zip(TITLES, DAYS, NAMES, PROSE, strict=True)
    page = "\n\n".join(f"{t}\n{next(papers)}, {d}\n{n}\n\n{b}" for t, d, n, b in rows)
    assert [a.authors for a in cut_lines(page).articles] == [(name,) for name in NAMES]


def test_one_word_before_every_day_that_comes_again_is_a_name() -> None:
    assert authors("{title}\n\n{body}\n\n{name} - {day} - #", ["Jory", "Jory", "Fen"]) == [
        ("Jory",),
        ("Jory",),
        ("Fen",),
    ]


def test_categories_behind_the_days_are_no_names() -> None:
    assert authors("{title}\n\n{day} | {name}\n\n{body}", ["River", "Town", "River"]) == [(), (), ()]


def test_a_name_amid_small_words_before_the_day() -> None:
    form = "{title}\nScritora da {name} el giono {day} en categoria Mill\n\n{body}"
    assert authors(form, ["Ilva", "Ilva", "Ilva"]) == [("Ilva",)] * 3


def test_a_label_and_a_name_below_the_day_of_a_page_with_one_article() -> None:
    head = "The clock\n\nHome\n\nThe clock\n15/03/2019 08:30\nTepal an foton: Lea Minh\n"
    page = head + "\n".join(PROSE)
    (article,) = cut_lines(page).articles
    assert (article.title, article.authors) == ("The clock", ("Lea Minh",))


def test_the_name_that_leads_the_list_with_the_day() -> None:
    page = "Home\n\n• Elva\n• 31 May 2022\n• 2 min read\n\nThe clock of the mill\n\n" + "\n\n".join(PROSE)
    (article,) = cut_lines(page).articles
    assert article.authors == ("Elva",)


def test_names_with_the_places_that_they_write_from() -> None:
    found = parse_byline("By Martha Quill in Ostley and Ian Bracken in London")
    assert found is not None
    assert found.authors == ("Martha Quill", "Ian Bracken")


def test_names_above_the_titles_are_told_from_labels_by_the_words_of_the_page() -> None:
    assert authors("{name}\n{title}\n{day}\n\n{body}") == [(name,) for name in NAMES]
    assert authors("{name}\n{title}\n{day}\n\n{body}", ["Lower Mill", "Upper Bridge", "Lower Mill"]) == [(), (), ()]


def test_a_name_glued_to_the_day_above_each_title_is_no_part_of_the_text_before() -> None:
    assert authors("{name}\n{day} • 3 min read\n\n{title}\n\n{body}") == [(name,) for name in NAMES]
