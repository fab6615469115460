"""A part of a text with its spans as inline Markdown. Every sign of Markdown in the text itself is escaped."""

import html
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from readroom.text.model import Span

_SIGNS = re.compile(r"[\\`*_\[\]<~]|&(?=#|[A-Za-z])|!(?=\[)")
# What would begin a heading, a quotation, a list, a rule or a table, and the character to escape in it.
_BEGINNING = re.compile(
    r"[ ]*(?:([#>]|[+-](?=\s|$)|[|:-](?=[|:\- ]*$)|=(?==*[ ]*$))|\d{1,9}([.)])(?=\s|$))", re.MULTILINE
)
_TAGS = {"strong": "strong", "emphasis": "em", "code": "code"}
_STARS = {"strong": "**", "emphasis": "*"}
_PLAIN_TARGET = re.compile(r"[^\s<>()\\]+")


def escape(text: str) -> str:
    """Return text without structure as Markdown that reads as the same text; its lines are those of a paragraph."""
    return inline(text, 0, len(text), ())


def inline(text: str, start: int, end: int, spans: Sequence[Span], *, line_end: str = "\\\n") -> str:
    """Return `text[start:end]` with its faces and links; `line_end` is what stands for a line end in it."""
    found = _nested(text, start, end, spans)
    edges = Counter(edge for span in found for edge in (span.start, span.end))
    return _Writer(text, list(_beginnings(text, start, end)), edges).write(start, end, found).replace("\n", line_end)


def _beginnings(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the place of each character that would give its line another meaning."""
    while start < end:
        if found := _BEGINNING.match(text, start, end):
            yield found.start(found.lastindex or 0)
        line_end = text.find("\n", start, end)
        start = end if line_end < 0 else line_end + 1


def _nested(text: str, start: int, end: int, spans: Sequence[Span]) -> list[Span]:
    """Return the faces and links inside the range, white space at their ends left out, each inside or beside another.

    What crosses another ends with it. A face inside the same face, and a link inside a link, say nothing more.
    """
    found: list[Span] = []
    open_: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end, s.kind != "link")):
        if span.kind not in _TAGS and not (span.kind == "link" and span.href):
            continue
        first, last = max(span.start, start), min(span.end, end)
        while open_ and open_[-1].end <= first:
            open_.pop()
        last = min(last, open_[-1].end) if open_ else last
        while first < last and text[first].isspace():
            first += 1
        while first < last and text[last - 1].isspace():
            last -= 1
        if first < last and all(o.kind != span.kind for o in open_):
            found.append(replace(span, start=first, end=last))
            open_.append(found[-1])
    return found


class _Writer:
    """Writes a part of one text."""

    def __init__(self, text: str, escaped: Sequence[int], edges: Counter[int]) -> None:
        self._text = text
        self._escaped = escaped
        self._edges = edges

    def write(self, start: int, end: int, spans: Sequence[Span]) -> str:
        """Return a range with the marks of its spans; they nest, four deep at most."""
        parts: list[str] = []
        at = start
        number = 0
        while number < len(spans):
            span, first = spans[number], number + 1
            number = first
            while number < len(spans) and spans[number].start < span.end:
                number += 1
            before = self._plain(at, span.start)
            if span.kind == "link" and before.endswith("!"):
                before = before[:-1] + "\\!"
            parts += (before, self._mark(span, spans[first:number]))
            at = span.end
        return "".join((*parts, self._plain(at, end)))

    def _mark(self, span: Span, inside: Sequence[Span]) -> str:
        text = self._text[span.start : span.end]
        if span.kind == "code" and not inside and "`" not in text and "\n" not in text:
            return f"`{text}`"
        written = self.write(span.start, span.end, inside)
        if span.kind == "link":
            return f"[{written}]({_target(span.href or '')})"
        # Stars have no effect beside punctuation or other stars: there a tag says the same.
        plain = text[0].isalnum() and text[-1].isalnum() and self._edges[span.start] == self._edges[span.end] == 1
        if plain and span.kind in _STARS:
            return f"{_STARS[span.kind]}{written}{_STARS[span.kind]}"
        return f"<{_TAGS[span.kind]}>{written}</{_TAGS[span.kind]}>"

    def _plain(self, start: int, end: int) -> str:
        parts: list[str] = []
        at = start
        for place in self._escaped[bisect_left(self._escaped, start) : bisect_left(self._escaped, end)]:
            parts += (_SIGNS.sub(r"\\\g<0>", self._text[at:place]), "\\", self._text[place])
            at = place + 1
        return "".join((*parts, _SIGNS.sub(r"\\\g<0>", self._text[at:end])))


def _target(href: str) -> str:
    """Return a link's target as it stands between its parentheses."""
    href = "".join(href.split("\n"))
    if html.unescape(href) != href:
        href = href.replace("&", "&amp;")
    if _PLAIN_TARGET.fullmatch(href):
        return href
    return "<" + re.sub(r"[<>\\]", r"\\\g<0>", href) + ">"
