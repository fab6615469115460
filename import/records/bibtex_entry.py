"""One BibTeX entry as it was read: its fields with their lines, abbreviations put in, LaTeX turned into letters."""

import logging
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from readroom.importer.formats import Unreadable
from readroom.importer.html.tree import letters
from readroom.importer.records.cells import turned
from readroom.importer.records.reference import Reference, without_ends
from readroom.text.gate import clean
from readroom.text.months import MONTHS

_FIELDS = {
    "title": "title", "author": "authors", "date": "date", "year": "year", "urldate": "crawl_date",
    "journal": "source", "journaltitle": "source", "newspaper": "source", "booktitle": "journal",
    "maintitle": "journal", "publisher": "publisher", "organization": "publisher", "section": "section",
    "edition": "edition", "pages": "print_page", "language": "language", "langid": "language", "url": "url",
    "keywords": "keywords", "keyword": "keywords", "abstract": "abstract",
    "note": "note", "annote": "note", "annotation": "note",
    "database": "database", "accession": "accession", "month": "month", "day": "day",
}  # fmt: skip
_PLAIN = frozenset(("url", "urldate", "date", "year", "day"))  # fields without LaTeX
_LANGUAGES = {
    "ngerman": "de", "naustrian": "de", "austrian": "de", "swissgerman": "de", "nswissgerman": "de",
    "american": "en", "british": "en", "usenglish": "en", "ukenglish": "en", "canadian": "en", "australian": "en",
    "francais": "fr", "frenchb": "fr", "canadien": "fr", "castilian": "es", "brazil": "pt", "brazilian": "pt",
}  # fmt: skip
_PERCENT = re.compile(r"(?<!\\)%")
_SINGLE = re.compile(r"(?<!\n)\n(?![^\S\n]*\n)[^\S\n]*")
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_MACRO = re.compile(r"\\[a-zA-Z]+")
_DEEPEST = 20  # abbreviations within abbreviations


def read_entry(text: str, strings: str) -> Reference:
    """Return an entry as it was read, `strings` being the abbreviations that it uses; raise Unreadable when it is none.

    It needs bibtexparser.
    """
    from bibtexparser.entrypoint import parse_string

    # What it cannot read it tells a log; here that is an outcome.
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    lines = without_ends(clean(text).split("\n"))
    source = "\n".join(lines)
    entry, problem = _entry(parse_string(source, parse_stack=[]))
    given = parse_string(clean(strings), parse_stack=[])
    abbreviations = {string.key.casefold(): str(string.value) for string in given.strings}
    found = Reference(lines, problem=problem)
    fields = [(f.key.casefold(), str(f.value), (f.start_line or 0) + 1) for f in entry.fields]
    if not fields:
        raise Unreadable("no text in this record")
    starts = [line for _, _, line in fields]
    found.add("type", entry.entry_type, "type", 1, max(1, starts[0] - 1))
    when: dict[str, tuple[str, int]] = {}
    end = len(lines) - (lines[-1].strip() in ("}", ")"))
    found.add("type", "", "type", end + 1, len(lines))
    for (key, raw, first), following in zip(fields, [*starts[1:], end + 1], strict=True):
        name = _FIELDS.get(key, "other")
        value = resolved(raw, abbreviations)
        last = max(first, following - 1)
        if name in ("year", "month", "day"):
            when[name] = value, first
            found.add("type", value, key, first, last)
            continue
        for said in _values(name, key, value):
            found.add(name, said, key, first, last)
    _date(found, when)
    return found


def _entry(library: Any) -> tuple[Any, str | None]:
    """Return the one entry that was parsed, and what is wrong with it; raise Unreadable when there is none."""
    if library.entries:
        return library.entries[0], None
    for block in library.failed_blocks:
        kept = getattr(block, "ignore_error_block", None)
        if kept is not None and getattr(kept, "fields", None):
            return kept, "a field stands twice in this entry"
    raise Unreadable("broken BibTeX: the entry has no end, or a comma or a brace is missing")


def resolved(raw: str, abbreviations: Mapping[str, str], depth: int = 0) -> str:
    """Return the value of a field without what encloses it: pieces that `#` joins, abbreviations in full."""
    parts = []
    for piece in _pieces(raw):
        if piece[:1] in '{"' and len(piece) > 1:
            parts.append(piece[1:-1])
        else:
            meant = abbreviations.get(piece.casefold())
            parts.append(piece if meant is None or depth > _DEEPEST else resolved(meant, abbreviations, depth + 1))
    return "".join(parts)


def _pieces(raw: str) -> Iterator[str]:
    """Yield what `#` joins, outside braces and quotation marks."""
    depth, quoted, start = 0, False, 0
    for at, sign in enumerate(raw):
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif sign == '"' and depth == 0:
            quoted = not quoted
        elif sign == "#" and depth == 0 and not quoted:
            yield raw[start:at].strip()
            start = at + 1
    yield raw[start:].strip()


def _values(name: str, key: str, value: str) -> list[str]:
    """Return what a field says in letters; names one by one."""
    if name == "authors":
        return [said for part in _names(value) if (said := _name(part))]
    if key in _PLAIN or name == "other":
        return [value]
    said = decoded(value if name in ("abstract", "note") else " ".join(value.split()))
    if name in ("abstract", "note"):
        # Editors of BibTeX break lines anywhere; paragraphs have a blank line between them.
        return [_SINGLE.sub(" ", said)]
    if name == "language":
        return [_LANGUAGES.get(said.casefold(), said)]
    return [said.replace("--", "-").replace("–", "-") if name == "print_page" else said]


def _names(value: str) -> Iterator[str]:
    """Yield the names in a list that "and" parts, outside braces."""
    start = 0
    for match in _AND.finditer(value):
        if value.count("{", start, match.start()) == value.count("}", start, match.start()):
            yield value[start : match.start()]
            start = match.end()
    yield value[start:]


def _name(part: str) -> str:
    part = part.strip()
    if part.startswith("{") and part.endswith("}") and part.count("{") == 1:
        return decoded(part[1:-1])
    return "" if part.casefold() == "others" else turned(decoded(part))


def _date(found: Reference, when: Mapping[str, tuple[str, int]]) -> None:
    """Put year, month and day together, as far as they are there."""
    if "year" not in when:
        return
    (year, line), (month, _) = when["year"], when.get("month", ("", 0))
    day = when.get("day", ("", 0))[0].strip()
    year, month = decoded(year).strip(), decoded(month).strip(" .")
    if month.isdecimal() and len(month) < 3:
        printed = "-".join([year, month.zfill(2), *([day.zfill(2)] if day.isdecimal() else [])])
    else:
        printed = " ".join(part for part in (day, month, year) if part) if month.casefold() in MONTHS else year
    found.add("date", printed, "year", line)


def decoded(value: str) -> str:
    r"""Return LaTeX as letters: `{F\"a}hre` is Fähre. Where that would lose letters, only braces are taken out."""
    if not any(sign in value for sign in "\\{}~`'-$%"):
        return value
    try:
        text = str(_decoder().latex_to_text(_PERCENT.sub(r"\\%", value)))
    except Exception:
        text = ""
    plain = _MACRO.sub("", value).replace("{", "").replace("}", "")
    if len(letters(text)) < 0.9 * len(letters(plain)):
        return value.replace("{", "").replace("}", "")
    return text


@cache
def _decoder() -> Any:
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(math_mode="verbatim")
