"""What two texts have in common, without rows: their passages and how many words of each lie in them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from readroom.text.align_chains import Chain
from readroom.text.align_passages import LEAST_SHARED, Match, Side, find_matches
from readroom.text.align_quotes import quotations
from readroom.text.align_seeds import Run, matches
from readroom.text.align_tokens import Lexicon, Words, split_words
from readroom.text.sentences import sentences

NEAR = 40
"""How many words around a common run tell whether it is worth comparing."""


class Overlap(NamedTuple):
    """Passages of two texts; how many words of each lie in passages that are no stock phrases."""

    matches: list[Match]
    left_shared: int
    right_shared: int


def side_of(text: str, lexicon: Lexicon, blocks: Iterable[tuple[int, int]] = ()) -> Side:
    """Return a text ready to be compared with others of the same lexicon; `blocks` are its block quotations."""
    return Side(split_words(text, lexicon), quotations(text, blocks), sentences(text))


def part_of(words: Words, start: int, end: int) -> Side:
    """Return a part of a text (code points, whole lines) ready to be compared; its ranges are those of the text."""
    piece = words.text[start:end]
    return Side(
        words.part(*words.within(start, end)),
        [(s + start, e + start) for s, e in quotations(piece)],
        [(s + start, e + start) for s, e in sentences(piece)],
    )


def promising(left: Sequence[int], right: Sequence[int], at_left: int, at_right: int) -> bool:
    """Tell whether around two words with the same run enough agrees to be a passage outside quotations.

    The words are numbers: equal ones are equal words.
    """
    here, there = (words[max(0, at - NEAR) : at + NEAR] for words, at in ((left, at_left), (right, at_right)))
    return sum(run.length for run in matches(here, there)) >= LEAST_SHARED


def overlap_of(left: Side, right: Side, lexicon: Lexicon) -> Overlap:
    """Return the passages of two texts, stock phrases too; two texts of the same words are one passage."""
    words = len(left.words)
    if words and left.words.numbers == right.words.numbers:
        return Overlap([Match(Chain((Run(0, 0, words),)), "duplicate", False)], words, words)
    found = find_matches(left, right, lexicon)
    runs = [run for match in found if match.kind != "stock" for run in match.chain.runs]
    return Overlap(
        found,
        covered((run.left, run.length) for run in runs),
        covered((run.right, run.length) for run in runs),
    )


def covered(parts: Iterable[tuple[int, int]]) -> int:
    """Return how many words lie in at least one of the parts (start, length)."""
    count = end = 0
    for start, length in sorted(parts):
        count += max(0, start + length - max(start, end))
        end = max(end, start + length)
    return count
