"""Which articles of a library have the words of another one now, and which may have them. Read-only."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from readroom.db.library import Library

MOST = 50
"""How many articles are looked into for the words of one."""
_PART = 500


class Heir(NamedTuple):
    """An article that words of another one may be in: its key, id, the digest of its text, its page and place there."""

    key: str
    id: int
    digest: str
    page: int
    position: int


def present(library: Library, keys: Iterable[str]) -> dict[str, tuple[int, str]]:
    """Return which of these keys the library has: key to id and digest of the text."""
    rows = _asked(library, "select key, id, digest from article where key in ({})", keys)
    return {key: (number, digest) for key, number, digest in rows}


def gone(library: Library, keys: Iterable[str]) -> set[str]:
    """Return which keys that the library has not are those of articles that it had: cut otherwise, or withdrawn."""
    wanted = list(keys)
    rows = _asked(library, "select distinct old_key from recut where old_key in ({})", wanted)
    rows += _asked(library, "select key from withdrawn where key in ({})", wanted)
    return {key for (key,) in rows}


def inherited(library: Library, keys: Iterable[str]) -> set[str]:
    """Return which keys are those of articles from which words went to others."""
    sql = "select distinct old_key from recut where new_key <> old_key and old_key in ({})"
    return {key for (key,) in _asked(library, sql, keys)}


def heirs(library: Library, key: str, more: Iterable[str] = ()) -> list[Heir]:
    """Return the articles that words of an article went to, also from one to the next, in their order on the page.

    `more` are the keys of others that are to be among them.
    """
    found: dict[str, None] = dict.fromkeys(more)
    ahead = [key]
    while ahead and len(found) < MOST:
        sql = "select distinct new_key from recut where new_key <> old_key and old_key in ({})"
        ahead = [new for (new,) in _asked(library, sql, ahead) if new != key and new not in found]
        found |= dict.fromkeys(ahead)
    return sorted(articles(library, list(found)), key=lambda one: (one.page, one.position))


def neighbours(library: Library, key: str) -> list[Heir]:
    """Return the other articles of the page that an article stands on, or stood on when it went."""
    execute = library.connection.execute
    row = (
        execute("select page_id from article where key = ?", (key,)).fetchone()
        or execute("select page_id from withdrawn where key = ?", (key,)).fetchone()
    )
    sql = "select page_id from recut where old_key = ? and page_id is not null order by id desc limit 1"
    row = row or execute(sql, (key,)).fetchone()
    if row is None:
        return []
    keys = execute(
        "select key from article where page_id = ? and key <> ? order by position limit ?", (row[0], key, MOST)
    )
    return articles(library, [one for (one,) in keys])


def successor(library: Library, key: str) -> Heir | None:
    """Return the article that has most of the words of one that is gone; None when it is not known."""
    execute = library.connection.execute
    passed: set[str] = set()
    while key not in passed and len(passed) < MOST:
        passed.add(key)
        if execute("select 1 from withdrawn where key = ?", (key,)).fetchone():
            return None
        sql = "select id, new_key from recut where old_key = ? and new_key is not old_key order by id desc"
        rows = execute(sql, (key,)).fetchall()
        # The rows of one recut follow one another, the article with most of the words first.
        last = [new for place, (number, new) in enumerate(rows) if number == rows[0][0] - place and new is not None]
        if not last or rows[0][1] is None:
            return None
        if found := articles(library, last[::-1]):
            return found[0]
        key = last[-1]
    return None


def articles(library: Library, keys: Sequence[str]) -> list[Heir]:
    """Return the articles that have these keys, in the order of the keys."""
    sql = "select key, id, digest, page_id, position from article where key in ({})"
    order = {key: place for place, key in enumerate(dict.fromkeys(keys))}
    return sorted((Heir(*row) for row in _asked(library, sql, keys)), key=lambda one: order[one.key])


def _asked(library: Library, sql: str, keys: Iterable[str]) -> list[Any]:
    wanted = list(dict.fromkeys(keys))
    found: list[Any] = []
    for start in range(0, len(wanted), _PART):
        part = wanted[start : start + _PART]
        found += library.connection.execute(sql.format(",".join("?" * len(part))), part).fetchall()
    return found
