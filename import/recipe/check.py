"""What is wrong with a recipe, said in one plain line for each fault: the table, the key, and what to do."""

import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from readroom.importer.html.selectors import SelectorError, parse_selector
from readroom.importer.recipe.keys import OUTLETS, TABLES, Key, keys_of
from readroom.importer.recipe.pattern import PatternError, compile_pattern
from readroom.text.gate import clean_line, display

LARGEST = 65_536
"""Characters of a recipe."""

_MOST_ITEMS = 200  # of a list
_MOST_OUTLETS = 2000
_LONGEST = 300  # characters of a text
_LANGUAGE = re.compile(r"[a-z]{2}")


def read_toml(text: str) -> tuple[dict[str, Any], str | None]:
    """Return the tables that a TOML text holds, and what is wrong with it (None: nothing)."""
    if len(text) > LARGEST:
        return {}, f"has more than {LARGEST:,} characters"
    try:
        return tomllib.loads(text), None
    except RecursionError:
        return {}, "is nested too deeply"
    except ValueError as problem:
        said = shown(str(problem))
        return {}, f"is no TOML: {said[:1].lower()}{said[1:]}"


def faults(tables: Mapping[str, Any]) -> Iterator[str]:
    """Yield everything that is wrong with the tables of a recipe, a line each."""
    for name, table in tables.items():
        if name not in TABLES:
            yield f"{_bracketed(name)} is no table of a recipe{_nearest(name, TABLES, '[{}]')}"
        elif not isinstance(table, Mapping):
            yield f"[{name}] is a table: write [{name}] on a line of its own"
        elif name == OUTLETS:
            yield from _outlet_faults(table)
        else:
            yield from _table_faults(name, table)
    if not any(isinstance(table, Mapping) and table for table in tables.values()):
        yield "says nothing: give it at least one key"
    split = tables.get("split")
    if isinstance(split, Mapping):
        yield from _together(split)


def _table_faults(name: str, table: Mapping[str, Any]) -> Iterator[str]:
    known = keys_of(name)
    for key, value in table.items():
        if key not in known:
            yield f"[{name}] {shown(key)} is no key{_nearest(key, known, '{}')}"
            continue
        for fault in _value_faults(known[key], value):
            yield f"[{name}] {key} {fault}"


def _value_faults(key: Key, value: Any) -> Iterable[str]:
    """Return what is wrong with a value, each to be read behind the key's name."""
    if key.kind == "switch":
        return () if isinstance(value, bool) else ("is neither true nor false",)
    if key.kind == "text":
        return _text_faults(value)
    if key.kind == "language":
        found = isinstance(value, str) and _LANGUAGE.fullmatch(value)
        return () if found else (f'{_quoted(value)} is no language: write two small letters, such as "en"',)
    if key.kind == "word":
        if isinstance(value, str) and value in key.words:
            return ()
        near = difflib.get_close_matches(str(value), key.words, 1)
        return (f"{_quoted(value)} is none of {', '.join(key.words)}" + (f"; did you mean {near[0]}?" if near else ""),)
    if key.kind == "pairs":
        return _pair_faults(value)
    if key.kind == "rule" and isinstance(value, list) and any(word in value for word in key.words):
        return ("is either one of its words or a list of patterns",)
    items = value if isinstance(value, list) else [value]
    if not items:
        return ("is an empty list",)
    if len(items) > _MOST_ITEMS:
        return (f"has more than {_MOST_ITEMS} items",)
    return [fault for item in items for fault in _item_faults(key, item)]


def _item_faults(key: Key, item: Any) -> Iterable[str]:
    if key.kind in ("texts", "globs"):
        return _text_faults(item)
    if not isinstance(item, str):
        return (f"holds {_quoted(item)}, which is no text in quotation marks",)
    if key.kind == "selectors":
        try:
            parse_selector(item)
        except SelectorError as problem:
            return (f"{_quoted(item)} {problem}",)
        return ()
    if key.kind == "rule":
        return _rule_faults(key, item)
    return _pattern_faults(key, item)


def _rule_faults(key: Key, item: str) -> Iterable[str]:
    if item in key.words:
        return ()
    if re.fullmatch(r"[\w-]+", item):
        near = difflib.get_close_matches(item, key.words, 1)
        return (f"{_quoted(item)} is {_listed(key)}" + (f"; did you mean {near[0]}?" if near else ""),)
    found = list(_pattern_faults(key, item))
    if not found and key.groups[0] not in compile_pattern(item).groupindex:
        return (f"has no group {key.groups[0]}: mark the value as (?P<{key.groups[0]}>...)",)
    return found


def _listed(key: Key) -> str:
    pattern = f"a pattern with a group {key.groups[0]}"
    return f"neither {', '.join(key.words)} nor {pattern}" if key.words else f"not {pattern}"


def _pattern_faults(key: Key, item: str) -> Iterable[str]:
    try:
        compiled = compile_pattern(item)
    except PatternError as problem:
        return (shown(str(problem)),)
    strange = [name for name in compiled.groupindex if name not in key.groups]
    if strange:
        if not key.groups:
            return (f"has a group {shown(strange[0])}, which nothing reads: write (...) without a name",)
        return (f"has a group {shown(strange[0])}, which nothing reads{_nearest(strange[0], key.groups, '{}')}",)
    return ()


def _pair_faults(value: Any) -> Iterable[str]:
    wrong = "is a list of pairs: [['^first line$', '^last line$']]"
    if not isinstance(value, list) or not value:
        return (wrong,)
    if len(value) > _MOST_ITEMS:
        return (f"has more than {_MOST_ITEMS} items",)
    found: list[str] = []
    for pair in value:
        if not isinstance(pair, list) or len(pair) != 2 or not all(isinstance(item, str) for item in pair):
            return (wrong,)
        for item in pair:
            found += _pattern_faults(Key("drop", "between", "patterns", ""), item)
    return found


def _outlet_faults(table: Mapping[str, Any]) -> Iterator[str]:
    if len(table) > _MOST_OUTLETS:
        yield f"[{OUTLETS}] has more than {_MOST_OUTLETS:,} names"
        return
    for printed, usual in table.items():
        for fault in (*_text_faults(printed), *_text_faults(usual)):
            yield f'[{OUTLETS}] "{shown(printed)}" {fault}'


def _text_faults(value: Any) -> Iterable[str]:
    if not isinstance(value, str):
        return (f"is {_quoted(value)}, which is no text in quotation marks",)
    if not clean_line(value):
        return ("is empty",)
    return (f"has more than {_LONGEST} characters",) if len(value) > _LONGEST else ()


def _together(split: Mapping[str, Any]) -> Iterator[str]:
    """Yield what does not go together in [split]."""
    marker = split.get("marker")
    if marker is None:
        for key in ("marker_position", "attach_after"):
            if key in split:
                yield f"[split] {key} says something about the marker: give [split] marker too"
        return
    if split.get("single") is True:
        yield "[split] single and marker exclude each other: one article needs no marker"
    if "marker_position" not in split and not _all_hold_title(marker):
        yield "[split] marker_position is missing: say above-title, below-title or after-article"


def _all_hold_title(marker: Any) -> bool:
    items = marker if isinstance(marker, list) else [marker]
    try:
        return all("title" in compile_pattern(item).groupindex for item in items)
    except (PatternError, TypeError):
        return True  # the pattern's own fault is said already


def _bracketed(name: str) -> str:
    return f"[{shown(name)}]"


def _nearest(name: str, known: Iterable[str], form: str) -> str:
    names = list(known)
    near = difflib.get_close_matches(str(name).lower(), names, 1, 0.6)
    if near:
        return f"; did you mean {form.format(near[0])}?"
    return f"; there are {_and([form.format(n) for n in names])}"


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _quoted(value: Any) -> str:
    return repr(shown(value)) if isinstance(value, str) else shown(value)


def shown_path(path: Path | str) -> str:
    """Return a path as it may stand in a message: whole, on one line, without control characters."""
    return display(clean_line(str(path)[-1000:]))


def shown(value: Any) -> str:
    """Return a value out of a file as it may stand in a message: one line, short, without control characters."""
    text = clean_line(str(value)[:400])
    return display(text if len(text) <= 80 else text[:79] + "…")
