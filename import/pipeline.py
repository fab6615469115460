"""From files to articles: split into jobs, read in workers, store in order.

Results are stored in the order in which the files were offered, so an import that was stopped and begun again ends
with the same library as one that was not. Everything that is done stands in `import_file`, in the transaction that
stores it.
"""

import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from readroom.db.editing import Editor
from readroom.db.import_log import Read
from readroom.db.naming import Naming
from readroom.db.stored_text import StoredText
from readroom.db.write import Origin, Outcome, StoredPage
from readroom.importer import limits
from readroom.importer.asking import Maps
from readroom.importer.discover import total_bytes
from readroom.importer.job import Item, Job
from readroom.importer.jobs import Jobs
from readroom.importer.options import Options
from readroom.importer.parcel import unwrapped, with_pieces
from readroom.importer.pool import Answer, Pool, Task
from readroom.importer.refused_dates import with_refused_dates
from readroom.importer.report import Counts, Progress, Report, Row, nobody
from readroom.importer.tasks import file_task, records_task
from readroom.text.gate import clean_line
from readroom.text.model import Page
from readroom.text.record import record


class Import:
    """One run of the import into a library that is open for writing; `run` is its id."""

    def __init__(self, writer: Editor, pool: Pool, options: Options, run: int, report: Report = nobody) -> None:
        self._writer = writer
        name = clean_line(options.source or "")
        self._naming = Naming(writer, name) if name else None
        self._pool = pool
        self._options = options
        self._run = run
        self._report = report
        self._dry_run = options.dry_run
        keep = None if options.dry_run else self._begin
        maps = Maps(writer, options.settings, options.source, options.ask, keep)
        self._jobs = Jobs(writer, maps, options, run)
        self._window = options.workers * 2 + 2
        self._commit_at = limits.COMMIT_PAGES
        self._open_pages = 0
        self._open_bytes = 0
        self._opened_at = 0.0
        self._total = 0
        self._stored = 0
        self._many = max(limits.MANY, writer.count_pages() // limits.MANY_OF)
        self.counts = Counts()

    def run(self, paths: Sequence[Path]) -> Counts:
        """Import what `paths` name or hold; raise ReadroomError when one of them is missing."""
        waiting: deque[Job] = deque()
        held = 0
        self._writer.gathers = True
        if self._options.watch:
            self._total = total_bytes(paths, only=self._options.only, since=self._options.since)
        try:
            for job in self._jobs.of(paths):
                if job.fresh:
                    job.future = self._submit(job)
                waiting.append(job)
                held += job.size
                while waiting and (len(waiting) > self._window or held > limits.WAITING_BYTES or _ready(waiting[0])):
                    held -= waiting[0].size
                    self._finish(waiting.popleft())
            while waiting:
                self._finish(waiting.popleft())
            self._commit()
        except BaseException:
            # What was committed stays; what was not goes, and a page that was being stored with it.
            self._writer.rollback()
            raise
        finally:
            self._writer.gathers = False
        self.counts.files = self._jobs.files
        if self._naming is not None:
            self.counts.source_correction = self._naming.correction
        return self.counts

    def _begin(self) -> None:
        if not self._opened_at:
            self._writer.begin()
            self._opened_at = time.monotonic()

    def _submit(self, job: Job) -> "Future[Answer]":
        assert job.format is not None  # noqa: S101 - only refused files have none
        fresh = job.fresh
        parts = [item.part for item in fresh if item.part is not None]
        if not parts:
            return self._pool.submit(Task(file_task(job.format, fresh[0].path, fresh[0].origin.file, job.settings)))
        return self._pool.submit(records_task(job.format, fresh[0].origin.file, parts, job.settings))

    def _finish(self, job: Job) -> None:
        fresh = job.fresh
        pages = self._pages(job, fresh) if fresh else iter(())
        for item in job.items:
            row = self._store_known(job, item) if item.known else self._store_read(job, item, next(pages))
            self.counts.add(row)
            self._report(row)
        if job.done and not self._dry_run:
            self._begin()
            job.done()
        if self._options.watch:
            self.counts.files = self._jobs.files
            self._options.watch(Progress(job.file, job.at, self._total, self.counts))
        self._commit_when_due()

    def _pages(self, job: Job, fresh: list[Item]) -> "Iterator[_Read]":
        """Yield what was read of each fresh item. A batch whose worker died is read again record by record."""
        assert job.future is not None  # noqa: S101 - what is fresh was submitted
        answer = job.future.result()
        if answer.found is not None and len(answer.found.get("pages", ())) == len(fresh):
            digest = answer.found.get("digest")
            for entry, pieces in with_pieces(answer.found["pages"], answer.payload):
                yield _Read.of(entry, pieces, bytes.fromhex(digest) if digest else None)
        elif len(fresh) == 1:
            yield _Read(reason=answer.failure or "its worker gave another answer", passing=answer.passing)
        else:
            for item in fresh:
                single = replace(job, items=[item], done=None)
                single.future = self._submit(single)
                yield from self._pages(single, [item])

    def _store_known(self, job: Job, item: Item) -> Row:
        row = item.known
        assert row is not None  # noqa: S101 - asked before
        if row.outcome == "unchanged":
            row = self._named(item, row)
        if self._dry_run or (row.outcome == "unchanged" and item.known_page is None):
            return row
        self._begin()
        self._writer.note_file(
            item.origin,
            row.outcome,
            self._run,
            reason=row.reason,
            page=item.known_page,
            articles=row.articles,
            read=Read(job.reading),
        )
        if item.known_page is not None:
            self._writer.note_place(item.origin, item.known_page)
        return row

    def _named(self, item: Item, row: Row) -> Row:
        """Give a page that is there already the source that the run was told, and say so in its row."""
        if self._naming is None:
            return row
        page = item.known_page
        if page is None:
            known = self._writer.known(item.origin.path, item.origin.record)
            page = known.page_id if known else None
        self._writer.write_waiting()
        if page is None or not self._naming.differs(page):
            return row
        if not self._dry_run:
            self._begin()
            self._naming.page(page)
            self._open_pages += 1
        self.counts.source_changed += 1
        return replace(row, reason="; ".join(filter(None, (row.reason, f"its source is {self._options.source} now"))))

    def _store_read(self, job: Job, item: Item, read: "_Read") -> Row:
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
            self._writer.note_file(noted, "skipped", self._run, reason=read.reason, read=Read(job.reading))
            return Row(origin.file, record, "skipped", read.reason, 0, origin.member)
        stored = self._store_page(job, origin, read.page, read.prepared)
        self.counts.without_article += not read.page.articles
        if self._naming is not None:
            self._writer.write_waiting()
            # An older correction says otherwise: what is named today counts.
            self.counts.source_changed += self._naming.page(stored.page_id)
        self._open_pages += 1
        self._stored += 1
        if self._stored == self._many:
            self._writer.leave_terms()
        self._open_bytes += len(read.page.text)
        return Row(origin.file, record, stored.outcome, stored.reason, len(stored.articles), origin.member)

    def _store_page(self, job: Job, origin: Origin, page: Page, prepared: Mapping[str, StoredText]) -> StoredPage:
        before = self._writer.known(origin.path) if not origin.record else None
        replaces = [before.page_id] if before and before.page_id is not None else []
        return self._writer.store_page(
            page,
            origin,
            self._run,
            source=self._options.source,
            replaces=replaces,
            vanished=job.vanished,
            reading=job.reading,
            prepared=prepared,
        )

    def _would(self, item: Item, read: "_Read") -> Row:
        """Return the row of a dry run: what storing would have come to."""
        origin, record = item.origin, item.origin.record or None
        if read.page is None:
            return Row(origin.file, record, "skipped", read.reason, 0, origin.member)
        self.counts.without_article += not read.page.articles
        before = self._writer.known(origin.path, origin.record)
        outcome: Outcome = "updated" if before and before.page_id is not None and not origin.record else "new"
        if read.page.problem:
            outcome = "partial"
        return Row(origin.file, record, outcome, read.page.problem, len(read.page.articles), origin.member)

    def _commit_when_due(self) -> None:
        if not self._opened_at:
            return
        late = time.monotonic() - self._opened_at > limits.COMMIT_SECONDS
        if late or self._open_pages >= self._commit_at or self._open_bytes >= limits.COMMIT_BYTES:
            self._commit_at *= 1 if late else 4
            self._commit()

    def _commit(self) -> None:
        if self._opened_at:
            self._writer.commit()
        self._open_pages = self._open_bytes = 0
        self._opened_at = 0.0


@record
class _Read:
    """What a worker made of an item: a page with what is stored of its texts, or the reason why there is none."""

    page: Page | None = None
    reason: str | None = None
    digest: bytes | None = None
    passing: bool = False
    prepared: Mapping[str, StoredText] = field(default_factory=dict)

    @classmethod
    def of(cls, entry: dict[str, Any], pieces: list[bytes], digest: bytes | None) -> "_Read":
        if "skipped" in entry:
            return cls(reason=clean_line(str(entry["skipped"])), digest=digest)
        try:
            page, prepared = unwrapped(entry, pieces)
        except (LookupError, TypeError, ValueError) as problem:
            return cls(reason=f"its reader gave no page: {clean_line(str(problem))}", digest=digest)
        return cls(page=with_refused_dates(page), digest=digest, prepared=prepared)


def _ready(job: Job) -> bool:
    return job.future is None or job.future.done()
