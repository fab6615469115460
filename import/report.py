"""What an import says of itself: a row for each file and record, and their sum."""

from dataclasses import dataclass

from readroom.db.import_log import Outcome


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an import's report: what became of a file, or of a record (1-based) of one.

    `member` is the name that a record has in its container.
    """

    file: str
    record: int | None
    outcome: Outcome
    reason: str | None
    articles: int
    member: str | None = None


@dataclass(slots=True)
class Counts:
    """What an import did. `files`: offered; `pages`: read or known; `articles`: on them; the outcomes: report rows."""

    files: int = 0
    pages: int = 0
    articles: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    partial: int = 0
    skipped: int = 0

    def add(self, row: Row) -> None:
        """Count one row of the report."""
        setattr(self, row.outcome, getattr(self, row.outcome) + 1)
        if row.outcome != "skipped":
            self.pages += 1
            self.articles += row.articles

    @property
    def rows(self) -> int:
        """How many rows the report has."""
        return self.new + self.updated + self.unchanged + self.partial + self.skipped
