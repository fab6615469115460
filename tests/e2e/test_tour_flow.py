"""The tour at three sizes, by keys alone: search, open, mark with a note, compare two accounts, quit, come back."""

import pytest

SIZES = [(80, 24), (120, 40), (200, 50)]
MARKED = "Kasper Nyholt, the director of the Narrows Line, said that the Ragna"
NOTE = "the radio has no director"


def open_first_hit(terminal):
    """Search from the start screen, and open the newest hit."""
    terminal.until("Start here: moving about")
    terminal.press("s")
    terminal.until("Search:")
    terminal.press("Ragna title:dead")
    shown = terminal.until("hits in 2 articles")
    assert "Nine dead as ferry Ragna strikes W" in shown
    assert "Eleven dead in Narrows ferry disas" in shown
    assert "Radio Kaldrey" in shown
    terminal.press("enter")
    terminal.until("i Edit the query")
    terminal.press("enter")
    terminal.until("Inés Carrow, Dag Höglund")


def mark(terminal):
    """Find a sentence, mark it and write a note on it."""
    terminal.press("/")
    terminal.until("Find (or /regex/):")
    terminal.press("licensed for 120", "enter")
    terminal.until(lambda s: "Find (or /regex/):" not in s)
    terminal.press("v", "a")
    terminal.until("─Note")
    terminal.press(NOTE)
    terminal.until("saved")
    terminal.press("escape")
    terminal.until(lambda s: "─Note" not in s and "▎✎ Kasper Nyholt" in s)


def compare(terminal, columns):
    """Go back to the hits, and compare the two accounts."""
    terminal.press("c")
    terminal.until("Taken for comparison")
    terminal.press("q", "q")
    terminal.until("row 1 of 2")
    terminal.press("j", "c")
    shown = terminal.until("longest shared run: 10 words")
    assert "posted by The Kaldrey Courier on 2021-03-15 18:30" in shown
    assert "posted by Radio Kaldrey on 2021-03-15 09:40" in shown
    assert "(18 words) is in B" in shown
    assert "1 quote" in shown
    assert "Not in B (A 2021-03-15 18:30" in shown
    sides = " 1.1 Nine people have died" if columns >= 120 else "A  1.1   <  Nine people have died"
    assert sides in shown
    terminal.press("q")
    terminal.until("i Edit the query")


def row_of_mark(terminal):
    """The row of the screen that the marked sentence begins in."""
    return next(n for n, line in enumerate(terminal.text().split("\n")) if "▎✎ Kasper Nyholt" in line)


@pytest.mark.parametrize(("columns", "rows"), SIZES, ids=lambda n: str(n))
def test_what_one_was_doing_is_there_again(tour, columns, rows):
    terminal = tour.open("tour", columns=columns, rows=rows)
    open_first_hit(terminal)
    mark(terminal)
    compare(terminal, columns)
    terminal.press("alt+3")
    terminal.until("▎✎ Kasper Nyholt")
    terminal.quiet()
    before = row_of_mark(terminal)
    terminal.press("ctrl+q")
    assert terminal.wait() == 0
    ((words, note),) = tour.notes()
    assert words.startswith(MARKED)
    assert note == NOTE

    again = tour.open("tour", columns=columns, rows=rows)
    again.until("▎✎ Kasper Nyholt")
    again.quiet()
    # A place is one in the text: the head and the captions above it have none of their own.
    assert abs(row_of_mark(again) - before) <= 5
    assert terminal.line(-1) == again.line(-1)
    again.press("alt+4")
    again.until(lambda s: "Highlights 1" in s and NOTE[:12] in s)


@pytest.mark.parametrize(("columns", "rows"), SIZES, ids=lambda n: str(n))
def test_the_panes_that_there_is_room_for(tour, columns, rows):
    terminal = tour.open("tour", columns=columns, rows=rows)
    terminal.until("Start here: moving about")
    assert "All sources" in terminal.until("row 1 of 41")
    assert "Articles 41" in terminal.line(0)
    terminal.press("enter")
    terminal.until("Lesson 1")
    titles = terminal.line(0)
    assert ("Articles 41" in titles) == (columns >= 120)
    assert ("Highlights" in titles) == (columns >= 120)
    assert "? Help" in terminal.line(-1)
    terminal.press("?")
    terminal.until("Move half a page down.")
    terminal.press("q")
    terminal.until("Lesson 1")
    terminal.press(":")
    terminal.until("Enter Accept")
    terminal.press("zen", "enter")
    terminal.until(lambda s: "Articles" not in s.split("\n")[0] and "Lesson 1" in s)
