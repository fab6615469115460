"""RIS, the records of reference managers and of databases: two letters, a dash and a value on every line."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from readroom.importer.formats import Left, Part, Plain, Record, Unreadable
from readroom.importer.limits import RECORD_BYTES
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Page

if TYPE_CHECKING:
    from readroom.importer.records.reference import Reference

_CHUNK = 1 << 18
_BEGIN = re.compile(rb"^[^\S\n]*TY {1,2}- ?[A-Z]{2,}[^\S\n]*$", re.MULTILINE)
_SECOND = re.compile(rb"\s*[A-Z][A-Z0-9] {1,2}-(?: |\s*$)", re.MULTILINE)
_LATEST = 4096  # bytes of the head in which the first record has to begin
_TYPE = re.compile(rb"\s*TY {1,2}-")
_END = re.compile(rb"\s*ER {1,2}-\s*$")
_TAG = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*)|\s*)$", re.DOTALL)
_STRICT = re.compile(r"([A-Z][A-Z0-9])  -(?: (.*)|\s*)$", re.DOTALL)
_FIELDS = {
    "TI": "title", "T1": "title", "CT": "title",
    "AU": "authors", "A1": "authors",
    "DA": "date", "Y1": "date", "PY": "year", "Y2": "crawl_date",
    "T2": "source", "JF": "source", "JO": "journal", "BT": "journal", "JA": "journal", "J1": "journal", "J2": "journal",
    "PB": "publisher", "SE": "section", "ET": "edition", "LA": "language",
    "UR": "url", "LK": "url", "KW": "keywords",
    "AB": "abstract", "N2": "abstract", "N1": "note", "RN": "note",
    "AN": "accession", "DB": "database", "DP": "catalog",
    "SP": "print_page", "EP": "last_page", "TY": "type",
}  # fmt: skip
_TEXTS = frozenset(("abstract", "note"))


class RisFormat(Plain):
    """`.ris` files; a record is what stands between `TY` and `ER`."""

    name = "ris"
    title = "RIS"
    about = (
        "Records of a reference manager (Zotero, EndNote, Citavi, Mendeley) or a database. A record has a text where "
        'an abstract (`AB`, `N2`) or a note (`N1`) is attached; one without is `skipped` with the reason "no text in '
        'this record". Attached files (`L1` to `L4`) are not opened.'
    )
    limits = "16 MiB a record, the file of any size"
    endings = (".ris",)
    signs = b"Y-"
    holds = (b"ty -", b"ty  -")
    container = True
    details = (
        "| tags | is |\n| --- | --- |\n"
        "| `AB`, else `N2`, else `N1` | text; the others stand beside it as asides. That it may be an abstract only is "
        "said with the field |\n"
        "| `TI` `T1` · `AU` `A1` | title · authors, given name first |\n"
        "| `DA` `Y1`, else `PY` · `Y2` | date · when it was looked at |\n"
        "| `JF` `T2`, else `JO` `JA`, else `PB` | source: the paper |\n"
        "| `SE` · `ET` · `SP` `EP` | section · edition · page of the paper |\n"
        "| `DB`, else `DP` · `AN` | press database · its number there |\n"
        "| `LA` · `UR` · `KW` | language · address · keywords |\n\n"
        'Other tags are shown as not read. Notes that only label things ("Copyright - …", "Last updated - …") are '
        "no text."
    )

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by the type that begins a record, with another tag on the next line, or by the ending."""
        from readroom.importer.utf8 import head_as_utf8

        head = head_as_utf8(head)
        found = _BEGIN.search(head[:_LATEST].replace(b"\r", b"\n"))
        if found:
            return _SECOND.match(head.replace(b"\r", b"\n"), found.end()) is not None
        return super().looks_like(head, name)

    def records(self, stream: BinaryIO) -> Iterator[Part]:
        """Yield the records, one at a time, and what stands before the first."""
        from readroom.importer.utf8 import as_utf8

        number, held, size, before = 0, list[bytes](), 0, False
        for line in _lines(as_utf8(stream)):
            if _TYPE.match(line):
                if held:
                    number += 1
                    yield _record(number, held, size)
                held, size = [line], len(line)
            elif held and _END.match(line):
                number += 1
                yield _record(number, [*held, line], size)
                held = []
            elif held:
                size += len(line)
                if size <= RECORD_BYTES:
                    held.append(line)
            elif line.strip() and not number and not before:
                before = True
                yield Left("lines before the first record")
        if held:
            yield _record(number + 1, held, size)

    def read_record(self, data: bytes, number: int, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page that one record is; raise Unreadable when it holds no text."""
        from readroom.importer.records.reference import reference_page

        return reference_page(read_ris(data), "ris", number)


def _record(number: int, lines: list[bytes], size: int) -> Record:
    if size > RECORD_BYTES:
        return Record(number, b"", refused=f"longer than {RECORD_BYTES >> 20} MiB, the limit for a record")
    return Record(number, b"\n".join(lines))


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a stream, whatever ends them; one that is too long comes in pieces."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        rest += chunk
        if rest.endswith(b"\r"):
            chunk = stream.read(1)
            rest += chunk
        *lines, rest = rest.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        yield from lines
        if len(rest) > RECORD_BYTES:
            yield rest
            rest = b""
    if rest:
        yield rest


def read_ris(data: bytes) -> "Reference":
    """Return a record as it was read, with what each of its lines is; raise Unreadable when it is none."""
    from readroom.importer.damage import damage_of
    from readroom.importer.decode import decode
    from readroom.importer.records.reference import Reference, without_ends
    from readroom.text.gate import clean

    text, encoding = decode(data)
    lines = without_ends(clean(text).split("\n"))
    if not lines or not (first := _TAG.match(lines[0].strip())) or first[1] != "TY":
        raise Unreadable("no RIS record: it does not begin with its type (TY)")
    tag = _STRICT if _STRICT.match(lines[0].strip()) else _TAG
    found = Reference(lines, problem=damage_of(encoding))
    name, label, parts, start = "type", "TY", list[str](), 1
    for number, line in enumerate(lines, 1):
        match = tag.match(line.strip())
        if match is None:
            parts.append(line.strip() if name not in _TEXTS else line.rstrip())
            continue
        if number > 1:
            _note(found, name, label, parts, (start, number - 1))
        label, start, parts = match[1], number, [match[2] or ""]
        name = "type" if label == "ER" else _FIELDS.get(label, "other")
    _note(found, name, label, parts, (start, len(lines)))
    if label != "ER" and found.problem is None:
        found.problem = "the record has no end (ER); it may be cut short"
    _join_pages(found)
    return found


def _note(found: "Reference", name: str, label: str, parts: list[str], lines: tuple[int, int]) -> None:
    from readroom.importer.records.cells import turned

    text = ("\n" if name in _TEXTS else " ").join(parts)
    found.add(name, turned(text) if name == "authors" else text, label, *lines)


def _join_pages(found: "Reference") -> None:
    """Make one value of the first and the last page, where the first does not say both."""
    first, last = found.first("print_page"), found.first("last_page")
    if first is not None and last is not None and "-" not in first.text and first.text != last.text:
        first.text = f"{first.text}-{last.text}"


FORMAT = RisFormat()
