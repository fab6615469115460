"""A text with its spans as Markdown: what is written reads as the same text again."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from readroom.db.export._inline import escape, inline
from readroom.db.export._leaves import MARKER, Leaf, leaves
from readroom.text.markdown import from_markdown
from readroom.text.model import Body, Span

SEPARATOR = "<!-- -->"
"""Stands between two lists that Markdown would take for one."""

_FENCES = re.compile(r"`{3,}")


def body_markdown(body: Body) -> str:
    """Return a text with its structure as Markdown, its captions as descriptions of images.

    Where a structure cannot be written so that the text comes back the same, the text stands without it.
    """
    chunks = _chunks(leaves(body))
    written = [_written(body.text, chunk) for chunk in chunks]
    if from_markdown("\n\n".join(written)).text != body.text:
        written = [_faithful(body.text, *pair) for pair in zip(chunks, written, strict=True)]
    captions = [(a.at, " ".join(a.text.split())) for a in body.asides if a.kind == "caption"]
    parts: list[str] = []
    for chunk, text in zip(chunks, written, strict=True):
        while captions and captions[0][0] <= chunk[0].line:
            parts.append(_image(captions.pop(0)[1]))
        parts.append(text)
    return "\n\n".join([*parts, *(_image(text) for _, text in captions)])


def _image(description: str) -> str:
    return f"![{escape(description)}]()"


def _faithful(text: str, chunk: Sequence[Leaf], written: str) -> str:
    """Return a chunk as it was written if it reads as its text, else as paragraphs without structure."""
    text = text[chunk[0].line : chunk[-1].end]
    read = from_markdown(written).text
    if read == text:
        return written
    plain = "\n\n".join(escape(part.strip()) for part in re.split(r"\n\n+", text))
    # White space alone is no reason to give up a structure, unless that would keep it.
    return plain if read.split() != text.split() or from_markdown(plain).text == text else written


def _chunks(found: Sequence[Leaf]) -> list[list[Leaf]]:
    """Return the leaves in groups that can be read apart from one another: a list stays together."""
    chunks: list[list[Leaf]] = []
    for leaf in found:
        before = chunks[-1][-1] if chunks else None
        if before is not None and (_joined(before, leaf) or leaf.line <= before.end + 1):
            chunks[-1].append(leaf)
        else:
            chunks.append([leaf])
    return chunks


def _joined(before: Leaf, leaf: Leaf) -> bool:
    if not before.around or not leaf.around:
        return False
    one, other = before.around[0], leaf.around[0]
    return one == other or one.kind == other.kind == "list_item"


def _written(text: str, chunk: Sequence[Leaf]) -> str:
    lines: list[str] = []
    apart = _apart(text, chunk)
    begun: set[Span] = set()
    before: Leaf | None = None
    for leaf in chunk:
        if before is not None and not (leaf.line == before.end + 1 and _begins_item(before, leaf)):
            margin = _margin(text, leaf.around[: _shared(before, leaf)], begun)
            lines.append(margin.rstrip())
            if leaf in apart:
                lines += [margin + SEPARATOR, margin.rstrip()]
        first, *more = _content(text, leaf).split("\n")
        lines.append(_margin(text, leaf.around, begun, first=True) + first)
        begun.update(leaf.around)
        margin = _margin(text, leaf.around, begun)
        lines += [(margin + line) if line else margin.rstrip() for line in more]
        before = leaf
    return "\n".join(lines)


def _shared(one: Leaf, other: Leaf) -> int:
    """Return in how many quotations and items two leaves stand together."""
    pairs = zip(one.around, other.around, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one.around), len(other.around)))


def _begins_item(before: Leaf, leaf: Leaf) -> bool:
    shared = _shared(before, leaf)
    return len(leaf.around) > shared and leaf.around[shared].kind == "list_item"


def _margin(text: str, around: Sequence[Span], begun: set[Span], *, first: bool = False) -> str:
    """Return what stands before a line: signs of quotations, marks of items that begin there, space below marks."""
    parts: list[str] = []
    for span in around:
        marker = MARKER.match(text, span.start) if span.kind == "list_item" else None
        if marker is None:
            parts.append("> ")
        else:
            parts.append(marker[0] if first and span not in begun else " " * len(marker[0]))
    return "".join(parts)


def _apart(text: str, chunk: Sequence[Leaf]) -> set[Leaf]:
    """Return the leaves that begin a list which Markdown would take for the end of the one before.

    Markdown has blank lines between all items of a list or between none, and counts on where all numbers are the same.
    """
    runs: dict[Span, list[tuple[Leaf, bool, bool]]] = {}
    for before, leaf in pairwise(chunk):
        shared = _shared(before, leaf)
        if not _begins_item(before, leaf) or len(before.around) <= shared:
            continue
        one, other = before.around[shared], leaf.around[shared]
        marks = [m[0] for s in (one, other) if s.kind == "list_item" and (m := MARKER.match(text, s.start))]
        if len(marks) == 2:
            run = runs.pop(one, [])
            same = marks[0] == marks[1] != "- "
            runs[other] = [*run, (leaf, leaf.line == before.end + 1, same)]
    apart: set[Leaf] = set()
    for run in runs.values():
        mixed = len({tight for _, tight, _ in run}) > 1
        apart.update(leaf for leaf, tight, same in run if not tight and (mixed or same))
    return apart


def _content(text: str, leaf: Leaf) -> str:
    match leaf.kind:
        case "code":
            code = text[leaf.start : leaf.end]
            fence = "`" * max([3, *(len(found) + 1 for found in _FENCES.findall(code))])
            return f"{fence}\n{code}\n{fence}"
        case "table":
            return "\n".join(_table(text, leaf))
        case "heading":
            line = inline(text, leaf.start, leaf.end, leaf.spans, line_end="<br>")
            return "#" * leaf.level + " " + (line[:-1] + "\\#" if line.endswith("#") else line)
        case _:
            return inline(text, leaf.start, leaf.end, leaf.spans)


def _table(text: str, leaf: Leaf) -> Iterator[str]:
    """Yield the rows of a table, each as wide as the widest; the first is its head."""
    rows: list[list[str]] = []
    at = leaf.start
    while at < leaf.end:
        end = text.find("\n", at, leaf.end)
        end = leaf.end if end < 0 else end
        spans = [s for s in leaf.spans if s.start < end and s.end > at]
        cells = [s for s in spans if s.kind == "cell"]
        rows.append([inline(text, *place, spans).replace("|", "\\|") for place in _cells(text, at, end, cells)])
        at = end + 1
    columns = max(map(len, rows))
    for number, row in enumerate(rows):
        yield "| " + " | ".join(row + [""] * (columns - len(row))) + " |"
        if not number:
            yield "|" + " --- |" * columns


def _cells(text: str, start: int, end: int, cells: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield the range of each cell of a row, the empty ones too: they stand between bars that are in no cell."""
    inside = {bar for c in cells for bar in range(c.start, c.end) if text[bar] == "|"}
    at = start
    for found in re.finditer(r"(?<= )\|(?= )", text[start:end]):
        bar = start + found.start()
        if bar not in inside:
            yield at, max(bar - 1, at)
            at = bar + 2
    yield at, end
