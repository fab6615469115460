"""ProQuest records: `Label: value` blocks, the same in its text and its HTML exports, by the label's language."""

import re
from collections.abc import Sequence
from dataclasses import replace

from readroom.importer.press import Sheet
from readroom.text.model import Page

RULE = re.compile(r"_{50,}\s*$")
COUNT = re.compile(r"(?:Document|Dokument|Documento)\s+(\d{1,6})\s+(?:of|sur|de|von|di)\s+(\d{1,6})\s*$", re.I)

# What a label stands for, by its letters alone: stray spaces stand inside labels ("DocumentURL", "Full  text").
# Fields of readroom's, else what is done with the line: "text", "abstract", "other".
_LABELS: dict[str, str] = {}


def _add(field: str, *labels: str) -> None:
    _LABELS.update({_letters(label): field for label in labels})


def _letters(label: str) -> str:
    return "".join(c for c in label.casefold() if c.isalnum())


_add("text", "Full text", "Volltext", "Texte intégral", "Texte complet", "Texto completo", "Testo completo")
_add("abstract", "Abstract", "Zusammenfassung", "Résumé", "Resumen", "Resumo", "Riassunto")
_add("title", "Title", "Titel", "Titre", "Título", "Titolo")
_add("authors", "Author", "Authors", "Autor", "Autoren", "Auteur", "Auteurs", "Autores", "Autore")
_add(
    "source", "Publication title", "Titel der Publikation", "Publikationstitel", "Titre de la publication",
    "Título de la publicación", "Título de publicación", "Título da publicação", "Titolo della pubblicazione",
)  # fmt: skip
_add(
    "date", "Publication date", "Publikationsdatum", "Erscheinungsdatum", "Date de publication",
    "Fecha de publicación", "Data de publicação", "Data di pubblicazione",
)  # fmt: skip
_add(
    "year", "Publication year", "Publikationsjahr", "Erscheinungsjahr", "Année de publication",
    "Año de publicación", "Ano de publicação", "Anno di pubblicazione",
)  # fmt: skip
_add("section", "Section", "Abschnitt", "Rubrik", "Sección", "Seção", "Sezione")
_add("print_page", "Pages", "Page", "First page", "Seiten", "Seite", "Erste Seite", "Première page", "Páginas",
     "Primera página", "Pagine")  # fmt: skip
_add("edition", "Edition", "Ausgabe", "Édition", "Edición", "Edição", "Edizione")
_add(
    "language", "Language of publication", "Language", "Publikationssprache", "Sprache der Publikation",
    "Langue de publication", "Idioma de la publicación", "Idioma de publicación", "Lingua di pubblicazione",
)  # fmt: skip
_add(
    "accession", "ProQuest document ID", "ProQuest-Dokument-ID", "ProQuest Dokument-ID", "ID du document ProQuest",
    "Identificador de documento ProQuest", "ID del documento de ProQuest", "ID do documento ProQuest",
)  # fmt: skip
_add("url", "Document URL", "Dokument-URL", "URL du document", "URL del documento", "URL do documento")
_add("keywords", "Subject", "Subjects", "Thema", "Themen", "Sujet", "Materia", "Assunto", "Location", "People",
     "Identifier / keyword", "Identifier/keyword", "Company / organization")  # fmt: skip
_add(
    "other", "Links", "Publisher", "Place of publication", "Country of publication", "Publication subject",
    "Source type", "Document type", "Copyright", "Last updated", "Database", "ISSN", "e-ISSN", "ISBN", "Volume",
    "Issue", "Number of pages", "Document feature", "Publication info", "DOI", "Dateline", "Column", "Features",
    "Source attribution", "Source information", "Alternate title", "Document status", "CODEN", "Publication frequency",
    "Verlag", "Herausgeber", "Verlagsort", "Erscheinungsort", "Erscheinungsland", "Publikationsthema", "Quellentyp",
    "Quellenart", "Dokumenttyp", "Zuletzt aktualisiert", "Datenbank", "Editeur", "Éditeur", "Lieu de publication",
    "Pays de publication", "Sujet de la publication", "Type de source", "Type de document", "Dernière mise à jour",
    "Base de données", "Editorial", "Lugar de publicación", "País de publicación", "Materia de la publicación",
    "Tipo de fuente", "Tipo de documento", "Última actualización", "Base de datos", "Credit", "Word count",
    "Full text availability", "Volume / issue", "Numéro", "Heft", "Número", "Copyrights", "Droits d'auteur",
)  # fmt: skip

_LABEL = re.compile(r"([^\W\d_][^:\n]{0,50}?)\s*:(?:\s+|$)")
_INSIDE = re.compile(r"(CAPTION|CREDIT|PHOTO|CORRECTION|ILLUSTRATION|GRAPHIC|Credit|Illustration)\s*:\s*(.*)")
_NONE = re.compile(
    r"(?:None available|Nicht verfügbar|Keine verfügbar|Aucun[e]? disponible|No disponible|Ninguno disponible)\.?\s*$",
    re.I,
)
_LINK = re.compile(r"https?://\S+$")
_PROXY = re.compile(r"^https?://[^/]+/login\?(?:q?url)=(https?://.*)$")
_HOST = re.compile(r"^(https?)://(www|search)-proquest-com\.[^/]+/")
_LINK_WORDS = frozenset(
    (
        "ProQuest document link",
        "ProQuest-Dokumentlink",
        "Lien de document ProQuest",
        "Enlace de documentos de ProQuest",
    )
)
_ANONYMOUS = frozenset(("anonymous", "anonym", "anonyme", "anónimo", "anonimo"))


def field_of(label: str) -> str | None:
    """Return what a printed label stands for, None when ProQuest has no such label."""
    return _LABELS.get(_letters(label))


def find_label(line: str) -> tuple[str, str, str] | None:
    """Return (label, what it stands for, the rest of the line) of a line that begins with one of ProQuest's labels."""
    match = _LABEL.match(line)
    if match and (found := field_of(match[1])):
        return match[1].strip(), found, line[match.end() :]
    return None


def own_address(address: str) -> str:
    """Return ProQuest's own address of a document, without the library's proxy before it and the account behind it."""
    if proxied := _PROXY.match(address):
        address = proxied[1]
    address = _HOST.sub(r"\1://\2.proquest.com/", address)
    return re.sub(r"[?&]accountid=\w+$", "", address)


def read_record(text: str, number: int | None, kind: str, extractor: str) -> Page:
    """Return the page of one record; raise Unreadable when it holds no text."""
    sheet = Sheet.of(text, "ProQuest")
    lines = sheet.lines
    labels = [
        (i, found)
        for i, line in enumerate(lines)
        if (i == 0 or not lines[i - 1].strip()) and (found := find_label(line))
    ]
    head = labels[0][0] if labels else len(lines)
    starts = [i for i, _ in labels] + [len(lines)]
    _read_head(sheet, head)
    abstract: tuple[int, int, str] | None = None
    in_text = -1
    for place, (start, (label, field, rest)) in enumerate(labels):
        end = starts[place + 1]
        if start < in_text:
            continue
        if field == "text":
            end = in_text = _text_end(labels, place, len(lines))
            _read_text(sheet, start, end, rest, label)
        elif field == "abstract":
            sheet.say(start, "metadata", label, _last(lines, start, end))
            if not _NONE.match(rest):
                abstract = (start, end, rest)
        elif field == "other":
            sheet.say(start, "metadata", label, _last(lines, start, end))
        else:
            _read_field(sheet, start, _last(lines, start, end), label, field, rest)
    if abstract and in_text < 0:
        sheet.problems.append("only the abstract: the record has no full text")
        _read_text(sheet, *abstract, "abstract")
    return sheet.page(kind, extractor, number)


def _last(lines: Sequence[str], start: int, end: int) -> int:
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    return end - 1


def _text_end(labels: Sequence[tuple[int, tuple[str, str, str]]], place: int, size: int) -> int:
    """Return where the full text is over: at the first label after it that a record has only there."""
    for start, (_, field, _) in labels[place + 1 :]:
        if field not in ("section", "authors", "print_page", "language", "edition", "title") or start == labels[-1][0]:
            return start
    return size


def _read_head(sheet: Sheet, end: int) -> None:
    """Read what stands above the first label: the count, the title, the address."""
    for line in range(end):
        text = sheet.lines[line].strip()
        if COUNT.match(text):
            sheet.say(line, "metadata", "number of the document")
        elif _LINK.match(text):
            sheet.put("url", own_address(text), line, "address of the document")
        elif RULE.match(text):
            sheet.say(line, "cut", "line between documents")
        elif text in _LINK_WORDS:
            sheet.say(line, "metadata", "link to the document")
        elif text:
            sheet.put("title", text, line, "title above the record")


def _read_field(sheet: Sheet, first: int, last: int, label: str, field: str, rest: str) -> None:
    value = " ".join([rest, *(line.strip() for line in sheet.lines[first + 1 : last + 1])]).strip()
    if field == "authors":
        names = tuple(
            name for part in value.split(";") if (name := part.strip(" ;")) and name.casefold() not in _ANONYMOUS
        )
        sheet.put(field, names, first, label, last=last)
    elif field == "url":
        sheet.put(field, own_address(value), first, label, last=last)
    elif field == "year":
        if "date" not in sheet.values and not any(f == "date" for f in _fields_below(sheet, last)):
            sheet.put("date", value, first, label, last=last)
        sheet.say(first, "metadata", label, last)
    elif field == "date" and not sheet.put(field, value, first, label, last=last):
        # Stray spaces inside ("Jan 11, 2 009") are the export's, not the paper's; what is printed is kept.
        if sheet.put(field, re.sub(r"(?<=\d)\s(?=\d)", "", value), first, label, last=last):
            sheet.values[field] = replace(sheet.values[field], raw=value)
    else:
        sheet.put(field, value, first, label, last=last)


def _fields_below(sheet: Sheet, line: int) -> list[str]:
    return [found[1] for text in sheet.lines[line + 1 :] if (found := find_label(text))]


def _read_text(sheet: Sheet, start: int, end: int, rest: str, label: str) -> None:
    """Read the text: a paragraph a line; captions, credits and corrections between them are asides."""
    if rest.strip():
        _read_line(sheet, start, rest)
    else:
        sheet.say(start, "metadata", label)
    for line in range(start + 1, end):
        if sheet.lines[line].strip():
            _read_line(sheet, line, sheet.lines[line])


def _read_line(sheet: Sheet, line: int, text: str) -> None:
    if found := _INSIDE.match(text.strip()):
        kind = found[1].casefold()
        if kind == "credit":
            sheet.say(line, "metadata", found[1])
            return
        sheet.aside("note" if kind == "correction" else "caption", found[2] or found[0], line, found[1])
        return
    sheet.paragraph(text.strip(), line)
