"""What the list of sources says of each besides its numbers."""

from readroom.db.articles import FIRST_DATED
from readroom.db.library import Library


def first_and_last(library: Library, source_id: int) -> tuple[str | None, str | None]:
    """Return the dates (ISO, cut to their precision) of a source's first and last article; None without dated ones."""
    found = []
    for order in ("asc", "desc"):
        sql = f"select date from article where source_id = ? and docid >= ? order by docid {order} limit 1"
        row = library.connection.execute(sql, (source_id, FIRST_DATED)).fetchone()
        found.append(row[0] if row else None)
    return found[0], found[1]
