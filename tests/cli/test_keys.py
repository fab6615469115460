"""`readroom keys`: the table of commands, nothing more and nothing less."""

import json
from typing import Any

import pytest

from readroom.keys import key_table
from readroom.tui.commands import COMMANDS, CONTEXTS


def test_json_is_the_table(desk: Any) -> None:
    said = desk("keys", "--json", files=False)
    assert (said.status, said.err) == (0, "")
    assert said.rows == [
        {"id": c.id, "title": c.title, "help": c.help, "keys": list(c.keys), "contexts": list(c.contexts)}
        for c in COMMANDS
    ]


def test_text_has_each_command_under_each_of_its_contexts(desk: Any) -> None:
    out = desk("keys", files=False).out
    assert out == key_table(markdown=False).rstrip("\n") + "\n"
    sections = dict(part.split("\n", 1) for part in out.strip().split("\n\n"))
    assert set(sections) == {h for context, h in CONTEXTS.items() if any(context in c.contexts for c in COMMANDS)}
    for context, heading in CONTEXTS.items():
        expected = [f"{', '.join(c.keys):<22} {c.help}" for c in COMMANDS if context in c.contexts]
        assert [line.strip() for line in sections.get(heading, "").splitlines()] == [line.strip() for line in expected]


def test_markdown_has_a_row_for_each(desk: Any) -> None:
    out = desk("keys", "--markdown", files=False).out
    rows = [line for line in out.splitlines() if line.startswith("| ") and not line.startswith(("| keys", "| ---"))]
    assert len(rows) == sum(len([c for c in CONTEXTS if c in command.contexts]) for command in COMMANDS)
    assert all(row.replace("\\|", "").count("|") == 4 for row in rows)


def test_every_command_is_shown_somewhere() -> None:
    assert all(set(command.contexts) & set(CONTEXTS) for command in COMMANDS)
    assert [c.id for c in COMMANDS if not c.help] == []


@pytest.mark.parametrize("form", [[], ["--markdown"], ["--json"]])
def test_no_library_is_needed(desk: Any, form: list[str]) -> None:
    said = desk("keys", *form)
    assert said.status == 0
    assert not desk.library.exists()
    if form == ["--json"]:
        assert all(json.dumps(row) for row in said.rows)
