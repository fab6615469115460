"""Marking in the reader: highlights, notes, tags, colours, and the quotation that is copied."""

from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from rich.segment import Segment

from readroom.db.highlights import Highlight
from readroom.text.layout import Line
from readroom.tui.host import host
from readroom.tui.theirs import Theirs
from readroom.tui.widgets.cells import plain
from readroom.tui.widgets.marking import Target, arrived
from readroom.tui.widgets.quotation import quotation
from readroom.tui.widgets.reader_cursor import Range
from readroom.tui.widgets.reader_lines import Overlay
from readroom.tui.widgets.reader_marks import drawn, line_gutter, overlays, under
from readroom.tui.widgets.reader_motion import ReaderMotion

if TYPE_CHECKING:
    from readroom.db.notebook import Notebook

NO_HIGHLIGHT = "no highlight under the cursor; ) and ( move it by sentences"


class ReaderMarking(ReaderMotion):
    """A reading view whose words can be marked. `marks` are the highlights that are drawn, by their starts."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.marks: list[Highlight] = []
        self.others: list[Theirs] = []
        self._others_of = ""

    # Drawing

    def overlays(self) -> list[Overlay]:
        """Return the highlights and, over them, what was found and the selection."""
        return [*overlays(self.marks, [one.highlight for one in self.others]), *super().overlays()]

    def gutter_of(self, line: Line) -> list[Segment]:
        """Return the gutter: highlights and notes of the line."""
        return line_gutter(line, self.marks, [one.highlight for one in self.others])

    def put_marks(self, key: str, highlights: Iterable[Highlight]) -> None:
        """Draw these highlights, if the article with this key is still shown."""
        if self.article is not None and self.article.row.key == key:
            self.marks = drawn(highlights, self.article.digest)
            if self._others_of != key:
                self.others, self._others_of = [], key
            self.redraw()
            if (read := getattr(self.app, "layer_marks", None)) is not None:
                host(self).start(self, self._read_others(key, read), "layers")

    async def _read_others(self, key: str, read: Callable[[str], Awaitable[list[Theirs]]]) -> None:
        """Draw what others have marked in the article, if they are shown."""
        found = await read(key)
        if self.article is not None and self.article.row.key == key:
            digest = self.article.digest
            placed = [one for one in found if one.highlight.digest == digest and not one.highlight.waiting]
            if placed != self.others:
                self.others = placed
                self.redraw()

    async def reload(self) -> None:
        """Read the article's highlights anew; where its text has changed they are looked for in it."""
        if (article := self.article) is not None:
            key, digest, text = article.row.key, article.digest, article.body.text
            self.put_marks(key, await self.written(lambda notebook: notebook.reanchor(key, digest, text)))

    def concerns(self, keys: Iterable[str]) -> bool:
        """Tell whether one of these articles is shown."""
        return self.article is not None and self.article.row.key in keys

    @property
    def theirs_at_hand(self) -> Theirs | None:
        """The mark of somebody else's that the cursor stands in; the shortest of several."""
        here = self.cursor.offset
        if here is None:
            return None
        found = [one for one in self.others if one.highlight.start <= here < one.highlight.end]
        return min(found, key=lambda one: one.highlight.end - one.highlight.start, default=None)

    @property
    def position(self) -> str:
        """How much of the text was shown, and who else has marked the words at the cursor, with which tags."""
        theirs, base = self.theirs_at_hand, super().position
        if theirs is None:
            return base
        tags = "".join(f" #{tag}" for tag in theirs.highlight.tags)
        return f"{plain(theirs.who)}{plain(tags)} · {base}"

    # What is meant

    @property
    def _key(self) -> str:
        return self.article.row.key if self.article else ""

    @property
    def under_cursor(self) -> Highlight | None:
        """The highlight that the cursor stands in, while nothing is selected."""
        if self.cursor.offset is None or self.cursor.grain is not None:
            return None
        return under(self.marks, self.cursor.offset)

    @property
    def passage(self) -> Range | None:
        """What is selected, else the sentence at the cursor."""
        if self.cursor.offset is None or not self.text:
            return None
        return self.cursor.selection or self.cursor.units.at("sentence", self.cursor.offset)

    def _selected_first(self) -> bool:
        """Without a cursor, show it with a sentence selected, and return True: the reader sees what will be marked."""
        if self.cursor.shown or not self.show_cursor():
            return False
        self.do_select(None)
        return True

    def _unselect(self) -> None:
        self.cursor.unselect()
        self._changed(keep_column=False)

    async def _write(self, job: "Callable[[Notebook], object]") -> None:
        """Do a job with the notebook, then draw the highlights as they are, here and in the other panes."""
        key = self._key

        def whole(notebook: "Notebook") -> list[Highlight]:
            job(notebook)
            return notebook.highlights(key)

        self.put_marks(key, await self.written(whole))
        self.tell((key,))

    def _add(
        self,
        passage: Range,
        *,
        colour: str | None = None,
        tags: tuple[str, ...] | None = None,
        target: Target | None = None,
    ) -> "Callable[[Notebook], object]":
        """Return the job that marks a passage of the article that is shown; `target` learns the highlight's id."""
        target = target or Target()
        key, digest, text = self._key, self.article.digest if self.article else "", self.text

        def job(notebook: "Notebook") -> object:
            made = notebook.add(key, digest, text, *passage, colour=colour, tags=tags, group=target.sitting)
            target.id = made.id
            return made

        return job

    # Commands

    async def do_mark(self, count: int | None) -> None:
        """Mark what is selected, or the sentence at the cursor, with the last colour and tags."""
        if self._selected_first() or (passage := self.passage) is None:
            return
        if any((h.start, h.end) == passage for h in self.marks):
            host(self).say("this is marked already; M gives it another colour, d removes it")
            return
        self._unselect()
        await self._write(self._add(passage))

    async def do_mark_colour(self, count: int | None) -> None:
        """Ask for a colour, and mark with it what is selected, the highlight under the cursor or the sentence."""
        self._selected_first()
        highlight, passage = self.under_cursor, self.passage
        if passage is None:
            return

        async def answered(colour: str) -> None:
            self._unselect()
            if highlight is not None:
                await self._write(lambda notebook: notebook.edit(highlight.id, colour=colour))
            else:
                await self._write(self._add(passage, colour=colour))

        await self.ask_colour(answered)
        self._show_place()

    async def do_repeat_mark(self, count: int | None) -> None:
        """Mark as the last time: what is selected, the highlight under the cursor (colour and tags) or the sentence."""
        highlight = self.under_cursor
        if highlight is None:
            await self.do_mark(count)
            return

        def job(notebook: "Notebook") -> object:
            colour, tags = notebook.last_style()
            return notebook.edit(highlight.id, colour=colour, tags=tags)

        await self._write(job)

    async def do_note(self, count: int | None) -> None:
        """Open the note of the highlight under the cursor, or mark what is selected (else the sentence) and note it."""
        if not self.show_cursor() or (passage := self.passage) is None:
            return
        key = self._key
        highlight = self.under_cursor or next((h for h in self.marks if (h.start, h.end) == passage), None)
        target = Target(highlight.id if highlight else "")
        making = None if highlight else host(self).backend.notes_later(self._add(passage, target=target))
        self.cursor.unselect()
        # The editor takes keys while the highlight is on its way to the disk: the notebook's jobs run in order.
        await self.open_note(target, highlight.note if highlight else "", (key,))
        self._show_place()
        if making is not None:
            host(self).start(self, self._made(making, key), "note")

    async def _made(self, making: "Future[object]", key: str) -> None:
        """Draw a highlight when it is on the disk."""
        await arrived(making)
        await self.reload()
        self.tell((key,))

    async def do_tag(self, count: int | None) -> None:
        """Ask for the tags of the highlight under the cursor, or mark what is selected (else the sentence) so."""
        self._selected_first()
        highlight, passage = self.under_cursor, self.passage
        if passage is None:
            return

        async def answered(tags: tuple[str, ...]) -> None:
            self._unselect()
            if highlight is not None:
                await self._write(lambda notebook: notebook.edit(highlight.id, tags=tags))
            else:
                await self._write(self._add(passage, tags=tags))

        await self.ask_tags(highlight.tags if highlight else (), answered)
        self._show_place()

    async def do_remove_mark(self, count: int | None) -> None:
        """Remove the highlight under the cursor."""
        here = self.cursor.offset
        highlight = under(self.marks, here) if here is not None else None
        if highlight is None:
            host(self).say(NO_HIGHLIGHT)
            return
        await self._write(lambda notebook: notebook.remove(highlight.id))
        host(self).say("removed; u brings it back")

    def do_copy_quotation(self, count: int | None) -> None:
        """Copy what is selected, the highlight under the cursor or the sentence, with its citation."""
        if not self.show_cursor() or self.article is None:
            return
        highlight = self.under_cursor
        passage = (highlight.start, highlight.end) if highlight else self.passage
        if passage is not None:
            host(self).copy_text(quotation(self.article, *passage))
            self._unselect()
