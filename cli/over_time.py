"""`readroom over-time`: hits and articles by period, as a table with bars."""

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from readroom.bars import bars
from readroom.counting import Column, add_output, asked, emit, progress
from readroom.text.periods import UNITS

if TYPE_CHECKING:
    from readroom.db.counting.over_time import OverTimeRow

_COLUMNS = (
    Column("period", "period"),
    Column("hits", "hits"),
    Column("articles", "articles"),
    Column("per_million", "per million", 1),
)
NO_PART = {"source": "no source", "outlet": "no outlet"}


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    over = commands.add_parser("over-time", help="hits and articles by year, month or week")
    over.add_argument("query", metavar="QUERY", nargs="+", help="what to look for")
    over.add_argument("--by", choices=UNITS, default="year", help="a week is one of ISO 8601, from Monday")
    over.add_argument("--split", choices=("source", "outlet"), help="each source or outlet apart")
    over.add_argument(
        "--date", choices=("date", "first"), default="date", help="first: by the date of first publication"
    )
    over.add_argument(
        "--bars", choices=("per_million", "hits", "articles"), default="per_million", help="what bars show"
    )
    add_output(over, rows=False)
    over.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Count, and write the table."""
    from readroom.db.counting.over_time import over_time

    with asked(args, " ".join(args.query)) as asking:
        found = over_time(
            asking.library, asking.queries[0], by=args.by, split=args.split, dated=args.date, notebook=asking.notebook,
            progress=progress,
        )  # fmt: skip
        rows = [_row(row, args.split) for row in found.rows]
        columns = _COLUMNS if args.split is None else (_COLUMNS[0], Column(args.split, args.split), *_COLUMNS[1:])
        if not args.json and not args.csv and args.split:
            rows = [{**row, args.split: row[args.split] or NO_PART[args.split]} for row in rows if row["articles"]]
        lines = [
            f"bars: {args.bars.replace('_', ' ')}" + ("; rows without hits are left out here" if args.split else "")
        ]
        emit(args, found.head, rows, columns, lines=lines, picture=lambda w: bars([r[args.bars] for r in rows], w))
    return 0


def _row(row: "OverTimeRow", split: str | None) -> dict[str, Any]:
    values = {**asdict(row), "per_million": row.per_million}
    part = values.pop("part")
    return {**values, split: part} if split else values
