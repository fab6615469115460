"""The tables in which words are kept counted, by source and year, so that no text has to be read for a word list.

They are derived: `counted_stale` names what has changed since, which is counted from texts and index until `recount`
has been there, so that every answer is exact whether they are filled or not, and without them.
"""

import sqlite3

from readroom.db.migrate import run_script

SCHEMA = """
-- Words counted by source and year ('' for the undated; source 0 and year '*' are the whole library). words: zlib of
-- the folded words of titles and texts, sorted, a line each. counts: zlib of two 32-bit little-endian numbers for
-- each word: in how many articles it stands there, and how often. tokens: how many words there are in all.
create table counted_words (
    id integer primary key, source_id integer not null, year text not null, articles integer not null,
    tokens integer not null, words blob not null, counts blob not null,
    unique (source_id, year)
);

-- Articles and words (of titles and texts) by date, cut to the day, and source; the day is '' for the undated.
create table counted_days (
    day text not null, source_id integer not null, articles integer not null, tokens integer not null,
    primary key (day, source_id)
) without rowid;

-- The sources and years that have changed since they were counted.
create table counted_stale (
    source_id integer not null, year text not null, primary key (source_id, year)
) without rowid;
create trigger counted_article_out after delete on article
when not exists (select 1 from storing where first <= old.id) begin
    insert or ignore into counted_stale values (old.source_id, ifnull(substr(old.date, 1, 4), ''));
end;
create trigger counted_article_change after update on article
when (old.digest is not new.digest or old.title is not new.title or old.date is not new.date
    or old.source_id is not new.source_id) and not exists (select 1 from storing where first <= old.id)
begin
    insert or ignore into counted_stale values (old.source_id, ifnull(substr(old.date, 1, 4), ''));
    insert or ignore into counted_stale values (new.source_id, ifnull(substr(new.date, 1, 4), ''));
end;
insert into counted_stale select distinct source_id, ifnull(substr(date, 1, 4), '') from article;
"""


COUNTED = ("counted_words", "counted_days", "counted_stale")
"""The tables that can be made again."""


def counting_step(connection: sqlite3.Connection) -> None:
    """Create the tables; everything that is there has yet to be counted. Inside the caller's transaction."""
    run_script(connection, SCHEMA)
