"""`readroom search`: what the library holds about a query, counted and quoted."""

import argparse
import re
import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from itertools import islice, repeat
from typing import TYPE_CHECKING, Any

from readroom.context import emit_json, emit_text, number, open_library, open_notebook, say, some_of
from readroom.text.counted import number_of
from readroom.text.gate import display

if TYPE_CHECKING:
    from readroom.db.fields import NotebookView
    from readroom.db.library import Library
    from readroom.db.notebook import Notebook
    from readroom.db.search import Hit
    from readroom.text.header import Summary
    from readroom.text.query import Query

HELP = """\
Words are looked for together, in title and text: iran deal. Also: "a phrase", one OR other, -not, begin*, *end, w*rd,
=Word (as printed), /regex/, near/5(one other), (parentheses), title: text: source: outlet: author: section: lang:
keyword: voice: aside: file: key: id: tag: note: has:highlight is:unread in: saved: like:12, date:2019,
date:2019-03..2020-01, date:30d, date:none, first:2019.
A query that begins with a minus stands after --, as in: readroom search -- -word
"""
COUNTED = 10_000
"""Articles are counted without being asked up to so many."""
HITS = 2_000
"""And their hits where at most so many articles match: each text has to be looked into."""
FACETS = ("source", "year", "outlet", "language", "section", "keyword", "author", "tag", "story")
NONE = {
    "year": "undated", "source": "no source", "outlet": "no outlet", "language": "no language", "section": "no section",
    "keyword": "no keyword", "author": "no author", "tag": "no tag", "story": "no story",
}  # fmt: skip
"""How articles without a value are called."""
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
    search.add_argument("--limit", type=number, default=50, metavar="N", help="show at most N articles (50)")
    search.add_argument("--sort", choices=("date", "rank"), default="date", help="newest first, or best first")
    search.add_argument("--exact", action="store_true", help="cut nothing short: every form, every text, bm25 of all")
    search.add_argument("--count", action="store_true", help="only count; every count is exact")
    search.add_argument("--facet", choices=FACETS, help="only count the articles by this field")
    search.add_argument("--save", metavar="NAME", help="keep the query in the notebook: saved:NAME asks it again")
    search.add_argument("--explain", action="store_true", help="say how the query was understood")
    search.add_argument("--json", action="store_true", help="a line of JSON for each article; with --count, one object")
    search.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Search, and write what was found; nothing found is no failure."""
    from readroom.db.search import Interrupted, understand
    from readroom.text.query_tree import needs_notebook

    query = understand(" ".join(args.query), today=date.today())
    for notice in query.notices:
        say(f"note: {notice.message}")
    needed = needs_notebook(query.tree) or args.save is not None or args.facet == "tag"
    try:
        with open_library(args) as library, _notebook(args, library, needed=needed) as notebook:
            if args.explain:
                _explain(library, query, notebook, to_stderr=args.json)
            if args.save is not None and notebook is not None:
                _save(notebook, args.save, query)
            if args.facet:
                _facet(args, library, query, notebook)
            elif args.count:
                _count(args, library, query, notebook)
            else:
                _search(args, library, query, notebook)
    except Interrupted as stopped:
        raise KeyboardInterrupt from stopped
    return 0


def _progress(looked: int) -> None:
    """Say on a terminal how many texts were looked into."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{number_of(looked, 'text')} looked into ")
        sys.stderr.flush()


def _save(notebook: "Notebook", name: str, query: "Query") -> None:
    from readroom.db.saved import save_search

    say(f"saved:{name} is kept as: {save_search(notebook, name, query)}")


def _facet(args: argparse.Namespace, library: "Library", query: "Query", notebook: "NotebookView | None") -> None:
    from readroom.db.counts import copies_among
    from readroom.db.facets import facet
    from readroom.db.folding import UNKNOWN
    from readroom.db.statement import EACH, ONCE
    from readroom.text.query_tree import asks_once

    among = copies_among(library, query, notebook=notebook)
    say(ONCE if among.once else f"{EACH}: {UNKNOWN}" if asks_once(query.tree) else EACH)
    for row in some_of(args, facet(library, query, args.facet, notebook=notebook)):
        if args.json:
            emit_json({"value": row.value, "articles": row.articles})
        else:
            emit_text(f"{row.articles:>9,}  {row.value if row.value is not None else NONE[args.facet]}")


def _count(args: argparse.Namespace, library: "Library", query: "Query", notebook: "NotebookView | None") -> None:
    from readroom.db.counts import count
    from readroom.db.elsewhere import elsewhere
    from readroom.text.header import header

    summary = count(library, query, notebook=notebook, progress=_progress)
    if args.json:
        emit_json({**_asked(args, query, "--count", "--json"), **summary.to_json()})
    else:
        _emit_header(header(summary))
    if not summary.articles and (hint := elsewhere(library, query, notebook)):
        say(f"note: {hint}")


def _asked(args: argparse.Namespace, query: "Query", *options: str) -> dict[str, str]:
    """Return what was asked, with relative dates as days, and the command that asks it again."""
    from readroom.context import library_path, notes_path
    from readroom.text.query_print import printed
    from readroom.text.query_tree import needs_notebook
    from readroom.text.repeat import search_command

    notes = notes_path(args) if needs_notebook(query.tree) else None
    named = str(library_path(args)) if args.library else None
    again = search_command(query, options=options, library=named, notes=str(notes) if notes else None)
    return {"query": printed(query.tree), "command": again}


def _search(args: argparse.Namespace, library: "Library", query: "Query", notebook: "NotebookView | None") -> None:
    from readroom.db.search import search, stream

    summary = None if args.json else _emit_summary(args, library, query, notebook)
    remarks: list[str] = []
    hits: Iterable[Hit]
    if args.exact:
        hits = islice(stream(library, query, sort=args.sort, notebook=notebook, progress=_progress), args.limit)
    else:
        hits = search(library, query, limit=args.limit, sort=args.sort, notebook=notebook, remarks=remarks)
    shown = 0
    for hit in hits:
        shown += 1
        if args.json:
            emit_json(hit_json(hit))
        else:
            _emit_hit(hit)
    for remark in remarks:
        if summary is None or not any(map(_alike, summary.notes, repeat(remark))):
            say(f"note: {remark}")
    if summary is not None and shown < summary.articles:
        more = "+" if summary.more else ""
        say(f"{shown} of {summary.articles:,}{more} articles are shown; more with --limit")


def _alike(one: str, other: str) -> bool:
    """Tell whether two remarks say the same but for their numbers: a page looks into fewer texts than a count."""
    return re.sub(r"[\d,]+", "", one) == re.sub(r"[\d,]+", "", other)


def _emit_summary(
    args: argparse.Namespace, library: "Library", query: "Query", notebook: "NotebookView | None"
) -> "Summary":
    """Write the line over the results, and return what it says."""
    from readroom.db.counts import count
    from readroom.db.search import SECONDS
    from readroom.text.header import header
    from readroom.text.query_tree import holds_words

    seconds = None if args.exact else SECONDS
    most = min(HITS, COUNTED)
    summary = count(library, query, notebook=notebook, most=most, capped=COUNTED, exact=args.exact, seconds=seconds)
    line = header(summary)
    if summary.articles > most and not summary.more and holds_words(query.tree):
        line += " · hits not counted: --count counts them"
    _emit_header(line)
    return summary


def _notebook(
    args: argparse.Namespace, library: "Library", *, needed: bool
) -> "AbstractContextManager[Notebook | None]":
    return open_notebook(args, library) if needed else nullcontext()


def _explain(library: "Library", query: "Query", notebook: "NotebookView | None", *, to_stderr: bool) -> None:
    from readroom.db.plan import make_plan
    from readroom.db.spelling import printed_for
    from readroom.text.query_print import printed
    from readroom.text.query_say import explained

    make_plan(
        library, query, notebook, exact=False, fold=False
    )  # what is not there is said before anything is explained
    said = explained(query.tree, spellings=lambda word: printed_for(library.connection, word))
    for line in (f"read as: {printed(query.tree)}", *("  " + line for line in said)):
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
