"""The lines of a base and its witnesses: a sign for each witness before each sentence of the base. Pure."""

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style

from readroom.db.articles import FullArticle
from readroom.text.align_many import Many
from readroom.text.align_model import Range
from readroom.text.align_report import MARKS
from readroom.text.cells import cells, flow
from readroom.text.wrap import wrap
from readroom.tui.widgets.compare_map import KIND_STYLES, NOTHING
from readroom.tui.widgets.compare_paint import FOUND, GUTTERS, Line
from readroom.tui.widgets.reader_lines import MARK_SIGN

BESIDE_FROM = 150
"""From this width on (cells), what the witness at hand says stands beside the base."""
WIDEST = 84
ALL, ONLY = "a", "o"
DIM = Style(dim=True)
HERE = Style(reverse=True)
BOLD = Style(bold=True)


class SeveralRows:
    """Rows of a comparison of several: sentences of the base, then what the base has not.

    The row `n` is the n-th sentence of the base, and after those the groups of what is not in it. `witness` is the one
    at hand (from 0); `hits` and `marked` are ranges of the base, then of each witness.
    """

    def __init__(self, base: FullArticle, witnesses: Sequence[FullArticle], many: Many, witness: int = 0) -> None:
        self.many = many
        self.witness = witness
        self.hits: Sequence[Sequence[Range]] = ()
        self.marked: Sequence[Sequence[Range]] = ()
        self._articles = (base, *witnesses)
        self._place = max((len(_at(s.at)) for s in many.sentences), default=3)

    def lines(self, number: int, width: int, before: int | None) -> list[Line]:
        """Return the lines of a row at a width (cells); a new paragraph of the base has a blank line first."""
        sentences = self.many.sentences
        if number >= len(sentences):
            return self._absent(number - len(sentences), width)
        lines = self._sentence(number, width)
        if before is None or before >= len(sentences) or sentences[before].at[0] == sentences[number].at[0]:
            return lines
        return [[], *lines]

    def _sentence(self, number: int, width: int) -> list[Line]:
        sentence = self.many.sentences[number]
        row = sentence.marks[self.witness]
        signs: Line = []
        for n, mark in enumerate(sentence.marks):
            style = KIND_STYLES[mark.kind if mark else None]
            signs.append(Segment(MARKS[mark.kind] if mark else NOTHING, style + HERE if n == self.witness else style))
        note = "all " if self.many.is_everywhere(sentence) else "only" if self.many.is_alone(sentence) else "    "
        margin = Segment(f"{_at(sentence.at):>{self._place}}{self._sign(0, sentence.range)}", GUTTERS[0])
        lead: Line = [margin, *signs, Segment(f" {note} ", DIM)]
        said = self.many.comparisons[self.witness].rows[row.row].right if row else None
        return self._beside(lead, (0, sentence.range), (self.witness + 1, said) if said else None, width)

    def _absent(self, number: int, width: int) -> list[Line]:
        """Return the lines of what the base has not: which witnesses say it, and it in the words of one of them."""
        places = self.many.absent[number]
        having = {place.witness for place in places}
        own = next((place for place in places if place.witness == self.witness), places[0])
        signs = [
            Segment(MARKS["right"] if n in having else NOTHING, KIND_STYLES["right" if n in having else None])
            for n in range(len(self._articles) - 1)
        ]
        text = f"{own.witness + 1}:".rjust(self._place) + self._sign(own.witness + 1, own.range)
        lead = [Segment(text, GUTTERS[0]), *signs, Segment("      ")]
        return self._beside(lead, (own.witness + 1, own.range), None, width)

    def _sign(self, article: int, part: Range) -> str:
        marked = self.marked[article] if article < len(self.marked) else ()
        return MARK_SIGN if any(s < part[1] and part[0] < e for s, e in marked) else " "

    def _beside(self, lead: Line, own: tuple[int, Range], other: tuple[int, Range] | None, width: int) -> list[Line]:
        """Return a row: signs, the sentence, and beside it what the witness at hand says, where there is room."""
        room = sum(cells(segment.text) for segment in lead)
        wide = width >= BESIDE_FROM
        column = max(4, min(WIDEST, ((width - room - 3) // 2) if wide else width - room))
        left = self._wrapped(*own, column)
        right = self._wrapped(*other, column) if other and wide else []
        found = []
        for n in range(max(len(left), len(right), 1)):
            line = [*(lead if n == 0 else [Segment(" " * room)]), *(left[n] if n < len(left) else [])]
            if n < len(right):
                gap = room + column + 3 - sum(cells(segment.text) for segment in line)
                line += [Segment(" " * max(1, gap)), *right[n]]
            found.append(line)
        return found

    def _wrapped(self, article: int, part: Range, width: int) -> list[Line]:
        text = self._articles[article].body.text
        shown = flow(text, *part)
        hits = self.hits[article] if article < len(self.hits) else ()
        inside = [
            (shown.index(max(s, part[0])), shown.index(min(e, part[1]))) for s, e in hits if s < part[1] and part[0] < e
        ]
        lines = []
        for cut in wrap(shown, width):
            line, at = [], cut.first
            for start, end in inside:
                first, last = max(start, at), min(end, cut.last)
                if first < last:
                    line += [Segment(shown.shown[at:first]), Segment(shown.shown[first:last], FOUND)]
                    at = last
            lines.append([s for s in [*line, Segment(shown.shown[at : cut.last])] if s.text])
        return lines


def _at(at: tuple[int, int]) -> str:
    return f"{at[0]}.{at[1]}"
