"""What one does while reading besides moving: sideways in tables and code, how the text looks, its links, its marks."""

from collections.abc import Callable
from contextlib import suppress

from readroom.db.errors import ReadroomError
from readroom.text.gate import display
from readroom.tui import bookmarks
from readroom.tui.bookmarks import Bookmark
from readroom.tui.host import host
from readroom.tui.look import Look
from readroom.tui.widgets.reader_finding import ReaderFinding

STEP = 4
"""Cells by which a key makes the text wider, or moves it."""


class ReaderMotion(ReaderFinding):
    """A reading view with everything that does not mark."""

    # Sideways

    def do_scroll_right(self, count: int | None) -> None:
        """Move tables and code to the left by half a screen, or by `count` cells."""
        self._sideways(count, 1)

    def do_scroll_left(self, count: int | None) -> None:
        """Move tables and code to the right by half a screen, or by `count` cells."""
        self._sideways(count, -1)

    def _sideways(self, count: int | None, way: int) -> None:
        half = max(self.lines.width // 2, 1) if self.lines else 1
        moved = self.scroll_sideways(way * (count or half))
        if moved is None:
            host(self).say("nothing on the screen is wider than it")
        elif moved:
            self.redraw()
        else:
            host(self).say("this is the end of the lines" if way > 0 else "this is the beginning of the lines")

    # How it looks

    def do_wider(self, count: int | None) -> None:
        """Make the text wider by `count` cells."""
        self._set_look(lambda look: look.wider(count or STEP))

    def do_narrower(self, count: int | None) -> None:
        """Make the text narrower by `count` cells."""
        self._set_look(lambda look: look.wider(-(count or STEP)))

    def do_more_margin(self, count: int | None) -> None:
        """Move the text to the right by `count` cells."""
        self._set_look(lambda look: look.moved(count or STEP))

    def do_less_margin(self, count: int | None) -> None:
        """Move the text to the left by `count` cells."""
        self._set_look(lambda look: look.moved(-(count or STEP)))

    def do_theme(self, count: int | None) -> None:
        """Take the next theme, or the one `count` further on."""
        self._set_look(lambda look: look.next_theme(count or 1))

    def _set_look(self, change: Callable[[Look], Look]) -> None:
        look = change(host(self).look)
        host(self).set_look(look)
        self.look_changed()
        host(self).say(f"width {look.width} · margin {look.margin} · theme {look.theme}")

    def look_changed(self) -> None:
        """Draw the text as it is to look now; the line at the top stays there."""
        self.redraw()
        if self.cursor.offset is not None:
            self.reveal(self.cursor.offset)
            self.redraw()

    # Links

    async def do_links(self, count: int | None) -> None:
        """List the links of the text, or copy the target of the link `count`."""
        links = [span for span in self.article.body.spans if span.kind == "link"] if self.article else []
        if not links:
            host(self).say("this text has no links")
        elif count is None:
            from readroom.tui.screens.links import LinksScreen, link_rows

            first = next((n for n, span in enumerate(links) if span.end > self.spot), 0)
            await self.app.push_screen(LinksScreen(link_rows(self.text, links), first, self._to_place))
        elif count > len(links):
            host(self).say(f"there is no link {count}: the last one is {len(links)}")
        else:
            self.copy_target(links[count - 1].href or "")

    def copy_target(self, target: str) -> None:
        """Copy the target of a link, and show it: nothing is fetched."""
        route = host(self).copy_text(display(target))
        host(self).say(f"{display(target)} · {route}")

    def _to_place(self, offset: int) -> None:
        """Show a place of the text, with a way back."""
        with self.jump():
            if self.cursor.shown:
                self.cursor.place(offset)
            self.reveal(offset)
        self._changed(keep_column=False)

    # Marks with letters

    async def do_set_place(self, count: int | None) -> None:
        """Ask for a letter, and give it to the place one is at: small ones in this article, capitals anywhere."""
        if self.article is None:
            return
        key, text, here = self.article.row.key, self.text, self.spot

        async def answered(letter: str) -> None:
            mark = bookmarks.bookmark(key, text, here)
            await self.written(lambda notebook: bookmarks.put(notebook, letter, mark))
            host(self).say(f"`{letter} leads here now")

        await self._ask_letter("Name this place with a letter:", "a-z in this article, A-Z anywhere", answered)

    async def do_go_to_place(self, count: int | None) -> None:
        """Ask for a letter, and go to the place that has it; a second ` goes back to where one was."""
        if self.article is None:
            return
        key = self.article.row.key
        marks = await host(self).backend.notes(lambda notebook: bookmarks.marks(notebook, key))
        hint = " · ".join(f"{letter} {display(mark.words)[:18].strip()}" for letter, mark in sorted(marks.items()))

        async def answered(letter: str) -> None:
            if letter == "`":
                self.app.run_command("history-back")  # type: ignore[attr-defined]
            elif (mark := marks.get(letter)) is None:
                host(self).say(f"no place has the letter {letter}; , ` and {letter} give it to one")
            elif mark.key == key:
                self._to_mark(mark)
            else:
                await self._open_mark(mark)

        await self._ask_letter("Go to the place:", f"` back · {hint}" if hint else "` back · no places yet", answered)

    def _to_mark(self, mark: Bookmark) -> None:
        offset, sure = bookmarks.find(mark, self.text)
        with self.jump():
            self.return_to(offset)
        if not sure:
            host(self).say("the text has changed: this is where the place was")

    async def _open_mark(self, mark: Bookmark) -> None:
        """Open the article of a place."""
        from readroom.db.articles import find_article

        with suppress(ReadroomError):
            found = await host(self).backend.library(lambda lib: find_article(lib, mark.key))
            text = (await host(self).backend.article(found)).body.text
            await host(self).open_article(found, bookmarks.find(mark, text)[0])
            return
        host(self).say("the article of that place is not in the library any more")

    async def _ask_letter(self, question: str, hint: str, answered: "bookmarks.Answered") -> None:
        from readroom.tui.widgets.letter_prompt import LetterPrompt

        await self._ask(LetterPrompt(question, hint, answered))
