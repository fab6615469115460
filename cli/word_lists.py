"""`readroom words`: word lists, n-grams and clusters."""

import argparse
from pathlib import Path

from readroom.context import number
from readroom.counting import add_output, asked, emit, limit_of, progress
from readroom.db.errors import ReadroomError, why


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    words = commands.add_parser("words", help="count the words of articles, or runs of words")
    words.add_argument("query", metavar="QUERY", nargs="*", help="only in the articles that a search finds")
    words.add_argument("--ngram", type=int, choices=range(1, 6), default=1, help="runs of so many words (n-grams)")
    words.add_argument("--around", metavar="WORDS", help="with --ngram: only runs that hold this (clusters)")
    words.add_argument("--sentence", action="store_true", help="with --ngram: inside a sentence, not a line")
    words.add_argument("--pattern", metavar="PATTERN", help="only words like this: harb*, *bour, h*r")
    words.add_argument(
        "--stop", metavar="LANG|FILE", help="leave out function words: en, de, fr, es, or those of a file"
    )
    words.add_argument("--min", type=number, metavar="N", help="only with so many hits (1; of runs 2)")
    words.add_argument("--sort", choices=("hits", "articles", "word"), default="hits")
    add_output(words)
    words.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Count, and write the list."""
    from readroom.db.counting.grams import gram_list
    from readroom.db.counting.tables import words_table
    from readroom.db.counting.words import word_list

    stop = stopped(args.stop)
    if args.ngram == 1 and (args.around or args.sentence):
        raise ReadroomError("--around and --sentence are about runs of words; name their length: --ngram 3")
    with asked(args, " ".join(args.query)) as asking:
        library, (query,) = asking.library, asking.queries
        if args.ngram == 1:
            found = word_list(
                library, query, notebook=asking.notebook, pattern=args.pattern, stop=stop, stop_name=args.stop,
                minimum=args.min or 1, sort=args.sort, limit=limit_of(args), progress=progress,
            )  # fmt: skip
        else:
            found = gram_list(
                library, query, args.ngram, around=args.around, by_sentence=args.sentence, notebook=asking.notebook,
                pattern=args.pattern, stop=stop, stop_name=args.stop, minimum=args.min or 2, sort=args.sort,
                limit=limit_of(args), progress=progress,
            )  # fmt: skip
        emit(args, words_table(found, query, sort=args.sort))
    return 0


def stopped(named: str | None) -> frozenset[str]:
    """Return the folded stop words of a language or a file; raise ReadroomError when there are none."""
    from readroom.text.fold import folded_words
    from readroom.text.stop_words import LANGUAGES, stop_words

    if named is None:
        return frozenset()
    if named in LANGUAGES:
        return stop_words(named)
    try:
        return frozenset(folded_words(Path(named).read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError) as problem:
        raise ReadroomError(
            f"--stop {named} is neither a file of words nor one of {', '.join(LANGUAGES)}: {why(problem)}"
        ) from problem
