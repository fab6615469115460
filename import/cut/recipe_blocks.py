"""Where a recipe cuts a plain-text page: from its markers, and the lines that go with them, to blocks."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from readroom.importer.cut.facts import Facts
from readroom.importer.cut.kinds import ends_sentence
from readroom.importer.cut.markers import best_title
from readroom.importer.cut.recipe_fields import matching
from readroom.importer.cut.region import tail_end
from readroom.importer.cut.split import Block
from readroom.importer.recipe.recipe import Recipe

_LABEL = 80  # characters of a label above a title
_TITLE = 300  # characters of a title
_REACH = 6  # units above a marker among which its title is


@dataclass(frozen=True, slots=True)
class Marks:
    """The units of a page that a recipe names: `groups` are the markers with their named groups.

    `attached` are the lines that go with a marker; `headed` and `footed` tell whether head and foot of the page went.
    """

    recipe: Recipe
    groups: Mapping[int, Mapping[str, str | None]]
    attached: Set[int]
    headed: bool = False
    footed: bool = False

    def blocks(self, facts: Facts) -> Iterator[Block]:
        """Yield the blocks that the markers make, in the order of the page."""
        if self.recipe.position == "below-title":
            return self._below_title(facts)
        return self._after_article(facts) if self.recipe.position == "after-article" else self._above_title(facts)

    def title(self, facts: Facts, start: int, end: int) -> int | None:
        """Return the title among the units `[start, end)` by the recipe's rule; None when none is said or found."""
        rule = self.recipe.rules.get("title")
        free = [i for i in range(start, end) if i not in self.groups and i not in self.attached]
        if rule is None or rule.word == "none":
            return None
        if rule.patterns:
            found = matching(facts, free, self.recipe, "title")
            return found[0] if found else None
        if rule.word == "first-line":
            return free[0] if free else None
        return next(
            (i for i in free if facts.units[i].alone and facts.units[i].size <= _TITLE),
            None,
        )

    def with_labels(self, facts: Facts, title: int, floor: int) -> int:
        """Return where an article begins whose title is known: labels that touch it from above are its own."""
        start, units = title, facts.units
        most = 3 if "section" in self.recipe.rules else 2
        while (
            start > floor and title - start < most and start - 1 not in self.groups and start - 1 not in self.attached
        ):
            above = units[start - 1]
            named = start == title and self._takes_label()
            touches = units[start].above == 0 or above.kind in ("partial", "breadcrumb")
            if above.size > _LABEL or ends_sentence(above.text) or not (named or touches) or above.kind == "prose":
                break
            start -= 1
        return start

    def _takes_label(self) -> bool:
        rule = self.recipe.rules.get("section")
        return rule is not None and rule.word == "label-above-title"

    def _no_titles(self) -> bool:
        rule = self.recipe.rules.get("title")
        return rule is not None and rule.word == "none"

    def _runs(self) -> list[tuple[int, int]]:
        """Return the markers as `[first, end)`: those that follow each other, with their attached lines, are one."""
        runs: list[tuple[int, int]] = []
        for index in sorted(self.groups):
            end = index + 1
            while end in self.attached:
                end += 1
            if runs and runs[-1][1] == index:
                runs[-1] = runs[-1][0], end
            else:
                runs.append((index, end))
        return runs

    def _titled(self, index: int, end: int) -> int | None:
        """Return the marker of a run that holds the title itself."""
        return next((i for i in range(index, end) if self.groups.get(i, {}).get("title")), None)

    def _above_title(self, facts: Facts) -> Iterator[Block]:
        runs = self._runs()
        ends = [*(first for first, _ in runs[1:]), len(facts.units)]
        for (first, below), end in zip(runs, ends, strict=True):
            title = self._titled(first, below)
            if title is None and not self._no_titles():
                title = self.title(facts, below, end)
                if title is None:
                    near = facts.skip(below - 1, 1, 3)
                    likely = near < end and facts.title_score(near) > 0.5
                    title = near if likely else best_title(facts, below, end, near=False)
            if end == len(facts.units) and not self.footed:
                end = tail_end(facts, (first if title is None else max(title, first)) + 1, end)
            if end > below:
                yield Block(
                    first,
                    end,
                    "over",
                    title,
                    below - 1 if title is None else _dated(facts, first, below),
                )

    def _below_title(self, facts: Facts) -> Iterator[Block]:
        starts: list[tuple[int, int | None, int, int]] = []
        floor = 0
        for first, below in self._runs():
            title = self._titled(first, below)
            if title is None and not self._no_titles():
                title = self._title_above(facts, first, floor)
            start = first if title is None or title >= first else self.with_labels(facts, title, floor)
            starts.append((start, title, first, below))
            floor = below
        ends = [*(start for start, *_ in starts[1:]), len(facts.units)]
        for (start, title, first, below), end in zip(starts, ends, strict=True):
            if end == len(facts.units) and not self.footed:
                end = tail_end(facts, below, end)
            yield Block(start, max(end, below), "under", title, _dated(facts, first, below))

    def _title_above(self, facts: Facts, marker: int, floor: int) -> int | None:
        """Return the title above a marker: the nearest line that the recipe's rule, or else its look, allows."""
        rule = self.recipe.rules.get("title")
        near = range(marker - 1, max(floor, marker - _REACH) - 1, -1)
        if rule is not None and rule.patterns:
            found = matching(facts, near, self.recipe, "title")
            return found[0] if found else None
        if rule is not None and rule.word == "first-isolated":
            return next(
                (i for i in near if facts.units[i].alone and facts.units[i].size <= _TITLE),
                None,
            )
        title = marker - 1 if rule is not None and rule.word == "first-line" else facts.skip(marker, -1, 4)
        return title if title >= floor else None

    def _after_article(self, facts: Facts) -> Iterator[Block]:
        start, first_of_page = 0, True
        for first, below in self._runs():
            title = self._titled(first, below)
            if title is None and not self._no_titles():
                title = self.title(facts, start, first)
                if title is None:
                    title = best_title(facts, start, first, near=first_of_page and not self.headed)
            if first_of_page and not self.headed and title is not None and title < first:
                start = self.with_labels(facts, title, 0)
                start -= start > 0 and facts.units[start - 1].kind in (
                    "date",
                    "partial",
                )
            if first > start:
                # The text stands above the marker, even where the marker holds the title.
                yield Block(
                    start,
                    below,
                    "end",
                    title if title is None or title < first else None,
                    first,
                )
            start, first_of_page = below, False


def _dated(facts: Facts, first: int, end: int) -> int:
    """Return the marker of a run that has a date, else its last."""
    return next((i for i in range(first, end) if facts.units[i].dates), end - 1)
