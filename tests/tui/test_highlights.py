"""The Highlights pane: of the article, of the whole library, filtered; and what its keys do."""

import runpy
from dataclasses import replace
from pathlib import Path

import pytest

from readroom.db.highlights import Highlight
from readroom.tui.widgets.highlight_rows import kept

HOST = runpy.run_path(str(Path(__file__).with_name("reading_host.py")))
reading, make_article, TEXT = HOST["reading"], HOST["make_article"], HOST["TEXT"]
OTHER = make_article("A dry summer. The wells were empty.", "The dry summer")


def add(here, words, *, article=None, **more):
    """The job that marks some words of an article."""
    article = article or here.article
    text = article.body.text
    start = text.index(words)
    return lambda nb: nb.add(article.row.key, article.digest, text, start, start + len(words), **more)


async def fill(here):
    """Two highlights in the open article, one in another."""
    from readroom.db.articles import get_article

    other = await here.app.backend.library(lambda library: get_article(library, 2))
    await here.notes(add(here, "offered its icebreaker", colour="green", tags=["help/ice"], note="who paid?\nask"))
    await here.notes(add(here, "Nobody had seen it since 1963", colour="yellow", tags=[], note=""))
    await here.notes(add(here, "The wells were empty", article=other, colour="red", tags=["water"], note=""))
    await here.list.reload()
    await here.pane.reload()
    here.app.screen.set_focus(here.list)
    await here.settle()
    return other


def beside(tmp_path, **more):
    return reading(tmp_path, make_article(), OTHER, size=more.pop("size", (120, 24)), beside=True)


def column(here):
    """What the pane shows."""
    return ["".join(s.text for s in here.list.render_line(y)).rstrip() for y in range(here.list.size.height)]


async def test_the_highlights_of_the_article(tmp_path):
    async with beside(tmp_path) as here:
        await fill(here)
        assert column(here)[:5] == [
            "▎ “Nobody had seen it since 1963”",
            "",
            "▌ “offered its icebreaker”",
            "  #help/ice  ✎ who paid?",
            "",
        ]
        assert here.list.heading == "Highlights 2"
        assert here.list.position == "row 1 of 2"


async def test_the_highlights_of_the_whole_library(tmp_path):
    async with beside(tmp_path) as here:
        await fill(here)
        await here.list.do_all_highlights(None)
        await here.settle()
        rows = column(here)
        assert "█ “The wells were empty”" in rows
        assert rows[rows.index("█ “The wells were empty”") + 2] == "  The dry summer · 2020-01-25"
        assert here.list.heading == "Highlights 3 · library"
        await here.list.do_all_highlights(None)
        assert len(here.list.rows) == 2


async def test_an_empty_list_says_how_to_fill_it(tmp_path):
    async with beside(tmp_path) as here:
        assert column(here)[0] == " No highlights yet."


async def test_enter_goes_to_the_words(tmp_path):
    async with beside(tmp_path) as here:
        other = await fill(here)
        await here.press("j", "enter")
        assert here.app.opened == [(1, TEXT.index("offered its icebreaker"))]
        await here.list.do_all_highlights(None)
        here.list.go_to([h.exact for h in here.list.rows].index("The wells were empty"))
        await here.press("enter")
        assert here.app.opened[1] == (2, other.body.text.index("The wells"))


async def test_a_filter_keeps_what_fits(tmp_path):
    async with beside(tmp_path) as here:
        await fill(here)
        await here.press("slash")
        here.app.answered("#help")
        assert [h.exact for h in here.list.rows] == ["offered its icebreaker"]
        assert here.list.heading == "Highlights 1 · /#help"
        here.app.answered("absent")
        assert column(here)[0] == " No highlight fits the filter."
        here.app.answered("")
        assert len(here.list.rows) == 2


async def test_d_removes_and_the_reader_shows_it(tmp_path):
    async with beside(tmp_path) as here:
        await fill(here)
        assert here.screen()[6].startswith("▎")
        await here.press("d")
        assert [h.exact for h in await here.notes()][:1] == ["offered its icebreaker"]
        assert not here.screen()[6].startswith("▎")
        await here.press("u")
        assert len(here.list.rows) == 2


async def test_a_mark_in_the_reader_comes_into_the_list(tmp_path):
    async with beside(tmp_path) as here:
        await here.press("m", "m")
        assert [h.exact for h in here.list.rows] == ["The harbour froze in the first week of January."]
        await here.press("d")
        assert here.list.rows == []


async def test_a_note_is_edited_in_the_list(tmp_path):
    async with beside(tmp_path) as here:
        await fill(here)
        await here.press("j", "a", *"!", "escape")
        assert [h.note for h in await here.notes()][1] == "who paid?\nask!"
        assert here.app.focused is here.list
        assert here.list.cursor == 1


async def test_tags_are_edited_in_the_list(tmp_path):
    async with beside(tmp_path) as here:
        await fill(here)
        await here.press("t", *"he", "tab", "enter")
        assert (await here.notes())[0].tags == ("help/ice",)
        assert "#help/ice" in column(here)[1]


async def test_y_copies_the_quotation(tmp_path):
    async with beside(tmp_path) as here:
        await fill(here)
        await here.press("y")
        assert here.app.copied[0].startswith("“Nobody had seen it since 1963”\n— Ada Reed, ")


async def test_a_highlight_that_waits_says_so_and_is_confirmed(tmp_path):
    async with beside(tmp_path) as here:
        await fill(here)
        key, text = here.article.row.key, TEXT.replace("since 1963", "since the spring of 1963")
        await here.notes(lambda nb: nb.reanchor(key, "another digest", text))
        await here.list.reload()
        assert column(here)[0] == "▎ edited? “Nobody had seen it since 1963”"
        found = here.list.highlight.suggestion
        await here.press("enter")
        assert here.app.opened == [(1, found.start)]
        await here.press("y")
        assert here.app.copied == ["“Nobody had seen it since 1963”\n"]
        await here.list.do_confirm_place(None)
        assert not here.list.rows[0].waiting
        assert here.list.rows[0].exact.startswith("Nobody had seen it since the spring")


async def test_words_that_wait_are_not_drawn_over_other_words(tmp_path):
    async with beside(tmp_path) as here:
        await fill(here)
        key = here.article.row.key
        await here.notes(lambda nb: nb.reanchor(key, "another digest", "Quite another text."))
        changed = replace(here.article, digest="another digest", body=HOST["make_body"]("Quite another text."))
        await here.pane.show(changed)
        await here.settle()
        assert here.pane.marks == []
        assert not any(line.startswith("▎") for line in here.screen())


async def test_an_article_that_is_not_in_this_library(tmp_path):
    async with beside(tmp_path) as here:
        await here.notes(lambda nb: nb.add("elsewhere", "d", "Lost words.", 0, 4))
        await here.list.do_all_highlights(None)
        await here.settle()
        assert column(here)[2] == "  an article that is not in this library"
        here.app.screen.set_focus(here.list)
        await here.press("enter", "y")
        assert here.app.opened == []
        assert here.app.said[-1].startswith("no article 'elsewhere'")


async def test_no_control_character_and_no_markup_reaches_the_list(tmp_path):
    async with beside(tmp_path) as here:
        await here.notes(add(here, "froze", tags=["[b]x[/q]"], note="[red]n[/x]"))
        await here.list.reload()
        assert column(here)[:2] == ["▎ “froze”", "  #[b]x[/q]  ✎ [red]n[/x]"]


async def test_the_pane_of_40_by_10(tmp_path):
    async with reading(tmp_path, make_article(), OTHER, size=(40, 10), beside=True) as here:
        here.pane.display = False
        await fill(here)
        assert here.screen() == [
            "▎ “Nobody had seen it since 1963”",
            "",
            "▌ “offered its icebreaker”",
            "  #help/ice  ✎ who paid?",
            *[""] * 6,
        ]


def mark(exact, colour="yellow", tags=(), note=""):
    return Highlight("i", "k", "d", 0, 1, exact, "", "", colour, tags, note, None, "", "")


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("", [0, 1, 2]),
        ("ice", [0, 2]),
        ("ICE paid", [0]),
        ("#help", [0, 1]),
        ("#help/ice", [0]),
        ("green", [1]),
        ("#help green", [1]),
        ("#", []),
        ("nothing", []),
    ],
)
def test_what_a_filter_keeps(wanted, expected):
    marks = [
        mark("Ice on the quay", tags=("help/ice",), note="who paid?"),
        mark("a boat", colour="green", tags=("help",)),
        mark("cold", note="the ice again", tags=("helper",)),
    ]
    assert [marks.index(h) for h in kept(marks, wanted)] == expected
