"""Printings of one quotation side by side: which wording is the fullest, and what each leaves out or puts in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from readroom.text.align_terms import respelled
from readroom.text.align_tokens import Lexicon, Words, fold_printed, split_words

PUT_IN_COSTS = 3
"""What is put into a quotation weighs so much more than what is left out, when the fullest wording is looked for."""
NEW = 0.7
"""The share of a piece's words that no other piece of the same article prints."""
_PAUSE = re.compile(r"[,;:.!?…–—]")
_BRACKETED = re.compile(r"\[[^\]\n]*\]|\([^)\n]*\)")


@dataclass(frozen=True, slots=True)
class Wording:
    """How one printing differs from the fullest one: the passages that it leaves out, and those that it puts in.

    `spelled`: words that it spells otherwise, each with the fullest one's spelling before it. `cut`: what it leaves out
    stands at the begin or the end only.
    """

    left_out: tuple[str, ...]
    put_in: tuple[str, ...]
    spelled: tuple[tuple[str, str], ...]
    cut: bool


def fullest(texts: Sequence[str]) -> int:
    """Return the index of the printing that the others are best told from; the first of equals.

    A printing that is cut at its ends costs nothing; what others put in costs more than what they leave out, and so
    does what stands in brackets, since it is the printer's.
    """
    lexicon = Lexicon()
    words = [split_words(text, lexicon) for text in texts]
    distinct: dict[tuple[int, ...], list[int]] = {}
    for number, each in enumerate(words):
        distinct.setdefault(tuple(each.numbers), []).append(number)
    shown = list(distinct)[:40]

    def cost(numbers: tuple[int, ...]) -> float:
        found = float(_bracketed(words[distinct[numbers][0]]) * PUT_IN_COSTS)
        for other in shown:
            found += _distance(numbers, other) * len(distinct[other])
        return found

    return min(distinct[min(shown, key=lambda numbers: (cost(numbers), -len(numbers)))])


def in_pieces(full: str, pieces: Sequence[str]) -> list[int]:
    """Return which of the places where one article prints a quotation belong together, in their order.

    The longest does, and each that prints other words of it: printers break quotations off to name the speaker.
    """
    lexicon = Lexicon()
    base = split_words(full, lexicon).numbers
    kept: list[int] = []
    told: set[int] = set()
    for number in sorted(range(len(pieces)), key=lambda n: -len(pieces[n])):
        words = split_words(pieces[number], lexicon).numbers
        blocks = [b for b in Indel.opcodes(base, words) if b.tag == "equal"]
        here = {n for block in blocks for n in range(block.src_start, block.src_end)}
        if not kept or len(here - told) >= NEW * len(words):
            kept.append(number)
            told |= here
    return sorted(kept)


def wording(full: str, printed: str) -> Wording:
    """Return how a printing differs from the fullest one."""
    lexicon = Lexicon()
    base, other = split_words(full, lexicon), split_words(printed, lexicon)
    left_out: list[str] = []
    put_in: list[str] = []
    spelled: list[tuple[str, str]] = []
    cut = True
    for gone, new in _hunks(base.numbers, other.numbers):
        pairs = list(zip(range(*gone), range(*new), strict=False))
        same_size = gone[1] - gone[0] == new[1] - new[0]
        if same_size and all(_respelled(base, a, other, b) for a, b in pairs):
            spelled += [(_printed(base, a, a + 1), _printed(other, b, b + 1)) for a, b in pairs]
            continue
        if gone[0] < gone[1]:
            left_out.append(_printed(base, *_at_a_pause(base, *gone)))
            cut = cut and (gone[0] == 0 or gone[1] == len(base))
        if new[0] < new[1]:
            put_in.append(_printed(other, *_at_a_pause(other, *new)))
    known = {" ".join(text.split()) for text in [*put_in, *_BRACKETED.findall(full)]}
    # What a printer sets in brackets is put in, also where another one has the same words.
    put_in += [text for found in _BRACKETED.findall(printed) if (text := " ".join(found.split())) not in known]
    return Wording(tuple(left_out), tuple(put_in), tuple(spelled), cut and bool(left_out))


def _distance(base: Sequence[int], other: Sequence[int]) -> int:
    """Return what it costs to tell another printing from a base one."""
    found = 0
    for code in Indel.opcodes(base, other):
        if code.tag == "insert":
            found += PUT_IN_COSTS * (code.dest_end - code.dest_start)
        elif code.tag == "delete" and code.src_start > 0 and code.src_end < len(base):
            found += code.src_end - code.src_start
    return found


def _hunks(base: Sequence[int], other: Sequence[int]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return the ranges of words that differ, on both sides; one is empty where a side has nothing there."""
    found: list[tuple[tuple[int, int], tuple[int, int]]] = []
    for code in Indel.opcodes(base, other):
        if code.tag == "equal":
            continue
        gone, new = (code.src_start, code.src_end), (code.dest_start, code.dest_end)
        if found and found[-1][0][1] == gone[0] and found[-1][1][1] == new[0]:
            gone, new = (found[-1][0][0], gone[1]), (found[-1][1][0], new[1])
            found.pop()
        found.append((gone, new))
    return found


def _respelled(left: Words, a: int, right: Words, b: int) -> bool:
    """Tell whether two words are spellings of one."""
    return respelled(*(fold_printed(words.text[slice(*words.span(n, n + 1))]) for words, n in ((left, a), (right, b))))


def _at_a_pause(words: Words, first: int, last: int) -> tuple[int, int]:
    """Return the words `[first, last)`, or as many a few words before that read the same, if they follow a comma.

    Of "came, and nobody wrote" without "came, and nobody" or without "and nobody came", readers expect the second.
    """
    numbers = words.numbers
    start, end = first, last
    while start > 0 and last < len(numbers):
        if _PAUSE.search(words.text[words.ends[start - 1] : words.starts[start]]):
            return start, end
        if numbers[start - 1] != numbers[end - 1]:
            break
        start, end = start - 1, end - 1
    return first, last


def _bracketed(words: Words) -> int:
    """Return how many words stand in brackets."""
    inside = [match.span() for match in _BRACKETED.finditer(words.text)]
    return sum(last - first for first, last in (words.within(*span) for span in inside))


def _printed(words: Words, first: int, last: int) -> str:
    """Return some words as printed, with the brackets around them."""
    start, end = words.span(first, last)
    text = words.text
    if text[start - 1 : start] in ("[", "(") and text[end : end + 1] in ("]", ")"):
        start, end = start - 1, end + 1
    return " ".join(text[start:end].split())
