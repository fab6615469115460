"""Suggesting where an anchor's words are when they have changed. A suggestion is never taken without asking."""

from readroom.text.anchor_parts import (
    AGREE,
    CONTEXT,
    LEAD,
    MANY,
    ORPHAN,
    SHORT,
    Anchor,
    Found,
    best_side,
    context,
    occurrences,
    similar,
)

_KNOWN, _RESEMBLES = 0.8, 0.6  # Similarity from which changed words are recognised, and from which they are suggested.
_WHOLE, _PIECE = 800, 200  # Longer passages than this are looked for by their ends, of this length (code points).


def changed(anchor: Anchor, text: str) -> Found:
    """Suggest where changed words are: between the old surroundings, else where the text is most similar."""
    if found := between(anchor, text):
        return found
    if len(anchor.exact) < SHORT:
        return ORPHAN
    best = _alike(anchor, text, 0, len(text))
    if best is None:
        return ORPHAN
    start, end, words, score = best
    others = (_alike(anchor, text, 0, start), _alike(anchor, text, end, len(text)))
    runner_up = max((other[3] for other in others if other), default=0.0)
    if best_side(anchor, text, start, end) >= AGREE and score - runner_up >= LEAD:
        return Found("edited", start, end, score)
    return Found("ambiguous", start, end, score) if words >= _KNOWN else ORPHAN


def between(anchor: Anchor, text: str) -> Found | None:
    """Return what stands between the anchor's surroundings where both are unchanged; None when that tells nothing."""
    if max(len(anchor.prefix), len(anchor.suffix)) < SHORT:
        return None
    longest = 2 * len(anchor.exact) + 2 * CONTEXT
    found = []
    for start in _after(anchor.prefix, text):
        end = _before(anchor.suffix, text, start + 1, start + longest)
        if end is not None and text[start:end].strip():
            found.append((similar(anchor.exact, text[start:end]), start, end))
    if not found:
        return None
    found.sort(reverse=True)
    words, start, end = found[0]
    certain = len(found) == 1 or words - found[1][0] >= LEAD
    return Found("edited" if certain else "ambiguous", start, end, (1 + words) / 2)


def _after(prefix: str, text: str) -> list[int]:
    """Return where `prefix` ends in `text`; one that is short stood at the beginning of its text."""
    if len(prefix) < CONTEXT:
        return [len(prefix)] if text.startswith(prefix) else []
    return [place + len(prefix) for place in occurrences(prefix, text)[:MANY]]


def _before(suffix: str, text: str, low: int, high: int) -> int | None:
    """Return where `suffix` first begins in `text[low:high]`; one that is short stood at the end of its text."""
    if len(suffix) < CONTEXT:
        end = len(text) - len(suffix)
        return end if low <= end < high and text.endswith(suffix) else None
    end = text.find(suffix, low, high + len(suffix))
    return end if end >= 0 else None


def _alike(anchor: Anchor, text: str, low: int, high: int) -> tuple[int, int, float, float] | None:
    """Return (start, end, similarity of the words, score) of the most similar range in `text[low:high]`."""
    from rapidfuzz import fuzz

    if high - low < len(anchor.exact) // 2:
        return None
    aligned = _aligned(anchor.exact, text, low, high)
    if aligned is None:
        return None
    start, end = _whole_words(text, *aligned, low, high)
    snapped = _snapped(anchor, text, start, end, low, high)
    # Old surroundings say more about the ends than the words do, unless much else would come in with them.
    if fuzz.ratio(anchor.exact, text[slice(*snapped)]) >= fuzz.ratio(anchor.exact, text[start:end]) - 100 * LEAD:
        start, end = snapped
    words = fuzz.ratio(anchor.exact, text[start:end]) / 100
    if words < _RESEMBLES:
        return None
    return start, end, words, (words + context(anchor, text, start, end)) / 2


def _aligned(exact: str, text: str, low: int, high: int) -> tuple[int, int] | None:
    """Return the range of `text[low:high]` that is most similar to `exact`; None when none is."""
    from rapidfuzz import fuzz

    if len(exact) > _WHOLE:
        # The time grows with the square of the length: a very long passage runs from its first words to its last.
        first = _aligned(exact[:_PIECE], text, low, high)
        last = _aligned(exact[-_PIECE:], text, first[1], high) if first else None
        return (first[0], last[1]) if first and last and last[1] - first[0] < 2 * len(exact) else None
    found = fuzz.partial_ratio_alignment(exact, text[low:high], score_cutoff=100 * _RESEMBLES)
    if found is None or found.dest_start == found.dest_end:
        return None
    return low + found.dest_start, low + found.dest_end


def _snapped(anchor: Anchor, text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """Move the ends of a range to where the old surroundings begin, if that is near."""
    reach = CONTEXT + len(anchor.exact) // 4
    if len(anchor.prefix) >= SHORT:
        near, tail = max(low, start - reach - SHORT), anchor.prefix[-SHORT:]
        place = text.rfind(tail, near, min(high, start + reach))
        start = place + len(tail) if place >= 0 else start
    if len(anchor.suffix) >= SHORT:
        place = text.find(anchor.suffix[:SHORT], max(start + 1, end - reach), min(high, end + reach + SHORT))
        end = place if place > start else end
    return (start, end) if start < end else (end - 1, end)


def _whole_words(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """Widen a range to whole words, within `[low, high)`, and take white space off its ends."""
    while start > low and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < high and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while start < end - 1 and text[start].isspace():
        start += 1
    while end - 1 > start and text[end - 1].isspace():
        end -= 1
    return start, end
