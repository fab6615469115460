"""`readroom articles`, `show` and `export`: what is in the library."""

import argparse
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from readroom.context import emit_json, emit_text, open_library, open_notebook, say, some_of, write_about, write_pieces
from readroom.text.counted import number_of
from readroom.version import VERSION

if TYPE_CHECKING:
    from readroom.db.articles import FullArticle
    from readroom.db.library import Library

PAGE = 500
"""How many rows are read at a time."""


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands."""
    listing = commands.add_parser("articles", help="list articles, newest first")
    listing.add_argument("query", nargs="?", help="only those that a search finds")
    listing.add_argument("--json", action="store_true", help="a line of JSON for each article")
    listing.set_defaults(run=run_articles)

    show = commands.add_parser("show", help="print one article")
    show.add_argument("article", metavar="ID", help="an id, a key, or the beginning of a key")
    show.add_argument("--format", choices=("text", "markdown", "json"), default="text")
    show.add_argument("--json", action="store_const", const="json", dest="format", help="the same as --format json")
    show.add_argument(
        "--no-head", action="store_true", help="with --format text: the stored text alone, in which offsets count"
    )
    show.set_defaults(run=run_show)

    export = commands.add_parser("export", help="write articles out")
    kinds = export.add_subparsers(title="what", metavar="WHAT", required=True)
    articles = kinds.add_parser("articles", help="all articles, or those that a search finds")
    articles.add_argument("query", nargs="?", help="only those that a search finds")
    from readroom.db.export import names

    articles.add_argument("--format", choices=names(), default="jsonl")
    articles.add_argument("-o", "--output", metavar="DEST", type=Path, help="a file, instead of standard output")
    articles.set_defaults(run=run_export)


def _ids(args: argparse.Namespace, library: "Library") -> Iterator[int]:
    from readroom.db.articles import every_id

    if args.query:
        yield from ids_of(args, library, args.query)
    else:
        yield from every_id(library)


def ids_of(args: argparse.Namespace, library: "Library", text: str) -> Iterator[int]:
    """Yield the ids of the articles that a query finds, newest first; say what was not understood."""
    from readroom.db.folding import UNKNOWN, copies
    from readroom.db.search import matching_ids, understand
    from readroom.text.query_tree import asks_once, needs_notebook

    today = date.today()
    query = understand(text, today=today)
    for notice in query.notices:
        say(f"note: {notice.message}")
    if asks_once(query.tree) and copies(library) is None:
        say(f"note: {UNKNOWN}")
    with open_notebook(args, library) if needs_notebook(query.tree) else nullcontext() as notebook:
        yield from matching_ids(library, text, notebook=notebook, today=today)


def run_articles(args: argparse.Namespace) -> int:
    """List articles."""
    from readroom.db.articles import rows_by_id
    from readroom.db.own_values import SIGN, mine
    from readroom.db.record_json import row_json
    from readroom.proposing import own_of, with_own

    with open_library(args) as library:
        own = own_of(args, library)
        none = "nothing found" if args.query else "no article is here yet; import some with: readroom import PATH"
        for part in some_of(args, _in_parts(_ids(args, library)), none):
            for row in (mine(row, own) for row in rows_by_id(library, part)):
                if args.json:
                    emit_json(with_own(row_json(row), row.own))
                else:
                    title = (f"{SIGN} " if row.own else "") + (row.title or f"« {row.opening} »")
                    emit_text(f"{row.id:>7}  {row.date or 'undated':<16}  {row.source}  {title}")
    return 0


def _in_parts(ids: Iterator[int]) -> Iterator[list[int]]:
    part: list[int] = []
    for found in ids:
        part.append(found)
        if len(part) == PAGE:
            yield part
            part = []
    if part:
        yield part


def run_show(args: argparse.Namespace) -> int:
    """Print one article as text, Markdown or JSON; the same on a terminal and into a pipe."""
    from readroom.db.articles import find_article, get_article
    from readroom.db.export.markdown import article_markdown
    from readroom.db.own_values import mine_whole
    from readroom.db.record_json import article_json
    from readroom.proposing import own_of, with_own

    with open_library(args) as library:
        article = mine_whole(get_article(library, find_article(library, args.article)), own_of(args, library))
    if args.format == "json":
        emit_json(with_own(article_json(article), article.row.own))
    elif args.format == "markdown":
        emit_text(article_markdown(article).rstrip("\n"))
    elif args.no_head:
        emit_text(article.body.text)
    else:
        from readroom.shown import article_text

        emit_text(article_text(article))
    return 0


def run_export(args: argparse.Namespace) -> int:
    """Write articles in one of the export formats."""
    from readroom.db.articles import get_article
    from readroom.db.export import exporter
    from readroom.db.statement import statement

    with open_library(args) as library:
        written = 0

        def articles() -> "Iterator[FullArticle]":
            nonlocal written
            for found in _ids(args, library):
                yield get_article(library, found)
                written += 1

        write_pieces(exporter(args.format)(articles()), args.output, "export")
        what, query, counted = number_of(written, "article"), _frozen(args.query), _rule(args, library, written)
        write_about(args.output, statement(f"{what}, as {args.format}", library.id, query=query, counted=counted))
        say(
            f"{what}, {counted} · query {query} · "
            f"library {library.id} · readroom {VERSION} · {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
        )
    return 0


def _rule(args: argparse.Namespace, library: "Library", written: int) -> str:
    """Return how copies are counted in what was written."""
    from readroom.db.counts import copies_among
    from readroom.db.search import understand
    from readroom.db.statement import rule
    from readroom.text.query_tree import needs_notebook

    query = understand(args.query or "", today=date.today())
    with open_notebook(args, library) if needs_notebook(query.tree) else nullcontext() as notebook:
        among = copies_among(library, query, notebook=notebook)
    return rule(written, among.copies, once=among.once)


def _frozen(text: str | None) -> str:
    """Return a query as it was read today, so that it means the same on another day; `none` without one."""
    from readroom.db.search import understand
    from readroom.text.query_print import printed

    return printed(understand(text, today=date.today()).tree) if text else "none"
