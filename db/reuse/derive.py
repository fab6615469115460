"""Making what is derived of text reuse: after an import, or anew.

Work goes on in transactions of a second or so: what was made when the program is stopped stays, and the next call goes
on. First every new text gets its fingerprints and quotations, then each new article is held against all others, so
that the order of articles and interruptions change nothing.
"""

import sqlite3
from collections.abc import Callable

from readroom.db.reuse.families import Families
from readroom.db.reuse.pairs import Pairs
from readroom.db.reuse.shared import many_left, shared_fingerprints, shared_quotations
from readroom.db.reuse.store import Store, hashes_of
from readroom.db.schema4 import DERIVED
from readroom.db.transaction import transaction
from readroom.text.fingerprint import FINGERPRINT_VERSION

REUSE_VERSION = 3
"""Changes whenever near-duplicates or families of quotations do."""
PAIRED = 200
"""How many articles are held against others in one transaction."""
VERSIONS = {"fingerprint": FINGERPRINT_VERSION, "near_duplicate": REUSE_VERSION, "quotation": REUSE_VERSION}

Progress = Callable[[int, int], None]
"""Is told how many articles are done, and of how many; what it raises stops the work."""


def reuse_left(connection: sqlite3.Connection) -> int:
    """Return how many articles have yet to be looked at."""
    if not _current(connection):
        return int(connection.execute("select count(*) from article").fetchone()[0])
    return int(connection.execute("select count(*) from reuse_left").fetchone()[0])


def derive(connection: sqlite3.Connection, progress: Progress = lambda done, of: None) -> int:
    """Bring fingerprints, near-duplicates and quotations up to date; return how many articles were looked at.

    Not inside a transaction. Takes some 2 ms for each article that is new or has another text.
    """
    if not _current(connection):
        _forget(connection)
    if connection.execute("select 1 from reuse_left union all select 1 from fingerprint_gone").fetchone() is None:
        return 0
    store = Store(connection)
    while store.clear_gone():
        pass
    left = int(connection.execute("select count(*) from reuse_left").fetchone()[0])
    (fresh,) = connection.execute("select count(*) from reuse_left where step = 0").fetchone()
    done = 0
    while made := store.fingerprint_left():
        store.merge(last=False)
        done += made
        progress(done, left + fresh)
    store.merge(last=True)
    store.settle_stops()
    hashes, many = store.hashes, many_left(connection)
    pairs = Pairs(connection, hashes, shared_fingerprints(connection) if many else None)
    families = Families(connection, hashes, shared_quotations(connection) if many else None)
    while ids := _next(connection):
        with transaction(connection):
            for article_id in ids:
                pairs.settle(article_id, hashes_of(connection, article_id, hashes))
            families.settle(ids)
            connection.executemany("delete from reuse_left where article_id = ?", [(each,) for each in ids])
        done += len(ids)
        progress(done, left + fresh)
    connection.execute("drop table temp.reuse_mine")
    connection.execute("drop table temp.reuse_quoted")
    return left


def rebuild_fingerprints(connection: sqlite3.Connection, progress: Progress = lambda done, of: None) -> int:
    """Make everything of text reuse anew, and return how many articles were looked at; not inside a transaction."""
    _forget(connection)
    return derive(connection, progress)


def _next(connection: sqlite3.Connection) -> list[int]:
    sql = "select article_id from reuse_left where step = 1 order by article_id limit ?"
    return [article_id for (article_id,) in connection.execute(sql, (PAIRED,))]


def _current(connection: sqlite3.Connection) -> bool:
    """Tell whether what there is was made by these versions of the algorithms."""
    rows = connection.execute("select name, version from derived")
    there = {name: version for name, version in rows if name in VERSIONS}
    return there == VERSIONS


def _forget(connection: sqlite3.Connection) -> None:
    """Empty the tables; every article has yet to be looked at."""
    with transaction(connection):
        for table in DERIVED:
            connection.execute(f"delete from {table}")
        connection.execute("insert into reuse_left (article_id) select article_id from article_text")
        for name, version in VERSIONS.items():
            connection.execute("insert or replace into derived (name, version) values (?, ?)", (name, version))
