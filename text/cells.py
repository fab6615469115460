"""What a text looks like on a screen: the form that is shown, the cells it takes, the clusters that stay together.

The form that is shown may be shorter than the text (joiners, direction marks and variation selectors are left out:
terminals disagree about their width) or longer (link numbers, padding), so it carries an offset for each character.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from rich.cells import get_character_cell_size

from readroom.text.gate import display_char
from readroom.text.record import record

# Latin letters, the signs of Western texts, and the line between panes: asked of these, no pattern has to be made.
_WESTERN = frozenset(
    map(chr, (*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x180), *range(0x2010, 0x2028), 0x20AC, 0x2502))
)
DEFAULT_WIDTH = 72
"""How wide a text is set where nobody says otherwise (cells)."""
FILLER = "\ufffc"
"""Stands for a cell that a terminal may need for the cluster before it; never sent, and not shown where a text has it.

Vowel signs of Indic scripts and some others take a cell of their own in many terminals (xterm, tmux) and none in the
tables of others. What comes after one is put beyond that cell, so that nothing is written over it.
"""
_JOINER = "\u200d"
# How far back the pairing of flag letters is looked for: longer rows of them are no text.
_MOST_FLAGS = 16


@cache
def _plain() -> re.Pattern[str]:
    """Scripts and signs of which every character takes one cell, stands alone and is shown as it is."""
    return re.compile(
        "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0373\u0386\u0388-\u03ff\u0400-\u0482\u048a-\u052f\u0531-\u0556\u0561-\u0586"
        "\u10d0-\u10ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2116\u2190-\u21ff\u2500-\u257f]*"
    )


@cache
def _dropped() -> re.Pattern[str]:
    """What terminals show in different widths, and what is seldom needed to understand a text.

    Soft hyphen, variation selectors, skin tones, tags; Hangul fillers and tone marks, stand-ins of objects,
    noncharacters.
    """
    return re.compile(
        "[\xad\u302e\u302f\u3164\ufdd0-\ufdef\ufe00-\ufe0f\uffa0\ufffc\ufffe\uffff\U0001f3fb-\U0001f3ff"
        "\U000e0000-\U000e01ef]"
    )


@cache
def _spreading() -> re.Pattern[str]:
    """Where signs are that take a cell in some terminals and none in others: most texts have none of them."""
    return re.compile(
        "[\u0900-\u0dff\u0f00-\u109f\u1700-\u17ff\u1900-\u1aff\u1b00-\u1c4f\u1cd0-\u1cff\u3248-\u324f\ua800-\ua8ff"
        "\ua926-\uaaff\uabc0-\uabff\U00011000-\U00011fff]"
    )


def is_western(text: str) -> bool:
    """Tell whether each code point of `text` is one of few that are known to be plain. Quicker than `is_plain`."""
    return _WESTERN.issuperset(text)


def is_plain(text: str) -> bool:
    """Tell whether each code point of `text` is shown as itself, alone, in one cell."""
    if text.isascii():
        return text.isprintable()
    return _plain().fullmatch(text) is not None


@lru_cache(maxsize=8192)
def shown_char(char: str) -> str:
    """Return what one code point of a text looks like in the reader: itself, a space, or nothing."""
    return "" if _dropped().match(char) else display_char(char)


def char_cells(char: str) -> int:
    """Return the cells (0, 1 or 2) of a code point that is shown."""
    return get_character_cell_size(char)


def cells(text: str) -> int:
    """Return the cells of a shown text; joiners and variation selectors in it count nothing."""
    return len(text) if is_plain(text) else sum(map(get_character_cell_size, text))


@lru_cache(maxsize=8192)
def _extends(char: str) -> bool:
    """Tell whether a code point belongs to the character before it: a mark, a joiner, something not shown."""
    if char == "\n":
        return False
    return not shown_char(char) or get_character_cell_size(char) == 0 or unicodedata.category(char)[0] == "M"


@lru_cache(maxsize=8192)
def _spreads(char: str) -> bool:
    """Tell whether some terminals take one cell more for a code point than others."""
    if "\u3248" <= char <= "\u324f":
        return True
    return unicodedata.category(char) == "Mc" and get_character_cell_size(char) == 0 and bool(shown_char(char))


def filled(text: str) -> str:
    """Return a shown text with room for what some terminals give a cell of its own; nothing else is changed."""
    if text.isascii() or is_western(text) or not _spreading().search(text):
        return text
    parts, start = [], 0
    while start < len(text):
        end = next_cluster(text, start)
        parts += [text[start:end], FILLER * sum(map(_spreads, text[start:end]))]
        start = end
    return "".join(parts)


def is_joined(text: str, offset: int) -> bool:
    """Tell whether the code point at `offset` stays with the one before it: a mark, a joined emoji, half a flag."""
    if not 0 < offset < len(text) or text[offset - 1] == "\n":
        return False
    if _extends(text[offset]) or (text[offset - 1] == _JOINER and not text[offset].isspace()):
        return True
    if not _is_indicator(text[offset]):
        return False
    first = offset
    while first > max(0, offset - _MOST_FLAGS) and _is_indicator(text[first - 1]):
        first -= 1
    return (offset - first) % 2 == 1


def next_cluster(text: str, offset: int) -> int:
    """Return the offset where the cluster after the one at `offset` begins; the text's length at its end."""
    offset = min(offset + 1, len(text))
    while offset < len(text) and is_joined(text, offset):
        offset += 1
    return offset


def cluster_start(text: str, offset: int) -> int:
    """Return the offset where the cluster that holds `offset` begins."""
    offset = max(0, min(offset, len(text)))
    while offset > 0 and is_joined(text, offset):
        offset -= 1
    return offset


def previous_cluster(text: str, offset: int) -> int:
    """Return the offset where the cluster before the one at `offset` begins; 0 at the start."""
    return cluster_start(text, max(0, cluster_start(text, offset) - 1))


def _is_indicator(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


@record
class Flow:
    """A part of a text in the form that is shown, before it is wrapped.

    `offsets` holds, for each character of `shown`, its offset in the text (that of the character before it for what
    was put in). `starts` tells for each character whether a cluster begins there; None: each is a cluster of one cell.
    """

    shown: str
    offsets: Sequence[int]
    starts: Sequence[bool] | None

    def index(self, offset: int) -> int:
        """Return the index in `shown` of the text's code point at `offset`, or of the next one that is shown."""
        return bisect_left(self.offsets, offset)


def flow(text: str, start: int, end: int, inserts: Iterable[tuple[int, str]] = ()) -> Flow:
    """Return the code points `[start, end)` of `text` in the form that is shown.

    `inserts` are plain strings to be shown before the code point at an offset, in the order of the offsets.
    """
    part = text[start:end]
    if is_plain(part):
        base = Flow(part, range(start, end), None)
    else:
        base = _odd_flow(text, start, end)
    return _inserted(base, inserts, start)


def _odd_flow(text: str, start: int, end: int) -> Flow:
    """Return the flow of a part with wide, joined or hidden characters, one by one."""
    shown: list[str] = []
    offsets: list[int] = []
    starts: list[bool] = []
    begins = True  # hidden characters hand on the start of their cluster
    owed = 0  # cells that the cluster may need beyond those that are counted
    for offset in range(start, end):
        char = text[offset]
        plain = " " <= char <= "~" and (offset == start or text[offset - 1] != _JOINER)
        if plain or offset == start or not is_joined(text, offset):
            begins = True
            while owed:
                _owe(shown, offsets, starts)
                owed -= 1
        owed += not plain and _spreads(char)
        if form := (char if plain else shown_char(char)):
            shown.append(form)
            offsets.append(offset)
            starts.append(begins)
            begins = False
    for _ in range(owed):
        _owe(shown, offsets, starts)
    return Flow("".join(shown), offsets, starts)


def _owe(shown: list[str], offsets: list[int], starts: list[bool]) -> None:
    """Put a filler behind what is shown so far."""
    shown.append(FILLER)
    offsets.append(offsets[-1])
    starts.append(False)


def _inserted(base: Flow, inserts: Iterable[tuple[int, str]], start: int) -> Flow:
    """Return `base` with strings put in; what is put in has the offset of the text's character before it."""
    parts: list[str] = []
    offsets: list[int] = []
    starts: list[bool] = []
    done = 0
    for at, string in inserts:
        index = base.index(at)
        parts += [base.shown[done:index], string]
        offsets += base.offsets[done:index]
        offsets += [offsets[-1] if offsets else start] * len(string)
        if base.starts is not None:
            starts += base.starts[done:index]
            starts += [True] * len(string)
        done = index
    if not parts:
        return base
    parts.append(base.shown[done:])
    offsets += base.offsets[done:]
    if base.starts is not None:
        starts += base.starts[done:]
    return Flow("".join(parts), offsets, starts if base.starts is not None else None)
