"""Page and Review in the app: tried, taken back, written to the library, or kept in the notebook."""

import os
from contextlib import contextmanager

import pytest

from readroom.app import propose_recipe
from readroom.db.library import Library
from readroom.db.notebook import Notebook
from readroom.db.write import Origin, Writer
from readroom.text.body import BodyBuilder
from readroom.text.model import Article, Evidence, LineVerdict, Page

LINES = ("Menu", "Storm", "The mole held.", "The lamp did not.", "Calm", "Nothing moved.", "Footer")


LONG = "a reason of some length, for which no column at the right has room"


@pytest.fixture
def dump(room):
    """A library with one page of several lines, of which the first and the last are cut."""
    builder = BodyBuilder()
    for line in LINES[2:6]:
        builder.block(line)
    evidence = {"title": Evidence(2, 0.9, "alone"), "section": Evidence(5, 0.4, "label above the title")}
    article = Article(builder.done(), "Storm", section="Calm", lines=(2, 6), evidence=evidence)
    verdicts = (
        LineVerdict(1, "cut", "menu"), LineVerdict(2, "metadata", "title", 1),
        *(LineVerdict(n, "kept", "prose", 1) for n in range(3, 7)), LineVerdict(7, "cut", "footer"),
    )  # fmt: skip
    with Library.open_writable(room.library) as library:
        writer = Writer(library)
        writer.begin()
        run = writer.start_run({}, version="test", now="2026-01-01T00:00:00+00:00")
        page = Page("text", "\n".join(LINES), (article,), verdicts, "Gull", extractor="test")
        writer.store_page(page, Origin("/p/a.txt", "a.txt", 0, b"a", "papers"), run)
        writer.commit()
    return room


def titles(room) -> list[tuple[str | None, str]]:
    """Title and text of the library's articles by their place on the page."""
    from readroom.db.articles import get_article

    with Library.open(room.library) as library:
        ids = [i for (i,) in library.connection.execute("select id from article order by position")]
        return [(a.row.title, a.body.text) for a in (get_article(library, i) for i in ids)]


@contextmanager
def another_import(room):
    """Another program that holds the importer's lock."""
    with Library.open_writable(room.library):
        yield


def row_of(desk, line: int) -> str:
    """What the screen shows of a line of the page."""
    return next(text for text in desk.lines if text.startswith(f"{line:>5} "))


async def test_lines_are_tried_out_and_taken_back(dump) -> None:
    async with dump.open(100, 24) as desk:
        await desk.press("p", "j", "j", "x")
        assert row_of(desk, 4).startswith("    4 -")
        assert "cut: corrected by you" in row_of(desk, 4)
        assert "1 not written" in desk.lines[0]
        assert desk.status.startswith("1 article on the page; 1 change not written")
        await desk.press("|", "comma", "t")
        assert row_of(desk, 5).startswith("    5 =2 Calm")
        assert desk.status.startswith("2 articles on the page; 3 changes not written")
        await desk.press("u", "u")
        assert desk.status.startswith("Taken back; 1 article on the page; 1 change")
        assert row_of(desk, 5).startswith("    5   Calm")
        await desk.press("u")
        assert "not written" not in desk.text
        assert titles(dump) == [("Storm", "\n\n".join(LINES[2:6]))]


async def test_what_is_written_is_in_the_library_and_in_the_panes(dump) -> None:
    async with dump.open(100, 24) as desk:
        await desk.press("enter", "p", "g", "g", "4", "j", "|", "comma", "t", "comma", "w")
        assert desk.status.startswith("Written: 1 article changed, 1 added; u or readroom edit --undo 1 takes it back")
        assert titles(dump) == [("Storm", "The mole held.\n\nThe lamp did not."), ("Calm", "Nothing moved.")]
        await desk.press("q")
        assert desk.focused() == "reader"
        assert "Nothing moved." not in desk.text
        await desk.press("q")
        assert "Calm" in desk.text
        assert "Articles 2" in desk.lines[0]


async def test_what_cannot_be_written_is_kept_in_the_notebook(dump) -> None:
    with another_import(dump):
        async with dump.open(100, 24) as desk:
            await desk.press("enter", "p", "j", "j", "x", "comma", "w")
            assert desk.status.startswith("Kept in your notebook, corrected by you")
            assert "cut: corrected by you" in row_of(desk, 4)
            await desk.press("q", "q", "enter")
            assert "corrected by you" in desk.lines[0]
            await desk.press("p")
            assert "cut: corrected by you" in row_of(desk, 4)
            await desk.press("u", "q", "p")
            assert "corrected by you" not in desk.text
    assert titles(dump) == [("Storm", "\n\n".join(LINES[2:6]))]
    with Notebook.open(dump.notes) as notebook:
        assert notebook.proposals() == []
        notebook.redo()
        (kept,) = notebook.proposals()
        assert [edit["text"] for edit in kept.to_row()["value"]] == ["The lamp did not."]


async def test_what_is_not_written_is_not_lost_by_one_key(dump) -> None:
    async with dump.open(100, 24) as desk:
        await desk.press("p", "x", "q")
        assert desk.status.startswith("1 not written: , w writes")
        assert desk.lines[0].startswith(" Page · 1 not written")
        await desk.press("q")
        assert "Page" not in desk.lines[0]
        assert titles(dump) == [("Storm", "\n\n".join(LINES[2:6]))]


async def test_what_makes_no_sense_is_said(dump) -> None:
    async with dump.open(100, 24) as desk:
        await desk.press("p", "&")
        assert desk.status.startswith("Nothing is changed: there is no article before this one")
        await desk.press("comma", "d")
        assert desk.status.startswith("Nothing is changed: no date stands in this line")
        await desk.press("g", "g", "x", "comma", "w")
        assert "not written" not in desk.lines[0]
        assert desk.status.startswith("There is nothing to write")


async def test_what_was_written_here_is_taken_back_by_the_same_key(dump) -> None:
    async with dump.open(100, 24) as desk:
        await desk.press("p", "j", "x", "comma", "w")
        assert desk.status.startswith("Written: 1 article changed; u or readroom edit --undo 1 takes it back")
        assert row_of(desk, 3).startswith("    3 -")
        await desk.press("u")
        assert desk.status.startswith("Undid: correction 1 of the library; 1 article ")
        assert row_of(desk, 3).startswith("    3  ")
    assert titles(dump)[0][1].startswith("The mole held.")
    with Library.open(dump.library) as library:
        assert library.connection.execute("select undone is null from correction").fetchall() == [(0,)]


async def test_counts_cut_and_keep_several_lines(dump) -> None:
    async with dump.open(100, 24) as desk:
        await desk.press("p", "j", "2", "x")
        assert row_of(desk, 3).startswith("    3 -")
        assert row_of(desk, 4).startswith("    4 -")
        await desk.press("k", "k", "2", "+")
        assert row_of(desk, 4).startswith("    4  ")


async def test_review_opens_the_page_and_accepts(dump) -> None:
    async with dump.open(100, 24) as desk:
        await desk.press("comma", "v")
        assert desk.lines[0].startswith(" Review · 1 page to look at, the likeliest wrong first")
        assert desk.lines[1].startswith(" 0.60 section           Storm")
        assert desk.status.startswith("section: label above the title")
        await desk.press("enter")
        assert desk.lines[0].startswith(" Page")
        assert desk.status.endswith("line 5 of 7")
        await desk.press("q", "a")
        assert "Nothing waits for review." in desk.text
        await desk.press("q", "comma", "v")
        assert desk.lines[0].startswith(" Review · 0 pages to look at")
    with Library.open(dump.library) as library:
        assert library.connection.execute("select field, decision from reviewed").fetchall() == [
            ("section", "accepted")
        ]


@pytest.fixture
def more(dump):
    """The same library with an unsure page of two articles, and a page in which no article was found."""
    with Library.open_writable(dump.library) as library:
        writer = Writer(library)
        writer.begin()
        text = "First\nA line of it.\nSecond\nA line of that."
        unsure = {
            "title": Evidence(1, 0.3, "a guess that takes a good many words to tell, more than there are columns")
        }
        articles = []
        for title, line in (("First", 2), ("Second", 4)):
            builder = BodyBuilder()
            builder.block(text.split("\n")[line - 1])
            articles.append(Article(builder.done(), title, lines=(line - 1, line), evidence=unsure))
        verdicts = tuple(
            LineVerdict(n, "kept" if n % 2 == 0 else "metadata", LONG, (n + 1) // 2)
            for n in range(1, 5)
        )  # fmt: skip
        writer.store_page(Page("text", text, tuple(articles), verdicts), Origin("/p/b.txt", "b.txt", 0, b"b"), 1)
        lost = (LineVerdict(1, "cut", "menu"), LineVerdict(2, "cut", "a list of links"), LineVerdict(3, "cut", "menu"))
        menu = Page("text", "Home\nThe lost one tells of the storm.\nAbout", (), lost, extractor="test")
        writer.store_page(menu, Origin("/p/menu.txt", "menu.txt", 0, b"m"), 1)
        writer.commit()
    return dump


async def test_review_has_a_line_for_each_page_and_a_accepts_all_of_it(more) -> None:
    async with more.open(80, 24) as desk:
        await desk.press("comma", "v")
        assert desk.lines[0].startswith(" Review · 3 pages to look at")
        assert [line[:17].split() for line in desk.lines[1:4]] == [
            ["0.91", "title"], ["0.70", "page"], ["0.60", "section"]
        ]  # fmt: skip
        assert desk.status.startswith("title: a guess that takes a good many words")
        await desk.press("a")
        assert desk.status.startswith("Accepted")
        assert desk.lines[0].startswith(" Review · 2 pages to look at")
        await desk.press("q", "comma", "v")
        assert desk.lines[0].startswith(" Review · 2 pages to look at")


async def test_a_page_without_an_article_is_opened_and_gets_one(more) -> None:
    async with more.open(80, 24) as desk:
        await desk.press("comma", "v", "j", "enter")
        assert desk.lines[0].startswith(" Page · menu.txt · 3 lines: 0 kept")
        await desk.press("j", "+", "comma", "w")
        assert desk.status.startswith("Written: 1 article added;")
        await desk.press("q")
    assert (None, "The lost one tells of the storm.") in titles(more)


async def test_the_whole_reason_of_the_line_stands_below(more) -> None:
    async with more.open(80, 24) as desk:
        await desk.press("comma", "v", "enter")
        assert desk.status.strip() == f"metadata: {LONG}"
        assert "a reason of some length" not in row_of(desk, 1)
        await desk.press("q", "j", "enter")
        assert desk.status.startswith("cut: menu")
        assert desk.status.endswith("line 1 of 3")
        await desk.press("j")
        assert desk.status.startswith("cut: a list of links")
        assert desk.status.endswith("line 2 of 3")


async def test_what_is_accepted_in_anothers_library_stays_in_the_notebook(dump) -> None:
    with another_import(dump):
        async with dump.open(100, 24) as desk:
            await desk.press("comma", "v", "a")
            assert desk.status.startswith("Accepted, in your notebook")
            await desk.press("q", "comma", "v")
            assert "Nothing waits for review." in desk.text
    with Library.open(dump.library) as library:
        assert library.connection.execute("select count(*) from reviewed").fetchone() == (0,)


async def test_an_article_that_is_cut_away_leaves_the_reader_empty(dump) -> None:
    async with dump.open(100, 24) as desk:
        await desk.press("enter", "p", "g", "g", "j", "5", "x", "comma", "w", "q")
        assert titles(dump) == []
        assert "The mole held." not in desk.text
        assert os.path.exists(dump.library)


async def test_an_entry_is_turned_into_a_recipe(more) -> None:
    path = more.folder / "sea.toml"
    async with more.open(200, 24, propose=propose_recipe) as desk:
        await desk.press("comma", "v", "r")
        assert "Write the recipe to a new file: " in desk.text
        await desk.press("ctrl+u")
        await desk.type(str(path))
        await desk.press("enter")
        assert desk.status.startswith("Written; try it: readroom explain PAGE --recipe ")
        await desk.press("r", "ctrl+u")
        await desk.type(str(path))
        await desk.press("enter")
        assert "is there already" in desk.status
    assert path.read_text(encoding="utf-8").startswith("# Proposed by readroom from ")
