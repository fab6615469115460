"""`readroom notes agreement`: how far two people's tags agree."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readroom.context import emit_json, emit_text, open_library, open_notebook, say
from readroom.notes_shared import now
from readroom.text.counted import number_of

if TYPE_CHECKING:
    from readroom.db.agreeing import Agreement
    from readroom.db.highlights import Highlight
    from readroom.db.library import Library
    from readroom.notes import Commands
    from readroom.text.agreement import Table

MINE = "mine"
UNITS = ("article", "paragraph", "sentence", "character")
HELP = """\
A and B are files of notes (readroom notes export --as NAME), layers that the notebook keeps, or `mine`: this notebook.
A tag is on a unit when a mark with it covers some of the unit. Units that neither has marked count as agreement, in
every article that one of them has marked (and in those of --articles): with small units and few marks this lifts kappa,
so the unit is always said.
"""


def register(parts: "Commands") -> None:
    """Add the command."""
    one = parts.add_parser(
        "agreement", help="compare two people's tags", epilog=HELP, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    one.add_argument("first", metavar="A", help="a file of notes, a layer, or mine")
    one.add_argument("second", metavar="B", help="a file of notes, a layer, or mine")
    one.add_argument("--unit", choices=UNITS, default="sentence", help="what is compared (sentence)")
    one.add_argument("--tag", action="append", default=[], metavar="T", help="only this tag, with those below it")
    one.add_argument("--articles", metavar="QUERY", help="count these articles too, also those that nobody marked")
    one.add_argument("--disagreements", action="store_true", help="a line of JSON for each unit on which they differ")
    one.add_argument("--json", action="store_true", help="the figures as one JSON object")
    one.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Compare two layers of tags."""
    from readroom.articles import ids_of
    from readroom.db.agreeing import agree
    from readroom.db.articles import rows_by_id
    from readroom.db.highlights import clean_tags

    with open_library(args) as library:
        first, second = (_marks(args, library, name) for name in (args.first, args.second))
        keys = []
        if args.articles:
            keys = [row.key for row in rows_by_id(library, list(ids_of(args, library, args.articles)))]
        found = agree(library, first, second, args.unit, tags=clean_tags(args.tag), keys=keys)
        names = (_name(args.first), _name(args.second))
        if args.disagreements:
            for one in found.differences:
                emit_json({**one._asdict(), "first": names[0] if one.first else None,
                           "second": None if one.first else names[1]})  # fmt: skip
        elif args.json:
            emit_json(_figures(found, names, library.id, args.articles))
        else:
            _table(found, names)
    say(
        f"unit: {found.unit}, {found.units:,} in {number_of(found.articles, 'article')} · "
        f"{'those that either marked' if not args.articles else 'those that either marked, and the query'} · "
        "uncoded units count as agreement"
    )
    if any(found.unplaced):
        of_a, of_b = number_of(found.unplaced[0], "mark"), found.unplaced[1]
        say(f"not counted, since they have no certain place: {of_a} of A, {of_b:,} of B")
    return 0


def _marks(args: argparse.Namespace, library: "Library", name: str) -> "list[Highlight]":
    if name == MINE:
        with open_notebook(args, library) as notebook:
            return notebook.highlights()
    from readroom.db.layers import open_kept, open_layer

    path = Path(name).expanduser()
    kept = []
    if not path.exists():
        with open_notebook(args, library) as notebook:
            kept = [one for one in open_kept(notebook, library, now=now(), hidden=True) if one.name == name]
    layer = kept[0] if kept else open_layer(path, library, now=now())
    for some, what in ((layer.waiting, "wait for a place"), (layer.refused, "cannot be used")):
        if some:
            say(f"{layer.name}: {number_of(len(some), 'mark')} {what}: {some[0].where}: {some[0].reason}")
    return list(layer.highlights)


def _name(name: str) -> str:
    return MINE if name == MINE else Path(name).stem


def _numbers(table: "Table") -> dict[str, Any]:
    from readroom.text.agreement import kappa, observed, table_alpha

    return {
        "both": table.both,
        "first": table.first,
        "second": table.second,
        "neither": table.neither,
        "agreed": _rounded(observed(table)),
        "kappa": _rounded(kappa(table)),
        "alpha": _rounded(table_alpha(table)),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _figures(found: "Agreement", names: tuple[str, str], library: str, query: str | None) -> dict[str, Any]:
    return {
        "first": names[0],
        "second": names[1],
        "library": library,
        "unit": found.unit,
        "query": query,
        "articles": found.articles,
        "units": found.units,
        "unplaced": list(found.unplaced),
        "tags": {tag: _numbers(table) for tag, table in found.tables.items()},
        "all": _numbers(found.all_tags),
    }


def _table(found: "Agreement", names: tuple[str, str]) -> None:
    emit_text(f"{'both':>8} {'only A':>8} {'only B':>8} {'neither':>8}   agreed    kappa    alpha  tag")
    rows = [*found.tables.items(), *([("(all tags)", found.all_tags)] if len(found.tables) > 1 else [])]
    for tag, table in rows:
        figures = [_numbers(table)[name] for name in ("agreed", "kappa", "alpha")]
        shares = " ".join("       –" if figure is None else f"{figure:8.4f}" for figure in figures)
        emit_text(f"{table.both:>8} {table.first:>8} {table.second:>8} {table.neither:>8} {shares}  {tag}")
    emit_text(f"A: {names[0]} · B: {names[1]}")
