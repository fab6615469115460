"""What is being found out about one article: a role for each of its units, and its fields with their evidence."""

from dataclasses import dataclass, field
from typing import Literal

from readroom.importer.cut.split import Block
from readroom.text.model import Evidence, PrintedDate, Verdict

Role = Literal[
    "body", "heading", "list", "tweet",
    "title", "byline", "date", "section", "tags", "outlet", "voice",
    "caption", "note", "bio", "pullquote",
    "cut",
]  # fmt: skip
KEPT: frozenset[Role] = frozenset(("body", "heading", "list", "tweet"))
METADATA: frozenset[Role] = frozenset(("title", "byline", "date", "section", "tags", "outlet", "voice"))


@dataclass(slots=True)
class VoiceDraft:
    """A republished article inside another: its units `[start, end)`, and what it says of itself."""

    start: int
    end: int
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    date: PrintedDate | None = None
    url: str | None = None


@dataclass(slots=True)
class Draft:
    """One article in the making. `first` and `last` bound its text (units, `[first, last)`)."""

    block: Block
    first: int = 0
    last: int = 0
    ahead: list[int] = field(default_factory=list)
    roles: dict[int, tuple[Role, str]] = field(default_factory=dict)
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: PrintedDate | None = None
    first_date: PrintedDate | None = None
    outlet: str | None = None
    outlet_name: str | None = None
    section: str | None = None
    keywords: tuple[str, ...] = ()
    voices: list[VoiceDraft] = field(default_factory=list)
    evidence: dict[str, Evidence] = field(default_factory=dict)

    def give(self, index: int, role: Role, reason: str) -> None:
        """Give a unit its role; the first one given stays."""
        self.roles.setdefault(index, (role, reason))

    def role(self, index: int) -> Role | None:
        """Return the role of a unit, None while it has none."""
        found = self.roles.get(index)
        return found[0] if found else None

    def found(self, name: str, line: int | None, confidence: float, reason: str) -> None:
        """Note where the value of a field comes from; `line` is 1-based."""
        self.evidence[name] = Evidence(line, round(confidence, 2), reason)


def verdict_of(role: Role) -> Verdict:
    """Return what becomes of a line with this role."""
    if role in KEPT:
        return "kept"
    if role in METADATA:
        return "metadata"
    return "cut" if role == "cut" else "aside"
