"""Draws the screens in docs/comparing.md, as text, from the tour library.

python docs/comparing.py docs/comparing.md
"""

import asyncio
import os
import re
import sys
import tempfile
from pathlib import Path

SYNDICATED = ("A harbour loses its memory", "What burned at the Customs House")
ACCOUNTS = (
    "Fire guts Old Customs House; archive ‘largely saved’",
    "Archive fire in Marnhythe: what we know and what we don’t",
    "What burned at the Customs House",
    "A harbour loses its memory",
)
SCREENS = {
    "syndicated": (SYNDICATED, (120, 30), ("]",)),
    "narrow": (SYNDICATED, (80, 24), ("]", "]", "]")),
    "moved": (SYNDICATED, (120, 18), (",", "m", ")", ")", ")", "enter")),
    "reading": (SYNDICATED[::-1], (80, 24), (",", "l")),
    "apart": (SYNDICATED, (120, 20), ("]", ",", "u", "l", "G")),
    "accounts": (ACCOUNTS, (80, 34), ()),
    "beside": (ACCOUNTS, (160, 30), (")", ")")),
    "differences": (ACCOUNTS[::-1], (80, 26), ("]", "]", "]")),
    "said by": (ACCOUNTS, (80, 26), (",", "k")),
    "not in the base": (ACCOUNTS, (80, 26), (",", "n")),
}
"""For each screen: the titles of the articles, columns and lines, and the keys that are pressed."""


async def draw(library: Path, notes: Path) -> dict[str, str]:
    """Return each screen as text, by its name."""
    from readroom.tui.backend import Backend
    from readroom.tui.keys import keymap_path, load
    from readroom.tui.shell import ReadroomApp

    found = {}
    for name, (titles, size, keys) in SCREENS.items():
        backend = Backend(library, notes)
        app = ReadroomApp(backend, backend.begin(), load(keymap_path())[0])
        async with app.run_test(size=size) as pilot:
            ids = [await backend.library(lambda lib, title=title: _id(lib, title)) for title in titles]
            await (app.compare(*ids) if len(ids) == 2 else app.compare_several(ids))
            await _settled(app, pilot)
            for key in keys:
                await pilot.press("comma" if key == "," else key)
                await _settled(app, pilot)
            app.changed()
            await pilot.pause()
            # Without the footer: it names keys of everywhere, and those have a document of their own.
            lines = [strip.text.rstrip() for strip in app.screen._compositor.render_strips()][:-1]
            found[name] = "\n".join(lines).rstrip()
        backend.close()
    return found


async def _settled(app: object, pilot: object) -> None:
    """Wait until the articles are compared, and every key is dealt with."""
    await pilot.pause()  # type: ignore[attr-defined]
    while not app.screen.ready or app.keys.busy:  # type: ignore[attr-defined]
        await pilot.pause()  # type: ignore[attr-defined]
    await app.workers.wait_for_complete()  # type: ignore[attr-defined]
    await pilot.pause()  # type: ignore[attr-defined]


def _id(library: object, title: str) -> int:
    row = library.connection.execute("select id from article where title = ?", (title,)).fetchone()  # type: ignore[attr-defined]
    return int(row[0])


def filled(document: str, screens: dict[str, str]) -> str:
    """Return the document with each screen in the block that follows its mark."""

    def put(match: re.Match[str]) -> str:
        return f"{match[1]}\n```text\n{screens[match[2]]}\n```"

    return re.sub(r"(<!-- screen: (.*?) -->)\n```text\n.*?\n?```", put, document, flags=re.DOTALL)


def main() -> int:
    """Fill the document that is named."""
    target = Path(sys.argv[1]).absolute()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            os.environ[name] = folder
        from readroom.app import build_tour

        screens = asyncio.run(draw(build_tour(), Path(folder) / "notes.db"))
    target.write_text(filled(target.read_text(encoding="utf-8"), screens), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
