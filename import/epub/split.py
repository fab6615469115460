"""An EPUB to its chapters: each with the bytes of its files, and what its reader has to know of the book."""

import json
import posixpath
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from readroom.importer.epub.package import Entry, Package, read_package
from readroom.importer.formats import Left, Part, Record, Unreadable
from readroom.importer.limits import EPUB_NOTES_BYTES, RECORD_BYTES
from readroom.importer.zip_members import Members

_HEADING = re.compile(rb"<h[1-4][\s>]", re.IGNORECASE)
_BEGINNING = 3000  # bytes of a file in which its heading stands
_HREF = re.compile(rb"""href\s*=\s*["']([^"'#]{1,300})#""", re.IGNORECASE)
_NOTES = re.compile(r"(?:foot|end|rear)?notes?\d*$|(?:fuss|fuß|end)?noten$|anmerkungen$|notas$|note$", re.IGNORECASE)
PERHAPS_NOTES = "notes, by its name"
_PIECE = re.compile(r"(.*?)[_-]split[_-]?\d+$")
_PARTS = re.compile(r"(?:part|book|teil|buch|partie|livre|parte|libro|deel|band|volume)\b", re.IGNORECASE)
_COVERED = 0.4  # the share of files that the contents name, for those that they do not name to be the rest of others


def pack(head: dict[str, Any], files: list[bytes]) -> bytes:
    """Return a chapter as one string of bytes: a line of JSON, then its files. `sizes` in the head are theirs."""
    return json.dumps({**head, "sizes": [len(f) for f in files]}, sort_keys=True).encode() + b"\n" + b"".join(files)


def unpack(data: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """Return what `pack` was given; raise Unreadable when it is something else."""
    line, _, rest = data.partition(b"\n")
    try:
        head = json.loads(line)
        sizes = [int(size) for size in head["sizes"]]
    except (ValueError, TypeError, KeyError):
        raise Unreadable("no chapter of a book") from None
    files, start = [], 0
    for size in sizes:
        files.append(rest[start : start + size])
        start += size
    return head, files


def split(stream: BinaryIO) -> Iterator[Part]:
    """Yield the chapters of a book as records; raise Unreadable when it is none, or locked."""
    members = Members(stream)
    package = read_package(members)
    chapters = _Chapters(members, package)
    number = 0
    for part in chapters.parts():
        if isinstance(part, Record):
            number += 1
            part = part._replace(number=number)
        yield part


class _Chapters:
    """Walks the spine once; holds no more than the chapter that is being put together, and the notes."""

    def __init__(self, members: Members, package: Package) -> None:
        self._members = members
        self._package = package
        self._labels: dict[str, list[Entry]] = {}
        for entry in package.entries:
            self._labels.setdefault(entry.path, []).append(entry)
        named = sum(path in self._labels for path in package.spine)
        self._covered = named >= 3 and named >= _COVERED * len(package.spine)
        self._notes: dict[str, bytes] = {}
        self._last_label: str | None = None

    def parts(self) -> Iterator[Part]:
        """Yield records (their numbers are still 0), and what is left out."""
        files: list[tuple[str, bytes]] = []
        for path in self._package.spine:
            if path in self._package.pictures:
                yield Left("a picture in place of a page")
                continue
            try:
                data = self._members.read(path)
            except Unreadable as problem:
                if files:
                    yield self._record(files)
                    files = []
                yield Record(0, b"", path, None, str(problem))
                continue
            if files and self._goes_on(files, path, data):
                files.append((path, data))
                continue
            if files:
                yield self._record(files)
            files = [(path, data)]
        if files:
            yield self._record(files)

    def _goes_on(self, files: list[tuple[str, bytes]], path: str, data: bytes) -> bool:
        """Tell whether a file is the rest of the chapter before it: nothing names it, and it has no heading."""
        before = files[-1][0]
        if path in self._labels or self._role(path) or self._role(before):
            return False
        if sum(len(d) for _, d in files) + len(data) > RECORD_BYTES // 4:
            return False
        if _HEADING.search(data[data.find(b"<body") :][:_BEGINNING]):
            return False
        one, two = (_PIECE.match(posixpath.splitext(p)[0]) for p in (before, path))
        pieces = one is not None and two is not None and one[1] == two[1]
        return (pieces or self._covered) and files[0][0] in self._labels

    def _role(self, path: str) -> str | None:
        role = self._package.roles.get(path)
        if role is None and any(_NOTES.fullmatch(w) for w in self._names(path)):
            return PERHAPS_NOTES
        return role

    def _names(self, path: str) -> list[str]:
        labels = [entry.label for entry in self._labels.get(path, ())[:1]]
        return [posixpath.splitext(posixpath.basename(path))[0].casefold(), *labels]

    def _record(self, files: list[tuple[str, bytes]]) -> Record:
        path = files[0][0]
        role = self._role(path)
        entries = self._labels.get(path, [])
        cuts = [] if role else _cuts(entries)
        label = next((e.label for e in entries if not e.fragment), None) or (entries[0].label if entries else None)
        notes = {} if role else self._notes_for(files)
        head = {
            "book": self._package.book,
            "role": role,
            "label": label,
            "before": self._last_label if cuts else None,
            "cuts": [[e.fragment, e.label] for e in cuts],
            "paths": [p for p, _ in files],
            "notes": list(notes),
        }
        if entries:
            self._last_label = entries[-1].label
        return Record(0, pack(head, [*(d for _, d in files), *notes.values()]), path)

    def _notes_for(self, files: list[tuple[str, bytes]]) -> dict[str, bytes]:
        """Return the files of notes that a chapter refers to."""
        wanted: dict[str, bytes] = {}
        own = {path for path, _ in files}
        for path, data in files:
            for href in dict.fromkeys(m[1] for m in _HREF.finditer(data)):
                target = posixpath.normpath(posixpath.join(posixpath.dirname(path), href.decode("utf-8", "replace")))
                if target not in own and target in self._members and self._role(target) in ("notes", PERHAPS_NOTES):
                    if target not in self._notes:
                        self._notes[target] = self._read_notes(target)
                    if self._notes[target]:
                        wanted[target] = self._notes[target]
        return wanted

    def _read_notes(self, path: str) -> bytes:
        try:
            data = self._members.read(path)
        except Unreadable:
            return b""
        return data if len(data) <= EPUB_NOTES_BYTES else b""


def _cuts(entries: list[Entry]) -> list[Entry]:
    """Return the entries at which a file is cut into chapters: the highest ones, below a part its chapters."""
    if not entries:
        return []
    top = min(entry.depth for entry in entries)
    cuts: list[Entry] = []
    part = False
    for entry in entries:
        if entry.depth == top:
            part = _PARTS.match(entry.label) is not None
            cuts.append(entry)
        elif part and entry.depth == top + 1:
            cuts.append(entry)
    places = {entry.fragment for entry in cuts}
    return cuts if len(places) > 1 else []
