"""The way back and forth: places in articles, also after a restart."""

import json

import pytest

from readroom.tui.history import LONGEST, History


def way(*keys):
    history = History()
    for key in keys:
        history.visit(key)
    return history


def test_it_goes_back_and_forth():
    assert History().step(-1) is None
    history = way("a", "b", "b", "c")
    assert [spot.key for spot in history.visited] == ["a", "b", "c"]
    assert history.step(-1).key == "b"
    assert history.step(-5).key == "a"
    assert history.step(-1) is None
    assert history.step(9).key == "c"
    assert history.step(-1).key == "b"
    history.visit("d")
    assert [spot.key for spot in history.visited] == ["a", "b", "d"]
    assert history.step(1) is None


def test_it_has_an_end():
    history = way(*map(str, range(LONGEST + 50)))
    assert len(history.visited) == LONGEST
    assert history.step(-1).key == str(LONGEST + 48)


def test_places_within_an_article_are_steps_and_where_one_left_is_kept():
    history = way("a")
    history.here("a", 70)
    history.visit("a", 900)
    history.here("other", 5)
    assert history.step(-1) == ("a", 70)
    assert history.step(1) == ("a", 900)


def test_it_survives_a_restart_with_what_lay_ahead():
    before = way("a", "b", "c")
    before.step(-1)
    kept = json.loads(json.dumps(before.to_json()))
    after = way("b")
    after.restore(kept)
    assert after.step(1).key == "c"
    later = way("b", "x")
    later.restore(kept)
    assert [spot.key for spot in later.visited] == ["a", "b", "x"]
    assert later.step(-2).key == "a"
    later.restore(kept)
    assert len(later.visited) == 3


@pytest.mark.parametrize("kept", [None, 7, [], {"visited": 3}, {"visited": [["a"], ["b", "c"], 1], "at": 9}])
def test_what_cannot_be_understood_is_left_out(kept):
    history = way("a")
    history.restore(kept)
    assert [spot.key for spot in history.visited] == ["a"]


def test_a_place_that_is_gone_is_dropped():
    history = way("a", "b", "c")
    history.step(-1)
    history.drop()
    assert [spot.key for spot in history.visited] == ["a", "c"]
