"""What the head of a comparison says: which two texts, when and by whom, and how much of each is in the other. Pure."""

from collections.abc import Sequence

from readroom.db.articles import FullArticle
from readroom.text.align_model import Comparison, Difference, Range
from readroom.text.align_report import checks, counts, is_later, missing, overlap, posted, shown_date, words
from readroom.text.gate import display
from readroom.tui.widgets.articles import title_of
from readroom.tui.widgets.compare_lines import LEGEND


def name_lines(left: FullArticle, right: FullArticle) -> list[str]:
    """Return title, source, dates and length of both articles, two lines for each."""
    found = []
    for side, article in (("A", left), ("B", right)):
        row = article.row
        where = posted(row.source, row.date, row.first_date, article.outlet_name or row.outlet)
        found += [f"{side}  {title_of(row)}", f"   {display(where)}; {words(row.words)}"]
    return found


def head_lines(left: FullArticle, right: FullArticle, comparison: Comparison, shown: Sequence[str]) -> list[str]:
    """Return the head; `shown` says which rows the switches leave, where they leave some out."""
    head = [*name_lines(left, right), "", overlap(comparison), counts(comparison), checks(comparison), LEGEND]
    return [*head, *([f"shown: {', '.join(shown)}"] if shown else []), ""]


def missing_words(left: FullArticle, right: FullArticle) -> tuple[str, str]:
    """Return what is said where A, or B, has nothing: with both dates, "omits" only for what is certainly later."""
    a, b = left.row, right.row
    dates = f" (A {shown_date(a.date)}, B {shown_date(b.date)})"
    return (
        display(missing("A", later=is_later(a.first_date, b.first_date or b.date)) + dates),
        display(missing("B", later=is_later(b.first_date, a.first_date or a.date)) + dates),
    )


def difference_words(difference: Difference, left: str, right: str) -> str:
    """Return a difference to check in words: its kind, and what stands on each side."""

    def said(side: str, text: str, where: Range | None) -> str:
        return f"{side} “{display(text[slice(*where)])}”" if where else f"{side} nothing"

    return f"{difference.kind}: {said('A', left, difference.left)}, {said('B', right, difference.right)}"


def step(rows: Sequence[int], here: int | None, by: int, shown: Sequence[int]) -> int | None:
    """Return which of `rows` lies `by` steps from the one at index `here`; None beyond the first and the last.

    `rows` are row numbers in order, `shown` those on the screen. When the row one was at is no longer shown (or there
    is none), steps are counted from the screen.
    """
    if here is not None and here < len(rows) and rows[here] in shown:
        at = here + by
    elif by > 0:
        first = shown[0] if shown else -1
        at = next((n for n, row in enumerate(rows) if row >= first), len(rows)) + by - 1
    else:
        first = shown[0] if shown else -1
        at = sum(row < first for row in rows) + by
    return at if 0 <= at < len(rows) else None
