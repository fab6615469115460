"""Lines in cells: exactly as wide as asked, the node in its column, in any script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from readroom.text.cells import cells
from readroom.text.concordance_cells import fitted, head, one_line, tail
from readroom.text.gate import display, has_control

PIECES = [
    "an old ",
    "港の新聞",
    "ال\u064eميناء ",
    "e\u0301",
    "\U0001f468\u200d\U0001f469",
    "\n\n",
    "กำ ",
    "\u200f",
    "¶",
    "a" * 30,
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.characters(exclude_categories=("Cc", "Cs")), max_size=12).map("".join)


@given(TEXTS, TEXTS, TEXTS, st.integers(1, 60), st.data())
def test_a_line_has_its_width_and_its_node_in_its_column(left, node, right, width, data):
    before = data.draw(st.integers(0, width))
    found = fitted(left, node, right, width, before)
    assert cells(found.left) == min(before, width - 1)
    assert cells(found.left) + cells(found.node) + cells(found.right) == width


@pytest.mark.parametrize("node", ["quay", "港の", "الميناء", "Café", "ท่า"])
@pytest.mark.parametrize("width", [20, 41, 80, 200])
def test_what_a_terminal_shows_is_as_wide(node, width):
    found = fitted("left 左の words e\u0301 ", node, " رصيف and right 右", width, width * 9 // 20)
    assert cell_len("".join(found)) == width
    assert cell_len(found.left) == width * 9 // 20


def test_the_words_nearest_to_the_node_stay():
    found = fitted("far far away near ", "quay", " next then gone", 20, 8)
    assert found == (" ay near "[1:], "quay", " next th")
    assert fitted("x ", "quay", "", 12, 5) == ("   x ", "quay", "   ")


def test_a_wide_character_that_does_not_fit_leaves_a_blank():
    assert tail("港港", 3) == "港"
    assert head("港港", 3) == "港"
    assert fitted("港港", "x", "", 8, 3).left == " 港"


def test_a_long_node_is_cut_and_leaves_room():
    found = fitted("a ", "b" * 100, " c d", 40, 10)
    assert found.node.endswith("…")
    assert found.right.startswith(" c d")


def test_line_ends_are_signs():
    assert one_line("end.\n\nNext\n- item  two") == "end. ¶ Next ¶ - item two"


def test_the_time_does_not_grow_with_marks():
    zalgo = "a" + "\u0301" * 100_000
    assert cells("".join(fitted(zalgo, "x", zalgo, 40, 20))) == 40


@given(st.text(max_size=60), st.text(max_size=20), st.integers(5, 60))
def test_nothing_of_a_text_acts_in_a_terminal(side, node, width):
    found = "".join(fitted(side, node, side[::-1], width, width // 2))
    assert not has_control(found)
    assert display(found) == found
