"""Reading a long article: processor time to its first screen, of a line down, of finding; bytes that a terminal gets.

    python benchmarks/reader.py [--words N] [--rounds R] [--harness PTY_BENCH.py] [--json]

Makes articles of N words (50,000 unless told) in several scripts, and prints for each the median milliseconds of
processor time: of laying out and drawing the first screen (80x24), of a place in the middle, of a line down, of
finding a word, and of finding every sentence. Then the same in the whole app, in a terminal in memory: Enter on the
article until its first screen is drawn, and a line down. With a harness that counts what a program writes to a
pseudo terminal, the app is run under it and its report is printed too.
"""

import argparse
import asyncio
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.segment import Segment

from readroom.db.library import Library
from readroom.db.write import Origin, Writer
from readroom.text.bidi import available, levels_of
from readroom.text.body import BodyBuilder
from readroom.text.layout import Layout, layout
from readroom.text.model import Article, LineVerdict, Page
from readroom.text.sentences import sentences
from readroom.tui.widgets.reader_find import find
from readroom.tui.widgets.reader_lines import GUTTER, paint

WORDS = {
    "English": "the council met at harbour bridge and nobody asked why a ferry came back late with bread",
    "typographic": "the “council” met — at harbour’s bridge and nobody asked why a ferry came back",
    "Arabic": "قال المجلس إن الجسر مغلق منذ أمس ولم يسأل أحد عن السبب في المدينة القديمة",
    "Hindi": "परिषद ने कहा कि पुल कल से बंद है और किसी ने कारण नहीं पूछा",
    "Chinese": "市 议 会 昨 天 说 桥 已 经 关 闭 没 有 人 问 为 什 么 渡 船 带 着 面 包 回 来 晚 了",
}
LINES, COLUMNS = 24, 72


def body_of(name: str, number: int) -> BodyBuilder:
    """Return a body of so many words in paragraphs of a hundred, each of ten sentences."""
    pick, build, words = random.Random(7), BodyBuilder(), WORDS[name].split()
    glue, stop = ("", "。") if len(words[0]) == 1 else (" ", ". ")
    for _ in range(number // 100):
        said = [glue.join(pick.choices(words, k=10)).capitalize() for _ in range(10)]
        build.block(stop.join(said) + stop.strip())
    return build


def median(job: Callable[[], object], rounds: int) -> float:
    """Return the median milliseconds of processor time that a job takes."""
    used = []
    for _ in range(rounds):
        start = time.process_time()
        job()
        used.append(1000 * (time.process_time() - start))
    return statistics.median(used)


def screen(laid: Layout, offset: int) -> None:
    """Lay out and draw the screen that begins at an offset."""
    for line in laid.lines(laid.place_of(offset), LINES):
        paint(line, (), [Segment(" " * GUTTER)], None, COLUMNS + GUTTER)


def in_parts(name: str, number: int, rounds: int) -> dict[str, Any]:
    """Return what the parts take on an article in one script."""
    body = body_of(name, number).done()
    bidi = levels_of if available() else None
    laid = layout(body, COLUMNS, (), bidi)
    top = [laid.place_of(len(body.text) // 3)]

    def down() -> None:
        top[0] = laid.move(top[0], 1)
        for line in laid.lines(top[0], LINES):
            paint(line, (), [Segment(" " * GUTTER)], None, COLUMNS + GUTTER)

    return {
        "script": name,
        "characters": len(body.text),
        "first": median(lambda: screen(layout(body, COLUMNS, (), bidi), 0), rounds),
        "middle": median(lambda: screen(layout(body, COLUMNS, (), bidi), len(body.text) // 2), rounds),
        "down": median(down, 4 * rounds),
        "find": median(lambda: find(body.text, WORDS[name].split()[3]), rounds),
        "sentences": median(lambda: sentences(body.text), rounds),
    }


def build(path: Path, number: int) -> None:
    """Write a library with the long article."""
    article = Article(body_of("English", number).done(), "The long article", key="long")
    text = article.body.text
    verdicts = tuple(LineVerdict(n, "kept", "prose", 1) for n in range(1, text.count("\n") + 2))
    with Library.open_writable(path) as library:
        writer = Writer(library)
        writer.begin()
        run = writer.start_run({}, version="benchmark", now="2026-01-01T00:00:00+00:00")
        page = Page("text", text, (article,), verdicts, source="Bench", extractor="benchmark")
        writer.store_page(page, Origin("/b/long.txt", "long.txt", 0, b"long", "b"), run)
        writer.commit()


async def in_app(library: Path, notes: Path, steps: int) -> dict[str, float]:
    """Return the milliseconds of processor time of opening the article in the app, and of a line down."""
    from readroom.tui.backend import Backend
    from readroom.tui.keys import build as build_keys
    from readroom.tui.shell import ReadroomApp

    backend = Backend(library, notes)
    app = ReadroomApp(backend, backend.begin(), build_keys()[0])
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause(1.5)
            start = time.process_time()
            await pilot.press("enter")
            while app.keys.busy or app.main.article is None:
                await pilot.pause()
            await pilot.pause()
            opened = time.process_time() - start
            await pilot.pause(0.5)
            start = time.process_time()
            for _ in range(steps):
                await pilot.press("j")
            down = (time.process_time() - start) / steps
    finally:
        backend.close()
    return {"open": 1000 * opened, "down": 1000 * down}


def show(rows: list[dict[str, Any]], app: dict[str, float]) -> None:
    """Print the tables."""
    heads = f"{'characters':>11}{'first screen':>14}{'middle':>9}{'line down':>11}{'find':>8}{'sentences':>11}"
    print(f"{'script':<12}{heads}")
    for row in rows:
        print(
            f"{row['script']:<12}{row['characters']:>11,}{row['first']:>14.1f}{row['middle']:>9.1f}{row['down']:>11.2f}"
            f"{row['find']:>8.1f}{row['sentences']:>11.1f}   ms of processor time"
        )
    print(f"\nin the app (terminal in memory, 80x24): opened {app['open']:.0f} ms, a line down {app['down']:.1f} ms")


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--harness", type=Path)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    rows = [in_parts(name, args.words, args.rounds) for name in WORDS]
    with tempfile.TemporaryDirectory() as folder:
        library, notes = Path(folder) / "library.db", Path(folder) / "notes" / "notes.db"
        build(library, args.words)
        runs = [asyncio.run(in_app(library, notes.with_name(f"{n}.db"), 40)) for n in range(3)]
        app = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
        if args.json:
            print(json.dumps({"parts": rows, "app": app}))
        else:
            show(rows, app)
        if args.harness is not None:
            keys = "~1,open=Enter,~1,line=j*20,page=PgDn*5,cursor=)*10,word=w*20,select=v*1,find=/+n+e+a+r+Enter*1"
            command = [sys.executable, "-m", "readroom", "--library", str(library), "--notes", str(notes), "open"]
            harness = [sys.executable, str(args.harness), "--size", "80x24,200x50", "--ready", "The long article"]
            subprocess.run([*harness, "--keys", keys, "--", *command], check=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
