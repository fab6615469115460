"""One page of many records: a word processor's file that holds a whole export."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from readroom.importer.formats import Unreadable
from readroom.importer.press.sheet import Sheet
from readroom.text.model import Article, LineVerdict, Page, PrintedDate


@dataclass(frozen=True, slots=True)
class Rest:
    """Lines of an export that are of no record: a cover, a list of contents, a summary of the search."""

    lines: Sequence[str]
    reason: str = "cover of the export"


def joined(kind: str, extractor: str, parts: Sequence[Sheet | Rest], declared: int | None = None) -> Page:
    """Return one page of many records: sheets become articles, the rest is cut.

    A sheet without text is no article; how many there are is said in `problem`, and so is a difference to what the
    export declares. Raise Unreadable when none has text.
    """
    lines: list[str] = []
    articles: list[Article] = []
    verdicts: list[LineVerdict] = []
    problems: list[str] = []
    records = 0
    for part in parts:
        first = len(lines)
        lines += part.lines
        if isinstance(part, Rest):
            verdicts += _cut(part.lines, first, part.reason)
            continue
        records += 1
        try:
            page = part.page(kind, extractor, None)
        except Unreadable:
            problems.append(f"document {records} has no text")
            verdicts += _cut(part.lines, first, "a document without text")
            continue
        problems += [f"document {records}: {problem}" for problem in dict.fromkeys(part.problems)]
        articles += [_moved(article, first) for article in page.articles]
        number = len(articles)
        verdicts += [replace(v, line=v.line + first, article=number if v.article else None) for v in page.verdicts]
    if not articles:
        raise Unreadable("no text in any of its documents")
    if declared is not None and declared != records:
        problems.append(f"{records} documents where the export declares {declared}")
    if len(problems) > 20:
        problems[20:] = [f"and {len(problems) - 20} more"]
    sources = {article.source for article in articles}
    return Page(
        kind,
        "\n".join(lines),
        tuple(articles),
        tuple(verdicts),
        source=next(iter(sources)) if len(sources) == 1 else None,
        extractor=extractor,
        problem="; ".join(problems) or None,
    )


def _cut(lines: Sequence[str], first: int, reason: str) -> list[LineVerdict]:
    return [
        LineVerdict(first + number, "cut", reason if line.strip() else "blank") for number, line in enumerate(lines, 1)
    ]


def _moved(article: Article, lines: int) -> Article:
    """Return an article whose page has so many lines above it."""

    def date(found: PrintedDate | None) -> PrintedDate | None:
        return replace(found, line=found.line + lines) if found and found.line else found

    asides = tuple(replace(a, line=a.line + lines) if a.line else a for a in article.body.asides)
    first, last = article.lines or (1, 1)
    return replace(
        article,
        body=replace(article.body, asides=asides),
        date=date(article.date),
        first_date=date(article.first_date),
        lines=(first + lines, last + lines),
        evidence={k: replace(e, line=e.line + lines) if e.line else e for k, e in article.evidence.items()},
    )
