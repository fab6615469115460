"""Exports: what each format keeps, and that no letter is lost in Markdown."""

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.db.articles import FullArticle, get_article
from readroom.db.export import exporter, names
from readroom.db.export.csv import COLUMNS
from readroom.db.export.markdown import article_markdown, body_markdown
from readroom.text.body import BodyBuilder
from readroom.text.markdown import from_markdown
from readroom.text.model import Aside, Body, Span, Voice

SIGNS = (
    "a", "word", " ", "  ", "é", "漢", "’", "\u00a0", ".", ":", "*", "**", "_", "`", "``", "```", "[", "]", "(", ")",
    "<", ">", "&", "&amp;", "!", "#", "- ", "+ ", "1. ", "2) ", "> ", "|", " | ", "---", "===", "\\", "~~", "~~~", "\n",
    "\n\n", "<em>", "</em>", "<br>", "<!-- -->", "*em*", "**st**", "`co de`", "[x](http://e.example/a?b=1&c=2)",
    "[y](<http://e.example/(a b)>)", "- a\n- b\n", "1. a\n2. b\n", "> q\n> r\n", "```\ncode\n\nmore\n```\n", "# H\n",
    "| a | b |\n|---|---|\n| c | d |\n", "![cap](u)", "http://e.example",
)  # fmt: skip
MARKUP = st.lists(st.sampled_from(SIGNS), max_size=25).map("".join)
CARRIED = ("heading", "link", "quote", "list_item", "table", "row", "cell", "emphasis", "strong", "code")


def structure(body: Body) -> list[tuple[Any, ...]]:
    return sorted((s.kind, s.start, s.end, s.href or "") for s in body.spans if s.kind in CARRIED)


def again(body: Body) -> Body:
    return from_markdown(body_markdown(body))


@given(MARKUP)
def test_markdown_of_what_was_markdown_reads_as_the_same_text(markup: str) -> None:
    body = from_markdown(markup)
    assert again(body).text.split() == body.text.split()


@st.composite
def bodies(draw: st.DrawFn) -> Body:
    """Bodies of any text with any spans, such as an export of another program may hold."""
    builder = BodyBuilder()
    for text in draw(st.lists(MARKUP | st.text(max_size=30), max_size=4)):
        ends = st.integers(0, len(text))
        kinds = st.sampled_from(["strong", "emphasis", "link", "code", "quote", "list_item", "heading", "table"])
        spans = [
            Span(kind, min(a, b), max(a, b), 1, "http://e.example/" if kind == "link" else None)
            for kind, a, b in draw(st.lists(st.tuples(kinds, ends, ends), max_size=4))
        ]
        builder.block(text, spans, tight=draw(st.booleans()))
    return builder.done()


@given(bodies())
def test_no_letter_of_any_text_is_lost(body: Body) -> None:
    assert again(body).text.split() == body.text.split()


@pytest.mark.parametrize(
    "markup",
    [
        "One paragraph.\n\nAnother one.",
        "One line\\\nand the next.",
        "# A heading\n\n## One with *emphasis* and a # at its end \\#\n\nText.",
        "- one\n- two\n  - below two\n  - and again\n- three",
        "1. first\n2. second\n\nText.\n\n1. first again",
        "1. one\n\n<!-- -->\n\n1. another list",
        "- tight\n- list\n\n<!-- -->\n\n- another\n- list",
        "- loose\n\n- list\n\n  with a second paragraph",
        "> a quotation\n>\n> in two paragraphs\n\n> and another",
        "> - an item\n> - in a quotation\n>\n> > and one inside it",
        "Text with **strong**, *emphasis*, `code` and [a link](https://e.example/?a=1&b=2).",
        "Un*believ*able, **“quoted”**, *a **b** c*, ***both***, `` a ` tick ``.",
        "[*a* link](<https://e.example/(a b)>)!\\[not an image](x)",
        "    code as it stands\n\n    # no heading\n\nText.",
        "````\n```\nfence\n```\n````",
        "| a | b |\n| --- | --- |\n| *c* | `d \\| e` |\n|  | f |",
        "| one |\n| --- |\n| cell |",
        "\\- no item\n\n1\\. no number\n\n\\# no heading\n\n\\> no quotation\n\n\\| no | table\n\\--- | ---",
        "2\\*2\\*2 \\_x\\_ \\`y\\` \\[z\\] \\<b\\> \\&amp; a & b, \\~\\~c\\~\\~ \\\\",
        "Text\n\\===\n\nText\n\\---",
    ],
)
def test_structure_comes_back(markup: str) -> None:
    body = from_markdown(markup)
    assert again(body).text == body.text
    assert structure(again(body)) == structure(body)


def test_captions_stand_at_their_places() -> None:
    body = from_markdown("One.\n\n![The *quay* at dawn](x)\n\nTwo.\n\n![At night \\[1\\]](y)")
    assert [a.kind for a in body.asides] == ["caption", "caption"]
    assert again(body) == body


def test_a_long_article_is_written_in_a_moment() -> None:
    builder = BodyBuilder()
    for number in range(3000):
        text = f"{number} words and [signs] in * a line"
        builder.block(text, [Span("link", 0, 4, href="http://e.example/"), Span("quote", 0, len(text), 1)])
    body = builder.done()
    assert again(body).text == body.text


def test_spans_that_cross_or_repeat_lose_no_letter() -> None:
    text = "one two three four"
    spans = [
        Span("strong", 0, 7),
        Span("emphasis", 4, 13),
        Span("emphasis", 4, 13),
        Span("link", 2, 9, href="http://x/"),
    ]
    spans += [Span("quote", 0, 5, 1), Span("list_item", 3, 9, 1), Span("heading", 0, 9, 1), Span("table", 2, 18)]
    assert again(Body(text, tuple(spans))).text == text
    deep = tuple(Span("quote" if n % 2 else "list_item", n, 900 - n, n + 1) for n in range(400))
    assert again(Body("- " * 450, deep)).text.split() == ("- " * 450).split()


Make = Callable[..., Any]


@pytest.fixture
def stored(shelf: Any, make_article: Make, make_page: Make) -> Callable[..., FullArticle]:
    """Store an article and read it again."""

    def store(
        text: str = "A text.", title: str | None = "A title", date: str | None = "2031-05", **more: Any
    ) -> FullArticle:
        (article_id,) = shelf.put(make_page(make_article(text, title, date, **more), source="The Gull")).articles
        return get_article(shelf.library, article_id)

    return store


def test_every_format_is_a_module(stored: Callable[..., FullArticle]) -> None:
    assert names() == ["csv", "jsonl", "markdown"]
    for name in names():
        assert "".join(exporter(name)([stored(f"The text of {name}.")])).endswith("\n")
        assert "".join(exporter(name)([])).count("\n") == (name == "csv")


def test_a_format_is_added_by_one_file(
    stored: Callable[..., FullArticle], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import readroom.db.export

    (tmp_path / "keys.py").write_text("def export(articles):\n    yield from (a.row.key + '\\n' for a in articles)\n")
    monkeypatch.setattr(readroom.db.export, "__path__", [*readroom.db.export.__path__, str(tmp_path)])
    try:
        assert names() == ["csv", "jsonl", "keys", "markdown"]
        article = stored()
        assert list(exporter("keys")([article])) == [f"{article.row.key}\n"]
    finally:
        sys.modules.pop("readroom.db.export.keys", None)


def test_an_unknown_format_is_an_error() -> None:
    with pytest.raises(ModuleNotFoundError):
        exporter("docx")


def test_json_has_a_line_for_each(stored: Callable[..., FullArticle]) -> None:
    lines = list(exporter("jsonl")([stored("Høglund\n\nzwei"), stored("十四", None, None)]))
    assert [line.count("\n") for line in lines] == [1, 1]
    rows = [json.loads(line) for line in lines]
    assert [row["text"] for row in rows] == ["Høglund\n\nzwei", "十四"]
    assert (rows[1]["title"], rows[1]["date"], rows[1]["authors"], rows[1]["voices"]) == (None, None, [], [])
    assert "十四" in lines[1]


def csv_rows(*articles: FullArticle) -> list[dict[str, str]]:
    text = "".join(exporter("csv")(articles))
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert all(tuple(row) == COLUMNS for row in rows)
    return rows


@pytest.mark.parametrize(
    "formula",
    ["=1+1", "= HYPERLINK(1)", "+1", "-1+2", "@SUM(1)", "=cmd|' /C calc'!A0", "＝1+1", "＋1", "－1", "＠x", "-", "- x"],
)
def test_no_cell_of_a_table_is_a_formula(stored: Callable[..., FullArticle], formula: str) -> None:
    (row,) = csv_rows(stored(formula, formula, authors=[formula], section=formula, keywords=(formula,), outlet=formula))
    for name in ("text", "title", "authors", "section", "keywords", "outlet"):
        assert row[name] == "'" + formula
    assert row["source"] == "The Gull"


def test_a_table_keeps_line_ends_quotes_and_commas(stored: Callable[..., FullArticle]) -> None:
    text = 'A "quoted", line\n\nand; another | one'
    (row,) = csv_rows(stored(text, 'Title, "with"', authors=["Ada Reed", "Bo, Quist"]))
    assert (row["text"], row["title"], row["authors"]) == (text, 'Title, "with"', "Ada Reed; Bo, Quist")
    assert (row["first_date"], row["date"], row["date_precision"]) == ("", "2031-05", "month")


@pytest.mark.parametrize(
    "title",
    [
        "Plain", "With: colon", 'With "quotes" and \\ backslash\\', "- dash", "1. number", "> quote", "# hash #", "C#",
        "*stars* & `ticks`", "[brackets](x)", "null", "~", "& anchor", "!!tag", "2021", "{a: b}", "| pipe", "===",
        "十四",
    ],
)  # fmt: skip
def test_the_front_of_a_markdown_article_reads_as_what_it_says(stored: Callable[..., FullArticle], title: str) -> None:
    from readroom.importer.formats.markdown import read_markdown

    authors = ("Ada Reed", 'Bo "B" Quist', "By-Name; Sons", "- dash")
    article = stored("A text.\n\n" + "More of it.", title, authors=authors, section="A: b", keywords=("#z", "x, y"))
    (found,) = read_markdown(article_markdown(article)).articles
    assert (found.title, found.authors, found.section, found.keywords) == (title, authors, "A: b", ("#z", "x, y"))
    assert (found.date.value if found.date else None, found.source) == ("2031-05", "The Gull")
    assert found.body.text == article.body.text


def test_an_untitled_article_keeps_its_first_heading(stored: Callable[..., FullArticle]) -> None:
    from dataclasses import replace

    from readroom.importer.formats.markdown import read_markdown

    article = replace(stored("x", None), body=from_markdown("# A heading of the text\n\nAnd the text."))
    (found,) = read_markdown(article_markdown(article)).articles
    assert found.title is None
    assert found.body == article.body


def test_asides_and_voices_are_named_in_front(stored: Callable[..., FullArticle]) -> None:
    from dataclasses import replace

    body = Body(
        "A text.", (), (Aside("bio", 7, "Ada writes:\nby night"), Aside("caption", 7, "The quay")),
        (Voice(0, 6, "A title", ("Bo Quist",), "The Gull", None, "https://gull.example/a"),),
    )  # fmt: skip
    head, _, rest = article_markdown(replace(stored(), body=body)).removeprefix("---\n").partition("\n---\n")
    assert '  - "bio: Ada writes: by night"' in head.splitlines()
    assert '  - "Bo Quist · The Gull · “A title” · https://gull.example/a [0, 6)"' in head.splitlines()
    assert "The quay" not in head
    assert rest == "\n# A title\n\nA text.\n\n![The quay]()\n"
