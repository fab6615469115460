"""The notebook in the app: its screens, notes on anything, collections and what is still to code, attributes."""

import asyncio
import uuid
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from readroom.db.articles import ArticleRow
from readroom.text.counted import number_of
from readroom.text.gate import clean_line
from readroom.tui import note_files
from readroom.tui.adopting import AdoptingApp
from readroom.tui.concording import ConcordingApp
from readroom.tui.widgets.articles import title_of
from readroom.tui.widgets.cells import plain

if TYPE_CHECKING:
    from readroom.db.library import Library
    from readroom.db.notebook import Notebook
    from readroom.db.notebook.links import Linked
    from readroom.db.notebook.memos import Note, NoteKind

NO_ARTICLE = "There is no article here"


class NotingApp(ConcordingApp, AdoptingApp):
    """The app, as far as it works with the notebook."""

    # Beginning

    async def _read_notices(self) -> None:
        """Say what the notebook has to say, and whether texts were left that could not be saved."""
        await super()._read_notices()
        if left := await asyncio.to_thread(note_files.left):
            more = f" and {len(left) - 1} more" if len(left) > 1 else ""
            self.tell(f"A note that was not saved is kept in {left[-1]}{more}; delete it when you have what you need")

    # Screens

    async def do_notebook(self, count: int | None) -> None:
        """Show all highlights and notes."""
        await self.show_notebook()

    async def show_notebook(self, text: str | None = None, by: str | None = None) -> None:
        """Show the notebook: as it was left, or what a query finds in it."""
        if self.backend.path is None:
            self.say("There is no library yet, so there is no notebook")
            return
        from readroom.tui.screens.notebook import NotebookScreen

        if isinstance(self.screen, NotebookScreen):
            if text is not None:
                await self.screen.show(text, by)
            return
        screen = NotebookScreen(text, by)
        await self.push_screen(screen)
        await screen.begin()

    async def _show(self, module: str, kind: str) -> None:
        """Push a screen of the notebook, unless it is there."""
        if self.backend.path is None:
            self.say("There is no library yet, so there is no notebook")
            return
        found = getattr(import_module(f"readroom.tui.screens.{module}"), kind)
        if not isinstance(self.screen, found):
            screen = found()
            await self.push_screen(screen)
            await screen.begin()

    async def do_codebook(self, count: int | None) -> None:
        """Show the tags, what they mean and how often they are used."""
        await self._show("notebook_codes", "CodebookScreen")

    async def do_waiting_notes(self, count: int | None) -> None:
        """Show the highlights that wait for a decision, since their texts have changed."""
        await self._show("notebook_waiting", "WaitingScreen")

    async def do_notebook_history(self, count: int | None) -> None:
        """Show what was done in the notebook, step by step."""
        await self._show("notebook_history", "HistoryScreen")

    async def do_collections(self, count: int | None) -> None:
        """Show the collections."""
        await self._show("notebook_collections", "CollectionsScreen")

    # Notes

    async def do_new_note(self, count: int | None) -> None:
        """Begin a note by itself."""

        async def titled(title: str) -> None:
            await self._write_new("free", "", "A note by itself", title=title)

        await self.ask("Title of the note (it may have none)", "", titled)

    async def do_article_note(self, count: int | None) -> None:
        """Write the note on the article at hand."""
        if (row := self._row_at_hand()) is not None:
            await self.write_note("article", row.key, f"Note on “{title_of(row)}”")

    async def do_story_note(self, count: int | None) -> None:
        """Write the note on the story of the article at hand."""
        if (row := self._row_at_hand()) is None:
            return
        notebook = await self.backend.notes(lambda notebook: notebook)
        found = await self.backend.library(lambda lib: _story_of(lib, notebook, row.id))
        if found is None:
            self.say("This article belongs to no story yet")
            return
        story, title, keys = found
        await self.write_note("story", story, f"Note on the story “{title}”", known=keys)

    async def write_note(self, kind: "NoteKind", subject: str, about: str, known: Sequence[str] = ()) -> None:
        """Open the newest note on something in the editor; a first one is made."""
        notes = await self.backend.notes(lambda notebook: notebook.notes(kind, subject))
        if notes:
            await self._open_note(notes[-1], about, write=True)
        else:
            await self._write_new(kind, subject, about, known=known)

    async def _write_new(
        self, kind: "NoteKind", subject: str, about: str, *, title: str = "", known: Sequence[str] = ()
    ) -> None:
        sitting, name = uuid.uuid4().hex, clean_line(title)
        note = await self.backend.notes(
            lambda notebook: notebook.add_note(kind, subject, title=name, known=known, group=sitting)
        )
        await self._open_note(note, f"{about}: {name}" if name else about, write=True, sitting=sitting)

    async def _open_note(self, note: "Note", about: str, *, write: bool = False, sitting: str | None = None) -> None:
        from readroom.tui.screens.notebook_note import NoteScreen

        screen = NoteScreen(note.id, about, write=write, sitting=sitting)
        await self.push_screen(screen)
        await screen.begin()

    async def do_follow_link(self, count: int | None) -> None:
        """Go to where the link in the note at hand leads; a count says which one."""
        places: Sequence[Linked | None] = await self._links_at_hand()
        if not places:
            self.say("There is no link here: [[title of a note]], [[tag:NAME]] or [[12]] is one")
        elif not 1 <= (count or 1) <= len(places):
            self.say(f"{number_of(len(places), 'link stands', 'links stand')} here")
        else:
            await self.go_to_linked(places[(count or 1) - 1])

    async def _links_at_hand(self) -> "Sequence[Linked | None]":
        from readroom.db.notebook.links import links_in

        shown = getattr(self.screen, "shown", None)
        if shown is not None and hasattr(shown, "places"):
            return list(shown.places)
        note = getattr(self.focused, "note_at_hand", None) or getattr(self.screen, "note_at_hand", None)
        text = note if isinstance(note, str) else ""
        targets = [one.target for one in links_in(text)]
        notebook = await self.backend.notes(lambda notebook: notebook)
        return await self.backend.library(lambda lib: [notebook.linked(target, lib) for target in targets])

    async def go_to_linked(self, found: "Linked | None") -> None:
        """Go to a note, a highlight, an article or the highlights with a tag."""
        if found is None:
            self.say("There is nothing of that name in your notebook yet")
        elif found.kind == "tag":
            await self.show_notebook(f'tag:"{found.id}"', "article")
        elif found.kind == "note":
            note = await self.backend.notes(lambda notebook: notebook.note(found.id))
            await self._open_note(note, f"Note: {found.title}")
        else:
            await self._open_linked_text(found)

    async def _open_linked_text(self, found: "Linked") -> None:
        from readroom.db.articles import find_article
        from readroom.tui.widgets.marking import passage_of

        at, key = None, found.id
        if found.kind == "highlight":
            highlight = await self.backend.notes(lambda notebook: notebook.get(found.id))
            place = passage_of(highlight)
            at, key = (place[0] if place else None), highlight.article_key
        article_id = await self.backend.library(lambda lib: find_article(lib, key))
        await self.open_article(article_id, at, from_search=True)

    # The article at hand

    def _row_at_hand(self) -> ArticleRow | None:
        row: ArticleRow | None = getattr(self.screen, "row", None)
        if row is None:
            self.say(NO_ARTICLE)
        return row

    async def do_set_attribute(self, count: int | None) -> None:
        """Say something of the article at hand: NAME=VALUE, such as stance=hostile."""
        if (row := self._row_at_hand()) is None:
            return
        from readroom.tui.screens.notebook_attributes import AttributesScreen

        key, title = row.key, title_of(row)

        async def answered(name: str, value: str) -> None:
            changed = await self.backend.notes(lambda notebook: notebook.set_attribute(key, name, value or None))
            said = f"{plain(name)}={plain(value)}" if value else f"{plain(name)} taken away"
            self.say(f"{said}: {title}; u takes it back" if changed else f"{said} already: {title}")

        known = await self.backend.notes(
            lambda nb: (nb.attributes(key), {name: nb.attribute_values(name) for name, _ in nb.attribute_names()})
        )
        await AttributesScreen.open(self, title, *known, answered)

    async def do_keep_article(self, count: int | None) -> None:
        """Put the article at hand into a collection, with a reason."""
        if (row := self._row_at_hand()) is not None:
            await self._keep([row.key], f"“{title_of(row)}”")

    async def do_keep_all(self, count: int | None) -> None:
        """Put every article of the list into a collection, with a reason."""
        from readroom.tui.collecting import keys_listed

        keys = await keys_listed(self.screen, self.backend)
        if keys:
            await self._keep(keys, number_of(len(keys), "article"))
        else:
            self.say("There is no list of articles here")

    async def _keep(self, keys: Sequence[str], what: str) -> None:
        """Ask for a collection and a reason, and put articles into it."""
        from readroom.tui.collecting import LAST

        def known(notebook: "Notebook") -> tuple[list[str], str]:
            last = notebook.state(LAST, "")
            names = [one.name for one in notebook.collections()]
            return names, last if last in names else (names[0] if names else "")

        names, last = await self.backend.notes(known)

        async def named(name: str) -> None:
            name = clean_line(name)
            if not name:
                return

            async def because(reason: str) -> None:
                def put(notebook: "Notebook") -> int:
                    notebook.set_state(LAST, name)
                    return notebook.add_to_collection(name, keys, reason=reason.strip(), create=True)

                added = await self.backend.notes(put)
                there = len(keys) - added
                old = f"; {number_of(there, 'was', 'were')} in it" if there else ""
                self.say(f"{added:,} put into {plain(name)}{old}; u takes that back" if added else f"In {name} already")

            await self.ask(f"Reason for {what}", "", because)

        others = f" ({', '.join(plain(one) for one in names[:4])})" if names else ""
        await self.ask(f"Collection for {what}{others}", last, named)

    async def do_next_to_code(self, count: int | None) -> None:
        """Open the next article of the collection that is still to be coded; the one at hand is done."""
        from readroom.tui.collecting import step_queue

        await step_queue(self, count)

    async def step_lines(self, by: int) -> bool:
        """Open the place of the next row, if one came from a list of the notebook; tell whether so."""
        lister: Any = self._trail[-1] if self._trail else None
        step: Callable[[int], Any] | None = getattr(lister, "step", None)
        if step is None:
            return await super().step_lines(by)
        if not lister.has_next(by):
            self.say("This is the last one of the list" if by > 0 else "This is the first one of the list")
            return True
        with self.batch_update():
            await self.retrace()
            await step(by)
        return True


def _story_of(library: "Library", notebook: "Notebook", article_id: int) -> tuple[str, str, list[str]] | None:
    """Return id and title of an article's story and the keys of its articles; None when it is in none."""
    from readroom.db.story_view import stories

    for story in stories(library.connection, notebook, articles={article_id}):
        return story.id, story.title, [member.key for member in story.firm]
    return None
