"""Markdown to a reading text: the shape of each kind of block, its spans, and that no letter is lost."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from readroom.text import markdown as module
from readroom.text.gate import has_control
from readroom.text.markdown import from_markdown
from readroom.text.markdown_inline import inline, quick_inline
from readroom.text.model import Body


def spans(body: Body, kind: str) -> list[str]:
    return [body.text[s.start : s.end] for s in body.spans if s.kind == kind]


def test_paragraphs_stand_apart_by_one_blank_line() -> None:
    assert from_markdown("One\ntwo.\n\n\n\nThree.").text == "One two.\n\nThree."


def test_headings_have_their_level() -> None:
    body = from_markdown("# Harbour\n\nNews\n----\n\n### A *new* ferry")
    assert body.text == "Harbour\n\nNews\n\nA new ferry"
    assert [s.level for s in body.spans if s.kind == "heading"] == [1, 2, 3]
    assert spans(body, "emphasis") == ["new"]


def test_faces_and_links() -> None:
    body = from_markdown("A **bold *and* brave** [ferry](http://ferry.example/a?b=1&c=2) with `code *x*`.")
    assert body.text == "A bold and brave ferry with code *x*."
    assert spans(body, "strong") == ["bold and brave"]
    assert spans(body, "emphasis") == ["and"]
    assert spans(body, "code") == ["code *x*"]
    assert [(body.text[s.start : s.end], s.href) for s in body.spans if s.kind == "link"] == [
        ("ferry", "http://ferry.example/a?b=1&c=2")
    ]


def test_scripts_are_no_link_targets() -> None:
    body = from_markdown("[a](javascript:alert(1)) [b](data:text/html,x) [c](file:///etc/passwd) [d](next.html)")
    assert body.text == "a b c d"
    assert [s.href for s in body.spans] == ["next.html"]


def test_quotations_nest_without_their_signs() -> None:
    body = from_markdown("> One.\n>\n> > Two.\n>\n> Three.\n\nFour.")
    assert body.text == "One.\n\nTwo.\n\nThree.\n\nFour."
    assert [(body.text[s.start : s.end], s.level) for s in body.spans] == [("One.\n\nTwo.\n\nThree.", 1), ("Two.", 2)]


def test_lists_keep_marks_and_numbers() -> None:
    body = from_markdown("- one\n- two\n  - inner *x*\n- three\n\nText\n\n3. c\n4. d\n\nEnd")
    assert body.text == "- one\n- two\n  - inner x\n- three\n\nText\n\n3. c\n4. d\n\nEnd"
    assert spans(body, "list_item") == ["- one", "- two\n  - inner x", "- inner x", "- three", "3. c", "4. d"]
    assert [s.level for s in body.spans if s.kind == "list_item"] == [1, 1, 2, 1, 1, 1]
    assert spans(body, "emphasis") == ["x"]


def test_a_loose_list_has_blank_lines() -> None:
    assert from_markdown("- one\n\n- two\n").text == "- one\n\n- two"


def test_lazy_numbers_are_counted_and_others_kept() -> None:
    assert from_markdown("1. a\n1. b\n1. c").text == "1. a\n2. b\n3. c"
    assert from_markdown("1. a\n3. b\n8. c").text == "1. a\n3. b\n8. c"


def test_tables_are_rows_by_line() -> None:
    body = from_markdown("| Boat | Seats |\n|---|---|\n| *Ida* | 40 |\n| | 12 |")
    assert body.text == "Boat | Seats\nIda | 40\n | 12"
    assert spans(body, "row") == ["Boat | Seats", "Ida | 40", " | 12"]
    assert spans(body, "cell") == ["Boat", "Seats", "Ida", "40", "12"]
    assert spans(body, "table") == [body.text]
    assert spans(body, "emphasis") == ["Ida"]


def test_a_row_with_too_many_cells_loses_none() -> None:
    assert "extra" in from_markdown("| a | b |\n|---|---|\n| c | d | extra |").text


def test_code_is_as_it_is() -> None:
    body = from_markdown("```python\nif x:\n    y *= 2\n\n\nz\n```\n\n    indented <b>")
    assert body.text == "if x:\n    y *= 2\n\n\nz\n\nindented <b>"
    assert spans(body, "code") == ["if x:\n    y *= 2\n\n\nz", "indented <b>"]


def test_a_fence_with_prose_behind_it_keeps_the_prose() -> None:
    assert from_markdown("``` this was meant as text\nmore").text == "this was meant as text\nmore"


def test_hard_breaks_are_line_ends_and_soft_ones_spaces() -> None:
    assert from_markdown("one  \ntwo\\\nthree\nfour<br>five <br/> six").text == "one\ntwo\nthree four\nfive\nsix"


def test_an_image_is_an_aside_at_its_place() -> None:
    body = from_markdown("First.\n\n![The old quay](quay.jpg) Second.\n\nThird ![A boat](b.png 'at sea') here.")
    assert body.text == "First.\n\nSecond.\n\nThird  here."
    assert [(a.kind, a.at, a.text) for a in body.asides] == [
        ("caption", 6, "The old quay"),
        ("caption", len(body.text), "A boat"),
        ("caption", len(body.text), "at sea"),
    ]


def test_raw_html_leaves_its_text() -> None:
    body = from_markdown(
        'A <b>bold</b> <a href="http://x.example/">link</a>.\n\n<div>\n<p>one\n<p>two &amp; three\n</div>'
    )
    assert body.text == "A bold link.\n\none\n\ntwo & three"
    assert [s.kind for s in body.spans] == ["strong", "link"]


def test_a_phrase_tag_that_is_never_closed_ends_with_its_block() -> None:
    body = from_markdown("one <em>two\n\nthree</em> four")
    assert body.text == "one two\n\nthree four"
    assert spans(body, "emphasis") == ["two"]


def test_comments_are_no_text_but_an_open_one_is() -> None:
    assert from_markdown("a <!-- b --> c\n\n<!-- d -->\n\ne").text == "a  c\n\ne"
    assert from_markdown("<!-- never closed\n\nthe text").text == "never closed\n\nthe text".replace("\n\n", " ")


def test_definitions_are_links_when_used_and_text_when_not() -> None:
    body = from_markdown(
        "See [the timetable][1] and note [^a].\n\n[1]: http://ferry.example/\n[2]: http://lost.example/\n[^a]: Ibid."
    )
    assert body.text == "See the timetable and note [^a].\n\n[2]: http://lost.example/\n\n[^a]: Ibid."
    assert [s.href for s in body.spans] == ["http://ferry.example/"]


def test_control_characters_do_not_come_in_by_entities() -> None:
    text = from_markdown("a&#27;[31mb &#x202e;c &Tab;d &#x85;e").text
    assert not has_control(text)
    assert text.replace("\ufffd", "") == "a[31mb c  d e"


@pytest.mark.parametrize(
    "source",
    [
        ">" * 10_000 + " deep",
        "- " * 10_000 + "deep",
        "\n".join("  " * n + "- deep" for n in range(300)),
        "[" * 50_000 + "deep",
        "[a](" * 20_000 + "deep",
        "*_" * 10_000 + "deep",
        "deep " + "`" * 50_000,
        "a\n" * 20_000 + "deep",
        "|" * 20_000 + "\ndeep",
        "x|y\n-|-\n" * 5_000 + "x|y|deep",
        "<a" * 30_000 + " deep",
        "<!--" * 30_000 + "deep",
    ],
)
def test_absurd_input_keeps_its_words(source: str) -> None:
    assert "deep" in from_markdown(source).text


def test_a_very_long_text_becomes_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LONGEST", 10)
    assert from_markdown("# One\n\ntwo *three*\n \nfour").text == "# One\n\ntwo *three*\n\nfour"


WORDS = st.lists(st.sampled_from(["ferry", "quay", "moor", "tide", "buoy"]), min_size=1, max_size=4).map(" ".join)
INLINE = st.one_of(
    WORDS,
    st.builds("*{}*".format, WORDS),
    st.builds("**{}**".format, WORDS),
    st.builds("`{}`".format, WORDS),
    st.builds("[{}](http://x.example/)".format, WORDS),
    st.builds("![{}](x.png)".format, WORDS),
    st.builds("<u>{}</u>".format, WORDS),
    st.builds("~~{}~~".format, WORDS),
)
LINE = st.lists(INLINE, min_size=1, max_size=3).map(" ".join)
BLOCK = st.one_of(
    LINE,
    st.builds("## {}".format, LINE),
    st.builds("> {}\n> > {}".format, LINE, LINE),
    st.builds("- {}\n  - {}\n- {}".format, LINE, LINE, LINE),
    st.builds("7. {}\n8. {}\n\n   {}".format, LINE, LINE, LINE),
    st.builds("```\n{}\n```".format, WORDS),
    st.builds("{}\n{}  \n{}".format, LINE, LINE, LINE),
    st.builds("| {} | {} |\n|---|---|\n| {} | {} |".format, LINE, LINE, LINE, LINE),
    st.builds("<div>\n{}\n</div>".format, WORDS),
    st.builds("[{}]: {}".format, WORDS, WORDS),
)


@given(st.lists(BLOCK, min_size=1, max_size=6).map("\n\n".join))
@example("[ferry quay](http://x.example/)\n\n[ferry quay]: tide")
@example("`[ferry]`\n\n[ferry]: tide")
def test_every_word_comes_out(source: str) -> None:
    body = from_markdown(source)
    out = f"{body.text} {' '.join(a.text for a in body.asides)}"
    for word in ("ferry", "quay", "moor", "tide", "buoy"):
        assert out.count(word) == source.count(word)


def test_a_second_definition_of_a_label_stays_in_the_text() -> None:
    body = from_markdown("[ferry]\n\n[ferry]: /x\n[ferry]: buoy")
    assert "buoy" in body.text
    assert {s.href for s in body.spans if s.kind == "link"} == {"/x"}


@given(st.text("ab \n#>-*_[]!|1.\\=+^", max_size=200))
def test_no_letter_is_lost_in_any_soup_of_signs(source: str) -> None:
    letters = [c for c in source if c in "ab"]
    assert [c for c in from_markdown(source).text if c in "ab"] == letters


@given(st.text("ab \n#>-*_`~[]()<>/!|1.\\=+:&;", max_size=200))
def test_spans_lie_in_the_text_and_in_order(source: str) -> None:
    body = from_markdown(source)
    assert all(0 <= s.start < s.end <= len(body.text) for s in body.spans)
    assert [s.start for s in body.spans] == sorted(s.start for s in body.spans)
    assert "\n\n\n" not in body.text or "code" in {s.kind for s in body.spans}


PIECES = st.sampled_from(
    [
        "word",
        " ",
        "é",
        "\\*",
        "\\[",
        "<em>",
        "</em>",
        "<strong>",
        "</strong>",
        "<br>",
        "[",
        "](<http://x.example/a>)",
        "![",
        "&",
        "&amp;",
        "!",
        "*",
        "_",
        "`",
        "]",
        ">",
        "<",
        "\\",
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_the_quick_reading_of_a_line_is_the_whole_one(text: str) -> None:
    quick = quick_inline(text)
    if quick is not None and text.strip() == text:
        tokens = module._parser().parseInline(text, {})
        whole = inline(tokens[0].children or [])
        assert (quick.text, sorted(map(str, quick.spans)), quick.images) == (
            whole.text,
            sorted(map(str, whole.spans)),
            whole.images,
        )


@given(st.lists(st.one_of(BLOCK, st.lists(PIECES, max_size=8).map("".join)), max_size=6).map("\n\n".join))
def test_reading_in_parts_is_reading_at_once(source: str) -> None:
    parts = from_markdown(source)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_segments", lambda text: iter([(False, text)]))
        assert parts == from_markdown(source)
