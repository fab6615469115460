"""The library's eighth schema: the ids of articles that are gone, and where words of an article went."""

import sqlite3

from readroom.db.migrate import run_script

SCHEMA_8 = """
-- Articles that are gone since their page was cut anew, and the ids that they had: one that comes back, by its key or
-- to its page with its text, has key and id again. recut has the articles that their words went to.
create table gone (
    key text primary key, article_id integer not null, digest text not null, page_id integer
) without rowid;
create index gone_page on gone (page_id);
create index recut_old on recut (old_key);
create index recut_page on recut (page_id);
"""


def m0008_gone(connection: sqlite3.Connection) -> None:
    """Add the ids of articles that are gone; of those that went before, nobody knows them."""
    run_script(connection, SCHEMA_8)
