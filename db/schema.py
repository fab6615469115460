"""The library's schema: numbered migrations. Table names are public; `docs/schema.md` is printed from here."""

import sqlite3
import uuid

from readroom.db.migrate import Step, run_script
from readroom.db.schema3 import m0003_million
from readroom.db.schema4 import m0004_reuse
from readroom.db.schema5 import m0005_stories
from readroom.db.schema6 import m0006_counting
from readroom.db.schema7 import m0007_common
from readroom.db.schema8 import m0008_gone
from readroom.db.terms import rebuild_terms
from readroom.text.fold import FOLD_VERSION

SCHEMA_1 = """
-- What the library is: its id (kept by every copy), the version of the fold that the index holds.
create table meta (key text primary key, value text not null) without rowid;

-- Who published pages: the first level of the source list.
create table source (id integer primary key, name text not null unique);

-- One row for each run of the import.
create table import_run (
    id integer primary key, started text not null, finished text, version text not null,
    arguments text not null, counts text
);

-- What one import record held. text: the linear text (zlib; null where it equals its one article's text).
-- verdicts: what became of each line (zlib, JSON rows of [first line, last line, verdict, reason, article]).
-- file and record (null: the file itself): where it was first read; import_file has every path that leads to it.
create table page (
    id integer primary key autoincrement, digest blob not null unique, file text not null, record integer,
    format text not null,
    source_id integer references source (id),
    extractor text not null, url text, language text,
    crawl_date text, crawl_date_precision text, crawl_date_raw text,
    problem text, text blob, verdicts blob not null, run_id integer not null references import_run (id)
);

-- Every file and record that was ever offered; record 0 is the file itself. Two paths may lead to one page.
create table import_file (
    id integer primary key, path text not null, record integer not null, file text not null, digest blob,
    outcome text not null, reason text, articles integer not null default 0,
    page_id integer references page (id), run_id integer not null references import_run (id),
    unique (path, record)
);
create index import_file_page on import_file (page_id);

-- id: permanent. key: stable across rebuilds. docid: the index's row id, in the order of dates
-- (day << 20 | n; the undated below 1 << 30).
create table article (
    id integer primary key autoincrement, key text not null unique, docid integer not null unique,
    source_id integer not null references source (id), page_id integer not null references page (id),
    position integer not null, title text, opening text, authors text not null,
    date text, date_precision text, date_raw text, date_line integer,
    first_date text, first_date_precision text, first_date_raw text, first_date_line integer,
    outlet text, outlet_name text, section text, language text, url text,
    words integer not null, digest text not null, line_first integer, line_last integer
);
create index article_source on article (source_id, docid);
create index article_page on article (page_id, position);

-- The reading text (zlib of UTF-8), apart from the row so that lists stay small. Every offset is a code point in it.
create table article_text (article_id integer primary key references article (id), z blob not null);

-- Folded title and text, contentless: row id is article.docid. Fed and emptied by one write path.
create virtual table article_fts using fts5 (title, text, content='', tokenize="ascii tokenchars '_'");

-- Structure over the text, standing off from it: [start, end) in code points.
create table span (
    article_id integer not null references article (id), seq integer not null, kind text not null,
    start integer not null, "end" integer not null, level integer, href text,
    primary key (article_id, seq)
) without rowid;

-- A passage that somebody else wrote.
create table voice (
    article_id integer not null references article (id), seq integer not null,
    start integer not null, "end" integer not null, title text, authors text not null, outlet text,
    date text, date_precision text, date_raw text, date_line integer, url text,
    primary key (article_id, seq)
) without rowid;

-- What belongs to the article and is not its text; shown before the character at "at".
create table aside (
    article_id integer not null references article (id), seq integer not null, kind text not null,
    at integer not null, text text not null, line integer,
    primary key (article_id, seq)
) without rowid;

-- Subjects that came with the article.
create table keyword (
    article_id integer not null references article (id), seq integer not null, keyword text not null,
    primary key (article_id, seq)
) without rowid;
create index keyword_keyword on keyword (keyword);

-- Where a field's value was found, how sure that is (0 to 1), and why.
create table evidence (
    article_id integer not null references article (id), field text not null,
    line integer, confidence real not null, reason text not null,
    primary key (article_id, field)
) without rowid;

-- The curator's corrections: each applies to one article or to a query's, and survives a new import.
create table correction (
    id integer primary key, made text not null, author text, article_key text, query text,
    field text not null, value text, reason text
);

-- What became of an article's key when its page was cut anew; new_key is null where the article is gone.
create table recut (
    id integer primary key, old_key text not null, new_key text, page_id integer, run_id integer not null
);

-- What can be made again from the rest, and the version of the algorithm that made it.
create table derived (name text primary key, version integer not null, run_id integer) without rowid;
"""


def m0001_first(connection: sqlite3.Connection) -> None:
    """Create the first schema and give the library its id."""
    run_script(connection, SCHEMA_1)
    connection.execute("insert into meta values ('id', ?)", (str(uuid.uuid4()),))
    connection.execute("insert into derived (name, version) values ('article_fts', ?)", (FOLD_VERSION,))


SCHEMA_2 = """
-- reading: digest of the recipes and column maps it was read with (null: none). Of a container (record 0): how many
-- articles it declares, and what it holds besides pages (JSON, reason to count). member: a record's name in it.
alter table import_file add column member text;
alter table import_file add column reading text;
alter table import_file add column declared integer;
alter table import_file add column left_out text;

-- recipe: the name of the recipe that the page was cut by.
alter table page add column member text;
alter table page add column reading text;
alter table page add column recipe text;

-- The press database that an article came out of, its number there, and where the paper printed it.
alter table article add column database text;
alter table article add column accession text;
alter table article add column edition text;
alter table article add column print_page text;
create index article_accession on article (accession) where accession is not null;

-- On how many pages of a source a short line stands, by the line's hash: its furniture.
create table furniture (
    source_id integer not null references source (id), line integer not null, pages integer not null,
    primary key (source_id, line)
) without rowid;

-- A word as it would be without mojibake, and as pages print it, both folded: a query for the one finds the other.
create table spelling (mended text not null, printed text not null, primary key (mended, printed)) without rowid;

-- Which pages of a source were counted for that: how many text dumps, and the newest one.
create table furniture_state (
    source_id integer primary key references source (id), pages integer not null, newest integer not null,
    version integer not null
);
create index page_dump on page (source_id, id) where format = 'text' and recipe is null;

-- Which column of a table is which field, as it was answered once; columns is a hash of the columns' names.
create table column_map (
    source text not null, columns text not null, map text not null, primary key (source, columns)
) without rowid;

-- A correction of a field (value: JSON of a list for authors, null: absent) or of a page's cut (field: cut; value: JSON
-- of its edits; the page by its digest, and by its file and record). undone: when it was taken back.
alter table correction add column page_digest blob;
alter table correction add column file text;
alter table correction add column record integer;
alter table correction add column undone text;
create index correction_page on correction (page_digest) where page_digest is not null;
create index correction_file on correction (file, record) where file is not null;

-- The articles that a correction of a field applies to. before: what the field was without it (JSON); of the first of
-- an article's corrections of a field that is what the page says, also after a new import. null: it is not here yet.
create table correction_article (
    article_key text not null, correction_id integer not null references correction (id), before text,
    primary key (article_key, correction_id)
) without rowid;
create index correction_article_correction on correction_article (correction_id);

-- A page as its reader cut it, where corrections have changed that (zlib of JSON).
create table page_cut (page_id integer primary key references page (id), z blob not null);
create trigger page_cut_gone after delete on page begin delete from page_cut where page_id = old.id; end;

-- Names that sources had before they were renamed or merged: an import that finds one goes to the source of today.
create table source_alias (
    name text primary key, source_id integer not null references source (id), made text not null, author text
) without rowid;

-- Articles that were withdrawn: they are not imported again. z: the article as it was last cut (zlib of JSON).
create table withdrawn (
    key text primary key, made text not null, author text, title text, reason text, query text,
    article_id integer not null, page_id integer not null, position integer not null, digest text not null,
    source text not null, file text, record integer, z blob not null
) without rowid;

-- What a reviewer decided about a page (field: *), a field of it, or one of an article: it leaves the list until the
-- page changes. article_key is empty where it is about all of the page's articles.
create table reviewed (
    page_digest blob not null, article_key text not null default '', field text not null, made text not null,
    author text, decision text not null,
    primary key (page_digest, article_key, field)
) without rowid;
create index evidence_unsure on evidence (confidence) where confidence < 0.7;

-- The words of the index, folded, and in how many articles each stands: what a * in a query may stand for.
create table term (term text primary key, articles integer not null) without rowid;

-- What a query for an outlet, a section or an author looks its values up in.
create index article_outlet on article (outlet, docid) where outlet is not null;
create index article_outlet_name on article (outlet_name, docid) where outlet_name is not null;
create index article_section on article (section, docid) where section is not null;
create index article_authors on article (authors, docid);
create index page_problem on page (id) where problem is not null;
"""


def m0002_import(connection: sqlite3.Connection) -> None:
    """Add what imports learn and are told: recipes, maps, furniture, withdrawals, press databases."""
    run_script(connection, SCHEMA_2)
    rebuild_terms(connection)


STEPS: tuple[Step, ...] = (
    m0001_first, m0002_import, m0003_million, m0004_reuse, m0005_stories, m0006_counting, m0007_common,
    m0008_gone,
)  # fmt: skip
