"""The line over every result: what was counted, and how."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from readroom.text.counted import number_of

SPELLINGS = 4
"""How many spellings the line names; it says how many more there are."""


@dataclass(frozen=True, slots=True)
class Count:
    """Hits, and the articles that they are in, each counted once."""

    hits: int
    articles: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a query finds in the whole library, exactly; every copy of a text is counted unless it is `once`.

    `folded`: hits and articles with near-duplicates counted once, None where that is not known; `once`: that was asked
    for, and all figures are so; `each`: hits and articles with every copy then.

    `by_field`: hits in `title` and `text`. `forms`: each spelling that matched, as printed, most hits first; of a
    `word*` too. `undated`: so many of `articles` have no date. `undated_out`: articles that match but for a condition
    on `date:`, and are out because they have none; `first_out` the same for `first:`. `more`: there are more articles
    than `articles`, and nothing else was counted. `notes`: what was not done as it was asked.
    """

    hits: int = 0
    articles: int = 0
    by_field: Mapping[str, Count] = field(default_factory=dict)
    forms: Mapping[str, Count] = field(default_factory=dict)
    undated: int = 0
    undated_out: int = 0
    first_out: int = 0
    has_words: bool = True
    more: bool = False
    notes: tuple[str, ...] = ()
    folded: Count | None = None
    once: bool = False
    each: Count | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the counts as plain JSON values; `folded` is null where near-duplicates are not known.

        `counted` says how near-duplicates count in the figures; with "once", `each` are those with every copy.
        """
        return {
            "hits": self.hits,
            "articles": self.articles,
            "by_field": {name: _json(count) for name, count in self.by_field.items()},
            "variants": {form: _json(count) for form, count in self.forms.items()},
            "undated": self.undated,
            "undated_out": self.undated_out,
            "first_out": self.first_out,
            "counted": "once" if self.once else "each",
            "folded": _json(self.folded) if self.folded else None,
            **({"each": _json(self.each)} if self.each else {}),
            **({"notes": list(self.notes)} if self.notes else {}),
            **({"more": True} if self.more else {}),
        }


def _json(count: Count) -> dict[str, int]:
    return {"hits": count.hits, "articles": count.articles}


def header(summary: Summary, how_to_count: str = "--count counts them") -> str:
    """Return the line, such as `24 hits in 9 articles · text · Iran 19 in 7, IRAN 5 in 2 · every copy counted`.

    `how_to_count` says how hits are counted that were not, since there are so many.
    """
    parts = [_total(summary)]
    if summary.hits:
        parts += [_fields(summary.by_field), *_spellings(summary.forms)]
    if summary.articles:
        parts.append(_copies(summary))
    if summary.more:
        parts.append(f"hits not counted: {how_to_count}")
    if summary.undated:
        parts.append(f"{summary.undated:,} of them undated")
    if summary.undated_out:
        parts.append(f"{summary.undated_out:,} undated not considered")
    if summary.first_out:
        parts.append(f"{summary.first_out:,} without a date of first publication not considered")
    parts += summary.notes
    return " · ".join(parts)


def _copies(summary: Summary) -> str:
    rule, how = ("copies counted once", "with every copy") if summary.once else ("every copy counted", "without copies")
    other = summary.each if summary.once else summary.folded
    if other is None or summary.more:
        return rule
    if other == Count(summary.hits, summary.articles):
        return "no copies among them"
    figures = f"{other.hits:,} in {other.articles:,}" if summary.has_words else f"{other.articles:,}"
    return f"{rule} ({figures} {how})"


def _total(summary: Summary) -> str:
    articles = f"{summary.articles:,}{'+' if summary.more else ''} article{'' if summary.articles == 1 else 's'}"
    if not summary.articles:
        return "nothing found"
    if not summary.has_words:
        return articles
    return f"{number_of(summary.hits, 'hit')} in {articles}"


def _fields(by_field: Mapping[str, Count]) -> str:
    found = sorted(((name, c) for name, c in by_field.items() if c.hits), key=lambda item: -item[1].hits)
    if len(found) == 1:
        return found[0][0]
    return ", ".join(f"{name} {count.hits} in {count.articles}" for name, count in found)


def _spellings(forms: Mapping[str, Count]) -> list[str]:
    if len(forms) < 2:
        return []
    named = sorted(forms.items(), key=lambda item: (-item[1].hits, item[0]))
    said = [f"{_short(form)} {count.hits} in {count.articles}" for form, count in named[:SPELLINGS]]
    more = len(named) - SPELLINGS
    return [", ".join(said) + (f" and {more} more spelling{'' if more == 1 else 's'}" if more > 0 else "")]


def _short(form: str) -> str:
    return form if len(form) <= 40 else form[:39] + "…"
