"""The lines of a base and its witnesses: a sign for each witness before each sentence of the base. Pure."""

from bisect import bisect_right
from collections.abc import Container, Mapping, Sequence

from rich.segment import Segment
from rich.style import Style

from readroom.db.articles import FullArticle
from readroom.db.comparison_words import check_words
from readroom.text.align_checked import Checked
from readroom.text.align_many import Many
from readroom.text.align_model import Range, RowKind
from readroom.text.align_report import CHECK, MARKS
from readroom.text.cells import cells, flow
from readroom.text.gate import display
from readroom.text.wrap import wrap
from readroom.tui.widgets.compare_columns import Column, column, own_order
from readroom.tui.widgets.compare_map import KIND_STYLES, NOTHING
from readroom.tui.widgets.compare_paint import FOUND, GUTTERS, TO_CHECK, Line, note_lines, segments
from readroom.tui.widgets.compare_window import HEAD
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
        self._differing = many.differing
        self._checked: dict[int, list[Checked]] = {}
        self._to_check: list[list[Range]] = [[] for _ in self._articles]
        for place in many.checked():
            self._checked.setdefault(place.sentence, []).append(place)
            for saying in (place.versions[0][0], *place.differing):
                if saying.range:
                    self._to_check[saying.article].append(saying.range)

    def lines(self, number: int, width: int, before: int | None) -> list[Line]:
        """Return the lines of a row at a width (cells); a new paragraph of the base has a blank line first."""
        return self._row(number, width, before, beside=width >= BESIDE_FROM)

    def columns(self, numbers: Sequence[int]) -> tuple[Column, Column]:
        """Return the base, as far as the list has it, and the whole text of the witness at hand."""
        rows = self.many.comparisons[self.witness].rows
        own = [number for number, _ in own_order(rows, 1, range(len(rows)))]
        beside = self._beside_rows(numbers, {number: index for index, number in enumerate(own)})
        listed = self._listed(numbers, own, beside)

        def base_lines(index: int, width: int) -> list[Line]:
            return self._row(numbers[index], width, numbers[index - 1] if index else None, beside=False)

        def own_lines(index: int, width: int) -> list[Line]:
            return self._own_row(own[index], width, own[index - 1] if index else None)

        return (
            column("base", numbers, numbers, base_lines),
            Column(str(self.witness + 1), own, listed, listed, beside, own_lines, whole=True),
        )

    def _beside_rows(self, numbers: Sequence[int], own: Mapping[int, int]) -> dict[int, int]:
        """Return where the witness at hand says what the rows of the list say; `own`: the indexes of its rows."""
        many, count = self.many, len(self.many.sentences)
        rows = many.comparisons[self.witness].rows
        at = {row.right: n for n, row in enumerate(rows) if row.kind == "right"}
        found = {}
        for number in numbers:
            if number < count:
                mark = many.sentences[number].marks[self.witness]
                row = mark.row if mark else None
                if row is not None and rows[row].kind == "repeat":
                    row = rows[row].moved
            else:
                places = many.absent[number - count]
                row = next((at[place.range] for place in places if place.witness == self.witness), None)
            if row is not None and row in own:
                found[number] = own[row]
        return found

    def _listed(self, numbers: Sequence[int], own: Sequence[int], beside: Mapping[int, int]) -> list[int]:
        """Return which row of the list has what each row of the witness at hand says, or the nearest one above."""
        many, count = self.many, len(self.many.sentences)
        exact: dict[int, int] = {}
        for number, index in beside.items():
            exact.setdefault(own[index], number)
        base = [n for n in numbers if n < count]
        starts = [many.sentences[n].range[0] for n in base]
        above, nearest = numbers[0] if numbers else HEAD, []
        for row in many.comparisons[self.witness].rows:
            if row.left and (at := bisect_right(starts, row.left[0])):
                above = base[at - 1]
            nearest.append(above)
        return [exact.get(n, nearest[n]) for n in own]

    def _own_row(self, number: int, width: int, before: int | None) -> list[Line]:
        """Return the lines of a row of the witness at hand alone, with the sign of what the base has of it."""
        rows = self.many.comparisons[self.witness].rows
        row, article = rows[number], self.witness + 1
        if row.right is None or row.right_at is None:
            return []
        text = f"{_at(row.right_at):>{self._place}}{self._sign(article, row.right)}"
        check = CHECK if number in self._own_checks() else " "
        lead: Line = [
            Segment(text, GUTTERS[1]),
            Segment(MARKS[row.kind], KIND_STYLES[row.kind]),
            Segment(f"{check} " if self._differing else check, BOLD),
        ]
        lines = self._beside(lead, (article, row.right), None, width, wide=False)
        earlier = rows[before].right_at if before is not None else row.right_at
        return [[], *lines] if earlier and earlier[0] != row.right_at[0] else lines

    def _own_checks(self) -> set[int]:
        """Return the rows of the witness at hand that have a difference to check."""
        found = self.many.comparisons[self.witness].differences
        return {difference.row for difference in found if difference.kind != "spelling"}

    def _row(self, number: int, width: int, before: int | None, *, beside: bool) -> list[Line]:
        sentences = self.many.sentences
        if number >= len(sentences):
            return self._absent(number - len(sentences), width, beside=beside)
        lines = self._sentence(number, width, beside=beside)
        if before is None or before >= len(sentences) or sentences[before].at[0] == sentences[number].at[0]:
            return lines
        return [[], *lines]

    def _sentence(self, number: int, width: int, *, beside: bool) -> list[Line]:
        sentence = self.many.sentences[number]
        row = sentence.marks[self.witness]
        kinds = [mark.kind if mark else None for mark in sentence.marks]
        signs = self._signs(kinds, self._differing.get(number, ()), self.witness)
        note = "all " if self.many.is_everywhere(sentence) else "only" if self.many.is_alone(sentence) else "    "
        margin = Segment(f"{_at(sentence.at):>{self._place}}{self._sign(0, sentence.range)}", GUTTERS[0])
        lead: Line = [margin, *signs, Segment(f" {note} ", DIM)]
        said = self.many.comparisons[self.witness].rows[row.row].right if row else None
        lines = self._beside(lead, (0, sentence.range), (self.witness + 1, said) if said else None, width, wide=beside)
        return [*lines, *self._details(number, sum(cells(segment.text) for segment in lead), width)]

    def _signs(self, kinds: Sequence[RowKind | None], check: Container[int], here: int | None = None) -> Line:
        """Return the strip: a sign for each witness, and behind it whether it has something to check.

        `here` is the witness at hand. Where there is nothing to check anywhere, the strip is narrow.
        """
        found: Line = []
        for n, kind in enumerate(kinds):
            style = KIND_STYLES[kind]
            found.append(Segment(MARKS[kind] if kind else NOTHING, style + HERE if n == here else style))
            if self._differing:
                found.append(Segment(CHECK if n in check else " ", BOLD))
        return found

    def _details(self, number: int, room: int, width: int) -> list[Line]:
        """Return who says what in a sentence, a difference each, below it: `room` cells from the left."""
        found: list[Line] = []
        for place in self._checked.get(number, ()):
            words = display(check_words(place, self._articles[0], self._articles[1:], self.many))
            for n, line in enumerate(note_lines(words, max(4, min(WIDEST, width - room)), DIM)):
                found.append([Segment(" " * (room - 2)), Segment(f"{CHECK if n == 0 else ' '} ", BOLD), *line])
        return found

    def _absent(self, number: int, width: int, *, beside: bool) -> list[Line]:
        """Return the lines of what the base has not: which witnesses say it, and it in the words of one of them."""
        places = self.many.absent[number]
        having = {place.witness for place in places}
        own = next((place for place in places if place.witness == self.witness), places[0])
        kinds: list[RowKind | None] = ["right" if n in having else None for n in range(len(self._articles) - 1)]
        signs = self._signs(kinds, ())
        text = f"{own.witness + 1}:".rjust(self._place) + self._sign(own.witness + 1, own.range)
        lead = [Segment(text, GUTTERS[0]), *signs, Segment("      ")]
        return self._beside(lead, (own.witness + 1, own.range), None, width, wide=beside)

    def _sign(self, article: int, part: Range) -> str:
        marked = self.marked[article] if article < len(self.marked) else ()
        return MARK_SIGN if any(s < part[1] and part[0] < e for s, e in marked) else " "

    def _beside(
        self, lead: Line, own: tuple[int, Range], other: tuple[int, Range] | None, width: int, *, wide: bool
    ) -> list[Line]:
        """Return a row: signs, the sentence, and beside it what the witness at hand says, where there is room."""
        room = sum(cells(segment.text) for segment in lead)
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
        painted = [(*words, TO_CHECK) for words in self._to_check[article]] + [(*hit, FOUND) for hit in hits]
        inside = [(start, end, style) for start, end, style in painted if start < part[1] and part[0] < end]
        return [list(segments(shown, cut.first, cut.last, inside)) for cut in wrap(shown, width)]


def _at(at: tuple[int, int]) -> str:
    return f"{at[0]}.{at[1]}"
