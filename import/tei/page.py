"""A TEI document or corpus to a page: each text with its header is an article, and so is each article of an issue."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from readroom.importer.cut.byline import parse_byline, parse_names
from readroom.importer.document.blocks import Block, body_of
from readroom.importer.document.head import letters
from readroom.importer.document.page import number_lines, verdicts_of
from readroom.importer.formats import Unreadable
from readroom.importer.tei.header import Said, date_in, path, read_header, words_of
from readroom.importer.tei.text import blocks_of
from readroom.importer.xml_tree import local_name, parse_xml
from readroom.text.language import detect
from readroom.text.model import Article, Evidence, LineVerdict, Page, PrintedDate

ROOTS = ("TEI", "teiCorpus", "TEI.2", "teiCorpus.2")
_ARTICLES = frozenset(
    ("article", "artikel", "news", "letter", "item", "entry", "advertisement", "obituary", "editorial")
)


def read_tei(data: bytes) -> Page:
    """Return the page that TEI is; raise Unreadable when it is none, not safe, or holds no text."""
    root = parse_xml(data, "the file")
    if local_name(root) not in ROOTS:
        raise Unreadable("XML, but no TEI")
    shared = next(path(root, "teiHeader"), None) if local_name(root).startswith("teiCorpus") else None
    parts: list[tuple[Article, list[Block]]] = []
    for document in _documents(root):
        header = next(path(document, "teiHeader"), None)
        texts = list(path(document, "text"))
        for text in texts:
            said = _with_corpus(read_header(header, text), shared, root)
            parts += _articles(text, said)
    lines = number_lines([block for _, blocks in parts for block in blocks])
    if not any(article.body.text for article, _ in parts):
        raise Unreadable("no text in this TEI file")
    articles: list[Article] = []
    verdicts: list[LineVerdict] = []
    for article, blocks in parts:
        if article.body.text:
            articles.append(_placed(article, blocks))
        verdicts += verdicts_of(blocks, len(articles) or None)
    source = next((a.source for a in articles if a.source), None)
    language = next((a.language for a in articles if a.language), None)
    return Page(
        "tei",
        "\n".join(lines),
        tuple(articles),
        tuple(verdicts),
        source=source,
        language=language,
        extractor="structure",
    )


def _documents(root: Any) -> Iterator[Any]:
    """Yield the documents of a corpus, those of corpora inside it too."""
    if not local_name(root).startswith("teiCorpus"):
        yield root
        return
    for each in root:
        if local_name(each) in ROOTS:
            yield from _documents(each)


def _with_corpus(said: Said, shared: Any | None, root: Any) -> Said:
    """Return a text's fields with what the corpus says of all of its texts."""
    if shared is None:
        return said
    whole = read_header(shared, root)
    return replace(said, source=said.source or whole.source, language=said.language or whole.language)


def _articles(text: Any, said: Said) -> Iterator[tuple[Article, list[Block]]]:
    """Yield the articles of one text, with their blocks: those that are marked as such, else the whole of it."""
    inner = list(path(text, "group", "text"))
    if inner:
        for each in inner:
            yield from _articles(each, said if len(inner) == 1 else replace(said, title=None))
        return
    marked = [
        each
        for each in text.iterdescendants()
        if local_name(each).startswith("div") and (each.get("type") or "").lower() in _ARTICLES
    ]
    outer = set(marked)
    marked = [each for each in marked if not any(above in outer for above in each.iterancestors())]
    if len(marked) < 2:
        yield _article(text, said, whole=True)
        return
    for each in marked:
        yield _article(each, replace(said, title=None, authors=(), url=None), whole=False)


def _article(element: Any, said: Said, *, whole: bool) -> tuple[Article, list[Block]]:
    """Return an article and its blocks, the lines of its header before them."""
    blocks: list[Block] = []
    evidence: dict[str, Evidence] = {}
    head = (("title", said.title), ("authors", ", ".join(said.authors)), ("date", said.date.raw if said.date else None))
    if whole:
        blocks += (Block("metadata", text, reason=f"{name} in the header") for name, text in head if text)
    title, authors, date = said.title, said.authors, said.date
    if title:
        evidence["title"] = Evidence(None, 0.9, "TEI header")
    if authors:
        evidence["authors"] = Evidence(None, 0.9, "TEI header")
    if date:
        evidence["date"] = Evidence(None, said.dated[1], f"TEI header: {said.dated[0]}")
    text = blocks_of(element)
    printed = next((b for b in text if b.verdict == "kept"), None)
    if printed is not None and printed.kind == "heading" and title is None:
        title, evidence["title"] = printed.one_line, Evidence(None, 0.9, "first heading")
    if printed is not None and title and letters(printed.one_line) == letters(title):
        printed.kind, printed.reason = "metadata", "title"
    authors = _byline(text, authors, evidence)
    if not whole and (found := _own_date(element)):
        date, evidence["date"] = found, Evidence(None, 0.9, "date of the article")
    blocks += text
    language = said.language or detect(" ".join(b.one_line[:500] for b in text[:60] if b.verdict == "kept")[:4000])
    article = Article(
        body_of(text),
        title=title,
        authors=authors,
        date=date,
        language=language,
        url=said.url,
        source=said.source,
        keywords=said.keywords,
        evidence=evidence,
    )
    return article, [block for block in blocks if block.lines]


def _byline(blocks: list[Block], known: tuple[str, ...], evidence: dict[str, Evidence]) -> tuple[str, ...]:
    """Take the authors of a printed byline; one that says what the header says is about the text, not of it."""
    for block in blocks:
        if block.name not in ("byline", "docAuthor") or block.verdict != "kept":
            continue
        found = parse_byline(block.one_line) or parse_names(block.one_line, marked=True)
        if not found or not found.authors:
            continue
        if known and {letters(name) for name in known} != {letters(name) for name in found.authors}:
            continue
        block.kind, block.reason = "metadata", "byline"
        if not known:
            evidence["authors"] = Evidence(None, 0.9, "byline")
        return known or found.authors
    return known


def _own_date(element: Any) -> PrintedDate | None:
    """Return the date that stands at the head of an article of an issue."""
    for each in element:
        name = local_name(each)
        if name in ("dateline", "docDate", "opener", "byline", "date", "head"):
            dates = [each] if name in ("docDate", "date") else list(path(each, "*", "date"))
            for date in dates:
                if words_of(date) or date.get("when"):
                    return date_in(date)
    return None


def _placed(article: Article, blocks: list[Block]) -> Article:
    """Return an article that knows its lines on the page, and those of its fields and asides."""
    evidence = dict(article.evidence)
    reasons: dict[str, tuple[str, ...]] = {"title": ("title",), "authors": ("authors", "byline"), "date": ("date",)}
    for name, starts in reasons.items():
        line = next((b.line for b in blocks if b.verdict == "metadata" and b.reason.startswith(starts)), None)
        if name in evidence and line is not None:
            evidence[name] = replace(evidence[name], line=line)
    lines = {b.one_line: b.line for b in blocks if b.verdict == "aside"}
    asides = tuple(replace(a, line=lines.get(" ".join(a.text.split()))) for a in article.body.asides)
    last = blocks[-1]
    date = article.date
    if date is not None and "date" in evidence:
        date = replace(date, line=evidence["date"].line)
    return replace(
        article,
        body=replace(article.body, asides=asides),
        date=date,
        lines=(blocks[0].line, last.line + max(len(last.lines), 1) - 1),
        evidence=evidence,
    )
