"""A worker: reads one file or a few records at a time in a process of its own, and answers in JSON.

Whatever a file does to its reader, it does here: the limits are the operating system's. A worker writes nothing but its
answers.
"""

import contextlib
import gc
import logging
import os
import resource
import signal
import sys
from dataclasses import replace
from functools import cache
from typing import Any

from readroom.importer import limits
from readroom.importer.files import digest_of, read_whole
from readroom.importer.formats import Format, Unreadable, formats, one_format
from readroom.importer.parcel import wrapped
from readroom.importer.settings import Settings
from readroom.importer.wire import Frame, read_frame, write_frame
from readroom.text.model import Page

RECURSION = 5000
"""Deeper than any real page; what is deeper yet is refused by its reader."""


def answer(frame: Frame) -> Frame:
    """Return what became of a task: `pages`, one entry for each record, and the digest of a file that was read.

    The texts of the pages are the bytes beside them.
    """
    task, payload = frame
    parts: list[bytes] = []
    found = _answer_file(task, parts) if task["op"] == "file" else _answer_records(task, payload, parts)
    return found, b"".join(parts)


def _answer_records(task: dict[str, Any], payload: bytes, parts: list[bytes]) -> dict[str, Any]:
    settings = Settings.from_json(task.get("settings"))
    count = len(task["numbers"])
    names = task.get("names") or [task["name"]] * count
    readers = task.get("formats") or [task["format"]] * count
    pages, start = [], 0
    for number, size, name, reader in zip(task["numbers"], task["sizes"], names, readers, strict=True):
        # Number 0 is a file as a whole.
        pages.append(_read(reader, payload[start : start + size], name, number or None, settings, parts))
        start += size
    return {"pages": pages}


def _answer_file(task: dict[str, Any], parts: list[bytes]) -> dict[str, Any]:
    try:
        data = read_whole(task["path"])
    except Unreadable as problem:
        return {"pages": [{"skipped": str(problem)}]}
    return {
        "digest": digest_of(data).hex(),
        "pages": [_read(task["format"], data, task["name"], None, Settings.from_json(task.get("settings")), parts)],
    }


@cache
def format_named(name: str) -> Format:
    """Return the format with this name; raise Unreadable when there is none."""
    found = one_format(name) or next((each for each in formats() if each.name == name), None)
    if found is None:
        raise Unreadable(f"no reader called {name}")
    return found


def _read(
    format_name: str, data: bytes, name: str, number: int | None, settings: Settings, parts: list[bytes]
) -> dict[str, Any]:
    """Return {"page": …} or {"skipped": reason}: no exception of a reader gets out. Texts are added to `parts`."""
    before = len(parts)
    try:
        reader = format_named(format_name)
        if number is None or not reader.container:
            page: Page = reader.read(data, name, settings)
            page = page if number is None else replace(page, record=number)
        else:
            page = reader.read_record(data, number, name, settings)
        return wrapped(page, parts)
    except Unreadable as problem:
        reason = str(problem)
    except MemoryError:
        reason = f"needs more memory than the limit of {limits.MEMORY_BYTES >> 20} MiB"
    except RecursionError:
        reason = "nested too deeply to be read"
    except Exception as problem:
        reason = f"its reader failed: {type(problem).__name__}: {problem}"[:300]
    del parts[before:]
    return {"skipped": reason}


def _set_limits() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for limit, value in ((resource.RLIMIT_AS, limits.MEMORY_BYTES), (resource.RLIMIT_FSIZE, 0)):
        _, hard = resource.getrlimit(limit)
        resource.setrlimit(limit, (value, hard))


def _grant_cpu(records: int = 1) -> None:
    """Allow `CPU_SECONDS` more of the processor, for the file or the records that come now."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    seconds = 1 + limits.CPU_SECONDS + records // limits.RECORDS_A_SECOND
    resource.setrlimit(resource.RLIMIT_CPU, (int(usage.ru_utime + usage.ru_stime) + seconds, hard))


def main() -> int:
    """Answer tasks from standard input until it closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.disable(logging.CRITICAL)
    sys.setrecursionlimit(RECURSION)
    gc.set_threshold(*limits.COLLECT_AT)
    out = os.dup(1)
    # What a library prints must not get between the answers.
    quiet = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(quiet, stream)
    _set_limits()
    with contextlib.suppress(BrokenPipeError):
        while (frame := read_frame(0)) is not None:
            _grant_cpu(len(frame[0].get("numbers", "1")))
            found, payload = answer(frame)
            grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 > limits.RECYCLE_BYTES
            write_frame(out, {**found, "last": grown}, payload)
            if grown:
                break
    return 0


if __name__ == "__main__":
    sys.exit(main())
