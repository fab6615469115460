"""What stands around and within a text: bylines below it, lines about the author, captions, voices, outlets."""

from readroom.importer.cut.page import cut_lines
from readroom.text.model import Article

P1 = "The harbour board agreed on Tuesday to rebuild the old pier, which was damaged by the storm of last winter."
P2 = "Engineers say that the work will take two years, because the piles have to be replaced one after the other."
P3 = "“We shall see,” said a fisherman who uses the inner basin, and he went back to his boat without another word."
P4 = "Nobody in the town remembers when the pier was built, and the papers of the board were lost in a fire long ago."


def text_of(day: int) -> list[str]:
    return [f"{sentence[:-1]}, on day {day}." for sentence in (P1, P2, P4)]


def post(title: str, end: str, day: int, body: str = "") -> str:
    one, two, three = text_of(day)
    body = body or f"{one}\n{two}\n\n{three}"
    return f"Coast\nHarbour\n\n{title}\n\n{body}\n{end}\n\nMay {day}, 2020 0 comments\nFacebookTwitterWhatsappEmail\n"


def articles(*posts: str) -> tuple[Article, ...]:
    page = cut_lines(
        "Sea Society\n  • Home\n  • About\n"
        + "".join(posts)
        + "Newer Posts\nOlder Posts\n\n© 2003 - 2020 Sea Society. sea.example\n"
    )
    assert page.source == "Sea Society"
    assert len(page.articles) == len(posts)
    return page.articles


def test_bylines_below_the_text_in_their_many_forms() -> None:
    found = articles(
        post("The old pier", "\nBy Anna Miller", 25),
        post("A walk along the coast", "Anna Miller", 24),
        post("What the gulls eat", "\nTom Baker ,CBR world", 23),
        post("The lighthouse keeper", "\nEvening Harbour.press", 22),
        post("Rain in August", "\nAnna M. Miller, Coast-Sea Times,", 21),
    )
    assert [a.authors for a in found] == [("Anna Miller",), ("Anna Miller",), ("Tom Baker",), (), ("Anna M. Miller",)]
    assert [a.outlet for a in found] == [None, None, "CBR world", "Evening Harbour.press", "Coast-Sea Times"]
    assert [a.outlet_name for a in found] == [None, None, "CBR World", "Evening Harbour Press", "Coast-Sea Times"]
    assert [a.section for a in found] == ["Harbour"] * 5
    assert [a.body.text for a in found] == ["\n\n".join(text_of(day)) for day in (25, 24, 23, 22, 21)]


def test_a_spelling_with_spaces_elsewhere_on_the_page_names_the_outlet() -> None:
    found = articles(
        post("The old pier", "\nDr. Anna Miller –  Evening Harbourpost", 25),
        post("A walk", "\nBy Tom Baker", 24, f"{P1} It was in the Evening Harbour Post.\n\n{P2}"),
    )
    assert (found[0].outlet, found[0].outlet_name) == ("Evening Harbourpost", "Evening Harbour Post")


def test_lines_about_the_author_are_asides() -> None:
    bio = "Anna Miller is a journalist who lives by the sea and writes about ships and the people who build them."
    (first, second) = articles(
        post("The old pier", f"\nBY Anna Miller –  coastnews.com\n\n{bio}", 25),
        post("A walk", f"{bio}\nAnna Miller, Coast-Sea Times,", 24),
    )
    for article in (first, second):
        assert [(a.kind, a.text) for a in article.body.asides] == [("bio", bio)]
        assert article.authors == ("Anna Miller",)
        assert bio not in article.body.text


def test_captions_pull_quotes_and_image_texts() -> None:
    caption = "The pier in the first light of a day in spring, with the lighthouse behind it"
    body = (
        f"{P1}\n\n: The old pier\n\n{caption}\n\n{caption}\n\n{P2}\n\n“We shall see,” said a fisherman who "
        f"uses\n— A fisherman\n\n{P3}\n\n"
        f"The gulls of the market\n\nWhat comes next\n\n{P4}"
    )
    gulls = post("What the gulls eat", "\nBy Tom Baker", 24).replace("Coast\n", "The gulls of the market\n", 1)
    (article, _) = articles(post("The old pier", "\nBy Anna Miller", 25, body), gulls)
    assert [(a.kind, a.text) for a in article.body.asides] == [
        ("caption", ": The old pier"),
        ("caption", caption),
        ("pullquote", "“We shall see,” said a fisherman who uses"),
        ("pullquote", "— A fisherman"),
    ]
    assert article.body.text == f"{P1}\n\n{P2}\n\n{P3}\n\nWhat comes next\n\n{P4}"


def test_tweets_stay_in_the_text_and_their_dates_are_not_the_articles() -> None:
    tweet = "The pier is closed again, and nobody tells us why or for how long it will be."
    (article, _) = articles(
        post("The old pier", "", 25, f"{P1}\n\n{tweet}\n\n— Anna (@annabythesea) January 15, 2011\n\n{P4}"),
        post("A walk", "", 24),
    )
    assert article.date is not None
    assert article.date.value == "2020-05-25"
    assert "— Anna (@annabythesea) January 15, 2011" in article.body.text


def test_a_republished_article_within_a_post_is_a_voice() -> None:
    text = (
        f"Friday, May 15, 2020\n\nWhat others say of the pier\n\nIt is rather odd, I think, that they are so "
        f"late.\n{P4}\n\n"
        "News From Coastwire.com - http://news.coastwire.example/2020/05/14/pier -\n\nBoard ‘Too Late’ With "
        "the Pier\n\n"
        f"Posted By Anna Miller On May 14, 2020\n\n{P1} {P2}\n\n{P2} {P1}\n\n"
        f"Monday, May 4, 2020\n\nA walk along the coast\n\nThe whole of it is in the paper. {P1}\n\n"
        "Pier Will Be Rebuilt\nThough Closed, It Has Friends\n\nBy Tom Baker and Asa al-Berg\nHarbour Post "
        "Staff Writers\n"
        f"Monday, May 4, 2020; A10\n\nOLDTOWN -- {P2}\n\n{P4}\n\n{P1}\n"
    )
    first, second = cut_lines(text).articles
    (voice,) = first.body.voices
    assert (voice.title, voice.authors, voice.outlet) == (
        "Board ‘Too Late’ With the Pier",
        ("Anna Miller",),
        "Coastwire.com",
    )
    assert voice.url == "http://news.coastwire.example/2020/05/14/pier"
    assert voice.date is not None
    assert voice.date.value == "2020-05-14"
    assert first.body.text[voice.start : voice.end].startswith("Board ‘Too Late’")
    assert first.authors == ()
    assert first.outlet is None
    (voice,) = second.body.voices
    assert (voice.authors, voice.outlet) == (("Tom Baker", "Asa al-Berg"), "Harbour Post")
    assert second.date is not None
    assert second.date.value == "2020-05-04"


def test_a_first_line_that_breaks_off_is_a_caption_of_an_untitled_article() -> None:
    line = "The former keeper of the lighthouse stands before the pier on the day of the storm,"
    (article,) = cut_lines(f"{line}\n{P1}\n{P2}\n{P4}\nTom Baker, Evening Harbour News").articles
    assert article.title is None
    assert [(a.kind, a.text) for a in article.body.asides] == [("caption", line)]
    assert (article.authors, article.outlet) == (("Tom Baker",), "Evening Harbour News")


def test_keywords_and_categories() -> None:
    (article,) = cut_lines(
        f"The old pier\n\nMay 3, 2020\n\n{P1}\n\n{P2}\n\nPosted in Walks\nTags: sea, salt and pepper, gulls\n"
    ).articles
    assert article.section == "Walks"
    assert article.keywords == ("sea", "salt and pepper", "gulls")
