"""What a worker is asked: to read a file as a whole, or some records of one."""

from collections.abc import Sequence
from typing import Any

from readroom.importer.formats import Format, Record
from readroom.importer.pool import Task
from readroom.importer.settings import NOTHING, Settings


def file_task(found: Format, path: str, name: str, settings: Settings = NOTHING) -> dict[str, Any]:
    """Return the head of the task that reads a file as a whole."""
    return {"op": "file", "format": found.name, "path": path, "name": name, "settings": settings.to_json()}


def records_task(found: Format, file: str, records: Sequence[Record], settings: Settings = NOTHING) -> Task:
    """Return the task that reads records of a container whose name is `file`, or short files, all numbered 0."""
    head: dict[str, Any] = {
        "op": "records",
        "format": found.name,
        "name": file,
        "numbers": [record.number for record in records],
        "sizes": [len(record.data) for record in records],
        "settings": settings.to_json(),
    }
    if any(record.member or record.format for record in records):
        head["names"] = [record.member or file for record in records]
        head["formats"] = [record.format or found.name for record in records]
    return Task(head, b"".join(record.data for record in records))
