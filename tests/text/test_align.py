"""Comparing two texts: the whole, on a text of our own in two versions, and what must hold for any two texts."""

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.text.align import TooLongError, compare_texts
from readroom.text.align_model import Comparison, Row
from readroom.text.align_rows import MOST_EDGES
from readroom.text.fold import words

LEFT = """Town votes for the pier

The harbour commission met on Tuesday and voted nine to two for the new pier. Chairman Otto Feld said: "We have waited twelve years for this decision, and nobody will regret it." The pier will cost 40 million crowns.

Fishermen from the northern quay did not attend the meeting. They fear that the dredging will drive the herring away from the bay for good.

A study from 2011 had warned of that. It was never published.

The herring, an old woman told us, comes when it wants to come and goes when it has had enough of us.
"""  # noqa: E501
RIGHT = """Nine votes

Fishermen from the northern quay did not attend the meeting; they fear that dredging will drive the herring away from the bay for good.

On Tuesday the harbor commission met and voted nine to three for the new pier. The pier will cost 45 million crowns. "We have waited twelve years for this decision", Feld told this newspaper.

Something else entirely happened in the town hall. It was never published.

Fishermen from the northern quay did not attend the meeting.
"""  # noqa: E501


@pytest.fixture(scope="module")
def found() -> Comparison:
    return compare_texts(LEFT, RIGHT)


def row_of(found: Comparison, start: str, side: str = "left") -> tuple[int, Row]:
    text = LEFT if side == "left" else RIGHT
    for n, row in enumerate(found.rows):
        part = row.left if side == "left" else row.right
        if part and text[slice(*part)].startswith(start):
            return n, row
    raise AssertionError(start)


def test_two_sentences_that_became_one_are_one_row(found: Comparison) -> None:
    _, row = row_of(found, "Fishermen")
    assert LEFT[slice(*row.left or ())].endswith("for good.")
    assert RIGHT[slice(*row.right or ())].startswith("Fishermen")
    assert row.kind == "edited"
    assert row.moved is None
    assert (row.left_at, row.right_at) == ((3, 1), (2, 1))
    assert [(op.kind, LEFT[slice(*op.left)]) for op in row.ops if op.kind != "equal"] == [("delete", "the")]


def test_a_moved_sentence_is_shown_with_its_edits_and_where_it_went(found: Comparison) -> None:
    index, row = row_of(found, "The harbour commission")
    assert row.kind == "edited"
    assert row.moved is not None
    ghost = found.rows[row.moved]
    assert (ghost.kind, ghost.left, ghost.right, ghost.moved) == ("moved", None, row.right, index)
    assert "spelling" in {op.kind for op in row.ops}


def test_a_repeat_points_to_the_row_that_has_it_first(found: Comparison) -> None:
    again = [n for n, r in enumerate(found.rows) if r.kind == "repeat"]
    assert [RIGHT[slice(*found.rows[n].right or ())] for n in again] == [
        "Fishermen from the northern quay did not attend the meeting."
    ]
    assert found.rows[again[0]].moved == row_of(found, "Fishermen")[0]


def test_an_equal_sentence_too_short_for_a_passage_is_the_same(found: Comparison) -> None:
    _, row = row_of(found, "It was never")
    assert row.kind == "same"
    assert row.right is not None


def test_what_one_side_has_alone(found: Comparison) -> None:
    assert row_of(found, "The herring, an old")[1].kind == "left"
    assert row_of(found, "Something else", "right")[1].kind == "right"
    assert row_of(found, "Town votes")[1].kind == "left"


def test_differences_to_check(found: Comparison) -> None:
    seen = {
        (d.kind, LEFT[slice(*d.left)] if d.left else None, RIGHT[slice(*d.right)] if d.right else None)
        for d in found.differences
    }
    assert ("number", "two", "three") in seen
    assert ("amount", "40 million", "45 million") in seen
    assert ("spelling", "harbour", "harbor") in seen
    assert all(found.rows[d.row].ops for d in found.differences)


def test_words_are_counted_on_both_sides(found: Comparison) -> None:
    assert found.left_words == 103
    assert found.right_words == 82
    assert found.left_in_right == found.left_shared / 103
    assert found.longest == 13


def test_a_quotation_inside_two_unlike_sentences_shows_what_was_put_in() -> None:
    left = (
        "Later that same night, after the doors had closed behind the last of the guests, he wrote "
        "“some of my people were killed there” in the log."
    )
    right = (
        "“Some of my loyal people were killed there”: nobody in the little town above the cliffs ever forgave "
        "the captain for these words of his."
    )
    (row,) = compare_texts(left, right).rows
    assert row.kind == "quote"
    assert row.similarity < 0.5
    assert [(op.kind, left[slice(*op.left)], right[slice(*op.right)]) for op in row.ops] == [
        ("equal", "some of my", "Some of my"),
        ("insert", "", "loyal"),
        ("equal", "people were killed there", "people were killed there"),
    ]


def test_empty_texts() -> None:
    nothing = compare_texts("", "")
    assert (nothing.rows, nothing.passages, nothing.left_in_right, nothing.right_in_left) == ((), (), 0.0, 0.0)
    one = compare_texts("", "A word.\n\nTwo.")
    assert [(r.kind, r.left, r.right) for r in one.rows] == [("right", None, (0, 7)), ("right", None, (9, 13))]
    assert compare_texts("— * —", "— * —").rows[0].kind == "same"


def test_a_monotonous_text_is_found_in_a_longer_one() -> None:
    found = compare_texts("no data\n" * 60, "no data\n" * 59)
    assert found.right_in_left == 1.0


def test_json_has_the_published_fields(found: Comparison) -> None:
    data = found.to_json()
    assert set(data) >= {"left_in_right", "right_in_left", "longest", "passages", "rows", "differences"}
    assert set(data["passages"][0]) == {"kind", "moved", "left", "right", "words", "identity"}
    assert set(data["rows"][0]) >= {"kind", "left", "right", "moved", "ops"}
    row = next(r for r in data["rows"] if r["kind"] == "edited")
    assert row["ops"][0].keys() == {"op", "left", "right"}


VOCABULARY = [
    *(
        "The",
        "pier",
        "of",
        "Holm",
        "was",
        "not",
        "built",
        "in",
        "1987,",
        "said",
        "nine",
        "old",
        "men;",
        "U.S.",
        "boats",
    ),
    *("don’t", "“sail”", "there", "他", "هو", "3.5"),
]
SENTENCE = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=9).map(lambda words: " ".join(words) + ".")
TEXT = st.lists(st.tuples(SENTENCE, st.sampled_from([" ", " ", "\n", "\n\n"])), max_size=12).map(
    lambda parts: "".join(s + gap for s, gap in parts)
)


@st.composite
def versions(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and one that shares sentences with it in another order."""
    left = draw(TEXT)
    parts = draw(st.permutations(left.split("\n\n")))
    return left, "\n\n".join([*parts[: draw(st.integers(0, len(parts)))], draw(TEXT), *parts[:1]])


def check(left: str, right: str, found: Comparison) -> None:
    """Hold a comparison against what it promises."""
    covered = (_covered(r.left for r in found.rows), _covered(r.right for r in found.rows if r.kind != "moved"))
    assert covered[0] == sorted(covered[0])
    for text, ranges in ((left, covered[0]), (right, sorted(covered[1]))):
        assert all(a[1] <= b[0] for a, b in pairwise(ranges))
        inside = {n for s, e in ranges for n in range(s, e)}
        assert all(char.isspace() for n, char in enumerate(text) if n not in inside)
    for n, row in enumerate(found.rows):
        assert row.left or row.right
        if row.kind in ("moved", "repeat"):
            assert row.moved is not None
        if row.moved is not None and row.kind != "repeat":
            assert found.rows[row.moved].moved == n
        for op in row.ops:
            assert row.left
            assert row.right
            assert row.left[0] <= op.left[0] <= op.left[1] <= row.left[1]
            assert row.right[0] <= op.right[0] <= op.right[1] <= row.right[1]
    for p in found.passages:
        assert 0 <= p.left[0] < p.left[1] <= len(left)
        assert 0 <= p.right[0] < p.right[1] <= len(right)
        assert 0 < p.identity <= 1.0001
    assert all(found.rows[d.row].left and (d.left or d.right) for d in found.differences)
    assert 0 <= found.left_in_right <= 1
    assert 0 <= found.right_in_left <= 1


def _covered(ranges: object) -> list[tuple[int, int]]:
    return [r for r in ranges if r is not None]  # type: ignore[attr-defined]


@settings(max_examples=250, deadline=None)
@given(versions() | st.tuples(TEXT, TEXT) | st.tuples(st.text(max_size=60), st.text(max_size=60)))
def test_what_holds_for_any_two_texts(texts: tuple[str, str]) -> None:
    left, right = texts
    found = compare_texts(left, right)
    check(left, right, found)
    back = compare_texts(right, left)
    check(right, left, back)
    assert (found.left_shared, found.right_shared) == (back.right_shared, back.left_shared)
    assert found.longest == back.longest
    assert sorted((p.kind, p.left, p.right, p.moved) for p in found.passages if p.kind != "related") == sorted(
        (p.kind, p.right, p.left, p.moved) for p in back.passages if p.kind != "related"
    )


@settings(max_examples=150, deadline=None)
@given(TEXT | st.text(max_size=60))
def test_a_text_is_the_same_as_itself(text: str) -> None:
    found = compare_texts(text, text)
    check(text, text, found)
    assert found.left_in_right == found.right_in_left == (1.0 if found.left_words else 0.0)
    assert {r.kind for r in found.rows} <= {"same"}
    assert found.differences == ()
    assert found.longest == found.left_words


def test_a_long_text_in_another_order_keeps_its_promises() -> None:
    source = random.Random(5)
    words = [f"word{n}" for n in range(400)]
    blocks = [
        " ".join(" ".join(source.choices(words, k=12)).capitalize() + "." for _ in range(source.randint(1, 4)))
        for _ in range(30)
    ]
    other = blocks[:]
    source.shuffle(other)
    left, right = "\n\n".join(blocks), "\n\n".join(other)
    found = compare_texts(left, right)
    check(left, right, found)
    assert found.left_in_right == 1.0
    assert {r.kind for r in found.rows} <= {"same", "moved"}


def test_words_are_counted_as_in_every_list() -> None:
    text = "The U.S. envoy's 1,055 don'ts were read by St. Mary's o'clock club of A.B. in Ardo."
    found = compare_texts(text, text)
    assert found.left_words == found.left_shared == found.longest == words(text)
    part = compare_texts(text, text + " And nobody else ever did so.")
    assert part.right_shared == words(text)
    assert part.right_words == words(text) + 6


def test_text_without_stops_is_read_in_pieces() -> None:
    left = "".join(random.Random(1).choice("的一是不了人我在有他这为之大来") for _ in range(2500))
    found = compare_texts(left, left[700:] + left[:300])
    assert max(row.left[1] - row.left[0] for row in found.rows if row.left) <= 200 * MOST_EDGES
    assert found.left_in_right > 0.7
    dashes = compare_texts("-" * 9000, "-" * 9000)
    assert "".join("-" * (r.left[1] - r.left[0]) for r in dashes.rows if r.left) == "-" * 9000


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("word " * 30_000, "word " * 29_000),
        ("word " * 30_000, ""),
        ("سفينة ميناء بحر رسالة قال " * 2000, "رسالة قال سفينة ميناء " * 2000),
        ("的一是不了人" * 3000, "人了不是一的" * 3000),
        ("“" * 20_000, "a. " * 20_000),
    ],
)
def test_hostile_texts_end_within_seconds(left: str, right: str) -> None:
    started = time.process_time()
    found = compare_texts(left, right)
    assert time.process_time() - started < 20
    assert sum(r.left is not None for r in found.rows) >= bool(left.strip())


def test_a_million_words_are_refused_in_a_line() -> None:
    with pytest.raises(TooLongError, match=r"A has 1,000,000 words; texts of up to 200,000 words"):
        compare_texts("word " * 1_000_000, "word")


def test_it_can_be_stopped() -> None:
    calls = []

    def pulse() -> None:
        calls.append(1)
        if len(calls) == 3:
            raise KeyError

    with pytest.raises(KeyError):
        compare_texts(LEFT, RIGHT, pulse=pulse)


def test_weak_relations_are_shown_when_asked() -> None:
    left = (
        "The harbour commission heard the old pilots about dredging the northern bay.\n\nGulls slept. Bread was short."
    )
    right = (
        "Some pilots sang for hours about the bay, the harbour, a storm and a drum.\n\nPrices rose. A whale was seen."
    )
    assert "related" not in {r.kind for r in compare_texts(left, right).rows}
    assert compare_texts(left, right, loose=True).rows[0].kind == "related"
