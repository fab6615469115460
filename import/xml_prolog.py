"""What stands before the first element of XML, looked at by one linear scan before any parser sees it."""

import re
from typing import NamedTuple

_STOP = re.compile(r"[\"'\[>]")
_WIDE = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_SPACE = re.compile(r"[\s\ufeff]*")


class Prolog(NamedTuple):
    """Where the first element begins (the length, when none does); whether a document type has declarations."""

    end: int
    declares: bool


def characters(head: bytes) -> str:
    """Return the first bytes of XML as characters, well enough to read its markup: wide ones by their look."""
    encoding = next((name for begin, name in _WIDE if head.startswith(begin)), "latin-1")
    text = head.decode(encoding, "replace")
    return text.removeprefix("ï»¿")  # a byte order mark of UTF-8, read as Latin-1


def prolog(text: str) -> Prolog:
    """Return what stands before the first element of XML."""
    at, size = 0, len(text)
    while at < size:
        found = _SPACE.match(text, at)
        at = found.end() if found else at
        if text.startswith("<!--", at):
            end = text.find("-->", at + 4) + 2
        elif text.startswith("<?", at):
            end = text.find("?>", at + 2) + 1
        elif text[at : at + 9].upper() == "<!DOCTYPE":
            end, declares = _doctype(text, at + 9)
            if declares:
                return Prolog(at, True)
        else:
            return Prolog(at, False)
        if end <= at:
            return Prolog(size, False)
        at = end + 1
    return Prolog(size, False)


def _doctype(text: str, at: int) -> tuple[int, bool]:
    """Return where a document type ends (0 when it does not), and whether it has declarations of its own."""
    while found := _STOP.search(text, at):
        if found[0] == ">":
            return found.start(), False
        if found[0] == "[":
            return 0, True
        at = text.find(found[0], found.end()) + 1
        if not at:
            break
    return 0, False
