"""Chains of equal words, on small sequences and on planted passages."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.text.align_chains import Chain, chains
from readroom.text.align_seeds import Run

SMALL = st.lists(st.integers(0, 5), max_size=40)
STOP = [False] * 40_000


def unlike(_a: int, _b: int) -> bool:
    return False


@settings(max_examples=300, deadline=None)
@given(SMALL, SMALL)
def test_chains_rise_on_both_sides_and_match(left: list[int], right: list[int]) -> None:
    for chain in chains(left, right, unlike, STOP):
        ends = (0, 0)
        for run in chain.runs:
            assert run.length > 0
            assert run.left >= ends[0]
            assert run.right >= ends[1]
            assert left[run.left : run.left + run.length] == right[run.right : run.right + run.length]
            ends = (run.left + run.length, run.right + run.length)
        assert 0 < chain.identity <= 1


def test_a_short_run_far_away_is_no_part_of_a_chain() -> None:
    left = [1, 2, 3, 4, *range(100, 112), *range(20, 40)]
    right = [1, 2, 3, 4, *range(200, 206), *range(20, 40)]
    assert [c.left for c in chains(left, right, unlike, STOP)] == [(0, 4), (16, 36)]


def test_edits_are_bridged_and_ends_carried_on() -> None:
    left = list(range(40))
    right = [*range(3), 900, *range(4, 15), 901, 902, *range(16, 30), *range(31, 40)]
    (chain,) = chains(left, right, unlike, STOP)
    assert chain.left == (0, 40)
    assert chain.right == (0, 40)
    assert chain.matched == 37


def test_a_passage_without_any_seed_is_found() -> None:
    own = list(range(1000, 1300))
    other = list(range(2000, 2300))
    said = list(range(14))
    heard = [n if n % 4 != 3 else 3000 + n for n in said]
    (chain,) = chains([*own, *said, *own], [*other, *heard, *other], unlike, STOP)
    assert chain.left == chain.right == (300, 314)
    assert chain.matched == 11


def test_rare_words_scattered_over_two_texts_are_no_passage() -> None:
    left = [n if n % 5 == 0 else 1000 + n for n in range(60)]
    right = [n if n % 5 == 0 else 2000 + n for n in range(60)]
    assert chains(left, right, unlike, STOP) == []


def test_an_end_is_carried_over_what_is_changed_but_not_to_chance() -> None:
    left = [*range(900, 940), *range(20), *range(800, 840)]
    right = [*range(700, 740), 600, 1, 601, *range(3, 14), 602, 603, 16, 17, 18, 604, *range(500, 540)]
    (chain,) = chains(left, right, unlike, STOP)
    assert chain.left == (41, 59)
    assert chain.right == (41, 59)
    often = [1, 2, 3, 4] * 30
    (chain,) = chains([*often, *range(50, 60), 5, 1], [*range(50, 60), 6, 7, 1, *often[:60]], unlike, STOP)[-1:]
    assert chain.left == (120, 130)


def test_two_parts_with_a_gap_that_they_outweigh_are_one() -> None:
    left, right = [*range(60)], [*range(24), *range(100, 110), *range(34, 60)]
    (chain,) = chains(left, right, unlike, STOP)
    assert chain.left == (0, 60)


def test_moved_passages_are_separate_chains() -> None:
    left = [*range(30), *range(50, 80)]
    right = [*range(50, 80), *range(30)]
    assert [(c.left, c.right) for c in chains(left, right, unlike, STOP)] == [((0, 30), (30, 60)), ((30, 60), (0, 30))]


def test_flipping_twice_changes_nothing() -> None:
    chain = Chain((Run(1, 5, 3), Run(6, 9, 2)))
    assert chain.flipped().left == chain.right
    assert chain.flipped().flipped() == chain


def planted(seed: int, edits: float) -> tuple[list[int], list[int], list[tuple[range, range]]]:
    """Two texts of their own words with passages planted in another order, some words changed on the right."""
    source = random.Random(seed)

    def own(count: int) -> list[int]:
        # Frequent words are frequent in both texts, as in a language.
        return [int(20 * source.paretovariate(0.6)) % 20_000 for _ in range(count)]

    left, right = own(200), own(200)
    pieces = [own(n) for n in (12, 20, 35, 60, 100)]
    places = []
    for piece in pieces:
        places.append(range(len(left), len(left) + len(piece)))
        left += piece + own(150)
    truth = []
    order = list(range(len(pieces)))
    source.shuffle(order)
    for n in order:
        copy = [w if source.random() >= edits else source.randrange(30_000, 40_000) for w in pieces[n]]
        truth.append((places[n], range(len(right), len(right) + len(copy))))
        right += copy + own(150)
    return left, right, truth


def test_planted_passages_are_found_wherever_they_stand() -> None:
    found = asked = reported = true = 0
    for seed in range(12):
        for edits in (0.0, 0.1, 0.2):
            left, right, truth = planted(seed, edits)
            kept = [c for c in chains(left, right, unlike, STOP) if c.matched >= 8 and c.identity >= 0.4]
            for a, b in truth:
                asked += 1
                found += any(
                    2 * len(range(max(c.left[0], a.start), min(c.left[1], a.stop))) >= len(a)
                    and 2 * len(range(max(c.right[0], b.start), min(c.right[1], b.stop))) >= len(b)
                    for c in kept
                )
            for c in kept:
                reported += 1
                true += any(_meet(c.left, a) and _meet(c.right, b) for a, b in truth)
    assert found >= 0.93 * asked
    assert true >= 0.97 * reported


def _meet(part: tuple[int, int], whole: range) -> bool:
    return part[0] < whole.stop and whole.start < part[1]
