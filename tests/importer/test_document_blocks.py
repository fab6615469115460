"""Blocks of a document as a reading text: shape, spans that stay on their words, asides in their places."""

from hypothesis import given
from hypothesis import strategies as st

from readroom.importer.document.blocks import Block, body_of
from readroom.importer.document.page import document_page
from readroom.text.model import Span

PROSE = "The bell was cast twice, since the first one rang a tone too low for the hall that it was meant to fill."


def marked(block: Block) -> list[str]:
    body = body_of([block])
    return [body.text[s.start : s.end] for s in body.spans]


@given(st.text(alphabet="ab \n\t", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_spans_stay_on_their_words(text: str, start: int, end: int) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    body = body_of([Block("paragraph", text, [Span("strong", start, end)])])
    assert "\n\n" not in body.text
    assert body.text == body.text.strip()
    held = "".join(body.text[s.start : s.end] for s in body.spans)
    assert "".join(held.split()) == "".join(text[start:end].split())
    assert "".join(body.text.split()) == "".join(text.split())


def test_lists_quotations_and_code_are_one_block_each() -> None:
    blocks = [
        Block("item", "one", level=1, marker="1."), Block("aside", "a note", aside="note"),
        Block("item", "deep", level=2, marker="-"), Block("quote", "said"), Block("quote", "again"),
        Block("code", "x = 1"), Block("code", "y"), Block("cut", "gone"), Block("metadata", "gone too"),
    ]  # fmt: skip
    body = body_of(blocks)
    assert body.text == "1. one\n  - deep\n\nsaid\n\nagain\n\nx = 1\ny"
    assert [(s.kind, body.text[s.start : s.end]) for s in body.spans] == [
        ("list_item", "1. one"), ("list_item", "- deep"), ("quote", "said\n\nagain"), ("code", "x = 1\ny"),
    ]  # fmt: skip
    assert [(a.text, a.at) for a in body.asides] == [("a note", len("1. one\n  - deep"))]


def test_tables_lose_their_empty_ends() -> None:
    rows = [[("a", []), ("b\nc", [Span("strong", 2, 3)]), ("", [])], [("", []), ("", [])], [("", []), ("d", [])]]
    assert body_of([Block("table", rows=rows)]).text == "a | b c\n | d"
    assert marked(Block("table", rows=rows)) == ["a | b c\n | d", "a | b c", "a", "b c", "c", " | d", "d"]


def test_the_page_holds_what_the_blocks_print() -> None:
    blocks = [
        Block("aside", "Head", reason="running head"), Block("heading", "The bell", level=1), Block("paragraph", PROSE),
        Block("item", "one\ntwo", level=1, marker="-"), Block("cut", "Contents 1", reason="table of contents"),
        Block("paragraph", " \n "),
    ]  # fmt: skip
    page = document_page("x", blocks)
    assert page.text == f"Head\nThe bell\n{PROSE}\n- one\ntwo\nContents 1"
    assert [(v.line, v.verdict, v.article) for v in page.verdicts] == [
        (1, "aside", 1), (2, "metadata", 1), (3, "kept", 1), (4, "kept", 1), (5, "kept", 1), (6, "cut", None),
    ]  # fmt: skip
    article = page.articles[0]
    assert (article.title, article.lines, article.language) == ("The bell", (1, 6), "en")
    assert article.body.text == f"{PROSE}\n\n- one\ntwo"
