"""A library of our own writing, and the whole app on it, driven by its keys."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot

from readroom.db.library import Library
from readroom.db.write import Origin, Writer
from readroom.text.body import BodyBuilder
from readroom.text.model import Article, LineVerdict, Page, PrintedDate
from readroom.tui import keys
from readroom.tui.backend import Backend
from readroom.tui.shell import ReadroomApp

PATIENCE = 30.0
"""Seconds after which a test gives up waiting."""

WORDS = (
    "harbour",
    "ferry",
    "council",
    "bridge",
    "river",
    "storm",
    "teacher",
    "museum",
    "lighthouse",
    "strike",
    "engine",
)
SOURCES = ("Harbour Gazette", "Island Post", "Northern Wire")


class Room:
    """Makes libraries, and opens the app on them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = folder / "library.db"
        self.notes = folder / "private" / "notes.db"

    def fill(self, articles: int = 0, *, more: Sequence[Article] = ()) -> None:
        """Write a library: `articles` that are made up, newest last, and those of `more` after them."""
        made = [*(made_up(n) for n in range(articles)), *more]
        with Library.open_writable(self.library) as library:
            writer = Writer(library)
            writer.begin()
            run = writer.start_run({}, version="test", now="2026-01-01T00:00:00+00:00")
            for number, article in enumerate(made):
                text = article.body.text
                verdicts = tuple(LineVerdict(n, "kept", "prose", 1) for n in range(1, text.count("\n") + 2))
                page = Page("text", text, (article,), verdicts, extractor="test")
                origin = Origin(f"/p/{number}.txt", f"{number}.txt", 0, str(number).encode(), "papers")
                writer.store_page(page, origin, run)
            writer.commit()

    def app(self, *, library: bool = True, **more: object) -> ReadroomApp:
        """The app on the library, or without any."""
        keymap, problems = keys.build()
        backend = Backend(self.library if library else None, self.notes)
        opening = backend.begin() if library else None
        return ReadroomApp(backend, opening, keymap, problems=problems, **more)  # type: ignore[arg-type]

    def desk(self, app: ReadroomApp, pilot: Pilot[int]) -> "Desk":
        """What is on the screen of an app that runs."""
        return Desk(app, pilot)

    @asynccontextmanager
    async def open(self, columns: int = 80, lines: int = 24, **more: object) -> AsyncIterator["Desk"]:
        """Run the app in a terminal in memory."""
        app = self.app(**more)  # type: ignore[arg-type]
        try:
            async with app.run_test(size=(columns, lines)) as pilot:
                desk = Desk(app, pilot)
                await desk.settle()
                yield desk
        finally:
            app.backend.close()


class Desk:
    """The app that runs, and what is on its screen."""

    def __init__(self, app: ReadroomApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    async def settle(self) -> None:
        """Wait until no key, no job and no message is under way."""
        for _ in range(200):
            await self.pilot.pause()
            workers = [w for w in self.app.workers if not w.is_finished]
            if workers:
                await self.app.workers.wait_for_complete(workers)
            elif not self.app.keys.busy:
                break
        await self.pilot.pause()

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds that comes while other work is still under way."""
        async with asyncio.timeout(PATIENCE):
            while not holds():
                await self.pilot.pause()

    async def press(self, *names: str) -> None:
        """Press keys, and wait until all that comes of them is done."""
        await self.pilot.press(*names)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text, faster than anything can be done about it."""
        for character in text:
            self.app.post_message(Key("space" if character == " " else character, character))
        await self.settle()

    @property
    def lines(self) -> list[str]:
        """What is on the screen, line by line."""
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(self.lines)

    @property
    def status(self) -> str:
        """The status line."""
        return self.app.screen.status.text.strip()  # type: ignore[attr-defined,no-any-return]

    def focused(self) -> str:
        """The id of what has the focus."""
        return self.app.focused.id or "" if self.app.focused else ""


def made_up(number: int) -> Article:
    """The article of a number: deterministic, every 17th without a title, every 25th without a date."""
    pick = random.Random(number)
    title = " ".join(pick.choice(WORDS) for _ in range(4)).capitalize() + f" {number}" if number % 17 != 3 else None
    date = f"{2010 + number // 40:04d}-{1 + number // 4 % 10:02d}-{1 + number % 28:02d}" if number % 25 != 7 else None
    text = "\n\n".join(" ".join(pick.choice(WORDS) for _ in range(40)).capitalize() + "." for _ in range(4))
    return article(text, title, date, source=SOURCES[number % 3])


def article(text: str, title: str | None = None, date: str | None = None, **more: object) -> Article:
    """Return an article with the blocks of `text`."""
    builder = BodyBuilder()
    for block in text.split("\n\n"):
        builder.block(block, [])
    printed = PrintedDate(date, "day", date) if date else None
    return Article(builder.done(), title, ("Ada Reed",), printed, **more)  # type: ignore[arg-type]


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """A folder for a library and a notebook."""
    return Room(tmp_path)


@pytest.fixture
def make_article() -> Callable[..., Article]:
    """Make an article of a text."""
    return article


Open = Callable[..., AbstractAsyncContextManager[Desk]]
