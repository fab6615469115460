"""Front matter of a Markdown file: `key: value` lines between two `---`, or TOML between two `+++`.

The former are read by a subset of YAML of our own: tags, anchors and aliases are text here, and nothing is ever
expanded or run.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

Value = str | list[str]

_MOST_LINES = 2000
_KEY = re.compile(r"([A-Za-z_][\w .-]{0,60}?)\s*:(?:[ \t]+(.*)|[ \t]*)$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)$")
_LARGEST = 100_000  # code points of TOML that are read
_LONGEST = 20_000  # code points of a list on one line


def split(text: str) -> tuple[dict[str, Value], int]:
    """Return the fields of a text's front matter by their lower-case names, and how many lines it takes.

    A front matter that is never closed is none: the result is empty, and 0.
    """
    lines = text.split("\n", _MOST_LINES)[:_MOST_LINES]
    if lines and lines[0].rstrip() == "+++":
        return _toml(lines)
    if not lines or lines[0].rstrip() != "---":
        return {}, 0
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), 0)
    if not end or any(not _belongs(line) for line in lines[1:end]):
        return {}, 0
    return _fields(lines[1:end]), end + 1


def _toml(lines: Sequence[str]) -> tuple[dict[str, Value], int]:
    """Return the fields of a front matter of TOML; those of its tables count where the front matter has none."""
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "+++"), 0)
    source = "\n".join(lines[1:end])
    if not end or len(source) > _LARGEST:
        return {}, 0
    try:
        data: dict[str, Any] = tomllib.loads(source)
    except (ValueError, RecursionError):
        return {}, 0
    fields: dict[str, Value] = {}
    tables = [value for value in data.values() if isinstance(value, dict)]
    for table in (data, *tables):
        for key, value in table.items():
            plain = _plain(value)
            if plain:
                fields.setdefault(key.strip().lower(), plain)
    return fields, end + 1


def _plain(value: Any) -> Value:
    """Return a value of TOML as text, or as a list of texts; tables and truth values are nothing."""
    if isinstance(value, list):
        return [text for item in value if isinstance(text := _plain(item), str) and text]
    if isinstance(value, bool | dict) or value is None:
        return ""
    return value.isoformat() if isinstance(value, date | time) else str(value).strip()


def _belongs(line: str) -> bool:
    """Tell whether a line may stand in a front matter, which prose between two rules does not."""
    return not line.strip() or line[0] in " \t#-]}" or _KEY.match(line[:20_000]) is not None or len(line) > 20_000


def _fields(lines: Sequence[str]) -> dict[str, Value]:
    fields: dict[str, Value] = {}
    key: str | None = None
    folded = False
    for line in lines:
        found = None if line[:1] in " \t" else _KEY.match(line)
        if found:
            key, raw = found[1].strip().lower(), (found[2] or "").strip()
            folded = raw in ("|", ">", "|-", ">-", "|+", ">+")
            fields[key] = "" if folded else _value(raw)
        elif key is None or line.lstrip().startswith("#"):
            continue
        elif item := _ITEM.match(line):
            before = fields[key]
            fields[key] = [*(before if isinstance(before, list) else [before] if before else []), _scalar(item[1])]
        elif folded and line.strip():
            fields[key] = f"{fields[key]} {line.strip()}".strip()
    return {k: v for k, v in fields.items() if v}


def _value(raw: str) -> Value:
    if raw.startswith("[") and raw.endswith("]") and len(raw) < _LONGEST:
        return [s for part in _parts(raw[1:-1]) if (s := _scalar(part))]
    return _scalar(raw)


def _parts(inside: str) -> list[str]:
    """Split a list at its commas, those inside quotation marks left alone."""
    return [m[0] for m in re.finditer(r"""\s*(?:"[^"]*"|'[^']*'|[^,"']+)+""", inside)]


def _scalar(raw: str) -> str:
    raw = raw.strip()
    if len(raw) > 1 and raw[0] == raw[-1] == '"':
        return raw[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    if len(raw) > 1 and raw[0] == raw[-1] == "'":
        return raw[1:-1].replace("''", "'")
    cut = raw.find(" #")
    raw = raw[:cut].rstrip() if cut >= 0 else raw
    return "" if raw in ("null", "~", "{}", "[]") or raw.startswith(("!!", "&", "*", "{")) else raw


def first(fields: Mapping[str, Value], *names: str) -> str | None:
    """Return the first single value that one of the names has."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, str) and value.strip():
            return value
    return None


def many(fields: Mapping[str, Value], *names: str) -> list[str]:
    """Return the values of the first name that has any; a single one counts as a list of it."""
    for name in names:
        value = fields.get(name)
        if value:
            return value if isinstance(value, list) else [value]
    return []
