"""Conditions on a column that an index orders by date, told by their SQL."""

import json
import re

from readroom.db.fields import Sql

SINGLE = re.compile(r"a\.source_id = \?|\((a\.\w+) is not null and \1 = \?\)")
"""A condition on one value of such a column."""
_SEVERAL = re.compile(
    r"(a\.source_id) in \(select value from json_each\(\?\)\)|"
    r"\((a\.\w+) is not null and \+\2 in \(select value from json_each\(\?\)\)\)"
)
ALTERNATIVES = 20
"""A condition on so many values at most is gone through value by value."""


def alternatives(condition: Sql) -> tuple[Sql, ...]:
    """Return a condition on a column that an index orders by date, as one for each of its values; none of any other."""
    sql, values = condition
    if SINGLE.fullmatch(sql):
        return (condition,)
    several = _SEVERAL.fullmatch(sql)
    every = json.loads(values[0]) if several else []
    column = several and (several[1] or several[2])
    return tuple((f"{column} = ?", [value]) for value in every) if len(every) <= ALTERNATIVES else ()
