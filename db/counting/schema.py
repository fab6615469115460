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


COMMON = """
-- The years whose common words are kept ('' is that of the undated). newest: for the articles up to this id, of which
-- there are so many. days: zlib of their dates, cut to the day and sorted, a line each.
create table counted_year (
    year text primary key, newest integer not null, articles integer not null, days blob not null
) without rowid;

-- A common word in a year. counts: zlib of 32-bit little-endian numbers: hits and articles in titles, hits and articles
-- in texts, then hits and articles on each of the days.
create table counted_term (
    id integer primary key, term text not null, year text not null, counts blob not null, unique (term, year)
);
create index counted_term_year on counted_term (year);

-- The words of the index with their numbers, the commonest first when they were given.
create table counted_word (id integer primary key, word text not null unique);

-- The folded words of an article's title and text, a character each (UTF-8): the n-th word is the n-th code point from
-- U+0021 on, surrogates left out; a line feed stands between title and text.
create table counted_stream (article_id integer primary key, words blob not null);
create trigger counted_stream_out after delete on article_text
when not exists (select 1 from storing where first <= old.article_id) begin
    delete from counted_stream where article_id = old.article_id;
end;
create trigger counted_stream_change after update on article_text
when not exists (select 1 from storing where first <= old.article_id) begin
    delete from counted_stream where article_id = old.article_id;
end;
create trigger counted_stream_retitled after update of title on article
when old.title is not new.title and not exists (select 1 from storing where first <= old.id) begin
    delete from counted_stream where article_id = old.id;
end;

-- Of articles that came later, nothing is noted here: their ids say so.
create trigger counted_year_out after delete on article
when not exists (select 1 from storing where first <= old.id) begin
    delete from counted_year where year = ifnull(substr(old.date, 1, 4), '');
end;
create trigger counted_year_change after update on article
when (old.digest is not new.digest or old.title is not new.title or old.date is not new.date
    or old.docid is not new.docid) and not exists (select 1 from storing where first <= old.id)
begin
    delete from counted_year where year in (ifnull(substr(old.date, 1, 4), ''), ifnull(substr(new.date, 1, 4), ''));
end;
"""

STREAMED = ("counted_word", "counted_stream")
"""The tables that are only there when they were asked for."""
COUNTED = ("counted_words", "counted_days", "counted_stale", "counted_year", "counted_term", *STREAMED)
"""The tables that can be made again."""


def counting_step(connection: sqlite3.Connection) -> None:
    """Create the tables; everything that is there has yet to be counted. Inside the caller's transaction."""
    run_script(connection, SCHEMA)


def common_step(connection: sqlite3.Connection) -> None:
    """Create the tables of the commonest words. Inside the caller's transaction."""
    run_script(connection, COMMON)
