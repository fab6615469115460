"""Recipes as TOML, with the comments that tell a reader where each line comes from."""

from collections.abc import Mapping
from typing import Any

from readroom.importer.recipe.keys import OUTLETS, TABLES
from readroom.text.gate import clean, clean_line


def to_toml(tables: Mapping[str, Mapping[str, Any]], notes: Mapping[str, str], heading: str = "") -> str:
    """Return the tables of a recipe as TOML.

    `notes` are comments by "table key", put above the key; those of keys that are absent follow their table. `heading`
    is a comment for the whole.
    """
    parts = [_comment(heading)] if heading else []
    for table in TABLES:
        values = tables.get(table) or {}
        loose = [note for place, note in notes.items() if place.split()[0] == table and place.split()[-1] not in values]
        if not values and not loose:
            continue
        rows = [f"[{table}]\n" if values else f"# [{table}]\n"]
        for key, value in values.items():
            if note := notes.get(f"{table} {key}"):
                rows.append(_comment(note))
            rows.append(f"{_key(key) if table == OUTLETS else key} = {_value(value)}\n")
        rows += [_comment(note) for note in loose]
        parts.append("".join(rows))
    return "\n".join(parts)


def _comment(text: str) -> str:
    return "".join(f"# {line}".rstrip() + "\n" for line in clean(text).split("\n"))


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        if len(value) == 1 and isinstance(value[0], str):
            return f"[{_value(value[0])}]"
        return "[\n" + "".join(f"    {_value(item)},\n" for item in value) + "]"
    return _key(str(value))


def _key(text: str) -> str:
    """Return a string of TOML: a literal one where it can be, so that a pattern's backslashes stay single."""
    text = clean_line(text)
    if "'" not in text:
        return f"'{text}'" if "\\" in text or '"' in text else f'"{text}"'
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
