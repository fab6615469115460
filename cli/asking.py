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
    """Ask which column is each missing field, and return column to field; None when one of them stays open.

    Fields that the file can do without are asked for too, and left out where nothing is said.
    """
    say(f"{unclear.file}: no column is known to hold its {' and '.join(unclear.missing)}")
    columns = list(unclear.columns)[:_SHOWN]
    width = max((len(display(column)[:30]) for column in columns), default=0)
    for number, column in enumerate(columns, 1):
        say(f"{number:>4}  {display(column)[:30]:<{width}}  {_short(unclear.samples.get(column, ''))}".rstrip())
    found: dict[str, str] = {}
    for field in unclear.missing:
        chosen = _one(field, columns, read, found, "empty leaves the file out")
        if chosen is None:
            say("the file is left out; the same command asks again")
            return None
        found[chosen] = field
    without = []
    for field in unclear.absent:
        chosen = _one(field, columns, read, found, "empty: none of them")
        if chosen is None:
            without.append(field)
        else:
            found[chosen] = field
    if without:
        typed = " ".join(f"--map COLUMN={field}" for field in without)
        say(f"read without {' and '.join(without)}; to say later which column it is, import again with: {typed}")
    return found


def _one(
    field: str, columns: list[str], read: Callable[[], str], taken: Mapping[str, str], if_empty: str
) -> str | None:
    for _ in range(TRIES):
        sys.stderr.write(f"which one is the {field}? (number or name; {if_empty}) ")
        sys.stderr.flush()
        answer = read().strip()
        if not answer:
            return None
        if answer not in columns and answer.isascii() and answer.isdigit() and 0 < int(answer[:9]) <= len(columns):
            answer = columns[int(answer[:9]) - 1]
        if answer in taken:
            say(f"{display(answer)[:40]} is the {taken[answer]} already")
        elif answer in columns:
            return answer
        else:
            say(f"there is no column {answer[:40]}")
    return None


def _short(value: str) -> str:
    shown = display(value)
    return shown if len(shown) <= _SAMPLE else shown[: _SAMPLE - 1] + "…"
