"""Lines to answer in, under the text: tags that are picked with two or three keys, a colour by its first letter."""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from readroom.db.highlights import COLOURS
from readroom.tui.host import host
from readroom.tui.widgets.cells import cut, fit, fit_right, plain
from readroom.tui.widgets.field import LineField
from readroom.tui.widgets.lines import CHOSEN, DIM
from readroom.tui.widgets.tag_rows import Offer, fragment, head_of, offers, split_tags, with_tag

BOLD = Style(bold=True)
Answered = Callable[[str], Coroutine[Any, Any, None]]
MOST_ROWS = 9
"""Rows of tags at most: as many as there are digits to pick them with."""
HELP = "1-9 takes one · letters narrow · Tab takes it and goes on · Enter is done"


class Prompt(LineField):
    """A line to type in with lines of hints above it. Enter gives the answer, Escape does not."""

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

    def rows_wanted(self, pane: int) -> int:
        """Return how many rows the line takes with its hints, in a pane of so many."""
        return 2

    def render_line(self, y: int) -> Strip:
        """Return a hint, or the line, which is the last one."""
        width = self.size.width
        if y == self.size.height - 1:
            return super().render_line(0)
        return Strip(self.hint_line(y, width)).adjust_cell_length(width)

    def hint_line(self, y: int, width: int) -> list[Segment]:
        """Return line `y` above the one to type in."""
        return [Segment(cut(plain(self.hint), width), DIM)]

    def do_accept(self, count: int | None) -> Coroutine[Any, Any, None] | None:
        """Give the answer."""
        self.leave()
        return self._answered(self.value)

    def accept_soon(self, group: str) -> None:
        """Give the answer, as a job of the pane that asked."""
        owner = self.parent
        if isinstance(owner, Widget) and (answer := self.do_accept(None)) is not None:
            host(self).start(owner, answer, group)

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
    """Asks for tags. `known` are the tags in use with their counts, in the order in which they are offered.

    A digit takes a tag and is the answer; letters narrow, and Enter takes the row with the sign. Tab takes it and goes
    on with another tag; a comma keeps what was typed as it stands, which may be a tag of its own.
    """

    def __init__(
        self,
        tags: Sequence[str],
        known: Sequence[tuple[str, int]],
        answered: Callable[[tuple[str, ...]], Coroutine[Any, Any, None]],
    ) -> None:
        super().__init__("Tags:", "".join(f"{tag}, " for tag in tags), lambda value: answered(split_tags(value)))
        self.known = known
        self.cursor = -1
        self._top = 0
        self._rows = min(MOST_ROWS, max(1, len(known)))

    # What is offered

    @property
    def offered(self) -> list[Offer]:
        """The tags that can be taken now."""
        return offers(self.value, self.known)

    @property
    def chosen(self) -> Offer | None:
        """The row that Enter and Tab take."""
        found = self.offered
        return found[self.cursor] if 0 <= self.cursor < len(found) else None

    def rows_wanted(self, pane: int) -> int:
        """Return how many rows the line takes: at most half of the pane."""
        return max(2, min(self._rows + 2, pane // 2))

    @property
    def hint(self) -> str:
        """What the keys do."""
        if self.chosen is None:
            return HELP
        return "Enter: " + ("new tag " if self.chosen.new else "") + self.chosen.name

    def hint_line(self, y: int, width: int) -> list[Segment]:
        """Return a row of the tags that are offered, or what the keys do."""
        if y == 0:
            return [Segment(cut(plain(self.hint), width), DIM)]
        found, index = self.offered, self._top + y - 1
        return offer_segments(found[index], index, self, width) if index < len(found) else [Segment("")]

    # Typing

    def typed(self, value: str) -> None:
        """Choose the first tag that fits what is typed; none while nothing is."""
        self.cursor = 0 if fragment(value) else -1
        self._top = 0

    def take_key(self, name: str, character: str | None) -> bool:
        """Take a tag by its digit while nothing is typed of another; else do what the key says in a line."""
        if character is not None and character in "123456789" and self.digits_pick:
            index = self._top + int(character) - 1
            if index < len(self.offered):
                self.set(with_tag(self.value, self.offered[index].name))
                self.accept_soon("tags")
            return True
        return super().take_key(name, character)

    @property
    def digits_pick(self) -> bool:
        """Whether a digit takes a row: not while a name is typed, nor after a `#`."""
        return not fragment(self.value) and not self.value.rstrip().endswith("#")

    def do_next_pane(self, count: int | None) -> None:
        """Take the chosen tag, or the first one, and go on with another."""
        if found := self.offered:
            self.set(with_tag(self.value, (self.chosen or found[0]).name))
            self.typed(self.value)

    def do_next_row(self, count: int | None) -> None:
        """Choose the next tag."""
        self._choose(1)

    def do_previous_row(self, count: int | None) -> None:
        """Choose the previous tag; from the first one, the last, which may be a new one."""
        self._choose(-1)

    def _choose(self, by: int) -> None:
        if not (size := len(self.offered)):
            return
        self.cursor = (self.cursor + by) % size if self.cursor >= 0 else (0 if by > 0 else size - 1)
        rows = max(1, self.size.height - 2)
        self._top = max(0, min(max(self._top, self.cursor - rows + 1), self.cursor))
        self.refresh()

    def do_accept(self, count: int | None) -> Coroutine[Any, Any, None] | None:
        """Give the answer, with the chosen tag."""
        if self.chosen is not None:
            self.set(with_tag(self.value, self.chosen.name))
        return super().do_accept(count)


def offer_segments(offer: Offer, index: int, prompt: TagPrompt, width: int) -> list[Segment]:
    """Return a row of the picker: its digit or the sign of the chosen one, the levels above, the name, its count."""
    here = index == prompt.cursor
    digit = str(index - prompt._top + 1) if prompt.digits_pick and index - prompt._top < MOST_ROWS else " "
    said = "new" if offer.new else f"{offer.used:,}"
    lead = f"{'›' if here else ' '}{digit} "
    head, name = head_of(plain(offer.name))
    room = max(1, width - len(lead) - len(said) - 2)
    head = cut(head, max(0, room - 4))
    row = [Segment(lead, DIM), Segment(head, DIM), Segment(fit(name, max(1, room - len(head))), BOLD)]
    row.append(Segment(fit_right(said, len(said) + 1), DIM))
    return list(Segment.apply_style(row, post_style=CHOSEN)) if here else row


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
        if colour:
            self.accept_soon("colour")

    def do_accept(self, count: int | None) -> Coroutine[Any, Any, None] | None:
        """Give the answer, when there is one."""
        if not self.value:
            return None
        return super().do_accept(count)
