"""Association against published values, each with its source."""

from math import log2

import pytest

from readroom.text.measures.association import (
    dice,
    expected,
    log_dice,
    mutual_information,
    mutual_information_3,
    t_score,
    window_likelihood_2,
    window_likelihood_4,
)
from readroom.text.measures.keyness import log_likelihood_2, log_likelihood_4


def test_mutual_information() -> None:
    """Church & Hanks (1990) print 11.3 for a pair of 8 in 15 million words."""
    assert mutual_information(8, 1105, 44, 15_000_000) == pytest.approx(11.2692, abs=5e-5)


def test_t_score() -> None:
    """Manning & Schütze (1999), section 5.3.1, "new companies": 0.999932."""
    assert t_score(8, 15828, 4675, 14307668) == pytest.approx(0.999932, abs=5e-7)


@pytest.mark.parametrize(
    ("counts", "value"), [((8, 389, 230), 8.726204), ((300, 300, 300), 14), ((3, 3000, 3000), 4.034216)]
)
def test_log_dice(counts: tuple[int, int, int], value: float) -> None:
    """Rychlý (2008): 14 + log2(Dice), 14 where the two words always stand together."""
    assert log_dice(*counts) == pytest.approx(value, abs=5e-7)


def test_log_dice_has_a_binary_logarithm() -> None:
    """11.0216 for (256, 3035, 1000); a corpus site that prints 11.9356 takes the natural one."""
    assert log_dice(256, 3035, 1000) == pytest.approx(11.0216, abs=5e-5)


def test_the_window_takes_its_binary_logarithm_off() -> None:
    """Of a window of ten places, E is ten times as high, and MI lower by log2(10) = 3.32."""
    plain, wide = (mutual_information(8, 1105, 44, 15_000_000, span) for span in (1, 10))
    assert plain - wide == pytest.approx(3.3219, abs=5e-5)
    assert expected(100, 50, 1000) * 10 == expected(100, 50, 1000, 10) == 50


def test_cubed_mutual_information_adds_twice_the_logarithm_of_the_pair() -> None:
    """Daille (1994): o cubed is MI plus 2·log2(o)."""
    assert mutual_information_3(8, 1105, 44, 15_000_000) == pytest.approx(11.2692 + 2 * log2(8), abs=5e-5)


def test_dice() -> None:
    """Dice (1945): twice the pairs over both frequencies."""
    assert dice(300, 300, 300) == 1
    assert dice(1, 3, 1) == 0.5


def test_likelihood_is_that_of_keyness_inside_against_outside() -> None:
    """The windows are the target, all other words the reference."""
    assert window_likelihood_2(10, 3, 10, 31767) == log_likelihood_2(10, 3, 10, 31767)
    assert window_likelihood_4(10, 3, 10, 31767) == log_likelihood_4(10, 3, 10, 31767)
