"""Keyness: how much more often a word stands in one corpus than in another, and how sure that is.

Everywhere `a` hits are in a target of `c` words, and `b` hits in a reference of `d` words. A measure of effect says how
much, one of evidence how sure; a paper names one of each. What is not defined for the counts is None.
"""

from math import erfc, inf, log, log2, sqrt

CRITICAL = ((0.05, 3.84), (0.01, 6.63), (0.001, 10.83), (0.0001, 15.13))
"""From which log-likelihood on p is below a level (chi-squared, one degree of freedom)."""


def expected(a: int, b: int, c: int, d: int) -> tuple[float, float]:
    """Return how many hits target and reference would have, were they spread evenly over their words."""
    share = (a + b) / (c + d)
    return c * share, d * share


def log_likelihood_2(a: int, b: int, c: int, d: int) -> float:
    """Return the two-cell log-likelihood (Rayson & Garside 2000): hits against expected hits, never negative.

    Cells without hits add nothing. Whether a word is over- or under-used is told by `overused`.
    """
    one, other = expected(a, b, c, d)
    return max(0.0, 2 * (_cell(a, one) + _cell(b, other)))


def log_likelihood_4(a: int, b: int, c: int, d: int) -> float:
    """Return the four-cell log-likelihood (Dunning 1993): hits and all other words, never negative."""
    one, other = expected(a, b, c, d)
    return max(0.0, 2 * (_cell(a, one) + _cell(b, other) + _cell(c - a, c - one) + _cell(d - b, d - other)))


def _cell(observed: float, awaited: float) -> float:
    return observed * log(observed / awaited) if observed > 0 and awaited > 0 else 0.0


def overused(a: int, b: int, c: int, d: int) -> bool:
    """Tell whether the word is relatively more frequent in the target (a/c > b/d)."""
    return a * d > b * c


def percent_difference(a: int, b: int, c: int, d: int) -> float | None:
    """Return %DIFF (Gabrielatos & Marchi 2011): the difference in per cent of the reference's relative frequency."""
    return (a / c - b / d) / (b / d) * 100 if b and c and d else None


def log_ratio(a: int, b: int, c: int, d: int) -> float | None:
    """Return Log Ratio (Hardie 2014): the binary logarithm of the ratio of relative frequencies.

    0 hits are taken as 0.5; other counts are left as they are.
    """
    return log2(((a or 0.5) / c) / ((b or 0.5) / d)) if c and d else None


def odds_ratio(a: int, b: int, c: int, d: int) -> float | None:
    """Return the odds ratio (a/(c-a)) / (b/(d-b)) (Pojanapunya & Watson Todd 2018); infinite where b is 0."""
    above, below = a * (d - b), b * (c - a)
    return above / below if below else inf if above else None


def simple_maths(a: int, b: int, c: int, d: int, added: float = 1.0) -> float | None:
    """Return simple maths (Kilgarriff 2009): the ratio of the frequencies per million words, each plus `added`."""
    return (a / c * 1e6 + added) / (b / d * 1e6 + added) if c and d else None


def bic(likelihood: float, c: int, d: int) -> float:
    """Return the approximate Bayes factor of a log-likelihood (Wilson 2013): minus the logarithm of all words."""
    return likelihood - log(c + d)


def p_value(likelihood: float) -> float:
    """Return the probability of such a log-likelihood by chance: chi-squared with one degree of freedom."""
    return erfc(sqrt(likelihood / 2))


def bonferroni(p: float, tests: int) -> float:
    """Return p corrected for how many words were tested: p times that number, at most 1."""
    return min(1.0, p * tests)
