"""The limits of reading, in one place, each with its reason."""

MIB = 1 << 20

FILE_BYTES = 64 * MIB
"""A file that is read as a whole. The largest real page seen is 30 MiB; parsers need some ten times as much memory."""

RECORD_BYTES = 16 * MIB
"""One record of a container, such as a JSON line: a book fits."""

HEAD_BYTES = 64 << 10
"""How much of a file is looked at to find its format."""

CPU_SECONDS = 10
"""Processor time for one file: real pages need under one. Processor, not wall: a shared server is slow."""

WALL_SECONDS = 60
"""Time for one file by the clock, for a reader that waits instead of working."""

MEMORY_BYTES = 1536 * MIB
"""Address space of a worker: a file that needs more takes down its worker, and nothing else."""

RECYCLE_BYTES = 500 * MIB
"""A worker that has grown larger than this (resident) is replaced by a fresh one after its file."""

BATCH_RECORDS = 64
"""Records sent to a worker at once: the way there and back costs as much as a short record."""

BATCH_BYTES = 512 << 10
"""The same, in bytes."""

COMMIT_PAGES = 200
"""Pages in one transaction: what a kill can undo, against what a commit costs."""

COMMIT_SECONDS = 2.0
"""A transaction is not held open longer than this."""
