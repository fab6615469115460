"""What the tags of somebody else's marks become in one's own notebook: a line for each, with one's own tags."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from rich.segment import Segment
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.strip import Strip

from readroom.db.highlights import fold_tag
from readroom.text.counted import number_of
from readroom.tui.host import host
from readroom.tui.widgets.cells import cut, plain
from readroom.tui.widgets.field import LineField
from readroom.tui.widgets.lines import CHOSEN, DIM
from readroom.tui.widgets.tag_rows import Offer, offers

Mapped = dict[str, str | None]
Answered = Callable[[Mapping[str, str | None]], Awaitable[None]]
KEEP_REST, DROP_REST = "=", "-"
HELP = "Tab: your tags · empty: none · = keeps the rest, - drops it"
MOST_ROWS = 6
"""Lines that the prompt takes at most."""


def proposed(tag: str, mapping: Mapping[str, str | None]) -> str:
    """Return what a tag becomes by what was said of the tags above it; empty: it is dropped. Pure."""
    levels = {fold_tag(old): new for old, new in mapping.items()}
    parts = tag.split("/")
    for depth in range(len(parts) - 1, 0, -1):
        above = fold_tag("/".join(parts[:depth]))
        if above in levels:
            new = levels[above]
            return "" if new is None else "/".join([new, *parts[depth:]])
    return tag


class AdoptPrompt(LineField):
    """Asks of each tag what it becomes; `known` are one's own tags with their counts."""

    DEFAULT_CSS = "AdoptPrompt { dock: bottom; width: 1fr; background: ansi_default; }"

    def __init__(self, tags: Sequence[tuple[str, int]], known: Sequence[tuple[str, int]]) -> None:
        super().__init__("", "", self._typed)
        self._tags, self._known = tags, known
        self.mapping: Mapped = {}
        self._step, self._chosen = 0, -1
        self.styles.height = min(MOST_ROWS, 2 + max(1, len(known)))
        self._ask()

    def _ask(self) -> None:
        tag, _ = self._tags[self._step]
        self.label = f"#{plain(tag)} becomes:"
        self.set(proposed(tag, self.mapping))
        self.select()
        self._chosen = -1

    def _typed(self, value: str) -> None:
        self._chosen = -1

    @property
    def offered(self) -> list[Offer]:
        """One's own tags that fit; all of them while nothing was typed."""
        return [one for one in offers("" if self.selected else self.value, self._known) if not one.new]

    def render_line(self, y: int) -> Strip:
        """Return which tag it is and what the keys do, one's own tags, or the line, which is the last one."""
        width, last = self.size.width, self.size.height - 1
        if y >= last:
            return super().render_line(0)
        if y == 0:
            count = self._tags[self._step][1]
            said = f"{self._step + 1} of {len(self._tags)}, {number_of(count, 'mark')} · {HELP}"
            return Strip([Segment(cut(said, width), DIM)]).adjust_cell_length(width)
        top = max(0, self._chosen - (last - 2))
        found, index = self.offered, top + y - 1
        said = f"  {plain(found[index].name)}  {found[index].used:,}" if index < len(found) else ""
        style = CHOSEN if said and index == self._chosen else None
        return Strip([Segment(cut(said, width), style)]).adjust_cell_length(width)

    def take(self) -> bool:
        """Take what stands in the line for the tag; tell whether every tag is dealt with."""
        value = self.value.strip()
        rest = [tag for tag, _ in self._tags[self._step :]]
        if value in (KEEP_REST, DROP_REST):
            self.mapping |= {tag: tag if value == KEEP_REST else None for tag in rest}
            return True
        self.mapping[rest[0]] = value.removeprefix("#").strip() or None
        self._step += 1
        if self._step == len(self._tags):
            return True
        self._ask()
        return False

    def do_next_pane(self, count: int | None) -> None:
        """Complete the line with the chosen tag, or the first that fits."""
        if found := self.offered:
            self.set(found[max(0, self._chosen)].name)
            self._chosen = -1

    def do_previous_pane(self, count: int | None) -> None:
        """Ask again of the tag before."""
        if self._step:
            self._step -= 1
            self.mapping.pop(self._tags[self._step][0], None)
            self._ask()

    def do_next_row(self, count: int | None) -> None:
        """Choose the next tag that is offered."""
        self._choose(1)

    def do_previous_row(self, count: int | None) -> None:
        """Choose the one before."""
        self._choose(-1)

    def _choose(self, by: int) -> None:
        if size := len(self.offered):
            self._chosen = (self._chosen + by) % size if self._chosen >= 0 else (0 if by > 0 else size - 1)
            self.refresh()

    def settle(self) -> None:
        """Put the chosen tag into the line."""
        if self._chosen >= 0:
            self.do_next_pane(None)


class AdoptScreen(ModalScreen[None]):
    """The prompt over whatever is on the screen; leaving it takes nothing in."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = "AdoptScreen { background: transparent; overflow: hidden; align: left bottom; }"

    def __init__(self, field: AdoptPrompt, answered: Answered) -> None:
        super().__init__()
        self.field, self._answered = field, answered

    @staticmethod
    async def open(
        app: object, tags: Sequence[tuple[str, int]], known: Sequence[tuple[str, int]], answered: Answered
    ) -> None:
        """Ask what tags (with how many marks have each) become; `answered` gets each with its new name or None."""
        screen = AdoptScreen(AdoptPrompt(tags, known), answered)
        await app.push_screen(screen)  # type: ignore[attr-defined]
        screen.set_focus(screen.field)
        screen.field.select()

    def compose(self) -> ComposeResult:
        """Make the prompt."""
        yield self.field

    async def do_accept(self, count: int | None) -> None:
        """Take the answer; after the last one close, and hand all over."""
        self.field.settle()
        if self.field.take():
            await self.app.pop_screen()
            await self._answered(self.field.mapping)
            host(self).changed()

    async def do_back(self, count: int | None) -> None:
        """Close; nothing is taken in."""
        await self.app.pop_screen()
