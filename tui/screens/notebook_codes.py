"""The codebook: tags as a tree with counts and meanings; renaming, moving, merging, deleting after a preview."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

from rich.segment import Segment

from readroom.db.highlights import clean_tags, fold_tag
from readroom.text.counted import number_of
from readroom.tui.host import host
from readroom.tui.screens.explained import ExplainedScreen
from readroom.tui.screens.notebook_confirm import ConfirmScreen
from readroom.tui.widgets.cells import cut, plain
from readroom.tui.widgets.lines import DIM
from readroom.tui.widgets.notebook_codes import HEX, CodebookList, below
from readroom.tui.widgets.status import THERE

if TYPE_CHECKING:
    from readroom.db.notebook import Notebook
    from readroom.db.notebook.tags import TagEntry
    from readroom.tui.noting import NotingApp

Job = "Callable[[Notebook], Any]"


class CodebookScreen(ExplainedScreen):
    """The tree of tags, and what the tag under the cursor means."""

    list: CodebookList

    def __init__(self) -> None:
        super().__init__()
        self.list = CodebookList()

    async def read(self) -> None:
        """Read the tags."""
        await self.list.reload()

    @property
    def position(self) -> str:
        """Where the cursor is."""
        rows = self.list.rows
        return f"line {self.list.cursor + 1:,} of {len(rows):,}" if rows else ""

    def draw_titles(self) -> None:
        """Say how many tags there are, and what the one under the cursor means."""
        width = self.app.size.width
        own = sum(not tag.implied for tag in self.list.tags)
        said = f" Codebook · {number_of(own, 'tag')}; counted are highlights, each once"
        self.titles.put([Segment(cut(said, width), THERE)])
        tag = self.list.tag
        meant = f" {tag.name}: {tag.definition or 'a says what it means'}" if tag else ""
        self.about.put([Segment(cut(plain(meant), width), DIM)])

    # Commands

    async def do_open(self, count: int | None) -> None:
        """List the highlights with the tag, and with those below it."""
        if (tag := self.list.tag) is not None:
            await cast("NotingApp", self.app).show_notebook(f'tag:"{tag.name}"', "article")

    async def do_new_tag(self, count: int | None) -> None:
        """Make a tag, below the one under the cursor unless another place is typed."""
        tag = self.list.tag
        await host(self).ask("New tag (a/b lies below a)", f"{tag.name}/" if tag else "", self._make)

    async def _make(self, name: str) -> None:
        if names := clean_tags([name]):
            await self._change(
                lambda notebook: notebook.define_tag(names[0]), f"{names[0]} is in the codebook", names[0]
            )

    async def do_define_tag(self, count: int | None) -> None:
        """Say what the tag means."""
        if (tag := self.list.tag) is not None:
            name = tag.name

            async def answered(text: str) -> None:
                await self._change(lambda notebook: notebook.define_tag(name, definition=text.strip()), "kept")

            await host(self).ask(f"{tag.last} means", tag.definition, answered)

    async def do_mark_colour(self, count: int | None) -> None:
        """Ask for the colour of the tag."""
        if (tag := self.list.tag) is not None:
            name = tag.name

            async def answered(colour: str) -> None:
                await self._change(lambda notebook: notebook.define_tag(name, colour=HEX[colour]), "kept")

            await self.list.ask_colour(answered)

    async def do_tag_note(self, count: int | None) -> None:
        """Write the note on the tag."""
        if (tag := self.list.tag) is not None:
            await cast("NotingApp", self.app).write_note("tag", tag.name, f"Note on #{tag.name}")

    async def do_rename_tag(self, count: int | None) -> None:
        """Ask for another name, and give it after a preview; what lies below goes along."""
        if (tag := self.list.tag) is not None:
            await host(self).ask(f"Rename {tag.name} to", tag.name, lambda name: self._rename(tag, name))

    async def do_move_tag(self, count: int | None) -> None:
        """Ask under which tag it is to lie, and move it after a preview; what lies below goes along."""
        if (tag := self.list.tag) is not None:

            async def answered(under: str) -> None:
                await self._rename(tag, f"{under.strip().rstrip('/')}/{tag.last}" if under.strip() else tag.last)

            above = tag.name.rpartition("/")[0]
            await host(self).ask(f"Move {tag.last} below (empty: to the top)", above, answered)

    async def _rename(self, tag: "TagEntry", name: str) -> None:
        named = clean_tags([name])
        if not named or named[0] == tag.name:
            return
        new = named[0]
        some = below(self.list.tags, tag.name)
        taken = {fold_tag(one.name) for one in self.list.tags} - {fold_tag(one.name) for one in some}
        if fold_tag(new) in taken:
            host(self).say(f"There is a tag {plain(new)} already: & merges the two")
            return
        lines = [
            f"{tag.name} becomes {new}, on {number_of(tag.below, 'highlight')}:",
            *(f"  {one.name} → {new}{one.name[len(tag.name) :]}  ({one.used:,})" for one in some),
        ]
        await self._after(lines, lambda notebook: notebook.rename_tag(tag.name, new), f"{tag.name} is {new} now", new)

    async def do_merge_tags(self, count: int | None) -> None:
        """Ask into which tag it is to go, and merge the two after a preview."""
        if (tag := self.list.tag) is not None:
            await host(self).ask(f"Merge {tag.name} into", "", lambda into: self._merge(tag, into))

    async def _merge(self, tag: "TagEntry", name: str) -> None:
        names = clean_tags([name])
        if not names or fold_tag(names[0]) == fold_tag(tag.name):
            return
        into = names[0]
        known = next((one for one in self.list.tags if fold_tag(one.name) == fold_tag(into)), None)
        there = f"{number_of(known.used, 'highlight has', 'highlights have')} it" if known else "it does not exist yet"
        some = below(self.list.tags, tag.name)
        lines = [
            f"{tag.name} goes into {into} ({there}), on {number_of(tag.below, 'highlight')}:",
            *(f"  {one.name} → {into}{one.name[len(tag.name) :]}  ({one.used:,})" for one in some),
            *([f"  both meanings stay: {tag.definition}"] if tag.definition else []),
        ]
        await self._after(lines, lambda notebook: notebook.merge_tags([tag.name], into), f"merged into {into}", into)

    async def do_remove_mark(self, count: int | None) -> None:
        """Delete the tag and those below it after a preview; highlights stay."""
        if (tag := self.list.tag) is None:
            return
        some = below(self.list.tags, tag.name)
        staying = number_of(tag.below, "highlight, which stays", "highlights, which stay")
        lines = [
            f"Delete {tag.name}: it is taken off {staying}:",
            *(f"  {one.name}  ({one.used:,})" + (f"  {one.definition}" if one.definition else "") for one in some),
        ]
        await self._after(lines, lambda notebook: notebook.delete_tag(tag.name), f"{tag.name} is gone", None)

    async def _after(self, lines: Sequence[str], job: "Callable[[Notebook], Any]", said: str, at: str | None) -> None:
        """Do something when its reader has seen what it changes."""

        async def agreed() -> None:
            await self._change(job, said, at)

        await ConfirmScreen.ask(self, lines, cast("Callable[[], Awaitable[None]]", agreed))

    async def _change(self, job: "Callable[[Notebook], Any]", said: str, at: str | None = None) -> None:
        """Change the codebook in one step, and show it wherever tags are seen."""
        steps = await host(self).backend.notes(lambda notebook: notebook.steps)
        await self.list.written(job)
        if await host(self).backend.notes(lambda notebook: notebook.steps) == steps:
            host(self).say("nothing changed")
            return
        self.list.put(await host(self).backend.notes(lambda notebook: notebook.tag_tree()), at)
        article = getattr(cast("NotingApp", self.app).main, "article", None)
        self.list.tell_all([article.row.key] if article else [])
        left = await host(self).backend.notes(lambda notebook: notebook.searches_left)
        lost = f"; saved search {plain(', '.join(left))} cannot be read and stays" if left else ""
        host(self).say(f"{plain(said)}{lost}; u takes it back")
