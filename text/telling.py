"""How much the words of an article tell of an event: tf-idf with care for small libraries, titles and names.

A word's weight is (1 + ln tf, 2 at most) times ln(N / df) (Salton and Buckley 1988), the latter to the power of 1.5 in
large libraries, and more where the title has it. How alike two articles have to be depends on what is usual among
their neighbours: in a series of reports of one kind, which all share a frame, and for short notes it is more.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping
from itertools import chain

from readroom.text.fold import folded_words
from readroom.text.stop_words import LANGUAGES, stop_words

FEWEST = 100
"""A smaller library tells little of how rare words are: they are weighed as if it had so many articles."""
SMALL, LARGE, STEEP = 50, 500, 0.5
"""In larger libraries rare words are known to be rare, and count more: their weight is taken to the power of 1.5."""
TITLE = 1.5
"""How much more a word tells that stands in the title."""
OFTEN, IN_TITLE, NAME = 3, 4, 8
"""How a word is used: how often, up to three times; and whether the title has it, and whether it is printed as a name
(with a capital within a sentence)."""
FULL = 8
"""Articles share so many rare words at least, or cannot be wholly alike."""
CROWD, HARDER, HARDEST = 0.05, 0.7, 3.0
"""Mean likeness of farther neighbours that is usual; how much more like two must be where it is higher, and at most."""
SHORT, SHORTER, SHORTEST = 60, 0.7, 2.0
"""Articles of fewer words must be more like one another, since they share words more easily."""

_WEIGHTS = [(TITLE if use & IN_TITLE else 1.0) * (0.0, 1.0, 1 + math.log(2), 2.0)[use & OFTEN] for use in range(16)]
_NO_WORDS = frozenset().union(*(stop_words(language) for language in LANGUAGES), map(chr, range(0x30, 0x2E80)))
"""Function words, and single letters that are no words by themselves."""
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞΑ-ΩА-Я](?<=[\w,;:] .)[\w’'-]+")

Vector = dict[str, float]


def uses(title: str, text: str) -> dict[str, int]:
    """Return how each folded word of an article is used (`OFTEN`, `IN_TITLE`, `NAME`)."""
    head = folded_words(title)
    used: dict[str, int] = Counter(chain(head, folded_words(text)))
    for word in [word for word, number in used.items() if number > OFTEN]:
        used[word] = OFTEN
    for word in head:
        used[word] |= IN_TITLE
    for word in folded_words(" ".join(set(_CAPITAL.findall(text)))):
        if word in used:
            used[word] |= NAME
    return used


def tells(word: str) -> bool:
    """Tell whether a folded word may tell something about an article: it is no function word and no single letter."""
    return word not in _NO_WORDS


def rarity(articles: int, every: int) -> float:
    """Return how much a word tells that `articles` of `every` have; 0 for one of a single article, or of all."""
    if not 1 < articles < every:
        return 0.0
    every = max(every, FEWEST)
    large = math.log(every / SMALL) / math.log(LARGE / SMALL) if every > SMALL else 0.0
    return float(math.log(every / articles) ** (1 + STEEP * min(1.0, large)))


def heaviest(used: Mapping[str, int], rarities: Mapping[str, float], most: int) -> list[str]:
    """Return at most so many of the words that others have too, those that tell most first."""
    return first({word: _WEIGHTS[use] * rare for word, use in used.items() if (rare := rarities[word])}, most)


def first(words: Mapping[str, float], most: int) -> list[str]:
    """Return at most so many words with the largest weights, the largest first."""
    least = sorted(words.values(), reverse=True)[most - 1] if len(words) > most else 0.0
    return [word for _, word in sorted([(-weight, word) for word, weight in words.items() if weight >= least])[:most]]


def vector(used: Mapping[str, int], rarities: Mapping[str, float], every: int = FEWEST) -> Vector:
    """Return an article's words with what each tells, of length 1, or less where it shares few words with others.

    `every`: how many articles there are. Words that tell nothing of others are left out.
    """
    weighed = {word: _WEIGHTS[use] * rare for word, use in used.items() if (rare := rarities[word])}
    length = sum([weight * weight for weight in weighed.values()])
    if not length:
        return {}
    shrink = 1 / math.sqrt(max(length, FULL * rarity(2, max(every, FEWEST)) ** 2))
    return {word: weight * shrink for word, weight in weighed.items()}


def strictness(crowd: float, words: int) -> float:
    """Return how much more like others an article must be than is usual: 1 to 3.

    `crowd`: mean likeness of its farther neighbours, which tell other events; `words`: how many different words it has.
    """
    hard = (crowd / CROWD) ** HARDER if crowd > CROWD else 1.0
    short = (SHORT / max(words, 1)) ** SHORTER if words < SHORT else 1.0
    return max(min(hard, HARDEST), min(short, SHORTEST))
