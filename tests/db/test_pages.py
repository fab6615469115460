"""Pages: their lines and what became of each."""

import pytest

from readroom.db.errors import LibraryError
from readroom.db.pages import page_lines, page_text
from readroom.text.model import Article, Body, LineVerdict, Page


def test_every_line_has_its_verdict(shelf) -> None:
    text = "Home\nA title\n\nProse.\nShare"
    verdicts = [
        LineVerdict(1, "cut", "navigation"),
        LineVerdict(2, "metadata", "the title", 1),
        LineVerdict(3, "cut", "blank"),
        LineVerdict(4, "kept", "prose", 1),
        LineVerdict(5, "cut", "share bar"),
    ]
    stored = shelf.put(Page("text", text, (Article(Body("Prose.")),), tuple(verdicts)))
    lines = page_lines(shelf.library, stored.page_id)
    assert "\n".join(line.text for line in lines) == text
    assert [LineVerdict(line.line, line.verdict, line.reason, line.article) for line in lines] == verdicts


def test_a_text_that_is_the_articles_own_is_not_kept_twice(shelf) -> None:
    stored = shelf.put(Page("text", "Prose.\n\nMore.", (Article(Body("Prose.\n\nMore.")),)))
    assert shelf.library.connection.execute("select text from page").fetchone() == (None,)
    assert page_text(shelf.library, stored.page_id) == "Prose.\n\nMore."
    assert [line.verdict for line in page_lines(shelf.library, stored.page_id)] == ["kept"] * 3


def test_a_page_that_is_not_there(shelf) -> None:
    with pytest.raises(LibraryError):
        page_text(shelf.library, 7)
