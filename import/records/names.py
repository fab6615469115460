"""The names that the fields of a record go by, in readroom's own exports and elsewhere.

Names are compared without regard to case, accents, spaces and hyphens; where a record has several, the first in a row
counts. The names of each field stand in the order of English, German, French, Spanish.
"""

import unicodedata

TITLE = (
    "title", "headline", "heading", "article_title", "post_title", "news_title", "web_title", "webtitle", "book_title",
    "titel", "uberschrift", "ueberschrift", "schlagzeile", "titre", "titulo", "titular", "titolo",
)  # fmt: skip
AUTHORS = (
    "authors", "author", "byline", "creator", "creators", "writer", "by", "author_name", "author_names",
    "article_author", "journalist", "reporter", "book_author", "dc:creator",
    "autor", "autoren", "autorin", "verfasser", "auteur", "auteurs", "autores", "autora", "autore", "autori",
)  # fmt: skip
DATE = (
    "date", "published", "publication_date", "publicationdate", "pubdate", "pub_date", "publish_date",
    "date_published", "datepublished", "published_at", "publishedat", "published_date", "datetime", "date_publish",
    "published_on", "publish_time", "publication_time", "article_date", "post_date", "webpublicationdate",
    "issued", "timestamp", "created_at",
    "datum", "erscheinungsdatum", "erschienen", "erschienen_am", "veroffentlicht", "veroffentlicht_am",
    "veroeffentlicht", "veroffentlichungsdatum", "veroeffentlichungsdatum", "publikationsdatum",
    "date_de_publication", "date_publication", "date_de_parution", "date_parution", "publie_le",
    "fecha", "fecha_de_publicacion", "fecha_publicacion", "publicado", "publicado_el",
    "year", "publication_year", "jahr", "annee", "ano",
)  # fmt: skip
FIRST_DATE = ("first_date", "first_published")
CRAWL_DATE = (
    "crawl_date", "crawled_at", "crawled", "date_crawled", "fetched", "fetched_at", "date_download", "retrieved",
    "accessed", "scraped_at", "scraped", "scrape_date", "collect_date", "indexed_date", "download_date", "saved_at",
    "savedat", "date_saved", "time_added", "date_added",
    "abrufdatum", "abgerufen", "abgerufen_am", "date_de_consultation", "consulte_le", "fecha_de_consulta",
    "fecha_de_acceso",
)  # fmt: skip
SOURCE = (
    "source", "site", "site_name", "sitename", "publication", "publisher", "newspaper", "source_name", "media_name",
    "journal", "paper", "publication_title", "publication_name", "source_title", "news_source", "media", "media_outlet",
    "news_outlet", "container_title", "feed_title", "website", "domain", "domain_name",
    "quelle", "zeitung", "medium", "publikation", "quelle_name", "titre_de_presse", "fuente", "periodico", "diario",
    "medio", "revista", "fonte",
)  # fmt: skip
OUTLET = ("outlet",)
OUTLET_NAME = ("outlet_name",)
SECTION = (
    "section", "category", "desk", "rubric", "section_name", "sectionname", "news_desk",
    "ressort", "rubrik", "rubrique", "seccion", "sezione",
)  # fmt: skip
LANGUAGE = ("language", "lang", "locale", "language_code", "sprache", "langue", "idioma", "lengua", "lingua")
URL = (
    "url", "link", "permalink", "canonical_url", "uri", "source_url", "article_url", "web_url", "weburl", "page_url",
    "document_url", "href", "webadresse", "internetadresse", "lien", "enlace",
)  # fmt: skip
KEYWORDS = (
    "keywords", "tags", "subjects", "topics", "labels", "keyword", "subject",
    "schlagworter", "schlagwoerter", "schlagworte", "stichworter", "stichworte", "mots_cles", "sujets",
    "palabras_clave", "etiquetas", "temas",
)  # fmt: skip
MARKDOWN = ("markdown", "body_markdown", "content_markdown", "text_markdown", "md")
HTML = ("html", "body_html", "content_html", "html_content", "raw_html", "text_html", "html_body", "content:encoded")
TEXT = (
    "text", "body", "content", "article", "fulltext", "full_text", "maintext", "main_text", "article_text",
    "article_body", "articlebody", "story", "paragraphs", "plain_text", "plaintext", "raw_content", "document",
    "article_content", "news_content", "post_content", "page_content", "main_content", "text_content", "textcontent",
    "content_text", "body_text", "bodytext", "clean_text", "full_article", "transcript",
    "volltext", "artikeltext", "haupttext", "fliesstext", "inhalt", "artikel", "texte", "texte_integral",
    "texte_complet", "corps", "corps_du_texte", "contenu", "texto", "texto_completo", "texto_integro", "cuerpo",
    "contenido", "testo",
)  # fmt: skip
DATABASE = ("database", "database_name", "datenbank", "base_de_donnees", "base_de_datos")
ACCESSION = (
    "accession", "accession_number", "accession_no", "accession_num", "proquest_document_id", "numero_de_document",
)  # fmt: skip
EDITION = ("edition", "ausgabe", "edicion")
PRINT_PAGE = ("print_page", "page_number", "page_no", "seite", "seiten", "pagina", "paginas", "numero_de_page")

FIELDS: dict[str, tuple[str, ...]] = {
    "text": TEXT,
    "markdown": MARKDOWN,
    "html": HTML,
    "title": TITLE,
    "authors": AUTHORS,
    "date": DATE,
    "first_date": FIRST_DATE,
    "crawl_date": CRAWL_DATE,
    "source": SOURCE,
    "outlet": OUTLET,
    "outlet_name": OUTLET_NAME,
    "section": SECTION,
    "language": LANGUAGE,
    "url": URL,
    "keywords": KEYWORDS,
    "database": DATABASE,
    "accession": ACCESSION,
    "edition": EDITION,
    "print_page": PRINT_PAGE,
}
"""Every field of a record with the names that it goes by; `--map COLUMN=FIELD` takes these fields."""

_SAID = {
    "text": "text, plain or HTML by its looks",
    "markdown": "text as Markdown, preferred",
    "html": "text as HTML, preferred; a whole HTML page is read as an HTML file is",
    "authors": "authors: a list, or a byline",
    "date": "date: ISO, as printed, or seconds since 1970",
    "first_date": "first published",
    "crawl_date": "fetched",
    "outlet_name": "the outlet's usual name",
    "url": "address",
    "database": "the press database that it came out of",
    "accession": "its number there",
    "print_page": "page of the printed paper",
}


def plain_name(name: str) -> str:
    """Return a name as names are compared: lower case, without accents, `_` for spaces and hyphens."""
    name = name.strip().casefold()
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return name.replace(" ", "_").replace("-", "_")


def names_table() -> str:
    """Return the names of all fields as a Markdown table."""
    rows = (f"| {_SAID.get(field, field)} | {' '.join(f'`{n}`' for n in names)} |" for field, names in FIELDS.items())
    return "| field | names |\n| --- | --- |\n" + "\n".join(rows) + "\n"
