"""A message to a page: its header's lines, its text, and the article that it is."""

import re
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from readroom.importer.damage import joined
from readroom.importer.fields import LONGEST, language_of, url_of
from readroom.importer.formats import Unreadable
from readroom.importer.mail.body import body_of
from readroom.importer.mail.date import mail_date
from readroom.importer.mail.digest import Section, sections
from readroom.importer.mail.html import html_body
from readroom.importer.mail.lines import read_rows
from readroom.importer.mail.mime import Headers
from readroom.importer.mail.mime_parts import Part, split_parts
from readroom.importer.mail.names import authors_of
from readroom.importer.mail.source import source_of
from readroom.importer.mail.text import Text, texts_of
from readroom.text.gate import clean_line
from readroom.text.language import detect
from readroom.text.model import Article, Body, Evidence, LineVerdict, Page, PrintedDate, Verdict
from readroom.text.recut_body import OldPiece, put_together

DATABASE = "e-mail"
"""Where the numbers of messages hold: `Message-ID` is unique in all the world's mail."""

_SHOWN = {
    "from": "author", "sender": "sender", "to": "recipients", "cc": "recipients", "newsgroups": "newsgroups",
    "date": "date", "subject": "title", "list-id": "mailing list", "organization": "organization",
    "archived-at": "address",
}  # fmt: skip
_LONGEST_SHOWN = 300
_IDENTIFIER = re.compile(r"<([^<>\s]{1,300})>")


@dataclass(slots=True)
class _Lines:
    """The lines of a page in the making, with the verdict on each."""

    texts: list[str] = field(default_factory=list)
    verdicts: list[LineVerdict] = field(default_factory=list)

    def add(self, text: str, verdict: Verdict, reason: str, article: int | None = 1) -> None:
        """Add a line."""
        self.texts.append(text)
        self.verdicts.append(LineVerdict(len(self.texts), verdict, reason, None if verdict == "cut" else article))


def read_message(data: bytes, number: int) -> Page:
    """Return the page of a message (without what is attached to it); raise Unreadable when it has no text."""
    message, problem = split_parts(data)
    headers = message.headers
    lines = _Lines()
    places = _header_lines(headers, lines)
    texts = texts_of(message, data)
    problem = joined(problem, *(text.problem for text in texts))
    texts = [text for text in texts if text.text.strip()]
    if not texts:
        raise Unreadable(_why_empty(message, problem))
    if len(texts) == 1 and texts[0].kind == "plain" and (parts := sections(texts[0].text)):
        return _digest(headers, lines, parts, number, problem)
    body = _joined([_text(text, lines) for text in texts])
    for part in message.leaves():
        if part.attached or part.name:
            name = clean_line(PurePosixPath((part.name or "").replace("\\", "/")).name)[-80:] or part.kind
            lines.add(f"[{name}]", "cut", "attached file")
    if not body.text.strip():
        raise Unreadable("no text in this message")
    article = _article(headers, body, places, (1, len(lines.texts)))
    return _page(lines, (article,), headers, number, problem, "message")


def _page(
    lines: _Lines, articles: tuple[Article, ...], headers: Headers, number: int, problem: str | None, extractor: str
) -> Page:
    return Page(
        "eml",
        "\n".join(lines.texts),
        articles,
        tuple(lines.verdicts),
        source=source_of(headers),
        language=articles[0].language,
        extractor=extractor,
        problem=problem,
        record=number,
    )


def _why_empty(message: Part, problem: str | None) -> str:
    kinds = {part.kind for part in message.leaves()}
    if message.kind == "multipart/encrypted" or "application/pgp-encrypted" in kinds:
        return "the message is encrypted"
    return problem or "no text in this message"


def _header_lines(headers: Headers, lines: _Lines) -> dict[str, int]:
    """Add the fields of a header that people look at, and return their lines."""
    places: dict[str, int] = {}
    for name in headers.names():
        if name in _SHOWN and name not in places and (value := headers.text(name)):
            lines.add(f"{name.title()}: {clean_line(value)[:_LONGEST_SHOWN]}", "metadata", _SHOWN[name])
            places[name] = len(lines.texts)
    lines.add("", "cut", "blank")
    return places


def _text(text: Text, lines: _Lines) -> Body:
    """Add the lines of one text and return its body."""
    if lines.texts[-1]:
        lines.add("", "cut", "blank")
    if text.kind == "plain":
        rows = read_rows(text.text.strip("\n"), flowed=text.flowed, delete_space=text.delete_space)
        for row in rows:
            lines.add(row.printed, *row.verdict)
        return body_of(rows)
    printed, body, left = html_body(text.text)
    at = 0
    for line in printed.text.split("\n"):
        found = next((r for r in left if r.start <= at < max(r.end, r.start + 1)), None)
        if not line.strip():
            lines.add(line, "cut", "blank")
        elif found:
            lines.add(line, found.verdict, found.reason)
        else:
            lines.add(line, "kept", "text")
        at += len(line) + 1
    for aside in printed.asides:
        for line in aside.text.split("\n"):
            lines.add(line, "aside", aside.kind)
    return body


def _joined(bodies: list[Body]) -> Body:
    """Return the bodies of several texts as one."""
    if len(bodies) == 1:
        return bodies[0]
    pieces = [OldPiece(index, 0, len(body.text)) for index, body in enumerate(bodies)]
    return put_together(bodies, pieces, [(index, aside) for index, body in enumerate(bodies) for aside in body.asides])


def _article(headers: Headers, body: Body, places: dict[str, int], lines: tuple[int, int]) -> Article:
    """Return the article of a message, with what its header says."""
    evidence: dict[str, Evidence] = {}

    def said(name: str, value: object, header: str) -> None:
        if value:
            evidence[name] = Evidence(places.get(header), 1.0, header.title())

    title = clean_line(headers.text("subject") or "")[:LONGEST] or None
    said("title", title, "subject")
    through_list = any(headers.raw(name) for name in ("list-id", "list-post", "x-beenthere"))
    authors = authors_of(headers.raw("from"), through_list=through_list)
    said("authors", authors, "from")
    date = mail_date(headers.text("date"))
    if date:
        date = PrintedDate(date.value, date.precision, date.raw, places.get("date"))
        said("date", date, "date")
    elif printed := headers.text("date"):
        evidence["date"] = Evidence(places.get("date"), 0.0, f"not read as a date: {clean_line(printed)[:80]}")
    url = url_of((headers.raw("archived-at") or "").strip().strip("<>"))
    said("url", url, "archived-at")
    language = _language(headers, body, evidence)
    identity = message_id(headers.raw("message-id"))
    if thread := _thread(headers):
        evidence["thread"] = thread
    source = source_of(headers)
    if source:
        evidence["source"] = Evidence(places.get("list-id") or places.get("newsgroups"), 0.9, "mailing list")
    return Article(
        body,
        title=title,
        authors=authors,
        date=date,
        language=language,
        url=url,
        database=DATABASE if identity else None,
        accession=identity,
        source=source,
        lines=lines,
        evidence=evidence,
    )


def _language(headers: Headers, body: Body, evidence: dict[str, Evidence]) -> str | None:
    given = (headers.raw("content-language") or "").strip()
    if "," not in given and (found := language_of(given)):
        evidence["language"] = Evidence(None, 0.8, "Content-Language")
        return found
    if found := detect(body.text[:4000]):
        evidence["language"] = Evidence(None, 0.7, "the text's own words")
    return found


def message_id(raw: str | None) -> str | None:
    """Return the first identifier of a message in a field, without its brackets; None when there is none."""
    found = _IDENTIFIER.search(raw or "")
    return clean_line(found[1]) or None if found else None


def _thread(headers: Headers) -> Evidence | None:
    """Return which message this one answers and which began the thread, as its header says."""
    references = [clean_line(m) for m in _IDENTIFIER.findall(headers.raw("references") or "")]
    answers = message_id(headers.raw("in-reply-to")) or (references[-1] if references else None)
    if answers is None:
        return None
    first = f"; the thread began with {references[0]}" if references and references[0] != answers else ""
    return Evidence(None, 1.0, f"answers {answers}{first}")


def _digest(headers: Headers, lines: _Lines, parts: list[Section], number: int, problem: str | None) -> Page:
    """Return the page of a digest: an article for each message in it, with the digest's list as their source."""
    articles: list[Article] = []
    for part in parts:
        if part.headers is None:
            for line in part.lines:
                lines.add(line, "cut", part.reason if line.strip() else "blank")
            continue
        rows = read_rows("\n".join(part.lines[part.head :]))
        body = body_of(rows)
        first = len(lines.texts) + 1
        mine = len(articles) + 1 if body.text else None
        places: dict[str, int] = {}
        for line in part.lines[: part.head]:
            name = line.partition(":")[0].strip().lower()
            if name in _SHOWN:
                places.setdefault(name, len(lines.texts) + 1)
            if line.strip():
                lines.add(line, "metadata" if mine else "cut", _SHOWN.get(name, "header"), mine)
            else:
                lines.add(line, "cut", "blank")
        for row in rows:
            lines.add(row.printed, *row.verdict, mine)
        if body.text:
            articles.append(_in_digest(_article(part.headers, body, places, (first, len(lines.texts))), headers))
    if not articles:
        raise Unreadable("no text in this digest")
    return _page(lines, tuple(articles), headers, number, problem, "digest")


def _in_digest(article: Article, headers: Headers) -> Article:
    return replace(article, source=article.source or source_of(headers))
