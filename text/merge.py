"""Two changes of one text, brought together by lines."""

from difflib import SequenceMatcher

_Piece = tuple[int, int, list[str]]
"""Lines `[start, end)` of the base, and what stands there instead."""


def merged(base: str, mine: str, theirs: str) -> str | None:
    """Return `base` with both changes; None where they touch, so that nobody knows which one is meant."""
    lines = base.split("\n")
    pieces = sorted([*_pieces(lines, mine.split("\n")), *_pieces(lines, theirs.split("\n"))], key=lambda p: p[:2])
    found: list[str] = []
    done = 0
    last: _Piece | None = None
    for piece in pieces:
        start, end, put = piece
        if piece == last:
            continue  # both did the same
        if last is not None and (start < last[1] or start == last[0]):
            return None
        found += lines[done:start] + put
        done, last = end, piece
    return "\n".join(found + lines[done:])


def _pieces(base: list[str], changed: list[str]) -> list[_Piece]:
    matcher = SequenceMatcher(None, base, changed, autojunk=False)
    return [(a, b, changed[c:d]) for what, a, b, c, d in matcher.get_opcodes() if what != "equal"]
