"""Spellings: which may be one name, with their counts and where they stand; accepted or rejected by key."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from rich.segment import Segment
from textual.app import ComposeResult

from readroom.db.concordance import lines
from readroom.db.decided import SPELLING
from readroom.db.errors import ReadroomError
from readroom.db.library import Library
from readroom.db.relations import Remembered
from readroom.db.variants import (
    Decided,
    Decision,
    Pair,
    Spelling,
    all_proposals,
    decide_here,
    decisions,
    pair_of,
    spellings,
)
from readroom.text.concordance import Line
from readroom.text.concordance_head import Tally
from readroom.text.counted import number_of
from readroom.text.fold import fold
from readroom.text.variants import LIKELY
from readroom.tui import finding
from readroom.tui.host import host
from readroom.tui.screens.entered import EntriesScreen
from readroom.tui.widgets.cells import plain
from readroom.tui.widgets.concordance import line_segments
from readroom.tui.widgets.entries import Entry, EntryList
from readroom.tui.widgets.lines import DIM
from readroom.tui.widgets.status import Bar

MOST = 1_000
"""So many proposals are shown: the likeliest."""
EACH = 3
"""So many places are shown of each of the two names."""
WINDOW = 14
REST_SECONDS = 0.12
"""How long the cursor stands on a row before its places are looked for."""
STATES = {"asked": " ", "accepted": "✓", "rejected": "×", "proposed": "·"}


class SpellingsScreen(EntriesScreen):
    """Proposals for the commonest names, or everything known of one name; below, where the two names stand."""

    list: EntryList
    decides = (SPELLING,)

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.name_asked = name
        self.list = EntryList("spellings", self._enter, id="spellings")
        self.places = [Bar(id=f"place-{n}") for n in range(2 * EACH + 1)]
        self._rows: list[Spelling] = []
        self._shown: Spelling | None = None
        self._more = 0

    def body(self) -> ComposeResult:
        """Make the screen."""
        yield from super().body()
        yield from self.places

    async def read(self, cursor: int = 0) -> None:
        """Read what is proposed, and what was decided."""
        backend, name = host(self).backend, self.name_asked
        remembered = await backend.notes(Remembered.of)
        self.list.empty = "Looking for spellings…"
        self.list.refresh()
        try:
            if name:
                found = await backend.library(lambda lib: spellings(lib, remembered, name))
            else:
                found = await backend.count(lambda lib: all_proposals(lib, remembered))
        except ReadroomError as problem:
            self.list.empty = str(problem)
            self.list.refresh()
            return
        self._rows, self._more = found[:MOST], max(0, len(found) - MOST)
        self.list.empty = "No other spelling is proposed, or was decided." if name else "Nothing is proposed."
        self._show(cursor)

    def _show(self, cursor: int) -> None:
        self._shown = None
        self.list.put([_entry(one, named=bool(self.name_asked)) for one in self._rows], cursor)
        host(self).changed()

    @property
    def spelling(self) -> Spelling | None:
        """The row under the cursor."""
        return self._rows[self.list.cursor] if self.list.cursor < len(self._rows) else None

    def draw_titles(self) -> None:
        """Say what is listed, and have the places of the row under the cursor shown."""
        name = plain(self.name_asked)
        titled = f"Spellings of {name}" if name else "Spellings that may be one name, the likeliest first"
        open_ = sum(one.state == "proposed" for one in self._rows)
        said = f"{number_of(open_, 'proposal')} · score, articles, hits"
        less = number_of(self._more, "less likely one is", "less likely ones are")
        said += f" · {less} not shown" if self._more else ""
        self.put_titles(titled, said)
        for bar in self.places:
            bar.display = self.app.size.height >= 16
        if self.spelling is not self._shown:
            self._shown = self.spelling
            host(self).start(self, self._read_places(), "places")

    async def _read_places(self) -> None:
        """Show where the names of the row stand, when the cursor rests on it."""
        import asyncio

        await asyncio.sleep(REST_SECONDS)
        one, width = self._shown, self.app.size.width
        drawn: list[list[Segment]] = [[Segment("─" * width, DIM)]]
        if one is not None:
            found = await host(self).backend.library(lambda lib: [places_of(lib, name) for name in (one.of, one.term)])
            for each in found[: 2 if fold(one.of) != fold(one.term) else 1]:
                drawn += [line_segments(line, width) for line in each]
        for bar, segments in zip(self.places, [*drawn, *([[]] * len(self.places))], strict=False):
            bar.put(segments)

    def _enter(self, entry: Entry) -> Any:
        """Show the concordance of both names."""
        one = self.spelling
        if one is None:
            return None
        names = dict.fromkeys((fold(one.of), fold(one.term)))
        return host(self).show_concordance(" OR ".join(f'"{name}"' for name in names))

    # Commands

    async def do_accept_spelling(self, count: int | None) -> None:
        """Accept that the two are one name: ~ looks for both from now on."""
        await self._decide("accepted", "are one: ~{} looks for both")

    async def do_reject_spelling(self, count: int | None) -> None:
        """Say that the two are different names."""
        await self._decide("rejected", "are not one, and are not proposed again")

    async def do_forget_spelling(self, count: int | None) -> None:
        """Take back what was decided of the two."""
        await self._decide(None, "are undecided again")

    async def _decide(self, state: Decision | None, said: str) -> None:
        one = self.spelling
        if one is None or fold(one.of) == fold(one.term):
            host(self).say("There is no other spelling on this row")
            return
        if state is None and one.whose != "notebook":
            host(self).say("Nothing is decided of these two in your notebook")
            return
        await host(self).backend.notes(lambda notebook: decide_here(notebook, [one.of, one.term], state))
        index = self.list.cursor
        if self.name_asked:
            await self.read(index)
        else:
            await self._read_states(min(index + 1, len(self._rows) - 1) if state else index)
        host(self).say(f"{plain(one.of)} and {plain(one.term)} {said.format(plain(one.of))}")

    async def _read_states(self, cursor: int) -> bool:
        """Show what is decided now of the rows at hand, which stay where they are; tell whether any changed."""
        backend = host(self).backend
        remembered = await backend.notes(Remembered.of)
        known = await backend.library(lambda lib: decisions(lib, remembered))
        before, self._rows = self._rows, [_as_decided(one, known) for one in self._rows]
        self._show(cursor)
        return self._rows != before

    async def read_undone(self) -> None:
        """Show what an undone or redone decision has left."""
        if self.name_asked or not await self._read_states(self.list.cursor):
            await self.read(self.list.cursor)

    async def do_edit_query(self, count: int | None) -> None:
        """Ask for a name, and show its spellings; an empty one shows the proposals again."""
        one = self.spelling
        value = self.name_asked or (one.of if one is not None else "")
        await host(self).ask("Spellings of", value, self._ask)

    async def _ask(self, name: str) -> None:
        self.name_asked = name.strip()
        await self.read()


def _as_decided(one: Spelling, known: Mapping[Pair, Decided]) -> Spelling:
    each = known.get(pair_of(one.of, one.term))
    return replace(one, state=each.state if each else "proposed", whose=each.whose if each else None)


def _entry(one: Spelling, *, named: bool) -> Entry:
    score = "" if one.score is None else f"{one.score:.2f}"
    likely = "likely" if (one.score or 0) >= LIKELY else ""
    said = one.state if one.state != "proposed" else likely or "bracket" if one.score is None else likely
    columns = (score, 4), (f"{one.articles:,}", -6), (f"{one.hits:,}", -6), (said, 8)
    pair = plain(one.term) if named else f"{plain(one.of)} = {plain(one.term)}"
    return Entry(pair, STATES.get(one.state, " "), columns)


def places_of(library: Library, name: str) -> list[Line]:
    """Return some places where a name stands, the newest first."""
    return list(_places(library, name))


def _places(library: Library, name: str) -> Iterator[Line]:
    query = finding.read(f'"{fold(name)}"')
    seen: set[int] = set()
    for line in lines(library, query, window=WINDOW, seconds=0.5, tally=Tally()):
        if line.place.id not in seen:
            seen.add(line.place.id)
            yield line
        if len(seen) == EACH:
            return
