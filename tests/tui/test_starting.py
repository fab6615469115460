"""What the app loads before its first picture: the rest is loaded when it is first asked for."""

import subprocess
import sys

LATER = (
    "readroom.db.notebook", "readroom.db.highlights", "readroom.db.plan", "readroom.db.search", "readroom.db.variants",
    "readroom.db.counting.places", "readroom.db.counting.tables", "readroom.text.layout", "readroom.text.align",
    "readroom.text.query", "readroom.importer", "readroom.tui.screens.notebook", "readroom.tui.screens.compare",
    "rapidfuzz", "sqlite_utils", "markdown_it",
)  # fmt: skip


def test_only_what_the_first_picture_needs_is_loaded() -> None:
    code = (
        "import sys, readroom.app, readroom.tui.backend, readroom.tui.keys, readroom.tui.settings, "
        "readroom.tui.shell, readroom.tui.signals, readroom.tui.terminal; print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert "readroom.tui.screens.main" in loaded
    assert [name for name in loaded if name in LATER] == []
