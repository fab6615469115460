"""The text between the tags of HTML, by one linear scan.

Nothing here builds a tree, so nothing is lost where a tree builder gives up: nesting of any depth, a comment or a
quotation mark that is never closed. It serves raw HTML in Markdown, and checks what the HTML reader kept.
"""

import html
import re
from collections.abc import Generator, Iterator

# Tags that stand inside a line; every other tag ends it.
INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "rb",
        "rp",
        "rt",
        "rtc",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
# Elements whose content is no text at all.
SILENT = frozenset(("script", "style"))
_NAME = re.compile(r"/?([a-zA-Z][^\s/>]{0,60})")
_BROKEN = 1000  # code points of a tag without an end that are taken for the tag
_SPACES = re.compile(r"[ \t\r\n\f]+")


class _Scanner:
    """Finds ends of tags and comments; what was once not found is not looked for again, so a scan stays linear."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._absent: dict[str, int] = {}

    def find(self, what: str, start: int) -> int:
        if start >= self._absent.get(what, len(self.source) + 1):
            return -1
        found = self.source.find(what, start)
        if found < 0:
            self._absent[what] = start
        return found

    def tag_end(self, start: int) -> int:
        """Return the offset after the tag that opens at `start`, quoted values skipped; -1 when it has no end."""
        source, at = self.source, start + 1
        while True:
            end = self.find(">", at)
            if end < 0:
                return -1
            quote = min((q for q in (source.find('"', at, end), source.find("'", at, end)) if q >= 0), default=-1)
            if quote < 0 or source[max(quote - 20, at) : quote].rstrip()[-1:] != "=":
                return end + 1
            closing = self.find(source[quote], quote + 1)
            if closing < 0:
                return end + 1
            at = closing + 1


def events(source: str) -> Iterator[tuple[str, str]]:
    """Yield `("text", characters)`, `("open", name)` and `("close", name)` in the order of `source`.

    Names are lower case. Comments, declarations, scripts and styles yield nothing; a comment that never ends is text.
    """
    scan, at, size = _Scanner(source), 0, len(source)
    while at < size:
        start = scan.find("<", at)
        if start < 0:
            yield "text", source[at:]
            return
        if start > at:
            yield "text", source[at:start]
        at = yield from _markup(scan, start)


def _markup(scan: _Scanner, start: int) -> Generator[tuple[str, str], None, int]:
    """Yield what the markup at `start` stands for, and return the offset after it."""
    source = scan.source
    if source.startswith("<!--", start):
        end = scan.find("-->", start + 4)
        return end + 3 if end >= 0 else start + 4
    if source.startswith("<![CDATA[", start):
        end = scan.find("]]>", start + 9)
        yield "text", source[start + 9 : end] if end >= 0 else ""
        return end + 3 if end >= 0 else start + 9
    if source.startswith(("<!", "<?"), start):
        end, bound = scan.find(">", start), scan.find("<", start + 1)
        return end + 1 if end >= 0 and (bound < 0 or end < bound) else start + 2
    name = _NAME.match(source, start + 1)
    if not name:
        yield "text", "<"
        return start + 1
    end = scan.tag_end(start)
    if end < 0:
        bound = scan.find("<", start + 1)
        return bound if 0 <= bound <= start + _BROKEN else min(start + _BROKEN, len(source))
    tag = name[1].lower()
    if source[start + 1] == "/":
        yield "close", tag
        return end
    yield "open", tag
    if tag in SILENT:
        return _after_silent(source, end, tag)
    return end


def _after_silent(source: str, start: int, tag: str) -> int:
    """Return the offset of the end tag of a script or style; without one the rest of the source belongs to it."""
    found = re.compile(f"</{tag}(?=[\\s/>])", re.IGNORECASE).search(source, start)
    return found.start() if found else len(source)


def lines(source: str) -> list[str]:
    """Return the text of HTML, a line for each block, white space collapsed, without empty lines."""
    found: list[str] = []
    parts: list[str] = []

    def flush() -> None:
        line = _SPACES.sub(" ", html.unescape("".join(parts))).strip()
        parts.clear()
        if line:
            found.append(line)

    for kind, value in events(source):
        if kind == "text":
            parts.append(value)
        elif value not in INLINE:
            flush()
    flush()
    return found
