"""Dispersion: how evenly a word is spread over the parts of a corpus.

Everywhere part `i` has `hits[i]` hits and `sizes[i]` words. The measures run in two directions, and each says in which.
A measure is None where it is not defined: without hits, or with fewer than two parts.
"""

from collections.abc import Iterator, Sequence
from math import log2, log10, sqrt

Numbers = Sequence[int] | Sequence[float]


def part_range(hits: Numbers) -> int:
    """Return in how many parts there is a hit."""
    return sum(1 for x in hits if x)


def juilland_d(hits: Numbers, sizes: Numbers) -> float | None:
    """Return Juilland's D (Juilland et al. 1970): 1 is even, 0 is all in one part.

    1 - V / √(k - 1), where V is the standard deviation of the parts' relative frequencies over their mean; it is that
    of a population, not of a sample.
    """
    rates = _rates(hits, sizes)
    k = len(rates)
    mean = sum(rates) / k if k else 0.0
    if k < 2 or not mean:
        return None
    deviation = sqrt(sum((rate - mean) ** 2 for rate in rates) / k)
    return 1 - deviation / mean / sqrt(k - 1)


def gries_dp(hits: Numbers, sizes: Numbers) -> float | None:
    """Return DP (Gries 2008): 0 is even, towards 1 is uneven. Half the sum of |share of hits - share of words|."""
    total, words = sum(hits), sum(sizes)
    if not total or not words:
        return None
    return sum(abs(x / total - s / words) for x, s in zip(hits, sizes, strict=True)) / 2


def gries_dp_norm(hits: Numbers, sizes: Numbers) -> float | None:
    """Return the normalised DP (Lijffijt & Gries 2012): DP over 1 - the smallest part's share; 0 is even, 1 is not."""
    dp = gries_dp(hits, sizes)
    least = min((s for s in sizes if s), default=0)
    return None if dp is None or least >= sum(sizes) else dp / (1 - least / sum(sizes))


def egbert_dp(hits: Numbers, sizes: Numbers) -> float | None:
    """Return 1 - DP / (1 - the share of the smallest part with a hit) (Egbert et al. 2020): 1 is even, 0 is not."""
    dp = gries_dp(hits, sizes)
    least = min((s for x, s in zip(hits, sizes, strict=True) if x), default=0)
    return None if dp is None or least >= sum(sizes) else 1 - dp / (1 - least / sum(sizes))


def carroll_d2(hits: Numbers, sizes: Numbers) -> float | None:
    """Return Carroll's D2 (Carroll 1970): the entropy of the relative frequencies over its maximum; 1 is even."""
    rates = _rates(hits, sizes)
    total = sum(rates)
    if len(rates) < 2 or not total:
        return None
    return -sum(rate / total * log2(rate / total) for rate in rates if rate) / log2(len(rates))


def rosengren_s(hits: Numbers, sizes: Numbers) -> float | None:
    """Return Rosengren's S (Rosengren 1971): (Σ√(share of words · share of hits))²; 1 is even."""
    total, words = sum(hits), sum(sizes)
    if not total or not words:
        return None
    return sum(sqrt(s / words * x / total) for x, s in zip(hits, sizes, strict=True)) ** 2


def reduced_frequency(places: Sequence[int], words: int) -> float | None:
    """Return ARF (Savický & Hlaváčová 2002): hits that stand together count less. Equal to the hits where even.

    `places` are numbers of words, in order, in a corpus of `words` words that is taken as a ring.
    """
    if not places:
        return None
    even = words / len(places)
    return sum(min(gap, even) for gap in _gaps(places, words)) / even


def waiting_time(places: Sequence[int], words: int) -> float | None:
    """Return AWT (Savický & Hlaváčová 2002): for how many words one waits for a hit, from a place taken at random."""
    return (1 + sum(gap**2 for gap in _gaps(places, words)) / words) / 2 if places else None


def logarithmic_distance(places: Sequence[int], words: int) -> float | None:
    """Return ALD (Savický & Hlaváčová 2002): the mean logarithm (base 10) of the distance between hits."""
    return sum(gap * log10(gap) for gap in _gaps(places, words)) / words if places else None


def _rates(hits: Numbers, sizes: Numbers) -> list[float]:
    """Return the relative frequencies of the parts that have words."""
    return [x / s for x, s in zip(hits, sizes, strict=True) if s]


def _gaps(places: Sequence[int], words: int) -> Iterator[int]:
    before = places[-1] - words
    for place in places:
        yield place - before
        before = place
