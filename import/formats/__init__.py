"""The formats that files are read from: one module each, found by itself.

A module of this package that holds a `FORMAT` is a format; nothing else has to know it. Importing the registry is
cheap: a format imports what it needs when a page is read.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import PurePath
from typing import BinaryIO, NamedTuple, Protocol

from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Page

_FIRST = re.compile(rb"(?:\xef\xbb\xbf)?\s*+(.?)", re.DOTALL)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_WIDE_IN = 400  # bytes in which the zeros of wide characters show


class Unreadable(Exception):  # noqa: N818 (a state of the file, not a fault of the program)
    """A file or record that cannot be read at all; the message is the reason, in one line."""


class Record(NamedTuple):
    """One member of a container: its 1-based number and its bytes.

    `member` is the name that it has in the container (a path, an address), `format` the name of the format that reads
    its bytes (None: the container's own), `refused` why it is not read at all.
    """

    number: int
    data: bytes
    member: str | None = None
    format: str | None = None
    refused: str | None = None


class Declared(NamedTuple):
    """How many articles a container says that it holds ("Documents (10)")."""

    articles: int


class Left(NamedTuple):
    """Something in a container that is no page and no error ("revisit record"): it is counted by its reason."""

    reason: str


Part = Record | Declared | Left
"""What a container is split into."""


class Format(Protocol):
    """How files of one kind are told from others, and read.

    A format of single pages has `read`; a container has `records` and `read_record`, so that its members can be read
    one by one, elsewhere, and a bad one stops no other. `title`, `about`, `details` (Markdown), `limits` and `needs`
    (the extra that it takes, if any, with the `modules` that come with it) are for people: `docs/formats.md` and
    `readroom formats` are made of them. Formats with a lower `rank` are asked first: what a file is in particular (a
    press database's export) before what it is in general (HTML). Where a page takes a worker about a millisecond the
    format is `light`: several files go to a worker at once.

    Every format is asked about every file, so a format says what must be there before it has to look: `begins` are the
    bytes one of which stands first behind blanks and a mark of UTF-8 (None: any; empty: its content shows nothing),
    `signs` the bytes all of which stand somewhere in the beginning, `holds` the words, in lower case, one of which
    does (none: it need not). Text in UTF-16 or UTF-32 is shown to all formats. By its name a file is only of a format
    that has its ending among its `endings`, or that is `nameless` and takes files without one.
    """

    name: str
    rank: int
    title: str
    about: str
    limits: str
    details: str
    needs: str | None
    modules: tuple[str, ...]
    endings: tuple[str, ...]
    nameless: bool
    begins: bytes | None
    signs: bytes
    holds: tuple[bytes, ...]
    container: bool
    light: bool

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell whether a file that begins with `head` is of this format; its ending counts when `name` is given."""
        ...

    def read(self, data: bytes, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page that a file's bytes hold; raise Unreadable."""
        ...

    def records(self, stream: BinaryIO) -> Iterator[Part]:
        """Yield the members of a container, and what else there is to count; raise Unreadable when it is none.

        This runs in the import's own process: it only splits, and never holds more than a member.
        """
        ...

    def read_record(self, data: bytes, number: int, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page that a member holds (`number` is 1-based, `name` its own name, else the file's)."""
        ...


class Plain:
    """What a format of single pages does not have to say."""

    name = ""
    rank = 0
    title = ""
    about = ""
    limits = ""
    details = ""
    needs: str | None = None
    modules: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    nameless = False
    begins: bytes | None = None
    signs = b""
    holds: tuple[bytes, ...] = ()
    container = False
    light = False

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by the file's ending."""
        return ending(name) in self.endings

    def read(self, data: bytes, name: str, settings: Settings = NOTHING) -> Page:
        """Refuse: a container is read record by record."""
        raise Unreadable(f"a {self.name} file is read record by record")

    def records(self, stream: BinaryIO) -> Iterator[Part]:
        """Refuse: a single page has no members."""
        raise Unreadable(f"a {self.name} file holds one page")

    def read_record(self, data: bytes, number: int, name: str, settings: Settings = NOTHING) -> Page:
        """Refuse: a single page has no members."""
        raise Unreadable(f"a {self.name} file holds one page")


@lru_cache(maxsize=256)
def ending(name: str) -> str:
    """Return a file name's ending in lower case, with its dot and without blanks behind it; "" when it has none."""
    return PurePath(name.rstrip()).suffix.lower()


@cache
def formats() -> tuple[Format, ...]:
    """Return every format of this package, in the order in which they are asked: by rank, then by module."""
    found: list[Format] = []
    for module in sorted(info.name for info in pkgutil.iter_modules(__path__)):
        each = getattr(importlib.import_module(f"{__name__}.{module}"), "FORMAT", None)
        if each is not None:
            found.append(each)
    return tuple(sorted(found, key=lambda each: each.rank))


def one_format(name: str) -> Format | None:
    """Return the format with this name from the module that is called so, without loading the others; None without."""
    module = name.replace("-", "_")
    if not module.isidentifier() or find_spec(f"{__name__}.{module}") is None:
        return None
    found: Format | None = getattr(importlib.import_module(f"{__name__}.{module}"), "FORMAT", None)
    return found if found is not None and found.name == name else None


def find_format(head: bytes, name: str) -> Format | None:
    """Return the format of a file by its first bytes, else by its name; None when nothing reads it.

    `head` is what the file begins with (64 KiB are enough), `name` its name.
    """
    for each in _shown_by(head):
        if each.looks_like(head, ""):
            return each
    for each in _with_ending(formats(), ending(name)):
        if each.looks_like(head, name):
            return each
    return None


def _shown_by(head: bytes) -> Iterator[Format]:
    """Yield the formats that the content of a file may show, in their order: those whose conditions it meets."""
    first = match[1] if (match := _FIRST.match(head)) else b""
    if first == b"\0" or head.startswith(_WIDE) or b"\0" in head[:_WIDE_IN]:
        yield from formats()
        return
    lower = head.lower()
    for each in _beginning_with(formats(), first):
        if _has_all(head, each.signs) and (not each.holds or _has_one(lower, each.holds)):
            yield each


def _has_all(head: bytes, signs: bytes) -> bool:
    for sign in signs:  # noqa: SIM110 (a generator takes longer than the search)
        if sign not in head:
            return False
    return True


def _has_one(head: bytes, words: tuple[bytes, ...]) -> bool:
    for word in words:  # noqa: SIM110 (a generator takes longer than the search)
        if word in head:
            return True
    return False


@lru_cache(maxsize=512)
def _beginning_with(among: tuple[Format, ...], first: bytes) -> tuple[Format, ...]:
    """Return the formats whose files may begin with a byte (b"": with none)."""
    return tuple(each for each in among if each.begins is None or (first and first in each.begins))


@lru_cache(maxsize=256)
def _with_ending(among: tuple[Format, ...], end: str) -> tuple[Format, ...]:
    """Return the formats that a name with this ending may show."""
    return tuple(each for each in among if end in each.endings or (not end and each.nameless))
