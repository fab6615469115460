"""Rows of the Highlights pane: what is shown of a highlight, and which ones a filter keeps. Pure."""

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style

from readroom.db.articles import ArticleRow
from readroom.db.highlights import COLOURS, Highlight, holds
from readroom.db.own_values import SIGN
from readroom.tui.widgets.articles import date_of, title_of
from readroom.tui.widgets.cells import fit, len_cells, plain
from readroom.tui.widgets.reader_lines import NOTE_SIGN
from readroom.tui.widgets.reader_marks import THEIR_SIGN, sign_of

DIM = Style(dim=True)
BOLD = Style(bold=True)
ELSEWHERE = "an article that is not in this library"


def quotation_line(highlight: Highlight, width: int, who: str = "") -> list[Segment]:
    """Return the first line of a row: the colour, whether a decision is asked for, the words.

    `who` is the name of somebody else whose highlight it is; it is dim then.
    """
    if who:
        name = fit(f"{plain(who)}: ", min(len_cells(plain(who)) + 2, width // 2))
        words = fit(f"“{plain(highlight.exact)}”", max(0, width - 2 - len_cells(name)))
        return [Segment(THEIR_SIGN + " " + name, DIM), Segment(words, DIM)]
    state = f"{highlight.state}{'?' if highlight.undecided else ''} " if highlight.waiting else ""
    words = fit(f"“{plain(highlight.exact)}”", max(0, width - 2 - len(state)))
    sign = Segment(sign_of(highlight.colour) + " ", Style(color=highlight.colour))
    return [sign, *([Segment(state, BOLD)] if state else []), Segment(words)]


def note_line(highlight: Highlight, width: int) -> list[Segment]:
    """Return the second line of a row: the tags, and the first line of the note."""
    tags = " ".join(f"#{tag}" for tag in highlight.tags)
    first = next((line for line in highlight.note.splitlines() if line.strip()), "")
    note = f"{NOTE_SIGN} {first}" if first else ""
    return [Segment("  " + fit(plain("  ".join(part for part in (tags, note) if part)), max(0, width - 2)), DIM)]


def article_line(row: ArticleRow | None, width: int) -> list[Segment]:
    """Return the line that says where a highlight of the whole library stands."""
    where = f"{title_of(row)} · {date_of(row)}" if row else ELSEWHERE
    sign = f"{SIGN} " if row and row.own else "  "
    return [Segment(sign + fit(where, max(0, width - 2)))]


def kept(highlights: Iterable[Highlight], wanted: str) -> list[Highlight]:
    """Return the highlights that a filter keeps: `#tag` (or one below it), a colour's name, else words, all of them."""
    words: list[str] = []
    found = list(highlights)
    for part in wanted.split():
        if part.startswith("#") and len(part) > 1:
            found = [h for h in found if _has_tag(h, part[1:])]
        elif part.casefold() in COLOURS:
            found = [h for h in found if h.colour == part.casefold()]
        else:
            words.append(part)
    return [h for h in found if all(holds(h, word) for word in words)]


def _has_tag(highlight: Highlight, tag: str) -> bool:
    wanted = tag.casefold()
    return any(t.casefold() == wanted or t.casefold().startswith(wanted + "/") for t in highlight.tags)
