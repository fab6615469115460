"""What a word processor's document holds, whatever its file format: paragraphs in order, notes, running heads."""

from dataclasses import dataclass, field

from readroom.text.model import Span, SpanKind


@dataclass(slots=True)
class Paragraph:
    """One paragraph. `text` has LF for line breaks and tabs as they are; `spans` are ranges of it.

    `style` is the style's own name in lower case ("heading 1", "normal"), whatever the program's language. `level` is
    a heading's, from 1. `bookmarks` are those that begin in it, or between it and the one before. `marker` is the
    number or bullet of a list ("3.", "-"), `depth` the list's, from 1. `cell` is (table, row, column) from 0, of the
    outermost table. `notes` are (offset, id) of references to `Document.notes`.
    """

    text: str = ""
    spans: list[Span] = field(default_factory=list)
    style: str = "normal"
    level: int | None = None
    bookmarks: list[str] = field(default_factory=list)
    marker: str = ""
    depth: int = 0
    cell: tuple[int, int, int] | None = None
    notes: list[tuple[int, str]] = field(default_factory=list)
    boxed: bool = False
    contents: bool = False  # of a table of contents or an index that the program made

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        held = sum(s.end - s.start for s in self.spans if s.kind == "strong")
        return bool(self.text.strip()) and held >= len(self.text.strip())


@dataclass(slots=True)
class Document:
    """A document's paragraphs, its running heads and feet (lines that are not empty), its notes and properties.

    `notes` are texts by their ids ("f2", "e1"); `properties` are the core ones ("title", "creator", "created").
    `problem` says what could not be read, if anything.
    """

    paragraphs: list[Paragraph] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    feet: list[str] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)
    problem: str | None = None


def extend(faces: list[tuple[SpanKind, int, int]], kind: SpanKind, start: int, end: int) -> None:
    """Note a face; it joins on to the same one that ends where it begins."""
    for index in range(len(faces) - 1, max(len(faces) - 4, -1), -1):
        if faces[index][0] == kind and faces[index][2] == start:
            faces[index] = (kind, faces[index][1], end)
            return
    faces.append((kind, start, end))
