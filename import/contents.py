"""What a container holds: how many records, how many it says that it holds, and what in it is no page."""

from collections import Counter
from dataclasses import dataclass, field

from readroom.db.import_log import Read
from readroom.importer.formats import Declared, Left


@dataclass(slots=True)
class Contents:
    """The count of what a container was split into."""

    records: int = 0
    declared: int | None = None
    left: Counter[str] = field(default_factory=Counter)

    def note(self, part: Declared | Left) -> None:
        """Count something that is no record."""
        if isinstance(part, Declared):
            self.declared = (self.declared or 0) + part.articles
        else:
            self.left[part.reason] += 1

    def sentence(self) -> str:
        """Return the count in words: "12 records of 13 declared; not pages: 3 revisit records"."""
        said = f"{self.records:,} record{'' if self.records == 1 else 's'}" if self.records else "holds no record"
        if self.declared is not None:
            said += f" of {self.declared:,} declared"
        if self.left:
            said += "; not pages: " + ", ".join(f"{count:,} {reason}" for reason, count in self.left.most_common())
        return said

    def read(self, settings: str | None) -> Read:
        """Return what is noted of the container; `settings` is the digest of what its reader was told."""
        return Read(settings, self.declared, dict(self.left) or None)
