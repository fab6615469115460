"""What an import says of itself: a row for each file and record, their sum, and how far it is."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from readroom.db.import_log import Outcome
from readroom.text.record import record


@record
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
    """What an import did. `files`: offered; `pages`: read or known; `articles`: on them; the outcomes: report rows.

    `recut`: pages that were cut again at the end, by what their source repeats on its pages. `stored_pages` and
    `stored_articles` leave out what was in the library before. `without_article`: pages that were read and in which no
    article was found. `source_changed`: pages that were there before and got the source that was named;
    `source_correction` is the number of the correction that says so.
    """

    files: int = 0
    pages: int = 0
    articles: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    partial: int = 0
    skipped: int = 0
    recut: int = 0
    stored_pages: int = 0
    stored_articles: int = 0
    without_article: int = 0
    source_changed: int = 0
    source_correction: int | None = None

    def add(self, row: Row) -> None:
        """Count one row of the report."""
        if row.outcome == "new":
            self.new += 1
        else:
            setattr(self, row.outcome, getattr(self, row.outcome) + 1)
        if row.outcome != "skipped":
            self.pages += 1
            self.articles += row.articles
            if row.outcome != "unchanged":
                self.stored_pages += 1
                self.stored_articles += row.articles

    @property
    def rows(self) -> int:
        """How many rows the report has."""
        return self.new + self.updated + self.unchanged + self.partial + self.skipped


@record
class Progress:
    """How far an import is: the file that is being stored, and bytes of all files that are done, of `total`.

    `derived`: the files are done, and something is derived from their articles: `file` says what, `done` and `total`
    count articles or other things, 0 where that is not known.
    """

    file: str
    done: int
    total: int
    counts: Counts
    derived: bool = False


def nobody(_: object) -> None:
    """Listen to a report or to the progress of an import, and do nothing."""


class Problems:
    """What was skipped or partly read, by reason: how often, and the first place of each."""

    def __init__(self, most: int = 200) -> None:
        """Keep `most` reasons apart; the others are counted together."""
        self._most = most
        self._counts: Counter[tuple[str, str]] = Counter()
        self._first: dict[tuple[str, str], str] = {}

    def add(self, row: Row) -> None:
        """Count a row of the report if it is a problem."""
        if row.outcome not in ("skipped", "partial"):
            return
        key = (row.outcome, row.reason or "")
        if key not in self._counts and len(self._counts) >= self._most:
            key = (row.outcome, "other reasons")
        self._counts[key] += 1
        self._first.setdefault(key, place_of(row))

    @property
    def lines(self) -> list[str]:
        """A line for each reason, the most frequent first: "12 skipped: no text in this record (first: a.jsonl …)"."""
        return [
            f"{count:,} {outcome}: {reason} (first: {self._first[outcome, reason]})"
            for (outcome, reason), count in self._counts.most_common()
        ]

    @property
    def count(self) -> int:
        """How many rows were problems."""
        return self._counts.total()

    @property
    def repeated(self) -> bool:
        """Tell whether some reason came more than once, so that a sum says more than the rows."""
        return self.count > len(self._counts)


def place_of(row: Row) -> str:
    """Return what a row is about: the file, with the record's number and name if it is one."""
    record = f" record {row.record}" if row.record else ""
    member = f" ({row.member})" if row.member else ""
    return f"{row.file}{record}{member}"


Report = Callable[[Row], None]
Watch = Callable[[Progress], None]
