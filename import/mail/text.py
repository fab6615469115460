"""The text of a message: which of its parts are it, in which charset, and what could not be read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from readroom.importer.damage import damage_of, joined
from readroom.importer.decode import codec_of, decode
from readroom.importer.formats import Unreadable
from readroom.importer.mail.members import is_text
from readroom.importer.mail.mime import content_of
from readroom.importer.mail.mime_parts import Part
from readroom.text.gate import clean

_STUB = 0.2  # plain text that has less letters than this share of the HTML beside it stands for it
_STUB_FROM = 400  # letters of HTML from which that is looked at
_TAGS = re.compile(r"<[^<>]{0,5000}>")
_SILENT = re.compile(r"<(style|script|title)\b.{0,200000}?</\1", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Text:
    """A part that is text: plain or HTML, its characters, and what is wrong with it, if anything."""

    kind: Literal["plain", "html"]
    text: str
    problem: str | None = None
    flowed: bool = False
    delete_space: bool = False


def texts_of(message: Part, data: bytes) -> list[Text]:
    """Return the texts of a message in their order; of alternatives the plain one, if it is more than a stub.

    One that cannot be read is empty and has a problem.
    """
    return list(_texts(message, data, first=True))


def _texts(part: Part, data: bytes, *, first: bool) -> Iterator[Text]:
    if part.kind == "multipart/alternative":
        choices = [found for each in part.parts if (found := list(_texts(each, data, first=True)))]
        yield from _preferred(choices)
    elif part.parts:
        for each in part.parts:
            for text in _texts(each, data, first=first):
                first = False
                yield text
    elif is_text(part, first=first):
        text = _decoded(part, data)
        if text.text.strip() or text.problem:
            yield text


def _preferred(choices: list[list[Text]]) -> list[Text]:
    """Return the first choice of plain text, unless it only says that there is an HTML one."""
    choices = [c for c in choices if any(t.text.strip() for t in c)] or choices[:1]
    plain = next((c for c in choices if all(t.kind == "plain" for t in c)), None)
    html = next((c for c in choices if any(t.kind == "html" for t in c)), None)
    if plain is None or html is None:
        return plain or html or []
    letters = sum(_letters(t) for t in html)
    return html if letters >= _STUB_FROM and sum(_letters(t) for t in plain) < _STUB * letters else plain


def _letters(text: Text) -> int:
    found = _TAGS.sub(" ", _SILENT.sub(" ", text.text)) if text.kind == "html" else text.text
    return sum(map(len, re.findall(r"\w+", found)))


def _decoded(part: Part, data: bytes) -> Text:
    headers = part.headers
    content, problem = content_of(headers, data[part.start : part.end])
    charset = headers.parameter("content-type", "charset")
    kind: Literal["plain", "html"] = "html" if part.kind == "text/html" else "plain"
    if kind == "html" and charset is None:
        from readroom.importer.formats.html import declared_charset

        charset = declared_charset(content)
    try:
        text, encoding = decode(content, charset)
    except Unreadable:
        # A mailbox that was damaged has runs of zero bytes.
        try:
            text, encoding = decode(content.replace(b"\0", b""), charset)
        except Unreadable:
            return Text(kind, "", "a part that calls itself text is none")
        problem = joined(problem, "zero bytes were left out of its text")
    problem = joined(problem, damage := damage_of(encoding))
    if damage is None and charset and codec_of(charset) is None and not content.isascii():
        problem = joined(problem, f"its charset {clean(charset)[:30]!r} is not known; read as {encoding}")
    flowed = kind == "plain" and (headers.parameter("content-type", "format") or "").lower() == "flowed"
    delete = flowed and (headers.parameter("content-type", "delsp") or "").lower() == "yes"
    if part.kind == "text/enriched":
        text = _TAGS.sub("", text)
    return Text(kind, clean(text), problem, flowed, delete)
