"""Which columns of a table, or fields of a record, are which of readroom's: told, remembered, or asked for.

A format whose files have named columns offers `columns`: their names. Where it may not know what they mean it offers
`unclear`: what there is, what stands in it, and what is missing. The command line asks at a terminal; elsewhere the
file is skipped with a reason that says what to type.
"""

import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import BinaryIO, Protocol, cast

from readroom.db.column_maps import column_map, columns_hash, keep_column_map
from readroom.db.write import Writer
from readroom.importer.formats import Unreadable, find_format
from readroom.importer.formats.compressed import FORMAT as COMPRESSED
from readroom.importer.inflate import opened
from readroom.importer.limits import HEAD_BYTES
from readroom.importer.records.names import FIELDS, plain_name
from readroom.importer.settings import Settings
from readroom.text.gate import clean_line


@dataclass(frozen=True, slots=True)
class Unclear:
    """What a file does not say: its columns in their order, a value of each to recognise it by, the fields missing.

    `missing` are names of `records.names.FIELDS`; without a map for them the file cannot be read. `absent` are those of
    `WISHED` that no column is known to hold: the file can be read without them.
    """

    columns: Sequence[str]
    samples: Mapping[str, str]
    missing: Sequence[str]
    file: str = ""
    absent: Sequence[str] = ()


WISHED = ("title", "date")
"""Fields that are asked for where somebody is asked for the text anyway."""
_TEXTS = ("text", "markdown", "html")
Ask = Callable[[Unclear], Mapping[str, str] | None]
"""Asks which column is which field, and returns column to field; None when nobody answers."""


class Tabular(Protocol):
    """A format whose files have named columns. The stream is at its beginning; wherever it is left does not matter."""

    def columns(self, stream: BinaryIO) -> Sequence[str] | None:
        """Return the names of the columns in their order; None when the file has none."""
        ...

    def unclear(self, stream: BinaryIO, settings: Settings) -> Unclear | None:
        """Return what `settings.columns` and the names themselves leave open; None when nothing."""
        ...


class Maps:
    """The column maps of one run: what was given with it is kept for the source, what was kept is used again.

    `plain` is how files without columns are read. `keep` is called before something is kept, to begin a transaction;
    None in a run that stores nothing.
    """

    def __init__(
        self, writer: Writer, settings: Settings, source: str | None, ask: Ask | None, keep: Callable[[], None] | None
    ) -> None:
        self._connection = writer.library.connection
        self._settings = settings
        self.plain = replace(settings, columns=None)
        self._source = source
        self._ask = ask
        self._keep = keep
        self._asked: dict[str, Mapping[str, str] | None] = {}

    def settings_for(self, found: object, file: str, stream: BinaryIO) -> Settings:
        """Return how a file is to be read; raise Unreadable when its columns are unclear and nobody says more.

        A map that says nothing about the file's columns is no part of how it is read.
        """
        table = _table(found, file, stream)
        columns = table.columns(_opened(found, stream)) if table else None
        stream.seek(0)
        if table is None or not columns:
            return self.plain
        given, kept = self._given(columns), self._kept(columns)
        # What was kept stays, but for the fields that are told anew.
        anew = {f for field in (given or {}).values() for f in (_TEXTS if field in _TEXTS else (field,))}
        told = {c: f for c, f in (kept or {}).items() if f not in anew} | (given or {})
        settings = replace(self.plain, columns=told or None)
        if given:
            self._remember(columns, told)
        unclear = table.unclear(_opened(found, stream), settings)
        stream.seek(0)
        if unclear is None or not unclear.missing:
            return settings
        answer = self._answer(replace(unclear, file=file, absent=_absent(columns, told)))
        if not answer:
            raise Unreadable(reason_for(unclear))
        told |= answer
        self._remember(columns, told)
        return replace(settings, columns=told)

    def _given(self, columns: Sequence[str]) -> dict[str, str] | None:
        there = {plain_name(column) for column in columns}
        given = {c: f for c, f in (self._settings.columns or {}).items() if plain_name(c) in there}
        return given or None

    def _kept(self, columns: Sequence[str]) -> dict[str, str] | None:
        asked = self._asked.get(columns_hash(columns)) or {}
        return {**(column_map(self._connection, self._source, columns) or {}), **asked} or None

    def _answer(self, unclear: Unclear) -> Mapping[str, str] | None:
        key = columns_hash(unclear.columns)
        if key not in self._asked:
            self._asked[key] = self._ask(unclear) if self._ask else None
        return self._asked[key]

    def _remember(self, columns: Sequence[str], given: Mapping[str, str]) -> None:
        if self._keep is not None and column_map(self._connection, self._source, columns) != dict(given):
            self._keep()
            keep_column_map(self._connection, self._source, columns, given)


def _absent(columns: Sequence[str], told: Mapping[str, str]) -> tuple[str, ...]:
    """Return the wished fields that no column is known to hold."""
    there = {plain_name(column) for column in columns}
    return tuple(f for f in WISHED if f not in told.values() and there.isdisjoint(map(plain_name, FIELDS[f])))


def _table(found: object, file: str, stream: BinaryIO) -> Tabular | None:
    """Return the format that knows the columns of a file: its own, or that of what is compressed in it."""
    if found is COMPRESSED:
        head = _opened(found, stream).read(HEAD_BYTES)
        found = find_format(head, PurePath(file).stem)
    # A check against the protocol itself takes as long as reading a short record.
    return cast(Tabular, found) if hasattr(found, "columns") and hasattr(found, "unclear") else None


def _opened(found: object, stream: BinaryIO) -> BinaryIO:
    stream.seek(0)
    return opened(stream) if found is COMPRESSED else stream


def reason_for(unclear: Unclear) -> str:
    """Return the reason why a file is skipped whose columns are unclear, with what to type."""
    shown = ", ".join(clean_line(column)[:40] for column in list(unclear.columns)[:12])
    more = ", …" if len(unclear.columns) > 12 else ""
    typed = " ".join(f"--map {shlex.quote(f'COLUMN={field}')}" for field in unclear.missing)
    return (
        f"no column is known to hold its {' and '.join(unclear.missing)}; say which one: {typed} "
        f"(COLUMN is one of: {shown}{more})"
    )


def checked_map(pairs: Sequence[str]) -> dict[str, str]:
    """Return column to field for pairs of COLUMN=FIELD; raise ValueError with one line for what is none."""
    found: dict[str, str] = {}
    for pair in pairs:
        column, sign, field = pair.rpartition("=")
        field = field.strip().lower().replace("-", "_")
        if not sign or not column.strip():
            raise ValueError(f"{pair!r} is not COLUMN=FIELD, such as Headline=title")
        if field not in FIELDS:
            raise ValueError(f"no field {field!r}; there are: {', '.join(FIELDS)}")
        found[column.strip()] = field
    return found
