"""The index's own words, as SQLite's table functions give them: counts that need no text."""

import sqlite3
from typing import Literal

Kind = Literal["row", "instance"]
"""`row`: each word with its articles and hits. `instance`: each hit with its docid, column and place."""


def vocab(connection: sqlite3.Connection, kind: Kind) -> str:
    """Return the name of a table of the index's words; it is the connection's own, and nothing in the file."""
    name = f"word_{kind}"
    if not connection.execute("select 1 from temp.sqlite_master where name = ?", (name,)).fetchone():
        (guarded,) = connection.execute("pragma query_only").fetchone()
        connection.execute("pragma query_only = 0")
        connection.execute(f"create virtual table temp.{name} using fts5vocab (main, article_fts, {kind})")
        connection.execute(f"pragma query_only = {guarded}")
    return f"temp.{name}"


def index_size(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return how many articles and words the index holds, from the record that it keeps of both."""
    (block,) = connection.execute("select block from article_fts_data where id = 1").fetchone() or (b"",)
    numbers, value = [], 0
    for byte in block:
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            numbers.append(value)
            value = 0
    return (numbers[0], sum(numbers[1:3])) if numbers else (0, 0)


def _byte(place: int) -> str:
    return f"(instr(x'{bytes(range(256)).hex()}', substr(d.sz, {place}, 1)) - 1)"


TITLE_WORDS = (
    f"case when {_byte(1)} < 128 then {_byte(1)} when {_byte(2)} < 128 then ({_byte(1)} - 128) * 128 + {_byte(2)} "
    f"else (({_byte(1)} - 128) * 128 + {_byte(2)} - 128) * 128 + {_byte(3)} end"
)
"""How many words a title has, from the sizes that the index keeps of `article_fts_docsize d`: the first varint."""
SIZES = "join article_fts_docsize d on d.id = a.docid"
ALL_WORDS = f"(a.words + {TITLE_WORDS})"
"""The words of an article, its title and its text together."""
