import pytest

from readroom.tui.widgets.reader_find import find, step

TEXT = "The Müller mill. The mills of Muller — and a MILLER — stood by the millpond."


def found(wanted):
    return [TEXT[start:end] for start, end in find(TEXT, wanted)]


def test_words_are_found_without_regard_to_case_and_accents():
    assert found("muller") == ["Müller", "Muller"]


def test_the_last_word_may_go_on():
    assert found("mill") == ["mill", "mills", "MILLER", "millpond"]
    assert found("the mill") == ["The mills", "the millpond"]


def test_words_in_a_row_may_have_signs_between_them():
    assert found("muller and") == ["Muller — and"]


def test_signs_are_found_as_they_are_printed():
    assert found("—") == ["—", "—"]


@pytest.mark.parametrize("wanted", ["", "  ", "absent", "mill absent"])
def test_nothing_is_found(wanted):
    assert find(TEXT, wanted) == []


def test_steps_go_round():
    hits = [(5, 6), (10, 12), (20, 21)]
    assert [step(hits, here, 1) for here in (-1, 4, 5, 11, 20)] == [0, 0, 1, 2, 0]
    assert [step(hits, here, -1) for here in (4, 5, 11, 20)] == [2, 2, 1, 1]
    assert step(hits, 5, 2) == 2
