"""Which of two articles is the earlier one, where their dates prove it."""

from typing import Literal

from readroom.db.articles import ArticleRow
from readroom.text.align_report import is_later

Earlier = Literal["left", "right"]
_DAY = len("2020-01-25")


def earlier(left: ArticleRow, right: ArticleRow) -> Earlier | None:
    """Return which of two articles certainly came first; None where their dates do not prove it.

    When a text was first published is known by its first date, else by its date, unless it names another outlet that
    had it before. Hours count between articles of one source only: dates are local, as printed.
    """
    if surely_before(left, right):
        return "left"
    return "right" if surely_before(right, left) else None


def surely_before(one: ArticleRow, other: ArticleRow) -> bool:
    """Tell whether an article was certainly published before the other one was anywhere."""
    at_latest = one.first_date or one.date
    republished = other.outlet is not None and other.outlet != other.source
    at_earliest = other.first_date or (None if republished else other.date)
    if at_latest is None or at_earliest is None:
        return False
    if one.source_id != other.source_id:
        at_latest, at_earliest = at_latest[:_DAY], at_earliest[:_DAY]
    return is_later(at_earliest, at_latest)


def order_of(row: ArticleRow) -> tuple[str, int]:
    """Return what articles are ordered by from the first to the last, the undated at the end."""
    return row.first_date or row.date or "~", row.id
