"""The cited articles as references: what each page printed, under the names that all reference formats share."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from readroom.db.citing import cited
from readroom.db.notes_bundle import Bundle
from readroom.text.citation import place
from readroom.text.gate import clean_line

Kind = Literal["newspaper", "webpage", "other"]
_PAGE_WORD = re.compile(
    r"(?:s\.\s*|(?:pgs?|pp?|pages?|p[áa]gs?|p[áa]gin[ae]s?|seiten?|blz|bladzijde)(?:\.\s*|\s+))(?=\S*\d)", re.I
)


@dataclass(frozen=True, slots=True)
class Reference:
    """One article. Dates are ISO, cut to their precision; what is absent is None or empty.

    `kind`: with a printed page or an edition it stood in a newspaper, with an address on a web page; else nobody knows.
    """

    key: str
    kind: Kind
    authors: tuple[str, ...]
    title: str | None
    container: str | None
    issued: str | None
    accessed: str | None
    url: str | None
    language: str | None
    section: str | None
    page: str | None
    edition: str | None
    database: str | None
    accession: str | None
    keywords: tuple[str, ...]
    notes: tuple[str, ...]


def references(bundle: Bundle) -> Iterator[Reference]:
    """Yield each article that has highlights and is in the library, in the order of the list."""
    for article in bundle.articles():
        row, said = article.row, cited(article)
        printed = article.print_page or article.edition
        notes = []
        if said.republished_in:
            when = f", {said.republished_on}" if said.republished_on else ""
            notes.append(f"Republished in {said.republished_in}{when}")
        if where := place(said):
            notes.append(where)
        yield Reference(
            key=re.sub(r"[^0-9A-Za-z_-]", "-", row.key),
            kind="newspaper" if printed else "webpage" if row.url else "other",
            authors=tuple(clean_line(name) for name in said.authors),
            title=_line(said.title),
            container=_line(said.outlet),
            issued=said.date[:10] if said.date else None,
            accessed=article.crawl_date[:10] if article.crawl_date else None,
            url=_line(row.url),
            language=_line(row.language),
            section=_line(row.section),
            page=bare_page(article.print_page),
            edition=_line(article.edition),
            database=_line(article.database),
            accession=_line(article.accession),
            keywords=tuple(clean_line(word) for word in article.keywords),
            notes=tuple(clean_line(note) for note in notes),
        )


def bare_page(printed: str | None) -> str | None:
    """Return a page without the word for it that is printed before it: `3` of "Pg. 3", `A4` of "Page A4". Pure."""
    line = _line(printed)
    found = _PAGE_WORD.match(line) if line else None
    return line[found.end() :] if line and found else line


def _line(text: str | None) -> str | None:
    return clean_line(text) or None if text else None
