"""Which format a file of notes has, and what it holds."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from readroom.db.errors import NotebookError
from readroom.db.notes_import import jsonl, qdc, w3c, wallabag
from readroom.db.notes_import.incoming import Read, Refused
from readroom.db.notes_json import is_row
from readroom.text.gate import clean_line

LARGEST = 512 * 1024 * 1024
"""Bytes of a file; a larger one is no notes."""


def read_notes(path: Path) -> Read:
    """Return what a file of notes holds; its format is found by its content. Raise NotebookError with one line."""
    return read_notes_in(read_file(path), clean_line(str(path)))


def read_file(path: Path) -> bytes:
    """Return the bytes of a file of notes; raise NotebookError with one line."""
    name = clean_line(str(path))
    try:
        if path.stat().st_size > LARGEST:
            raise NotebookError(f"{name} is larger than {LARGEST:,} bytes: no notes are")
        return path.read_bytes()
    except OSError as problem:
        raise NotebookError(f"{name} cannot be read: {problem.strerror or problem}") from problem


def read_notes_in(data: bytes, name: str) -> Read:
    """Return what the bytes of a file of notes hold; `name` is the file's. Raise NotebookError with one line."""
    if data[:2] == b"PK":
        raise NotebookError(f"{name} is a zip archive; of REFI-QDA only codebooks (.qdc) are read: export one")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<":
        return qdc.read(data, name)
    try:
        document = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise NotebookError(f"{name} is no text in UTF-8, and no notes that readroom reads") from problem
    return _read_json(document, name)


def _read_json(document: str, name: str) -> Read:
    try:
        value = json.loads(document)
    except (ValueError, RecursionError):
        return _read_lines(document, name)
    values = value if isinstance(value, list) else [value]
    if any(w3c.is_annotation(one) for one in values):
        return w3c.read(values)
    if wallabag.is_wallabag(value):
        return wallabag.read(value)
    rows = [(f"line {n}" if len(values) == 1 else f"row {n}", one) for n, one in enumerate(values, 1)]
    if any(isinstance(one, dict) and ("exact" in one or is_row(one)) for one in values):
        return jsonl.read(rows)
    raise NotebookError(f"{name} is JSON, but no notes of readroom, no W3C annotations and none of wallabag")


def _read_lines(document: str, name: str) -> Read:
    broken: list[Refused] = []
    rows = list(_lines(document, broken))
    if not rows:
        if not document.strip():
            return Read("an empty file")
        raise NotebookError(f"{name} holds no notes that readroom reads: JSON lines, W3C annotations, .qdc, wallabag")
    found = w3c.read(one for _, one in rows) if w3c.is_annotation(rows[0][1]) else jsonl.read(rows)
    found.refused = [*broken, *found.refused]
    return found


def _lines(document: str, broken: list[Refused]) -> Iterator[tuple[str, Any]]:
    for number, line in enumerate(document.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield f"line {number}", json.loads(line)
        except (ValueError, RecursionError):
            broken.append(Refused(f"line {number}", "no JSON"))
