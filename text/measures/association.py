"""Association: how closely a word keeps company with another.

Everywhere `o` is how often the collocate stands in a window round the node, `f1` how often the node stands anywhere,
`f2` the collocate, and `n` how many words there are. The expected frequency has two conventions, and `span` names them:
1 is f1·f2/n (AntConc, Sketch Engine), the number of places in a window is f1·f2·span/n (CQPweb, Evert 2008). MI, MI3
and T differ by it; Dice and logDice have no expected frequency.
"""

from math import log2, sqrt

from readroom.text.measures.keyness import log_likelihood_2, log_likelihood_4


def expected(f1: int, f2: int, n: int, span: float = 1) -> float:
    """Return how often a collocate would stand in the windows by chance."""
    return f1 * f2 * span / n


def mutual_information(o: int, f1: int, f2: int, n: int, span: float = 1) -> float:
    """Return MI (Church & Hanks 1990): the binary logarithm of observed over expected. Rare words score high."""
    return log2(o / expected(f1, f2, n, span))


def mutual_information_3(o: int, f1: int, f2: int, n: int, span: float = 1) -> float:
    """Return MI3 (Daille 1994): MI with the observed frequency cubed, so that frequent pairs score higher."""
    return log2(o**3 / expected(f1, f2, n, span))


def t_score(o: int, f1: int, f2: int, n: int, span: float = 1) -> float:
    """Return the T-score (Church et al. 1991): observed minus expected, over the root of observed."""
    return (o - expected(f1, f2, n, span)) / sqrt(o)


def dice(o: int, f1: int, f2: int) -> float:
    """Return the Dice coefficient (Dice 1945): 2·o / (f1 + f2)."""
    return 2 * o / (f1 + f2)


def log_dice(o: int, f1: int, f2: int) -> float:
    """Return logDice (Rychlý 2008): 14 plus the binary logarithm of Dice; at most 14, whatever the corpus' size."""
    return 14 + log2(dice(o, f1, f2))


def window_likelihood_2(o: int, elsewhere: int, inside: int, outside: int) -> float:
    """Return the two-cell log-likelihood of `o` among the `inside` words of the windows, `elsewhere` in `outside`."""
    return log_likelihood_2(o, elsewhere, inside, outside) if inside + outside else 0.0


def window_likelihood_4(o: int, elsewhere: int, inside: int, outside: int) -> float:
    """Return the four-cell log-likelihood (Dunning 1993) of the same."""
    return log_likelihood_4(o, elsewhere, inside, outside) if inside + outside else 0.0
