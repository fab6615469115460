"""`readroom review` and `audit`: what the import was not sure of, and what it came to."""

import argparse
import contextlib
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readroom.context import emit_json, emit_text, open_library, say, some_of
from readroom.db.errors import LibraryError
from readroom.text.counted import number_of
from readroom.version import VERSION
from readroom.writing import curating

if TYPE_CHECKING:
    from readroom.db.audit import Audit
    from readroom.db.review_pages import PageReview


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands."""
    review = commands.add_parser("review", help="list the pages on which something may be wrong, the likeliest first")
    review.add_argument("--below", type=_share, metavar="SHARE", help="how sure is sure enough, 0 to 1 (0.6)")
    review.add_argument(
        "--field", metavar="FIELD", help="only this field: date, boundaries, spelling, page, correction …"
    )
    review.add_argument("--limit", type=_count, metavar="N", help="at most so many pages")
    review.add_argument("--json", action="store_true", help="a line of JSON for each field, in the same order")
    review.set_defaults(run=run_review)
    parts = review.add_subparsers(title="what to do", metavar="WHAT")
    accept = parts.add_parser("accept", help="it is right: it leaves the list until its page changes")
    accept.add_argument("ref", metavar="ID|page:N", help="an article, or a page by its number")
    accept.add_argument("field", nargs="?", metavar="FIELD", help="only this field of it")
    accept.set_defaults(run=run_accept)
    again = parts.add_parser("reopen", help="put what was accepted on the list again")
    again.add_argument("ref", metavar="ID|page:N", help="an article, or a page by its number")
    again.set_defaults(run=run_reopen)
    recipe = parts.add_parser("recipe", help="propose a recipe from its page and others of its source, and try it")
    recipe.add_argument("ref", metavar="ID|page:N", help="an article, or a page by its number")
    recipe.add_argument("-o", "--output", metavar="DEST", type=Path, help="write the recipe to a new file")
    recipe.set_defaults(run=run_recipe)
    audit = commands.add_parser("audit", help="the balance of the import, as a methods section has it")
    audit.add_argument("--sample", type=_count, default=0, metavar="N", help="draw so many articles to look at")
    audit.add_argument("--seed", type=int, default=0, metavar="S", help="the same seed draws the same articles (0)")
    audit.add_argument("--json", action="store_true", help="as one JSON object")
    audit.set_defaults(run=run_audit)


def _share(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to 1")
    return value


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 8):
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 on")
    return int(text)


def run_review(args: argparse.Namespace) -> int:
    """List what waits for review: a line for each page, as JSON a line for each field."""
    from readroom.db.review import BELOW
    from readroom.db.review_pages import pages_to_review

    below = BELOW if args.below is None else args.below
    with open_library(args) as library:
        pages = pages_to_review(library, below=below, field=args.field)
        for page in some_of(args, pages[: args.limit], "nothing waits for review"):
            if args.json:
                for one in page.entries:
                    emit_json({**one.to_json(), "page_doubt": page.doubt})
            else:
                emit_text(_line_of_page(page))
        if not args.json and args.limit is not None and len(pages) > args.limit:
            say(number_of(len(pages) - args.limit, "more page"))
    return 0


def _line_of_page(page: "PageReview") -> str:
    """Return a page with all that is doubtful on it; where several articles are, each is named by its id."""
    record = f" record {page.record}" if page.record else ""
    several = len({one.article for one in page.entries}) > 1
    said: list[str] = []
    spelt = 0
    for one in page.entries:
        if one.field == "spelling" and (spelt := spelt + 1) > 1:
            continue
        value = f" {_short(one.value, 40)}" if one.value is not None else ""
        if one.field in ("cut", "boundaries", "text") or one.value == page.title:
            value = ""
        who = f"{one.article}: " if several and one.article is not None else ""
        line = f", line {one.line}" if one.line else ""
        said.append(f"{who}{one.field}{value} ({one.reason}{line})")
    said += [number_of(spelt - 1, "more word")] if spelt > 1 else []
    title = f"  {_short(page.title, 40)}" if page.title else ""
    return f"{page.ref:>8}  {page.doubt:.2f}  {page.file}{record}{title}  {'; '.join(said)}"


def _short(text: str, length: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def run_accept(args: argparse.Namespace) -> int:
    """Take an article, a page or a field off the list."""
    from readroom.db.review import BELOW, accept

    below = max(BELOW, args.below or 0.0)
    with curating(args) as curator:
        count = accept(curator.library, args.ref, args.field, author=curator.author, now=curator.now, below=below)
    said = number_of(count, "entry leaves", "entries leave")
    emit_text(f"accepted: {said} the list until the page changes")
    return 0


def run_reopen(args: argparse.Namespace) -> int:
    """Put an article or a page on the list again."""
    from readroom.db.review import reopen

    with curating(args) as curator:
        count = reopen(curator.library, args.ref)
    if not count:
        raise LibraryError(f"nothing of {args.ref} was accepted; nothing was changed")
    emit_text(f"took back {number_of(count, 'decision')} about {args.ref}")
    return 0


def run_recipe(args: argparse.Namespace) -> int:
    """Propose a recipe from a page of the list, write it, and say how it cuts each page that it is from."""
    from readroom.importer.recipe.proposing import propose
    from readroom.recipes import put_recipe, refuse_to_replace

    refuse_to_replace(args.output)
    with open_library(args) as library:
        found = propose(library, args.ref)
    put_recipe(found.toml, args.output)
    for line in found.tried:
        say(line)
    if args.output:
        say(f"try it: readroom explain {found.try_on or 'PAGE'} --recipe {args.output}")
    return 0


def run_audit(args: argparse.Namespace) -> int:
    """Print the balance."""
    from dataclasses import asdict

    from readroom.db.audit import audit

    with open_library(args) as library, _progress() as progress:
        found = audit(library, sample=args.sample, seed=args.seed, progress=progress)
        head = {
            "library": library.id,
            "readroom": VERSION,
            "made": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
            "sample_seed": args.seed,
        }
    if args.json:
        emit_json({**head, **asdict(found)})
        return 0
    emit_text(f"library {head['library']} · readroom {VERSION} · {head['made']}\n")
    for title, lines in _sections(found, args.seed):
        if lines:
            emit_text(title)
            for line in lines:
                emit_text(f"  {line}".rstrip())
            emit_text()
    return 0


@contextlib.contextmanager
def _progress() -> "Iterator[Callable[[int, int], object]]":
    """Show how many pages were read, on a terminal."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return

    def show(done: int, total: int) -> None:
        sys.stderr.write(f"\r{done:,} of {number_of(total, 'page')}\x1b[K" if done < total else "\r\x1b[K")
        sys.stderr.flush()

    yield show


def _sections(found: "Audit", seed: int) -> "Iterator[tuple[str, list[str]]]":
    """Yield the parts of a balance: a heading, and its lines."""
    yield (
        "Files and records",
        [
            f"{number_of(found.files, 'file')}, {found.containers:,} of them with records; "
            f"{number_of(found.records, 'record')}",
            *(
                f"{one['count']:>9,}  {one['outcome']}{': ' + one['reason'] if one['reason'] else ''}"
                for one in found.outcomes
            ),
        ],
    )
    yield (
        "Declared and found",
        [f"{one['file']}: {one['declared']:,} declared, {one['found']:,} found" for one in found.declared]
        + [f"not pages: {count:,} {reason}" for reason, count in sorted(found.left_out.items())],
    )
    total = sum(found.lines.values())
    yield (
        "Lines of the pages",
        [f"{total:>11,}  in all"]
        + [
            f"{count:>11,}  {verdict} ({count / total:.1%})" if total else f"{count:>11,}  {verdict}"
            for verdict, count in found.lines.items()
        ],
    )
    yield (
        "Articles",
        [
            f"{number_of(found.articles, 'article')} with {number_of(found.words, 'word')} "
            f"on {number_of(found.pages, 'page')}; each copy counted",
            "articles on a page: " + ", ".join(f"{n} on {pages:,}" for n, pages in found.articles_per_page.items()),
            f"without a date {found.undated:,}, without a title {found.untitled:,}, "
            f"without an author {found.without_author:,}",
        ],
    )
    unprinted = sum(one["articles"] for one in found.years if one["outlet"] is None)
    yield (
        "Sources by year (articles by who published the page; a folder's name where the page names nobody)",
        _by_year(found.source_years, "source"),
    )
    yield (
        f"Outlets by year (articles by who published them first, as their page prints it; "
        f"{unprinted:,} of {found.articles:,} print none)",
        _by_year([one for one in found.years if one["outlet"] is not None], "outlet")
        or (["no page prints an outlet"] if found.articles else []),
    )
    for title, some in (("Shortest", found.shortest), ("Longest", found.longest)):
        yield title, [_line_of(one) for one in some]
    counts = found.corrections
    yield (
        "Corrections",
        [
            f"{counts['fields']:,} of fields, {counts['cuts']:,} of pages, {counts['sources']:,} of sources' names; "
            f"{number_of(counts['withdrawn'], 'article')} withdrawn"
        ]
        + [f"correction {u['correction']} ({u['what']}) waits: {u['where']}: {u['why']}" for u in found.unfit],
    )
    yield f"Sample of {len(found.sample)}, seed {seed}", [_line_of(one, key=True) for one in found.sample]


def _by_year(years: list[dict[str, Any]], name: str) -> list[str]:
    named: dict[str, list[str]] = {}
    for one in years:
        named.setdefault(one[name], []).append(f"{one['year'] or 'undated'}: {one['articles']:,}")
    return [f"{who}  {', '.join(parts)}" for who, parts in named.items()]


def _line_of(one: dict[str, Any], *, key: bool = False) -> str:
    """Return an article of the balance in a line; with `key`, its key beside its id."""
    place = f"{one['file']}{' record ' + str(one['record']) if one['record'] else ''}"
    lines = f" lines {one['lines'][0]}-{one['lines'][1]}" if one["lines"] else ""
    title = one["title"] or f"« {one['opening']} »"
    named = f"{one['id']:>7}  {one['key']}" if key else f"{one['id']:>7}"
    who = f"{named}  {one['date'] or 'undated':<16}  {number_of(one['words'], 'word'):>13}"
    return f"{who}  {_short(title, 60)}  ({place}{lines})"
