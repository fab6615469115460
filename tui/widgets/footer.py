"""The footer: the few most useful keys of where one is, from the table of commands."""

from rich.segment import Segment
from rich.style import Style

from readroom.tui.commands import FOOTER_ALWAYS, GLOBAL, IN_FIELDS, in_context
from readroom.tui.keys import Keymap, show
from readroom.tui.widgets.cells import len_cells

KEY = Style(bold=True)
GAP = "  "
TYPED = ("field", "note")
"""Contexts in which a key that is a character is typed."""


def footer_items(keymap: Keymap, context: str) -> list[tuple[str, str]]:
    """Return (key, title) of the commands that the footer shows in a context, the most useful first."""
    items = []
    for command in in_context(context):
        keys = keymap.keys[command.id]
        if context in TYPED:
            keys = tuple(k for k in keys if len(k) > 1)
            useful = GLOBAL not in command.contexts or command.id in IN_FIELDS
        else:
            useful = True
        if command.footer and keys and useful:
            items.append((show(keys[0]), command.title))
    return items


def footer_segments(keymap: Keymap, context: str, width: int) -> list[Segment]:
    """Return the footer in at most `width` cells; what does not fit is left out, help last of all."""
    items = footer_items(keymap, context)
    last = [i for i in items if i[1] in FOOTER_ALWAYS]
    chosen: list[tuple[str, str]] = []
    used = sum(_width(i) for i in last)
    for item in items:
        if item not in last and used + _width(item) <= width:
            chosen.append(item)
            used += _width(item)
    segments: list[Segment] = []
    for key, title in [*chosen, *last]:
        segments += [Segment(key, KEY), Segment(f" {title}{GAP}")]
    return segments


def _width(item: tuple[str, str]) -> int:
    return len_cells(item[0]) + 1 + len_cells(item[1]) + len(GAP)
