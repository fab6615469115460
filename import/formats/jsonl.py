"""JSON lines: one article a line, in the fields of `readroom export articles` or their usual names elsewhere."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from readroom.importer.formats import Plain, Record, Unreadable, ending
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Page

if TYPE_CHECKING:
    from readroom.importer.asking import Unclear

LONGEST_RECORD = 16 << 20  # bytes of one line
_CHUNK = 1 << 18
LOOKED_AT = 20
"""How many lines are looked at to learn which fields there are."""
LONGEST_LOOKED_AT = 1 << 20
"""Longer lines (bytes) are for a worker to read."""


class JsonLinesFormat(Plain):
    """`.jsonl` and `.ndjson` files; a record is a line, its number the line's."""

    name = "jsonl"
    title = "JSON lines"
    about = (
        "One object a line, one article each, in UTF-8. Names are read without regard to case, spaces and hyphens "
        "(`Pub Date` is `pub_date`); where several are given, the first of the row counts. A line of `readroom export "
        "articles` comes back as it was: with its key, its structure, its asides and voices."
    )
    limits = "16 MiB a line, the file of any size"
    endings = (".jsonl", ".ndjson", ".jl")
    begins = b"{"
    container = True

    @property
    def details(self) -> str:  # type: ignore[override]
        """The names of the fields, as a table."""
        from readroom.importer.records.names import names_table

        return names_table()

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by a first line that is a whole JSON object, or by the ending."""
        if ending(name) in self.endings:
            return True
        head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
        if not head.startswith(b'{"'):
            return False
        line, end, _ = head.partition(b"\n")
        if not end and len(line) > 60_000:
            return True
        try:
            return isinstance(json.loads(line), dict)
        except (ValueError, RecursionError):
            return False

    def records(self, stream: BinaryIO) -> Iterator[Record]:
        """Yield the lines that are not blank, one at a time; a line that is too long is cut, and refused when read."""
        for number, line in enumerate(_lines(stream), 1):
            if number == 1:
                if line.startswith((b"\xff\xfe", b"\xfe\xff")):
                    raise Unreadable("UTF-16; JSON lines are UTF-8")
                line = line.removeprefix(b"\xef\xbb\xbf")
            if line.strip():
                yield Record(number, line)

    def columns(self, stream: BinaryIO) -> list[str] | None:
        """Return the names of the fields of the first records."""
        return list(dict.fromkeys(name for record in _first_objects(stream) for name in record)) or None

    def unclear(self, stream: BinaryIO, settings: Settings) -> "Unclear | None":
        """Return the fields of the first records when none of them is known to hold a text."""
        from readroom.importer.asking import Unclear
        from readroom.importer.records.places import may_have_text

        records = _first_objects(stream)
        if not records or any(may_have_text(record, settings.pairs) for record in records):
            return None
        samples: dict[str, str] = {}
        for record in records:
            for name, value in record.items():
                if value not in (None, "", [], {}) and name not in samples:
                    samples[name] = " ".join(str(value)[:200].split())
        return Unclear(list(dict.fromkeys(n for record in records for n in record)), samples, ("text",))

    def read_record(self, data: bytes, number: int, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page that one line is; raise Unreadable when it is broken, or holds no text."""
        if len(data) > LONGEST_RECORD:
            raise Unreadable(f"longer than {LONGEST_RECORD >> 20} MiB, the limit for a record")
        fields, problem = parse_object(data)
        recipe = None
        if settings.forced or settings.recipes:
            from readroom.importer.recipe.recipe import chooser

            recipe = chooser(settings, name)
        return _reader()(fields, "jsonl", number, problem, settings.pairs, recipe)


@cache
def _reader() -> "Callable[..., Page]":
    from readroom.importer.records.record import read_fields

    return read_fields


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a stream without their ends; of a long one no more than the limit and a byte."""
    parts: list[bytes] = []
    size = 0
    # What was unpacked before a compressed stream breaks off is not held back.
    read = getattr(stream, "read1", stream.read)
    while chunk := read(_CHUNK):
        pieces = chunk.split(b"\n")
        for index, piece in enumerate(pieces):
            if index:
                yield b"".join(parts)
                parts, size = [], 0
            if size <= LONGEST_RECORD:
                parts.append(piece[: LONGEST_RECORD + 1 - size])
                size += len(parts[-1])
    if size:
        yield b"".join(parts)


def _first_objects(stream: BinaryIO) -> list[dict[str, object]]:
    """Return the objects among the first lines, to see what a file's records are like."""
    found: list[dict[str, object]] = []
    for line in islice(_lines(stream), LOOKED_AT):
        if line.strip() and len(line) <= LONGEST_LOOKED_AT:
            with suppress(Unreadable):
                found.append(parse_object(line.removeprefix(b"\xef\xbb\xbf"))[0])
    return found


def parse_object(data: bytes) -> tuple[dict[str, object], str | None]:
    """Return a line's JSON object and what is wrong with its bytes, if anything; raise Unreadable when it is none."""
    problem = None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        from readroom.importer.decode import decode

        text, encoding = decode(data)
        problem = f"the record is not UTF-8; read as {encoding}"
    try:
        value = _decoder().decode(text)
    except RecursionError:
        raise Unreadable("broken JSON: nested too deeply") from None
    except ValueError as error:
        reason = str(error).split(":")[0].lower() if isinstance(error, json.JSONDecodeError) else "a number is too long"
        place = f" at character {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else ""
        raise Unreadable(f"broken JSON: {reason}{place}") from None
    if not isinstance(value, dict):
        raise Unreadable("not a JSON object")
    return value, problem


@cache
def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(strict=False, parse_int=_integer, parse_constant=lambda _: None)


def _integer(digits: str) -> int | str:
    """Return a number that SQLite can hold, else its digits."""
    return int(digits) if len(digits) < 19 else digits


FORMAT = JsonLinesFormat()
