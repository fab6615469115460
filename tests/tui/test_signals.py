"""Ending the app: flushed and restored once, whatever comes, and how often."""

import asyncio
import os
import pty
import signal
import sys
import tty

import pytest

from readroom.tui import signals
from readroom.tui.signals import Watch


class Ending:
    """An app that is to be ended."""

    def __init__(self):
        self.log = []
        self.ended = asyncio.Event()

    def flush(self):
        self.log.append("flush")

    def when_caught_up(self, then):
        self.log.append("caught up")
        then()

    def do_how_to_quit(self, count):
        self.log.append("how to quit")

    def exit(self, result):
        self.log.append(result)
        self.ended.set()


class Timer:
    """A watchdog that never bites."""

    made: list = []  # noqa: RUF012

    def __init__(self, seconds, function, args):
        self.made.append((seconds, function, args))

    def start(self):
        pass


@pytest.fixture
def watch(monkeypatch):
    monkeypatch.setattr(signals.threading, "Timer", Timer)
    Timer.made.clear()
    before = {n: signal.getsignal(n) for n in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)}
    made = []

    def make():
        made.append(Watch(Ending()))
        made[-1].begin()
        return made[-1]

    yield make
    for found in made:
        found.close()
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
async def test_a_signal_flushes_and_ends_once(watch, number):
    found = watch()
    for _ in range(3):
        os.kill(os.getpid(), number)
    await asyncio.wait_for(found._app.ended.wait(), 20)
    found.end(signal.SIGTERM)
    assert found._app.log == ["flush", "caught up", "flush", 128 + number]
    assert found.signal == number
    assert [(f, a) for _, f, a in Timer.made] == [(os._exit, (128 + number,))]


async def test_an_interrupt_ends_nothing(watch):
    found = watch()
    os.kill(os.getpid(), signal.SIGINT)
    while not found._app.log:
        await asyncio.sleep(0)
    assert found._app.log == ["how to quit"]
    assert found.signal is None


async def test_a_hang_up_that_is_to_be_ignored_is(watch):
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    watch()
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN


async def test_a_terminal_that_is_gone_is_noticed_without_a_signal(watch, monkeypatch):
    leader, follower = pty.openpty()
    terminal = os.fdopen(follower)
    monkeypatch.setattr(sys, "__stdin__", terminal)
    found = watch()
    assert found._app.log == []
    os.close(leader)
    await asyncio.wait_for(found._app.ended.wait(), 20)
    assert found._app.log == ["flush", "caught up", "flush", 129]
    terminal.close()


async def test_without_a_terminal_nothing_is_watched(watch, monkeypatch):
    monkeypatch.setattr(sys, "__stdin__", None)
    found = watch()
    found._hang_up.join(20)
    assert not found._hang_up.is_alive()
    assert found._app.log == []


async def test_keys_that_nobody_has_read_are_waited_for(watch, monkeypatch):
    leader, follower = pty.openpty()
    tty.setraw(follower)
    terminal = os.fdopen(follower)
    monkeypatch.setattr(sys, "__stdin__", terminal)
    monkeypatch.setattr(signals, "CATCH_UP_SECONDS", 600)
    found = watch()
    asked = []
    waiting = signals._is_typed_ahead

    def look():
        asked.append(waiting())
        if len(asked) == 3:
            os.read(follower, 5)
        return asked[-1]

    monkeypatch.setattr(signals, "_is_typed_ahead", look)
    os.write(leader, b"words")
    found.end(signal.SIGTERM)
    assert found._app.log == ["flush"]
    await asyncio.wait_for(found._app.ended.wait(), 20)
    assert asked == [True, True, True, False]
    assert found._app.log == ["flush", "caught up", "flush", 143]
    os.close(leader)
    terminal.close()


async def test_an_app_that_does_not_catch_up_is_ended(watch, monkeypatch):
    monkeypatch.setattr(signals, "CATCH_UP_SECONDS", 0.05)
    found = watch()
    monkeypatch.setattr(found._app, "when_caught_up", lambda then: None)
    found.end(signal.SIGTERM)
    await asyncio.wait_for(found._app.ended.wait(), 20)
    assert found._app.log == ["flush", "flush", 143]
