"""Pages of one post: where the text begins and ends, which line is its title, what readers wrote below it."""

import runpy
from pathlib import Path

import pytest

from readroom.importer.cut.page import cut_lines

_SHARED = runpy.run_path(str(Path(__file__).parent.parent / "fixtures" / "cut_check.py"))
only, check = _SHARED["only"], _SHARED["check"]

P1 = (
    "The night train stopped for eleven minutes at a station that is on no timetable. A man got out, posted a letter "
    "and got in again."
)
P2 = "I asked him whom he had written to. He said that he wrote to the station, once a year, so that it should stay."
BODY = f"{P1}\n\n{P2}"
TOP = "Coast Line\n\nnotes from trains\n  • Home\n  • Routes\n\n"
SIDE = "\n\nRecent Posts\n  • The last stop\n  • Tickets, please\n\nArchives\n  • May 2020 (4)\n  • April 2020 (7)\n"


@pytest.mark.parametrize(
    "thread",
    [
        "3 Responses to “A station on no timetable”\n\nLea says:\nMay 9, 2020 at 10:05\n\nI know that "
        "station.\n\nReply\n\n"
        "Tom says:\nMay 11, 2020 at 08:40\n\nIt was the waiting room of my aunt, who waited there for nobody.",
        "2 Comments\n\nLea May 9, 2020, 10:05\n\nI know that station, and I know the man as well, and what he "
        "writes.\n"
        "Reply\n\nTom B. May 11, 2020, 08:40\n\nIt was the waiting room of my aunt, who waited there for "
        "nobody.\nReply",
        "“A station on no timetable” üzerine 2 yorum\n\nMay 9, 2020\nLea\n\nI know that station, and the man, and the "
        "letter.\n\nReply\n\nMay 11, 2020\nTom\n\nIt was the waiting room of my aunt.\n\nReply\n\nLeave a Reply",
        "Discussion about this post\n\nLea\n9 May 2020\n\nI know that station, and the man as well, and what he "
        "writes."
        "\n\nTom\n11 May 2020\n\nIt was the waiting room of my aunt, who waited there for nobody.",
    ],
)  # fmt: skip
def test_comments_are_no_posts(thread: str) -> None:
    check(
        f"{TOP}A station on no timetable\n\nMay 8, 2020 by Anna Miller\n\n{BODY}\n\nTagged trains, "
        f"letters\n\n{thread}{SIDE}",
        [P1, P2],
        title="A station on no timetable",
        authors=("Anna Miller",),
        date="2020-05-08",
    )


def test_related_posts_with_days_are_no_posts() -> None:
    check(
        f"{TOP}A station on no timetable\n\nAnna Miller\n\n8 May 2020 • 3 min read\n\n{BODY}\n\nMore in Trains\n\n"
        "The last stop\n\n2 May 2020 – 4 min read\n\nTickets, please\n\n19 Apr 2020 – 6 min read\n\nSee all 9 "
        "posts →\n",
        [P1, P2],
        title="A station on no timetable",
        date="2020-05-08",
    )


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Home > Trains > A station on no timetable\n\nTrains\n\nA station on no timetable\n\nFriday 8 May 2020, "
        "by Anna Miller",
         "A station on no timetable"),
        ("A station on no timetable\n\nBy\nAnna Miller\n-\nMay 8, 2020\n2\n1874\nShare on Facebook", "A station on "
        "no timetable"),
        ("A station on no timetable\n  • 8 May 2020\n  • by Anna Miller", "A station on no timetable"),
        ("A station on no timetable · May 8, 2020 by Anna Miller", "A station on no timetable"),
        ("« The last stop - Tickets, please »\n\nA station on no timetable\n\nBy Anna Miller, Friday, May 8, 2020",
         "A station on no timetable"),
        ("Night Train\nMay 8, 2020 by Anna Miller", "Night Train"),
    ],
)  # fmt: skip
def test_titles(head: str, title: str) -> None:
    check(
        f"{TOP}{head}\n\n{BODY}\n\n5 Comments{SIDE}",
        [P1, P2],
        title=title,
        authors=("Anna Miller",),
        date="2020-05-08",
    )


def test_a_line_that_sums_up_the_text_is_not_its_title() -> None:
    page = (
        f"{TOP}Home » Trains\n\nA station on no timetable\n\nA short report about a long stop\n"
        f"May 8, 2020 · 2 min · Anna Miller\n\n{BODY}\n\n5 Comments{SIDE}"
    )
    assert only(page).title == "A station on no timetable"


def test_a_text_of_short_lines_begins_below_its_day() -> None:
    lines = ["Two spoons of flour", "a spoon of butter, melted", "five tomatoes", "half a glass of milk", "salt"]
    last = "Stir the flour into the butter, add the tomatoes and the milk, and let it all boil for ten minutes."
    check(
        TOP + "Soup of the harbour\n\nMay 8, 2020\n\n" + "\n\n".join([*lines, last]) + "\n\nTags: soup" + SIDE,
        [*lines, last],
        title="Soup of the harbour",
        date="2020-05-08",
    )


def test_a_list_without_any_paragraph_is_a_post() -> None:
    lines = [
        "Mushroom soup for the evening",
        "Steak and mashed potatoes",
        "Beans in oil, from the garden",
        "Profiteroles",
    ]
    article = only(TOP + "What we had for the feast\nMay 8, 2020\n\n" + "\n\n".join(lines) + "\n\n23 comments" + SIDE)
    assert article.title == "What we had for the feast"
    assert article.body.text.split("\n\n") == lines


def test_labels_and_the_name_of_the_site_below_the_text_are_not_it() -> None:
    check(
        f"Coast Line\n\nA station on no timetable\n\nMay 8, 2020\n\n{BODY}\n\nShareComments\n  • trains\n  • "
        f"letters\n\n"
        "Coast Line\n  • coast@example.org\n",
        [P1, P2],
        title="A station on no timetable",
    )


def test_numeric_days_are_read_in_the_order_that_the_weekday_shows() -> None:
    page = cut_lines(f"A station on no timetable\n\nThursday, 05/03/2012\n\n{BODY}\n\nTagged trains\n")
    assert [a.date.value if a.date else None for a in page.articles] == ["2012-05-03"]
