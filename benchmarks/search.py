"""Searching a library of N articles: first pages by class of query, cold and warm, beside other ways to do it.

    python benchmarks/search.py [N] --corpus FILE.jsonl --folder FOLDER [--library FILE.db] [--rounds R] [--cpu]

Builds (once, in FOLDER) a library of N articles (100,000 unless told) out of JSON lines with `title`, `text` or
`body`, `date` and `source`, and beside it a table made by sqlite-utils' `enable_fts` and an index of tantivy, if that
is installed; `--library` names a library of the same articles that is there already. Prints for each class of query
the median and the 95th percentile of a first page (50 rows with snippets) in milliseconds: cold (a new connection each
time; the file system may still have the pages), warm, and with a source; and the medians of the others relative to
warm. What another one's language has no word for is left out. Counts, facets, lists, sizes and building stand below.
"""

import argparse
import itertools
import json
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from search_peers import Peer, Plain, Ripgrep, Tantivy, records

from readroom.db.articles import list_articles
from readroom.db.counts import count_articles
from readroom.db.facets import facet
from readroom.db.library import Library
from readroom.db.search import Sort, search, understand
from readroom.importer.session import Options, import_paths

TODAY = date(2031, 5, 6)
ROWS = 50


class Asked(NamedTuple):
    """A query, its order, and what the others are asked (in FTS5's words); None where they have none."""

    text: str
    sort: Sort = "date"
    other: str | None = None


def build(corpus: Path, folder: Path, most: int, library: Path | None) -> dict[str, float]:
    """Build what is not there yet; return seconds of building (wall) and sizes relative to the text."""
    made = library or folder / f"library-{most}.db"
    peers: list[tuple[str, Path, Callable[[], object]]] = [
        ("plain FTS5", folder / f"plain-{most}.db", lambda: Plain.build(corpus, folder / f"plain-{most}.db", most)),
    ]
    if has_tantivy():
        path = folder / f"tantivy-{most}"
        peers.append(("tantivy", path, lambda: Tantivy.build(corpus, path, most)))
    if library is None:
        peers.insert(0, ("readroom", made, lambda: build_library(corpus, folder, most, made)))
    found: dict[str, float] = {}
    text = raw_bytes(corpus, folder, most)
    for name, path, make in peers:
        times = path.with_suffix(".json")
        if not times.exists():
            started = time.perf_counter()
            make()
            times.write_text(json.dumps(time.perf_counter() - started), encoding="utf-8")
        found[f"{name}: seconds to build"] = json.loads(times.read_text(encoding="utf-8"))
        found[f"{name}: size / text"] = size_of(path) / text
    found["readroom: size / text"] = size_of(made) / text
    with Library.open(made) as opened:
        sql = "select sum(pgsize) from dbstat where name like 'article_fts%' or name in ('article_text', 'term')"
        found["readroom: index and texts / text"] = opened.connection.execute(sql).fetchone()[0] / text
    return found


def has_tantivy() -> bool:
    """Tell whether tantivy is installed."""
    try:
        import tantivy  # noqa: F401
    except ImportError:
        return False
    return True


def build_library(corpus: Path, folder: Path, most: int, library: Path) -> None:
    """Import the first `most` records."""
    part = folder / f"part-{most}.jsonl"
    with part.open("w", encoding="utf-8") as out, corpus.open(encoding="utf-8") as lines:
        out.writelines(itertools.islice(lines, most))
    import_paths(library, [part], Options(1, "benchmark"))
    part.unlink()


def raw_bytes(corpus: Path, folder: Path, most: int) -> int:
    """Return how many bytes of text the articles have (UTF-8), counted once."""
    kept = folder / f"text-{most}.json"
    if not kept.exists():
        kept.write_text(json.dumps(sum(len(r["body"].encode()) for r in records(corpus, most))), encoding="utf-8")
    return int(json.loads(kept.read_text(encoding="utf-8")))


def size_of(path: Path) -> int:
    """Return the bytes of a file, or of the files in a folder."""
    return sum(p.stat().st_size for p in path.iterdir()) if path.is_dir() else path.stat().st_size


def classes(library: Library) -> dict[str, list[Asked]]:
    """Return queries by class, chosen from the library's own words."""
    (articles,) = library.connection.execute("select count(*) from article").fetchone()

    def words(share: float, number: int = 5) -> list[str]:
        sql = "select term from term where length(term) > 3 and term glob '[a-z]*' order by abs(articles - ?) limit ?"
        return [word for (word,) in library.connection.execute(sql, (share * articles, number))]

    common, rare, medium, most = words(0.33), words(10 / articles), words(0.03), words(0.8, 3)
    starts = sorted({word[:2] for word in words(0.2, 40)})[:5]
    pairs = list(itertools.pairwise(common))
    phrases = ['"of the"', '"in the"', '"to the"']
    return {
        "rare word": [Asked(w, "date", w) for w in rare],
        "rare word, ranked": [Asked(w, "rank", w) for w in rare],
        "word in 3 %, ranked": [Asked(w, "rank", w) for w in medium],
        "word in a third": [Asked(w, "date", w) for w in common],
        "word in a third, ranked": [Asked(w, "rank", w) for w in common],
        "word in 80 %, ranked": [Asked(w, "rank", w) for w in most],
        "phrase of common words": [Asked(p, "date", p) for p in phrases],
        "phrase, ranked": [Asked(p, "rank", p) for p in phrases],
        "prefix of two letters": [Asked(f"{s}*", "date", f"{s}*") for s in starts],
        "prefix of four letters": [Asked(f"{w[:4]}*", "date", f"{w[:4]}*") for w in medium],
        "*tion, *ing": [Asked("*tion"), Asked("*ing")],
        "w*rd, g*ment": [Asked("w*rd"), Asked("g*ment")],
        "two words": [Asked(f"{a} {b}", "date", f"{a} {b}") for a, b in pairs],
        "two words, ranked": [Asked(f"{a} {b}", "rank", f"{a} {b}") for a, b in pairs],
        "a OR b -c": [
            Asked(f"{a} OR {b} -{c}", "date", f"({a} OR {b}) NOT {c}") for (a, b), c in zip(pairs, medium, strict=False)
        ],
        "near": [Asked(f"near/5({a} {b})", "date", f"NEAR({a} {b}, 5)") for a, b in pairs],
        "title:": [Asked(f"title:{w}", "date", f"title : {w}") for w in medium],
        "=Word": [Asked(f"={w.capitalize()}") for w in common],
        "/regex/": [Asked(f"/{w[:3]}[a-z]+{w[-1]}/") for w in medium[:3]],
        "date range": [Asked(f"{w} date:2015..2016") for w in common],
        "date range, ranked": [Asked(f"{w} date:2015..2016", "rank") for w in common],
        **fields(library),
    }


def fields(library: Library) -> dict[str, list[Asked]]:
    """Return queries for fields, by values that the library has."""
    found: dict[str, list[Asked]] = {}
    for name, column in (("author", "authors"), ("outlet", "outlet"), ("section", "section"), ("lang", "language")):
        sql = f"select {column} from article where {column} is not null and {column} <> '[]' limit 3 offset 99"
        values = [value for (value,) in library.connection.execute(sql)]
        if values:
            values = [json.loads(value)[0] if column == "authors" else value for value in values]
            found[f"{name}:"] = [Asked(f'{name}:"{value}"') for value in dict.fromkeys(values)]
    sql = "select keyword from keyword limit 3 offset 99"
    if keywords := [value for (value,) in library.connection.execute(sql)]:
        found["keyword:"] = [Asked(f'keyword:"{value}"') for value in keywords]
    return found


class Clock:
    """What runs are measured by: time, or with `cpu` the processor's, which others on the machine stretch less."""

    cpu = False


def milliseconds(run: Callable[[], Any]) -> float:
    """Return how long one run takes."""
    clock = time.process_time if Clock.cpu else time.perf_counter
    started = clock()
    run()
    return (clock() - started) * 1000


def measure(path: Path, peers: list[Peer], rounds: int) -> list[dict[str, Any]]:
    """Return a row of figures for each class of query (milliseconds)."""
    library = Library.open(path)
    (source,) = library.connection.execute(
        "select s.name from source s join source_year y on y.source_id = s.id group by s.id "
        "order by sum(y.articles) desc limit 1 offset 20"
    ).fetchone()
    rows = []
    for name, queries in classes(library).items():
        times: dict[str, list[float]] = {key: [] for key in ("cold", "warm", "source", *(p.name for p in peers))}
        for number, asked in itertools.product(range(rounds), queries):
            with Library.open(path) as fresh:
                times["cold"].append(milliseconds(lambda fresh=fresh, asked=asked: ask(fresh, asked)))
            times["warm"].append(milliseconds(lambda asked=asked: ask(library, asked)))
            filtered = asked._replace(text=f'({asked.text}) source:"{source}"')
            times["source"].append(milliseconds(lambda filtered=filtered: ask(library, filtered)))
            # The others once: some take seconds for what is common.
            for peer in peers if asked.other is not None and number == 0 else ():
                found: list[int | None] = []
                took = milliseconds(
                    lambda peer=peer, asked=asked, found=found: found.append(
                        peer.ask(asked.other, ranked=asked.sort == "rank")
                    )
                )
                times[peer.name] += [took] if found != [None] else []
        rows.append({"class": name} | {f"{key} {n}": v for key, kept in times.items() for n, v in both(kept)})
        print(line_of(rows[-1], peers), flush=True)
    library.close()
    return rows


def ask(library: Library, asked: Asked) -> object:
    """Find a first page."""
    return search(library, understand(asked.text, today=TODAY), sort=asked.sort, limit=ROWS)


def others(path: Path, rounds: int) -> list[dict[str, Any]]:
    """Return figures of counts, facets and lists (milliseconds), each on a new connection."""
    with Library.open(path) as library:
        word = classes(library)["word in a third"][0].text
    query = understand(word, today=TODAY)
    two = understand(f"{word} -nowhere", today=TODAY)
    jobs: dict[str, Callable[[Library], object]] = {
        "count, one word": lambda lib: count_articles(lib, query),
        "count up to 10,000": lambda lib: count_articles(lib, two, most=10_000),
        "count, all of a third": lambda lib: count_articles(lib, two),
        "facet source, newest 5,000": lambda lib: facet(lib, query, "source", newest=5_000),
        "facet source, all": lambda lib: facet(lib, query, "source"),
        "facet year, all": lambda lib: facet(lib, query, "year"),
        "facet keyword, newest 5,000": lambda lib: facet(lib, query, "keyword", newest=5_000),
        "list by title, first 200": lambda lib: list_articles(lib, order="title"),
        "list by title, last 200": lambda lib: list_articles(lib, order="title", last=True),
        "list, to a date": lambda lib: list_articles(lib, at_date="2012-06"),
    }
    rows = []
    for name, job in jobs.items():
        times = []
        for _ in range(rounds):
            with Library.open(path) as fresh:
                times.append(milliseconds(lambda job=job, fresh=fresh: job(fresh)))
        rows.append({"class": name} | {f"cold {n}": value for n, value in both(times)})
        print(f"{name:<28}{rows[-1]['cold p50']:9.1f} /{rows[-1]['cold p95']:7.1f}", flush=True)
    return rows


def both(times: list[float]) -> list[tuple[str, float | None]]:
    """Return the median and the 95th percentile."""
    if not times:
        return [("p50", None), ("p95", None)]
    ordered = sorted(times)
    return [("p50", statistics.median(ordered)), ("p95", ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))])]


def line_of(row: dict[str, Any], peers: list[Peer]) -> str:
    """Return a row as a line: median / p95 of readroom, then how many times as long the others take."""
    line = f"{row['class']:<26}"
    for key in ("cold", "warm", "source"):
        line += f"{row[f'{key} p50']:8.1f} /{row[f'{key} p95']:6.1f}"
    for peer in peers:
        median = row[f"{peer.name} p50"]
        line += f"{'':>14}" if median is None else f"{median / row['warm p50']:13.1f}×"
    return line


def main() -> int:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("articles", type=int, nargs="?", default=100_000)
    parser.add_argument("--corpus", type=Path, required=True, help="JSON lines with title, text, date, source")
    parser.add_argument("--folder", type=Path, required=True, help="where files are built, and kept")
    parser.add_argument("--library", type=Path, help="a library of these articles that is there already")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cpu", action="store_true", help="measure processor time: for a machine that is shared")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    Clock.cpu = args.cpu
    built = build(args.corpus, args.folder, args.articles, args.library)
    peers: list[Peer] = [Plain(args.folder / f"plain-{args.articles}.db")]
    if has_tantivy():
        peers.append(Tantivy(args.folder / f"tantivy-{args.articles}"))
    if Ripgrep.there():
        peers.append(Ripgrep(args.corpus))
    of = " of processor time" if args.cpu else ""
    print(f"{args.articles:,} articles; ms{of}, median / p95; others: times readroom's warm median")
    print(f"{'':<26}{'cold':>16}{'warm':>16}{'with a source':>16}" + "".join(f"{p.name:>14}" for p in peers))
    path = args.library or args.folder / f"library-{args.articles}.db"
    rows = measure(path, peers, args.rounds)
    print()
    rows += others(path, args.rounds)
    absent = [name for name, there in (("tantivy", has_tantivy()), ("ripgrep", Ripgrep.there())) if not there]
    print(f"\nabsent: {', '.join([*absent, 'notmuch (mail only)'])}")
    for name, value in built.items():
        print(f"{name:<36}{value:10.2f}")
    if args.json:
        print(json.dumps({"built": built, "classes": rows}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
