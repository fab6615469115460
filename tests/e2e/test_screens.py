"""Small terminals, terminals that change their size, and terminals that can do little."""

import re

import pytest

COLOUR = re.compile(rb"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;\d+)*m")
MOUSE = re.compile(rb"\x1b\[\?(?:9|1000|1001|1002|1003|1005|1006|1015|1016)[hl]")


@pytest.mark.parametrize(("columns", "rows"), [(40, 10), (20, 5)], ids=lambda n: str(n))
def test_a_small_terminal_works(tour, columns, rows):
    terminal = tour.open("tour", columns=columns, rows=rows)
    terminal.until("Start here")
    terminal.press("enter")
    terminal.until(lambda s: "This is a" in s or "readroom tour" in s)
    terminal.press("G")
    terminal.until("100 %")
    terminal.press("a")
    terminal.until("─Note")
    terminal.press("small")
    terminal.until(lambda s: "small" in s and "saved" in s)
    terminal.press("escape")
    terminal.until(lambda s: "─Note" not in s and "▎" in s)
    terminal.press("s")
    terminal.until("Search:")
    terminal.press("ferry")
    terminal.until("hits")
    terminal.press("enter", "c", "j", "c")
    terminal.until(lambda s: s.startswith(" A "))
    terminal.press("]", "j", "?")
    terminal.until("Help")
    terminal.press("q", "q")
    terminal.until("Search:")
    terminal.press("ctrl+q")
    assert terminal.wait() == 0
    assert tour.notes()[0][1] == "small"


def test_another_width_keeps_the_line_one_was_reading(tour):
    terminal = tour.open("tour", columns=100, rows=24)
    terminal.until("Start here")
    terminal.press("enter")
    terminal.until("Lesson 1")
    terminal.press("z")
    terminal.until(lambda s: "Articles" not in s)
    terminal.press("space", "5j")
    terminal.quiet()
    top = first_words(terminal)
    for columns, rows in ((60, 24), (44, 12), (140, 30), (100, 24)):
        terminal.resize(columns, rows)
        terminal.until(lambda s: top in " ".join(s.split()))
        terminal.quiet()
        assert top in " ".join(" ".join(terminal.text().split("\n")[1:4]).split()), terminal.text()
    terminal.press("ctrl+q")
    assert terminal.wait() == 0


def first_words(terminal):
    """The first words of the text on the screen."""
    lines = (line.strip() for line in terminal.text().split("\n")[1:])
    return " ".join(next(line for line in lines if len(line.split()) > 4).split()[:4])


def test_no_color_gives_no_colour(tour):
    terminal = tour.open("tour", environment={"NO_COLOR": "1"}, columns=120)
    visit(terminal)
    assert COLOUR.search(terminal.raw) is None
    assert b"\x1b[1m" in terminal.raw


def test_colours_are_the_terminal_s_own(tour):
    terminal = tour.open("tour", columns=120)
    visit(terminal)
    assert COLOUR.search(terminal.raw)
    assert b"38;2" not in terminal.raw
    assert b"48;2" not in terminal.raw


def visit(terminal):
    """Mark, search and compare: where colours are."""
    terminal.until("Start here")
    terminal.press("enter")
    terminal.until("Lesson 1")
    terminal.press("v", "m")
    terminal.until("▎")
    terminal.press("s")
    terminal.until("Search:")
    terminal.press("ferry")
    terminal.until("in 9 articles")
    terminal.press("enter", "c", "j", "c")
    terminal.until("longest shared run")
    terminal.press("ctrl+q")
    assert terminal.wait() == 0


@pytest.mark.parametrize(
    "environment",
    [
        {"TERM": "dumb", "COLORTERM": ""},
        {"TERM": "linux", "COLORTERM": ""},
        {"TERM": "screen", "COLORTERM": ""},
        {"TERM": "", "COLORTERM": ""},
        {"TERM": "xterm-unheard-of", "COLORTERM": ""},
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=lambda e: "-".join(e.values()),
)
def test_a_terminal_that_can_do_little_starts(tour, environment):
    terminal = tour.open("tour", environment=environment)
    terminal.until("Start here")
    terminal.press("enter")
    terminal.until("This is a reading room.")
    terminal.press("ctrl+q")
    assert terminal.wait() == 0
    assert b"Traceback" not in terminal.raw


@pytest.mark.parametrize("argv", [("tour", "--no-mouse"), ("--no-mouse", "tour")], ids=["after", "before"])
def test_the_mouse_can_be_left_to_the_terminal(tour, argv):
    terminal = tour.open(*argv)
    visit_reader(terminal)
    assert MOUSE.search(terminal.raw) is None


def test_the_mouse_is_asked_for_otherwise_and_given_back(tour):
    terminal = tour.open("tour")
    visit_reader(terminal)
    for mode in (b"1000", b"1002", b"1006"):
        assert terminal.raw.rfind(b"\x1b[?" + mode + b"l") > terminal.raw.rfind(b"\x1b[?" + mode + b"h") > 0
    assert b"\x1b[?1003h" not in terminal.raw


def visit_reader(terminal):
    terminal.until("Start here")
    terminal.press("enter")
    terminal.until("Lesson 1")
    terminal.press("ctrl+q")
    assert terminal.wait() == 0
