"""What one does while reading: sideways, headings, expressions, places with letters, links, how the text looks."""

import runpy
from pathlib import Path

import pytest

from readroom.text.model import Body, Span
from readroom.tui.look import Look

HOST = runpy.run_path(str(Path(__file__).with_name("reading_host.py")))
reading, make_article = HOST["reading"], HOST["make_article"]

CODE = "x = " + "0123456789" * 12
ROWS = "Gate | Boats | " + "Remarks " * 8 + "\nNorth | 12 | late"
LONG = "\n\n".join(f"Paragraph {n} goes on. " + "It has more words than that. " * 9 for n in range(40))


def structured():
    see = "See the map and the list."
    text = "\n\n".join(("First part", "Some words.", CODE, ROWS, "Second part", see, LONG, "The end"))

    def span(kind, words, **more):
        return Span(kind, text.index(words), text.index(words) + len(words), **more)

    return Body(
        text,
        (
            span("heading", "First part", level=2),
            span("heading", "Second part", level=2),
            span("heading", "The end", level=2),
            span("code", CODE),
            span("table", ROWS),
            span("link", "the map", href="https://a.example/map"),
            span("link", "the list", href="https://b.example/\x1b[2Jlist"),
        ),
    )


@pytest.fixture
def article():
    return make_article(body=structured())


def code_line(here):
    return next(line for line in here.screen() if "0123" in line or "4567" in line)


async def test_code_and_tables_move_sideways_and_nothing_else_does(tmp_path, article):
    async with reading(tmp_path, article) as here:
        before = here.screen()
        assert code_line(here).endswith("›")
        await here.press(">")
        assert code_line(here).startswith("   ‹")
        assert here.screen()[5] == before[5]
        await here.press("9", "9", ">")
        assert not code_line(here).endswith("›")
        await here.press(">", ">")
        assert here.app.said[-1] == "this is the end of the lines"
        await here.press("9", "9", "9", "<")
        assert here.screen() == before
        await here.press("G", ">")
        assert here.app.said[-1] == "nothing on the screen is wider than it"


async def test_the_cursor_brings_the_hidden_part_into_sight(tmp_path, article):
    async with reading(tmp_path, article, size=(40, 24)) as here:
        await here.press(")", ")", "}", "$")
        at = here.pane.cursor.offset
        assert here.pane.text[at - 1 : at + 1] == "89"
        y = next(n for n, line in enumerate(here.screen()) if line.endswith("6789"))
        assert [s.text for s in here.pane.render_line(y) if s.style and s.style.reverse] == ["9"]
        await here.press("0")
        assert here.pane.text.startswith("x = ", here.pane.cursor.offset)
        assert code_line(here).startswith("   x = 0123")


async def test_headings(tmp_path, article):
    async with reading(tmp_path, article) as here:
        await here.press("]")
        assert here.screen()[0] == "   ## Second part"
        await here.press("[")
        assert here.screen()[0] == "   ## First part"
        await here.press("2", "]")
        assert any(line == "   ## The end" for line in here.screen())
        await here.press("]")
        assert here.app.said[-1] == "no heading after this"
        await here.press("[", ")", "]")
        assert here.at_cursor(7) == "The end"
        await here.press("9", "[")
        assert here.at_cursor(10) == "First part"
        await here.press("[")
        assert here.app.said[-1] == "no heading before this"


async def test_expressions_are_found_and_counted(tmp_path, article):
    async with reading(tmp_path, article) as here:
        await here.press("slash")
        here.app.answered("/Paragraph 1\\d/")
        assert here.app.said[-1] == "1 of 10"
        assert here.pane.position.startswith("1/10 · ")
        await here.press("3", "n")
        assert here.app.said[-1] == "4 of 10"
        here.app.answered("/paragraph 3/i")
        assert here.app.said[-1].endswith(" of 11")
        here.app.answered("/(a+)+/")
        assert here.app.said[-1].startswith("/(a+)+/ cannot be looked for: ")
        here.app.answered("/")
        assert here.app.said[-1] == "“/” is not in this text"


async def test_places_with_letters_outlive_the_app(tmp_path, article):
    async with reading(tmp_path, article) as here:
        await here.press("]", "comma", "`", "a")
        assert here.app.said[-1] == "`a leads here now"
        place = here.screen()
        await here.press("G", "comma", "`", "B", "g", "g")
    async with reading(tmp_path) as here:
        await here.press("g", "g", "`")
        assert any("a Second part" in line for line in here.screen())
        await here.press("a")
        assert here.screen() == place
        await here.press("`", "B")
        assert here.pane.position == "100 %"
        await here.press("`", "z")
        assert here.app.said[-1] == "no place has the letter z; , ` and z give it to one"
        await here.press("`", "escape")
        assert here.pane.position == "100 %"
        assert here.app.ways[-1][1] == here.pane.spot


async def test_links_are_listed_and_copied(tmp_path, article):
    async with reading(tmp_path, article) as here:
        await here.press("2", "comma", "l")
        assert here.app.copied == ["https://b.example/[2Jlist"]
        await here.press("3", "comma", "l")
        assert here.app.said[-1] == "there is no link 3: the last one is 2"


async def test_the_look_changes_while_one_reads(tmp_path, article):
    async with reading(tmp_path, article, size=(100, 24)) as here:
        await here.press("2", "0", "j")
        top = here.pane.shown_range()[0]
        await here.press("1", "0", "+", "5", "comma", ">")
        assert here.app.look == Look(82, 5)
        assert here.pane.shown_range()[0] <= top < here.pane.shown_range()[1]
        assert all(line.startswith(" " * 8) for line in here.screen() if line)
        await here.press("4", "0", "-", "comma", "t")
        assert here.app.look == Look(42, 5, "light")
        assert max(len(line) for line in here.screen()) <= 8 + 42
        await here.press("2", "comma", "t")
        styles = {segment.style.bgcolor.name for segment in here.pane.render_line(3) if segment.style}
        assert styles == {"white"}


async def test_text_from_right_to_left_is_turned_for_the_eye_alone(tmp_path):
    pytest.importorskip("bidi.algorithm", reason="the extra bidi")
    from readroom.text.bidi import levels_of

    text = "קמח ומים. לחם טוב (חם).\n\nThe word לחם is bread."
    async with reading(tmp_path, make_article(text), show=False) as here:
        here.app.bidi = levels_of
        await here.pane.show(here.article)
        here.app.screen.set_focus(here.pane)
        await here.settle()
        lines = here.screen()
        assert lines[5].strip() == ".(םח) בוט םחל .םימו חמק"
        assert len(lines[5]) == 75
        assert lines[7].strip() == "The word םחל is bread."
        await here.press(")")
        reversed_cells = [s.text for s in here.pane.render_line(5) if s.style and s.style.reverse]
        assert reversed_cells == ["ק"]
        await here.press("l", "l")
        assert here.at_cursor(1) == "ח"
        await here.press("v")
        assert here.selected() == "קמח ומים."
        assert [s.text for s in here.pane.render_line(5) if s.style and s.style.reverse] == [".םימו ", "ח", "מק"]
        await here.press("y")
        assert "קמח ומים." in here.app.copied[-1]
        await here.press("escape", "escape")
        # A click on the first letter from the right is a click on the first letter of the text.
        await here.pilot.click(here.pane, offset=(74, 5))
        assert here.pane.cursor.offset == 0
        await here.press("j", "j")
        assert here.pane.text[here.pane.cursor.offset :].startswith(".")
