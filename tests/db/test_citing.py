"""Whose words are cited: the article's, or those of the voice that they stand in."""

from collections.abc import Callable

from readroom.db.articles import get_article
from readroom.db.citing import cited
from readroom.text.body import BodyBuilder
from readroom.text.citation import citation
from readroom.text.model import Article, Page, PrintedDate, Voice

DAY = PrintedDate("2031-05-06", "day", "6 May 2031")


def stored(shelf, make_page: Callable[..., Page], **fields):  # type: ignore[no-untyped-def]
    builder = BodyBuilder()
    builder.block("Our own words stand here.")
    builder.block("The words of another stand here.")
    body = builder.done()
    start = body.text.index("The words")
    voices = (
        Voice(start, len(body.text), "Their title", ("Cleo Marsh",), "The Ridge", None, None),
        Voice(start, start + 9),
    )
    body = type(body)(body.text, body.spans, body.asides, voices)
    made = Article(body, "The mill", ("Ada Quist",), DAY, **fields)
    result = shelf.put(make_page(made, source="The Valley"), "mill.txt")
    return get_article(shelf.library, result.articles[0]), start


def test_a_voice_is_cited_with_where_it_was_read(shelf, make_page) -> None:  # type: ignore[no-untyped-def]
    article, start = stored(shelf, make_page)
    assert citation(cited(article, 0, 9)).startswith("Ada Quist, “The mill”, The Valley, 2031-05-06, mill.txt")
    within = citation(cited(article, start, start + 9))
    assert within.startswith(
        "Cleo Marsh, “Their title”, The Ridge, n.d., republished in The Valley, 2031-05-06, mill.txt"
    )
    assert cited(article, start - 3, start + 9) == cited(article)


def test_an_outlet_has_its_own_date_or_none(shelf, make_page) -> None:  # type: ignore[no-untyped-def]
    article, _ = stored(shelf, make_page, outlet="The Ridge")
    found = cited(article)
    assert (found.outlet, found.date, found.republished_in, found.republished_on) == (
        "The Ridge", None, "The Valley", "2031-05-06",
    )  # fmt: skip
