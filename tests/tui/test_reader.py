"""The Reader pane: what is on the screen, where it scrolls to, and what it remembers."""

import runpy
import unicodedata
from pathlib import Path

import pytest

from readroom.text.model import Aside, Body, PrintedDate, Span, Voice

HOST = runpy.run_path(str(Path(__file__).with_name("reading_host.py")))
reading, make_article, TEXT = HOST["reading"], HOST["make_article"], HOST["TEXT"]
LONG = "\n\n".join(f"Paragraph {n} of the long text. " + "It goes on with more words. " * 12 for n in range(60))


async def test_the_screen_of_80_by_24(tmp_path):
    async with reading(tmp_path) as here:
        assert here.screen() == [
            "   The winter the harbour froze",
            "   Ada Reed",
            "   Harbour Post · 2020-01-25",
            "   99 words",
            "",
            "   The harbour froze in the first week of January. Boats lay where the ice",
            "   had caught them. Nobody had seen it since 1963.",
            "",
            "   The council met twice. “We have no plan for this,” the harbour master",
            "   said. A ferry company offered its icebreaker, and the offer was taken up",
            "   at once.",
            "",
            "   Ice was cut by hand along the quay. Children carried it home in buckets.",
            "",
            "   By Thursday the thaw had begun. The first boat went out at noon with",
            "   bread for the islands, where the shops had been empty for three days and",
            "   the school had closed its kitchen.",
            *[""] * 7,
        ]
        assert here.pane.heading == "The winter the harbour froze"
        assert here.pane.position == "100 %"


async def test_the_screen_of_40_by_10(tmp_path):
    async with reading(tmp_path, size=(40, 10)) as here:
        assert here.screen() == [
            "   The winter the harbour froze",
            "   Ada Reed",
            "   Harbour Post · 2020-01-25",
            "   99 words",
            "",
            "   The harbour froze in the first week",
            "   of January. Boats lay where the ice",
            "   had caught them. Nobody had seen it",
            "   since 1963.",
            "",
        ]
        await here.press("G")
        assert here.screen()[-1] == "   kitchen."


async def test_the_header_says_what_is_known(tmp_path):
    article = make_article(
        title=None,
        authors=(),
        date=None,
        first_date=PrintedDate("2019-12-30", "day", "30.12.2019"),
        outlet="Island News",
        url="https://a.example/ice",
    )
    async with reading(tmp_path, article) as here:
        assert here.screen()[:4] == [
            "   Untitled",
            "   Harbour Post · from Island News · undated · first published 2019-12-30",
            "   99 words · https://a.example/ice",
            "",
        ]


async def test_structure_is_shown(tmp_path):
    text = "Part one\n\n- first\n- second\n\nTheir words.\n\nSee the map."
    spans = (
        Span("heading", 0, 8, 2),
        Span("list_item", 10, 17, 1),
        Span("list_item", 18, 26, 1),
        Span("link", 46, 49, None, "https://a.example/"),
    )
    body = Body(text, spans, (Aside("caption", 26, "A boat"),), (Voice(28, 40, None, ("Bo Lind",)),))
    async with reading(tmp_path, make_article(body=body)) as here:
        assert here.screen()[5:17] == [
            "   ## Part one",
            "",
            "   - first",
            "   - second",
            "",
            "   caption: A boat",
            "",
            "   ┃ Bo Lind",
            "   ┃ Their words.",
            "",
            "   See the[1] map.",
            "",
        ]


async def test_plain_text_has_no_style(tmp_path):
    async with reading(tmp_path) as here:
        for y in range(5, 17):
            assert not any(segment.style for segment in here.pane.render_line(y))


async def test_no_control_character_and_no_markup_reaches_the_screen(tmp_path):
    bad = "[bold]x[/]\x1b]52;c;eA==\x07 \x9b2J\u202eabc[/nothing]"
    async with reading(tmp_path) as here:
        row = here.article.row
        from dataclasses import replace

        hostile = replace(
            here.article,
            row=replace(row, title=bad, authors=(bad,), source=bad, outlet=bad, url=bad),
            body=Body(bad, (), (Aside("caption", 0, bad),), (Voice(0, len(bad), bad, (bad,), bad),)),
        )
        await here.pane.show(hostile)
        await here.settle()
        for segment in (s for y in range(24) for s in here.pane.render_line(y)):
            assert not any(unicodedata.category(c) == "Cc" or c in "\u202e" for c in segment.text)
        assert "[bold]x[/]]52;c;eA== 2Jabc[/nothing]" in here.screen()[0]
        assert "\x1b" not in here.pane.heading


async def test_lines_pages_and_ends(tmp_path):
    async with reading(tmp_path, make_article(LONG)) as here:
        first = here.screen()
        await here.press("j")
        assert here.screen()[:23] == first[1:]
        await here.press("3", "j")
        assert here.screen()[:20] == first[4:]
        await here.press("k")
        assert here.screen()[:21] == first[3:]
        await here.press("g", "g")
        assert here.screen() == first
        await here.press("space")
        assert here.screen()[:2] == first[22:]
        await here.press("b")
        assert here.screen() == first
        await here.press("ctrl+d")
        assert here.screen()[:12] == first[12:]
        await here.press("G")
        assert here.pane.position == "100 %"
        bottom = here.screen()
        assert bottom[-1].strip()
        await here.press("j")
        assert here.screen() == bottom
        await here.press("6", "G")
        assert here.screen()[0].startswith("   Paragraph 0")


async def test_one_line_down_repaints_only_what_differs(tmp_path):
    lines = ["same"] * 60
    lines[30] = "other"
    async with reading(tmp_path, make_article("\n".join(lines))) as here:
        await here.press("1", "9", "j")
        drawn = []
        here.pane.refresh = lambda *regions, **more: drawn.extend(regions)
        here.pane.do_line_down(None)
        assert [region.y for region in drawn] == [15, 16]


async def test_growing_and_shrinking_keeps_the_line_at_the_top(tmp_path):
    async with reading(tmp_path, make_article(LONG)) as here:
        await here.press("4", "0", "j")
        before, (top, _) = here.screen(), here.pane.shown_range()
        await here.pilot.resize_terminal(40, 10)
        await here.settle()
        assert here.pane.shown_range()[0] <= top < here.pane.shown_range()[1]
        await here.pilot.resize_terminal(80, 24)
        await here.settle()
        assert here.screen() == before


async def test_the_place_is_remembered(tmp_path):
    async with reading(tmp_path, make_article(LONG)) as here:
        await here.press("2", "0", "j")
        left = here.screen()
    async with reading(tmp_path) as here:
        assert here.screen() == left


async def test_the_place_is_written_when_another_article_comes(tmp_path):
    async with reading(tmp_path, make_article(LONG)) as here:
        await here.press("2", "0", "j")
        place = here.pane.shown_range()[0]
        here.pane.clear()
        assert await here.notes(lambda notebook: notebook.position(here.article.row.key)) == place
        await here.settle()
        assert here.screen() == [""] * 24


async def test_the_place_is_written_when_the_app_must_end(tmp_path):
    async with reading(tmp_path, make_article(LONG)) as here:
        await here.press("2", "0", "j")
        for flusher in here.app.flushers:
            flusher()
        key = here.article.row.key
        assert await here.notes(lambda notebook: notebook.position(key)) == here.pane.shown_range()[0]


async def test_opening_at_a_place_shows_it_with_what_is_above(tmp_path):
    async with reading(tmp_path, make_article(LONG), show=False) as here:
        at = LONG.index("Paragraph 30")
        await here.pane.show(here.article, at=at)
        await here.settle()
        assert [n for n, line in enumerate(here.screen()) if "Paragraph 30" in line] == [8]


async def test_hits_of_a_search_are_gone_through(tmp_path):
    async with reading(tmp_path, show=False) as here:
        hits = [(TEXT.index(word), TEXT.index(word) + len(word)) for word in ("froze", "ferry", "school")]
        await here.pane.show(here.article, at=hits[1][0], marks=hits)
        here.app.screen.set_focus(here.pane)
        await here.press("n")
        assert here.app.said[-1] == "3 of 3"
        await here.press("n")
        assert here.app.said[-1] == "1 of 3"
        await here.press("N", "N")
        assert here.app.said[-1] == "2 of 3"
        styles = {s.text: s.style for y in range(24) for s in here.pane.render_line(y) if s.style}
        assert styles["ferry"].reverse
        assert styles["froze"].bold
        assert not styles["froze"].reverse


async def test_finding_in_the_text(tmp_path):
    async with reading(tmp_path, make_article(LONG), size=(60, 12)) as here:
        await here.press("slash")
        here.app.answered("PARAGRAPH 41")
        await here.settle()
        assert any("Paragraph 41" in line for line in here.screen())
        assert here.app.said[-1] == "1 of 1"
        here.app.answered("nowhere at all")
        assert here.app.said[-1] == "“nowhere at all” is not in this text"


async def test_the_cursor_comes_with_the_first_motion_and_goes_with_escape(tmp_path):
    async with reading(tmp_path) as here:
        assert here.pane.context == "reader"
        await here.press(")")
        assert here.pane.context == "cursor"
        assert here.at_cursor() == "The harbour "
        await here.press(")", ")")
        assert here.at_cursor() == "Nobody had s"
        await here.press("2", "j")
        assert here.at_cursor(8) == "pany off"
        await here.press("k", "k")
        assert here.at_cursor() == "Nobody had s"
        await here.press("}")
        assert here.at_cursor() == "The council "
        await here.press("w", "w", "W", "l", "h")
        assert here.at_cursor() == "council met "
        await here.press("v", "escape")
        assert here.app.went_back == 0
        assert here.pane.cursor.shown
        await here.press("escape")
        assert here.pane.context == "reader"
        await here.press("escape")
        assert here.app.went_back == 1


async def test_the_cursor_is_seen_where_it_stands(tmp_path):
    async with reading(tmp_path) as here:
        await here.press(")", ")")
        cells = [s for s in here.pane.render_line(5) if s.style and s.style.reverse]
        assert [s.text for s in cells] == ["B"]


async def test_the_cursor_takes_the_view_along(tmp_path):
    async with reading(tmp_path, make_article(LONG), size=(60, 12)) as here:
        await here.press(")", "5", "0", "j")
        start, end = here.pane.shown_range()
        assert start <= here.pane.cursor.offset < end
        await here.press("ctrl+d")
        start, end = here.pane.shown_range()
        assert start <= here.pane.cursor.offset < end
        await here.press("2", "0", "{")
        start, end = here.pane.shown_range()
        assert start <= here.pane.cursor.offset < end


async def test_v_selects_finer_and_finer(tmp_path):
    async with reading(tmp_path) as here:
        await here.press("v")
        assert here.selected() == "The harbour froze in the first week of January."
        await here.press(")")
        assert here.selected().endswith("caught them.")
        await here.press("v", "W", "W")
        assert here.selected().endswith("ice had caught")
        await here.press("v", "h")
        assert here.selected().endswith("ice had caugh")
        reversed_text = "".join(
            s.text for y in range(24) for s in here.pane.render_line(y) if s.style and s.style.reverse
        )
        assert reversed_text.startswith("The harbour froze")


async def test_a_click_puts_the_cursor_there(tmp_path):
    async with reading(tmp_path) as here:
        await here.pilot.click(here.pane, offset=(3 + 4, 5))
        await here.settle()
        assert here.at_cursor(7) == "harbour"
        await here.pilot.click(here.pane, offset=(3, 1))
        assert here.at_cursor(7) == "harbour"


async def test_without_an_article_no_key_does_harm(tmp_path):
    async with reading(tmp_path, show=False) as here:
        here.app.screen.set_focus(here.pane)
        await here.press(*"jkvmdty.)(}{lhwWnNaMG", "g", "g", "ctrl+d", "space", "b", "slash")
        assert here.pane.article is None
        assert await here.notes() == []


async def test_an_empty_text_can_be_read(tmp_path):
    from dataclasses import replace

    async with reading(tmp_path) as here:
        await here.pane.show(replace(here.article, body=Body()))
        await here.press(*"jkvmd.)(}{lhwWnNG")
        assert here.screen()[0].strip() == "The winter the harbour froze"


@pytest.mark.parametrize("size", [(10, 4), (5, 2), (1, 1)])
async def test_a_tiny_terminal(tmp_path, size):
    async with reading(tmp_path, size=size) as here:
        await here.press("j", "v", ")", "m", "G", "escape")
        assert len(here.screen()) == size[1]


async def test_a_notebook_that_cannot_be_read_does_not_keep_the_text_away(tmp_path):
    notes = tmp_path / "notes" / "notes.db"
    notes.parent.mkdir(mode=0o700)
    notes.write_bytes(b"no notebook at all" * 100)
    notes.chmod(0o600)
    async with reading(tmp_path, show=False) as here:
        pane = here.pane
        await pane.show(here.article)
        await here.settle()
        assert here.screen()[0] == "   The winter the harbour froze"
        assert "notes.db" in here.app.said[0]


async def test_a_slow_notebook_does_not_keep_the_text_away(tmp_path, monkeypatch):
    import threading

    import readroom.tui.widgets.reader as module

    monkeypatch.setattr(module, "NOTEBOOK_SECONDS", 0)
    async with reading(tmp_path, make_article(LONG)) as here:
        await here.press("m", "m", "1", "0", "ctrl+d")
        place = here.pane.shown_range()[0]
    held = threading.Event()
    async with reading(tmp_path, show=False) as here:
        here.app.backend.notes_later(lambda notebook: held.wait(30))
        await here.pane.show(here.article)
        await here.pilot.pause()
        assert here.screen()[5].startswith("   Paragraph 0")
        assert here.pane.marks == []
        held.set()
        await here.settle()
        assert here.pane.shown_range()[0] == place
        assert len(here.pane.marks) == 1
