"""What a reader has set in a file of their own: `$XDG_CONFIG_HOME/readroom/settings.toml`. No other file is asked."""

from pathlib import Path
from typing import NamedTuple

from readroom.db.errors import why
from readroom.tui.own_file import read_own

BIDI = ("terminal", "app", "off")
NO_BIDI = "settings.toml: bidi = app needs python-bidi (pip install 'readroom[bidi]'); text is sent as it is"


class Settings(NamedTuple):
    """`bidi`: who turns text from right to left round: the terminal, the app, or (`off`) nobody."""

    bidi: str = "terminal"


def load(path: Path) -> tuple[Settings, list[str]]:
    """Return the settings of the file at `path`, and a line for each thing in it that cannot be had."""
    try:
        written = read_own(path)
    except FileNotFoundError:
        return Settings(), []
    except (OSError, UnicodeDecodeError) as problem:
        return Settings(), [f"{path}: cannot be read ({why(problem)}); nothing is set"]
    import tomllib

    try:
        reader = tomllib.loads(written).get("reader", {})
    except tomllib.TOMLDecodeError as problem:
        return Settings(), [f"{path}: cannot be read ({problem}); nothing is set"]
    if not isinstance(reader, dict):
        return Settings(), [f"{path}: [reader] must be a table; nothing is set"]
    problems = [f"{path}: there is no setting {name}" for name in reader if name != "bidi"]
    bidi = reader.get("bidi", "terminal")
    if bidi not in BIDI:
        return Settings(), [*problems, f"{path}: bidi is one of {', '.join(BIDI)}; terminal is taken"]
    if bidi == "app" and not _can_turn():
        return Settings(), [*problems, NO_BIDI]
    return Settings(bidi), problems


def _can_turn() -> bool:
    from readroom.text.bidi import available

    return available()


def settings_path(keymap: Path) -> Path:
    """Return where the settings are: beside the user's keymap."""
    return keymap.with_name("settings.toml")
