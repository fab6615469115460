"""A random sample of the library, drawn with a seed: articles that one goes through by key."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from readroom.db.articles import ArticleRow, rows_by_id
from readroom.db.audit import drawn
from readroom.db.errors import ReadroomError
from readroom.db.library import Library
from readroom.text.counted import number_of
from readroom.tui.host import host
from readroom.tui.screens.entered import EntriesScreen
from readroom.tui.widgets.articles import date_of, title_of
from readroom.tui.widgets.entries import Entry, EntryList

USUAL = "20 1"
"""How many are drawn and with which seed, where nothing else is said."""
MOST = 100_000
"""Of how many articles a sample in the app is at most."""
SEEN = "+"


def parse_draw(text: str) -> tuple[int, int]:
    """Return size and seed of what was typed, "SIZE SEED" or "SIZE" (seed 0); raise ReadroomError."""
    parts = text.split()
    sizes = parts and parts[0].isascii() and parts[0].isdigit() and len(parts[0]) < 7 and 0 < int(parts[0]) <= MOST
    seed = parts[1] if len(parts) > 1 else "0"
    if not sizes or len(parts) > 2 or not (seed.isascii() and seed.isdigit() and len(seed) < 19):
        raise ReadroomError(f"{text.strip()!r} is no sample: type how many articles and a seed, such as {USUAL}")
    return int(parts[0]), int(seed)


class SampleScreen(EntriesScreen):
    """The sample, in the order of its drawing; what was opened has a sign."""

    list: EntryList

    def __init__(self, size: int, seed: int) -> None:
        super().__init__()
        self.size_asked, self.seed = size, seed
        self._seen: set[int] = set()
        self._rows: Sequence[ArticleRow] = ()
        self._of = 0
        self.list = EntryList("sample", self._enter, id="sample")
        self.list.empty = "Drawing…"

    async def read(self) -> None:
        """Draw; the same seed draws the same articles as long as the library has the same."""
        size, seed = self.size_asked, self.seed
        self._rows, self._of = await host(self).backend.count(partial(_draw, size=size, seed=seed))
        self.list.empty = "There is no article to draw."
        self._show()

    def _show(self) -> None:
        self.list.put([self._entry(number, row) for number, row in enumerate(self._rows, 1)])
        host(self).changed()

    def _entry(self, number: int, row: ArticleRow) -> Entry:
        columns = (
            (str(number), -4), (str(row.id), -7), (date_of(row), 10), (row.source, 18), (f"{row.words:,}", -7),
        )  # fmt: skip
        return Entry(title_of(row), SEEN if row.id in self._seen else " ", columns, row=row)

    def draw_titles(self) -> None:
        """Say how it was drawn, of how many, how many were opened, and what draws the same elsewhere."""
        drawn_now = len(self._rows)
        self.put_titles(
            f"Random sample · {number_of(drawn_now, 'article')} of {self._of:,} · seed {self.seed}",
            f"{len(self._seen):,} of {drawn_now:,} opened · number, id, day, source, words · "
            f"the same: readroom audit --sample {self.size_asked} --seed {self.seed}",
        )

    def _enter(self, entry: Entry) -> Any:
        return self._open(entry.row) if entry.row is not None else None

    async def _open(self, row: ArticleRow) -> None:
        self._seen.add(row.id)
        self._show()
        await host(self).open_article(row.id)

    # Commands

    def do_next_drawn(self, count: int | None) -> None:
        """Go to the next article of the sample."""
        self.list.go_to(self.list.cursor + (count or 1))

    def do_previous_drawn(self, count: int | None) -> None:
        """Go to the previous article of the sample."""
        self.list.go_to(self.list.cursor - (count or 1))

    async def do_sample(self, count: int | None) -> None:
        """Ask for another sample."""
        await host(self).ask("How many articles, and the seed", f"{self.size_asked} {self.seed}", self._again)

    async def _again(self, text: str) -> None:
        self.size_asked, self.seed = parse_draw(text)
        self._seen.clear()
        await self.read()


def _draw(library: Library, size: int, seed: int) -> tuple[list[ArticleRow], int]:
    """Return a sample, and how many articles it was drawn from."""
    ids = drawn(library, size, seed)
    (of,) = library.connection.execute("select count(*) from article").fetchone()
    return rows_by_id(library, ids), int(of)
