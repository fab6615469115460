"""Keys to commands: counts, sequences without a time-out, and the user's own keymap. Pure; nothing of Textual."""

import os
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from readroom.db.errors import why
from readroom.tui.commands import COMMANDS, CONTEXTS, GLOBAL, Command
from readroom.tui.own_file import read_own

MAX_COUNT = 999_999
"""The largest count that can be typed."""

_MODIFIERS = ("ctrl", "alt", "shift", "super", "hyper", "meta")
_NAMED = {
    "escape", "enter", "tab", "space", "backspace", "delete", "insert", "home", "end", "pageup", "pagedown",
    "up", "down", "left", "right", *(f"f{n}" for n in range(1, 25)),
}  # fmt: skip
# Textual's names of characters that Unicode calls otherwise.
_CHARACTERS = {"slash": "/", "backslash": "\\", "at": "@", "minus": "-", "plus": "+", "underscore": "_"}
_SHOWN = {"pagedown": "PgDn", "pageup": "PgUp", "escape": "Esc", "space": "Space", "enter": "Enter", "tab": "Tab"}


def token(key: str, character: str | None) -> str:
    """Return the name of a pressed key: the character that it types, or Textual's name for it."""
    if key == "space" or character == " ":
        return "space"
    if character is not None and character.isprintable() and not key.startswith(("alt+", "ctrl+", "super+")):
        return character
    return key


def normalise(written: str) -> str:
    """Return one key as the table writes it (`slash` becomes `/`); raise ValueError when there is no such key."""
    *modifiers, key = written.split("+") if len(written) > 1 else [written]
    if any(m not in _MODIFIERS for m in modifiers):
        raise ValueError(f"no key is called {written}")
    if len(key) > 1 and key.lower() in _NAMED:
        key = key.lower()
    elif key in _CHARACTERS:
        key = _CHARACTERS[key]
    elif len(key) > 1:
        try:
            key = unicodedata.lookup(key.replace("_", " "))
        except KeyError:
            raise ValueError(f"no key is called {written}") from None
    if key in ("", " ") or (len(key) == 1 and not key.isprintable()):
        raise ValueError(f"no key is called {written}")
    return "+".join([*modifiers, key])


def show(sequence: str) -> str:
    """Return a key or sequence as a person reads it: `ctrl+d` as `^D`, `g g` as `gg`."""
    shown = []
    for key in sequence.split():
        if key.startswith("ctrl+") and len(key) == 6:
            shown.append("^" + key[5:].upper())
        else:
            name = key.replace("shift+", "Shift-").replace("alt+", "Alt-").replace("ctrl+", "Ctrl-")
            head, dash, last = name.rpartition("-")
            shown.append(head + dash + (_SHOWN.get(last) or (last.capitalize() if last in _NAMED else last)))
    return "".join(shown) if all(len(s) == 1 for s in shown) else " ".join(shown)


class Keymap(NamedTuple):
    """What each sequence of keys does in each context; what stands in `global` holds in all of them."""

    sequences: Mapping[str, Mapping[tuple[str, ...], str]]
    keys: Mapping[str, tuple[str, ...]]
    """The keys of each command, by its id."""

    def lookup(self, context: str, pressed: tuple[str, ...]) -> str | None:
        """Return the command that `pressed` means in `context`, or None."""
        own = self.sequences.get(context, {}).get(pressed)
        return own or self.sequences.get(GLOBAL, {}).get(pressed)

    def begins(self, context: str, pressed: tuple[str, ...]) -> bool:
        """Tell whether a longer sequence begins with `pressed` in `context`."""
        size = len(pressed)
        return any(
            len(sequence) > size and sequence[:size] == pressed
            for name in {context, GLOBAL}
            for sequence in self.sequences.get(name, {})
        )


def build(
    commands: Iterable[Command] = COMMANDS, overrides: Mapping[str, object] | None = None
) -> tuple[Keymap, list[str]]:
    """Return the keymap of `commands`, with the user's keys put in, and a line for each of them that cannot be had.

    `overrides` maps the id of a command to its list of keys. A key that means something else already, in a context
    that both share, is refused: the command keeps its default keys.
    """
    table = {command.id: command for command in commands}
    keys = {command.id: command.keys for command in table.values()}
    problems: list[str] = []
    wanted: dict[str, tuple[str, ...]] = {}
    for name, value in (overrides or {}).items():
        try:
            wanted[name] = _wanted(table, name, value)
        except ValueError as problem:
            problems.append(str(problem))
    keys |= wanted
    while wanted and (clash := find_clash(table, keys, wanted)):
        loser, other, sequence = clash
        if loser not in wanted:
            raise ValueError(f"the commands {loser} and {other} share the key {sequence}")
        problems.append(f"keys.toml: {loser}: {sequence} is the key of {other}; the default keys stay")
        keys[loser] = table[loser].keys
        del wanted[loser]
    sequences: dict[str, dict[tuple[str, ...], str]] = {context: {} for context in CONTEXTS}
    for command in table.values():
        pressed = {tuple(s.split()): command.id for s in keys[command.id]}
        for context in command.contexts:
            sequences[context].update(pressed)
    return Keymap(sequences, keys), problems


def _wanted(table: Mapping[str, Command], name: str, value: object) -> tuple[str, ...]:
    if name not in table:
        raise ValueError(f"keys.toml: there is no command {name}; `readroom keys` lists them")
    written = [value] if isinstance(value, str) else value
    if not isinstance(written, list) or not all(isinstance(s, str) and s.split() for s in written):
        raise ValueError(f'keys.toml: {name} must be a list of keys, such as ["j", "down"]')
    sequences = []
    for sequence in written:
        try:
            parts = [normalise(key) for key in sequence.split()]
        except ValueError as problem:
            raise ValueError(f"keys.toml: {name}: {problem}; the default keys stay") from None
        if any(len(p) == 1 and p.isdigit() for p in parts):
            raise ValueError(f"keys.toml: {name}: digits are counts; the default keys stay")
        sequences.append(" ".join(parts))
    return tuple(sequences)


def find_clash(
    table: Mapping[str, Command], keys: Mapping[str, tuple[str, ...]], movable: Iterable[str]
) -> tuple[str, str, str] | None:
    """Return two commands that share a key in a context, the one that can give way first, and the key; or None.

    A key that begins a longer sequence clashes with it too, since nothing here waits for a time-out. `movable` are
    the commands whose keys the user chose; when neither of two is, the later one is named first.
    """
    movable = set(movable)
    taken: list[tuple[Command, tuple[str, ...], str]] = []
    for command in sorted(table.values(), key=lambda c: c.id in movable):
        for sequence in keys[command.id]:
            pressed = tuple(sequence.split())
            for other, theirs, _ in taken:
                shorter = min(len(pressed), len(theirs))
                if other is not command and pressed[:shorter] == theirs[:shorter] and _meet(command, other):
                    return command.id, other.id, sequence
            taken.append((command, pressed, sequence))
    return None


def _meet(a: Command, b: Command) -> bool:
    return GLOBAL in a.contexts or GLOBAL in b.contexts or not set(a.contexts).isdisjoint(b.contexts)


def load(path: Path) -> tuple[Keymap, list[str]]:
    """Return the keymap with what the file at `path` changes in it, and a line for each problem of that file."""
    try:
        written = read_own(path)
    except FileNotFoundError:
        return build()
    except (OSError, UnicodeDecodeError) as problem:
        return build()[0], [f"{path}: cannot be read ({why(problem)}); the default keys stay"]
    import tomllib

    try:
        data = tomllib.loads(written)
    except tomllib.TOMLDecodeError as problem:
        return build()[0], [f"{path}: cannot be read ({why(problem)}); the default keys stay"]
    overrides = data.get("keys", {})
    if not isinstance(overrides, dict):
        return build()[0], [f"{path}: [keys] must be a table; the default keys stay"]
    return build(overrides=overrides)


class Pressed(NamedTuple):
    """What a key led to: a command with its count (`times`), a sequence that waits for more, or nothing (`unknown`)."""

    command: str | None = None
    times: int | None = None
    pending: str = ""
    unknown: str = ""


class KeyReader:
    """Reads one key at a time. Digits are a count, a sequence waits as long as it must, Escape lets both go."""

    def __init__(self, keymap: Keymap) -> None:
        self.keymap = keymap
        self._count = ""
        self._keys: tuple[str, ...] = ()

    @property
    def pending(self) -> str:
        """What was typed of a count and a sequence, as a person reads it; empty when nothing waits."""
        return self._count + show(" ".join(self._keys))

    def clear(self) -> None:
        """Forget what was typed of a sequence."""
        self._count, self._keys = "", ()

    def feed(self, key: str, context: str) -> Pressed:
        """Read one key (as `token` names it) in `context`, and say what it led to."""
        if key == "escape" and (self._count or self._keys):
            self.clear()
            return Pressed()
        if not self._keys and len(key) == 1 and key in "0123456789" and (self._count or key != "0"):
            self._count = str(min(int(self._count + key), MAX_COUNT))
            return Pressed(pending=self.pending)
        pressed = (*self._keys, key)
        command = self.keymap.lookup(context, pressed)
        if command is None and self.keymap.begins(context, pressed):
            self._keys = pressed
            return Pressed(pending=self.pending)
        count = int(self._count) if self._count else None
        self.clear()
        if command is None:
            return Pressed(unknown=show(" ".join(pressed)))
        return Pressed(command, count)


def keymap_path(environ: Mapping[str, str] = os.environ) -> Path:
    """Return where the user's keymap is: `$XDG_CONFIG_HOME/readroom/keys.toml`."""
    base = environ.get("XDG_CONFIG_HOME") or ""
    return (Path(base) if base.startswith("/") else Path.home() / ".config") / "readroom" / "keys.toml"
