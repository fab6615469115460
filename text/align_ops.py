"""The words of one row: what stays, goes, comes, is replaced or spelled otherwise."""

from collections.abc import Sequence

from rapidfuzz.distance import Indel

from readroom.text.align_model import Op, OpKind, Range
from readroom.text.align_terms import respelled
from readroom.text.align_tokens import Lexicon, Words

MOST_STOPS = 2
"""Equal stop words between two differences that are drawn into one: alone they hold nothing together."""

Step = tuple[OpKind, int, int, int, int]
"""A kind, and the word numbers `[start, end)` on the left and on the right."""


def steps(
    left: Words, right: Words, left_words: tuple[int, int], right_words: tuple[int, int], lexicon: Lexicon
) -> list[Step]:
    """Return the steps that turn the left words of a range into the right ones, in order, covering both ranges."""
    (l0, l1), (r0, r1) = left_words, right_words
    one, other = left.numbers[l0:l1], right.numbers[r0:r1]
    if one == other:
        return [("equal", l0, l1, r0, r1)] if one else []
    found: list[Step] = []
    for code in Indel.opcodes(one, other):
        kind: OpKind = "equal" if code.tag == "equal" else "delete" if code.tag == "delete" else "insert"
        _append(found, (kind, l0 + code.src_start, l0 + code.src_end, r0 + code.dest_start, r0 + code.dest_end))
    found = [_spelling(step, left, right, lexicon) if step[0] == "replace" else step for step in found]
    return _without_loose_stops(found, left.numbers, lexicon.stop) if len(found) > 2 else found


def _append(found: list[Step], step: Step) -> None:
    """Append a step; one that deletes beside one that inserts becomes a replacement."""
    if found and step[0] != "equal" and found[-1][0] not in ("equal", "spelling"):
        kind, l0, _, r0, _ = found[-1]
        _, _, l1, _, r1 = step
        both: OpKind = "replace" if l0 < l1 and r0 < r1 else kind
        found[-1] = (both, l0, l1, r0, r1)
    else:
        found.append(step)


def _spelling(step: Step, left: Words, right: Words, lexicon: Lexicon) -> Step:
    """Return a replacement as `spelling` when each word of it is the other one's spelling."""
    _, l0, l1, r0, r1 = step
    if l1 - l0 != r1 - r0:
        return step
    folded = lexicon.folded
    pairs = zip(left.numbers[l0:l1], right.numbers[r0:r1], strict=True)
    return ("spelling", l0, l1, r0, r1) if all(respelled(folded[a], folded[b]) for a, b in pairs) else step


def _without_loose_stops(found: Sequence[Step], numbers: Sequence[int], stop: Sequence[bool]) -> list[Step]:
    """Return the steps with a few equal stop words between two differences drawn into one replacement."""
    kept: list[Step] = []
    for n, step in enumerate(found):
        kind, l0, l1, _, _ = step
        loose = (
            kind == "equal"
            and l1 - l0 <= MOST_STOPS
            and 0 < n < len(found) - 1
            and kept[-1][0] not in ("equal", "spelling")
            and found[n + 1][0] not in ("equal", "spelling")
            and all(stop[w] for w in numbers[l0:l1])
        )
        if loose:
            # As a difference of its own kind it joins what stands before it, and the next one joins both.
            _append(kept, ("replace", *step[1:]))
        else:
            _append(kept, step)
    return kept


def to_ops(found: Sequence[Step], left: Words, right: Words, left_range: Range, right_range: Range) -> tuple[Op, ...]:
    """Return steps as operations with ranges of the texts (code points), none outside the ranges of the row."""
    return tuple(
        Op(
            kind,
            left.span(l0, l1) if l0 < l1 else _inside(left.span(l0, l1), left_range),
            right.span(r0, r1) if r0 < r1 else _inside(right.span(r0, r1), right_range),
        )
        for kind, l0, l1, r0, r1 in found
    )


def _inside(part: Range, whole: Range) -> Range:
    """Return `part` with its ends moved into `whole`: an empty range may lie before the row's first word."""
    return min(max(part[0], whole[0]), whole[1]), min(max(part[1], whole[0]), whole[1])


def similarity(found: Sequence[Step], left_length: int, right_length: int) -> float:
    """Return the share of both sides' words that stays or is only spelled otherwise (0 to 1, Dice)."""
    total = left_length + right_length
    kept = sum((l1 - l0) + (r1 - r0) for kind, l0, l1, r0, r1 in found if kind in ("equal", "spelling"))
    return kept / total if total else 1.0
