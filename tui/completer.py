"""The completion of a query line: asked for after each key, taken with Tab, and never waited for by what is typed."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style

from readroom.db.saved import saved_searches
from readroom.tui.backend import Backend
from readroom.tui.completing import (
    CHOICES,
    DATED,
    MOST,
    WORD,
    Offer,
    Wanted,
    begins_of,
    choices_offered,
    completed,
    dates_offered,
    names_offered,
    values_offered,
    wanted_at,
    words_offered,
)
from readroom.tui.widgets.cells import cut, len_cells, plain
from readroom.tui.widgets.field import LineField

if TYPE_CHECKING:
    from readroom.db.notebook import Notebook

DIM = Style(dim=True)
HERE = Style(reverse=True)
Ask = Callable[[Wanted], Awaitable[list[Offer]]]


class Offers:
    """Finds what completes a query. The years of a library are read once, until `forget`."""

    def __init__(self, backend: Callable[[], Backend]) -> None:
        self._backend = backend
        self._years: range | None = None

    def forget(self) -> None:
        """Read the years anew when they are asked for: the library is another one now."""
        self._years = None

    async def __call__(self, wanted: Wanted) -> list[Offer]:
        """Return what fits where a query is being typed, the most useful first."""
        from readroom.tui.values import VALUED, values_of, words_of, years_of

        backend, field = self._backend(), wanted.field
        if field == WORD:
            begun = begins_of(wanted.typed)
            counted = await backend.hint(lambda lib: words_of(lib, begun)) if begun else []
            return [*names_offered(wanted.typed), *words_offered(wanted.typed, counted)][:MOST]
        if field in CHOICES:
            return choices_offered(wanted)
        if field in DATED:
            if self._years is None:
                self._years = await backend.hint(years_of)
            return dates_offered(wanted.typed, self._years)
        if field == "tag":
            return values_offered(wanted, [tag for tag, _ in await backend.notes(lambda notebook: notebook.tags())])
        if field == "saved":
            return values_offered(wanted, sorted(await backend.notes(saved_searches)))
        if field == "in":
            collections = await backend.notes(lambda notebook: notebook.collections())
            return values_offered(wanted, [collection.name for collection in collections])
        if field == "attr":
            return values_offered(wanted, await backend.notes(lambda notebook: attributes_of(notebook, wanted.typed)))
        if field not in VALUED:
            return []
        return values_offered(wanted, await backend.hint(lambda lib: values_of(lib, field, wanted.typed)))


def attributes_of(notebook: "Notebook", typed: str) -> list[str]:
    """Return the names of attributes, the most used first; or, from `=` on, the values of one, each after its name."""
    named, sign, _ = typed.partition("=")
    names = [name for name, _ in notebook.attribute_names()]
    if not sign and named.casefold() not in map(str.casefold, names):
        return names
    return [f"{named}={value}" for value, _ in notebook.attribute_values(named)]


class Completer:
    """What is offered for a line, and which of it was taken. `shown` hears when that is something else."""

    def __init__(self, field: LineField, ask: Ask, shown: Callable[[], object]) -> None:
        self._field = field
        self._ask = ask
        self._shown = shown
        self._wanted: Wanted | None = None
        self._typed = ("", 0)
        self._at = -1
        self.offers: list[Offer] = []
        self._for: tuple[str, int] | None = None

    def forget(self) -> None:
        """Offer nothing more: another text is in the line."""
        changed = bool(self.offers)
        self.offers, self._at, self._for = [], -1, None
        if changed:
            self._shown()

    async def look(self) -> None:
        """Find what completes the line as it is now; an answer for a line that has changed meanwhile is dropped."""
        here = self._field.value, self._field.at
        wanted = wanted_at(*here)
        offers = await self._ask(wanted) if wanted is not None else []
        if here == (self._field.value, self._field.at):
            self._wanted, self._typed, self._for = wanted, here, here
            self.offers, self._at = offers, -1
            self._shown()

    async def step(self, by: int) -> bool:
        """Put the next (or with -1 the previous) completion into the line; return False when there is none.

        After the last one comes what was typed. A completion that is the only one is taken for good.
        """
        if self._for != (self._field.value, self._field.at):
            await self.look()
        if not self.offers or self._wanted is None:
            return False
        places = len(self.offers) + 1
        self._at = (self._at + 1 + by) % places - 1
        if self._at < 0:
            self._field.set(*self._typed)
        else:
            self._field.set(*completed(self._typed[0], self._wanted, self.offers[self._at]))
        self._for = self._field.value, self._field.at
        if places == 2:
            self._for = None
        self._shown()
        return True

    def line(self, width: int) -> list[Segment]:
        """Return what is offered, in at most `width` cells, with what was taken in reverse; empty for nothing."""
        if not self.offers:
            return []
        segments, room = [Segment(" Tab: ", DIM)], width - 6
        first = max(0, self._at - 3)
        for index, offer in enumerate(self.offers[first:], first):
            count = "" if offer.articles is None else f" {offer.articles:,}"
            text = cut(plain(offer.shown), 40)
            if len_cells(text) + len(count) + 3 > room:
                break
            segments += [Segment(text, HERE if index == self._at else None), Segment(count, DIM), Segment(" · ", DIM)]
            room -= len_cells(text) + len(count) + 3
        return segments[:-1] if len(segments) > 1 else []
