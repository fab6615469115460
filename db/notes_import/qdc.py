"""REFI-QDA codebooks (`.qdc`): codes with their hierarchy, as tags with what they mean."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from readroom.db.errors import NotebookError
from readroom.db.notebook.codes import Code
from readroom.db.notes_import.incoming import LONGEST, Read, Refused
from readroom.text.gate import clean, clean_line

_DEEPEST = 50
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
SLASH = "∕"
"""Stands for a "/" in the name of a code, since in a tag it parts levels."""


def read(data: bytes, name: str) -> Read:
    """Return the codes of a codebook; raise NotebookError when it is none."""
    root = _root(data, name)
    found = Read("a codebook")
    codes = next((one for one in root if _tag(one) == "Codes"), None)
    if _tag(root) != "CodeBook" or codes is None:
        raise NotebookError(f"{name} is XML, but no REFI-QDA codebook: it has no CodeBook with Codes")
    for code in _codes(codes, ""):
        if isinstance(code, Refused):
            found.refused.append(code)
        else:
            found.codes.append(code)
    return found


def _root(data: bytes, name: str) -> ElementTree.Element:
    try:
        document = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
        if "<!" in document.replace("<!--", "").replace("<![CDATA[", ""):
            raise NotebookError(f"{name} declares entities or a document type; that is not read")
        document = re.sub(r"^\s*<\?xml[^>]*\?>", "", document)
        return ElementTree.fromstring(document)  # noqa: S314 (nothing with a document type comes here)
    except (UnicodeDecodeError, ElementTree.ParseError, RecursionError) as problem:
        raise NotebookError(f"{name} is no XML that can be read: {problem}") from problem


def _codes(parent: ElementTree.Element, above: str, deep: int = 0) -> Iterator[Code | Refused]:
    for element in parent:
        if _tag(element) != "Code":
            continue
        name = clean_line((element.get("name") or "")[:LONGEST]).replace("/", SLASH)
        if not name or deep >= _DEEPEST:
            why = "it has no name" if not name else f"it lies deeper than {_DEEPEST} levels"
            yield Refused(f"code {element.get('guid', '')}".strip(), why, name)
            continue
        path = f"{above}/{name}" if above else name
        said = next((one.text or "" for one in element if _tag(one) == "Description"), "")
        colour, guid = element.get("color") or "", clean_line(element.get("guid") or "")
        yield Code(
            path,
            clean(said[:LONGEST]).strip(),
            colour.lower() if _COLOUR.fullmatch(colour) else None,
            guid.strip("{}").lower() or None,
        )
        yield from _codes(element, path, deep + 1)


def _tag(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]
