"""Names that the posts of a page have at one place; what one post says otherwise than the others."""

import pytest

from readroom.importer.formats.html import FORMAT
from readroom.text.model import Page

TEXTS = (
    "The lock keeper opened the upper gate at six and the first barge went through before anyone was awake.",
    "Nobody had told the baker about the new bridge, so he walked the long way round with his baskets again.",
    "A heron stood on the roof of the pump house all morning and watched the men with the measuring tape.",
)
USERS = ("mara", "joost_k", "mara")
NAMES = ("Mara Lind", "Joost Kamp", "Mara Lind")
DAYS = ("7 May 2011", "3 May 2011", "28 April 2011")
TITLES = ("The upper gate", "A longer way", "Heron again")


def read(form: str, before: str = "<h1>Canal notes</h1>", title: str = "Canal notes") -> Page:
    posts = "".join(
        form.format(user=u, name=n, day=d, title=t, text=x)
        for u, n, d, t, x in zip(USERS, NAMES, DAYS, TITLES, TEXTS, strict=True)
    )
    head = f"<!DOCTYPE html><html lang=en><head><title>{title}</title></head>"
    return FORMAT.read(f"{head}<body>{before}<div>{posts}</div></body></html>".encode(), "canal.html")


@pytest.mark.parametrize(
    "form",
    [
        "<div class=q><h3>{title}</h3><div class=d>{day}, {user}</div><p>{text}</p></div>",
        "<div class=q><h3>{title}</h3><p>{text}</p><div class=d>{user} | {day}, 10:12</div></div>",
        "<div class=q><h3>{title}</h3><p class=d>{day} in <a href=#>Notes</a> by {user}</p><p>{text}</p></div>",
        "<div class=q><div><img src=u.png><span>{user}</span></div><h3>{title}</h3><i>{day}</i><p>{text}</p></div>",
    ],
)
def test_users_beside_the_day_under_a_portrait_or_behind_a_by(form: str) -> None:
    assert [a.authors for a in read(form).articles] == [(u,) for u in USERS]


@pytest.mark.parametrize("sign", ["", "– "])
def test_names_below_the_texts_are_signatures(sign: str) -> None:
    found = read("<div class=q><h2>{title}</h2><div class=d>{day}</div><p>{text}</p><p>" + sign + "{name}</p></div>")
    assert [a.authors for a in found.articles] == [(n,) for n in NAMES]
    assert [a.body.text for a in found.articles] == list(TEXTS)


def test_headings_that_are_names_stand_above_the_titles() -> None:
    found = read("<div class=q><h4>{name}</h4><h3>{title}</h3><span>{day}</span><p>{text}</p></div>")
    assert [(a.title, a.authors) for a in found.articles] == [(t, (n,)) for t, n in zip(TITLES, NAMES, strict=True)]


def test_a_columnist_is_named_at_the_head_of_her_page_and_a_site_is_not() -> None:
    form = "<div class=q><h3>{title}</h3><span>{day}</span><p>{text}</p></div>"
    menu = "<a href=/>Evening Reader</a><ul><li><a href=/n>News</a></li><li><a href=/c>Columns</a></li></ul>"
    assert {a.authors for a in read(form, f"{menu}<h1>Mara Lind</h1>", "Mara Lind - all columns").articles} == {
        ("Mara Lind",)
    }
    assert {a.authors for a in read(form, "<h1>Hollow Quay</h1>", "Hollow Quay - notes").articles} == {()}


def test_a_guest_is_named_where_the_others_are() -> None:
    form = "<div class=q><h3>{title}</h3><div class=i>Written by {name} , on {day} at 10:12</div><p>{text}</p></div>"
    posts = form.format(name=NAMES[0], day=DAYS[0], title=TITLES[0], text=TEXTS[0])
    posts += form.format(name=NAMES[1], day=DAYS[1], title=TITLES[1], text=TEXTS[1])
    posts += form.format(name="a guest: Timo", day=DAYS[2], title=TITLES[2], text=TEXTS[2])
    found = FORMAT.read(f"<html lang=en><body><h1>Canal</h1>{posts}</body></html>".encode(), "x.html")
    assert [a.date.value[:10] for a in found.articles if a.date] == ["2011-05-07", "2011-05-03", "2011-04-28"]
    assert found.articles[2].authors == ("a guest: Timo",)
