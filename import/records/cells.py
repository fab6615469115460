"""Lists in a cell of a table, and names that stand family first, as lists of references write them."""

import json
import re

from readroom.text.gate import clean_line

_QUOTED = re.compile(r"""'((?:[^'\\]|\\.){0,300}+)'|"((?:[^"\\]|\\.){0,300}+)\"""")
_LONGEST = 20_000  # code points of a list that are looked at
_FIRM = re.compile(r"(?:inc|ltd|llc|co|corp|plc|gmbh|ag|kg|s\.?a|s\.?r\.?l|s\.?l|b\.?v|n\.?v)\.?$", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:[js]r|ph\.?d|m\.?d|iii?|iv)\.?$", re.IGNORECASE)


def listed(cell: str) -> list[str] | None:
    """Return the items of a list as programs write it into a cell (`["a", "b"]`, `['a', 'b']`), None if it is none."""
    text = cell.strip()[:_LONGEST]
    if not (text.startswith("[") and text.endswith("]")):
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = [a or b for a, b in _QUOTED.findall(text)]
    return [item for item in found if isinstance(item, str)] if isinstance(found, list) else None


def people_of(cell: str) -> str | list[str]:
    """Return the names in a cell: its list, what semicolons or bars part, else the cell as it is."""
    names = listed(cell)
    if names is not None:
        return names
    for sign in (";", "|"):
        if sign in cell:
            parts = [part for part in (clean_line(p) for p in cell[:_LONGEST].split(sign)) if part]
            # "Storm, Ida; Quay, Olaf": semicolons part the names, commas turn them round.
            return [turned(part) for part in parts] if all(part.count(",") == 1 for part in parts) else parts
    return cell


def turned(name: str) -> str:
    """Return "Ida Storm" for "Storm, Ida" and "Ida Storm, Jr." for "Storm, Ida, Jr."; other names as they are."""
    parts = [part for part in (p.strip() for p in clean_line(name).split(",")) if part]
    if len(parts) == 2 and not _SUFFIX.match(parts[1]) and not _FIRM.match(parts[1]):
        return f"{parts[1]} {parts[0]}"
    if len(parts) == 3 and _SUFFIX.match(parts[2]):
        return f"{parts[1]} {parts[0]}, {parts[2]}"
    if len(parts) == 3 and _SUFFIX.match(parts[1]):
        return f"{parts[2]} {parts[0]}, {parts[1]}"
    return ", ".join(parts)
