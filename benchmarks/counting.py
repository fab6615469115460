"""Counting in a library: seconds of each kind of count, without and with the tables that are kept.

    python benchmarks/counting.py LIBRARY [--keep COPY [--streams]] [--rounds R] [--only TEXT] [--json]

Opens LIBRARY to read it. Words are chosen by the number of articles that hold them: the commonest one, and those
nearest to a tenth, a hundredth and a thousandth of all articles. With `--keep` the library is copied, the tables of
`readroom.db.counting.schema` are filled there (seconds, megabytes and memory are printed; with `--streams` the words of
each article, too), and the same counts are made again. Prints the median of R rounds (3) of wall and processor time,
and the peak memory so far (megabytes).
"""

import argparse
import json
import resource
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from readroom.db.counting.collocates import collocates
from readroom.db.counting.dispersion import dispersion
from readroom.db.counting.grams import gram_list
from readroom.db.counting.kept import rebuild_counts
from readroom.db.counting.keyness import keyness
from readroom.db.counting.over_time import over_time
from readroom.db.counting.streams import rebuild_streams
from readroom.db.counting.words import word_list
from readroom.db.library import Library
from readroom.db.search import understand
from readroom.text.query import Query

TODAY = date(2031, 5, 6)


def asked(text: str) -> Query:
    """Return a query."""
    return understand(text, today=TODAY)


def chosen(library: Library) -> dict[str, str]:
    """Return a word for each class of frequency."""
    execute = library.connection.execute
    (articles,) = execute("select count(*) from article").fetchone()
    found = {"commonest": execute("select term from term order by articles desc limit 1").fetchone()[0]}
    for name, share in (("in a tenth", 10), ("in a hundredth", 100), ("in a thousandth", 1000)):
        sql = "select term from term where articles between ? and ? order by abs(articles - ?), term limit 1"
        wanted = articles // share
        row = execute(sql, (wanted // 2, wanted * 2, wanted)).fetchone()
        if row:
            found[name] = row[0]
    return found


def counts(library: Library) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Yield each kind of count, by name."""
    sql = (
        "select s.name from article a join source s on s.id = a.source_id group by s.id order by count(*) desc limit 2"
    )
    one, other = (f'source:"{name}"' for (name,) in library.connection.execute(sql))
    (year,) = library.connection.execute(
        "select substr(date, 1, 4) from article where date is not null group by 1 order by count(*) desc limit 1"
    ).fetchone()
    yield "words, whole library", lambda: word_list(library, asked(""))
    yield "words, one source", lambda: word_list(library, asked(one))
    yield "words, one year", lambda: word_list(library, asked(f"date:{year}"))
    yield "keyness, two sources", lambda: keyness(library, asked(one), asked(other))
    yield "keyness, source and the rest", lambda: keyness(library, asked(one))
    yield "n-grams of 3, one source", lambda: gram_list(library, asked(one), 3)
    words = chosen(library)
    for name, word in words.items():
        yield f"over time, {name}", lambda word=word: over_time(library, asked(word), by="month")
    for name, word in list(words.items())[1:]:
        yield f"over time by source, {name}", lambda word=word: over_time(library, asked(word), split="source")
        yield f"dispersion, {name}", lambda word=word: dispersion(library, asked(word), by_part="source")
    for name, word in list(words.items())[1:]:
        yield f"collocates, {name}", lambda word=word: collocates(library, asked(word))
    phrase = f'"{words["commonest"]} {words.get("in a hundredth", words["commonest"])}"'
    yield "over time, a phrase", lambda: over_time(library, asked(phrase), by="month")


def measure(path: Path, rounds: int, only: str) -> list[dict[str, Any]]:
    """Return the seconds of each kind of count."""
    rows = []
    with Library.open(path) as library:
        for name, run in counts(library):
            if only not in name:
                continue
            times, cpu, found = [], [], None
            for _ in range(rounds):
                started, used = time.perf_counter(), time.process_time()
                found = run()
                times.append(time.perf_counter() - started)
                cpu.append(time.process_time() - used)
                if times[0] > 10:
                    break
            summary = found.head.summary if found else None
            rows.append({"count": name, "seconds": statistics.median(times),
                         "cpu": statistics.median(cpu), "hits": summary.hits if summary else None,
                         "peak MB": memory()})  # fmt: skip
            sys.stderr.write(f"{name}: {rows[-1]['seconds']:.2f} s\n")
    return rows


def memory() -> int:
    """Return the peak memory of the process in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def keep(path: Path, copy: Path, *, streams: bool) -> dict[str, float]:
    """Copy a library, unless that was done, and count it; return seconds and megabytes."""
    if copy.exists():
        return {}
    shutil.copyfile(path, copy)
    with Library.open_writable(copy) as library:
        connection = library.connection
        started = time.perf_counter()
        cells = rebuild_counts(connection)
        seconds = time.perf_counter() - started
        started = time.perf_counter()
        made = rebuild_streams(connection) if streams else 0
        streaming = time.perf_counter() - started
        (streamed,) = connection.execute("select ifnull(sum(length(words)), 0) from counted_stream").fetchone()
        (common,) = connection.execute("select ifnull(sum(length(counts)), 0) from counted_term").fetchone()
        (size,) = connection.execute("select sum(length(words) + length(counts)) from counted_words").fetchone()
        (days,) = connection.execute("select count(*) from counted_days").fetchone()
    return {
        "seconds to keep": seconds, "sources and years": cells, "kept words MB": size / 1e6, "days": days,
        "common words MB": common / 1e6, "streams": made, "seconds to stream": streaming,
        "streams MB": streamed / 1e6, "peak MB": memory(),
    }  # fmt: skip


def main() -> int:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("library", type=Path)
    parser.add_argument("--keep", type=Path, metavar="COPY", help="a copy to keep counts in; made unless it is there")
    parser.add_argument("--streams", action="store_true", help="with --keep: the words of each article, too")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", metavar="TEXT", default="", help="only counts with this in their name")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    plain = measure(args.library, args.rounds, args.only)
    kept_in, kept = (
        ({}, [])
        if args.keep is None
        else (keep(args.library, args.keep, streams=args.streams), measure(args.keep, args.rounds, args.only))
    )
    if args.json:
        print(json.dumps({"plain": plain, "keeping": kept_in, "kept": kept}))
        return 0
    print(f"{'seconds (processor time)':<36}{'plain':>16}{'kept':>16}{'hits':>12}{'peak MB':>9}")
    for place, row in enumerate(plain):
        cells = [f"{each['seconds']:.2f} ({each['cpu']:.2f})" for each in (row, *kept[place : place + 1])]
        hits = "" if row["hits"] is None else f"{row['hits']:,}"
        print(f"{row['count']:<36}{cells[0]:>16}{''.join(cells[1:]):>16}{hits:>12}{row['peak MB']:>9}")
    for name, value in kept_in.items():
        print(f"{name:<36}{value:>9.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
