"""One story: its articles by date, and those that may belong to it; splitting it."""

from collections.abc import Iterator, Sequence
from typing import Any

from readroom.db.articles import ArticleRow
from readroom.db.errors import ReadroomError
from readroom.db.relations import Remembered
from readroom.db.story_editing import split
from readroom.db.story_lists import Told, story_rows
from readroom.text.counted import number_of
from readroom.tui.host import host
from readroom.tui.screens.related import NEAR, article_columns
from readroom.tui.screens.stories import DecidingScreen
from readroom.tui.widgets.articles import title_of
from readroom.tui.widgets.cells import plain
from readroom.tui.widgets.entries import Entry, EntryList


class StoryScreen(DecidingScreen):
    """The members of a story."""

    list: EntryList

    def __init__(self, ref: str) -> None:
        super().__init__()
        self.ref = ref
        self.told: Told | None = None
        self.list = EntryList("story", self._enter, id="story")

    async def read(self) -> None:
        """Read the story, as it is by now."""
        backend, ref = host(self).backend, self.ref
        remembered = await backend.notes(Remembered.of)
        try:
            found, rows, same = await backend.library(lambda lib: story_rows(lib, remembered, ref))
        except ReadroomError as problem:
            self.told, self.list.empty = None, str(problem)
            self.list.put([])
            return
        self.told = found
        self.list.chosen.clear()
        self.list.put(list(self._entries(found, rows, same)))

    def _entries(self, one: Told, rows: Sequence[ArticleRow], same: dict[int, int]) -> Iterator[Entry]:
        scores = {member.id: member for member in one.story.members}
        seen: set[int] = set()
        for row in rows:
            member = scores[row.id]
            top = same.get(row.id, row.id)
            said = f"maybe {member.score:.2f}" if member.maybe else "same text" if top in seen else ""
            seen.add(top)
            sign = "?" if member.maybe else NEAR if said else "·"
            columns = *article_columns(row), (f"{row.words:,}", -6), (said, 10)
            yield Entry(title_of(row), sign, columns, row=row, target=row.id)

    @property
    def meant(self) -> str | None:
        """The story."""
        return self.told.story.id if self.told else None

    def draw_titles(self) -> None:
        """Say which story this is, and what was counted."""
        if self.told is None:
            self.put_titles("Story")
            return
        each, counted = self.told.story, self.told.accounts
        first, last = ((day or "undated")[:10] for day in (each.first, each.last))
        days = first if first == last else f"{first} – {last}"
        pinned = " · pinned" if each.decided and each.decided.pinned else ""
        parts = [
            days, number_of(counted.articles, "article"), number_of(counted.texts, "distinct text"),
            number_of(counted.outlets, "distinct outlet"),
        ]  # fmt: skip
        parts += [f"{self.told.maybe} that may belong to it"] if self.told.maybe else []
        self.put_titles(f"Story {plain(each.id)} · {plain(each.title)}{pinned}", " · ".join(parts))

    def _enter(self, entry: Entry) -> Any:
        return host(self).open_article(entry.row.id) if entry.row is not None else None

    # Commands

    def do_choose_row(self, count: int | None) -> Any:
        """Choose the article, or no longer, and go to the next one."""
        if (row := self.row) is not None:
            self.list.chosen ^= {row.id}
            self.list.refresh()
            chosen = len(self.list.chosen)
            host(self).say(f"{number_of(chosen, 'article')} chosen: ,s takes them out of the story" if chosen else "")
        return self.list.do_line_down(None)

    async def do_split_story(self, count: int | None) -> None:
        """Take what is chosen out of the story, or what the cursor is on; two and more are a story of their own."""
        row = self.row
        out = [entry.row.id for entry in self.list.rows if entry.row is not None and entry.row.id in self.list.chosen]
        out = out or ([row.id] if row is not None else [])
        if out:
            said = f"{number_of(len(out), 'article')} taken out, in your notebook"
            said += "; they are a story of their own" if len(out) > 1 else ""
            await self.decide(lambda each, _, taken: split(each, out, taken), said)
