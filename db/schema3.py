"""The library's third schema: lists in any order, counts that are kept, values of fields, what common words rank."""

import sqlite3

from readroom.db.best import BEST
from readroom.db.migrate import run_script
from readroom.db.storing import STORING, settled
from readroom.db.tally import YEAR, rebuild_tally
from readroom.db.values import VALUED, rebuild_values

_COUNTED = """begin insert into source_year (source_id, year, articles)
 values (new.source_id, {new}, 1), (0, {new}, 1) on conflict (source_id, year) do update set articles = articles + 1;"""
_UNCOUNTED = "update source_year set articles = articles - 1 where year = {old} and source_id in (old.source_id, 0);"
_NOTED = " union all ".join(f"select '{c}', new.{c} where new.{c} is not null" for c in VALUED)

SCHEMA_3 = f"""{STORING}
-- The title (or the first words of an untitled article), folded and cut: what a list by title goes by. ~ until it is
-- made, by the next commit of the write path.
alter table article add column title_key text not null default '~';
create index article_unkeyed on article (id) where title_key = '~';
create trigger article_retitled after update of title, opening on article when new.title_key is old.title_key
 and (new.title is not old.title or new.opening is not old.opening)
 begin update article set title_key = '~' where id = new.id; end;

-- Lists by length, by what was added last, and what a query for a language or a first date looks up.
create index article_words on article (words, docid, source_id);
create index article_added on article (source_id);
create index article_language on article (language, docid) where language is not null;
create index article_first on article (first_date, docid) where first_date is not null;
create index import_file_whole on import_file (file, path) where record <= 1;

-- The commonest words: what a * stands for is looked up here first.
create index term_common on term (articles desc, term) where articles > 100;

-- How many articles a source has of a year (0: undated); source 0 is all of them. Kept by triggers.
create table source_year (
    source_id integer not null, year integer not null, articles integer not null, primary key (source_id, year)
) without rowid;
create trigger article_uncounted after delete on article when {settled("old.id")}
 begin {_UNCOUNTED.format(old=YEAR.format("old.docid"))} end;
create trigger article_recounted after update of source_id, docid on article
 when (old.source_id is not new.source_id or old.docid >> 20 is not new.docid >> 20) and {settled("old.id")}
 begin {_UNCOUNTED.format(old=YEAR.format("old.docid"))}
 {_COUNTED.format(new=YEAR.format("new.docid")).split("begin ", 1)[1]} end;

-- Every value that some fields of articles have or had. folded: its words between spaces, names apart by |; null until
-- it is made, by the next commit of the write path.
create table value (
    field text not null, value text not null, folded text, primary key (field, value)
) without rowid;
create index value_unfolded on value (field, value) where folded is null;
create trigger article_revalued after update of {", ".join(VALUED)} on article when {settled("new.id")}
 begin insert or ignore into value (field, value) {_NOTED}; end;

{BEST}
"""


def m0003_million(connection: sqlite3.Connection) -> None:
    """Add what lists, fields and ranking need in a large library, and fill it from what is there."""
    run_script(connection, SCHEMA_3)
    rebuild_tally(connection)
    rebuild_values(connection)
    connection.execute("create index article_title on article (title_key, docid desc, source_id)")
