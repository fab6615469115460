"""wallabag's export: when it was saved and when it was published are two dates, and annotations are not the text."""

import io
from pathlib import Path

import pytest

from readroom.importer import limits
from readroom.importer.formats import Record, Unreadable, find_format
from readroom.importer.formats.wallabag import FORMAT
from readroom.text.model import Aside, Page, PrintedDate

FIXTURES = Path(__file__).parent.parent / "fixtures" / "formats"
DATA = (FIXTURES / "wallabag_export.json").read_bytes()


def read(number: int) -> Page:
    found = [p for p in FORMAT.records(io.BytesIO(DATA)) if isinstance(p, Record)]
    return FORMAT.read_record(found[number - 1].data, number, "wallabag_export.json")


def test_an_entry_with_everything() -> None:
    page = read(1)
    article = page.articles[0]
    assert (article.title, article.authors, article.source, article.language) == (
        "Tenth barge turned back at Marrowick",
        ("Hedda Lind",),
        "mercury.example",
        "en",
    )
    assert article.date == PrintedDate("2021-03-15T06:30", "minute", "2021-03-15T06:30:00+0000", article.date.line)  # type: ignore[union-attr]
    assert page.crawl_date is not None
    assert page.crawl_date.value == "2021-05-01T07:00"
    assert (article.url, article.keywords) == ("https://mercury.example/2021/tenth-barge", ("locks", "a long read"))
    assert article.body.text.split("\n\n")[0].startswith("The lock keepers of Marrowick counted nine barges")
    assert article.body.asides == (Aside("caption", len(article.body.text), "The lower gate"),)


def test_annotations_are_lines_beside_the_article() -> None:
    page = read(1)
    lines = page.text.split("\n")
    beside = [(lines[v.line - 1], v.reason) for v in page.verdicts if v.verdict == "aside"]
    assert beside == [
        ("annotated: Nobody dredges what nobody sees.", "annotation: the passage"),
        ("annotation: who pays for dredging?", "annotation: the note"),
        ("annotated: nine barges", "annotation: the passage"),
        ("The lower gate", "caption"),
    ]
    assert "who pays" not in page.articles[0].body.text
    assert "reader@example.org" not in page.text
    assert [v.line for v in page.verdicts] == list(range(1, len(lines) + 1))


def test_what_was_only_saved_is_undated() -> None:
    page = read(2)
    article = page.articles[0]
    assert (article.title, article.date, article.authors, article.language) == ("Les éclusiers", None, (), "fr")
    assert page.crawl_date is not None
    assert page.crawl_date.value == "2021-05-03T07:00"


@pytest.mark.parametrize(
    ("number", "reason"), [(3, "wallabag could not fetch this article"), (4, "^no text in this record$")]
)
def test_what_has_no_text_says_why(number: int, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(number)


def test_detection() -> None:
    assert find_format(DATA[: limits.HEAD_BYTES], "a.json") is FORMAT
    assert find_format(DATA[:400], "") is FORMAT
    assert find_format(b'[{"title": "x", "content": "y", "is_archived": 0}]', "") is not FORMAT
    for path in sorted(FIXTURES.iterdir()):
        if not path.name.startswith("wallabag_"):
            with path.open("rb") as file:
                assert find_format(file.read(limits.HEAD_BYTES), path.name) is not FORMAT, path.name
