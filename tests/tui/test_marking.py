"""Marking in the reader, checked against what the notebook holds."""

import runpy
from pathlib import Path

from readroom.text.model import Body, Voice

HOST = runpy.run_path(str(Path(__file__).with_name("reading_host.py")))
reading, make_article, read_notes, TEXT = (HOST[name] for name in ("reading", "make_article", "read_notes", "TEXT"))
FIRST = "The harbour froze in the first week of January."
SECOND = "Boats lay where the ice had caught them."


def words(highlights):
    return [h.exact for h in highlights]


async def test_the_first_m_shows_what_the_second_marks(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("m")
        assert here.selected() == FIRST
        assert await here.notes() == []
        await here.press("m")
        (made,) = await here.notes()
        assert (made.exact, made.start, made.end) == (FIRST, 0, len(FIRST))
        assert (made.digest, made.article_key) == (here.article.digest, here.article.row.key)
        assert made.colour == "yellow"
        assert here.pane.cursor.shown
        assert here.selected() == ""


async def test_what_is_selected_is_marked(tmp_path):
    async with reading(tmp_path) as here:
        await here.press(")", ")", "v", "v", "2", "W", "m")
        assert words(await here.notes()) == ["Boats lay where the ice had caught"]
        await here.press("}", "v", ")", "m")
        assert (
            words(await here.notes())[1]
            == "The council met twice. “We have no plan for this,” the harbour master said."
        )


async def test_a_mark_is_drawn_in_the_text_and_in_the_gutter(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("m", "m", "escape")
        assert here.screen()[5].startswith("▎  The harbour froze")
        (marked,) = [s for s in here.pane.render_line(5) if s.style and s.style.underline]
        assert marked.text == FIRST
        assert marked.style.color.name == "yellow"
        assert here.screen()[6].startswith("   had caught")


async def test_overlapping_marks_are_counted(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("m", "m", "v", ")", "m", "escape")
        assert len(await here.notes()) == 2
        assert here.screen()[5].startswith("2  The harbour froze")
        assert here.screen()[6].startswith("▎  had caught")


async def test_the_same_words_are_not_marked_twice(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("m", "m", "v", "m")
        assert len(await here.notes()) == 1
        assert "marked already" in here.app.said[-1]


async def test_undo_takes_the_mark_off_the_screen(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("m", "m", "u")
        assert await here.notes() == []
        assert here.screen()[5].startswith("   The harbour")


async def test_a_colour_is_chosen_with_one_key(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("v", "M")
        assert here.screen()[-2:] == ["y yellow  g green  b blue  r red  m magenta  c cyan", "Colour:"]
        await here.press("x", "g")
        (made,) = await here.notes()
        assert (made.exact, made.colour) == (FIRST, "green")
        assert here.app.focused is here.pane
        await here.press(")", "m")
        assert [h.colour for h in await here.notes()] == ["green", "green"]


async def test_the_colour_of_a_highlight_is_changed(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("m", "m", "M", "r")
        assert [(h.exact, h.colour) for h in await here.notes()] == [(FIRST, "red")]


async def test_escape_leaves_the_choice_of_colour(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("v", "M", "escape")
        assert here.app.focused is here.pane
        assert here.selected() == FIRST
        assert await here.notes() == []


async def test_tags_are_typed_with_completion(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("v", "t", *"winter/ice, port", "enter")
        (made,) = await here.notes()
        assert (made.exact, made.tags) == (FIRST, ("winter/ice", "port"))
        await here.press(")", "t", *"wi")
        assert here.screen()[-3].split() == ["›", "winter/ice", "1"]
        await here.press("tab", *"b", "enter")
        assert [h.tags for h in await here.notes()] == [("winter/ice", "port"), ("winter/ice", "b")]
        assert here.app.focused is here.pane


async def test_the_tags_of_a_highlight_are_changed(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("v", "t", *"one, two", "enter", "t")
        assert here.screen()[-1] == "Tags: one, two,"
        await here.press(*["backspace"] * 6, "enter")
        assert [h.tags for h in await here.notes()] == [("one",)]


async def test_a_dot_repeats_colour_and_tags(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("m", "m", ")", "v", "M", "b", "t", *"x", "enter")
        await here.press(")", ".", "2", "(", ".")
        assert [(h.exact[:5], h.colour, h.tags) for h in await here.notes()] == [
            ("The h", "blue", ("x",)),
            ("Boats", "blue", ("x",)),
            ("Nobod", "blue", ("x",)),
        ]


async def test_d_removes_the_shortest_highlight_under_the_cursor(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("v", ")", "m", "2", "(", "v", "m", "d")
        assert words(await here.notes()) == [f"{FIRST} {SECOND}"]
        assert here.app.said[-1] == "removed; u brings it back"
        await here.press("u")
        assert len(await here.notes()) == 2


async def test_d_says_when_there_is_nothing_to_remove(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("d")
        assert here.app.said[-1].startswith("no highlight under the cursor")


async def test_y_copies_the_quotation_with_its_citation(tmp_path):
    async with reading(tmp_path) as here:
        await here.press(")", ")", "y")
        assert here.app.copied == [
            f"“{SECOND}”\n— Ada Reed, “The winter the harbour froze”, Harbour Post, 2020-01-25, words 10–17\n"
        ]


async def test_y_cites_the_voice_that_says_it(tmp_path):
    body = Body(TEXT, (), (), (Voice(0, len(TEXT), None, ("Bo Lind",), "Island News"),))
    async with reading(tmp_path, make_article(body=body)) as here:
        await here.press("v", "y")
        assert here.app.copied[0].splitlines()[1].startswith("— Bo Lind, Island News; in: Ada Reed,")
        assert here.selected() == ""


async def test_marks_are_there_when_the_article_is_opened_again(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("m", "m")
    assert words(read_notes(tmp_path)) == [FIRST]
    async with reading(tmp_path) as here:
        assert here.screen()[5].startswith("▎  The harbour")


async def test_keys_that_are_typed_at_once_are_all_done(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("m", "m", ")", "m", ")", "m", "}", "m", "d", "(", "d")
        assert words(await here.notes()) == [FIRST, SECOND]


async def test_marks_hold_on_to_their_words_in_any_script(tmp_path):
    text = "Ärger über das Eis。東京の港は凍った。船は動けない。\u200fمرفأ متجمد\u200f. 👩\u200d👧 é\u0301!"
    async with reading(tmp_path, make_article(text)) as here:
        stored = here.pane.text
        for _ in range(6):
            await here.press(")", "m")
        for made in await here.notes():
            assert stored[made.start : made.end] == made.exact
        assert len(await here.notes()) >= 3


async def test_a_notebook_that_cannot_be_written_is_said_and_nothing_is_drawn(tmp_path):
    async with reading(tmp_path) as here:
        await here.notes(lambda notebook: notebook._connection.execute("pragma query_only = 1"))
        await here.press("m", "m")
        assert "not saved" in here.app.said[-1]
        assert here.screen()[5].startswith("   The harbour")
