"""The Reader pane: one article, at the place where it was left, with its highlights."""

import asyncio
from collections.abc import Sequence
from typing import NamedTuple

from textual.timer import Timer

from readroom.db.articles import FullArticle
from readroom.db.errors import ReadroomError
from readroom.db.highlights import Highlight
from readroom.db.notebook import Notebook
from readroom.text.gate import display
from readroom.tui.host import host
from readroom.tui.widgets.marking import arrived
from readroom.tui.widgets.reader_marking import ReaderMarking

REST_SECONDS = 0.8
"""How long after the last movement the place is remembered."""
NOTEBOOK_SECONDS = 0.3
"""How long the text waits for the notebook before it is shown without it."""


class Memory(NamedTuple):
    """What the notebook knows of an article: the place where it was left (code points), its highlights, corrections."""

    place: int | None
    highlights: list[Highlight]
    corrected: bool = False


class ReaderPane(ReaderMarking):
    """Shows one article and remembers how far it was read."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._rest: Timer | None = None
        self._kept = -1
        self._turn = 0
        self._corrected = False

    @property
    def heading(self) -> str:
        """The pane's title: that of the article."""
        if self.article is None:
            return ""
        title = display(self.article.row.title or self.article.row.opening) or "Untitled"
        return f"{title} · corrected by you" if self._corrected else title

    def on_mount(self) -> None:
        """Have the place kept when the app must end at once."""
        host(self).add_flusher(self.keep_place)

    def on_unmount(self) -> None:
        """Keep the place when the pane goes."""
        self.keep_place()

    async def show(self, article: FullArticle, *, at: int | None = None, marks: Sequence[tuple[int, int]] = ()) -> None:
        """Show an article at the code point `at`, else at the first of `marks`, else where it was left.

        `marks` are ranges of its text that `n` and `N` go through. A notebook that is slow to answer is not waited
        for: the text comes first then, and its highlights when they are there.
        """
        self.leave_fields()
        self.keep_place()
        self._turn += 1
        turn, key, digest, text = self._turn, article.row.key, article.digest, article.body.text

        def remember(notebook: Notebook) -> Memory:
            return Memory(notebook.position(key), notebook.reanchor(key, digest, text), bool(notebook.proposals(key)))

        memory = asyncio.ensure_future(arrived(host(self).backend.notes_later(remember)))
        done, _ = await asyncio.wait([memory], timeout=NOTEBOOK_SECONDS)
        if turn != self._turn:
            return
        known, problem = _result(memory) if done else (None, "")
        if at is None and marks:
            at = marks[0][0]
        place = known.place if known and known.place else 0
        self._corrected = known.corrected if known else False
        self.marks, self._kept = [], -1
        above = 0 if at is None else (self.size.height or self.app.size.height) // 3
        self.set_article(article, place if at is None else at, above)
        if at is not None:
            self.hits = sorted(marks)
            self._hit = next((n for n, (start, end) in enumerate(self.hits) if start <= at < end), -1)
        if known:
            self.put_marks(key, known.highlights)
        elif problem:
            host(self).say(problem)
        else:
            host(self).start(self, self._late(memory, turn, at), "memory")
        self.redraw()
        self.moved()

    async def _late(self, memory: "asyncio.Future[Memory]", turn: int, at: int | None) -> None:
        """Draw what the notebook says when it says it; the place only where the reader has not moved."""
        known = await memory
        if turn != self._turn or self.article is None:
            return
        self._corrected = known.corrected
        if at is None and known.place and self.hold() == (0, 0):
            self.set_article(self.article, known.place)
        self.put_marks(self.article.row.key, known.highlights)

    def clear(self) -> None:
        """Show nothing; the place in the article that was shown is kept, and its note is written."""
        self.leave_fields()
        self.keep_place()
        self._turn += 1
        self.marks, self._kept = [], -1
        self.set_article(None, 0)

    # The place

    def went(self, here: int, to: int) -> None:
        """Have a jump within the text go down as a way that leads back."""
        host(self).went(here, to)

    def moved(self) -> None:
        """Say how far the text was read, and remember it when the movement rests."""
        host(self).changed()
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST_SECONDS, self.keep_place)

    def keep_place(self) -> None:
        """Hand the place to the notebook, when it is another one than before. Does not wait."""
        if self._rest is not None:
            self._rest.stop()
        place, key = self.hold()[0], self._key
        if key and place != self._kept:
            self._kept = place
            host(self).backend.notes_later(lambda notebook: notebook.set_position(key, place))


def _result(memory: "asyncio.Future[Memory]") -> tuple[Memory | None, str]:
    """Return what the notebook said, or why it said nothing."""
    try:
        return memory.result(), ""
    except ReadroomError as problem:
        return None, str(problem)
