"""Lines to answer in, under the text: tags with completion, a colour by its first letter."""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from readroom.db.highlights import COLOURS
from readroom.tui.host import host
from readroom.tui.widgets.cells import cut, plain
from readroom.tui.widgets.field import LineField

DIM = Style(dim=True)
Answered = Callable[[str], Coroutine[Any, Any, None]]


class Prompt(LineField):
    """A line to type in with a line of hints above it. Enter gives the answer, Escape does not."""

    DEFAULT_CSS = "Prompt { dock: bottom; height: 2; width: 1fr; background: ansi_default; }"

    def __init__(self, label: str, value: str, answered: Answered) -> None:
        super().__init__(label, value, self.typed)
        self._answered = answered
        self.gone = False
        self.when_left: Callable[[], object] = lambda: None

    @property
    def hint(self) -> str:
        """What can be typed."""
        return ""

    def typed(self, value: str) -> None:
        """Hear that the text is another one."""

    def render_line(self, y: int) -> Strip:
        """Return the hints, or the line."""
        if y:
            return super().render_line(0)
        return Strip([Segment(cut(plain(self.hint), self.size.width), DIM)]).adjust_cell_length(self.size.width)

    def do_accept(self, count: int | None) -> Coroutine[Any, Any, None] | None:
        """Give the answer."""
        self.leave()
        return self._answered(self.value)

    def do_back(self, count: int | None) -> None:
        """Leave without an answer."""
        self.leave()

    def leave(self) -> None:
        """Take the line away and give the focus back."""
        if self.gone:
            return
        self.gone = True
        if self.has_focus and self.parent is not None:
            self.screen.set_focus(self.parent, scroll_visible=False)  # type: ignore[arg-type]
        self.remove()
        self.when_left()


class TagPrompt(Prompt):
    """Asks for tags, separated by commas. `known` are the tags in use with their counts, the most used first."""

    def __init__(
        self,
        tags: Sequence[str],
        known: Sequence[tuple[str, int]],
        answered: Callable[[tuple[str, ...]], Coroutine[Any, Any, None]],
    ) -> None:
        super().__init__("Tags:", "".join(f"{tag}, " for tag in tags), lambda value: answered(split_tags(value)))
        self.known = known

    @property
    def hint(self) -> str:
        """The tags that can complete what is typed, with their counts."""
        offered = [f"{tag} {count}" for tag, count in completions(self.value, self.known)]
        return f"Tab: {' · '.join(offered)}" if offered else "several tags: with commas between them"

    def do_next_pane(self, count: int | None) -> None:
        """Complete the tag that is being typed."""
        if offered := completions(self.value, self.known):
            head, comma, _ = self.value.rpartition(",")
            self.set(f"{head}{comma}{' ' if comma else ''}{offered[0][0]}, ")


class ColourPrompt(Prompt):
    """Asks for a colour; its first letter is the answer."""

    def __init__(self, answered: Answered) -> None:
        super().__init__("Colour:", "", answered)

    @property
    def hint(self) -> str:
        """The letters and their colours."""
        return "  ".join(f"{colour[0]} {colour}" for colour in COLOURS)

    def typed(self, value: str) -> None:
        """Take the first letter as the answer, if a colour begins with it."""
        colour = next((colour for colour in COLOURS if value and colour.startswith(value.casefold())), "")
        self.set(colour)
        owner = self.parent
        if colour and owner is not None and (answer := self.do_accept(None)) is not None:
            host(self).start(owner, answer, "colour")

    def do_accept(self, count: int | None) -> Coroutine[Any, Any, None] | None:
        """Give the answer, when there is one."""
        if not self.value:
            return None
        return super().do_accept(count)


def split_tags(value: str) -> tuple[str, ...]:
    """Return the tags of a typed line."""
    return tuple(tag.strip() for tag in value.split(",") if tag.strip())


def completions(value: str, known: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return the tags in use that begin as the last tag of `value` does (also below a `/`), without those it has."""
    *others, last = value.split(",")
    wanted = last.strip().casefold()
    taken = {tag.strip().casefold() for tag in others}
    free = [(tag, count) for tag, count in known if tag.casefold() not in taken and tag.casefold() != wanted]
    begins = [pair for pair in free if pair[0].casefold().startswith(wanted)]
    inside = [pair for pair in free if f"/{wanted}" in pair[0].casefold() and pair not in begins]
    return [*begins, *inside]
