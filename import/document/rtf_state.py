"""What holds while RTF is read: inside a group, in a field, in a flow of paragraphs."""

import re
from dataclasses import dataclass, field

from readroom.importer.document.model import Paragraph
from readroom.text.model import SpanKind

_NUMBERED = re.compile(r"[^\W_]{1,8}(?:\.[^\W_]{1,4}){0,6}[.):]?$|\([^\W_]{1,8}\)$")


@dataclass(slots=True)
class State:
    """What holds inside a group. `into` is what its text is: "text", "none", or the name of a group of another kind."""

    into: str = "text"
    skip: int = 1  # characters that stand for one of Unicode
    font: int | None = None
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    starred: bool = False
    fresh: bool = True  # nothing in this group yet: a name here says what the group is
    opened: "Field | None" = None


@dataclass(slots=True)
class Field:
    """A field: its instruction, and where its result begins, paragraph and place in it."""

    instruction: str = ""
    first: int = 0
    start: int = 0


@dataclass(slots=True)
class Flow:
    """One flow of paragraphs: the document's, a note's, a running head's."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    now: Paragraph = field(default_factory=Paragraph)
    text: list[str] = field(default_factory=list)
    length: int = 0
    faces: list[tuple[SpanKind, int, int]] = field(default_factory=list)
    style: int = 0
    level: int | None = None
    depth: int = 0
    in_table: bool = False
    row: int = 0
    column: int = 0


def marker(printed: str) -> str:
    """Return a list's number as printed, or "-" for any bullet."""
    return printed if _NUMBERED.match(printed) and printed != "o" else "-"
