"""Ending in the middle of a note: all that was typed is in the notebook, and the screen is left as it was found."""

import contextlib
import os
import signal
import sqlite3

import pytest

GONE_SECONDS = 2.0
TYPED = "Die Uhr im Hafen ging elf Minuten vor — 十一分 — and nobody had said so"
LATER = " until the inquiry"
IGNORING = ("sh", "-c", 'trap "" HUP; exec "$@"', "sh")


def type_note(terminal):
    """Open the first article, and type a note that is on the screen but hardly on the disk."""
    terminal.until("Start here: moving about")
    terminal.press("enter")
    terminal.until("Lesson 1")
    terminal.press("a")
    terminal.until("─Note")
    terminal.press(TYPED)
    terminal.until("nobody had said so")


def assert_restored(terminal):
    """The other screen was left, and the cursor and the line ends are as before."""
    after = bytes(terminal.raw).rpartition(b"\x1b[?1049h")[2]
    for sequence in (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?2004l", b"\x1b[?1000l"):
        assert sequence in after


def only_note(desk):
    ((_, note),) = desk.notes()
    return note


@pytest.mark.parametrize(
    ("numbers", "status"),
    [
        ((signal.SIGHUP,), 128 + signal.SIGHUP),
        ((signal.SIGTERM,), 128 + signal.SIGTERM),
        ((signal.SIGTERM, signal.SIGTERM), 128 + signal.SIGTERM),
        ((signal.SIGHUP, signal.SIGTERM), 128 + signal.SIGHUP),
    ],
    ids=["HUP", "TERM", "TERM-twice", "HUP-TERM"],
)
def test_a_signal_ends_the_app_and_loses_nothing(tour, numbers, status):
    terminal = tour.open("tour")
    type_note(terminal)
    assert terminal.kill(*numbers) < GONE_SECONDS
    assert terminal.status in {status} | ({128 + signal.SIGTERM} if len(set(numbers)) > 1 else set())
    assert only_note(tour) == TYPED
    assert_restored(terminal)
    assert b"Traceback" not in terminal.raw


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_what_was_typed_just_before_a_signal_is_kept(tour, number):
    terminal = tour.open("tour")
    type_note(terminal)
    terminal.press(LATER)
    assert terminal.kill(number) < GONE_SECONDS
    assert only_note(tour) == TYPED + LATER
    assert_restored(terminal)


@pytest.mark.parametrize("prefix", [(), IGNORING], ids=["", "nohup"])
def test_a_closed_terminal_ends_the_app_and_loses_nothing(tour, prefix):
    terminal = tour.open("tour", prefix=prefix)
    type_note(terminal)
    terminal.hang_up()
    assert terminal.wait(GONE_SECONDS) == 128 + signal.SIGHUP
    assert only_note(tour) == TYPED


def test_what_is_said_to_be_saved_outlives_sigkill(tour):
    terminal = tour.open("tour")
    type_note(terminal)
    terminal.until("saved")
    terminal.press(LATER)
    # The word goes with the first key that is not on the disk, and comes back when all of them are.
    terminal.until(lambda s: LATER.strip() in s and "saved" in s)
    terminal.kill(signal.SIGKILL)
    assert terminal.status == -signal.SIGKILL
    assert only_note(tour) == TYPED + LATER
    with contextlib.closing(sqlite3.connect(tour.notebook)) as file:
        assert file.execute("pragma integrity_check").fetchone() == ("ok",)

    again = tour.open("tour")
    again.until("▎✎ This is a reading room")


def test_half_a_second_after_the_last_key_a_note_outlives_sigkill(tour):
    terminal = tour.open("tour")
    type_note(terminal)
    assert terminal.wait(0.5) is None
    terminal.kill(signal.SIGKILL)
    assert only_note(tour) == TYPED


def test_ctrl_c_and_sigint_do_not_end_the_app(tour):
    terminal = tour.open("tour")
    type_note(terminal)
    terminal.press("ctrl+c")
    terminal.until("Ctrl-Q quits from anywhere")
    os.kill(terminal.pid, signal.SIGINT)
    terminal.press(LATER)
    terminal.until(lambda s: LATER.strip() in s and "saved" in s)
    terminal.press("ctrl+q")
    assert terminal.wait() == 0
    assert only_note(tour) == TYPED + LATER
    assert_restored(terminal)


def test_a_stopped_app_goes_on_where_it_was(tour):
    terminal = tour.open("tour")
    type_note(terminal)
    os.kill(terminal.pid, signal.SIGTSTP)
    left = terminal.until_raw(b"\x1b[?1049l")
    # A shell goes on with a program when the kernel says that it has stopped, not before.
    _, status = os.waitpid(terminal.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    os.kill(terminal.pid, signal.SIGCONT)
    entered = terminal.until_raw(b"\x1b[?1049h", left)
    terminal.until_raw(b"\x1b[?2026l", entered)
    terminal.press(LATER)
    terminal.until(LATER.strip())
    terminal.press("ctrl+q")
    assert terminal.wait() == 0
    assert only_note(tour) == TYPED + LATER
