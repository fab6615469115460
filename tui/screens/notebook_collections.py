"""Collections: fixed lists of articles, each with the reason why it is in, and what is still to code."""

from collections.abc import Awaitable, Sequence
from typing import TYPE_CHECKING, cast

from rich.segment import Segment

from readroom.db.articles import ArticleRow
from readroom.text.counted import number_of
from readroom.text.gate import clean_line
from readroom.tui.collecting import LAST
from readroom.tui.host import host
from readroom.tui.screens.explained import ExplainedScreen
from readroom.tui.screens.notebook_confirm import ConfirmScreen
from readroom.tui.widgets.articles import date_of, title_of
from readroom.tui.widgets.cells import cut, fit, fit_right, plain
from readroom.tui.widgets.lines import DIM, LineList
from readroom.tui.widgets.marking import Marking, opened_by_screen
from readroom.tui.widgets.notebook_rows import ELSEWHERE
from readroom.tui.widgets.status import THERE

if TYPE_CHECKING:
    from readroom.db.notebook.collections import Collection, CollectionItem
    from readroom.tui.noting import NotingApp

CODED, UNCODED = "✓", "·"
_NAME = 28


class CollectionList(LineList, Marking):
    """The collections, or (`name` is set) the articles of one."""

    context = "collections"

    def __init__(self) -> None:
        super().__init__(id="collections")
        self.name_shown = ""
        self.collections: list[Collection] = []
        self.items: list[CollectionItem] = []
        self.articles: dict[str, ArticleRow] = {}
        self._at_collections = 0

    @property
    def size_of_list(self) -> int:
        """How many rows there are."""
        return len(self.items) if self.name_shown else len(self.collections)

    @property
    def collection(self) -> "Collection | None":
        """The collection under the cursor."""
        inside = self.name_shown or self.cursor >= len(self.collections)
        return None if inside else self.collections[self.cursor]

    @property
    def item(self) -> "CollectionItem | None":
        """The article under the cursor."""
        return self.items[self.cursor] if self.name_shown and self.cursor < len(self.items) else None

    @property
    def row(self) -> ArticleRow | None:
        """The article under the cursor, as a list has it."""
        return self.articles.get(self.item.article_key) if self.item else None

    def row_line(self, index: int, part: int, width: int) -> list[Segment]:
        """Return a row."""
        return self._item_line(index, width) if self.name_shown else self._collection_line(index, width)

    def _collection_line(self, index: int, width: int) -> list[Segment]:
        one = self.collections[index]
        done = one.articles - one.todo
        said = f"{number_of(one.articles, 'article')}, {done:,} coded"
        name = min(_NAME, max(8, width // 3))
        counts = min(28, max(0, width - name))
        return [
            Segment(fit(" " + plain(one.name), name), THERE),
            Segment(fit(said, counts)),
            Segment(fit(plain(one.description), max(0, width - name - counts)), DIM),
        ]

    def _item_line(self, index: int, width: int) -> list[Segment]:
        item = self.items[index]
        row = self.articles.get(item.article_key)
        lead = f" {CODED if item.state == 'done' else UNCODED} " + fit_right(f"{item.place:,}", 4) + " "
        title = title_of(row) if row else ELSEWHERE
        date = f" {date_of(row) if row else '':<10}" if width >= 60 else ""
        room = max(1, width - len(lead) - len(date))
        first = room * 3 // 5 if item.reason else room
        return [
            Segment(lead, DIM if item.state == "done" else None),
            Segment(fit(title, first), DIM if item.state == "done" else None),
            Segment(fit(f" {plain(item.reason)}" if item.reason else "", room - first), DIM),
            Segment(date),
        ]

    def empty_line(self, y: int, width: int) -> str:
        """Say how something comes in."""
        said = "No articles in it: ;k in an article puts it in, ;K all of a list."
        return cut(" " + (said if self.name_shown else "No collections yet: + makes one."), width) if y == 0 else ""

    async def reload(self) -> None:
        """Read the collections, or the articles of the one that is open."""
        backend, name = host(self).backend, self.name_shown
        self.collections = await backend.notes(lambda notebook: notebook.collections())
        if name and name not in [one.name for one in self.collections]:
            name = self.name_shown = ""
        if name:
            self.items = await backend.notes(lambda notebook: notebook.collection_items(name))
            keys = [one.article_key for one in self.items]
            self.articles = await backend.library(lambda lib: _rows(lib, keys))
        self.cursor = max(0, min(self.cursor, self.size_of_list - 1))
        self.top = max(0, min(self.top, self.size_of_list - self.rows_shown))
        self.refresh()
        host(self).changed()

    def concerns(self, keys: object) -> bool:
        """Tell that an undone step may be one of a collection."""
        return True

    async def enter(self, name: str) -> None:
        """Show the articles of a collection."""
        self._at_collections, self.cursor, self.top, self.name_shown = self.cursor, 0, 0, name
        await self.reload()

    async def leave(self) -> bool:
        """Show the collections again; tell whether one was open."""
        if not self.name_shown:
            return False
        self.name_shown, self.cursor, self.top = "", self._at_collections, 0
        await self.reload()
        return True

    def cursor_moved(self) -> None:
        """Say elsewhere which row it is."""
        host(self).changed()

    def do_open(self, count: int | None) -> Awaitable[None] | None:
        """Open what is under the cursor."""
        return opened_by_screen(self)


def _rows(library: object, keys: Sequence[str]) -> dict[str, ArticleRow]:
    from readroom.db.library import Library
    from readroom.db.notebook_record import rows_by_key

    return rows_by_key(cast(Library, library), keys)


class CollectionsScreen(ExplainedScreen):
    """The list of collections; Enter shows the articles of one, and there opens the article."""

    list: CollectionList

    def __init__(self) -> None:
        super().__init__()
        self.list = CollectionList()

    async def read(self) -> None:
        """Read the collections."""
        await self.list.reload()

    @property
    def row(self) -> ArticleRow | None:
        """The article under the cursor."""
        return self.list.row

    @property
    def position(self) -> str:
        """Where the cursor is."""
        size = self.list.size_of_list
        return f"row {self.list.cursor + 1:,} of {size:,}" if size else ""

    def draw_titles(self) -> None:
        """Say what is listed, and the reason of the article under the cursor."""
        width, name = self.app.size.width, self.list.name_shown
        if name:
            todo = sum(one.state == "todo" for one in self.list.items)
            articles = number_of(len(self.list.items), "article")
            said = f" Collection {name} · {articles}, {todo:,} to code: ;q opens the next"
        else:
            said = " Collections · fixed lists of articles, each with its reason"
        self.titles.put([Segment(cut(plain(said), width), THERE)])
        item = self.list.item
        about = f" {item.reason or 'no reason given: i gives one'}" if item else ""
        self.about.put([Segment(cut(plain(about), width), DIM)])

    # Commands

    async def do_open(self, count: int | None) -> None:
        """Show the articles of the collection, or open the article."""
        if (one := self.list.collection) is not None:
            await self.list.enter(one.name)
            name = one.name
            host(self).backend.keep(LAST, name)
        elif (row := self.list.row) is not None:
            await host(self).open_article(row.id)
        elif self.list.item is not None:
            host(self).say("this article is not in this library")

    async def do_back(self, count: int | None) -> None:
        """Go back to the collections, or to where one came from."""
        if not await self.list.leave():
            self.app.pop_screen()

    async def do_new_collection(self, count: int | None) -> None:
        """Make a collection."""

        async def named(name: str) -> None:
            if name := clean_line(name):
                await self._change(lambda notebook: notebook.new_collection(name), f"{name} is there")

        await host(self).ask("Name of the new collection", "", named)

    async def do_describe(self, count: int | None) -> None:
        """Say why the article is in the collection, or what the collection is for."""
        item, one = self.list.item, self.list.collection
        if item is not None:

            async def because(reason: str) -> None:
                name, key = item.collection, item.article_key
                await self._change(
                    lambda notebook: notebook.set_items(name, [key], reason=reason.strip()), "the reason is kept"
                )

            await host(self).ask("Reason", item.reason, because)
        elif one is not None:

            async def described(text: str) -> None:
                await self._change(
                    lambda notebook: notebook.describe_collection(one.name, text.strip()), "the description is kept"
                )

            await host(self).ask(f"What is {plain(one.name)} for", one.description, described)

    async def do_item_done(self, count: int | None) -> None:
        """Say that the article is coded, or is to be coded again."""
        if (item := self.list.item) is not None:
            state = "todo" if item.state == "done" else "done"
            name, key = item.collection, item.article_key
            await self._change(lambda notebook: notebook.set_items(name, [key], state=state), f"it is {state}")

    async def do_remove_mark(self, count: int | None) -> None:
        """Take the article out of the collection, or delete the collection."""
        item, one = self.list.item, self.list.collection
        if item is not None:
            name, key = item.collection, item.article_key
            await self._change(lambda notebook: notebook.remove_from_collection(name, [key]), "taken out")
        elif one is not None:

            async def agreed() -> None:
                await self._change(lambda notebook: notebook.delete_collection(one.name), f"{one.name} is gone")

            lines = [
                f"Delete the collection {one.name}, with the reasons of {number_of(one.articles, 'article')}",
                one.description,
            ]
            await ConfirmScreen.ask(self, [line for line in lines if line], agreed)

    async def _change(self, job: object, said: str) -> None:
        steps = await host(self).backend.notes(lambda notebook: notebook.steps)
        await self.list.written(job)  # type: ignore[arg-type]
        new = await host(self).backend.notes(lambda notebook: notebook.steps) > steps
        await self.list.reload()
        host(self).say(f"{plain(said)}; u takes it back" if new else "nothing changed")

    async def do_next_to_code(self, count: int | None) -> None:
        """Open the first article of the collection that is to be coded."""
        one = self.list.collection
        name = self.list.name_shown or (one.name if one else "")
        if name:
            await host(self).backend.notes(lambda notebook: notebook.set_state(LAST, name))
        await cast("NotingApp", self.app).do_next_to_code(count)
