import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from readroom.text.cells import (
    cells,
    cluster_start,
    flow,
    is_plain,
    is_western,
    next_cluster,
    previous_cluster,
    shown_char,
)
from readroom.text.gate import display


def test_every_plain_character_takes_one_cell_and_is_shown_as_it_is():
    plain = [char for char in map(chr, range(sys.maxunicode + 1)) if is_plain(char)]
    assert len(plain) > 1000
    assert all(get_character_cell_size(char) == 1 and display(char) == char for char in plain)


def test_what_is_western_is_plain_and_no_terminal_is_asked_about_it():
    western = [char for char in map(chr, range(sys.maxunicode + 1)) if is_western(char)]
    assert {*"aZ9 éßœ“”–—…€│·"} <= {*western}
    assert all(map(is_plain, western))
    assert not any(map(is_western, ("\xad", "\u0301", "\n", "\x7f", "\u200d", "字", "א")))


@settings(deadline=None)
@given(st.text())
def test_the_shown_form_measures_as_the_widgets_measure_it(text):
    shown = flow(text, 0, len(text)).shown
    assert cells(shown) == cell_len(shown)


@settings(deadline=None)
@given(st.text())
def test_the_shown_form_passes_the_gate(text):
    shown = flow(text, 0, len(text)).shown
    assert display(shown) == shown


@settings(deadline=None)
@given(st.text(), st.data())
def test_offsets_lead_from_what_is_shown_to_the_text(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shown = flow(text, start, end)
    assert len(shown.offsets) == len(shown.shown)
    assert [shown_char(text[offset]) for offset in shown.offsets] == list(shown.shown)
    assert "".join(shown_char(char) for char in text[start:end]) == shown.shown


def test_what_is_put_in_has_the_offset_of_the_character_before_it():
    shown = flow("see here now", 4, 12, [(8, "[1]")])
    assert shown.shown == "here[1] now"
    assert list(shown.offsets) == [4, 5, 6, 7, 7, 7, 7, 8, 9, 10, 11]
    assert shown.index(8) == 7


@pytest.mark.parametrize(
    ("text", "clusters"),
    [
        ("abc", ["a", "b", "c"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("👩\u200d👧x", ["👩\u200d👧", "x"]),
        ("🇩🇪🇫🇷", ["🇩🇪", "🇫🇷"]),
        ("❤\ufe0f!", ["❤\ufe0f", "!"]),
        ("a\n\u0301", ["a", "\n", "\u0301"]),
    ],
)
def test_clusters_forward_and_back(text, clusters):
    forward, at = [], 0
    while at < len(text):
        forward.append(text[at : next_cluster(text, at)])
        at = next_cluster(text, at)
    back = []
    while at > 0:
        back.insert(0, text[previous_cluster(text, at) : at])
        at = previous_cluster(text, at)
    assert forward == clusters
    assert back == clusters


@settings(deadline=None)
@given(st.text(min_size=1), st.data())
def test_a_cluster_begins_at_or_before_each_of_its_code_points(text, data):
    offset = data.draw(st.integers(0, len(text) - 1))
    start = cluster_start(text, offset)
    assert start <= offset < next_cluster(text, start)


def test_signs_that_terminals_measure_differently_are_not_shown():
    assert flow("👍🏽 ❤️ 1️⃣ so\xadft", 0, 13).shown == re.sub("[\ufe0f\xad🏽]", "", "👍🏽 ❤️ 1️⃣ so\xadft"[:13])
