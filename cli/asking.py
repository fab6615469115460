"""Asking at the terminal which column of a file is which field."""

import sys
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from readroom.context import say
from readroom.text.gate import display

if TYPE_CHECKING:
    from readroom.importer.asking import Ask, Unclear

TRIES = 3
_SHOWN = 40  # columns
_SAMPLE = 50  # code points of a value


def ask_at_terminal(pause: "Callable[[], AbstractContextManager[object]]") -> "Ask | None":
    """Return what asks the person at the terminal, None when there is none; `pause` makes room for the question."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None

    def ask(unclear: "Unclear") -> Mapping[str, str] | None:
        with pause():
            return ask_columns(unclear, sys.stdin.readline)

    return ask


def ask_columns(unclear: "Unclear", read: Callable[[], str]) -> dict[str, str] | None:
    """Ask which column is each missing field, and return column to field; None when one of them stays open."""
    say(f"{unclear.file}: no column is known to hold its {' and '.join(unclear.missing)}")
    columns = list(unclear.columns)[:_SHOWN]
    width = max((len(display(column)[:30]) for column in columns), default=0)
    for number, column in enumerate(columns, 1):
        say(f"{number:>4}  {display(column)[:30]:<{width}}  {_short(unclear.samples.get(column, ''))}".rstrip())
    found: dict[str, str] = {}
    for field in unclear.missing:
        chosen = _one(field, columns, read)
        if chosen is None:
            say("the file is left out; the same command asks again")
            return None
        found[chosen] = field
    return found


def _one(field: str, columns: list[str], read: Callable[[], str]) -> str | None:
    for _ in range(TRIES):
        sys.stderr.write(f"which one is the {field}? (number or name; empty leaves the file out) ")
        sys.stderr.flush()
        answer = read().strip()
        if not answer:
            return None
        if answer in columns:
            return answer
        if answer.isascii() and answer.isdigit() and 0 < int(answer[:9]) <= len(columns):
            return columns[int(answer[:9]) - 1]
        say(f"there is no column {answer[:40]}")
    return None


def _short(value: str) -> str:
    shown = display(value)
    return shown if len(shown) <= _SAMPLE else shown[: _SAMPLE - 1] + "…"
