"""What an exported file is, in lines of text: they go into a file beside it, so that its figures can be cited."""

from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version

EACH = "each copy counted"
"""The rule of a count in which near-duplicates count one by one."""
ONCE = "copies counted once"
"""The rule of one in which the first of them stands for all."""


def rule(number: int, copies: int | None, *, once: bool) -> str:
    """Return how copies are counted in a number of articles, with the other number beside it.

    `copies`: how many more there are, or (not `once`) how many of them are copies of others; None: not known.
    """
    if not copies:
        return ONCE if once else EACH
    other = f"{number + copies:,} with every copy" if once else f"{number - copies:,} without copies"
    return f"{ONCE if once else EACH} ({other})"


def program_version() -> str:
    """Return the version of this program as it is installed; "" when it is run without being installed."""
    try:
        return version("readroom")
    except PackageNotFoundError:
        return ""


def statement(what: str, library_id: str, *, query: str | None = None, counted: str = EACH, more: str = "") -> str:
    """Return what a file holds, the query, the counting rule, the library, the program's version and the time."""
    lines = [
        what,
        f"query: {query}" if query is not None else "",
        f"counting: {counted}",
        more,
        f"library: {library_id}",
        f"readroom: {program_version()}",
        f"date: {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
    ]
    return "".join(f"{line}\n" for line in lines if line)
