"""Whole pages: how many articles, with which fields, and a verdict for every line."""

import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.importer.cut.page import cut_lines
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
BODY = f"{P1}\n\n{P2}\n\n{P3}"


def one(text: str) -> Article:
    page = cut_lines(text)
    assert len(page.articles) == 1, [a.title for a in page.articles]
    return page.articles[0]


def verdicts(page: Page) -> dict[str, str]:
    lines = page.text.split("\n")
    return {lines[v.line - 1].strip(): v.verdict for v in page.verdicts}


def test_a_news_page_gives_title_standfirst_byline_and_date() -> None:
    page = cut_lines(
        "Harbour Gazette\nHome | News | Sport | Weather\n\nNews > Local > Harbour\n\n"
        "Old pier to be rebuilt over two years\n\nBoard votes seven to two after a long evening\n\n"
        "By Anna Miller and Tom Baker\nPublished 3 January 2020, 10:30 GMT\nUpdated 4 January 2020, 08:00 GMT\n\n"
        f"Share\nFacebook\nTwitter\n\nThe pier seen from the lighthouse (Photo: Jane Roe)\n\n{BODY}\n\n"
        "More from Local\n\nNew bus line opens in spring\n2 January 2020\nSchool roof repaired\n1 January 2020\n\n"
        "© 2020 Harbour Gazette. All rights reserved.\n"
    )
    (article,) = page.articles
    assert article.title == "Old pier to be rebuilt over two years"
    assert article.authors == ("Anna Miller", "Tom Baker")
    assert article.date is not None
    assert (article.date.value, article.date.line) == ("2020-01-03T10:30", 11)
    assert article.section == "Harbour"
    assert article.language == "en"
    assert page.source == "Harbour Gazette"
    assert article.body.text == f"Board votes seven to two after a long evening\n\n{BODY}"
    assert [(a.kind, a.text) for a in article.body.asides] == [
        ("caption", "The pier seen from the lighthouse (Photo: Jane Roe)")
    ]
    seen = verdicts(page)
    assert seen["By Anna Miller and Tom Baker"] == "metadata"
    assert seen["Facebook"] == "cut"
    assert seen["New bus line opens in spring"] == "cut"


def test_every_field_says_where_it_comes_from() -> None:
    article = one(f"The old pier\n\nBy Anna Miller\n\nMay 3, 2012\n\n{BODY}\n")
    assert {"title", "authors", "date", "boundaries"} <= set(article.evidence)
    assert article.evidence["title"].line == 1
    assert article.evidence["authors"].line == 3
    assert article.evidence["date"].line == 5
    assert all(e.reason and 0 < e.confidence <= 1 for e in article.evidence.values())


def test_prose_without_markers_is_one_untitled_article() -> None:
    article = one(f"{P1}\n{P2}\n{P3}")
    assert article.title is None
    assert article.date is None
    assert article.body.text == BODY
    assert article.lines == (1, 3)


def test_an_empty_page_and_one_of_furniture_have_no_article_and_no_problem() -> None:
    for text in ("", "\n\n", "Home\nAbout\nContact\n\nRecent Posts\n  • One\n  • Two\n\n© 2020 Me"):
        page = cut_lines(text)
        assert page.articles == ()
        assert page.problem is None
        assert len(page.verdicts) == text.count("\n") + 1


def test_a_poem_is_an_article_with_its_first_line_as_title() -> None:
    article = one(
        "The Pier\n\nThe pier is long and old and grey\nit leads a good long mile away\nfrom all the houses of "
        "the town\n"
        "to where the sun goes slowly down\n\nand nobody has ever said\nwhat lies below or what ahead"
    )
    assert article.title == "The Pier"
    assert article.body.text.startswith("The pier is long")
    assert article.body.text.endswith("what ahead")


def test_hard_wrapped_lines_become_paragraphs() -> None:
    wrapped = "\n\n".join(textwrap.fill(f"{a} {b}", 72) for a, b in ((P1, P2), (P2, P3), (P3, P1)))
    article = one(f"The old pier\n\n{wrapped}")
    assert article.title == "The old pier"
    assert article.body.text == f"{P1} {P2}\n\n{P2} {P3}\n\n{P3} {P1}"


def test_lines_that_are_paragraphs_stay_paragraphs() -> None:
    assert one(f"The old pier\n\n{P1}\n{P2}\n{P3}\n").body.text == BODY


def test_comments_below_an_article_are_cut_with_or_without_a_heading() -> None:
    comment = "I walked there as a child, and I am glad that it will be open again for my own children soon."
    for heading in ("3 Comments\n\n", ""):
        text = f"The old pier\n\nJanuary 3, 2020\n\n{BODY}\n\n{heading}" + "".join(
            f"{name}\nMay {day}, 2020 at 10:2{day}\n\n{comment}\n\n"
            for day, name in enumerate(("Ann", "Pete", "Mo"), 3)
        )
        article = one(text)
        assert article.body.text == BODY
        assert article.date is not None
        assert article.date.value == "2020-01-03"


def test_a_chronology_is_not_split_and_has_no_date() -> None:
    text = "A history of the pier\n\n" + "\n\n".join(
        f"{day}\n\n{paragraph}"
        for day, paragraph in zip(("3 January 1901", "5 March 1920", "9 May 1955"), (P1, P2, P3), strict=True)
    )
    article = one(text)
    assert article.date is None
    assert "5 March 1920" in article.body.text


def test_beginnings_of_other_articles_below_a_long_one_are_no_articles() -> None:
    teaser = "The new line connects the station with the harbour, and it will run every ten minutes from ..."
    text = f"The old pier\n\nJanuary 3, 2020\n\n{BODY}\n\n{BODY}\n\n{BODY}\n\n" + "".join(
        f"{title}\n\nJanuary {day}, 2020\n\n{teaser}\n\n"
        for day, title in ((2, "A new bus line"), (1, "A roof is repaired"))
    )
    assert one(text).title == "The old pier"


def test_sub_headings_lists_and_notes_keep_their_form() -> None:
    article = one(
        f"The old pier\n\n{P1}\n\nWhat it costs\n\n{P2}\n  • two million for the piles\n  • one million for the "
        f"deck\n\n"
        f"{P3}\n\nThis article was originally published by the coast-based Evening Harbour on May 1, 2019.\n\n"
        "By Anna Miller, Evening Harbour\n"
    )
    text = article.body.text
    spans = {(s.kind, text[s.start : s.end]) for s in article.body.spans}
    assert ("heading", "What it costs") in spans
    assert ("list_item", "- two million for the piles") in spans
    assert "- two million for the piles\n- one million for the deck" in text
    assert article.outlet == "Evening Harbour"
    assert article.authors == ("Anna Miller",)
    assert article.first_date is not None
    assert article.first_date.value == "2019-05-01"
    assert article.date is None
    assert [a.kind for a in article.body.asides] == ["note"]


def test_a_breadcrumb_or_a_label_page_gives_the_section() -> None:
    assert one(f"News / Coast / Piers\n\nThe old pier\n\n{BODY}").section == "Piers"
    page = cut_lines(
        f"Showing posts with label harbour. Show all posts\n\nMonday, May 4, 2020\n\nThe old pier\n\n{BODY}\n\n"
        f"Friday, May 1, 2020\n\nA walk along the coast\n\n{P3} {P2}\n"
    )
    assert [a.section for a in page.articles] == ["harbour", "harbour"]
    assert page.source is None


def test_mojibake_stays_as_it_is_printed() -> None:
    text = "The cafÃ© at the pier was full, and the waiter â€“ a man of sixty â€“ smiled at everyone who came in."
    assert one(text).body.text == text


def test_one_huge_line_is_read_to_its_end() -> None:
    text = "word and more, then the end. " * 40_000
    page = cut_lines(text)
    assert len(page.verdicts) == 1
    assert page.articles[0].body.text == text.strip()


LINES = st.one_of(
    st.sampled_from(
        [P1, P2, P3, "", "", "By Anna Miller", "May 3, 2012", "3 Comments", "Share", "  • a point", "A title"]
    ),
    st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029"), max_size=60),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=40))
def test_every_line_has_one_verdict_and_no_letter_of_a_kept_line_is_lost(lines: list[str]) -> None:
    text = clean("\n".join(lines))
    page = cut_lines(text)
    printed = text.split("\n")
    assert [v.line for v in page.verdicts] == list(range(1, len(printed) + 1))
    assert all(v.reason and "\n" not in v.reason for v in page.verdicts)
    for number, article in enumerate(page.articles, 1):
        kept = "".join(printed[v.line - 1] for v in page.verdicts if v.article == number and v.verdict == "kept")
        assert [c for c in article.body.text if c.isalnum()] == [c for c in kept if c.isalnum()]
        for span in article.body.spans:
            assert 0 <= span.start < span.end <= len(article.body.text)
    assert Page.from_json(page.to_json()) == page
