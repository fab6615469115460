"""What an article is made of. Every offset is a code point in the article's text; ranges are `[start, end)`.

These records travel between the rooms: a reader makes a `Page`, a worker sends it as JSON, the library stores it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any, Literal

from readroom.text.record import record

SpanKind = Literal[
    "heading", "emphasis", "strong", "link", "quote", "list_item", "table", "row", "cell", "code", "voice"
]
AsideKind = Literal["caption", "bio", "note", "pullquote", "tweet", "deck", "other"]
Precision = Literal["year", "month", "day", "minute"]
Verdict = Literal["kept", "metadata", "aside", "cut"]
NO_ARTICLE = "no article was found on this page"
"""The problem of a page that is nothing but furniture, whatever its format."""


@record
class Span:
    """A range of the text with a meaning: structure (`heading`, `quote`) or face (`emphasis`, `link`).

    `level` is the depth of a heading (1 to 6), a list item or a quotation (from 1); `href` the target of a link.
    """

    kind: SpanKind
    start: int
    end: int
    level: int | None = None
    href: str | None = None


@record
class Aside:
    """What belongs to the article and is not its text; shown before the character at `at`. `line` is 1-based."""

    kind: AsideKind
    at: int
    text: str
    line: int | None = None


@record
class PrintedDate:
    """A date as a page prints it: `value` is ISO, cut to `precision`; `raw` is the string; `line` is 1-based."""

    value: str
    precision: Precision
    raw: str
    line: int | None = None


@record
class Voice:
    """A passage of the text that somebody else wrote: a republished article inside a post, a long block quotation."""

    start: int
    end: int
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    date: PrintedDate | None = None
    url: str | None = None


@record
class Evidence:
    """Where a field's value comes from: its line (1-based, None if not a line), how sure (0 to 1), and why."""

    line: int | None
    confidence: float
    reason: str


@record
class Body:
    """A reading text with what stands off from it."""

    text: str = ""
    spans: tuple[Span, ...] = ()
    asides: tuple[Aside, ...] = ()
    voices: tuple[Voice, ...] = ()


@record
class Article:
    """One article as it was cut from a page. Absent fields are None or empty; nothing is guessed.

    `authors` are names as printed, without "By". `outlet` is who published it first, as printed; `outlet_name` the
    name in its usual form. `database` is the press database that the article came out of, `accession` its number there,
    `edition` and `print_page` ("A12", "pp. 3-4") where the paper printed it. `lines` is the first and last line of the
    page that it takes up (1-based, inclusive).
    """

    body: Body
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: PrintedDate | None = None
    first_date: PrintedDate | None = None
    outlet: str | None = None
    outlet_name: str | None = None
    section: str | None = None
    language: str | None = None
    url: str | None = None
    database: str | None = None
    accession: str | None = None
    edition: str | None = None
    print_page: str | None = None
    key: str | None = None
    source: str | None = None
    keywords: tuple[str, ...] = ()
    lines: tuple[int, int] | None = None
    evidence: Mapping[str, Evidence] = field(default_factory=dict)


@record
class LineVerdict:
    """What became of one line of a page (1-based): kept, metadata, aside or cut, in which article, and why."""

    line: int
    verdict: Verdict
    reason: str
    article: int | None = None


@record
class Page:
    """What one import record held: its linear text, each line's verdict, and the articles cut from it.

    `source` is the site's own name, if the page says it; `extractor` names the way the articles were found;
    `problem` is why the page is only partly read (None when it is whole); `record` is 1-based in a container; `recipe`
    is the name of the recipe that it was cut by.
    """

    format: str
    text: str
    articles: tuple[Article, ...] = ()
    verdicts: Sequence[LineVerdict] = ()
    source: str | None = None
    url: str | None = None
    language: str | None = None
    crawl_date: PrintedDate | None = None
    extractor: str = ""
    problem: str | None = None
    record: int | None = None
    recipe: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the page as plain JSON values; what is at its default is left out."""
        from readroom.text.page_json import page_to_json

        return page_to_json(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Page":
        """Return the page that `to_json` made; raise KeyError, TypeError or ValueError when `data` is none."""
        from readroom.text.page_json import page_from_json

        return page_from_json(data)
