"""Reading on in JSON without holding it: values are stepped over or cut out of a stream, strings are not looked into.

Nothing is checked that is not needed to find where a value ends; the reader of a record finds what is wrong in it.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from readroom.importer.limits import JSON_DEPTH, RECORD_BYTES

_CHUNK = 1 << 18
_SPACE = re.compile(rb"[ \t\r\n\x0b\x0c]*+")
# All that is no bracket, whole strings among it; then a bracket, the quotation mark of a string whose end is not read
# yet, or nothing: the end of what is read.
_STEP = re.compile(rb'(?:[^"{}\[\]]++|"(?:[^"\\]++|\\.)*+")*+([{}\[\]"]?)', re.DOTALL)
_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_SCALAR = re.compile(rb"[^,\]}\s]*+")
_CLOSES = {0x7B: 0x7D, 0x5B: 0x5D}
_COMMA, _COLON, _QUOTE = b',:"'
_LONGEST_KEY = 1 << 16
_OVERLAP = 1 << 16  # bytes that are looked at again, since a match may begin in them


class Broken(Exception):  # noqa: N818 (a state of the file)
    """JSON that cannot be followed any further; `at` is the byte where what is broken began."""

    def __init__(self, reason: str, at: int) -> None:
        super().__init__(reason)
        self.at = at


class Scanner:
    """A place in a stream of JSON. What was passed is forgotten; offsets are bytes from the stream's beginning."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._data = b""
        self._base = 0
        self._at = 0

    @property
    def offset(self) -> int:
        """How many bytes were passed."""
        return self._base + self._at

    def peek(self) -> int | None:
        """Pass white space and return the next byte without passing it; None at the end."""
        while True:
            match = _SPACE.match(self._data, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._data):
                return self._data[self._at]
            if not self._more(self._at):
                return None

    def step(self) -> None:
        """Pass the byte that `peek` returned."""
        self._at += 1

    def take(self, most: int | None = None) -> bytes:
        """Return the bytes of the next value and pass it; raise Broken when it has no end within `most` bytes.

        Without a number that is what a record may have.
        """
        self.peek()
        return self._pass(RECORD_BYTES if most is None else most, keep=True)

    def skip(self) -> None:
        """Pass the next value, however long it is; raise Broken when it has no end."""
        self.peek()
        self._pass(4 * RECORD_BYTES, keep=False)

    def items(self) -> Iterator[bytes | None]:
        """Stand before each item of the array or object that comes next, and yield its key (None in an array).

        The caller passes the item before asking for the next. Raise Broken where neither an item nor the end stands.
        """
        start = self.offset
        close = _CLOSES[self.peek() or 0]
        self.step()
        while (sign := self.peek()) is not None:
            if sign == close:
                self.step()
                return
            if sign == _COMMA:
                self.step()
            elif close == 0x5D and sign not in b"}:":
                yield None
            elif close == 0x7D and sign == _QUOTE:
                key = self.take(_LONGEST_KEY)[1:-1]
                if self.peek() != _COLON:
                    raise Broken("a name without a value", self.offset)
                self.step()
                if self.peek() is not None:
                    yield key
            else:
                raise Broken(f"a stray {chr(sign)}", self.offset)
        raise Broken("it has no end", start)

    def resume(self, pattern: "re.Pattern[bytes]", start: int) -> bool:
        """Go to the first match of `pattern` behind `start`, which is still held; False when there is none."""
        behind = max(start - self._base, 0)
        while True:
            if match := pattern.search(self._data, behind):
                self._at = match.start()
                return True
            self._at = behind = max(behind, len(self._data) - _OVERLAP)
            if not self._more(behind):
                return False
            behind = 0

    def _pass(self, most: int, *, keep: bool) -> bytes:
        """Pass the value at hand; return its bytes if they are kept."""
        sign = self._data[self._at] if self._at < len(self._data) else None
        if sign is None:
            raise Broken("it has no end", self.offset)
        if sign in _CLOSES:
            return self._pass_brackets(most, keep=keep)
        pattern = _STRING if sign == _QUOTE else _SCALAR
        started = self.offset
        while True:
            match = pattern.match(self._data, self._at)
            if match and (sign == _QUOTE or match.end() < len(self._data)):
                break
            if len(self._data) - self._at > most:
                raise Broken("a value that is too long", started)
            if not self._more(self._at):
                if not match:
                    raise Broken("a string without end", started)
                break
        end = max(match.end(), self._at + 1)
        value = self._data[self._at : end]
        self._at = end
        return value

    def _pass_brackets(self, most: int, *, keep: bool) -> bytes:
        started = self.offset
        start = pos = self._at
        awaited = bytearray()
        while True:
            match = _STEP.match(self._data, pos)
            pos = match.end() if match else pos
            sign = match[1] if match else b""
            if sign in (b"{", b"["):
                awaited.append(_CLOSES[sign[0]])
                if len(awaited) > JSON_DEPTH:
                    raise Broken(f"nested deeper than {JSON_DEPTH:,} levels", started)
            elif sign in (b"}", b"]"):
                if awaited.pop() != sign[0]:
                    raise Broken("brackets that do not match", started)
                if not awaited:
                    self._at = pos
                    return self._data[start:pos] if keep else b""
            else:
                pos -= len(sign)
                passed = start if keep else pos
                if len(self._data) - passed > most:
                    raise Broken("a value that is too long", started)
                if not self._more(passed):
                    raise Broken("it has no end", started)
                start, pos = start - passed, pos - passed

    def _more(self, passed: int) -> bool:
        """Forget what stands before `passed` and read on; False at the end."""
        chunk = self._stream.read(max(_CHUNK, len(self._data) - passed))
        if chunk:
            self._data = self._data[passed:] + chunk
            self._base += passed
            self._at -= passed
        return bool(chunk)
