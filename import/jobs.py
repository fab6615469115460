"""From the files that were offered to jobs: what is known already, and what a worker is to read at one go."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from readroom.db.import_log import Known
from readroom.db.vanished import Vanished
from readroom.db.write import Origin, Writer
from readroom.importer import limits
from readroom.importer.asking import Maps
from readroom.importer.contents import Contents
from readroom.importer.discover import Offered, discover
from readroom.importer.files import digest_file, digest_of, open_regular, read_short, size_of
from readroom.importer.formats import Format, Record, Unreadable, find_format
from readroom.importer.job import Item, Job
from readroom.importer.options import Options
from readroom.importer.report import Row
from readroom.importer.settings import NAMED, NOTHING, Settings


@dataclass(slots=True)
class _Short:
    """A short file that was read as a whole, for a look at what it is."""

    offered: Offered
    data: bytes
    digest: bytes
    origin: Origin


@dataclass(slots=True)
class _Container:
    """A container that is being split."""

    offered: Offered
    format: Format
    file: BinaryIO
    settings: Settings
    reading: str | None
    vanished: Container[int]
    noted: bool


class Jobs:
    """Makes the jobs of one run; `run` is its id. What the same version of the program skipped is skipped again."""

    def __init__(self, writer: Writer, maps: Maps, options: Options, run: int) -> None:
        self._writer = writer
        self._maps = maps
        self._options = options
        self._run = run
        self._passed = 0
        self._last: tuple[Settings, str | None] = (NOTHING, None)
        self.files = 0

    def of(self, paths: Sequence[Path]) -> Iterator[Job]:
        """Yield the jobs of what `paths` name or hold, in the order in which they are to be stored."""
        hand: list[_Short] = []
        size = 0
        for offered in discover(paths, only=self._options.only, since=self._options.since):
            self.files += 1
            data = None if offered.refused else read_short(offered.path, limits.HEAD_BYTES)
            if data is not None:
                digest = digest_of(data)
                hand.append(_Short(offered, data, digest, _origin(offered, 0, digest)))
                size += len(data)
            if data is None or len(hand) >= limits.HAND_FILES or size >= limits.HAND_BYTES:
                yield from self._of_hand(hand)
                hand, size = [], 0
            if data is None:
                yield from self._of_one(offered, self._of_file(offered))
        yield from self._of_hand(hand)

    def _of_hand(self, hand: Sequence[_Short]) -> Iterator[Job]:
        """Yield the jobs of some short files: of several at once where each takes a worker about a millisecond."""
        if not hand:
            return
        reading = self._reading(self._maps.plain)
        known = self._writer.known_files([short.origin.path for short in hand])
        there = self._writer.pages_with([short.digest for short in hand], reading)
        job = self._plain_job()
        for short in hand:
            row = self._as_before(short.origin, known.get(short.origin.path), reading)
            found = None if row else find_format(short.data, short.offered.file)
            container = found if found is not None and found.container else None
            item = None if container else self._short_item(short, found, row, there)
            alone = item is None or (item.part is not None and found is not None and not found.light)
            if alone and job.items:
                yield job
                job = self._plain_job()
            if container is not None:
                yield from self._of_one(short.offered, self._of_short_container(short, container))
            if item is None:
                continue
            self._passed += len(short.data)
            job.items.append(item)
            job.file, job.at = short.offered.file, self._passed
            if item.part is not None:
                job.format = found
                job.size += len(short.data)
            if alone:
                yield job
                job = self._plain_job()
        if job.items:
            yield job

    def _plain_job(self) -> Job:
        settings = self._maps.plain
        return Job([], "", None, settings, self._reading(settings))

    def _short_item(
        self, short: _Short, found: Format | None, row: Row | None, there: dict[bytes, tuple[int, int]]
    ) -> Item:
        offered = short.offered
        if row is not None:
            return Item(short.origin, known=row)
        if found is None:
            reason = _no_reader(offered.file)
            return Item(_origin(offered, 0, None), known=Row(offered.file, None, "skipped", reason, 0))
        item = self._elsewhere(short.origin, there)
        return item or Item(short.origin, offered.path, Record(0, short.data, offered.file, found.name))

    def _of_short_container(self, short: _Short, found: Format) -> Iterator[Job]:
        with open_regular(short.offered.path) as file:
            settings = self._maps.settings_for(found, short.offered.file, file)
            yield from self._of_container(short.offered, found, file, short.digest, settings)

    def _of_one(self, offered: Offered, jobs: Iterator[Job]) -> Iterator[Job]:
        """Yield the jobs of a file; where it cannot be read, one that says why."""
        try:
            yield from jobs
        except Unreadable as problem:
            yield self._refused(offered, str(problem))
        except OSError as problem:
            yield self._refused(offered, f"cannot be read: {problem.strerror or problem}")
        self._passed += size_of(offered.path)

    def _of_file(self, offered: Offered) -> Iterator[Job]:
        if offered.refused:
            raise Unreadable(offered.refused)
        with open_regular(offered.path) as file:
            head = file.read(limits.HEAD_BYTES)
            digest = digest_file(file)
            origin = _origin(offered, 0, digest)
            known, reading = self._writer.known(origin.path), self._reading(self._maps.plain)
            if row := self._as_before(origin, known, reading):
                yield Job([Item(origin, known=row)], offered.file, at=self._passed + size_of(offered.path))
                return
            found = find_format(head, offered.file)
            if found is None:
                raise Unreadable(_no_reader(offered.file))
            settings = self._maps.settings_for(found, offered.file, file)
            if found.container:
                yield from self._of_container(offered, found, file, digest, settings)
                return
        reading = self._reading(settings)
        item = self._elsewhere(origin, self._writer.pages_with([digest], reading)) or Item(origin)
        item.path = offered.path
        yield Job([item], offered.file, found, settings, reading, at=self._passed + size_of(offered.path))

    def _reading(self, settings: Settings) -> str | None:
        """Return the digest of settings; most files have the same."""
        if settings is not self._last[0]:
            self._last = (settings, settings.digest)
        return self._last[1]

    def _as_before(self, origin: Origin, known: Known | None, reading: str | None) -> Row | None:
        """Return the row of a file or record that is where it was, as it was."""
        if known is None or known.digest != origin.digest:
            return None
        named = known.reading is not None and known.reading.startswith(NAMED)
        if known.reading != reading and not (named and reading is None and known.page_id is not None):
            return None
        record = origin.record or None
        if known.outcome == "skipped" and known.version == self._options.version:
            return Row(origin.file, record, "skipped", known.reason, 0, origin.member)
        if known.page_id is not None:
            # What was read by a recipe that was named stays as it is when none is named.
            kept = "as it was read before, with the recipe or map of then" if known.reading != reading else None
            return Row(origin.file, record, "unchanged", kept, known.articles, origin.member)
        return None

    def _elsewhere(self, origin: Origin, pages: dict[bytes, tuple[int, int]]) -> Item | None:
        """Return the item of a file or record whose bytes stand in another place, too."""
        found = pages.get(origin.digest or b"")
        if found is None:
            return None
        page, articles = found
        row = Row(origin.file, origin.record or None, "unchanged", None, articles, origin.member)
        return Item(origin, known=row, known_page=page)

    def _of_container(
        self, offered: Offered, found: Format, file: BinaryIO, digest: bytes, settings: Settings
    ) -> Iterator[Job]:
        whole, reading, writer = _origin(offered, 0, digest), self._reading(settings), self._writer
        container = _Container(
            offered, found, file, settings, reading, self._vanished(offered, found, file, digest),
            writer.has_records(whole.path),
        )  # fmt: skip
        contents = Contents()
        batch: list[Record] = []
        size = 0
        broken: Unreadable | OSError | None = None
        try:
            for part in found.records(file):
                if not isinstance(part, Record):
                    contents.note(part)
                    continue
                contents.records += 1
                batch.append(part)
                size += len(part.data)
                if len(batch) >= limits.BATCH_RECORDS or size >= limits.BATCH_BYTES:
                    yield self._batch(container, batch)
                    batch, size = [], 0
        except (Unreadable, OSError) as problem:
            # What was split off before it broke is stored all the same.
            broken = problem
        last = self._batch(container, batch)
        if broken is None and contents.records:
            # The file itself is noted last: without it the next run knows that this one was stopped.
            last.done = lambda: self._note_whole(container, whole, contents)
        yield last
        if broken or not contents.records:
            raise broken or Unreadable(contents.sentence())

    def _note_whole(self, container: _Container, whole: Origin, contents: Contents) -> None:
        read = contents.read(container.reading)
        self._writer.note_file(whole, "new", self._run, reason=contents.sentence(), read=read)
        if isinstance(container.vanished, Vanished):
            container.vanished.forget()

    def _batch(self, container: _Container, batch: list[Record]) -> Job:
        offered = container.offered
        job = Job(
            [], offered.file, container.format, container.settings, container.reading, vanished=container.vanished,
            at=self._passed + container.file.tell(),
        )  # fmt: skip
        path, file, folder = stored_path(offered.path), offered.file, offered.folder
        origins = [
            Origin(path, file, part.number, None if part.refused else digest_of(part.data), folder, part.member)
            for part in batch
        ]
        known: dict[int, Known] = {}
        if container.noted and batch:
            known = self._writer.known_records(path, batch[0].number, batch[-1].number)
        rows = [self._as_before(origin, known.get(origin.record), container.reading) for origin in origins]
        unknown = [origin.digest for origin, row in zip(origins, rows, strict=True) if row is None and origin.digest]
        pages = self._writer.pages_with(unknown, container.reading)
        for part, origin, row in zip(batch, origins, rows, strict=True):
            if part.refused:
                row = Row(offered.file, part.number, "skipped", part.refused, 0, part.member)
            if row is not None:
                job.items.append(Item(origin, known=row))
            elif (item := self._elsewhere(origin, pages)) is not None:
                job.items.append(item)
            else:
                job.items.append(Item(origin, part=part))
                job.size += len(part.data)
        return job

    def _vanished(self, offered: Offered, found: Format, file: BinaryIO, digest: bytes) -> Container[int]:
        """Return the pages of a container that has changed whose records are no longer in it."""
        before = self._writer.known(stored_path(offered.path))
        if self._options.dry_run or before is None or before.outcome == "skipped" or before.digest == digest:
            return ()
        digests = (digest_of(part.data) for part in found.records(file) if isinstance(part, Record))
        vanished = self._writer.vanished(stored_path(offered.path), digests)
        file.seek(0)
        return vanished

    def _refused(self, offered: Offered, reason: str) -> Job:
        origin = _origin(offered, 0, None)
        row = Row(offered.file, None, "skipped", reason, 0)
        return Job([Item(origin, known=row)], offered.file, at=self._passed + size_of(offered.path))


def _origin(offered: Offered, record: int, digest: bytes | None, member: str | None = None) -> Origin:
    return Origin(stored_path(offered.path), offered.file, record, digest, offered.folder, member)


def stored_path(path: str) -> str:
    """Return a path as the library keeps it: bytes that are no UTF-8 as `\\xNN`."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _no_reader(file: str) -> str:
    name = file.rsplit("/", 1)[-1]
    return (
        f"no reader for .{name.rsplit('.', 1)[1]} files"
        if "." in name.strip(".")
        else "no reader for this kind of file"
    )
