"""The lines of a concordance: their nodes under one another, what is chosen of them, and marking them."""

import uuid
from collections.abc import Awaitable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style

from readroom.db import mark_all
from readroom.db.mark_all import Marked, Passage
from readroom.text.concordance import Line, SortKey, sort_values
from readroom.text.concordance_cells import fitted
from readroom.text.counted import number_of
from readroom.tui import kwic
from readroom.tui.host import host
from readroom.tui.widgets.cells import cut, fit, plain
from readroom.tui.widgets.lines import DIM
from readroom.tui.widgets.marking import Marking, tell_panes
from readroom.tui.widgets.reader_lines import MARK_SIGN
from readroom.tui.widgets.row_finding import RowFindingList

if TYPE_CHECKING:
    from readroom.db.notebook import Notebook

NODE = Style(bold=True, underline=True)
CHOSEN_SIGN = "*"
NO_DATE = "—"
DATE, SOURCE, SIGNS = 10, 16, 2
Name = tuple[int, int, int]


def name_of(line: Line) -> Name:
    """Return what tells a line from all others, in any order of them."""
    return line.place.id, line.start, line.end


def line_segments(line: Line, width: int, *, chosen: bool = False, marked: bool = False) -> list[Segment]:
    """Return a line in exactly `width` cells: signs, the words before, the node, the words after; the date and the
    source where there is room for them.
    """
    signs = (CHOSEN_SIGN if chosen else " ") + (MARK_SIGN if marked else " ")
    meta = ""
    if width >= 70:
        meta = f"{fit((line.place.date or NO_DATE)[:DATE], DATE)} "
    if width >= 130:
        meta += f"{fit(plain(line.place.source), SOURCE)} "
    room = max(1, width - SIGNS - len_meta(width))
    parts = fitted(line.left, line.node, line.right, room, room * 9 // 20)
    found = [Segment(signs), Segment(meta, DIM), Segment(parts.left), Segment(parts.node, NODE), Segment(parts.right)]
    return found if width > SIGNS else [Segment(" " * width)]


def len_meta(width: int) -> int:
    """Return how many cells date and source take of a line that is so wide."""
    return (DATE + 1 if width >= 70 else 0) + (SOURCE + 1 if width >= 130 else 0)


class ConcordanceList(RowFindingList, Marking):
    """Lines with a cursor. `keys` is the order that they are in; `chosen` are those that are to be marked together."""

    context = "concordance"
    row_called = "line"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.rows: list[Line] = []
        self.keys: tuple[SortKey, ...] = ()
        self.problem = ""
        self.done = False
        self.chosen: set[Name] = set()
        self.marks: dict[str, list[Passage]] = {}

    # What is shown

    @property
    def size_of_list(self) -> int:
        """How many lines there are."""
        return len(self.rows)

    @property
    def rows_shown(self) -> int:
        """How many lines can be seen."""
        return max(1, self.size.height - self.covered)

    def covered_changed(self) -> None:
        """Keep the cursor in sight of a prompt."""
        self.go_to(self.cursor)

    @property
    def line(self) -> Line | None:
        """The line under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    @property
    def meant(self) -> list[Line]:
        """The lines that are chosen, else the one under the cursor."""
        if self.chosen:
            return [line for line in self.rows if name_of(line) in self.chosen]
        return [self.line] if self.line else []

    def row_line(self, index: int, part: int, width: int) -> list[Segment]:
        """Return a line."""
        line = self.rows[index]
        marked = any(start < line.end and end > line.start for start, end in self.marks.get(line.place.key, ()))
        return line_segments(line, width, chosen=name_of(line) in self.chosen, marked=marked)

    def empty_line(self, y: int, width: int) -> str:
        """Say why there are no lines."""
        said = [self.problem or ("No text has it." if self.done else "")]
        return " " + cut(plain(said[y]), width - 1) if y < len(said) and said[y] else ""

    # Filling

    def put(self, rows: list[Line], keys: tuple[SortKey, ...] = (), *, keep: bool = False) -> None:
        """Show lines that are in this order; `keep`: the cursor stays on its line, at its height on the screen."""
        here, height = (self.line, self.cursor - self.top) if keep else (None, 0)
        self.rows, self.keys = rows, keys
        self.cursor = self.top = 0
        if here is not None:
            self.cursor = next((n for n, line in enumerate(rows) if name_of(line) == name_of(here)), 0)
            self.top = max(0, min(self.cursor - height, len(rows) - self.rows_shown))
        self.refresh()
        self.cursor_moved()

    def add(self, more: list[Line]) -> None:
        """Show more lines below those that are there."""
        free = len(self.rows) < self.top + self.rows_shown
        self.rows += more
        if free:
            self.refresh()

    def cursor_moved(self) -> None:
        """Say elsewhere which line it is."""
        host(self).changed()

    async def reload(self) -> None:
        """Read anew where there are highlights."""
        self.marks = await self.written(kwic.marked_places)
        self.refresh()

    # Commands

    async def do_open(self, count: int | None) -> None:
        """Open the article at the node; `n` and `N` go through the other lines of the article."""
        if (line := self.line) is not None:
            ranges = sorted((each.start, each.end) for each in self.rows if each.place.id == line.place.id)
            await host(self).open_article(line.place.id, line.start, ranges, from_search=True)

    def do_choose_line(self, count: int | None) -> Awaitable[None] | None:
        """Choose the line, or no longer, and go to the next one; with a count, so many lines."""
        for line in self.rows[self.cursor : self.cursor + (count or 1)]:
            self.chosen ^= {name_of(line)}
        self._chosen_changed()
        return self.do_line_down(count)

    def do_choose_all(self, count: int | None) -> None:
        """Choose every line, or none if some are chosen."""
        self.chosen = set() if self.chosen else {name_of(line) for line in self.rows}
        self._chosen_changed()

    def _chosen_changed(self) -> None:
        chosen = number_of(len(self.chosen), "line")
        host(self).say(f"{chosen} chosen: m marks their sentences, t with tags, e exports" if self.chosen else "")
        self.refresh()

    async def do_mark(self, count: int | None) -> None:
        """Mark the sentences of what is chosen, with the last colour and tags."""
        await self._mark(None)

    async def do_tag(self, count: int | None) -> None:
        """Ask for tags, and mark with them."""
        if self.meant:
            await self.ask_tags((), self._mark)

    async def _mark(self, tags: tuple[str, ...] | None) -> None:
        """Mark in portions, all of them one step of undo."""
        meant, group, marked = self.meant, uuid.uuid4().hex, Marked()
        for portion in _by_article(meant):
            found = await host(self).backend.library(partial(mark_all.passages, chosen=portion))

            def job(notebook: "Notebook", found: Sequence[mark_all.Passages] = found) -> Marked:
                return mark_all.mark(notebook, found, tags, group, marked)

            await self.written(job)
        self.chosen.clear()
        await self.reload()
        tell_panes(self.app.screen_stack[0], marked.keys)
        known = f"; {number_of(marked.known, 'was', 'were')} marked before" if marked.known else ""
        said = f"{number_of(marked.made, 'sentence')} marked"
        if len(meant) > marked.lines:
            changed = number_of(len(meant) - marked.lines, "line is", "lines are")
            known += f"; {changed} of texts that have changed: R reads them again"
        host(self).say(said + known + ("; u takes that back" if marked.made or marked.tagged else ""))

    async def do_copy_quotation(self, count: int | None) -> None:
        """Copy the sentence of the line with its citation."""
        if (line := self.line) is None:
            return
        from readroom.tui.widgets.quotation import quotation

        (found,) = await host(self).backend.library(lambda library: mark_all.passages(library, [line]))
        if found.ranges:
            host(self).copy_text(quotation(found.article, *found.ranges[0]))
        else:
            host(self).say("this text has changed: R reads its lines again")

    async def do_take_for_comparison(self, count: int | None) -> None:
        """Take the article of the line for comparison."""
        if (line := self.line) is not None:
            for row in await host(self).backend.rows_by_id([line.place.id]):
                await host(self).take(row)

    # Jumping

    def do_next_group(self, count: int | None) -> None:
        """Go to the first line that differs in what the lines are sorted by first; else to the next article."""
        self._jump(range(self.cursor + 1, len(self.rows)), count, to_first=True)

    def do_previous_group(self, count: int | None) -> None:
        """Go to the beginning of these lines, or of those before them."""
        self._jump(range(self.cursor - 1, -1, -1), count, to_first=False)

    def _jump(self, way: Iterable[int], count: int | None, *, to_first: bool) -> None:
        left, target = count or 1, None
        for n in way:
            edge = n if to_first else n + 1
            # Going up, the edge of the group that one stands at the beginning of is no step.
            if self._group(n) != self._group(n + (-1 if to_first else 1)) and edge != self.cursor:
                target, left = edge, left - 1
                if not left:
                    break
        if left and not to_first:
            target = 0
        if target is not None:
            self.go_to(target)

    def _group(self, index: int) -> object:
        line = self.rows[index]
        return sort_values(line, self.keys[:1]) if self.keys and self.keys[0].name != "date" else line.place.id

    def words_of_row(self, index: int) -> str:
        """Return the words of a line."""
        line = self.rows[index]
        return line.left + line.node + line.right


def _by_article(lines: Sequence[Line]) -> list[list[Line]]:
    """Return lines in portions of so many articles, with all lines of an article in one of them."""
    by_article: dict[int, list[Line]] = {}
    for line in lines:
        by_article.setdefault(line.place.id, []).append(line)
    groups = list(by_article.values())
    return [[line for group in groups[n : n + kwic.BATCH] for line in group] for n in range(0, len(groups), kwic.BATCH)]
