"""The review list by page, the likeliest wrong first: one entry a page, with all that is doubtful on it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from math import prod

from readroom.db.library import Library
from readroom.db.review import BELOW, CORRECTION, NO_ARTICLE, PAGE, SPELLING, Doubt, doubts

MOST = 20_000
"""How many doubts are looked at, the least sure first: who has gone through so many asks again."""
WEIGHTS = {CORRECTION: 0.95, PAGE: 0.6, SPELLING: 0.15}
"""How likely it is that something has to be done about an entry that has no confidence of its own."""
_NO_ARTICLE, _REFUSED, _KIND_OF_TEXT = 0.7, 0.95, 0.2


@dataclass(frozen=True, slots=True)
class PageReview:
    """A page, or a correction without one, with its doubts. `doubt` (0 to 1): how likely something on it is wrong."""

    page: int | None
    file: str
    record: int | None
    doubt: float
    entries: tuple[Doubt, ...]

    @property
    def ref(self) -> str:
        """What names the page in commands: its article where only one is in doubt, else the page."""
        articles = {one.article for one in self.entries}
        alone = articles.pop() if len(articles) == 1 else None
        return str(alone) if alone is not None else f"page:{self.page}" if self.page is not None else "-"

    @property
    def title(self) -> str | None:
        """The title of its first article in doubt, or its opening words."""
        return next((one.title for one in self.entries if one.title), None)


def pages_to_review(
    library: Library, *, below: float = BELOW, field: str | None = None, most: int = MOST
) -> list[PageReview]:
    """Return the pages that wait for review, the likeliest wrong first."""
    return by_page(islice(doubts(library, below=below, field=field), most))


def by_page(entries: Iterable[Doubt]) -> list[PageReview]:
    """Return doubts by their pages, the likeliest wrong page first; on a page, the likeliest wrong field."""
    groups: dict[tuple[int | None, str], list[Doubt]] = {}
    for one in entries:
        groups.setdefault((one.page, "" if one.page is not None else one.file), []).append(one)
    made = [_page(group) for group in groups.values()]
    return sorted(made, key=lambda page: (-page.doubt, page.page or 0, page.file))


def _page(group: list[Doubt]) -> PageReview:
    ordered = sorted(group, key=lambda one: (-weight(one), one.article or 0, one.line or 0, one.field))
    first = ordered[0]
    wrong = 1 - prod(1 - each for each in _weights(ordered))
    return PageReview(first.page, first.file, first.record, round(wrong, 4), tuple(ordered))


def _weights(entries: Iterable[Doubt]) -> Iterator[float]:
    """Yield the weights of a page's entries; many misspelt words are one doubt."""
    spelt = False
    for one in entries:
        if one.field != SPELLING or not spelt:
            yield weight(one)
        spelt = spelt or one.field == SPELLING


def weight(one: Doubt) -> float:
    """Return how likely an entry is something that has to be put right."""
    if one.field in WEIGHTS:
        return _NO_ARTICLE if one.reason == NO_ARTICLE else WEIGHTS[one.field]
    if one.value is None and one.confidence <= 0:
        return _REFUSED
    # That a record has an abstract or a teaser says what its text is, not that it is wrong.
    return _KIND_OF_TEXT if one.field == "text" else min(1 - one.confidence, _REFUSED)
