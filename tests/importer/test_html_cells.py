"""What the posts of a page say at one place: cells, signatures, days under months, letters."""

from readroom.importer.html.page import read_page
from readroom.text.model import Article

_TITLES = ("A bell without a rope", "The pond on the roof", "Four dogs and a sledge")
_TEXTS = (
    "<p>The bell had hung there since the fire, and nobody had thought of a rope until the wedding in spring.</p>"
    "<p>They rang it with a broom, and the sound was heard as far as the brewery, where work stopped at once.</p>",
    "<p>After the storm the flat roof held water to the knee, and by Sunday two ducks had moved in for good.</p>"
    "<p>The council measured, the ducks stayed, and the minutes call it a temporary installation of the weather.</p>",
    "<p>Three of the dogs knew the way, the fourth knew a better one, and the sledge went along with it.</p>"
    "<p>We found the mail a day later on a lake, dry, sorted by street, and guarded by the fourth dog.</p>",
)


def _articles(posts: str, lang: str = "de") -> tuple[Article, ...]:
    return read_page(
        f'<html lang="{lang}"><head><title>Hillside Echo</title></head><body><div id="top"><a href="/">Hillside Echo'
        '</a><ul><li><a href="/a">Start</a></li><li><a href="/b">Archive</a></li></ul></div>'
        f'<div id="mid">{posts}</div></body></html>'
    ).articles


def test_an_agency_in_the_cell_where_others_have_their_author() -> None:
    cells = ("Berta Quill", "HZA", "Hugo Marsh")
    posts = "".join(
        f"<div class='news'><h2>{t}</h2><div><span>0{n + 3}.05.2018</span> | <span>{c}</span> | <a href='#'>{n} "
        f"Kommentare</a></div>{b}</div>"
        for n, (t, c, b) in enumerate(zip(_TITLES, cells, _TEXTS, strict=True))
    )
    assert [a.authors for a in _articles(posts)] == [(c,) for c in cells]


def test_a_weekday_in_brackets_is_no_author_and_a_user_may_have_a_full_stop() -> None:
    posts = "".join(
        f"<div class='entry'><div class='d'>2018.05.0{n + 3} (Thu)</div><h2>{t}</h2>{b}</div>"
        for n, (t, b) in enumerate(zip(_TITLES, _TEXTS, strict=True))
    )
    assert [a.authors for a in _articles(posts, "ja")] == [(), (), ()]
    posts = "".join(
        f"<div class='node'><h2>{t}</h2><span class='submitted'>Inviato da <a class='username' href='/u'>b.quill</a> "
        f"il Gio, 03/05/2018 - 10:1{n}</span>{b}</div>"
        for n, (t, b) in enumerate(zip(_TITLES, _TEXTS, strict=True))
    )
    assert [a.authors for a in _articles(posts, "it")] == [("b.quill",)] * 3


def test_a_number_beside_each_post_under_a_month() -> None:
    heads = ("<h2>Mai 2018</h2>", "", "<h2>April 2018</h2>")
    days = (17, 3, 29)
    posts = "".join(
        f"{h}<div class='e'><div class='day'>{d}</div><h3>{t}</h3><p class='by'>de <a href='/x'>Pr. {n}</a> în "
        f"<a href='/s'>Știri</a></p>{b}</div>"
        for h, d, t, n, b in zip(heads, days, _TITLES, ("Ilinca Pop", "Dan Sever", "Ilinca Pop"), _TEXTS, strict=True)
    )
    found = _articles(f"<h1>Noutăți</h1>{posts}", "ro")
    assert [a.date.value if a.date else None for a in found] == ["2018-05-17", "2018-05-03", "2018-04-29"]
    assert [a.authors for a in found] == [("Pr. Ilinca Pop",), ("Pr. Dan Sever",), ("Pr. Ilinca Pop",)]


def test_letters_end_with_their_writers_and_have_the_day_of_the_page() -> None:
    names = ("Berta Quill", "Zebulon Trask", "Hugo Marsh")
    posts = "".join(
        f"<h3>{t}</h3>{b}<p><b>{n}</b><br>Harwich</p>" for t, b, n in zip(_TITLES, _TEXTS, names, strict=True)
    )
    found = _articles(f"<h1>Letters</h1><p>3 May 2018</p>{posts}", "en")
    assert [(a.title, a.authors) for a in found] == [(t, (n,)) for t, n in zip(_TITLES, names, strict=True)]
    assert {a.date.value for a in found if a.date} == {"2018-05-03"}
    assert not any(n in a.body.text for a, n in zip(found, names, strict=True))


def test_a_day_in_brackets_that_closes_each_title_is_none_of_it() -> None:
    posts = "".join(
        f"<div class='post'><h2>{t} (0{n + 3}.05.2018)</h2>{b}</div>"
        for n, (t, b) in enumerate(zip(_TITLES, _TEXTS, strict=True))
    )
    found = _articles(posts)
    assert [a.title for a in found] == list(_TITLES)
    assert [a.date.value if a.date else None for a in found] == ["2018-05-03", "2018-05-04", "2018-05-05"]
