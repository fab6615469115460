"""A sample is the same for the same seed, however what it is taken of comes, and each of it is as likely."""

import random

import pytest

from readroom.text.reservoir import Reservoir


def taken(names, size, seed):
    pool = Reservoir(size, seed)
    for name in names:
        number = pool.draw(name)
        if number is not None:
            pool.keep(number, name)
    return pool


NAMES = [f"article {n}" for n in range(2000)]


def test_the_same_seed_takes_the_same_in_any_order():
    first = taken(NAMES, 50, 17)
    shuffled = random.Random(1).sample(NAMES, len(NAMES))
    assert set(first.items()) == set(taken(shuffled, 50, 17).items())
    assert first.offered == 2000
    assert set(first.items()) != set(taken(NAMES, 50, 18).items())


def test_a_sample_has_its_size_in_the_order_in_which_it_came():
    found = taken(NAMES, 50, 3).items()
    assert len(found) == len(set(found)) == 50
    assert found == sorted(found, key=NAMES.index)
    assert taken(NAMES[:10], 50, 3).items() == NAMES[:10]
    assert taken(NAMES, 0, 3).items() == []


def test_more_to_take_from_takes_few_away():
    before, after = (set(taken(names, 50, 5).items()) for names in (NAMES[:1900], NAMES))
    assert len(before & after) >= 40


@pytest.mark.parametrize("part", [slice(0, 500), slice(1500, 2000), slice(0, 2000, 4)])
def test_every_part_has_its_share(part):
    names = set(NAMES[part])
    share = sum(len(names & set(taken(NAMES, 100, seed).items())) for seed in range(40)) / 40
    assert 20 < share < 30
