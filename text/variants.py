"""Spellings of one name: keys that alike names share, and how likely two names are one (Giuliani, Guiliani).

All of it works on folded words (`readroom.text.fold`). Nothing here decides: it proposes, and a reader accepts.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA, Indel

VARIANTS_VERSION = 1
"""Changes whenever a skeleton does."""
PROPOSED = 0.65
"""From this score on two names are proposed as one."""
LIKELY = 0.75
"""From this score on a proposal is marked as likely."""
SHORTEST = 4
"""Names with fewer letters have too many neighbours to be compared."""
LONGEST = 40
"""Words with more letters are no names."""
ALPHABET = "abdfgjklmnprstvx"
"""The letters that a skeleton is made of, where its word is Latin."""

_VOWELS = re.compile("[aeiouyhаеёиоуыэюяіїєьъαεηιουω]+")
_SOUNDS = (
    (re.compile("kh|ck|q|cq"), "k"), (re.compile("gh"), "g"), (re.compile("ph"), "f"), (re.compile("dh"), "d"),
    (re.compile("sch|tch|ch|sh"), "x"), (re.compile("th"), "t"), (re.compile("c(?=[eiy])"), "s"),
    (re.compile("c"), "k"), (re.compile("[zß]"), "s"), (re.compile("w"), "v"),
)  # fmt: skip
_DOUBLES = re.compile(r"(.)\1+")
_ENDINGS = frozenset((
    "s", "es", "an", "n", "ian", "ean", "ese", "ish", "ic", "ist", "ists", "ism", "er", "ers", "ans", "ians",
    "ies", "y", "i", "is", "ing", "ed", "ry", "ation", "ations", "ion", "ions", "ly", "ity", "d", "r", "al",
    "ia", "en", "ern", "land", "ens",
))  # fmt: skip
"""What an inflected or derived word may have more than its stem."""


@dataclass(frozen=True, slots=True)
class Name:
    """A folded word that is printed as a name: how often it is used, and the words that stand beside it."""

    term: str
    uses: int
    neighbours: frozenset[str] = frozenset()


def skeleton(word: str) -> str:
    """Return the consonants of a folded word as they sound: what stays the same in most spellings of a name.

    A vowel at the beginning becomes `a`; a word of vowels alone is that.
    """
    sounds = word
    for pattern, sound in _SOUNDS:
        sounds = pattern.sub(sound, sounds)
    bare = _DOUBLES.sub(r"\1", _VOWELS.sub("", sounds))
    return ("a" if _VOWELS.match(word) and word[0] != "h" else "") + bare


def near_keys(key: str) -> Iterator[str]:
    """Yield the skeletons with one letter more or less, another letter, or two letters changed about."""
    for place in range(len(key)):
        yield key[:place] + key[place + 1 :]
        if place and key[place] != key[place - 1]:
            yield key[: place - 1] + key[place] + key[place - 1] + key[place + 1 :]
    for place in range(len(key) + 1):
        for letter in ALPHABET:
            yield key[:place] + letter + key[place:]
            if place < len(key) and letter != key[place]:
                yield key[:place] + letter + key[place + 1 :]


def edits_of(word: str) -> int:
    """Return by how many slips of the pen a word with other consonants may differ from another spelling of it."""
    return 1 if len(word) < 8 else 2


def inflected(one: str, other: str) -> bool:
    """Tell whether two words differ by an ending of grammar only: Iran and Iranian, Kurd and Kurds."""
    short, long = sorted((one, other), key=len)
    stem = 0
    while stem < len(short) and short[stem] == long[stem]:
        stem += 1
    if stem < 3:
        return False
    if stem == len(short):
        return long[stem:] in _ENDINGS or (short[-1] in "aeiy" and long[stem - 1 :] in _ENDINGS)
    ends = short[stem:], long[stem:]
    return max(map(len, ends)) > 1 and all(end in _ENDINGS for end in ends)


def likeness(one: Name, other: Name) -> float:
    """Return how likely two names are spellings of one, 0 to 1.

    The skeletons, the letters, a common neighbour and the rarity of one of them speak for it, an ending against it:
    a form of grammar is about as usual as its stem, a slip is rare.
    """
    a, b = one.term, other.term
    shorter = min(len(a), len(b))
    if a == b or shorter < SHORTEST or a.isdigit() or b.isdigit():
        return 0.0
    key = skeleton(a)
    same = key == skeleton(b)
    few, many = sorted((one.uses, other.uses))
    rare = few <= 2 or 8 * few <= many
    if not same and (not rare or a[0] != b[0] or OSA.distance(a, b) > edits_of(min(a, b, key=len))):
        return 0.0
    beside = bool(one.neighbours & other.neighbours)
    letters = Indel.normalized_similarity(a, b)
    score = 0.75 * letters + (0.1 if same else -0.1)
    score -= 0.1 if letters < 0.72 else 0.0
    score += 0.1 if shorter >= 8 or (same and len(key) > 4) else -0.08 if len(key) < (3 if beside else 4) else 0.0
    score += 0.2 if beside else 0.0
    score += 0.08 if 4 * few <= many else 0.0
    score -= 0.1 if a[0] != b[0] else 0.0
    if inflected(a, b):
        score -= 0.25 if beside and 20 * few <= many and abs(len(a) - len(b)) == 1 and "s" not in a[-1] + b[-1] else 0.5
    return round(min(max(score, 0.0), 1.0), 3)


def proposals(name: Name, others: Iterable[Name], least: float = PROPOSED) -> list[tuple[Name, float]]:
    """Return which of other names may be spellings of one, with their scores, the likeliest first."""
    found = [(other, score) for other in others if (score := likeness(name, other)) >= least]
    return sorted(found, key=lambda pair: (-pair[1], -pair[0].uses, pair[0].term))
