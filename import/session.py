"""One import as a whole: open the library, run, leave it at rest."""

import gc
import os
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from readroom.db.account import account_name
from readroom.db.editing import Editor
from readroom.db.errors import LibraryError
from readroom.db.library import Library
from readroom.importer.discover import must_exist
from readroom.importer.files import open_regular
from readroom.importer.formats import Record, Unreadable, find_format
from readroom.importer.limits import COLLECT_AT, HEAD_BYTES, INDEX_BYTES
from readroom.importer.options import Options
from readroom.importer.parcel import unwrapped, with_pieces
from readroom.importer.pipeline import Import
from readroom.importer.pool import Answer, Pool, Task
from readroom.importer.refused_dates import with_refused_dates
from readroom.importer.report import Counts, Progress, Report, nobody
from readroom.importer.settings import NOTHING, Settings
from readroom.importer.tasks import file_task, records_task
from readroom.text.model import Page

__all__ = ["Options", "default_workers", "import_paths", "read_file"]


def default_workers() -> int:
    """Return how many workers an import has when none are asked for: the processors at hand, at most eight."""
    return max(1, min(len(os.sched_getaffinity(0)), 8))


def import_paths(
    library: Path, paths: Sequence[Path], options: Options, report: Report = nobody
) -> tuple[Counts, float]:
    """Import files and folders into a library and return the counts and the seconds that it took.

    Raise LibraryError when the library cannot be written, ReadroomError when a path is missing. What was committed
    before stays, and the same call finishes the rest. A dry run stores nothing and makes no library.
    """
    must_exist(paths)
    started = time.monotonic()
    thresholds = gc.get_threshold()
    gc.set_threshold(*COLLECT_AT)
    try:
        counts = (_dry_run if options.dry_run else _run)(library, paths, options, report)
    finally:
        gc.set_threshold(*thresholds)
    return counts, time.monotonic() - started


def _run(path: Path, paths: Sequence[Path], options: Options, report: Report) -> Counts:
    with Library.open_writable(path) as library:
        try:
            writer = _writer(library)
            writer.begin()
            writer.set_index_memory(INDEX_BYTES)
            names = [os.path.basename(os.path.abspath(p)) for p in paths]
            run = writer.start_run({"paths": names, "source": options.source}, version=options.version, now=_now())
            writer.commit()
            counts = _with_pool(writer, paths, options, report, run)
            writer.begin()
            writer.end_run(run, {name: getattr(counts, name) for name in Counts.__slots__}, now=_now())
            writer.commit()
            library.connection.execute("pragma optimize")
            library.connection.execute("pragma wal_checkpoint(truncate)")
        except sqlite3.DatabaseError as problem:
            raise LibraryError(
                f"library {path} cannot be written: {problem}; what was imported before is kept, "
                "mend that and run the same command again"
            ) from problem
        return counts


def _writer(library: Library) -> Editor:
    """Return what writes into a library; a source that is named for files that are there is a signed correction."""
    return Editor(library, author=account_name(), now=_now())


def _dry_run(path: Path, paths: Sequence[Path], options: Options, report: Report) -> Counts:
    if path.exists():
        with Library.open(path) as library:
            return _with_pool(_writer(library), paths, options, report, 0)
    with tempfile.TemporaryDirectory() as folder, Library.open_writable(Path(folder) / "empty.db") as library:
        return _with_pool(_writer(library), paths, options, report, 0)


def _with_pool(writer: Editor, paths: Sequence[Path], options: Options, report: Report, run: int) -> Counts:
    pool = Pool(options.workers)
    try:
        counts = Import(writer, pool, options, run, report).run(paths)
        if options.derive and not options.dry_run:
            from readroom.importer.deriving import derive
            from readroom.importer.settle import settle

            counts.recut = settle(writer.library, pool, page_or_reason)
            watch = options.watch or nobody
            derive(writer, lambda title, done, of: watch(Progress(title, done, of, counts, derived=True)))
    except BaseException:
        pool.close(at_once=True)
        raise
    pool.close()
    return counts


def read_file(path: Path, settings: Settings = NOTHING) -> Iterator[tuple[int | None, Page | str]]:
    """Read one file in a worker, as an import would; raise Unreadable if no reader takes it.

    Yield its record (1-based; None for the file itself) with its page, or with the reason why there is none.
    """
    name, real = path.name, os.path.realpath(path)
    pool = Pool(1)
    try:
        with open_regular(real) as file:
            found = find_format(file.read(HEAD_BYTES), name)
            if found is None:
                raise Unreadable("has no reader")
            if not found.container:
                answer = pool.submit(Task(file_task(found, real, name, settings))).result()
                yield None, page_or_reason(answer)
                return
            file.seek(0)
            for part in found.records(file):
                if not isinstance(part, Record):
                    continue
                if part.refused:
                    yield part.number, part.refused
                    continue
                yield part.number, page_or_reason(pool.submit(records_task(found, name, [part], settings)).result())
    finally:
        pool.close()


def page_or_reason(answer: Answer) -> Page | str:
    """Return the page that a worker has read, or the reason why there is none."""
    if answer.found is None:
        return answer.failure or "its worker gave no answer"
    ((entry, pieces),) = with_pieces(answer.found["pages"], answer.payload)
    return str(entry["skipped"]) if "skipped" in entry else with_refused_dates(unwrapped(entry, pieces)[0])


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
