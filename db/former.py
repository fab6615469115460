"""Articles of a page that is being replaced, and which article of the new page is which of them."""

from collections.abc import Callable, Sequence
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


def same_passages(former: Sequence[Former], text: str, text_of: Callable[[Former], str]) -> Former | None:
    """Return the former article that shares most paragraphs with a text, if that is half of the shorter one's.

    It serves where a page is cut otherwise than before: what one has marked in a passage stays with its article.
    """
    own = _paragraphs(text)
    best: tuple[float, Former] | None = None
    for each in former:
        other = _paragraphs(text_of(each))
        share = len(own & other) / max(1, min(len(own), len(other)))
        if share >= 0.5 and (best is None or share > best[0]):
            best = (share, each)
    return best[1] if best else None


def _paragraphs(text: str) -> set[str]:
    """Return the paragraphs that are long enough to be nobody else's."""
    return {paragraph for paragraph in text.split("\n\n") if len(paragraph) >= 60}
