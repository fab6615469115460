"""Markdown: each article with its fields in front, then its text with its structure."""

import re
from collections.abc import Iterable, Iterator, Sequence

from readroom.db.articles import FullArticle
from readroom.db.export._blocks import SEPARATOR, body_markdown
from readroom.db.export._inline import escape
from readroom.text.model import Body, Voice

__all__ = ["article_markdown", "body_markdown", "export"]


def export(articles: Iterable[FullArticle]) -> Iterator[str]:
    """Yield each article, a blank line between them."""
    for number, article in enumerate(articles):
        yield ("\n\n" if number else "") + article_markdown(article)


def article_markdown(article: FullArticle) -> str:
    """Return an article as Markdown: front matter, its title, its text.

    Captions stand in the text as descriptions of images; other asides, and whose voices it holds, in the front matter.
    """
    row, body = article.row, article.body
    head = [
        *_line("title", row.title),
        *_list("authors", row.authors),
        *_line("date", row.date),
        *_line("first_date", row.first_date),
        *_line("source", row.source),
        *_line("outlet", row.outlet),
        *_line("section", row.section),
        *_line("lang", row.language),
        *_line("url", row.url),
        *_list("keywords", article.keywords),
        *_list("asides", [f"{aside.kind}: {aside.text}" for aside in body.asides if aside.kind != "caption"]),
        *_list("voices", [_voice(voice) for voice in body.voices]),
        *_line("key", row.key),
    ]
    parts = [f"# {_title(row.title)}"] if row.title else [SEPARATOR] if _begins_with_title(body) else []
    return "\n".join(["---", *head, "---", "", *(p + "\n" for p in [*parts, body_markdown(body)] if p)])


def _begins_with_title(body: Body) -> bool:
    """Tell whether an untitled text begins with what would be read as its title."""
    return any(s.kind == "heading" and s.level == 1 and not body.text[: s.start].strip() for s in body.spans)


def _title(title: str) -> str:
    line = escape(title)
    return line[:-1] + "\\#" if line.endswith("#") and not line.endswith("\\#") else line


def _line(name: str, value: str | None) -> list[str]:
    return [f"{name}: {_quoted(value)}"] if value else []


def _list(name: str, values: Sequence[str]) -> list[str]:
    return [f"{name}:", *(f"  - {_quoted(value)}" for value in values)] if values else []


def _quoted(value: str) -> str:
    """Return a value for YAML: in quotation marks, unless it can be taken for nothing but itself."""
    value = " ".join(value.split())
    if re.fullmatch(r"\d{4}-\d\d[\dT:-]*|a[0-9a-f]{16}|https?://[\w./-]+", value):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _voice(voice: Voice) -> str:
    """Return who wrote a passage: authors, outlet, date, title, address, as far as they are known."""
    date = voice.date.value if voice.date else None
    title = f"“{voice.title}”" if voice.title else None
    said = " · ".join(p for p in (", ".join(voice.authors), voice.outlet, date, title, voice.url) if p)
    return f"{said or 'unnamed'} [{voice.start}, {voice.end})"
