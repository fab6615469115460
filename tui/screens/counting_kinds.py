"""Every kind of table, by the context that its keys stand in."""

from readroom.tui.screens.counting import TableScreen
from readroom.tui.screens.counting_hits import DispersionScreen, OverTimeScreen
from readroom.tui.screens.counting_tags import TagsScreen
from readroom.tui.screens.counting_words import CollocatesScreen, KeynessScreen, WordsScreen

KINDS: dict[str, type[TableScreen]] = {
    kind.context: kind
    for kind in (OverTimeScreen, WordsScreen, CollocatesScreen, KeynessScreen, DispersionScreen, TagsScreen)
}
