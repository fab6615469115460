"""The Compare screen: what it shows at three sizes, and what its keys do."""

import asyncio
import runpy
import threading
from pathlib import Path

import pytest

from readroom.text import align
from readroom.text.gate import has_control
from readroom.text.model import Body
from readroom.tui.screens import compare
from readroom.tui.screens.compare import CompareScreen

ROOM = runpy.run_path(str(Path(__file__).with_name("comparing_room.py")))
A, B, LEFT, RIGHT, Host, Seen = (ROOM[name] for name in ("A", "B", "LEFT", "RIGHT", "Host", "Seen"))
article, comparing = ROOM["article"], ROOM["comparing"]


async def test_side_by_side_at_120x40() -> None:
    async with comparing(size=(120, 40)) as seen:
        shown = seen.lines()
        text = seen.text()
        assert shown[0].startswith(" A Town votes for the pier")
        assert " B Nine to three" in shown[0]
        assert "posted by Harbour Post on 2021-03-02; 116 words" in text
        assert "posted by Isles Mail, undated" in text
        assert "of A (" in text
        assert "of B (" in text
        assert "longest shared run:" in text
        (row,) = [line for line in shown if "The harbour commission" in line]
        assert row.startswith("2.1 The harbour commission")
        assert "⇅≈! 80% 2.1 On Tuesday the harbor commission" in row
        (fishermen,) = [line for line in shown if "3.1 Fishermen" in line]
        assert " ≈  99% 1.1 Fishermen" in fishermen
        assert "⇅ beside A 2.1" in text
        assert "Not in B (A 2021-03-02, B undated)" in text
        assert "Not in A (A 2021-03-02, B undated)" in text
        assert "omits" not in text


async def test_stacked_at_80x24() -> None:
    async with comparing(size=(80, 24)) as seen:
        lines = await seen.all_lines()
        at = next(n for n, line in enumerate(lines) if "The harbour commission" in line)
        assert lines[at].startswith("A  2.1 ⇅≈! The harbour commission met on Tuesday")
        below = next(n for n in range(at, len(lines)) if lines[n].startswith("B  2.1"))
        assert lines[below].startswith("B  2.1 80% On Tuesday the harbor commission")
        assert below - at == 2
        assert all(len(line) <= 80 for line in lines)


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (120, 40), (200, 50)])
async def test_nothing_is_cut_off_at_any_size(size: tuple[int, int]) -> None:
    async with comparing(size=size) as seen:
        lines = await seen.all_lines()
        assert all(len(line) <= size[0] for line in lines)
        shown = " ".join("".join(lines).split())
        for word in (LEFT + RIGHT).split():
            assert word[:4] in shown
        assert len(seen.lines()) == size[1]


@pytest.mark.parametrize("size", [(12, 5), (5, 3), (1, 1)])
async def test_a_tiny_terminal_breaks_nothing(size: tuple[int, int]) -> None:
    async with comparing(size=size) as seen:
        await seen.press("j", "]", "G", ",", "d", "b")
        assert len(seen.lines()) == size[1]


async def test_changed_words_are_told_without_colour() -> None:
    async with comparing() as seen:
        view = seen.screen.view
        styles = {}
        for item in range(len(view.items)):
            for line in view.lines_of(item):
                for segment in line:
                    styles.setdefault(segment.text.strip(), segment.style)
        assert styles["harbour"].underline
        assert styles["harbor"].underline
        assert styles["on Tuesday"].strike
        assert styles["On Tuesday"].underline
        assert styles["On Tuesday"].bold
        assert styles["two"].reverse
        assert styles["45 million"].reverse


async def test_moving_through_the_list() -> None:
    async with comparing(size=(80, 12)) as seen:
        first = seen.lines()
        await seen.press("j")
        assert seen.lines()[2:8] == first[3:9]
        await seen.press("k")
        assert seen.lines() == first
        await seen.press("3", "j", "3", "k")
        assert seen.lines() == first
        await seen.press("space")
        assert seen.lines() != first
        await seen.press("b")
        assert seen.lines() == first
        await seen.press("G")
        last = seen.lines()
        await seen.press("j", "space", "ctrl+d")
        assert seen.lines() == last
        assert any("Northern Isles" in line for line in last)
        await seen.press("g", "g")
        assert seen.lines() == first
        await seen.press("2", "g", "g")
        assert seen.screen.view.row_at_top == 1


async def test_brackets_go_through_the_differences_to_check() -> None:
    async with comparing(size=(80, 12)) as seen:
        said = seen.app.said
        await seen.press("]")
        assert said[-1] == "1 of 2: number: A “two”, B “three”"
        assert any("The harbour" in line for line in seen.lines())
        await seen.press("]")
        assert said[-1] == "2 of 2: amount: A “40 million”, B “45 million”"
        await seen.press("]")
        assert said[-1] == "This was the last difference"
        await seen.press("[")
        assert said[-1] == "1 of 2: number: A “two”, B “three”"
        await seen.press("G", "[")
        assert said[-1] == "2 of 2: amount: A “40 million”, B “45 million”"


async def test_filters_leave_some_rows_and_then_all() -> None:
    async with comparing() as seen:
        rows = seen.screen.comparison.rows
        everything = seen.screen.view.items

        def kinds() -> set[str]:
            return {rows[n].kind for n in seen.screen.view.items[1:]}

        await seen.press(",", "l")
        assert "left" in kinds()
        assert "shown: only what A has alone, and dim the rest of those paragraphs" in seen.text()
        assert "On Tuesday the harbor" not in " ".join(seen.text().split())
        await seen.press(",", "r")
        assert "right" in kinds()
        order = [rows[n].right for n in seen.screen.view.items[1:]]
        assert order == sorted(order)
        await seen.press(",", "r")
        assert seen.screen.view.items == everything
        await seen.press(",", "d")
        assert kinds() == {"edited", "left", "right"}
        await seen.press(",", "d", ",", "m")
        assert {rows[n].moved is not None for n in seen.screen.view.items[1:]} == {True}
        assert "shown: only moved passages" in seen.text()
        await seen.press(",", "m")
        assert all(rows[n].moved is None for n in seen.screen.view.items[1:])
        assert "shown: without moved passages" in seen.text()
        await seen.press(",", "m")
        assert seen.screen.view.items == everything


async def test_stock_phrases_are_shown_when_asked() -> None:
    async with comparing() as seen:
        assert "‖" not in seen.text()
        await seen.press(",", "s")
        assert "‖" in seen.text()
        assert "with stock phrases" in seen.text()
        await seen.press(",", "s")
        assert "‖" not in seen.text()


async def test_swapping_the_sides_keeps_the_place() -> None:
    async with comparing(size=(80, 12)) as seen:
        await seen.press("4", "g", "g")
        assert any("Fishermen" in line for line in seen.lines()[:4])
        await seen.press(",", "=")
        assert seen.screen.left is B
        assert seen.lines()[0].startswith(" A Nine to three")
        assert any("Fishermen" in line for line in seen.lines()[:4])
        await seen.press(",", "=")
        assert seen.lines()[0].startswith(" A Town votes")


async def test_resizing_keeps_the_row_at_the_top() -> None:
    async with comparing(size=(80, 8)) as seen:
        await seen.press("4", "g", "g")
        row = seen.screen.view.row_at_top
        assert row == 3
        for size in ((40, 10), (120, 8), (100, 9), (60, 7), (80, 8)):
            await seen.resize(*size)
            assert seen.screen.view.row_at_top == row


async def test_finding_in_both_texts() -> None:
    async with comparing(size=(80, 12)) as seen:
        seen.app.answers.append("INN")
        await seen.press("/")
        assert seen.app.said[-1] == "row 1 of 2 with a hit"
        assert "the only inn" in " ".join(seen.text().split())
        await seen.press("n")
        assert seen.app.said[-1] == "row 2 of 2 with a hit"
        await seen.press("n")
        assert seen.app.said[-1] == "row 1 of 2 with a hit"
        seen.app.answers.append("whale")
        await seen.press("/")
        assert seen.app.said[-1] == "Not found in the rows that are shown"


async def test_a_row_is_copied_as_quotations_of_both() -> None:
    async with comparing(size=(80, 12)) as seen:
        await seen.press("]")
        seen.screen.do_copy_quotation(None)
        (copied,) = seen.app.copied
        assert "“The harbour commission met" in copied
        assert "“On Tuesday the harbor commission" in copied
        assert "Harbour Post" in copied
        assert "Isles Mail" in copied


async def test_rows_sides_and_other_places() -> None:
    async with comparing(size=(80, 16)) as seen:
        view, rows = seen.screen.view, seen.screen.comparison.rows
        await seen.press(")", ")")
        assert view.here == 1
        assert rows[1].moved is not None
        await seen.press("enter")
        assert view.here == rows[1].moved
        await seen.press("enter")
        assert view.here == 1
        await seen.press("}")
        assert view.here == 3
        await seen.press("{", "(")
        assert view.here == 0
        await seen.press("enter")
        assert seen.app.opened == [(1, 0)]


async def test_a_sentence_of_either_side_is_marked_from_here() -> None:
    async with comparing(size=(80, 30)) as seen:
        await seen.press("]", "m", "m")
        (made,) = seen.app.backend.made
        assert (made.key, LEFT[made.start : made.end][:11]) == ("k1", "The harbour")
        assert seen.app.said[-1].endswith("this is marked already")
        await seen.press("l", "m")
        assert RIGHT[seen.app.backend.made[1].start :].startswith("On Tuesday")
        lines = seen.lines()
        assert any(line.startswith("A  2.1▎⇅≈!") for line in lines)
        assert any(line.startswith("B  2.1▎80%") for line in lines)
        await seen.press("y")
        assert seen.app.copied[0].startswith("“On Tuesday the harbor")


async def test_it_is_exported_and_nothing_is_written_over(tmp_path: Path) -> None:
    async with comparing() as seen:
        for name in ("c.md", "c.csv", "c.csv"):
            seen.app.answers.append(str(tmp_path / name))
            await seen.press("e")
        assert "is there already" in seen.app.said[-1]
        assert "~~two~~" in (tmp_path / "c.md").read_text()
        assert (tmp_path / "c.csv").read_text().count("\n") == len(seen.screen.comparison.rows) + 1


async def test_the_map_shows_the_whole_and_where_one_is() -> None:
    async with comparing(size=(100, 12)) as seen:
        drawn = seen.screen.map
        assert len(drawn.text) == 100
        assert {"<", ">", "≈"} <= set(drawn.text)
        before = list(drawn.segments)
        await seen.press("G")
        assert drawn.text == "".join(s.text for s in before)
        assert drawn.segments != before
        assert drawn.segments[-1].style.reverse


async def test_another_article_is_taken_beside_these() -> None:
    async with comparing() as seen:
        await seen.press("c")
        assert seen.app.kept == [1, 2]


async def test_a_text_that_is_too_long_is_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(align, "MOST_WORDS", 100)
    async with comparing(size=(80, 16)) as seen:
        assert "A has 116 words; texts of up to 100 words are compared" in seen.text()
        await seen.press("j", "]", ")", "m", "y", "e", "q")
        assert seen.app.screen is not seen.screen


async def test_a_text_that_is_certainly_later_omits() -> None:
    early = article(1, LEFT, "Town votes", first_date="2021-03-01")
    late = article(2, RIGHT, "Nine to three", first_date="2021-03-05", date="2021-03-06")
    async with comparing(early, late) as seen:
        assert "B omits this (A 2021-03-02, B 2021-03-06)" in seen.text()
        assert "Not in A (A 2021-03-02, B 2021-03-06)" in seen.text()
        assert "first published on 2021-03-05; posted by Harbour Post on 2021-03-06" in seen.text()


async def test_without_differences_to_check_the_rows_that_differ_are_gone_through() -> None:
    other = article(3, "Gulls slept on the roof.", None)
    async with comparing(article(2, "The old ferry sank.", None), other) as seen:
        await seen.press("]")
        assert seen.app.said[-1] == "No differences to check; row 1 of 2 that differ"


async def test_two_equal_texts_and_two_empty_ones() -> None:
    async with comparing(A, A) as seen:
        assert "100 % of A (116 words) is in B; 100 % of B (116 words) is in A" in seen.text()
        await seen.press("]")
        assert seen.app.said[-1] == "There is no difference"
        await seen.press(",", "d")
        assert "There are no such rows." in seen.text()
    nothing = article(3, "", None)
    async with comparing(nothing, nothing, size=(40, 10)) as seen:
        await seen.press("j", "G", "]", "[", ",", "l", ",", "l")
        assert "Both texts are empty." in "\n".join(await seen.all_lines())


async def test_hostile_text_reaches_no_terminal_and_is_no_markup() -> None:
    bad = (
        "The [bold]harbour[/] \x1b]52;c;eA==\x07 said \u202eevil\u202c and \x9b31m left the \x1b[2J town at last today."
    )
    hostile = article(4, bad, "A \x1b[31mtitle [red]", source="\x1b]0;x\x07Post")
    async with comparing(hostile, A) as seen:
        text = seen.text()
        assert not has_control(text.replace("\n", ""))
        assert "[bold]harbour[/]" in text
        assert "[red]" in text


async def test_it_says_that_it_compares_and_drops_a_late_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    gate, calls = threading.Event(), []

    stopped = []

    def slow(left: Body, right: Body, *, loose: bool, pulse) -> align.Comparison:
        calls.append(left)
        if len(calls) == 1:
            gate.wait(10)
            try:
                pulse()
            except Exception:
                stopped.append(left)
                raise
        return align.compare_texts(left, right, loose=loose, pulse=pulse)

    monkeypatch.setattr(compare, "compare_texts", slow)
    app = Host()
    async with app.run_test(size=(80, 12)) as pilot:
        screen = CompareScreen(A, B)
        await app.push_screen(screen)
        await pilot.pause()
        seen = Seen(app, pilot, screen)
        assert "comparing…" in seen.text()
        await pilot.press("j", "]")
        screen.do_swap_sides(None)
        while len(calls) < 2:
            await asyncio.sleep(0)
        gate.set()
        await seen.settle()
        assert calls == [A.body, B.body]
        assert screen.comparison is not None
        assert screen.comparison.left_words == 99
        assert stopped == [A.body]
        assert "comparing…" not in seen.text()


def _column(seen, side: int) -> list[str]:
    """What a column shows below its caption, at 120 columns."""
    return [line[:60].rstrip() if side == 0 else line[61:].rstrip() for line in seen.lines()[3:-2]]


async def test_one_side_is_scrolled_alone_and_both_together_again() -> None:
    async with comparing(size=(120, 16)) as seen:
        view, rows = seen.screen.view, seen.screen.comparison.rows
        count = [sum(1 for row in rows if row.left), sum(1 for row in rows if row.right and row.kind != "moved")]
        await seen.press("]", ",", "u")
        assert seen.app.said[-1] == "Apart: A moves alone"
        assert (
            f"A moves alone: row {view.window.numbers.index(view.rows_shown[-1]) + 1} of {count[0]}" in seen.lines()[2]
        )
        assert f"of {count[1]}" in seen.lines()[2].split("B stays:")[1]
        left = _column(seen, 0)
        await seen.press("l", "g", "g")
        assert "B moves alone: row " in seen.lines()[2]
        assert f"of {count[1]}" in seen.lines()[2].split("B moves alone:")[1]
        assert seen.screen.position.startswith("apart, B: row ")
        assert _column(seen, 0) == left
        right = _column(seen, 1)
        assert right[0].startswith("1.1 ")
        # B in its own order: what stands elsewhere in A is there once, where B says it, with its differences.
        assert [rows[n].right for n in view.numbers] == sorted(
            row.right for row in rows if row.right and row.kind != "moved"
        )
        await seen.press("]")
        assert seen.app.said[-1] == "1 of 2: number: A “two”, B “three”"
        assert RIGHT[slice(*rows[view.here].right)].startswith("On Tuesday")
        # Together again, A is where it has what is at hand in B, on the same line.
        line = next(n for n, line in enumerate(seen.lines()) if "On Tuesday the" in line)
        await seen.press(",", "u")
        assert not view.apart
        assert view.items == [-1, *range(len(rows))]
        both = next(n for n, line in enumerate(seen.lines()) if "On Tuesday the" in line)
        assert seen.lines()[both].startswith("2.1 The harbour commission met on Tuesday")
        assert both == line


async def test_what_is_apart_is_marked_copied_and_found_by_itself() -> None:
    async with comparing(size=(80, 24)) as seen:
        view = seen.screen.view
        await seen.press(",", "u", "l", "G")
        captions = [line for line in seen.lines() if " moves alone: row " in line or " stays: row " in line]
        assert [line.split(":")[0] for line in captions] == [" A stays", " B moves alone"]
        upper = seen.lines()[3 : seen.lines().index(captions[1])]
        await seen.press("(", "m", "y")
        (made,) = seen.app.backend.made
        row = seen.screen.comparison.rows[view.here]
        assert (made.key, made.start, made.end) == ("k2", *row.right)
        assert view.here in view.rows_shown
        assert seen.app.copied[-1].startswith(f"“{RIGHT[slice(*row.right)].split()[0]}")
        seen.app.answers.append("Tuesday")
        await seen.press("/")
        assert seen.app.said[-1] == "row 1 of 1 with a hit"
        assert "On Tuesday" in RIGHT[slice(*seen.screen.comparison.rows[view.here].right)]
        # A has not moved; enter brings it to where it has what is moved.
        assert seen.lines()[3 : len(upper) + 3] == upper
        number = view.here
        await seen.press("enter", "tab")
        assert view.here == number
        assert "The harbour commission met" in "\n".join(seen.lines())
        await seen.press(",", "d")
        assert "shown: only differences" in "\n".join(seen.lines())
        await seen.press(",", "l")
        assert not view.apart
        await seen.press(",", "u")
        assert seen.app.said[-1] == "One text is shown alone: there is nothing to scroll apart"
        await seen.press(",", "l", ",", "u")
        for size in ((40, 10), (5, 3), (1, 1), (120, 30)):
            await seen.resize(*size)
            await seen.press("G", "tab", "]", "}", "N")
            assert len(seen.lines()) == size[1]
