"""Pages whose rows wait for more of them: what is stored and found is what it is without waiting."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from readroom.db import row_batch
from readroom.db.check import check
from readroom.db.write import Origin, StoredPage

TABLES = ("page", "import_file", "article", "article_text", "keyword", "evidence", "span", "source", "storing")
Store = Callable[[Any, int, str], StoredPage]


@pytest.fixture
def store(make_article, make_page) -> Store:
    """Store a page of one article by its number and the words in it; numbers that end in 7 have no title."""

    def run(shelf: Any, number: int, text: str) -> StoredPage:
        title = None if number % 10 == 7 else f"Title {number % 20}"
        article = make_article(
            text, title, f"2020-01-{1 + number % 9:02}", source=f"S{number % 3}", keywords=("k", "l")
        )
        origin = Origin("/all.jsonl", "all.jsonl", number, text.encode())
        return shelf.writer.store_page(make_page(article), origin, shelf.run)

    return run


def dump(shelf: Any) -> dict[str, list[tuple[object, ...]]]:
    return {table: shelf.library.connection.execute(f"select * from {table}").fetchall() for table in TABLES}


def filled(shelf: Any, store: Store, *, gathers: bool) -> list[StoredPage]:
    shelf.writer.gathers = gathers
    shelf.writer.begin()
    # Every fifth has the bytes of the one before it; titles come again, so that articles ask for one key.
    found = [store(shelf, n, f"Ferry {n - (n % 5 == 4)} left.") for n in range(1, 60)]
    shelf.writer.commit()
    return found


def test_what_waits_is_stored_as_what_does_not(shelf, tmp_path: Path, store: Store, monkeypatch) -> None:
    monkeypatch.setattr(row_batch, "MOST_PAGES", 25)
    waiting = type(shelf)(tmp_path / "waiting.db")
    one_by_one = filled(shelf, store, gathers=False)
    together = filled(waiting, store, gathers=True)
    assert together == one_by_one
    assert {found.outcome for found in together} == {"new", "unchanged"}
    assert dump(waiting) == dump(shelf)
    assert not list(check(waiting.library))


def test_what_waits_is_known(shelf, store: Store) -> None:
    shelf.writer.gathers = True
    shelf.writer.begin()
    assert shelf.writer.pages_with([b"One.", b"Two."]) == {}
    first = store(shelf, 1, "One.")
    assert dump(shelf)["page"] == []
    known = shelf.writer.known("/all.jsonl", 1)
    assert known is not None
    assert known.page_id == first.page_id
    second = store(shelf, 2, "Two.")
    assert shelf.writer.pages_with([b"Two."]) == {b"Two.": (second.page_id, 1)}
    third = store(shelf, 3, "Three.")
    assert shelf.writer.articles_of(third.page_id) == list(third.articles)
    shelf.writer.commit()
    assert [row[0] for row in dump(shelf)["article"]] == [1, 2, 3]


def test_what_waits_goes_with_its_transaction(shelf, store: Store) -> None:
    shelf.writer.gathers = True
    shelf.writer.begin()
    lost = store(shelf, 1, "Lost.")
    shelf.writer.rollback()
    shelf.writer.begin()
    kept = store(shelf, 1, "Kept.")
    shelf.writer.commit()
    assert kept.page_id == lost.page_id
    assert [row[0] for row in dump(shelf)["article_text"]] == list(kept.articles)
    assert not list(check(shelf.library))
