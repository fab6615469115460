"""The ledger of a quotation: everyone who prints it, by date, with what each leaves out or puts in."""

from collections.abc import Iterator
from typing import Any

from textual import events
from textual.app import ComposeResult

from readroom.db.reuse.ledger import Printing, Quotation, ledger
from readroom.text.counted import number_of
from readroom.tui.host import host
from readroom.tui.screens.entered import EntriesScreen
from readroom.tui.screens.related import article_columns
from readroom.tui.widgets.articles import title_of
from readroom.tui.widgets.entries import Entry, EntryList, Words

MOST_LINES = 6
"""So many lines of the quotation stand above its printings."""


def printing_entries(one: Printing) -> Iterator[Entry]:
    """Yield an article that prints a quotation, and a row for each way in which it differs from the fullest wording."""
    at = one.start, one.end
    first = {True: "first", False: "", None: ""}[one.first]
    columns = (first, 5), *article_columns(one.row)
    yield Entry(title_of(one.row), "“" if one.quoted else "·", columns, row=one.row, at=at, marks=(at,))
    said = [] if one.quoted else ["without quotation marks"]
    said += [f"leaves out “{part}”" for part in one.wording.left_out]
    said += [f"puts in “{part}”" for part in one.wording.put_in]
    said += [f"spells “{there}” for “{full}”" for full, there in one.wording.spelled]
    for line in said:
        sign = {"l": "−", "p": "+", "s": "~"}.get(line[0], " ")
        yield Entry(line, sign, depth=2, row=one.row, at=at, marks=(at,))


class LedgerScreen(EntriesScreen):
    """One quotation."""

    list: EntryList

    def __init__(self, family: int) -> None:
        super().__init__()
        self.family = family
        self.quotation: Quotation | None = None
        self.words = Words(MOST_LINES, id="words")
        self.list = EntryList("ledger", self._enter, id="ledger")
        self.list.empty = "Looking for who prints it…"

    def body(self) -> ComposeResult:
        """Make the screen."""
        yield self.titles
        yield self.words
        yield self.counts
        yield self.list

    async def read(self) -> None:
        """Read what is to be shown."""
        family = self.family
        self.quotation = found = await host(self).backend.search(lambda lib: ledger(lib, family, least=1))
        self.list.empty = "This quotation is gone: R on the list reads it again."
        self.words.put(f"“{found.text}”" if found else "")
        self.list.put([entry for one in found.printings for entry in printing_entries(one)] if found else [])

    def on_resize(self, event: events.Resize) -> None:
        """Break the quotation to the new width."""
        super().on_resize(event)
        if self.quotation is not None:
            self.words.put(f"“{self.quotation.text}”")

    def draw_titles(self) -> None:
        """Say what was counted."""
        titled = "Ledger of a quotation · the fullest wording"
        if self.quotation is None:
            self.put_titles(titled)
            return
        every = self.quotation.printings
        outlets = {(one.row.outlet or one.row.source).casefold() for one in every}
        loose = sum(not one.quoted for one in every)
        said = [number_of(len(every), "article"), number_of(len(outlets), "distinct outlet")]
        said += [f"{loose} without quotation marks"] if loose else []
        said += [] if any(one.first for one in every) else ["dates do not prove who was first"]
        self.put_titles(titled, " · ".join(said))

    def _enter(self, entry: Entry) -> Any:
        at = entry.at[0] if entry.at else None
        return host(self).open_article(entry.row.id, at, entry.marks) if entry.row is not None else None

    # Commands

    def do_copy_quotation(self, count: int | None) -> None:
        """Copy the quotation with everyone who prints it."""
        if self.quotation is None:
            return
        lines = [f"“{self.quotation.text}”"]
        for one in self.quotation.printings:
            for entry in printing_entries(one):
                dates = f"{one.row.date or 'undated'}, {one.row.outlet or one.row.source}: " if entry.depth == 1 else ""
                lines.append(f"{'- ' if dates else '  '}{dates}{entry.text}")
        host(self).copy_text("\n".join([*lines, ""]))
