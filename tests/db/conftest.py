"""A small library of our own writing, made through the one write path."""

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from readroom.db.library import Library
from readroom.db.write import Origin, StoredPage, Writer
from readroom.text.body import BodyBuilder
from readroom.text.model import Article, LineVerdict, Page, PrintedDate, Span

Make = Callable[..., Article]


def article(
    text: str,
    title: str | None = None,
    date: str | None = None,
    *,
    authors: Sequence[str] = (),
    source: str | None = None,
    **more: object,
) -> Article:
    """Return an article with the blocks of `text`; the precision of its date is read off its length."""
    builder = BodyBuilder()
    for block in text.split("\n\n"):
        builder.block(block, [Span("strong", 0, 1)])
    precision = {4: "year", 7: "month", 10: "day"}.get(len(date or ""), "minute")
    printed = PrintedDate(date, precision, date) if date else None  # type: ignore[arg-type]
    return Article(builder.done(), title, tuple(authors), printed, source=source, **more)  # type: ignore[arg-type]


def page(*articles: Article, source: str | None = None, problem: str | None = None) -> Page:
    """Return a page of plain text that holds these articles one after the other."""
    text = "\n".join(a.body.text for a in articles)
    verdicts = tuple(LineVerdict(n, "kept", "prose", 1) for n in range(1, text.count("\n") + 2))
    return Page("text", text, articles, verdicts, source=source, problem=problem, extractor="test")


class Shelf:
    """A library to fill in a test."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.library = Library.open_writable(path)
        self.writer = Writer(self.library)
        self.writer.begin()
        self.run = self.writer.start_run({}, version="test", now="2026-01-01T00:00:00+00:00")
        self.writer.commit()
        self._made = 0

    def put(
        self, page: Page, file: str = "", *, replaces: Sequence[int] = (), digest: bytes | None = None
    ) -> StoredPage:
        """Store a page as if it came from `file`."""
        self._made += 1
        name = file or f"{self._made}.txt"
        origin = Origin(f"/papers/{name}", name, 0, digest or f"bytes {self._made}".encode(), "papers")
        self.writer.begin()
        stored = self.writer.store_page(page, origin, self.run, replaces=replaces)
        self.writer.commit()
        return stored


@pytest.fixture
def make_article() -> Make:
    """Make an article of given blocks."""
    return article


@pytest.fixture
def make_page() -> Callable[..., Page]:
    """Make a page of given articles."""
    return page


@pytest.fixture(scope="session")
def large_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of some hundred articles at rest; not to be written to."""
    shelf = Shelf(tmp_path_factory.mktemp("large") / "library.db")
    words = random.Random(1)
    for number in range(400):
        text = "\n\n".join(" ".join(f"word{words.randrange(4000)}" for _ in range(90)) for _ in range(4))
        shelf.put(page(article(text, f"Title {number}", f"2020-0{1 + number % 9}-11", source=f"Paper {number % 7}")))
    shelf.library.close()
    return shelf.path


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """An empty library that is open for writing."""
    found = Shelf(tmp_path / "library.db")
    yield found
    found.library.close()
