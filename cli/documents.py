"""Documents that the program prints itself: keys, commands, schema.

`python -m readroom.documents docs` writes them; a test fails when what is in `docs/` differs.
"""

import argparse
import sys
from pathlib import Path


def keys_page() -> str:
    """Return docs/keys.md."""
    from readroom.keys import key_table

    return (
        "# Keys\n\nPrinted by `readroom keys --markdown`. A number before a key is a count; in a sequence such as "
        "`g g` the keys are pressed one after the other, and what is pending is shown. Keys can be changed in "
        '`$XDG_CONFIG_HOME/readroom/keys.toml`:\n\n```toml\n[keys]\nline-down = ["j", "down"]\n```\n\n'
        + key_table(markdown=True)
    )


def commands_page() -> str:
    """Return docs/commands.md: what `readroom COMMAND --help` says."""
    from readroom.__main__ import parser

    parts = ["# Commands\n\nPrinted from the program's own help.\n"]
    for name, sub in _parsers(parser()):
        sub.prog = name
        sub.formatter_class = _Fixed
        parts.append(f"## {name}\n\n```\n{sub.format_help().rstrip()}\n```\n")
    return "\n".join(parts)


class _Fixed(argparse.RawDescriptionHelpFormatter):
    """Help of one width wherever it is printed."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=100)


def _parsers(top: argparse.ArgumentParser, name: str = "readroom") -> list[tuple[str, argparse.ArgumentParser]]:
    found = [(name, top)]
    for action in top._actions:  # argparse has no public way to its sub-commands
        if isinstance(action, argparse._SubParsersAction):
            for sub_name, sub in action.choices.items():
                found += _parsers(sub, f"{name} {sub_name}")
    return found


def schema_page() -> str:
    """Return docs/schema.md: the tables of both files, as their migrations make them."""
    from readroom.db.notebook_schema import STEPS as NOTEBOOK
    from readroom.db.schema import STEPS as LIBRARY

    library, notebook = (_tables(steps) for steps in (LIBRARY, NOTEBOOK))
    return (
        "# Schema\n\nPrinted from the migrations. Offsets are Unicode code points in an article's text, ranges are "
        "`[start, end)`. Texts (`article_text.z`, `page.text`, `marked_text.z`) are zlib of UTF-8. The notes on each "
        "table stand in `db/schema.py` and `db/notebook_schema.py`.\n\n"
        f"## The library\n\n```sql\n{library}\n```\n\n## The notebook\n\n```sql\n{notebook}\n```\n"
    )


def _tables(steps: "tuple[object, ...]") -> str:
    import sqlite3

    connection = sqlite3.connect(":memory:", isolation_level=None)
    for step in steps:
        step(connection)  # type: ignore[operator]
    sql = "select sql from sqlite_master where sql is not null and name not like ? and name not like ? order by rowid"
    rows = connection.execute(sql, ("article_fts_%", "sqlite_%"))
    return ";\n\n".join(sql for (sql,) in rows) + ";"


PAGES = {"keys.md": keys_page, "commands.md": commands_page, "schema.md": schema_page}


def main() -> int:
    """Write every page into the folder that is named."""
    folder = Path(sys.argv[1])
    for name, page in PAGES.items():
        (folder / name).write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
