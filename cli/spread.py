"""`readroom dispersion`: how evenly a query's hits are spread, and where they lie."""

import argparse

from readroom.counting import add_output, asked, emit, limit_of, progress


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    spread = commands.add_parser("dispersion", help="how evenly hits are spread over articles, sources or years")
    spread.add_argument("query", metavar="QUERY", nargs="+", help="what to look for")
    spread.add_argument("--by", choices=("article", "source", "outlet", "year", "month"), default="article",
                        help="what the parts are (article)")  # fmt: skip
    add_output(spread)
    spread.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Measure, and write the table."""
    from readroom.db.counting.dispersion import dispersion
    from readroom.db.counting.tables import dispersion_table, for_people

    with asked(args, " ".join(args.query)) as asking:
        found = dispersion(
            asking.library, asking.queries[0], by_part=args.by, limit=limit_of(args), notebook=asking.notebook,
            progress=progress,
        )  # fmt: skip
        table = dispersion_table(found, asking.queries[0], asking.library, args.by)
        shown = None if args.json or args.csv else for_people(table, asking.library, args.by)
        emit(args, table, shown)
    return 0
