"""A JSON file split into its records, in the import's own process: nothing is parsed, no more than one is held."""

import re
from collections.abc import Iterator
from itertools import count
from typing import Any, BinaryIO

from readroom.importer.discover import shown_name
from readroom.importer.formats import Declared, Left, Part, Record
from readroom.importer.limits import JSON_BROKEN, RECORD_BYTES
from readroom.importer.records.json_record import pack
from readroom.importer.records.json_scan import Broken, Scanner
from readroom.importer.records.json_shape import Path, shape_of
from readroom.importer.utf8 import as_utf8

_OBJECT, _ARRAY = 0x7B, 0x5B
_SCALAR = rb'(?:"(?:[^"\\]++|\\.)*+"|[^",{}\[\]]++)'
_NAME = rb'"((?:[^"\\]++|\\.)*+)"\s*:'
_BEGINNING = re.compile(rb"\{\s*" + _NAME + rb"\s*(?:" + _SCALAR + rb"\s*,\s*" + _NAME + rb")?", re.DOTALL)


def json_parts(stream: BinaryIO) -> Iterator[Part]:
    """Yield the records of a JSON file, and what else there is to count."""
    shape = shape_of(as_utf8(stream))
    if shape.declared is not None:
        yield Declared(shape.declared)
    yield from _Split(Scanner(as_utf8(stream)), shape.context).parts(shape.path)


class _Lost(Exception):  # noqa: N818 (a state of the file)
    """What follows a broken record cannot be told from it."""


class _Split:
    """Cuts the records out of a file; what is broken is refused, and what comes behind it is looked for."""

    def __init__(self, scanner: Scanner, context: dict[str, Any]) -> None:
        self._scanner = scanner
        self._context = context
        self._numbers = count(1)
        self._next: re.Pattern[bytes] | None = None
        self._broken = 0

    def parts(self, path: Path | None) -> Iterator[Part]:
        try:
            if path is None:
                yield from self._values()
                return
            for step in path:
                if not self._enter(step):
                    return
            yield from self._items()
            while not path and (sign := self._scanner.peek()) is not None:
                # Arrays that were written one behind the other.
                if sign == _ARRAY:
                    yield from self._items()
                elif sign == _OBJECT:
                    yield from self._values()
                else:
                    self._scanner.step()
        except _Lost:
            return
        except Broken as problem:
            yield self._refused("the rest of the file", problem)

    def _enter(self, step: bytes) -> bool:
        for key in self._scanner.items():
            if key == step and self._scanner.peek() in (_OBJECT, _ARRAY):
                return True
            self._scanner.skip()
        return False

    def _values(self) -> Iterator[Part]:
        """Yield the objects that stand one behind the other at the top of the file."""
        while (sign := self._scanner.peek()) is not None:
            if sign == _OBJECT:
                yield from self._record(None)
            elif sign in b",;]}":
                self._scanner.step()
            else:
                yield self._left()

    def _items(self) -> Iterator[Part]:
        for key in self._scanner.items():
            if self._scanner.peek() == _OBJECT:
                yield from self._record(key)
            else:
                yield self._left()

    def _left(self) -> Left:
        self._scanner.skip()
        return Left("values that are no records")

    def _record(self, key: bytes | None) -> Iterator[Part]:
        start = self._scanner.offset
        try:
            data = self._scanner.take()
        except Broken as problem:
            self._broken += 1
            found = (
                self._next is not None and self._broken <= JSON_BROKEN and self._scanner.resume(self._next, start + 1)
            )
            yield self._refused(None if found else "the rest of the file", problem)
            if not found:
                raise _Lost from None
            return
        if self._next is None and key is None:
            self._next = _like(data)
        name = shown_name(key[:200].decode("utf-8", "replace")) if key else None
        yield Record(next(self._numbers), pack(self._context, data), name)

    def _refused(self, what: str | None, problem: Broken) -> Record:
        reason = f"broken JSON: {problem}, at byte {problem.at + 1:,}"
        if str(problem) == "a value that is too long":
            reason = f"longer than {RECORD_BYTES >> 20} MiB, the limit for a record"
        return Record(next(self._numbers), b"", what, refused=reason)


def _like(record: bytes) -> "re.Pattern[bytes] | None":
    """Return a pattern for the beginning of records that begin as this one does: with the same names."""
    found = _BEGINNING.match(record[:4096])
    if not found:
        return None
    pattern = rb"\{\s*\"" + re.escape(found[1]) + rb"\"\s*:"
    if found[2] is not None:
        pattern += rb"\s*" + _SCALAR + rb"\s*,\s*\"" + re.escape(found[2]) + rb"\"\s*:"
    return re.compile(pattern, re.DOTALL)


def json_names(stream: BinaryIO) -> tuple[list[str], list[dict[str, Any]]]:
    """Return the names of the fields of a JSON file's first records, in their order, and these records."""
    samples = shape_of(as_utf8(stream)).samples
    return list(dict.fromkeys(name for sample in samples for name in sample)), samples
