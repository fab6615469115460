"""Large imports, each killed once in the middle and finished by the same command.

    python benchmarks/containers.py FOLDER [--pages 5000] [--files 2000] [--lines CORPUS.jsonl] [--workers 2]

Writes a WARC of as many pages as asked for into FOLDER (kept for the next time), and a folder of as many HTML files,
and imports both, and the JSON lines that are named: once without a stop, once killed (SIGKILL) when half of it is
stored and then finished. Prints the rate, the peak memory of the import's own process and of its largest worker, how
long the second command took until something new was stored, how long one takes that has nothing to read, and whether
both libraries hold the same.
"""

import argparse
import gzip
import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

STABLE = (
    "select a.key, a.docid, a.title, a.authors, a.date, s.name, a.digest, a.position, p.file, p.record, p.member "
    "from article a join source s on s.id = a.source_id join page p on p.id = a.page_id order by a.docid"
)
WHO = (
    "The harbour office",
    "A teacher",
    "The council",
    "Nobody on the pier",
    "The pilot",
    "An old map",
    "The night shift",
)
DID = ("counted", "described", "had promised", "drew", "repaired", "forgot", "measured", "sold")
WHAT = ("the ferries", "nine lanterns", "a bridge of planks", "the tide tables", "a list of names", "the long wall")
WHY = ("before the storm", "for the third time", "with little hope", "as the law asks", "in plain sight", "at last")
NAMES = ("Ada Lindqvist", "Joris Penn", "Mira Okafor", "Tomás Arrieta", "Helene Vogt", "Sami Laurent")


def page(number: int, random_: random.Random) -> str:
    """Return an HTML page as a small paper's site has them: a menu, an article, a column of links, a footer."""
    paragraphs = "".join(
        "<p>" + " ".join(sentence(random_) for _ in range(random_.randint(3, 7))) + "</p>"
        for _ in range(random_.randint(5, 14))
    )
    day = f"2021-{random_.randint(1, 12):02}-{random_.randint(1, 28):02}"
    menu = "".join(f'<li><a href="/{w}">{w.title()}</a></li>' for w in ("news", "sport", "weather", "letters", "tides"))
    links = "".join(f'<li><a href="/story/{random_.randint(1, 9999)}">{sentence(random_)}</a></li>' for _ in range(8))
    title = sentence(random_).rstrip(".")
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title} | The Quay</title>"
        f'<meta property="og:site_name" content="The Quay"><link rel=canonical href="https://quay.example/story/{number}">'
        f'</head><body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>{title}</h1><p class="byline">By '
        f'{random_.choice(NAMES)}</p><time datetime="{day}">{day}</time>{paragraphs}</article>'
        f"<aside><h2>More from The Quay</h2><ul>{links}</ul></aside></main><footer><p>The Quay, all rights reserved"
        "</p></footer></body></html>"
    )


def sentence(random_: random.Random) -> str:
    """Return a sentence."""
    number = random_.randint(2, 9999)
    return f"{random_.choice(WHO)} {random_.choice(DID)} {random_.choice(WHAT)} {random_.choice(WHY)}, {number} in all."


def warc_record(kind: str, uri: str, block: bytes, media: str = "application/http; msgtype=response") -> bytes:
    """Return a WARC record."""
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2022-03-04T05:06:07Z\r\n"
    return f"{head}Content-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def warc_records(pages: int) -> Iterator[bytes]:
    """Yield the records of a crawl: with the pages their requests, pictures, errors and pages that had not changed."""
    random_ = random.Random(5)
    yield warc_record("warcinfo", "", b"software: none\r\n", "application/warc-fields")
    for number in range(pages):
        uri = f"https://quay.example/story/{number}"
        yield warc_record("request", uri, b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request")
        html = page(number, random_).encode()
        coding = "Content-Encoding: gzip\r\n" if number % 3 == 0 else ""
        body = gzip.compress(html, mtime=0) if coding else html
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{coding}\r\n".encode()
        yield warc_record("response", uri, head + body)
        if number % 4 == 0:
            image = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG" + random_.randbytes(20_000)
            yield warc_record("response", uri + ".png", image)
        if number % 10 == 0:
            yield warc_record(
                "response", uri + "/old", b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>No"
            )
            yield warc_record("revisit", uri, b"HTTP/1.1 304 Not Modified\r\n\r\n")


def write_warc(path: Path, pages: int) -> None:
    """Write a WARC with a gzip member for each record, as crawlers do."""
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        for record in warc_records(pages):
            file.write(gzip.compress(record, 5, mtime=0))
    part.rename(path)


def write_files(folder: Path, pages: int) -> None:
    """Write HTML pages as files, a hundred to a folder."""
    random_ = random.Random(7)
    part = folder.with_suffix(".part")
    for number in range(pages):
        path = part / f"{number // 100:02}" / f"story-{number}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(number, random_), encoding="utf-8")
    part.rename(folder)


def size(path: Path) -> int:
    """Return the bytes of a file, or of all files in a folder."""
    return sum(f.stat().st_size for f in path.rglob("*") if f.is_file()) if path.is_dir() else path.stat().st_size


class Ran(NamedTuple):
    """An import that ended or was killed: seconds, and peak memory of it and of its largest worker (MiB)."""

    seconds: float
    parent: int
    worker: int
    first: float | None = None


def run(library: Path, file: Path, workers: int, *, kill_at: int | None = None, stored: int = 0) -> Ran:
    """Import a file; kill the import when `kill_at` records are stored. `first`: when there were more than `stored`."""
    command = [
        sys.executable,
        "-m",
        "readroom",
        "--library",
        str(library),
        "import",
        str(file),
        "--no-derive",
        "--json",
    ]
    command = [*command, "--workers", str(workers)]
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    parent = worker = 0
    first = None
    while process.poll() is None:
        time.sleep(0.05)
        parent = max(parent, peak(process.pid))
        worker = max([worker, *map(peak, children(process.pid))])
        if (kill_at is not None or first is None) and (now := count(library)) > stored:
            first = first or time.monotonic() - started
            if kill_at is not None and now >= kill_at:
                process.kill()
    seconds = time.monotonic() - started
    if kill_at is None and process.returncode:
        raise SystemExit(f"the import of {file} failed: {process.stderr.read().decode() if process.stderr else ''}")
    return Ran(seconds, parent >> 10, worker >> 10, first)


def peak(pid: int) -> int:
    """Return the peak of a process's resident memory (KiB), 0 when it has gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)


def children(pid: int) -> list[int]:
    """Return the processes that a process has started."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return []


def count(library: Path) -> int:
    """Return how many records are stored for good."""
    try:
        connection = sqlite3.connect(f"file:{library}?mode=ro", uri=True)
        with connection:
            found = connection.execute("select count(*) from import_file").fetchone()[0]
        connection.close()
        return int(found)
    except sqlite3.Error:
        return 0


def contents(library: Path) -> list[tuple[object, ...]]:
    """Return what a library holds, in an order that does not depend on when it was stored."""
    connection = sqlite3.connect(f"file:{library}?mode=ro", uri=True)
    found = connection.execute(STABLE).fetchall()
    connection.close()
    return found


def fresh(library: Path) -> Path:
    """Return the path of a library that is not there."""
    for path in (library, *(library.with_name(library.name + end) for end in ("-wal", "-shm", ".lock"))):
        path.unlink(missing_ok=True)
    return library


def measure(file: Path, folder: Path, workers: int) -> None:
    """Import a file without a stop, and killed once; print both."""
    whole = run(fresh(folder / "whole.db"), file, workers)
    expected = contents(folder / "whole.db")
    total = count(folder / "whole.db")
    print(f"{file.name}: {size(file) / 1e6:,.0f} MB, {len(expected):,} articles, {workers} workers")
    print(f"  in one go   {whole.seconds:7.1f} s  {total / whole.seconds:6.0f} records a second  {memory(whole)}")
    library = fresh(folder / "killed.db")
    killed = run(library, file, workers, kill_at=total // 2)
    kept = count(library)
    print(f"  killed      {killed.seconds:7.1f} s  {kept:,} of {total:,} records kept                {memory(killed)}")
    rest = run(library, file, workers, stored=kept)
    print(f"  finished    {rest.seconds:7.1f} s  first new records after {rest.first or 0:.1f} s      {memory(rest)}")
    again = run(library, file, workers, stored=total)
    print(f"  once more   {again.seconds:7.1f} s  nothing to read                            {memory(again)}")
    print(f"  the same as in one go: {'yes' if contents(library) == expected else 'NO'}", flush=True)


def memory(ran: Ran) -> str:
    """Return peak memory in words."""
    return f"peak {ran.parent} MiB, largest worker {ran.worker} MiB"


def main() -> int:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--lines", type=Path)
    parser.add_argument("--workers", type=int, default=min(len(os.sched_getaffinity(0)), 8))
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    if args.pages:
        archive = args.folder / f"pages-{args.pages}.warc.gz"
        if not archive.exists():
            write_warc(archive, args.pages)
        measure(archive, args.folder, args.workers)
    if args.files:
        site = args.folder / f"files-{args.files}"
        if not site.exists():
            write_files(site, args.files)
        measure(site, args.folder, args.workers)
    if args.lines:
        measure(args.lines, args.folder, args.workers)
    return 0


if __name__ == "__main__":
    sys.exit(main())
