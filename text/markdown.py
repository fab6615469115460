"""Markdown to a reading text with spans: CommonMark with tables and struck-out text.

No letter is lost on the way: what a Markdown renderer would swallow (definitions that nothing refers to, cells beyond
the last column, whatever is nested deeper than the parser goes) stays in the text.
"""

import re
from collections.abc import Iterator
from functools import cache, partial
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_block import StateBlock, reference, table
from markdown_it.rules_block.table import escapedSplit

from readroom.text.body import BodyBuilder
from readroom.text.gate import clean
from readroom.text.markdown_blocks import BlockWalk
from readroom.text.markdown_inline import Line, inline, quick_inline
from readroom.text.model import Body

_DEEPEST = 40  # levels of nesting; what is deeper is no article
_LONGEST = 4_000_000  # code points; more is read as plain paragraphs
_BRACKETS = 30  # "[" open at a time; more and the search for links would no longer be linear
_LEADING = re.compile(r"^[ >]*\t[ \t>]*", re.MULTILINE)
_MARKERS = re.compile(r"^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){30}", re.MULTILINE)
_RULE = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*(?:\n|$)")
_DEFINITION = re.compile(r"\[((?:[^\[\]\\\n]|\\.){1,999})\]:")
_USE = re.compile(r"\[((?:[^\[\]\\\n]|\\.){1,999})\](?!:)")
_DELIMITERS = re.compile(r"[|:]?[|:\- \t]*-[|:\- \t]*$")
# What may hold blank lines, and so whatever follows it: fences, raw HTML but for the tags of a phrase.
_REACHING = re.compile(r"^[ \t>*+\-\d.)]*(?:```|~~~|<(?!(?:strong|em)>\S|!-- -->$))", re.MULTILINE)
_SIMPLE = re.compile(r"(?!\d{1,9}[.)](?:\s|$))(?:<(?:strong|em)>\S|!?\[|\\|[^\s#>+\-*=~`|_<!])")
_SPECIAL = re.compile(r"[\\`*_\[\]<>&!~]")
_BLANK = re.compile(r"\n(?:[^\S\n]*\n)+")


def from_markdown(markdown: str) -> Body:
    """Return the reading text of `markdown` with its spans, and its images' descriptions as asides.

    Text that is nested absurdly deep, or longer than four million code points, becomes plain paragraphs.
    """
    source = clean(_LEADING.sub(lambda m: m[0].expandtabs(4), markdown))
    builder = BodyBuilder()
    if len(source) > _LONGEST or _absurd(source):
        return _plain(source, builder)
    walk = BlockWalk(builder)
    for simple, text in _segments(source):
        if simple:
            walk.paragraph(text, _inline(text, {}) if _SPECIAL.search(text) else None)
            continue
        uses = {normalizeReference(m[1]) for m in _USE.finditer(text)} if "]:" in text else set[str]()
        while True:
            references = _References()
            env = {"uses": uses, "references": references}
            tokens = _parser(blocks=True).parse(text, env)
            if any(token.level >= _DEEPEST - 1 for token in tokens):
                return _plain(source, BodyBuilder())
            if not uses:
                break
            BlockWalk(BodyBuilder()).walk(tokens, partial(_inline, env=env))
            # What looked like a use and was none (an inline link, code): its definition has to stay in the text.
            unused = references.keys() - references.used
            if not unused:
                break
            uses -= unused
        walk.walk(tokens, partial(_inline, env=env))
    return builder.done()


class _References(dict[str, Any]):
    """Definitions by label, which note the labels that were referred to."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()

    def get(self, label: str, default: Any = None) -> Any:
        """Return a definition."""
        self.used.add(label)
        return super().get(label, default)


def _segments(source: str) -> Iterator[tuple[bool, str]]:
    """Yield the parts of a text; a simple one is a paragraph of one line, which needs no block structure.

    A text in which something may reach over blank lines, or refer to another place, is one part.
    """
    if "]:" in source or _REACHING.search(source):
        yield False, source
        return
    start = 0  # of the part that is not simple
    at = 0
    while at < len(source):
        blank = _BLANK.search(source, at)
        end = blank.start() if blank else len(source)
        after = blank.end() if blank else len(source)
        if source.find("\n", at, end) < 0 and _SIMPLE.match(source, at, end):
            if source[start:at].strip():
                yield False, source[start:at]
            yield True, source[at:end].strip()
            start = after
        at = after
    if source[start:].strip():
        yield False, source[start:]


def _inline(text: str, env: dict[str, Any]) -> Line:
    """Return one line of inline text read; `env` holds the definitions that it may refer to."""
    if not _SPECIAL.search(text) and "\n" not in text:
        return Line(clean(text))
    if line := quick_inline(text):
        return line
    tokens = _parser(tangled=_tangled(text)).parseInline(text, env)
    return inline(tokens[0].children or [])


def _plain(source: str, builder: BodyBuilder) -> Body:
    for paragraph in _BLANK.split(source):
        builder.block(paragraph)
    return builder.done()


def _absurd(source: str) -> bool:
    """Tell whether a line opens thirty quotations or lists at once (a rule of stars is none)."""
    return any(not _RULE.match(source, m.start()) for m in _MARKERS.finditer(source))


def _tangled(source: str) -> bool:
    """Tell whether many brackets are open at a time within a paragraph."""
    if source.count("[") <= _BRACKETS:
        return False
    depth = 0
    for bracket in re.findall(r"[\[\]]|\n\s*\n", source):
        depth = depth + 1 if bracket == "[" else max(depth - 1, 0) if bracket == "]" else 0
        if depth > _BRACKETS:
            return True
    return False


@cache
def _parser(*, tangled: bool = False, blocks: bool = False) -> MarkdownIt:
    """Return the parser: for `blocks` only, or for lines; a `tangled` line is read without links."""
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    parser.block.ruler.at("reference", _reference)
    parser.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    if blocks:
        parser.core.ruler.disable(["inline", "text_join"])
    if tangled:
        parser.inline.ruler.disable(["link", "image"])
    # Targets as printed: whether one may be followed is decided where the span is made.
    keep: dict[str, Any] = {"validateLink": lambda _: True, "normalizeLink": str, "normalizeLinkText": str}
    for name, function in keep.items():
        setattr(parser, name, function)
    return parser


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take a definition only when something refers to it; a footnote's or an unused one stays a paragraph."""
    found = _defines(state, start)
    if not found:
        return False
    label = normalizeReference(found[1])
    if not found[1].startswith("^") and label in state.env["uses"] and label not in state.env["references"]:
        return reference(state, start, end, silent)
    if silent or start + 1 >= end or not _defines(state, start + 1):
        return False
    # The definitions below it are looked at for themselves: a paragraph would take them all.
    state.line = start + 1
    state.push("paragraph_open", "p", 1).map = [start, start + 1]
    content = state.push("inline", "", 0)
    content.content, content.map, content.children = _line(state, start), [start, start + 1], []
    state.push("paragraph_close", "p", -1)
    return True


def _defines(state: StateBlock, number: int) -> re.Match[str] | None:
    if state.is_code_block(number):
        return None
    return _DEFINITION.match(state.src, state.bMarks[number] + state.tShift[number], state.eMarks[number])


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take a table only when no row has more cells than its head: the parser would drop them."""
    if start + 2 > end or not _DELIMITERS.match(_line(state, start + 1)):
        return False
    columns = _columns(_line(state, start))
    ragged: dict[int, int] = state.env.setdefault("ragged", {})
    if start <= ragged.get(columns, -1):
        return False
    for row in range(start + 2, end):
        if state.isEmpty(row) or state.sCount[row] < state.blkIndent:
            break
        if _columns(_line(state, row)) > columns:
            ragged[columns] = row
            return False
    return table(state, start, end, silent)


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _columns(line: str) -> int:
    cells = escapedSplit(line.strip())
    return len(cells) - (cells[0] == "") - (len(cells) > 1 and cells[-1] == "")
