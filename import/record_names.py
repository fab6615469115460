"""The names that the fields of a record go by, in readroom's own exports and elsewhere.

Names are compared without regard to case, spaces and hyphens; where a record has several, the first in a row counts.
"""

TITLE = ("title", "headline", "heading", "article_title")
AUTHORS = ("authors", "author", "byline", "creator", "creators", "writer", "by")
DATE = (
    "date", "published", "publication_date", "publicationdate", "pubdate", "pub_date", "publish_date",
    "date_published", "datepublished", "published_at", "publishedat", "published_date", "datetime", "date_publish",
    "issued", "timestamp", "created_at",
)  # fmt: skip
FIRST_DATE = ("first_date", "first_published")
CRAWL_DATE = (
    "crawl_date", "crawled_at", "crawled", "date_crawled", "fetched", "fetched_at", "date_download", "retrieved",
    "accessed", "scraped_at",
)  # fmt: skip
SOURCE = (
    "source", "site", "site_name", "sitename", "publication", "publisher", "newspaper", "source_name", "media_name",
    "journal", "paper",
)  # fmt: skip
OUTLET = ("outlet",)
OUTLET_NAME = ("outlet_name",)
SECTION = ("section", "category", "desk", "rubric")
LANGUAGE = ("language", "lang", "locale")
URL = ("url", "link", "permalink", "canonical_url", "uri", "source_url")
KEYWORDS = ("keywords", "tags", "subjects", "topics", "labels")
MARKDOWN = ("markdown", "body_markdown", "content_markdown", "text_markdown", "md")
HTML = ("html", "body_html", "content_html", "html_content", "raw_html", "text_html")
TEXT = (
    "text", "body", "content", "article", "fulltext", "full_text", "maintext", "main_text", "article_text",
    "article_body", "articlebody", "story", "paragraphs", "plain_text", "plaintext", "raw_content", "document",
)  # fmt: skip

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
}


def plain_name(name: str) -> str:
    """Return a name as names are compared: lower case, `_` for spaces and hyphens."""
    return name.strip().lower().replace(" ", "_").replace("-", "_")


def names_table() -> str:
    """Return the names of all fields as a Markdown table."""
    rows = (f"| {_SAID.get(field, field)} | {' '.join(f'`{n}`' for n in names)} |" for field, names in FIELDS.items())
    return "| field | names |\n| --- | --- |\n" + "\n".join(rows) + "\n"
