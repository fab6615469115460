"""Searching a library of N articles: first pages by class of query, cold and warm, beside a plain FTS5 table.

    python benchmarks/search.py [N] [--corpus FILE.jsonl] [--folder FOLDER] [--rounds R] [--json]

Builds (once, in FOLDER) a library of N articles (100,000 unless told) out of JSON lines with `title`, `text` or
`body`, `date` and `source`, and beside it a table made by sqlite-utils' `enable_fts`. Prints for each class of query
the median and the 95th percentile of a first page (50 rows with snippets) in milliseconds, cold (a new connection each
time; the file system may still have the pages) and warm, then the same filtered by a source, and the ratio to the
plain table where it can be asked the same: FTS5's own order and snippets. Size and speed of building stand at the end.
"""

import argparse
import itertools
import json
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from readroom.db.library import Library
from readroom.db.search import Sort, search, understand
from readroom.importer.session import Options, import_paths

TODAY = date(2031, 5, 6)
ROWS = 50
PLAIN = """
select d.title, d.date, snippet(doc_fts, 1, '[', ']', '…', 40) from doc_fts join doc d on d.rowid = doc_fts.rowid
where doc_fts match ? {} order by {} limit 50
"""


def records(corpus: Path, most: int) -> Iterator[dict[str, Any]]:
    """Yield up to `most` records of a file of JSON lines."""
    with corpus.open(encoding="utf-8") as lines:
        yield from map(json.loads, itertools.islice(lines, most))


def build(corpus: Path, folder: Path, most: int) -> dict[str, float]:
    """Build both files unless they are there; return seconds of building (wall) and sizes relative to the text."""
    library, plain, part = folder / f"library-{most}.db", folder / f"plain-{most}.db", folder / f"part-{most}.jsonl"
    times = folder / f"built-{most}.json"
    if not times.exists():
        for path in (library, plain):
            path.unlink(missing_ok=True)
        with part.open("w", encoding="utf-8") as out, corpus.open(encoding="utf-8") as lines:
            out.writelines(itertools.islice(lines, most))
        started = time.perf_counter()
        import_paths(library, [part], Options(1, "benchmark"))
        built = time.perf_counter()
        text = make_plain(part, plain, most)
        found = {
            "readroom seconds": built - started,
            "plain seconds": time.perf_counter() - built,
            "readroom size / text": library.stat().st_size / text,
            "plain size / text": plain.stat().st_size / text,
        }
        times.write_text(json.dumps(found), encoding="utf-8")
        part.unlink()
    return dict(json.loads(times.read_text(encoding="utf-8")))


def make_plain(corpus: Path, path: Path, most: int) -> int:
    """Make the table that a user of sqlite-utils would make, and return how many bytes of text there are."""
    from sqlite_utils import Database

    database = Database(path, execute_plugins=False)
    text = 0

    def rows() -> Iterator[dict[str, Any]]:
        nonlocal text
        for record in records(corpus, most):
            body = record.get("text") or record.get("body") or ""
            text += len(body.encode())
            yield {
                "title": record.get("title"), "body": body, "date": record.get("date") or record.get("published"),
                "source": record.get("source") or record.get("outlet"),
            }  # fmt: skip

    table = database.table("doc")
    table.insert_all(rows())
    table.enable_fts(["title", "body"], create_triggers=True)
    table.create_index(["date"])
    database.conn.close()
    return text


def classes(library: Library) -> dict[str, list[tuple[str, Sort, str | None]]]:
    """Return queries by class, chosen from the library's own words: (query, order, what the plain table is asked)."""
    (articles,) = library.connection.execute("select count(*) from article").fetchone()

    def words(share: float, number: int = 5) -> list[str]:
        sql = "select term from term where length(term) > 3 and term glob '[a-z]*' order by abs(articles - ?) limit ?"
        return [word for (word,) in library.connection.execute(sql, (share * articles, number))]

    common, rare, medium = words(0.33), words(10 / articles), words(0.03)
    starts = sorted({word[:2] for word in words(0.2, 40)})[:5]
    author = library.connection.execute(
        "select authors from article where authors <> '[]' limit 1 offset 99"
    ).fetchone()
    pairs = list(itertools.pairwise(common))
    found: dict[str, list[tuple[str, Sort, str | None]]] = {
        "rare word": [(w, "date", w) for w in rare],
        "rare word, ranked": [(w, "rank", w) for w in rare],
        "common word": [(w, "date", w) for w in common],
        "common word, ranked": [(w, "rank", w) for w in common],
        "phrase of common words": [(p, "date", p) for p in ('"of the"', '"in the"', '"to the"')],
        "prefix of two letters": [(f"{s}*", "date", f"{s}*") for s in starts],
        "end of a word": [("*tion", "date", None), ("*ing", "date", None)],
        "two words": [(f"{a} {b}", "date", f"{a} {b}") for a, b in pairs],
        "either, not": [
            (f"{a} OR {b} -{c}", "date", f"({a} OR {b}) NOT {c}") for (a, b), c in zip(pairs, medium, strict=False)
        ],
        "near": [(f"near/5({a} {b})", "date", f"NEAR({a} {b}, 5)") for a, b in pairs],
        "title": [(f"title:{w}", "date", f"title : {w}") for w in medium],
        "as printed": [(f"={w.capitalize()}", "date", None) for w in common],
        "date range": [(f"{w} date:2015..2016", "date", None) for w in common],
    }
    if author:
        found["author"] = [(f'author:"{json.loads(author[0])[0]}"', "date", None)]
    return found


def milliseconds(run: Callable[[], Any]) -> float:
    """Return how long one run takes."""
    started = time.perf_counter()
    run()
    return (time.perf_counter() - started) * 1000


def measure(path: Path, plain: Path, rounds: int) -> list[dict[str, Any]]:
    """Return a row of figures for each class of query (milliseconds)."""
    library, beside = Library.open(path), sqlite3.connect(f"file:{plain}?mode=ro", uri=True)
    (source,) = library.connection.execute(
        "select s.name from source s join article a on a.source_id = s.id group by s.id order by count(*) desc limit 1"
    ).fetchone()
    rows = []
    for name, queries in classes(library).items():
        times: dict[str, list[float]] = {"cold": [], "warm": [], "source": [], "plain": []}
        for text, sort, other in queries:

            def ask(library: Library, text: str, sort: Sort = sort) -> Any:
                return search(library, understand(text, today=TODAY), sort=sort, limit=ROWS)

            for _ in range(rounds):
                with Library.open(path) as fresh:
                    times["cold"].append(milliseconds(lambda fresh=fresh, text=text: ask(fresh, text)))
                times["warm"].append(milliseconds(lambda text=text: ask(library, text)))
                filtered = f'({text}) source:"{source}"'
                times["source"].append(milliseconds(lambda filtered=filtered: ask(library, filtered)))
                if other is not None:
                    order = "doc_fts.rank" if sort == "rank" else "d.date desc"
                    sql = PLAIN.format("", order)
                    times["plain"].append(
                        milliseconds(lambda sql=sql, other=other: beside.execute(sql, (other,)).fetchall())
                    )
        rows.append(
            {"class": name, **{f"{key} {n}": value for key, found in times.items() for n, value in both(found)}}
        )
    library.close()
    return rows


def both(times: list[float]) -> list[tuple[str, float | None]]:
    """Return the median and the 95th percentile."""
    if not times:
        return [("p50", None), ("p95", None)]
    ordered = sorted(times)
    return [("p50", statistics.median(ordered)), ("p95", ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))])]


def main() -> int:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("articles", type=int, nargs="?", default=100_000)
    parser.add_argument("--corpus", type=Path, required=True, help="JSON lines with title, text, date, source")
    parser.add_argument("--folder", type=Path, required=True, help="where the two files are built, and kept")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    built = build(args.corpus, args.folder, args.articles)
    rows = measure(args.folder / f"library-{args.articles}.db", args.folder / f"plain-{args.articles}.db", args.rounds)
    if args.json:
        print(json.dumps({"built": built, "classes": rows}))
        return 0
    print(f"{'ms: median / p95':<26}{'cold':>16}{'warm':>16}{'+ source':>16}{'plain FTS5':>18}{'plain / warm':>14}")
    for row in rows:
        cells = [f"{row[f'{k} p50']:.1f} / {row[f'{k} p95']:.1f}" for k in ("cold", "warm", "source")]
        beside, ratio = "", ""
        if row["plain p50"] is not None:
            beside = f"{row['plain p50']:.1f} / {row['plain p95']:.1f}"
            ratio = f"{row['plain p50'] / row['warm p50']:.1f}"
        print(f"{row['class']:<26}{cells[0]:>16}{cells[1]:>16}{cells[2]:>16}{beside:>18}{ratio:>14}")
    for name, value in built.items():
        print(f"{name:<26}{value:10.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
