"""Right-to-left text as a screen shows it: levels of a paragraph, the order of a line. Display only; offsets stay.

The levels come from the extra `bidi` (python-bidi); what is made of them for a line are rules L2 and L4 of the Unicode
Bidirectional Algorithm (UAX #9), over whole clusters, so that marks stay with their letters.
"""

import re
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Any, NamedTuple

_RTL = re.compile(
    "[\u0590-\u05ff\u0600-\u07bf\u07c0-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_PAIRS = "()[]{}<>«»‹›≤≥≪≫⟨⟩⟪⟫「」『』（）［］｛｝【】〈〉《》"
_MIRROR = {a: b for x, y in zip(_PAIRS[::2], _PAIRS[1::2], strict=True) for a, b in ((x, y), (y, x))}


class Levels(NamedTuple):
    """The embedding level of each character of a paragraph (odd: right to left), and that of the paragraph."""

    levels: Sequence[int]
    base: int


LevelsOf = Callable[[str], Levels | None]
"""Gives the levels of a paragraph; None where it is read from left to right throughout."""


def has_rtl(text: str) -> bool:
    """Tell whether any character of `text` is written from right to left."""
    return not text.isascii() and _RTL.search(text) is not None


def available() -> bool:
    """Tell whether the extra `bidi` is installed."""
    return find_spec("bidi") is not None


def levels_of(text: str) -> Levels | None:
    """Return the levels of one paragraph; None where nothing in it is written from right to left.

    Raise ImportError without the extra `bidi`.
    """
    if not has_rtl(text):
        return None
    from bidi import algorithm as uba

    base = int(uba.get_base_level(text))
    storage: dict[str, Any] = uba.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    uba.get_embedding_levels(text, storage)
    for index, char in enumerate(storage["chars"]):
        char["index"] = index
    uba.explicit_embed_and_overrides(storage)
    uba.resolve_weak_types(storage, False)
    uba.resolve_neutral_types(storage, False)
    uba.resolve_implicit_levels(storage, False)
    levels = [base] * len(text)
    for char in storage["chars"]:
        levels[char["index"]] = int(char["level"])
    return Levels(levels, base)


def visual_order(shown: str, levels: Sequence[int], base: int, starts: Sequence[bool] | None) -> list[int]:
    """Return the indices of a line's characters from left to right as they are shown; a cluster stays in its order."""
    clusters = [n for n in range(len(shown)) if starts is None or starts[n] or n == 0]
    ends = [*clusters[1:], len(shown)]
    of = [levels[n] for n in clusters]
    # Rule L1: blanks at the end of a line are at the level of the paragraph.
    for place in range(len(of) - 1, -1, -1):
        if not shown[clusters[place] : ends[place]].isspace():
            break
        of[place] = base
    order = list(range(len(clusters)))
    odd = [level for level in of if level % 2]
    for level in range(max(of, default=0), min(odd, default=1) - 1, -1):
        order = _reversed_runs(order, of, level)
    return [index for place in order for index in range(clusters[place], ends[place])]


def _reversed_runs(order: list[int], levels: list[int], level: int) -> list[int]:
    """Return `order` with each run of clusters at this level or above turned round (rule L2)."""
    result: list[int] = []
    run: list[int] = []
    for place in order:
        if levels[place] >= level:
            run.append(place)
            continue
        result += reversed(run)
        run = []
        result.append(place)
    return [*result, *reversed(run)]


def mirrored(char: str, level: int) -> str:
    """Return the form of a character at a level: brackets are turned round from right to left (rule L4)."""
    return _MIRROR.get(char, char) if level % 2 else char
