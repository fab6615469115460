"""Asking at the terminal which column is which field."""

import contextlib

import pytest

from readroom.asking import TRIES, ask_at_terminal, ask_columns
from readroom.importer.asking import Unclear

UNCLEAR = Unclear(["Kopf", "Inhalt\x1b[31m", "Inhalt"], {"Kopf": "A title", "Inhalt": "x" * 200}, ["text"], "a.jsonl")


def ask(unclear: Unclear, *given: str) -> dict[str, str] | None:
    lines = iter(given)
    return ask_columns(unclear, lambda: next(lines, ""))


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (["Inhalt\n"], {"Inhalt": "text"}),
        (["3\n"], {"Inhalt": "text"}),
        (["nothing\n", "0\n", "1\n"], {"Kopf": "text"}),
        (["\n"], None),
        ([], None),
        (["9\n"] * TRIES, None),
    ],
)
def test_a_column_is_chosen_by_name_or_number(given: list[str], found: dict[str, str] | None, capsys) -> None:
    assert ask(UNCLEAR, *given) == found
    said = capsys.readouterr()
    assert said.out == ""
    assert "a.jsonl: no column is known to hold its text" in said.err
    assert "   1  Kopf" in said.err
    assert "A title" in said.err
    assert "\x1b" not in said.err
    assert max(map(len, said.err.splitlines())) < 160


def test_each_missing_field_is_asked_for() -> None:
    unclear = Unclear(["a", "b"], {}, ["text", "title"], "t.csv")
    assert ask(unclear, "b\n", "a\n") == {"b": "text", "a": "title"}
    assert ask(unclear, "b\n", "\n") is None


def test_title_and_date_are_asked_for_too_and_may_be_left_out(capsys) -> None:
    unclear = Unclear(["a", "b", "c"], {}, ["text"], "t.csv", ("title", "date"))
    assert ask(unclear, "b\n", "a\n", "3\n") == {"b": "text", "a": "title", "c": "date"}
    assert "read without" not in capsys.readouterr().err
    assert ask(unclear, "b\n", "b\n", "a\n", "\n") == {"b": "text", "a": "title"}
    said = capsys.readouterr().err
    assert "b is the text already" in said
    assert "read without date; to say later which column it is, import again with: --map COLUMN=date" in said
    assert ask(unclear, "\n") is None


def test_nobody_is_asked_without_a_terminal() -> None:
    assert ask_at_terminal(contextlib.nullcontext) is None
