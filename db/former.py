"""Articles of a page that is being replaced, and which article of the new page is which of them."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Former:
    """An article of a page that is being replaced."""

    id: int
    key: str
    docid: int
    title: str | None
    digest: str
    position: int


def same_article(former: Sequence[Former], key: str, digest: str, title: str | None, *, alone: bool) -> Former | None:
    """Return the former article that this one is: same key, else same text, else same title, else the only one."""
    by_key = [f for f in former if f.key == key or f.key.startswith(key + "-")]
    by_text = [f for f in former if f.digest == digest]
    by_title = [f for f in former if title is not None and f.title == title]
    for candidates in (by_key, by_text, by_title):
        if candidates:
            return candidates[0]
    return former[0] if alone and len(former) == 1 else None
