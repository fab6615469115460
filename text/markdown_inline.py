"""One line of Markdown: its plain text, its spans, and the descriptions of its images."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from markdown_it.token import Token

from readroom.text.gate import clean
from readroom.text.model import Span, SpanKind
from readroom.text.tags import INLINE

_KINDS: dict[str, SpanKind] = {
    **dict.fromkeys(("em", "i"), "emphasis"),
    **dict.fromkeys(("strong", "b"), "strong"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    "a": "link",
}
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_VALUE = r"""\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
_HREF = re.compile(r"\shref" + _VALUE, re.IGNORECASE)
_ALT = re.compile(r"\salt" + _VALUE, re.IGNORECASE)
_QUICK = re.compile(r"\\([!-/:-@\[-`{-~])|<(/?)(em|strong)>|<br>|\]\(<([^<>\\]*)>\)|[\\`*_\[\]<>&~]|!(?=\[)|\n")
_ENTITY = re.compile(r"#|[a-zA-Z]")
_CDATA = "<![CDATA["
# A target with a scheme is kept when the scheme only shows something; a target without one is the page's own.
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")
_SAFE = re.compile(r"(?:https?|ftp|mailto|tel|doi|urn|gemini|gopher):", re.IGNORECASE)


class _Open(NamedTuple):
    tag: str
    start: int
    href: str | None


@dataclass(slots=True)
class Line:
    """Inline content: spans are relative to `text`; `images` are (offset, description)."""

    text: str = ""
    spans: list[Span] = field(default_factory=list)
    images: list[tuple[int, str]] = field(default_factory=list)


def followable(target: str | None) -> str | None:
    """Return a link's target when it may be shown and followed: no scripts, no files, no data; else None."""
    target = clean(target or "").strip()
    if not target or (_SCHEME.match(target) and not _SAFE.match(target)):
        return None
    return target


def inline(children: Sequence[Token]) -> Line:
    """Return the plain text of inline tokens: soft breaks are spaces, hard breaks line ends, tags are dropped."""
    return _Reader().read(children)


def quick_inline(text: str) -> Line | None:
    """Return what `inline` would for one line with links in pointed brackets, phrase tags and escapes only.

    Return None when there is anything else in it, which takes the whole grammar to read.
    """
    reader = _Reader()
    at = 0
    for found in _QUICK.finditer(text):
        if found.start() > at:
            reader.add(text[at : found.start()])
        at = found.end()
        piece = found[0]
        if found[1]:
            reader.add(found[1])
        elif piece == "<br>":
            reader.end_line()
        elif found[3]:
            if found[2]:
                reader.close(found[3])
            else:
                reader.open(found[3], "")
        elif piece == "[":
            reader.open("a", "")
        elif found[4] is not None:
            if not reader.close_link(html.unescape(found[4])):
                return None
        elif piece in (">", "\\") or (piece == "&" and not _ENTITY.match(text, at)):
            reader.add(piece)
        else:
            return None
    reader.add(text[at:])
    return None if reader.holds("a") else reader.done()


class _Reader:
    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._open: list[_Open] = []
        self._line = Line()
        self._fresh = False  # the text ends with a line end: spaces that follow are dropped

    def read(self, children: Sequence[Token]) -> Line:
        for token in children:
            self._token(token)
        return self.done()

    def done(self) -> Line:
        """Return the line; what is still open ends with it."""
        while self._open:
            self.close(self._open[-1].tag)
        self._line.text = "".join(self._parts)
        return self._line

    def holds(self, tag: str) -> bool:
        """Tell whether an element is open."""
        return any(o.tag == tag for o in self._open)

    def open(self, tag: str, href: str) -> None:
        """Begin an element."""
        self._open.append(_Open(tag, self._length, href))

    def close_link(self, href: str) -> bool:
        """End the one link that is open; tell whether there is just one."""
        links = [i for i, o in enumerate(self._open) if o.tag == "a"]
        if len(links) != 1:
            return False
        self._open[links[0]] = self._open[links[0]]._replace(href=href)
        self.close("a")
        return True

    def _token(self, token: Token) -> None:
        kind = token.type
        if kind == "text":
            self.add(token.content)
        elif kind == "softbreak":
            self.add(" ")
        elif kind == "hardbreak":
            self.end_line()
        elif kind == "code_inline":
            start = self._length
            self.add(token.content)
            self._span("code", start)
        elif kind == "image":
            self._image(inline(token.children or []).text, str(token.attrGet("title") or ""))
        elif kind == "html_inline":
            self._html(token.content)
        elif token.nesting > 0:
            self.open(token.tag, str(token.attrGet("href") or ""))
        elif token.nesting < 0:
            self.close(token.tag)
        else:
            self.add(token.content)

    def add(self, text: str) -> None:
        """Append plain text."""
        text = clean(text)
        if self._fresh:
            text = text.lstrip(" ")
        if text:
            self._fresh = False
            self._parts.append(text)
            self._length += len(text)

    def end_line(self) -> None:
        """End the line: spaces before it go, and spans that ended on them end earlier."""
        while self._parts and self._parts[-1].endswith(" "):
            kept = self._parts[-1].rstrip(" ")
            self._length -= len(self._parts[-1]) - len(kept)
            self._parts[-1] = kept
            if kept:
                break
            self._parts.pop()
        spans = self._line.spans
        for index in range(len(spans) - 1, -1, -1):
            if spans[index].end <= self._length:
                break
            spans[index] = replace(spans[index], end=self._length)
        self._open = [o._replace(start=min(o.start, self._length)) for o in self._open]
        self.add("\n")
        self._fresh = True

    def _span(self, kind: SpanKind, start: int, href: str | None = None) -> None:
        if start < self._length:
            self._line.spans.append(Span(kind, start, self._length, href=href))

    def close(self, tag: str) -> None:
        """End an element that is open, and make its span."""
        for index in range(len(self._open) - 1, -1, -1):
            opened = self._open[index]
            if opened.tag != tag:
                continue
            del self._open[index]
            kind = _KINDS.get(tag)
            if kind == "link":
                if href := followable(opened.href):
                    self._span(kind, opened.start, href)
            elif kind:
                self._span(kind, opened.start)
            return

    def _image(self, description: str, title: str) -> None:
        for text in dict.fromkeys((description.strip(), title.strip())):
            if text:
                self._line.images.append((self._length, text))

    def _html(self, markup: str) -> None:
        found = _TAG.match(markup)
        if not found:
            if markup.startswith(_CDATA):
                self.add(markup[len(_CDATA) :].removesuffix("]]>"))
            return
        tag = found[2].lower()
        if tag == "br":
            self.end_line()
        elif tag == "img":
            self._image(_attribute(_ALT, markup), "")
        elif tag not in INLINE:
            if self._parts and not self._parts[-1].endswith((" ", "\n")):
                self.add(" ")
        elif found[1]:
            self.close(tag)
        elif tag in _KINDS and not markup.endswith("/>"):
            self.open(tag, _attribute(_HREF, markup))


def _attribute(pattern: re.Pattern[str], markup: str) -> str:
    """Return an attribute's value out of a tag, or nothing."""
    found = pattern.search(markup)
    return html.unescape(next((g for g in found.groups() if g), "")) if found else ""
