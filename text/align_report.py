"""What is said about a comparison in words: shares in both directions, counts, dates, and what a side has not.

The two texts are called A (left) and B (right). Nothing here says that one text was taken from the other.
"""

from collections import Counter
from collections.abc import Iterable

from readroom.text.align_model import Comparison, DifferenceKind, PassageKind

MARKS = {
    "same": "=", "edited": "≈", "quote": '"', "shared": "∩", "related": "~", "left": "<", "right": ">",
    "repeat": "↻", "moved": "⇅",
}  # fmt: skip
"""The sign of each kind of row."""
CHECK = "!"
"""The sign beside a row with a difference to check."""
KINDS: tuple[PassageKind, ...] = ("duplicate", "quote", "shared", "related", "stock")


def overlap(comparison: Comparison) -> str:
    """Return how much of each text is in the other, in per cent and in words."""
    return shares(comparison, "A", "B")


def shares(comparison: Comparison, left: str, right: str) -> str:
    """Return the same with the names of both texts. Words are counted as in every list of articles."""
    there = f"{percent(comparison.left_in_right)} of {left} ({words(comparison.left_shared)}) is in {right}"
    back = f"{percent(comparison.right_in_left)} of {right} ({words(comparison.right_shared)}) is in {left}"
    return f"{there}; {back}"


def percent(share: float) -> str:
    """Return a share (0 to 1) in per cent; never 0 for some, never 100 for less than all."""
    rounded = round(share * 100)
    if rounded == 0 and share > 0:
        return "under 1 %"
    if rounded == 100 and share < 1:
        return "over 99 %"
    return f"{rounded} %"


def words(count: int) -> str:
    """Return a number of words."""
    return f"{count:,} word" if count == 1 else f"{count:,} words"


def counts(comparison: Comparison) -> str:
    """Return the longest run of equal words, and how many passages there are of each kind."""
    kinds = Counter(p.kind for p in comparison.passages)
    moved = sum(p.moved for p in comparison.passages)
    parts = [_counted(kinds[kind], kind) for kind in KINDS if kinds[kind]]
    if moved:
        parts.append(f"{moved} moved")
    return f"longest shared run: {words(comparison.longest)}; passages: {', '.join(parts) or 'none'}"


def checks(comparison: Comparison) -> str:
    """Return how many differences there are to check, by kind, with the spellings apart."""
    return checks_of(d.kind for d in comparison.differences)


def checks_of(kinds: Iterable[DifferenceKind]) -> str:
    """Return the same for differences of these kinds."""
    numbers = Counter(kinds)
    spellings = numbers.pop("spelling", 0)
    parts = [_counted(number, kind) for kind, number in numbers.items()]
    found = f"differences to check: {', '.join(parts) or 'none'}"
    return f"{found}; spellings: {spellings}" if spellings else found


def _counted(number: int, kind: str) -> str:
    """Return a number with its noun, or with its adjective."""
    return f"{number} {kind}" if number == 1 or kind in ("shared", "related", "stock") else f"{number} {kind}s"


def posted(source: str, date: str | None, first_date: str | None = None, outlet: str | None = None) -> str:
    """Return who published a text when; dates are ISO. Where its first publication is unknown, who posted it."""
    here = f"posted by {source}" + (f" on {shown_date(date)}" if date else ", undated")
    if first_date:
        by = f" by {outlet}" if outlet and outlet != source else ""
        return f"first published{by} on {shown_date(first_date)}; {here}"
    return f"{here}; from {outlet}" if outlet and outlet != source else here


def shown_date(date: str | None) -> str:
    """Return an ISO date as it is shown, or "undated"."""
    return date.replace("T", " ") if date else "undated"


def is_later(first_date: str | None, other: str | None) -> bool:
    """Tell whether a text is certainly later than another one: its first publication is known, and after that date.

    Both are ISO dates of any precision; where one is only the beginning of the other, nothing is certain.
    """
    if not first_date or not other:
        return False
    length = min(len(first_date), len(other))
    return first_date[:length] > other[:length]


def missing(side: str, *, later: bool) -> str:
    """Return that a side ("A" or "B") has not what the other one says; `later`: it is certainly the later text."""
    return f"{side} omits this" if later else f"Not in {side}"
