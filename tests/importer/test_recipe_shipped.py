"""The recipes that come with readroom, each on a page of the layout that it is for."""

from readroom.importer.cut.page import cut_lines
from readroom.importer.html.page import read_page
from readroom.importer.recipe.files import shipped
from readroom.importer.recipe.recipe import Recipe, load
from readroom.text.model import Page

P1 = "The harbour board agreed on Tuesday to rebuild the old pier, which the storm of last winter had damaged badly."
P2 = "Engineers say that the work will take two years, because the piles have to be replaced one after the other."
P3 = "Fishermen who use the inner basin asked for a shorter closure, and the board promised to look at their plan."


def recipe(name: str) -> Recipe:
    return load(next(path for path in shipped() if path.stem == name))


def told(page: Page) -> list[tuple[str | None, tuple[str, ...], str | None, str]]:
    return [(a.title, a.authors, a.date.value if a.date else None, a.body.text) for a in page.articles]


def test_wordpress_as_text() -> None:
    text = (
        f"Harbour Notes\nSkip to content\n\nThe old pier\nPosted on May 3, 2020 by Ann Miller | 3 Comments\n\n{P1}\n\n"
        f"{P2}"
        f"\n\nShare this:\nTwitter\n\nEin neuer Bus\nVeröffentlicht am 1. Mai 2020 von Tom Baker\n\n{P3}\n\n"
        f"Une tempête\nPublié le 28 avril 2020 par Zoé Martin\n\n{P2}\n\n← Older posts\n"
    )
    assert told(cut_lines(text, recipe=recipe("wordpress-archive"))) == [
        ("The old pier", ("Ann Miller",), "2020-05-03", f"{P1}\n\n{P2}"),
        ("Ein neuer Bus", ("Tom Baker",), "2020-05-01", P3),
        ("Une tempête", ("Zoé Martin",), "2020-04-28", P2),
    ]


def test_wordpress_as_html() -> None:
    post = (
        '<article id="post-{n}" class="post-{n} post type-post hentry"><h2 class="entry-title">{t}</h2><div class='
        '"entry-meta"><time class="entry-date" datetime="2020-05-0{n}T10:00:00">x</time><span class="author vcard">{a}'
        '</span><span class="cat-links">in <a>Harbour</a></span></div><div class="entry-content"><p>{p}</p>'
        '<div class="sharedaddy">Share this</div></div></article>'
    )
    posts = post.format(n=3, t="The old pier", a="Ann Miller", p=P1) + post.format(n=1, t="A bus", a="Tom Baker", p=P2)
    page = read_page(f"<html><body>{posts}<p>Older posts</p></body></html>", recipe("wordpress-archive"))
    assert told(page) == [
        ("The old pier", ("Ann Miller",), "2020-05-03T10:00", P1),
        ("A bus", ("Tom Baker",), "2020-05-01T10:00", P2),
    ]
    assert [a.section for a in page.articles] == ["Harbour", "Harbour"]


def test_blogger_as_text() -> None:
    text = (
        f"Showing posts with label harbour\n\nMonday, May 4, 2020\n\nThe old pier\n\n{P1}\n\n"
        "Posted by Ann Miller at 10:30 AM"
        f"\nLabels: harbour\n2 comments:\n\nA bus\n\n{P2}\n\nPosted by Tom Baker at 9:00 AM\n\nSunday, May 3, 2020\n\n"
        f"Snow\n\n{P3}\n\nPosted by Ann Miller at 8:00 PM\n\nNewer Posts Older Posts Home\nSubscribe to: Posts (Atom)\n"
    )
    assert told(cut_lines(text, recipe=recipe("blogger-label"))) == [
        ("The old pier", ("Ann Miller",), "2020-05-04", P1),
        ("A bus", ("Tom Baker",), "2020-05-04", P2),
        ("Snow", ("Ann Miller",), "2020-05-03", P3),
    ]


def test_movable_type_as_text() -> None:
    text = (
        f"Harbour Log\n\nMay 4, 2004\n\nThe old pier\n\n{P1}\n\n"
        "Posted by Ann at 10:15 AM | Comments (3) | TrackBack (0)\n\n"
        f"A bus\n\n{P2}\n\nPosted by Tom at 09:15 AM | Comments (0)\n\nMay 3, 2004\n\nSnow\n\n{P3}\n\n"
        "Posted by Ann on May 3, 2004 11:00 PM\n\nPowered by Movable Type\n"
    )
    assert told(cut_lines(text, recipe=recipe("movable-type"))) == [
        ("The old pier", ("Ann",), "2004-05-04", P1),
        ("A bus", ("Tom",), "2004-05-04", P2),
        ("Snow", ("Ann",), "2004-05-03T23:00", P3),
    ]


def test_front_matter() -> None:
    text = (
        f"---\nTitle: The old pier\nAuthor: Ann Miller, Tom Baker\nDate: 2020-05-03\n"
        "Newspaper: The Lamp\nOutlet: Gull Wire\nSection: Harbour\n"
        f"URL: https://gull.example/pier\nTags: pier, storm\n---\n\n{P1}\n\n{P2}\n\nMay 9, 2020\n\n{P3}\n"
    )
    page = cut_lines(text, recipe=recipe("front-matter"))
    assert told(page) == [
        ("The old pier", ("Ann Miller", "Tom Baker"), "2020-05-03", f"{P1}\n\n{P2}\n\nMay 9, 2020\n\n{P3}")
    ]
    (article,) = page.articles
    assert (article.source, article.outlet) == ("The Lamp", "Gull Wire")
    assert (article.section, article.url) == ("Harbour", "https://gull.example/pier")
    assert article.keywords == ("pier", "storm")
    german = f"Titel: Der alte Steg\nAutorin: Anna Weber\nDatum: 3. Mai 2020\n\n{P1}\n\n{P2}"
    assert told(cut_lines(german, recipe=recipe("front-matter")))[0][:3] == (
        "Der alte Steg",
        ("Anna Weber",),
        "2020-05-03",
    )


def test_the_source_in_front_matter_is_who_published_it() -> None:
    page = cut_lines(
        f"Title: The old pier\nDate: 2020-05-03\nSource: My Paper\nURL: https://gull.example/pier\n\n{P1}\n\n{P2}\n",
        recipe=recipe("front-matter"),
    )
    (article,) = page.articles
    assert (article.source, article.outlet) == ("My Paper", None)
    assert article.evidence["source"].line == 3
    assert page.verdicts[2].reason == "recipe front-matter: article source"
