"""`readroom`, `open` and `tour`: the app."""

import os
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from readroom.context import data_folder, emit_text, library_path, notes_path
from readroom.db.errors import ReadroomError
from readroom.text.counted import number_of
from readroom.version import VERSION

if TYPE_CHECKING:
    import argparse

    from readroom.tui.proposal import Proposal


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands."""
    import argparse

    opening = commands.add_parser("open", help="open the app (also what readroom does without a command)")
    opening.add_argument(
        "--no-mouse", action="store_true", default=argparse.SUPPRESS, help="leave the mouse to the terminal"
    )
    _add_layers(opening)
    opening.set_defaults(run=run)
    tour = commands.add_parser("tour", help="open the tour: a small library that also teaches the keys")
    tour.add_argument("--no-open", action="store_true", help="only make the tour library, and print its path")
    tour.add_argument(
        "--no-mouse", action="store_true", default=argparse.SUPPRESS, help="leave the mouse to the terminal"
    )
    _add_layers(tour)
    tour.set_defaults(run=run_tour)


def _add_layers(command: "argparse.ArgumentParser") -> None:
    told = "somebody else's notes, shown beside your own; may be repeated"
    command.add_argument("--layer", dest="layers", action="append", default=[], metavar="FILE", help=told)


def run(args: "argparse.Namespace") -> int:
    """Open the app on the library, or on its first screen when there is none."""
    path = library_path(args)
    return open_app(args, path if path.exists() else None, path)


def run_tour(args: "argparse.Namespace") -> int:
    """Make the tour library if it is not there, and open it."""
    path = build_tour()
    if args.no_open:
        emit_text(str(path))
        return 0
    return open_app(args, path, path)


def open_app(args: "argparse.Namespace", library: Path | None, wanted: Path) -> int:
    """Run the app and return its exit status; raise ReadroomError when the library cannot be opened."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise ReadroomError("the app needs a terminal; for scripts there are commands: readroom --help")
    from readroom.db.library import Library, check_sqlite

    check_sqlite()
    opened = Library.open(library) if library is not None else None
    from readroom.tui.app import run as run_app

    return run_app(
        library,
        notes_path(args),
        mouse=not args.no_mouse,
        build_tour=build_tour,
        propose=propose_recipe,
        wanted=wanted,
        named=bool(args.library or os.environ.get("READROOM_LIBRARY")),
        debug=args.debug,
        layers=[Path(name).expanduser() for name in (*(args.layer or ()), *getattr(args, "layers", ()))],
        opened=opened,
    )


def propose_recipe(path: Path, page: int) -> "Proposal":
    """Propose a recipe from a page of a library; raise ReadroomError."""
    from readroom.db.library import Library
    from readroom.importer.recipe.proposing import propose
    from readroom.tui.proposal import Proposal

    with Library.open(path) as library:
        found = propose(library, f"page:{page}")
    return Proposal(found.name, found.toml, found.tried, found.try_on)


def tour_path() -> Path:
    """Return where the tour library lies."""
    return data_folder() / "tour.db"


def build_tour() -> Path:
    """Import the bundled corpus into the tour library, unless that is done, and return its path.

    A library of an older corpus or schema is made anew under the same id, so that the notes about it stay.
    """
    from readroom.db.version import NEWEST
    from readroom.tour import corpus, corpus_digest

    path = tour_path()
    stamp = path.with_suffix(".made")
    digest = f"{VERSION} {NEWEST} {corpus_digest()}"
    if path.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == digest:
        return path
    from readroom.importer.session import Options, import_paths

    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix="tour-") as folder:
        fresh = Path(folder) / "tour.db"
        failed: list[str] = []
        options = Options(workers=min(2, len(os.sched_getaffinity(0))), version=VERSION)
        import_paths(
            fresh,
            [corpus()],
            options,
            lambda row: failed.append(f"{row.file}: {row.reason}") if row.outcome in ("skipped", "partial") else None,
        )
        if failed:
            raise ReadroomError(
                f"the tour could not be made: {failed[0]} ({number_of(len(failed), 'file')}); run: readroom tour"
            )
        if path.exists():
            _keep_id(path, fresh)
        os.replace(fresh, path)
    stamp.write_text(digest, encoding="utf-8")
    return path


def _keep_id(old: Path, fresh: Path) -> None:
    from readroom.db.library import Library

    # Whatever its schema: notes belong to the id.
    try:
        with closing(sqlite3.connect(f"{old.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            (kept,) = connection.execute("select value from meta where key = 'id'").fetchone()
    except (sqlite3.Error, TypeError):
        return
    with Library.open_writable(fresh) as library:
        library.connection.execute("update meta set value = ? where key = 'id'", (kept,))
        library.connection.execute("pragma wal_checkpoint(truncate)")
