"""Readers beside an import: processes that search and open articles while another one imports into the library.

    python benchmarks/readers.py [--readers N] [--articles N] [--seconds S] [--publish] [--folder FOLDER]

Makes a library of 2,000 articles, starts an import of N more (50,000 unless told) and `--readers` processes (16), each
of which looks for words, takes a page of a list and opens an article, over and over, for `--seconds` (60). `--publish`
has them read a published copy of the library instead, which is published anew every two seconds once the import is
done: each opens it again when the file has changed. Every answer is looked at: something is found, an article is the
one of the list, and no reader sees fewer articles than before.

Prints for each operation how often it was done, and the median, the 95th percentile and the longest of three times in
milliseconds: by the clock, of the processor, and what is left when the time is taken away in which the process was
ready to run and had no core (as the kernel counts it): that is what was waited for locks and disks. On a machine with
fewer cores than processes the clock says how busy the machine is. The exit status is the number of errors, at most 99.
"""

import argparse
import json
import multiprocessing
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from readroom.db.articles import get_article, list_articles
from readroom.db.errors import ReadroomError
from readroom.db.library import Library
from readroom.db.publish import publish
from readroom.db.search import search, understand
from readroom.importer.session import Options, import_paths

WORDS = [
    "harbour", "ferry", "council", "pier", "swell", "keel", "berth", "tide", "letter", "quay", "storm", "engine",
    "crew", "ledger", "lantern", "anchor",
]  # fmt: skip
FIRST = 2000
"""Articles that are there before anybody reads."""
LIMIT_MS = 500.0


def write_corpus(path: Path, first: int, count: int) -> None:
    """Write made-up articles as JSON lines."""
    dice = random.Random(first)
    with path.open("w", encoding="utf-8") as lines:
        for number in range(first, first + count):
            text = " ".join(dice.choice(WORDS) for _ in range(200))
            day = f"20{number % 20:02}-{number % 12 + 1:02}-{number % 28 + 1:02}"
            found = {"title": f"Entry {number}", "text": f"{text} entry{number}", "date": day}
            lines.write(json.dumps({**found, "source": f"Log {number % 7}"}) + "\n")


def import_all(library: Path, corpus: Path, derive: bool = False) -> None:
    """Import a file of JSON lines; what is derived from it takes longer and stands apart."""
    import_paths(library, [corpus], Options(workers=1, version="benchmark", derive=derive))


class Reader:
    """One reading process: what it did, how long each took, and what went wrong."""

    def __init__(self, path: Path, number: int) -> None:
        self.path = path
        self.dice = random.Random(number)
        self.times: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
        self.errors: list[str] = []
        self.most = 0
        self.opened = 0
        self.library: Library | None = None
        self.file = (0, 0)

    def current(self) -> Library:
        """Return the library, opened again where another file stands in its place."""
        found = self.path.stat()
        if self.library is None or (found.st_dev, found.st_ino) != self.file:
            if self.library is not None:
                self.library.close()
            self.library = Library.open(self.path)
            self.file = found.st_dev, found.st_ino
            self.opened += 1
        return self.library

    def step(self) -> None:
        """Search, take a page of the list, open an article."""
        library = self.current()
        word = self.dice.choice(WORDS)
        self.timed("search", lambda: self.searched(library, f"{word} {self.dice.choice(WORDS)}"))
        rows = self.timed("list", lambda: list_articles(library, limit=50))
        if rows:
            self.timed("open", lambda: self.opened_right(library, self.dice.choice(rows)))

    def searched(self, library: Library, query: str) -> None:
        """Look for words; what is found has them."""
        found = search(library, understand(query, today=date(2031, 5, 6)), limit=20)
        if not found:
            raise AssertionError(f"nothing found for {query}")

    def opened_right(self, library: Library, row: Any) -> None:
        """Open an article; it is the one of the list."""
        full = get_article(library, row.id)
        if full.row.title != row.title or not full.body.text:
            raise AssertionError(f"article {row.id} is another one")
        (count,) = library.connection.execute("select sum(articles) from source_year where source_id = 0").fetchone()
        if count < self.most:
            raise AssertionError(f"{count} articles after {self.most}")
        self.most = count

    def timed(self, name: str, job: Any) -> Any:
        """Do something and keep its times in milliseconds (clock, processor, clock without waiting for a core)."""
        clock, cpu, ready = time.perf_counter(), time.process_time(), without_core()
        try:
            return job()
        except (ReadroomError, AssertionError, OSError) as problem:
            self.errors.append(f"{name}: {problem}")
        except Exception as problem:
            self.errors.append(f"{name}: {type(problem).__name__}: {problem}")
        finally:
            took = (time.perf_counter() - clock) * 1000
            waited = (without_core() - ready) * 1000
            self.times[name].append((took, (time.process_time() - cpu) * 1000, max(0.0, took - waited)))
        return None


def read_for(path: Path, number: int, seconds: float, answers: Any) -> None:
    """Read as long as told, and send what was measured."""
    reader = Reader(path, number)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            reader.step()
        except (ReadroomError, OSError) as problem:
            reader.errors.append(f"open: {problem}")
            time.sleep(0.05)
        # Somebody reads what was found.
        time.sleep(reader.dice.uniform(0.05, 0.25))
    answers.put((dict(reader.times), reader.errors, reader.opened))


def without_core() -> float:
    """Return for how many seconds this process was ready to run and had no core; 0 where the kernel does not say."""
    try:
        return int(Path("/proc/self/schedstat").read_text().split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return 0.0


def spread(values: list[float]) -> str:
    """Return median, 95th percentile and longest."""
    ordered = sorted(values)
    return f"{statistics.median(ordered):8.1f} {ordered[int(len(ordered) * 0.95)]:8.1f} {ordered[-1]:8.1f}"


def report(found: list[Any], importing: float) -> int:
    """Print what all readers measured and return the number of errors."""
    errors = [error for _, each, _ in found for error in each]
    print(f"{'':8}{'times':>7}  {'clock (ms)':>26}  {'processor':>26}  {'clock, cores apart':>26}")
    over = [0, 0, 0]
    for name in ("search", "list", "open"):
        times = [each for found_times, _, _ in found for each in found_times.get(name, [])]
        if times:
            columns = list(zip(*times, strict=True))
            print(f"{name:8}{len(times):>7,}  " + "  ".join(spread(list(column)) for column in columns))
            over = [n + sum(t > LIMIT_MS for t in column) for n, column in zip(over, columns, strict=True)]
    said = f"{over[0]} by the clock, {over[1]} of the processor, {over[2]} with cores apart"
    print(f"{len(errors)} errors; over {LIMIT_MS:.0f} ms: {said}")
    print(f"libraries opened {sum(opened for *_, opened in found)} times; import {importing:.0f} s")
    for error in sorted(set(errors))[:10]:
        print(f"ERROR {error}")
    return len(errors)


def main() -> int:
    """Run readers beside an import and return the number of errors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readers", type=int, default=16)
    parser.add_argument("--articles", type=int, default=50_000)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--publish", action="store_true")
    parser.add_argument("--folder", type=Path)
    args = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="readers-", dir=args.folder))
    try:
        library, read = folder / "library.db", folder / ("public.db" if args.publish else "library.db")
        write_corpus(folder / "first.jsonl", 0, FIRST)
        write_corpus(folder / "more.jsonl", FIRST, args.articles)
        import_all(library, folder / "first.jsonl", args.publish)
        if args.publish:
            publish(library, read)
        context = multiprocessing.get_context("spawn")
        answers = context.Queue()
        importer = context.Process(target=import_all, args=(library, folder / "more.jsonl", args.publish))
        readers = [
            context.Process(target=read_for, args=(read, number, args.seconds, answers))
            for number in range(args.readers)
        ]
        for each in readers:
            each.start()
        started = time.monotonic()
        importer.start()
        if args.publish:
            # An import that runs is not published: versions of what there is follow each other.
            importer.join()
            while time.monotonic() - started < args.seconds:
                publish(library, read)
                time.sleep(2)
        importer.join()
        importing = time.monotonic() - started
        found = [answers.get(timeout=args.seconds + 600) for _ in readers]
        for each in readers:
            each.join()
        with Library.open(library) as done:
            (articles,) = done.connection.execute("select count(*) from article").fetchone()
        print(f"{args.readers} readers, {articles:,} articles in the end, {os.cpu_count()} cores", end=", ")
        print(f"load {os.getloadavg()[0]:.1f}, {args.seconds:.0f} s")
        return min(report(found, importing), 99)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
