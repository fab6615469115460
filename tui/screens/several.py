"""Three articles and more: a base, and a strip of signs for each of the others."""

from collections.abc import Iterable, Sequence

from readroom.db.articles import FullArticle
from readroom.db.comparison_export import many_csv, many_markdown
from readroom.db.comparison_words import check_counts, check_summary, outlets_saying, said_by, tally
from readroom.db.errors import ReadroomError
from readroom.text.align_many import Many, compare_many
from readroom.text.align_report import posted, shares, words
from readroom.text.counted import number_of
from readroom.text.gate import display
from readroom.tui import comparing
from readroom.tui.host import host
from readroom.tui.screens.compare_base import Said
from readroom.tui.screens.compare_checks import CheckingScreen
from readroom.tui.widgets.articles import title_of
from readroom.tui.widgets.compare_map import Item
from readroom.tui.widgets.compare_view import HEAD
from readroom.tui.widgets.several_lines import SeveralRows
from readroom.tui.widgets.status import title_segments

SHOWN = {
    "": "",
    "all": "only what all texts say",
    "only": "only what the base alone says",
    "absent": "what the base has not: most texts first",
    "differences": "only sentences with differences to check",
}
LEGEND = (
    '= same  ≈ edited  " quotation  ∩ shared  ~ only related  ↻ again  · nothing of it  > not in the base  ! to check'
)


class SeveralScreen(CheckingScreen):
    """A base and its witnesses."""

    context = "several"
    map_side = 0

    def __init__(self, base: FullArticle, witnesses: Sequence[FullArticle]) -> None:
        super().__init__()
        self.base, self.witnesses = base, list(witnesses)
        self.many: Many | None = None
        self.witness = 0
        self.shown = ""
        self.least = 0  # how many texts say what is shown, where that is "some"

    @property
    def articles(self) -> Sequence[FullArticle]:
        """The base and the others."""
        return self.base, *self.witnesses

    @property
    def ready(self) -> bool:
        """Whether they are compared."""
        return self.many is not None

    def compare(self) -> None:
        """Compare the base with the others, and those with each other."""
        self.many = None
        self._hit = self._here = None
        self.view.show(None, [*self._names(), "", "comparing… Esc stops it"], [])
        self.map.put([])
        host(self).start(self, self._run(), "compare")

    async def _run(self) -> None:
        base, others, loose = self.base.body, [w.body for w in self.witnesses], self.loose
        try:
            self.many = await comparing.in_thread(lambda pulse: compare_many(base, others, loose=loose, pulse=pulse))
        except ReadroomError as problem:
            self.view.show(None, [*self._names(), "", str(problem)], [])
            return
        self.show_rows(HEAD)
        await self.show_marks()

    def show_rows(self, row: int) -> None:
        """Show the sentences that the switches leave, `row` or the next one at the top."""
        many = self.many
        if many is None:
            return
        rows = SeveralRows(self.base, self.witnesses, many, self.witness)
        rows.hits, rows.marked = self.hits, self.marked
        head = [*self._names(), "", f"{tally(self.base, self.witnesses, many)}.", check_counts(many), LEGEND]
        shown = said_by(many, self.least) if self.shown == "some" else SHOWN[self.shown]
        head += [f"shown: {shown}"] if shown else []
        head += ["with weak relations"] if self.loose else []
        items = self._items(many)
        self.view.show(rows, [*head, "", *([] if items else ["There are no such sentences."])], items, row, shown)
        host(self).changed()

    def _items(self, many: Many) -> list[int]:
        count = len(many.sentences)
        if self.shown == "absent":
            return list(range(count, count + len(many.absent)))
        if self.shown == "some":
            kept, absent = many.said_by(self.least)
            return [*kept, *(count + n for n in absent)]
        if self.shown == "differences":
            return sorted(many.differing)
        wanted = {"all": many.is_everywhere, "only": many.is_alone}.get(self.shown)
        return [n for n, sentence in enumerate(many.sentences) if wanted is None or wanted(sentence)]

    def _names(self) -> list[str]:
        """Return who is compared: two lines for the base and each witness, with the shares of each."""
        found = [f"base  {title_of(self.base.row)}", f"      {_where(self.base)}"]
        for number, article in enumerate(self.witnesses):
            found += [f"{number + 1:>4}  {title_of(article.row)}", f"      {_where(article)}"]
            if self.many is not None:
                comparison = self.many.comparisons[number]
                text = self.many.texts[number + 1]
                copy = "a copy of the base; " if text == self.many.texts[0] else self._copy_of(number)
                found.append(f"      {copy}{shares(comparison, 'the base', str(number + 1))}")
        return found

    def _copy_of(self, number: int) -> str:
        texts = self.many.texts if self.many else ()
        same = [n for n in range(number) if texts[n + 1] == texts[number + 1]]
        return f"a copy of {same[0] + 1}; " if same else ""

    def draw_titles(self) -> None:
        """Draw the line of titles and the strip of the article at hand again where they have changed."""
        width = self.app.size.width
        half = width // 2
        title = title_of(self.witnesses[self.witness].row)
        base_moves = self.view.apart and self.view.side == 0
        self.titles.put(
            title_segments(
                [
                    (f"base {title_of(self.base.row)}", half, base_moves),
                    (f"{self.witness + 1} of {len(self.witnesses)}: {title}", width - half, not base_moves),
                ]
            )
        )
        if self.many is not None:
            self.draw_map()

    def kinds(self, numbers: Sequence[int]) -> Sequence[Item]:
        """Return what the article at hand has of these sentences, and how long they are, for the map."""
        sentences = self.many.sentences if self.many else ()
        chosen = [(sentences[n].marks[self.witness], sentences[n].range) for n in numbers if n < len(sentences)]
        return [(mark.kind if mark else None, end - start) for mark, (start, end) in chosen]

    # Switches

    def _switch(self, shown: str) -> None:
        self.shown = "" if self.shown == shown else shown
        self.show_rows(HEAD)

    def do_said_by_all(self, count: int | None) -> None:
        """Show only what all texts say, or all."""
        self._switch("all")

    def do_said_here(self, count: int | None) -> None:
        """Show only what the base alone says, or all."""
        self._switch("only")

    def do_said_by_some(self, count: int | None) -> None:
        """Show what at least `count` texts say, of the base and of what it has not; without a count, two, then one
        text more each time, then all.
        """
        if self.many is None:
            return
        now, most = self.least if self.shown == "some" else 0, self.many.distinct
        wanted = min(count, most) if count else max(2, now + 1)
        if wanted == now or wanted > most:
            self._switch("")
            host(self).say("All sentences of the base are shown" if now else "There is only one text")
            return
        self.least = wanted
        self.shown = ""
        self._switch("some")
        host(self).say(said_by(self.many, wanted))

    def do_only_differences(self, count: int | None) -> None:
        """Show only the sentences with differences to check, or all."""
        self._switch("differences")

    def do_not_in_base(self, count: int | None) -> None:
        """Show what only the others say, or the base."""
        self._switch("absent")

    def do_next_witness(self, count: int | None) -> None:
        """Take the next of the other articles as the one at hand; with a count, the one of that number."""
        self._take(count - 1 if count else self.witness + 1)

    def do_previous_witness(self, count: int | None) -> None:
        """Take the one before."""
        self._take(self.witness - (count or 1))

    def _take(self, witness: int) -> None:
        self.witness = max(0, min(witness, len(self.witnesses) - 1))
        if self._in_witness:
            self.forget_place()
        self.redraw()
        host(self).say(f"{self.witness + 1}: {title_of(self.witnesses[self.witness].row)}")

    def do_make_base(self, count: int | None) -> None:
        """Make the article at hand the base."""
        at = self.witness
        self.base, self.witnesses[at] = self.witnesses[at], self.base
        self.shown, self.hits, self.marked = "", (), ()
        self.compare()

    async def do_open_pair(self, count: int | None) -> None:
        """Compare the base with the article at hand, at this sentence."""
        from readroom.tui.screens.compare import CompareScreen

        row = self.view.row_at_hand
        at = None
        if self.many is not None and row is not None and self._in_witness:
            at = self.many.comparisons[self.witness].rows[row].left
        elif self.many is not None and row is not None and row < len(self.many.sentences):
            at = self.many.sentences[row].range
        await self.app.push_screen(CompareScreen(self.base, self.witnesses[self.witness], at))

    # Differences to check

    @property
    def narrowed(self) -> bool:
        """Whether the switches leave rows out."""
        return bool(self.shown)

    def to_check(self) -> Sequence[tuple[int, str]]:
        """Return the rows of the differences to check, and who says what; of the article at hand, where it is read
        alone, those that it has.
        """
        # Below a sentence of the base stands who says it; where an article is read alone, only here.
        alone = self._in_witness
        found = []
        for place in self.many.checked() if self.many else ():
            said = check_summary(place, self.base, self.witnesses, named=alone)
            own = [s.difference.row for s in place.differing if s.difference and s.article == self.witness + 1]
            found += [(row, said) for row in (own if alone else [place.sentence])]
        return found

    def differs(self, number: int) -> bool:
        """Tell whether an article has a sentence of the base otherwise than the base, or not at all."""
        if self.many is None:
            return False
        if self._in_witness:
            return self.many.comparisons[self.witness].rows[number].kind != "same"
        if number >= len(self.many.sentences):
            return True
        return not all(mark and mark.kind == "same" for mark in self.many.sentences[number].marks)

    # Rows

    @property
    def position(self) -> str:
        """How many texts and outlets say the sentence at hand, and where one is."""
        row, many = self.view.here, self.many
        if many is None or row is None or row >= len(many.sentences) or row not in self.view.items or self._in_witness:
            return self.view.position
        sentence = many.sentences[row]
        outlets = outlets_saying(self.base, self.witnesses, sentence.marks)
        said = f"in {len(many.saying(sentence))} of {many.distinct} texts, {number_of(outlets, 'outlet')}"
        return f"{said}  {self.view.position}"

    @property
    def _in_witness(self) -> bool:
        """Whether the rows one goes through are those of the article at hand, and not of the base."""
        return self.view.apart and self.view.side == 1

    def sides(self, number: int) -> Sequence[Said]:
        """Return the sentence of the base and what the others have of it; or the sentences that the base has not."""
        many = self.many
        if many is None:
            return ()
        if self._in_witness:
            row = many.comparisons[self.witness].rows[number]
            both = ((self.witnesses[self.witness], row.right), (self.base, row.left))
            return [(article, part) for article, part in both if part is not None]
        if number >= len(many.sentences):
            # What the row shows comes first: the words of the article at hand, if it has them.
            places = sorted(many.absent[number - len(many.sentences)], key=lambda p: p.witness != self.witness)
            return [(self.witnesses[p.witness], p.range) for p in places]
        sentence = many.sentences[number]
        found: list[Said] = [(self.base, sentence.range)]
        for article, mark, comparison in zip(self.witnesses, sentence.marks, many.comparisons, strict=True):
            part = comparison.rows[mark.row].right if mark else None
            if part is not None:
                found.append((article, part))
        return found

    def pieces(self, name: str) -> Iterable[str]:
        """Return the comparison as CSV or Markdown, by the name of the file."""
        if self.many is None:
            return ()
        write = many_csv if name.endswith(".csv") else many_markdown
        return write(self.base, self.witnesses, self.many)


def _where(article: FullArticle) -> str:
    row = article.row
    outlet = article.outlet_name or row.outlet
    return f"{display(posted(row.source, row.date, row.first_date, outlet))}; {words(row.words)}"
