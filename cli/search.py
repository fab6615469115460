"""`readroom search`: what the library holds about a query, counted and quoted."""

import argparse
import sys
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from typing import TYPE_CHECKING, Any

from readroom.context import emit_json, emit_text, open_library, open_notebook, say
from readroom.text.gate import display

if TYPE_CHECKING:
    from readroom.db.library import Library
    from readroom.db.notebook import Notebook
    from readroom.db.search import Hit
    from readroom.text.query import Query

HELP = """\
Words are looked for together, in title and text: iran deal. Also: "a phrase", one OR other, -not, begin*,
near/5(one other), (parentheses), title: text: source: outlet: author: section: lang: keyword: voice: aside: file:
key: id: tag: note: has:highlight, date:2019, date:2019-03..2020-01, date:30d, date:none, first:2019.
A query that begins with a minus stands after --, as in: readroom search -- -word
"""
INDENT = " " * 9


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    search = commands.add_parser(
        "search",
        help="find articles, with the words around each hit",
        epilog=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    search.add_argument("query", metavar="QUERY", nargs="+", help="what to look for; several are taken together")
    search.add_argument("--limit", type=_number, default=50, metavar="N", help="show at most N articles (50)")
    search.add_argument("--sort", choices=("date", "rank"), default="date", help="newest first, or best first")
    search.add_argument("--count", action="store_true", help="only count; every count is exact")
    search.add_argument("--explain", action="store_true", help="say how the query was understood")
    search.add_argument("--json", action="store_true", help="a line of JSON for each article; with --count, one object")
    search.set_defaults(run=run)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < len(text) < 10 and int(text)):
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 on")
    return int(text)


def run(args: argparse.Namespace) -> int:
    """Search, and write what was found; nothing found is no failure."""
    from readroom.db.counts import count
    from readroom.db.search import search, understand
    from readroom.text.header import header
    from readroom.text.query_tree import needs_notebook

    query = understand(" ".join(args.query), today=date.today())
    for notice in query.notices:
        say(f"note: {notice.message}")
    if args.explain:
        _explain(query, to_stderr=args.json)
    with open_library(args) as library, _notebook(args, library, needed=needs_notebook(query.tree)) as notebook:
        if args.count or not args.json:
            summary = count(library, query, notebook=notebook)
            if args.json:
                emit_json(summary.to_json())
            else:
                _emit_header(header(summary))
        if args.count:
            return 0
        hits = search(library, query, limit=args.limit, sort=args.sort, notebook=notebook)
    for hit in hits:
        if args.json:
            emit_json(hit_json(hit))
        else:
            _emit_hit(hit)
    if not args.json and len(hits) < summary.articles:
        say(f"{len(hits)} of {summary.articles} articles are shown; more with --limit")
    return 0


def _notebook(
    args: argparse.Namespace, library: "Library", *, needed: bool
) -> "AbstractContextManager[Notebook | None]":
    return open_notebook(args, library) if needed else nullcontext()


def _explain(query: "Query", *, to_stderr: bool) -> None:
    from readroom.text.query_tree import explained, printed

    for line in (f"read as: {printed(query.tree)}", *("  " + line for line in explained(query.tree))):
        (say if to_stderr else emit_text)(line)


def hit_json(hit: "Hit") -> dict[str, Any]:
    """Return a result as `--json` writes it; `marks` are `[start, end)` in `snippet`, `start` in the text."""
    row = hit.row
    return {
        "id": row.id,
        "key": row.key,
        "title": row.title,
        "source": row.source,
        "outlet": row.outlet,
        "date": row.date,
        "score": hit.score,
        "hits": hit.hits,
        "start": hit.start,
        "snippet": hit.snippet,
        "marks": [list(mark) for mark in hit.marks],
    }


def _emit_header(line: str) -> None:
    if not sys.stdout.isatty():
        emit_text(line)
        return
    from rich.console import Console
    from rich.text import Text

    Console().print(Text(display(line), style="bold"))


def _emit_hit(hit: "Hit") -> None:
    row = hit.row
    where = f"{row.source}, {row.outlet}" if row.outlet and row.outlet != row.source else row.source
    head = f"{row.id:>7}  {row.date or 'undated'}  {where}"
    title = row.title or f"« {row.opening} »"
    if not sys.stdout.isatty():
        emit_text(f"{head}  {title}\n{INDENT}{hit.snippet}")
        return
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console()
    console.print(Text.assemble(display(head), "  ", (display(title), "bold")))
    console.print(Padding(marked(hit), (0, 0, 0, len(INDENT))))


def marked(hit: "Hit") -> Any:
    """Return the snippet as a Rich text in which the hits are bold and reversed."""
    from rich.text import Text

    text, at = Text(), 0
    for start, end in hit.marks:
        text.append(display(hit.snippet[at:start]))
        text.append(display(hit.snippet[start:end]), style="bold reverse")
        at = end
    return text.append(display(hit.snippet[at:]))
