"""Printings of one quotation: the fullest one, and what the others make of it."""

from hypothesis import given
from hypothesis import strategies as st

from readroom.text.quotation import Wording, fullest, in_pieces, wording

FULL = "We shall mend the pump in May, and nobody came, and nobody wrote back, and I said so."


def test_the_same_words_are_no_difference() -> None:
    assert wording(FULL, FULL.upper().replace(",", " –")) == Wording((), (), (), False)


def test_words_in_brackets_are_put_in() -> None:
    assert wording(FULL, FULL.replace("the pump", "the [only] pump")).put_in == ("[only]",)
    assert wording(FULL, FULL.replace("pump", "pump (his)")).put_in == ("(his)",)


def test_brackets_around_words_that_others_have_are_put_in_too() -> None:
    found = wording(FULL, FULL.replace("in May", "[in May]"))
    assert (found.left_out, found.put_in) == ((), ("[in May]",))
    assert wording("We [all] go home now.", "We [all] go home now.").put_in == ()


def test_what_is_cut_off_and_what_is_left_out_inside() -> None:
    cut = wording(FULL, "We shall mend the pump in May")
    assert cut.left_out == ("and nobody came, and nobody wrote back, and I said so",)
    assert cut.cut
    inside = wording(FULL, "We shall mend the pump in May … and nobody wrote back, and I said so")
    assert inside.left_out == ("and nobody came",)
    assert not inside.cut


def test_spellings_are_no_other_words() -> None:
    found = wording("a matter of bad behaviour, said Qasem", "a matter of bad behavior, said Qassim")
    assert (found.left_out, found.put_in) == ((), ())
    assert found.spelled == (("behaviour", "behavior"), ("Qasem", "Qassim"))


def test_another_word_is_left_out_and_put_in() -> None:
    found = wording("we will never sell the boats", "we will always sell the boats")
    assert (found.left_out, found.put_in) == (("never",), ("always",))


def test_the_fullest_is_the_one_without_brackets() -> None:
    added = FULL.replace("the pump", "the [only] pump")
    short = "We shall mend the pump in May … and nobody wrote back"
    assert fullest([short, added, FULL, short, short]) == 2
    assert fullest([added, FULL]) == 1
    assert fullest([FULL]) == 0


def test_one_who_puts_a_word_in_is_not_the_fullest_when_the_others_agree() -> None:
    doctored = FULL.replace("mend the pump", "mend the old pump")
    assert fullest([doctored, FULL, FULL, FULL, FULL]) == 1


def test_pieces_of_one_quotation_belong_together_and_repetitions_do_not() -> None:
    assert in_pieces(FULL, ["We shall mend the pump in May", "and nobody wrote back, and I said so."]) == [0, 1]
    assert in_pieces(FULL, ["mend the pump in May", FULL, "and nobody came"]) == [1]


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_have_an_answer(full: str, printed: str) -> None:
    found = wording(full, printed)
    assert all(isinstance(part, str) for part in (*found.left_out, *found.put_in))
    assert fullest([full, printed]) in (0, 1)
    assert in_pieces(full, [printed]) == [0]
