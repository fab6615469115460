"""Putting a reading text together, block by block, with its spans and asides.

Both ways into an article end here (Markdown and plain lines), so the shape of a text is decided once: LF line ends,
one blank line between blocks, list items and table rows on lines of their own.
"""

from collections.abc import Iterable
from dataclasses import replace

from readroom.text.gate import clean
from readroom.text.model import Aside, AsideKind, Body, Span, Voice


class BodyBuilder:
    """Collects blocks; `done` returns the body. Offsets that it gives back are final."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._spans: list[Span] = []
        self._asides: list[Aside] = []
        self._voices: list[Voice] = []

    @property
    def length(self) -> int:
        """How many code points the text has so far."""
        return self._length

    def block(self, text: str, spans: Iterable[Span] = (), *, tight: bool = False) -> tuple[int, int]:
        """Append a block and return its range in the text.

        `spans` are relative to `text`. White space at the ends is dropped; a `tight` block follows the one before
        on the next line instead of after a blank line. An empty block changes nothing.
        """
        text, spans = _gated(text, spans)
        left = len(text) - len(text.lstrip())
        text = text.strip()
        if not text:
            return self._length, self._length
        if self._length:
            self._append("\n" if tight else "\n\n")
        start = self._length
        self._append(text)
        for span in spans:
            first, last = max(span.start - left, 0), min(span.end - left, len(text))
            if first < last:
                self._spans.append(replace(span, start=start + first, end=start + last))
        return start, self._length

    def span(self, span: Span) -> None:
        """Add a span whose offsets are already those of the whole text; an empty one is dropped."""
        if span.start < span.end:
            self._spans.append(span)

    def aside(self, kind: AsideKind, text: str, line: int | None = None) -> None:
        """Add an aside that is shown where the text now ends; an empty one is dropped."""
        if text := clean(text).strip():
            self._asides.append(Aside(kind, self._length, text, line))

    def voice(self, voice: Voice) -> None:
        """Add a voice and the span that shows where it stands; its offsets are those of the whole text."""
        if voice.start < voice.end:
            self._voices.append(voice)
            self._spans.append(Span("voice", voice.start, voice.end))

    def done(self) -> Body:
        """Return the body: spans in the order of their starts, the wider first."""
        spans = sorted(self._spans, key=lambda s: (s.start, -s.end, s.kind))
        return Body("".join(self._parts), tuple(spans), tuple(self._asides), tuple(self._voices))

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _gated(text: str, spans: Iterable[Span]) -> tuple[str, list[Span]]:
    """Return `text` behind the gate, with its spans moved along when the gate changed it."""
    spans = list(spans)
    gated = clean(text)
    if gated == text:
        return text, spans

    def moved(offset: int) -> int:
        return min(len(clean(text[:offset])), len(gated))

    return gated, [replace(s, start=moved(s.start), end=moved(s.end)) for s in spans]
