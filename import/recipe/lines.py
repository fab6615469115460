"""Which lines of a page a recipe drops, and the way back: what was found among the others, told of the whole page."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from readroom.importer.recipe.recipe import Patterns, Recipe
from readroom.text.model import Article, Body, Evidence, LineVerdict, Page, PrintedDate, Voice


class Sifted:
    """The lines of a page (0-based) that a recipe leaves, and for the others why they go.

    `lines` are as patterns see them; `gone` are lines that go for another reason, with that reason.
    """

    def __init__(self, lines: Sequence[str], recipe: Recipe, gone: Mapping[int, str] | None = None) -> None:
        self._recipe = recipe
        self.gone: dict[int, str] = dict(gone or {})
        start = self._until(lines)
        self.from_top = start > 0
        """Whether the page's head was found and dropped."""
        end = self._from(lines, start)
        self.from_bottom = end < len(lines)
        """Whether the page's foot was found and dropped."""
        for index in range(start, end):
            line = lines[index]
            if index not in self.gone and recipe.drop_lines.find(line) and not recipe.keep_lines.find(line):
                self.gone[index] = recipe.reason("drop lines")
        for opening, closing in recipe.drop_between:
            self._between(lines, start, end, opening, closing)
        self.left: list[int] = [i for i in range(len(lines)) if i not in self.gone]

    def _until(self, lines: Sequence[str]) -> int:
        last = _first(self._recipe.drop_until, lines, 0, len(lines))
        if last is None:
            return 0
        self.gone |= dict.fromkeys(range(last + 1), self._recipe.reason("drop until"))
        return last + 1

    def _from(self, lines: Sequence[str], start: int) -> int:
        first = _first(self._recipe.drop_from, lines, start, len(lines))
        if first is None:
            return len(lines)
        self.gone |= dict.fromkeys(range(first, len(lines)), self._recipe.reason("drop from"))
        return first

    def _between(self, lines: Sequence[str], start: int, end: int, opening: Patterns, closing: Patterns) -> None:
        index = start
        while (first := _first(opening, lines, index, end)) is not None:
            last = _first(closing, lines, first + 1, end)
            if last is None:
                return
            for place in range(first, last + 1):
                if not self._recipe.keep_lines.find(lines[place]):
                    self.gone.setdefault(place, self._recipe.reason("drop between"))
            index = last + 1

    def whole(self, page: Page, text: str) -> Page:
        """Return a page that was read from the lines that are left, told of the whole `text` with all of its lines."""
        page = whole_page(page, text, self.left, self.gone)
        return replace(
            page,
            articles=tuple(replace(a, source=self._recipe.source or a.source) for a in page.articles),
            source=self._recipe.source or page.source,
            recipe=self._recipe.name,
        )


def whole_page(page: Page, text: str, left: Sequence[int], gone: Mapping[int, str]) -> Page:
    """Return a page that was read from some lines of a `text`, told of all of its lines.

    `left` are the lines (0-based) that it was read from, in order, `gone` those that were cut, with the reasons.
    """
    numbers = [index + 1 for index in left]
    articles = tuple(_moved(article, numbers) for article in page.articles)
    fates = {numbers[v.line - 1]: v for v in page.verdicts if v.line <= len(numbers)}
    ranges = sorted((*a.lines, number) for number, a in enumerate(articles, 1) if a.lines)
    verdicts = []
    for number in range(1, text.count("\n") + 2):
        if reason := gone.get(number - 1):
            verdicts.append(LineVerdict(number, "cut", reason, _holder(number, ranges)))
        elif fate := fates.get(number):
            verdicts.append(replace(fate, line=number))
        else:
            verdicts.append(LineVerdict(number, "cut", "blank"))
    return replace(page, text=text, articles=articles, verdicts=tuple(verdicts))


def _first(patterns: Patterns, lines: Sequence[str], start: int, end: int) -> int | None:
    if not patterns:
        return None
    return next((i for i in range(start, end) if patterns.find(lines[i])), None)


def _holder(line: int, ranges: Sequence[tuple[int, int, int]]) -> int | None:
    """Return which article has a line; `ranges` are the first line, the last line and the number of each, in order."""
    place = bisect_right(ranges, line, key=lambda found: found[0]) - 1
    return ranges[place][2] if place >= 0 and line <= ranges[place][1] else None


def _moved(article: Article, numbers: Sequence[int]) -> Article:
    """Return an article with every line number (1-based, among those left) changed to that of the whole page."""

    def line(number: int | None) -> int | None:
        return numbers[number - 1] if number and number <= len(numbers) else None

    def date(day: PrintedDate | None) -> PrintedDate | None:
        return replace(day, line=line(day.line)) if day else None

    def voice(found: Voice) -> Voice:
        return replace(found, date=date(found.date))

    body: Body = article.body
    evidence = {k: Evidence(line(e.line), e.confidence, e.reason) for k, e in article.evidence.items()}
    first, last = article.lines or (0, 0)
    return replace(
        article,
        body=replace(
            body,
            asides=tuple(replace(a, line=line(a.line)) for a in body.asides),
            voices=tuple(map(voice, body.voices)),
        ),
        date=date(article.date),
        first_date=date(article.first_date),
        lines=(line(first) or 1, line(last) or 1) if article.lines else None,
        evidence=evidence,
    )
