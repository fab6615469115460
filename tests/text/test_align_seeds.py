"""Runs of equal words, against a slow search."""

from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.text.align_seeds import MOST_RUNS, RUNS_A_WORD, SEED, Run, matches


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


def journal(days: int, first: int) -> list[int]:
    """Lines of one form, as words: a day, a wind, a force, "fog", "sea", "rough", ships."""
    words = []
    for day in range(first, first + days):
        words += [500 + day % 7, 600 + day % 4, 700 + day % 9, 1, 2, 3, 800 + day % 5, 4, 5]
    return words


def test_lists_of_one_form_have_so_many_runs_and_what_they_share_is_among_them() -> None:
    month, year = journal(60, 100), journal(2000, 40)
    told = list(range(1000, 1020))  # a story in both
    month[270:270], year[9000:9000] = told, told
    found = matches(month, year)
    assert len(found) <= MOST_RUNS + (RUNS_A_WORD + 2) * len(month)
    assert any(run.length >= len(told) and run.left <= 270 < run.left + run.length for run in found)
    # The days themselves, which stand in the year in their order.
    assert max(run.length for run in found) >= 200
