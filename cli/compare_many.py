"""Comparing three articles and more on the command line: a base, and a sign for each other article beside it."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from readroom.compare import article_lines, printed
from readroom.context import emit_json, write_pieces

if TYPE_CHECKING:
    from readroom.db.articles import FullArticle
    from readroom.text.align_many import Many

LEGEND = '= same, ≈ edited, " quotation, ∩ shared, ~ only related, ↻ again, · nothing of it'


def compare_several(
    args: argparse.Namespace,
    articles: "Sequence[FullArticle]",
    known: Sequence[int],
    write: Callable[[Iterator[str]], None],
) -> None:
    """Compare the first article with the others, and write it as it was asked for."""
    from readroom.text.align_many import compare_many

    base, *witnesses = articles
    many = compare_many(base.body, [article.body for article in witnesses], known=known, loose=args.loose)
    if args.json:
        emit_json(many_json(base, witnesses, many))
    elif args.format == "text":
        write(many_lines(base, witnesses, many))
    else:
        from readroom.db.comparison_export import many_csv, many_markdown

        pieces = many_csv if args.format == "csv" else many_markdown
        write_pieces(pieces(base, witnesses, many), args.output, "comparison")


def many_json(base: "FullArticle", witnesses: "Sequence[FullArticle]", many: "Many") -> dict[str, Any]:
    """Return a base and its witnesses as plain JSON values."""
    from readroom.db.comparison_export import outlet_of, outlets_saying

    found = many.to_json()
    texts = found.pop("texts")
    for entry, sentence in zip(found["sentences"], many.sentences, strict=True):
        entry["outlets"] = outlets_saying(base, witnesses, sentence.marks)
    for entry in found["not_in_base"]:
        entry["outlets"] = len({outlet_of(witnesses[s["witness"]]) for s in entry["sentences"]})
    return {
        "base": base.row.id,
        "base_text": texts[0],
        "witnesses": [
            {
                "id": article.row.id,
                "outlet": outlet_of(article),
                "text": text,
                "base_in_it": round(comparison.left_in_right, 4),
                "it_in_base": round(comparison.right_in_left, 4),
                "longest": comparison.longest,
            }
            for article, comparison, text in zip(witnesses, many.comparisons, texts[1:], strict=True)
        ],
        "texts": many.distinct,
        "outlets": len({outlet_of(article) for article in (base, *witnesses)}),
        **found,
    }


def many_lines(base: "FullArticle", witnesses: "Sequence[FullArticle]", many: "Many") -> Iterator[str]:
    """Yield a base and its witnesses as lines of text."""
    from readroom.db.comparison_export import tally
    from readroom.text.align_report import MARKS, shares

    yield from article_lines("base", base)
    for number, (article, comparison) in enumerate(zip(witnesses, many.comparisons, strict=True), 1):
        yield from article_lines(f"{number:>4}", article)
        yield f"      {shares(comparison, 'the base', str(number))}"
    yield from ("", tally(base, witnesses, many), LEGEND, "")
    for sentence in many.sentences:
        signs = "".join(MARKS[mark.kind] if mark else "·" for mark in sentence.marks)
        note = "all " if many.is_everywhere(sentence) else "only" if many.is_alone(sentence) else "    "
        place = f"{sentence.at[0]}.{sentence.at[1]}"
        yield f"{signs} {note} {place:>5}  {printed(base.body.text, sentence.range)}"
    yield from ("", "Not in the base, what most texts have first:")
    for places in many.absent:
        names = ",".join(str(n + 1) for n in dict.fromkeys(place.witness for place in places))
        first = places[0]
        yield f"{names:>4}  {printed(witnesses[first.witness].body.text, first.range)}"
