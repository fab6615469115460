"""Kinds of passages, and which of them moved."""

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.text.align import compare_texts
from readroom.text.align_order import in_order
from readroom.text.model import Body, Span

OPENING = "Nothing of this was known when the ferry left. "
CLOSING = " Everyone went home after the last song had ended."


def kinds(left: str | Body, right: str | Body) -> list[str]:
    return [p.kind for p in compare_texts(left, right).passages if p.kind != "related"]


def test_a_long_passage_with_edits_is_a_duplicate() -> None:
    left = (
        "Divers of the coastal guard found the wreck of a grain ship forty metres below the lighthouse "
        "late on a stormy evening in March."
    )
    right = (
        "On Sunday divers of the coast guard found the wreck of one grain ship forty metres below the old lighthouse "
        "late on a stormy evening."
    )
    assert kinds(OPENING + left, right + CLOSING) == ["duplicate"]


def test_a_shorter_one_is_shared_when_it_has_words_of_its_own() -> None:
    left = "He claimed that the wreck had been plundered by fishermen long ago and laughed."
    right = "It seems the wreck had been plundered by fishermen long before the divers came."
    assert kinds(left, right) == ["shared"]


def test_names_and_titles_alone_are_stock() -> None:
    left = "A letter went to the Royal Society for the Protection of Lighthouses (RSPL) about nets."
    right = "Nobody at the Royal Society for the Protection of Lighthouses (RSPL) ever answered him."
    assert kinds(left, right) == ["stock"]


def test_five_words_count_when_they_fill_a_quotation() -> None:
    left = "The keeper spoke of “direct contact with foreign crews” in spring."
    right = "It was all about direct contact with foreign crews and their cargo, one hears."
    assert kinds(left, right) == ["quote"]
    assert kinds(left.replace("“", "").replace("”", ""), right) == ["stock"]


def test_a_block_quotation_is_a_quotation() -> None:
    quoted = "lamps may only be lit by the oldest keeper himself"
    left = f"Rules of the house\n\n{quoted}\n\nThat was all."
    right = f"One rule said that {quoted}, no one else."
    start = left.index(quoted)
    assert kinds(left, right) == ["shared"]
    assert kinds(Body(left, (Span("quote", start, start + len(quoted), 1),)), right) == ["quote"]


def test_a_copy_that_holds_quotations_is_no_quotation() -> None:
    text = (
        "The keeper told the crowd that nobody had come for him in eleven years and that the lamp went on "
        "regardless. “I lit it each night, I cleaned the glass each morning, I wrote the log, and I never once "
        "asked why,” he said, “because the ships were there, and a ship does not ask who pays for the oil.”"
    )
    assert kinds(OPENING + text, text + CLOSING) == ["duplicate"]


def test_a_short_sentence_that_is_whole_on_both_sides_is_shared() -> None:
    assert kinds(
        OPENING + "The whole pier will cost 40 million crowns.", "The whole pier will cost 45 million crowns." + CLOSING
    ) == ["shared"]


def test_the_lighter_of_two_crossing_passages_moved() -> None:
    long = (
        "Divers of the coast guard found the wreck of a grain ship forty metres below the lighthouse "
        "late on a stormy evening."
    )
    short = "Its cargo had been plundered by fishermen long before anybody else came near the place."
    left, right = f"{long}\n\n{short}", f"{short}\n\n{long}"
    assert [(p.words, p.moved) for p in compare_texts(left, right).passages] == [(22, False), (15, True)]


def test_a_passage_ends_with_the_signs_that_both_have() -> None:
    text = "Divers of the coast guard found the wreck of a grain ship (forty metres down), and told nobody."
    left, right = OPENING + f"“{text}”", f"One log has it: “{text}”" + CLOSING
    (found,) = compare_texts(left, right).passages
    assert left[slice(*found.left)] == right[slice(*found.right)] == f"“{text}”"
    (found,) = compare_texts(left, right.replace("nobody.”", "nobody…”")).passages
    assert left[slice(*found.left)] == f"“{text[:-1]}"


RANGE = st.tuples(st.integers(0, 12), st.integers(1, 1)).map(lambda r: (r[0], r[0] + r[1]))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(RANGE, RANGE, st.integers(1, 9)), max_size=8))
def test_the_order_is_the_heaviest_one(pairs: list[tuple[tuple[int, int], tuple[int, int], int]]) -> None:
    items = [(*a, *b, float(weight)) for a, b, weight in pairs]
    chosen = [item for item, kept in zip(items, in_order(items), strict=True) if kept]

    def rises(part: tuple[tuple[int, int, int, int, float], ...]) -> bool:
        ordered = sorted(part)
        return all(a[1] <= b[0] and a[3] <= b[2] for a, b in pairwise(ordered))

    best = max(
        (sum(i[4] for i in part) for n in range(len(items) + 1) for part in combinations(items, n) if rises(part)),
        default=0.0,
    )
    assert rises(tuple(chosen))
    assert sum(i[4] for i in chosen) == best
