"""Pages of several posts as the platforms print them: where the day, the name and the counters stand around a post."""

import runpy
from pathlib import Path

import pytest

from readroom.importer.cut.page import cut_lines

_SHARED = runpy.run_path(str(Path(__file__).parent.parent / "fixtures" / "cut_check.py"))
rows = _SHARED["rows"]

TITLES = ["The old pier", "Gulls and chips", "A rope for the ferry", "What the keeper saw"]
BODIES = [
    "The board agreed on Tuesday to rebuild the old pier, which the storm of last winter had damaged.\n\nEngineers "
    "say "
    "that the work will take two years, because the piles have to be replaced one after the other.",
    "A gull took my chips on the quay, and then the paper that they came in. It looked at me while it ate them, as if "
    "I had been the one who had stolen something.",
    "The ferry has been replaced by a rope. It is cheaper to run and, so the county says, hardly ever late.\n\nNobody "
    "has let go of it so far, although one man is said to have thought of it.",
    "He counted eleven ships on the night of the fog and wrote down twelve. The twelfth, he said, was for his mother, "
    "who had always wanted to see one.",
]
LONG = ["2020-05-24", "2020-05-21", "2020-05-13", "2020-05-02"]
DAYS = ["May 24, 2020", "May 21, 2020", "May 13, 2020", "May 2, 2020"]
NAMES = ["Anna Miller", "Tom Baxter", "Anna Miller", "Anna Miller"]
TOP = "Harbour Notes\n\nnotes from the shore\n  • Home\n  • About\n  • Archive\n\n"
SIDE = (
    "\n\n← Older posts\n\nRecent Posts\n  • The old pier\n  • Gulls and chips\n  • A rope for the ferry\n\nArchives\n"
    "  • May 2020 (4)\n  • April 2020 (7)\n\n© 2020 Harbour Notes\n"
)
WITH_NAMES = {
    "slashes": "{title}\n\n{day} / {name} / {n} Comments\n\n{body}",
    "spaces only": "{title}\n\n{day} By {name} {n} Comments\n\n{body}\n\nFiled Under: Coast Tagged With: sea",
    "name and day as a list": "{title}\n  • {day}\n  • by {name}\n  • Coast\n\n{body}",
    "name, day and sign in lines of their own": "{title}\n\n{day}\n\n—\n\nby\n\n{name}\nin Coast\n\n{body}",
    "label, title, day and name": "Coast\n\n{title}\n\nPosted on {day} by {name}\n\n{body}\n\nLeave a comment",
    "byline and day below": "{title}\n\n{body}\n\nPosted by {name} on {day} | Comments ({n})",
    "day over, byline with the hour below": "{day}\n\n{title}\n\n{body}\n\nPosted by {name} at 0{n}:50 PM | "
    "Comments ({n})",
    "line above the title": "{day} | {name}\n\n{title}\n\n{body}\n\n{n} comments",
}
WITHOUT_NAMES = {
    "day alone below": "{title}\n\n{body}\n\n{day}",
    "day on a line with the title": "{title} · {day}\n\n{body}\n\nComment [{n}]",
    "day before the title": "{iso}: {title}\n\n{body}",
    "day and label over the title": "{iso}\nCoast\n\n{title}\n\n{body}\n\nShareComments\n  • sea\n  • wind",
    "title glued to the day": "{title}\n{day}\n\n{body}\n\nTags: sea, wind",
    "day of the week over the title": "Sunday, {day}\n\n{title}\n\n{body}\n\n{n} comments | Permalink",
}


def page_of(style: str) -> str:
    posts = [
        style.format(title=t, body=b, day=d, iso=i, name=name, n=n)
        for n, (t, b, d, i, name) in enumerate(zip(TITLES, BODIES, DAYS, LONG, NAMES, strict=True), 1)
    ]
    return TOP + "\n\n".join(posts) + SIDE


@pytest.mark.parametrize("style", sorted(WITH_NAMES))
def test_posts_with_names(style: str) -> None:
    found = rows(page_of(WITH_NAMES[style]))
    assert found == list(zip(TITLES, LONG, NAMES, BODIES, strict=True))


@pytest.mark.parametrize("style", sorted(WITHOUT_NAMES))
def test_posts_without_names(style: str) -> None:
    found = rows(page_of(WITHOUT_NAMES[style]))
    assert found == [(t, d, "", b) for t, d, b in zip(TITLES, LONG, BODIES, strict=True)]


def test_two_posts_of_one_day_one_of_them_without_a_title() -> None:
    page = TOP + (
        f"Sunday, May 24, 2020\n\nThe old pier\n\n{BODIES[0]}\n\nPosted by Anna at 04:12 3 comments\n\n{BODIES[1]}\n\n"
        f"Posted by Anna at 05:40 0 comments\n\nThursday, May 21, 2020\n\nA rope for the ferry\n\n{BODIES[2]}\n\n"
        "Posted by Anna at 23:58 1 comments" + SIDE
    )
    assert rows(page) == [
        ("The old pier", "2020-05-24", "Anna", BODIES[0]),
        (None, "2020-05-24", "Anna", BODIES[1]),
        ("A rope for the ferry", "2020-05-21", "Anna", BODIES[2]),
    ]


def test_a_diary_without_titles_newest_first() -> None:
    page = TOP + "\n\n".join(f"{d}\n{b}" for d, b in zip(DAYS, BODIES, strict=True)) + SIDE
    assert rows(page) == [(None, d, "", b) for d, b in zip(LONG, BODIES, strict=True)]


def test_the_same_title_twice_and_a_short_post_are_posts() -> None:
    titles = ["Found on seat 23", "The old pier", "Found on seat 23"]
    bodies = ["A note: “Milk, batteries, courage.”", BODIES[0], BODIES[1]]
    page = TOP + "\n\n".join(f"{d}\n\n{t}\n\n{b}" for d, t, b in zip(DAYS, titles, bodies, strict=False)) + SIDE
    assert rows(page) == [(t, d, "", b) for t, d, b in zip(titles, LONG, bodies, strict=False)]


@pytest.mark.parametrize("odd", ["Links", "May 2020", "12. Mai", "8 May 1945, what my aunt told"])
def test_titles_that_are_worded_as_other_lines_are(odd: str) -> None:
    titles = ["The old pier", odd, "A rope for the ferry", "What the keeper saw"]
    page = TOP + "\n\n".join(
        f"{t}\n\n{d}\n\n{b}\n\nFiled under Coast" for t, d, b in zip(titles, DAYS, BODIES, strict=True)
    )
    assert [(t, d) for t, d, _, _ in rows(page + SIDE)] == list(zip(titles, LONG, strict=True))


def test_a_sticky_post_says_so_between_title_and_day() -> None:
    page = page_of("{title}\n\nFeatured\n\nPosted on {day} by {name}\n\n{body}\n\nLeave a reply")
    assert [title for title, *_ in rows(page)] == TITLES


def test_what_stands_in_boxes_below_the_posts_is_no_post() -> None:
    box = "\n\nQuotations\n\nThe sea is what remains when the others have gone home.\n\nMay 1, 2020 Leave a "
    "comment\n\nA paper for the quay"
    style = "{title}\n\n{day} {name} {n} comments\n\n{body}"
    page = page_of(style).replace("← Older posts", "← Older posts" + box)
    assert [title for title, *_ in rows(page)] == TITLES


def test_every_article_says_how_sure_its_cut_is() -> None:
    for article in cut_lines(page_of(WITH_NAMES["slashes"])).articles:
        assert article.evidence["cut"].confidence >= 0.6
        assert article.evidence["cut"].line == article.lines[0] if article.lines else False
