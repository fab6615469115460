"""Markdown files: front matter, title, verdicts."""

import pytest

from readroom.importer.formats import Unreadable
from readroom.importer.formats.markdown import FORMAT
from readroom.text.model import Article, Page

WORDS = "The harbour board voted on Thursday to keep the small ferry running through the winter."


def read(text: str) -> Page:
    return FORMAT.read(text.encode(), "a.md")


def only(page: Page) -> Article:
    assert len(page.articles) == 1
    return page.articles[0]


def test_front_matter_names_the_fields() -> None:
    page = read(
        "---\ntitle: Winter ferry\nauthors: [Ida Storm, By Olaf Quay]\ndate: 2021-10-07\nsource: Sound "
        "Observer\noutlet: Gazette\n"
        "url: https://sound.example/a\nlang: en\nsection: Local\ntags:\n- ferry\n- quay\n---\n\n# Winter "
        f"ferry\n\n{WORDS}\n"
    )
    article = only(page)
    assert (article.title, article.authors, article.section) == ("Winter ferry", ("Ida Storm", "Olaf Quay"), "Local")
    assert (article.source, article.outlet, article.url) == ("Sound Observer", "Gazette", "https://sound.example/a")
    assert (article.language, article.keywords) == ("en", ("ferry", "quay"))
    assert article.date is not None
    assert (article.date.value, article.date.raw) == ("2021-10-07", "2021-10-07")
    assert article.body.text == WORDS
    assert article.evidence["title"].line == 2
    assert [v.verdict for v in page.verdicts] == ["metadata"] * 15 + ["kept"] * 3
    assert len(page.verdicts) == page.text.count("\n") + 1


@pytest.mark.parametrize("heading", ["# Winter *ferry*", "# Winter ferry #", "Winter ferry\n============"])
def test_the_first_heading_is_the_title(heading: str) -> None:
    article = only(read(f"\n{heading}\n\n{WORDS}\n\n# Another\n\nEnd."))
    assert article.title == "Winter ferry"
    assert article.body.text == f"{WORDS}\n\nAnother\n\nEnd."


def test_another_title_leaves_the_heading_in_the_text() -> None:
    article = only(read(f"---\ntitle: Something else\n---\n# Winter ferry\n\n{WORDS}"))
    assert (article.title, article.body.text) == ("Something else", f"Winter ferry\n\n{WORDS}")


def test_only_an_outlet_is_the_source() -> None:
    assert only(read(f"---\noutlet: Gazette\n---\n{WORDS}")).source == "Gazette"


def test_an_impossible_date_is_absent() -> None:
    assert only(read(f"---\ndate: 2024-02-30\n---\n{WORDS}")).date is None


def test_an_open_front_matter_is_text() -> None:
    page = read(f"---\ntitle: x\n\n{WORDS}")
    assert WORDS in only(page).body.text
    assert {v.verdict for v in page.verdicts} == {"kept"}


def test_a_title_without_end_is_cut_and_said() -> None:
    page = read(f"---\ntitle: {'x' * 5000}\n---\n{WORDS}")
    assert len(only(page).title or "") == 1000
    assert page.problem is not None


def test_markup_of_the_terminal_is_text() -> None:
    assert only(read("# T\n\n[@click=app.quit]x[/] [bold]y")).body.text == "[@click=app.quit]x[/] [bold]y"


@pytest.mark.parametrize("data", [b"", b"\n \n", b"---\ntitle:\n---\n"])
def test_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        FORMAT.read(data, "a.md")
