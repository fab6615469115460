"""Concordances of a library of N articles: the first screen, 2,000 lines, orders, a sample, and a long stream.

    python benchmarks/concordance.py [N] [--corpus FILE.jsonl] [--library FILE] [--folder FOLDER] [--rounds R] [--json]

Takes a library, or builds one (once, in FOLDER) out of the first N records (20,000 unless told) of a file of JSON
lines. The words asked for are the library's own: the one in most articles, one in a third of them, one in a hundredth.
Prints for each query the median in milliseconds of wall and of processor time: of what a screen shows first (60 lines),
of 2,000 lines, and of those sorted by three words; then a stream of 100,000 lines, sorted on disk too, with the memory
that it took beyond what was there before, and a sample. Numbers of lines stand beside the times where there are fewer.
"""

import argparse
import itertools
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from readroom.db.concordance import lines, ordered, sample
from readroom.db.library import Library
from readroom.db.search import understand
from readroom.importer.session import Options, import_paths
from readroom.text.concordance import Line, parse_keys
from readroom.text.query import Query

TODAY = date(2031, 5, 6)
SCREEN, MANY, STREAM, SAMPLE = 60, 2000, 100_000, 500
KEYS = parse_keys("R1,R2,R3")


def build(corpus: Path, folder: Path, most: int) -> Path:
    """Build a library of `most` records unless it is there, and return its path."""
    library, part = folder / f"concordance-{most}.db", folder / f"concordance-{most}.jsonl"
    if not library.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8") as out, corpus.open(encoding="utf-8") as records:
            out.writelines(itertools.islice(records, most))
        import_paths(library, [part], Options(1, "benchmark"))
        part.unlink()
    return library


def queries(library: Library) -> dict[str, str]:
    """Return queries of different kinds out of the library's own words."""
    total = library.connection.execute("select count(*) from article").fetchone()[0]

    def word(share: float) -> str:
        found = library.connection.execute(
            "select term from term where articles <= ? and length(term) > 3 and term glob '[a-z]*' "
            "order by articles desc limit 1",
            (total * share,),
        ).fetchone()
        return str(found[0])

    first, third, rare = word(1), word(1 / 3), word(1 / 100)
    return {
        "word in most articles": first,
        "word in a third": third,
        "word in a hundredth": rare,
        "phrase": f'"{first} the"',
        "prefix of three letters": f"{third[:3]}*",
        "near": f"near/5({first} {third})",
        "with a filter": f"{first} date:2015..2019",
    }


def timed(job: Callable[[], int], rounds: int) -> tuple[float, float, int]:
    """Return the medians of a job's wall and processor time (milliseconds), and what it gave."""
    walls, used, given = [], [], 0
    for _ in range(rounds):
        wall, processor = time.perf_counter(), time.process_time()
        given = job()
        walls.append(1000 * (time.perf_counter() - wall))
        used.append(1000 * (time.process_time() - processor))
    return statistics.median(walls), statistics.median(used), given


def count(found: Iterable[Line]) -> int:
    """Return how many lines there are, keeping none."""
    return sum(1 for _ in found)


def classes(library: Library, rounds: int) -> list[dict[str, Any]]:
    """Return a row for each query."""
    rows = []
    for name, text in queries(library).items():
        query = understand(text, today=TODAY)
        jobs: dict[str, Callable[[], int]] = {
            "first screen": lambda query=query: count(islice(lines(library, query, exact=False), SCREEN)),
            "2,000 lines": lambda query=query: count(islice(lines(library, query), MANY)),
            "sorted": lambda query=query: count(ordered(list(islice(lines(library, query), MANY)), KEYS)),
        }
        rows.append({"query": name, "asked": text, **{job: timed(run, rounds) for job, run in jobs.items()}})
    return rows


def long_ones(library: Library, query: Query) -> list[dict[str, Any]]:
    """Return a row for each long job on one query, with the memory that it took beyond what was there (MB)."""
    # What is made once, such as the tables of folding, is there before memory is looked at.
    count(islice(lines(library, query), MANY))
    jobs: dict[str, Callable[[], int]] = {
        "streamed": lambda: count(islice(lines(library, query), STREAM)),
        "sorted on disk": lambda: count(ordered(islice(lines(library, query), STREAM), KEYS)),
        f"sample of {SAMPLE}": lambda: len(sample(library, query, SAMPLE, 17)),
    }
    rows = []
    for name, job in jobs.items():
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        wall, processor, given = timed(job, 1)
        more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        rows.append({"job": name, "wall ms": wall, "processor ms": processor, "lines": given, "more MB": more})
    return rows


def show(rows: list[dict[str, Any]], long: list[dict[str, Any]]) -> None:
    """Print the tables."""
    print(
        f"{'query':<26}{'first screen':>22}{'2,000 lines':>26}{'sorted by R1,R2,R3':>26}   wall / processor ms (lines)"
    )
    for row in rows:
        cells = [
            f"{w:.1f} / {p:.1f} ({n:,})" for w, p, n in (row[k] for k in ("first screen", "2,000 lines", "sorted"))
        ]
        print(f"{row['query']:<26}{cells[0]:>22}{cells[1]:>26}{cells[2]:>26}   {row['asked']}")
    print()
    for row in long:
        print(
            f"{row['job']:<26}{row['wall ms']:>10,.0f} / {row['processor ms']:,.0f} ms, {row['lines']:,} lines, "
            f"{row['more MB']:.1f} MB more"
        )


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=int, default=20_000)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--folder", type=Path, default=Path("bench"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if args.library is None and args.corpus is None:
        parser.error("name a library, or a corpus of JSON lines to build one of")
    path = args.library or build(args.corpus, args.folder, args.articles)
    with Library.open(path) as library:
        rows = classes(library, args.rounds)
        long = long_ones(library, understand(rows[0]["asked"], today=TODAY))
    if args.json:
        print(json.dumps({"queries": rows, "long": long}))
    else:
        show(rows, long)
    return 0


if __name__ == "__main__":
    sys.exit(main())
