"""What stands around and between the articles of a source's pages: their head, their foot, lines on all of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from readroom.importer.recipe.recipe import lines_of
from readroom.importer.recipe.shapes import mask_digits
from readroom.importer.recipe.trial import Proposal
from readroom.text.model import Page

Drop = tuple[str, list[Any], str]
"""A key of [drop], its value, and a comment."""

_LEAST = 3  # code points of a line that is told from others
_LONGEST = 200  # code points of a line that may stand on all pages
_MOST_LINES = 20
_MOSTLY = 0.6
_HEAD = "The last line of the head that all of the pages have."
_FOOT = ("The first line below the last article.", "The first line of the foot that all of the pages have.")
_LINES = "They stand on all pages, or in most articles."


class _Bounds(NamedTuple):
    """Where a page's articles begin, where the text of the last one begins, and where it ends (lines, 1-based)."""

    start: int
    last: int
    end: int


def edges(pages: Sequence[Page]) -> Iterator[Drop]:
    """Yield where the head of the pages ends and where their foot begins, when lines show it."""
    lines = [lines_of(page.text) for page in pages]
    bounds = [b for b in map(_bounds, pages) if b]
    if len(bounds) < len(pages):
        return
    both = list(zip(lines, bounds, strict=True))
    above = reversed(lines[0][: bounds[0].start - 1]) if len(pages) > 1 else iter(())
    head = next((x for x in above if len(x) >= _LEAST and all(_heads(x, own, b) for own, b in both)), None)
    if head:
        yield "until", [f"^{mask_digits(head)}$"], _HEAD
    shared = set.intersection(*map(set, lines))
    below = lines[0][bounds[0].last :]
    foot = next((x for x in below if len(x) >= _LEAST and all(_foots(x, own, b, shared) for own, b in both)), None)
    if foot:
        yield "from", [f"^{mask_digits(foot)}$"], _FOOT[len(pages) > 1]


def _bounds(page: Page) -> _Bounds | None:
    ranges = sorted(article.lines for article in page.articles if article.lines)
    if not ranges:
        return None
    kept = [v.line for v in page.verdicts if v.verdict == "kept" and v.line >= ranges[-1][0]]
    return _Bounds(ranges[0][0], kept[0] if kept else ranges[-1][0], ranges[-1][1])


def _heads(line: str, lines: Sequence[str], bounds: _Bounds) -> bool:
    """Tell whether a line stands above the articles first."""
    return line in lines and lines.index(line) < bounds.start - 1


def _foots(line: str, lines: Sequence[str], bounds: _Bounds, shared: set[str]) -> bool:
    """Tell whether a line stands below the last article first, with nothing below it that is this page's own text."""
    if line not in lines:
        return False
    index = lines.index(line)
    if index < (bounds.last if len(shared) < len(set(lines)) else bounds.end):
        return False
    own = [text for text in lines[index:] if len(text) >= _LONGEST and text not in shared]
    return sum(map(len, own)) < _LONGEST


def furniture(pages: Sequence[Page]) -> Iterator[Drop]:
    """Yield the lines that were kept as text on all pages, or in most articles."""
    in_articles: Counter[str] = Counter()
    on_pages: Counter[str] = Counter()
    for page in pages:
        lines = lines_of(page.text)
        own: dict[int, set[str]] = {}
        for verdict in page.verdicts:
            line = lines[verdict.line - 1]
            if verdict.verdict == "kept" and verdict.article and _LEAST <= len(line) <= _LONGEST:
                own.setdefault(verdict.article, set()).add(mask_digits(line))
        on_pages.update(set().union(*own.values()))
        in_articles.update(line for found in own.values() for line in found)
    least = max(3, _MOSTLY * sum(len(page.articles) for page in pages))
    wanted = [line for line, count in in_articles.most_common() if count >= least]
    if len(pages) > 1:
        wanted += sorted(line for line, count in on_pages.items() if count == len(pages) and line not in wanted)
    if wanted:
        yield "lines", [f"^{line}$" for line in wanted[:_MOST_LINES]], _LINES


def bylines(found: Proposal, pages: Sequence[Page]) -> None:
    """Propose where bylines stand, when nearly all that were found stand on one side of the text."""
    sides: Counter[str] = Counter()
    for page in pages:
        kept = [v.line for v in page.verdicts if v.verdict == "kept"]
        for article in page.articles:
            evidence, lines = article.evidence.get("authors"), article.lines
            inside = [line for line in kept if lines and lines[0] <= line <= lines[1]]
            if evidence and evidence.line and inside and not evidence.reason.startswith("recipe "):
                sides["head" if evidence.line < inside[0] else "tail" if evidence.line > inside[-2:][0] else ""] += 1
    if sides and (best := sides.most_common(1)[0])[0] and best[1] >= max(2, 0.9 * sides.total()):
        said = f"So stand {best[1]} of the {sides.total()} bylines that were found."
        found.give("article", "byline", best[0], said)
