"""Lines of a concordance: the node is always the text's, windows are counted in words, orders have levels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.text.concordance import (
    Line,
    Place,
    SortKey,
    around,
    in_order,
    line_at,
    narrowed,
    parse_keys,
    sort_values,
)
from readroom.text.fold import tokens

PLACE = Place(7, "k7", 7, "A title", "Quay Times", None, "2020-03", 100)
ALPHABET = "ab Zé .,—“”\n-'_2ß\u0301\u00ad\u200cمیشود港新聞กขе²ªʹ"
TEXTS = st.text(ALPHABET, max_size=120) | st.text(max_size=40)


def place(docid: int = 1, date: str | None = "2020", source: str = "S") -> Place:
    return Place(docid, f"k{docid}", docid, None, source, None, date, 100)


def line(left: str, node: str, right: str, of: Place = PLACE) -> Line:
    return Line(of, len(left), len(left) + len(node), left, node, right)


@given(TEXTS, st.data())
def test_a_line_is_a_piece_of_the_text_with_the_node_in_its_place(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = line_at(PLACE, text, start, end, data.draw(st.integers(0, 12)))
    assert found.node == text[found.start : found.end]
    assert text[start - len(found.left) : end + len(found.right)] == found.left + found.node + found.right


@given(TEXTS, st.data())
def test_a_window_has_so_many_words_or_reaches_the_end_of_the_text(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    window = data.draw(st.integers(1, 6))
    left, right = around(text, start, end, window)
    before, after = tokens(text[left:start]), tokens(text[end:right])
    every_before, every_after = tokens(text[:start]), tokens(text[end:])
    assert [t.folded for t in before] == [t.folded for t in every_before[-window:]]
    assert [t.folded for t in after] == [t.folded for t in every_after[:window]]
    if len(every_before) > window:
        assert left == every_before[-window].start
    if len(every_after) > window:
        assert right == end + every_after[window - 1].end


def test_a_window_ends_with_a_word_and_with_the_text():
    text = "One two, three four. Five six seven."
    left, right = around(text, 9, 14, 2)
    assert (text[left:9], text[14:right]) == ("One two, ", " four. Five")
    assert around(text, 9, 14, 50) == (0, len(text))
    assert around(text, 9, 14, 0) == (9, 14)


def test_a_window_over_words_without_end_is_bounded():
    text = "x" * 100_000 + " node " + "y" * 100_000
    left, right = around(text, 100_001, 100_005, 5)
    assert 100_001 - left <= 600
    assert right - 100_005 <= 600


def test_words_of_scripts_without_spaces_are_characters():
    text = "今日は港の新聞を読む"
    left, right = around(text, 3, 4, 2)
    assert (text[left:3], text[4:right]) == ("日は", "の新")


@given(TEXTS, st.integers(0, 40), st.integers(0, 4))
def test_a_line_made_narrower_is_the_line_of_that_window(text, at, window):
    at = min(at, len(text))
    end = min(len(text), at + 3)
    whole = line_at(PLACE, text, at, end, 9)
    assert narrowed(whole, window) == line_at(PLACE, text, at, end, window)


def test_a_line_as_json():
    found = line("an old ", "quay", " inn").to_json()
    assert list(found) == ["id", "key", "start", "end", "left", "node", "right", "title", "source", "outlet", "date"]
    assert (found["id"], found["start"], found["end"], found["outlet"]) == (7, 7, 11, None)


def test_keys_are_read_in_any_case_and_said_as_they_are_written():
    keys = parse_keys("r1, L2 -NODE,date 1R")
    assert keys == (SortKey("R1"), SortKey("L2"), SortKey("node", True), SortKey("date"))
    assert ",".join(map(str, keys)) == "R1,L2,-node,date"
    assert parse_keys("") == ()


@pytest.mark.parametrize("text", ["L4", "R0", "nod", "R1;L1", "R1,x"])
def test_what_is_no_key_is_said(text):
    with pytest.raises(ValueError, match="lines cannot be sorted by"):
        parse_keys(text)


def test_sort_values_are_folded_words_from_the_node_outwards():
    found = line("The Old, grey ", "Quay", " is É shut")
    keys = parse_keys("L1 L2 L3 node R1 R2 R3")
    assert sort_values(found, keys) == ("grey", "old", "the", "quay", "is", "e", "shut")
    assert sort_values(line("", "x", " y"), parse_keys("L1 R1 R2")) == ("", "y", "")
    long = line("many words " * 40 + "then ", "x", " next " + "more words " * 40)
    assert sort_values(long, parse_keys("L1 L2 L3 R1 R2 R3")) == ("then", "words", "many", "next", "more", "words")


def test_orders_have_levels_and_keep_what_is_equal():
    rows = [line("b ", "x", " 2"), line("a ", "x", " 2"), line("a ", "x", " 1"), line("b ", "X", " 2 z")]
    assert in_order(rows, parse_keys("L1,R1")) == [rows[2], rows[1], rows[0], rows[3]]
    assert in_order(rows, parse_keys("-L1,R1")) == [rows[0], rows[3], rows[2], rows[1]]
    assert in_order(rows, parse_keys("node")) == rows


def test_dates_come_newest_first_and_the_undated_last_either_way():
    old, new, none = (line("", "x", "", place(n, d)) for n, d in ((5, "2001"), (9, "2020"), (1, None)))
    assert in_order([none, old, new], parse_keys("date")) == [new, old, none]
    assert in_order([none, new, old], parse_keys("-date")) == [old, new, none]


def test_where_in_its_text_a_line_is():
    assert Line(PLACE, 25, 30, "", "x", "").share == 0.25
    assert Line(Place(1, "k", 1, None, "S", None, None, 0), 0, 0, "", "", "").share == 0
