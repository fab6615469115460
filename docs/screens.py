"""Renews what a document shows of the program: outputs of commands and screens of the app, on the tour library.

python docs/screens.py docs/counting.md

A fenced block whose first line is `$ readroom …` is what that command writes. A block ```` ```screen KEYS ```` is the
app at 80x24 after these keys: names of keys, else letters to be typed.
"""

import asyncio
import contextlib
import io
import os
import re
import shlex
import shutil
import sys
import tempfile
from pathlib import Path

SIZE = (80, 24)
LIBRARY = "tour.db"
NAMED = ("enter", "escape", "tab", "space", "down", "up", "left", "right", "pagedown")
_BLOCK = re.compile(r"^```(screen (?P<keys>[^\n]+)|console)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


def renewed(text: str, folder: Path) -> str:
    """Return a document with every block as it is today; `folder` is empty, and has the library in the end."""
    here = Path.cwd()
    kept = {name: os.environ.get(name) for name in _environment(folder)}
    os.environ.update(_environment(folder))
    os.chdir(folder)
    try:
        from readroom.app import build_tour

        shutil.copyfile(build_tour(), LIBRARY)
        os.environ["READROOM_LIBRARY"] = LIBRARY
        return _BLOCK.sub(_block, text)
    finally:
        os.chdir(here)
        os.environ.pop("READROOM_LIBRARY", None)
        for name, value in kept.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _environment(folder: Path) -> dict[str, str]:
    named = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")
    return {**{name: str(folder) for name in named}, "COLUMNS": "80", "LINES": "24", "TEXTUAL_ANIMATIONS": "none"}


def _block(found: "re.Match[str]") -> str:
    if found["keys"]:
        return f"```screen {found['keys']}\n{asyncio.run(screen(found['keys'].split()))}\n```"
    lines = [line for line in found["body"].splitlines() if line.startswith("$ ")]
    return "```console\n" + "\n".join(f"{line}\n{_output(line)}" for line in lines) + "```"


def _output(line: str) -> str:
    """Return what a command writes on standard output."""
    from readroom.__main__ import main

    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        status = main(shlex.split(line.removeprefix("$ "))[1:])
    if status:
        raise RuntimeError(f"{line} ended with status {status}")
    return out.getvalue()


async def screen(keys: list[str]) -> str:
    """Return the app's screen after some keys, without blank lines at its end."""
    from readroom.tui.backend import Backend
    from readroom.tui.keys import build
    from readroom.tui.shell import ReadroomApp

    for name in Path().glob("notes.db*"):
        name.unlink()
    backend = Backend(Path(LIBRARY), Path("notes.db"))
    app = ReadroomApp(backend, backend.begin(), build()[0])
    async with app.run_test(size=SIZE) as pilot:
        for key in ["", *keys]:
            await pilot.press(*([key] if key in NAMED else key))
            for _ in range(200):
                await pilot.pause()
                workers = [worker for worker in app.workers if not worker.is_finished]
                if workers:
                    await app.workers.wait_for_complete(workers)
                elif not app.keys.busy:
                    break
        await pilot.pause()
        lines = [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]
    backend.close()
    return "\n".join(lines)


def main() -> int:
    """Renew the documents that are named."""
    for name in sys.argv[1:]:
        path = Path(name)
        with tempfile.TemporaryDirectory() as folder:
            text = renewed(path.read_text(encoding="utf-8"), Path(folder).resolve())
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
