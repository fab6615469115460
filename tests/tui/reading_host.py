"""A small app around the reader's panes, with a real library and a real notebook; tests load it with `runpy`."""

import asyncio
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from textual.app import App
from textual.containers import Horizontal
from textual.events import Key

from readroom.db.articles import FullArticle, get_article
from readroom.db.errors import ReadroomError
from readroom.db.library import Library
from readroom.db.notebook import Notebook
from readroom.db.write import Origin, Writer
from readroom.text.model import Article, Body, LineVerdict, Page, PrintedDate
from readroom.tui import keys
from readroom.tui.backend import Backend
from readroom.tui.dispatch import Dispatcher
from readroom.tui.look import Look
from readroom.tui.widgets.field import LineField
from readroom.tui.widgets.highlights import HighlightsPane
from readroom.tui.widgets.reader import ReaderPane

TEXT = "\n\n".join(
    (
        "The harbour froze in the first week of January. Boats lay where the ice had caught them. "
        "Nobody had seen it since 1963.",
        "The council met twice. “We have no plan for this,” the harbour master said. "
        "A ferry company offered its icebreaker, and the offer was taken up at once.",
        "Ice was cut by hand along the quay. Children carried it home in buckets.",
        "By Thursday the thaw had begun. The first boat went out at noon with bread for the islands, "
        "where the shops had been empty for three days and the school had closed its kitchen.",
    )
)


def make_body(text: str = TEXT, **more: object) -> Body:
    return Body(text, **more)  # type: ignore[arg-type]


def build_library(path: Path, articles: list[Article]) -> None:
    library = Library.open_writable(path)
    writer = Writer(library)
    writer.begin()
    run = writer.start_run({}, version="test", now="2026-01-01T00:00:00+00:00")
    for number, article in enumerate(articles):
        text = article.body.text
        verdicts = tuple(LineVerdict(n, "kept", "prose", 1) for n in range(1, text.count("\n") + 2))
        page = Page("text", text, (article,), verdicts, source="Harbour Post", extractor="test")
        name = f"{number}.txt"
        writer.store_page(page, Origin(f"/p/{name}", name, 0, name.encode(), "p"), run)
    writer.commit()
    library.close()


def make_article(text: str = TEXT, title: str | None = "The winter the harbour froze", **more: object) -> Article:
    fields = {"authors": ("Ada Reed",), "date": PrintedDate("2020-01-25", "day", "25 Jan 2020")}
    return Article(more.pop("body", None) or make_body(text), title, **{**fields, **more})  # type: ignore[arg-type]


class ReadingApp(App[None], inherit_bindings=False):
    """The reader beside the highlights, or the reader alone."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, backend: Backend, *, beside: bool = False) -> None:
        super().__init__(ansi_color=True)
        self.backend = backend
        self.beside = beside
        self.taken: int | None = None
        self.said: list[str] = []
        self.copied: list[str] = []
        self.opened: list[tuple[int, int | None]] = []
        self.flushers: list = []
        self.asked: LineField | None = None
        self.went_back = 0
        self.keys = Dispatcher(self, keys.build()[0])  # type: ignore[arg-type]
        self.look, self.bidi = Look(), None
        self.ways: list[tuple[int, int]] = []

    def compose(self):
        self.reader = ReaderPane(id="reader")
        self.highlights = HighlightsPane(id="highlights")
        self.highlights.display = self.beside
        with Horizontal():
            yield self.reader
            yield self.highlights

    async def on_event(self, event) -> None:
        if isinstance(event, Key) and not event.is_forwarded:
            await self.keys.key(event)
        else:
            await super().on_event(event)

    async def pass_on(self, event) -> None:
        await super().on_event(event)

    # What the panes ask of the app

    def say(self, message: str) -> None:
        if message:
            self.said.append(message)

    def changed(self) -> None:
        pass

    def start(self, owner, job, group: str) -> None:
        owner.run_worker(self._told(job), group=group, exclusive=True)

    async def _told(self, job) -> None:
        try:
            await job
        except ReadroomError as problem:
            self.say(str(problem))

    async def open_article(self, article_id: int, at=None, marks=(), *, from_search=False) -> None:
        self.opened.append((article_id, at))

    def copy_text(self, text: str) -> str:
        self.copied.append(text)
        return "copied"

    def set_look(self, look: Look) -> None:
        self.look = look

    def went(self, here: int, to: int) -> None:
        self.ways.append((here, to))

    def add_flusher(self, flusher) -> None:
        self.flushers.append(flusher)

    async def ask(self, question: str, value: str, answered) -> None:
        self.question, self.answered = question, answered

    def do_back(self, count) -> None:
        self.went_back += 1

    async def do_undo(self, count) -> None:
        await self.backend.notes(lambda notebook: notebook.undo())
        await self.reader.reload()
        await self.highlights.reload()


class Reading:
    """A running app with an article open, and what a test wants to know of it."""

    def __init__(self, app: ReadingApp, pilot, article: FullArticle) -> None:
        self.app, self.pilot, self.article = app, pilot, article
        self.pane, self.list = app.reader, app.highlights

    async def press(self, *pressed: str) -> None:
        """Press keys one after the other, and wait until everything that they led to is done."""
        await self.pilot.press(*pressed)
        await self.settle()

    async def settle(self) -> None:
        for _ in range(4):
            while self.app.keys.busy:
                await asyncio.sleep(0)
            await self.app.workers.wait_for_complete([w for w in self.app.workers if w.group != "default"] or None)
            with suppress(ReadroomError):
                await self.app.backend.notes(lambda notebook: None)
            await self.pilot.pause()

    async def notes(self, job=lambda notebook: notebook.highlights()):
        return await self.app.backend.notes(job)

    def screen(self) -> list[str]:
        """The lines on the screen, without blanks at their ends."""
        strips = self.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    def selected(self) -> str:
        """The words that are selected."""
        selection = self.pane.cursor.selection
        return self.pane.text[slice(*selection)] if selection else ""

    def at_cursor(self, length: int = 12) -> str:
        offset = self.pane.cursor.offset
        return "" if offset is None else self.pane.text[offset : offset + length]


@asynccontextmanager
async def reading(
    folder: Path, *articles: Article, size: tuple[int, int] = (80, 24), beside: bool = False, show: bool = True
):
    """Run the app on a library with these articles, the first one open."""
    library = folder / "library.db"
    if not library.exists():
        build_library(library, list(articles) or [make_article()])
    backend = Backend(library, folder / "notes" / "notes.db")
    app = ReadingApp(backend, beside=beside)
    with Library.open(library) as opened:
        article = get_article(opened, 1)
    try:
        async with app.run_test(size=size) as pilot:
            here = Reading(app, pilot, article)
            if show:
                await app.reader.show(article)
                await app.highlights.show_article(article)
                app.screen.set_focus(app.reader)
            await here.settle()
            yield here
    finally:
        backend.close()


def read_notes(folder: Path) -> list:
    """What the notebook holds when the app is gone."""
    with Notebook.open(folder / "notes" / "notes.db") as notebook:
        return notebook.highlights()
