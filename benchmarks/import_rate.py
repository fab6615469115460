"""Import against a bare FTS5 table of the same text, in turn in one run: processor time on one core, and the clock.

    python benchmarks/import_rate.py CORPUS.jsonl [--rounds N] [--text N]

`--text N` imports the first N records as text files instead. Each line is the median of the rounds; a ratio is
bare / readroom, so 1 is as fast. On one core everything is pinned to it, with one worker; processor time is that of the
import and of its worker together.
"""

import argparse
import json
import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Cost(NamedTuple):
    """What a command took, in seconds: of the processor, children included, and of the clock."""

    processor: float
    clock: float


def records(corpus: Path) -> Iterator[tuple[str | None, str]]:
    """Yield title and text of every record of a JSONL file, or of every text file of a folder."""
    if corpus.is_dir():
        for path in sorted(corpus.iterdir()):
            title, _, text = path.read_text(encoding="utf-8").partition("\n\n")
            yield title, text
        return
    with corpus.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            yield record.get("title"), record.get("body") or record.get("text")


def bare(corpus: Path, folder: Path) -> None:
    """Fill an FTS5 table with title and text of every record."""
    connection = sqlite3.connect(folder / "bare.db")
    connection.execute("pragma journal_mode = wal")
    connection.execute("create virtual table f using fts5 (title, text)")
    connection.executemany("insert into f values (?, ?)", records(corpus))
    connection.commit()


def write_texts(corpus: Path, folder: Path, most: int) -> None:
    """Write the first `most` records as text files: title, byline, date, text."""
    with corpus.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number == most:
                break
            record = json.loads(line)
            head = f"{record['title']}\n\nBy {record['author']}\n{record['date'][:10]}\n\n"
            (folder / f"{number:07}.txt").write_text(head + record["body"] + "\n", encoding="utf-8")


def cost_of(argv: list[str], cores: set[int]) -> Cost:
    """Run a command on some cores and return what it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    everywhere = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores)
    try:
        subprocess.run(argv, check=True, stdout=subprocess.DEVNULL)
    finally:
        os.sched_setaffinity(0, everywhere)
    clock = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, clock)


WAYS = (("one core", 1, 1), ("two cores, one worker", 2, 1), ("two cores, two workers", 2, 2))
"""Name, cores and workers of each way to import; nothing is derived."""


def round_of(corpus: Path, cores: list[int]) -> tuple[dict[str, Cost], int]:
    """Return what each way took, and the size of the library in bytes."""
    found: dict[str, Cost] = {}
    for name, used, workers in WAYS if len(cores) > 1 else WAYS[:1]:
        with tempfile.TemporaryDirectory() as folder:
            if used == 1:
                argv = [sys.executable, __file__, "--bare", folder, str(corpus)]
                found["bare FTS5"] = cost_of(argv, set(cores[:1]))
            library = Path(folder, "library.db")
            command = [sys.executable, "-m", "readroom", "--library", str(library), "import", str(corpus), "--json"]
            found[name] = cost_of([*command, "--no-derive", "--workers", str(workers)], set(cores[:used]))
            size = library.stat().st_size
            if used == 1:
                # What was left is done by the next run.
                found["derived data"] = cost_of([*command, "--workers", "1"], set(cores[:1]))
    return found, size


def report(rounds: list[dict[str, Cost]], articles: int, text: int, size: int) -> None:
    """Print the medians and their ratios."""
    medians = {name: Cost(*(statistics.median(r[name][n] for r in rounds) for n in range(2))) for name in rounds[0]}
    base = medians["bare FTS5"]
    print(f"{articles:,} articles, {text / 1e6:.0f} MB of text; median of {len(rounds)} rounds")
    print(f"{'':<24}{'processor s':>12}{'ratio':>7}{'clock s':>9}{'ratio':>7}{'articles/s':>12}")
    for name, cost in medians.items():
        ratios = f"{base.processor / cost.processor:7.2f}", f"{base.clock / cost.clock:7.2f}"
        rate = articles / cost.clock
        print(f"{name:<24}{cost.processor:12.2f}{ratios[0]}{cost.clock:9.2f}{ratios[1]}{rate:12,.0f}")
    if "two cores, two workers" in medians:
        gain = medians["two cores, one worker"].clock / medians["two cores, two workers"].clock
        print(f"two workers against one on two cores: {gain:.2f}")
    print(f"library: {size / text:.2f} x the text")


def main() -> int:
    """Measure in turn and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--text", type=int, default=0, metavar="N")
    parser.add_argument("--bare", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.bare:
        bare(args.corpus, args.bare)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        corpus = args.corpus.resolve()
        if args.text:
            write_texts(corpus, Path(folder), args.text)
            corpus = Path(folder)
        sizes = [len((text or "").encode()) for _, text in records(corpus)]
        rounds = [round_of(corpus, sorted(os.sched_getaffinity(0))) for _ in range(args.rounds)]
    report([costs for costs, _ in rounds], len(sizes), sum(sizes), rounds[-1][1])
    return 0


if __name__ == "__main__":
    sys.exit(main())
