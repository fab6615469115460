"""The labels of ProQuest's records, in the languages of its interface."""

import re

# What a label stands for, by its letters alone: stray spaces stand inside labels ("DocumentURL", "Full  text").
# Fields of readroom's, else what is done with the line: "text", "abstract", "names", "info", "other".
_LABELS: dict[str, str] = {}
_LABEL = re.compile(r"([^\W\d_][^:\n]{0,50}?)\s*[:：](?:\s+|$)|(Links)\s?:(?=[A-Z])")


def _add(field: str, *labels: str) -> None:
    _LABELS.update({_letters(label): field for label in labels})


def _letters(label: str) -> str:
    return "".join(c for c in label.casefold() if c.isalnum())


_add("text", "Full text", "Volltext", "Texte intégral", "Texte complet", "Texto completo", "Testo completo",
     "Full text (HTML)", "全文", "Teks penuh")  # fmt: skip
_add("abstract", "Abstract", "Zusammenfassung", "Résumé", "Resumen", "Resumo", "Riassunto", "Abstract (summary)",
     "摘要")  # fmt: skip
_add("title", "Title", "Titel", "Titre", "Título", "Titolo")
_add(
    "authors", "Author", "Authors", "Autor", "Autoren", "Auteur", "Auteurs", "Autores", "Autore", "Autori", "Verfasser"
)
_add(
    "source", "Publication title", "Titel der Publikation", "Publikationstitel", "Titre de la publication",
    "Título de la publicación", "Título de publicación", "Título da publicação", "Titolo della pubblicazione",
    "Titel der Veröffentlichung",
)  # fmt: skip
_add(
    "date", "Publication date", "Publikationsdatum", "Erscheinungsdatum", "Date de publication",
    "Fecha de publicación", "Data de publicação", "Data di pubblicazione", "Veröffentlichungsdatum",
)  # fmt: skip
_add(
    "year", "Publication year", "Publikationsjahr", "Erscheinungsjahr", "Année de publication",
    "Año de publicación", "Ano de publicação", "Anno di pubblicazione", "Veröffentlichungsjahr",
)  # fmt: skip
_add("info", "Publication info", "Publikationsinfo", "Informations de publication", "Información de publicación",
     "Informações da publicação", "Informazioni sulla pubblicazione", "Publikationsinformationen")  # fmt: skip
_add("section", "Section", "Abschnitt", "Rubrik", "Sección", "Seção", "Sezione", "Rubrique")
_add("print_page", "Pages", "Page", "First page", "Seiten", "Seite", "Erste Seite", "Première page", "Páginas",
     "Página", "Primera página", "Pagine", "Pagina")  # fmt: skip
_add("edition", "Edition", "Ausgabe", "Édition", "Edición", "Edição", "Edizione")
_add(
    "language", "Language of publication", "Language", "Publikationssprache", "Sprache der Publikation", "Sprache",
    "Langue de publication", "Langue", "Idioma de la publicación", "Idioma de publicación", "Idioma",
    "Lingua di pubblicazione", "Sprache der Veröffentlichung", "Idioma da publicação",
)  # fmt: skip
_add(
    "accession", "ProQuest document ID", "ProQuest-Dokument-ID", "ProQuest Dokument-ID", "ID du document ProQuest",
    "Identificador de documento ProQuest", "ID del documento de ProQuest", "ID do documento ProQuest",
    "ID documento ProQuest", "ID de documento ProQuest",
)  # fmt: skip
_add("url", "Document URL", "Dokument-URL", "URL du document", "URL del documento", "URL do documento",
     "URL de documento")  # fmt: skip
_add("keywords", "Subject", "Subjects", "Thema", "Themen", "Sujet", "Sujets", "Materia", "Materias", "Assunto",
     "Argomento", "Location", "Standort", "Ort", "Lieu", "Ubicación", "Lugar", "People", "Person", "Personen",
     "Personnes", "Personas", "Identifier / keyword", "Identifier/keyword", "Identificador / palabra clave",
     "Identifiant / mot-clé", "MeSH subject")  # fmt: skip
_add("names", "Company / organization", "Company/organization", "Unternehmen/Organisation", "Société / organisation",
     "Empresa / organización", "Business indexing term", "Classification")  # fmt: skip
_add(
    "other", "Links", "Publisher", "Place of publication", "Country of publication", "Publication subject",
    "Source type", "Document type", "Copyright", "Last updated", "Database", "ISSN", "e-ISSN", "ISBN", "Volume",
    "Issue", "Number of pages", "Document feature", "DOI", "Dateline", "Column", "Features", "Genre", "Supplement",
    "Source attribution", "Source information", "Alternate title", "Document status", "CODEN", "Publication frequency",
    "Verlag", "Herausgeber", "Verlagsort", "Erscheinungsort", "Erscheinungsland", "Publikationsthema", "Quellentyp",
    "Quellenart", "Dokumenttyp", "Zuletzt aktualisiert", "Datenbank", "Editeur", "Éditeur", "Lieu de publication",
    "Pays de publication", "Sujet de la publication", "Type de source", "Type de document", "Dernière mise à jour",
    "Base de données", "Editorial", "Lugar de publicación", "País de publicación", "Materia de la publicación",
    "Tipo de fuente", "Tipo de documento", "Última actualización", "Base de datos", "Word count", "Issue title",
    "Full text availability", "Volume / issue", "Numéro", "Heft", "Número", "Copyrights", "Droits d'auteur", "Liens",
    "Enlaces", "Publication note", "Publication history", "Publication milestone dates", "Editora",
    "Local de publicação",
    "País de publicação", "Tipo de fonte", "Última atualização", "Base de dados", "Casa editrice", "Banca dati",
    "Notes", "Cited by", "References", "Document version", "Seitenzahl", "Nombre de pages", "Número de páginas",
)  # fmt: skip

_ENDS = frozenset(map(_letters, ("Database", "Datenbank", "Base de données", "Base de datos", "Base de dados")))


def field_of(label: str) -> str | None:
    """Return what a printed label stands for, None when ProQuest has no such label."""
    return _LABELS.get(_letters(label))


def find_label(line: str) -> tuple[str, str, str] | None:
    """Return (label, what it stands for, the rest of the line) of a line that begins with one of ProQuest's labels."""
    match = _LABEL.match(line)
    if match and (found := field_of(label := match[1] or match[2])):
        return label.strip(), found, line[match.end() :]
    return None


def is_last(line: str) -> bool:
    """Tell the line that a record ends with."""
    match = _LABEL.match(line)
    return match is not None and _letters(match[1] or "") in _ENDS
