"""Word differences inside a row."""

from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.text.align_ops import similarity, steps, to_ops
from readroom.text.align_tokens import Lexicon, split_words


def ops(left: str, right: str) -> list[tuple[str, str, str]]:
    lexicon = Lexicon()
    a, b = split_words(left, lexicon), split_words(right, lexicon)
    found = steps(a, b, (0, len(a)), (0, len(b)), lexicon)
    return [
        (op.kind, left[slice(*op.left)], right[slice(*op.right)])
        for op in to_ops(found, a, b, (0, len(left)), (0, len(right)))
    ]


def test_words_that_go_come_and_change() -> None:
    assert ops("The old pier was closed on Monday.", "The pier was opened on Monday again.") == [
        ("equal", "The", "The"),
        ("delete", "old", ""),
        ("equal", "pier was", "pier was"),
        ("replace", "closed", "opened"),
        ("equal", "on Monday", "on Monday"),
        ("insert", "", "again"),
    ]


def test_spellings_are_told_from_other_words() -> None:
    assert ops("The harbour of Würzburg.", "The harbor of Wuerzburg.") == [
        ("equal", "The", "The"),
        ("spelling", "harbour", "harbor"),
        ("equal", "of", "of"),
        ("spelling", "Würzburg", "Wuerzburg"),
    ]


def test_stop_words_alone_hold_no_differences_apart() -> None:
    assert ops("nets of the old men", "ships of the young women") == [
        ("replace", "nets of the old men", "ships of the young women")
    ]
    assert len(ops("nets below the old men", "ships below a young men")) > 1


def test_case_and_acronyms_are_no_differences() -> None:
    assert ops("The U.S. Fleet", "the US fleet") == [("equal", "The U.S. Fleet", "the US fleet")]


VOCABULARY = ["the", "of", "a", "pier", "piers", "harbour", "harbor", "Nine", "9", "not", "boats"]
WORDS = st.lists(st.sampled_from(VOCABULARY), max_size=14).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(WORDS, WORDS)
def test_steps_cover_both_sides_in_order(left: str, right: str) -> None:
    lexicon = Lexicon()
    a, b = split_words(left, lexicon), split_words(right, lexicon)
    found = steps(a, b, (0, len(a)), (0, len(b)), lexicon)
    at = (0, 0)
    for kind, l0, l1, r0, r1 in found:
        assert (l0, r0) == at
        assert {"delete": r0 == r1, "insert": l0 == l1}.get(kind, l0 < l1 and r0 < r1)
        if kind == "equal":
            assert a.numbers[l0:l1] == b.numbers[r0:r1]
        at = (l1, r1)
    assert at == (len(a), len(b))
    assert 0 <= similarity(found, len(a), len(b)) <= 1
