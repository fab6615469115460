"""Spellings of names: how fast they are proposed among very many, and what is found of those that are known.

    python benchmarks/variants.py [N] --folder FOLDER [--texts FOLDER --gold FILE] [--json]

Makes a library with N (500,000 unless told) made-up names and prints how long proposals for one take (milliseconds of
processor: median, p95 and longest). With `--texts` and `--gold`: imports the texts, compares every name with every
other, and prints precision and recall. A line of the gold file has the spellings of one name, with spaces between.
"""

import argparse
import json
import random
import statistics
import time
from itertools import combinations
from pathlib import Path
from typing import Any

from readroom.db.library import Library
from readroom.db.names import commonest_names, proposed
from readroom.importer.session import Options, import_paths
from readroom.text.variants import LIKELY, PROPOSED, skeleton

PARTS = (
    "ab", "ach", "ad", "al", "am", "an", "ar", "ash", "ba", "bel", "ber", "bo", "bra", "bru", "cha", "che",
    "co", "cor", "da", "del", "der", "do", "du", "el", "en", "er", "fa", "fer", "fi", "ga", "ger", "gi", "gra",
    "ha", "har", "hol", "hu", "il", "in", "is", "ja", "jo", "ka", "kha", "kor", "la", "len", "li", "lo", "lu",
    "ma", "mar", "mi", "mo", "mu", "na", "ne", "ni", "no", "ol", "os", "pa", "per", "po", "qa", "ra", "ri",
    "ro", "ru", "sa", "sha", "si", "so", "su", "ta", "te", "ti", "to", "tu", "ul", "va", "vi", "wa", "wi", "ya",
    "yu", "za", "zi",
)  # fmt: skip
QUERIES = 400


def names(number: int) -> list[str]:
    """Return made-up names, all different."""
    source = random.Random(1)
    found: dict[str, None] = {}
    while len(found) < number:
        name = "".join(source.choice(PARTS) for _ in range(source.choice((2, 2, 3, 3, 3, 4, 4, 5))))
        if len(name) > 3:
            found[name] = None
    return list(found)


def speed(folder: Path, number: int) -> dict[str, Any]:
    """Return how long proposals take, in milliseconds."""
    for old in folder.glob("names.db*"):
        old.unlink()
    made = names(number)
    with Library.open_writable(folder / "names.db") as library:
        connection = library.connection
        connection.execute("begin immediate")
        rows = sorted((name, skeleton(name), name.title(), 3, 3, "other 2 beside 1") for name in made)
        connection.executemany("insert into name values (?, ?, ?, ?, ?, ?)", rows)
        connection.executemany("insert into term values (?, 3)", ((name,) for name in sorted(made)))
        connection.execute("insert or replace into derived (name, version) values ('term', 1)")
        connection.execute("commit")
        source = random.Random(2)
        times = []
        for name in source.sample(made, QUERIES):
            started = time.process_time()
            proposed(connection, name)
            times.append(1000 * (time.process_time() - started))
    times.sort()
    middle, late = statistics.median(times), times[len(times) * 95 // 100]
    return {"names": number, "p50": round(middle, 2), "p95": round(late, 2), "longest": round(times[-1], 2)}


def found(folder: Path, texts: Path, gold: Path) -> dict[str, Any]:
    """Return precision and recall of proposals in some texts."""
    for old in folder.glob("texts.db*"):
        old.unlink()
    import_paths(folder / "texts.db", [texts], Options(1, "benchmark"))
    sets = [line.split() for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    truth = {frozenset(pair) for each in sets for pair in combinations(each, 2)}
    result: dict[str, Any] = {"pairs": len(truth)}
    with Library.open(folder / "texts.db") as library:
        scores: dict[frozenset[str], float] = {}
        for name in commonest_names(library.connection, 1_000_000):
            for other, score in proposed(library.connection, name):
                scores[frozenset((name, other))] = score
        for label, least in (("proposed", PROPOSED), ("likely", LIKELY)):
            made = {pair for pair, score in scores.items() if score >= least}
            result[label] = {
                "number": len(made),
                "precision": round(len(made & truth) / max(1, len(made)), 3),
                "recall": round(len(made & truth) / len(truth), 3),
                "false": sorted(" ".join(sorted(pair)) for pair in made - truth),
                "missed": sorted(" ".join(sorted(pair)) for pair in truth - made),
            }
    return result


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", nargs="?", type=int, default=500_000)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    results: dict[str, Any] = {}
    if args.texts and args.gold:
        results["found"] = found(args.folder, args.texts, args.gold)
    if args.number:
        results["speed"] = speed(args.folder, args.number)
    if args.json:
        print(json.dumps(results))
        return
    for label in ("proposed", "likely") if "found" in results else ():
        row = results["found"][label]
        print(f"{label:>9}: {row['number']} pairs, precision {row['precision']}, recall {row['recall']}; "
              f"false: {', '.join(row['false']) or 'none'}; missed: {', '.join(row['missed']) or 'none'}")  # fmt: skip
    if "speed" in results:
        row = results["speed"]
        print(
            f"among {row['names']:,} names: {row['p50']} ms in the middle, {row['p95']} p95, {row['longest']} at most"
        )


if __name__ == "__main__":
    main()
