"""A page cut anew as a reader or curator says: lines cut and kept, articles split and joined, facts read off lines.

Pure: from a page's text, verdicts and articles, and edits of its lines, to new articles and verdicts. An article that
no edit touches comes back as it was; of the others, what stays of their text keeps its structure.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from readroom.text.dates import find_dates
from readroom.text.gate import clean_line
from readroom.text.model import Article, LineVerdict, Verdict
from readroom.text.names import byline_names
from readroom.text.recut_article import FACTS, Origins, Slot, make_article
from readroom.text.recut_edits import LineEdit, Unfit
from readroom.text.recut_find import find_line, places_of

REASON = "corrected"
"""How the reason of a line begins that an edit has changed."""
NO_ARTICLE = "no article stands here"


@dataclass(frozen=True, slots=True)
class Recut:
    """A page cut anew: its articles, the verdict on each of its lines, and the edits that did not fit."""

    articles: tuple[Article, ...]
    verdicts: tuple[LineVerdict, ...]
    unfit: tuple[Unfit, ...]


def recut(text: str, verdicts: Sequence[LineVerdict], articles: Sequence[Article], edits: Sequence[LineEdit]) -> Recut:
    """Return the page that `edits` make of the one that was cut, applied one after the other."""
    page = _Page(text, verdicts, articles)
    places = places_of(page.lines)
    unfit: list[Unfit] = []
    for edit in edits:
        found = find_line(edit, page.lines, places)
        why = found if isinstance(found, str) else page.apply(edit, found - 1)
        if why:
            unfit.append(Unfit(edit, why))
    return page.done(tuple(unfit))


@dataclass(slots=True)
class _Line:
    """What becomes of a line: its verdict, why, and the slot that it belongs to (None: to no article)."""

    verdict: Verdict
    reason: str
    slot: Slot | None


@dataclass(slots=True)
class _Page:
    """A page while it is cut anew."""

    text: str
    verdicts: Sequence[LineVerdict]
    articles: Sequence[Article]
    made: int = 0
    lines: list[str] = field(init=False)
    slots: list[Slot] = field(init=False)
    rows: list[_Line] = field(init=False)
    was: list[tuple[Verdict, int | None]] = field(init=False)

    def __post_init__(self) -> None:
        self.lines = self.text.split("\n")
        self.slots = [Slot(a, n) for n, a in enumerate(self.articles)]
        only = self.slots[0] if len(self.slots) == 1 else None
        self.rows = [_Line("kept", "", only) for _ in self.lines]
        for v in self.verdicts:
            if 1 <= v.line <= len(self.lines):
                owned = v.article is not None and 1 <= v.article <= len(self.slots)
                slot = self.slots[(v.article or 0) - 1] if owned else only if v.verdict == "kept" else None
                self.rows[v.line - 1] = _Line(v.verdict, v.reason, slot)
        self.was = [(row.verdict, row.slot.number if row.slot else None) for row in self.rows]

    def owner(self, number: int) -> Slot | None:
        """Return the article that a line (1-based) belongs to."""
        return self.rows[number - 1].slot if 1 <= number <= len(self.rows) else None

    # Edits: each returns why it does not fit, or None.

    def apply(self, edit: LineEdit, index: int) -> str | None:
        match edit.do:
            case "cut":
                return self._cut(index)
            case "keep":
                return self._keep(index)
            case "split":
                return self._split(index)
            case "merge":
                return self._merge(index)
            case "title":
                return self._title(index)
            case "byline":
                return self._byline(index)
            case "date":
                return self._date(index)

    def _say(self, index: int, verdict: Verdict, what: str, slot: Slot | None) -> None:
        row = self.rows[index]
        for touched in (row.slot, slot):
            if touched is not None:
                touched.touched = True
        row.verdict, row.reason, row.slot = verdict, f"{REASON}: {what}", slot

    def _cut(self, index: int) -> str | None:
        row = self.rows[index]
        if row.verdict != "cut":
            if row.slot is not None:
                row.slot.forget(index + 1)
            self._say(index, "cut", "cut", row.slot)
        return None

    def _keep(self, index: int) -> str | None:
        row = self.rows[index]
        if row.verdict == "kept" and row.slot is not None:
            return None
        slot = row.slot or self._nearest(index)
        if slot is None:
            slot = self._new_slot()
        slot.forget(index + 1)
        self._say(index, "kept", "kept", slot)
        return None

    def _split(self, index: int) -> str | None:
        slot = self.rows[index].slot or self._around(index)
        if slot is not None and all(r.slot is not slot or r.verdict == "cut" for r in self.rows[:index]):
            return None if self.rows[index].slot is slot else "an article begins below this line already"
        new = self._new_slot(slot)
        if self.rows[index].verdict == "cut":
            self._say(index, "kept", "an article begins here", new)
        for row in self.rows[index:]:
            if slot is not None and row.slot is slot:
                row.slot = new
        if slot is not None:
            slot.touched = True
        new.touched = True
        return None

    def _merge(self, index: int) -> str | None:
        slot = self.rows[index].slot or self._below(index)
        if slot is None:
            return NO_ARTICLE
        order = self._order()
        place = order.index(slot)
        if not place:
            return "there is no article before this one"
        into = order[place - 1]
        title = self._line_of_title(slot)
        for number, row in enumerate(self.rows, 1):
            if row.slot is slot:
                if number == title and row.verdict == "metadata":
                    row.verdict, row.reason = "kept", f"{REASON}: heading, it was the title of an article"
                    into.headings.add(number)
                row.slot = into
        into.absorbed += [slot, *slot.absorbed]
        into.headings |= slot.headings
        into.touched = True
        self.slots.remove(slot)
        return None

    def _title(self, index: int) -> str | None:
        slot = self._meant(index)
        if slot is None:
            return NO_ARTICLE
        old = self._line_of_title(slot)
        if old not in (None, index + 1) and self.rows[(old or 1) - 1].verdict == "metadata":
            self._say((old or 1) - 1, "cut", "it was taken for the title", slot)
        slot.say("title", clean_line(self.lines[index]), index + 1)
        self._say(index, "metadata", "title", slot)
        return None

    def _byline(self, index: int) -> str | None:
        slot, names = self._meant(index), byline_names(self.lines[index])
        if slot is None or not names:
            return NO_ARTICLE if slot is None else "no name stands in this line"
        slot.say("authors", names, index + 1)
        self._say(index, "metadata", "byline", slot)
        return None

    def _date(self, index: int) -> str | None:
        slot, found = self._meant(index), find_dates(self.lines[index])
        if slot is None or not found:
            return NO_ARTICLE if slot is None else "no date stands in this line that can be read in one way only"
        slot.say("date", replace(found[0][2], line=index + 1), index + 1)
        self._say(index, "metadata", "date", slot)
        return None

    def _line_of_title(self, slot: Slot) -> int | None:
        """Return the line (1-based) of an article's title, unless it says something else too."""
        found = slot.fact("title", self.owner)
        line = found[1].line if found and found[1] else None
        others = (slot.fact(name, self.owner) for name in FACTS if name != "title")
        return None if any(o and o[1] and o[1].line == line for o in others) else line

    def _meant(self, index: int) -> Slot | None:
        """Return the article that a line says something about: its own, else the next one, else the one before."""
        return self.rows[index].slot or self._below(index) or self._nearest(index)

    # Where an article is

    def _new_slot(self, parent: Slot | None = None) -> Slot:
        self.made += 1
        slot = Slot(None, len(self.articles) + self.made, parent, touched=True)
        self.slots.append(slot)
        return slot

    def _nearest(self, index: int) -> Slot | None:
        """Return the article that a line of none stands in or after, else the first one below it."""
        above = (row.slot for row in reversed(self.rows[:index]) if row.slot is not None)
        return next(above, None) or self._below(index)

    def _below(self, index: int) -> Slot | None:
        return next((row.slot for row in self.rows[index:] if row.slot is not None), None)

    def _around(self, index: int) -> Slot | None:
        """Return the article that stands both above and below a line of none."""
        above = next((row.slot for row in reversed(self.rows[:index]) if row.slot is not None), None)
        return above if any(row.slot is above for row in self.rows[index:]) else None

    def _order(self) -> list[Slot]:
        """Return the articles by their first line that is not cut; those without one stay after the one before."""
        first: dict[int, int] = {}
        for number, row in enumerate(self.rows):
            if row.slot is not None and row.verdict != "cut":
                first.setdefault(row.slot.number, number)
        return sorted(self.slots, key=lambda s: (first.get(s.number, len(self.rows)), s.number))

    # The result

    def done(self, unfit: tuple[Unfit, ...]) -> Recut:
        """Return what has become of the page."""
        kept = {id(row.slot) for row in self.rows if row.verdict == "kept"}
        order = [s for s in self._order() if not s.touched or id(s) in kept]
        numbers = {id(slot): number for number, slot in enumerate(order, 1)}
        origins = Origins(self.lines, self.was, self.articles)
        articles = []
        for slot in order:
            own = [(n, r.verdict) for n, r in enumerate(self.rows, 1) if r.slot is slot]
            articles.append(make_article(slot, own, origins, self.owner))
        return Recut(tuple(articles), tuple(self._verdict(n, numbers) for n in range(1, len(self.rows) + 1)), unfit)

    def _verdict(self, number: int, numbers: dict[int, int]) -> LineVerdict:
        row = self.rows[number - 1]
        if row.slot is None or id(row.slot) in numbers:
            return LineVerdict(number, row.verdict, row.reason, numbers.get(id(row.slot)))
        what = row.reason if row.verdict == "cut" else f"{REASON}: its article was cut"
        return LineVerdict(number, "cut", what, None)
