"""The Concordance screen: lines aligned on the node, their orders, the way to the reader and back, marking, export."""

import csv

import pytest
from rich.cells import cell_len

from readroom.db import mark_all
from readroom.text.concordance import Line, Place
from readroom.text.fold import fold
from readroom.tui.screens.concordance import ConcordanceScreen
from readroom.tui.screens.search import SearchScreen
from readroom.tui.widgets.concordance import NODE, line_segments

TEXT = "The old zeppelin crossed the bay. It was a zeppelin of 1912.\n\nNo Zeppelin landed."
WIDE = "港の飛行船 zeppelin が港に着いた。\n\nعبر المنطاد zeppelin الخليج أمس. Zwei alte zeppelin fuhren."


@pytest.fixture
def lines(room, make_article):
    """A library with six lines of zeppelins in two articles, under the twenty that have none."""
    room.fill(20, more=[make_article(TEXT, "Airship", "2030-01-01"), make_article(WIDE, "飛行船", "2031")])
    return room


async def ask(desk, text="zeppelin"):
    """Open the concordance of a query from the list of articles."""
    await desk.press("K")
    await desk.type(text)
    await desk.press("enter")
    return desk.app.screen


def nodes(screen):
    return [(line.place.title, line.right.split()[0] if line.right.split() else "") for line in screen.list.rows]


@pytest.mark.parametrize("width", [1, 2, 12, 40, 80, 130, 200])
@pytest.mark.parametrize(
    ("left", "node", "right"),
    [
        ("the old ", "ferry", " ran"),
        ("港の新聞と", "港", "の海"),
        ("", "e\u0301\u200d[b]", "\n\nx"),
        ("a" * 300, "b" * 300, "c" * 300),
    ],
)
def test_a_line_has_exactly_the_width(left, node, right, width):
    place = Place(1, "k", 1, None, "新聞 [b]", None, "2020-01-25T10:00", 900)
    line = Line(place, len(left), len(left) + len(node), left, node, right)
    found = line_segments(line, width, chosen=True, marked=True)
    assert sum(cell_len(segment.text) for segment in found) == width


async def test_every_hit_is_a_line_and_the_nodes_stand_under_one_another(lines):
    async with lines.open() as desk:
        screen = await ask(desk)
        assert isinstance(screen, ConcordanceScreen)
        assert desk.lines[0] == " Concordance · zeppelin · newest first"
        assert desk.lines[1].startswith(" 6 lines in 2 articles · 6 hits in 2 articles · text · zeppelin 5 in 2")
        shown = desk.lines[2:8]
        assert (
            len({cell_len(line[: line.lower().index("zeppelin")]) for line in shown if line.count("eppelin") == 1}) == 1
        )
        assert "2031" in shown[0]
        assert "¶ No Zeppelin landed." in shown[5]
        assert desk.lines[-2].endswith("line 1 of 6")
        marked = [s.text for s in screen.list.row_line(5, 0, 80) if s.style == NODE]
        assert marked == ["Zeppelin"]


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (120, 40), (200, 50)])
async def test_any_width_keeps_the_node(lines, size):
    async with lines.open(*size) as desk:
        screen = await ask(desk)
        width = screen.list.size.width
        for index in range(6):
            found = screen.list.row_line(index, 0, width)
            assert sum(cell_len(segment.text) for segment in found) == width
            assert any("eppelin" in segment.text for segment in found)


async def test_orders_by_the_keyboard(lines):
    async with lines.open() as desk:
        screen = await ask(desk)
        newest = nodes(screen)
        await desk.press(">")
        assert desk.lines[0].endswith("by R1, R2, R3")
        right = [fold(word) for _, word in nodes(screen)]
        assert right == sorted(right)
        assert right != [fold(word) for _, word in newest]
        await desk.press("<")
        left = [fold(line.left).split()[-1] for line in screen.list.rows]
        assert left == sorted(left)
        await desk.press("2", ">")
        assert desk.lines[0].endswith("by R2, R3")
        await desk.press("|")
        assert desk.lines[0].endswith("by node, R1, R2")
        await desk.press("o", "ctrl+u")
        await desk.type("source -date r1")
        await desk.press("enter")
        assert desk.lines[0].endswith("by source, -date, R1")
        assert screen.list.rows[0].place.date == "2030-01-01"
        await desk.press("o", "ctrl+u")
        await desk.type("R9")
        await desk.press("enter")
        assert "cannot be sorted by 'R9'" in desk.status
        await desk.press(",", "n")
        assert nodes(screen) == newest


async def test_a_line_opens_at_its_node_and_back_is_the_same_line(lines):
    async with lines.open() as desk:
        screen = await ask(desk)
        await desk.press("G")
        assert desk.status.endswith("line 6 of 6")
        await desk.press("enter")
        assert desk.focused() == "reader"
        assert desk.app.main.article.row.title == "Airship"
        assert desk.app.focused.hits == [(8, 16), (43, 51), (65, 73)]
        await desk.press("q")
        assert desk.app.screen is screen
        assert desk.status.endswith("line 6 of 6")
        await desk.press("enter", "ctrl+p")
        assert screen.list.cursor == 4
        assert desk.app.main.article.row.title == "Airship"
        await desk.press("ctrl+p", "ctrl+p")
        assert desk.app.main.article.row.title == "飛行船"
        await desk.press("q", "q")
        assert desk.app.screen is desk.app.main
        assert desk.focused() == "articles"


async def test_from_the_search_and_back_to_it(lines):
    async with lines.open() as desk:
        await desk.press("s")
        await desk.type("zeppelin")
        await desk.press("enter", "K")
        assert desk.lines[0].startswith(" Concordance · zeppelin")
        await desk.press("enter", "q", "q")
        assert isinstance(desk.app.screen, SearchScreen)
        assert desk.app.screen.results.has_focus
        await desk.press("q")
        assert desk.focused() == "articles"


async def test_from_the_palette(lines):
    async with lines.open() as desk:
        await desk.press("s")
        await desk.type("zeppelin bay")
        await desk.press("enter", ":")
        await desk.type("concordance")
        await desk.press("enter")
        assert desk.lines[0].startswith(" Concordance · zeppelin bay")
        assert desk.focused() == "lines"


async def test_a_text_that_has_changed_is_not_marked_at_other_words(lines):
    async with lines.open(120, 30) as desk:
        screen = await ask(desk)
        changed = screen.list.rows[5]._replace(start=0, end=8)
        screen.list.rows[5] = changed
        await desk.press("G", "m")
        assert "0 sentences marked; 1 line is of texts that have changed" in desk.status
        await desk.press("y")
        assert "this text has changed" in desk.status
        assert await desk.app.backend.notes(lambda notebook: notebook.highlights()) == []
        await desk.press("R")
        assert screen.list.rows[5].start == 65


async def test_of_the_word_at_the_cursor_of_the_text(lines):
    async with lines.open() as desk:
        screen = await ask(desk, "Zeppelin bay")
        await desk.press("enter", "w", "w", "w", "K")
        assert desk.app.screen is screen
        assert screen.text.startswith('"')
        assert len(screen.list.rows) >= 1
        await desk.press("q")
        assert desk.focused() == "reader"


async def test_chosen_lines_are_marked_in_one_step_of_undo(lines):
    async with lines.open() as desk:
        screen = await ask(desk)
        await desk.press("g", "g", "j", "j", "j", "v", "v", "v")
        assert "3 lines chosen" in desk.status
        assert [line[0] for line in desk.lines[2:8]] == [" ", " ", " ", "*", "*", "*"]
        await desk.press("t")
        await desk.type("air/ships")
        await desk.press("enter")
        assert "3 sentences marked" in desk.status
        found = await desk.app.backend.notes(lambda notebook: notebook.highlights())
        assert [h.exact for h in found] == [
            "The old zeppelin crossed the bay.", "It was a zeppelin of 1912.", "No Zeppelin landed.",
        ]  # fmt: skip
        assert {h.tags for h in found} == {("air/ships",)}
        assert not screen.list.chosen
        assert all("▎" in line for line in desk.lines[5:8])
        await desk.press("u")
        assert await desk.app.backend.notes(lambda notebook: notebook.highlights()) == []
        assert not any("▎" in line for line in desk.lines[2:8])


async def test_one_line_is_marked_and_again_gets_its_tags(lines):
    async with lines.open() as desk:
        await ask(desk)
        await desk.press("G", "m")
        assert "1 sentence marked" in desk.status
        await desk.press("m")
        assert "0 sentences marked; 1 was marked before" in desk.status
        await desk.press("t")
        await desk.type("late")
        await desk.press("enter")
        (found,) = await desk.app.backend.notes(lambda notebook: notebook.highlights())
        assert (found.exact, found.tags) == ("No Zeppelin landed.", ("late",))


async def test_lines_of_one_sentence_are_one_highlight(room, make_article):
    room.fill(3, more=[make_article("A zeppelin, a zeppelin, a zeppelin!", "Look", "2030-01-01")])
    async with room.open() as desk:
        await ask(desk)
        await desk.press(",", "a")
        assert "3 lines chosen" in desk.status
        await desk.press("m")
        assert "1 sentence marked" in desk.status
        await desk.press(",", "a", ",", "a")
        assert not desk.app.screen.list.chosen


async def test_export_writes_what_is_chosen_and_never_over_a_file(lines, tmp_path):
    path = tmp_path / "lines.csv"
    async with lines.open(120, 30) as desk:
        await ask(desk)

        async def export():
            await desk.press("e", "ctrl+u")
            await desk.type(str(path))
            await desk.press("enter")

        await desk.press(">")
        await export()
        assert "6 lines written" in desk.status
        found = list(csv.DictReader(path.open(encoding="utf-8")))
        assert len(found) == 6
        assert [row["node"] for row in found] == [line.node for line in desk.app.screen.list.rows]
        beside = (tmp_path / "lines.csv.txt").read_text(encoding="utf-8")
        assert "6 lines in 2 articles" in beside
        assert "--sort=R1,R2,R3 zeppelin" in beside
        await export()
        assert "is there already" in desk.status
        path.unlink()
        await desk.press("v")
        await export()
        assert "1 line written" in desk.status


async def test_a_sample_has_its_seed_in_the_head(lines):
    async with lines.open(120, 30) as desk:
        screen = await ask(desk)

        async def sample(text):
            await desk.press(",", "s", "ctrl+u")
            await desk.type(text)
            await desk.press("enter")

        await sample("3 17")
        assert "3 lines in" in desk.lines[1]
        assert "a random sample of 6, seed 17" in desk.lines[1]
        first = list(screen.list.rows)
        await sample("3 18")
        await sample("3 17")
        assert screen.list.rows == first
        await sample("few")
        assert "A sample is a number of lines" in desk.status
        await desk.press(",", "y")
        assert "--sample 3 --seed 17" in screen._command


async def test_jumping_and_finding(lines):
    async with lines.open() as desk:
        screen = await ask(desk)
        await desk.press("}")
        assert screen.list.cursor == 3
        await desk.press("j", "{")
        assert screen.list.cursor == 3
        await desk.press("{")
        assert screen.list.cursor == 0
        await desk.press("/")
        await desk.type("landed")
        await desk.press("enter")
        assert screen.list.cursor == 3
        await desk.press("n", "n")
        assert screen.list.cursor == 5
        await desk.press("n")
        assert screen.list.cursor == 3
        await desk.press("N")
        assert screen.list.cursor == 5
        await desk.press("/", "ctrl+u")
        await desk.type("xylophone")
        await desk.press("enter")
        assert "No line has" in desk.status
        await desk.press("4", "g", "g")
        assert screen.list.cursor == 3


async def test_the_distribution_can_be_hidden(lines):
    async with lines.open() as desk:
        screen = await ask(desk)
        assert desk.lines[-4].startswith(" lines: 2030 ██ 2031")
        assert desk.lines[-4].endswith(" end")
        assert desk.lines[-3].startswith(" 2031 · papers · 飛行船")
        await desk.press(",", "d")
        assert not screen.bars.display
        assert "2030 ██ 2031" not in desk.text


async def test_what_is_not_read_is_said_and_read_when_asked(room, monkeypatch):
    for name, number in (("FIRST", 5), ("PAGE", 10), ("AHEAD", 30)):
        monkeypatch.setattr(f"readroom.tui.screens.concordance_reading.{name}", number)
    room.fill(60)
    async with room.open(120, 30) as desk:
        screen = await ask(desk, "harbour")
        assert len(screen.list.rows) == 30
        assert "the newest: others were not read" in desk.lines[1]
        assert desk.status.endswith("of 30+")
        await desk.press(">")
        assert "by R1, R2, R3 over these 30" in desk.lines[0]
        here = screen.list.rows[screen.list.cursor]
        await desk.press("=")
        assert len(screen.list.rows) > 100
        assert screen.list.line is here
        assert "not read" not in desk.lines[1]
        right = [fold(line.right).split()[:3] for line in screen.list.rows]
        assert right == sorted(right)
        await desk.press("=")
        assert "Every line is here" in desk.status


async def test_at_most_so_many_lines_are_kept(room, monkeypatch):
    monkeypatch.setattr("readroom.tui.screens.concordance.MOST", 50)
    monkeypatch.setattr("readroom.tui.screens.concordance_reading.MOST", 50)
    monkeypatch.setattr("readroom.tui.screens.concordance_reading.FIRST", 5)
    monkeypatch.setattr("readroom.tui.screens.concordance_reading.AHEAD", 20)
    room.fill(60)
    async with room.open(120, 30) as desk:
        screen = await ask(desk, "harbour")
        await desk.press("=")
        assert len(screen.list.rows) == 50
        assert ", s takes a sample of all" in desk.lines[1]


async def test_what_cannot_be_shown_is_said(lines):
    async with lines.open() as desk:
        await ask(desk, "source:papers")
        assert "a concordance needs a word" in desk.text
        await desk.press("i", "ctrl+u")
        await desk.type("date:foo zeppelin")
        await desk.press("enter")
        assert "date:foo" in desk.text
        await desk.press("i", "ctrl+u")
        await desk.type("xylophone")
        await desk.press("enter")
        assert "No text has it." in desk.text
        await desk.press("v", "m", "t", "enter", "e", "}", "{", ">", ",", "a")
        assert desk.app.screen.list.rows == []


async def test_no_library_no_concordance(room):
    async with room.open(library=False) as desk:
        await desk.press("K")
        assert "no library" in desk.status


async def test_copy_and_compare(lines):
    async with lines.open() as desk:
        await ask(desk)
        copied = []
        desk.app.copy_text = copied.append
        await desk.press("G", "y")
        assert copied[0].startswith("“No Zeppelin landed.”\n— Ada Reed, “Airship”")
        await desk.press(",", "y")
        assert copied[1].endswith("concordance zeppelin")
        await desk.press("c")
        assert desk.app.taken == desk.app.screen.list.line.place.id


def test_passages_hold_the_whole_node():
    assert mark_all._holding([(0, 5), (6, 12)], 3, 8) == (0, 12)
    assert mark_all._holding([(6, 12)], 0, 3) == (0, 3)
