"""`readroom collocates`: the words that stand near those of a query."""

import argparse

from readroom.context import number
from readroom.counting import add_output, asked, emit, limit_of, progress
from readroom.word_lists import stopped


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    near = commands.add_parser("collocates", help="count the words near a word, a phrase or any query's hits")
    near.add_argument("query", metavar="QUERY", nargs="+", help="what they stand near")
    near.add_argument("--left", type=_side, default=5, metavar="N", help="words to the left (5)")
    near.add_argument("--right", type=_side, default=5, metavar="N", help="words to the right (5)")
    near.add_argument("--sentence", action="store_true", help="not beyond the sentence")
    near.add_argument("--each", action="store_true", help="a word in two windows counts for each, instead of once")
    near.add_argument(
        "--expected", choices=("plain", "window"), default="plain",
        help="expected frequency: f1·f2/N (AntConc, Sketch Engine), or f1·f2·W/N with W words in a window (CQPweb)",
    )  # fmt: skip
    near.add_argument("--min", type=number, default=5, metavar="N", help="only with so many hits in windows (5)")
    near.add_argument("--sort", choices=("logdice", "mi", "mi3", "t", "dice", "ll2", "ll4", "hits"), default="logdice")
    near.add_argument(
        "--stop", metavar="LANG|FILE", help="leave out function words: en, de, fr, es, or those of a file"
    )
    add_output(near)
    near.set_defaults(run=run)


def _side(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 4 and int(text) <= 50):
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to 50")
    return int(text)


def run(args: argparse.Namespace) -> int:
    """Count, and write the table."""
    from readroom.db.counting.collocates import Window, collocates
    from readroom.db.counting.tables import collocates_table

    window = Window(args.left, args.right, args.sentence, args.each, args.expected)
    with asked(args, " ".join(args.query)) as asking:
        found = collocates(
            asking.library, asking.queries[0], window=window, minimum=args.min, sort=args.sort, stop=stopped(args.stop),
            stop_name=args.stop, limit=limit_of(args),
            notebook=asking.notebook, progress=progress,
        )  # fmt: skip
        emit(args, collocates_table(found, asking.queries[0], window=window, sort=args.sort))
    return 0
