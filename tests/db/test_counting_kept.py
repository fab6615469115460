"""What is kept of the commonest words, and streams of words: every answer is what it is without them."""

import random
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from readroom.db.counting import collocates as near
from readroom.db.counting import common, hits
from readroom.db.counting.collocates import Window, collocates
from readroom.db.counting.kept import rebuild_counts, recount
from readroom.db.counting.over_time import over_time
from readroom.db.counting.streams import FIRST, has_streams, number_of, rebuild_streams, sign
from readroom.db.counting.words import word_list
from readroom.db.library import Library
from readroom.db.search import understand
from readroom.text.model import Article, Body, PrintedDate

WORDS = [f"w{n}" for n in range(12)] + ["ferry", "ferry", "quay"]


def q(text: str) -> Any:
    return understand(text, today=date(2031, 5, 6))


class Shelf:
    """A library of random articles in three sources and years, some without a date."""

    def __init__(self, shelf: Any, make_page: Callable[..., Any]) -> None:
        self._shelf, self._page = shelf, make_page
        self.library: Library = shelf.library
        self.connection = shelf.library.connection
        self._pick = random.Random(5)

    def put(self, number: int) -> None:
        pick = self._pick
        day = f"20{pick.randrange(18, 21)}-0{pick.randrange(1, 10)}-1{pick.randrange(10)}" if number % 7 else None
        printed = PrintedDate(day, "day", day) if day else None
        title = " ".join(pick.choices(WORDS, k=3)) if number % 5 else None
        text = " ".join(pick.choices([*WORDS, f"rare{number}"], k=pick.randrange(1, 25)))
        made = Article(Body(text), title, date=printed, source=f"paper {number % 3}")
        self._shelf.put(self._page(made))


@pytest.fixture
def shelved(shelf: Any, make_page: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Shelf:
    monkeypatch.setattr(common, "LEAST", 3)
    made = Shelf(shelf, make_page)
    for number in range(60):
        made.put(number)
    return made


def over(shelved: Shelf, monkeypatch: pytest.MonkeyPatch, word: str = "ferry") -> tuple[Any, Any]:
    """Return the same count from what is kept, and from the index."""
    kept = [over_time(shelved.library, q(word), by=by) for by in ("year", "month", "week")]
    with monkeypatch.context() as patch:
        patch.setattr(hits, "_from_kept", lambda *_: None)
        return kept, [over_time(shelved.library, q(word), by=by) for by in ("year", "month", "week")]


CHANGES = (
    "update article set date = '2019-02-02' where id = 9",
    "update article set date = null where id = 9",
    "delete from article where id = 9",
)


def test_common_words_are_those_of_the_index_whatever_comes_after(shelved: Shelf, monkeypatch: Any) -> None:
    recount(shelved.connection)
    assert common.common_spread(shelved.connection, "ferry") is not None
    assert common.common_spread(shelved.connection, "rare3") is None
    for step in (lambda: None, lambda: shelved.put(61), lambda: recount(shelved.connection, whole=False)):
        step()
        kept, counted = over(shelved, monkeypatch)
        assert kept == counted
        assert common.common_spread(shelved.connection, "ferry") is not None


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_takes_away_what_its_year_was_counted_in(shelved: Shelf, change: str, monkeypatch: Any) -> None:
    recount(shelved.connection)
    connection = shelved.connection
    before = common.kept_years(connection)
    (changed,) = connection.execute("select substr(date, 1, 4) from article where id = 9").fetchone()
    connection.execute("begin")
    connection.execute("pragma defer_foreign_keys = 1")
    connection.execute(change)
    assert changed in before
    assert changed not in common.kept_years(connection)
    if change.startswith("delete"):  # a date that changes takes its place in the index along, which this does not
        kept, counted = over(shelved, monkeypatch)
        assert [found.rows for found in kept] == [found.rows for found in counted]
    connection.execute("rollback")


def test_far_behind_the_index_is_asked(shelved: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    recount(shelved.connection)
    shelved.put(62)
    monkeypatch.setattr(common, "UNREAD", 0)
    assert common.common_spread(shelved.connection, "ferry") is None


def test_a_count_that_was_stopped_goes_on(shelved: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(done: int, of: int) -> None:
        if done > of // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        recount(shelved.connection, progress=stop)
    recount(shelved.connection)
    kept, counted = over(shelved, monkeypatch)
    assert kept == counted


def test_every_number_has_a_character_of_its_own() -> None:
    numbers = [*range(1, 2000), *range(0xD800 - FIRST - 5, 0xD800 - FIRST + 5), 0xFFFF, 0x10000, 900_000]
    assert [number_of(sign(number)) for number in numbers] == numbers
    assert "".join(map(sign, numbers)).encode().decode() == "".join(map(sign, numbers))
    assert not {" ", "\n"} & set(map(sign, numbers))


QUERIES = [
    "ferry",
    "quay OR w1",
    '"ferry quay" OR w2',
    '"ferry ferry"',
    "ferry date:2019",
    "ferry source:paper",
    "w1 w2",
]


@pytest.mark.parametrize("each", [False, True])
def test_collocates_of_streams_are_those_of_texts(shelved: Shelf, monkeypatch: pytest.MonkeyPatch, each: bool) -> None:
    rebuild_streams(shelved.connection)
    assert has_streams(shelved.connection)
    shelved.put(63)  # it has no stream, and words without a number
    for query in QUERIES:
        for window in (Window(5, 5, each=each), Window(0, 3, each=each), Window(2, 0, each=each)):
            found = collocates(shelved.library, q(query), window=window, minimum=1, limit=None)
            with monkeypatch.context() as patch:
                patch.setattr(near, "_reader", lambda *_: None)
                read = collocates(shelved.library, q(query), window=window, minimum=1, limit=None)
            assert found == read, (query, window)
            assert found.nodes


def test_words_of_streams_are_those_of_texts(shelved: Shelf) -> None:
    before = {query: word_list(shelved.library, q(query), limit=None) for query in QUERIES}
    rebuild_streams(shelved.connection)
    assert before == {query: word_list(shelved.library, q(query), limit=None) for query in QUERIES}


def test_streams_go_with_their_texts_and_come_with_new_ones(shelved: Shelf) -> None:
    connection = shelved.connection
    recount(connection)
    assert not has_streams(connection)  # they are kept when they were asked for
    assert rebuild_streams(connection) == 60
    count = "select count(*) from counted_stream"
    for change in ("update article set title = 'x' where id = 4", "delete from article_text where article_id = 4"):
        connection.execute("begin")
        connection.execute("pragma defer_foreign_keys = 1")
        connection.execute(change)
        assert connection.execute(count).fetchone() == (59,)
        connection.execute("rollback")
    shelved.put(64)
    recount(connection)
    assert connection.execute(count).fetchone() == (61,)
    rebuild_counts(connection)
    assert connection.execute(count).fetchone() == (61,)
    connection.execute("delete from counted_stream where article_id < 10")
    assert rebuild_streams(connection) == 9
