"""Related: who shares text with an article, its story, its quotations; or what it could be compared with."""

from collections.abc import Awaitable, Iterator
from typing import Literal

from readroom.db.articles import ArticleRow
from readroom.db.decided import STORY
from readroom.db.errors import ReadroomError
from readroom.db.relations import Relations, Remembered, relations
from readroom.db.reuse.sharing import Sharing, not_compared, too_long
from readroom.text.align_report import percent
from readroom.text.counted import number_of
from readroom.tui.host import host
from readroom.tui.screens.entered import EntriesScreen
from readroom.tui.widgets.articles import date_of, title_of
from readroom.tui.widgets.cells import plain
from readroom.tui.widgets.entries import Entry, EntryList

Purpose = Literal["open", "compare"]
"""What Enter does: open the article at the passage, or compare the two."""
SIGNS = {"duplicate": "=", "quote": "“", "shared": "≈"}
NEAR = "≡"
PASSAGES = 40
"""So many passages of one article are listed."""
SHOWN = 300
"""So much of a passage is shown at most (code points)."""
WHICH = {"left": "later", "right": "earlier", None: ""}
"""When the other article appeared, where the dates prove it."""


def article_columns(row: ArticleRow) -> tuple[tuple[str, int], ...]:
    """Return the day and the source of an article as columns."""
    return (date_of(row), 10), (row.outlet if row.outlet and row.outlet != row.source else row.source, 18)


class RelatedScreen(EntriesScreen):
    """The articles that have to do with one, each with its passages. They are found on the lane of searches."""

    list: EntryList
    decides = (STORY,)

    def __init__(self, base: ArticleRow, purpose: Purpose = "open") -> None:
        super().__init__()
        self.base = base
        self.purpose: Purpose = purpose
        self.relations: Relations | None = None
        self.list = EntryList("related", self._enter, id="related")
        self.list.empty = "Looking for shared text…"
        self._near_only = False
        self._figures = 6

    async def read_undone(self) -> None:
        """Show the story as it is now, with the cursor where it was."""
        await self.read(self.list.cursor)

    async def read(self, cursor: int = 1) -> None:
        """Read what is to be shown, with the cursor on a row."""
        backend, asked, like = host(self).backend, self.base.id, self.purpose == "compare"
        remembered = await backend.notes(Remembered.of)
        try:
            found = await backend.search(lambda lib: relations(lib, remembered, asked, like=like))
        except ReadroomError as problem:
            self.list.empty = str(problem)
            self.list.refresh()
            return
        self.relations = found
        self.list.empty = "No other article shares text with it, or tells of the same." if found else "It is gone."
        self._show(cursor)

    def _show(self, cursor: int = 1) -> None:
        self.list.put(list(self._entries()), cursor)
        host(self).changed()

    # Rows

    def _entries(self) -> Iterator[Entry]:
        found = self.relations
        if found is None:
            return
        shared = [one for one in found.shared if not self._near_only or one.row.id in found.near]
        if shared:
            yield Entry("Shares text", depth=0)
        self._figures = max([6, *(len(f"{one.words:,}") for one in shared)])
        for one in shared:
            yield self._sharing(one)
            if self.purpose == "open":
                yield from self._passages(one)
        if self._near_only:
            return
        if found.unverified:
            long = not_compared([one for one in (found.base, *found.unverified) if too_long(one)])
            yield Entry(f"May share text, {long}", depth=0)
            for row in found.unverified:
                yield Entry(title_of(row), "?", (("", 20 + self._figures), *article_columns(row)), row=row)
        elif too_long(found.base):
            yield Entry(not_compared([found.base]).capitalize(), depth=0)
        if found.story is not None and found.members:
            maybe = {member.id for member in found.story.members if member.maybe}
            yield Entry(f"Same story: {plain(found.story.title)}", depth=0, target="story")
            for row in found.members:
                columns = ("maybe" if row.id in maybe else "", 20 + self._figures), *article_columns(row)
                yield Entry(title_of(row), "·", columns, row=row)
        if found.like:
            yield Entry("Like it in its words", depth=0)
            for row in found.like:
                yield Entry(title_of(row), "·", (("", 20 + self._figures), *article_columns(row)), row=row)

    def _sharing(self, one: Sharing) -> Entry:
        found = self.relations
        near = found is not None and one.row.id in found.near
        columns = (
            (f"{one.words:,}", -self._figures), (percent(one.left_in_right), -5), (percent(one.right_in_left), -5),
            (WHICH[one.earlier], 7), *article_columns(one.row),
        )  # fmt: skip
        ranges = tuple(sorted(p.right for p in one.passages))
        best = max(one.passages, key=lambda p: p.words)
        return Entry(title_of(one.row), NEAR if near else "·", columns, row=one.row, at=best.right, marks=ranges)

    def _passages(self, one: Sharing) -> Iterator[Entry]:
        found = self.relations
        assert found is not None  # noqa: S101 - there are passages
        ranges = tuple(sorted(p.right for p in one.passages))
        for passage in one.passages[:PASSAGES]:
            said = f"{passage.kind}, {number_of(passage.words, 'word')}"
            said += "" if passage.identity == 1 else f", {percent(passage.identity)} alike"
            said += ", moved" if passage.moved else ""
            sign = SIGNS.get(passage.kind, " ")
            start, end = passage.left
            columns = ((said, max(34, len(said))),)
            words = " ".join(found.text[start : min(end, start + SHOWN)].split())
            yield Entry(words, sign, columns, depth=2, row=one.row, at=passage.right, marks=ranges)
        if len(one.passages) > PASSAGES:
            yield Entry(f"and {len(one.passages) - PASSAGES:,} more", depth=2, row=one.row, marks=ranges)

    # What the frame says

    def draw_titles(self) -> None:
        """Say of which article this is, and what was found."""
        what = "Related to" if self.purpose == "open" else "What to compare with"
        said = f"{what} · {title_of(self.base)} · {date_of(self.base)} · {plain(self.base.source)}"
        self.put_titles(said, self.head)

    @property
    def head(self) -> str:
        """What was counted."""
        found = self.relations
        if found is None:
            return ""
        near = sum(one.row.id in found.near for one in found.shared)
        parts = [f"{number_of(len(found.shared), 'article')} share{'s' if len(found.shared) == 1 else ''} text"]
        parts += [f"{number_of(near, 'near-duplicate')} {NEAR}"] if near else []
        parts += [f"{number_of(found.quotations, 'quotation')} others print"] if found.quotations else []
        parts += [f"story of {number_of(len(found.story.firm), 'article')}"] if found.story else []
        parts += [f"{found.left:,} not compared yet"] if found.left else []
        columns = "words, % of this, % of that" if found.shared else ""
        return " · ".join([*parts, columns] if columns else parts)

    # Commands

    def _enter(self, entry: Entry) -> Awaitable[None] | None:
        if entry.target == "story":
            return self.do_its_story(None)
        if entry.row is None:
            return None
        if self.purpose == "compare":
            return host(self).compare(self.base.id, entry.row.id)
        at = entry.at[0] if entry.at else None
        return host(self).open_article(entry.row.id, at, entry.marks)

    async def do_compare_row(self, count: int | None) -> None:
        """Compare the two."""
        if (row := self.row) is None:
            host(self).say("There is no article on this row")
        else:
            await host(self).compare(self.base.id, row.id)

    def do_near_only(self, count: int | None) -> None:
        """Show only near-duplicates, or all that share text."""
        self._near_only = not self._near_only
        self.list.empty = "No article shares half of its text with this one." if self._near_only else self.list.empty
        self._show()

    async def do_its_story(self, count: int | None) -> None:
        """Show the story that the article belongs to."""
        if self.relations is None or self.relations.story is None:
            host(self).say("No story has this article")
            return
        from readroom.tui.screens.story import StoryScreen

        await self.lead(StoryScreen(self.relations.story.id))

    async def do_its_quotations(self, count: int | None) -> None:
        """List the quotations that the article prints."""
        from readroom.tui.screens.quotations import QuotationsScreen

        await self.lead(QuotationsScreen(self.base))
