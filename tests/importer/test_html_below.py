"""HTML pages without telling names: what stands below a text, and who and when beside titles."""

# ruff: noqa: E501 (pages read best one a line)

import pytest

from readroom.importer.html.page import read_page
from readroom.text.model import Article

P = [
    "The keeper of the weir opens the second gate at noon and closes it when the last barge has gone through, and in between he reads the paper aloud.",
    "On Sundays nobody is there, so he reads it to the heron, which has never been known to disagree with anything that was in the paper.",
    "The barges stopped in the spring of that year. The gates still open at noon, and the heron still comes, and the paper is still read.",
    "Nobody pays him for the reading. He was paid for the barges, and when they stopped he went on with the part of the work that he liked.",
]
TEXT = "\n\n".join(P)
SAID = [
    ("Lea", "I know that weir, and the heron as well."),
    ("Old Tom", "My uncle had the barges."),
    ("Lea", "The Evening Post, of course."),
]


def articles(body: str, title: str = "Weir Notes") -> tuple[Article, ...]:
    return read_page(
        f"<html lang=en><head><title>{title}</title></head><body><div><a href=/>Weir Notes</a></div>{body}"
        "<div>Powered by Engine</div></body></html>"
    ).articles


def one(below: str) -> Article:
    paragraphs = "".join(f"<p>{p}</p>" for p in P)
    found = articles(
        f"<div><h2>The heron on Sundays</h2><p>8 May 2020 by Anna Miller</p>{paragraphs}{below}</div>",
        "The heron on Sundays - Weir Notes",
    )
    assert len(found) == 1
    assert (found[0].title, found[0].authors, found[0].date and found[0].date.value) == ("The heron on Sundays", ("Anna Miller",), "2020-05-08")  # fmt: skip
    return found[0]


@pytest.mark.parametrize(
    "form", ["<p>{name}, {day} May 2020</p><p>{text}</p>", "<p>{text}</p><p>{name} | 2020-05-{day}</p>"]
)
def test_names_with_rising_days_are_comments(form: str) -> None:
    said = "".join(form.format(name=name, day=10 + n, text=text) for n, (name, text) in enumerate(SAID))
    assert one(said).body.text == TEXT


@pytest.mark.parametrize("facts", ["", "<p>{day} May 2020 by Tom Wray</p>"])
def test_linked_headings_with_a_broken_line_announce_other_articles(facts: str) -> None:
    cards = "".join(
        f"<h4><a href=/{day}>{title}</a></h4>{facts.format(day=day)}<p>There is a plan, of course, and there is a plan against the plan, and…</p>"
        for title, day in (("A quorum of gulls", 7), ("The case for locks", 6), ("Report of the year", 5))
    )
    assert one(f"<h3>Also on the weir</h3>{cards}").body.text == TEXT


@pytest.mark.parametrize(
    "box",
    [
        "<h4>Stay in the loop</h4><p>The best of the weir in your inbox every Friday. No spam, unsubscribe any time.</p>",
        "<h4>About the author</h4><p>Anna Miller</p><p>She lives at the lock with two dogs.</p>",
    ],
)
def test_boxes_below_a_text(box: str) -> None:
    assert one(box).body.text == TEXT


def several(
    form: str, names: tuple[str, ...] = ("Anna Miller", "Tom Wray", "Anna Miller")
) -> list[tuple[str | None, str, str | None]]:
    """Return (title, authors, day) of the articles of a page of three entries of the form."""
    titles = ("The second gate", "Barges, in the fog (again)", "On paper")
    body = "".join(
        form.format(title=title, name=name, day=day, text=f"<p>{P[n]}</p><p>{P[n + 1][:60]} number {n}.</p>")
        for n, (title, name, day) in enumerate(zip(titles, names, (21, 14, 7), strict=True))
    )
    return [
        (a.title, ", ".join(a.authors), a.date.value[:10] if a.date else None) for a in articles(f"<div>{body}</div>")
    ]


WANTED = [("The second gate", "Anna Miller", "2020-05-21"), ("Barges, in the fog (again)", "Tom Wray", "2020-05-14"), ("On paper", "Anna Miller", "2020-05-07")]  # fmt: skip


@pytest.mark.parametrize(
    "form",
    [
        # the word before the day is named after the author, for the sake of its style
        "<div class=post><h2 class=entry-title>{title}</h2><div class=entry-meta><span class='meta-prep meta-prep-author'>Veröffentlicht am</span> <span class=entry-date>{day}. Mai 2020</span> <span class=meta-sep>von</span> <span class='author vcard'><a class='url fn n'>{name}</a></span></div>{text}</div>",
        "<h3>Thursday, May {day}, 2020: {title}</h3><p>By {name}</p>{text}",
        "<h2>{title}</h2><p>By {name}</p>{text}<p>{day} May 2020</p><p>Permalink | 3 comments</p>",
    ],
)
def test_entries(form: str) -> None:
    assert several(form) == WANTED


def test_a_name_before_the_hour_below_each_post() -> None:
    form = "<div class=day><h4>{day} May 2020</h4><div class=story><h3>{title}</h3>{text}<div class=foot><a href=/a>{name}</a> um 20:16 | <a href=/c>1 Kommentar</a></div></div></div>"
    assert [who for _, who, _ in several(form, ("frau moor",) * 3)] == ["frau moor"] * 3


def test_an_office_behind_a_dash_signs() -> None:
    form = "<div class=node><h2>{title}</h2><span class=submitted>Monday, {day} May 2020 - 14:08 — {name}</span>{text}</div>"
    assert [who for _, who, _ in several(form, ("admin", "Sabine Orth", "admin"))] == ["admin", "Sabine Orth", "admin"]


def test_weekdays_and_words_before_a_day_are_no_authors() -> None:
    form = "<div class=item><h2>{title}</h2><p class=created-by>Wpisany przez {name}</p><p>czwartek, {day} maja 2020 10:15</p>{text}</div>"
    assert several(form) == WANTED
