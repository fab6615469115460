"""A recipe at work on a plain-text page: where it cuts, which lines it keeps, what it says of each article.

The plan is asked at four places of the general way: which lines stand apart, which blocks there are, before a block's
text is bounded, and after its fields are found.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from readroom.importer.cut.asides import reason_of
from readroom.importer.cut.draft import Draft
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.lines import Unit
from readroom.importer.cut.outlets import same_outlet
from readroom.importer.cut.recipe_blocks import Marks
from readroom.importer.cut.recipe_fields import (
    ROLES,
    find_outlet,
    matching,
    read_byline,
    read_date,
    read_section,
    take_groups,
    year_first,
)
from readroom.importer.cut.single import find_single
from readroom.importer.cut.split import Block
from readroom.importer.recipe.lines import Sifted
from readroom.importer.recipe.pattern import tidy
from readroom.importer.recipe.recipe import Recipe, lines_of
from readroom.text.dates import Order
from readroom.text.model import Article, Page

_SURE = 0.99
_READ = 400  # characters of a line that the general rules look for dates in
_DATED = 60  # characters of a line that a date with its year first may make a date line
_READERS = {"byline": read_byline, "date": read_date, "section": read_section}


def cut_with(text: str, recipe: Recipe, cut: "Callable[[str, Plan], Page]") -> Page:
    """Return the page that `text` (gated) is, cut by a recipe; `cut` is the general way, which asks the plan."""
    lines = lines_of(text)
    sifted = Sifted(lines, recipe)
    printed = text.split("\n")
    plan = Plan(recipe, [lines[i] for i in sifted.left], sifted)
    page = cut("\n".join(printed[i] for i in sifted.left), plan)
    return sifted.whole(replace(page, articles=tuple(map(plan.complete, page.articles))), text)


def names_line(recipe: Recipe, line: str) -> bool:
    """Tell whether a recipe says of a line what it is: the general rules leave it alone."""
    rules = (recipe.marker, recipe.attach_after, recipe.keep_lines, recipe.drop_lines, recipe.drop_from)
    return any(rule.find(tidy(line)) for rule in (*rules, recipe.drop_until))


class Plan:
    """What a recipe says of one page. Indices are those of units, line numbers those among the lines that are left."""

    def __init__(self, recipe: Recipe, lines: Sequence[str], sifted: Sifted) -> None:
        self.recipe = recipe
        self._groups: dict[int, dict[str, str | None]] = {}
        self._attached: set[int] = set()
        self._kept: set[int] = set()
        self._marks = Marks(recipe, self._groups, self._attached, sifted.from_top, sifted.from_bottom)
        self._extra: dict[int, dict[str, str]] = {}
        self._room: dict[int, tuple[int, int]] = {}  # by a block's identity: the units that no other block has
        rules = (recipe.marker, recipe.attach_after, recipe.keep_lines)
        self.apart = frozenset(n for n, line in enumerate(lines, 1) if line and any(r.find(line) for r in rules))
        """Lines (1-based) that are no part of a wrapped paragraph."""

    @property
    def order(self) -> Order | None:
        """The order of numeric dates, if the recipe says it."""
        return self.recipe.order

    def look(self, units: Sequence[Unit], order: Order | None = None) -> None:
        """Find the lines that the recipe names among the units, and let the general rules see what they are.

        `order` is how the page writes numeric dates.
        """
        for index, unit in enumerate(units):
            line = tidy(unit.raw)
            if self.recipe.date_order == "ymd" and unit.size <= _READ:
                unit.dates = year_first(unit.text, unit.dates, self.recipe)
                if unit.kind == "date" and not unit.dates:
                    unit.kind = "text"
                elif unit.kind == "text" and unit.dates and unit.size <= _DATED:
                    unit.kind = "date"
            if match := self.recipe.marker.find(line):
                self._groups[index] = match.groupdict()
                unit.kind = "date" if unit.dates else "ui"
            elif self.recipe.keep_lines.find(line):
                self._kept.add(index)
                unit.kind, unit.dates = ("bullet" if unit.bullet else "text"), []
        below = False
        for index, unit in enumerate(units):
            if below and index not in self._groups and self.recipe.attach_after.find(tidy(unit.raw)):
                self._attached.add(index)
                unit.kind, unit.dates = "ui", []
            else:
                below = index in self._groups

    def blocks(self, facts: Facts) -> list[Block] | None:
        """Return the blocks of the page's articles, or None when the recipe leaves that to the general rules."""
        if self.recipe.single:
            single = find_single(facts)
            return [single] if single else []
        if not self._groups:
            return None
        found = list(self._marks.blocks(facts))
        for block in found:
            block.reason, block.confidence = self.recipe.reason("split marker"), _SURE
        return found

    def adjust(self, facts: Facts, blocks: list[Block]) -> list[Block]:
        """Return blocks with the titles that the recipe finds, and with all the lines that it keeps."""
        blocks = self._with_kept(facts, blocks)
        for number, block in enumerate(blocks):
            floor = blocks[number - 1].end if number else 0
            ceiling = blocks[number + 1].start if number + 1 < len(blocks) else len(facts.units)
            self._room[id(block)] = floor, ceiling
            if block.marker is None or not self._groups:
                self._retitle(facts, block, floor, alone=len(blocks) == 1)
        return blocks

    def begin(self, facts: Facts, draft: Draft) -> None:
        """Give the lines that the recipe names their roles, before the text is bounded."""
        block = draft.block
        for index in range(block.start, block.end):
            if index in self._groups:
                named = next((ROLES[g] for g in ROLES if self._groups[index].get(g)), None)
                role = named or ("date" if facts.units[index].dates else "cut")
                draft.give(index, role, self.recipe.reason("split marker"))
            elif index in self._attached:
                draft.give(index, "cut", self.recipe.reason("split attach_after"))
            elif index in self._kept and index != block.title:
                draft.give(
                    index,
                    "list" if facts.units[index].bullet else "body",
                    self.recipe.reason("keep lines"),
                )
        if block.title is not None and "title" in self.recipe.rules and block.title not in self._groups:
            draft.give(block.title, "title", self.recipe.reason("article title"))

    def bounded(self, facts: Facts, draft: Draft) -> None:
        """Leave a text whose ends are found as it is."""

    def finish(self, facts: Facts, draft: Draft) -> None:
        """Set the fields that the recipe gives, after the general rules have found theirs."""
        block, rules = draft.block, self.recipe.rules
        extra: dict[str, str] = {}
        for index in range(block.start, block.end):
            if index in self._groups:
                take_groups(
                    draft,
                    facts.units[index],
                    self._groups[index],
                    self.recipe,
                    "split marker",
                    extra,
                )
        if block.title is not None and "title" in rules and block.title not in self._groups:
            draft.found(
                "title",
                facts.units[block.title].first,
                _SURE,
                self.recipe.reason("article title"),
            )
        for field, rule in rules.items():
            if rule.patterns:
                self._by_pattern(facts, draft, field, extra)
            elif rule.word and field in _READERS:
                _READERS[field](facts, draft, rule.word, self.recipe)
        if "outlet" in rules and rules["outlet"].word == "none":
            draft.outlet = None
            draft.evidence.pop("outlet", None)
        find_outlet(facts, draft, self.recipe)
        self._extra[facts.units[block.start].first] = extra

    def complete(self, article: Article) -> Article:
        """Return an article with what the recipe says of all of them."""
        extra = self._extra.get(article.lines[0], {}) if article.lines else {}
        outlet, own = article.outlet, self.recipe.source
        authors = tuple(name for name in article.authors if not (own and same_outlet(name, own)))
        if outlet and own and same_outlet(outlet, own):
            # The source names itself: nobody published it before.
            outlet = None
        name = (self.recipe.usual(outlet) or article.outlet_name) if outlet else None
        denied = {field for field, rule in self.recipe.rules.items() if rule.word == "none"}
        return replace(
            article,
            date=None if "date" in denied else article.date,
            section=None if "section" in denied else article.section,
            evidence={name: found for name, found in article.evidence.items() if name not in denied},
            authors=authors,
            outlet=outlet,
            outlet_name=name,
            language=self.recipe.language or article.language,
            url=extra.get("url") or article.url,
            source=extra.get("source") or article.source,
        )

    def _by_pattern(self, facts: Facts, draft: Draft, field: str, extra: dict[str, str]) -> None:
        """Take a field from the first line that its pattern matches: in the block, else beside it."""
        block = draft.block
        floor, ceiling = self._room[id(block)]
        around = [
            *range(block.start, block.end),
            *range(block.start - 1, floor - 1, -1),
            *range(block.end, ceiling),
        ]
        if field == "title" and block.title is not None and block.title not in self._groups:
            around.insert(0, block.title)
        found = matching(facts, around, self.recipe, field)
        if found is None:
            return
        index, groups = found
        _widen(facts, draft, index)
        take_groups(draft, facts.units[index], groups, self.recipe, f"article {field}", extra)
        role = next((ROLES[g] for g in ROLES if groups.get(g)), None)
        if role and index != block.marker:
            draft.roles[index] = role, self.recipe.reason(f"article {field}")

    def _retitle(self, facts: Facts, block: Block, floor: int, *, alone: bool) -> None:
        """Set the title of a block that the general rules made, when the recipe says which line it is."""
        if "title" not in self.recipe.rules:
            return
        if self.recipe.rules["title"].word == "none":
            block.title = None
            return
        start = floor if alone else block.start
        title = self._marks.title(facts, start, block.end) if block.end > start else None
        if title is None:
            return
        block.title = title
        block.start = title if title < block.start else self._marks.with_labels(facts, title, floor)

    def _with_kept(self, facts: Facts, blocks: list[Block]) -> list[Block]:
        """Return blocks that are long enough for the lines that the recipe keeps: the block above takes a line."""
        for index in sorted(self._kept):
            if any(block.start <= index < block.end for block in blocks):
                continue
            above = [block for block in blocks if block.end <= index]
            if above:
                above[-1].end = index + 1
            elif blocks:
                blocks[0].start = index
            else:
                blocks = [
                    Block(
                        index,
                        index + 1,
                        "single",
                        None,
                        None,
                        self.recipe.reason("keep lines"),
                        _SURE,
                    )
                ]
        return blocks


def _widen(facts: Facts, draft: Draft, index: int) -> None:
    """Take a line beside an article into its block; the lines between are cut as the general rules have it."""
    block = draft.block
    for place in (*range(index + 1, block.start), *range(block.end, index)):
        unit = facts.units[place]
        draft.give(place, "cut", reason_of(unit) or "beside the article")
    block.start, block.end = min(block.start, index), max(block.end, index + 1)
