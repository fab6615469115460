"""Two people's tags beside each other: what was counted for each tag, and every unit on which they differ."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from readroom.db.articles import text_of
from readroom.db.highlights import Highlight, fold_tag
from readroom.db.library import Library
from readroom.db.notebook_record import rows_by_key
from readroom.text.agreement import Table, Unit, compared


class Difference(NamedTuple):
    """A unit that one coder tagged and the other did not: `[start, end)` in code points of the article's text."""

    article: int
    key: str
    tag: str
    start: int
    end: int
    first: bool
    text: str


@dataclass(slots=True)
class Agreement:
    """What was compared: a table for each tag, as the coders wrote it first, and the differences in their order.

    `articles` were looked at; `unplaced` are marks of the first and the second that are nowhere in today's texts.
    """

    unit: Unit
    articles: int = 0
    units: int = 0
    tables: dict[str, Table] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)
    unplaced: tuple[int, int] = (0, 0)

    @property
    def all_tags(self) -> Table:
        """Every tag's units taken together: a unit counts once for each tag."""
        return sum(self.tables.values(), Table())


def agree(
    library: Library,
    first: Iterable[Highlight],
    second: Iterable[Highlight],
    unit: Unit,
    *,
    tags: Iterable[str] = (),
    keys: Iterable[str] = (),
) -> Agreement:
    """Compare two people's tags in the articles that either has marked, and in those of `keys`.

    Without `tags`, each tag that either uses is compared as it is; a named tag also stands for those below it.
    """
    both = [_by_article(first), _by_article(second)]
    asked = {fold_tag(tag): tag for tag in tags}
    names = dict(asked) or _names(both)
    rows = rows_by_key(library, sorted({*both[0], *both[1], *keys}))
    found = Agreement(unit, tables={name: Table() for name in names.values()})
    lost = [sum(len(marks) for key, marks in side.items() if key not in rows) for side in both]
    for key, row in sorted(rows.items(), key=lambda item: item[1].id):
        digest = library.connection.execute("select digest from article where id = ?", (row.id,)).fetchone()[0]
        text = text_of(library, row.id)
        placed = []
        for number, side in enumerate(both):
            here = [one for one in side.get(key, []) if one.digest == digest and not one.waiting]
            lost[number] += len(side.get(key, [])) - len(here)
            placed.append(here)
        found.articles += 1
        for folded, name in names.items():
            ranges = [_ranges(side, folded, below=bool(asked)) for side in placed]
            one = compared(text, unit, *ranges)
            found.tables[name] += one.table
            found.differences += [
                Difference(row.id, key, name, start, end, mine, text[start:end]) for start, end, mine in one.differences
            ]
    found.unplaced = (lost[0], lost[1])
    found.units = next(iter(found.tables.values()), Table()).units
    return found


def _by_article(marks: Iterable[Highlight]) -> dict[str, list[Highlight]]:
    found: dict[str, list[Highlight]] = {}
    for one in marks:
        found.setdefault(one.article_key, []).append(one)
    return found


def _names(both: Iterable[Mapping[str, list[Highlight]]]) -> dict[str, str]:
    """Return every tag in use by its folded form, in the order of their names."""
    names: dict[str, str] = {}
    for tag in _tags(both):
        names.setdefault(fold_tag(tag), tag)
    return dict(sorted(names.items()))


def _tags(both: Iterable[Mapping[str, list[Highlight]]]) -> Iterator[str]:
    for side in both:
        for marks in side.values():
            for one in marks:
                yield from one.tags


def _ranges(marks: Iterable[Highlight], folded: str, *, below: bool) -> list[tuple[int, int]]:
    return [
        (one.start, one.end)
        for one in marks
        if any(fold_tag(tag) == folded or (below and fold_tag(tag).startswith(f"{folded}/")) for tag in one.tags)
    ]
