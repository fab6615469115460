"""`readroom compare`: two articles side by side, or a base and several others."""

import argparse
import shutil
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readroom.context import emit_json, emit_text, number, open_library, write_about, write_pieces

if TYPE_CHECKING:
    from readroom.db.articles import FullArticle
    from readroom.text.align_model import Comparison, Range, Row

LEGEND = '= same, ≈ edited, " quotation, ∩ shared, ~ related, < only A, > only B, ↻ again, ⇅ elsewhere; [-A-] {+B+}'
WIDEST = 100
"""Columns of text on a terminal."""
EPILOG = """\
Two articles: what they share, wherever it stands, sentence by sentence, with the differences to check. Three and more:
the first is the base; each of its sentences is looked for in the others, with the differences to check and who says
what, and copies of one text count once. Shares are words of one article that stand in passages of the other, of all its
words, as `readroom articles` counts them.
"""


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    compare = commands.add_parser(
        "compare", help="compare articles", epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    compare.add_argument("left", metavar="ID", help="an id, a key, or the beginning of a key; of several, the base")
    compare.add_argument("right", metavar="ID", nargs="+", help="the other article, or the others")
    compare.add_argument("--json", action="store_true", help="one JSON object")
    compare.add_argument("--format", choices=("text", "markdown", "csv"), default="text", help="what is written (text)")
    compare.add_argument("--loose", action="store_true", help="relate sentences that have little in common, too")
    compare.add_argument(
        "--said-by", metavar="K", type=number, help="of several: only what at least K distinct texts say"
    )
    compare.add_argument("-o", "--output", metavar="FILE", type=Path, help="write Markdown or CSV into a file")
    compare.set_defaults(run=run, usage_error=compare.error)


def run(args: argparse.Namespace) -> int:
    """Compare articles, and print what they share and where they differ."""
    from readroom.db.articles import find_article, get_article
    from readroom.db.errors import LibraryError
    from readroom.text.align import TooLongError
    from readroom.text.align_many import TooManyError

    if args.said_by and len(args.right) < 2:
        args.usage_error("--said-by goes with three articles and more")
    with open_library(args) as library:
        articles = [get_article(library, find_article(library, ref)) for ref in (args.left, *args.right)]
    try:
        if len(articles) == 2:
            _compare_two(args, articles[0], articles[1])
        else:
            from readroom.compare_many import compare_several

            compare_several(args, articles, lambda lines: _write(args, lines))
    except (TooLongError, TooManyError) as problem:
        raise LibraryError(str(problem)) from problem
    if args.output:
        from readroom.db.comparison_export import about

        write_about(args.output, about(articles, library.id))
    return 0


def _compare_two(args: argparse.Namespace, left: "FullArticle", right: "FullArticle") -> None:
    from readroom.text.align import compare_texts

    comparison = compare_texts(left.body, right.body, loose=args.loose)
    if args.json:
        emit_json(comparison_json(left, right, comparison))
    elif args.format == "text":
        _write(args, comparison_lines(left, right, comparison))
    else:
        from readroom.db.comparison_export import csv_rows, markdown

        pieces = csv_rows if args.format == "csv" else markdown
        write_pieces(pieces(left, right, comparison), args.output, "comparison")


def _write(args: argparse.Namespace, lines: Iterator[str]) -> None:
    """Write lines of text, broken at the width of a terminal, or into the file that was named."""
    if args.output:
        write_pieces((f"{line}\n" for line in lines), args.output, "comparison")
        return
    width = min(shutil.get_terminal_size().columns, WIDEST) if sys.stdout.isatty() else None
    for line in lines:
        for part in _wrapped(line, width):
            emit_text(part)


def comparison_json(left: "FullArticle", right: "FullArticle", comparison: "Comparison") -> dict[str, Any]:
    """Return a comparison as plain JSON values, with the ids of both articles."""
    return {"left": left.row.id, "right": right.row.id, **comparison.to_json()}


def comparison_lines(left: "FullArticle", right: "FullArticle", comparison: "Comparison") -> Iterator[str]:
    """Yield a comparison as lines of text: the head, the differences to check, the rows."""
    from readroom.text.align_report import checks, counts, overlap

    yield from article_lines("A", left)
    yield from article_lines("B", right)
    yield ""
    yield overlap(comparison)
    yield counts(comparison)
    yield checks(comparison)
    texts = left.body.text, right.body.text
    for difference in comparison.differences:
        a, b = (_words(text, part) for text, part in zip(texts, (difference.left, difference.right), strict=True))
        yield f"  {difference.kind}: {a} / {b}  (row {difference.row + 1})"
    yield ""
    yield LEGEND
    for n, row in enumerate(comparison.rows, 1):
        yield from _row_lines(n, row, comparison.rows, *texts)


def article_lines(side: str, article: "FullArticle") -> Iterator[str]:
    """Yield who an article is: its title, then its source, dates and length."""
    from readroom.text.align_report import posted, words

    row = article.row
    yield f"{side}  {row.title or f'« {row.opening} »'}"
    outlet = article.outlet_name or row.outlet
    yield f"{' ' * len(side)}  {posted(row.source, row.date, row.first_date, outlet)}; {words(row.words)}; id {row.id}"


def _words(text: str, part: "Range | None") -> str:
    return f"“{printed(text, part)}”" if part else "nothing"


def printed(text: str, part: "Range") -> str:
    """Return a part of a text on one line."""
    return " ".join(text[slice(*part)].split())


def _row_lines(number: int, row: "Row", rows: "tuple[Row, ...]", left: str, right: str) -> Iterator[str]:
    """Yield the lines of one row: its number, mark and places, and the texts below."""
    from readroom.text.align_report import MARKS, percent

    places = " ".join(f"{side}{at[0]}.{at[1]}" for side, at in (("A", row.left_at), ("B", row.right_at)) if at)
    moved = row.kind not in ("moved", "repeat") and row.moved is not None
    mark = MARKS[row.kind] + ("⇅" if moved else "")
    yield ""
    if row.kind == "moved":
        yield f"{number} {mark} {places}: see row {(row.moved or 0) + 1}"
        return
    share = f" {percent(row.similarity)}" if 0 < row.similarity < 1 else ""
    there = f" (in B at row {(row.moved or 0) + 1})" if moved else ""
    again = f" (again; see row {(row.moved or 0) + 1})" if row.kind == "repeat" else ""
    yield f"{number} {mark}{share} {places}{there}{again}"
    if row.kind == "same" and row.left:
        yield f"    {printed(left, row.left)}"
    elif row.kind == "edited":
        yield f"    {_marked(row, left, right)}"
    else:
        for side, text, part in (("A", left, row.left), ("B", right, row.right)):
            if part:
                yield f"  {side} {printed(text, part)}"


def _marked(row: "Row", left: str, right: str) -> str:
    """Return a row as the left text with what is gone in [- -] and what is new in {+ +}."""
    parts: list[str] = []
    at = row.left[0] if row.left else 0
    for op in row.ops:
        parts.append(left[at : op.left[0]])
        gone, new = left[slice(*op.left)], right[slice(*op.right)]
        at = op.left[1]
        if op.kind == "equal":
            parts.append(gone)
            continue
        if gone:
            parts.append(f"[-{gone}-]")
        if new:
            parts.append((" " if not gone and parts[-1:] != [""] else "") + f"{{+{new}+}}")
    parts.append(left[at : row.left[1] if row.left else at])
    return " ".join("".join(parts).split())


def _wrapped(line: str, width: int | None) -> list[str]:
    """Return a line broken by words at `width` columns (None: not broken), its indent kept."""
    if width is None or len(line) <= width:
        return [line]
    indent = len(line) - len(line.lstrip()) + (2 if line[:4] in ("  A ", "  B ") else 0)
    return textwrap.wrap(line, width, subsequent_indent=" " * indent, break_on_hyphens=False) or [""]
