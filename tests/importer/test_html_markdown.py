"""HTML elements to Markdown and back to text: structure is kept, and no character is taken for markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring

from readroom.importer.formats.html import FORMAT
from readroom.importer.html.markdown import HtmlConverter
from readroom.text.markdown import from_markdown
from readroom.text.model import Body


def body(html: str, base: str | None = None) -> Body:
    root = document_fromstring(f"<html><body>{html}</body></html>").find("body")
    return from_markdown(HtmlConverter(base).markdown(root))


def text(html: str) -> str:
    return body(html).text


def test_signs_of_markdown_are_text() -> None:
    source = "1. no list * _ ` [x] # ~~ | \\ > &amp;amp; &lt;b> ![a](b)"
    assert text(f"<p>{source}</p>") == "1. no list * _ ` [x] # ~~ | \\ > &amp; <b> ![a](b)"


def test_the_beginning_of_a_paragraph_is_no_block() -> None:
    for start in (
        "# a",
        "- a",
        "+ a",
        "> a",
        "1. a",
        "2) a",
        "---",
        "===",
        "```",
        "    a",
        "| a | b |",
        "[a]: b",
        "<!-- a",
    ):
        assert text(f"<p>x</p><p>{start.replace('<', '&lt;')}</p><p>y</p>") == f"x\n\n{start.strip()}\n\ny"


def test_loose_text_and_breaks() -> None:
    assert text("one<br>two<br><br>three<div>four</div>five") == "one\ntwo\n\nthree\n\nfour\n\nfive"


def test_faces_stand_where_emphasis_marks_could_not() -> None:
    found = body("<p>a<b>“Yes,”</b>he<i> said </i>and<em><strong>left</strong></em>.</p>")
    assert found.text == "a“Yes,”he said andleft."
    assert [(s.kind, found.text[s.start : s.end]) for s in found.spans] == [
        ("strong", "“Yes,”"),
        ("emphasis", "said"),
        ("emphasis", "left"),
        ("strong", "left"),
    ]


def test_links_are_resolved_and_harmless() -> None:
    found = body(
        '<p><a href="/b?x=1&amp;y=(2)">one</a> <a href="javascript:x()">two</a> <a href="#n">three</a></p>',
        "https://h.example/a/",
    )
    assert found.text == "one two three"
    assert [(s.kind, s.href) for s in found.spans] == [("link", "https://h.example/b?x=1&y=(2)")]


def test_lists_have_the_numbers_that_browsers_print() -> None:
    source = "<ol start=3><li>c<li value=7>g<li>h</ol><ol><li>a</ol><ul><li>x<ul><li>y</ul><li>z</ul>"
    assert text(source) == "3. c\n7. g\n8. h\n\n1. a\n\n- x\n  - y\n- z"


def test_a_long_list_is_counted_in_one_pass() -> None:
    assert text("<ol>" + "<li>x" * 5000 + "</ol>").endswith("5000. x")


def test_text_outside_the_items_of_a_list_is_kept() -> None:
    assert text("<ul>one<li>two</li>three</ul>") == "- one\n- two\n- three"
    assert text("<ul>only<br>lines</ul>") == "only\nlines"


def test_quotations_and_code() -> None:
    found = body(
        "<blockquote><p>a</p><blockquote>b</blockquote></blockquote><pre>x  ```\n  y\n\n\n  z</pre><p>use "
        "<code>a*b</code></p>"
    )
    assert found.text == "a\n\nb\n\nx  ```\n  y\n\n\n  z\n\nuse a*b"
    assert [(s.kind, s.level) for s in found.spans] == [("quote", 1), ("quote", 2), ("code", None), ("code", None)]


def test_a_table_of_data_and_a_table_of_layout() -> None:
    found = body("<table><tr><th>Boat<th>Seats</tr><tr><td>I|da<td>40<br>(old)</tr><tr><td>Olaf</tr></table>")
    assert found.text == "Boat | Seats\nI|da | 40 (old)\nOlaf"
    assert text("<table><tr><td><p>left</p><p>more</p></td><td>right</td></tr></table>") == "left\n\nmore\n\nright"
    assert text("<table>stray<tr><td>a<td>b</tr><tr><td>c<td>d</tr></table>") == "stray\n\na\n\nb\n\nc\n\nd"


def test_headings_are_one_line_without_their_anchor() -> None:
    found = body('<h2>C# and <br> F# <a href="#c">#</a></h2><h3><div>In a box</div></h3>')
    assert found.text == "C# and F#\n\nIn a box"
    assert [s.level for s in found.spans] == [2, 3]


def test_captions_and_descriptions_are_asides() -> None:
    found = body(
        '<figure><img alt="The old quay today"><figcaption>The <a href="x">quay</a> [1910]</figcaption>'
        '</figure><p>Text <img alt="DSC_0042.jpg">'
        '<img class="emoji" alt="🙂"> here</p><div class="wp-caption"><img alt="x"><p '
        'class="wp-caption-text">Another one</p></div>'
    )
    assert found.text == "Text 🙂 here"
    assert [a.text for a in found.asides] == ["The old quay today", "The quay [1910]", "Another one"]


def test_small_things() -> None:
    assert text("<p>He said <q>no</q>.</p>") == "He said “no”."
    assert text("<p><ruby>港<rt>みなと</rt></ruby></p>") == "港(みなと)"
    assert text("<dl><dt>Ida</dt><dd>a boat</dd></dl>") == "Ida\n\na boat"
    assert text("<p>a&nbsp;b</p><p>&nbsp;</p>") == "a\u00a0b"
    assert text("<textarea>x = 1</textarea>") == "x = 1"


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn", "Mn", "Cf", "Zl", "Zp")), max_size=60
    )
)
def test_any_paragraph_comes_through(words: str) -> None:
    import unicodedata

    escaped = words.replace("&", "&amp;").replace("<", "&lt;")
    expected = unicodedata.normalize("NFC", " ".join(words.split(" "))).strip()
    assert text(f"<p>{escaped}</p>").split() == expected.split()


@pytest.mark.parametrize("tag", ["li", "td", "th", "tr", "caption", "dt", "dd", "thead", "summary", "legend", "option"])
def test_an_element_that_strayed_from_its_parent_keeps_its_text(tag: str) -> None:
    words = "The harbour board voted on Tuesday to keep the small ferry running through the winter. " * 4
    page = FORMAT.read(f"<html><body><p>{words}</p><{tag}>Left <b>ashore</b></{tag}></body></html>".encode(), "x.html")
    assert page.articles[0].body.text.startswith(words.strip())
    assert "Left ashore" in page.text or tag == "option"
