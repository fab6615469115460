"""An article as `readroom show` prints it: a head with what is known of it, then its text with the asides marked."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readroom.db.articles import FullArticle
    from readroom.text.model import Body

_WIDTH = 9
"""Columns of the names in the head."""


def article_text(article: "FullArticle") -> str:
    """Return an article in plain lines: head, a blank line, text."""
    head = [article.row.title or "(no title)"]
    head += [f"{name + ':':<{_WIDTH}} {value}" for name, value in _head(article) if value]
    return "\n".join(head) + "\n\n" + text_with_asides(article.body)


def _head(article: "FullArticle") -> Iterator[tuple[str, str | None]]:
    row = article.row
    record = f" record {article.record}" if article.record else ""
    lines = f", lines {article.lines[0]}-{article.lines[1]}" if article.lines else ""
    outlet = row.outlet
    if outlet and article.outlet_name and article.outlet_name != outlet:
        outlet = f"{outlet} (usually {article.outlet_name})"
    yield "by", "; ".join(row.authors)
    yield "date", _date(row.date, article.date_raw) or "undated"
    yield "first", _date(row.first_date, article.first_date_raw)
    yield "source", row.source
    yield "outlet", outlet
    yield "section", row.section
    yield "language", row.language
    yield "keywords", "; ".join(article.keywords)
    if article.accession:
        yield "number", f"{article.accession} ({article.database})" if article.database else article.accession
    yield "edition", article.edition
    yield "page", article.print_page
    yield "url", row.url
    yield "file", f"{row.file}{record}{lines}" if row.file else None
    yield "words", f"{row.words:,}"
    yield "yours", f"corrected by you: {', '.join(row.own)}" if row.own else None
    yield "id", f"{row.id}, {row.key}"
    for voice in article.body.voices:
        date = voice.date.value if voice.date else None
        said = " · ".join(
            part for part in ("; ".join(voice.authors), voice.outlet, date, voice.title, voice.url) if part
        )
        yield "voice", f"{said or 'unnamed'} [{voice.start}, {voice.end})"


def _date(value: str | None, raw: str | None) -> str | None:
    """Return a date with its printed form, where that says it in other words."""
    return f"{value} (printed: {raw})" if value and raw and raw != value else value


def text_with_asides(body: "Body") -> str:
    """Return the text with each aside as a block of its own, "[caption: …]", where it stands, or after that line."""
    parts: list[str] = []
    done = 0
    for aside in body.asides:
        place = _between(body.text, max(aside.at, done))
        parts += [body.text[done:place].strip("\n"), f"[{aside.kind}: {aside.text}]"]
        done = place
    parts.append(body.text[done:].strip("\n"))
    return "\n\n".join(part for part in parts if part)


def _between(text: str, at: int) -> int:
    """Return the nearest place from `at` on that is not within a line."""
    if at == 0 or at >= len(text) or text[at - 1] == "\n":
        return min(at, len(text))
    end = text.find("\n", at)
    return len(text) if end < 0 else end
