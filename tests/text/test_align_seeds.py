"""Runs of equal words, against a slow search."""

from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.text.align_seeds import SEED, Run, matches


def slow_matches(left: list[int], right: list[int]) -> list[Run]:
    """Every maximal run, by trying all pairs of places."""
    found = []
    for i in range(len(left)):
        for j in range(len(right)):
            if i and j and left[i - 1] == right[j - 1]:
                continue
            n = 0
            while i + n < len(left) and j + n < len(right) and left[i + n] == right[j + n]:
                n += 1
            if n >= SEED:
                found.append(Run(i, j, n))
    return sorted(found)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.integers(0, 3), max_size=18), st.lists(st.integers(0, 3), max_size=18))
def test_runs_are_those_of_a_slow_search(left: list[int], right: list[int]) -> None:
    # So short that no seed occurs too often.
    assert matches(left, right) == slow_matches(left, right)


def test_a_seed_that_only_repeats_itself_is_found_at_the_ends() -> None:
    assert matches([7] * 100, [7] * 99) == [Run(0, 0, 99), Run(1, 0, 99)]
