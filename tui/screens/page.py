"""Page: the original lines of an article's page, what became of each and why, and keys to cut it otherwise."""

from collections.abc import Awaitable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult

from readroom.db.articles import FullArticle
from readroom.db.pages import PageLine
from readroom.text.counted import number_of
from readroom.text.recut_edits import Do
from readroom.tui.host import host
from readroom.tui.page_desk import PageDesk
from readroom.tui.screens.framed import FramedScreen
from readroom.tui.widgets.articles import title_of
from readroom.tui.widgets.cells import cut, fit, fit_right, len_cells, plain
from readroom.tui.widgets.lines import DIM, RESTING, LineList
from readroom.tui.widgets.status import THERE, Bar

SIGNS = {"kept": " ", "metadata": "=", "aside": "~", "cut": "-"}
"""What stands before a line, by its verdict."""
STYLES: dict[str, Style | None] = {"cut": DIM, "aside": Style(italic=True)}
REASON_WIDTH = 26
MINE = "corrected by you"
"""The reason of a line that its reader has changed, and the library has not."""


def total_line(lines: Sequence[PageLine]) -> str:
    """Return the sum of the verdicts, in lines."""
    named = (f"{sum(line.verdict == verdict for line in lines):,} {verdict}" for verdict in SIGNS)
    return f"{number_of(len(lines), 'line')}: " + ", ".join(named)


def first_line(article: FullArticle, lines: Sequence[PageLine]) -> int:
    """Return the index of the first line that the article has something of; 0 where its lines are not known."""
    if article.lines is None:
        return 0
    own = range(article.lines[0] - 1, min(article.lines[1], len(lines)))
    return next((i for i in own if lines[i].verdict in ("kept", "metadata")), own.start)


class PageList(LineList):
    """The lines of the page; at the right why each was kept or cut."""

    context = "page"

    def __init__(self, lines: list[PageLine], article: int | None) -> None:
        super().__init__()
        self.rows: Sequence[PageLine] = lines
        self.mine: frozenset[int] = frozenset()
        self.several = any((line.article or 1) > 1 for line in lines)
        self._wanted = ""
        self.cursor = article or 0
        self._placed = False

    def on_resize(self) -> None:
        """Begin with the article near the top; later, keep the cursor on the screen."""
        if not self._placed and self.size.height > 1:
            self._placed = True
            self._scroll(self.cursor - 1)
        super().on_resize()

    @property
    def size_of_list(self) -> int:
        """How many lines there are."""
        return len(self.rows)

    def row_line(self, index: int, part: int, width: int) -> list[Segment]:
        """Return a line: its number, its verdict's sign, its text, the reason.

        Of a page with several articles, the last figure of the article's number stands behind the sign.
        """
        line = self.rows[index]
        reason = min(REASON_WIDTH, width // 3)
        article = (str(line.article)[-1] if line.article is not None else " ") if self.several else ""
        left = f"{fit_right(str(line.line), 5)} {SIGNS.get(line.verdict, '?')}{article} "
        text = max(0, width - reason - len(left))
        mine = line.line in self.mine
        return [
            Segment(left),
            Segment(fit(plain(line.text), text), STYLES.get(line.verdict)),
            Segment(fit(" " + self.why(index), reason), RESTING if mine else DIM),
        ]

    def why(self, index: int) -> str:
        """Return what became of a line, and why, in words."""
        line = self.rows[index]
        reason = MINE if line.line in self.mine else line.reason
        return plain(f"{line.verdict}: {reason}" if reason else line.verdict)

    def put(self, lines: Sequence[PageLine], mine: frozenset[int]) -> None:
        """Show the lines as they would be; `mine` are those (1-based) that their reader has changed."""
        self.rows, self.mine = lines, mine
        self.several = any((line.article or 1) > 1 for line in lines)
        self.refresh()

    async def do_find(self, count: int | None) -> None:
        """Ask for words, and go to the next line that has them."""
        await host(self).ask("Find in the page", "", self._find)

    def _find(self, text: str) -> None:
        self._wanted = text.casefold()
        self._seek([*range(self.cursor, len(self.rows)), *range(self.cursor)])

    def do_find_next(self, count: int | None) -> None:
        """Go to the next line that was found; after the last one, to the first."""
        self._seek([*range(self.cursor + 1, len(self.rows)), *range(self.cursor + 1)])

    def do_find_previous(self, count: int | None) -> None:
        """Go to the previous line that was found; before the first one, to the last."""
        self._seek([*range(self.cursor - 1, -1, -1), *range(len(self.rows) - 1, self.cursor - 1, -1)])

    def _seek(self, indexes: Sequence[int]) -> None:
        for index in indexes:
            line = self.rows[index]
            if self._wanted and (self._wanted in line.text.casefold() or self._wanted in line.reason.casefold()):
                self.go_to(index)
                return
        host(self).say("No line has that" if self._wanted else "Nothing to find yet: / asks for it")


class PageScreen(FramedScreen):
    """The page that an article was cut from."""

    def __init__(
        self,
        article: FullArticle | None,
        lines: list[PageLine],
        at: int | None = None,
        *,
        page: int = 0,
        name: str = "",
    ) -> None:
        """Show the page of an article, at the article's first line or at line `at` (1-based).

        Without an article, the page with the id `page`, which goes by `name`.
        """
        super().__init__()
        first = first_line(article, lines) if article else 0
        self.titles = Bar(id="titles")
        first = first if at is None else at - 1
        self.list = PageList(lines, max(0, min(first, len(lines) - 1)))
        self._page = article.page_id if article else page
        self._key = article.row.key if article else ""
        self._name = title_of(article.row) if article else plain(name)
        self._desk: PageDesk | None = None
        self._warned = False

    @property
    def position(self) -> str:
        """The line that the cursor is on; shorter, or not at all, where the reason needs the room."""
        here, count = self.list.cursor + 1, len(self.list.rows)
        room = self.app.size.width - len_cells(self.hint) - 2
        forms = (f"line {here:,} of {count:,}", f"{here:,}/{count:,}", "")
        return next((form for form in forms if len(form) <= room), "")

    @property
    def hint(self) -> str:
        """What became of the line that the cursor is on, and the whole reason."""
        return self.list.why(self.list.cursor) if self.list.rows else ""

    def body(self) -> ComposeResult:
        """Make the screen."""
        yield self.titles
        yield self.list

    def on_mount(self) -> None:
        """Put the focus into the lines, and look for what their reader has proposed before."""
        self.set_focus(self.list, scroll_visible=False)
        host(self).start(self, self._show_mine(), "mine")

    def draw_titles(self) -> None:
        """Say what page this is, what became of its lines, and what is not written."""
        tried = len(self._desk.tried) if self._desk else 0
        unwritten = f" · {tried} not written" if tried else ""
        title = f" Page{unwritten} · {self._name} · {total_line(self.list.rows)}"
        self.titles.put([Segment(cut(title, self.app.size.width), THERE)])

    # The cut

    @property
    def desk(self) -> PageDesk:
        """The page as it is worked on."""
        if self._desk is None:
            self._desk = PageDesk(host(self).backend, self._page, self._key, self.list.rows)
        return self._desk

    async def _show_mine(self) -> None:
        await self.desk.load()
        self._show()

    def _show(self, said: str = "") -> None:
        self._warned = False
        self.list.put(self.desk.lines, self.desk.mine)
        if said:
            host(self).say(said)
        host(self).changed()

    async def _try_out(self, do: Do, count: int | None, *, several: bool = False) -> None:
        line = self.list.rows[self.list.cursor].line
        last = line + (count or 1) - 1 if several else line
        self._show(await self.desk.try_out(do, line, last))
        if several:
            below = range(self.list.cursor + (count or 1), len(self.list.rows))
            self.list.go_to(next((i for i in below if self.list.rows[i].text.strip()), self.list.cursor))

    async def do_cut_line(self, count: int | None) -> None:
        """Cut the line, or `count` lines."""
        await self._try_out("cut", count, several=True)

    async def do_keep_line(self, count: int | None) -> None:
        """Keep the line as text, or `count` lines."""
        await self._try_out("keep", count, several=True)

    async def do_split_article(self, count: int | None) -> None:
        """Begin an article at the line."""
        await self._try_out("split", count)

    async def do_merge_article(self, count: int | None) -> None:
        """Join the line's article with the one before."""
        await self._try_out("merge", count)

    async def do_set_title(self, count: int | None) -> None:
        """Take the line for the title."""
        await self._try_out("title", count)

    async def do_set_byline(self, count: int | None) -> None:
        """Take the line for the byline."""
        await self._try_out("byline", count)

    async def do_set_date(self, count: int | None) -> None:
        """Take the line for the date."""
        await self._try_out("date", count)

    async def do_write_page(self, count: int | None) -> None:
        """Write what was tried."""
        self._show(await self.desk.write())

    def do_undo(self, count: int | None) -> Awaitable[None] | bool:
        """Take back the last change that is not written, else what was written here last; else the notebook's last."""
        if self._desk is None or not (self._desk.tried or self._desk.corrections):
            return False
        return self._take_back()

    async def _take_back(self) -> None:
        self._show(await (self.desk.take_back() if self.desk.tried else self.desk.undo_written()))

    def do_back(self, count: int | None) -> Awaitable[None] | bool:
        """Go back; the first time, say what is not written."""
        if self._desk and self._desk.tried and not self._warned:
            self._warned = True
            host(self).say(f"{len(self._desk.tried)} not written: , w writes, u takes back, again goes back without")
            return True
        return self._leave() if self._desk and self._desk.written else False

    async def _leave(self) -> None:
        await self.app.pop_screen()
        await host(self).library_changed()
