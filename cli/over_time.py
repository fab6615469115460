"""`readroom over-time`: hits and articles by period, as a table with bars."""

import argparse
from dataclasses import replace

from readroom.counting import add_output, asked, emit, progress
from readroom.text.periods import UNITS


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
    over.add_argument("--plot", action="store_true", help="a picture over the table, too")
    add_output(over, rows=False)
    over.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Count, and write the table."""
    from readroom.db.counting.over_time import over_time
    from readroom.db.counting.tables import for_people, over_time_table

    with asked(args, " ".join(args.query)) as asking:
        found = over_time(
            asking.library, asking.queries[0], by=args.by, split=args.split, dated=args.date, notebook=asking.notebook,
            progress=progress,
        )  # fmt: skip
        table = over_time_table(
            found, asking.queries[0], asking.library, split=args.split, dated=args.date, shown=args.bars
        )
        rows = tuple(row for row in table.rows if row["articles"] or not args.split)
        emit(args, table, for_people(replace(table, rows=rows), asking.library, args.split))
    return 0
