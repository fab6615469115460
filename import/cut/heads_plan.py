"""A page whose articles stand under labelled heads: each field from its label, the text by the general rules."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from readroom.importer.cut.dated import has_day
from readroom.importer.cut.draft import Draft, Role
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.head_values import DOUBTED, SURE, read_authors, read_day
from readroom.importer.cut.labelled_head import Field, Head, find_heads, is_rule
from readroom.importer.cut.lines import Kind, Unit, collapsed, weight
from readroom.importer.cut.single import find_single
from readroom.importer.cut.split import Block
from readroom.importer.cut.wording_heads import Label
from readroom.importer.fields import keywords_of, language_of, url_of
from readroom.text.dates import Order
from readroom.text.gate import clean_line
from readroom.text.model import Article, Page

if TYPE_CHECKING:
    from readroom.importer.cut.recipe import Plan

_BELOW = 0.7
_PROSE = 60
_TOP, _TOP_LINES = 20_000, 200
_ROLES: dict[Label, Role] = {
    "title": "title", "authors": "byline", "date": "date", "first_date": "date", "section": "section",
    "source": "outlet", "outlet": "outlet", "subtitle": "body",
}  # fmt: skip
_NAMES: dict[Label, str] = {"title": "article title", "authors": "article byline", "print_page": "article page"}
_ENDS: frozenset[Kind] = frozenset(("widget", "pager", "copyright", "comments", "share", "more", "breadcrumb", "ui"))


class HeadsPlan:
    """What labelled heads say of a page; `recipe` is the plan of a recipe that is asked first, if there is one."""

    def __init__(self, heads: Sequence[Head], recipe: "Plan | None" = None) -> None:
        self._heads = heads
        self._recipe = recipe
        self._at: dict[int, Head] = {}  # by the line (1-based) with which an article's block begins
        lines = {n + 1 for head in heads for n in range(head.start, head.end)}
        self.apart = frozenset(lines | (recipe.apart if recipe else frozenset()))
        """Lines (1-based) that are no part of a wrapped paragraph."""
        self._order: Order | None = None
        self._firsts: list[int] = []
        self._text = 0  # the unit above which there is no text, where a page has one article

    @property
    def order(self) -> Order | None:
        """The order of numeric dates, if a recipe says it."""
        return self._recipe.order if self._recipe else None

    def look(self, units: Sequence[Unit], order: Order | None) -> None:
        """Let the general rules see the title of each head as such, and its other lines as none of the text."""
        if self._recipe:
            self._recipe.look(units, order)
        self._order = order
        self._firsts = [unit.first for unit in units]
        for unit in units:
            if is_rule(unit.text):
                unit.kind = "ui"
        for head in self._heads:
            known = {line: f for f in head.fields for line in range(f.first, f.last + 1)}
            for unit in units[self._unit(head.start) : self._unit(head.end)]:
                _show(unit, known.get(unit.first - 1), above=head.above)

    def blocks(self, facts: Facts) -> list[Block]:
        """Return a block for each head, down to the next one."""
        units = facts.units
        places = [self._unit(head.start) for head in self._heads]
        ends = [*places[1:], len(units)]
        found: list[Block] = []
        for head, start, end in zip(self._heads, places, ends, strict=True):
            if len(self._heads) == 1:
                end = self._end(facts, head)
            while end > start + 1 and is_rule(units[end - 1].text):
                end -= 1
            # Where there are several, what holds for the one article of a page does not.
            position: Literal["single", "over"] = "single" if len(self._heads) == 1 else "over"
            block = Block(start, end, position, self._title(facts, head, start, end), None, "labelled head", 0.95)
            self._at[units[start].first] = head
            found.append(block)
        return found

    def adjust(self, facts: Facts, blocks: list[Block]) -> list[Block]:
        """Return the blocks as the recipe adjusts them."""
        return self._recipe.adjust(facts, blocks) if self._recipe else blocks

    def begin(self, facts: Facts, draft: Draft) -> None:
        """Give the lines of the head their roles, before the text is bounded."""
        head = self._at[facts.units[draft.block.start].first]
        for index in range(draft.block.start, draft.block.end):
            line = facts.units[index].first - 1
            if line >= head.end:
                break
            field = next((f for f in head.fields if f.first <= line <= f.last), None)
            if line == head.above:
                draft.give(index, "title", "title over a labelled head")
            elif field is None:
                draft.give(index, "cut", "rule of a labelled head")
            elif field.kind == "text" and field.value:
                draft.give(index, "body", "first line of the text")
            else:
                role = _ROLES.get(field.kind, "tags") if field.kind and field.value else "tags"
                draft.give(index, "cut" if field.kind == "text" else role, self._reason(field))
        if self._recipe:
            self._recipe.begin(facts, draft)

    def bounded(self, facts: Facts, draft: Draft) -> None:
        """Keep the head out of the text, and all lines below it that are no furniture in it."""
        head = self._at[facts.units[draft.block.start].first]
        first = self._unit(head.end)
        draft.first = max(draft.first, min(max(first, self._text), draft.block.end))
        draft.last = max(draft.last, draft.first)
        draft.ahead = [index for index in draft.ahead if index >= draft.first]

    def finish(self, facts: Facts, draft: Draft) -> None:
        """Set the fields that the head gives, after the general rules have found theirs."""
        if self._recipe:
            self._recipe.finish(facts, draft)
        head = self._at[facts.units[draft.block.start].first]
        if draft.outlet is not None and (found := draft.evidence.get("outlet")) and (found.line or 0) <= head.end:
            draft.outlet = None
            del draft.evidence["outlet"]
        if self._says("title"):
            self._take_title(facts, draft, head)
        if self._says("byline"):
            self._take_authors(draft, head)
        if self._says("date"):
            self._take_dates(draft, head)
        for field in head.of("section")[:1] if self._says("section") else ():
            draft.section = field.value[:200]
            draft.found("section", field.first + 1, _sure(field), self._reason(field))
        for field in head.of("outlet")[:1] if self._says("outlet") else ():
            draft.outlet = field.value[:200]
            draft.found("outlet", field.first + 1, _sure(field), self._reason(field))
        if keywords := [k for field in head.of("keywords") for k in keywords_of(field.value.strip("[]"))]:
            draft.keywords = tuple(dict.fromkeys(keywords))
        for field in head.of("source")[:1] if self._says("source") else ():
            draft.found("source", field.first + 1, _sure(field), self._reason(field))
        known = draft.evidence.get("cut")
        if known is None or known.confidence < SURE:
            draft.found("cut", head.start + 1, 0.95, "labelled head")

    def complete(self, article: Article) -> Article:
        """Return an article with what its head says that a draft has no place for."""
        head = self._at.get(article.lines[0]) if article.lines else None
        if head is None:
            return article

        def value(kind: Label) -> str | None:
            return next((clean_line(f.value)[:200] for f in head.of(kind)), None)

        urls = [url for f in head.of("url") if (url := url_of(f.value))]
        return replace(
            article,
            source=(value("source") if self._says("source") else None) or article.source,
            url=urls[0] if urls else article.url,
            language=language_of(value("language")) or article.language,
            edition=value("edition") or article.edition,
            print_page=value("print_page") or article.print_page,
            database=value("database") or article.database,
            accession=value("accession") or article.accession,
        )

    def _says(self, rule: str) -> bool:
        """Tell whether the head may give a field: a recipe has no rule of its own for it but "head"."""
        recipe = self._recipe.recipe if self._recipe else None
        return recipe is None or recipe.labelled or rule not in recipe.rules or recipe.rules[rule].word == "head"

    def _unit(self, line: int) -> int:
        """Return the first unit that begins at a line (0-based) or below it."""
        return bisect_right(self._firsts, line)

    def _reason(self, field: Field) -> str:
        if self._recipe and self._recipe.recipe.labelled and field.kind:
            return self._recipe.recipe.reason(_NAMES.get(field.kind, f"article {field.kind}"))
        return f"labelled “{clean_line(field.label)}” at the head"

    def _end(self, facts: Facts, head: Head) -> int:
        """Return where the one article of a page ends: below its prose, and below all lines that are no furniture."""
        units = facts.units
        single = find_single(facts)
        first = self._unit(head.end)
        end = single.end if single is not None and single.end > first else first
        if single is not None and head.of("url") and end > first:
            # A page of the web under its head: menus may stand above its text, and boxes below it.
            title = single.title if single.title is not None and single.title >= first else None
            self._text = max(first, single.start if title is None else title + 1)
            return end
        while end < len(units) and units[end].kind not in _ENDS and end < facts.announced:
            end += 1
        return max(end, min(first + 1, len(units)))

    def _title(self, facts: Facts, head: Head, start: int, end: int) -> int | None:
        """Return the title of a head: its own, else the line right below it that looks like one."""
        titles = head.of("title")
        line = head.above if head.above is not None else titles[0].first if titles else None
        if line is not None:
            return self._unit(line)
        below = self._unit(head.end)
        if below + 1 < end and facts.title_score(below) >= 1.5 and facts.units[below].kind == "text":
            return below
        return None

    def _take_title(self, facts: Facts, draft: Draft, head: Head) -> None:
        titles = head.of("title")
        if head.above is not None:
            draft.title = facts.units[self._unit(head.above)].raw[:500]
            draft.found("title", head.above + 1, 0.85, "the line over a labelled head")
        elif titles:
            draft.title = clean_line(titles[0].value)[:500]
            draft.found("title", titles[0].first + 1, _sure(titles[0]), self._reason(titles[0]))
        elif draft.title is not None:
            draft.found("title", draft.evidence["title"].line, _BELOW, "the line below a labelled head")

    def _take_authors(self, draft: Draft, head: Head) -> None:
        fields = head.of("authors")
        found = read_authors([field.value for field in fields])
        if found is None:
            return
        draft.authors = found.names
        draft.found("authors", fields[0].first + 1, SURE if found.sure else DOUBTED, self._reason(fields[0]))
        if found.outlet and draft.outlet is None and not head.of("outlet", "source"):
            draft.outlet = found.outlet
            draft.found("outlet", fields[0].first + 1, 0.8, self._reason(fields[0]))

    def _take_dates(self, draft: Draft, head: Head) -> None:
        for field in head.of("first_date")[:1]:
            day, sure, _ = read_day(field.value, self._order)
            if day:
                draft.first_date = replace(day, line=field.first + 1)
                draft.found("first_date", field.first + 1, sure, self._reason(field))
        fields = head.of("date")
        read = [(field, *read_day(field.value, self._order)) for field in fields]
        best = next((each for each in read if each[1] is not None), read[0] if read else None)
        if best is None:
            self._take_dateline(draft, head)
            return
        field, day, sure, why = best
        draft.date = replace(day, line=field.first + 1) if day else None
        draft.found("date", field.first + 1, sure, why or self._reason(field))

    def _take_dateline(self, draft: Draft, head: Head) -> None:
        """Take the day of a line that says where a text was written, where nothing else says when."""
        for field in head.of("place"):
            day, sure, _ = read_day(field.value, self._order)
            if draft.date is None and day is not None and day.precision in ("day", "minute"):
                draft.date = replace(day, line=field.first + 1)
                draft.found("date", field.first + 1, min(sure, 0.7), self._reason(field))


def _sure(field: Field) -> float:
    return SURE if field.sure else DOUBTED


def _show(unit: Unit, field: Field | None, *, above: int | None) -> None:
    """Make of a line of a head what the general rules are to see."""
    unit.field, unit.pages, unit.bullet = "", 0, False
    if unit.first - 1 == above:
        unit.kind, unit.dates = "text", []
        return
    kind = field.kind if field else None
    shown = field is not None and field.value and kind in ("title", "subtitle", "text")
    if field is not None and shown and unit.first - 1 == field.first:
        unit.raw, unit.text = field.value, collapsed(field.value)
        unit.size, unit.dates = weight(unit.text), []
        unit.kind = "prose" if kind == "text" and unit.size >= _PROSE else "text"
        return
    unit.kind = "date" if kind == "date" and unit.dates and has_day(unit) else "ui"
    if unit.kind == "ui":
        unit.dates = []
        if field is not None and field.value:
            # Its label is read already: no other rule is to find one.
            unit.text = collapsed(field.value)


def cut_headed(text: str, plan: "Plan | None", cut: "Callable[[Plan | HeadsPlan | None], Page]") -> Page:
    """Return the page that `cut` makes of a text (gated), by its labelled heads where it begins with one.

    A recipe whose `plan` says itself where articles begin has none, unless it says that they are labelled.
    """
    recipe = plan.recipe if plan else None
    labelled = recipe is not None and recipe.labelled
    if recipe is not None and not labelled and recipe.marker:
        return cut(plan)
    # Most pages have no head, and are not taken apart for that.
    if not find_heads(text[:_TOP].split("\n", _TOP_LINES)[:_TOP_LINES], loose=labelled, single=True):
        return cut(plan)
    heads = find_heads(text.split("\n"), loose=labelled, single=recipe is not None and recipe.single)
    if not heads:
        return cut(plan)
    own = HeadsPlan(heads, plan)
    page = cut(own)
    return replace(page, articles=tuple(map(own.complete, page.articles)))
