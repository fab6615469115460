"""The HTML of a message to its reading text: what it quotes with its authors, the signature beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from readroom.importer.html.fragment import fragment_body
from readroom.importer.mail.attribution import LONGEST, Said, attribution, is_marker, label_block
from readroom.text.model import Aside, Body, Span, Verdict, Voice
from readroom.text.recut_body import OldPiece, put_together

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_MOST = 5000  # paragraphs that are looked at


@dataclass(frozen=True, slots=True)
class Range:
    """A range of a text that is no text of the message, `[start, end)`: what becomes of its lines, and why."""

    start: int
    end: int
    verdict: Verdict
    reason: str


def html_body(html: str) -> tuple[Body, Body, list[Range]]:
    """Return the text of a message's HTML as it is printed, the reading text in it, and what was left out of that."""
    printed = fragment_body(inner(html))
    voices, left, signatures = _looked_at(printed)
    with_voices = replace(
        printed,
        voices=tuple(voices),
        spans=(*printed.spans, *(Span("voice", v.start, v.end) for v in voices), *_quoted(printed, voices)),
    )
    pieces = [OldPiece(0, start, end) for start, end in _kept(len(printed.text), left)]
    asides = [(0, aside) for aside in (*printed.asides, *signatures)]
    return printed, put_together([with_voices], pieces, asides), left


def inner(html: str) -> str:
    """Return what stands in the body element of HTML, all of it when there is none."""
    low = html.lower()
    start = low.find("<body")
    begin = low.find(">", start) + 1 if start >= 0 else 0
    if not begin:
        head = low.find("</head>")
        return html[head + 7 :] if head >= 0 else html
    end = low.rfind("</body")
    return html[begin : end if end > begin else len(html)]


def _looked_at(body: Body) -> tuple[list[Voice], list[Range], list[Aside]]:
    """Return the voices of a printed text, what in it is no text of the message, and its signature."""
    text = body.text
    quotes = [s for s in body.spans if s.kind == "quote"]
    starts = {s.start: s for s in sorted(quotes, key=lambda s: s.end)}
    paragraphs = [m.span() for m in _PARAGRAPH.finditer(text)][:_MOST]
    found = _Found([], [], [])
    index = 0
    while index < len(paragraphs):
        start, end = paragraphs[index]
        following = paragraphs[index + 1][0] if index + 1 < len(paragraphs) else None
        if not found.is_announced(text, start, end, starts.get(following) if following is not None else None):
            _older_message(text, (start, end, following), quotes, found)
            if text.startswith("--", start) and text[start:end].partition("\n")[0].strip() == "--":
                index = _signature(text, paragraphs, index, starts, found)
        index += 1
    return found.voices, found.left, found.signatures


@dataclass(frozen=True, slots=True)
class _Found:
    """What a text was found to hold besides itself."""

    voices: list[Voice]
    left: list[Range]
    signatures: list[Aside]

    def is_announced(self, text: str, start: int, end: int, quote: Span | None) -> bool:
        """Tell whether a paragraph announces the quotation that follows it, and note what it says."""
        if quote is None or end - start > LONGEST:
            return False
        if said := attribution(text[start:end]):
            self.left.append(Range(start, end, "metadata", "author of the quotation"))
            self.voices.append(_voice(quote.start, quote.end, said))
            return True
        if is_marker(text[start:end]):
            self.left.append(Range(start, end, "metadata", "header of the quoted message"))
            return True
        return False


def _older_message(text: str, at: tuple[int, int, int | None], quotes: list[Span], found: _Found) -> None:
    """Note an older message that a paragraph is the header of, to the end of the quotation that it stands in."""
    older = _older(text, *at)
    if older is None:
        return
    until, said = older
    limit = min((q.end for q in quotes if q.start <= at[0] < q.end), default=len(text))
    found.left.append(Range(at[0], until, "metadata", "header of the quoted message"))
    rest = text[until:limit]
    if rest.strip():
        found.voices.append(_voice(until + len(rest) - len(rest.lstrip()), limit, said))


def _signature(text: str, paragraphs: list[tuple[int, int]], index: int, starts: dict[int, Span], found: _Found) -> int:
    """Note the signature that begins with a paragraph, and return its last one's place."""
    first, last = index, index
    for place in range(index + 1, len(paragraphs)):
        start, end = paragraphs[place]
        after = paragraphs[place + 1][0] if place + 1 < len(paragraphs) else -1
        if start in starts or (after in starts and attribution(text[start:end])) or _older(text, start, end, None):
            break
        last = place
    start, end = paragraphs[first][0], paragraphs[last][1]
    if signature := text[start:end].removeprefix("--").strip():
        found.left.append(Range(start, end, "aside", "signature"))
        found.signatures.append(Aside("bio", start, signature))
    return last


def _older(text: str, start: int, end: int, following: int | None) -> tuple[int, Said] | None:
    """Return where a header of an older message ends that begins with this paragraph, and what it says."""
    lines = text[start:end].split("\n")
    offset = start
    if is_marker(lines[0]):
        offset += len(lines[0]) + 1
        lines = lines[1:]
        if not lines and following is not None:
            stop = text.find("\n\n", following)
            offset, lines = following, text[following : stop if stop >= 0 else len(text)].split("\n")
    if not lines:
        return None
    found = label_block(lines)
    if found is None:
        return None
    taken, said = found
    return min(offset + sum(len(line) + 1 for line in lines[:taken]), len(text)), said


def _voice(start: int, end: int, said: Said) -> Voice:
    return Voice(start, end, said.title, said.authors, date=said.date)


def _quoted(body: Body, voices: list[Voice]) -> Iterator[Span]:
    """Yield a quotation for each voice that stands in none: an older message below its header."""
    for voice in voices:
        if not any(s.kind == "quote" and s.start <= voice.start and voice.end <= s.end for s in body.spans):
            yield Span("quote", voice.start, voice.end, level=1)


def _kept(size: int, left: list[Range]) -> Iterator[tuple[int, int]]:
    """Yield the ranges between those that are left out."""
    at = 0
    for each in sorted(left, key=lambda r: r.start):
        if each.start > at:
            yield at, each.start
        at = max(at, each.end)
    if at < size:
        yield at, size
