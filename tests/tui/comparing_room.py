"""A Compare screen in an app that is nothing else, for the tests of it."""

import asyncio
from concurrent.futures import Future
from contextlib import asynccontextmanager
from types import SimpleNamespace

from textual.app import App
from textual.events import Key

from readroom.db.articles import ArticleRow, FullArticle
from readroom.text.model import Body
from readroom.tui import keys
from readroom.tui.dispatch import Dispatcher
from readroom.tui.screens.compare import CompareScreen

LEFT = """Town votes for the pier

The harbour commission met on Tuesday and voted nine to two for the new pier. It will cost 40 million crowns, its chairman said after the long meeting.

Fishermen from the northern quay did not attend the meeting. They fear that the dredging will drive the herring away from the bay for good, as it did in the year of the great storm.

Dockers, on the other hand, were seen to dance on the tables of the only inn that was still open.

Eleven elderly members of the Royal Society for the Protection of Lighthouses of the Northern Isles signed a long petition against noise, gulls, brass bands and late trains.
"""  # noqa: E501
RIGHT = """Fishermen from the northern quay did not attend the meeting; they fear that dredging will drive the herring away from the bay for good, as it did in the year of the great storm.

On Tuesday the harbor commission met and voted nine to three for the new pier. It will cost 45 million crowns, its chairman said after the long meeting.

A motorist who passed the inn saw nothing. Nobody at the Royal Society for the Protection of Lighthouses of the Northern Isles picked up a telephone, he grumbled, although five separate numbers were printed on posters everywhere.
"""  # noqa: E501


def article(number: int, text: str, title: str | None, **more: object) -> FullArticle:
    fields: dict[str, object] = {
        "id": number, "key": f"k{number}", "docid": number, "title": title, "opening": text[:20],
        "authors": ("Ada Reed",),
        "date": "2021-03-02", "date_precision": "day", "first_date": None, "source": "Harbour Post", "source_id": 1,
        "outlet": None, "section": None, "language": "en", "url": None, "words": len(text.split()), "file": None,
    }  # fmt: skip
    row = ArticleRow(**{**fields, **more})  # type: ignore[arg-type]
    return FullArticle(row, Body(text), "d", None, None, None, None, None, (), 1, None, None, {})


A = article(1, LEFT, "Town votes for the pier")
B = article(2, RIGHT, "Nine to three", date=None, source="Isles Mail")


class Notes:
    """A notebook of highlights in memory, as far as comparing writes to it."""

    unwritable: str | None = None

    def __init__(self) -> None:
        self.made: list[SimpleNamespace] = []

    def highlights(self, key: str) -> list[SimpleNamespace]:
        return [h for h in self.made if h.key == key]

    def add(self, key: str, digest: str, text: str, start: int, end: int, **more: object) -> None:
        self.made.append(SimpleNamespace(key=key, digest=digest, start=start, end=end, waiting=False, **more))

    async def library(self, job):
        return job(SimpleNamespace(id="9e1f"))

    def notes_later(self, job):
        future: Future = Future()
        future.set_result(job(self))
        return future


class Host(App[None], inherit_bindings=False):
    """What the screen asks of the app, and nothing else of it."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self) -> None:
        super().__init__(ansi_color=True)
        self.said: list[str] = []
        self.copied: list[str] = []
        self.answers: list[str] = []
        self.backend = Notes()
        self.opened: list[tuple[int, int]] = []
        self.kept: list[int] = []
        self.keys = Dispatcher(self, keys.build()[0])  # type: ignore[arg-type]

    async def open_article(self, article_id: int, at: int, marks) -> None:
        self.opened.append((article_id, at))

    async def keep_for_comparison(self, ids: list[int]) -> None:
        self.kept = ids

    async def on_event(self, event) -> None:
        if isinstance(event, Key) and not event.is_forwarded:
            await self.keys.key(event)
        else:
            await super().on_event(event)

    def say(self, message: str) -> None:
        if message:
            self.said.append(message)

    def changed(self) -> None:
        if isinstance(self.screen, CompareScreen):
            self.screen.draw_titles()

    def start(self, owner, job, group: str) -> None:
        owner.run_worker(job, group=group, exclusive=True)

    def copy_text(self, text: str) -> str:
        self.copied.append(text)
        return "copied"

    async def ask(self, question: str, value: str, answered) -> None:
        waiting = answered(self.answers.pop())
        if waiting is not None:
            await waiting

    async def do_back(self, count) -> None:
        await self.pop_screen()


class Seen:
    """A running screen, and what a test wants to know of it."""

    def __init__(self, app: Host, pilot, screen: CompareScreen) -> None:
        self.app, self.pilot, self.screen = app, pilot, screen

    async def settle(self) -> None:
        running = [worker for worker in self.app.workers if not worker.is_cancelled]
        if running:
            await self.app.workers.wait_for_complete(running)
        await self.pilot.pause()

    async def press(self, *pressed: str) -> None:
        for key in pressed:
            await self.pilot.press(key)
            while self.app.keys.busy:
                await asyncio.sleep(0)
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    def lines(self) -> list[str]:
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]

    def text(self) -> str:
        return "\n".join(self.lines())

    async def all_lines(self) -> list[str]:
        """Every line of the list, read page by page."""
        await self.press("g", "g")
        view, found = self.screen.view, []
        for item in range(len(view.items)):
            found += ["".join(s.text for s in line).rstrip() for line in view.lines_of(item)]
        return found


@asynccontextmanager
async def comparing(left: FullArticle = A, right: FullArticle = B, size: tuple[int, int] = (120, 40)):
    app = Host()
    async with app.run_test(size=size) as pilot:
        screen = CompareScreen(left, right)
        await app.push_screen(screen)
        seen = Seen(app, pilot, screen)
        await seen.settle()
        yield seen
