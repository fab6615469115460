"""One walk through the control words of RTF: groups, their states, and the paragraphs that they make."""

import re
from collections.abc import Callable
from dataclasses import replace

from readroom.importer.document.model import Document, Paragraph, extend
from readroom.importer.document.rtf_codes import CHARSETS, CODEPAGES, NO_TEXT, SIGNS, STARRED, SYMBOLS
from readroom.importer.document.rtf_state import Field, Flow, State, marker
from readroom.importer.formats import Unreadable
from readroom.importer.limits import RTF_DEPTH
from readroom.text.gate import clean_line
from readroom.text.markdown_inline import followable
from readroom.text.model import Span, SpanKind

_TOKEN = re.compile(rb"\\([a-zA-Z]+)(-?[0-9]+)? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)")
_BRACES = re.compile(rb"\\[\\{}]|[{}]|\\bin([0-9]{1,9}) ?")
_HEADING = re.compile(r"heading (\d)$")
_PARAGRAPH = frozenset(("par", "sect", "page", "column"))
_FACES: dict[str, SpanKind] = {"b": "strong", "i": "emphasis"}
_INFO = frozenset(("title", "author", "subject", "keywords", "doccomm", "company"))


class Walk:
    """Reads one file."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._state = State(into="text")
        self._stack: list[State] = []
        self._flow = Flow()
        self._outer: list[tuple[int, str, Flow]] = []  # depth of the group, what it is, the flow around it
        self._bytes = bytearray()
        self._high = 0  # the first half of a surrogate pair
        self._left = 0  # characters to pass over after one of Unicode
        self._side = ""  # text of a group that is no text: an instruction, a marker, a name
        self._codec = "cp1252"
        self._fonts: dict[int, str] = {}
        self._defined: int | None = None  # the font or style that is being defined
        self._default: int | None = None
        self._styles: dict[int, tuple[str, int | None]] = {}
        self._tables = 0
        self._last_in_table = False
        self._damaged = False
        self._document = Document()

    def read(self) -> Document:
        """Return the document."""
        at, size, data = 0, len(self._data), self._data
        ended = False
        while at < size:
            found = _TOKEN.match(data, at)
            if found is None:
                at += 1
                continue
            at = found.end()
            word, digits, code, symbol, brace, text = found.groups()
            if text is not None:
                self._literal(text)
            elif word is not None:
                at = self._word(word.decode(), digits, at)
            elif code is not None:
                self._literal(bytes((int(code, 16),)))
            elif symbol is not None:
                self._symbol(symbol.decode("latin-1"))
            elif brace == b"{":
                self._open()
            elif brace == b"}":
                at = self._close(at)
                if not self._stack:
                    ended = True
                    break
            if self._state.into == "none":
                at = self._pass_over(at)
        self._finish(ended)
        return self._document

    def _finish(self, ended: bool) -> None:
        self._flush()
        while self._outer:
            self._leave(self._outer[-1][1])
        if self._flow.length:
            self._end_paragraph()
        self._document.paragraphs = self._flow.paragraphs
        problems = []
        if not ended:
            problems.append("the file ends in the middle of a group")
        if self._damaged:
            problems.append("some bytes are not of the charset that it names")
        self._document.problem = "; ".join(problems) or None

    def _pass_over(self, at: int) -> int:
        """Return where the group ends that is left out; its bytes are not looked at."""
        depth = 0
        data = self._data
        while found := _BRACES.search(data, at):
            at = found.end()
            if found[1]:
                at = min(at + int(found[1]), len(data))
            elif found[0] == b"{":
                depth += 1
            elif found[0] == b"}":
                if not depth:
                    return found.start()
                depth -= 1
        return len(data)

    def _open(self) -> None:
        self._flush()
        self._left = 0
        if len(self._stack) >= RTF_DEPTH:
            raise Unreadable(f"more than {RTF_DEPTH} groups are open at a time, the limit for RTF")
        self._stack.append(self._state)
        self._state = replace(self._state, starred=False, fresh=True)

    def _close(self, at: int) -> int:
        self._flush()
        self._left = 0
        if not self._stack:
            return at
        closed, self._state = self._state, self._stack.pop()
        if self._outer and self._outer[-1][0] == len(self._stack):
            self._leave(self._outer[-1][1])
        elif closed.into != self._state.into:
            self._end_of(closed)
        elif closed.into in ("fonttbl", "stylesheet"):
            self._define(closed.into)
        return at

    def _end_of(self, closed: State) -> None:
        """Take what a group was for: an instruction, a marker, a bookmark's name, a definition."""
        said = clean_line(self._side)
        flow = self._flow
        if closed.into == "fldinst" and closed.opened is not None:
            closed.opened.instruction = self._side
        elif closed.into == "fldrslt" and closed.opened is not None:
            self._end_field(closed.opened)
        elif closed.into in ("listtext", "pntext"):
            flow.now.marker = marker(said)
        elif closed.into == "bkmkstart":
            flow.now.bookmarks.append(said)
        elif closed.into in _INFO and said:
            self._document.properties.setdefault("creator" if closed.into == "author" else closed.into, said)
        elif closed.into in ("fonttbl", "stylesheet"):
            self._define(closed.into)
        self._side = ""

    def _end_field(self, opened: Field) -> None:
        flow = self._flow
        words = opened.instruction.split()
        name = words[0].upper() if words else ""
        if name in ("TOC", "INDEX"):
            for each in flow.paragraphs[opened.first :]:
                each.contents = True
            flow.now.contents |= bool(flow.length)
        if name != "HYPERLINK" or len(words) < 2 or "\\l" in opened.instruction.partition('"')[0]:
            return
        quoted = opened.instruction.split('"')
        target = (quoted[1] if len(quoted) > 1 else words[1]).strip()
        start = opened.start if opened.first == len(flow.paragraphs) else 0
        if start < flow.length and followable(target):
            flow.now.spans.append(Span("link", start, flow.length, href=target))

    def _define(self, into: str) -> None:
        """Note the name of a style once its group ends."""
        if into == "stylesheet" and self._defined is not None:
            name = clean_line(self._side.partition(";")[0]).lower()
            level = self._styles.get(self._defined, ("", None))[1]
            heading = _HEADING.match(name)
            self._styles[self._defined] = (name, int(heading[1]) if heading else level)
        self._side, self._defined = "", None

    def _word(self, word: str, digits: bytes | None, at: int) -> int:
        """Follow a control word; return where to read on."""
        self._flush()
        number = int(digits) if digits and len(digits) < 11 else None
        if word == "u" and number is not None and self._state.into != "none":
            self._unicode(number)
            return at
        if self._left and word != "bin":
            self._left -= 1  # a control word counts as one of the characters that stand for one of Unicode
            return at
        if word == "bin":
            return min(at + max(number or 0, 0), len(self._data))
        state = self._state
        starred, fresh = state.starred, state.fresh
        state.starred = state.fresh = False
        if (fresh or starred or word in NO_TEXT) and self._is_group(word, starred):
            return at
        if state.into in ("fonttbl", "stylesheet"):
            self._definition(word, number)
        elif word in SIGNS:
            self._add(SIGNS[word])
        elif word in _PARAGRAPH:
            self._paragraph_mark()
        elif (act := _ACTS.get(word)) is not None:
            act(self, number)
        elif word in ("ansicpg", "deff", "mac", "pc", "pca"):
            self._charset(word, number)
        return at

    def _is_group(self, word: str, starred: bool) -> bool:
        """Note what kind of a group the first word in it makes it; tell whether it was such a word."""
        state = self._state
        if state.into == "none":
            return True
        if word in _INFO and state.into == "info":
            state.into = word
        elif word in NO_TEXT or (starred and word not in STARRED) or state.into == "info":
            state.into = "none"
        elif word in ("fonttbl", "stylesheet", "info", "listtext", "pntext", "bkmkstart", "fldinst", "fldrslt"):
            state.into, self._side = word, "" if word != "fldrslt" else self._side
            if word == "fldrslt" and state.opened is not None:
                state.opened.first, state.opened.start = len(self._flow.paragraphs), self._flow.length
        elif word == "field":
            state.opened = Field()
        elif word == "upr":
            state.into = "upr"
        elif word == "ud":
            state.into = self._stack[-2].into if len(self._stack) > 1 else "text"
        elif word in ("footnote", "header", "footer") or word[:-1] in ("header", "footer"):
            self._enter("footnote" if word == "footnote" else word[:6])
        elif word in ("shptxt", "dptxbxtext"):
            self._enter("box")
        else:
            return False
        return True

    def _enter(self, kind: str) -> None:
        """Begin a flow of its own: that of a note, a running head, a box."""
        self._state.into = "text"
        self._outer.append((len(self._stack) - 1, kind, self._flow))
        self._flow = Flow()

    def _leave(self, kind: str) -> None:
        """End a flow of its own."""
        if self._flow.length:
            self._end_paragraph()
        paragraphs = self._flow.paragraphs
        _, kind, self._flow = self._outer.pop()
        lines = [line for p in paragraphs if (line := " ".join(p.text.split()))]
        if kind == "footnote":
            key = f"f{len(self._document.notes) + 1}"
            self._document.notes[key] = "\n".join(lines)
            self._flow.now.notes.append((self._flow.length, key))
        elif kind == "box":
            for each in paragraphs:
                each.boxed = True
            self._flow.paragraphs += paragraphs
        else:
            (self._document.heads if kind == "header" else self._document.feet).extend(lines)

    def _definition(self, word: str, number: int | None) -> None:
        """Follow a word inside the table of fonts or of styles."""
        if self._state.into == "fonttbl":
            if word == "f":
                self._defined = number
            elif self._defined is not None and number is not None:
                codec = CHARSETS.get(number) if word == "fcharset" else CODEPAGES.get(number) if word == "cpg" else None
                if codec:
                    self._fonts[self._defined] = codec
        elif word == "s":
            self._defined = number
        elif word in ("cs", "ts", "ds"):
            self._defined = None
        elif word == "outlinelevel" and self._defined is not None and number is not None and 0 <= number <= 8:
            self._styles[self._defined] = ("", number + 1)

    def _charset(self, word: str, number: int | None) -> None:
        if word == "deff":
            self._default = number
        elif word == "ansicpg":
            self._codec = CODEPAGES.get(number or 0, self._codec)
        else:
            self._codec = {"mac": "mac-roman", "pc": "cp437", "pca": "cp850"}[word]

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._state.starred = True
            return
        self._flush()
        if self._left:
            self._left -= 1
        elif symbol in SYMBOLS:
            self._add(SYMBOLS[symbol])
        elif symbol in "\r\n":
            self._paragraph_mark()
        elif symbol == "\t":
            self._add("\t")

    def _literal(self, data: bytes) -> None:
        if self._left:
            passed = min(self._left, len(data))
            self._left -= passed
            data = data[passed:]
        if data:
            self._state.fresh = False
            self._bytes += data

    def _flush(self) -> None:
        """Decode the bytes that wait, in the charset that now holds."""
        if not self._bytes:
            return
        font = self._state.font if self._state.font is not None else self._default
        codec = self._fonts.get(font, self._codec) if font is not None else self._codec
        text = self._bytes.decode(codec, "replace")
        self._damaged |= "\ufffd" in text and self._state.into == "text"
        self._bytes.clear()
        self._high = 0
        self._add(text)

    def _unicode(self, number: int) -> None:
        self._left = self._state.skip
        value = number + 0x10000 if number < 0 else number
        if 0xD800 <= value < 0xDC00:
            self._high = value
        elif 0xDC00 <= value < 0xE000:
            if self._high:
                self._add(chr(0x10000 + ((self._high - 0xD800) << 10) + (value - 0xDC00)))
            self._high = 0
        elif 0 < value < 0xFFFE:
            self._high = 0
            self._add(chr(value))

    def _add(self, text: str) -> None:
        state, flow = self._state, self._flow
        state.fresh = False
        if state.into not in ("text", "fldrslt"):
            if state.into not in ("none", "upr", "info") and len(self._side) < 10_000:
                self._side += text
            return
        if state.hidden:
            return
        start = flow.length
        flow.text.append(text)
        flow.length += len(text)
        for kind, held in (("b", state.bold), ("i", state.italic)):
            if held:
                extend(flow.faces, _FACES[kind], start, flow.length)

    def _paragraph_mark(self) -> None:
        if self._state.into in ("text", "fldrslt"):
            self._end_paragraph()

    def _end_paragraph(self, *, cell: bool = False) -> None:
        """Put the paragraph that is open among those of its flow, and open the next one."""
        flow = self._flow
        now = flow.now
        now.text = "".join(flow.text)
        now.spans += [Span(kind, start, end) for kind, start, end in flow.faces]
        now.spans.sort(key=lambda s: (s.start, -s.end))
        name, level = self._styles.get(flow.style, ("normal", None))
        now.style, now.level = name or "normal", flow.level or level
        now.contents |= now.style.startswith("toc ")
        now.depth = max(flow.depth, 1) if now.marker else 0
        if flow.in_table or cell:
            if not self._last_in_table and not self._outer:
                self._tables += 1
                flow.row = flow.column = 0
            now.cell = max(self._tables - 1, 0), flow.row, flow.column
        if not self._outer:
            self._last_in_table = now.cell is not None
        flow.paragraphs.append(now)
        flow.now, flow.text, flow.length, flow.faces = Paragraph(), [], 0, []

    def _cell_mark(self, number: int | None) -> None:
        if self._state.into in ("text", "fldrslt"):
            self._end_paragraph(cell=True)
            self._flow.column += 1

    def _row_mark(self, number: int | None) -> None:
        self._flow.row += 1
        self._flow.column = 0

    def _reset_paragraph(self, number: int | None) -> None:
        flow = self._flow
        flow.style, flow.level, flow.depth, flow.in_table = 0, None, 0, False

    def _reset_face(self, number: int | None) -> None:
        self._state.bold = self._state.italic = self._state.hidden = False
        self._state.font = None


def _face(name: str) -> "Callable[[Walk, int | None], None]":
    def act(walk: Walk, number: int | None) -> None:
        setattr(walk._state, name, number != 0)

    return act


def _font(walk: Walk, number: int | None) -> None:
    walk._state.font = number


def _skip(walk: Walk, number: int | None) -> None:
    walk._state.skip = min(max(number or 0, 0), 10)


def _style(walk: Walk, number: int | None) -> None:
    walk._flow.style = number or 0


def _outline(walk: Walk, number: int | None) -> None:
    walk._flow.level = number + 1 if number is not None and 0 <= number <= 8 else None


def _depth(walk: Walk, number: int | None) -> None:
    walk._flow.depth = min(max(number or 0, 0), 8) + 1


def _table(walk: Walk, number: int | None) -> None:
    walk._flow.in_table = True


def _nested_mark(walk: Walk, number: int | None) -> None:
    walk._paragraph_mark()


_ACTS: dict[str, Callable[[Walk, int | None], None]] = {
    "b": _face("bold"),
    "i": _face("italic"),
    "v": _face("hidden"),
    "deleted": _face("hidden"),
    "plain": Walk._reset_face,
    "pard": Walk._reset_paragraph,
    "f": _font,
    "uc": _skip,
    "s": _style,
    "outlinelevel": _outline,
    "ilvl": _depth,
    "intbl": _table,
    "cell": Walk._cell_mark,
    "row": Walk._row_mark,
    "nestcell": _nested_mark,
}
