"""Which part of an article's text came from which line of its page."""

from collections.abc import Iterable, Sequence

NEAR = 400
"""How many letters of the text may be passed over to find a short line."""
SURE = 40
"""A line with so many letters is found wherever it stands."""

Piece = tuple[int, int]
"""A range of a text, `[start, end)` in code points; empty where a line has no part of it."""


def pieces(text: str, lines: Sequence[str]) -> list[Piece]:
    """Return for each line the part of `text` that came from it: in order, without gap or overlap.

    Lines and text are held against each other by their letters and digits, since paragraphs are wrapped, and marks of
    lists and white space differ. What comes from no line stays with the line before it.
    """
    letters, at = _letters(text)
    found: list[tuple[int, int] | None] = []
    position = 0
    for line in lines:
        wanted, _ = _letters(line)
        where = letters.find(wanted, position) if wanted else -1
        if where < 0 or (where - position > NEAR and len(wanted) < SURE):
            found.append(None)
            continue
        position = where + len(wanted)
        found.append((at[where], at[position - 1] + 1))
    if text and lines and not any(found):
        found[0] = (0, len(text))
    return _filled(text, lines, found)


def _letters(text: str) -> tuple[str, list[int]]:
    """Return the letters and digits of a text without case, and where each stands in it."""
    kept = [(c, i) for i, c in enumerate(text) if c.isalnum()]
    # One code point for each, so that places stay right: the rare letter that folds to two stays as it is.
    folded = (c.casefold() if len(c.casefold()) == 1 else c for c, _ in kept)
    return "".join(folded), [i for _, i in kept]


def _filled(text: str, lines: Sequence[str], found: Sequence[Piece | None]) -> list[Piece]:
    """Give what stands between two found lines to them, and to lines without letters that stand there."""
    known = [i for i, piece in enumerate(found) if piece is not None]
    starts: list[tuple[int, int]] = []
    before = -1
    end = 0
    for index in [*known, len(lines)]:
        piece = found[index] if index < len(lines) else (len(text), len(text))
        assert piece is not None  # noqa: S101 - these are the known ones
        if before < 0:
            start = 0
        else:
            signs, end = _signs(text, lines, range(before + 1, index), end, piece[0])
            starts += signs
            start = _boundary(text, end, piece[0])
        if index < len(lines):
            starts.append((index, start))
        before, end = index, piece[1]
    result: list[Piece] = [(0, 0)] * len(lines)
    for place, (index, start) in enumerate(starts):
        result[index] = (start, starts[place + 1][1] if place + 1 < len(starts) else len(text))
    return _ordered(result)


def _boundary(text: str, end: int, start: int) -> int:
    """Return where the piece that follows begins, between one found line's last letter and the next one's first."""
    line_end = text.find("\n", end, start)
    if line_end >= 0:
        return line_end
    return next((index for index in range(end, start) if text[index].isspace()), start)


def _signs(
    text: str, lines: Sequence[str], indexes: Iterable[int], end: int, start: int
) -> tuple[list[tuple[int, int]], int]:
    """Return which of some lines are signs alone ("***") that stand in `text[end:start]`, where the piece of each
    begins, and where the last one ends.
    """
    found: list[tuple[int, int]] = []
    for index in indexes:
        sign = lines[index].strip()
        where = text.find(sign, end, start) if sign and not any(c.isalnum() for c in sign) else -1
        if where >= 0:
            found.append((index, _boundary(text, end, where)))
            end = where + len(sign)
    return found, end


def _ordered(result: Sequence[Piece]) -> list[Piece]:
    """Return the pieces as a partition: empty ones stand where the one before ends."""
    position = 0
    ordered: list[Piece] = []
    for start, end in result:
        piece = (position, end) if end > start else (position, position)
        ordered.append(piece)
        position = piece[1]
    return ordered
