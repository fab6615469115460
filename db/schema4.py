"""The library's schema of text reuse: fingerprints, near-duplicates with their passages, quotations.

All of it is derived. What has changed is noted (`readroom.db.storing`, and triggers where a text goes), and made by
`readroom.db.reuse.derive`; what belongs to a text that is gone goes with it.
"""

import sqlite3

from readroom.db.migrate import run_script

SCHEMA_4 = """
-- Fingerprints of texts (winnowed runs of words): a hash of 48 bits, and the number of the run's first word.
create table fingerprint (
    hash integer not null, article_id integer not null, position integer not null, primary key (hash, article_id)
) without rowid;

-- The newest of them, which are put among the others when there are many.
create table fingerprint_new (
    hash integer not null, article_id integer not null, position integer not null, primary key (hash, article_id)
) without rowid;

-- Fingerprints that say nothing: those of very many articles, and the furniture of a source.
create table fingerprint_stop (hash integer primary key);

-- Articles whose text has changed. step 0: it has no fingerprints yet; 1: it was not looked at beside others yet.
create table reuse_left (article_id integer primary key, step integer not null default 0);
create index reuse_left_step on reuse_left (step, article_id);

-- Texts (zlib) whose fingerprints have to go; quotations: the ids of theirs, between commas.
create table fingerprint_gone (id integer primary key, article_id integer not null, z blob not null, quotations text);

-- Two articles that are nearly one text (a < b): how much of each is in the other (0 to 1), and the words that are.
create table near_duplicate (
    a integer not null, b integer not null, a_in_b real not null, b_in_a real not null, words integer not null,
    primary key (a, b)
) without rowid;
create index near_duplicate_b on near_duplicate (b, a);

-- What near-duplicates have in common, in code points of each text.
create table passage (
    a integer not null, b integer not null, seq integer not null, kind text not null,
    a_start integer not null, a_end integer not null, b_start integer not null, b_end integer not null,
    words integer not null, identity real not null, moved integer not null,
    primary key (a, b, seq)
) without rowid;
create index passage_b on passage (b);

-- Quotations, in code points of their texts; family: the smallest id among those that print the same one.
create table quotation (
    id integer primary key autoincrement, article_id integer not null, start integer not null, "end" integer not null,
    words integer not null, family integer not null
);
create index quotation_article on quotation (article_id);
create index quotation_family on quotation (family) where family <> id;

-- What quotations are found by: hashes (32 bits) of runs of their words.
create table quotation_print (
    hash integer not null, quotation_id integer not null, primary key (hash, quotation_id)
) without rowid;

create trigger reuse_text_out after delete on article_text
 when not exists (select 1 from storing where first <= old.article_id) begin
 insert into fingerprint_gone (article_id, z, quotations)
  select old.article_id, old.z, (select group_concat(id) from quotation where article_id = old.article_id)
  where not exists (select 1 from reuse_left where article_id = old.article_id and step = 0);
 insert or ignore into reuse_left (article_id, step) select article_id, 1 from quotation
  where article_id <> old.article_id and id in (
   select id from quotation where family <> id
    and family in (select family from quotation where article_id = old.article_id)
   union all select family from quotation where article_id = old.article_id);
 update quotation set family = id where family <> id
  and family in (select family from quotation where article_id = old.article_id);
 delete from quotation where article_id = old.article_id;
 delete from passage where a = old.article_id;
 delete from passage where b = old.article_id;
 delete from near_duplicate where a = old.article_id;
 delete from near_duplicate where b = old.article_id;
 delete from reuse_left where article_id = old.article_id;
end;

insert into reuse_left (article_id) select article_id from article_text;
"""

DERIVED = (
    "fingerprint", "fingerprint_new", "fingerprint_stop", "reuse_left", "fingerprint_gone", "near_duplicate", "passage",
    "quotation", "quotation_print",
)  # fmt: skip
"""The tables that can be made again."""


def m0004_reuse(connection: sqlite3.Connection) -> None:
    """Add the tables of text reuse; everything that is there has yet to be looked at."""
    run_script(connection, SCHEMA_4)
