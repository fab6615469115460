"""What `readroom explain` says of an article's fields: value, where it stands, why it was taken, how sure that is."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readroom.text.model import Article, Evidence, Page

_PRINTED = ("source", "outlet", "accession", "edition", "print_page", "section")
"""Fields that stand on the page as they are: without evidence, the line that holds them is named."""


def fields_of(page: "Page", article: "Article", file: Path) -> Iterator[str]:
    """Yield a line for each field of an article that has a value, or of which something was refused.

    `file` is the page's file: the source of a page that names nobody is its folder.
    """
    values = _values(article)
    for name, value in values.items():
        found = article.evidence.get(name)
        if value:
            yield f"{name} {value}{_why(found) or _place(page, name, value)}"
            if name == "accession" and article.database:
                yield f"database {article.database}{_why(article.evidence.get('database'))}"
        elif name == "source":
            yield _source(page, article, file)
        elif found is not None:
            yield f"{name} (absent){_why(found)}"
    for name, found in article.evidence.items():
        if name not in values and name != "database":
            yield f"{name}{_why(found)}"


def _values(article: "Article") -> dict[str, str | None]:
    outlet = article.outlet
    if outlet and article.outlet_name and article.outlet_name != outlet:
        outlet = f"{outlet} (usually {article.outlet_name})"
    return {
        "title": article.title,
        "authors": "; ".join(article.authors),
        "date": article.date.value if article.date else None,
        "first_date": article.first_date.value if article.first_date else None,
        "source": article.source,
        "outlet": outlet,
        "section": article.section,
        "language": article.language,
        "url": article.url,
        "accession": article.accession,
        "edition": article.edition,
        "print_page": article.print_page,
        "keywords": "; ".join(article.keywords),
    }


def _why(found: "Evidence | None") -> str:
    if found is None:
        return ""
    where = f" (line {found.line})" if found.line else ""
    return f": {found.reason}{where}, {found.confidence:.2f}"


def _place(page: "Page", name: str, value: str) -> str:
    """Return in words which line of the page holds a value that came without evidence, if one does."""
    if name not in _PRINTED:
        return ""
    plain = value.partition(" (usually ")[0] if name == "outlet" else value
    line = next((n for n, text in enumerate(page.text.split("\n"), 1) if plain in text), None)
    return f": stands in line {line}" if line else ": its record or its page names it"


def _source(page: "Page", article: "Article", file: Path) -> str:
    """Return the line of a source that no evidence speaks of: by which rule it has its name."""
    from readroom.db.columns import source_name
    from readroom.importer.learnt import origin_of

    origin = origin_of(file, page.record)
    name = source_name(page, article, origin, None)
    if page.source:
        return f"source {name}: the page names its site"
    if name == (article.outlet_name or article.outlet):
        return f"source {name}: the record names only an outlet"
    if name == origin.folder:
        return f"source {name}: the folder's name, since the page names nobody"
    if page.url or article.url:
        return f"source {name}: from the address {page.url or article.url}"
    return f"source {name}: nothing names it"
