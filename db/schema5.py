"""The library's schema of names and stories: spellings, acronyms, articles that tell the same event.

All but what people decided is derived. Which texts have changed is noted (`readroom.db.storing`), and made by
`readroom.db.names` and `readroom.db.stories`.
"""

import sqlite3

from readroom.db.migrate import run_script

SCHEMA_5 = """
-- Articles whose text has changed: step 0, its names and words were not read yet; 2, its words were
-- not read yet; 1, its story was not looked for yet.
create table story_left (article_id integer primary key, step integer not null default 0);
create index story_left_step on story_left (step, article_id);

-- Words that are printed as names, folded. key: the consonants that spellings of one name share. uses: how often it was
-- seen with a capital, inside: within a sentence (both since the last rebuild). beside: words beside it, with counts.
create table name (
    term text primary key, key text not null, printed text not null, uses integer not null, inside integer not null,
    beside text not null
) without rowid;
create index name_key on name (key, term);

-- Other names that texts print in brackets: Long Name (LN). name and form are folded, the others as printed.
create table alias (
    name text not null, form text not null, printed_name text not null, printed_form text not null,
    articles integer not null, primary key (name, form)
) without rowid;
create index alias_form on alias (form);

-- Spellings that are one thing (accepted) or are not (rejected), as the curator decided; a < b are folded.
create table variant (
    a text not null, b text not null, printed_a text not null, printed_b text not null,
    state text not null check (state in ('accepted', 'rejected')), made text not null, author text,
    primary key (a, b)
) without rowid;

-- The words that tell most about an article, with how often each stands in it (zlib). day, until: the days (ordinal)
-- between which it was published; 0 where that is not known.
create table story_article (
    article_id integer primary key, day integer not null, until integer not null, words blob not null
);

-- What stories are found by: hashes of the most telling of these words. day is 0 where it is not known to the day.
create table story_word (
    word integer not null, day integer not null, article_id integer not null, primary key (word, day, article_id)
) without rowid;
create index story_word_article on story_word (article_id);

-- Articles that tell the same event. An id is never used again, and stays with most of its members.
create table story (id integer primary key autoincrement);
create table story_member (
    article_id integer not null, story_id integer not null, score real not null, maybe integer not null,
    primary key (article_id, story_id)
) without rowid;
create index story_member_story on story_member (story_id, maybe);

-- What the curator decided of stories (JSON): their names, what belongs together, what does not.
create table story_decision (
    id integer primary key, value text not null, made text not null, author text
);

create trigger story_text_out after delete on article_text
 when not exists (select 1 from storing where first <= old.article_id) begin
 delete from story_left where article_id = old.article_id;
 delete from story_article where article_id = old.article_id;
 delete from story_word where article_id = old.article_id;
end;

insert into story_left (article_id) select article_id from article_text;
"""

MADE_AGAIN = ("name", "alias", "story_article", "story_word", "story_left")
"""Tables that are made from the others. `story_member` can be too, but says which id a story had."""


def m0005_stories(connection: sqlite3.Connection) -> None:
    """Add the tables of names and stories; everything that is there has yet to be looked at."""
    run_script(connection, SCHEMA_5)
