"""The front door: `readroom` and `python -m readroom`."""

import importlib
import io
import os
import sqlite3
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, cast

from readroom.db.errors import ReadroomError, why
from readroom.groups import GROUPS, needed
from readroom.plain import opening
from readroom.text.gate import display
from readroom.version import VERSION

if TYPE_CHECKING:
    import argparse

EPILOG = """\
The library is --library FILE, else READROOM_LIBRARY, else library.db under $XDG_DATA_HOME/readroom.
Notes are private, in a file of their own: --notes FILE, else READROOM_NOTES, else beside your other notebooks.
"""


def parser(groups: Iterable[str] = GROUPS) -> "argparse.ArgumentParser":
    """Return the parser of the command line, with the commands of these modules."""
    import argparse

    main = argparse.ArgumentParser(
        prog="readroom",
        description="A reading room for a corpus of articles. Without a command it opens the app.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    main.add_argument("--library", metavar="FILE", help="the library to work with")
    main.add_argument("--notes", metavar="FILE", help="the notebook to work with")
    main.add_argument("--layer", metavar="FILE", action="append", help="somebody else's notes, beside your own")
    main.add_argument("--debug", action="store_true", help="show a traceback when something fails")
    main.add_argument("--no-mouse", action="store_true", help="leave the mouse to the terminal")
    main.add_argument("--version", action="version", version=f"readroom {VERSION}")
    commands = main.add_subparsers(title="commands", metavar="COMMAND", dest="command")
    for name in groups:
        importlib.import_module(f"readroom.{name}").register(commands)
    _accept_late(commands)
    return main


def _accept_late(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Take the options of every command behind the command too: where they stand is no reason to refuse them."""
    import argparse

    for command in dict.fromkeys(commands.choices.values()):
        for option in ("--library", "--notes"):
            if option not in command._option_string_actions:
                command.add_argument(option, metavar="FILE", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        if "--debug" not in command._option_string_actions:
            command.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        for action in command._actions:
            if isinstance(action, argparse._SubParsersAction):
                _accept_late(action)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit status: 0 done, 1 could not be done, 2 wrong usage, 130 interrupted."""
    _set_encoding()
    debug = False
    try:
        args = _parsed(argv)
        debug = args.debug
        status = int(args.run(args))
        sys.stdout.flush()
        return status
    except ReadroomError as problem:
        return _failed(str(problem), debug=debug)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output has gone; what is left in the buffer must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (OSError, sqlite3.Error, UnicodeDecodeError) as problem:
        nowhere = isinstance(problem, OSError) and problem.strerror and not problem.filename
        what = "standard output or a temporary file: " if nowhere else ""
        return _failed(f"{what}{why(problem)}; nothing that was finished before is lost", debug=debug)


def _parsed(argv: Sequence[str] | None) -> "argparse.Namespace":
    words = sys.argv[1:] if argv is None else argv
    if plain := opening(words):
        return cast("argparse.Namespace", plain)
    try:
        args = parser(needed(words)).parse_args(words)
    except SystemExit:
        sys.stdout.flush()  # help may go to a reader that has gone, too
        raise
    if args.command is None:
        args.run = importlib.import_module("readroom.app").run
    return args


def _set_encoding() -> None:
    """Let every text be written: a file or a pipe gets UTF-8 whatever the locale, a terminal what it can show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="backslashreplace")
            elif stream.encoding.lower() != "utf-8":
                stream.reconfigure(encoding="utf-8")


def _failed(message: str, *, debug: bool) -> int:
    if debug:
        raise
    sys.stderr.write(f"readroom: {display(message)}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
