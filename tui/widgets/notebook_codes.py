"""The codebook as a list: tags as a tree that folds, how often each is used, what it means."""

from collections.abc import Awaitable, Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style

from readroom.db.highlights import fold_tag
from readroom.text.counted import number_of
from readroom.tui.host import host
from readroom.tui.widgets.cells import cut, fit, len_cells, plain
from readroom.tui.widgets.lines import DIM, LineList
from readroom.tui.widgets.marking import Marking, opened_by_screen

if TYPE_CHECKING:
    from readroom.db.notebook.tags import TagEntry

BOLD = Style(bold=True)
SIGN = "■"
HEX = {
    "yellow": "#d7af00",
    "green": "#5faf00",
    "blue": "#0087d7",
    "red": "#d70000",
    "magenta": "#af00af",
    "cyan": "#00afaf",
}
"""The colours of tags that the app gives; other programs may have given any."""


def below(tags: "Sequence[TagEntry]", name: str) -> "list[TagEntry]":
    """Return a tag and those below it, in the order of the tree."""
    folded = fold_tag(name)
    return [one for one in tags if fold_tag(one.name) == folded or fold_tag(one.name).startswith(f"{folded}/")]


def tag_line(tag: "TagEntry", width: int, *, folded: bool, folds: bool) -> list[Segment]:
    """Return the line of a tag in `width` cells: its name, on how many highlights it is, what it means."""
    sign = ("▸" if folded else "▾") if folds else " "
    lead = "  " * min(tag.depth, width // 8) + sign + " "
    colour = Segment(SIGN + " ", Style(color=tag.colour)) if tag.colour else Segment("  ")
    wide = min(44, max(16, width * 2 // 5))
    name = fit(cut(lead, wide // 2) + "{}", 0) if wide < 4 else lead
    said = f"{tag.used:,}" if tag.used == tag.below else f"{tag.used:,} · {tag.below:,} with those below"
    said += f" · {number_of(tag.notes, 'note')}" if tag.notes else ""
    room = max(0, width - wide - 2)
    counts = min(room, 32 if width >= 100 else 28)
    return [
        Segment(name),
        colour,
        Segment(fit(plain(tag.last), max(1, wide - len_cells(name) - 2)), DIM if tag.implied else BOLD),
        Segment("  " + fit(said, counts), None),
        Segment(fit(plain(tag.definition), max(0, room - counts)), DIM),
    ]


class CodebookList(LineList, Marking):
    """Tags with their levels. A move of the cursor says what the tag means."""

    context = "codebook"

    def __init__(self) -> None:
        super().__init__(id="codes")
        self.tags: list[TagEntry] = []
        self.rows: list[TagEntry] = []
        self.folded: set[str] = set()

    @property
    def size_of_list(self) -> int:
        """How many tags are shown."""
        return len(self.rows)

    @property
    def rows_shown(self) -> int:
        """How many lines can be seen."""
        return max(1, self.size.height - self.covered)

    @property
    def tag(self) -> "TagEntry | None":
        """The tag under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def row_line(self, index: int, part: int, width: int) -> list[Segment]:
        """Return a tag."""
        tag = self.rows[index]
        folds = len(below(self.tags, tag.name)) > 1
        return tag_line(tag, width, folded=tag.name in self.folded, folds=folds)

    def empty_line(self, y: int, width: int) -> str:
        """Say how a tag is made."""
        return cut(" No tags yet: + makes one, t in an article gives one to a highlight.", width) if y == 0 else ""

    def put(self, tags: "Sequence[TagEntry]", at: str | None = None) -> None:
        """Show tags; the cursor stays on its tag, or goes to the one that is called `at`."""
        here = at or (self.tag.name if self.tag else "")
        self.tags = list(tags)
        hidden: TagEntry | None = None
        self.rows = []
        for tag in self.tags:
            if hidden is not None and tag.depth > hidden.depth:
                continue
            hidden = tag if tag.name in self.folded else None
            self.rows.append(tag)
        names = [fold_tag(tag.name) for tag in self.rows]
        place = names.index(fold_tag(here)) if fold_tag(here) in names else self.cursor
        self.cursor = max(0, min(place, len(names) - 1))
        self.top = max(0, min(self.top, len(self.rows) - self.rows_shown))
        self._show_cursor(self.cursor)
        self.refresh()
        host(self).changed()

    def cursor_moved(self) -> None:
        """Say elsewhere what the tag means."""
        host(self).changed()

    async def reload(self) -> None:
        """Read the tags anew."""
        self.put(await host(self).backend.notes(lambda notebook: notebook.tag_tree()))

    def concerns(self, keys: object) -> bool:
        """Tell that any change of a highlight may be one of its tags."""
        return True

    def do_fold(self, count: int | None) -> None:
        """Fold what lies below the tag, else go to the level above."""
        tag = self.tag
        if tag is None:
            return
        if tag.name in self.folded or len(below(self.tags, tag.name)) == 1:
            above = tag.name.rpartition("/")[0]
            if above:
                self.put(self.tags, above)
        else:
            self.folded.add(tag.name)
            self.put(self.tags)

    def do_unfold(self, count: int | None) -> None:
        """Show what lies below the tag."""
        if self.tag is not None:
            self.folded.discard(self.tag.name)
            self.put(self.tags)

    def do_fold_all(self, count: int | None) -> None:
        """Fold every level, or none."""
        self.folded = set() if self.folded else {t.name for t in self.tags if len(below(self.tags, t.name)) > 1}
        self.put(self.tags)

    def do_open(self, count: int | None) -> Awaitable[None] | None:
        """Open what is under the cursor."""
        return opened_by_screen(self)
