"""Recipes on HTML pages: posts, text and fields by selectors, what is removed, and lines told of the whole page."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.importer.html.page import read_page
from readroom.importer.recipe.recipe import chooser, parse
from readroom.importer.settings import Settings
from readroom.text.model import Page

P1 = (
    "The harbour board agreed on Tuesday to rebuild the old pier, which was damaged by the storm of last winter and "
    "has been closed to walkers ever since."
)
P2 = (
    "Engineers say that the work will take two years, because the piles have to be replaced one after the other "
    "while the ferries keep running."
)
SHOP = "Buy our mugs today for only five pounds each, while the stock lasts, in the shop by the pier."
POSTS = f"""<html lang=en><head><title>Coast Notes</title></head><body><h1>Coast Notes</h1>
<div class=menu><a href=/>Home</a> <a href=/a>About</a></div>
<div class=row><div class=hd>The old pier</div><div class=by>words: Anna Miller, Evening Post</div>
<div class=dt>03/04/2021</div>
<div class=tx><p>{P1}</p><p>{SHOP}</p><p>{P2} <span class=share>Share this</span></p></div>
<div class=ft>filed: Harbour</div></div>
<div class=row><div class=hd>A new bus line</div><div class=by>words: Tom Baker</div><div class=dt>04/04/2021</div>
<div class=tx><p>{P2}</p><div class=ad>Advertisement goes here</div><p>{P1}</p></div>
<div class=ft>filed: Town</div></div>
<div class=foot>Copyright</div></body></html>"""
ROWS = """
[source]
name = "Coast Notes Weekly"
match_text = "Coast Notes"
[drop]
lines = '^Buy our mugs'
[article]
byline = '^words: (?P<author>.+?)(?:, (?P<outlet>.+))?$'
section = '^filed: (?P<section>.+)$'
date_order = "dmy"
[outlets]
"Evening Post" = "The Evening Post"
[html]
posts = ".row"
title = ".hd"
content = ".tx"
date = ".dt"
remove = [".ad", ".share"]
"""


def read(source: str, toml: str) -> Page:
    return read_page(source, parse(toml, "coast.toml"))


def fate(page: Page, opening: str) -> tuple[str, str, int | None]:
    number = next(n for n, text in enumerate(page.text.split("\n"), 1) if text.startswith(opening))
    found = page.verdicts[number - 1]
    assert found.line == number
    return found.verdict, found.reason, found.article


def test_a_page_that_the_general_rules_cut_wrongly_is_cut_rightly() -> None:
    general = read_page(POSTS)
    assert [a.body.text for a in general.articles] != [f"{P1}\n\n{P2}", f"{P2}\n\n{P1}"]
    page = read(POSTS, ROWS)
    assert [(a.title, a.authors, a.date and a.date.value, a.section) for a in page.articles] == [
        ("The old pier", ("Anna Miller",), "2021-04-03", "Harbour"),
        ("A new bus line", ("Tom Baker",), "2021-04-04", "Town"),
    ]
    assert [a.body.text for a in page.articles] == [f"{P1}\n\n{P2}", f"{P2}\n\n{P1}"]
    (first, second) = page.articles
    assert (first.outlet, first.outlet_name, second.outlet) == ("Evening Post", "The Evening Post", None)
    assert (page.source, first.source, page.recipe) == ("Coast Notes Weekly", "Coast Notes Weekly", "coast")


def test_every_line_is_told_of_the_whole_page() -> None:
    general, page = read_page(POSTS), read(POSTS, ROWS)
    assert page.text == general.text
    assert [v.line for v in page.verdicts] == [v.line for v in general.verdicts]
    assert fate(page, "The old pier") == ("metadata", "recipe coast: html title", 1)
    assert fate(page, "words: Tom") == ("metadata", "recipe coast: article byline", 2)
    assert fate(page, "03/04") == ("metadata", "recipe coast: html date", 1)
    assert fate(page, "The harbour") == ("kept", "recipe coast: html content", 1)
    assert fate(page, "Buy our mugs") == ("cut", "recipe coast: drop lines", 1)
    assert fate(page, "Advertisement") == ("cut", "recipe coast: html remove", 2)
    assert fate(page, "filed: Town") == ("metadata", "recipe coast: article section", 2)
    assert fate(page, "Home About")[::2] == ("cut", None)
    lines = page.text.split("\n")
    for article in page.articles:
        assert article.lines is not None
        line = article.evidence["title"].line
        assert line is not None
        assert lines[line - 1] == article.title
        assert article.lines[0] == line
        assert article.date is not None
        assert article.date.line is not None
        assert lines[article.date.line - 1] == article.date.raw


SINGLE = f"""<html lang=en><head><title>Gull Street | The Gull</title>
<meta name=author content="Web Master"><meta property="article:published_time" content="2019-01-01T09:30:00">
<link rel=canonical href="https://gull.example/pier"></head><body><h1>The Gull</h1>
<div id=lead><b class=t>Old pier</b></div>
<span class=who>Ann Miller</span><span class=who>Tom Baker</span><time class=up datetime="2020-05-03">Sunday</time>
<em class=cat>Harbour</em><div id=x><p>{P1}</p><p>{P2}</p></div><div id=y><p>{P2}</p></div></body></html>"""


def test_the_fields_of_a_pages_one_article_by_selectors() -> None:
    page = read(
        SINGLE,
        "[split]\nsingle = true\n[html]\ncontent = '#x'\ntitle = '.t'\nbyline = '.who'\ndate = '.up'\nsection = '.cat'",
    )
    (article,) = page.articles
    assert (article.title, article.authors, article.section) == ("Old pier", ("Ann Miller", "Tom Baker"), "Harbour")
    assert article.date is not None
    assert article.date.value == "2020-05-03"
    assert article.body.text == f"{P1}\n\n{P2}"
    assert article.url == "https://gull.example/pier"
    reasons = {name: article.evidence[name].reason for name in ("title", "authors", "date", "section")}
    assert reasons == {
        "title": "recipe coast: html title", "authors": "recipe coast: html byline", "date": "recipe coast: html date",
        "section": "recipe coast: html section",
    }  # fmt: skip


def test_fields_may_stand_in_the_head() -> None:
    page = read(SINGLE, "[html]\ncontent = '#y'\ntitle = 'title'\ndate = 'meta[property=\"article:published_time\"]'")
    (article,) = page.articles
    assert article.body.text == P2
    assert article.date is not None
    assert (article.date.value, article.date.line) == ("2019-01-01T09:30", None)


def test_fields_that_a_source_has_not_are_not_found() -> None:
    toml = "[article]\ntitle = 'none'\nbyline = 'none'\ndate = 'none'\nsection = 'none'\noutlet = 'none'"
    (article,) = read(SINGLE, toml).articles
    assert (article.title, article.authors, article.date, article.section) == (None, (), None, None)
    assert not {"authors", "date", "section"} & article.evidence.keys()


def test_values_by_pattern_out_of_lines() -> None:
    source = SINGLE.replace("</body>", "<p>Tags: pier, storm</p><p>at https://gull.example/own</p><p>from The Lamp</p>")
    (article,) = read(
        source,
        "[article]\ntitle = '^Old (?P<title>\\w+)$'\nkeywords = '^Tags: (?P<keywords>.+)$'\n"
        "url = '^at (?P<url>\\S+)$'\noutlet = '^from (?P<outlet>.+)$'\nlanguage = 'sq'",
    ).articles
    assert (article.title, article.url, article.language) == ("pier", "https://gull.example/own", "sq")
    assert article.outlet == "The Lamp"
    assert article.keywords == ("pier", "storm")
    assert "Tags:" not in article.body.text


def test_one_article_where_the_general_rules_see_several() -> None:
    assert len(read_page(POSTS).articles) == 2
    assert len(read(POSTS, "[split]\nsingle = true").articles) == 1


def test_selectors_that_find_nothing_leave_it_to_the_general_rules() -> None:
    page = read(
        SINGLE, "[html]\nposts = '.no'\ncontent = '.no'\ntitle = '.no'\nbyline = '.no'\ndate = '.no'\nremove = '.no'"
    )
    assert page.articles == read_page(SINGLE).articles
    assert page.recipe == "coast"


def test_lines_may_be_kept_and_dropped_as_in_text() -> None:
    inner = f"<h1>Old pier</h1><p>{P1}</p><p>{P2}</p><div class=share>PS: bring a coat.</div>"
    source = f"<html><body><article>{inner}</article></body></html>"
    assert "PS" not in read_page(source).articles[0].body.text
    page = read(source, "[keep]\nlines = '^PS'\n[drop]\nfrom = '^Engineers'")
    assert page.articles[0].body.text == P1
    page = read(source, "[keep]\nlines = '^PS'\n[drop]\nlines = '^Engineers'")
    assert page.articles[0].body.text == f"{P1}\n\nPS: bring a coat."
    assert fate(page, "PS") == ("kept", "recipe coast: keep lines", 1)


def test_all_may_be_removed() -> None:
    for selector in ("*", "html", "body"):
        page = read(POSTS, f"[html]\nremove = '{selector}'")
        assert page.articles == ()
        assert page.text == read_page(POSTS).text
        assert {v.reason for v in page.verdicts} == {"recipe coast: html remove"}


def test_the_first_recipe_that_fits_is_chosen_by_address_or_text() -> None:
    recipes = tuple(
        parse(f"[source]\nname = '{name}'\n{match}", name).to_json()
        for name, match in (("other", "match_url = 'lamp.example'"), ("gull", "match_url = 'GULL.example'"),
                            ("coast", "match_text = 'Coast Notes'"))
    )  # fmt: skip
    choose = chooser(Settings(recipes), "page.html")
    assert [read_page(source, choose).recipe for source in (SINGLE, POSTS)] == ["gull", "coast"]
    assert read_page("<html><body><p>Nothing of the kind.</p></body></html>", choose).recipe is None


TAGS = st.sampled_from(
    ["<p>", "</p>", "<div class=a>", "</div>", "<span class=b>", "</span>", "<h2>Title</h2>",
     "<time>May 3, 2020</time>",
     "<article>", "</article>", "<br>", f"<p>{P1}</p>", f"<p class=a>{P2}</p>", "ad", "PS: x", "<td>", "text ",
     "<h3 class=b>By Ann Miller</h3>"]
)  # fmt: skip
SELECTORS = st.sampled_from(["p", ".a", ".b", "div", "article", "h2", "time", "*", "span", "div p", "li"])
KEYS = ("posts", "content", "remove", "title", "byline", "date", "section")


@settings(max_examples=150, deadline=None)
@given(st.lists(TAGS, min_size=1, max_size=25), st.dictionaries(st.sampled_from(KEYS), SELECTORS, min_size=1))
def test_any_page_keeps_all_of_its_lines_each_with_one_verdict(parts: list[str], html: dict[str, str]) -> None:
    source = "<html><body>" + "".join(parts) + "</body></html>"
    toml = "[drop]\nlines = '^ad'\n[keep]\nlines = '^PS'\n[html]\n"
    page = read(source, toml + "\n".join(f"{key} = '{value}'" for key, value in html.items()))
    assert page.text == read_page(source).text
    total = page.text.count("\n") + 1
    assert [v.line for v in page.verdicts] == list(range(1, total + 1))[: len(page.verdicts)]
    for verdict in page.verdicts:
        assert verdict.reason
        assert verdict.article is None or 1 <= verdict.article <= len(page.articles)
    for article in page.articles:
        assert article.body.text
        assert all(0 <= span.start < span.end <= len(article.body.text) for span in article.body.spans)
        assert all(e.line is None or 1 <= e.line <= total for e in article.evidence.values())


@pytest.mark.parametrize("tag", ["div", "span", "td"])
def test_what_is_removed_leaves_what_stands_beside_it_apart(tag: str) -> None:
    inner = f"<{tag} class=ad>noise</{tag}>"
    source = f"<html><body><table><tr><td>{P1}{inner}{P2}</td></tr></table></body></html>"
    page = read(source, "[html]\nremove = '.ad'")
    (article,) = page.articles
    assert "noise" not in article.body.text
    assert P1 in article.body.text
    assert P2 in article.body.text
