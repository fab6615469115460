"""What stands beside a text: pull quotes, notes, lines about the author, captions once."""

from readroom.importer.formats.html import FORMAT
from readroom.importer.html.asides import without_repeats
from readroom.importer.html.fragment import fragment_body
from readroom.text.model import Article, Aside

PARAGRAPHS = [
    "The harbour board voted on Thursday evening to keep the small ferry through the winter, after two hours of talk.",
    "Olaf Quay said: “We shall sail, and if the engine stops we shall row, and if the oars break we shall sing.”",
    "The operator had asked to end the service in October because fewer than nine passengers a day cross then.",
]
FIRST, SECOND, THIRD = (f"<p>{p}</p>" for p in PARAGRAPHS)


def article(*parts: str, after: str = "") -> Article:
    body = f"<article><h1>Winter ferry stays</h1><p>By Ida Storm</p><div>{''.join(parts)}</div>{after}</article>"
    return FORMAT.read(f"<html lang=en><body>{body}</body></html>".encode(), "x.html").articles[0]


def test_a_pull_quote_stands_where_the_page_has_it() -> None:
    found = article(
        FIRST, SECOND, "<aside class=pull-quote><p>“We shall sail”</p><cite>Olaf Quay</cite></aside>", THIRD
    )
    assert found.body.text == "\n\n".join(PARAGRAPHS)
    at = found.body.text.index(PARAGRAPHS[2])
    assert [(a.kind, a.at, a.text) for a in found.body.asides] == [
        ("pullquote", at, "“We shall sail”"),
        ("pullquote", at, "Olaf Quay"),
    ]


def test_a_quotation_that_says_something_new_stays() -> None:
    quote = "<blockquote><p>We shall sail, and if the engine stops</p><p>or be rowed by others</p></blockquote>"
    found = article(FIRST, SECOND, quote, THIRD)
    assert found.body.asides == ()
    assert "or be rowed by others" in found.body.text


def test_a_note_below_the_text_says_outlet_and_date() -> None:
    note = "This article was originally published by The Sound Observer on 8 February 2022."
    found = article(FIRST, SECOND, THIRD, after=f"<p><em>{note}</em></p>")
    assert found.body.text == "\n\n".join(PARAGRAPHS)
    assert found.outlet == "The Sound Observer"
    assert found.first_date is not None
    assert (found.first_date.value, found.first_date.line) == ("2022-02-08", 6)
    assert found.date is None
    assert [(a.kind, a.text) for a in found.body.asides] == [("note", note)]


def test_lines_about_the_author() -> None:
    box = '<div class="author-box"><h3>About the author</h3><p>She has kept the tide tables for years.</p></div>'
    assert [(a.kind, a.text) for a in article(FIRST, SECOND, THIRD, after=box).body.asides] == [
        ("bio", "She has kept the tide tables for years.")
    ]
    found = article(FIRST, SECOND, THIRD, "<p>Ida Storm writes about harbours and the weather in them.</p>")
    assert [a.kind for a in found.body.asides] == ["bio"]
    assert found.body.text == "\n\n".join(PARAGRAPHS)


def test_a_line_about_the_author_signs_an_unsigned_text() -> None:
    body = f"<h1>Winter ferry stays</h1>{FIRST}{SECOND}{THIRD}<p>Nils Below is a poet and lives on the quay.</p>"
    found = FORMAT.read(f"<html lang=en><body>{body}</body></html>".encode(), "x.html").articles[0]
    assert found.authors == ("Nils Below",)
    assert found.evidence["authors"].confidence < 0.7
    assert [a.kind for a in found.body.asides] == ["bio"]


def test_captions_that_say_the_same_are_one() -> None:
    said = "The ferry at its quay. Photo: B. Lens"
    figure = f"<figure><img alt='The ferry at its quay'><figcaption>{said}</figcaption></figure>"
    assert [a.text for a in article(FIRST, figure, SECOND, THIRD).body.asides] == [
        "The ferry at its quay. Photo: B. Lens"
    ]
    assert [a.text for a in fragment_body(FIRST + figure).asides] == [said]


def test_captions_that_differ_stay() -> None:
    asides = (
        Aside("caption", 0, "A quay at dawn"),
        Aside("caption", 0, "A quay at dusk"),
        Aside("caption", 9, "a quay at dusk!"),
        Aside("note", 9, "A quay"),
    )
    assert without_repeats(asides) == asides
