"""Draws docs/readroom.svg: the app on the tour library, with a marked sentence and a note.

python docs/picture.py docs/readroom.svg
"""

import asyncio
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

SIZE = (120, 34)
KEYS = (
    *("s", *"Nine dead as ferry", "enter", "G", "enter"),
    *(*")))", "v", "m", "a", *"The radio says eleven, on the same morning.", "escape", "escape"),
)


async def settled(app: Any, pilot: Any) -> None:
    """Wait until no work is under way, and every key is dealt with."""
    await pilot.pause()
    while app.keys.busy or any(not worker.is_finished for worker in app.workers):
        await pilot.pause()


async def draw(target: Path) -> None:
    """Press the keys on a fresh tour library and save what is on the screen."""
    from readroom.app import build_tour
    from readroom.tui.backend import Backend
    from readroom.tui.keys import keymap_path, load
    from readroom.tui.shell import ReadroomApp

    backend = Backend(build_tour(), None)
    app = ReadroomApp(backend, backend.begin(), load(keymap_path())[0])
    async with app.run_test(size=SIZE) as pilot:
        await settled(app, pilot)
        for key in KEYS:
            await pilot.press("space" if key == " " else "comma" if key == "," else "full_stop" if key == "." else key)
            await settled(app, pilot)
        await pilot.pause()
        # A picture that asks nobody for a font.
        drawn = re.sub(r',\s*url\("https:[^)]*\) format\("[^"]*"\)', "", app.export_screenshot(title="readroom"))
        target.write_text(drawn, encoding="utf-8")
    backend.close()


def main() -> int:
    """Draw into the file that is named."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            os.environ[name] = folder
        os.environ["TEXTUAL_ANIMATIONS"] = "none"
        asyncio.run(draw(Path(sys.argv[1]).absolute()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
