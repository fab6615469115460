"""BibTeX and biblatex files: entries of a reference manager, in braces."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from readroom.importer.formats import Left, Part, Plain, Record
from readroom.importer.limits import BIB_STRINGS_BYTES, RECORD_BYTES
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Page

_CHUNK = 1 << 18
_FIRST = re.compile(rb"^[^\S\n]*@(?:string|comment|preamble|[a-z]+)\s*[{(]", re.IGNORECASE | re.MULTILINE)
_ENTRY = re.compile(rb"@\s*([A-Za-z]+)\s*[{(]")
_KEYED = re.compile(rb"\s*+@[A-Za-z]++\s*+[{(]\s*+[^\s,{}=\"]++\s*+,")
_BRACKETS = re.compile(rb"\\.|[{}()]", re.DOTALL)
_STRING = re.compile(rb"@\s*string\s*[{(]\s*([^\s={}]+)\s*=", re.IGNORECASE)
_USED = re.compile(rb"[=#]\s*([A-Za-z][^\s,#{}\"=]*)")
_FIELD = re.compile(rb"@[A-Za-z]++\s*+[{(]\s*+[^\s,{}=\"]*+\s*+,\s*+[A-Za-z][\w-]*+\s*+=")


class BibtexFormat(Plain):
    """`.bib` files; a record is an entry."""

    name = "bibtex"
    title = "BibTeX"
    about = (
        "Entries of a reference manager, BibTeX or biblatex, with their abbreviations (`@string`) and LaTeX in full "
        "letters. An entry has a text where an `abstract` or a `note` is attached; one without is `skipped` with the "
        'reason "no text in this record". Attached files (`file`) are not opened.'
    )
    limits = "16 MiB an entry, the file of any size"
    needs = "bib"
    modules = ("bibtexparser",)
    endings = (".bib", ".bibtex")
    signs = b"@,="
    container = True
    details = (
        "| field | is |\n| --- | --- |\n"
        "| `abstract`, else `note` `annote` | text; the others stand beside it as asides. That it may be an abstract "
        "only is said with the field |\n"
        "| `title` · `author` | title · authors, given name first |\n"
        "| `date`, else `year` `month` `day` · `urldate` | date · when it was looked at |\n"
        "| `journal` `journaltitle`, else `booktitle`, else `publisher` | source: the paper |\n"
        "| `section` · `edition` · `pages` | section · edition · page of the paper |\n"
        "| `language` `langid` · `url` · `keywords` | language · address · keywords |\n\n"
        "Other fields are shown as not read."
    )

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by an entry with a key and a field, or by the ending."""
        from readroom.importer.utf8 import head_as_utf8

        head = head_as_utf8(head)
        if _FIELD.search(head) is not None and _FIRST.search(head) is not None:
            return True
        return super().looks_like(head, name)

    def records(self, stream: BinaryIO) -> Iterator[Part]:
        """Yield the entries, one at a time, each with the abbreviations that it uses."""
        from readroom.importer.extras import need

        need("bibtexparser", "bib")
        number, strings, kept = 0, dict[bytes, bytes](), 0
        for block in _blocks(stream):
            kind = (_ENTRY.match(block) or _ENTRY.search(block[:200])) if block else None
            name = kind[1].lower() if kind else b""
            if name == b"string":
                if (found := _STRING.match(block)) and kept + len(block) <= BIB_STRINGS_BYTES:
                    strings[found[1].lower()] = block
                    kept += len(block)
            elif name in (b"comment", b"preamble"):
                yield Left("comments")
            else:
                number += 1
                if len(block) > RECORD_BYTES:
                    reason = f"longer than {RECORD_BYTES >> 20} MiB, the limit for a record"
                    yield Record(number, b"", refused=reason)
                    continue
                yield Record(number, _packed(_used(block, strings), block))

    def read_record(self, data: bytes, number: int, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page that one entry is; raise Unreadable when it is broken, or holds no text."""
        from readroom.importer.damage import damage_of, joined
        from readroom.importer.decode import decode
        from readroom.importer.extras import need
        from readroom.importer.records.bibtex_entry import read_entry
        from readroom.importer.records.reference import reference_page

        need("bibtexparser", "bib")
        size, _, rest = data.partition(b"\n")
        strings, entry = rest[: int(size)], rest[int(size) :]
        text, encoding = decode(entry)
        abbreviated, of_strings = decode(strings) if strings else ("", "")
        found = read_entry(text, abbreviated)
        found.problem = joined(found.problem, damage_of(encoding), damage_of(of_strings))
        return reference_page(found, "bibtex", number)


def _packed(strings: bytes, entry: bytes) -> bytes:
    return b"%d\n" % len(strings) + strings + entry


def _used(entry: bytes, strings: dict[bytes, bytes]) -> bytes:
    """Return the abbreviations that an entry uses, and those that they use."""
    found: dict[bytes, bytes] = {}
    waiting = [entry]
    while waiting and strings:
        for match in _USED.finditer(waiting.pop()):
            name = match[1].lower()
            if name in strings and name not in found:
                found[name] = strings[name]
                waiting.append(strings[name])
    return b"\n".join(found.values())


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    """Yield what begins with `@` up to its closing brace; one that has none ends where the next begins."""
    held: list[bytes] = []
    size = depth = 0
    rounded = False
    for line in _lines(stream):
        if held and _KEYED.match(line):
            yield b"".join(held)
            held, size = [], 0
        at = 0
        while at < len(line):
            if not held:
                begun = _ENTRY.search(line, at)
                if begun is None or line[at : begun.start()].lstrip().startswith(b"%"):
                    break
                at, depth, size = begun.start(), 0, 0
                rounded = line[begun.end() - 1 : begun.end()] == b"("
            end, depth = _closed(line, at, depth, rounded=rounded)
            if size <= RECORD_BYTES:
                held.append(line[at:end])
            size += end - at
            at = end
            if depth == 0:
                yield b"".join(held)
                held = []
    if held:
        yield b"".join(held)


def _closed(line: bytes, at: int, depth: int, *, rounded: bool) -> tuple[int, int]:
    """Return where an entry ends in a line, or the line's end, and how many brackets are open there."""
    for match in _BRACKETS.finditer(line, at):
        sign = match[0]
        if sign == b"{" or (sign == b"(" and rounded and depth == 0):
            depth += 1
        elif (sign == b"}" and depth > rounded) or (sign == b")" and rounded and depth == 1):
            depth -= 1
            if depth == 0:
                return match.end(), 0
    return len(line), depth


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a stream with their ends, as UTF-8 where it is wide."""
    from readroom.importer.utf8 import as_utf8

    rest = b""
    text = as_utf8(stream)
    while chunk := text.read(_CHUNK):
        *lines, rest = (rest + chunk).split(b"\n")
        yield from (line + b"\n" for line in lines)
        if len(rest) > RECORD_BYTES:
            yield rest
            rest = b""
    if rest:
        yield rest


FORMAT = BibtexFormat()
