"""What stands below the text of a page: share bars, comments that nothing announces, announcements, the day."""

import runpy
from pathlib import Path

import pytest

from readroom.importer.cut.appeals import asks_readers
from readroom.importer.cut.hour_line import name_before_hour
from readroom.importer.cut.page import cut_lines

_SHARED = runpy.run_path(str(Path(__file__).parent.parent / "fixtures" / "cut_check.py"))
check = _SHARED["check"]

P1 = (
    "The keeper of the weir opens the second gate at noon and closes it when the last barge has gone through, and in "
    "between he reads the paper aloud to whoever is there."
)
P2 = (
    "On Sundays nobody is there, so he reads it to the heron, which stands on one leg and has never been known to "
    "disagree with anything that was in the paper."
)
P3 = "The barges stopped in the spring of that year. The gates still open at noon, and the heron still comes."
TOP = "Weir Notes\n\nletters from a lock\n  • Home\n  • About\n\n"
HEAD = f"{TOP}The heron on Sundays\n\n8 May 2020 by Anna Miller\n\n"
BODY = f"{P1}\n\n{P2}\n\n{P3}"
SAID = [
    ("Lea", "I know that weir, and I know the heron as well, which is older than it looks."),
    ("Old Tom", "My uncle had the barges. He would have had something to say about the second gate."),
    ("k_77", "What paper was it?"),
    ("Lea", "The Evening Post, of course, and always the one of the day before."),
]


def one(below: str, **wanted: object) -> None:
    """Check that the page holds the one article, whatever stands below its text."""
    said = {"title": "The heron on Sundays", "authors": ("Anna Miller",), "date": "2020-05-08"} | wanted
    check(f"{HEAD}{BODY}\n\n{below}\n\nPowered by Engine\n", [P1, P2, P3], **said)


@pytest.mark.parametrize("heading", ["", "What people wrote\n\n"])
@pytest.mark.parametrize(
    "form",
    [
        "{name} · {day} May 2020\n\n{text}",
        "#{day} {name} 2020-05-{day} 10:15\n\n{text}\n\nAnswer | Quote",
        "{name} wrote on May {day}, 2020:\n\n{text}",
        "{day} May 2020 10:15 {name}\n\n{text}",
        "{name}\n{day} May 2020\n\n{text}",
        "{text}\n\n{name} | May {day}, 2020",
        "von {name} am {day}.05.2020\n\n{text}",
    ],
)
def test_names_with_rising_days_are_comments(form: str, heading: str) -> None:
    one(heading + "\n\n".join(form.format(name=n, day=10 + i, text=t) for i, (n, t) in enumerate(SAID)))


def test_articles_of_several_authors_are_no_comments() -> None:
    """The newest comes first, and each has a title above its day."""
    posts = [("The second gate", "Anna Miller", 21), ("Barges", "Tom Wray", 14), ("On paper", "Anna Miller", 9)]
    texts = [
        P1,
        f"{P2} {P3}",
        "The clerk came by with a ledger, counted the gates twice, and went home by train at six.",
    ]
    page = TOP + "\n\n".join(
        f"{title}\n\n{name} · {day} May 2020\n\n{text}" for (title, name, day), text in zip(posts, texts, strict=True)
    )
    found = cut_lines(page).articles
    assert [(a.title, a.authors[0], a.date and a.date.value) for a in found] == [
        (title, name, f"2020-05-{day:02}") for title, name, day in posts
    ]


def test_networks_in_a_list_stand_between_a_text_and_its_day() -> None:
    """ "Related" with nothing below it is a box that a script fills later: the line below is the article's own."""
    bar = (
        "Share this:\n  • Click to share on Facebook (Opens in new window)\n  • Click to share on X (Opens in a window)"
        "\n\nLike this:\n\nLike Loading…\n\nRelated\n\n"
    )
    page = f"{TOP}The heron on Sundays\n\n{BODY}\n\n{bar}Posted by Anna Miller on May 8, 2020 in Birds | 3 comments\n"
    check(page, [P1, P2, P3], title="The heron on Sundays", authors=("Anna Miller",), date="2020-05-08")


@pytest.mark.parametrize("end", ["May {day}, 2020 3 min read", "{day} May 2020 • 3 min read"])
def test_titles_with_a_sentence_and_a_day_announce_others(end: str) -> None:
    titles = ["A quorum of gulls", "The case for locks", "Report of the year"]
    cards = "\n\n".join(
        f"{title}\n\nWhy nobody came in spring, and who came then.\n\n{end.format(day=9 - i)}"
        for i, title in enumerate(titles)
    )
    check(
        f"{TOP}The heron on Sundays\n\nAnna Miller\n\n10 May 2020 • 4 min read\n\n{BODY}\n\n{P1} {P2}\n\n{P2} {P3}\n\n"
        f"Sign up for more like this.\n\n{cards}\n\nPowered by Engine\n",
        [P1, P2, P3, f"{P1} {P2}", f"{P2} {P3}"],
        title="The heron on Sundays",
    )


@pytest.mark.parametrize(
    "below",
    [
        "Stay in the loop\n\nThe best of the weir in your inbox every Friday. No spam, unsubscribe any time.",
        "If you like these letters, please consider supporting the weir with a small donation.",
    ],
)
def test_appeals_are_no_text(below: str) -> None:
    one(below)


def test_a_text_may_speak_of_what_sites_ask_for() -> None:
    assert not asks_readers("It has become a paid clerk's job to sign up the barges.")
    assert asks_readers("Werden Sie Freund der Schleuse: Den Rundbrief abonnieren Sie hier, jederzeit kündbar.")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: May 8, 2020 5:30 am | Updated: 9:14 am, Thu May 9, 2020.", "2020-05-08T05:30"),
        ("Posted on 8 May 2020 at 10:15", "2020-05-08T10:15"),
    ],
)
def test_the_day_stands_below_the_text_and_above_the_box_about_its_author(line: str, day: str) -> None:
    check(
        f"{TOP}The heron on Sundays\n\nBy Anna Miller\n\n{BODY}\n\n{line}\n\nAnna Miller lives at the lock and has "
        "written these letters since 1998.\n\nPowered by Engine\n",
        [P1, P2, P3],
        [("bio", "Anna Miller lives at the lock and has written these letters since 1998.")],
        title="The heron on Sundays",
        date=day,
    )


def test_the_day_on_which_a_page_is_looked_at_is_not_the_article_s() -> None:
    page = f"Home | News | Today is Sunday, 10 May 2020\n\nThe heron on Sundays\n\n{BODY}\n"
    assert cut_lines(page).articles[0].date is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("frau moor um 20:16 | 1 Kommentar - Kommentar verfassen", "frau moor"),
        ("tp at 10:15", "tp"),
        ("Posted at 10:15", None),
        ("Sonntag um 20:16 | 1 Kommentar", None),
        ("The barge leaves at 10:15 and is late", None),
    ],
)
def test_a_name_before_the_hour(line: str, name: str | None) -> None:
    assert name_before_hour(line) == name
