"""Europresse records: what each paragraph of an article is, by its class and its place."""

import re
from collections.abc import Sequence

from readroom.importer.press.blocks import Block, Kind, add_text
from readroom.importer.press.dates import find_day
from readroom.importer.press.flow import Flow
from readroom.importer.press.sheet import LIKELY, SURE, Sheet

PARTS = frozenset(
    ("DocPublicationName", "DocHeader", "DocTitreSousSection", "titreArticleVisu", "TitreArticleVisu", "docAuthors")
)
"""The classes of elements that say one thing each."""

NUMBER = re.compile(r"(?<![^\W\d_])([a-z]{2,10}[·.•\xb7]\d{8}[·.•\xb7][A-Z0-9]{1,12}[·.•\xb7][A-Za-z0-9_-]+)")
_NUMBER_LABEL = re.compile(
    r"(?:Numéro de document|Document number|No\. de document|Dokument-?nummer|Número de documento|Numero del documento)"
    r"\s*[:：]?\s*",
    re.I,
)
_ISSUE = re.compile(r",\s*(?:no|nr|n°|núm|num|vol)\.?\s*[\dA-Z][\w .,/-]{0,30}$", re.I)
_PAGE = re.compile(r"(?:pp?\.|S\.|pág\.|pages?|Seiten?)\s*\S.*", re.I)
_WORDS = re.compile(r"[\d\s]+(?:mots|words|Wörter|palabras|parole|woorden)\b", re.I)
_CREDIT = re.compile(
    r"(?:©|\(c\)\s|Copyright\b|Tous droits réservés|All rights reserved|Alle Rechte vorbehalten|"
    r"Todos los derechos reservados)",
    re.I,
)
_CERTIFICATE = re.compile(
    r"(?:Ce certificat|Le présent document|This certificate|The present document|This document is protected|"
    r"Certificat émis|Certificate issued|Date d[’']émission|Date (?:of )?issued?|Issue date|Dieses Zertifikat|"
    r"Este certificado|Fecha de emisión|Ausstellungsdatum|Das vorliegende Dokument|El presente documento)",
    re.I,
)
_FURNITURE = re.compile(
    r"(?:Visualiser l['’]article|Sauvegarder|Imprimer|Envoyer|Annuler|PubliC|Retour à la liste|View the article|Save|"
    r"Print|Document \d+ (?:de|of|sur|von) \d+|Lire l['’]article|Télécharger le PDF)\W*$",
    re.I,
)
_BESIDE = re.compile(
    r"(Illustrations?|Encadrés?|Notes?|Note de la rédaction|Légendes?|Photos?|Images?|Graphics?|Boxes|Captions?|"
    r"Bildunterschriften?|Ilustración|Fotos?|Références?|References?|Catégories?|Categories)\s?(?:\(\w{1,2}\))?\s?[:：]\s*",
    re.I,
)
_ALSO = re.compile(r"(?:Lire aussi|À lire aussi|Lire également|Voir aussi|Read also|See also)\b.{0,300}https?://", re.I)
_FIRST = re.compile(r"(?:Cet article est paru dans|This article (?:was|is) published (?:by|in))\s+(.{2,80}?)\W*$", re.I)


def read_flows(sheet: Sheet, flows: Sequence[Flow]) -> None:
    """Say on the sheet what each paragraph of an article is."""
    titled = _title(flows)
    body = _body(flows, titled)
    held = ""
    text: list[Block] = []
    for index, flow in enumerate(flows):
        if index not in body and text:
            add_text(sheet, text)
            text = []
        held = held if _beside(flow, index, body) else ""
        if _is(flow, "DocPublicationName"):
            _source(sheet, flow.text, index)
        elif _is(flow, "DocHeader"):
            _header(sheet, flow.text, index)
        elif _number(sheet, flow.text, index) or _furniture(sheet, flow, index, inside=index in body):
            continue
        elif index in titled:
            _headline(sheet, flows, titled, index)
        elif index in body:
            text.append(_block(flow, index))
        elif titled and index < titled[0]:
            _above(sheet, flow, index)
        elif _is(flow, "docAuthors") or (titled and _is_author(flow, index, titled, body)):
            sheet.put("authors", flow.text, index, "below the title", SURE if body else LIKELY)
        elif (titled and "header" in flow.tags) or _is(flow, "rdp__subtitle"):
            sheet.aside("deck", flow.text, index, "below the title")
        else:
            held = _after(sheet, flow.text, index, held)
    add_text(sheet, text)


def _is(flow: Flow, *classes: str) -> bool:
    return not flow.classes.isdisjoint(classes)


def _title(flows: Sequence[Flow]) -> list[int]:
    """Return the lines of the title: of the element that is called so, else of the one around it."""
    found = [i for i, f in enumerate(flows) if _is(f, "titreArticleVisu", "TitreArticleVisu", "rdp__articletitle")]
    if not found:
        found = [i for i, f in enumerate(flows) if _is(f, "titreArticle")][:1]
    # Its lines follow one another; what is called a title within the text is none.
    return [i for place, i in enumerate(found) if i == found[0] + place and flows[i].box == flows[found[0]].box]


def _body(flows: Sequence[Flow], titled: Sequence[int]) -> set[int]:
    """Return the paragraphs of the text: by the class around them, by their section, else those below the title."""
    below = titled[-1] if titled else -1
    for classes in (("docOcurrContainer",), ("DocText", "texteDoc")):
        found = {i for i, f in enumerate(flows) if i > below and _is(f, *classes)}
        if found:
            return found
    found = {i for i, f in enumerate(flows) if i > below and "section" in f.tags and "footer" not in f.tags}
    if found or any("article" in f.tags for f in flows):
        return found
    end = next((i for i, f in enumerate(flows) if i > below and _NUMBER_LABEL.match(f.text)), None)
    end = (
        end if end is not None else next((i for i, f in enumerate(flows) if i > below and NUMBER.search(f.text)), None)
    )
    end = len(flows) if end is None else end
    first = below + 1
    if first < end and not _says(flows[first].text) and first + 1 < end:
        first += 1
    while end > first and (_CREDIT.match(flows[end - 1].text) and len(flows[end - 1].text) < 200):
        end -= 1
    return set(range(first, end)) if titled else set()


def _says(text: str) -> bool:
    """Tell a paragraph from the name of an author."""
    return len(text) > 80 or text[-1:] in '.!?…:;»"”'


def _source(sheet: Sheet, text: str, line: int) -> None:
    """Take the name of the publication; the number of its issue is no part of it."""
    issue = _ISSUE.search(text)
    sheet.put("source", text[: issue.start()] if issue else text, line, "name of the publication")


def _header(sheet: Sheet, text: str, line: int) -> None:
    """Read "Section, mercredi 3 mars 2021, p. 2": its parts stand in any order, or in elements of their own."""
    label = "line of section, day and page"
    day = find_day(text)
    if day and "date" not in sheet.values:
        sheet.put("date", day.date, line, label)
        parts = [text[: day.start], text[day.end :]]
    else:
        parts = [text]
    for part in (piece.strip(" ,;-–") for half in parts for piece in re.split(r",(?!\s*[A-Z]?\d)", half)):
        bare = _WORDS.sub("", part).strip(" ,;-–")
        if not bare or _is_weekday(bare) or (":" in bare and re.fullmatch(r"[\d:.\sA-Z+-]{1,16}", bare)):
            sheet.say(line, "metadata", label)
        elif _PAGE.match(bare):
            sheet.put("print_page", bare, line, label)
        elif "section" not in sheet.values:
            sheet.put("section", bare, line, label, LIKELY)
        else:
            sheet.put("edition", bare, line, label, LIKELY)


def _is_weekday(text: str) -> bool:
    from readroom.text.months import WEEKDAYS

    return text.casefold() in WEEKDAYS


def _number(sheet: Sheet, text: str, line: int) -> bool:
    """Take Europresse's number from a line that is little else."""
    number = NUMBER.search(text)
    if number is None:
        label = _NUMBER_LABEL.fullmatch(text)
        if label:
            sheet.say(line, "metadata", "number of the document")
        return label is not None
    if len(_NUMBER_LABEL.sub("", text)) > len(number[1]) + 12:
        return False
    sheet.put("accession", number[1], line, "number of the document")
    return True


def _furniture(sheet: Sheet, flow: Flow, line: int, *, inside: bool) -> bool:
    """Cut what is Europresse's and not the paper's: certificates, buttons, the copyright."""
    text = flow.text
    if _CERTIFICATE.match(text) or (not inside and ("txtCertificat" in flow.classes or _CERTIFICATE.search(text))):
        sheet.say(line, "cut", "certificate of the export")
    elif _CREDIT.match(text) and len(text) < 200:
        sheet.say(line, "cut", "copyright")
    elif _FURNITURE.match(text) or (inside and len(text) <= 1000 and _ALSO.match(text)):
        sheet.say(line, "cut", "Europresse's own words" if not inside else "link to another article")
    elif inside and (first := _FIRST.match(text)):
        sheet.put("outlet", first[1], line, "where it was published first", LIKELY)
    else:
        return False
    return True


def _headline(sheet: Sheet, flows: Sequence[Flow], titled: Sequence[int], index: int) -> None:
    if index == titled[0]:
        text = " ".join(flows[i].text for i in titled)
        sheet.put("title", text, index, "title", last=titled[-1])


def _above(sheet: Sheet, flow: Flow, line: int) -> None:
    if find_day(flow.text) and "date" not in sheet.values:
        _header(sheet, flow.text, line)
    else:
        sheet.aside("deck", flow.text, line, "above the title")


def _is_author(flow: Flow, index: int, titled: Sequence[int], body: set[int]) -> bool:
    """Tell the line right below the title and above the text."""
    if index != titled[-1] + 1 or _is(flow, "rdp__subtitle"):
        return False
    return index < min(body) if body else not _says(flow.text)


def _block(flow: Flow, index: int) -> Block:
    kind: Kind = "text"
    if flow.cells:
        kind = "row"
    elif flow.code:
        kind = "code"
    elif len(flow.text) <= 120 and not flow.tags.isdisjoint(("h2", "h3", "h4", "h5")):
        kind = "heading"
    return Block(flow.text, index, index, kind, flow.cells, box=flow.box)


def _beside(flow: Flow, index: int, body: set[int]) -> bool:
    return index not in body and "footer" not in flow.tags


def _after(sheet: Sheet, text: str, line: int, held: str) -> str:
    """Read what stands beside the text: illustrations, boxes, notes; return the label that what follows belongs to."""
    label = _BESIDE.match(text)
    if label:
        held = label[1]
        text = text[label.end() :].strip()
        if not text:
            sheet.say(line, "metadata", label[1])
            return held
    if not held:
        sheet.say(line, "cut", "beside the text")
        return held
    caption = held.casefold().startswith(("ill", "lég", "pho", "ima", "gra", "cap", "bild", "fot"))
    sheet.aside("caption" if caption else "note", text, line, held)
    return held
