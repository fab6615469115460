"""An article in the making: which lines of a page are its text, its title and its asides, and what they say."""

from dataclasses import dataclass, field
from typing import Any

from readroom.importer.html.elements import Facts
from readroom.text.model import AsideKind, Evidence, PrintedDate


@dataclass(slots=True)
class Draft:
    """An article in the making: its text's lines, its title's, and those that tell about it.

    `root` is the element that all of its text stands in; `frame` the one in which lines may be about it. `asides` are
    the lines that are shown beside the text, with their kinds; captions are apart: they stay in the text's elements.
    """

    kept: list[int]
    root: Any
    frame: Any
    title: str | None = None
    title_line: int | None = None
    facts: Facts = field(default_factory=Facts)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    captions: set[int] = field(default_factory=set)
    asides: dict[int, AsideKind] = field(default_factory=dict)
    outlet: str | None = None
    first_date: PrintedDate | None = None
    section: str | None = None
    url: str | None = None
    plain: bool = False  # its elements hold text of others too: only its lines are its own


def scope_of(root: Any) -> Any:
    """Return the element around a text in which its facts may stand: an article's own, else a few levels up."""
    for element in root.iterancestors():
        if element.tag in ("article", "main", "body") or element.get("role") == "main":
            return element
    return root
