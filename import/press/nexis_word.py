"""LexisNexis exports as Word or RTF.

Nexis Uni and Lexis+ write a cover with the list of documents, then each of them to the words "End of Document". The
classic layout, with the count of each document above it, exists in these files too.
"""

import re
from collections.abc import Sequence

from readroom.importer.document.model import Document
from readroom.importer.document.word_lines import Piece, pieces_of, sheet_of
from readroom.importer.formats import Unreadable
from readroom.importer.press.join import Rest, joined
from readroom.importer.press.nexis import read_blocks
from readroom.importer.press.nexis_labels import COUNT, END
from readroom.importer.press.sheet import Sheet
from readroom.text.model import Page

_DECLARED = re.compile(r"(?:Documents?|Dokumente?|Documentos?|Documenti|Documenten)\s*\((\d{1,6})\)\s*$", re.I)
_BOOKMARK = re.compile(r"Bookmark_\d+$")
_LENGTH = re.compile(
    r"\s*(?:Length|Länge|Laenge|Longueur|Longitud|Extensión|Lunghezza|Lengte|Comprimento|Extensão)\s?:\s*\d", re.I
)
_BELOW = re.compile(
    r"\s*(?:Load-Date|Ladedatum|Date de chargement|Fecha de carga|Publication-Type|Journal Code)\s?:", re.I
)
_COVER = re.compile(
    r"\s*(?:User ?name|Date and Time|Job Number|Client/Matter|Search Terms|Search Type|Narrowed by|Content Type\b|"
    r"Benutzername|Datum und (?:Uhr)?zeit|Auftragsnummer|Mandant|Suchbegriffe|Suchtyp|Eingegrenzt|Inhaltstyp|"
    r"Nom d[’']utilisateur|Date et heure|Num[ée]ro de (?:la )?t[âa]che|Termes de recherche|Type de recherche|"
    r"Affin[ée] par|Nombre de usuario|Fecha y hora|N[úu]mero de trabajo|T[ée]rminos de b[úu]squeda|"
    r"Tipo de b[úu]squeda|Restringido por)\b",
    re.I,
)
# The address of a headline bears LexisNexis's own number of the document.
_ADDRESS = re.compile(r"https?://\S{1,200}?\bcontentItem:([0-9A-Z-]{16,60})", re.I)
_ITEM = re.compile(r"\d{1,5}\.\s*(?=\S)")


def is_export(document: Document) -> bool:
    """Tell an export by the words that end its records, or count them, and the labels that stand in them.

    A file that is only the list of what was saved counts as one.
    """
    texts = [p.text for p in document.paragraphs]
    ends = any(END.match(text) for text in texts) or any(COUNT.match(text) for text in texts)
    if ends:
        return any(_LENGTH.match(t) or _BELOW.match(t) for t in texts)
    return _is_list(texts)


def read_export(document: Document, kind: str) -> Page:
    """Return the page of an export, an article for each of its documents; raise Unreadable when none has text."""
    pieces = pieces_of(document.paragraphs)
    texts = [piece.text for piece in pieces]
    ends = [i for i, text in enumerate(texts) if END.match(text)]
    counts = [i for i, text in enumerate(texts) if COUNT.match(text)]
    if counts and len(counts) >= len(ends):
        return _classic(pieces, counts, kind)
    if not ends:
        declared = next((int(m[1]) for text in texts if (m := _DECLARED.search(text))), None)
        raise Unreadable(f"LexisNexis's list of {declared or 'the'} documents that were saved, no article itself")
    start = _first(pieces, ends[0])
    declared = next((int(found[1]) for text in texts[:start] if (found := _DECLARED.search(text))), None)
    parts: list[Sheet | Rest] = [Rest(_lines(pieces[:start]))] if start else []
    for end in ends:
        parts.append(_record(pieces[start : end + 1]))
        start = end + 1
    if start < len(pieces):
        if any(_LENGTH.match(text) for text in texts[start:]):
            broken = _record(pieces[start:])
            broken.problems.append("broken off: its end is missing")
            parts.append(broken)
        else:
            parts.append(Rest(_lines(pieces[start:]), "below the last document"))
    return joined(kind, f"lexisnexis {kind}", parts, declared)


def _classic(pieces: Sequence[Piece], counts: Sequence[int], kind: str) -> Page:
    parts: list[Sheet | Rest] = [Rest(_lines(pieces[: counts[0]]))] if counts[0] else []
    first = COUNT.match(pieces[counts[0]].text)
    declared = int(first["of"] or first["of2"]) if first and int(first["at"] or first["at2"]) == 1 else None
    for start, end in zip(counts, [*counts[1:], len(pieces)], strict=True):
        parts.append(_record(pieces[start:end], classic=True))
    return joined(kind, f"lexisnexis {kind}, classic layout", parts, declared)


def _record(pieces: Sequence[Piece], *, classic: bool = False) -> Sheet:
    """Return the sheet of a record; one that is none holds no text, and says why."""
    sheet, blocks = sheet_of(pieces, "LexisNexis")
    try:
        read_blocks(sheet, blocks, "classic" if classic else "uni")
    except Unreadable as problem:
        sheet.problems.append(str(problem))
    _number(sheet, pieces)
    return sheet


def _number(sheet: Sheet, pieces: Sequence[Piece]) -> None:
    """Take the number of a document from the link of its headline, if it has one."""
    line = 0
    for piece in pieces[:6]:
        for span in piece.paragraph.spans:
            if span.kind == "link" and (found := _ADDRESS.match(span.href or "")):
                sheet.put("accession", found[1].upper(), line, "address of the headline")
                sheet.put("url", found[0], line, "address of the headline")
                return
        line += len(piece.lines)


def _lines(pieces: Sequence[Piece]) -> list[str]:
    return [line for piece in pieces for line in piece.lines]


def _is_list(texts: Sequence[str]) -> bool:
    declared = next((int(found[1]) for text in texts[:40] if (found := _DECLARED.search(text))), None)
    return declared is not None and sum(bool(_COVER.match(text)) for text in texts[:200]) > 1


def _first(pieces: Sequence[Piece], end: int) -> int:
    """Return where the first document begins, below the cover: at its bookmark, its heading, its title's second."""
    for index in range(end):
        if any(map(_BOOKMARK.match, pieces[index].paragraph.bookmarks)):
            return index
    heading = next((i for i in range(end) if pieces[i].paragraph.level == 1), None)
    if heading is not None:
        return heading
    listed: dict[str, int] = {}
    for index in range(end):
        if _ITEM.match(pieces[index].text):
            listed.setdefault(_ITEM.sub("", pieces[index].text, count=1), index)
    for index in range(end):
        if listed.get(pieces[index].text, index) < index:
            return index
    cover = [i for i in range(end) if _COVER.match(pieces[i].text) or _ITEM.match(pieces[i].text)]
    cover = [i for i in cover if i < 4 or _DECLARED.search(" ".join(p.text for p in pieces[:end])[:100_000])]
    return max((i + 1 for i in cover if _DECLARED.search(pieces[i].text) or _COVER.match(pieces[i].text)), default=0)
