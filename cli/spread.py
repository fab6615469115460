"""`readroom dispersion`: how evenly a query's hits are spread, and where they lie."""

import argparse
from typing import TYPE_CHECKING, Any

from readroom.bars import strip
from readroom.counting import Column, add_output, asked, emit, limit_of, progress

if TYPE_CHECKING:
    from readroom.db.counting.dispersion import Dispersion
    from readroom.db.library import Library

_COLUMNS = (
    Column("part", "part"),
    Column("hits", "hits"),
    Column("words", "words"),
    Column("per_million", "per million", 1),
)
MEASURES = (
    ("juilland_d", "Juilland's D", "1 is even"),
    ("dp", "DP (Gries)", "0 is even"),
    ("dp_norm", "DP normalised", "0 is even"),
    ("egbert", "1 - DP (Egbert)", "1 is even"),
    ("carroll_d2", "Carroll's D2", "1 is even"),
    ("rosengren_s", "Rosengren's S", "1 is even"),
    ("arf", "ARF", "hits, were they even"),
    ("awt", "AWT", "words until the next hit"),
    ("ald", "ALD", "log10 of the distance in words"),
)
_NONE = {"source": "no source", "outlet": "no outlet", "year": "undated", "month": "undated or no month"}


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    spread = commands.add_parser("dispersion", help="how evenly hits are spread over articles, sources or years")
    spread.add_argument("query", metavar="QUERY", nargs="+", help="what to look for")
    spread.add_argument("--by", choices=("article", "source", "outlet", "year", "month"), default="article",
                        help="what the parts are (article)")  # fmt: skip
    add_output(spread)
    spread.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Measure, and write the table."""
    from readroom.db.counting.dispersion import dispersion

    with asked(args, " ".join(args.query)) as asking:
        found = dispersion(
            asking.library, asking.queries[0], by_part=args.by, limit=limit_of(args), notebook=asking.notebook,
            progress=progress,
        )  # fmt: skip
        facts = {"parts": found.parts, "range": found.range, **{key: getattr(found, key) for key, _, _ in MEASURES}}
        emit(
            args, found.head, _rows(asking.library, found, args), _COLUMNS, facts=facts, lines=_lines(found),
            picture=lambda width: _strips(found, width),
        )  # fmt: skip
    return 0


def _rows(library: "Library", found: "Dispersion", args: argparse.Namespace) -> list[dict[str, Any]]:
    names = [part.name for part in found.rows]
    if not (args.json or args.csv):
        if args.by == "article":
            from readroom.db.articles import rows_by_id

            titles = {
                str(row.id): row.title or row.opening for row in rows_by_id(library, [int(n or 0) for n in names])
            }
            names = [f"{name} {titles.get(name or '', '')}"[:40].rstrip() for name in names]
        names = [_NONE[args.by] if name is None else name for name in names]
    return [
        {"part": name, "hits": part.hits, "words": part.words, "articles": part.articles,
         "per_million": part.per_million, "places": part.places.tolist()}
        for name, part in zip(names, found.rows, strict=True)
    ]  # fmt: skip


def _lines(found: "Dispersion") -> list[str]:
    lines = [f"{'range':16} {found.range:>10,}  of {found.parts:,} parts have hits"]
    for key, title, direction in MEASURES:
        value = getattr(found, key)
        lines.append(f"{title:16} {'–' if value is None else f'{value:,.4f}':>10}  {direction}")
    return lines


def _strips(found: "Dispersion", width: int) -> list[str]:
    codes = [part.barcode(width) for part in found.rows]
    most = max((max(code) for code in codes), default=0)
    return [strip(code, most) for code in codes]
