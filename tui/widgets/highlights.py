"""The Highlights pane: one's own highlights of the article that is open, or of the whole library."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.segment import Segment

from readroom.db.articles import ArticleRow, FullArticle, find_article, rows_by_id
from readroom.db.errors import LibraryError
from readroom.db.highlights import Highlight
from readroom.db.library import Library
from readroom.tui.host import host
from readroom.tui.placing import confirming
from readroom.tui.theirs import NOT_YOURS, Theirs
from readroom.tui.widgets.cells import cut, plain
from readroom.tui.widgets.highlight_rows import article_line, kept, note_line, quotation_line
from readroom.tui.widgets.lines import LineList
from readroom.tui.widgets.marking import Marking, Target, passage_of
from readroom.tui.widgets.quotation import quotation

if TYPE_CHECKING:
    from readroom.db.notebook import Notebook

EMPTY = ["No highlights yet.", "m selects a sentence, m again marks it;", "a marks it and opens a note."]


class HighlightsPane(LineList, Marking):
    """A list of highlights by place. `everywhere` lists those of the whole library."""

    context = "highlights"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.article: FullArticle | None = None
        self.everywhere = False
        self.wanted = ""
        self.rows: list[Highlight] = []
        self._all: list[Highlight] = []
        self._theirs: dict[str, Theirs] = {}
        self._notes = 0
        self._articles: dict[str, ArticleRow] = {}

    # What is shown

    @property
    def size_of_list(self) -> int:
        """How many highlights are listed."""
        return len(self.rows)

    @property
    def highlight(self) -> Highlight | None:
        """The highlight under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    @property
    def heading(self) -> str:
        """The pane's title: how many highlights of what, and the filter."""
        scope = " · library" if self.everywhere else ""
        notes = f" · {self._notes} on the article ;a" if self._notes and not self.everywhere else ""
        return f"Highlights {len(self.rows)}{scope}{notes}" + (f" · /{plain(self.wanted)}" if self.wanted else "")

    @property
    def position(self) -> str:
        """Where the cursor is in the list."""
        return f"row {self.cursor + 1} of {len(self.rows)}" if self.rows else ""

    @property
    def rows_shown(self) -> int:
        """How many whole rows can be seen."""
        return max(1, (self.size.height - self.covered) // self.row_height)

    def covered_changed(self) -> None:
        """Keep the cursor in sight of an editor or a prompt."""
        self.go_to(self.cursor)

    def row_line(self, index: int, part: int, width: int) -> list[Segment]:
        """Return one line of a row."""
        highlight = self.rows[index]
        if part == 0:
            theirs = self._theirs.get(highlight.id)
            return quotation_line(highlight, width, theirs.who if theirs else "")
        if part == 1:
            return note_line(highlight, width)
        row = self._articles.get(highlight.article_key)
        return article_line(host(self).backend.mine(row) if row else None, width)

    def empty_line(self, y: int, width: int) -> str:
        """Say how highlights are made, or that the filter keeps none."""
        lines = ["No highlight fits the filter.", "/ changes it."] if self._all else EMPTY
        return " " + cut(lines[y], width - 1) if y < len(lines) else ""

    # Loading

    async def show_article(self, article: FullArticle | None) -> None:
        """List the highlights of an article, unless those of the whole library are listed."""
        self.leave_fields()
        self.article = article
        if not self.everywhere:
            self.cursor = self.top = 0
            await self.reload()

    async def reload(self) -> None:
        """Read the highlights anew; the cursor stays on its highlight."""
        key = self.article.row.key if self.article else None
        if not self.everywhere and key is None:
            self._put([])
            return
        wanted = None if self.everywhere else key
        found, notes = await host(self).backend.notes(lambda notebook: _read(notebook, wanted))
        if wanted is not None and (read := getattr(self.app, "layer_marks", None)) is not None:
            theirs: list[Theirs] = await read(wanted)
            self._theirs = {one.highlight.id: one for one in theirs}
            found = sorted([*found, *(one.highlight for one in theirs)], key=lambda one: (one.start, one.end))
        else:
            self._theirs = {}
        if self.everywhere:
            missing = {h.article_key for h in found} - self._articles.keys()
            if missing:
                self._articles |= await host(self).backend.library(lambda library: _rows_of(library, missing))
        if self.everywhere == (wanted is None):
            self._notes = notes
            self._put(found)

    def _put(self, highlights: list[Highlight]) -> None:
        here = self.highlight
        self._all, self.rows = highlights, kept(highlights, self.wanted)
        ids = [h.id for h in self.rows]
        self.cursor = ids.index(here.id) if here and here.id in ids else max(0, min(self.cursor, len(ids) - 1))
        self.row_height = 3 if self.everywhere else 2
        self.top = max(0, min(self.top, len(self.rows) - self.rows_shown))
        self.go_to(self.cursor)
        self.refresh()
        host(self).changed()

    @property
    def theirs_at_hand(self) -> Theirs | None:
        """The highlight under the cursor, if it is somebody else's."""
        return self._theirs.get(self.highlight.id) if self.highlight else None

    @property
    def mine(self) -> Highlight | None:
        """One's own highlight under the cursor; of somebody else's it is said how it becomes that."""
        if self.theirs_at_hand is None:
            return self.highlight
        host(self).say(NOT_YOURS)
        return None

    @property
    def note_at_hand(self) -> str:
        """The note under the cursor, for the links in it."""
        return self.highlight.note if self.highlight else ""

    def concerns(self, keys: Iterable[str]) -> bool:
        """Tell whether highlights of one of these articles are listed."""
        return self.everywhere or (self.article is not None and self.article.row.key in keys)

    # Commands

    async def do_open(self, count: int | None) -> None:
        """Go to the words of the highlight, or to where they may be now; its article is opened."""
        highlight = self.highlight
        if highlight is None:
            return
        passage = passage_of(highlight)
        if passage is None:
            host(self).say("these words are no longer in the text; the notebook keeps them: y copies")
        article_id = await self._article_id(highlight)
        await host(self).open_article(article_id, passage[0] if passage else None)

    async def do_all_highlights(self, count: int | None) -> None:
        """List the highlights of the whole library, or of the article again."""
        self.everywhere = not self.everywhere
        await self.reload()

    async def do_find(self, count: int | None) -> None:
        """Ask for what the highlights are filtered by."""
        await host(self).ask("Filter (words, #tag, a colour):", self.wanted, self._filter)

    def _filter(self, wanted: str) -> None:
        self.wanted = wanted.strip()
        self._put(self._all)

    async def do_note(self, count: int | None) -> None:
        """Edit the note of the highlight under the cursor."""
        if highlight := self.mine:
            await self.open_note(Target(highlight.id), highlight.note, (highlight.article_key,))

    async def do_tag(self, count: int | None) -> None:
        """Ask for the tags of the highlight under the cursor."""
        if (highlight := self.mine) is None:
            return

        async def answered(tags: tuple[str, ...]) -> None:
            await self.written(lambda notebook: notebook.edit(highlight.id, tags=tags))
            await self._changed(highlight)

        await self.ask_tags(highlight.tags, answered)

    async def do_remove_mark(self, count: int | None) -> None:
        """Remove the highlight under the cursor."""
        if highlight := self.mine:
            await self.written(lambda notebook: notebook.remove(highlight.id))
            await self._changed(highlight)
            host(self).say("removed; u brings it back")

    async def do_confirm_place(self, count: int | None) -> None:
        """Say that the words are where they are supposed to be now."""
        highlight = self.mine
        if highlight is None or not highlight.waiting:
            host(self).say("this highlight waits for no decision")
            return
        job, key = await confirming(self, highlight)
        await self.written(job)
        await self._changed(highlight)
        if key != highlight.article_key:
            self.tell((key,))
            host(self).say("placed in the article that has its words now; u takes it back")

    async def do_copy_quotation(self, count: int | None) -> None:
        """Copy the words with their citation; words that are no longer in the text are copied without one."""
        if (highlight := self.highlight) is None:
            return
        if highlight.waiting:
            host(self).copy_text(f"“{highlight.exact}”\n")
            return
        article = self.article
        if article is None or article.row.key != highlight.article_key:
            article = await host(self).backend.article(await self._article_id(highlight))
        host(self).copy_text(quotation(article, highlight.start, highlight.end))

    async def _changed(self, highlight: Highlight) -> None:
        await self.reload()
        self.tell((highlight.article_key,))

    async def _article_id(self, highlight: Highlight) -> int:
        """Return the id of a highlight's article; raise LibraryError when it is not in this library."""
        key = highlight.article_key
        if self.article is not None and self.article.row.key == key:
            return self.article.row.id
        return await host(self).backend.library(lambda library: find_article(library, key))


def _read(notebook: "Notebook", key: str | None) -> tuple[list[Highlight], int]:
    """Return the highlights of an article (None: of all), and how many notes are on the article itself."""
    return notebook.highlights(key), len(notebook.notes("article", key)) if key else 0


def _rows_of(library: Library, keys: Iterable[str]) -> dict[str, ArticleRow]:
    """Return the rows of these articles by their keys; those that are not in the library are left out."""
    ids = []
    for key in keys:
        try:
            ids.append(find_article(library, key))
        except LibraryError:
            continue
    return {row.key: row for row in rows_by_id(library, ids)}
