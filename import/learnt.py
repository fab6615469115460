"""What a library has learnt of a source, for a page that is looked at alone: its furniture, and the page cut by it."""

import os
from dataclasses import dataclass
from pathlib import Path

from readroom.db import furniture as db
from readroom.db.columns import source_name
from readroom.db.import_log import Origin
from readroom.db.library import Library
from readroom.importer.cut.furniture import Furniture, line_key
from readroom.importer.formats import Record, find_format
from readroom.importer.jobs import stored_path
from readroom.importer.pool import Pool, Task
from readroom.importer.session import page_or_reason
from readroom.importer.settings import Settings
from readroom.importer.tasks import records_task
from readroom.text.model import Page


@dataclass(frozen=True, slots=True)
class Learnt:
    """The furniture of a source, and the source's name."""

    source: str
    furniture: Furniture


def origin_of(path: Path, record: int | None) -> Origin:
    """Return where a page comes from that stands in a file, as an import of the file alone has it."""
    real = os.path.realpath(path)
    folder = os.path.basename(os.path.dirname(real)) or None
    return Origin(stored_path(real), path.name, record or 0, None, folder)


def learnt_of(library: Library, page: Page, origin: Origin) -> Learnt | None:
    """Return what a library has learnt of a page's source, None when that is nothing.

    The source is the one that the library has for the file, else the one that an import would give it.
    """
    execute = library.connection.execute
    row = (
        execute(
            "select p.source_id from import_file f join page p on p.id = f.page_id where f.path = ? and f.record = ?",
            (origin.path, origin.record),
        ).fetchone()
        or execute(
            "select source_id from source_alias where name = ?1 union all select id from source where name = ?1",
            (source_name(page, None, origin, None),),
        ).fetchone()
    )
    if row is None:
        return None
    counted = execute(
        "select f.pages, s.name from furniture_state f join source s on s.id = f.source_id "
        "where f.source_id = ? and f.version = ?",
        (row[0], db.VERSION),
    ).fetchone()
    if counted is None:
        return None
    lines = execute("select line, pages from furniture where source_id = ?", (row[0],)).fetchall()
    # More pages than these are not counted.
    return Learnt(counted[1], Furniture(min(counted[0], db.SAMPLE), dict(lines)))


def cut_by(page: Page, furniture: Furniture) -> Page | None:
    """Return a page of text as what its source repeats cuts it; None when none of that stands on it."""
    task = task_of(page.text, furniture)
    if task is None:
        return None
    pool = Pool(1)
    try:
        found = page_or_reason(pool.submit(task).result())
    finally:
        pool.close()
    return found if isinstance(found, Page) and found.articles else None


def task_of(text: str, counted: Furniture) -> Task | None:
    """Return the task of cutting a text by its source's furniture; None when no line of it is furniture."""
    own = {line_key(line): counted.counts[line_key(line)] for line in _repeated(text, counted)}
    if not own:
        return None
    reader = find_format(b"x", "x.txt")
    assert reader is not None  # noqa: S101 - text is always read
    settings = Settings(furniture=Furniture(counted.pages, own).to_json())
    return records_task(reader, "x.txt", [Record(1, text.encode("utf-8", "surrogatepass"))], settings)


def _repeated(text: str, counted: Furniture) -> list[str]:
    return [line for line in {line.strip() for line in text.split("\n")} if line and counted.pages_with(line)]
