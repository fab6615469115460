"""`readroom reuse`, `duplicates`, `quotations`: text that articles of a library have in common."""

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from readroom.context import emit_json, emit_text, open_library, say
from readroom.text.counted import number_of

if TYPE_CHECKING:
    from readroom.db.articles import ArticleRow
    from readroom.db.library import Library
    from readroom.db.reuse.ledger import Printing, Quotation
    from readroom.db.reuse.sharing import Sharing

SHOWN = 60
"""How much of a title or a passage a line shows (characters)."""
LIMIT = 50
"""How many quotations are shown when nothing else is asked."""


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands."""
    reuse = commands.add_parser("reuse", help="who shares text with an article")
    reuse.add_argument("article", metavar="ID", help="an id, a key, or the beginning of a key")
    reuse.add_argument("--json", action="store_true", help="a line of JSON for each passage")
    reuse.set_defaults(run=run_reuse)
    duplicates = commands.add_parser("duplicates", help="articles that share half of their texts, in groups")
    duplicates.add_argument("--json", action="store_true", help="a line of JSON for each pair")
    duplicates.set_defaults(run=run_duplicates)
    quotations = commands.add_parser("quotations", help="one quotation, and everyone who prints it")
    quotations.add_argument("query", metavar="QUERY", nargs="*", help="only those in articles that a query finds")
    quotations.add_argument("--all", action="store_true", help="with a query: also those that one article prints")
    quotations.add_argument("--limit", type=int, default=LIMIT, metavar="N", help=f"how many (default {LIMIT})")
    quotations.add_argument("--json", action="store_true", help="a line of JSON for each printing")
    quotations.set_defaults(run=run_quotations)


def run_reuse(args: argparse.Namespace) -> int:
    """Print what an article shares with others, passage by passage."""
    from readroom.db.articles import find_article, rows_by_id, text_of
    from readroom.db.reuse.sharing import not_compared, reuse_of, too_long

    with open_library(args) as library:
        _say_left(library)
        article_id = find_article(library, args.article)
        reuse = reuse_of(library, article_id)
        found = reuse.shared
        if args.json:
            for sharing in found:
                for passage in sharing_json(article_id, sharing):
                    emit_json(passage)
        (row,) = rows_by_id(library, [article_id])
        long = [one for one in (row, *reuse.unverified) if too_long(one)]
        if args.json:
            if long:
                say(f"{number_of(len(reuse.unverified), 'article')} with common fingerprints, {not_compared(long)}")
            return 0
        text = text_of(library, article_id)
    emit_text(_named(row))
    if long:
        emit_text(f"{number_of(len(reuse.unverified), 'article')} with common fingerprints, {not_compared(long)}")
        for one in reuse.unverified:
            emit_text(f"  {_named(one)}")
    elif not found:
        emit_text("no other article shares text with it")
    for sharing in found:
        emit_text()
        for line in sharing_lines(text, sharing):
            emit_text(line)
    return 0


def sharing_json(article_id: int, sharing: "Sharing") -> Iterator[dict[str, Any]]:
    """Yield the passages that another article shares with one, as plain JSON values; "left" is the one."""
    row = sharing.row
    earlier = {"left": article_id, "right": row.id, None: None}[sharing.earlier]
    for passage in sharing.passages:
        yield {
            "id": row.id, "kind": passage.kind, "moved": passage.moved,
            "left": list(passage.left), "right": list(passage.right),
            "words": passage.words, "identity": round(passage.identity, 4),
            "left_in_right": round(sharing.left_in_right, 4), "right_in_left": round(sharing.right_in_left, 4),
            "earlier": earlier, "title": row.title, "source": row.source, "date": row.date,
            "first_date": row.first_date,
        }  # fmt: skip


def sharing_lines(text: str, sharing: "Sharing") -> Iterator[str]:
    """Yield what another article shares with one as lines of text."""
    from readroom.text.align_report import percent, words

    row = sharing.row
    yield _named(row)
    came = {"left": "; this article is the earlier one", "right": "; that article is the earlier one", None: ""}
    yield (
        f"  {words(sharing.words)}: {percent(sharing.left_in_right)} of this article, "
        f"{percent(sharing.right_in_left)} of that one{came[sharing.earlier]}"
    )
    for passage in sharing.passages:
        moved = " ⇅" if passage.moved else ""
        share = "" if passage.identity == 1 else f", {percent(passage.identity)} alike"
        start, end = passage.left
        yield f"  {passage.kind}{moved}, {words(passage.words)}{share}, from {start}: “{_short(text[start:end])}”"


def run_duplicates(args: argparse.Namespace) -> int:
    """Print the near-duplicates of the library, the largest group first."""
    from readroom.db.articles import rows_by_id
    from readroom.db.reuse.duplicates import Pair, groups, pairs
    from readroom.text.align_report import percent

    with open_library(args) as library:
        _say_left(library)
        found = groups(library.connection)
        number = {article_id: n for n, ids in enumerate(found, 1) for article_id in ids}
        every: dict[int, list[Pair]] = {}
        for pair in pairs(library.connection):
            every.setdefault(number[pair.a], []).append(pair)
        for n, ids in enumerate(found, 1):
            if args.json:
                for pair in every[n]:
                    emit_json({**pair._asdict(), "a_in_b": round(pair.a_in_b, 4), "b_in_a": round(pair.b_in_a, 4),
                               "group": n})  # fmt: skip
                continue
            emit_text(f"group {n}: {number_of(len(ids), 'article')}")
            for row in sorted(rows_by_id(library, ids), key=lambda r: (r.first_date or r.date or "~", r.id)):
                emit_text(f"  {_named(row)}")
            for pair in every[n]:
                a_in_b, b_in_a = percent(pair.a_in_b), percent(pair.b_in_a)
                emit_text(f"  {a_in_b} of {pair.a} is in {pair.b}, {b_in_a} of {pair.b} in {pair.a}")
    if not args.json:
        emit_text(number_of(len(found), "group"))
    return 0


def run_quotations(args: argparse.Namespace) -> int:
    """Print quotations with everyone who prints them, those of most articles first."""
    from readroom.db.reuse.ledger import ledger, printed_often

    least = 1 if args.all and args.query else 2
    shown = 0
    with open_library(args) as library:
        _say_left(library)
        asked = _asked_for(library, args) if args.query else printed_often(library.connection, 2 * args.limit)
        for family in asked:
            quotation = ledger(library, family, least=least)
            if quotation is None:
                continue
            shown += 1
            if args.json:
                for printing in quotation.printings:
                    emit_json(printing_json(quotation, printing))
            else:
                for line in quotation_lines(quotation):
                    emit_text(line)
            if shown >= args.limit:
                break
    if not shown and not args.json:
        emit_text("no quotation that two articles print" if least == 2 else "no quotation")
    return 0


def _asked_for(library: "Library", args: argparse.Namespace) -> list[int]:
    """Return the quotations (families) in the articles of a query."""
    from datetime import date
    from itertools import islice

    from readroom.articles import ids_of
    from readroom.db.reuse.asked import LOOKED_INTO, asked_for
    from readroom.db.search import understand

    text = " ".join(args.query)
    ids = islice(ids_of(args, library, text), LOOKED_INTO)
    return asked_for(library, ids, understand(text, today=date.today()))


def printing_json(quotation: "Quotation", printing: "Printing") -> dict[str, Any]:
    """Return one article's printing of a quotation as plain JSON values."""
    row = printing.row
    return {
        "quotation": quotation.text, "family": quotation.id, "id": row.id, "start": printing.start, "end": printing.end,
        "first": printing.first, "text": printing.text, "quoted": printing.quoted,
        "left_out": list(printing.wording.left_out), "put_in": list(printing.wording.put_in),
        "spelled": [list(pair) for pair in printing.wording.spelled],
        "title": row.title, "source": row.source, "date": row.date, "first_date": row.first_date,
    }  # fmt: skip


def quotation_lines(quotation: "Quotation") -> Iterator[str]:
    """Yield a quotation and its printings as lines of text."""
    number = len(quotation.printings)
    yield f"“{quotation.text}”  ({number_of(number, 'article')})"
    for printing in quotation.printings:
        said = [*(["first"] if printing.first else []), *([] if printing.quoted else ["without quotation marks"])]
        said += _differences("leaves out", printing.wording.left_out) + _differences("puts in", printing.wording.put_in)
        said += _differences("spells", [there for _, there in printing.wording.spelled])
        yield f"  {_named(printing.row)}" + (f": {'; '.join(said)}" if said else "")
    yield ""


def _differences(what: str, parts: Sequence[str]) -> list[str]:
    return [f"{what} {', '.join(f'“{_short(part)}”' for part in parts)}"] if parts else []


def _named(row: "ArticleRow") -> str:
    """Return an article's date, source, title and id on one line."""
    from readroom.text.align_report import shown_date

    dated = shown_date(row.date)
    first = f" (first {shown_date(row.first_date)})" if row.first_date and row.first_date != row.date else ""
    return f"{dated}{first}  {row.source}  {_short(row.title or f'« {row.opening} »')}  [{row.id}]"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1].rstrip() + "…"


def _say_left(library: "Library") -> None:
    """Say how many articles were not looked at yet, if there are any."""
    from readroom.db.reuse.derive import reuse_left

    if left := reuse_left(library.connection):
        noun = "article has" if left == 1 else "articles have"
        say(f"{left:,} {noun} not been compared with the others yet; run: readroom rebuild fingerprints")
