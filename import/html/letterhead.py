"""Letters of a mailing list on a web page: the lines that say who wrote one, to whom, and about what."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from readroom.importer.html.authors import author_names
from readroom.importer.html.tree import Line

_LINE = re.compile(
    r"(?:(?P<subject>subject|betreff|objet|asunto|assunto|oggetto|onderwerp|emne|ämne|тема|konu|件名|主题|主題)|"
    r"(?P<sender>from|von|de|da|van|fra|från|от|kimden|差出人|发件人|寄件人)|date|datum|fecha|data|dato|дата|to|an|à|para|aan|cc|message(?:-id)?)"
    r"\s*[:：]\s*(?P<value>\S.*)?$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\s*[<\[(][^<>\[\]()]*[>\])]\s*$")
_WORDS = 40  # of a line of a head
_HEAD = 8  # lines among which the head of a letter stands


class Letterhead(NamedTuple):
    """What a letter's head says: its subject with the line of it, its writer, and all lines of the head (indexes)."""

    subject: str
    line: int
    authors: tuple[str, ...]
    lines: tuple[int, ...]


def letterhead(lines: Sequence[Line], first: int, last: int) -> Letterhead | None:
    """Return the head of the letter in `[first, last)`; None where no line says who wrote it, or none its subject."""
    found: dict[str, tuple[str, int]] = {}
    used: list[int] = []
    for index in range(first, min(first + _HEAD, last)):
        text = lines[index].text
        match = _LINE.match(text) if lines[index].words < _WORDS and (":" in text or "：" in text) else None
        if match is None:
            if "subject" in found and "sender" in found:
                break
            continue
        used.append(index)
        for name in ("subject", "sender"):
            if match[name] and match["value"]:
                found.setdefault(name, (match["value"].strip(), index))
    if "subject" not in found or "sender" not in found:
        return None
    subject, line = found["subject"]
    authors = author_names([_ADDRESS.sub("", found["sender"][0])], None)
    return Letterhead(subject, line, authors, tuple(used))
