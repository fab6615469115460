"""Completing a query as it is typed: what is wanted where the cursor is, and what fits it. Pure."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from readroom.text.fold import fold, tokens
from readroom.text.query_lex import FIELDS, QUOTES

WORD = ""
"""What is wanted where a word of the text, or the name of a field, is typed."""
MOST = 12
"""How many completions are offered."""
SHORTEST = 2
"""A word is completed from so many characters on."""
CHOICES = {"is": ("unread", "read"), "has": ("highlight", "note"), "dup": ("all", "fold")}
"""Fields with few values."""
DATED = frozenset({"date", "first"})
SPANS = ("none", "30d", "6m", "1y")
_NAME = re.compile(r"([A-Za-z]+):", re.ASCII)
_SIMPLE = re.compile(r"[\w.-]+\Z")
_COLUMNS = frozenset({"title", "text"})


class Wanted(NamedTuple):
    """What is being typed: a value of `field` (or a `WORD`), from code point `start` of the query to `end`."""

    field: str
    typed: str
    start: int
    end: int


class Offer(NamedTuple):
    """A completion: what it puts into the query, how it is shown, in how many articles it is (None: unknown)."""

    text: str
    shown: str
    articles: int | None = None


def wanted_at(query: str, at: int) -> Wanted | None:
    """Return what is being typed at a code point of a query; None where there is nothing to complete."""
    if query[at : at + 1].strip(") "):
        return None
    start, open_quote = 0, False
    for place, char in enumerate(query[:at]):
        if char in QUOTES:
            open_quote = not open_quote
        elif not open_quote and (char.isspace() or char == "("):
            start = place + 1
    if query[start : start + 1] == "-":
        start += 1
    piece = query[start:at]
    name = _NAME.match(piece)
    if name and name[1].lower() in FIELDS:
        field, begin = name[1].lower(), start + name.end()
        if field not in _COLUMNS:
            typed = query[begin:at]
            closed = typed[:1] in tuple(QUOTES) and not open_quote
            return None if closed else Wanted(field, typed.lstrip(QUOTES), begin, at)
        start, piece = begin, query[begin:at]
    if len(piece) < SHORTEST or open_quote or not all(c.isalnum() or c == "_" for c in piece):
        return None
    return Wanted(WORD, piece, start, at)


def names_offered(typed: str) -> list[Offer]:
    """Return the fields whose names begin with what is typed."""
    small = typed.lower()
    return [Offer(f"{name}:", f"{name}:") for name in sorted(FIELDS) if name.startswith(small)]


def words_offered(typed: str, counted: Iterable[tuple[str, int]]) -> list[Offer]:
    """Return words of the index (folded, with their articles) that are longer than what is typed, in their order."""
    begun = fold(typed)
    return [Offer(word, word, articles) for word, articles in counted if word != begun]


def values_offered(wanted: Wanted, values: Iterable[str]) -> list[Offer]:
    """Return the values of a field that begin with what is typed, and after them those with a word that does."""
    begun = fold(wanted.typed)
    first: list[str] = []
    inside: list[str] = []
    for value in values:
        folded = fold(value)
        if folded.startswith(begun):
            first.append(value)
        elif f" {begun}" in f" {folded}":
            inside.append(value)
    return [Offer(quoted(value), value) for value in [*first, *inside][:MOST]]


def dates_offered(typed: str, years: Iterable[int]) -> list[Offer]:
    """Return the years of a library, and spans before today, that begin with what is typed."""
    found = [str(year) for year in years if str(year).startswith(typed)] + [s for s in SPANS if s.startswith(typed)]
    return [Offer(value, value) for value in found[:MOST] if value != typed]


def choices_offered(wanted: Wanted) -> list[Offer]:
    """Return the values of a field that has few of them."""
    small = wanted.typed.lower()
    return [Offer(c, c) for c in CHOICES.get(wanted.field, ()) if c.startswith(small) and c != small]


def quoted(value: str) -> str:
    """Return a value as it stands after a field's colon: in quotation marks unless it is one simple word."""
    plain = " ".join("".join(" " if c in QUOTES else c for c in value).split())
    return plain if _SIMPLE.match(plain) else f'"{plain}"'


def completed(query: str, wanted: Wanted, offer: Offer) -> tuple[str, int]:
    """Return the query with a completion in place of what was typed, and where the cursor is then (code points)."""
    rest = query[wanted.end :]
    return query[: wanted.start] + offer.text + rest, wanted.start + len(offer.text)


def begins_of(typed: str) -> str | None:
    """Return the folded word that a word of the index has to begin with; None when what is typed is no single word."""
    found = tokens(typed)
    return found[0].folded if len(found) == 1 else None
