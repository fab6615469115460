"""Cutting a query into pieces: words, quotations, operators, parentheses, fields. No string is an error here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from readroom.text.query_dates import shown
from readroom.text.query_tree import DATE_FIELDS, NOTEBOOK_FIELDS, WORD_FIELDS

QUOTES = '"“”„‟«»＂'
"""Any of these opens a phrase, and any of them closes it."""
FIELDS = WORD_FIELDS | DATE_FIELDS | NOTEBOOK_FIELDS | {"title", "text", "lang", "key", "id", "like", "dup", "story"}
"""Names before a colon that are understood."""
_MAY_BEGIN_WITH_MINUS = frozenset({"date", "first", "key", "id", "tag", "like", "in", "attr", "saved", "story"})

_CHUNK = re.compile(rf"[^\s(){QUOTES}]+")
_NEAR = re.compile(r"near(?:/(\d*))?\(", re.IGNORECASE | re.ASCII)
_NAME = re.compile(r"([A-Za-z]+):", re.ASCII)
_REGEX = re.compile(r"/((?:[^/\\\n]|\\[^\n])+)/(i?)(?=[\s)]|$)")
_QUOTATION = re.compile(rf"[{QUOTES}]([^{QUOTES}]*)([{QUOTES}]?)")

Kind = Literal["open", "close", "or", "and", "not", "minus", "field", "near", "regex", "leaf"]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something in a query that was not understood as written, and what was made of it; `position` in code points.

    `times`: how often it stands in the query; `position` is that of the first.
    """

    message: str
    position: int
    times: int = 1


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a query. `text`: a leaf as written, a field's name, a near's number; `position` in code points.

    `mark`: `=` or `~` before a leaf in quotation marks, or the `i` after a regular expression.
    """

    kind: Kind
    text: str
    position: int
    quoted: bool = False
    mark: str = ""


def quoted(text: str) -> str:
    """Return user text as a notice quotes it."""
    return f'"{shown(text)}"'


def leaf_end(text: str, at: int) -> int:
    """Return where the leaf ends whose position is `at`, with the marks of its quotation (code points)."""
    found = _QUOTATION.match(text, at) or _CHUNK.match(text, at)
    end = found.end() if found else at
    return end + 1 if text[at : at + 1] in tuple(QUOTES) and text[end : end + 1] == "*" else end


def pieces(text: str, notices: list[Notice], fields: frozenset[str] = FIELDS) -> Iterator[Piece]:
    """Yield the pieces of a query in order; add to `notices` what is not understood. `fields` are those there are."""
    at, bound = 0, False
    while at < len(text):
        char = text[at]
        if char.isspace():
            at += 1
            bound = False
            continue
        if char in "()":
            yield Piece("open" if char == "(" else "close", char, at)
            at, bound = at + 1, False
        elif char in QUOTES or (char in "=~" and text[at + 1 : at + 2] in tuple(QUOTES)):
            mark = "" if char in QUOTES else char
            piece, at = _quotation(text, at + len(mark), notices, mark)
            yield piece
            bound = False
        elif near := _NEAR.match(text, at):
            yield Piece("near", near[1] or "", at)
            at, bound = near.end(), False
        elif char == "-" and _negates(text, at):
            yield Piece("minus", char, at)
            at, bound = at + 1, True
        else:
            found, at = _chunk(text, at, bound=bound, notices=notices, fields=fields)
            yield from found
            bound = found[-1].kind == "field"


def _negates(text: str, at: int) -> bool:
    if at and not (text[at - 1].isspace() or text[at - 1] == "("):
        return False
    return at + 1 < len(text) and not text[at + 1].isspace() and text[at + 1] not in "-)"


def _quotation(text: str, at: int, notices: list[Notice], mark: str) -> tuple[Piece, int]:
    found = _QUOTATION.match(text, at)
    assert found is not None  # noqa: S101 - the caller saw a quotation mark at `at`
    inner, end = found[1], found.end()
    if not found[2]:
        notices.append(Notice("a quotation is not closed: it is read to the end", at))
    if text[end : end + 1] == "*":
        inner, end = inner + "*", end + 1
    return Piece("leaf", inner, at, quoted=True, mark=mark), end


def _chunk(
    text: str, at: int, *, bound: bool, notices: list[Notice], fields: frozenset[str]
) -> tuple[list[Piece], int]:
    """Return the pieces of the run of characters at `at`, and where it ends.

    `bound`: a minus or a field's colon stands right before it, so that it is no operator.
    """
    after_field = bound and text[at - 1] == ":"
    in_text = not after_field or text[:at].lower().endswith(("title:", "text:"))
    if in_text and (regex := _REGEX.match(text, at)):
        return [Piece("regex", regex[1], at, mark=regex[2])], regex.end()
    run = _CHUNK.match(text, at)
    assert run is not None  # noqa: S101 - the caller saw another character at `at`
    chunk, end = run[0], run.end()
    if chunk in ("AND", "OR", "NOT") and not bound:
        return [Piece("and" if chunk == "AND" else "or" if chunk == "OR" else "not", chunk, at)], end
    name = _NAME.match(chunk)
    if name and not after_field:
        found = _field(text, at, name[1], end, notices, fields)
        if found:
            return found
    return [Piece("leaf", chunk, at)], end


def _field(
    text: str, at: int, written: str, end: int, notices: list[Notice], fields: frozenset[str]
) -> tuple[list[Piece], int] | None:
    """Return the pieces of `name:…`, and where they end; None when it is no field (noted if it looks like one)."""
    name, value = written.lower(), at + len(written) + 1
    opens = value < len(text) and value == end and text[value] in QUOTES + "("
    if name not in fields:
        if (value < end or opens) and not text.startswith("//", value):
            notices.append(Notice(f"{quoted(written + ':')} is looked for as words: there is no such field", at))
        return None
    if value == end and not opens:
        notices.append(Notice(f"{name}: is looked for as words: nothing stands right after the colon", at))
        return None
    if name not in _MAY_BEGIN_WITH_MINUS and text[value] == "-" and value + 1 < end:
        return [Piece("minus", "-", value), Piece("field", name, at)], value + 1
    return [Piece("field", name, at)], value
