"""Pages of several articles whose lines are worded or framed as few others are."""

import pytest

from readroom.importer.cut.page import cut_lines

WHO = ["keeper of the weir", "woman with the ferry", "boy from the mill", "clerk of the lock"]
WHAT = ["reads the paper aloud to whoever is there", "counts the swans twice", "waits for a letter", "paints the gate"]
TEXTS = [
    f"The {who} opens the gate at noon and closes it when barge number {n} has gone through, and in between {what}.\n\n"
    f"On Sundays nobody is there, so the {who} talks to the heron, which has been known to disagree {n} times."
    for n, (who, what) in enumerate(zip(WHO, WHAT, strict=True), 3)
]
TOP = "Weir Notes\n\nletters from a lock\n  • Home\n  • About\n\n"
TITLES = ["The second gate", "Barges in the fog", "On paper and herons", "What the lock said"]
DAYS = [21, 14, 9, 2]


def cut(form: str, titles: list[str] = TITLES) -> list[tuple[str | None, str | None, int]]:
    """Return (title, day, paragraphs) of the articles of a page whose entries have the form."""
    rows = zip(titles, DAYS, TEXTS, strict=True)
    page = TOP + "\n\n".join(form.format(title=t, day=d, p=p, n=n) for n, (t, d, p) in enumerate(rows))
    found = cut_lines(f"{page}\n\nOlder posts\n").articles
    return [(a.title, a.date.value[:10] if a.date else None, a.body.text.count("\n\n") + 1) for a in found]


WANTED = [(title, f"2020-05-{day:02}", 2) for title, day in zip(TITLES, DAYS, strict=True)]


@pytest.mark.parametrize(
    "form",
    [
        ":: {title} ::\nAuthor: anna @ {day} May 2020, 18:44\n{p}\nComments: {n} :: View comments (Post your comment)",
        "{title}\n\nAnna Miller anna at example.org\nThu May {day} 10:20:31 2020\n\n{p}",
        "{title}\n\nPublished: {day} May 2020\nBy Anna\n\nIn Water. tags: weir, birds\n\n{p}",
        "{title}\n\n{p}\n\nMay {day}, 2020\n\n#still water #the weir",
        "{title}\n\n{p}\n\nMay {day}, 2020\n\nRiver\n\nAnswer this ({n})",
        "{title}\n\nBy Anna Miller on May {day}, 2020 | In Water, Birds | {n} feedbacks »\n\n{p}",
        "{title}\n\nWritten by Anna Miller\nCategory: Water\nPublished: {day} May 2020\nHits: 12{n}\n\n{p}",
    ],
)
def test_forms_of_entries(form: str) -> None:
    assert cut(form) == WANTED


def test_titles_beside_weekday_and_day() -> None:
    assert cut("Thursday, May {day}, 2020: {title}\n\n{p}") == WANTED


def test_a_title_beside_the_day_may_end_as_a_sentence_does() -> None:
    titles = ["The second gate", "Barges, fog and other matters.", "On paper and herons", "What the lock said"]
    assert [title for title, *_ in cut("May {day}, 2020: {title}\n\n{p}", titles)] == titles


def test_small_titles_glued_to_their_days() -> None:
    titles = ["the second gate", "Barges in the fog", "found (17)", "What the lock said"]
    form = "Sunday, {day} May 2020\n{title}\n{p}\nfrau moor at 20:16 | 1 comment - Leave a comment"
    page = TOP + "\n".join(
        form.format(title=t, day=d, p=p.replace("\n\n", "\n")) for t, d, p in zip(titles, DAYS, TEXTS, strict=True)
    )
    found = cut_lines(f"{page}\nOlder posts\n").articles
    assert [(a.title, a.authors) for a in found] == [(title, ("frau moor",)) for title in titles]


def test_an_entry_without_a_title_among_titles_beside_their_days() -> None:
    page = TOP + "\n\n".join(
        f"{day} May 2020, 22:40{title}\n\n{text}\n\nLink | 3 comments"
        for day, title, text in zip(
            DAYS, [" — The second gate", " — Barges in the fog", "", " — On paper"], TEXTS, strict=True
        )
    )
    found = cut_lines(page).articles
    assert [(a.title, a.date and a.date.value[:10]) for a in found] == [
        ("The second gate", "2020-05-21"),
        ("Barges in the fog", "2020-05-14"),
        (None, "2020-05-09"),
        ("On paper", "2020-05-02"),
    ]


def test_a_button_in_brackets_is_no_name() -> None:
    page = TOP + "\n\n".join(
        f"{d:02}.05.2020\n\n{t}\n\n{p}\n\n[mehr]" for t, d, p in zip(TITLES, DAYS, TEXTS, strict=True)
    )
    assert {a.authors for a in cut_lines(page).articles} == {()}


def test_one_word_stands_where_others_have_a_name() -> None:
    names = ["admin", "Sabine Orth", "Tom", "admin"]
    page = TOP + "\n\n".join(
        f"{t}\n\nMonday, {d} May 2020 - 14:08 — {name}\n\n{text}"
        for t, d, name, text in zip(TITLES, DAYS, names, TEXTS, strict=True)
    )
    assert [a.authors for a in cut_lines(page).articles] == [(name,) for name in names]
