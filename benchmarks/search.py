"""Searching a library of N articles: first pages by class of query, cold and warm, beside other ways to do it.

    python benchmarks/search.py [N] --folder FOLDER [--corpus FILE.jsonl] [--library FILE.db] [--peers M] [--only CLASS]
                                [--rounds R] [--cpu] [--json]

Builds in FOLDER, unless it is there from another run, a library of N articles (100,000 unless told) out of JSON lines
with `title`, `text` or `body`, `date` and `source`, and beside it a table made by sqlite-utils' `enable_fts` and an
index of tantivy, if that is installed. `--library` names a library that is there already; `--peers` makes the others
of so many articles instead, or of none (0): what is measured then says so. Prints for each class of query the median
and the 95th percentile of a first page (50 rows with snippets) in milliseconds: cold (a new connection each time; the
file system may still have the pages) and warm, both without and with a source; and the medians of the others relative
to warm, of plain FTS5 with the source too. What another one's language has no word for is left out. "First look" is
what the app shows of a query that only texts can answer before it goes on to the whole page. Counts, facets, lists,
sizes and building stand below.
"""

import argparse
import itertools
import json
import shutil
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
from readroom.db.search import AT_ONCE, Sort, search, understand
from readroom.importer.session import Options, import_paths

TODAY = date(2031, 5, 6)
ROWS = 50


class Asked(NamedTuple):
    """A query, its order, and what the others are asked (in FTS5's words); None where they have none. `seconds`: how
    long texts may be looked into.
    """

    text: str
    sort: Sort = "date"
    other: str | None = None
    seconds: float | None = None


def build(corpus: Path | None, folder: Path, most: int, library: Path | None, peers: int) -> dict[str, float]:
    """Build what is not there yet; return seconds of building (wall) and sizes relative to the text."""
    made = library or folder / f"library-{most}.db"
    todo: list[tuple[str, int, Path, Callable[[Path], object]]] = []
    if library is None:
        todo.append(("readroom", most, made, lambda path: build_library(needed(corpus), folder, most, path)))
    if peers:
        plain, other = folder / f"plain-{peers}.db", folder / f"tantivy-{peers}"
        todo.append(("plain FTS5", peers, plain, lambda path: Plain.build(needed(corpus), path, peers)))
        if has_tantivy():
            todo.append(("tantivy", peers, other, lambda path: Tantivy.build(needed(corpus), path, peers)))
    found: dict[str, float] = {}
    for name, number, path, make in todo:
        times = path.with_suffix(".json")
        if not times.exists():
            discard(path)
            started = time.perf_counter()
            make(path)
            times.write_text(json.dumps(time.perf_counter() - started), encoding="utf-8")
        found[f"{name}: seconds to build"] = json.loads(times.read_text(encoding="utf-8"))
        found[f"{name}: size / text"] = size_of(path) / raw_bytes(corpus, folder, number)
    if corpus is not None or (folder / f"text-{most}.json").exists():
        text = raw_bytes(corpus, folder, most)
        found["readroom: size / text"] = size_of(made) / text
        found["readroom: index and texts / text"] = index_and_texts(made, folder) / text
    return found


def needed(corpus: Path | None) -> Path:
    """Return the corpus, or end the program: something has to be built of it."""
    if corpus is None:
        raise SystemExit("search.py: name a corpus to build of: --corpus FILE.jsonl")
    return corpus


def discard(path: Path) -> None:
    """Remove what a run that was stopped left of a file or folder."""
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)


def index_and_texts(library: Path, folder: Path) -> int:
    """Return the bytes of a library's index, words and texts; counting them goes through the file, and is kept."""
    kept = folder / f"sizes-{library.stem}-{library.stat().st_mtime_ns}.json"
    if not kept.exists():
        with Library.open(library) as opened:
            sql = "select sum(pgsize) from dbstat where name like 'article_fts%' or name in ('article_text', 'term')"
            kept.write_text(json.dumps(opened.connection.execute(sql).fetchone()[0]), encoding="utf-8")
    return int(json.loads(kept.read_text(encoding="utf-8")))


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


def raw_bytes(corpus: Path | None, folder: Path, most: int) -> int:
    """Return how many bytes of text the articles have (UTF-8), counted once."""
    kept = folder / f"text-{most}.json"
    if not kept.exists():
        kept.write_text(
            json.dumps(sum(len(r["body"].encode()) for r in records(needed(corpus), most))), encoding="utf-8"
        )
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
        "=Word, first look": [Asked(f"={w.capitalize()}", seconds=AT_ONCE) for w in common],
        "=Word": [Asked(f"={w.capitalize()}") for w in common],
        "/regex/, first look": [Asked(f"/{w[:3]}[a-z]+{w[-1]}/", seconds=AT_ONCE) for w in medium[:3]],
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


WAYS = ("cold", "warm", "source, cold", "source, warm")


def measure(path: Path, peers: list[Peer], rounds: int, only: str) -> list[dict[str, Any]]:
    """Return a row of figures for each class of query (milliseconds)."""
    library = Library.open(path)
    (source,) = library.connection.execute(
        "select s.name from source s join source_year y on y.source_id = s.id group by s.id "
        "order by sum(y.articles) desc limit 1 offset min(20, (select count(*) from source) - 1)"
    ).fetchone()
    rows = []
    for name, queries in classes(library).items():
        if only not in name:
            continue
        times: dict[str, list[float]] = {key: [] for key in (*WAYS, *(key for p in peers for key in columns_of(p)))}
        for number, asked in itertools.product(range(rounds), queries):
            filtered = asked._replace(text=f'({asked.text}) source:"{source}"')
            for key, query in (("", asked), ("source, ", filtered)):
                with Library.open(path) as fresh:
                    times[f"{key}cold"].append(milliseconds(lambda fresh=fresh, query=query: ask(fresh, query)))
                times[f"{key}warm"].append(milliseconds(lambda query=query: ask(library, query)))
            # The others once: some take seconds for what is common.
            for peer in peers if asked.other is not None and number == 0 else ():
                for key, of in zip(columns_of(peer), (None, source), strict=False):
                    times[key] += peer_times(peer, asked, of)
        rows.append({"class": name} | {f"{key} {n}": v for key, kept in times.items() for n, v in both(kept)})
        print(line_of(rows[-1], peers), flush=True)
    library.close()
    return rows


def columns_of(peer: Peer) -> list[str]:
    """Return the columns of another one: with a source, too, where it can ask for one."""
    return [peer.name, f"{peer.name}, source"] if peer.sources else [peer.name]


def peer_times(peer: Peer, asked: Asked, source: str | None) -> list[float]:
    """Return how long another one takes for a first page (milliseconds); nothing where it cannot be asked."""
    found: list[int | None] = []
    took = milliseconds(lambda: found.append(peer.ask(asked.other or "", ranked=asked.sort == "rank", source=source)))
    return [took] if found != [None] else []


def ask(library: Library, asked: Asked) -> object:
    """Find a first page."""
    return search(library, understand(asked.text, today=TODAY), sort=asked.sort, limit=ROWS, seconds=asked.seconds)


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
    for key in WAYS:
        line += f"{row[f'{key} p50']:9.1f} /{row[f'{key} p95']:6.1f}"
    for peer in peers:
        for key, own in zip(columns_of(peer), ("warm", "source, warm"), strict=False):
            median = row[f"{key} p50"]
            line += f"{'':>20}" if median is None else f"{median / row[f'{own} p50']:19.1f}×"
    return line


def others_there(args: argparse.Namespace) -> list[Peer]:
    """Return the others that were built, or are installed."""
    found: list[Peer] = []
    if args.peers:
        found.append(Plain(args.folder / f"plain-{args.peers}.db"))
        if has_tantivy():
            found.append(Tantivy(args.folder / f"tantivy-{args.peers}"))
    if args.corpus is not None and Ripgrep.there():
        found.append(Ripgrep(args.corpus))
    return found


def main() -> int:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int, nargs="?", default=100_000)
    parser.add_argument("--corpus", type=Path, help="JSON lines with title, text, date, source")
    parser.add_argument("--folder", type=Path, required=True, help="where files are built, and kept")
    parser.add_argument("--library", type=Path, help="a library of these articles that is there already")
    parser.add_argument("--peers", type=int, help="how many articles the others have (as many); 0: none")
    parser.add_argument("--only", default="", help="measure only classes with this in their name")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cpu", action="store_true", help="measure processor time: for a machine that is shared")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    args.peers = args.articles if args.peers is None else args.peers
    Clock.cpu = args.cpu
    built = build(args.corpus, args.folder, args.articles, args.library, args.peers)
    peers = others_there(args)
    path = args.library or args.folder / f"library-{args.articles}.db"
    with Library.open(path) as library:
        (articles,) = library.connection.execute("select count(*) from article").fetchone()
    of = " of processor time" if args.cpu else ""
    print(f"{articles:,} articles; ms{of}, median / p95; others: times readroom's warm median")
    if args.peers and args.peers != articles:
        print(f"the others have {args.peers:,} articles only")
    print(
        f"{'':<26}" + "".join(f"{way:>17}" for way in WAYS) + "".join(f"{c:>20}" for p in peers for c in columns_of(p))
    )
    rows = measure(path, peers, args.rounds, args.only)
    if not args.only:
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
