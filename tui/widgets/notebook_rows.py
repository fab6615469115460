"""Lines of the Notebook screen: a group with its counts, a highlight, a note. Pure."""

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style

from readroom.tui.notebook_tree import Node
from readroom.tui.widgets.articles import title_of
from readroom.tui.widgets.cells import cut, fit, fit_right, len_cells, plain
from readroom.tui.widgets.reader_lines import NOTE_SIGN
from readroom.tui.widgets.reader_marks import THEIR_SIGN, sign_of

if TYPE_CHECKING:
    from readroom.db.notes_query import Entry

DIM = Style(dim=True)
BOLD = Style(bold=True)
NO_DATE = "—"
ELSEWHERE = "not in this library"
DATE = 10
WIDE = 110
"""From so many cells on, a row says where it is from."""


def sign_segment(colour: str, layer: str | None = None) -> Segment:
    """Return the sign of a highlight, in its colour; that of somebody else's is dim."""
    return Segment(THEIR_SIGN, DIM) if layer else Segment(sign_of(colour), Style(color=colour))


def group_line(node: Node, folded: bool, width: int) -> list[Segment]:
    """Return the line of a group in `width` cells: whether it is folded, its name, what is in it."""
    sign = ("▸" if folded else "▾") if node.folds else "·"
    lead = "  " * min(node.depth, max(0, width // 6)) + sign + " "
    said = node.counts.words if width >= 60 else node.counts.short
    said = cut(said, max(0, width - len_cells(lead) - 9))
    room = max(1, width - len_cells(lead) - len_cells(said) - 2)
    row = [Segment(lead), Segment(fit(plain(node.label), room), BOLD), Segment(f" {said} ", DIM)]
    return _exactly(row, width)


def entry_line(entry: "Entry", node: Node, by: str, width: int) -> list[Segment]:
    """Return the line of a highlight or a note in `width` cells. What the group says already is left out (`by`)."""
    indent = "  " * min(node.depth + 1, max(1, width // 6))
    row = [Segment(indent), *_lead(entry)]
    used = len_cells(indent) + sum(len_cells(segment.text) for segment in row[1:])
    where = _where(entry, by, width) if width >= WIDE else ""
    room = max(1, width - used - len_cells(where))
    words, more = _words(entry), _more(entry, node.name.removeprefix("=") if by == "tag" else "")
    if more:
        # The quotation has three fifths of the line, and what the rest does not need.
        first = max(room - len_cells(more) - 2, room * 3 // 5)
        words = cut(words, first)
        more = cut(f"  {more}", room - len_cells(words))
    else:
        words = cut(words, room)
    dim = DIM if entry.layer else None
    gap = " " * max(0, room - len_cells(words) - len_cells(more))
    return _exactly([*row, Segment(words, dim), Segment(more, DIM), Segment(gap + where, DIM)], width)


def _lead(entry: "Entry") -> list[Segment]:
    highlight = entry.highlight
    if highlight is None:
        return [Segment(f"{NOTE_SIGN} ", BOLD)]
    state = f"{highlight.state}{'?' if highlight.undecided else ''} " if highlight.waiting else ""
    return [sign_segment(highlight.colour, entry.layer), Segment(" "), *([Segment(state, BOLD)] if state else [])]


def _words(entry: "Entry") -> str:
    if entry.highlight is not None:
        return f"“{plain(entry.highlight.exact)}”"
    note = entry.note
    return plain(note.heading) if note is not None and note.heading else "empty note"


def _more(entry: "Entry", tag: str) -> str:
    """Return what stands behind the words: whose it is, tags, the note; of a note, what it is on."""
    parts = [f"— {entry.author or entry.layer}"] if entry.layer else []
    if entry.highlight is not None:
        parts.append(" ".join(f"#{one}" for one in entry.tags if one.casefold() != tag.casefold()))
        first = next((line for line in entry.text.splitlines() if line.strip()), "")
        parts += [f"{NOTE_SIGN} {first}"] if first else []
    else:
        parts.append(subject_of(entry))
    return plain("  ".join(part for part in parts if part))


def subject_of(entry: "Entry") -> str:
    """Return what a note is on, in words."""
    note = entry.note
    if note is None or note.kind == "free":
        return "a note by itself"
    if note.kind == "tag":
        return f"on #{note.subject}"
    if note.kind == "story":
        return f"on story {note.subject}"
    return f"on “{title_of(entry.row)}”" if entry.row else f"on an article {ELSEWHERE}"


def _where(entry: "Entry", by: str, width: int) -> str:
    """Return the columns at the right: date, source, and the title where there is room."""
    if entry.row is None and not entry.key:
        return ""
    row = entry.row
    date = fit(((row.date if row else None) or NO_DATE)[:DATE], DATE)
    source = fit(plain(row.source) if row else ELSEWHERE, 18)
    title = fit(plain(title_of(row)) if row else "", 34) if width >= 170 and by != "article" else ""
    return "  " + "  ".join(part for part in (date, "" if by == "source" else source, title) if part)


def _exactly(row: list[Segment], width: int) -> list[Segment]:
    """Return segments in exactly `width` cells."""
    left, found = width, []
    for segment in row:
        if (size := len_cells(segment.text)) > left:
            found.append(Segment(cut(segment.text, left), segment.style))
            left -= len_cells(found[-1].text)
            break
        found.append(segment)
        left -= size
    return [*found, Segment(" " * left)] if left > 0 else found


def number(count: int, width: int) -> str:
    """Return a count at the right of a column."""
    return fit_right(f"{count:,}" if count else "·", width)
