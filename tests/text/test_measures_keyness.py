"""Keyness against published values, each with its source."""

from math import inf, isclose

import pytest

from readroom.text.measures.keyness import (
    CRITICAL,
    bic,
    bonferroni,
    log_likelihood_2,
    log_likelihood_4,
    log_ratio,
    odds_ratio,
    overused,
    p_value,
    percent_difference,
    simple_maths,
)

DUNNING = (10, 3, 10, 31767)
BRITISH_PAPERS = (206523, 178174, 959641, 1562358)
KILGARRIFF = (35, 263, 112289776, 1559716979)
TODD = (16217, 735, 2796938, 2087946)
EVEN_SIZES = (120, 20, 100000, 100000)
NONE_IN_REFERENCE = (20, 0, 100000, 300000)


@pytest.mark.parametrize(
    ("counts", "value"),
    [
        (DUNNING, 147.2348), (BRITISH_PAPERS, 38531.7594), (KILGARRIFF, 9.9761), (TODD, 13284.3857),
        (EVEN_SIZES, 79.2486), (NONE_IN_REFERENCE, 55.4518),
    ],
)  # fmt: skip
def test_two_cells(counts: tuple[int, int, int, int], value: float) -> None:
    """Rayson & Garside (2000), recomputed with independent code on the counts of the papers named here."""
    assert log_likelihood_2(*counts) == pytest.approx(value, abs=5e-5)


@pytest.mark.parametrize(
    ("counts", "value"),
    [
        (DUNNING, 167.2298), (BRITISH_PAPERS, 45784.7915), (KILGARRIFF, 9.9761), (TODD, 13319.9582),
        (EVEN_SIZES, 79.2987), (NONE_IN_REFERENCE, 55.4548),
    ],
)  # fmt: skip
def test_four_cells(counts: tuple[int, int, int, int], value: float) -> None:
    """Dunning (1993) prints 167.23 for the first; the G statistic of a 2x2 table gives the same to four places."""
    assert log_likelihood_4(*counts) == pytest.approx(value, abs=5e-5)


@pytest.mark.parametrize(
    ("counts", "value"),
    [
        (DUNNING, 13.370), (BRITISH_PAPERS, 0.9162), (KILGARRIFF, 0.8863), (TODD, 4.0419), (EVEN_SIZES, 2.5850),
        (NONE_IN_REFERENCE, 6.9069),
    ],
)  # fmt: skip
def test_log_ratio_takes_no_hits_as_half_a_hit(counts: tuple[int, int, int, int], value: float) -> None:
    """Hardie (2014): log2 of the ratio of relative frequencies, 0 replaced by 0.5."""
    assert log_ratio(*counts) == pytest.approx(value, abs=6e-4 if counts is DUNNING else 6e-5)


@pytest.mark.parametrize(
    ("counts", "value"), [(BRITISH_PAPERS, 88.71), (KILGARRIFF, 84.85), (TODD, 1547.10), (EVEN_SIZES, 500.00)]
)
def test_percent_difference(counts: tuple[int, int, int, int], value: float) -> None:
    """Gabrielatos & Marchi (2011): 88.7 for the second corpus of their example."""
    assert percent_difference(*counts) == pytest.approx(value, abs=5e-3)


def test_percent_difference_is_not_defined_without_a_reference() -> None:
    """Nothing can be a percentage of no hits."""
    assert percent_difference(*NONE_IN_REFERENCE) is None


@pytest.mark.parametrize(
    ("counts", "value", "digits"),
    [
        (BRITISH_PAPERS, 1.887, 3), (KILGARRIFF, 1.1224, 4), (TODD, 16.427, 3), (EVEN_SIZES, 5.975, 3),
        (NONE_IN_REFERENCE, 201, 3),
    ],
)  # fmt: skip
def test_simple_maths(counts: tuple[int, int, int, int], value: float, digits: int) -> None:
    """Kilgarriff (2009): 1.1224 with one added to each frequency per million."""
    assert round(simple_maths(*counts) or 0, digits) == value


@pytest.mark.parametrize(
    ("counts", "value"), [(BRITISH_PAPERS, 2.130), (KILGARRIFF, 1.848), (TODD, 16.561), (EVEN_SIZES, 6.006)]
)
def test_odds_ratio(counts: tuple[int, int, int, int], value: float) -> None:
    """Pojanapunya & Watson Todd (2018) print 16.6 for the third."""
    assert odds_ratio(*counts) == pytest.approx(value, abs=5e-4)


def test_odds_ratio_at_its_ends() -> None:
    """No hits in the reference are infinite odds, none anywhere are none."""
    assert odds_ratio(*NONE_IN_REFERENCE) == inf
    assert odds_ratio(0, 0, 10, 10) is None


@pytest.mark.parametrize(("level", "likelihood"), CRITICAL)
def test_levels_of_significance(level: float, likelihood: float) -> None:
    """The critical values of chi-squared with one degree of freedom, as the UCREL wizard prints them."""
    assert isclose(p_value(likelihood), level, rel_tol=0.012)


def test_correction_multiplies_by_the_number_of_tests() -> None:
    """Bonferroni: p times the words that were tested, never above 1."""
    assert bonferroni(0.0001, 250) == pytest.approx(0.025)
    assert bonferroni(0.01, 250) == 1


def test_bayes_factor_takes_the_size_of_both_corpora_off() -> None:
    """Wilson (2013): log-likelihood minus the natural logarithm of all words."""
    assert bic(log_likelihood_2(*EVEN_SIZES), 100000, 100000) == pytest.approx(79.2486 - 12.206073, abs=1e-4)


def test_direction() -> None:
    """A word that is relatively rarer in the target is under-used, whatever its count."""
    assert overused(*EVEN_SIZES)
    assert not overused(20, 10, 1000, 100)


def test_no_hits_anywhere_have_no_likelihood() -> None:
    """Empty cells add nothing, and neither measure is ever negative."""
    assert log_likelihood_2(0, 0, 100, 100) == log_likelihood_4(0, 0, 100, 100) == 0
    assert log_likelihood_4(5, 50, 10, 100) >= 0
