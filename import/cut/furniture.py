"""What a source prints on many of its pages: lines that are furniture wherever they stand.

Counted over the linear texts of a source's pages: for each short line, on how many pages it stands. Kept as numbers
only, so that the counts of a large source stay small and can be stored.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, Self

from readroom.importer.cut.byline import is_name, parse_byline
from readroom.importer.cut.lines import Kind, Unit

LINE_MOST = 160
"""How long a line may be that is counted, in code points: longer ones are text, also where two pages share them."""

_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_]")
_SIGNS = " \t\u00a0|»«›‹→←-–—:："
_LEAST_PAGES, _LEAST_SHARE = 3, 0.34
_MOST_KEPT = 5_000
_PROSE_SHARE, _TITLE_SHARE = 0.5, 0.8
_PLAIN: frozenset[Kind] = frozenset(
    (
        "text",
        "bullet",
        "prose",
        "caption",
        "ui",
        "widget",
        "pager",
        "copyright",
        "comments",
        "share",
        "more",
        "breadcrumb",
        "url",
        "tags",
    )
)


def line_key(text: str) -> int:
    """Return the number under which a line is counted: the same for lines that differ in figures, case or signs."""
    plain = " ".join(_DIGITS.sub("0", text.casefold()).strip(_SIGNS).split())
    return int.from_bytes(blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=6).digest(), "big")


def count_lines(text: str) -> set[int]:
    """Return the keys of the short lines of one page, each once."""
    return {line_key(line) for line in {line.strip() for line in text.split("\n")} if _counts(line)}


def _counts(line: str) -> bool:
    return 0 < len(line) <= LINE_MOST and _LETTER.search(line) is not None


def mark_furniture(units: Sequence[Unit], furniture: "Furniture") -> None:
    """Mark the units that are furniture of their source; what may be a title right above its day needs more pages."""
    for index, unit in enumerate(units):
        if unit.kind not in _PLAIN:
            continue
        pages = furniture.pages_with(unit.raw)
        if not pages:
            continue
        if unit.kind == "prose" and pages < _PROSE_SHARE * furniture.pages:
            continue
        if not unit.bullet and unit.alone and _heads(units, index) and pages < _TITLE_SHARE * furniture.pages:
            continue
        unit.pages = pages
        unit.kind = unit.kind if unit.kind in ("widget", "pager", "copyright", "comments", "share") else "ui"


def _heads(units: Sequence[Unit], index: int) -> bool:
    """Tell a line with a day, a byline or a paragraph right below it."""
    return index + 1 < len(units) and units[index + 1].kind in ("date", "byline", "prose", "tags")


@dataclass(frozen=True, slots=True)
class Furniture:
    """On how many of `pages` pages of one source each line stands (`line_key` → pages)."""

    pages: int = 0
    counts: Mapping[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, keys: Iterable[set[int]]) -> Self:
        """Return the counts over pages, each given by what `count_lines` made of it."""
        counts: Counter[int] = Counter()
        pages = 0
        for page in keys:
            counts.update(page)
            pages += 1
        return cls(pages, {key: number for key, number in counts.most_common(_MOST_KEPT) if number > 1})

    def pages_with(self, text: str) -> int:
        """Return on how many pages the line stands if that makes it furniture, else 0.

        It does on three pages and on a third of them; a name, or a line that says who wrote, may stand on as many.
        """
        if self.pages < _LEAST_PAGES or not _counts(text):
            return 0
        found = self.counts.get(line_key(text), 0)
        if found < max(_LEAST_PAGES, _LEAST_SHARE * self.pages):
            return 0
        return 0 if is_name(text.strip(_SIGNS)) or parse_byline(text) else found

    def to_json(self) -> dict[str, Any]:
        """Return the counts as plain JSON values (keys of an object are strings there)."""
        return {"pages": self.pages, "counts": {str(key): number for key, number in self.counts.items()}}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return the counts that `to_json` gave; raise KeyError or ValueError when `data` is none."""
        return cls(int(data["pages"]), {int(key): int(number) for key, number in data["counts"].items()})
