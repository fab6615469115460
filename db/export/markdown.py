"""Markdown: each article with its fields in front, then its text with its structure."""

import re
from collections.abc import Iterable, Iterator, Sequence

from readroom.db.articles import FullArticle
from readroom.text.model import Body, Span

_INLINE = re.compile(r"([\\`*_\[\]<>])")
_BLOCK_START = re.compile(r"^(\s*)([#>+|~]|[-=](?=\s|$|-)|\d{1,9}(?=[.)](?:\s|$)))", re.MULTILINE)
_OPEN = {"strong": "**", "emphasis": "*", "link": "["}


def export(articles: Iterable[FullArticle]) -> Iterator[str]:
    """Yield each article, a blank line and a rule between them."""
    for number, article in enumerate(articles):
        yield ("\n\n" if number else "") + article_markdown(article)


def article_markdown(article: FullArticle) -> str:
    """Return an article as Markdown: front matter of `name: value` lines, then the text."""
    row = article.row
    fields = {
        "title": row.title,
        "authors": "; ".join(row.authors),
        "date": row.date,
        "first_date": row.first_date,
        "source": row.source,
        "outlet": row.outlet,
        "section": row.section,
        "lang": row.language,
        "url": row.url,
        "key": row.key,
    }
    head = "\n".join(f"{name}: {_front(value)}" for name, value in fields.items() if value)
    title = f"# {_escape(row.title)}\n\n" if row.title else ""
    return f"---\n{head}\n---\n\n{title}{body_markdown(article.body)}\n"


def _front(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"' if re.search(r"[:#\"'\[\]{}]", value) else value


def body_markdown(body: Body) -> str:
    """Return a text with its spans as Markdown."""
    blocks: list[str] = []
    start = 0
    for block in body.text.split("\n\n"):
        blocks.append(_block(body, start, start + len(block)))
        start += len(block) + 2
    return "\n\n".join(blocks)


def _block(body: Body, start: int, end: int) -> str:
    spans = [s for s in body.spans if s.start < end and s.end > start]
    kinds = {s.kind for s in spans}
    if "code" in kinds and any(s.kind == "code" and s.start <= start and s.end >= end for s in spans):
        return f"```\n{body.text[start:end]}\n```"
    if "table" in kinds:
        return _table(body.text[start:end])
    text = _inline(body.text, start, end, spans)
    heading = next((s for s in spans if s.kind == "heading" and s.start <= start), None)
    if heading:
        return "#" * (heading.level or 2) + " " + text.replace("\n", " ")
    text = text.replace("\n", "\n" if "list_item" in kinds else "\\\n")
    quote = next((s for s in spans if s.kind == "quote" and s.start <= start and s.end >= end), None)
    return re.sub("^", "> " * (quote.level or 1), text, flags=re.MULTILINE) if quote else text


def _table(text: str) -> str:
    rows = [f"| {line.replace('|', '|')} |" for line in text.split("\n")]
    columns = rows[0].count(" | ") + 1
    return "\n".join([rows[0], "|" + " --- |" * columns, *rows[1:]])


def _inline(text: str, start: int, end: int, spans: Sequence[Span]) -> str:
    marks: dict[int, list[str]] = {}
    for span in spans:
        if span.kind not in _OPEN:
            continue
        first, last = max(span.start, start), min(span.end, end)
        close = f"]({span.href or ''})" if span.kind == "link" else _OPEN[span.kind]
        marks.setdefault(first, []).append(_OPEN[span.kind])
        marks.setdefault(last, []).insert(0, close)
    lists = any(s.kind == "list_item" for s in spans)
    parts: list[str] = []
    at = start
    for offset in sorted({*marks, end}):
        parts.append(_escape(text[at:offset], block=at == start and not lists))
        parts += marks.get(offset, [])
        at = offset
    return "".join(parts)


def _escape(text: str, *, block: bool = True) -> str:
    escaped = _INLINE.sub(r"\\\1", text)
    if not block:
        return escaped
    return _BLOCK_START.sub(lambda m: f"{m[1]}{m[2]}\\" if m[2].isdigit() else f"{m[1]}\\{m[2]}", escaped)
