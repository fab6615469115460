"""A document in blocks to a page: its lines, the verdict on each, and the articles that stand in it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from readroom.importer.document.blocks import Block, body_of
from readroom.importer.document.head import Facts, read_head
from readroom.importer.document.told import Told
from readroom.importer.formats import Unreadable
from readroom.text.dates import Order, printed_order
from readroom.text.language import detect
from readroom.text.model import Article, Evidence, LineVerdict, Page

if TYPE_CHECKING:
    from readroom.importer.recipe.recipe import Chooser

_DAY_FIRST = frozenset(
    ("bg", "ca", "cs", "da", "de", "el", "es", "fi", "fr", "it", "nb", "nl", "no", "pl", "pt", "ro", "ru", "sk", "tr")
)
_MOST = 20_000  # blocks of a document that is looked at for several articles
_SURE = 0.9  # how sure the boundaries between articles have to be
_COVERED = 0.8  # the share of the text that stands in one of them


def document_page(
    kind: str,
    blocks: Sequence[Block],
    *,
    properties: Mapping[str, str] | None = None,
    problem: str | None = None,
    language: str | None = None,
    recipe: "Chooser | None" = None,
) -> Page:
    """Return the page that a single document is; raise Unreadable when it holds no text.

    `kind` is the name of its format. A document in which several articles follow one another, each under a heading
    with a date line or a byline of the same form, becomes several articles. `recipe` finds the document's recipe: what
    that drops is cut before the general rules see it, and what it says goes before them.
    """
    blocks = [block for block in blocks if block.lines]
    lines = number_lines(blocks)
    found = recipe("\n".join(lines), None) if recipe else None
    told = Told(found, blocks) if found else None
    if not any(block.verdict == "kept" for block in blocks):
        raise Unreadable("no text in this file")
    said = language or detect(" ".join(b.one_line[:500] for b in blocks[:100] if b.verdict == "kept")[:4000])
    said = (told.language if told else None) or said
    order = (told.order if told else None) or _order(blocks, said)
    groups = told.groups() if told else None
    groups = (_groups(blocks) if groups is None else groups) or [(0, len(blocks))]
    articles = []
    verdicts: list[LineVerdict] = []
    for number, (start, end) in enumerate(groups, 1):
        first = 0 if number == 1 else start
        part = blocks[first:end]
        facts = read_head(part, properties or {} if len(groups) == 1 else {}, order)
        more = told.read(part, facts) if told else {}
        articles.append(replace(make_article(part, facts, said), **more))
        verdicts += verdicts_of(part, number)
    page = Page(
        kind,
        "\n".join(lines),
        tuple(articles),
        tuple(verdicts),
        language=said,
        extractor="structure",
        problem=problem,
    )
    return told.named(page) if told else page


def number_lines(blocks: Sequence[Block]) -> list[str]:
    """Return the lines that blocks take on a page, and tell each block where its first one stands."""
    lines: list[str] = []
    for block in blocks:
        block.line = len(lines) + 1
        lines += block.lines
    return lines


def verdicts_of(blocks: Sequence[Block], article: int | None) -> list[LineVerdict]:
    """Return the verdict on every line of blocks that belong to an article (by its number, from 1) or to none."""
    return [
        LineVerdict(block.line + n, block.verdict, block.why, None if block.verdict == "cut" else article)
        for block in blocks
        for n in range(len(block.lines))
    ]


def make_article(blocks: Sequence[Block], facts: Facts, language: str | None) -> Article:
    """Return the article of blocks; those that say something about it become metadata."""
    for index, reason in facts.used.items():
        blocks[index].kind, blocks[index].reason = "metadata", reason
    body = body_of(blocks)
    evidence = dict(facts.evidence)
    if language:
        evidence.setdefault("language", Evidence(None, 0.7, "the text's own words"))
    last = blocks[-1]
    return Article(
        body,
        title=facts.title,
        authors=facts.authors,
        date=facts.date,
        outlet=facts.outlet,
        language=language,
        lines=(blocks[0].line, last.line + max(len(last.lines), 1) - 1),
        evidence=evidence,
    )


def _order(blocks: Sequence[Block], language: str | None) -> Order | None:
    order = printed_order(b.one_line for b in blocks[:2000] if b.kind != "table")
    return "dmy" if order is None and language in _DAY_FIRST else order


def _groups(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Return the ranges of blocks that are articles of their own; empty when the document is one article.

    The lines are cut as those of a text are; that is believed only where every title is one by its looks as well.
    """
    shown = [i for i, b in enumerate(blocks) if b.verdict == "kept"]
    if not 6 <= len(shown) <= _MOST or sum(_is_head(blocks[i]) for i in shown) < 2:
        return []
    from readroom.importer.cut.page import cut_lines

    page = cut_lines("\n\n".join(blocks[i].one_line for i in shown))
    if len(page.articles) < 2:
        return []
    starts: list[int] = []
    texts = [blocks[i].one_line for i in shown]
    covered = sum(len(texts[v.line // 2]) for v in page.verdicts if v.verdict != "cut")
    for article in page.articles:
        title, bounds = article.evidence.get("title"), article.evidence.get("boundaries")
        if title is None or title.line is None or bounds is None or bounds.confidence < _SURE or not article.lines:
            return []
        if not _is_head(blocks[shown[title.line // 2]]):
            return []
        starts.append(shown[article.lines[0] // 2])
    if covered < _COVERED * sum(map(len, texts)) or starts != sorted(set(starts)):
        return []
    return list(zip(starts, [*starts[1:], len(blocks)], strict=True))


def _is_head(block: Block) -> bool:
    return block.kind == "heading" or block.bold or block.name == "title"
