"""An article out of a page's tree: its body by way of Markdown, and its fields with the evidence for each."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date as day
from functools import lru_cache
from typing import Any

from readroom.importer.html.asides import with_asides
from readroom.importer.html.dates import address_date
from readroom.importer.html.draft import Draft
from readroom.importer.html.markdown import HtmlConverter
from readroom.importer.html.meta import Head
from readroom.importer.html.tree import Tree, count_letters, letters
from readroom.text.body import BodyBuilder
from readroom.text.markdown import from_markdown
from readroom.text.model import Article, AsideKind, Body, Evidence, PrintedDate

_MOST_LINES = 20_000  # lines of an article that are put together with their structure


def make_article(tree: Tree, draft: Draft, head: Head, *, single: bool) -> Article:
    """Return the article of a draft, out of a tree that holds no other text any more.

    `single`: the page has this one article, so what its head says is said about it.
    """
    body = _body(tree, draft, head.url or head.base)
    evidence = {**draft.facts.evidence, **draft.evidence}
    date, authors = draft.facts.date, draft.facts.authors
    if single:
        date, authors = _with_head(date, authors, head, evidence)
        evidence |= {k: v for k, v in head.evidence.items() if k in ("section", "url", "language", "source")}
    if date is None and (raw := draft.facts.refused or (head.refused if single else None)):
        evidence.setdefault("date", Evidence(None, 0.0, f"not read as a date: {raw}"))
    language = head.language or _language(body.text, evidence)
    used = [*draft.kept, *draft.facts.lines, *draft.asides, *([] if draft.title_line is None else [draft.title_line])]
    return Article(
        body,
        title=draft.title,
        authors=authors,
        date=date,
        first_date=draft.first_date,
        outlet=draft.outlet or _other_outlet(draft, head),
        section=draft.section or (head.section if single else None),
        language=language,
        url=head.url if single else draft.url,
        source=head.site,
        keywords=head.keywords if single else (),
        lines=(min(used) + 1, max(used) + 1) if used else None,
        evidence=evidence,
    )


def _with_head(
    date: PrintedDate | None, authors: tuple[str, ...], head: Head, evidence: dict[str, Evidence]
) -> tuple[PrintedDate | None, tuple[str, ...]]:
    """Return date and authors when the page's head is heard too: where both speak, the surer one is believed."""
    if head.date:
        same = date is not None and _is_day_of(date, head.date, evidence)
        month = date is not None and date.precision == "month" and head.date.value[:10] == f"{date.value}-01"
        if month:
            pass  # what is printed is the month; the first day is there for the form
        elif date is None or same or evidence["date"].confidence < head.evidence["date"].confidence:
            if date is not None and same and date.value[:10] != head.date.value[:10]:
                return date, _authors(authors, head, evidence)
            date = replace(head.date, line=date.line if date and same else None)
            evidence["date"] = head.evidence["date"]
    elif date is None and (found := address_date(head.url)):
        date, evidence["date"] = found, Evidence(None, 0.6, "date in the page's address")
    return date, _authors(authors, head, evidence)


def _is_day_of(printed: PrintedDate, said: PrintedDate, evidence: dict[str, Evidence]) -> bool:
    """Tell whether a printed day is the one that the head says: the same, or the next to it by another clock."""
    if printed.value[:10] == said.value[:10]:
        return True
    if (
        evidence["date"].confidence < 0.75
        or evidence["date"].line is None
        or min(len(printed.value), len(said.value)) < 10
    ):
        return False
    apart = day.fromisoformat(printed.value[:10]) - day.fromisoformat(said.value[:10])
    return abs(apart.days) == 1


def _authors(authors: tuple[str, ...], head: Head, evidence: dict[str, Evidence]) -> tuple[str, ...]:
    """Return the authors that are surer; those printed when they are the head's and more."""
    if not head.authors:
        return authors
    if authors and len(authors) > len(head.authors) and set(head.authors) <= set(authors):
        return authors
    if not authors or evidence["authors"].confidence < head.evidence["authors"].confidence:
        evidence["authors"] = head.evidence["authors"]
        return head.authors
    return authors


def _other_outlet(draft: Draft, head: Head) -> str | None:
    """Return the source that a line names beside the author, when it is not the page's own site."""
    found = draft.facts.outlet
    return found if found and letters(found).casefold() != letters(head.site or "").casefold() else None


def _language(text: str, evidence: dict[str, Evidence]) -> str | None:
    from readroom.text.language import detect

    found = detect(text[:4000])
    if found:
        evidence["language"] = Evidence(None, 0.7, "the text's own words")
    return found


def _body(tree: Tree, draft: Draft, base: str | None) -> Body:
    """Return an article's body, out of the page's own elements."""
    if draft.plain or len(draft.kept) > _MOST_LINES:
        return _plain(tree, draft)
    body = from_markdown(_converter(base).markdown(draft.root))
    printed = count_letters("".join(tree.lines[i].text for i in draft.kept))
    if sum(count_letters(text) for text in (body.text, *(a.text for a in body.asides))) < 0.97 * printed:
        return _plain(tree, draft)
    return replace(body, asides=with_asides(body, tree, draft))


@lru_cache(maxsize=2)
def _converter(base: str | None) -> HtmlConverter:
    """Return the converter of a page: all its articles are written by one."""
    return HtmlConverter(base)


def _plain(tree: Tree, draft: Draft) -> Body:
    """Return an article's body as plain paragraphs, with the asides beside them."""
    body = plain_body(tree.lines[i].text for i in draft.kept)
    captions: dict[int, AsideKind] = dict.fromkeys(draft.captions, "caption")
    return replace(body, asides=with_asides(body, tree, replace(draft, asides={**captions, **draft.asides})))


def strip(tree: Tree, drafts: Sequence[Draft]) -> None:
    """Take out of the tree what no article keeps: the text of other lines, the descriptions of other images."""
    keep = {i for d in drafts for i in (*d.kept, *d.captions)}
    for index, line in enumerate(tree.lines):
        if index not in keep:
            _blank(line.slots)
    spans = [(min((d.kept[0], *d.captions)), d.kept[-1] + 1) for d in drafts if d.kept]
    for image, index in tree.images:
        if not {index - 1, index} & keep or not any(first <= index <= last for first, last in spans):
            image.attrib.pop("alt", None)


def _blank(slots: Sequence[tuple[Any, bool]]) -> None:
    for element, tail in slots:
        if tail:
            element.tail = None
        else:
            element.text = None


def plain_body(texts: Iterable[str]) -> Body:
    """Return a body of plain paragraphs."""
    builder = BodyBuilder()
    for text in texts:
        builder.block(text)
    return builder.done()
