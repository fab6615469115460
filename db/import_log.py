"""What an import notes of itself: its runs, and what became of every file and record that was offered."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Literal

from readroom.db.vanished import Vanished
from readroom.text.record import record

Outcome = Literal["new", "updated", "unchanged", "partial", "skipped"]


@record
class Origin:
    """Where a page came from: its path, the name that is shown, its record (0: the file itself), its digest.

    `member` is the name that the record has in its container.
    """

    path: str
    file: str
    record: int
    digest: bytes | None
    folder: str | None = None
    member: str | None = None


@record
class Read:
    """How a file was read: `settings` is the digest of recipes and column maps (None: none).

    Of a container: how many articles it declares, and what it holds besides pages, by reason.
    """

    settings: str | None = None
    declared: int | None = None
    left: Mapping[str, int] | None = None


PLAIN = Read()
"""Read by the general rules."""


@record
class StoredPage:
    """What became of a page: the outcome, its id, and the ids of its articles."""

    outcome: Outcome
    page_id: int
    articles: tuple[int, ...]
    reason: str | None = None


@record
class Known:
    """What became of a file or record the last time; `version` is the program that read it."""

    digest: bytes | None
    outcome: Outcome
    reason: str | None
    page_id: int | None
    articles: int
    version: str
    reading: str | None = None


_KNOWN = (
    "select f.record, f.digest, f.outcome, f.reason, f.page_id, f.articles, r.version, f.reading from import_file f "
    "join import_run r on r.id = f.run_id"
)
_MOST = 500
"""How many values are asked for in one statement."""


_FILE = ("path", "record", "file", "digest", "outcome", "reason", "articles", "page_id", "run_id")
_FILE_MORE = ("member", "reading", "declared", "left_out")


@cache
def _note(columns: tuple[str, ...]) -> str:
    changed = ", ".join(f"{c} = excluded.{c}" for c in (*_FILE, *_FILE_MORE) if c not in ("path", "record"))
    return (
        f"insert into import_file ({', '.join(columns)}) values ({', '.join('?' * len(columns))}) "
        f"on conflict (path, record) do update set {changed}"
    )


def file_row(
    origin: Origin, outcome: Outcome, run: int, reason: str | None, page: int | None, articles: int, read: Read
) -> tuple[str, tuple[Any, ...]]:
    """Return the statement that notes what became of a file or record, and its values."""
    row = (origin.path, origin.record, origin.file, origin.digest, outcome, reason, articles, page, run)
    more = (origin.member, read.settings, read.declared, json.dumps(read.left) if read.left else None)
    if more == _NOTHING_MORE:
        return _note(_FILE), row  # to hand over a null takes as long as to store it
    return _note(_FILE + _FILE_MORE), row + more


_NOTHING_MORE = (None,) * len(_FILE_MORE)


class ImportLog:
    """The rows of an import about itself. The caller holds the transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._absent: set[bytes] = set()
        self._unknown: set[str] = set()

    def _execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:
        return self._connection.execute(sql, parameters)

    def start_run(self, arguments: Mapping[str, Any], *, version: str, now: str) -> int:
        """Note that an import begins (`now` is UTC, ISO) and return the run's id."""
        cursor = self._execute(
            "insert into import_run (started, version, arguments) values (?, ?, ?)",
            (now, version, json.dumps(arguments)),
        )
        return int(cursor.lastrowid or 0)

    def end_run(self, run: int, counts: Mapping[str, int], *, now: str) -> None:
        """Note that an import has ended."""
        self._execute("update import_run set finished = ?, counts = ? where id = ?", (now, json.dumps(counts), run))

    def note_file(
        self,
        origin: Origin,
        outcome: Outcome,
        run: int,
        *,
        reason: str | None = None,
        page: int | None = None,
        articles: int = 0,
        read: Read = PLAIN,
    ) -> None:
        """Note what became of a file or record; the last outcome of a path stands."""
        self._unknown.discard(origin.path)
        self._execute(*file_row(origin, outcome, run, reason, page, articles, read))

    def note_place(self, origin: Origin, page: int) -> None:
        """Note that a page that was read before now stands at another record of its file."""
        self._execute(
            "update page set record = ? where id = ? and file = ? and record is not ?",
            (origin.record or None, page, origin.file, origin.record or None),
        )

    def known(self, path: str, record: int = 0) -> "Known | None":
        """Return what is known of a path that was offered before, or None."""
        if not record and path in self._unknown:
            return None
        row = self._connection.execute(f"{_KNOWN} where f.path = ? and f.record = ?", (path, record)).fetchone()
        return Known(*row[1:]) if row else None

    def known_files(self, paths: Sequence[str]) -> dict[str, Known]:
        """Return what is known of files that were offered before, by path; `paths` are some dozen.

        Those of which nothing is known are remembered until something is noted of them.
        """
        among = ",".join("?" * len(paths))
        sql = f"{_KNOWN.replace('f.record', 'f.path', 1)} where f.record = 0 and f.path in ({among})"
        found = {row[0]: Known(*row[1:]) for row in self._connection.execute(sql, paths)}
        self._unknown.update(path for path in paths if path not in found)
        return found

    def count_pages(self) -> int:
        """Return how many pages there are, or were: the last one's number."""
        (last,) = self._execute("select ifnull(max(id), 0) from page").fetchone()
        return int(last)

    def has_records(self, path: str) -> bool:
        """Tell whether records of a container were offered before."""
        sql = "select 1 from import_file where path = ? and record > 0 limit 1"
        return self._execute(sql, (path,)).fetchone() is not None

    def known_records(self, path: str, first: int, last: int) -> dict[int, Known]:
        """Return what is known of the records from `first` to `last` (1-based) of a container."""
        rows = self._execute(f"{_KNOWN} where f.path = ? and f.record between ? and ?", (path, first, last))
        return {row[0]: Known(*row[1:]) for row in rows}

    def vanished(self, path: str, digests: Iterable[bytes]) -> Vanished:
        """Return the pages of a container whose records are not among the digests of those that it holds now."""
        return Vanished(self._connection, path, digests)

    def pages_with(self, digests: Sequence[bytes | None], reading: str | None = None) -> dict[bytes, tuple[int, int]]:
        """Return the pages with these bytes that were read in this way: digest to id and number of articles.

        What no page has, however it was read, is remembered until a page with it is stored: it is not asked for again.
        """
        found: dict[bytes, tuple[int, int]] = {}
        there: set[bytes] = set()
        for start in range(0, len(digests), _MOST):
            part = digests[start : start + _MOST]
            rows = self._connection.execute(
                "select digest, reading, id, (select count(*) from article a where a.page_id = p.id) from page p "
                f"where digest in ({','.join('?' * len(part))})",
                part,
            )
            for digest, way, page, articles in rows:
                there.add(digest)
                if way == reading:
                    found[digest] = (page, articles)
        self._absent.update(digest for digest in digests if digest is not None and digest not in there)
        return found

    def _page_with(self, digest: bytes | None) -> tuple[int, str | None] | None:
        """Return the id of the page with these bytes, and how it was read; a page that is stored now will have them."""
        if digest in self._absent:
            self._absent.discard(digest)
            return None
        row = self._execute("select id, reading from page where digest = ?", (digest,)).fetchone()
        return (int(row[0]), row[1]) if row else None

    def articles_of(self, page: int) -> list[int]:
        """Return the ids of a page's articles in their order on it."""
        return [r[0] for r in self._execute("select id from article where page_id = ? order by position", (page,))]
