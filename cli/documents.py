"""Documents that the program prints itself: keys, commands, schema.

`python -m readroom.documents docs` writes them; a test fails when what is in `docs/` differs.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from readroom.version import VERSION


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


def recipes_page() -> str:
    """Return docs/recipes.md: how recipes are written, with every key that they may have."""
    from readroom import recipe_document

    return recipe_document.recipes_page()


def schema_page() -> str:
    """Return docs/schema.md: the tables of both files, as their migrations make them."""
    from readroom.db.notebook.schema import STEPS as NOTEBOOK
    from readroom.db.schema import STEPS as LIBRARY

    library, notebook = (_tables(steps) for steps in (LIBRARY, NOTEBOOK))
    return (
        "# Schema\n\nPrinted from the migrations. Offsets are Unicode code points in an article's text, ranges are "
        "`[start, end)`. Texts (`article_text.z`, `page.text`, `marked_text.z`) are zlib of UTF-8. The notes on each "
        "table stand in `db/schema.py` and `db/notebook/schema.py`.\n\n"
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


def formats_page(fixtures: Path) -> str:
    """Return docs/formats.md: every format, and what became of each of the files in `fixtures`."""
    from readroom.format_list import section
    from readroom.importer.formats import formats

    found = sorted(formats(), key=lambda each: each.title.casefold())
    rows = "".join(
        f"| [{each.title}](#{_anchor(each.title)}) | {' '.join(f'`{e}`' for e in each.endings)} "
        f"| {f'`{each.needs}`' if each.needs else ''} | {each.limits} |\n"
        for each in found
    )
    return (
        "# What is read\n\nPrinted from the formats themselves. A file's format is found by its content, else by its "
        "ending; how pages are cut, and the outcomes, stand in [importing.md](importing.md).\n\n"
        f"| format | endings | extra | limits |\n| --- | --- | --- | --- |\n{rows}\n"
        + "\n".join(section(each) for each in found)
        + _fixtures(fixtures)
    )


def _anchor(title: str) -> str:
    kept = "".join(c for c in title.lower() if c.isalnum() or c in " -_")
    return kept.replace(" ", "-")


def _fixtures(folder: Path) -> str:
    """Return what becomes of each file of a folder in one import: format, outcomes, articles, reasons."""
    rows = "".join(f"| `{name}` | {' | '.join(cells)} |\n" for name, cells in tried(folder).items())
    return (
        "\n## The files of the tests\n\nWhat becomes of each file in `tests/fixtures/formats`, in one import of the "
        f"folder.\n\n| file | format | outcome | articles | reason |\n| --- | --- | --- | --- | --- |\n{rows}"
    )


def tried(folder: Path) -> dict[str, tuple[str, str, str, str]]:
    """Import the files of a folder without storing them: each one's format, outcomes, articles and reasons."""
    from readroom.importer.formats import find_format
    from readroom.importer.limits import HEAD_BYTES
    from readroom.importer.report import Row
    from readroom.importer.session import Options, import_paths

    rows: dict[str, list[Row]] = {}
    import_paths(
        folder / "no-library.db",
        [folder],
        Options(1, VERSION, dry_run=True),
        lambda r: rows.setdefault(r.file, []).append(r),
    )
    found: dict[str, tuple[str, str, str, str]] = {}
    for name, each in sorted(rows.items()):
        outcomes = Counter(row.outcome for row in each)
        with (folder / name).open("rb") as file:
            read_by = find_format(file.read(HEAD_BYTES), name)
        found[name] = (
            read_by.name if read_by else "",
            ", ".join(f"{count} {outcome}" if len(each) > 1 else outcome for outcome, count in outcomes.items()),
            str(sum(row.articles for row in each)),
            "; ".join(dict.fromkeys(row.reason.replace("|", "\\|") for row in each if row.reason)),
        )
    return found


Page = Callable[[Path], str]
PAGES: dict[str, Page] = {
    "keys.md": lambda root: keys_page(),
    "commands.md": lambda root: commands_page(),
    "schema.md": lambda root: schema_page(),
    "recipes.md": lambda root: recipes_page(),
    "formats.md": lambda root: formats_page(root / "tests" / "fixtures" / "formats"),
}
"""Each page of `docs/` that is printed, by the checkout that it is printed from."""


def main() -> int:
    """Write every page into the folder that is named."""
    folder = Path(sys.argv[1])
    for name, page in PAGES.items():
        (folder / name).write_text(page(folder.resolve().parent), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
