"""Texts with planted passages: what a second text took from the first, in another order and with words changed.

The truth is known to the character, so that what an aligner finds can be scored. Words are made up by Zipf's law, or
the sentences of files are put together anew (`sentences_of`): a host never has a sentence of the other one.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from readroom.text.align import compare_texts

VOWELS, CONSONANTS = "aeiou", "bcdfghklmnprstvw"
LENGTHS = (12, 20, 35, 60, 100)
"""Words of the planted passages."""
RATES = (0.0, 0.05, 0.1, 0.2)
"""Shares of their words that are changed: replaced, left out, put in or exchanged with the next one."""
MOST_COMMON = 0.5
"""The share of a sentence's longer words that another one has, at most: what is found in both was planted then."""
KINDS = ("duplicate", "quote", "shared")
"""The passages that count as found."""
Range = tuple[int, int]
_UNSPACED = re.compile("[\u0e00-\u1fff\u2e80-\uffff]")


@dataclass(frozen=True)
class Planted:
    """Two texts and the ranges (code points) of the passages that the right one took from the left one."""

    left: str
    right: str
    left_ranges: list[Range]
    right_ranges: list[Range]


@dataclass(frozen=True)
class Score:
    """Shares (0 to 1) of characters, the means over pairs of texts; `cases` of passages that were found by half."""

    precision: float
    recall: float
    cases: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)


Writer = Callable[[random.Random, int], list[list[str]]]
"""Makes a text of about so many words: sentences, each a list of printed words."""


def vocabulary(source: random.Random, size: int) -> list[str]:
    """Return words that can be pronounced, the frequent ones short."""
    words: dict[str, None] = {}
    while len(words) < size:
        length = 1 + min(4, len(words) // 40)
        words["".join(source.choice(CONSONANTS) + source.choice(VOWELS) for _ in range(length))] = None
    return list(words)


def zipf_writer(source: random.Random, size: int = 12_000) -> Writer:
    """Return a writer of made-up words that are as frequent as Zipf's law has it (the n-th as 1/n)."""
    words = vocabulary(source, size)
    weights = list(accumulate(1 / (n + 2.7) for n in range(size)))

    def write(chance: random.Random, count: int) -> list[list[str]]:
        found = []
        while count > 0:
            said = chance.choices(words, cum_weights=weights, k=chance.randint(8, 30))
            if chance.random() < 0.3:
                said[chance.randrange(len(said))] = chance.choice(words).capitalize()
            said[0] = said[0].capitalize()
            said[-1] += "."
            found.append(said)
            count -= len(said)
        return found

    return write


def sentences_of(paths: Sequence[Path]) -> list[list[str]]:
    """Return the sentences of files, each once, those of 6 to 60 words between blanks; near copies are left out."""
    seen: set[str] = set()
    found = []
    having: dict[str, set[int]] = {}
    for path in paths:
        text = path.read_text(encoding="utf-8", errors="replace")
        for sentence in re.split(r"(?<=[.!?])\s+|\n+", text):
            words = sentence.split()
            grams = {" ".join(words[n : n + 4]).casefold() for n in range(len(words) - 3)}
            long = {form for form in map(_letters, words) if len(form) > 3}
            like = Counter(n for form in long for n in having.get(form, ()))
            near = any(count > MOST_COMMON * len(long) for count in like.values())
            if 6 <= len(words) <= 60 and not _UNSPACED.search(sentence) and not grams & seen and not near:
                for form in long:
                    having.setdefault(form, set()).add(len(found))
                found.append(words)
            seen |= grams
    return found


def _letters(word: str) -> str:
    return "".join(filter(str.isalnum, word)).casefold()


def recombining_writer(sentences: list[list[str]]) -> Callable[[random.Random], tuple[Writer, Writer]]:
    """Return what makes two writers who share the sentences out between them, and put them in any order.

    When one has no more it says its own again with a fifth of the words in place of others.
    """

    def pair(source: random.Random) -> tuple[Writer, Writer]:
        mixed = sentences[:]
        source.shuffle(mixed)
        half = len(mixed) // 2
        return _shuffling(mixed[:half]), _shuffling(mixed[half:])

    return pair


def _shuffling(own: list[list[str]]) -> Writer:
    words = [word for sentence in own for word in sentence]

    def write(chance: random.Random, count: int) -> list[list[str]]:
        found: list[list[str]] = []
        pool = own[:]
        chance.shuffle(pool)
        number = 0
        while count > 0:
            said = pool[number % len(pool)]
            if number >= len(pool):
                # Said before: no run of four words of it is left.
                said = [w if n % 4 else chance.choice(words) for n, w in enumerate(said)]
            found.append(list(said))
            count -= len(said)
            number += 1
        return found

    return write


def plant(
    left: list[list[str]], right: list[list[str]], source: random.Random, passages: int, spare: list[str]
) -> Planted:
    """Return two texts; the right one has passages of the left one between its sentences, in any order, changed."""
    flat = [word for sentence in left for word in sentence]
    taken: list[Range] = []
    for _ in range(passages):
        length = source.choice(LENGTHS)
        for _ in range(50):
            first = source.randrange(max(1, len(flat) - length))
            if all(first + length + 5 < s or e + 5 < first for s, e in taken):
                taken.append((first, first + length))
                break
    source.shuffle(taken)
    slots = sorted(source.sample(range(1, len(right)), len(taken)))
    said: list[tuple[list[str], bool]] = []
    for number, sentence in enumerate(right):
        if number in slots:
            words = flat[slice(*taken[slots.index(number)])]
            said.append((_changed(words, source.choice(RATES), source, spare), True))
        said.append((sentence, False))
    left_text, places = _printed([(sentence, False) for sentence in left])
    right_text, right_places = _printed(said)
    words_at = [place for sentence in places for place in sentence]
    order = sorted(range(len(taken)), key=lambda n: slots[n])
    return Planted(
        left_text,
        right_text,
        [(words_at[taken[n][0]][0], words_at[taken[n][1] - 1][1]) for n in order],
        [(p[0][0], p[-1][1]) for p, (_, planted) in zip(right_places, said, strict=True) if planted],
    )


def _changed(words: list[str], rate: float, source: random.Random, spare: list[str]) -> list[str]:
    """Return words with `rate` of them replaced, left out, exchanged with the next, or one put in before them."""
    found: list[str] = []
    for word in words:
        if source.random() >= rate:
            found.append(word)
            continue
        way = source.random()
        if way < 0.5:
            found.append(source.choice(spare))
        elif way < 0.7:
            found += [source.choice(spare), word]
        elif way < 0.85 and found:
            found.insert(-1, word)
    return found or words


def _printed(sentences: list[tuple[list[str], bool]]) -> tuple[str, list[list[Range]]]:
    """Return sentences as a text of paragraphs of four, and the range of each word."""
    parts: list[str] = []
    places: list[list[Range]] = []
    at = 0
    for number, (words, _) in enumerate(sentences):
        between = "" if not number else "\n\n" if number % 4 == 0 else " "
        parts.append(between)
        at += len(between)
        places.append([])
        for n, word in enumerate(words):
            parts += [" "] * (n > 0) + [word]
            at += n > 0
            places[-1].append((at, at + len(word)))
            at += len(word)
    return "".join(parts), places


def score(pairs: Sequence[Planted]) -> Score:
    """Return how well the passages of pairs of texts are found: characters on both sides, means over the pairs."""
    precisions, recalls, cases = [], [], []
    for pair in pairs:
        found = [p for p in compare_texts(pair.left, pair.right).passages if p.kind in KINDS]
        sides = ((pair.left_ranges, [p.left for p in found]), (pair.right_ranges, [p.right for p in found]))
        both = true = said = 0
        for truth, got in sides:
            wanted, had = _characters(truth), _characters(got)
            both += len(wanted & had)
            true += len(wanted)
            said += len(had)
        precisions.append(both / max(said, 1))
        recalls.append(both / max(true, 1))
        had = _characters([p.right for p in found])
        cases += [len(had & set(range(*r))) * 2 >= r[1] - r[0] for r in pair.right_ranges]
    return Score(*(sum(values) / max(len(values), 1) for values in (precisions, recalls, cases)))


def _characters(ranges: Sequence[Range]) -> set[int]:
    return {n for r in ranges for n in range(*r)}


def pairs_of(words: int, count: int, seed: int, sentences: list[list[str]] | None = None) -> list[Planted]:
    """Return pairs of texts of so many words: made-up words, or `sentences` put together anew."""
    source = random.Random(seed)
    writer = zipf_writer(source) if sentences is None else None
    found = []
    for _ in range(count):
        one, other = (writer, writer) if writer else recombining_writer(sentences or [])(source)
        left, right = one(source, words), other(source, words)
        spare = [word for sentence in right for word in sentence]
        found.append(plant(left, right, source, source.randint(2, 6), spare))
    return found
