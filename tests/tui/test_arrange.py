"""Which panes are shown at which width."""

import pytest

from readroom.tui.arrange import PANES, arrange
from readroom.tui.widgets.cells import len_cells
from readroom.tui.widgets.status import parted, status_segments, title_segments


@pytest.mark.parametrize("focus", PANES)
@pytest.mark.parametrize("zen", [False, True])
@pytest.mark.parametrize("width", [1, 20, 39, 40, 79, 80, 119, 120, 121, 160, 189, 190, 200, 400])
def test_the_widths_add_up_and_the_focus_is_shown(width, focus, zen):
    shown = arrange(width, focus, zen=zen)
    assert sum(shown.values()) == width
    assert focus in shown
    assert all(n > 0 for n in shown.values())
    assert list(shown) == [name for name in PANES if name in shown]


@pytest.mark.parametrize(
    ("width", "focus", "shown"),
    [
        (80, "sources", ["sources", "articles"]),
        (80, "articles", ["sources", "articles"]),
        (80, "reader", ["reader"]),
        (80, "highlights", ["highlights"]),
        (120, "articles", ["sources", "articles", "reader"]),
        (120, "reader", ["articles", "reader", "highlights"]),
        (190, "sources", list(PANES)),
    ],
)
def test_panes_by_width_and_focus(width, focus, shown):
    assert list(arrange(width, focus)) == shown


@pytest.mark.parametrize("width", [120, 150, 190, 250])
def test_the_reader_has_room_for_its_text(width):
    assert arrange(width, "reader")["reader"] >= 75


@pytest.mark.parametrize("width", [120, 150, 190, 250])
@pytest.mark.parametrize("asked", [24, 100, 400])
def test_a_wider_text_gets_a_wider_pane_and_the_others_stay(width, asked):
    for focus in ("articles", "reader"):
        shown = arrange(width, focus, reader=asked)
        assert sum(shown.values()) == width
        assert min(shown.values()) >= 20
    assert arrange(width, "reader", reader=100)["reader"] >= min(100, width - 98)


@pytest.mark.parametrize("width", [5, 20, 80])
def test_the_status_line_keeps_what_is_pending(width):
    line = status_segments(width, message="m" * 90, pending="12g", taken="An article", position="row 1 of 2")
    text = "".join(s.text for s in line)
    assert len(text) == width
    assert "12g" in text


def test_what_was_taken_gives_way_to_a_message():
    def said(message):
        return "".join(
            s.text for s in status_segments(60, message=message, pending="", taken="The pier", position="row 1")
        )

    assert said("").startswith("compare: The pier")
    assert said("Let go").startswith("Let go ")


@pytest.mark.parametrize("width", [30, 80, 200])
@pytest.mark.parametrize("message", ["Let go", "cannot be written: " + "why " * 20 + "do 这个", "w" * 300])
def test_a_long_message_goes_on_in_another_line(width, message):
    first, rest = parted(width, message=message, pending="", position="row 1 of 2")
    (left, _) = status_segments(width, message=first, pending="", taken="", position="row 1 of 2")
    assert left.text == first
    assert len_cells(rest) <= width
    whole = next((w for w in (f"{first} {rest}", first + rest) if message.startswith(w[:-1])), None)
    assert whole is not None
    assert whole.strip() == message or (whole.endswith("…") and len_cells(message) > width)
    if len(message) < 20:
        assert not rest


def test_titles_stand_over_their_panes():
    line = title_segments([("Sources 3", 12, False), ("Articles", 20, True)])
    text = "".join(s.text for s in line)
    assert len(text) == 32
    assert text[12] == "│"
    assert [s.style.reverse for s in line if "Articles" in s.text] == [True]
