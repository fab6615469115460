"""Telling screens that a step of the notebook was undone or redone, so that they read anew what they show of it."""

from collections.abc import Collection, Iterable
from typing import Any

from textual.app import App
from textual.screen import Screen

from readroom.tui.host import host
from readroom.tui.screens.framed import FramedScreen
from readroom.tui.widgets.marking import tell_panes


def tell_screens(app: App[Any], keys: Iterable[str], kinds: Collection[str], *, but: Screen[Any] | None = None) -> None:
    """Have every screen read anew its highlights of the articles with these keys, and these kinds of decisions."""
    keys = tuple(keys)
    for screen in app.screen_stack:
        tell_panes(screen, keys)
        if screen is not but and isinstance(screen, FramedScreen) and screen.shows(kinds):
            host(screen).start(screen, screen.read_undone(), "undone")
