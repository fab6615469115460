"""The reading view: the lines of one article under a header, with a place that survives reflow."""

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.strip import Strip

from readroom.db.articles import FullArticle
from readroom.text.blocks import Face
from readroom.text.counted import number_of
from readroom.text.layout import Layout, Line, Place, layout
from readroom.text.sideways import crop, shift_to
from readroom.tui.host import host
from readroom.tui.widgets.marking import Marking
from readroom.tui.widgets.reader_lines import GUTTER, Overlay, paint
from readroom.tui.widgets.reader_theme import THEMES, Theme

WHEEL_ROWS = 3
UNDATED = "undated"


def head_lines(article: FullArticle) -> list[tuple[str, Face]]:
    """Return the lines above the text: title, authors, where and when it was published, its length and address."""
    row = article.row
    outlet = article.outlet_name or row.outlet
    places = [
        row.source,
        *([f"from {outlet}"] if outlet and outlet != row.source else []),
        *([row.section] if row.section else []),
    ]
    date = row.date.replace("T", " ") if row.date else UNDATED
    first = f"first published {row.first_date}" if row.first_date and row.first_date != row.date else ""
    lines = [
        (row.title or "Untitled", Face.BOLD),
        (", ".join(row.authors), Face.PLAIN),
        (" · ".join(part for part in (*places, date, first) if part), Face.PLAIN),
        (" · ".join(part for part in (number_of(row.words, "word"), row.url or "") if part), Face.DIM),
        (f"corrected by you: {', '.join(row.own)}" if row.own else "", Face.DIM),
    ]
    return [(text, face) for text, face in lines if text]


class ReaderView(Marking, can_focus=True):
    """Shows an article from `top` on. `lines` is None while there is none, or before the widget has a size."""

    DEFAULT_CSS = "ReaderView { width: 1fr; height: 1fr; overflow: hidden; }"
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.article: FullArticle | None = None
        self.lines: Layout | None = None
        self.top = Place(0, 0)
        # What stands at the top: the offset of a line of the text, and how many lines above that one. It is kept while
        # only the size changes, so that growing and shrinking leads back to the same line.
        self._held: tuple[int, int] | None = None
        self._strips: list[Strip] = []
        self._drawn_at = (0, 0)
        self._margin = 0
        # How far each table or code that is wider than the screen is moved to the left (cells), by its offset.
        self.shifts: dict[int, int] = {}

    # What a subclass draws over the text

    def overlays(self) -> Sequence[Overlay]:
        """Return the styles that lie over the text."""
        return ()

    def gutter_of(self, line: Line) -> list[Segment]:
        """Return the cells left of a line."""
        return [Segment(" " * GUTTER)]

    @property
    def cursor_offset(self) -> int | None:
        """The code point that the cursor stands on."""
        return None

    def moved(self) -> None:
        """Hear that another part of the text is shown, or the cursor is elsewhere."""

    # Drawing

    @property
    def rows_shown(self) -> int:
        """How many lines of the text can be seen (at least 1)."""
        return max(1, self.size.height - self.covered)

    @property
    def text(self) -> str:
        """The text of the article that is shown; empty when there is none."""
        return self.article.body.text if self.article else ""

    def set_article(self, article: FullArticle | None, offset: int, above: int = 0) -> None:
        """Show an article with the line that holds `offset` at the top, or `above` lines below it."""
        self.article, self.lines = article, None
        self._held = (offset, above)
        self._strips = []
        self.shifts = {}
        self.refresh()

    @property
    def theme(self) -> Theme:
        """The styles that the text is drawn in."""
        return THEMES[host(self).look.theme]

    def fit(self) -> Layout | None:
        """Return the layout for the present size, made when it is another one; None without an article or a size."""
        width, height = self.size
        if self.article is None or not width or not height:
            return None
        column, self._margin = host(self).look.fitted(width, GUTTER)
        if self.lines is None or self.lines.width != column:
            held = self._held or self.hold()
            self.lines = layout(self.article.body, column, head_lines(self.article), host(self).bidi)
            offset, above = held
            self.top = (
                self.lines.first if (offset, above) == (0, 0) else self.lines.move(self.lines.place_of(offset), -above)
            )
            self._held = held
        self.top = min(self.top, self._lowest_top(self.lines))
        return self.lines

    def hold(self) -> tuple[int, int]:
        """Return what stands at the top: an offset in the text, and how many lines above the line that holds it."""
        lines = self.lines
        if lines is None:
            return self._held or (0, 0)
        if self.top == lines.first:
            return 0, 0
        place, above = self.top, 0
        while lines.line(place).kind != "text" and place != lines.last:
            place, above = lines.move(place, 1), above + 1
        return lines.line(place).start, above

    def _lowest_top(self, lines: Layout) -> Place:
        return lines.move(lines.last, 1 - self.rows_shown)

    def render_line(self, y: int) -> Strip:
        """Return row `y` of the widget."""
        if self._drawn_at != tuple(self.size):
            self._strips = self._draw()
        return self._strips[y] if y < len(self._strips) else Strip.blank(self.size.width, self.theme.base)

    def _draw(self) -> list[Strip]:
        self._drawn_at = (self.size.width, self.size.height)
        lines = self.fit()
        if lines is None:
            return []
        shown = list(lines.lines(self.top, self.size.height))
        first, last, width = shown[0].start, shown[-1].end, self.size.width
        overlays = [over for over in self.overlays() if over.start < last and over.end > first]
        cursor, theme = self.cursor_offset, self.theme
        margin = [Segment(" " * self._margin)] if self._margin else []
        return [
            paint(self.seen(lines, line), overlays, [*margin, *self.gutter_of(line)], cursor, width, theme)
            for line in shown
        ]

    def seen(self, lines: Layout, line: Line) -> Line:
        """Return as much of a line as is seen."""
        return line if line.wide is None else crop(line, self.shifts.get(line.wide.start, 0), lines.width)

    def redraw(self) -> None:
        """Draw again the rows that look different now; rows that stay cost nothing on the line."""
        if self._drawn_at != tuple(self.size) or not self._strips:
            self._strips = self._draw()
            self.refresh()
            return
        old, self._strips = self._strips, self._draw()
        width, height = self.size
        blank = Strip.blank(width, self.theme.base)
        old += [blank] * (height - len(old))
        new = self._strips + [blank] * (height - len(self._strips))
        if changed := [Region(0, y, width, 1) for y in range(height) if old[y] != new[y]]:
            self.refresh(*changed)

    def on_resize(self, event: events.Resize) -> None:
        """Keep the line that was at the top."""
        self.redraw()

    def covered_changed(self) -> None:
        """Use the rows that an editor or a prompt has left."""
        self.redraw()
        self.moved()

    # Moving

    def scroll_lines(self, count: int) -> bool:
        """Move what is shown by `count` lines; tell whether it moved."""
        lines = self.fit()
        if lines is None:
            return False
        return self._go(lines, lines.move(self.top, count))

    def _go(self, lines: Layout, top: Place) -> bool:
        top = min(top, self._lowest_top(lines))
        if top == self.top:
            return False
        self.top, self._held = top, None
        return True

    def reveal(self, start: int, end: int | None = None) -> None:
        """Scroll as little as it takes to see the line of `start`, and that of `end` - 1 where both have room.

        What is more than a page away comes to the upper third.
        """
        lines = self.fit()
        if lines is None:
            return
        rows = self.rows_shown
        last = lines.place_of(max((end or start) - 1, start))
        for place in (last, lines.place_of(start)):
            far = lines.distance(self.top, place, 3 * rows)
            if -rows <= far < 0:
                self._go(lines, place)
            elif rows <= far < 2 * rows:
                self._go(lines, lines.move(place, 1 - rows))
            elif far < 0 or far >= rows:
                self._go(lines, lines.move(place, -(rows // 3)))
        line = lines.line(lines.place_of(start))
        if line.wide is not None:
            at = line.wide.start
            self.shifts[at] = shift_to(line, start, self.shifts.get(at, 0), lines.width)

    def scroll_sideways(self, by: int) -> bool | None:
        """Move the tables and the code on the screen by so many cells to the left; tell whether any moved.

        None when nothing on the screen is wider than it.
        """
        lines = self.fit()
        if lines is None:
            return None
        widest: dict[int, int] = {}
        for line in lines.lines(self.top, self.rows_shown):
            if line.wide is not None:
                at = line.wide.start
                widest[at] = max(widest.get(at, 0), line.width - lines.width)
        if not widest:
            return None
        before = dict(self.shifts)
        for at, most in widest.items():
            shift = self.shifts.get(at, 0)
            self.shifts[at] = max(0, min(shift + by, max(most, shift)))
        return before != self.shifts

    def shown_range(self) -> tuple[int, int]:
        """Return the range of the text that is on the screen (code points)."""
        lines = self.fit()
        if lines is None:
            return 0, 0
        shown = [line for line in lines.lines(self.top, self.rows_shown) if line.kind == "text"]
        return (shown[0].start, shown[-1].end) if shown else (0, 0)

    @property
    def position(self) -> str:
        """How much of the text has been shown, for the status line."""
        lines = self.lines
        if lines is None or not self.text:
            return ""
        end = lines.line(lines.move(self.top, self.rows_shown - 1)).end
        return f"{100 * end // len(self.text)} %"

    # The mouse

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll with the wheel."""
        event.stop()
        self._wheel(WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll with the wheel."""
        event.stop()
        self._wheel(-WHEEL_ROWS)

    def _wheel(self, rows: int) -> None:
        if self.scroll_lines(rows):
            self.redraw()
            self.moved()
