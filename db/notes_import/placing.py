"""Where the words of a file of notes are in the library's texts.

What is certain is placed: the quoted words, unmistakably. Everything else becomes a highlight that waits for its
reader, with a suggestion where there is one. Nothing that quotes words of a known article is dropped.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from readroom.db.articles import text_of
from readroom.db.errors import NotebookError
from readroom.db.highlights import Highlight, Suggestion, piece
from readroom.db.identity import base_key, own_url
from readroom.db.library import Library
from readroom.db.notes_import.incoming import Incoming, Refused
from readroom.text.anchor import CONTEXT, Anchor, AnchorState, Found, find_anchor, make_anchor
from readroom.text.counted import number_of
from readroom.text.model import Article, Body
from readroom.text.quote import find_quote
from readroom.text.utf16 import Utf16

FARTHEST = 10_000_000
"""Code points beyond which a position is not kept: no text is that long."""


class Target(NamedTuple):
    """An article that a mark is about: `id` and `digest` are None where the library has no such article."""

    key: str
    id: int | None = None
    digest: str | None = None


@dataclass(slots=True)
class Placed:
    """Marks of a file as highlights, with the texts that they need by digest; `waiting` says why some wait."""

    highlights: list[Highlight] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    waiting: list[Refused] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


class Placer:
    """Finds the places of marks in a library (None: there is none), and in texts that a notebook keeps by digest."""

    def __init__(
        self, library: Library | None, kept: Callable[[str], str | None] = lambda digest: None, *, now: str
    ) -> None:
        self._library = library
        self._kept = kept
        self._now = now
        self._by_url: dict[str, list[Target]] | None = None
        self._last: tuple[int, str] | None = None

    def place(self, marks: Iterable[Incoming]) -> Placed:
        """Return marks as highlights; of two with the same id the first counts."""
        placed = Placed()
        seen: set[str] = set()
        # The marks of an article one after the other, so that its text is read once.
        for mark in sorted(marks, key=lambda mark: (mark.key or "", mark.urls)):
            quote = mark.exact
            if mark.id in seen:
                placed.refused.append(Refused(mark.where, "it stands in the file twice", quote))
                continue
            seen.add(mark.id)
            target, why = self._target(mark)
            if target is None:
                placed.refused.append(Refused(mark.where, why, quote))
                continue
            highlight, reason = self._highlight(mark, target, why, placed.texts)
            placed.highlights.append(highlight)
            if reason:
                placed.waiting.append(Refused(mark.where, reason, quote))
        return placed

    # Which article

    def _target(self, mark: Incoming) -> tuple[Target | None, str]:
        """Return the article that a mark is about; where the library has none, why."""
        found = self._with_key(mark.key) if mark.key else None
        if found:
            return found, ""
        targets = [target for url in mark.urls for target in self._with_url(url)]
        targets = list(dict.fromkeys(targets))
        if len(targets) > 1:
            holding = [target for target in targets if target.id is not None and mark.exact in self._text(target.id)]
            if len(holding) != 1:
                having = number_of(len(targets), "article has", "articles have")
                return None, f"{having} its address, and {len(holding)} of them its words"
            targets = holding
        if targets:
            return targets[0], ""
        why = "no article has its key" if mark.key else "no article has its address"
        if self._library is None:
            why = "there is no library to look in"
        if mark.key:
            return Target(mark.key), why
        if not mark.urls:
            return None, "it does not say which article it is about"
        # The key that an article of its own page gets: when it is imported one day, the mark is there.
        return Target(base_key(Article(Body(), url=mark.urls[0]), "", alone=True)), why

    def _with_key(self, key: str) -> Target | None:
        if self._library is None:
            return None
        row = self._library.connection.execute("select key, id, digest from article where key = ?", (key,)).fetchone()
        return Target(*row) if row else None

    def _with_url(self, url: str) -> list[Target]:
        if self._library is None:
            return []
        if self._by_url is None:
            self._by_url = {}
            rows = self._library.connection.execute("select url, key, id, digest from article where url is not null")
            for known, *target in rows:
                self._by_url.setdefault(own_url(known), []).append(Target(*target))
        return self._by_url.get(own_url(url), [])

    def _text(self, article_id: int) -> str:
        if self._library is None:
            return ""
        if self._last is None or self._last[0] != article_id:
            self._last = (article_id, text_of(self._library, article_id))
        return self._last[1]

    # Where in it

    def _highlight(self, mark: Incoming, target: Target, why: str, texts: dict[str, str]) -> tuple[Highlight, str]:
        """Return the highlight, and why it waits (empty when it does not)."""
        if target.id is None or target.digest is None:
            if self._unchanged(mark, mark.digest, self._kept_text(mark.digest)):
                return self._made(mark, target.key, mark.digest or "", state=mark.state), ""
            return self._apart(mark, target.key, texts, "orphan", None), why
        text = self._text(target.id)
        texts[target.digest] = text
        if self._unchanged(mark, target.digest, text):
            return self._made(mark, target.key, target.digest, state=mark.state), ""
        state: AnchorState
        found = _find(mark, text, self._kept_text(mark.digest))
        certain = found.state in ("exact", "shifted") and mark.state not in ("edited", "ambiguous", "orphan")
        if certain and found.start is not None and found.end is not None:
            anchor = make_anchor(text, found.start, found.end)
            # Without an old place, nothing has shifted.
            state = "exact" if mark.start is None else found.state
            return self._made(mark, target.key, target.digest, anchor, state), ""
        state = "edited" if found.state in ("exact", "shifted") else found.state
        if mark.state in ("edited", "ambiguous", "orphan"):
            state = mark.state  # type: ignore[assignment]
        suggestion = Suggestion(target.digest, found.start, found.end, round(found.score, 4))
        if mark.suggested_in == target.digest and (mark.suggested is None or mark.suggested[1] <= len(text)):
            start, end = mark.suggested or (None, None)
            suggestion = replace(suggestion, start=start, end=end)
        return self._apart(mark, target.key, texts, state, suggestion), _REASONS[state]

    def _unchanged(self, mark: Incoming, digest: str | None, text: str | None) -> bool:
        """Tell whether the words stand where the file says, in the text that it says, with nothing left to decide."""
        if text is None or mark.digest is None or mark.digest != digest or mark.start is None or mark.end is None:
            return False
        settled = mark.state in (None, "exact", "shifted")
        return settled and mark.units == "code points" and text[mark.start : mark.end] == mark.exact

    def _kept_text(self, digest: str | None) -> str | None:
        try:
            return self._kept(digest) if digest else None
        except NotebookError:
            return None

    def _made(
        self,
        mark: Incoming,
        key: str,
        digest: str,
        anchor: Anchor | None = None,
        state: str | None = None,
        suggestion: Suggestion | None = None,
    ) -> Highlight:
        anchor = anchor or Anchor(mark.exact, mark.prefix, mark.suffix, mark.start or 0, mark.end or 0)
        created = mark.created or mark.modified or self._now
        return Highlight(
            mark.id, key, digest, anchor.start, anchor.end, anchor.exact, anchor.prefix, anchor.suffix, mark.colour,
            mark.tags, mark.note, mark.author, created, max(created, mark.modified or created),
            state or "exact",  # type: ignore[arg-type]
            suggestion,
            mark.kept_in if suggestion and mark.kept_in == suggestion.digest else None,
        )  # fmt: skip

    def _apart(
        self, mark: Incoming, key: str, texts: dict[str, str], state: AnchorState, suggestion: Suggestion | None
    ) -> Highlight:
        """Return a highlight that waits: its words and surroundings are kept as a text of its own, at its old place."""
        kept = self._kept_text(mark.digest)
        prefix, suffix = mark.prefix[-CONTEXT:], mark.suffix[:CONTEXT]
        start = mark.start if mark.start is not None and len(prefix) <= mark.start <= FARTHEST else len(prefix)
        anchor = Anchor(mark.exact, prefix, suffix, start, start + len(mark.exact))
        if kept is not None and mark.digest and kept[anchor.start : anchor.end] == mark.exact:
            digest = mark.digest
            texts[digest] = kept
        else:
            digest = piece(mark.digest or "", mark.id)
            texts[digest] = " " * (start - len(prefix)) + prefix + mark.exact + suffix
        return self._made(mark, key, digest, anchor, state, suggestion)


_REASONS = {
    "edited": "its words are not in the text as they are quoted: see the suggested place",
    "ambiguous": "its words may stand at several places: see the suggested one",
    "orphan": "its words are not in the article's text",
}


def _find(mark: Incoming, text: str, old_text: str | None) -> Found:
    """Return where a mark's words are in an article's text."""
    places = _starts(mark, text)
    if len(places) > 1:
        return Found("ambiguous", places[0], places[0] + len(mark.exact), 0.5)
    # Without a position that fits, one that is at no place of the text: the words must be found by themselves.
    start = places[0] if places else len(text)
    alone = not (mark.prefix or mark.suffix) and mark.digest is None
    if alone and text.count(mark.exact) > 1:
        start = len(text)
    anchor = Anchor(mark.exact, mark.prefix, mark.suffix, start, start + len(mark.exact))
    found = find_anchor(anchor, text, old_text)
    if found.state in ("exact", "shifted") or mark.exact in text:
        return found
    # A browser's quotation has other blanks and quotation marks than the text; the words are the same.
    loose = find_quote(text, mark.exact)
    if len(loose) != 1:
        return found
    start, end = loose[0]
    same = find_anchor(Anchor(text[start:end], mark.prefix, mark.suffix, start, end), text)
    return same if same.state == "exact" else found


def _starts(mark: Incoming, text: str) -> list[int]:
    """Return where the words begin by the file's position, read in the units that it may be in; none where they do not.

    Two places are given only where both ways to count find the words, and their surroundings do not say which is meant.
    """
    if mark.start is None:
        return []
    found = []
    if mark.units != "utf-16" and text.startswith(mark.exact, mark.start):
        found.append(mark.start)
    if mark.units != "code points":
        point = Utf16(text).point(mark.start)
        if point is not None and point not in found and text.startswith(mark.exact, point):
            found.append(point)
    if len(found) > 1 and (mark.prefix or mark.suffix):
        fits = [at for at in found if _between(mark, text, at)]
        return fits if len(fits) == 1 else found
    return found


def _between(mark: Incoming, text: str, at: int) -> bool:
    """Tell whether the words at `at` stand between the very surroundings that the file has."""
    return text.endswith(mark.prefix, 0, at) and text.startswith(mark.suffix, at + len(mark.exact))
