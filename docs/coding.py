"""Writes docs/coding.md: a walk through the app in a real terminal, that codes three articles with six tags.

python docs/coding.py docs/coding.md

It needs tmux. Each step presses keys, waits for what they lead to, and keeps the screen as text. Names and dates that
differ from one run to the next are written as they always are here.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from readroom.db.account import account_name

SIZE = (80, 24)
PATIENCE = 60.0
"""Seconds that a step may take."""
SOCKET = f"readroom-coding-{os.getpid()}"
AUTHOR, DAY = "reader", "2031-05-06"


class Step(NamedTuple):
    """What is said, the keys (`"text` is typed as it stands), what is on the screen then, and whether it is shown."""

    said: str
    keys: tuple[str, ...]
    until: str
    shown: bool = True


STEPS = (
    Step("", (), "row 1 of 41", shown=False),
    Step("", ("s",), "Search:", shown=False),
    Step(
        "Three reports of one night are to be coded. `s` finds them.",
        ('"title:dead OR title:"was dark"', "Enter"),
        "Eleven dead in Narrows",
    ),
    Step("", (";K",), "Collection for 3 articles", shown=False),
    Step("", ('"First reports', "Enter"), "Reason for", shown=False),
    Step(
        "`;K` puts all three into a collection, with the reason why they are in it.",
        ('"the ferry, first week', "Enter"),
        "3 put into First reports",
    ),
    Step(
        "`;q` opens the first article that is still to be coded, and says how many there are.",
        (";q",),
        "3 to code",
    ),
    Step(
        "`v` selects the sentence at the cursor, `t` asks for tags. There are none yet: a name makes one, and a `/` "
        "makes a level.",
        ("v", "t", '"event/cause'),
        "new tag event/cause",
    ),
    Step("", ("Enter", ")", "v", "t", '"blame/authority', "Enter"), "▎", shown=False),
    Step(
        "The next sentence gets another. From now on the picker has what is in use, last used first: a digit takes a "
        "tag, so `t` `1` is enough. Letters narrow, also by the beginnings of the levels.",
        (")", ")", "v", "t", '"ec'),
        "Enter: event/cause",
    ),
    Step("", ("Enter", "a", '"Who **knew**, and since when? See [[tag:blame/authority]]', "Escape"), "✎", shown=False),
    Step(
        "`a` writes a note on the highlight; it is on the disk a quarter of a second after the last key. The gutter "
        "shows highlights (a sign for each colour) and notes.",
        (),
        "✎",
    ),
    Step(
        "`;q` again: this article is done, and the next one opens.",
        (";q",),
        "2 to code",
    ),
    Step("", ("v", "t", '"event/deaths', "Enter"), "▎", shown=False),
    Step("", (")", ")", "v", "t", '"source/official', "Enter", "M", "r"), "█", shown=False),
    Step("", (")", ")", "v", "t", '"frame/crew', "Enter", "M", "g"), "▌", shown=False),
    Step(
        "`M` gives another colour by its first letter. Tags and colour of the last mark stay: `m` marks with them, `.` "
        "repeats them on another highlight.",
        (")", "v", "m"),
        "▌",
    ),
    Step("", (";q",), "1 to code", shown=False),
    Step("", ("v", "t", '"ed'), "Enter: event/deaths", shown=False),
    Step("", ("Enter", "}", "v", "t", '"so', "Enter"), "▌", shown=False),
    Step("", ("}", "}", "v", "t", '"frame/rescue', "Enter"), "▌", shown=False),
    Step("", (";q",), "every article is coded", shown=False),
    Step(
        "When all three are coded, `B` shows the notebook: tags as a tree, with what was counted. The entry under the "
        "cursor stands below, whole.",
        ("B", "6", "j"),
        "Who knew, and",
    ),
    Step("`,s` groups by source, `,x` counts tags by sources.", (",x",), "Tags by sources"),
    Step("", ("q",), "Notebook · by tag", shown=False),
    Step("", (";t",), "Codebook", shown=False),
    Step("", ("j", "j", "j", "a", '"what is said to have brought it about', "Enter"), "brought it about", shown=False),
    Step(
        "`;t` is the codebook: what a tag means (`a`), its colour (`M`), another name (`i`), another place (`>`). `&` "
        "puts one tag into another, after a preview of what changes.",
        ("G", "&", '"frame/crew', "Enter"),
        "Enter does it",
    ),
    Step("", ("Escape", "q"), "Notebook · by tag", shown=False),
    Step("", ("e",), "Write 10 highlights to", shown=False),
    Step(
        "In the notebook, `e` writes what is listed; the ending of the name says in which format.",
        ("C-u", '"first-reports.md', "Enter"),
        "written to first-reports.md",
    ),
    Step("`;h` has every step that was taken. `u` undoes the last one, `ctrl-r` does it again.", (";h",), "History"),
)


def tmux(*arguments: str) -> str:
    """Run a command of tmux on a server of its own, and return what it says."""
    done = subprocess.run(  # noqa: S603
        [shutil.which("tmux") or "tmux", "-L", SOCKET, *arguments], capture_output=True, text=True, check=False
    )
    return done.stdout


def press(key: str) -> None:
    """Press a key, a short sequence, or (with a `"` before it) type a text."""
    if key.startswith('"'):
        tmux("send-keys", "-l", "--", key[1:].replace(";", "\\;"))
    elif len(key) > 1 and key[0] in ";,":
        for part in key:
            tmux("send-keys", "-l", "--", "\\;" if part == ";" else part)
    else:
        tmux("send-keys", key)


def screen() -> list[str]:
    """Return the lines on the screen."""
    return [line.rstrip() for line in tmux("capture-pane", "-p").split("\n")][: SIZE[1]]


def settled(until: str) -> list[str]:
    """Wait until a text is on the screen and the screen stays as it is; return it."""
    end = time.monotonic() + PATIENCE
    last: list[str] = []
    while time.monotonic() < end:
        time.sleep(0.4)
        now = screen()
        if now == last and any(until in line for line in now):
            return now
        last = now
    raise SystemExit(f"{until!r} did not come up:\n" + "\n".join(last))


def usual(line: str) -> str:
    """Return a line with the name and the date that are always written here."""
    today = datetime.now(UTC).strftime("%Y-%m-%d")
    line = line.replace(today, DAY).replace(f" {account_name()} ", f" {AUTHOR} ")
    return re.sub(rf"({DAY}) \d\d:\d\d", r"\1 10:00", line)


def walk(folder: Path) -> list[str]:
    """Take every step in a fresh tour library, and return the document's lines."""
    environment = {"XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder, "XDG_STATE_HOME": folder}
    program = Path(sys.executable).with_name("readroom")
    told = " ".join(f"{name}={value}" for name, value in environment.items())
    size = ("-x", str(SIZE[0]), "-y", str(SIZE[1]))
    tmux("new", "-d", *size, "-c", str(folder), f"env {told} {program} tour; sleep 600")
    lines: list[str] = []
    for number, step in enumerate(STEPS):
        for key in step.keys:
            press(key)
            time.sleep(0.6)
        now = settled(step.until)
        print(f"{number + 1} of {len(STEPS)}: {step.until}", file=sys.stderr)
        if step.shown:
            lines += [step.said, "", "```text", *map(usual, now), "```", ""]
    written = (folder / "first-reports.md").read_text(encoding="utf-8").split("\n")
    about = [usual(re.sub(r"^(library|readroom|date): .*", r'\1: "…"', line)) for line in written]
    cut = [re.sub(r"T\d\d:\d\d:\d\dZ", "", line) for line in about]
    return [*lines, "The file begins so:", "", "````markdown", *cut[:30], "````", ""]


HEAD = """\
# Coding three articles

A walk through the app on the tour library (`readroom tour`), in a terminal of 80 columns and 24 lines: three reports of
one night, six tags, a collection, a note, an export. `python docs/coding.py docs/coding.md` takes it again.
"""


def main() -> int:
    """Write the document into the file that is named."""
    target = Path(sys.argv[1]).absolute()
    with tempfile.TemporaryDirectory() as folder:
        try:
            lines = walk(Path(folder))
        finally:
            tmux("kill-server")
    target.write_text("\n".join([HEAD, *lines]).rstrip() + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
