"""What the articles of a page have in common tells what their lines are, in whatever language they are printed."""

import pytest

from readroom.importer.cut.page import cut_lines
from readroom.text.model import Article

TEXTS = [
    "The ferry has a new bell, and nobody on the island can agree about the note. The school master says it is an "
    "F, the baker says that it is broken, and both of them have written to the company.",
    "We counted the steps to the lighthouse again on Sunday. There were two hundred and four of them, one more "
    "than last year, and the keeper refuses to discuss where it came from.",
    "The last bus now leaves before the last boat arrives. The council was told so in March, and has promised to look "
    "at both timetables on the same table as soon as a table can be found.",
]
TITLES = ["A bell for the ferry", "Two hundred and four steps", "Bus and boat"]
DAYS = ["14 May 2019", "30 April 2019", "9 April 2019"]
ISO = ["2019-05-14", "2019-04-30", "2019-04-09"]
NAMES = ["Greta Holm", "Piet Vanhoorn", "Greta Holm"]
HEAD = "Island Notes\n\n  • Home\n  • About\n\n"


def posts(page: str) -> tuple[Article, ...]:
    return cut_lines(page).articles


def page(pattern: str, **columns: list[str]) -> tuple[Article, ...]:
    """Return the articles of a page that prints each as `pattern`: {t}itle, {d}ay, {p}aragraph, {n}ame and others."""
    columns = {"t": TITLES, "d": DAYS, "p": TEXTS, "n": NAMES} | columns
    rows = zip(*columns.values(), strict=True)
    return posts(HEAD + "\n\n".join(pattern.format(**dict(zip(columns, row, strict=True))) for row in rows) + "\n")


def test_the_name_stands_in_one_slot_of_a_line_in_a_language_that_no_list_knows() -> None:
    found = page("{t}\n\nSkriwwt fun {n} op dn {d}, 10:15\n\n{p}")
    assert [a.authors for a in found] == [(n,) for n in NAMES]
    assert [a.date and a.date.value[:10] for a in found] == ISO


def test_a_word_for_by_amid_the_line_shows_the_slot() -> None:
    found = page("{t}\n\nWpis dodany przez {n} w dniu {d}\n\n{p}", n=["mewa", "Ola Kruk", "mewa"])
    assert [a.authors for a in found] == [("mewa",), ("Ola Kruk",), ("mewa",)]


def test_two_authors_who_bear_one_name_keep_it() -> None:
    found = page("{t}\n\nPosted {d} by {n}\n\n{p}", n=["Greta Holm", "Sven Holm", "Greta Holm"])
    assert [a.authors for a in found] == [("Greta Holm",), ("Sven Holm",), ("Greta Holm",)]


@pytest.mark.parametrize("line", ["{d} 22:40 {n}", "{n} @ {d} 22:40", "{d} | {n} | 3 comments"])
def test_one_word_that_comes_again_beside_the_day_is_a_name(line: str) -> None:
    found = page("{t}\n\n" + line + "\n\n{p}", n=["kelpie7", "mudlark", "kelpie7"])
    assert [a.authors for a in found] == [("kelpie7",), ("mudlark",), ("kelpie7",)]


def test_a_category_that_comes_again_is_no_name() -> None:
    found = page("{t}\n\n{d} | {n} | 3 comments\n\n{p}", n=["Harbour", "Harbour", "Council"])
    assert [a.authors for a in found] == [(), (), ()]


def test_a_name_glued_to_a_day_or_to_a_label_is_cut_out() -> None:
    found = page("{t}\n\n{n}{d}4 min read\n\n{p}")
    assert [(a.authors, a.date and a.date.value) for a in found] == [((n,), d) for n, d in zip(NAMES, ISO, strict=True)]
    found = page("{t}\n\n{c}{n}{d} 4 min read\n\n{p}", c=["Sea", "Hills", "Roads"])
    assert [a.authors for a in found] == [(n,) for n in NAMES]


def test_a_name_in_capitals_leads_a_row_of_name_place_and_day() -> None:
    found = page("{t}\n\n{n} | Ostley | {d}\n\n{p}", n=[n.upper() for n in NAMES])
    assert [a.authors for a in found] == [(n.upper(),) for n in NAMES]


def test_a_word_glued_to_the_day_is_no_title() -> None:
    found = page("{t}\n\n{d}{n}\n#sea\n\n{p}", d=ISO, n=["kelpie", "kelpie", "guest"])
    assert [a.title for a in found] == TITLES


def test_a_zone_of_time_is_no_name() -> None:
    found = page("{t}\n\n{p}\n\n— {n} (talk) 21:17, {d} (UTC)", n=["Tolland", "Aurel", "Tolland"])
    assert [a.authors for a in found] == [("Tolland",), ("Aurel",), ("Tolland",)]


def test_a_line_at_the_end_of_all_texts_belongs_to_the_page() -> None:
    found = page("{t}\n\n{d}\n\n{p}\n\nReact to this | {n} voices", n=["3", "12", "4"])
    assert [a.body.text for a in found] == TEXTS
    found = page("{t}\n\n{d}\n\nFiled from the {n} desk\n\n{p}", n=["island", "coast", "island"])
    assert [a.body.text for a in found] == TEXTS


def test_the_sign_before_all_titles_is_no_part_of_them() -> None:
    found = page("◆{t}\n\n{d}\n\n{p}")
    assert [a.title for a in found] == TITLES
    found = page("{t}[change]\n\n{d}\n\n{p}")
    assert [a.title for a in found] == TITLES


@pytest.mark.parametrize(
    "head",
    [
        "From: {n} <x@y.example>\nSubject: {t}\nDate: {d}",
        "Datum: {d}\nVon: {n}\nBetreff: {t}",
        "Asunto: {t}\nFecha: {d}\nDe: {n}",
    ],
)
def test_messages_have_heads_in_fields_of_any_order(head: str) -> None:
    found = page(head + "\n\n{p}")
    assert [(a.title, a.authors) for a in found] == [(t, (n,)) for t, n in zip(TITLES, NAMES, strict=True)]
    assert [a.date and a.date.value[:10] for a in found] == ISO
    assert [a.body.text for a in found] == TEXTS


@pytest.mark.parametrize("entry", ["{t}\n{p}\nNov {k} • {n}\n4{k}Share", "Nov {k} • {n}\n{t}\n{p}"])
def test_teasers_come_in_one_rhythm_and_days_without_a_year_are_no_dates(entry: str) -> None:
    lines = ["What the baker hears in it", "And who counted them again", "One of them is always early"]
    columns = {"t": TITLES, "p": lines, "n": NAMES, "k": ["12", "8", "3"]}
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    found = posts("Island Notes\nSubscribe\n" + "\n".join(entry.format(**row) for row in rows) + "\nSee all\n")
    assert [(a.title, a.body.text, a.authors, a.date) for a in found] == [
        (t, p, (n,), None) for t, p, n in zip(TITLES, lines, NAMES, strict=True)
    ]


def test_announcements_below_one_long_article_are_not_its_neighbours() -> None:
    teasers = "\n\n".join(f"{t}\n\nA line about it, and another\n\n{d}" for t, d in zip(TITLES, DAYS, strict=True))
    found = posts(
        "Island Notes\n\nThe long road\n\n2 June 2019\n\n" + "\n\n".join(TEXTS * 3) + f"\n\nMore stories\n\n{teasers}\n"
    )
    assert [a.title for a in found] == ["The long road"]


def test_the_items_of_an_issue_share_its_day() -> None:
    items = "\n\n".join(f"{t}\n\n{p}" for t, p in zip([*TITLES, "Lost and found"], [*TEXTS, TEXTS[0]], strict=True))
    found = posts(f"Island Bulletin\n\nIssue 14, 11 December 2012\n\n{items}\n\nPrevious issue\n")
    assert [a.title for a in found] == [*TITLES, "Lost and found"]
    assert {a.date and a.date.value for a in found} == {"2012-12-11"}


def test_sub_headings_of_a_signed_article_are_no_items_of_an_issue() -> None:
    parts = "\n\n".join(f"{t}\n\n{p}" for t, p in zip([*TITLES, "What remains"], [*TEXTS, TEXTS[0]], strict=True))
    found = posts(f"Issue 14, 11 December 2012\n\nThe island in May\n\nBy Greta Holm\n\n{TEXTS[1]}\n\n{parts}\n")
    assert [(a.title, a.authors) for a in found] == [("The island in May", ("Greta Holm",))]


def test_a_paragraph_above_a_day_is_no_title_where_the_others_are_no_sentences() -> None:
    found = posts(
        f"{HEAD}{TITLES[0]}\n\nMay 14, 2019\n\n{TEXTS[0]}\n\nI shall take a chair and a flask, sit down there and wait "
        f"for the next one.\n\nApril 30, 2019\n\n{TEXTS[1]}\n\n{TITLES[2]}\n\nApril 9, 2019\n\n{TEXTS[2]}\n"
    )
    assert [a.title for a in found] == [TITLES[0], None, TITLES[2]]


def test_a_post_of_one_line_stands_among_others() -> None:
    found = page("{t}\n\n{p}\n\nPosted on {d}\n\n#sea", p=[TEXTS[0], "Fog. Seven boats.", TEXTS[2]])
    assert [(a.title, a.body.text) for a in found][1] == (TITLES[1], "Fog. Seven boats.")


def test_the_day_over_an_article_and_the_same_day_below_it_are_one() -> None:
    body = f"{TEXTS[0]}\n\nThe note\n\n{TEXTS[1]}"
    found = posts(
        f"{HEAD}May 14, 2019\n\n{TITLES[0]}\n\n{body}\n\nPosted by Greta Holm on May 14, 2019 in Sea\n\nDigg This\n"
    )
    assert [(a.title, a.authors) for a in found] == [(TITLES[0], ("Greta Holm",))]


def test_a_standfirst_that_ends_with_by_names_the_author_of_whom_the_text_does_not_speak() -> None:
    head = f"{HEAD}The long road\n\nWhat is left of it after the winter, by Greta Holm\n\n2 June 2019\n\n"
    assert posts(head + "\n\n".join(TEXTS))[0].authors == ("Greta Holm",)
    assert (
        posts(head + "\n\n".join(TEXTS) + "\n\nHolm herself was not there that day, and she is sorry.")[0].authors == ()
    )


def test_a_columnist_named_with_an_address_wrote_all_the_columns() -> None:
    found = posts(
        "Greta Holm\n\ngholm@paper.example\n\n"
        + "\n\n".join(f"{t}\n\n{d}\n\n{p}" for t, d, p in zip(TITLES, DAYS, TEXTS, strict=True))
    )
    assert {a.authors for a in found} == {("Greta Holm",)}


def test_the_line_that_says_posted_goes_before_the_day_of_the_change() -> None:
    found = posts(
        f"{HEAD}The long road\n  • By Greta Holm gholm@paper.example\n  • Oct 4, 2017\n  • Posted Oct 2, 2017\n"
        "  • Updated Oct 4, 2017\n\n" + "\n\n".join(TEXTS)
    )
    assert [(a.title, a.authors, a.date and a.date.value) for a in found] == [
        ("The long road", ("Greta Holm",), "2017-10-02")
    ]


def test_two_articles_signed_at_their_ends_are_two() -> None:
    rows = list(zip(TITLES, TEXTS, NAMES, DAYS, strict=True))[:2]
    pair = [f"{t}\n\n{p}\n\n{n} | {d} | 3 comments" for t, p, n, d in rows]
    assert [(a.title, a.authors) for a in posts(HEAD + "\n\n".join(pair))] == [
        (t, (n,)) for t, n in zip(TITLES[:2], NAMES[:2], strict=True)
    ]


def test_a_label_between_title_and_text_of_the_items_is_not_their_title() -> None:
    labels = ["Roads", "Harbour", "Schools", "Roads"]
    titles = [*TITLES, "Lost and found"]
    items = "\n\n".join(
        f"{t}\n\n{label}\n\n{p}" for t, label, p in zip(titles, labels, [*TEXTS, TEXTS[0]], strict=True)
    )
    found = posts(f"Council Notes\n\nNr. 7, 11 December 2012\n\n{items}\n\nPrevious issue\n")
    assert [a.title for a in found] == titles
