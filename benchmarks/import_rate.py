"""Import of JSON lines against a bare FTS5 table of the same text, in one run, by processor time.

    python benchmarks/import_rate.py CORPUS.jsonl [ROUNDS]

Prints the median of the rounds for both, articles a second, and the ratio (bare / readroom: 1 is as fast).
"""

import json
import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path


def bare(corpus: Path, folder: Path) -> int:
    """Fill an FTS5 table with title and text of every record, and return how many there were."""
    connection = sqlite3.connect(folder / "bare.db")
    connection.execute("pragma journal_mode = wal")
    connection.execute("create virtual table f using fts5 (title, text)")
    with corpus.open(encoding="utf-8") as lines:
        records = ((r.get("title"), r.get("body") or r.get("text")) for r in map(json.loads, lines))
        connection.executemany("insert into f values (?, ?)", records)
    connection.commit()
    return int(connection.execute("select count(*) from f").fetchone()[0])


def processor_seconds(argv: list[str]) -> float:
    """Run a command and return the processor time that it and its children took (seconds)."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(argv, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Measure in turn and print the medians."""
    if len(sys.argv) > 2 and sys.argv[1] == "--bare":
        bare(Path(sys.argv[2]), Path(sys.argv[3]))
        return 0
    corpus = Path(sys.argv[1]).resolve()
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    articles = sum(1 for _ in corpus.open("rb"))
    times: dict[str, list[float]] = {"bare FTS5": [], "readroom": []}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            times["bare FTS5"].append(processor_seconds([sys.executable, __file__, "--bare", str(corpus), folder]))
            library = os.path.join(folder, "library.db")
            command = [sys.executable, "-m", "readroom", "--library", library, "import", str(corpus), "--json"]
            times["readroom"].append(processor_seconds([*command, "--workers", "1"]))
    medians = {name: statistics.median(found) for name, found in times.items()}
    for name, seconds in medians.items():
        print(f"{name:<10} {seconds:8.2f} s of processor time  {articles / seconds:8.0f} articles a second")
    print(f"ratio      {medians['bare FTS5'] / medians['readroom']:8.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
