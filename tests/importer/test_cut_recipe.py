"""Recipes on plain-text pages: where they cut, which title, byline, date and section they find, and what they say."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.importer.cut.page import cut_lines
from readroom.importer.recipe.recipe import parse
from readroom.recipe_document import EXAMPLE, EXAMPLE_PAGE
from readroom.text.gate import clean
from readroom.text.model import Article, Page

P1 = (
    "The harbour board agreed on Tuesday to rebuild the old pier, which was damaged by the storm of last winter and "
    "has been closed to walkers ever since."
)
P2 = (
    "Engineers say that the work will take two years, because the piles have to be replaced one after the other "
    "while the ferries keep running."
)
P3 = (
    "Fishermen who use the inner basin asked for a shorter closure, and the board promised to look at their plan "
    "before the end of the month."
)


def cut(text: str, toml: str) -> Page:
    return cut_lines(clean(text), recipe=parse(toml, "gull.toml"))


def one(text: str, toml: str) -> Article:
    page = cut(text, toml)
    assert len(page.articles) == 1, [a.title for a in page.articles]
    return page.articles[0]


def fate(page: Page, line: str) -> tuple[str, str]:
    number = [text.strip() for text in page.text.split("\n")].index(line) + 1
    return next((v.verdict, v.reason) for v in page.verdicts if v.line == number)


# A page of three posts. The mark between them says nothing to the general rules, and titles look like any other line.
RULED = f"""Gull Street Journal
The old pier
{P1}
{P2}
<<< 3 >>>
A bus for the island
{P2}
{P3}
<<< 2 >>>
Snow on the quay
{P3}
{P1}
<<< 1 >>>
Ten things to do in the rain and where to do them all this week, says our man
"""


def test_a_page_that_the_general_rules_cut_wrongly_is_cut_rightly() -> None:
    assert len(cut_lines(RULED).articles) == 1
    page = cut(RULED, "[split]\nmarker = '^<<< \\d+ >>>$'\nmarker_position = 'after-article'\n[drop]\nuntil = '^Gull'")
    assert [(a.title, a.body.text) for a in page.articles] == [
        ("The old pier", f"{P1}\n\n{P2}"),
        ("A bus for the island", f"{P2}\n\n{P3}"),
        ("Snow on the quay", f"{P3}\n\n{P1}"),
    ]
    assert [a.lines for a in page.articles] == [(2, 5), (6, 9), (10, 13)]
    assert page.text == RULED
    assert page.recipe == "gull"
    assert fate(page, "<<< 2 >>>") == ("cut", "recipe gull: split marker")
    assert fate(page, "Gull Street Journal") == ("cut", "recipe gull: drop until")
    assert page.verdicts[13].verdict == "cut"
    assert all(a.evidence["boundaries"].reason == "recipe gull: split marker" for a in page.articles)


def test_a_page_without_the_marker_is_cut_by_the_general_rules() -> None:
    text = f"The old pier\n\nBy Anna Miller\n\nMay 3, 2012\n\n{P1}\n\n{P2}"
    toml = "[split]\nmarker = '^<<< \\d+ >>>$'\nmarker_position = 'after-article'"
    page = cut(text, toml)
    assert page.articles == cut_lines(text).articles
    assert page.recipe == "gull"


def test_a_marker_above_the_title_gives_its_fields() -> None:
    text = f"Menu\n\nharbour/3.5.2020\nThe old pier\n{P1}\n\nisland/1.5.2020\nA bus\n{P2}\n{P3}\n"
    page = cut(
        text,
        "[split]\nmarker = '^(?P<section>\\w+)/(?P<date>[\\d.]+)$'\nmarker_position = 'above-title'\n"
        "[article]\ndate_order = 'dmy'",
    )
    assert [(a.title, a.section, a.date and a.date.value, a.body.text) for a in page.articles] == [
        ("The old pier", "harbour", "2020-05-03", P1),
        ("A bus", "island", "2020-05-01", f"{P2}\n\n{P3}"),
    ]
    (first, _) = page.articles
    assert first.date is not None
    assert (first.date.raw, first.date.line) == ("3.5.2020", 3)
    assert first.evidence["date"].reason == first.evidence["section"].reason == "recipe gull: split marker"
    assert fate(page, "Menu")[0] == "cut"
    assert fate(page, "harbour/3.5.2020") == ("metadata", "recipe gull: split marker")


def test_a_marker_below_the_title_has_the_author() -> None:
    text = f"A label\nThe old pier\nfrom Anna Miller (May 3, 2020)\n{P1}\n{P2}\n"
    text += f"A bus\nfrom Tom Baker (May 1, 2020)\n{P3}\n"
    toml = "[split]\nmarker = '^from (?P<author>.+) \\((?P<date>.+)\\)$'\nmarker_position = 'below-title'"
    page = cut(text, toml)
    assert [(a.title, a.authors, a.date and a.date.value, a.body.text) for a in page.articles] == [
        ("The old pier", ("Anna Miller",), "2020-05-03", f"{P1}\n\n{P2}"),
        ("A bus", ("Tom Baker",), "2020-05-01", P3),
    ]
    labelled = cut(text, toml + "\n[article]\nsection = 'label-above-title'")
    assert [a.section for a in labelled.articles] == ["A label", None]
    assert fate(labelled, "A label") == ("metadata", "recipe gull: article section")


def test_a_marker_may_hold_the_title_the_outlet_and_the_address() -> None:
    text = (
        f"== The old pier | Lamp | https://gull.example/1 ==\n{P1}\n== A bus | Lamp | https://gull.example/2 ==\n{P2}\n"
    )
    page = cut(
        text,
        "[split]\nmarker = '^== (?P<title>.+) \\| (?P<outlet>.+) \\| (?P<url>\\S+) ==$'\n"
        "[outlets]\nLamp = 'The Evening Lamp'",
    )
    assert [(a.title, a.outlet, a.outlet_name, a.url, a.body.text) for a in page.articles] == [
        ("The old pier", "Lamp", "The Evening Lamp", "https://gull.example/1", P1),
        ("A bus", "Lamp", "The Evening Lamp", "https://gull.example/2", P2),
    ]
    assert {a.evidence["title"].line for a in page.articles} == {1, 3}


def test_a_title_in_the_marker_at_the_end_of_an_article() -> None:
    text = f"{P1}\n-- The old pier --\n{P2}\n-- A bus --\n"
    page = cut(text, "[split]\nmarker = '^-- (?P<title>.+) --$'\nmarker_position = 'after-article'")
    assert [(a.title, a.body.text) for a in page.articles] == [("The old pier", P1), ("A bus", P2)]


def test_markers_that_follow_each_other_are_one() -> None:
    text = f"[harbour]\n[May 3, 2020]\nThe old pier\n{P1}\n[island]\n[May 1, 2020]\nA bus\n{P2}\n"
    page = cut(
        text,
        "[split]\nmarker = ['^\\[(?P<date>\\w+ \\d+, \\d{4})\\]$', '^\\[(?P<section>[a-z]+)\\]$']\n"
        "marker_position = 'above-title'",
    )
    assert [(a.title, a.section, a.date and a.date.value) for a in page.articles] == [
        ("The old pier", "harbour", "2020-05-03"),
        ("A bus", "island", "2020-05-01"),
    ]


def test_lines_attached_to_a_marker_are_neither_title_nor_text() -> None:
    text = RULED.replace(">>>\n", ">>>\nLike (3) Comment (1)\nShare this with your friends\n")
    toml = "[split]\nmarker = '^<<<'\nmarker_position = 'after-article'\nattach_after = ['^Like', '^Share']\n"
    toml += "[drop]\nuntil = '^Gull'"
    page = cut(text, toml)
    assert [a.title for a in page.articles] == ["The old pier", "A bus for the island", "Snow on the quay"]
    assert fate(page, "Like (3) Comment (1)") == ("cut", "recipe gull: split attach_after")
    assert fate(page, "Share this with your friends") == ("cut", "recipe gull: split attach_after")
    assert page.articles[0].lines == (2, 7)


def test_markers_stand_apart_in_wrapped_text() -> None:
    wrapped = "\n".join(
        f"{textwrap.fill(f'{a} {b}', 72)}\n{'-' * 60} {n}" for n, (a, b) in enumerate(((P1, P2), (P2, P3), (P3, P1)), 1)
    )
    page = cut(wrapped, "[split]\nmarker = '^-+ \\d$'\nmarker_position = 'after-article'\n[article]\ntitle = 'none'")
    assert [a.body.text for a in page.articles] == [f"{P1} {P2}", f"{P2} {P3}", f"{P3} {P1}"]
    assert [a.title for a in page.articles] == [None] * 3


def test_single_keeps_a_page_with_many_dates_whole() -> None:
    text = "\n\n".join(
        f"Week {n}\n\nMay {n}, 2020\n\n{p} {q}" for n, (p, q) in enumerate(((P1, P2), (P2, P3), (P3, P1)), 1)
    )
    assert len(cut_lines(text).articles) == 3
    article = one(text, "[split]\nsingle = true")
    assert all(paragraph in article.body.text for paragraph in (P1, P2, P3))
    assert cut("Menu\n\nHome", "[split]\nsingle = true").articles == ()


def test_what_is_dropped_is_gone_from_the_text_and_stays_on_the_page() -> None:
    text = f"The old pier\n\n{P1}\n\nRead also our long report on the storm.\n\n{P2}\n\nBox\n\n{P3}\n\nEnd\n\n{P1}"
    page = cut(text, "[drop]\nlines = '^Read also'\nbetween = [['^Box$', '^End$']]")
    (article,) = page.articles
    assert article.body.text == f"{P1}\n\n{P2}\n\n{P1}"
    assert fate(page, "Read also our long report on the storm.") == ("cut", "recipe gull: drop lines")
    assert fate(page, P3) == ("cut", "recipe gull: drop between")
    assert {v.article for v in page.verdicts if v.reason.startswith("recipe")} == {1}


def test_the_end_of_the_page_is_cut_from_its_foot_on() -> None:
    text = f"The old pier\n\n{P1}\n\n{P2}\n\nFurther on\n\n{P3}"
    assert P3 in cut_lines(text).articles[0].body.text
    page = cut(text, "[drop]\nfrom = '^Further on$'")
    assert page.articles[0].body.text == f"{P1}\n\n{P2}"
    assert fate(page, P3) == ("cut", "recipe gull: drop from")


@pytest.mark.parametrize(
    "line", ["Share", "Comments (3)", "Read more", "© 2020 The Sea", "« back to the pier", "Photo: Ann"]
)
def test_kept_lines_are_text_whatever_they_look_like(line: str) -> None:
    text = f"The old pier\n\n{P1}\n\n{line}\n\n{P2}\n\n{line}\n"
    page = cut(text, f"[keep]\nlines = '^{line.replace('(', '.').replace(')', '.')}$'")
    (article,) = page.articles
    assert article.body.text == f"{P1}\n\n{line}\n\n{P2}\n\n{line}"
    assert fate(page, line) == ("kept", "recipe gull: keep lines")


def test_kept_lines_beside_every_article_go_to_the_one_above() -> None:
    text = f"Home | Blog | Shop | Press\n\nThe old pier\n\n{P1}\n\n{P2}\n\nRecent Posts\n• One\n\n"
    text += "PS: the pier is long."
    page = cut(text, "[keep]\nlines = '^PS'")
    assert page.articles[0].body.text.endswith("PS: the pier is long.")
    assert cut("Share\n\nPS: the pier.", "[keep]\nlines = '^PS'").articles[0].body.text == "PS: the pier."
    head = cut(f"PS: first.\n\nHome\n\nThe old pier\n\n{P1}\n\n{P2}", "[keep]\nlines = '^PS'")
    assert head.articles[0].body.text.startswith("PS: first.")


def test_titles_by_rule() -> None:
    text = f"Gull Street\nThe pier\n\nOld\n\n{P1}\n\n{P2}"
    assert one(text, "[article]\ntitle = 'first-line'").title == "Gull Street"
    assert one(text, "[article]\ntitle = 'first-isolated'").title == "Old"
    assert one(text, "[article]\ntitle = 'none'").title is None
    page = cut(text, "[article]\ntitle = '^The (?P<title>\\w+)$'")
    assert page.articles[0].title == "pier"
    assert page.articles[0].evidence["title"].line == 2
    assert fate(page, "The pier") == ("metadata", "recipe gull: article title")
    assert one(text, "[article]\ntitle = '^Nowhere (?P<title>x)$'").title == cut_lines(text).articles[0].title


@pytest.mark.parametrize("position", ["above-title", "after-article"])
def test_titles_by_rule_between_markers(position: str) -> None:
    blocks = [f"kicker {n}\n\nTitle {n}\n\n{p}" for n, p in enumerate((P1, P2, P3), 1)]
    text = "~~~\n" + "\n~~~\n".join(blocks) + ("\n~~~\n" if position == "after-article" else "\n")
    toml = f"[split]\nmarker = '^~~~$'\nmarker_position = '{position}'\n[drop]\nuntil = '^nothing'\n[article]\ntitle = "
    isolated = cut(text, toml + "'first-isolated'").articles
    assert [a.title for a in isolated] == ["Title 1", "Title 2", "Title 3"]
    assert [a.title for a in cut(text, toml + "'first-line'").articles] == ["kicker 1", "kicker 2", "kicker 3"]
    assert [a.title for a in cut(text, toml + "'^(?P<title>Title.+)$'").articles] == ["Title 1", "Title 2", "Title 3"]
    assert [a.body.text for a in isolated] == [P1, P2, P3]


def test_bylines_by_rule() -> None:
    text = f"The old pier\n\nAnna Miller\n\n{P1}\n\n{P2}\n\n{P3}\n\nTom Baker, Evening Post"
    assert one(text, "[article]\nbyline = 'head'").authors == ("Anna Miller",)
    tail = one(text, "[article]\nbyline = 'tail'")
    assert (tail.authors, tail.outlet) == (("Tom Baker",), "Evening Post")
    nobody = one(text, "[article]\nbyline = 'none'")
    assert nobody.authors == ()
    assert "authors" not in nobody.evidence
    page = cut(f"The old pier\n\n{P1}\n\n{P2}\n\nwritten up for The Lamp by ann-marie\n", _BY)
    assert (page.articles[0].authors, page.articles[0].outlet) == (("ann-marie",), "The Lamp")
    assert page.articles[0].body.text == f"{P1}\n\n{P2}"
    assert fate(page, "written up for The Lamp by ann-marie") == ("metadata", "recipe gull: article byline")


_BY = "[article]\nbyline = '^written up for (?P<outlet>.+) by (?P<author>.+)$'"


def test_dates_by_rule() -> None:
    text = f"The old pier\n\nMay 3, 2020\n\n{P1}\n\n{P2}\n\nMay 9, 2020"

    def date(rule: str) -> str | None:
        found = one(text, f"[article]\ndate = {rule}").date
        return found.value if found else None

    assert date("'head'") == "2020-05-03"
    assert date("'tail'") == "2020-05-09"
    assert date("'none'") is None
    dated = f"printed 2020/5/7, all rights reserved\n\nHome | Blog | Shop | Press\n\nThe old pier\n\n{P1}\n\n{P2}"
    page = cut(dated, "[article]\ndate = '^printed (?P<date>[\\d/]+)'")
    assert page.articles[0].date is not None
    assert (page.articles[0].date.value, page.articles[0].date.line) == ("2020-05-07", 1)
    assert fate(page, "printed 2020/5/7, all rights reserved") == ("metadata", "recipe gull: article date")
    assert page.articles[0].body.text == f"{P1}\n\n{P2}"


@pytest.mark.parametrize(
    ("order", "printed", "value"),
    [
        ("dmy", "03/04/2021", "2021-04-03"),
        ("mdy", "03/04/2021", "2021-03-04"),
        ("ymd", "03/04/2021", None),
        ("ymd", "21/03/04", "2021-03-04"),
        ("ymd", "71.03.04", "1971-03-04"),
        ("ymd", "21.13.04", None),
    ],
)
def test_numeric_dates_are_read_in_the_recipes_order(order: str, printed: str, value: str | None) -> None:
    text = f"The old pier\n\nPosted: {printed}\n\n{P1}\n\n{P2}"
    date = one(text, f"[article]\ndate_order = '{order}'").date
    assert (date.value if date else None) == value
    by_marker = one(
        text,
        f"[split]\nmarker = '^Posted: (?P<date>.+)$'\nmarker_position = 'below-title'\n"
        f"[article]\ndate_order = '{order}'",
    )
    assert (by_marker.date.value if by_marker.date else None) == value


def test_sections_outlets_addresses_and_keywords_by_pattern() -> None:
    text = (
        f"in: Harbour\nThe old pier\nfirst in The Lamp\n\n{P1}\n\n{P2}\n\nwords: pier; storm, winter\n"
        "at https://gull.example/pier\n"
    )
    article = one(
        text,
        "[split]\nsingle = true\n[article]\ntitle = '^(?P<title>The old.*)'\nsection = '^in: (?P<section>.+)$'\n"
        "outlet = '^first in (?P<outlet>.+)$'\nkeywords = '^words: (?P<keywords>.+)$'\nurl = '^at (?P<url>\\S+)$'",
    )
    assert (article.section, article.outlet, article.url) == ("Harbour", "The Lamp", "https://gull.example/pier")
    assert article.keywords == ("pier", "storm", "winter")
    assert article.body.text == f"{P1}\n\n{P2}"
    assert one(text, "[article]\nsection = 'none'\noutlet = 'none'").outlet is None
    no_web = one(text, "[article]\nurl = '^at (?P<url>h)'")
    assert no_web.url is None


def test_names_of_outlets_are_known() -> None:
    toml = "[outlets]\n'The LAMP' = 'Evening Lamp'\n[source]\nname = 'Gull Street'"
    last = one(f"The old pier\n\n{P1}\n\n{P2}\n\nThe LAMP\n", toml)
    assert (last.outlet, last.outlet_name, last.body.text) == ("The LAMP", "Evening Lamp", f"{P1}\n\n{P2}")
    beside = one(f"The old pier\n\nBy Anna Miller and The Lamp\n\n{P1}\n\n{P2}\n", toml)
    assert (beside.authors, beside.outlet_name) == (("Anna Miller",), "Evening Lamp")
    own = one(f"The old pier\n\n{P1}\n\n{P2}\n\nBy Anna Miller, Gull Street\n", toml)
    assert (own.authors, own.outlet, own.source) == (("Anna Miller",), None, "Gull Street")


def test_language_and_source_are_what_the_recipe_says() -> None:
    page = cut(f"The old pier\n\n{P1}\n\n{P2}", "[source]\nname = 'Gull  Street'\n[article]\nlanguage = 'sq'")
    assert (page.source, page.articles[0].source, page.articles[0].language) == ("Gull Street", "Gull Street", "sq")


def test_the_example_of_the_documents_does_what_they_say() -> None:
    assert len(cut_lines(EXAMPLE_PAGE).articles) == 1
    page = cut_lines(EXAMPLE_PAGE, recipe=parse(EXAMPLE, "harbour.toml"))
    assert [(a.title, a.authors, a.date and a.date.value, a.section, a.outlet_name) for a in page.articles] == [
        ("The old pier opens again", ("Ada Reed",), "2021-04-03", "Harbour", "Evening Lamp"),
        ("A second bus for the island", ("Tom Baker",), "2021-04-01", "Island", None),
    ]


LINES = st.sampled_from(
    [
        "",
        "",
        "~~~",
        "May 3, 2020",
        "By Anna Miller",
        "Share",
        "Older posts",
        "ad",
        "PS: x",
        "Title",
        "• item",
        P1,
        P2,
        P3,
    ]
)
RECIPES = st.sampled_from(
    [
        "[split]\nmarker = '^~~~$'\nmarker_position = '{}'\nattach_after = '^Share'",
        "[split]\nmarker = '^(?P<date>May.*)$'\nmarker_position = '{}'\n"
        "[article]\ntitle = 'first-line'\nbyline = 'head'",
        "[split]\nmarker = '^(?P<title>Title)$'\nmarker_position = '{}'\n[keep]\nlines = ['^PS', '^Share']",
        "[split]\nmarker = ['^~~~$', '^By (?P<author>.+)$']\nmarker_position = '{}'\n"
        "[article]\ntitle = 'first-isolated'",
        "[split]\nsingle = true\n[drop]\nlines = '^ad'\nfrom = '^Older'\n"
        "[article]\ntitle = '(?P<title>Tit)'\ndate = 'tail'",
        "[drop]\nuntil = '^~~~'\nbetween = [['^ad', '^Share']]\n"
        "[article]\nsection = 'label-above-title'\nbyline = 'tail'",
        "[keep]\nlines = '^(?:Share|ad|Older)'\n"
        "[article]\ndate = 'none'\nbyline = 'none'\nsection = 'none'\ntitle = 'none'",
    ]
)  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(st.lists(LINES, max_size=30), RECIPES, st.sampled_from(["above-title", "below-title", "after-article"]))
def test_any_page_keeps_all_of_its_lines_each_with_one_verdict(lines: list[str], toml: str, position: str) -> None:
    text = "\n".join(lines)
    page = cut(text, toml.replace("{}", position))
    assert page.text == text
    assert [v.line for v in page.verdicts] == list(range(1, text.count("\n") + 2))
    kept = {number: set[str]() for number in range(1, len(page.articles) + 1)}
    for verdict in page.verdicts:
        assert verdict.reason
        if verdict.verdict == "kept":
            assert verdict.article is not None
            kept[verdict.article].add(lines[verdict.line - 1].lstrip("• "))
    for number, article in enumerate(page.articles, 1):
        assert {block.removeprefix("- ") for block in article.body.text.split("\n") if block} == kept[number]
        assert article.lines is not None
        assert 1 <= article.lines[0] <= article.lines[1] <= len(lines)
        for evidence in article.evidence.values():
            assert evidence.line is None or 1 <= evidence.line <= len(lines)
