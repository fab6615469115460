import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.tui.frames import Shadow, blank_style, plain_style

COLUMNS, LINES = 24, 8


def shown(data: str) -> pyte.Screen:
    screen = pyte.Screen(COLUMNS, LINES)
    pyte.Stream(screen).feed(data)
    return screen


def picture(screen: pyte.Screen) -> list[list[tuple[object, ...]]]:
    """What can be seen: on a blank only its ground, a line or reversal count."""
    rows = []
    for y in range(LINES):
        row = []
        for x in range(COLUMNS):
            c = screen.buffer[y][x]
            if c.data == " " and not (c.reverse or c.underscore or c.strikethrough):
                row.append((" ", c.bg))
            else:
                row.append((c.data, c.fg, c.bg, c.bold, c.italics, c.reverse, c.underscore, c.strikethrough))
        rows.append(row)
    return rows


def frame(lines: dict[int, list[tuple[str, str]]], x: int = 0) -> str:
    """A frame as Textual writes it: a move for each line, every segment closed by a reset."""
    parts = []
    for y, segments in lines.items():
        texts = (f"\x1b[{style}m{text}\x1b[0m" if style else text for text, style in segments)
        parts.append(f"\x1b[{y + 1};{x + 1}H" + "".join(texts))
    return "\n".join(parts) + "\x1b[1;1H"


def padded(text: str) -> str:
    return text[:COLUMNS].ljust(COLUMNS)


STYLES = st.sampled_from(["", "1", "39;49", "7", "1;31;49", "4;38;5;200;48;2;1;2;3", "2", "32;40"])
WIDE = "日本"


def width(text: str) -> int:
    return sum(2 if c in WIDE else 1 for c in text)


@st.composite
def frames(draw: st.DrawFn) -> list[str]:
    """Frames that paint some lines; with wide characters always whole lines, since pyte keeps half a character."""
    wide = draw(st.booleans())
    text = st.text(alphabet=st.sampled_from("ab  xyz…éß" + WIDE * wide), max_size=12)
    made = []
    for _ in range(draw(st.integers(1, 6))):
        x = 0 if wide else draw(st.integers(0, 8))
        lines: dict[int, list[tuple[str, str]]] = {}
        for y in sorted(draw(st.lists(st.integers(0, LINES - 1), unique=True, min_size=1, max_size=LINES))):
            room = COLUMNS - x
            lines[y] = []
            for part in draw(st.lists(text, min_size=1, max_size=3)):
                while width(part) > room:
                    part = part[:-1]
                room -= width(part)
                lines[y].append((part, draw(STYLES)))
            if wide:
                lines[y].append((" " * room, draw(STYLES)))
        made.append(frame(lines, x))
    return made


def first_frame() -> str:
    return frame({y: [(padded(f"line {y}"), "")] for y in range(LINES)})


@settings(max_examples=150, deadline=None)
@given(frames())
def test_what_is_sent_shows_the_same_as_the_frames(made: list[str]) -> None:
    shadow = Shadow()
    sent = [shadow.thin(f, (COLUMNS, LINES)) for f in [first_frame(), *made]]
    assert picture(shown("".join(sent))) == picture(shown("".join([first_frame(), *made])))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(-4, 4), min_size=1, max_size=6), st.integers(0, 2))
def test_a_scrolled_text_shows_the_same(moves: list[int], heading: int) -> None:
    text = [f"{n:03d} " + "abcdefgh"[n % 8] * (n % 17) for n in range(60)]
    shadow, raw, sent, top = Shadow(), "", "", 20
    for by in [0, *moves]:
        top += by
        lines = {y: [(padded("heading"), "7")] for y in range(heading)}
        lines |= {y: [(padded(text[top + y]), "")] for y in range(heading, LINES)}
        raw += frame(lines)
        sent += shadow.thin(frame(lines), (COLUMNS, LINES))
    assert picture(shown(sent)) == picture(shown(raw))


def test_a_line_of_a_long_text_costs_a_line() -> None:
    def text(top: int) -> str:
        return frame({y: [(padded(f"{chr(97 + top + y)}" * 20), "")] for y in range(LINES)})

    shadow = Shadow()
    shadow.thin(text(0), (COLUMNS, LINES))
    assert len(shadow.thin(text(1), (COLUMNS, LINES))) < 60


def test_the_same_frame_costs_nothing() -> None:
    shadow = Shadow()
    assert shadow.thin(first_frame(), (COLUMNS, LINES))
    assert shadow.thin(first_frame(), (COLUMNS, LINES)) == ""
    shadow.forget()
    assert shadow.thin(first_frame(), (COLUMNS, LINES))


def test_another_size_sends_everything() -> None:
    shadow = Shadow()
    shadow.thin(first_frame(), (COLUMNS, LINES))
    assert "line 7" in shadow.thin(first_frame(), (COLUMNS + 1, LINES))


def test_a_changed_word_is_sent_alone() -> None:
    shadow = Shadow()
    shadow.thin(first_frame(), (COLUMNS, LINES))
    sent = shadow.thin(frame({3: [(padded("line 9"), "")]}), (COLUMNS, LINES))
    assert sent == "\x1b[4;6H9\x1b[1;1H"


def test_a_line_of_unsure_width_is_sent_whole_with_a_move_after_each_doubt() -> None:
    shadow = Shadow()
    shadow.thin(first_frame(), (COLUMNS, LINES))
    sent = shadow.thin(frame({2: [("ab 👩‍👧 cd" + " " * 16, "")]}), (COLUMNS, LINES))
    assert "\x1b[K" in sent
    assert "👩‍👧\x1b[3;6H cd" in sent


@pytest.mark.parametrize("other", ["\x1b[2J", "\x1b]52;c;QQ==\x07", "\x1b[1;1Hx\x1b[?25l"])
def test_what_is_not_understood_is_passed_on(other: str) -> None:
    assert Shadow().thin(other, (COLUMNS, LINES)) == other


def test_styles_are_told_from_defaults() -> None:
    assert plain_style("1;39;49") == "1"
    assert plain_style("38;5;39;49") == "38;5;39"
    assert plain_style("0;48;2;39;49;7") == "48;2;39;49;7"
    assert blank_style("1;31") == ""
    assert blank_style("1;41") == "1;41"
