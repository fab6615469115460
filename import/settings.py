"""What a run tells its readers: recipes that say how a source's pages are cut, and which column is which field."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Settings:
    """How files are read beyond the general rules. All of it is plain JSON, so that it can go to a worker.

    `recipes` are tables of TOML, the first that matches a page counts; `forced` is one for every page of the run.
    `columns` maps a column or field of the file to a field of readroom's ("Headline" to "title").
    """

    recipes: tuple[Mapping[str, Any], ...] = ()
    forced: Mapping[str, Any] | None = None
    columns: Mapping[str, str] | None = None

    @property
    def digest(self) -> str | None:
        """A short hash of all of it, None when there is nothing: what was read under another one is read again."""
        if not (self.recipes or self.forced or self.columns):
            return None
        return hashlib.blake2b(json.dumps(asdict(self), sort_keys=True).encode(), digest_size=8).hexdigest()

    def to_json(self) -> dict[str, Any] | None:
        """Return the settings as plain JSON values, None when there are none."""
        return asdict(self) if self.digest else None

    @classmethod
    def from_json(cls, data: Mapping[str, Any] | None) -> Self:
        """Return the settings that `to_json` made."""
        return cls(tuple(data["recipes"]), data["forced"], data["columns"]) if data else cls()


NOTHING = Settings()
"""No recipe and no map: the general rules."""
