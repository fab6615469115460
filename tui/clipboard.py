"""Copying out of a terminal that may be far away: through tmux where there is one, else with OSC 52."""

import base64
import os
import shutil
import subprocess
from collections.abc import Mapping
from typing import Protocol

from readroom.text.gate import clean

TMUX_SECONDS = 2.0
LONGEST = 74_994
"""Code units of UTF-8 that an OSC 52 may carry: xterm takes 100,000 characters of base64."""


class Writer(Protocol):
    """What writes to the terminal."""

    def write(self, data: str) -> None:
        """Write `data` as it is."""


def copy(text: str, driver: Writer | None, environ: Mapping[str, str] = os.environ) -> str:
    """Copy `text`, and return a line that says by which way it went (or why it did not).

    Inside tmux an OSC 52 is lost unless tmux is told otherwise, so tmux itself is asked: it keeps the text in its
    buffer, and hands it on to the terminal.
    """
    text = clean(text)
    if environ.get("TMUX") and (tmux := shutil.which("tmux")) and _to_tmux(tmux, text):
        return "Copied to the tmux buffer, and through tmux to the terminal's clipboard"
    data = text.encode()
    if driver is None:
        return "Not copied: there is no terminal"
    if len(data) > LONGEST:
        return f"Not copied: {len(data):,} bytes are more than a terminal takes"
    driver.write(f"\x1b]52;c;{base64.b64encode(data).decode()}\x07")
    return "Sent to the terminal's clipboard (OSC 52)"


def _to_tmux(tmux: str, text: str) -> bool:
    try:
        done = subprocess.run(  # noqa: S603
            [tmux, "load-buffer", "-w", "-"],
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=TMUX_SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
