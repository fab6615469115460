"""From files to articles: discover, read in workers, store in order.

Results are stored in the order in which the files were offered, so an import that was stopped and begun again ends
with the same library as one that was not. Everything that is done stands in `import_file`, in the transaction that
stores it.
"""

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO

from readroom.db.import_log import Read
from readroom.db.write import Origin, Outcome, StoredPage, Writer
from readroom.importer.contents import Contents
from readroom.importer.discover import Offered, discover
from readroom.importer.files import digest_file, digest_of, open_regular
from readroom.importer.formats import Format, Record, Unreadable, find_format
from readroom.importer.limits import BATCH_BYTES, BATCH_RECORDS, COMMIT_PAGES, COMMIT_SECONDS, HEAD_BYTES
from readroom.importer.pool import Answer, Pool, Task
from readroom.importer.report import Counts, Row
from readroom.importer.settings import NOTHING, Settings
from readroom.importer.tasks import file_task, records_task
from readroom.text.model import Page


@dataclass(slots=True)
class _Item:
    """One page-to-be: where it comes from, its outcome if it needs no reading, else what to read.

    `path` is the file as the system knows it.
    """

    origin: Origin
    path: str = ""
    part: Record | None = None
    known: Row | None = None
    known_page: int | None = None


@dataclass(slots=True)
class _Job:
    """What is read at one go: a file, or some records of one. `done` is run when all of it is stored."""

    items: list[_Item]
    format: Format | None = None
    settings: Settings = NOTHING
    future: "Future[Answer] | None" = None
    vanished: set[int] = field(default_factory=set)
    done: Callable[[], None] | None = None


class Import:
    """One run of the import into a library that is open for writing."""

    def __init__(
        self,
        writer: Writer,
        pool: Pool,
        *,
        workers: int,
        version: str,
        source: str | None = None,
        only: str | None = None,
        settings: Settings = NOTHING,
        report: Callable[[Row], None] = lambda row: None,
        dry_run: bool = False,
    ) -> None:
        self._writer = writer
        self._pool = pool
        self._window = workers * 2 + 2
        self._version = version
        self._source = source
        self._only = only
        self._settings = settings
        self._report = report
        self._dry_run = dry_run
        self._run = 0
        self._open_pages = 0
        self._opened_at = 0.0
        self.counts = Counts()

    def run(self, paths: Sequence[Path], run: int) -> Counts:
        """Import what `paths` name or hold under the run's id; raise ReadroomError when one of them is missing."""
        self._run = run
        waiting: deque[_Job] = deque()
        try:
            for job in self._jobs(paths):
                if any(item.known is None for item in job.items):
                    job.future = self._submit(job)
                waiting.append(job)
                while len(waiting) > self._window or (waiting and _ready(waiting[0])):
                    self._finish(waiting.popleft())
            while waiting:
                self._finish(waiting.popleft())
            self._commit()
        except BaseException:
            # What was stored as a whole stays; a page that was being stored goes.
            self._writer.rollback()
            raise
        return self.counts

    def _jobs(self, paths: Sequence[Path]) -> Iterator[_Job]:
        for offered in discover(paths, only=self._only):
            self.counts.files += 1
            if offered.refused:
                yield self._refused(offered, offered.refused)
                continue
            try:
                yield from self._jobs_of_file(offered)
            except Unreadable as problem:
                yield self._refused(offered, str(problem))
            except OSError as problem:
                yield self._refused(offered, f"cannot be read: {problem.strerror or problem}")

    def _jobs_of_file(self, offered: Offered) -> Iterator[_Job]:
        with open_regular(offered.path) as file:
            head = file.read(HEAD_BYTES)
            found = find_format(head, offered.file)
            if found is None:
                raise Unreadable(_no_reader(offered.file))
            digest = digest_file(file)
            if found.container:
                yield from self._jobs_of_container(offered, found, file, digest)
                return
        item = self._item(_origin(offered, 0, digest), self._settings)
        item.path = offered.path
        yield _Job([item], found, self._settings)

    def _jobs_of_container(self, offered: Offered, found: Format, file: BinaryIO, digest: bytes) -> Iterator[_Job]:
        settings = self._settings
        whole = _origin(offered, 0, digest)
        vanished = self._vanished(offered, found, file, digest)
        job = _Job([], found, settings, vanished=vanished)
        contents = Contents()
        size = 0
        for part in found.records(file):
            if not isinstance(part, Record):
                contents.note(part)
                continue
            contents.records += 1
            item = self._record_item(offered, part, settings)
            if item.known is None:
                item.part = part
                size += len(part.data)
            job.items.append(item)
            if len(job.items) >= BATCH_RECORDS or size >= BATCH_BYTES:
                yield job
                job, size = _Job([], found, settings, vanished=vanished), 0
        if not contents.records:
            raise Unreadable(contents.sentence())
        # The file itself is noted last: without it the next run knows that this one was stopped.
        job.done = lambda: self._writer.note_file(
            whole, "new", self._run, reason=contents.sentence(), read=contents.read(settings.digest)
        )
        yield job

    def _vanished(self, offered: Offered, found: Format, file: BinaryIO, digest: bytes) -> set[int]:
        """Return the pages of a container that has changed whose records are no longer in it."""
        before = self._writer.known(offered.path)
        if before is None or before.outcome == "skipped" or before.digest == digest:
            return set()
        pages = self._writer.pages_of(offered.path)
        for part in found.records(file):
            if isinstance(part, Record):
                pages.pop(digest_of(part.data), None)
        file.seek(0)
        return set(pages.values())

    def _record_item(self, offered: Offered, part: Record, settings: Settings) -> _Item:
        if part.refused:
            origin = _origin(offered, part.number, None, part.member)
            return _Item(origin, known=Row(offered.file, part.number, "skipped", part.refused, 0, part.member))
        return self._item(_origin(offered, part.number, digest_of(part.data), part.member), settings)

    def _item(self, origin: Origin, settings: Settings) -> _Item:
        """Return the item of a file or record; it needs no reading when its bytes were read before in the same way."""
        known = self._writer.known(origin.path, origin.record)
        record, reading = origin.record or None, settings.digest
        if known is not None and known.digest == origin.digest and known.reading == reading:
            if known.outcome == "skipped" and known.version == self._version:
                return _Item(origin, known=Row(origin.file, record, "skipped", known.reason, 0, origin.member))
            if known.page_id is not None:
                row = Row(origin.file, record, "unchanged", None, known.articles, origin.member)
                return _Item(origin, known=row)
        page = self._writer.page_with(origin.digest, reading)
        if page is not None:
            articles = len(self._writer.articles_of(page))
            return _Item(
                origin, known=Row(origin.file, record, "unchanged", None, articles, origin.member), known_page=page
            )
        return _Item(origin)

    def _refused(self, offered: Offered, reason: str) -> _Job:
        origin = _origin(offered, 0, None)
        return _Job([_Item(origin, known=Row(offered.file, None, "skipped", reason, 0))])

    def _submit(self, job: _Job) -> "Future[Answer]":
        assert job.format is not None  # noqa: S101 - only refused files have none
        fresh = [item for item in job.items if item.known is None]
        parts = [item.part for item in fresh if item.part is not None]
        if not parts:
            return self._pool.submit(Task(file_task(job.format, fresh[0].path, fresh[0].origin.file, job.settings)))
        return self._pool.submit(records_task(job.format, fresh[0].origin.file, parts, job.settings))

    def _finish(self, job: _Job) -> None:
        fresh = [item for item in job.items if item.known is None]
        pages = self._pages(job, fresh) if fresh else iter(())
        for item in job.items:
            row = self._store_known(item) if item.known else self._store_read(job, item, next(pages))
            self.counts.add(row)
            self._report(row)
        if job.done and not self._dry_run:
            self._begin()
            job.done()
        if self._open_pages >= COMMIT_PAGES or (
            self._open_pages and time.monotonic() - self._opened_at > COMMIT_SECONDS
        ):
            self._commit()

    def _pages(self, job: _Job, fresh: list[_Item]) -> "Iterator[_Read]":
        """Yield what was read of each fresh item. A batch whose worker died is read again record by record."""
        assert job.format is not None  # noqa: S101
        assert job.future is not None  # noqa: S101
        answer = job.future.result()
        if answer.found is not None:
            digest = answer.found.get("digest")
            for entry in answer.found["pages"]:
                yield _Read.of(entry, bytes.fromhex(digest) if digest else None)
        elif len(fresh) == 1:
            yield _Read(reason=answer.failure, passing=answer.passing)
        else:
            for item in fresh:
                single = _Job([item], job.format, job.settings)
                single.future = self._submit(single)
                yield from self._pages(single, [item])

    def _store_known(self, item: _Item) -> Row:
        assert item.known is not None  # noqa: S101
        if self._dry_run or (item.known.outcome == "unchanged" and item.known_page is None):
            return item.known
        self._begin()
        row = item.known
        self._writer.note_file(
            item.origin,
            row.outcome,
            self._run,
            reason=row.reason,
            page=item.known_page,
            articles=row.articles,
            read=Read(self._settings.digest),
        )
        if item.known_page is not None:
            self._writer.note_place(item.origin, item.known_page)
        return row

    def _store_read(self, job: _Job, item: _Item, read: "_Read") -> Row:
        origin, record = item.origin, item.origin.record or None
        if read.digest is not None and read.digest != origin.digest:
            # The file changed between the look and the reading: what was read is what is noted.
            origin = replace(origin, digest=read.digest)
        if self._dry_run:
            return self._would(item, read)
        self._begin()
        if read.page is None:
            # Without its digest the file is read again the next time.
            noted = replace(origin, digest=None) if read.passing else origin
            self._writer.note_file(noted, "skipped", self._run, reason=read.reason, read=Read(job.settings.digest))
            return Row(origin.file, record, "skipped", read.reason, 0, origin.member)
        stored = self._store_page(job, origin, read.page)
        self._open_pages += 1
        return Row(origin.file, record, stored.outcome, stored.reason, len(stored.articles), origin.member)

    def _store_page(self, job: _Job, origin: Origin, page: Page) -> StoredPage:
        before = self._writer.known(origin.path, origin.record)
        replaces = [before.page_id] if before and before.page_id is not None and not origin.record else []
        return self._writer.store_page(
            page,
            origin,
            self._run,
            source=self._source,
            replaces=replaces,
            vanished=job.vanished,
            reading=job.settings.digest,
        )

    def _would(self, item: _Item, read: "_Read") -> Row:
        """Return the row of a dry run: what storing would have come to."""
        origin, record = item.origin, item.origin.record or None
        if read.page is None:
            return Row(origin.file, record, "skipped", read.reason, 0, origin.member)
        before = self._writer.known(origin.path, origin.record)
        outcome: Outcome = "updated" if before and before.page_id is not None and not origin.record else "new"
        if read.page.problem:
            outcome = "partial"
        return Row(origin.file, record, outcome, read.page.problem, len(read.page.articles), origin.member)

    def _begin(self) -> None:
        if not self._opened_at:
            self._writer.begin()
            self._opened_at = time.monotonic()

    def _commit(self) -> None:
        if self._opened_at:
            self._writer.commit()
        self._open_pages, self._opened_at = 0, 0.0


@dataclass(frozen=True, slots=True)
class _Read:
    """What a worker made of an item: a page, or the reason why there is none."""

    page: Page | None = None
    reason: str | None = None
    digest: bytes | None = None
    passing: bool = False

    @classmethod
    def of(cls, entry: dict[str, Any], digest: bytes | None) -> "_Read":
        if "skipped" in entry:
            return cls(reason=entry["skipped"], digest=digest)
        try:
            return cls(page=Page.from_json(entry["page"]), digest=digest)
        except (KeyError, TypeError, ValueError) as problem:
            return cls(reason=f"its reader gave no page: {problem}", digest=digest)


def _origin(offered: Offered, record: int, digest: bytes | None, member: str | None = None) -> Origin:
    return Origin(_stored_path(offered.path), offered.file, record, digest, offered.folder, member)


def _stored_path(path: str) -> str:
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _ready(job: _Job) -> bool:
    return job.future is None or job.future.done()


def _no_reader(file: str) -> str:
    name = file.rsplit("/", 1)[-1]
    return (
        f"no reader for .{name.rsplit('.', 1)[1]} files"
        if "." in name.strip(".")
        else "no reader for this kind of file"
    )
