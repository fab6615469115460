"""Where the words of articles went when their page was cut anew: which articles have what another one had before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readroom.text.sentences import sentences

LONG = 12
"""From how many code points on a sentence is taken to be nobody else's."""


@dataclass(frozen=True, slots=True)
class Passed:
    """An article of a page that was cut anew: its text before (None: it is new) and now (None: it is gone)."""

    key: str
    was: str | None
    now: str | None


def heirs(passed: Sequence[Passed]) -> Iterator[tuple[str, str | None]]:
    """Yield (key, heir) for each article that has lost sentences to another one: the heir with most of them first.

    An article that is gone, and whose words no other has now, has the heir None. What an article had before is no
    gain: two reports on a page that tell the same in the same words are no heirs of one another.
    """
    if len(passed) == 1 and passed[0].now is not None:
        return
    lost = {one.key: gone for one in passed if one.was is not None and (gone := _units(one.was) - _units(one.now))}
    if lost:
        gained = [(one.key, _units(one.now) - _units(one.was)) for one in passed if one.now not in (None, one.was)]
    for one in passed:
        if one.was is None:
            continue
        shares = [(len(lost[one.key] & come), key) for key, come in gained if key != one.key] if one.key in lost else []
        found = [key for share, key in sorted(shares, key=lambda each: -each[0]) if share]
        for key in found:
            yield one.key, key
        if not found and one.now is None:
            yield one.key, None


def _units(text: str | None) -> set[str]:
    """Return the sentences of a text with single blanks; of one that has none long enough, all."""
    if not text:
        return set()
    every = {" ".join(text[start:end].split()) for start, end in sentences(text)}
    return {one for one in every if len(one) >= LONG} or every
