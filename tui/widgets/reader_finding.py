"""Finding in a text: words or an expression, gone through with counts, all of them shown."""

from readroom.text.regex import BadPattern
from readroom.tui.host import host
from readroom.tui.widgets.reader_find import find, step
from readroom.tui.widgets.reader_moving import ReaderMoving


class ReaderFinding(ReaderMoving):
    """A reading view that finds."""

    @property
    def position(self) -> str:
        """Which of the places that were found one is at, and how much of the text has been shown."""
        here = f"{self._hit + 1}/{len(self.hits)}" if self._hit >= 0 else f"{len(self.hits)} found" if self.hits else ""
        return " · ".join(part for part in (here, super().position) if part)

    async def do_find(self, count: int | None) -> None:
        """Ask for words, and go to the first place that has them; an empty answer takes the signs of the last away."""
        if self.article is not None:
            await host(self).ask("Find (or /regex/):", "", self._found)

    def _found(self, wanted: str) -> None:
        try:
            self.hits, self._hit = find(self.text, wanted), -1
        except BadPattern as problem:
            host(self).say(f"{wanted} cannot be looked for: {problem}")
            return
        if not self.hits:
            if wanted.strip():
                host(self).say(f"“{wanted}” is not in this text")
            self._changed()
            return
        start = self.cursor.offset if self.cursor.offset is not None else self.shown_range()[0]
        with self.jump():
            self._to_hit(step(self.hits, max(start - 1, -1), 1))

    def do_find_next(self, count: int | None) -> None:
        """Go to the next place that was found."""
        self._step_hits(count or 1)

    def do_find_previous(self, count: int | None) -> None:
        """Go to the previous place that was found."""
        self._step_hits(-(count or 1))

    def _step_hits(self, count: int) -> None:
        if not self.hits:
            host(self).say("nothing was looked for in this text; / finds")
            return
        here = self.hits[self._hit][0] if self._hit >= 0 else self.shown_range()[0] - 1
        if self.cursor.offset is not None and self._hit < 0:
            here = self.cursor.offset
        self._to_hit(step(self.hits, here, count))

    def _to_hit(self, number: int) -> None:
        self._hit = number
        start, end = self.hits[number]
        if self.cursor.shown:
            self.cursor.place(start)
        self.reveal(start, end)
        host(self).say(f"{number + 1} of {len(self.hits)}")
        self._changed(keep_column=False)
