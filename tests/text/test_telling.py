"""What the words of an article tell: how they are used, what they weigh, how alike is alike."""

import pytest

from readroom.text.clusters import cosine
from readroom.text.telling import (
    FULL,
    HARDEST,
    IN_TITLE,
    NAME,
    SHORT,
    first,
    heaviest,
    rarity,
    strictness,
    tells,
    uses,
    vector,
)


def test_a_word_is_used_often_in_the_title_or_as_a_name() -> None:
    used = uses(
        "Fog again", "A ferry in fog. Ferry, ferry and ferry: the Ragna of Kaldrey. Nobody was hurt. Émile saw Élan 12"
    )
    assert used["ferry"] == 3
    assert used["fog"] == 2 | IN_TITLE
    assert used["ragna"] == used["kaldrey"] == used["elan"] == 1 | NAME
    assert used["nobody"] == used["12"] == used["emile"] == 1
    assert [tells(word) for word in ("the", "x", "7", "ferry", "12", "火")] == [False, False, False, True, True, True]


def test_words_of_all_or_of_one_tell_nothing() -> None:
    assert rarity(1, 100) == rarity(100, 100) == 0
    assert rarity(2, 100) > rarity(3, 100) > 0
    assert rarity(2, 50) == rarity(2, 100) < rarity(2, 1_000)


def test_a_vector_has_length_one_where_it_shares_enough() -> None:
    rarities = {f"w{n}": rarity(2, 100) for n in range(FULL)} | {"own": 0.0}
    full = vector(dict.fromkeys(rarities, 1), rarities, 100)
    assert full.keys() == rarities.keys() - {"own"}
    assert cosine(full, full) == pytest.approx(1)
    half = vector(dict.fromkeys(["w0", "w1", "own"], 1), rarities, 100)
    assert cosine(half, half) == pytest.approx(2 / FULL)
    assert vector({"own": 1}, rarities, 100) == {}


def test_the_heaviest_words_come_first() -> None:
    rarities = {"ferry": rarity(2, 100), "fog": rarity(5, 100), "day": rarity(60, 100), "own": 0.0}
    assert heaviest({"own": 3, "day": 1, "fog": 1, "ferry": 1}, rarities, 2) == ["ferry", "fog"]
    assert heaviest({"day": 1, "fog": 1 | IN_TITLE, "ferry": 1}, rarities, 9) == ["fog", "ferry", "day"]
    assert first({"b": 1.0, "a": 1.0, "c": 2.0}, 2) == ["c", "a"]


def test_reports_of_one_kind_and_short_notes_have_to_be_more_alike() -> None:
    assert strictness(0.0, 200) == strictness(0.05, SHORT) == 1
    assert 1 < strictness(0.1, 200) < strictness(0.2, 200) < HARDEST == strictness(0.9, 200)
    assert 1 < strictness(0.0, 40) < strictness(0.0, 25)
    assert strictness(0.2, 40) == strictness(0.2, 200)
