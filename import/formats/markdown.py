"""Markdown files, with front matter or without: one article each."""

import re

from readroom.importer.formats import Plain, Unreadable
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Article, Evidence, LineVerdict, Page

_HEADING = re.compile(r"\s*# +(.+?)(?:\s+#+)?[ \t]*(?:\n|$)|\s*(\S[^\n]*)\n=+[ \t]*(?:\n|$)")


class MarkdownFormat(Plain):
    """`.md` and `.markdown` files."""

    name = "markdown"
    light = True
    title = "Markdown"
    about = (
        "One article a file. A block of `name: value` lines between two `---` at the top (or TOML between two `+++`) "
        "gives its fields."
    )
    limits = "64 MiB a page"
    details = """| field | names |
| --- | --- |
| title | `title` `headline`; else the first heading of level 1 |
| authors | `author` `authors` `by` `byline` |
| date | `date` `published` `publish_date` `date_published` `pubdate` `created` |
| first published | `first_date` `first_published` |
| source | `source` `site` `publication` `publisher` `newspaper` |
| outlet, section | `outlet`; `section` `category` `categories` |
| language, address | `lang` `language`; `url` `link` `permalink` `canonical` `canonical_url` `original_url` |
| keywords | `keywords` `tags` `tag` `topics` |
"""
    endings = (".md", ".markdown", ".mdown", ".mkd")
    begins = b""  # its content has no mark

    def read(self, data: bytes, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page of a Markdown file; raise Unreadable when it is no text, or empty."""
        from readroom.importer.damage import damage_of
        from readroom.importer.decode import decode
        from readroom.text.gate import clean

        text, encoding = decode(data)
        text = clean(text.expandtabs(4) if "\t" in text else text)
        if not text.strip():
            raise Unreadable("no text in this file" if data.strip() else "the file is empty")
        return read_markdown(text, damage_of(encoding))


def read_markdown(text: str, problem: str | None = None) -> Page:
    """Return the page that a Markdown text is; `text` is gated."""
    from readroom.importer.damage import joined
    from readroom.importer.fields import LONGEST, date_of, keywords_of, language_of, line_of, names_of, url_of
    from readroom.importer.records import front_matter
    from readroom.text.language import detect
    from readroom.text.markdown import from_markdown

    fields, head = front_matter.split(text)
    first, many = front_matter.first, front_matter.many
    rest = text.split("\n", head)[head] if head and text.count("\n") >= head else "" if head else text
    given = first(fields, "title", "headline")
    title = line_of(given)
    if given and len(given) > LONGEST:
        problem = joined(problem, f"the title has more than {LONGEST} characters; it was cut")
    heading = _HEADING.match(rest)
    taken = 0
    if heading:
        printed = from_markdown(heading[1] or heading[2]).text
        if printed and (title is None or title.casefold() == printed.casefold()):
            title, taken = title or line_of(printed), rest[: heading.end()].rstrip("\n").count("\n") + 1
            rest = rest[heading.end() :]
    body = from_markdown(rest)
    if not body.text:
        raise Unreadable("no text in this file" if title is None else "a title, and no text below it")
    source = line_of(first(fields, "source", "site", "publication", "publisher", "newspaper"))
    outlet = line_of(first(fields, "outlet"))
    language = language_of(first(fields, "lang", "language")) or detect(body.text[:4000])
    section = next(iter(many(fields, "section", "category", "categories")), None)
    total = text.count("\n") + 1
    article = Article(
        body,
        title=title,
        authors=names_of(fields.get("author") or fields.get("authors") or fields.get("by") or fields.get("byline")),
        date=date_of(first(fields, "date", "published", "publish_date", "date_published", "pubdate", "created")),
        first_date=date_of(first(fields, "first_date", "first_published")),
        outlet=outlet,
        section=line_of(section),
        language=language,
        url=url_of(first(fields, "url", "link", "permalink", "canonical", "canonical_url", "original_url")),
        source=source or outlet,
        keywords=keywords_of(many(fields, "keywords", "tags", "tag", "topics")),
        lines=(1, total),
        evidence={
            name: Evidence(_line(text, name, head), 0.95, "front matter")
            for name in ("title", "date", "authors", "source")
            if name in fields
        },
    )
    return Page(
        "markdown",
        text,
        (article,),
        _verdicts(total, head, taken),
        source=article.source,
        url=article.url,
        language=language,
        extractor="markdown",
        problem=problem,
    )


def _line(text: str, name: str, head: int) -> int | None:
    """Return the line of the front matter that gives a field."""
    for number, line in enumerate(text.split("\n", head)[:head], 1):
        if line.lower().startswith(name):
            return number
    return None


def _verdicts(total: int, head: int, taken: int) -> tuple[LineVerdict, ...]:
    """Return a verdict for each line: `head` lines of front matter, `taken` ones up to the end of the title."""
    found = [LineVerdict(n, "metadata", "front matter", 1) for n in range(1, min(head, total) + 1)]
    found += [LineVerdict(n, "metadata", "title", 1) for n in range(head + 1, min(head + taken, total) + 1)]
    found += [LineVerdict(n, "kept", "text", 1) for n in range(len(found) + 1, total + 1)]
    return tuple(found)


FORMAT = MarkdownFormat()
