"""LexisNexis records: the labels of their four interface languages, and what the blocks of a record are.

The classic layout has publication, date, edition and headline above the labels; Nexis Uni and Lexis+ have the headline
first. Labels up to the length stand above the text, the others below it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from readroom.importer.press import LIKELY, Sheet
from readroom.text.dates import find_dates

Layout = Literal["classic", "uni"]

COUNT = re.compile(
    r"\s*(?:(\d{1,5}) (?:of|von|de|di) (\d{1,5}) (?:DOCUMENTS?|DOKUMENTE?N?|DOCUMENTOS?|DOCUMENTI)"
    r"|(?:Document|Dokument|Documento) (\d{1,5}) (?:of|von|sur|de|di) (\d{1,5}))\s*$",
    re.I,
)
COPYRIGHT = re.compile(
    r"\s*(?:Copyright|©|\(c\)|All Rights Reserved|Alle Rechte vorbehalten|Tous droits r[ée]serv[ée]s|"
    r"Todos los derechos reservados|Todos os direitos reservados)\b",
    re.I,
)
END = re.compile(r"\s*(?:End of Document|Ende des Dokuments|Fin du document|Fin del documento)\s*$", re.I)
LENGTH = re.compile(r"\d[\d.,\s]*(?:words?|Wörter|Woerter|mots|palabras|palavras|parole|woorden)\b", re.I)
_CORRECTED = re.compile(
    r"\s*(?:Correction Appended|Clarification Appended|Berichtigung angehängt|Correction ajoutée)\s*$", re.I
)
_PAGE = re.compile(r"(?:;\s*|^)((?:Pg?\.|S\.|Seite|Page|Pág\.?|p\.)\s*\S.*)$", re.I)
_EDITION = re.compile(
    r"\b(?:editions?|ausgabe|édition|edición|edição|edizione|final|regional|national|late|early|city|metro|first|"
    r"second|third)\b|^\d(?:st|nd|rd|th)?$|ausgabe",
    re.I,
)
_LABEL = re.compile(r"([^\W\d_](?:[^\W\d_]|[ /-]){1,40}?)\s?:(?:\s+|$)")

_LABELS: dict[str, str] = {}


def _add(field: str, *labels: str) -> None:
    _LABELS.update({_letters(label): field for label in labels})


def _letters(label: str) -> str:
    return "".join(c for c in label.casefold() if c.isalpha())


_add("authors", "BYLINE", "AUTHOR", "AUTOR", "AUTORIN", "VERFASSER", "AUTEUR", "AUTORES", "AUTORA", "VON", "POR", "PAR")
_add("section", "SECTION", "RUBRIK", "RUBRIQUE", "SECCIÓN", "SEÇÃO", "RESSORT", "SEZIONE")
_add("length", "LENGTH", "LÄNGE", "LAENGE", "LONGUEUR", "LONGITUD", "EXTENSIÓN", "LUNGHEZZA", "COMPRIMENTO")
_add("title", "HEADLINE", "TITLE", "TITEL", "ÜBERSCHRIFT", "TITRE", "TÍTULO", "TITULAR")
_add("deck", "HIGHLIGHT", "HIGHLIGHTS", "HERVORHEBUNG", "ENCART", "DESTACADO", "SUMMARY", "ABSTRACT")
_add("dateline", "DATELINE", "ORTSMARKE", "ORT", "LIEU", "LUGAR")
_add("language", "LANGUAGE", "SPRACHE", "LANGUE", "IDIOMA", "LINGUA")
_add("url", "URL", "INTERNET", "LINK")
_add("accession", "ACC-NO", "ACCESSION-NO", "ACCESSION NUMBER", "DOCUMENT-ID")
_add("edition", "EDITION", "AUSGABE", "ÉDITION", "EDICIÓN")
_add("caption", "GRAPHIC", "GRAPHICS", "GRAFIK", "GRAPHIQUE", "GRÁFICO", "ILLUSTRATION", "PHOTO", "CAPTION")
_add("correction", "CORRECTION", "CLARIFICATION", "BERICHTIGUNG", "CORRECCIÓN", "RECTIFICATION")
_add("notes", "NOTES", "NOTE", "SERIES", "SERIE", "NOTIZ", "NOTAS")
_add("keywords", "SUBJECT", "THEMA", "SUJET", "TEMA", "PERSON", "PERSONS", "PEOPLE", "ORGANIZATION", "COMPANY",
     "GEOGRAPHIC", "CITY", "STATE", "COUNTRY", "INDUSTRY", "TICKER")  # fmt: skip
_add("other", "LOAD-DATE", "UPDATE", "DATE-CHARGEMENT", "FECHA-CARGA", "FECHA DE CARGA", "PUBLICATION-TYPE",
     "PUBLIKATIONSTYP", "PUBLIKATIONSART", "PUBLIKATION-TYP", "TYPE-PUBLICATION", "TYPE DE PUBLICATION",
     "TIPO-PUBLICACIÓN", "TIPO DE PUBLICACIÓN", "JOURNAL-CODE", "JOURNAL CODE", "ZEITUNGS-CODE", "ZEITSCHRIFTEN-CODE",
     "CODE-REVUE", "CODE REVUE", "CÓDIGO", "CORRECTION-DATE", "DISTRIBUTION", "CATEGORY", "DOCUMENT-TYPE", "PUB-TYPE",
     "ISSN", "TYPE", "CODES", "COPYRIGHT", "CLASSIFICATION", "KLASSIFIZIERUNG", "LADEDATUM", "LADE-DATUM",
     "DATE DE CHARGEMENT", "CLASIFICACIÓN", "BODY", "TEXT", "VOLLTEXT", "CORPS", "TEXTE", "CUERPO")  # fmt: skip

_ABOVE = frozenset(("authors", "section", "length", "title", "deck", "dateline", "edition"))
BODY_HEADS = frozenset(map(_letters, ("Body", "Text", "Volltext", "Corps", "Texte", "Cuerpo", "Texto")))


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a record: its text on one line, and its first and last line (from 0)."""

    text: str
    first: int
    last: int


def find_label(text: str) -> tuple[str, str, str] | None:
    """Return (label, field, rest) of a block that begins with one of LexisNexis's labels."""
    match = _LABEL.match(text[:120])
    if match and (found := _LABELS.get(_letters(match[1]))):
        return match[1].strip(), found, text[match.end() :].strip()
    return None


def blocks_of(lines: Sequence[str]) -> list[Block]:
    """Return the paragraphs of plain lines: what stands between blank ones, put on one line."""
    found: list[Block] = []
    start: int | None = None
    for index, line in enumerate([*lines, ""]):
        if line.strip() and start is None:
            start = index
        elif not line.strip() and start is not None:
            found.append(Block(" ".join(part.strip() for part in lines[start:index]), start, index - 1))
            start = None
    return found


def read_blocks(sheet: Sheet, blocks: Sequence[Block], layout: Layout) -> None:
    """Say on the sheet what each block of a record is."""
    labels = [find_label(block.text) for block in blocks]
    top = next((i for i, found in enumerate(labels) if found and found[1] in _ABOVE), None)
    length = next((i for i, found in enumerate(labels) if found and found[1] == "length"), None)
    body = length + 1 if length is not None else _first_text(blocks, labels)
    tail = _tail(blocks, labels, body)
    _read_top(sheet, blocks[: body if top is None else top], layout)
    for block, found in zip(blocks[top or body : body], labels[top or body : body], strict=True):
        _read_labelled(sheet, block, found)
    while body < tail and (found := labels[body]) and (found[1] in _ABOVE or _letters(found[0]) in BODY_HEADS):
        _read_labelled(sheet, blocks[body], found)
        body += 1
    for block in blocks[body:tail]:
        _read_text(sheet, block)
    for block, found in zip(blocks[tail:], labels[tail:], strict=True):
        _read_labelled(sheet, block, found)


def _first_text(blocks: Sequence[Block], labels: Sequence[object]) -> int:
    """Return where the text begins in a record without its length: after the head and the labels of the top."""
    dated = next((i for i, block in enumerate(blocks[:8]) if _is_date_line(block.text)), None)
    at = 0 if dated is None else dated + 2
    while at < len(blocks) and labels[at]:
        at += 1
    return min(at, len(blocks))


def _tail(blocks: Sequence[Block], labels: Sequence[tuple[str, str, str] | None], body: int) -> int:
    """Return where the labels below the text begin."""
    end = len(blocks)
    while end > body and (COPYRIGHT.match(blocks[end - 1].text) or END.match(blocks[end - 1].text)):
        end -= 1
    return next((i for i in range(body, end) if _is_tail(labels[i])), end)


def _is_tail(found: tuple[str, str, str] | None) -> bool:
    """Tell a block that stands below a text. "Notes: …" within one is no label: those are in capitals or sure."""
    if found is None:
        return False
    label, field, _ = found
    if field in _ABOVE and field != "edition":
        return False
    sure = field in ("other", "language", "caption", "accession", "keywords", "url")
    return label.isupper() or (sure and len(label) > 3)


def _read_top(sheet: Sheet, blocks: Sequence[Block], layout: Layout) -> None:
    """Read publication, date, edition and headline, which have no labels."""
    plain = []
    for block in blocks:
        if COUNT.match(block.text):
            sheet.say(block.first, "metadata", "number of the document", block.last)
        elif COPYRIGHT.match(block.text):
            sheet.say(block.first, "cut", "copyright", block.last)
        elif _CORRECTED.match(block.text):
            sheet.aside("note", block.text.strip(), block.first, "correction appended", block.last)
        else:
            plain.append(block)
    dated = next((i for i, block in enumerate(plain) if _has_date(sheet, block)), None)
    names = plain[:dated] if dated is not None else plain[:1] if layout == "classic" else plain[1:2]
    after = plain[dated + 1 :] if dated is not None else plain[1:] if layout == "classic" else plain[2:]
    if layout == "uni":
        if len(names) > 1:
            _title(sheet, names[:-1])
            names = names[-1:]
        elif dated is None and plain:
            _title(sheet, plain[:1])
    for block in names:
        sheet.put("source", block.text, block.first, "publication above the date", LIKELY, last=block.last)
    if dated is not None:
        _date(sheet, plain[dated])
    title: list[Block] = []
    for block in after:
        if (
            not title
            and "edition" not in sheet.values
            and len(block.text) <= 80
            and _EDITION.search(block.text)
            and block is not after[-1]
        ):
            sheet.put("edition", block.text, block.first, "edition below the date", LIKELY, last=block.last)
        else:
            title.append(block)
    if "title" not in sheet.values:
        _title(sheet, title)


def _title(sheet: Sheet, blocks: Sequence[Block]) -> None:
    """Take the headline; what stands below it is a standfirst."""
    for number, block in enumerate(blocks):
        if number == 0:
            sheet.put("title", block.text, block.first, "headline", LIKELY, last=block.last)
        else:
            sheet.aside("deck", block.text, block.first, "below the headline", block.last)


def _is_date_line(text: str) -> bool:
    return len(text) <= 120 and bool(find_dates(text))


def _has_date(sheet: Sheet, block: Block) -> bool:
    return any(len(line) <= 120 and find_dates(line, sheet.order) for line in sheet.lines[block.first : block.last + 1])


def _date(sheet: Sheet, block: Block) -> None:
    """Take the date from the block below the publication, and the edition that stands under it."""
    for line in range(block.first, block.last + 1):
        text = sheet.lines[line].strip()
        found = find_dates(text, sheet.order)
        if found and "date" not in sheet.values:
            start, end, _ = found[0]
            sheet.put("date", text[start:end], line, "date below the publication")
            rest = text[end:].strip(" ,;")
            if rest and _EDITION.search(rest):
                sheet.put("edition", rest, line, "edition beside the date", LIKELY)
        elif "date" in sheet.values and _CORRECTED.match(text):
            sheet.aside("note", text, line, "correction appended")
        elif "date" in sheet.values and text:
            lines = " ".join(part.strip() for part in sheet.lines[line : block.last + 1])
            sheet.put("edition", lines.rstrip(";"), line, "edition below the date", LIKELY, last=block.last)
            return
        elif text:
            sheet.put("source", text, line, "publication above the date", LIKELY)


def _read_labelled(sheet: Sheet, block: Block, found: tuple[str, str, str] | None) -> None:
    first, last = block.first, block.last
    if found is None:
        if COPYRIGHT.match(block.text):
            sheet.say(first, "cut", "copyright", last)
        elif END.match(block.text):
            sheet.say(first, "metadata", "end of the document", last)
        elif "title" not in sheet.values:
            sheet.put("title", block.text, first, "headline", LIKELY, last=last)
        else:
            sheet.say(first, "cut", "not understood", last)
        return
    label, field, rest = found
    match field:
        case "length" | "other" | "notes":
            sheet.say(first, "metadata", label, last)
        case "dateline":
            sheet.aside("other", rest, first, label, last)
        case "deck":
            sheet.aside("deck", rest, first, label, last)
        case "caption":
            sheet.aside("caption", rest, first, label, last)
        case "correction":
            sheet.aside("note", rest, first, label, last)
        case "section":
            page = _PAGE.search(rest)
            if page:
                sheet.put("print_page", page[1], first, label, last=last)
                rest = rest[: page.start()].strip(" ;")
            sheet.put("section", rest, first, label, last=last)
        case _:
            sheet.put(field, rest, first, label, last=last)


def _read_text(sheet: Sheet, block: Block) -> None:
    if END.match(block.text):
        sheet.say(block.first, "metadata", "end of the document", block.last)
    elif COPYRIGHT.match(block.text) and len(block.text) <= 160:
        sheet.say(block.first, "cut", "copyright", block.last)
    else:
        sheet.paragraph(block.text, block.first, block.last)
