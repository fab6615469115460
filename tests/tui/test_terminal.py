"""The driver: what is sent of what Textual writes."""

import pytest
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size

from readroom.tui.terminal import SYNC_BEGIN, SYNC_END, ThriftyDriver

FRAME = "\x1b[1;1Hone  \n\x1b[2;1Htwo  \x1b[1;1H"


class App:
    size = Size(5, 2)


@pytest.fixture
def driver(monkeypatch):
    sent = []
    monkeypatch.setattr(LinuxDriver, "write", lambda self, data: sent.append(data))
    made = ThriftyDriver.__new__(ThriftyDriver)
    made._app = App()
    made.sent = sent
    return made


def test_a_frame_is_sent_once(driver):
    for _ in range(3):
        for data in (SYNC_BEGIN, FRAME, SYNC_END):
            driver.write(data)
    assert len(driver.sent) == 2
    assert driver.sent[0].startswith(SYNC_BEGIN + "\x1b[1Hone")
    assert driver.sent[1] == SYNC_END


def test_another_screen_is_sent_whole(driver):
    driver.write(FRAME)
    driver.write("\x1b[?1049h")
    driver.write(FRAME)
    driver.forget()
    driver.write(FRAME)
    assert [("two" in data) for data in driver.sent] == [True, False, True, True]


def test_every_movement_of_the_pointer_is_not_asked_for(driver):
    for data in ("\x1b[?1000h", "\x1b[?1003h", "\x1b[?1006h", "\x1b[?1004h", "\x1b[?1003l", "\x1b[?1004l"):
        driver.write(data)
    assert driver.sent == ["\x1b[?1000h", "\x1b[?1002h", "\x1b[?1006h", "\x1b[?1002l"]


def test_anything_else_is_sent_as_it_is(driver):
    for data in ("\x07", "\x1b]52;c;QQ==\x07", "\x1b[?25l"):
        driver.write(data)
    assert driver.sent == ["\x07", "\x1b]52;c;QQ==\x07", "\x1b[?25l"]
