"""The two texts of a comparison apart: each in its own order, whole, and led back to what stands beside it."""

import runpy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.text.align import compare_texts
from readroom.text.align_many import compare_many
from readroom.text.model import Body
from readroom.tui.widgets.compare_areas import areas
from readroom.tui.widgets.compare_columns import own_order
from readroom.tui.widgets.compare_window import HEAD, Place, Window
from readroom.tui.widgets.several_lines import SeveralRows

article = runpy.run_path(str(Path(__file__).with_name("comparing_room.py")))["article"]
SENTENCES = (
    "The harbour froze in the first week of January, and the ferry stayed at the quay",
    "A cook at the inn fed forty stranded sailors with turnips for nine whole days",
    "Nobody on the island had seen the like since the great storm of the year 1963",
    "The mayor promised a stronger icebreaker, as three mayors before her had done",
    "Children skated to the lighthouse and back again before the school bell rang",
)
TEXTS = st.lists(st.sampled_from(SENTENCES), max_size=6).map(lambda said: ". ".join(said))


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS)
def test_each_text_is_there_once_in_its_own_order(left: str, right: str) -> None:
    rows = compare_texts(Body(left), Body(right)).rows
    for side, text in enumerate((left, right)):
        found = own_order(rows, side, range(len(rows)))
        parts = [(rows[number].left, rows[number].right)[side] for number, _ in found]
        assert parts == sorted(parts)
        assert "".join(text[slice(*part)] for part in parts).replace(" ", "") == text.replace(" ", "")
        places = [place for _, place in found]
        assert places == sorted(places)


@settings(max_examples=30, deadline=None)
@given(TEXTS, TEXTS, TEXTS, st.integers(0, 1))
def test_an_account_leads_to_what_the_base_has_of_it(base: str, one: str, other: str, witness: int) -> None:
    accounts = [article(n, text, "x") for n, text in enumerate((base, one, other))]
    many = compare_many(accounts[0].body, [a.body for a in accounts[1:]])
    rows = many.comparisons[witness].rows
    count = len(many.sentences)
    for numbers in (range(count), range(count, count + len(many.absent)), [*range(count + len(many.absent))][::2]):
        _, own = SeveralRows(accounts[0], accounts[1:], many, witness).columns(list(numbers))
        assert len(own.numbers) == len(own.listed)
        assert set(own.listed) <= {*numbers, HEAD}
        for number, index in own.beside.items():
            part = rows[own.numbers[index]].right
            back = own.row_of(own.numbers[index])
            if number >= count:
                assert (witness, part) in many.absent[number - count]
                assert back == number
            else:
                mark = many.sentences[number].marks[witness]
                assert mark is not None
                assert back <= number  # of several sentences of the base in one row, the first


def test_a_window_ends_where_its_lines_end() -> None:
    window = Window([HEAD, 3, 7, 9], lambda item, width: [[]] * (item + 1))
    window.resize(10, 4)
    window.go_to_end()
    assert (window.top, window.position) == (Place(3, 0), "row 3 of 3")
    assert window.rows_shown == [9]
    window.scroll(-3)
    assert (window.top, window.rows_shown) == (Place(2, 0), [7, 9])
    assert (window.line_of(9), window.row_at_hand, window.stepped(5), window.stepped(-9)) == (3, 7, 9, 3)
    window.go_to_row(9)
    assert (window.top, window.row_at_hand) == (Place(2, 2), 9)


@pytest.mark.parametrize("size", [(200, 50), (100, 5), (99, 24), (80, 24), (40, 6), (5, 3), (1, 1)])
def test_both_texts_fill_the_view(size: tuple[int, int]) -> None:
    width, height = size
    (whole,) = areas(width, height, apart=False)
    assert whole == (0, 0, width, height, 0)
    one, other = areas(width, height, apart=True)
    if one.y == other.y:
        assert (one.width + 1 + other.width, one.height) == size  # a line between them
    else:
        assert (one.width, one.height + other.height) == size
