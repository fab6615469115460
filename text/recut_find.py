"""Which line of a page an edit is about, also when the page has changed a little: that line, or none."""

from collections.abc import Iterable, Mapping, Sequence

from readroom.text.recut_edits import LineEdit, line_beside

ALIKE = 75.0
"""How alike (0 to 100) a line must be that has changed, where the lines around it say that it is the one."""
BESIDE = 85.0
"""How alike a line above or below must be to count as the one that stood there."""
CLEAR = 8.0
"""How much less alike the next best line must be."""
TELLING = 40
"""A line with so many code points is nobody else's, wherever it stands; a shorter one needs its neighbours."""

GONE = "the page has no such line"
UNSURE = "the page has several lines that it may be about"


def find_line(edit: LineEdit, lines: Sequence[str], places: Mapping[str, Sequence[int]]) -> int | str:
    """Return the number (1-based) of the line that an edit is about, or why there is none.

    `places` has the numbers of each line's text. A line with the same words is it when it is the only one and long, or
    stands where it stood, or has a neighbour that it had. A line that has changed is it when it is still much alike
    and its neighbours are there: both for a short line, one for a long one. Where two lines may be meant, none is.
    """
    found = places.get(edit.text, ())
    if found:
        return _of_same(edit, lines, found)
    return _of_alike(edit, lines)


def _of_same(edit: LineEdit, lines: Sequence[str], found: Sequence[int]) -> int | str:
    if len(found) == 1 and (len(edit.text) >= TELLING or found[0] == edit.line):
        return found[0]
    known = bool(edit.above or edit.below)
    ranked = {number: _likeness(edit, lines, number) if known else 0 for number in found}
    best = max(ranked.values())
    if known and not best:
        return GONE
    first = [number for number in found if ranked[number] == best]
    # What cannot be told apart by its words and its neighbours is the one that stands where it stood.
    return edit.line if edit.line in first else first[0] if len(first) == 1 else UNSURE


def _of_alike(edit: LineEdit, lines: Sequence[str]) -> int | str:
    from rapidfuzz import fuzz

    needed = 1 if len(edit.text) >= TELLING else 2
    wanted = edit.text.casefold()
    candidates: list[tuple[float, int]] = []
    for number, line in enumerate(lines, 1):
        own = line.strip()
        if not own or own in (edit.above, edit.below):
            continue
        likeness = fuzz.ratio(wanted, own.casefold(), score_cutoff=ALIKE)
        if likeness and _neighbours(edit, lines, number) >= needed:
            candidates.append((likeness, number))
    candidates.sort(reverse=True)
    if not candidates:
        return GONE
    if len(candidates) > 1 and candidates[0][0] - candidates[1][0] < CLEAR:
        return UNSURE
    return candidates[0][1]


def _neighbours(edit: LineEdit, lines: Sequence[str], number: int) -> int:
    """Return how many of the lines around a line (1-based) are those that the edit's line had; page ends count."""
    return sum(map(bool, _beside(edit, lines, number)))


def _likeness(edit: LineEdit, lines: Sequence[str], number: int) -> int:
    """Return how much the lines around a line are those that the edit's line had: 2 for each that is, 1 if alike."""
    return sum(_beside(edit, lines, number))


def _beside(edit: LineEdit, lines: Sequence[str], number: int) -> tuple[int, int]:
    above, below = line_beside(lines, number - 1, -1), line_beside(lines, number - 1, 1)
    return _same(edit.above, above), _same(edit.below, below)


def _same(was: str, now: str) -> int:
    """Tell whether a line is the one that it was: 2 if it is, 1 if it is alike, 0 if not."""
    if was == now:
        return 2
    if not (was and now):
        return 0
    from rapidfuzz import fuzz

    return int(fuzz.ratio(was.casefold(), now.casefold(), score_cutoff=BESIDE) > 0)


def places_of(lines: Iterable[str]) -> dict[str, list[int]]:
    """Return where each text stands: the numbers of its lines (1-based)."""
    places: dict[str, list[int]] = {}
    for number, line in enumerate(lines, 1):
        if stripped := line.strip():
            places.setdefault(stripped, []).append(number)
    return places
