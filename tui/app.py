"""The way into the app. Textual is imported here and not before, while the library is being read already."""

import gc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from readroom.db.errors import ReadroomError
from readroom.tui import theme
from readroom.tui.alone import asyncio_alone
from readroom.tui.proposal import Propose

if TYPE_CHECKING:
    from readroom.db.library import Library


def run(
    library: Path | None,
    notes: Path | None = None,
    *,
    mouse: bool = True,
    build_tour: Callable[[], Path] | None = None,
    propose: Propose | None = None,
    wanted: Path | None = None,
    named: bool = False,
    debug: bool = False,
    layers: Sequence[Path] = (),
    opened: "Library | None" = None,
) -> int:
    """Run the app on a library (None: there is none yet) and return its exit status; raise ReadroomError on a crash.

    `notes` names the notebook (None: the library's own). `wanted` is where the library would be, for the first screen
    (`named`: its reader said so); `build_tour` makes the tour library and returns its path, `propose` a recipe from a
    page of a library. With `debug`, what made the app crash is raised itself.
    `layers` are files of other people's notes that are shown, besides those that the notebook keeps. `opened` is the
    library where it is open already: it is taken over, and closed at the end.
    """
    # Importing makes many objects that stay: there is nothing among them for the collector to find.
    gc.disable()
    theme.settle()
    asyncio_alone()
    from readroom.tui.backend import Backend

    notice = opened.notice if opened is not None else None
    backend = Backend(library, notes, layers, opened)
    opening = backend.begin() if library is not None else None
    from readroom.tui.keys import keymap_path, load
    from readroom.tui.settings import load as load_settings
    from readroom.tui.settings import settings_path
    from readroom.tui.shell import ReadroomApp
    from readroom.tui.signals import Watch
    from readroom.tui.terminal import ThriftyDriver

    keymap, problems = load(keymap_path())
    settings, unset = load_settings(settings_path(keymap_path()))
    app = ReadroomApp(
        backend,
        opening,
        keymap,
        problems=[*problems, *unset, *([notice] if notice else [])],
        build_tour=build_tour,
        propose=propose,
        wanted=wanted or library,
        named=named,
        driver=ThriftyDriver,
        settings=settings,
    )
    watch = Watch(app)
    app.when_ready(watch.begin)
    app.when_shown(_collect_again)
    try:
        app.run(mouse=mouse)
    finally:
        watch.close()
        if app.failure is not None:
            app.flush()
        app.backend.close()
    if watch.signal is not None:
        return 128 + watch.signal
    if app.failure is not None and debug:
        raise app.failure
    if app.failure is not None:
        kind = type(app.failure).__name__
        raise ReadroomError(
            f"a fault in the app ({kind}); your notes are saved; more: readroom --debug"
        ) from app.failure
    return app.return_value or 0


def _collect_again() -> None:
    """Collect garbage from now on, but not among what is there already."""
    gc.freeze()
    gc.enable()
