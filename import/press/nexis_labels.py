"""The labels that LexisNexis prints, in the languages of its interface, and the lines that it prints without one."""

import re
from typing import NamedTuple

COUNT = re.compile(
    r"\s*(?:(?P<at>\d{1,6}) (?:of|von|de|di|van) (?P<of>\d{1,6}) "
    r"(?:DOCUMENTS?|DOKUMENTE?N?|DOCUMENTOS?|DOCUMENTI|DOCUMENTEN)"
    r"|(?:Document|Dokument|Documento) (?P<at2>\d{1,6}) (?:of|von|sur|de|di|van) (?P<of2>\d{1,6}))\s*$",
    re.I,
)
COPYRIGHT = re.compile(
    r"\s*(?:Copyright\b|Copy \d{4}\b|©|\(c\)\s|Alle Rechte vorbehalten\b|Alle rechten voorbehouden\b|"
    r"(?:All Rights Reserved|Tous droits r[ée]serv[ée]s|Todos los derechos reservados|Tutti i diritti riservati|"
    r"Todos os direitos reservados)\b)",
    re.I,
)
END = re.compile(
    r"\s*(?:End of Document|Ende des Dokuments|Dokumentende|Fin du document|Fin del documento|Fim do documento|"
    r"Fine del documento|Einde (?:van )?(?:het )?document)\s*$",
    re.I,
)
CORRECTED = re.compile(
    r"\s*(?:Corrections? Appended|Clarification Appended|Editor'?s? Note Appended|Berichtigung angehängt|"
    r"Correction (?:ajoutée|annexée)|Corrección adjunta|This article has been corrected)\W*$",
    re.I,
)
FAULT = re.compile(
    r"We are sorry but there is an error in this document|this document (?:is not|cannot be) (?:available|displayed)|"
    r"Dieses Dokument kann nicht angezeigt werden|Ce document n[e'’].{0,20}(?:disponible|affich)",
    re.I,
)
"""What stands in the place of a document that LexisNexis could not show."""

PAGE = re.compile(
    r"(?:;\s*|^|,\s+)(?P<page>(?:Pgs?\.|pp?\.|S\.|Seiten?\s|Pages?\s|Págs?\.|Pag\.|blz\.|Blz\s)\s*"
    r"[A-Z]{0,3}\d[\w.]*(?:\s?[,–-]\s?[A-Z]{0,3}\d[\w.]*)*)[^;]*(?P<rest>.*)$",
    re.I,
)
RELEVANCE = re.compile(r"\s*\(\d{1,3} ?%\)")
_LABEL = re.compile(r"([^\W\d_](?:[^\W\d_]|[ /'’-]){1,40}?)\s?:(?:\s+|$)")
_LABELS: dict[str, str] = {}


class Label(NamedTuple):
    """What a block begins with: the label as printed, what it stands for, the rest of the block."""

    label: str
    field: str
    rest: str


def _letters(label: str) -> str:
    return "".join(c for c in label.casefold() if c.isalpha())


def _add(field: str, *labels: str) -> None:
    _LABELS.update({_letters(label): field for label in labels})


_add("authors", "BYLINE", "AUTHOR", "AUTHORS", "AUTOR", "AUTOREN", "AUTORIN", "VERFASSER", "AUTEUR", "AUTEURS",
     "AUTORES", "AUTORA", "AUTORE", "VON", "POR", "PAR", "DOOR")  # fmt: skip
_add("section", "SECTION", "RUBRIK", "RUBRIQUE", "SECCIÓN", "SEÇÃO", "RESSORT", "SEZIONE", "RUBRIEK", "SECTIE")
_add("length", "LENGTH", "LÄNGE", "LAENGE", "LONGUEUR", "LONGITUD", "EXTENSIÓN", "EXTENSION", "LUNGHEZZA",
     "COMPRIMENTO", "EXTENSÃO", "LENGTE")  # fmt: skip
_add("title", "HEADLINE", "TITLE", "TITEL", "ÜBERSCHRIFT", "SCHLAGZEILE", "TITRE", "TÍTULO", "TITULAR", "TITOLO",
     "KOP")  # fmt: skip
_add("deck", "HIGHLIGHT", "HIGHLIGHTS", "HERVORHEBUNG", "ENCART", "DESTACADO", "DESTACADOS", "SUMMARY", "ABSTRACT",
     "SUBTITLE", "UNTERTITEL", "SOUS-TITRE", "SUBTÍTULO", "DESTAQUE", "TEASER", "ZUSAMMENFASSUNG",
     "RÉSUMÉ")  # fmt: skip
_add("dateline", "DATELINE", "ORTSMARKE", "ORT", "LIEU", "LUGAR", "LUOGO", "PLAATS")
_add("language", "LANGUAGE", "SPRACHE", "LANGUE", "IDIOMA", "LINGUA", "TAAL")
_add("url", "URL", "INTERNET", "LINK")
_add("accession", "ACC-NO", "ACCESSION-NO", "ACCESSION NUMBER", "DOCUMENT-ID", "DOC-ID")
_add("edition", "EDITION", "AUSGABE", "ÉDITION", "EDICIÓN", "EDIÇÃO", "EDIZIONE", "EDITIE")
_add("caption", "GRAPHIC", "GRAPHICS", "GRAFIK", "GRAPHIQUE", "GRÁFICO", "GRÁFICOS", "GRAFICA", "GRAFIEK",
     "ILLUSTRATION", "ILLUSTRATIONS", "PHOTO", "PHOTOS", "CAPTION", "ABBILDUNG", "IMAGE")  # fmt: skip
_add("correction", "CORRECTION", "CLARIFICATION", "BERICHTIGUNG", "KORREKTUR", "CORRECCIÓN", "RECTIFICATION",
     "RECTIFICATIE", "CORREZIONE", "EDITOR-NOTE", "EDITORS NOTE")  # fmt: skip
_add("notes", "NOTES", "NOTE", "SERIES", "SERIE", "NOTIZ", "NOTIZEN", "NOTAS", "ANMERKUNG")
_add("keywords", "SUBJECT", "SUBJECTS", "THEMA", "THEMEN", "SUJET", "SUJETS", "TEMA", "TEMAS", "ONDERWERP", "PERSON",
     "PERSONS", "PEOPLE", "PERSONEN", "PERSONNE", "PERSONNES", "ORGANIZATION", "ORGANISATION", "ORGANISATIONEN",
     "ORGANIZACIÓN", "COMPANY", "SOCIÉTÉ", "SOCIETE", "UNTERNEHMEN", "FIRMA", "EMPRESA", "GEOGRAPHIC", "GEOGRAPHIE",
     "LOCALISATION-GEO", "GEOGRAFÍA", "CITY", "STATE", "COUNTRY", "INDUSTRY", "INDUSTRIE", "BRANCHE",
     "SECTEUR-ACTIVITE", "SECTOR", "TERMS")  # fmt: skip
_add("body", "BODY", "TEXT", "VOLLTEXT", "CORPS", "TEXTE", "CUERPO", "TEXTO", "CORPO", "TEKST", "FULL TEXT",
     "HAUPTTEXT", "TEXTE INTÉGRAL")  # fmt: skip
_add("other", "UPDATE", "DISTRIBUTION", "CATEGORY", "DOCUMENT-TYPE", "PUB-TYPE", "ISSN", "TYPE", "CODES", "COPYRIGHT",
     "TICKER", "SYMBOLE-BOURSIER", "CLASSIFICATION", "KLASSIFIZIERUNG", "CLASIFICACIÓN", "CLASSIFICAÇÃO",
     "CLASSIFICAZIONE", "CLASSIFICATIE", "SHOW", "SHOW-TIME", "TIME", "TRANSCRIPT", "ANCHOR", "ANCHORS", "GUEST",
     "GUESTS", "HOST", "REPORTER", "REPORTERS", "NETWORK", "STATION", "MEDIUM", "PROGRAM", "MARKET", "COLUMN",
     "ABSTRACT-ID", "VOLUME", "ISSUE", "PUB-DATE", "CAT", "KEYWORD")  # fmt: skip

# Labels that stand below a text and nowhere else.
_BELOW = (
    "LOAD-DATE", "DATE-CHARGEMENT", "DATE DE CHARGEMENT", "LADEDATUM", "LADE-DATUM", "FECHA-CARGA", "FECHA DE CARGA",
    "DATA DE CARREGAMENTO", "DATA DI CARICAMENTO", "LAADDATUM", "PUBLICATION-TYPE", "PUBLIKATIONSTYP",
    "PUBLIKATIONSART", "PUBLIKATION-TYP", "PUBLIKATIONS-TYP", "TYPE-PUBLICATION", "TYPE DE PUBLICATION",
    "TIPO-PUBLICACIÓN", "TIPO DE PUBLICACIÓN", "TIPO DE PUBLICAÇÃO", "PUBLICATIETYPE", "JOURNAL-CODE",
    "JOURNAL CODE", "ZEITUNGS-CODE", "ZEITSCHRIFTEN-CODE", "CODE-REVUE", "CODE REVUE", "CÓDIGO", "CORRECTION-DATE",
)  # fmt: skip
_add("other", *_BELOW)
_SURE = frozenset(
    (
        *map(_letters, _BELOW),
        *(letters for letters, field in _LABELS.items() if field in ("language", "accession", "correction")),
        *map(_letters, ("GRAPHIC", "GRAPHICS", "GRAFIK", "GRAPHIQUE", "GRÁFICO", "DOCUMENT-TYPE", "LOCALISATION-GEO")),
        *map(_letters, ("CLASSIFICATION", "KLASSIFIZIERUNG", "CLASIFICACIÓN", "CLASSIFICAÇÃO")),
    )
)
ABOVE = frozenset(("authors", "section", "length", "title", "deck", "dateline", "edition"))
"""What stands above a text."""
_ALONE = frozenset(("body", "caption", "correction", "notes", "deck"))
_CLASSES = frozenset(map(_letters, ("Classification", "Klassifizierung", "Clasificación", "Classificação")))


def find_label(text: str, *, bare: bool = False) -> Label | None:
    """Return the label that a block begins with, if it is one of LexisNexis's.

    `bare`: a label alone, without its colon, counts too ("Body", "Graphic").
    """
    match = _LABEL.match(text[:120])
    if match and (found := _LABELS.get(_letters(match[1]))):
        return Label(match[1].strip(), found, text[match.end() :].strip())
    alone = text.strip()
    if bare and len(alone) <= 30 and (alone[:1].isupper() and ":" not in alone):
        letters = _letters(alone)
        found = _LABELS.get(letters)
        if found in _ALONE or letters in _CLASSES:
            return Label(alone, found or "other", "")
    return None


def is_sure(found: Label) -> bool:
    """Tell a label that stands below a text and is no word of it."""
    if found.field == "keywords":
        return bool(RELEVANCE.search(found.rest))
    return _letters(found.label) in _SURE and (found.label.isupper() or len(found.label) > 3)


def goes_on(found: Label) -> bool:
    """Tell a label whose value may go on in the paragraphs below it."""
    return found.field == "correction" or (not found.rest and found.field in ("caption", "notes", "other", "deck"))
