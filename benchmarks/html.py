"""HTML pages from file to stored article, beside trafilatura with metadata followed by markdownify, in one run.

    python benchmarks/html.py [FOLDER] [--rounds 5] [--copies 6] [--no-workers]

FOLDER holds .html files (default: ../shared/pages/html beside the checkout). Both do each page in turn, in random
order, by processor time of one process; the least of the rounds counts for each page. Prints the ratio, where
readroom's time goes, an import with two workers against one (by the clock), and what would take the ratio to 4.
"""

import argparse
import functools
import hashlib
import json
import logging
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:] = [p for p in sys.path if Path(p or ".").resolve() != HERE]  # this file must not pass for the module html
DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "pages" / "html"
# Each stage: the module, its function, and what it is called here. Time spent in a stage inside another is its own.
STAGES = (
    ("decode", "decode", "bytes to characters"),
    ("html.page", "parse", "parse, lines of the tree"),
    ("html.page", "loses", "linear check of what was kept"),
    ("html.page", "read_head", "head: JSON-LD, meta"),
    ("html.page", "measure", "measures of the lines"),
    ("html.page", "_posts", "several articles?"),
    ("html.page", "main_lines", "main content"),
    ("html.page", "single_draft", "title, asides, byline, dates"),
    ("html.page", "post_drafts", "the same for each post"),
    ("html.page", "line_verdicts", "verdicts"),
    ("html.page", "strip", "stripping the tree"),
    ("html.article", "HtmlConverter", "elements to Markdown"),
    ("html.article", "from_markdown", "Markdown to text and spans"),
)


class Clock:
    """Processor time by stage (seconds), each without the stages inside it."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._inside: list[float] = []

    def timed(self, label: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return `function` with its time taken under `label`."""

        @functools.wraps(function)
        def call(*args: Any, **named: Any) -> Any:
            self._inside.append(0.0)
            start = time.process_time()
            try:
                return function(*args, **named)
            finally:
                spent = time.process_time() - start
                within = self._inside.pop()
                self.seconds[label] = self.seconds.get(label, 0.0) + spent - within
                if self._inside:
                    self._inside[-1] += spent

        return call


@contextmanager
def stages(clock: Clock) -> Iterator[None]:
    """Take the time of the reader's stages while the context lasts."""
    import importlib

    kept: list[tuple[Any, str, Any]] = []
    for name, attribute, label in STAGES:
        module: Any = importlib.import_module(f"readroom.importer.{name}")
        if attribute == "HtmlConverter":
            module, attribute = module.HtmlConverter, "markdown"
        kept.append((module, attribute, getattr(module, attribute)))
        setattr(module, attribute, clock.timed(label, getattr(module, attribute)))
    try:
        yield
    finally:
        for module, attribute, function in kept:
            setattr(module, attribute, function)


def baseline(path: Path) -> None:
    """Read a page as trafilatura and markdownify do."""
    import markdownify
    import trafilatura

    found = trafilatura.extract(
        path.read_bytes(), output_format="html", with_metadata=True, include_formatting=True, include_links=True
    )
    if found:
        markdownify.markdownify(found)


class Storing:
    """A library in a folder that pages are read into, one transaction for all of them."""

    def __init__(self, folder: Path) -> None:
        from readroom.db.library import Library
        from readroom.db.write import Writer

        self._library = Library.open_writable(folder / "library.db")
        self._writer = Writer(self._library)
        self._writer.begin()
        self._run = self._writer.start_run({}, version="0", now="2020-01-01T00:00:00")
        self._count = 0

    def store(self, path: Path) -> None:
        """Read a page and store its articles."""
        from readroom.db.import_log import Origin
        from readroom.importer.formats.html import FORMAT
        from readroom.text.model import Page

        data = path.read_bytes()
        page = Page.from_json(json.loads(json.dumps(FORMAT.read(data, path.name).to_json())))
        self._count += 1
        digest = hashlib.sha256(data + str(self._count).encode()).digest()
        self._writer.store_page(page, Origin(f"{path}{self._count}", path.name, 0, digest), self._run)

    def close(self) -> None:
        """Commit and close."""
        self._writer.commit()
        self._library.close()


def interleaved(paths: list[Path], rounds: int, storing: Storing, clock: Clock) -> dict[str, float]:
    """Return the processor time of both ways through all pages: the least of the rounds for each page (seconds)."""
    source = random.Random(1)
    best: dict[tuple[str, Path], float] = {}
    for number in range(rounds):
        for path in source.sample(paths, len(paths)):
            ways: list[tuple[str, Callable[[Path], None]]] = [("trafilatura", baseline), ("readroom", storing.store)]
            source.shuffle(ways)
            for name, way in ways:
                start = time.process_time()
                if name == "readroom" and number == rounds - 1:
                    # The last round tells the stages; taking their time costs some, so it is not counted.
                    with stages(clock):
                        way(path)
                    continue
                way(path)
                spent = time.process_time() - start
                best[name, path] = min(best.get((name, path), spent), spent)
    return {name: sum(t for (n, _), t in best.items() if n == name) for name in ("trafilatura", "readroom")}


def workers(paths: list[Path], folder: Path, copies: int) -> None:
    """Import copies of the pages with one worker and with two, in turn, and print both."""
    pages = folder / "pages"
    pages.mkdir()
    for number in range(copies):
        for path in paths:
            (pages / f"{number:03}-{path.name}").write_bytes(path.read_bytes() + f"<!-- {number} -->".encode())
    spent: dict[int, list[tuple[float, float]]] = {1: [], 2: []}
    for turn in range(2):
        for count in (1, 2) if turn % 2 else (2, 1):
            library = folder / f"w{turn}{count}.db"
            before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
            command = [sys.executable, "-m", "readroom", "--library", str(library), "import", str(pages), "--json"]
            subprocess.run(
                [*command, "--workers", str(count)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            spent[count].append((time.monotonic() - start, cpu))
    total = len(paths) * copies
    for count, runs in spent.items():
        wall, cpu = min(runs)
        rate, cost = total / wall, 1000 * cpu / total
        plural = "s" if count > 1 else " "
        print(f"{count} worker{plural}   {rate:7.0f} pages a second by the clock, {cost:6.1f} ms of processor a page")
    gain = min(spent[1])[0] / min(spent[2])[0]
    print(f"two workers against one: {gain:.2f} x  (load of the machine: {os.getloadavg()[0]:.1f})")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--copies", type=int, default=6, help="of each page, for the import with workers")
    parser.add_argument("--no-workers", action="store_true")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    paths = sorted(p for p in options.folder.rglob("*") if p.suffix.lower() in (".html", ".htm"))
    if not paths:
        parser.error(f"no .html file in {options.folder}")
    with tempfile.TemporaryDirectory() as name:
        storing, clock = Storing(Path(name)), Clock()
        for path in paths:
            baseline(path)
            storing.store(path)
        totals = interleaved(paths, max(options.rounds, 2), storing, clock)
        storing.close()
        ratio = totals["trafilatura"] / totals["readroom"]
        size = sum(p.stat().st_size for p in paths) / len(paths) / 1024
        print(f"{len(paths)} pages, {size:.0f} KiB each; the least of {options.rounds} rounds")
        for way, seconds in totals.items():
            print(f"{way:<12} {1000 * seconds / len(paths):7.2f} ms a page")
        print(f"ratio        {ratio:7.2f}")
        share(clock, totals, len(paths))
        if not options.no_workers:
            workers(paths, Path(name), options.copies)
    return 0


def share(clock: Clock, totals: dict[str, float], pages: int) -> None:
    """Print where the time goes, and what has to go for a ratio of 4."""
    known = sum(clock.seconds.values())
    whole = max(totals["readroom"], known)
    rows = [*clock.seconds.items(), ("the rest: JSON, storing, index", whole - known)]
    for label, seconds in sorted(rows, key=lambda row: -row[1]):
        print(f"  {label:<32} {1000 * seconds / pages:6.2f} ms  {seconds / whole:4.0%}")
    wanted = totals["trafilatura"] / 4
    if whole > wanted:
        print(f"for a ratio of 4: {1000 * wanted / pages:.2f} ms a page, {1000 * (whole - wanted) / pages:.2f} ms less")


if __name__ == "__main__":
    sys.exit(main())
