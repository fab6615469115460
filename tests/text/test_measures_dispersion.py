"""Dispersion against published values, each with its source."""

import pytest

from readroom.text.measures.dispersion import (
    carroll_d2,
    egbert_dp,
    gries_dp,
    gries_dp_norm,
    juilland_d,
    logarithmic_distance,
    part_range,
    reduced_frequency,
    rosengren_s,
    waiting_time,
)

HITS = [2, 0, 1, 1, 3, 0, 3, 0, 0, 0]
SIZES = [8143, 8058, 8271, 8125, 7959, 7941, 8146, 8001, 8003, 7930]
GRIES = list("bamnibeupbasatbewqnbcagabestabaghabeaatbahaabeaxat")
"""The corpus of fifty letters in Gries (2008), in parts of 9, 10, 10, 10 and 11."""
RING = list("bamnibeupkbasatbewqnbcagabestabaghabeaatbahaabeaxa")
"""The corpus of fifty letters in five parts of ten of the same paper, on which distances are measured."""
PLACES = [n for n, letter in enumerate(RING) if letter == "a"]
A_HITS, A_SIZES = [1, 2, 3, 4, 5], [9, 10, 10, 10, 11]


def test_juilland_d() -> None:
    """Ten parts of unequal size, recomputed with independent code: 0.6038797; a sample's deviation would be wrong."""
    assert juilland_d(HITS, SIZES) == pytest.approx(0.6038797, abs=5e-8)


def test_juilland_d_of_equal_parts() -> None:
    """Carroll (1970): 0.6464 for 0, 4, 3, 2, 1 hits in parts of one size."""
    assert juilland_d([0, 4, 3, 2, 1], [7] * 5) == pytest.approx(0.6464, abs=5e-5)


def test_the_other_measures_of_the_ten_parts() -> None:
    """The same ten parts: D2 0.6521444, S 0.4763652, DP 0.4990705, normalised 0.5535480, Egbert 1 - 0.5537690."""
    assert carroll_d2(HITS, SIZES) == pytest.approx(0.6521444, abs=5e-8)
    assert rosengren_s(HITS, SIZES) == pytest.approx(0.4763652, abs=5e-8)
    assert gries_dp(HITS, SIZES) == pytest.approx(0.4990705, abs=5e-8)
    assert gries_dp_norm(HITS, SIZES) == pytest.approx(0.5535480, abs=5e-8)
    assert egbert_dp(HITS, SIZES) == pytest.approx(1 - 0.5537690, abs=5e-8)
    assert part_range(HITS) == 5


def test_normalised_dp() -> None:
    """Lijffijt & Gries (2012): 0.5 for 2, 1, 0 hits in equal parts."""
    assert gries_dp_norm([2, 1, 0], [5, 5, 5]) == pytest.approx(0.5)


def test_the_fifty_letters() -> None:
    """Gries (2008), table 4, for the letter a: D 0.785, D2 0.938, S 0.950, DP 0.18."""
    assert (len(GRIES), GRIES.count("a")) == (50, sum(A_HITS))
    assert juilland_d(A_HITS, A_SIZES) == pytest.approx(0.785, abs=5e-4)
    assert carroll_d2(A_HITS, A_SIZES) == pytest.approx(0.938, abs=5e-4)
    assert rosengren_s(A_HITS, A_SIZES) == pytest.approx(0.950, abs=5e-4)
    assert gries_dp(A_HITS, A_SIZES) == pytest.approx(0.18, abs=5e-4)


def test_distances_of_the_fifty_letters() -> None:
    """Gries (2008), the letter a at distances 2, 10, 2, 9 and so on: ARF 10.8, AWT 3.18, ALD 0.628."""
    assert (len(RING), len(PLACES)) == (50, 15)
    assert reduced_frequency(PLACES, 50) == pytest.approx(10.8, abs=5e-2)
    assert waiting_time(PLACES, 50) == pytest.approx(3.18, abs=5e-3)
    assert logarithmic_distance(PLACES, 50) == pytest.approx(0.628, abs=5e-4)


def test_the_ends_of_the_scales() -> None:
    """Hits in proportion to the sizes are even by each measure, in its own direction."""
    hits, sizes = [1, 2, 3], [10, 20, 30]
    for even_is_one in (juilland_d, carroll_d2, rosengren_s, egbert_dp):
        assert even_is_one(hits, sizes) == pytest.approx(1)
    for even_is_none in (gries_dp, gries_dp_norm):
        assert even_is_none(hits, sizes) == pytest.approx(0)
    assert juilland_d([4, 0, 0], [5, 5, 5]) == pytest.approx(0)
    assert gries_dp_norm([4, 0, 0], [5, 5, 5]) == pytest.approx(1)


def test_what_is_not_defined_is_none() -> None:
    """Without hits, or with one part, there is nothing to spread."""
    for measure in (juilland_d, gries_dp, gries_dp_norm, egbert_dp, carroll_d2, rosengren_s):
        assert measure([0, 0], [5, 5]) is None
    for measure in (juilland_d, gries_dp_norm, egbert_dp, carroll_d2):
        assert measure([3], [5]) is None
    assert reduced_frequency([], 50) is waiting_time([], 50) is logarithmic_distance([], 50) is None
