"""`readroom keyness`: the words of one query's articles that are more frequent, or rarer, than in another's."""

import argparse

from readroom.context import number
from readroom.counting import add_output, asked, emit, limit_of, progress


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    key = commands.add_parser("keyness", help="compare the words of two sets of articles")
    key.add_argument("target", metavar="TARGET", help='a query, such as source:"the courier" or date:2021')
    key.add_argument("reference", metavar="REFERENCE", nargs="?", help="another; without it, all other articles")
    key.add_argument("--sort", choices=("ll2", "ll4", "log-ratio", "diff", "odds", "simple", "bic"), default="ll4",
                     help="by two-cell (ll2) or four-cell (ll4) log-likelihood, or a measure of effect")  # fmt: skip
    key.add_argument(
        "--side", choices=("both", "positive", "negative"), default="both", help="over- or under-used words"
    )
    key.add_argument("--min", type=number, default=5, metavar="N", help="only with so many hits in both together (5)")
    key.add_argument("--p", type=_level, metavar="LEVEL", help="only below this p (of ll4), such as 0.01")
    key.add_argument("--correction", choices=("bonferroni", "none"), default="bonferroni",
                     help="of p for the number of words that are tested")  # fmt: skip
    key.add_argument("--add", type=_added, default=1.0, metavar="N", help="what simple maths adds (1)")
    add_output(key)
    key.set_defaults(run=run)


def _level(text: str) -> float:
    try:
        level = float(text)
    except ValueError:
        level = 0
    if not 0 < level <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no probability")
    return level


def _added(text: str) -> float:
    try:
        added = float(text)
    except ValueError:
        added = 0
    if not 0 < added < 1e9:
        raise argparse.ArgumentTypeError(f"{text!r} is no number above 0")
    return added


def run(args: argparse.Namespace) -> int:
    """Compare, and write the table."""
    from readroom.db.counting.keyness import Choice, keyness
    from readroom.db.counting.tables import keyness_table

    choice = Choice(args.sort, args.side, args.min, args.p, args.correction, args.add, limit_of(args))
    texts = [args.target] if args.reference is None else [args.target, args.reference]
    with asked(args, *texts) as asking:
        target, *others = asking.queries
        found = keyness(
            asking.library, target, others[0] if others else None, choice, notebook=asking.notebook, progress=progress
        )
        emit(args, keyness_table(found, target, others[0] if others else None, sort=args.sort))
    return 0
