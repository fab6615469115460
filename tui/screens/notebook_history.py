"""The history of the notebook: what each step was, who made it and when; Enter goes back to before one of them."""

from collections.abc import Awaitable, Collection
from functools import partial
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.app import ComposeResult

from readroom.db.notebook_record import rows_by_key
from readroom.text.counted import number_of
from readroom.tui.host import host
from readroom.tui.screens.filled import FilledScreen
from readroom.tui.screens.notebook_confirm import ConfirmScreen
from readroom.tui.telling import tell_screens
from readroom.tui.widgets.articles import title_of
from readroom.tui.widgets.cells import cut, fit, plain
from readroom.tui.widgets.lines import DIM
from readroom.tui.widgets.marking import opened_by_screen
from readroom.tui.widgets.notebook_rows import ELSEWHERE
from readroom.tui.widgets.status import THERE, Bar
from readroom.tui.widgets.windows import WindowList

if TYPE_CHECKING:
    from readroom.db.notebook import Notebook
    from readroom.db.notebook.history import Past

WINDOW = 200
KINDS = {"auto": "by itself: "}


class HistoryList(WindowList["Past"]):
    """The steps, newest first, read in windows."""

    context = "history"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.titles: dict[str, str] = {}

    async def fetch(
        self, *, after: "Past | None" = None, before: "Past | None" = None, last: bool = False, limit: int = WINDOW
    ) -> "list[Past]":
        """Read steps that are older than one; the list begins with the newest and is read downwards."""
        if before is not None:
            return []
        seq = after.seq if after is not None else None
        if last:
            found: list[Past] = []
            while more := await self._read(found[-1].seq if found else None, 5000):
                found = [*found, *more][-limit:]
            return found
        return await self._read(seq, limit)

    async def _read(self, before: int | None, limit: int) -> "list[Past]":
        backend = host(self).backend
        found = await backend.notes(lambda notebook: notebook.history(limit, before=before))
        keys = {key for past in found for key in past.keys} - self.titles.keys()
        rows = await backend.library(lambda lib: rows_by_key(lib, keys))
        self.titles |= {key: f"“{title_of(rows[key])}”" if key in rows else ELSEWHERE for key in keys}
        return found

    def words_of(self, past: "Past") -> str:
        """Return what a step was, with the titles of its articles."""
        words = past.words
        for key in past.keys:
            words = words.replace(key, self.titles.get(key, key))
        return words

    def row_line(self, index: int, part: int, width: int) -> list[Segment]:
        """Return a step: when, what, how many changes, by whom."""
        past = self.rows[index - self.first]
        when = fit(past.at[:16].replace("T", " "), min(17, width))
        who = f"  {plain(past.author)}" if past.author and width >= 100 else ""
        many = f"  {number_of(past.changes, 'change')}" if past.changes > 1 else ""
        said = "undone  " if past.undone else ""
        room = max(1, width - len(when) - len(who) - len(many))
        words = fit(plain(said + KINDS.get(past.kind, "") + self.words_of(past)), room)
        style = DIM if past.undone or past.kind in ("undo", "auto") else None
        return [Segment(when, DIM), Segment(words, style), Segment(cut(many + who, width), DIM)]

    def empty_line(self, y: int, width: int) -> str:
        """Say that nothing was done yet."""
        return cut(" Nothing was done in this notebook yet.", width) if y == 0 else ""

    def do_open(self, count: int | None) -> Awaitable[None] | None:
        """Open what is under the cursor."""
        return opened_by_screen(self)


class HistoryScreen(FilledScreen):
    """Every step of the notebook's log."""

    list: HistoryList

    def __init__(self) -> None:
        super().__init__()
        self.titles = Bar(id="titles")
        self.list = HistoryList(id="history")

    def body(self) -> ComposeResult:
        """Make the screen."""
        yield self.titles
        yield self.list

    async def read(self) -> None:
        """Read the newest steps again."""
        rows = await self.list.fetch(limit=WINDOW)
        self.list.put(rows, at_end=len(rows) < WINDOW)

    def shows(self, kinds: Collection[str]) -> bool:
        """Tell that every step is shown, and whether it is undone."""
        return True

    async def read_undone(self) -> None:
        """Read the newest steps again."""
        await self.read()

    @property
    def position(self) -> str:
        """Where the cursor is."""
        return self.list.position

    def draw_titles(self) -> None:
        """Say what is listed."""
        said = " History of the notebook · u undoes the last step, Enter all from the one under the cursor on"
        self.titles.put([Segment(cut(said, self.app.size.width), THERE)])

    async def do_open(self, count: int | None) -> None:
        """Ask whether everything from the step under the cursor on is to be undone, and undo it."""
        if (refusal := host(self).backend.unwritable) is not None:
            host(self).say(refusal)
            return
        past = self.list.chosen
        if past is None or past.step is None or past.kind != "do" or past.undone:
            host(self).say("Only a step that was done and stands can be undone")
            return
        step = past.step
        newer = [one for one in self.list.rows if one.kind == "do" and not one.undone and one.seq >= past.seq]
        lines = [
            f"Undo {number_of(len(newer), 'step')}, the newest first:",
            *(f"{one.at[:16].replace('T', ' ')}  {self.list.words_of(one)}" for one in newer),
        ]
        await ConfirmScreen.ask(self, lines, partial(self._undo_to, step, len(newer)))

    async def _undo_to(self, step: int, steps: int) -> None:
        """Undo steps one after the other, as many as were shown; each can be done again."""

        def undo(notebook: "Notebook") -> tuple[int, set[str], set[str]]:
            keys: set[str] = set()
            kinds: set[str] = set()
            for done in range(steps):
                if notebook.undo() is None:
                    return done, keys, kinds
                keys.update(notebook.last_touched)
                kinds.update(notebook.last_decided)
            return steps, keys, kinds

        done, keys, kinds = await host(self).backend.notes(undo)
        tell_screens(self.app, keys, kinds, but=self)
        await self.read()
        host(self).say(f"{number_of(done, 'step')} undone; ctrl-r does each again")
