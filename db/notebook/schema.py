"""The notebook's schema: numbered migrations. Table names are public."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

from readroom.db.migrate import Step

APPLICATION_ID = 0x5252_4E42
"""What marks a SQLite file as a readroom notebook ("RRNB")."""

SCHEMA_1: tuple[str, ...] = (
    # What the notebook is: library_ids, a JSON list of the libraries that it was opened with.
    "create table meta (key text primary key, value text not null) without rowid",
    # A copy (zlib of UTF-8) of every text that ever had marks, so that nothing depends on what a library keeps.
    "create table marked_text (digest text primary key, z blob not null)",
    # [start, end) are code points in the text with this digest; prefix and suffix are up to 32 of them.
    # found_…: where the words may be in a newer text, while the highlight waits for its reader's decision.
    """create table highlight (
        id text primary key, article_key text not null, digest text not null references marked_text (digest),
        start integer not null, "end" integer not null, exact text not null, prefix text not null, suffix text not null,
        colour text not null, note text not null default '', author text, created text not null, modified text not null,
        state text not null check (state in ('exact', 'shifted', 'edited', 'ambiguous', 'orphan')),
        found_digest text, found_start integer, found_end integer, found_score real,
        check (0 <= start and start < "end")
    )""",
    "create index highlight_article on highlight (article_key, start)",
    "create table tag (id integer primary key, name text not null unique, folded text not null)",
    "create index tag_folded on tag (folded)",
    """create table highlight_tag (
        highlight_id text not null references highlight (id) on delete cascade,
        tag_id integer not null references tag (id), place integer not null,
        primary key (highlight_id, tag_id)
    ) without rowid""",
    "create index highlight_tag_tag on highlight_tag (tag_id)",
    # How far an article was read: a code point in its text.
    """create table position (
        article_key text primary key, "offset" integer not null, modified text not null
    ) without rowid""",
    # What the app remembers: the last place, the last queries, the open panes (JSON).
    "create table state (key text primary key, value text not null) without rowid",
    # Every change of a highlight, in order, with what it was and what it became (JSON, see docs/notebook.md).
    # kind: do, undo and redo are the reader's, auto follows a change of text. Rows of one step are undone together.
    """create table log (
        seq integer primary key autoincrement, at text not null,
        kind text not null check (kind in ('do', 'undo', 'redo', 'auto')), step integer,
        action text not null, highlight_id text not null, article_key text not null, change text, author text
    )""",
    "create index log_step on log (step)",
    "create index log_highlight on log (highlight_id)",
    """create trigger log_no_update before update on log
    begin select raise(abort, 'the log of a notebook is append-only'); end""",
    """create trigger log_no_delete before delete on log
    begin select raise(abort, 'the log of a notebook is append-only'); end""",
    # "insert or replace" takes a row out without asking the trigger on delete.
    """create trigger log_no_replace before insert on log when exists (select 1 from log where seq = new.seq)
    begin select raise(abort, 'the log of a notebook is append-only'); end""",
)


def m0001_first(connection: sqlite3.Connection) -> None:
    """Create the first schema."""
    for statement in SCHEMA_1:
        connection.execute(statement)
    connection.execute("insert into meta values ('library_ids', '[]')")


SCHEMA_2: tuple[str, ...] = (
    # Corrections of a library that its reader cannot write to: proposals to its curator. field "cut": value is JSON of
    # edits of lines, page is JSON of the page's digest, file and record. The log has their changes (action: correct).
    """create table correction (
        id text primary key, article_key text not null, field text not null, value text, page text,
        page_digest text, reason text, author text, created text not null
    )""",
    "create index correction_article on correction (article_key)",
    "create index correction_page on correction (page_digest) where page_digest is not null",
)


def m0002_corrections(connection: sqlite3.Connection) -> None:
    """Add the reader's corrections."""
    for statement in SCHEMA_2:
        connection.execute(statement)


SCHEMA_3: tuple[str, ...] = (
    # The codebook: what a tag means, its colour (#rrggbb), and what another program that it came from calls it.
    "alter table tag add column definition text not null default ''",
    "alter table tag add column colour text",
    "alter table tag add column guid text",
)


def m0003_codebook(connection: sqlite3.Connection) -> None:
    """Add what a tag means."""
    for statement in SCHEMA_3:
        connection.execute(statement)


SCHEMA_4: tuple[str, ...] = (
    # Notes that stand on no highlight. kind says on what; subject: an article's key, a tag, a story's id, '' of a free
    # one. known: JSON list of the keys of a story's articles, by which it is found again when stories are made anew.
    """create table note (
        id text primary key, kind text not null check (kind in ('article', 'tag', 'story', 'free')),
        subject text not null, title text not null default '', text text not null default '',
        known text not null default '[]', author text, created text not null, modified text not null
    )""",
    "create index note_subject on note (kind, subject)",
    # What a reader says of an article: a value for each name.
    """create table article_attribute (
        article_key text not null, name text not null, value text not null, author text, modified text not null,
        primary key (article_key, name)
    ) without rowid""",
    "create index article_attribute_name on article_attribute (name, value)",
    # Fixed lists of articles. place: the order; state: whether the article is still to be worked on.
    """create table collection (
        id text primary key, name text not null unique, description text not null default '', author text,
        created text not null, modified text not null
    )""",
    """create table collection_item (
        collection_id text not null references collection (id), article_key text not null, place integer not null,
        reason text not null default '', state text not null default 'todo' check (state in ('todo', 'done')),
        author text, added text not null, modified text not null, primary key (collection_id, article_key)
    ) without rowid""",
    "create index collection_item_article on collection_item (article_key)",
    # Tables of counts that were kept. command, header, about, picture: JSON; z: zlib of JSON, a list of rows. stamp is
    # how the library was then. removed: when it was taken away; it stays, so that undo can bring it back.
    """create table saved_table (
        id text primary key, name text not null, command text not null, header text not null, z blob not null,
        about text not null, picture text, library_id text not null, stamp text not null, author text,
        created text not null, removed text
    )""",
    # Somebody else's notes, as their file was (zlib). hidden: not shown, for blind coding.
    """create table layer (
        id text primary key, name text not null, file text not null, z blob not null,
        hidden integer not null default 0, added text not null, removed text
    )""",
)


def m0004_beyond_highlights(connection: sqlite3.Connection) -> None:
    """Add notes on other things, attributes, collections, kept tables and layers."""
    for statement in SCHEMA_4:
        connection.execute(statement)


SCHEMA_5: tuple[str, ...] = (
    # kept_in: the digest of the text for which the reader left a highlight without a place; for another text it waits.
    "alter table highlight add column kept_in text",
)


def m0005_kept_orphans(connection: sqlite3.Connection) -> None:
    """Add which highlights their reader left without a place."""
    for statement in SCHEMA_5:
        connection.execute(statement)


SCHEMA_6: tuple[str, ...] = (
    # What its reader decided: kind is search (a saved one), spelling, story or review; value: JSON. place: the order.
    """create table decision (
        kind text not null, name text not null, value text not null, place integer not null, author text,
        modified text, primary key (kind, name)
    ) without rowid""",
)


def m0006_decisions(connection: sqlite3.Connection) -> None:
    """Give decisions a table that the log follows; before, the app's memory held them. What is no decision stays."""
    for statement in SCHEMA_6:
        connection.execute(statement)
    for key, (kind, read) in _REMEMBERED.items():
        row = connection.execute("select value from state where key = ?", (key,)).fetchone()
        try:
            found = dict(read(json.loads(row[0]))) if row else None
        except (ValueError, TypeError, KeyError, AttributeError):
            continue
        if found is not None:
            texts = ((name, json.dumps(value, ensure_ascii=False)) for name, value in found.items())
            rows = [(kind, name, text, place) for place, (name, text) in enumerate(texts, 1)]
            connection.executemany("insert into decision values (?, ?, ?, ?, null, null)", rows)
            connection.execute("delete from state where key = ?", (key,))


def _spellings(kept: Any) -> Iterator[tuple[str, Any]]:
    from readroom.text.fold import fold

    for one, other, state in kept:
        yield " = ".join(sorted((fold(one), fold(other)))), [one, other, state]


_REMEMBERED: dict[str, tuple[str, Callable[[Any], Iterator[tuple[str, Any]]]]] = {
    "saved searches": ("search", lambda kept: ((str(name), str(query)) for name, query in kept.items())),
    "variants": ("spelling", _spellings),
    "stories": ("story", lambda kept: ((str(one["id"]), one) for one in kept)),
    "accepted": ("review", lambda kept: ((json.dumps(one, ensure_ascii=False), one) for one in kept)),
}
"""Under which name the app's memory held decisions, what kind they are, and how they are named now."""

STEPS: tuple[Step, ...] = (
    m0001_first,
    m0002_corrections,
    m0003_codebook,
    m0004_beyond_highlights,
    m0005_kept_orphans,
    m0006_decisions,
)
