"""What a run tells its readers: recipes that say how a source's pages are cut, and which column is which field."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

NAMED, FOUND = "named ", "found "
"""How a digest begins: a recipe or a map was named for a run, or recipes were found beside the library."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How files are read beyond the general rules. All of it is plain JSON, so that it can go to a worker.

    `recipes` are tables of TOML, the first that matches a page counts; `forced` is one for every page of the run.
    `columns` maps a column or field of the file to a field of readroom's ("Headline" to "title"). `furniture` is what
    a source repeats on its pages, for a page of it that is cut again.
    """

    recipes: tuple[Mapping[str, Any], ...] = ()
    forced: Mapping[str, Any] | None = None
    columns: Mapping[str, str] | None = None
    furniture: Mapping[str, Any] | None = None

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The columns that are mapped, each with its field."""
        return tuple(self.columns.items()) if self.columns else ()

    @property
    def digest(self) -> str | None:
        """A short hash of recipes and columns, None when there are none: what was read under others is read again."""
        if not (self.recipes or self.forced or self.columns):
            return None
        told = (self.recipes, self.forced, self.columns)
        kind = NAMED if self.forced or self.columns else FOUND
        return kind + hashlib.blake2b(json.dumps(told, sort_keys=True).encode(), digest_size=8).hexdigest()

    def to_json(self) -> dict[str, Any] | None:
        """Return the settings as plain JSON values, None when there are none."""
        return asdict(self) if self.digest or self.furniture else None

    @classmethod
    def from_json(cls, data: Mapping[str, Any] | None) -> Self:
        """Return the settings that `to_json` made."""
        if not data:
            return cls()
        return cls(tuple(data["recipes"]), data["forced"], data["columns"], data.get("furniture"))


NOTHING = Settings()
"""No recipe and no map: the general rules."""
