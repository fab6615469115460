"""Moving through a text: by lines and pages, and with the cursor by characters, words, sentences and paragraphs."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from textual import events

from readroom.db.articles import FullArticle
from readroom.text.layout import Layout, Line, Place
from readroom.tui.host import host
from readroom.tui.widgets.reader_cursor import Cursor, Range, TextUnits, Unit
from readroom.tui.widgets.reader_lines import GUTTER, SELECTED, Overlay
from readroom.tui.widgets.reader_view import ReaderView


class ReaderMoving(ReaderView):
    """A reading view with a cursor, a selection, and places that were found."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.cursor = Cursor(TextUnits(""))
        self.hits: list[Range] = []
        self._hit = -1
        # The cell column that the cursor keeps while it moves by lines.
        self._column: int | None = None
        # The heading that one went to last, and what stood at the top then: near the end it is not the heading.
        self._heading = (-1, Place(-1, 0))

    @property
    def context(self) -> str:
        """The context of the keys: `cursor` while the cursor is in the text."""
        return "cursor" if self.cursor.shown else "reader"

    @property
    def cursor_offset(self) -> int | None:
        """The code point that the cursor stands on."""
        return self.cursor.offset

    def set_article(self, article: FullArticle | None, offset: int, above: int = 0) -> None:
        """Show an article, without a cursor."""
        self.cursor = Cursor(TextUnits(article.body.text if article else ""))
        self.hits, self._hit, self._column = [], -1, None
        super().set_article(article, offset, above)

    def overlays(self) -> Sequence[Overlay]:
        """Return the places that were found and, over them, the selection."""
        theme = self.theme
        found = [
            Overlay(*hit, theme.here if number == self._hit else theme.hit) for number, hit in enumerate(self.hits)
        ]
        selection = self.cursor.selection
        return [*found, Overlay(*selection, SELECTED)] if selection else found

    # Where one is

    @property
    def spot(self) -> int:
        """Where one is in the text: the cursor, else the line at the top (code points)."""
        return self.hold()[0] if self.cursor.offset is None else self.cursor.offset

    @contextmanager
    def jump(self) -> Iterator[None]:
        """Have what moves inside go down as a way that leads back."""
        here = self.spot
        yield
        if self.spot != here:
            self.went(here, self.spot)

    def went(self, here: int, to: int) -> None:
        """Hear of a jump within the text."""

    def return_to(self, offset: int) -> None:
        """Go to a place where one was: the cursor, or the line at the top."""
        lines = self.fit()
        if lines is None:
            return
        if self.cursor.shown:
            self.cursor.place(offset)
            self._show_place()
            return
        self._to(lines, lines.place_of(offset) if offset else lines.first)

    # Lines and pages

    def _scroll(self, rows: int) -> None:
        """Scroll by `rows`; a cursor goes along."""
        cursor = self.cursor.offset
        if cursor is not None:
            self._cursor_lines(rows)
        moved = self.scroll_lines(rows)
        if cursor is not None and self.cursor.offset is not None:
            self.reveal(self.cursor.offset)
        if moved or cursor != self.cursor.offset:
            self._changed()

    def _cursor_lines(self, count: int) -> None:
        """Move the cursor by lines of the text, in its column as far as the lines reach."""
        lines, offset = self.fit(), self.cursor.offset
        if lines is None or offset is None:
            return
        place, column = lines.position_of(offset)
        self._column = column if self._column is None else self._column
        to, last = place, lines.last
        left, step_by = abs(count), 1 if count > 0 else -1
        while left and (after := lines.move(to, step_by)) != to:
            to = after
            # Lines that are no text (captions, the head) are stepped over.
            if lines.line(to).kind == "text":
                place, left = to, left - 1
            elif to in (lines.first, last):
                break
        self.cursor.place(lines.offset_at(place, self._column))

    def _changed(self, *, keep_column: bool = True) -> None:
        if not keep_column:
            self._column = None
        self.redraw()
        self.moved()

    def do_line_down(self, count: int | None) -> None:
        """Scroll by lines, or move the cursor by lines."""
        self._by_lines(count or 1)

    def do_line_up(self, count: int | None) -> None:
        """Scroll by lines, or move the cursor by lines."""
        self._by_lines(-(count or 1))

    def _by_lines(self, count: int) -> None:
        if self.cursor.offset is None:
            self._scroll(count)
            return
        self._cursor_lines(count)
        self.reveal(self.cursor.offset)
        self._changed()

    def do_half_page_down(self, count: int | None) -> None:
        """Scroll by half a page, `count` times."""
        self._scroll(max(1, self.rows_shown // 2) * (count or 1))

    def do_half_page_up(self, count: int | None) -> None:
        """Scroll back by half a page, `count` times."""
        self._scroll(-max(1, self.rows_shown // 2) * (count or 1))

    def do_page_down(self, count: int | None) -> None:
        """Scroll by a page, `count` times; two lines stay in sight."""
        self._scroll(max(1, self.rows_shown - 2) * (count or 1))

    def do_page_up(self, count: int | None) -> None:
        """Scroll back by a page, `count` times; two lines stay in sight."""
        self._scroll(-max(1, self.rows_shown - 2) * (count or 1))

    def do_top(self, count: int | None) -> None:
        """Go to the beginning, or to the line `count`."""
        if lines := self.fit():
            with self.jump():
                self._to(lines, lines.move(lines.first, (count or 1) - 1))

    def do_bottom(self, count: int | None) -> None:
        """Go to the end, or to the line `count`."""
        if lines := self.fit():
            with self.jump():
                self._to(lines, lines.last if count is None else lines.move(lines.first, count - 1))

    def _to(self, lines: Layout, place: Place) -> None:
        """Bring a line to the top, as far as the end of the text lets it; a cursor goes there."""
        self._go(lines, place)
        if self.cursor.offset is not None:
            self.cursor.place(lines.offset_at(place, 0))
        self._changed(keep_column=False)

    # The cursor

    def show_cursor(self) -> bool:
        """Put the cursor on the hit one is at, else on the first sentence on the screen, if there is none.

        Tell whether there is one now.
        """
        if self.cursor.shown or not self.text or self.fit() is None:
            return self.cursor.shown
        start, end = self.shown_range()
        if self._hit >= 0 and start <= self.hits[self._hit][0] < end:
            self.cursor.place(self.hits[self._hit][0])
            return True
        found = (
            self.cursor.units.move("sentence", max(start - 1, 0), 1)
            if start
            else self.cursor.units.at("sentence", 0)[0]
        )
        self.cursor.place(found if start <= found < end else start)
        return True

    def _move(self, unit: Unit, count: int) -> None:
        """Move the cursor by units; the first time, only show it."""
        if not self.cursor.shown:
            if not self.show_cursor():
                return
            count -= 1 if count > 0 else -1
        if count:
            self.cursor.move(unit, count)
        self._show_place()

    def _show_place(self) -> None:
        """Scroll to the cursor, with the unit that it selects."""
        if self.cursor.offset is not None:
            grain = self.cursor.grain
            start, end = self.cursor.units.at(grain, self.cursor.offset) if grain else (self.cursor.offset, None)
            self.reveal(start, end)
        self._changed(keep_column=False)

    def do_next_sentence(self, count: int | None) -> None:
        """Move to the next sentence."""
        self._move("sentence", count or 1)

    def do_previous_sentence(self, count: int | None) -> None:
        """Move to the beginning of the sentence, or to the one before."""
        self._move("sentence", -(count or 1))

    def do_next_paragraph(self, count: int | None) -> None:
        """Move to the next paragraph."""
        self._move("paragraph", count or 1)

    def do_previous_paragraph(self, count: int | None) -> None:
        """Move to the beginning of the paragraph, or to the one before."""
        self._move("paragraph", -(count or 1))

    def do_char_right(self, count: int | None) -> None:
        """Move to the next character."""
        self._move("character", count or 1)

    def do_char_left(self, count: int | None) -> None:
        """Move to the previous character."""
        self._move("character", -(count or 1))

    def do_word_right(self, count: int | None) -> None:
        """Move to the next word."""
        self._move("word", count or 1)

    def do_word_left(self, count: int | None) -> None:
        """Move to the beginning of the word, or to the one before."""
        self._move("word", -(count or 1))

    def do_line_start(self, count: int | None) -> None:
        """Move to the beginning of the line; with a count, of the line so many further down."""
        self._in_line(count, lambda line: line.start)

    def do_line_end(self, count: int | None) -> None:
        """Move to the last character of the line; with a count, of the line so many further down."""
        self._in_line(count, lambda line: line.offsets[-1] if line.offsets else line.start)

    def _in_line(self, count: int | None, end: Callable[[Line], int]) -> None:
        if not self.show_cursor():
            return
        if count is not None and count > 1:
            self._cursor_lines(count - 1)
        lines, offset = self.fit(), self.cursor.offset
        if lines is not None and offset is not None:
            self.cursor.place(end(lines.line(lines.place_of(offset))))
        self._show_place()

    def do_next_heading(self, count: int | None) -> None:
        """Go to the next heading."""
        self._by_headings(count or 1)

    def do_previous_heading(self, count: int | None) -> None:
        """Go to the heading of the section, or to the one before."""
        self._by_headings(-(count or 1))

    def _by_headings(self, count: int) -> None:
        """Bring a heading to the top, or the cursor to it; what is before and behind them all is said."""
        lines = self.fit()
        headings = (
            sorted({span.start for span in self.article.body.spans if span.kind == "heading"}) if (self.article) else []
        )
        if lines is None or not headings:
            host(self).say("this text has no headings")
            return
        here = self.spot
        if not self.cursor.shown and self._heading[1] == self.top:
            here = max(here, self._heading[0])
        index = bisect_right(headings, here) - 1 + count if count > 0 else bisect_left(headings, here) + count
        to = max(0, min(index, len(headings) - 1))
        if (count > 0 and headings[-1] <= here) or (count < 0 and headings[0] >= here):
            host(self).say("no heading after this" if count > 0 else "no heading before this")
            return
        if self.cursor.shown:
            self.cursor.place(headings[to])
            self._show_place()
        else:
            self._to(lines, lines.place_of(headings[to]))
        self._heading = headings[to], self.top

    def do_select(self, count: int | None) -> None:
        """Select the sentence at the cursor; again: by words, by characters, by sentences."""
        if not self.show_cursor():
            return
        self.cursor.select()
        host(self).say(f"select by {self.cursor.grain}s")
        self._show_place()

    def do_back(self, count: int | None) -> bool:
        """Let go of the selection, then of the cursor; return False when there is neither."""
        if not self.cursor.back():
            return False
        self._changed(keep_column=False)
        return True

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the text was clicked."""
        lines = self.fit()
        if lines is None or event.y >= self.rows_shown:
            return
        place = lines.move(self.top, event.y)
        if lines.distance(self.top, place, event.y) == event.y and lines.line(place).kind == "text":
            self.cursor.unselect()
            line = self.seen(lines, lines.line(place))
            self.cursor.place(line.offset_at(event.x - GUTTER - self._margin))
            self._changed(keep_column=False)
