"""One's own tags, counted by what is known of the articles that they are in."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from readroom.db.counting.tables import Table
from readroom.db.counting.tags import ATTRIBUTE, BY, tag_table
from readroom.db.fields import NotebookView
from readroom.db.library import Library
from readroom.tui import finding
from readroom.tui.host import host
from readroom.tui.screens.counting import Job, TableScreen

if TYPE_CHECKING:
    from readroom.db.counting.tags import TaggedNotebook


class TagsScreen(TableScreen):
    """Tags by source, outlet, date, attribute, or by the tags that stand with them."""

    name_of_table = "Tags"
    context = "tags"
    question = "Tags in which articles (empty: all)"
    empty_is_all = True

    def __init__(self) -> None:
        super().__init__()
        self.by = "source"

    @property
    def settings(self) -> str:
        """What the columns are."""
        return f"by {self.by}"

    def asks_notebook(self, text: str) -> bool:
        """Tell that tags are the notebook's."""
        return True

    def job(self, text: str) -> Job:
        """Return what counts tags."""
        query, by = finding.read(text), self.by

        def run(library: Library, notebook: NotebookView | None, told: Callable[[int], None]) -> Table:
            return tag_table(library, cast("TaggedNotebook", notebook), query, by=by, progress=told)

        return run

    async def do_part_by(self, count: int | None) -> None:
        """Ask what the columns are."""
        await host(self).ask(f"Columns ({', '.join(BY)}, {ATTRIBUTE}NAME)", self.by, self._by)

    async def _by(self, text: str) -> None:
        self.by = text.strip() or self.by
        await self.count()
