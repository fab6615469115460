"""Passages planted in other ways than `planted.plant` does: where they stand, and how their words are changed.

What an aligner finds should not hang on one way of planting. Passages of 12 to 100 words, any number, go between
sentences, into the midst of them, or beside each other; 0 to 20 % of their words are replaced by any words of either
text, or left out and put in, or exchanged with a neighbour, or all that in clusters.
"""

import random
from collections.abc import Callable, Sequence
from itertools import accumulate

from planted import Planted, Range, recombining_writer, zipf_writer

Edit = Callable[[list[str], float, random.Random, Sequence[str]], list[str]]
"""Returns words with about a share of them changed; the last argument holds words to take."""
MANNERS = ("replaced", "left out", "exchanged", "clustered", "inside", "beside", "long")
"""The ways of planting: each changes one thing of the plain way (replaced words, anywhere between sentences)."""


def replaced(words: list[str], share: float, source: random.Random, spare: Sequence[str]) -> list[str]:
    """Return words with a share of them replaced by any others: exactly so many, anywhere."""
    chosen = set(source.sample(range(len(words)), round(share * len(words))))
    return [source.choice(spare) if n in chosen else word for n, word in enumerate(words)]


def left_out(words: list[str], share: float, source: random.Random, spare: Sequence[str]) -> list[str]:
    """Return words with half of a share left out, and as many put in elsewhere."""
    found = [word for word in words if source.random() >= share / 2]
    for _ in range(round(share * len(words) / 2)):
        found.insert(source.randint(0, len(found)), source.choice(spare))
    return found or words


def exchanged(words: list[str], share: float, source: random.Random, spare: Sequence[str]) -> list[str]:
    """Return words with a share of them in another place: each exchanged with its neighbour."""
    found = words[:]
    for _ in range(round(share * len(words) / 2)):
        n = source.randrange(len(words) - 1)
        found[n : n + 2] = found[n + 1], found[n]
    return found


def clustered(words: list[str], share: float, source: random.Random, spare: Sequence[str]) -> list[str]:
    """Return words with a share of them replaced, two to four in a row."""
    found = words[:]
    left = round(share * len(words))
    while left > 0:
        many = min(left, source.randint(2, 4))
        at = source.randrange(len(words) - many + 1)
        found[at : at + many] = source.choices(spare, k=many)
        left -= many
    return found


EDITS: dict[str, Edit] = {"left out": left_out, "exchanged": exchanged, "clustered": clustered}


def plant_in(
    manner: str, left: list[list[str]], right: list[list[str]], source: random.Random, passages: int
) -> Planted:
    """Return two texts; the right one has passages of the left one, planted in one of the `MANNERS`."""
    flat, host = [w for s in left for w in s], [w for s in right for w in s]
    spare = flat + host
    edit = EDITS.get(manner, replaced)
    taken: list[Range] = []
    for _ in range(50 * passages):
        length = source.randint(60, 100) if manner == "long" else source.randint(12, 100)
        first = source.randrange(len(flat) - length)
        if len(taken) < passages and all(first + length + 5 < s or e + 5 < first for s, e in taken):
            taken.append((first, first + length))
    source.shuffle(taken)
    ends = list(accumulate(map(len, right)))[:-1]
    slots = sorted(source.sample(range(1, len(host)) if manner == "inside" else ends, len(taken)))
    if manner == "beside":
        slots = [slots[0]] * len(taken)
    words: list[str] = []
    own: list[Range] = []
    at = 0
    for slot, (first, last) in zip(slots, taken, strict=True):
        words += host[at:slot]
        made = edit(flat[first:last], source.uniform(0, 0.2), source, spare)
        own.append((len(words), len(words) + len(made)))
        words += made
        at = slot
    left_text, left_at = _printed(flat)
    right_text, right_at = _printed([*words, *host[at:]])
    return Planted(left_text, right_text, [_range(left_at, r) for r in taken], [_range(right_at, r) for r in own])


def _printed(words: Sequence[str]) -> tuple[str, list[int]]:
    """Return words as a text of paragraphs of about 80, and where each begins; the last number is the text's end."""
    parts: list[str] = []
    starts: list[int] = []
    at = line = 0
    for word in words:
        starts.append(at)
        line += 1
        blank = "\n\n" if line > 80 and word.endswith((".", "!", "?")) else " "
        line = 0 if blank != " " else line
        parts += [word, blank]
        at += len(word) + len(blank)
    return "".join(parts), [*starts, at]


def _range(starts: Sequence[int], words: Range) -> Range:
    return starts[words[0]], starts[words[1]] - 1


def variants_of(
    manner: str, words: int, count: int, seed: int, sentences: list[list[str]] | None = None
) -> list[Planted]:
    """Return pairs of texts of so many words: made-up words, or `sentences` put together anew."""
    source = random.Random(f"{seed} {manner}")
    writer = zipf_writer(source) if sentences is None else None
    found = []
    for _ in range(count):
        one, other = (writer, writer) if writer else recombining_writer(sentences or [])(source)
        left, right = one(source, words), other(source, words)
        found.append(plant_in(manner, left, right, source, source.randint(2, 6)))
    return found
