from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.text.cells import Flow, cells, flow
from readroom.text.wrap import wrap

TEXTS = st.text(
    st.one_of(
        st.sampled_from("abc  -—/(),.'’“”漢字かな、。「」ไทยพ한국é́̈👩\u200d👧🏽🇩🇪\u200c\u3000\xad\ufe0f"),
        st.characters(),
    ),
    max_size=120,
)
WIDTHS = st.integers(4, 200)
MODES = st.sampled_from(["words", "row", "code"])


def lines(text, width, mode="words"):
    shown = flow(text, 0, len(text))
    return [shown.shown[cut.first : cut.last] for cut in wrap(shown, width, mode)]


def test_words_stay_whole_and_lines_are_full():
    assert lines("The council met on Monday to vote", 12) == ["The council", "met on", "Monday to", "vote"]


def test_a_word_as_long_as_the_line_fits():
    assert lines("abcd efgh", 4) == ["abcd", "efgh"]


def test_a_word_longer_than_the_line_is_broken():
    assert lines("a abcdefghij b", 4) == ["a", "abcd", "efgh", "ij b"]


def test_dashes_allow_a_break_after_them_but_not_before_a_number():
    assert lines("north-south line", 8) == ["north-", "south", "line"]
    assert lines("cold, -12 deg", 8) == ["cold,", "-12 deg"]


def test_a_no_break_space_holds_words_together():
    assert lines("about 10\xa0000 people", 9) == ["about", "10\xa0000", "people"]


def test_an_empty_text_has_one_line():
    assert lines("", 10) == [""]


def test_scripts_without_spaces_break_between_characters_but_not_before_a_full_stop():
    assert lines("東京都議会は。今日", 8) == ["東京都議", "会は。今", "日"]
    assert lines("東京都。今日", 6) == ["東京", "都。今", "日"]


def test_code_keeps_its_blanks_and_is_cut_where_the_line_is_full():
    assert lines("    if a:  b", 6, "code") == ["    if", " a:  b"]
    assert lines("é  漢 x", 4, "code") == ["é  ", "漢 x"]


def test_a_table_row_breaks_between_its_cells():
    assert lines("North gate | 12 | closed", 16, "row") == ["North gate |", "12 | closed"]
    assert lines("Gate | a cell that is too long é", 12, "row") == ["Gate |", "a cell that", "is too long", "é"]


def test_marks_joined_emoji_and_flags_are_not_torn_apart():
    assert lines("é" * 6, 4) == ["é" * 4, "é" * 2]
    assert lines("e\u0323\u0301" * 3, 2) == ["e\u0323\u0301" * 2, "e\u0323\u0301"]
    assert lines("👩\u200d👧" * 2, 6) == ["👩👧", "👩👧"]
    assert lines("🇩🇪🇫🇷🇮🇹", 5) == ["🇩🇪🇫🇷", "🇮🇹"]


@settings(deadline=None)
@given(TEXTS, WIDTHS, MODES)
def test_no_line_is_too_wide_and_nothing_but_blanks_is_between_lines(text, width, mode):
    shown = flow(text, 0, len(text))
    cuts = wrap(shown, width, mode)
    assert [cut.first for cut in cuts] == [0, *(cut.next for cut in cuts[:-1])]
    assert cuts[-1].next == len(shown.shown)
    for cut in cuts:
        assert cells(shown.shown[cut.first : cut.last]) <= width
        assert not shown.shown[cut.last : cut.next].strip()


@settings(deadline=None)
@given(st.text(st.sampled_from("ab  -—|é/é.,(")), WIDTHS, MODES)
def test_the_short_way_for_plain_text_gives_the_same_lines_as_the_long_way(text, width, mode):
    plain = flow(text, 0, len(text))
    slow = Flow(plain.shown, plain.offsets, [True] * len(plain.shown))
    assert wrap(plain, width, mode) == wrap(slow, width, mode)
