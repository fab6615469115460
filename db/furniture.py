"""What a source prints on many of its pages, as counts: on how many pages each short line stands.

Kept for sources of text dumps, so that a line which is furniture is known wherever it stands. What a line is is known
by a hash that the cutter makes; here it is a number.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from readroom.db.library import Library
from readroom.db.pages import page_text

VERSION = 1
"""The version of what is learnt; another one is learnt anew."""
DUMPS = "format = 'text' and recipe is null"
"""Pages that have no structure but their lines, as SQL over `page`; what a recipe cut is left to it."""
LEAST = 3
"""Pages that a source must have before anything is learnt of it."""
SAMPLE = 2_000
"""Pages of one source that are counted: more of them, evenly spread, would say the same."""


@dataclass(frozen=True, slots=True)
class Dumps:
    """The text dumps of a source: how many, and the newest one's id."""

    source_id: int
    pages: int
    newest: int


def unlearnt(connection: sqlite3.Connection) -> list[Dumps]:
    """Return the sources whose pages have changed since they were counted, in the order of their ids."""
    rows = connection.execute(
        f"select p.source_id, count(*), max(p.id) from page p where {DUMPS} "
        "group by p.source_id having count(*) >= ? order by p.source_id",
        (LEAST,),
    ).fetchall()
    learnt = {
        source: tuple(state)
        for source, *state in connection.execute("select source_id, pages, newest, version from furniture_state")
    }
    return [Dumps(*row) for row in rows if learnt.get(row[0]) != (row[1], row[2], VERSION)]


def dumps_of(connection: sqlite3.Connection, source_id: int) -> list[int]:
    """Return the ids of a source's text dumps, oldest first."""
    sql = f"select id from page where source_id = ? and {DUMPS} order by id"
    return [page for (page,) in connection.execute(sql, (source_id,))]


def sample_of(pages: list[int]) -> list[int]:
    """Return at most `SAMPLE` of some pages, evenly spread."""
    if len(pages) <= SAMPLE:
        return pages
    return [pages[number * len(pages) // SAMPLE] for number in range(SAMPLE)]


def texts(library: Library, pages: list[int]) -> Iterator[tuple[int, str]]:
    """Yield the id and the linear text of pages."""
    for page in pages:
        yield page, page_text(library, page)


def titles_of(connection: sqlite3.Connection, pages: list[int]) -> Iterator[str]:
    """Yield the titles that articles of pages have, each once."""
    for start in range(0, len(pages), 500):
        part = pages[start : start + 500]
        marks = ",".join("?" * len(part))
        sql = f"select distinct title from article where title is not null and page_id in ({marks}) order by title"
        for (title,) in connection.execute(sql, part):
            yield title


def keep_counts(connection: sqlite3.Connection, dumps: Dumps, counts: Mapping[int, int]) -> None:
    """Keep on how many pages each line of a source stands, and what was counted."""
    connection.execute("delete from furniture where source_id = ?", (dumps.source_id,))
    connection.executemany(
        "insert into furniture (source_id, line, pages) values (?, ?, ?)",
        [(dumps.source_id, line, pages) for line, pages in sorted(counts.items())],
    )
    connection.execute(
        "insert or replace into furniture_state (source_id, pages, newest, version) values (?, ?, ?, ?)",
        (dumps.source_id, dumps.pages, dumps.newest, VERSION),
    )
