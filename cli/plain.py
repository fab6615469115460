"""The command lines that open the app, understood without argparse: loading that is felt at a start."""

from collections.abc import Sequence
from types import SimpleNamespace


def opening(argv: Sequence[str]) -> SimpleNamespace | None:
    """Return what the parser would make of a command line, if that only opens the app on named files; else None."""
    found = SimpleNamespace(library=None, notes=None, layer=None, debug=False, no_mouse=False, command=None)
    words = iter(argv)
    for word in words:
        if word in ("--library", "--notes"):
            value = next(words, "-")
            if value.startswith("-"):
                return None
            setattr(found, word[2:], value)
        elif word == "--no-mouse":
            found.no_mouse = True
        elif word == "open" and found.command is None:
            found.command, found.layers = word, []
        else:
            return None
    from readroom.app import run

    found.run = run
    return found
