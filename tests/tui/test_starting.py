"""What the app loads before its first picture: the rest is loaded when it is first asked for."""

import subprocess
import sys
from typing import Any

LATER = (
    "readroom.db.notebook", "readroom.db.highlights", "readroom.db.plan", "readroom.db.search", "readroom.db.variants",
    "readroom.db.schema", "readroom.db.values", "readroom.db.counting", "readroom.text.fold", "readroom.text.model",
    "readroom.text.layout", "readroom.text.align", "readroom.text.query", "readroom.importer",
    "readroom.tui.screens.filled", "readroom.tui.screens.notebook", "readroom.tui.screens.compare",
    "rapidfuzz", "sqlite_utils", "markdown_it", "argparse", "gettext", "shlex", "ssl", "hashlib",
)  # fmt: skip
SCRIPT = """
import sys
from pathlib import Path
from readroom.__main__ import _parsed
from readroom.db.library import Library
args = _parsed(["--library", sys.argv[1], "open"])
opened = Library.open(Path(args.library))
from readroom.tui import app
from readroom.tui.alone import asyncio_alone
asyncio_alone()
from readroom.tui.backend import Backend
opening = Backend(opened.path, Path(sys.argv[1] + ".notes"), (), opened).begin().result()
assert len(opening.rows) == 3
import readroom.tui.keys, readroom.tui.settings, readroom.tui.shell, readroom.tui.signals, readroom.tui.terminal
print(*sys.modules)
"""


def test_only_what_the_first_picture_needs_is_loaded(room: Any) -> None:
    room.fill(3)
    done = subprocess.run([sys.executable, "-c", SCRIPT, room.library], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert "readroom.tui.screens.main" in loaded
    assert [name for name in loaded if name in LATER] == []


def test_who_asks_for_tls_later_gets_it() -> None:
    code = (
        "from readroom.tui.alone import asyncio_alone; asyncio_alone(); import asyncio, ssl; print(ssl.CERT_REQUIRED)"
    )
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)


async def test_the_first_picture_has_the_frame_and_the_rows_and_counts_come_after_it(room: Any) -> None:
    room.fill(3)
    app, seen = room.app(), []
    counts = app.backend.source_counts

    async def source_counts() -> Any:
        seen.append("counted")
        return await counts()

    app.backend.source_counts = source_counts
    app.when_shown(lambda: seen.append([app.main.titles.text[:8], app.main.size.height, len(app.main.articles.rows)]))
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            await room.desk(app, pilot).settle()
    finally:
        app.backend.close()
    assert seen == [[" Sources", 24, 3], "counted"]
