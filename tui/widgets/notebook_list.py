"""The list of the Notebook screen: groups that fold, with highlights and notes, and what can be done with each."""

from collections.abc import Awaitable, Callable, Iterable
from typing import TYPE_CHECKING, Any

from rich.segment import Segment

from readroom.tui.host import host
from readroom.tui.notebook_tree import MANY, Node, Row, parent_of, rows_of
from readroom.tui.placing import confirming
from readroom.tui.theirs import NOT_YOURS
from readroom.tui.widgets.cells import cut, plain
from readroom.tui.widgets.marking import Marking, passage_of
from readroom.tui.widgets.note_target import Target
from readroom.tui.widgets.notebook_rows import entry_line, group_line
from readroom.tui.widgets.row_finding import RowFindingList

if TYPE_CHECKING:
    from readroom.db.highlights import Highlight
    from readroom.db.notebook import Notebook
    from readroom.db.notes_query import Entry
    from readroom.tui.notebook_work import Found

EMPTY = (
    "Nothing here yet. In an article, m marks a sentence, a marks it and",
    "opens a note, t gives it tags; ;n begins a note by itself.",
)
A_GROUP = "this is a group: l opens it"


class NotebookList(RowFindingList, Marking):
    """Groups and what is in them. `again` reads the list anew, `one` one entry; `moved` hears where the cursor is."""

    context = "notebook"

    def __init__(
        self,
        again: Callable[[], Awaitable[None]],
        one: Callable[[str], Awaitable[None]],
        moved: Callable[[], None],
    ) -> None:
        super().__init__(id="notes")
        self.rows: list[Row] = []
        self.nodes: list[Node] = []
        self.by = "tag"
        self.folded: set[str] = set()
        self.problem = ""
        self.asked = ""
        self._again, self._one, self._moved = again, one, moved
        self._shown = ""

    # What is shown

    @property
    def size_of_list(self) -> int:
        """How many lines there are."""
        return len(self.rows)

    @property
    def rows_shown(self) -> int:
        """How many lines can be seen."""
        return max(1, self.size.height - self.covered)

    def covered_changed(self) -> None:
        """Keep the cursor in sight of an editor or a prompt."""
        self.go_to(self.cursor)
        self.refresh()

    @property
    def row(self) -> Row | None:
        """The line under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    @property
    def entry(self) -> "Entry | None":
        """The highlight or note under the cursor."""
        return self.row.entry if self.row else None

    def row_line(self, index: int, part: int, width: int) -> list[Segment]:
        """Return a line."""
        row = self.rows[index]
        if row.entry is None:
            return group_line(row.node, row.node.name in self.folded, width)
        return entry_line(row.entry, row.node, self.by, width)

    def empty_line(self, y: int, width: int) -> str:
        """Say why there is nothing."""
        if not self.problem and not self._shown:
            return " Reading your notebook…" if y == 0 else ""
        lines = (self.problem,) if self.problem else ("Nothing in your notebook fits.",) if self.asked else EMPTY
        return " " + cut(plain(lines[y]), width - 1) if y < len(lines) else ""

    # Filling

    def put(self, found: "Found") -> None:
        """Show what was found; the cursor stays on its line, and what was folded stays so."""
        kind = f"{found.by} {found.text}"
        if kind != self._shown:
            many = len(found.entries) > MANY
            self.folded = {node.name for node in found.nodes if node.folds} if many else set()
            self._shown = kind
        self.nodes, self.by, self.asked, self.problem = found.nodes, found.by, found.text, ""
        self._lay(self.row)

    def fail(self, problem: str) -> None:
        """Say in place of the list why there is none."""
        self.nodes, self.problem = [], problem
        self._lay(None)

    def _lay(self, here: Row | None) -> None:
        """Make the lines anew, with the cursor on the line `here`, or near where it was."""
        height = self.cursor - self.top
        self.rows = rows_of(self.nodes, self.folded)
        if here is not None:
            name, entry = here.node.name, here.entry.id if here.entry else None
            same = (
                n
                for n, row in enumerate(self.rows)
                if row.node.name == name and (row.entry.id if row.entry else None) == entry
            )
            if (found := next(same, None)) is None and entry is not None:
                found = next((n for n, row in enumerate(self.rows) if row.entry and row.entry.id == entry), None)
            self.cursor = min(self.cursor, max(0, len(self.rows) - 1)) if found is None else found
        else:
            self.cursor = 0
        self.top = max(0, min(self.cursor - height, len(self.rows) - self.rows_shown))
        self._show_cursor(self.cursor)
        self.refresh()
        self.cursor_moved()

    def cursor_moved(self) -> None:
        """Show the entry under the cursor elsewhere."""
        self._moved()

    async def reload(self) -> None:
        """Read everything anew."""
        await self._again()

    # Folding

    def do_open(self, count: int | None) -> Awaitable[None] | None:
        """Go to the place in the article; on a group, fold it or unfold it."""
        row = self.row
        if row is None:
            return None
        if row.entry is None:
            self._fold(row.node, row.node.name not in self.folded)
            return None
        return self._open(row.entry)

    def do_fold(self, count: int | None) -> None:
        """Fold the group that the cursor is in; if it is folded, go to the one above it."""
        if (row := self.row) is None:
            return
        node = row.node
        if row.entry is None and (node.name in self.folded or not node.folds):
            above = parent_of(self.nodes, node)
            if above is not None:
                self.go_to(next(n for n, one in enumerate(self.rows) if one.node is above))
            return
        self._fold(node, True)

    def do_unfold(self, count: int | None) -> None:
        """Unfold the group under the cursor."""
        if self.row is not None and self.row.entry is None:
            self._fold(self.row.node, False)

    def _fold(self, node: Node, folded: bool) -> None:
        if node.folds:
            (self.folded.add if folded else self.folded.discard)(node.name)
            self._lay(Row(node))

    def do_fold_all(self, count: int | None) -> None:
        """Fold every group, or unfold all if all are folded."""
        every = {node.name for node in self.nodes if node.folds}
        here = Row(self.row.node) if self.row else None
        self.folded = set() if every <= self.folded else every
        self._lay(here)

    def do_next_group_of_notes(self, count: int | None) -> None:
        """Go to the next group."""
        self._jump(range(self.cursor + 1, len(self.rows)), count)

    def do_previous_group_of_notes(self, count: int | None) -> None:
        """Go to the group's line, or to that of the one before."""
        self._jump(range(self.cursor - 1, -1, -1), count)

    def _jump(self, way: Iterable[int], count: int | None) -> None:
        left = count or 1
        for n in way:
            if self.rows[n].entry is None:
                left -= 1
                if not left:
                    self.go_to(n)
                    return

    def words_of_row(self, index: int) -> str:
        """Return the words of an entry, or the name of a group."""
        row = self.rows[index]
        return row.node.label if row.entry is None else _said(row.entry)

    # Doing

    async def _open(self, entry: "Entry") -> None:
        if entry.row is None:
            if entry.note is not None and entry.note.kind != "article":
                await self.do_note(None)
                return
            host(self).say("its article is not in this library")
            return
        marks = sorted(
            place
            for one in {id(e): e for node in self.nodes for e in node.entries if e.key == entry.key}.values()
            if one.highlight is not None and (place := passage_of(one.highlight))
        )
        place = passage_of(entry.highlight) if entry.highlight else None
        if entry.highlight is not None and place is None:
            host(self).say("these words are no longer in the text; the notebook keeps them: ;w shows what is near")
        await host(self).open_article(entry.row.id, place[0] if place else None, marks, from_search=True)

    @property
    def mine(self) -> "Highlight | None":
        """One's own highlight under the cursor; None, and said why, where there is none."""
        entry = self.entry
        if entry is None or entry.highlight is None:
            host(self).say("this is a note: a edits it, d removes it" if entry else A_GROUP)
            return None
        if entry.layer is not None:
            host(self).say(NOT_YOURS)
            return None
        return entry.highlight

    async def change(self, job: "Callable[[Notebook], Any]", entry_id: str, keys: Iterable[str]) -> None:
        """Change an entry, and show it here and wherever else it is seen."""
        await self.written(job)
        await self._one(entry_id)
        self.tell_all(keys)

    async def note_closed(self, some_id: str, keys: Iterable[str]) -> None:
        """Show a note as it was left."""
        await self._one(some_id)
        self.tell_all(keys)

    async def do_note(self, count: int | None) -> None:
        """Edit the note under the cursor, or that of the highlight."""
        entry = self.entry
        if entry is None:
            host(self).say(A_GROUP)
        elif entry.layer is not None:
            host(self).say(NOT_YOURS)
        else:
            title = "Note" if entry.highlight else (entry.note.title if entry.note and entry.note.title else "Note")
            await self.open_note(Target(entry.id, title=title), entry.text, (entry.key,))

    async def do_tag(self, count: int | None) -> None:
        """Ask for the tags of the highlight under the cursor."""
        if (highlight := self.mine) is None:
            return

        async def answered(tags: tuple[str, ...]) -> None:
            await self.change(
                lambda notebook: notebook.edit(highlight.id, tags=tags), highlight.id, (highlight.article_key,)
            )

        await self.ask_tags(highlight.tags, answered)

    async def do_mark_colour(self, count: int | None) -> None:
        """Ask for another colour of the highlight under the cursor."""
        if (highlight := self.mine) is None:
            return

        async def answered(colour: str) -> None:
            await self.change(
                lambda notebook: notebook.edit(highlight.id, colour=colour), highlight.id, (highlight.article_key,)
            )

        await self.ask_colour(answered)

    async def do_remove_mark(self, count: int | None) -> None:
        """Remove the highlight or the note under the cursor."""
        entry = self.entry
        if entry is None or entry.layer is not None:
            host(self).say(NOT_YOURS if entry else "this is a group; T changes tags")
            return

        def job(notebook: "Notebook") -> object:
            return notebook.remove(entry.id) if entry.highlight else notebook.remove_note(entry.id)

        await self.change(job, entry.id, (entry.key,))
        host(self).say("removed; u brings it back")

    async def do_confirm_place(self, count: int | None) -> None:
        """Say that the words are where they are supposed to be now."""
        if (highlight := self.mine) is None:
            return
        if not highlight.waiting:
            host(self).say("this highlight waits for no decision")
            return
        job, key = await confirming(self, highlight)
        await self.change(job, highlight.id, (highlight.article_key, key))

    async def do_copy_quotation(self, count: int | None) -> None:
        """Copy the words with their citation, or the note."""
        entry = self.entry
        if entry is None:
            host(self).say(A_GROUP)
        elif entry.highlight is None:
            host(self).copy_text(entry.text)
        elif entry.highlight.waiting or entry.row is None:
            host(self).copy_text(f"“{entry.highlight.exact}”\n")
        else:
            from readroom.tui.widgets.quotation import quotation

            article = await host(self).backend.article(entry.row.id)
            host(self).copy_text(quotation(article, entry.highlight.start, entry.highlight.end))


def _said(entry: "Entry") -> str:
    words = entry.highlight.exact if entry.highlight else entry.note.heading if entry.note else ""
    return f"{words} {entry.text} {' '.join(entry.tags)}"
