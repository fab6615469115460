"""Pages of several articles: the templates of their markers, in several styles and languages."""

from itertools import pairwise

import pytest

from readroom.importer.cut.page import cut_lines

POSTS = [
    (
        "The old pier",
        "2020-01-25",
        "January 25, 2020",
        "The board agreed on Tuesday to rebuild the old pier, which was damaged by the storm of last winter.\n\n"
        "Engineers say that the work will take two years, because the piles have to be replaced one by one.",
    ),
    (
        "A walk along the coast",
        "2020-01-20",
        "January 20, 2020",
        "We started at dawn and met nobody until the lighthouse, where two painters were at work on the door.\n\n"
        "On the way back the tide had come in, so that we had to climb over the rocks with wet shoes.",
    ),
    (
        "What the gulls eat",
        "2019-12-31",
        "December 31, 2019",
        "Gulls eat what they find, and since the fish market has moved they find less than they used to.\n\n"
        "A biologist from the town has counted them every winter, and she says that half of them have left.",
    ),
]
HEAD = "Sea and Salt\n\nNotes from the coast\n\n  • Home\n  • About\n\n"
FOOT = (
    "← Older posts\n\nRecent Posts\n"
    + "".join(f"  • {p[0]}\n" for p in POSTS)
    + "\nArchives\n  • January 2020\n  • May 2019\n"
)

STYLES = {
    "date under title": "{title}\n\nPosted on {day} by Anna\n\n{body}\n\nPosted in Walks | 3 Comments\n\n",
    "date over title": "Monday, {day}\n\n{title}\n\n{body}\n\nPosted by Anna at 10:2{n} AM 3 comments:\n\n",
    "date at the end": "{title}\n\n{body}\n\nBy Anna\n\n{day} {n} comments\nFacebookTwitterWhatsappEmail\n",
    "glued line at the end": "{title}\n\n{body}\n\n"
    "Author AnnaPosted on {day}Categories Walks{n} Comments on {title}\n\n",
    "iso under title": "{title}\n\n{iso} · 3 min · Anna Miller\n\n{body}\n\n",
    "numbers over title": "{dmy}\n\n{title}\n\n{body}\n\n",
    "label over title": "Harbour\nCoast\n\n{title}\n\n{body}\n\n{day} 0 comments\nFacebookTwitterWhatsappEmail\n",
    "repeated labels": "{title}\n\n"
    "Details\nWritten by Anna\nCategory: Walks\nPublished: {day}\nHits: 1{n}2\n\n{body}\n\n",
    "no blank lines": "{title}\nPosted on {day} by Anna\n{flat}\nRead more\n",
    "byline with the hour, day over all": "{title}\n\n{body}\n\n// posted by Anna at 0{n}:50 AM | Comments (0)\n\n",
}


def page_of(style: str) -> str:
    posts = "".join(
        STYLES[style].format(
            title=title, day=day, body=body, flat=body.replace("\n\n", "\n"), iso=iso, n=n,
            dmy="/".join(reversed(iso.split("-"))),
        )
        for n, (title, iso, day, body) in enumerate(POSTS, 1)
    )  # fmt: skip
    day = "01.25.20\n\n" if style.startswith("byline with the hour") else ""
    return HEAD + day + posts + FOOT


@pytest.mark.parametrize("style", sorted(STYLES))
def test_each_style_of_blog_is_cut_into_its_posts(style: str) -> None:
    page = cut_lines(page_of(style))
    assert [a.title for a in page.articles] == [p[0] for p in POSTS]
    if style == "byline with the hour, day over all":
        assert {a.date.value for a in page.articles if a.date} == {"2020-01-25"}
    else:
        assert [a.date.value[:10] for a in page.articles if a.date] == [p[1] for p in POSTS]
    assert [a.body.text for a in page.articles] == [p[3] for p in POSTS]


@pytest.mark.parametrize("style", sorted(set(STYLES) - {"numbers over title", "label over title"}))
def test_each_style_gives_the_author(style: str) -> None:
    assert {a.authors for a in cut_lines(page_of(style)).articles} == {
        ("Anna Miller",) if style == "iso under title" else ("Anna",)
    }


def test_the_reason_of_the_cut_is_said() -> None:
    for article in cut_lines(page_of("date under title")).articles:
        assert article.evidence["boundaries"].reason == "3 date lines of one form stand under each title"


def test_articles_take_up_lines_that_do_not_overlap() -> None:
    articles = cut_lines(page_of("date at the end")).articles
    ranges = [a.lines for a in articles if a.lines]
    assert all(a[1] < b[0] for a, b in pairwise(ranges))


def test_a_list_of_links_with_dates_is_no_article() -> None:
    links = "".join(f"{title}\n\n{day}\n" for title, _, day, _ in POSTS)
    assert cut_lines(f"Sea and Salt\n\nRecent\n\n{links}").articles == ()


def test_one_marker_does_not_split() -> None:
    title, _, day, body = POSTS[0]
    assert len(cut_lines(f"{HEAD}{title}\n\nPosted on {day} by Anna\n\n{body}\n\n{FOOT}").articles) == 1


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Veröffentlicht am {d}. März 2007 von Jürgen", "2007-03-{d:02}"),
        ("Publié le {d} septembre 2011 par Hélène", "2011-09-{d:02}"),
        ("Publicado el {d} de noviembre de 2009 por Lucía", "2009-11-{d:02}"),
        ("Pubblicato il {d} ottobre 2005 da Paola", "2005-10-{d:02}"),
        ("Опубликовано {d} января 2011 автором Ольга", "2011-01-{d:02}"),
        ("发布于 2012年5月{d}日 由 王小明", "2012-05-{d:02}"),
        ("آگوست {d}, 2017", "2017-08-{d:02}"),
        ("Yayım tarihi {d}/11/2008", "2008-11-{d:02}"),
    ],
)
def test_date_lines_of_other_languages_separate_too(line: str, day: str) -> None:
    days = (25, 20, 14)
    text = (
        HEAD + "".join(f"{p[0]}\n\n{line.format(d=d)}\n\n{p[3]}\n\n" for p, d in zip(POSTS, days, strict=True)) + FOOT
    )
    assert [a.date.value for a in cut_lines(text).articles if a.date] == [day.format(d=d) for d in days]
