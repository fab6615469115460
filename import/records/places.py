"""Where the fields of a record stand: found once for every set of names, since the records of a file are alike."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from readroom.importer.records.names import FIELDS, HTML, MARKDOWN, plain_name

Columns = tuple[tuple[str, str], ...]
"""Pairs of a column's or field's name in the file and the field of readroom's that it is."""
_EXPORTED = ("spans", "asides", "voices", "date_raw", "key")
_ROLES: dict[str, tuple[str, ...]] = {
    **FIELDS,
    **{name: (name,) for name in _EXPORTED},
    "exported text": ("text",),
    "whole page": (*HTML, "content", "body"),
    "rather than a whole page": (*MARKDOWN, "text"),
}


class Places:
    """The fields of one record by their names in readroom. `held` has the first value of each that is not empty."""

    __slots__ = ("_places", "_record", "held")

    def __init__(self, record: Mapping[str, Any], columns: Columns = ()) -> None:
        self._record = record
        self._places = _places(tuple(record), columns)
        self.held: dict[str, Any] = {}
        for field, names in self._places.items():
            for name in names:
                value = record[name]
                if value or value == 0:
                    self.held[field] = value
                    break

    def __contains__(self, field: str) -> bool:
        return field in self._places

    def first(self, field: str) -> Any:
        """Return the first value that is not empty of all that go by the names of a field, or None."""
        return self.held.get(field)

    def value(self, field: str) -> Any:
        """Return what stands under the first of a field's names, empty or not."""
        return next(self.each(field), None)

    def names(self, field: str) -> tuple[str, ...]:
        """Return the names in the record that go by those of a field and hold something, in their order."""
        found = ((name, self._record[name]) for name in self._places.get(field, ()))
        return tuple(name for name, value in found if value or value == 0)

    def each(self, field: str) -> Iterator[Any]:
        """Yield the values of all that go by the names of a field, in the order of the names."""
        return map(self._record.__getitem__, self._places.get(field, ()))


def may_have_text(names: Iterable[str], columns: Columns = ()) -> bool:
    """Tell whether one of these names is known to be that of a text."""
    found = _places(tuple(names), columns)
    return any(field in found for field in ("text", "markdown", "html"))


@lru_cache(maxsize=128)
def _places(names: tuple[str, ...], columns: Columns) -> dict[str, tuple[str, ...]]:
    """Return the names that each field has in a record; one that was mapped is that field and nothing else."""
    mapped = {plain_name(column): field for column, field in columns}
    plain: dict[str, str] = {}
    for name in names:
        plain.setdefault(plain_name(name), name)
    found: dict[str, tuple[str, ...]] = {}
    for role, wanted in _ROLES.items():
        told = [plain[column] for column, field in mapped.items() if field == role and column in plain]
        known = [plain[name] for name in wanted if name in plain and name not in mapped]
        if told or known:
            found[role] = (*told, *known)
    return found
