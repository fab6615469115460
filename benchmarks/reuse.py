"""Text reuse in a library of N articles: what it costs, how fast it answers, and what it finds of what was planted.

    python benchmarks/reuse.py [N] --corpus FILE.jsonl --folder FOLDER [--planted N] [--seed S] [--queries N]

Imports N articles (100,000 unless told) of JSON lines with `title`, `text` or `body`, and as many planted ones as
told (1,000): half are near-duplicates of others (0 to 20 % of the words changed, 0 to 40 % cut off), half hold a
quotation of 30 to 60 words out of another article (0 to 8 % of its words changed, every second one without quotation
marks). A library that is there is used again; `--seed S` puts planted articles of another seed into it and measures
with those. Prints milliseconds (processor, and wall) for each article with everything derived, bytes by table,
latencies of candidates and of verified answers (median, p95), recall of what was planted, and precision: a passage is
true where 60 % of the words of both sides stand in runs of five words that the other side has too, a pair of near-
duplicates where 30 % of the shorter text's runs do.
"""

import argparse
import itertools
import json
import random
import re
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from readroom.db.articles import text_of
from readroom.db.library import Library
from readroom.db.reuse.derive import derive
from readroom.db.reuse.sharing import article_candidates, shared_with
from readroom.importer.session import Options, import_paths

WORD = re.compile(r"\w+")
TABLES = ("fingerprint", "fingerprint_new", "fingerprint_stop", "near_duplicate", "passage", "quotation")


def body(record: dict[str, Any]) -> str:
    """Return the text of a record."""
    return str(record.get("text") or record.get("body") or "")


def edited(source: random.Random, words: Sequence[str], share: float, others: Sequence[str]) -> list[str]:
    """Return words with a share of them replaced, left out, or with another one put in."""
    found: list[str] = []
    for word in words:
        if source.random() >= share:
            found.append(word)
            continue
        way = source.randrange(3)
        found += [source.choice(others)] if way == 0 else [word, source.choice(others)] if way == 1 else []
    return found


def planted(
    source: random.Random, records: Sequence[dict[str, Any]], number: int, name: str
) -> Iterator[dict[str, Any]]:
    """Yield planted records; `plant` says what of: kind, number of the other record, and the words."""
    long = [n for n, record in enumerate(records) if body(record).count(" ") >= 150]
    pool = body(records[source.choice(long)]).split()
    for made in range(number):
        of = source.choice(long)
        words = body(records[of]).split()
        title = f"{name} {made}"
        if made % 2 == 0:
            kept = words[: max(100, int(len(words) * source.uniform(0.6, 1)))]
            text = " ".join(edited(source, kept, source.uniform(0, 0.2), pool))
            yield {"title": title, "body": text, "outlet": "Planted", "plant": ["duplicate", of, ""]}
            continue
        host = body(records[source.choice(long)]).split("\n\n")
        length = source.randint(30, 60)
        at = source.randrange(len(words) - length)
        said = " ".join(edited(source, words[at : at + length], source.uniform(0, 0.08), pool)).replace('"', "")
        host.insert(source.randrange(len(host) + 1), said if made % 4 == 1 else f"“{said}”, the report says.")
        plant = ["quotation", of, " ".join(words[at : at + length])]
        yield {"title": title, "body": "\n\n".join(host), "outlet": "Planted", "plant": plant}


def build(corpus: Path, folder: Path, articles: int, number: int, seed: int | None) -> dict[str, Any]:
    """Build the library unless it is there; return what deriving cost, and what was planted."""
    library, done = folder / f"reuse-{articles}.db", folder / f"reuse-{articles}{_dashed(seed)}.json"
    if done.exists():
        return dict(json.loads(done.read_text(encoding="utf-8")))
    part, plants = folder / "a-corpus.jsonl", folder / f"b-planted{_dashed(seed)}.jsonl"
    if seed is None:
        library.unlink(missing_ok=True)
    if not library.exists():
        with corpus.open(encoding="utf-8") as lines, part.open("w", encoding="utf-8") as out:
            out.writelines(itertools.islice(lines, articles))
        import_paths(library, [part], Options(1, "benchmark", derive=False))
    with corpus.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in itertools.islice(lines, min(articles, 20_000))]
    made = list(planted(random.Random(articles if seed is None else seed), records, number, f"Planted{_dashed(seed)}"))
    with plants.open("w", encoding="utf-8") as out:
        for record in made:
            out.write(json.dumps({k: v for k, v in record.items() if k != "plant"}, ensure_ascii=False) + "\n")
    import_paths(library, [plants], Options(1, "benchmark", derive=False))
    with Library.open_writable(library) as opened:
        free = _pages(opened.connection)
        cpu, wall = time.process_time(), time.perf_counter()
        count = derive(opened.connection)
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        found = {
            "articles": count, "cpu ms": cpu / count * 1000, "wall ms": wall / count * 1000,
            "bytes": _pages(opened.connection) - free, "plants": [record["plant"] for record in made],
        }  # fmt: skip
    done.write_text(json.dumps(found), encoding="utf-8")
    for path in (part, plants):
        path.unlink(missing_ok=True)
    return found


def _dashed(seed: int | None) -> str:
    return "" if seed is None else f"-{seed}"


def _pages(connection: sqlite3.Connection) -> int:
    """Return the bytes of the pages that are in use."""
    (size,), (pages,), (free,) = (
        connection.execute(f"pragma {p}").fetchone() for p in ("page_size", "page_count", "freelist_count")
    )
    return int(size * (pages - free))


def sizes(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the bytes of each table of reuse, with its indexes; nothing where this SQLite cannot tell."""
    try:
        rows = connection.execute("select name, sum(pgsize) from dbstat group by name").fetchall()
    except sqlite3.OperationalError:
        return {}
    return {name: size for name, size in rows if name.startswith(TABLES)}


def timed(runs: Sequence[int], run: Callable[[int], Any]) -> dict[str, float]:
    """Return median and p95 of running something for each id (milliseconds, wall and processor)."""
    wall, cpu = [], []
    for each in runs:
        started = time.perf_counter(), time.process_time()
        run(each)
        wall.append((time.perf_counter() - started[0]) * 1000)
        cpu.append((time.process_time() - started[1]) * 1000)
    last = int(len(runs) * 0.95)
    return {
        "p50": statistics.median(wall), "p95": sorted(wall)[last],
        "cpu p50": statistics.median(cpu), "cpu p95": sorted(cpu)[last],
    }  # fmt: skip


def in_runs(left: str, right: str, size: int = 5) -> float:
    """Return the share of the left text's words that stand in runs of words which the right one has too."""
    a, b = ([word.casefold() for word in WORD.findall(text)] for text in (left, right))
    known = {tuple(b[n : n + size]) for n in range(len(b) - size + 1)}
    hit = {n + d for n in range(len(a) - size + 1) if tuple(a[n : n + size]) in known for d in range(size)}
    return len(hit) / max(1, len(a))


def found(library: Library, plants: Sequence[Sequence[Any]], name: str) -> dict[str, float]:
    """Return recall of what was planted, and precision of what is reported for the same articles."""
    connection = library.connection
    ids = dict(connection.execute("select title, id from article where title glob ?", (f"{name} [0-9]*",)))
    by_record = dict(connection.execute(
        "select p.record, a.id from page p join article a on a.page_id = p.id where p.file like '%a-corpus.jsonl'"
    ))  # fmt: skip
    pairs = set(connection.execute("select a, b from near_duplicate"))
    hits: dict[str, list[bool]] = {k: [] for k in ("duplicate", "duplicate by reuse", "quotation", "candidate")}
    true: list[bool] = []
    for made, (kind, of, said) in enumerate(plants):
        own, other = ids[f"{name} {made}"], by_record[of + 1]
        text = text_of(library, own)
        shared = {one.row.id: one for one in shared_with(library, own)}
        if kind == "duplicate":
            hits["duplicate"].append((min(own, other), max(own, other)) in pairs)
            hits["duplicate by reuse"].append(other in shared)
        else:
            there = text_of(library, other)
            hits["candidate"].append(other in {one.id for one in article_candidates(connection, own, text)})
            parts = [there[slice(*p.right)] for p in shared[other].passages] if other in shared else []
            hits["quotation"].append(any(in_runs(said, part, 3) >= 0.5 for part in parts))
        for one in shared.values():
            there = text_of(library, one.row.id)
            for p in one.passages:
                sides = text[slice(*p.left)], there[slice(*p.right)]
                true.append(min(in_runs(*sides), in_runs(*reversed(sides))) >= 0.6)
    shown = random.Random(1).sample(sorted(pairs), min(300, len(pairs)))
    near = []
    for a, b in shown:
        texts = sorted((text_of(library, a), text_of(library, b)), key=len)
        near.append(in_runs(texts[0], texts[1]) >= 0.3)
    recall = {f"recall: {name}": sum(values) / max(1, len(values)) for name, values in hits.items()}
    return {**recall, "precision: passages": statistics.mean(true), "precision: near-duplicates": statistics.mean(near)}


def main() -> int:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("articles", type=int, nargs="?", default=100_000)
    parser.add_argument("--corpus", type=Path, required=True, help="JSON lines with title, text or body")
    parser.add_argument("--folder", type=Path, required=True, help="where the library is built, and kept")
    parser.add_argument("--planted", type=int, default=1000)
    parser.add_argument("--queries", type=int, default=100, help="articles that answers are timed for")
    parser.add_argument("--seed", type=int, help="measure with planted articles of this seed")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    built = build(args.corpus, args.folder, args.articles, args.planted, args.seed)
    plants = built.pop("plants")
    with Library.open(args.folder / f"reuse-{args.articles}.db") as library:
        ids = [found for (found,) in library.connection.execute("select id from article")]
        asked = random.Random(2).sample(ids, min(args.queries, len(ids)))
        texts = {each: text_of(library, each) for each in asked}
        result: dict[str, Any] = {
            "derived": built,
            "bytes by table": sizes(library.connection),
            "candidates, first": timed(asked, lambda n: article_candidates(library.connection, n, texts[n])),
            "candidates": timed(asked, lambda n: article_candidates(library.connection, n, texts[n])),
            "verified": timed(asked, lambda n: shared_with(library, n)),
            "found": found(library, plants, f"Planted{_dashed(args.seed)}"),
        }
    if args.json:
        print(json.dumps(result))
        return 0
    for name, values in result.items():
        print(name)
        for key, value in values.items():
            print(f"  {key:<28}{value:>16,.3f}" if isinstance(value, float) else f"  {key:<28}{value:>16,}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
