"""Saved searches that name tags which get other names: they ask for the new ones, as a part of the same step."""

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from readroom.db.decided import SEARCH
from readroom.db.highlights import clean_tags, fold_tag
from readroom.db.notebook import codes
from readroom.db.notebook.log import DECIDE
from readroom.db.notebook.steps import Changes

Asked = Callable[[str], tuple[str, ...]]
"""What a search asks for in the place of a tag: nothing where it stays, two where some of what it meant stays."""


def asker(
    connection: sqlite3.Connection, moves: Sequence[tuple[str, str]], mapping: Mapping[str, str | None]
) -> Asked:  # fmt: skip
    """Return what says which tags a search means after a change of names; asked for before the change.

    `moves` are the tags that were named, with what each becomes: with all below it, the last one counting. `mapping`
    has every tag that really changes. A level above a tag may be meant that is no tag itself.
    """
    known = [code.name for code in codes.select(connection)]

    def asked(written: str) -> tuple[str, ...]:
        name = "/".join(clean_tags([written]))
        meant = [tag for tag in known if _below(tag, name)]
        for old, new in reversed(moves):
            if not name or not _below(name, old):
                continue
            after = "/".join([new, *name.split("/")[len(old.split("/")) :]])
            if fold_tag(after) == fold_tag(name) or (not meant and _below(name, new)):
                return ()
            if meant and not any(tag in mapping for tag in meant):
                return ()
            staying = [tag for tag in meant if tag not in mapping and not _below(tag, after)]
            return (name, after) if staying else (after,)
        return ()

    return asked


def resave(changes: Changes, asked: Asked, said: str) -> tuple[str, ...]:
    """Let the saved searches follow, as a part of the step; return the names of those that cannot, and stay."""
    from readroom.text.query import BadValue
    from readroom.text.query_tags import retagged

    left = []
    today = date.fromisoformat(changes.at[:10])
    sql = "select name, value from decision where kind = ? order by place, name"
    for name, value in changes.connection.execute(sql, (SEARCH,)).fetchall():
        query = str(json.loads(value))
        try:
            new = retagged(query, asked, today=today)
        except BadValue:
            left.append(name)
            continue
        if new != query:
            text = json.dumps(new, ensure_ascii=False)
            written = {"value": text, "author": changes.author, "modified": changes.at}
            changes.row("decision", (SEARCH, name), written, DECIDE, said)
    return tuple(left)


def _below(tag: str, above: str) -> bool:
    """Tell whether a tag is another one, or lies below it, whatever the case."""
    return fold_tag(tag) == fold_tag(above) or fold_tag(tag).startswith(f"{fold_tag(above)}/")
