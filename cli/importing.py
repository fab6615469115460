"""`readroom import` and `readroom explain`: files in, and what became of each of their lines."""

import argparse
import contextlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from readroom.context import emit_json, emit_text, library_path, say, write_file
from readroom.db.errors import ReadroomError
from readroom.version import VERSION

if TYPE_CHECKING:
    from readroom.importer.report import Counts, Row
    from readroom.text.model import Article, Page


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands."""
    run = commands.add_parser("import", help="import files and folders into the library")
    run.add_argument("paths", nargs="+", metavar="PATH", type=Path, help="a file, or a folder with all that it holds")
    run.add_argument("--source", metavar="NAME", help="who published these pages, instead of what they say themselves")
    run.add_argument("--only", metavar="GLOB", help="only files whose names match, such as '*.html'")
    run.add_argument("--workers", metavar="N", type=_positive, help="how many files are read at a time")
    run.add_argument("--dry-run", action="store_true", help="read and report, store nothing")
    run.add_argument("--report", metavar="FILE", type=Path, help="write a line of JSON for each file or record")
    run.add_argument("--json", action="store_true", help="print the counts as JSON")
    run.set_defaults(run=run_import)
    explain = commands.add_parser("explain", help="show what became of each line of a file, and why")
    explain.add_argument("file", metavar="FILE", type=Path)
    explain.add_argument("--json", action="store_true", help="a line of JSON for each line of the file")
    explain.set_defaults(run=run_explain)


def _positive(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < len(text) < 5 and int(text)):
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 on")
    return int(text)


def run_import(args: argparse.Namespace) -> int:
    """Import; exit status 1 when every input was skipped."""
    from readroom.importer.session import Options, default_workers, import_paths

    options = Options(args.workers or default_workers(), VERSION, args.source, args.only, args.dry_run)
    with contextlib.ExitStack() as stack:
        note = stack.enter_context(_report_file(args.report)) if args.report else None
        progress = stack.enter_context(_progress(quiet=args.json))

        def report(row: "Row") -> None:
            if note:
                note(row)
            progress(row)

        try:
            counts, seconds = import_paths(library_path(args), args.paths, options, report)
        except KeyboardInterrupt:
            say("readroom: stopped; what was imported is kept, and the same command imports the rest")
            return 130
    if args.json:
        emit_json({**asdict(counts), "seconds": round(seconds, 3)})
    else:
        emit_text(_summary(counts, seconds, dry_run=args.dry_run))
    if counts.rows and counts.rows == counts.skipped:
        raise ReadroomError(
            f"nothing was imported: all {counts.skipped} inputs were skipped; see --report for the reasons"
        )
    return 0


@contextlib.contextmanager
def _report_file(path: Path) -> "Iterator[Callable[[Row], None]]":
    with write_file(path, "report") as out:
        yield lambda row: print(json.dumps(asdict(row), ensure_ascii=False), file=out)


@contextlib.contextmanager
def _progress(*, quiet: bool) -> "Iterator[Callable[[Row], None]]":
    """Show how far an import is: a line that moves on a terminal, otherwise a line for what went wrong."""
    if not sys.stderr.isatty():
        yield lambda row: None if quiet or row.outcome not in ("skipped", "partial") else say(_problem(row))
        return
    from rich.console import Console
    from rich.progress import Progress, TextColumn, TimeElapsedColumn
    from rich.text import Text

    console = Console(stderr=True)
    columns = (TextColumn("{task.completed:,.0f} files and records", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("import", total=None)

        def show(row: "Row") -> None:
            bar.advance(task)
            if row.outcome in ("skipped", "partial"):
                from readroom.text.gate import display

                bar.console.print(Text(display(_problem(row))))

        yield show


def _problem(row: "Row") -> str:
    record = f" record {row.record}" if row.record else ""
    return f"{row.outcome}: {row.file}{record}: {row.reason}"


def _summary(counts: "Counts", seconds: float, *, dry_run: bool) -> str:
    outcomes = ", ".join(
        f"{getattr(counts, name):,} {name}"
        for name in ("new", "updated", "unchanged", "partial", "skipped")
        if getattr(counts, name)
    )
    what = "would be imported" if dry_run else "imported"
    return (
        f"{what}: {counts.articles:,} articles on {counts.pages:,} pages, from {counts.files:,} files, "
        f"in {seconds:.1f} s\n"
        f"of {counts.rows:,} files and records: {outcomes or 'none'}"
    )


def run_explain(args: argparse.Namespace) -> int:
    """Print each line's verdict and reason, each field's evidence, and the sum."""
    from readroom.importer.formats import Unreadable
    from readroom.importer.session import read_file

    read = failed = 0
    try:
        for record, page in read_file(args.file):
            if isinstance(page, str):
                if record is None:
                    raise ReadroomError(f"{args.file}: {page}")
                failed += 1
                say(f"skipped: {args.file} record {record}: {page}")
                continue
            read += 1
            if args.json:
                _explain_json(page)
                continue
            if record is not None:
                emit_text(f"record {record}")
            _explain_text(page)
    except Unreadable as problem:
        raise ReadroomError(f"{args.file} {problem}") from problem
    if failed and not read:
        raise ReadroomError(f"{args.file}: nothing in it can be read")
    return 0


def _lines(page: "Page") -> Iterator[tuple[int, str, str, str, int | None]]:
    fates = {v.line: v for v in page.verdicts}
    for number, text in enumerate(page.text.split("\n"), 1):
        fate = fates.get(number)
        yield (number, text, fate.verdict, fate.reason, fate.article) if fate else (number, text, "kept", "", None)


def _explain_json(page: "Page") -> None:
    for number, text, verdict, reason, article in _lines(page):
        emit_json(
            {
                "line": number,
                "verdict": verdict,
                "reason": reason,
                "article": article,
                "record": page.record,
                "text": text,
            }
        )
    say(_sum_of(page))


def _sum_of(page: "Page") -> str:
    counts = Counter(verdict for _, _, verdict, _, _ in _lines(page))
    said = ", ".join(f"{name} {counts.get(name, 0)}" for name in ("kept", "metadata", "aside", "cut"))
    return f"{counts.total()} lines: {said}; {len(page.articles)} articles ({page.extractor or page.format})"


def _explain_text(page: "Page") -> None:
    for number, text, verdict, reason, article in _lines(page):
        where = f"{article}" if article else "-"
        shown = text if len(text) <= 60 else text[:59] + "…"
        emit_text(f"{number:>6} {verdict:<8} {where:>3}  {reason:<34}  {shown}".rstrip())
    for place, found_article in enumerate(page.articles, 1):
        _explain_article(place, found_article)
    emit_text(_sum_of(page))
    if page.problem:
        emit_text(f"only partly read: {page.problem}")


def _explain_article(number: int, article: "Article") -> None:
    emit_text(f"article {number}: {article.title or '(no title)'}")
    values = {
        "authors": ", ".join(article.authors),
        "date": article.date.value if article.date else "",
        "first_date": article.first_date.value if article.first_date else "",
        "outlet": article.outlet or "",
        "section": article.section or "",
        "language": article.language or "",
        "url": article.url or "",
    }
    for field, value in values.items():
        if value:
            evidence = article.evidence.get(field)
            where = f" (line {evidence.line})" if evidence and evidence.line else ""
            why = f": {evidence.reason}{where}, {evidence.confidence:.2f}" if evidence else ""
            emit_text(f"    {field} {value}{why}")
