"""Anchors: a quotation with its surroundings, found again after its text has changed.

A highlight must never point silently at other words than the ones that were marked. So only two findings are taken
without asking: the same words at the same place, and the same words elsewhere when they are unmistakably the same
passage. Everything else is a suggestion that waits for the reader.
"""

from collections.abc import Sequence

from readroom.text.anchor_edits import between, changed
from readroom.text.anchor_parts import (
    AGREE,
    CONTEXT,
    LEAD,
    MANY,
    ORPHAN,
    SHORT,
    Anchor,
    AnchorState,
    Found,
    best_side,
    context,
    is_long,
    occurrences,
    surroundings,
)

__all__ = ["CONTEXT", "Anchor", "AnchorState", "Found", "find_anchor", "make_anchor"]

_AGREE_SHORT = 0.8  # Similarity from which the surroundings of a short quotation are the same ones.
_ALONE = 0.9  # The same where the old text is not known.
_CLEAR = 0.9  # Similarity of one surrounding that makes up for a changed one on the other side.
_LEAD_CHARS = 8  # How far the best place must be ahead of the next, in text that it shares (code points).
_FAR = 64  # Text on one side that is the same up to here is the same side (code points).
_END = 32  # How much of a quotation stands for its beginning or its end (code points).
_REACH = 4096  # How far shared text is followed to each side (code points).


def make_anchor(text: str, start: int, end: int) -> Anchor:
    """Return the anchor of `text[start:end]`; raise ValueError when that range is empty or outside the text."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"range {start} to {end} is not in a text of {len(text)} characters")
    return Anchor(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], start, end)


def find_anchor(anchor: Anchor, text: str, old_text: str | None = None) -> Found:
    """Return where `anchor` is in `text`; for `exact` and `shifted`, `text[start:end] == anchor.exact`.

    `old_text` is the text that the anchor was made in, if it is still known: twins of a quotation are then told apart
    by all that they share with their old places, and a twin is never taken for a passage that has gone.
    """
    if old_text is not None and old_text[anchor.start : anchor.end] != anchor.exact:
        old_text = None
    if old_text == text:
        return Found("exact", anchor.start, anchor.end, 1.0)
    places = occurrences(anchor.exact, text)
    if text.startswith(anchor.exact, anchor.start) and _stayed(anchor, text, places, old_text):
        return Found("exact", anchor.start, anchor.end, context(anchor, text, anchor.start))
    if len(places) > MANY:
        return Found("ambiguous", None, None, 0.0)
    if places:
        return _verbatim(anchor, text, places, old_text)
    return changed(anchor, text)


# The words are there, letter for letter


def _stayed(anchor: Anchor, text: str, places: Sequence[int], old_text: str | None) -> bool:
    """Tell whether the words that stand at the old place are those that were marked, and not a twin that slid there."""
    if not is_long(anchor.exact) and best_side(anchor, text, anchor.start) < AGREE:
        return False
    if old_text is None:
        return True
    if _between_the_same(anchor, old_text, text, anchor.start):
        return True
    if len(places) > MANY or _most_shared(anchor.exact, old_text, anchor.start, text, places) != anchor.start:
        return False
    return _came_from(anchor, old_text, text, anchor.start)


def _verbatim(anchor: Anchor, text: str, places: Sequence[int], old_text: str | None) -> Found:
    """Decide between the places where the quotation stands verbatim, none of them its old one."""
    scored = sorted(((context(anchor, text, place), place) for place in places), reverse=True)
    score, place = scored[0]
    runner_up = scored[1][0] if len(scored) > 1 else 0.0
    led = score - runner_up >= LEAD
    if old_text is not None:
        own = _most_shared(anchor.exact, old_text, anchor.start, text, places)
        if own is None or not _came_from(anchor, old_text, text, own):
            led = False
        else:
            place, led = own, True
            score = context(anchor, text, place)
    end = place + len(anchor.exact)
    if led and _same_surroundings(anchor, text, place, known=old_text is not None, unique=len(places) == 1):
        return Found("shifted", place, end, score)
    if not is_long(anchor.exact) and score < AGREE:
        # A word or two occur anywhere: without their surroundings they are not the ones that were marked.
        return between(anchor, text) or ORPHAN
    return Found("ambiguous", place, end, score)


def _most_shared(exact: str, one: str, start: int, other: str, places: Sequence[int]) -> int | None:
    """Return which of `places` in `other` shares most text around it with `start` in `one`; None when none leads."""
    shared = sorted(((_shared(one, start, other, place, len(exact)), place) for place in places), reverse=True)
    if len(shared) > 1 and shared[0][0] - shared[1][0] < _LEAD_CHARS:
        return None
    return shared[0][1]


def _came_from(anchor: Anchor, old_text: str, text: str, place: int) -> bool:
    """Tell whether the old place that shares most with `place` is the anchor's own, and nothing there is a twin's."""
    twins = occurrences(anchor.exact, old_text)
    if len(twins) > MANY or _most_shared(anchor.exact, text, place, old_text, twins) != anchor.start:
        return False
    return _ends_are_its_own(anchor, old_text, text, place)


def _between_the_same(anchor: Anchor, old_text: str, text: str, place: int) -> bool:
    """Tell whether much text on either side of `place`, or all there is, is what stood around the old place."""
    (before, whole_before), (after, whole_after) = _sides(anchor, old_text, text, place)
    return (before >= _FAR or whole_before) and (after >= _FAR or whole_after)


def _ends_are_its_own(anchor: Anchor, old_text: str, text: str, place: int) -> bool:
    """Tell whether each end of the quotation, with what still stands beside it, is found only once.

    Where the text differs soon, an end that stands twice in the old text may be a twin's that has come to stand there.
    """
    (before, whole_before), (after, whole_after) = _sides(anchor, old_text, text, place)
    far_before, far_after = before >= _FAR or whole_before, after >= _FAR or whole_after
    if far_before == far_after:
        return far_before
    # What runs over paragraphs may have begun in one that stays and end in one that a twin has replaced.
    both = "\n" in anchor.exact
    ends = []
    if both or not far_before:
        head = anchor.exact[:_END].split("\n", 1)[0]
        agreed = text[place - before : place]
        ends.append((agreed if before == anchor.start else _last_words(agreed)) + head)
    if both or not far_after:
        tail, end = anchor.exact[-_END:].rsplit("\n", 1)[-1], place + len(anchor.exact)
        agreed = text[end : end + after]
        ends.append(tail + (agreed if anchor.end + after == len(old_text) else _last_words(agreed[::-1])[::-1]))
    return all(len(occurrences(end, one)) == 1 for end in ends for one in (old_text, text))


def _last_words(agreed: str) -> str:
    """Return what agrees beside an end, within its paragraph and in whole words: the rest agrees by chance."""
    line = agreed.rsplit("\n", 1)
    if len(line) > 1:
        return line[1]
    return agreed[agreed.index(" ") :] if " " in agreed else ""


def _sides(anchor: Anchor, old_text: str, text: str, place: int) -> tuple[tuple[int, bool], tuple[int, bool]]:
    """Return before and after the quotation: how many code points agree, and whether that is all of both texts."""
    i, j, length = anchor.start, place, len(anchor.exact)
    before = _common(old_text[max(0, i - _FAR) : i][::-1], text[max(0, j - _FAR) : j][::-1])
    k, m = i + length, j + length
    after = _common(old_text[k : k + _FAR], text[m : m + _FAR])
    return (before, before == i == j), (after, after == len(old_text) - k == len(text) - m)


def _shared(one: str, i: int, other: str, j: int, length: int) -> int:
    """Return how many code points agree before and after the quotation at `i` and at `j`, `_REACH` each at most."""
    before = _common(one[max(0, i - _REACH) : i][::-1], other[max(0, j - _REACH) : j][::-1])
    i, j = i + length, j + length
    return before + _common(one[i : i + _REACH], other[j : j + _REACH])


def _common(one: str, other: str) -> int:
    """Return the length of the longest common beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _same_surroundings(anchor: Anchor, text: str, place: int, *, known: bool, unique: bool) -> bool:
    before, after = surroundings(anchor, text, place)
    if not known:
        # The surroundings are all that tells twins apart.
        return min(before, after) >= _ALONE
    if min(before, after) >= (AGREE if is_long(anchor.exact) else _AGREE_SHORT):
        return True
    # A paragraph put in just before a long passage changes one side only. An empty side agrees with anything.
    sides = ((anchor.prefix, before), (anchor.suffix, after))
    return unique and is_long(anchor.exact) and any(len(side) >= SHORT and same >= _CLEAR for side, same in sides)
