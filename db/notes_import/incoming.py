"""What a file of notes says, whatever its format. Everything in it has passed the gate."""

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from readroom.db.highlights import COLOURS, clean_tags
from readroom.db.notebook.codes import Code
from readroom.db.notebook.rest import Rest
from readroom.text.gate import clean, clean_line

Units = Literal["code points", "utf-16"]
LONGEST = 1_000_000
"""Code points of a quotation or a note; longer ones are refused, as no reader marked them."""
MOST_TAGS = 1000


@dataclass(frozen=True, slots=True)
class Incoming:
    """One mark in a file. `where` is its place there; `id` is 32 hexadecimal digits, the same whenever it is read.

    `key` or one of `urls` says which article. `start` and `end` are positions in `units`, None where the file does not
    say which. `digest` is that of the text which they are in; `state`, `suggested` and `suggested_in` are as readroom
    exports them.
    """

    where: str
    id: str
    exact: str
    key: str | None = None
    urls: tuple[str, ...] = ()
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    units: Units | None = None
    digest: str | None = None
    colour: str = COLOURS[0]
    tags: tuple[str, ...] = ()
    note: str = ""
    author: str | None = None
    created: str | None = None
    modified: str | None = None
    state: str | None = None
    suggested: tuple[int, int] | None = None
    suggested_in: str | None = None
    kept_in: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """What is not taken in, and why. `quote` is its words, where it has some."""

    where: str
    reason: str
    quote: str = ""


@dataclass(slots=True)
class Read:
    """What a file holds: `form` is its format in words."""

    form: str
    marks: list[Incoming] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    codes: list[Code] = field(default_factory=list)
    rest: Rest = field(default_factory=Rest)


class UnusableError(Exception):
    """One row of a file cannot be used; the text says why."""


def text(row: Mapping[str, Any], name: str, *, line: bool = False) -> str:
    """Return a text of a row, clean; empty when it has none. Raise UnusableError when it is none, or endless."""
    value = row.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UnusableError(f"{name} is no text")
    if len(value) > LONGEST:
        raise UnusableError(f"{name} is longer than {LONGEST:,} characters")
    return clean_line(value) if line else clean(value)


def number(row: Mapping[str, Any], name: str) -> int | None:
    """Return a position of a row, or None; raise UnusableError when it is no whole number from 0 on."""
    value = row.get(name)
    if isinstance(value, float) and math.isfinite(value) and value == int(value):
        value = int(value)
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**53):
        raise UnusableError(f"{name} is no position")
    return value


def tags_of(values: Any) -> tuple[str, ...]:
    """Return tags, clean; raise UnusableError when they are none."""
    if values is None:
        return ()
    if not isinstance(values, list) or not all(isinstance(tag, str) for tag in values) or len(values) > MOST_TAGS:
        raise UnusableError("tags are no list of texts")
    return clean_tags(tag[:LONGEST] for tag in values)


def time_of(value: Any) -> str | None:
    """Return a time as the notebook keeps it: UTC, ISO, with seconds; one without a zone is UTC. None: no time."""
    if not isinstance(value, str) or len(value) > 40:
        return None
    try:
        found = datetime.fromisoformat(value.strip())
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        return None


def made_id(*parts: str) -> str:
    """Return an id for a mark that brings none of ours: the same whenever the same is read."""
    named = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(named, digest_size=16).hexdigest()
