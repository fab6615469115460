"""Where the time of an import of JSON lines goes, with what is derived: each step by itself, in one process, processor
time of an article.

    python benchmarks/import_stages.py CORPUS.jsonl [--records N] [--rounds N]

Each line is the best of the rounds. What is left between their sum and an import is the way through the pipes.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from readroom.db.import_log import Origin
from readroom.db.library import Library
from readroom.db.write import Writer
from readroom.importer.deriving import STEPS
from readroom.importer.files import digest_of
from readroom.importer.formats.jsonl import FORMAT
from readroom.importer.limits import BATCH_RECORDS, INDEX_BYTES
from readroom.importer.parcel import unwrapped, with_pieces, wrapped


class Laps:
    """Sums of processor time by step (seconds)."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    @contextmanager
    def lap(self, name: str) -> Iterator[None]:
        """Add what the block takes to a step."""
        started = time.process_time()
        yield
        self.spent[name] = self.spent.get(name, 0.0) + time.process_time() - started


def run(lines: list[bytes], library: Path) -> dict[str, float]:
    """Import the lines as an import does, step by step, and return what each step took."""
    laps = Laps()
    with Library.open_writable(library) as opened:
        writer = Writer(opened)
        writer.gathers = True
        writer.begin()
        writer.set_index_memory(INDEX_BYTES)
        number = writer.start_run({}, version="benchmark", now="2020-01-01T00:00:00+00:00")
        writer.leave_terms()
        writer.commit()
        writer.begin()
        for start in range(0, len(lines), BATCH_RECORDS):
            one_batch(laps, writer, lines[start : start + BATCH_RECORDS], start + 1, number)
        with laps.lap("the index, and the transaction"):
            writer.commit()
        with laps.lap("words counted (derived)"):
            writer.begin()
            writer.settle_terms()
            writer.commit()
        with laps.lap("index put together (derived)"):
            writer.merge_index()
        for step in STEPS[1:]:
            with laps.lap(f"{step.title} (derived)"):
                step.run(writer, lambda done, of: None)
    return laps.spent


def one_batch(laps: Laps, writer: Writer, lines: list[bytes], first: int, number: int) -> None:
    """Take a batch from lines to rows."""
    with laps.lap("digests"):
        digests = [digest_of(line) for line in lines]
    with laps.lap("JSON to pages"):
        pages = [FORMAT.read_record(line, n, "benchmark.jsonl") for n, line in enumerate(lines, first)]
    parts: list[bytes] = []
    with laps.lap("texts packed, folded, counted"):
        entries: Any = [wrapped(page, parts) for page in pages]
    with laps.lap("there and back"):
        sent = json.dumps(entries, ensure_ascii=False, separators=(",", ":")).encode()
        payload = b"".join(parts)
        read = [unwrapped(*each) for each in with_pieces(json.loads(sent.decode()), payload)]
    with laps.lap("gate and rows"):
        for n, (page, prepared) in enumerate(read):
            origin = Origin("/benchmark.jsonl", "benchmark.jsonl", first + n, digests[n], "benchmark")
            writer.store_page(page, origin, number, prepared=prepared)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--records", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    with args.corpus.open("rb") as file:
        lines = list(islice(file, args.records))
    best: dict[str, float] = {}
    for _ in range(args.rounds):
        with tempfile.TemporaryDirectory() as folder:
            for name, seconds in run(lines, Path(folder, "library.db")).items():
                best[name] = min(seconds, best.get(name, seconds))
    for name, seconds in best.items():
        print(f"{name:<34}{seconds / len(lines) * 1e6:8.1f} µs an article")
    derived = sum(seconds for name, seconds in best.items() if name.endswith("(derived)"))
    for name, seconds in (("all that is derived", derived), ("all", sum(best.values()))):
        print(f"{name:<34}{seconds / len(lines) * 1e6:8.1f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
