"""Stories: articles that tell the same event, the newest first; naming, pinning and merging them."""

from collections.abc import Callable, Sequence
from typing import Any

from readroom.db.decided import STORY
from readroom.db.errors import ReadroomError
from readroom.db.relations import Remembered
from readroom.db.story_decisions import keep_here, story_decisions
from readroom.db.story_editing import Change, forgotten, merged, named, pinned
from readroom.db.story_lists import Told, story_order, told
from readroom.db.story_view import Story, story
from readroom.text.counted import number_of
from readroom.tui.host import host
from readroom.tui.screens.entered import EntriesScreen
from readroom.tui.widgets.cells import plain
from readroom.tui.widgets.entries import Entry
from readroom.tui.widgets.numbered import NumberedList

COLUMNS = "first – last, articles, distinct texts, outlets, maybe"
PINNED, NAMED = "p", "n"
_DAY = 10


def story_entry(one: Told) -> Entry:
    """Return a story as a row."""
    each, decided = one.story, one.story.decided
    sign = PINNED if decided and decided.pinned else NAMED if decided and decided.title else " "
    first, last = ((day or "undated")[:_DAY] for day in (each.first, each.last))
    counted = one.accounts
    columns = (
        (first, 10), ("" if first == last else last, 10), (f"{counted.articles:,}", -3), (f"{counted.texts:,}", -3),
        (f"{counted.outlets:,}", -3), (f"+{one.maybe}?" if one.maybe else "", -4),
    )  # fmt: skip
    return Entry(each.title, sign, columns, target=each.id)


class DecidingScreen(EntriesScreen):
    """A screen on which stories are decided about: in the notebook, where it holds for this reader."""

    decides = (STORY,)

    @property
    def meant(self) -> str | None:
        """The id of the story that is meant."""
        return None

    async def read_again(self) -> None:
        """Show what has come of a decision."""
        await self.read()

    async def read_undone(self) -> None:
        """Show what an undone or redone decision has left."""
        await self.read_again()

    async def decide(
        self, change: Callable[[Story, Sequence[Story], Sequence[str]], Change], said: str, others: Sequence[str] = ()
    ) -> None:
        """Decide about the story that is meant, and others, and keep it in the notebook."""
        ref, backend = self.meant, host(self).backend
        if ref is None:
            host(self).say("There is no story on this row")
            return
        remembered = await backend.notes(Remembered.of)

        def made(library: Any) -> Change:
            connection = library.connection
            each = story(connection, remembered, ref)
            more = [story(connection, remembered, other) for other in others]
            return change(each, more, [decision.id for decision in story_decisions(connection, remembered)])

        found = await backend.library(made)
        done = await backend.notes(lambda notebook: keep_here(notebook, found.changed, found.gone, said=found.said))
        await self.read_again()
        host(self).say(said if done else "Nothing was changed: it stands like that in your notebook")

    async def do_name_story(self, count: int | None) -> None:
        """Ask for a name of the story; an empty one takes it back."""
        if self.meant is not None:
            await host(self).ask("Name of the story", "", self._call)

    async def _call(self, title: str) -> None:
        said = f"Called {plain(title)}, in your notebook" if title.strip() else "The name is taken back"
        await self.decide(lambda each, _, __: named(each, title), said)

    async def do_pin_story(self, count: int | None) -> None:
        """Keep the articles of the story together, whatever is found later."""
        await self.decide(lambda each, _, __: pinned(each), "Pinned, in your notebook: its articles stay together")

    async def do_forget_story(self, count: int | None) -> None:
        """Take back what was decided of the story."""
        await self.decide(
            lambda each, _, __: forgotten(each, "notebook"), "What you decided of this story is taken back"
        )


class StoriesScreen(DecidingScreen):
    """The list of stories; their order is read at once, each row when it is looked at."""

    list: NumberedList[Sequence[int]]

    def __init__(self) -> None:
        super().__init__()
        self.list = NumberedList("stories", self._rows, self._enter, id="stories")
        self.list.empty = "Reading the stories…"
        self._left = 0

    async def read(self, around: int = 0) -> None:
        """Read what is to be shown."""
        backend = host(self).backend
        remembered = await backend.notes(Remembered.of)
        try:
            order = await backend.count(lambda lib: story_order(lib.connection, remembered))
            self._left = await backend.library(_left)
        except ReadroomError as problem:
            self.list.empty = str(problem)
            self.list.refresh()
            return
        self.list.empty = "No two articles tell the same event."
        await self.list.fill(order, around=around)

    async def _rows(self, order: Sequence[Sequence[int]]) -> Sequence[Entry]:
        backend = host(self).backend
        remembered = await backend.notes(Remembered.of)
        return [story_entry(one) for one in await backend.library(lambda lib: told(lib, remembered, order))]

    async def read_again(self) -> None:
        """Show what has come of a decision."""
        chosen = self.list.chosen
        self.list.picked.clear()
        await self.read(chosen.number if chosen is not None else 0)

    @property
    def meant(self) -> str | None:
        """The id of the story under the cursor."""
        return self.list.entry.target if self.list.entry else None

    def draw_titles(self) -> None:
        """Say how many there are, and what the columns are."""
        total = len(self.list.order)
        said = f"Stories · {number_of(total, 'story', 'stories')} · the newest first" if self.list.loaded else "Stories"
        said += f" · {number_of(self._left, 'article')} not looked at yet" if self._left else ""
        self.put_titles(said, f"{COLUMNS} · {PINNED} pinned, {NAMED} named by you")

    async def _enter(self, entry: Entry) -> None:
        from readroom.tui.screens.story import StoryScreen

        await self.lead(StoryScreen(entry.target))

    async def on_screen_resume(self) -> None:
        """Show what was decided on the screen of one story."""
        if self.list.loaded and self.list.rows:
            await self.list.fill(self.list.order, around=self.list.chosen.number if self.list.chosen else 0)

    # Commands

    def do_choose_row(self, count: int | None) -> Any:
        """Choose the story, or no longer, and go to the next one."""
        if (ref := self.meant) is not None:
            self.list.picked ^= {ref}
            self.list.refresh()
            chosen = len(self.list.picked)
            host(self).say(f"{number_of(chosen, 'story', 'stories')} chosen: ,m makes them one" if chosen else "")
        return self.list.do_line_down(None)

    async def do_merge_stories(self, count: int | None) -> None:
        """Make the chosen stories one with that under the cursor."""
        others = [ref for ref in sorted(self.list.picked) if ref != self.meant]
        if not others:
            host(self).say("Choose stories with v first: ,m makes them one with that under the cursor")
            return
        said = f"{number_of(len(others) + 1, 'story', 'stories')} are one, in your notebook"
        await self.decide(lambda each, more, _: merged(each, more), said, others)


def _left(library: Any) -> int:
    from readroom.db.stories import stories_left

    return stories_left(library.connection)
