"""What lines that were picked by hand have in common, as patterns of a recipe."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from readroom.importer.recipe.pattern import PatternError, compile_pattern, tidy
from readroom.importer.recipe.shapes import mask, mask_digits
from readroom.text.dates import find_dates
from readroom.text.names import byline_names

LEAST = 2
"""How many corrections must say the same: one says nothing of the others."""
_VALUE = {"title": r"\S.{0,200}?", "author": ".{2,80}?"}


@dataclass(frozen=True, slots=True)
class Picked:
    """A line of a page in which a value stands at `[start, end)` (code points of the tidy line); first: the page's."""

    page: int
    text: str
    start: int
    end: int
    first: bool = False


def pick(page: int, line: str, field: str, value: str | None = None, *, first: bool = False) -> Picked | None:
    """Return where a title, an author or a date stands in a line; None when it does not.

    Without `value` it is whatever of the kind stands there: the line was named for it.
    """
    text = tidy(line)
    if field == "date":
        for start, end, date in find_dates(text):
            if value is None or date.value[: len(value)] == value[: len(date.value)]:
                return Picked(page, text, start, end, first)
        return None
    if value is None and field == "title":
        return Picked(page, text, 0, len(text), first)
    if value is None:
        names = [name for name in byline_names(text) if name in text]
        value = names[0] if names else ""
    wanted = tidy(value)
    start = text.find(wanted)
    return Picked(page, text, start, start + len(wanted), first) if wanted and start >= 0 else None


def pattern_of(picked: Sequence[Picked], group: str) -> tuple[str, list[Picked]] | None:
    """Return the pattern of most of the lines, with the group that holds the value, and the lines that it is of.

    None where no two lines have the same around the value, or there is nothing around it to tell the line by.
    """
    forms = Counter(map(_around, picked))
    for (before, after), count in forms.most_common():
        if count < LEAST or (group != "date" and not re.search(r"\w|[^\w\s]", before + after)):
            continue
        own = [one for one in picked if _around(one) == (before, after)]
        value = _VALUE.get(group) or Counter(mask(one.text[one.start : one.end]) for one in own).most_common(1)[0][0]
        pattern = f"^{before}(?P<{group}>{value}){after}$"
        try:
            found = compile_pattern(pattern)
        except PatternError:
            continue
        fits = [one for one in own if (m := found.search(one.text)) and m[group] == one.text[one.start : one.end]]
        if len(fits) >= LEAST:
            return pattern, fits
    return None


def _around(one: Picked) -> tuple[str, str]:
    return mask_digits(one.text[: one.start]), mask_digits(one.text[one.end :])
