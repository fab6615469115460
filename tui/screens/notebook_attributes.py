"""Attributes of an article: a line in which names and values are completed, above it what is known."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from rich.segment import Segment
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.strip import Strip

from readroom.tui.host import host
from readroom.tui.widgets.cells import cut, plain
from readroom.tui.widgets.field import LineField
from readroom.tui.widgets.lines import DIM

Answered = Callable[[str, str], Awaitable[None]]
BEGIN = ("stance", "genre", "status")
"""What is offered in a notebook that has no attributes yet."""


def offered(value: str, known: Mapping[str, Sequence[tuple[str, int]]]) -> list[str]:
    """Return what the line may become: names in use, then, behind the `=`, the values of the name. Pure."""
    name, equals, typed = value.partition("=")
    if not equals:
        names = list(known) or list(BEGIN)
        return [f"{one}=" for one in names if one.casefold().startswith(name.strip().casefold())]
    values = next((some for one, some in known.items() if one.casefold() == name.strip().casefold()), ())
    wanted = typed.strip().casefold()
    return [f"{name.strip()}={one}" for one, _ in values if one.casefold().startswith(wanted)]


class AttributePrompt(LineField):
    """Asks for NAME=VALUE. Tab completes; Up and Down go through what is offered."""

    DEFAULT_CSS = "AttributePrompt { dock: bottom; height: 3; width: 1fr; background: ansi_default; }"

    def __init__(
        self, title: str, own: Mapping[str, str], known: Mapping[str, Sequence[tuple[str, int]]], answered: Answered
    ) -> None:
        super().__init__("NAME=VALUE:", "", self._typed)
        self._about = f"{title}: " + (" · ".join(f"{k}={v}" for k, v in own.items()) or "nothing is said of it yet")
        self._known, self._answers = known, answered
        self._at = -1

    async def give(self, value: str) -> None:
        """Hand over what was typed."""
        name, _, said = value.partition("=")
        if name.strip():
            await self._answers(name.strip(), said.strip())

    def render_line(self, y: int) -> Strip:
        """Return what the article has, what is offered, and the line."""
        width = self.size.width
        if y == 2:
            return super().render_line(0)
        said = self._about
        if y:
            found = offered(self.value, self._known)
            said = "Tab: " + " · ".join(found) if found else "Enter: a new one; without a value it is taken away"
        return Strip([Segment(cut(plain(said), width), DIM)]).adjust_cell_length(width)

    def _typed(self, value: str) -> None:
        self._at = -1

    def do_next_pane(self, count: int | None) -> None:
        """Complete the line with the first that is offered."""
        if found := offered(self.value, self._known):
            self.set(found[0])

    def do_next_row(self, count: int | None) -> None:
        """Take the next that is offered."""
        self._step(1)

    def do_previous_row(self, count: int | None) -> None:
        """Take the previous that is offered."""
        self._step(-1)

    def _step(self, by: int) -> None:
        name = self.value.partition("=")[0]
        found = offered(f"{name}=" if "=" in self.value else "", self._known)
        if found:
            self._at = (self._at + by) % len(found) if self._at >= 0 else (0 if by > 0 else len(found) - 1)
            at = self._at
            self.set(found[at])
            self._at = at


class AttributesScreen(ModalScreen[None]):
    """The line over whatever is on the screen."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = "AttributesScreen { background: transparent; overflow: hidden; align: left bottom; }"

    def __init__(self, field: AttributePrompt) -> None:
        super().__init__()
        self.field = field

    @staticmethod
    async def open(
        app: object,
        title: str,
        own: Mapping[str, str],
        known: Mapping[str, Sequence[tuple[str, int]]],
        answered: Answered,
    ) -> None:
        """Ask for an attribute of an article that is called `title`."""
        screen = AttributesScreen(AttributePrompt(title, own, known, answered))
        await app.push_screen(screen)  # type: ignore[attr-defined]
        screen.set_focus(screen.field)

    def compose(self) -> ComposeResult:
        """Make the line."""
        yield self.field

    async def do_accept(self, count: int | None) -> None:
        """Close, and hand over what was typed."""
        value = self.field.value
        await self.app.pop_screen()
        await self.field.give(value)
        host(self).changed()

    async def do_back(self, count: int | None) -> None:
        """Close without an answer."""
        await self.app.pop_screen()
