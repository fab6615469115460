"""Sentences that share rare words."""

from readroom.text.align import compare_texts

LEFT = """The ferry company has dismissed its captain after the collision with a whale.

Sailors sang in the harbour square until midnight.
"""
RIGHT = """Nobody was hurt on board.

A whale collided with the ferry; the captain was dismissed by the company at once.

Ticket prices are going to rise in autumn.
"""


def test_related_sentences_stand_side_by_side_without_a_word_difference() -> None:
    found = compare_texts(LEFT, RIGHT)
    (row,) = [r for r in found.rows if r.kind == "related"]
    assert LEFT[slice(*row.left or ())].startswith("The ferry company")
    assert RIGHT[slice(*row.right or ())].startswith("A whale")
    assert {op.kind for op in row.ops} == {"equal"}
    assert [LEFT[slice(*op.left)] for op in row.ops] == ["ferry", "company", "dismissed", "captain", "whale"]
    assert 0.35 <= row.similarity <= 1
    (passage,) = [p for p in found.passages if p.kind == "related"]
    assert (passage.left, passage.right, passage.words) == (row.left, row.right, 5)


def test_related_sentences_count_in_no_share() -> None:
    found = compare_texts(LEFT, RIGHT)
    assert found.left_shared == found.right_shared == found.longest == 0


def test_common_words_relate_nothing() -> None:
    found = compare_texts("He said that they would be there then.", "They said that he would then be there.")
    assert [r.kind for r in found.rows] == ["left", "right"]
