"""Three articles and more: a base, and a strip of signs for each of the others."""

from collections.abc import Iterable, Sequence

from readroom.db.articles import FullArticle
from readroom.db.comparison_export import many_csv, many_markdown, outlets_saying, tally
from readroom.db.errors import ReadroomError
from readroom.text.align_many import Many, compare_many
from readroom.text.align_report import posted, shares, words
from readroom.text.counted import number_of
from readroom.text.gate import display
from readroom.tui import comparing
from readroom.tui.host import host
from readroom.tui.screens.compare_base import ComparingScreen, Said
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
}
LEGEND = '= same  ≈ edited  " quotation  ∩ shared  ~ only related  ↻ again  · nothing of it  > not in the base'


class SeveralScreen(ComparingScreen):
    """A base and its witnesses; `known` numbers near-duplicates alike, the base first."""

    context = "several"

    def __init__(self, base: FullArticle, witnesses: Sequence[FullArticle], known: Sequence[int] = ()) -> None:
        super().__init__()
        self.base, self.witnesses, self.known = base, list(witnesses), list(known)
        self.many: Many | None = None
        self.witness = 0
        self.shown = ""

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
        self._hit = None
        self.view.show(None, [*self._names(), "", "comparing… Esc stops it"], [])
        self.map.put([])
        host(self).start(self, self._run(), "compare")

    async def _run(self) -> None:
        base, others, known, loose = self.base.body, [w.body for w in self.witnesses], self.known, self.loose
        try:
            self.many = await comparing.in_thread(
                lambda pulse: compare_many(base, others, known=known, loose=loose, pulse=pulse)
            )
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
        head = [*self._names(), "", f"{tally(self.base, self.witnesses, many)}.", LEGEND]
        head += [f"shown: {SHOWN[self.shown]}"] if self.shown else []
        head += ["with weak relations"] if self.loose else []
        items = self._items(many)
        self.view.show(rows, [*head, "", *([] if items else ["There are no such sentences."])], items, row)
        host(self).changed()

    def _items(self, many: Many) -> list[int]:
        count = len(many.sentences)
        if self.shown == "absent":
            return list(range(count, count + len(many.absent)))
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
                copy = "the text of the base; " if text == self.many.texts[0] else self._copy_of(number)
                found.append(f"      {copy}{shares(comparison, 'the base', str(number + 1))}")
        return found

    def _copy_of(self, number: int) -> str:
        texts = self.many.texts if self.many else ()
        same = [n for n in range(number) if texts[n + 1] == texts[number + 1]]
        return f"the text of {same[0] + 1}; " if same else ""

    def draw_titles(self) -> None:
        """Draw the line of titles and the strip of the article at hand again where they have changed."""
        width = self.app.size.width
        half = width // 2
        title = title_of(self.witnesses[self.witness].row)
        self.titles.put(
            title_segments(
                [
                    (f"base {title_of(self.base.row)}", half, False),
                    (f"{self.witness + 1} of {len(self.witnesses)}: {title}", width - half, True),
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
        self.redraw()
        host(self).say(f"{self.witness + 1}: {title_of(self.witnesses[self.witness].row)}")

    def do_make_base(self, count: int | None) -> None:
        """Make the article at hand the base."""
        known = self.known or [article.row.id for article in self.articles]
        at = self.witness
        self.base, self.witnesses[at] = self.witnesses[at], self.base
        known[0], known[at + 1] = known[at + 1], known[0]
        self.known, self.shown, self.hits, self.marked = known, "", (), ()
        self.compare()

    async def do_open_pair(self, count: int | None) -> None:
        """Compare the base with the article at hand, at this sentence."""
        from readroom.tui.screens.compare import CompareScreen

        row = self.view.row_at_hand
        at = None
        if self.many is not None and row is not None and row < len(self.many.sentences):
            at = self.many.sentences[row].range
        await self.app.push_screen(CompareScreen(self.base, self.witnesses[self.witness], at))

    # Rows

    @property
    def position(self) -> str:
        """How many texts and outlets say the sentence at hand, and where one is."""
        row, many = self.view.here, self.many
        if many is None or row is None or row >= len(many.sentences) or row not in self.view.items:
            return self.view.position
        sentence = many.sentences[row]
        outlets = outlets_saying(self.base, self.witnesses, sentence.marks)
        said = f"in {len(many.saying(sentence))} of {many.distinct} texts, {number_of(outlets, 'outlet')}"
        return f"{said}  {self.view.position}"

    def sides(self, number: int) -> Sequence[Said]:
        """Return the sentence of the base and what the others have of it; or the sentences that the base has not."""
        many = self.many
        if many is None:
            return ()
        if number >= len(many.sentences):
            return [(self.witnesses[p.witness], p.range) for p in many.absent[number - len(many.sentences)]]
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
