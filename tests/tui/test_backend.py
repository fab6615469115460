"""Lanes and the backend: order, dropping, errors in one line, and an end that does not hang."""

import asyncio
import sqlite3
import threading

import pytest

from readroom.db.articles import Selection
from readroom.db.errors import LibraryError, NotebookError
from readroom.tui.backend import Backend
from readroom.tui.lanes import Lane
from readroom.tui.opening import Place, peek_place


class Resource:
    """A resource that tells what was done with it."""

    def __init__(self):
        self.log = []
        self.stop = threading.Event()
        self.thread = threading.get_ident()


@pytest.fixture
def lane():
    made = []

    def opener():
        made.append(Resource())
        return made[-1]

    lane = Lane("test", opener, lambda r: r.log.append("closed"), lambda r: r.stop.set())
    lane.made = made
    yield lane
    lane.close(drop=True)


async def test_jobs_run_in_order_in_one_thread_of_their_own(lane):
    results = await asyncio.gather(*(lane.run(lambda r, n=n: (r.log.append(n), r.thread)[1]) for n in range(20)))
    assert lane.made[0].log == list(range(20))
    assert len(set(results)) == 1
    assert results[0] != threading.get_ident()


async def test_the_resource_is_opened_by_the_first_job(lane):
    assert lane.made == []
    await lane.run(lambda r: None)
    await lane.run(lambda r: None)
    assert len(lane.made) == 1


async def test_an_error_comes_back_and_the_lane_goes_on(lane):
    with pytest.raises(ZeroDivisionError):
        await lane.run(lambda r: 1 / 0)
    assert await lane.run(lambda r: 7) == 7


async def test_a_resource_that_cannot_be_opened_is_tried_again():
    tries = []

    def opener():
        tries.append(1)
        if len(tries) == 1:
            raise LibraryError("not yet")
        return object()

    lane = Lane("test", opener, lambda r: None)
    with pytest.raises(LibraryError):
        await lane.run(lambda r: 1)
    assert await lane.run(lambda r: 2) == 2
    lane.close()


async def test_a_cancelled_job_is_interrupted_when_it_runs(lane):
    started = threading.Event()

    def job(r):
        started.set()
        assert r.stop.wait(20)

    task = asyncio.create_task(lane.run(job))
    await asyncio.to_thread(started.wait, 20)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await lane.run(lambda r: r.stop.is_set())


async def test_a_cancelled_job_that_waits_is_never_begun(lane):
    go = threading.Event()
    first = lane.submit(lambda r: go.wait(20))
    task = asyncio.create_task(lane.run(lambda r: r.log.append("never")))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    go.set()
    await asyncio.wrap_future(first)
    assert await lane.run(lambda r: list(r.log)) == []
    assert not lane.made[0].stop.is_set()


def test_closing_does_what_is_queued_and_takes_nothing_more(lane):
    futures = [lane.submit(lambda r, n=n: r.log.append(n)) for n in range(5)]
    lane.close(20)
    assert lane.made[0].log == [0, 1, 2, 3, 4, "closed"]
    assert all(f.done() for f in futures)
    assert lane.submit(lambda r: 1).cancelled()


def test_closing_and_dropping_stops_what_runs(lane):
    started = threading.Event()

    def job(r):
        started.set()
        r.stop.wait(20)

    lane.submit(job)
    waiting = lane.submit(lambda r: r.log.append("never"))
    started.wait(20)
    lane.close(20, drop=True)
    assert waiting.cancelled()
    assert lane.made[0].log == ["closed"]


async def test_lists_and_articles(room):
    room.fill(30)
    backend = Backend(room.library, room.notes)
    rows = await backend.list_articles(limit=10)
    assert len(rows) == 10
    assert await backend.count_articles() == 30
    assert await backend.position_of(rows[4].docid) == 4
    assert (await backend.article(rows[0].id)).row == rows[0]
    assert [r.id for r in await backend.rows_by_id([rows[3].id, rows[1].id])] == [rows[3].id, rows[1].id]
    sources = await backend.source_counts()
    assert sum(s.articles for s in sources) == 30
    chosen = Selection(sources[0].id)
    assert len(await backend.list_articles(chosen)) == sources[0].articles
    assert (await backend.page_lines((await backend.article(rows[0].id)).page_id))[0].line == 1
    backend.close()


async def test_a_missing_library_is_one_line(tmp_path):
    backend = Backend(tmp_path / "none.db")
    with pytest.raises(LibraryError, match="import FOLDER"):
        await backend.list_articles()
    backend.close()
    none = Backend(None)
    with pytest.raises(LibraryError, match="no library yet"):
        await none.list_articles()
    with pytest.raises(NotebookError, match="no library yet"):
        await none.notes(lambda n: 1)
    none.close()


async def test_what_sqlite_says_becomes_one_line_about_the_library(room):
    room.fill(1)
    backend = Backend(room.library, room.notes)

    def job(library):
        raise sqlite3.DatabaseError("database disk image is malformed")

    with pytest.raises(LibraryError, match=r"cannot be read.*malformed.*readroom check"):
        await backend.library(job)
    backend.close()


@pytest.mark.parametrize("pause", [0.0, 0.05])
async def test_a_search_that_is_cancelled_stops_its_statement_also_one_that_follows(room, pause):
    room.fill(1)
    backend = Backend(room.library, room.notes)
    started, gone = threading.Event(), threading.Event()
    slow = "with recursive n(x) as (select 1 union all select x + 1 from n where x < 1e12) select count(*) from n"

    def job(library):
        started.set()
        gone.wait(pause)
        return library.connection.execute(slow).fetchone()

    task = asyncio.create_task(backend.search(job))
    await asyncio.to_thread(started.wait, 20)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await backend.search(lambda lib: lib.connection.execute("select 1").fetchone()) == (1,)
    backend.close()


async def test_the_notebook_keeps_order_and_a_flush_waits_for_it(room):
    room.fill(1)
    backend = Backend(room.library, room.notes)
    for n in range(10):
        backend.keep("number", n)
    backend.flush_now()
    backend.close()
    with sqlite3.connect(room.notes) as connection:
        assert connection.execute("select value from state where key = 'number'").fetchone() == ("9",)


def test_a_flush_of_a_notebook_that_cannot_be_opened_ends(room):
    room.fill(1)
    room.notes.parent.mkdir()
    room.notes.mkdir()
    backend = Backend(room.library, room.notes)
    backend.keep("number", 1)
    backend.flush_now()
    backend.close()
    assert room.notes.is_dir()


def test_the_opening_is_read_without_an_event_loop(room):
    room.fill(150)
    backend = Backend(room.library, room.notes)
    opening = backend.begin().result(20)
    assert opening.cursor == 0
    assert opening.at_start
    assert not opening.at_end
    backend.keep("place", Place(row=opening.rows[30].key, article=opening.rows[3].key, pane="reader").to_json())
    backend.flush_now()
    again = backend.begin().result(20)
    assert again.rows[again.cursor] == opening.rows[30]
    assert again.article.row == opening.rows[3]
    assert again.place.pane == "reader"
    backend.close()


@pytest.mark.parametrize("state", ["[1]", '"x"', '{"source": "3", "year": true, "row": 5}', "{", "null"])
def test_a_place_that_makes_no_sense_is_no_place(tmp_path, state):
    path = tmp_path / "notes.db"
    connection = sqlite3.connect(path)
    connection.execute("create table state (key text, value text)")
    connection.execute("insert into state values ('place', ?)", (state,))
    connection.commit()
    connection.close()
    assert peek_place(path, "place") == Place()
    assert peek_place(path, "other") == Place()
    assert peek_place(tmp_path / "none.db", "place") == Place()


def test_a_place_comes_back_from_json():
    place = Place(Selection(3, 2020), "key", "other", "reader")
    assert Place.from_json(place.to_json()) == place


async def test_a_lane_lets_go_of_its_resource_and_opens_it_anew(lane):
    lane.renew()
    assert lane.made == [], "what was never opened is not opened for that"
    await lane.run(lambda r: None)
    lane.renew()
    assert await lane.run(lambda r: r is lane.made[1])
    assert lane.made[0].log == ["closed"]
