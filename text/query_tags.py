"""Tags that a query names, put under other names where they stand in it."""

from collections.abc import Callable, Sequence
from datetime import date

from readroom.text.query import MAX_LENGTH, parse
from readroom.text.query_dates import BadValue, shown
from readroom.text.query_lex import QUOTES, leaf_end


def retagged(text: str, renamed: Callable[[str], Sequence[str]], *, today: date) -> str:
    """Return a query with the tags that it names under other names; all else in it stays as it is written. Pure.

    `renamed` says which tags take the place of one as it is written, any of which is meant; none: it stays. Raise
    BadValue when the query cannot be read, or not be written so.
    """
    query = parse(text, today=today)
    found, beyond = query.text, text[len(query.text) :] if text.startswith(query.text) else ""
    for asked in reversed(query.exact):
        names = renamed(asked.value) if asked.name == "tag" else ()
        if names:
            leaves = [_leaf(name, asked.position) for name in names]
            leaf = f"({' OR '.join(leaves)})" if len(leaves) > 1 else leaves[0]
            found = found[: asked.position] + leaf + found[leaf_end(found, asked.position) :]
    if found == query.text:
        return text
    if len(found + beyond) > MAX_LENGTH >= len(text):
        raise BadValue(f"it would be longer than {MAX_LENGTH:,} characters", 0)
    return found + beyond


def _leaf(name: str, at: int) -> str:
    if not set(QUOTES).isdisjoint(name):
        raise BadValue(f"tag:{shown(name)} cannot be asked for: a quotation mark is in it", at)
    return f'"{name}"'
