"""Page: the original lines of an article's page, what became of each, and why."""

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult

from readroom.db.articles import FullArticle
from readroom.db.pages import PageLine
from readroom.tui.host import host
from readroom.tui.screens.framed import FramedScreen
from readroom.tui.widgets.articles import title_of
from readroom.tui.widgets.cells import cut, fit, fit_right, plain
from readroom.tui.widgets.lines import DIM, LineList
from readroom.tui.widgets.status import THERE, Bar

SIGNS = {"kept": " ", "metadata": "=", "aside": "~", "cut": "-"}
"""What stands before a line, by its verdict."""
STYLES: dict[str, Style | None] = {"cut": DIM, "aside": Style(italic=True)}
REASON_WIDTH = 26


def total_line(lines: list[PageLine]) -> str:
    """Return the sum of the verdicts, in lines."""
    named = (f"{sum(line.verdict == verdict for line in lines):,} {verdict}" for verdict in SIGNS)
    return f"{len(lines):,} lines: " + ", ".join(named)


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
        self.rows = lines
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
        """Return a line: its number, its verdict's sign, its text, the reason."""
        line = self.rows[index]
        reason = min(REASON_WIDTH, width // 3)
        text = max(0, width - reason - 8)
        why = f"{line.verdict}: {line.reason}" if line.reason else line.verdict
        return [
            Segment(f"{fit_right(str(line.line), 5)} {SIGNS.get(line.verdict, '?')} "),
            Segment(fit(plain(line.text), text), STYLES.get(line.verdict)),
            Segment(fit(" " + plain(why), reason), DIM),
        ]

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

    def __init__(self, article: FullArticle, lines: list[PageLine]) -> None:
        super().__init__()
        first = first_line(article, lines)
        self.titles = Bar(id="titles")
        self.list = PageList(lines, min(first, max(0, len(lines) - 1)))
        self._title = f" Page · {title_of(article.row)} · {total_line(lines)}"

    @property
    def position(self) -> str:
        """The line that the cursor is on."""
        return f"line {self.list.cursor + 1:,} of {len(self.list.rows):,}"

    def body(self) -> ComposeResult:
        """Make the screen."""
        yield self.titles
        yield self.list

    def on_mount(self) -> None:
        """Put the focus into the lines."""
        self.titles.put([Segment(cut(self._title, self.app.size.width), THERE)])
        self.set_focus(self.list, scroll_visible=False)
