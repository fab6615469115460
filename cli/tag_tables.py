"""`readroom tag-table` and `readroom tables`: one's tags counted, and the tables that the notebook keeps."""

import argparse
import shlex
from typing import TYPE_CHECKING, Any

from readroom.context import emit_json, emit_text, open_library, open_notebook, say
from readroom.counting import add_output, asked, emit, progress
from readroom.db.errors import ReadroomError

if TYPE_CHECKING:
    from readroom.db.notebook.tables import SavedTable


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands."""
    tags = commands.add_parser("tag-table", help="count your tags by source, outlet, date, attribute, or by tag")
    tags.add_argument("query", metavar="QUERY", nargs="*", help="only in the articles that a search finds")
    told = "columns: source, outlet, year, month, colour, tag (which stand together), or attr:NAME"
    tags.add_argument("--by", default="source", metavar="WHAT", help=told)
    tags.add_argument("--count", choices=("highlights", "articles"), default="highlights", help="what is counted")
    add_output(tags, rows=False)
    tags.set_defaults(run=run)

    kept = commands.add_parser("tables", help="the tables of counts that your notebook keeps")
    parts = kept.add_subparsers(dest="part", metavar="PART", required=True)
    listed = parts.add_parser("list", help="their names, what they are, and whether the library has changed since")
    listed.add_argument("--json", action="store_true", help="a line of JSON for each")
    listed.set_defaults(run=run_list)
    shown = parts.add_parser("show", help="one of them")
    shown.add_argument("name", metavar="NAME")
    form = shown.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object")
    form.add_argument("--csv", action="store_true", help="CSV; its first lines, after #, are the header")
    shown.set_defaults(run=run_show)
    removed = parts.add_parser("remove", help="take one away; readroom notes undo brings it back")
    removed.add_argument("name", metavar="NAME")
    removed.set_defaults(run=run_remove)


def run(args: argparse.Namespace) -> int:
    """Count, and write the table."""
    from readroom.db.counting.tags import tag_table

    text = " ".join(args.query)
    with asked(args, text) as asking, open_notebook(args, asking.library) as notebook:
        emit(args, tag_table(asking.library, notebook, asking.queries[0], by=args.by, counted=args.count,
                             progress=progress))  # fmt: skip
    return 0


def run_list(args: argparse.Namespace) -> int:
    """Write the names."""
    from readroom.db.notebook.tables import changed_since

    with open_library(args) as library, open_notebook(args, library) as notebook:
        tables = notebook.tables()
        for table in tables:
            changed = changed_since(table, library)
            if args.json:
                emit_json(_about(table, changed))
            else:
                emit_text(f"{table.created[:10]}  {table.about.get('kind', ''):<11}  {table.name}")
                emit_text(f"            {changed}" if changed else f"            {shlex.join(table.command)}")
        if not tables:
            say("no table is kept yet; --save NAME behind a counting command keeps one")
    return 0


def _about(table: "SavedTable", changed: str | None) -> dict[str, Any]:
    return {
        "id": table.id, "name": table.name, "kind": table.about.get("kind"), "command": shlex.join(table.command),
        "made": table.created, "author": table.author, "rows": len(table.rows), "library": table.library_id,
        "changed": changed,
    }  # fmt: skip


def run_show(args: argparse.Namespace) -> int:
    """Write one of them."""
    from readroom.db.counting.saving import shown
    from readroom.db.csv_lines import csv_line
    from readroom.db.notebook.tables import changed_since

    with open_library(args) as library, open_notebook(args, library) as notebook:
        table = notebook.table(args.name)
        changed = changed_since(table, library)
        if args.json:
            emit_json({**_about(table, changed), "head": table.about, "header": list(table.header),
                       "rows": [list(row) for row in table.rows]})  # fmt: skip
            return 0
        said = [f"kept {table.created} · {table.about.get('line', '')}", f"again: {shlex.join(table.command)}"]
        said += [changed] if changed else []
        for line in said:
            emit_text(f"# {line}" if args.csv else line)
        if args.csv:
            for row in (table.header, *table.rows):
                emit_text(csv_line("" if cell is None else str(cell) for cell in row).removesuffix("\n"))
        else:
            emit_text()
            for line in shown(table):
                emit_text(line)
    return 0


def run_remove(args: argparse.Namespace) -> int:
    """Take one away."""
    with open_library(args) as library, open_notebook(args, library) as notebook:
        say(f"taken away: {notebook.remove_table(args.name).name}")
    return 0


def save(args: argparse.Namespace, table: Any) -> None:
    """Keep a table in the notebook under the name of `--save`; raise NotebookError."""
    from readroom.db.counting.saving import keep

    if not args.save.strip():
        raise ReadroomError("--save needs a name")
    with open_library(args) as library, open_notebook(args, library) as notebook:
        say(f"kept in your notebook: {keep(notebook, library, args.save, table, table.rows).name}")
