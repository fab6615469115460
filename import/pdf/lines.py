"""The printed lines of a PDF's pages, by pdfium: their text, place, size and face.

pdfium is native code: it is only ever called in a worker. Scripts, actions, forms and attached files are not touched.
"""

import ctypes
import importlib
import math
import re
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from readroom.importer.formats import Unreadable
from readroom.importer.limits import PDF_CHARACTERS, PDF_MEMORY_BYTES, PDF_PAGES, PDF_SECONDS
from readroom.text.gate import clean_line

_BREAK = re.compile("[\r\n\x02\ufffe]")
_HYPHENS = "\x02\ufffe"  # what pdfium gives for a hyphen at the end of a line
_WORD = re.compile(r"\S+")
_MARK = re.compile(r"[0-9*†‡]{1,3}(?=[,.;:!?)”’»]*$)")
_BOLD = re.compile(rb"bold|black|heavy|demi|semibd", re.IGNORECASE)
_GAP = 1.15  # widths of a line's size that no space between two words has
_WIDE = 0.62  # widths of a line's size that a character has at most, spaces counted
_HEAVY = 600  # weight of a bold face
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\xad": None, "\x00": None}
)
_PASSWORD = 4  # pdfium's number for a file that needs one


@dataclass(slots=True)
class Line:
    """A printed line, or the part of one that a wide gap sets apart. Measures are points, from the lower left.

    `marks` are the ranges of raised figures in the text; `broken` tells that it ends with a hyphen that may be there
    for the line's end only (the text has it no more).
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int
    bold: bool = False
    upright: bool = True
    broken: bool = False
    marks: list[tuple[int, int]] = field(default_factory=list)
    column: tuple[float, float] = (0.0, 0.0)


@dataclass(slots=True)
class Sheet:
    """A page: its number from 0, its measures in points, its lines in the order in which the file draws them."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Print:
    """What a PDF prints: its pages, what it says of itself, how many pages it has, and what was not read of it."""

    sheets: list[Sheet]
    properties: dict[str, str]
    pages: int
    problems: list[str] = field(default_factory=list)


def read_print(data: bytes) -> Print:
    """Return the lines of a PDF; raise Unreadable when it is none, locked, or without pdfium."""
    try:
        pypdfium2: Any = importlib.import_module("pypdfium2")
    except ImportError:
        raise Unreadable("needs the extra pdf: pip install 'readroom[pdf]'") from None
    with _less_memory():
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if getattr(error, "err_code", None) == _PASSWORD:
                raise Unreadable("a PDF that needs a password") from None
            raise Unreadable(f"a damaged PDF: {clean_line(str(error))[:120]}") from None
        try:
            return _read(document)
        finally:
            document.close()


@contextmanager
def _less_memory() -> Iterator[None]:
    """Lower a worker's limit on memory for as long as pdfium is at work; where there is none, there stays none."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    lower = soft != resource.RLIM_INFINITY and soft > PDF_MEMORY_BYTES
    if lower:
        resource.setrlimit(resource.RLIMIT_AS, (PDF_MEMORY_BYTES, hard))
    try:
        yield
    finally:
        if lower:
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _read(document: Any) -> Print:
    pages = len(document)
    if pages < 1:
        raise Unreadable("a PDF without pages")
    found = Print([], _properties(document), pages)
    if pages > PDF_PAGES:
        found.problems.append(f"only its first {PDF_PAGES:,} pages were read, the limit; it says that it has {pages:,}")
    broken: list[int] = []
    started = time.process_time()
    for number in range(min(pages, PDF_PAGES)):
        if time.process_time() - started > PDF_SECONDS:
            found.problems.append(
                f"only its first {number:,} pages of {pages:,} were read in {PDF_SECONDS} s, the limit"
            )
            break
        try:
            found.sheets.append(_sheet(document, number))
        except Exception:  # (pdfium's own error is only known once it is loaded)
            broken.append(number + 1)
            if len(broken) > 50 and not found.sheets:
                break
    if broken:
        shown = ", ".join(map(str, broken[:5])) + (" …" if len(broken) > 5 else "")
        found.problems.append(f"damaged pages: {shown}")
    return found


def _properties(document: Any) -> dict[str, str]:
    """Return the title and author that the file says it has."""
    found = {}
    for name, key in (("Title", "title"), ("Author", "creator")):
        if value := clean_line(document.get_metadata_value(name)[:1000]):
            found[key] = value
    return found


def _sheet(document: Any, number: int) -> Sheet:
    page = document[number]
    try:
        width, height = page.get_size()
        sheet = Sheet(number, width, height)
        text = page.get_textpage()
        try:
            sheet.lines = list(_lines(text.raw, number))
        finally:
            text.close()
    finally:
        page.close()
    return sheet


def _lines(raw: Any, page: int) -> Iterator[Line]:
    """Yield the lines of a page's text."""
    pdfium: Any = importlib.import_module("pypdfium2.raw")
    count = pdfium.FPDFText_CountChars(raw)
    if count <= 0:
        return
    if count > PDF_CHARACTERS:
        raise Unreadable("a page of too many characters")
    text = _text(pdfium, raw, count)
    reader = _Reader(pdfium, raw, page)
    start = 0
    for found in _BREAK.finditer(text):
        if found.start() > start:
            yield from reader.lines(text, start, found.start(), broken=found[0] in _HYPHENS)
        start = found.end()
    if start < count:
        yield from reader.lines(text, start, count, broken=False)


def _text(pdfium: Any, raw: Any, count: int) -> str:
    """Return a page's characters, one for each index that pdfium counts."""
    buffer = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(raw, 0, count, buffer) == count + 1:
        text = bytes(buffer).decode("utf-16-le", "replace")[:count]
        if len(text) == count:
            return text
    codes = (pdfium.FPDFText_GetUnicode(raw, index) for index in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " " for code in codes)


class _Reader:
    """Measures the words of one page."""

    def __init__(self, pdfium: Any, raw: Any, page: int) -> None:
        self._pdfium = pdfium
        self._raw = raw
        self._page = page
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()

    def lines(self, text: str, start: int, end: int, *, broken: bool) -> Iterator[Line]:
        """Yield what stands between two breaks, parted where a gap is too wide for a space."""
        words = list(_WORD.finditer(text, start, end))
        if not words:
            return
        size, upright = self._size(words[0].start())
        if whole := self._whole(words, size):
            yield self._line(text, whole, self._measure(words[0].start())[1], size, upright, broken=broken)
            return
        group: list[tuple[int, int, float, float]] = []
        base = bottom = 0.0
        for word in words:
            left, low, _, _ = self._measure(word.start())
            right = self._measure(word.end() - 1)[2]
            left, right = min(left, right), max(left, right)
            if group and upright and self._apart(group[-1], left, right, size, low - bottom):
                yield self._line(text, group, base, size, upright, broken=False)
                group = []
                size, upright = self._size(word.start())
            if not group:
                base = bottom = low
            group.append((word.start(), word.end(), left, right))
        yield self._line(text, group, base, size, upright, broken=broken)

    def _whole(self, words: list[re.Match[str]], size: float) -> list[tuple[int, int, float, float]]:
        """Return the words with the ends of their line, when they are drawn in one go and no gap can be among them."""
        start, end = words[0].start(), words[-1].end()
        if len(words) > 1 and self._pdfium.FPDFText_CountRects(self._raw, start, end - start) != 1:
            return []
        left, right = self._measure(start)[0], self._measure(end - 1)[2]
        if len(words) > 1 and not 0 < right - left < _WIDE * size * (end - start):
            return []
        return [(word.start(), word.end(), min(left, right), max(left, right)) for word in words]

    def _apart(self, last: tuple[int, int, float, float], left: float, right: float, size: float, rise: float) -> bool:
        gap = max(left - last[3], last[2] - right)
        return gap > _GAP * size or abs(rise) > 1.5 * size

    def _line(
        self,
        text: str,
        words: list[tuple[int, int, float, float]],
        base: float,
        size: float,
        upright: bool,
        *,
        broken: bool,
    ) -> Line:
        line = Line(
            "",
            min(w[2] for w in words),
            max(w[3] for w in words),
            base,
            size,
            self._page,
            upright=upright,
            broken=broken,
        )
        parts: list[str] = []
        length = 0
        if len(words) > 2:  # the first word may be a bullet, or set in another face
            last = len(words) - 1
            line.size = median(self._size(words[last * n // 4][0])[0] for n in range(5))
        height = 0.0
        for start, end, _, _ in words:
            word = text[start:end].translate(_LIGATURES)
            if parts:
                length += 1
            found = _MARK.search(word)
            if found and len(word) == end - start:
                height = height or max(self._height(w[0]) for w in words[:3])
                if self._height(start + found.start()) >= 0.85 * height:
                    found = None
            if found:
                line.marks.append((length + found.start(), length + found.end()))
            parts.append(word)
            length += len(word)
        line.text = " ".join(parts)
        line.bold = self._is_bold(words[0][0]) and self._is_bold(words[-1][1] - 1)
        return line

    def _measure(self, index: int) -> tuple[float, float, float, float]:
        box = self._box
        if not self._pdfium.FPDFText_GetLooseCharBox(self._raw, index, box):
            return 0.0, 0.0, 0.0, 0.0
        found = box.left, box.bottom, box.right, box.top
        return found if math.isfinite(sum(found)) else (0.0, 0.0, 0.0, 0.0)

    def _height(self, index: int) -> float:
        _, bottom, _, top = self._measure(index)
        return abs(top - bottom)

    def _size(self, index: int) -> tuple[float, bool]:
        """Return the size of a character in points as it is printed, and whether it stands upright."""
        size = float(self._pdfium.FPDFText_GetFontSize(self._raw, index))
        matrix = self._matrix
        if not self._pdfium.FPDFText_GetMatrix(self._raw, index, matrix):
            return max(size, 1.0), True
        scale = math.hypot(matrix.c, matrix.d)
        upright = abs(matrix.b) <= 0.2 * abs(matrix.a) if matrix.a or matrix.b else True
        size *= scale
        return (size if 0.5 < size < 1000 else self._height(index) or 1.0), upright

    def _is_bold(self, index: int) -> bool:
        pdfium = self._pdfium
        if pdfium.FPDFText_GetFontWeight(self._raw, index) >= _HEAVY:
            return True
        name = (ctypes.c_char * 128)()
        flags = ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self._raw, index, name, 128, flags)
        return _BOLD.search(name.value) is not None
