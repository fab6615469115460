"""Trying a proposed recipe on pages, and how well they then look cut."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log2
from typing import Any

from readroom.importer.cut.kinds import ends_sentence
from readroom.importer.cut.page import cut_lines
from readroom.importer.recipe.recipe import Recipe
from readroom.text.model import Article, Page

LEARNT = "learnt"
"""What a proposed recipe is called in the reasons of verdicts."""

_TITLE = 160  # code points of a title that looks like one
_LEAST_TEXT = 120  # code points of a text that looks like one
_SENTENCE = 60  # code points of a line of prose
_LAST = 100  # code points of a last line that may be another article's title

Tables = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Sample:
    """A page to learn from: the name of its file, how the general rules cut it, and the `source` of an HTML page."""

    file: str
    page: Page
    source: str = ""


@dataclass(slots=True)
class Proposal:
    """The tables of a proposed recipe, and what is said beside them, by "table key"."""

    tables: Tables = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)

    def give(self, table: str, key: str, value: Any, note: str = "") -> None:
        """Set a key, with a comment."""
        self.tables.setdefault(table, {})[key] = value
        if note:
            self.notes[f"{table} {key}"] = note


def cut_all(texts: Iterable[str], tables: Mapping[str, Any]) -> list[Page]:
    """Return text pages as the tables of a recipe cut them; its names of the source are left out."""
    rules = {name: table for name, table in tables.items() if name != "source"}
    recipe = Recipe.of(rules, LEARNT) if rules else None
    return [cut_lines(text, recipe=recipe) for text in texts]


def agreement(pages: Sequence[Page], general: Sequence[Page]) -> float:
    """Return how far a cut makes as many articles as the general rules do, or more (0 to 1); 0 when far fewer.

    Articles below the one that a page has by the general rules are its comments, more often than not.
    """
    share = sum(len(p.articles) for p in pages) / max(1, sum(len(p.articles) for p in general))
    talk = sum(_below(page, one) for page, one in zip(pages, general, strict=True) if len(one.articles) == 1)
    total = max(1, sum(len(p.articles) for p in pages))
    return min(1.0, share) * (1 - talk / total) if share >= 0.7 else 0.0


def _below(page: Page, general: Page) -> int:
    lines = general.articles[0].lines
    return sum(1 for article in page.articles if lines and article.lines and article.lines[0] > lines[1])


def quality(pages: Iterable[Page]) -> float:
    """Return how well pages look cut (0 to about 2): titles, dates and texts of many articles, prose that is kept."""
    marks: list[float] = []
    for page in pages:
        lines = page.text.split("\n")
        prose = sum(len(line) for line in lines if len(line) >= _SENTENCE and ends_sentence(line.strip()))
        kept = sum(len(article.body.text) for article in page.articles)
        covered = min(1.0, kept / prose) if prose else 1.0
        titles = Counter(article.title for article in page.articles)
        each = [_worth(article, titles) for article in page.articles]
        marks.append(covered * sum(each) / len(each) * (1 + 0.1 * log2(len(each))) if each else 0.0)
    return sum(marks) / len(marks) if marks else 0.0


def _worth(article: Article, titles: Mapping[str | None, int]) -> float:
    """Return how much an article looks like one (0 to 1)."""
    title, text = article.title, article.body.text
    worth = 0.0
    if title and len(title) <= _TITLE and titles[title] == 1:
        worth += 0.25 if ends_sentence(title) and title[-1] in ".…" else 0.4
    worth += 0.3 if article.date else 0.0
    worth += 0.3 * min(1.0, len(text) / _LEAST_TEXT)
    last = text.rsplit("\n", 1)[-1]
    if "\n" in text and len(last) < _LAST and not ends_sentence(last) and not last.startswith("- "):
        # The next article's title, or furniture.
        worth -= 0.15
    return max(0.0, worth)
