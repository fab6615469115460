"""Fragments of HTML: all of it is text."""

from readroom.importer.html.fragment import fragment_body, looks_like_html
from readroom.importer.html.tree import letters


def test_a_fragment_keeps_everything() -> None:
    body = fragment_body(
        '<p>One <a href="/x">two</a></p><ul><li>three</ul><div class="share">four</div>', "https://h.example/"
    )
    assert body.text == "One two\n\n- three\n\nfour"
    assert [s.href for s in body.spans if s.kind == "link"] == ["https://h.example/x"]


def test_plain_words_are_a_paragraph() -> None:
    assert fragment_body("just words").text == "just words"
    assert fragment_body("").text == ""


def test_deep_fragments_keep_their_words() -> None:
    assert letters(fragment_body("<div>" * 30_000 + "<p>deep words</p>").text) == "deepwords"


def test_what_looks_like_html() -> None:
    assert looks_like_html("<p>One</p>")
    assert looks_like_html("one<br/>two")
    assert not looks_like_html("if a < b and b > c then </ is no tag")
    assert not looks_like_html("plain words")
