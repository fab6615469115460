"""Finding in one text: words without regard to case and accents, other signs as they are, expressions. Pure."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from readroom.text.fold import tokens

Range = tuple[int, int]
_EXPRESSION = re.compile(r"/(.+)/(i?)", re.DOTALL)


def find(text: str, wanted: str) -> list[Range]:
    """Return where `wanted` stands in `text`, in order (code points).

    Its words are looked for in a row, folded, the last one as the beginning of a word. What has no word in it (a sign)
    is looked for as it is printed. `/…/` is a regular expression, `/…/i` one without regard to case; raise BadPattern
    when it cannot be looked for.
    """
    if expression := _EXPRESSION.fullmatch(wanted.strip()):
        from readroom.text.regex import compiled

        return compiled(expression[1], any_case=bool(expression[2])).find(text)
    words = [token.folded for token in tokens(wanted)]
    if not words:
        return _printed(text, wanted.strip())
    found = tokens(text)
    *whole, last = words
    return [
        (found[index].start, found[index + len(whole)].end)
        for index in range(len(found) - len(whole))
        if found[index + len(whole)].folded.startswith(last)
        and all(found[index + number].folded == word for number, word in enumerate(whole))
    ]


def _printed(text: str, wanted: str) -> list[Range]:
    hits: list[Range] = []
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        hits.append((at, at + len(wanted)))
        at = text.find(wanted, at + len(wanted))
    return hits


def step(hits: Sequence[Range], here: int, count: int) -> int:
    """Return the number of the hit that is `count` hits after the offset `here` (before it when negative), going round.

    `here` is the start of a hit, or any offset between hits.
    """
    after = bisect_right(hits, here, key=lambda hit: hit[0])
    if count > 0:
        return (after + count - 1) % len(hits)
    on_hit = after > 0 and hits[after - 1][0] == here
    return (after - (1 if on_hit else 0) + count) % len(hits)
