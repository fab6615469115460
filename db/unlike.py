"""Of which articles a correction would say something new."""

import json
import sqlite3
from collections.abc import Iterable, Mapping

from readroom.db.corrections import COLUMNS, columns_of
from readroom.db.review import BELOW

_NONE: Mapping[str, str | None] = {}


def unlike(
    connection: sqlite3.Connection,
    ids: Iterable[int],
    field: str,
    value: str | None,
    own: Mapping[str, Mapping[str, str | None]] | None = None,
) -> list[int]:
    """Return those of some articles, in their order, whose `field` is not the stored `value`, or waits for review.

    `own`: what a reader's corrections say (see `db/own_values.py`), which counts before what the library has.
    """
    names = COLUMNS[field][:1] if field in ("date", "first_date") else COLUMNS[field]
    state = columns_of(field, value)
    wanted = tuple(state[name] for name in names)
    columns = "(select name from source s where s.id = a.source_id)" if field == "source" else ", ".join(names)
    sql = (
        f"select a.id, a.key, ifnull(e.confidence, 1), {columns} from json_each(?) j join article a on a.id = j.value "
        "left join evidence e on e.article_id = a.id and e.field = ?"
    )
    given = list(ids)
    same = set()
    for article_id, key, confidence, *has in connection.execute(sql, (json.dumps(given), field)):
        said = (own or {}).get(key, _NONE)
        if said[field] == value if field in said else tuple(has) == wanted and confidence >= BELOW:
            same.add(article_id)
    return [one for one in given if one not in same]
