"""What an EPUB says of itself: its metadata, the order of its files, its table of contents, which pages are no text.

It runs in the import's own process, so it only looks at small XML files, by the standard library.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from readroom.importer.formats import Unreadable
from readroom.importer.limits import EPUB_PACKAGE_BYTES, MIB
from readroom.importer.xml_light import Node, parse_light
from readroom.importer.zip_members import Members
from readroom.text.gate import clean_line

_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_AUTHORS = ("aut", "author", "cre", "creator", "")
_FIRST = "original-publication"
_NOT_PUBLISHED = frozenset(("modification", "conversion", "creation", _FIRST))
_ROLES = {
    "cover": "cover", "cover-page": "cover", "title-page": "title page", "titlepage": "title page",
    "halftitlepage": "title page", "half-title-page": "title page", "toc": "table of contents",
    "table-of-contents": "table of contents", "loi": "list of pictures", "lot": "list of tables",
    "copyright-page": "imprint", "copyright": "imprint", "colophon": "imprint", "imprint": "imprint",
    "index": "index", "footnotes": "notes", "endnotes": "notes", "rearnotes": "notes", "notes": "notes",
    "landmarks": "table of contents", "page-list": "table of contents",
}  # fmt: skip
_MOST_TEXT = 1000  # code points of a field


@dataclass(slots=True)
class Entry:
    """An entry of the table of contents: its depth from 1, its words, the file and the place in it ("" for its top)."""

    depth: int
    label: str
    path: str
    fragment: str


@dataclass(slots=True)
class Package:
    """A book: its metadata (as JSON has it), its files of text in order, its contents, and the roles of files."""

    book: dict[str, Any] = field(default_factory=dict)
    spine: list[str] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    roles: dict[str, str] = field(default_factory=dict)
    pictures: set[str] = field(default_factory=set)


def role_of(names: str | None) -> str | None:
    """Return what a page is that is named so ("toc", "copyright-page"), in words; None when it may hold a text."""
    return next((_ROLES[n] for n in (names or "").casefold().replace("doc-", "").split() if n in _ROLES), None)


def read_package(members: Members) -> Package:
    """Return what the book says of itself; raise Unreadable when it is no EPUB, is locked, or names no text."""
    if "META-INF/container.xml" not in members:
        raise Unreadable("no EPUB: it has no META-INF/container.xml")
    container = parse_light(_small(members, "META-INF/container.xml"), "its META-INF/container.xml")
    named = [node.get("full-path") for node in container.walk("rootfile")]
    path = next((p for p in named if p), None)
    if path is None or path not in members:
        raise Unreadable("no EPUB: the package file that it names is not in it")
    root = parse_light(_small(members, path), "its package file")
    package = Package(book=_metadata(root))
    items = {node.get("id") or "": node for node in root.walk("item")}
    paths = {key: resolved(path, node.get("href") or "") for key, node in items.items()}
    spine = root.child("spine")
    for node in spine.walk("itemref") if spine else ():
        key = node.get("idref") or ""
        if key in items and paths[key] not in package.spine:
            package.spine.append(paths[key])
            if (items[key].get("media-type") or "").startswith("image/"):
                package.pictures.add(paths[key])
    package.spine = list(dict.fromkeys(package.spine))
    if not package.spine:
        raise Unreadable("a book that names no text: its spine is empty")
    _check_locks(members, package.spine)
    _guide(root, path, package)
    _contents(members, items, paths, spine, package)
    return package


def _small(members: Members, name: str) -> bytes:
    data = members.read(name)
    if len(data) > EPUB_PACKAGE_BYTES:
        raise Unreadable(f"its {posixpath.basename(name)} is larger than {EPUB_PACKAGE_BYTES // MIB} MiB, the limit")
    return data


def resolved(base: str, href: str) -> str:
    """Return the member that a reference in a file means; what leads out of the book names no member."""
    target = unquote(href.partition("#")[0].strip())
    if not target:
        return base
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), target))


def _metadata(root: Node) -> dict[str, Any]:
    """Return the book's title, authors, publisher, dates, language, address and subjects."""
    found = root.child("metadata")
    if found is None:
        return {}
    refined: dict[str, dict[str, str]] = {}
    for node in found.walk("meta"):
        about, name = (node.get("refines") or "").lstrip("#"), node.get("property") or ""
        if about and name:
            refined.setdefault(about, {})[name] = node.text
    named = [(node, refined.get(node.get("id") or "", {})) for node in found.walk("title")]
    named.sort(key=lambda pair: {"main": 0, "": 1}.get(pair[1].get("title-type", ""), 2))
    creators = []
    for node in found.walk("creator"):
        role = node.get("role") or refined.get(node.get("id") or "", {}).get("role", "")
        creators.append((role.casefold(), _line(node)))
    authors = [name for role, name in creators if name and role in _AUTHORS] or [name for _, name in creators if name]
    dates = [((n.get("event") or "").casefold(), _line(n)) for n in found.walk("date")]
    about = " ".join(_line(n) or "" for n in found.walk("type")).casefold()
    about += " ".join(n.get("content") or "" for n in found.walk("meta") if "publication_type" in (n.get("name") or ""))
    addresses = [_line(n) for n in (*found.walk("identifier"), *found.walk("source"))]
    return {
        "title": next((line for node, _ in named if (line := _line(node))), None),
        "authors": list(dict.fromkeys(authors))[:50],
        "publisher": next((line for n in found.walk("publisher") if (line := _line(n))), None),
        "date": next((line for event, line in dates if line and event not in _NOT_PUBLISHED), None),
        "first_date": next((line for event, line in dates if line and event == _FIRST), None),
        "language": next((line for n in found.walk("language") if (line := _line(n))), None),
        "url": next((a for a in addresses if a and a.lower().startswith(("http://", "https://"))), None),
        "subjects": list(dict.fromkeys(line for n in found.walk("subject") if (line := _line(n))))[:50],
        "periodical": any(word in about for word in ("periodical", "newspaper", "magazine", "journal")),
    }


def _line(node: Node) -> str | None:
    return clean_line(node.text[: 4 * _MOST_TEXT])[:_MOST_TEXT] or None


def _check_locks(members: Members, spine: list[str]) -> None:
    """Raise Unreadable when the text is encrypted; fonts may be."""
    if "META-INF/encryption.xml" not in members:
        return
    locked = "META-INF/rights.xml" in members
    root = parse_light(_small(members, "META-INF/encryption.xml"), "its META-INF/encryption.xml")
    for node in root.walk("EncryptedData"):
        method = next((m.get("Algorithm") for m in node.walk("EncryptionMethod")), None)
        target = next((r.get("URI") for r in node.walk("CipherReference")), None)
        locked |= method not in _FONTS and unquote(target or "") in spine
    if locked:
        raise Unreadable("a book with copy protection (DRM): its text is encrypted")


def _guide(root: Node, base: str, package: Package) -> None:
    guide = root.child("guide")
    for node in guide.walk("reference") if guide else ():
        kind = role_of((node.get("type") or "").replace("other.", ""))
        href = node.get("href") or ""
        if kind and "#" not in href:
            package.roles.setdefault(resolved(base, href), kind)


def _contents(
    members: Members, items: dict[str, Node], paths: dict[str, str], spine: Node | None, package: Package
) -> None:
    """Read the table of contents: the navigation document, else the NCX. One that is broken is passed over."""
    for key, node in items.items():
        if "nav" in (node.get("properties") or "").split():
            package.roles.setdefault(paths[key], "table of contents")
            package.entries = _read(members, paths[key], package, _nav)
    if package.entries:
        return
    named = (spine.get("toc") if spine else None) or next(
        (k for k, n in items.items() if n.get("media-type") == "application/x-dtbncx+xml"), ""
    )
    if named in paths:
        package.entries = _read(members, paths[named], package, _ncx)


def _read(members: Members, path: str, package: Package, read: Any) -> list[Entry]:
    if path not in members:
        return []
    try:
        return list(read(parse_light(_small(members, path), "its table of contents"), path, package))
    except Unreadable:
        return []


def _nav(root: Node, base: str, package: Package) -> Iterator[Entry]:
    for nav in root.walk("nav"):
        kind = nav.get("epub:type") or nav.get("role") or ""
        if "landmarks" in kind:
            for link in nav.walk("a"):
                role, href = role_of(link.get("epub:type")), link.get("href") or ""
                if role and "#" not in href:
                    package.roles.setdefault(resolved(base, href), role)
        elif "toc" in kind or not kind:
            for first in nav.children:
                if first.name == "ol":
                    yield from _nav_list(first, base, 1)


def _nav_list(node: Node, base: str, depth: int) -> Iterator[Entry]:
    for item in node.children:
        for each in item.children:
            if each.name in ("a", "span") and (label := _line(each)):
                href = each.get("href")
                yield Entry(depth, label, resolved(base, href) if href else "", unquote((href or "").partition("#")[2]))
            elif each.name == "ol":
                yield from _nav_list(each, base, depth + 1)


def _ncx(root: Node, base: str, package: Package) -> Iterator[Entry]:
    for first in root.walk("navMap"):
        yield from _nav_points(first, base, 1)


def _nav_points(node: Node, base: str, depth: int) -> Iterator[Entry]:
    for point in node.children:
        if point.name != "navPoint":
            continue
        label, content = point.child("navLabel"), point.child("content")
        href = (content.get("src") if content else None) or ""
        if label is not None and (line := _line(label)):
            yield Entry(depth, line, resolved(base, href), unquote(href.partition("#")[2]))
        yield from _nav_points(point, base, depth + 1)
