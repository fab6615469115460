"""A line to type in. It takes its keys at once, in the order they were typed, and never blinks."""

from collections.abc import Callable

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset
from textual.strip import Strip
from textual.widget import Widget

from readroom.text.cells import next_cluster, previous_cluster
from readroom.text.gate import clean
from readroom.tui.widgets.cells import len_cells, plain

CURSOR = Style(reverse=True)
LABEL = Style(bold=True)
MAX_LENGTH = 4000


class LineField(Widget, can_focus=True):
    """One line of text with a label before it. `changed` is called with the text whenever it is another one."""

    DEFAULT_CSS = "LineField { width: 1fr; height: 1; }"
    ALLOW_SELECT = False
    context = "field"

    def __init__(
        self,
        label: str,
        value: str = "",
        changed: Callable[[str], object] = lambda text: None,
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self.label = plain(label)
        self.value = _clean(value)
        self.at = len(self.value)
        self.selected = False
        self._changed = changed

    def set(self, value: str, at: int | None = None) -> None:
        """Put another text in, with the cursor at `at` (None: at its end); `changed` is not called."""
        self.value = _clean(value)[:MAX_LENGTH]
        self.at = len(self.value) if at is None else max(0, min(at, len(self.value)))
        self.selected = False
        self.refresh()

    def select(self) -> None:
        """Select the whole text: what is typed takes its place, a key that moves the cursor leaves it to be edited."""
        self.at = len(self.value)
        self.selected = bool(self.value)
        self.refresh()

    def take_key(self, name: str, character: str | None) -> bool:
        """Do what a key says, and tell whether it meant anything here."""
        if self.selected and name in _TAKING:
            self._put("", 0)
            return True
        if name == "space" or (character is not None and len(name) == 1 and character.isprintable()):
            self.insert(character or " ")
            return True
        edit = _EDITS.get(name)
        if edit is not None:
            start, end, at = edit(self.value, self.at)
            self._put(self.value[:start] + self.value[end:], at)
        return edit is not None

    def insert(self, text: str) -> None:
        """Put a text in where the cursor is, or in the place of what is selected."""
        text = _clean(text)
        if self.selected and text:
            self._put(text[:MAX_LENGTH], len(text))
            return
        self._put((self.value[: self.at] + text + self.value[self.at :])[:MAX_LENGTH], self.at + len(text))

    def _put(self, value: str, at: int) -> None:
        differs = value != self.value
        self.selected = False
        self.value, self.at = value, max(0, min(at, len(value)))
        self.refresh()
        if differs:
            self._changed(value)

    def on_paste(self, event: events.Paste) -> None:
        """Take in what was pasted, on one line."""
        event.stop()
        self.insert(event.text)

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.selected = False
        self.refresh()

    def _parts(self) -> tuple[str, str, str, str]:
        """Return the label, what is shown before the cursor, what is under it, and all that follows."""
        label = self.label + " "
        room = max(2, self.size.width - len_cells(label))
        end = next_cluster(self.value, self.at)
        under = plain(self.value[self.at : end]) or " "
        before, after = plain(self.value[: self.at]), plain(self.value[end:])
        while before and len_cells(before) + len_cells(under) > room:
            before = before[next_cluster(before, 0) :]
        return label, before, under, after

    def column_of(self, at: int) -> int:
        """Return the cell in which the code point `at` of the text is shown, or the edge beyond which it is."""
        label, before, _, _ = self._parts()
        hidden = len_cells(plain(self.value[: self.at])) - len_cells(before)
        column = len_cells(label) + len_cells(plain(self.value[:at])) - hidden
        return max(len_cells(label), min(column, self.size.width - 1))

    def render_line(self, y: int) -> Strip:
        """Return the line: the label, and as much of the text as has room, with the cursor in sight."""
        width = self.size.width
        label, before, under, after = self._parts()
        chosen = CURSOR if self.selected and self.has_focus else None
        segments = [Segment(label, LABEL), Segment(before, chosen), Segment(under, CURSOR if self.has_focus else None)]
        if self.has_focus:
            x = len_cells(label) + len_cells(before)
            self.app.cursor_position = Offset(self.content_region.x + min(x, width - 1), self.content_region.y)
        return Strip([*segments, Segment(after, chosen)]).adjust_cell_length(width)


def _clean(text: str) -> str:
    return clean(text).replace("\n", " ")


def _word_start(value: str, at: int) -> int:
    head = value[:at].rstrip()
    return head.rfind(" ") + 1


def _word_end(value: str, at: int) -> int:
    tail = value[at:]
    skipped = len(tail) - len(tail.lstrip())
    end = tail.find(" ", skipped)
    return at + (len(tail) if end < 0 else end)


_TAKING = frozenset({"backspace", "ctrl+h", "delete", "ctrl+d", "ctrl+w", "ctrl+u", "ctrl+k"})
"""Keys that take out what is selected."""
# What is taken out of the text (from, to) and where the cursor is then.
_Edit = Callable[[str, int], tuple[int, int, int]]
_EDITS: dict[str, _Edit] = {
    "left": lambda v, at: (0, 0, previous_cluster(v, at)),
    "right": lambda v, at: (0, 0, next_cluster(v, at)),
    "home": lambda v, at: (0, 0, 0),
    "ctrl+a": lambda v, at: (0, 0, 0),
    "end": lambda v, at: (0, 0, len(v)),
    "ctrl+e": lambda v, at: (0, 0, len(v)),
    "ctrl+left": lambda v, at: (0, 0, _word_start(v, at)),
    "ctrl+right": lambda v, at: (0, 0, _word_end(v, at)),
    "backspace": lambda v, at: (previous_cluster(v, at), at, previous_cluster(v, at)),
    "ctrl+h": lambda v, at: (previous_cluster(v, at), at, previous_cluster(v, at)),
    "delete": lambda v, at: (at, next_cluster(v, at), at),
    "ctrl+d": lambda v, at: (at, next_cluster(v, at), at),
    "ctrl+w": lambda v, at: (_word_start(v, at), at, _word_start(v, at)),
    "ctrl+u": lambda v, at: (0, at, 0),
    "ctrl+k": lambda v, at: (at, len(v), at),
}
