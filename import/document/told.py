"""A recipe at work on a document in blocks: blocks that are cut, where articles begin, and fields that it gives."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from readroom.importer.cut.byline import Byline, parse_names
from readroom.importer.cut.recipe_fields import SURE, printed_date
from readroom.importer.document.blocks import Block
from readroom.importer.document.head import Facts
from readroom.importer.fields import keywords_of, url_of
from readroom.importer.recipe.lines import Sifted
from readroom.importer.recipe.pattern import tidy
from readroom.importer.recipe.recipe import Recipe
from readroom.text.dates import Order
from readroom.text.gate import clean_line
from readroom.text.model import Evidence, Page

_FIELDS = {"title": "title", "byline": "authors", "date": "date", "outlet": "outlet"}
"""The fields of a recipe that a document's general rules read as well, with the names of the evidence."""


class Told:
    """What a recipe says of one document; its blocks are cut at once. Indices are those of the blocks."""

    def __init__(self, recipe: Recipe, blocks: Sequence[Block]) -> None:
        self._recipe = recipe
        self._blocks = blocks
        for index, reason in Sifted([tidy(b.one_line) for b in blocks], recipe).gone.items():
            blocks[index].kind, blocks[index].reason = "cut", reason

    @property
    def language(self) -> str | None:
        """The language of the document, if the recipe says it."""
        return self._recipe.language

    @property
    def order(self) -> Order | None:
        """The order of numeric dates, if the recipe says it."""
        return self._recipe.order

    def groups(self) -> list[tuple[int, int]] | None:
        """Return the ranges of blocks that its markers divide, [] for one article; None when it says nothing of it."""
        if self._recipe.single:
            return []
        marks = [i for i, b in enumerate(self._blocks) if self._recipe.marker.find(tidy(b.one_line))]
        if not marks:
            return None
        count = len(self._blocks)
        if self._recipe.position == "after-article":
            starts = [0, *(mark + 1 for mark in marks if mark + 1 < count)]
        else:
            back = 1 if self._recipe.position == "below-title" else 0
            starts = sorted({max(mark - back, 0) for mark in marks})
        found = list(zip(starts, [*starts[1:], count], strict=True))
        return [(a, b) for a, b in found if any(block.verdict == "kept" for block in self._blocks[a:b])]

    def read(self, blocks: Sequence[Block], facts: Facts) -> dict[str, Any]:
        """Set the fields that the recipe gives among an article's facts; return those that facts have no place for."""
        more: dict[str, Any] = {}
        for name, rule in self._recipe.rules.items():
            if rule.word == "none":
                _forget(facts, name)
            elif rule.patterns:
                self._by_pattern(blocks, facts, name, more)
        if self._recipe.marker:
            self._by_marker(blocks, facts, more)
        if facts.outlet and (usual := self._recipe.usual(facts.outlet)):
            more["outlet_name"] = usual
        if self._recipe.source:
            more["source"] = self._recipe.source
        return more

    def named(self, page: Page) -> Page:
        """Return a page with the names of its recipe and of the source that this gives."""
        return replace(page, source=self._recipe.source or page.source, recipe=self._recipe.name)

    def _by_pattern(self, blocks: Sequence[Block], facts: Facts, name: str, more: dict[str, Any]) -> None:
        for index, block in enumerate(blocks):
            match = self._recipe.rules[name].patterns.find(tidy(block.one_line)) if block.verdict != "cut" else None
            if match:
                self._take(index, block, match.groupdict(), self._recipe.reason(f"article {name}"), facts, more)
                return

    def _by_marker(self, blocks: Sequence[Block], facts: Facts, more: dict[str, Any]) -> None:
        for index, block in enumerate(blocks):
            if match := self._recipe.marker.find(tidy(block.one_line)):
                self._take(index, block, match.groupdict(), self._recipe.reason("split marker"), facts, more)
                return

    def _take(
        self,
        index: int,
        block: Block,
        groups: Mapping[str, str | None],
        reason: str,
        facts: Facts,
        more: dict[str, Any],
    ) -> None:
        """Take the fields that a pattern's named groups hold."""
        values = {name: clean_line(value) for name, value in groups.items() if value}
        at = Evidence(block.line, SURE, reason)
        facts.used[index] = reason
        if title := values.get("title"):
            facts.title, facts.evidence["title"] = title, at
        if author := values.get("author"):
            found = parse_names(author, marked=True) or Byline((author,), None)
            facts.authors, facts.evidence["authors"] = found.authors, at
        if (raw := values.get("date")) and (day := printed_date(raw, self._recipe)):
            facts.date, facts.evidence["date"] = replace(day, line=block.line), at
        if outlet := values.get("outlet"):
            facts.outlet, facts.evidence["outlet"] = outlet, at
        if section := values.get("section"):
            more["section"], facts.evidence["section"] = section, at
        if keywords := values.get("keywords"):
            more["keywords"] = keywords_of(keywords)
        if url := url_of(values.get("url")):
            more["url"], facts.evidence["url"] = url, at


def _forget(facts: Facts, name: str) -> None:
    """Take back a field that the recipe says there is none of."""
    if name == "title":
        facts.title = None
    elif name == "byline":
        facts.authors = ()
    elif name == "date":
        facts.date = None
    elif name == "outlet":
        facts.outlet = None
    if name in _FIELDS:
        facts.evidence.pop(_FIELDS[name], None)
