"""Finding words in the rows of a list that are all at hand."""

from collections.abc import Iterable

from readroom.text.fold import fold
from readroom.tui.host import host
from readroom.tui.widgets.cells import plain
from readroom.tui.widgets.lines import LineList


class RowFindingList(LineList):
    """A list whose rows are searched for words that begin like those that were typed."""

    row_called = "row"
    not_found = ""
    """What is added when no row has the words."""
    _sought = ""

    def words_of_row(self, index: int) -> str:
        """Return what a row says."""
        return ""

    async def do_find(self, count: int | None) -> None:
        """Ask for words, and go to the next row that has them."""
        await host(self).ask(f"Find in the {self.row_called}s", self._sought, self._find)

    def _find(self, text: str) -> None:
        self._sought = text
        self._seek(range(self.cursor, self.cursor + self.size_of_list))

    def do_find_next(self, count: int | None) -> None:
        """Go to the next row that was found."""
        self._seek(range(self.cursor + 1, self.cursor + 1 + self.size_of_list))

    def do_find_previous(self, count: int | None) -> None:
        """Go to the previous row that was found."""
        self._seek(range(self.cursor - 1, self.cursor - 1 - self.size_of_list, -1))

    def _seek(self, way: Iterable[int]) -> None:
        wanted = fold(self._sought)
        if not wanted:
            host(self).say("Nothing to find yet: / asks for it")
            return
        for n in way:
            index = n % self.size_of_list
            if f" {wanted}" in f" {fold(self.words_of_row(index))}":
                self.go_to(index)
                return
        host(self).say(f"No {self.row_called} has “{plain(self._sought)}”{self.not_found}")
